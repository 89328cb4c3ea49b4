#pragma once

#include "run/procedure/RunState.h"
#include "ui/parts/Dialog.h"

class QPushButton;

namespace warrener {

class Label;

/// Asks whether what a run has done shall be taken back: names what will be, in that order, and
/// what stays as it is. The run goes on meanwhile: setState() tells it.
class UndoDialog final : public Dialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(UndoDialog)

public:
    enum class About : std::uint8_t { Running, Ended };

    UndoDialog(const RunState &state, About about, QWidget *parent = nullptr);

    /// Of the same run as it is now; of another one: nothing.
    void setState(const RunState &state);

Q_SIGNALS:
    void undoChosen();
    void stopChosen(); ///< of a run under way: ends it, and leaves all as it is

private:
    struct List
    {
        Label *title = nullptr;
        Label *lines = nullptr;
    };

    List addList(const QString &title, const QString &name);
    static void showList(const List &list, const QStringList &lines);
    void showEnded(const RunState &state);
    void fit();

    About m_about;
    QString m_run;
    bool m_isUndoing = false;
    Label *m_said;
    List m_back;
    List m_stays;
    QPushButton *m_cancel;
    QList<QPushButton *> m_acts; ///< what is done to the run
};

} // namespace warrener
