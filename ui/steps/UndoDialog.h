#pragma once

#include "run/procedure/RunState.h"
#include "ui/parts/Dialog.h"

namespace warrener {

/// Asks whether what a run has done shall be taken back: names what will be, in that order, and
/// what stays as it is.
class UndoDialog final : public Dialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(UndoDialog)

public:
    enum class About : std::uint8_t { Running, Ended };

    UndoDialog(const RunState &state, About about, QWidget *parent = nullptr);

Q_SIGNALS:
    void undoChosen();
    void stopChosen(); ///< of a run under way: ends it, and leaves all as it is

private:
    void addList(const QString &title, const QStringList &lines, const QString &name);
};

} // namespace warrener
