#pragma once

#include "run/runs/RunView.h"

#include <QTimer>
#include <QWidget>

class QVBoxLayout;

namespace warrener {

class OutputPanel;
class RunDesk;
class RunHeader;
class StepsView;

/// One run, whole: header, steps, and what the chosen step wrote. Of the desk's own run while it
/// goes on, or of one that was read from the journal.
class RunPanel final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RunPanel)

public:
    /// `desk` outlives the panel.
    explicit RunPanel(RunDesk &desk, QWidget *parent = nullptr);

    /// Follows the desk's run from now on.
    void follow();
    /// Shows a run of the journal, which only can be read, and undone. `elsewhere`: another console makes it now.
    void showRun(const RunView &run, bool elsewhere = false);
    const RunView &run() const;
    bool isLive() const;

    /// Above the output, for what a page shows beside the steps.
    QVBoxLayout *side() const { return m_side; }
    void setClosable(bool closable);
    bool togglePause();
    /// Asks whether the run shall be stopped, and what was done be taken back.
    void askToStop();
    /// Works only between these, as a page does.
    void setActive(bool active);

Q_SIGNALS:
    void closeRequested();
    void succeeded(const QString &text);
    void refreshed(); ///< time has gone on, or something has happened

private:
    void refresh();
    void showOutput();
    void abort(bool undo);
    void askToUndo();
    QString footText(const RunState &state) const;

    RunDesk &m_desk;
    bool m_follows = true;
    bool m_elsewhere = false;
    bool m_active = false;
    RunView m_read;
    QTimer m_tick;
    RunHeader *m_header;
    StepsView *m_steps;
    OutputPanel *m_output;
    QVBoxLayout *m_side;
};

} // namespace warrener
