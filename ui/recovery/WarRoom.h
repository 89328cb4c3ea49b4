#pragma once

#include <QWidget>

class QPushButton;

namespace warrener {

class ClockCard;
class Label;
class NextCard;
class RecoveryDesk;
class RehearsalBand;
class RemarkCard;
class RolesCard;
class RunDesk;
class RunPanel;
struct RunView;

/// A recovery while it goes on: what happened, who does what, the clock against RTO, the next step, the log. Of a run in
/// earnest, of a rehearsal, or of one that another console makes.
class WarRoom final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(WarRoom)

public:
    /// `desk` outlives the room. `rehearsal`: which of its two sets of runs is shown.
    WarRoom(RecoveryDesk &desk, bool rehearsal, QWidget *parent = nullptr);

    /// Shows the run under way, or the last one.
    void follow();
    /// Shows one that another console makes: it only can be watched.
    void watch(const RunView &run);
    const RunView &run() const;
    bool togglePause();
    void setActive(bool active);

Q_SIGNALS:
    void closeRequested();
    void reportRequested(const QString &run);
    void succeeded(const QString &text);
    void planRequested(const QString &scenario); ///< the fallback of one that has failed

private:
    void refresh();

    RecoveryDesk &m_desk;
    RunDesk &m_runs;
    RehearsalBand *m_band;
    RunPanel *m_panel;
    ClockCard *m_clock;
    NextCard *m_next;
    RemarkCard *m_remark;
    RolesCard *m_roles;
    QPushButton *m_report;
    Label *m_instead;
    QPushButton *m_fallback;
    QString m_fallbackPlan{};
};

} // namespace warrener
