#pragma once

#include "plan/failover/AutoFailover.h"
#include "run/runs/RunKit.h"

#include <QObject>

#include <functional>

namespace warrener {

/// The automatic failover at work: asks every node at its interval, feeds AutoFailover, takes the
/// second look, runs the plan, and writes every decision into the journal, those not to act too.
/// Lives in the thread of its kit.
class FailoverWatch final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FailoverWatch)

public:
    /// How a plan's view comes about at the moment of need: the newest snapshot.
    using Look = std::function<QCoro::Task<SnapshotPtr>()>;

    FailoverWatch(RunKit kit, FailoverSettings settings, Look look, QString who, QObject *parent = nullptr);
    ~FailoverWatch() override;

    void start();
    /// Ends the rounds; a run under way goes on.
    void stop();
    // Said to every automatic of this cluster, by its journal; what is said elsewhere is heard before
    // the next round.
    /// `until` never: until resumed.
    void pause(TimePoint until, const QString &why);
    void resume();
    void acknowledge(const QString &note);
    /// Who paused it; empty: nobody.
    QString pausedBy() const { return m_pausedBy; }

    const AutoFailover &automatic() const { return m_automatic; }
    /// The last answers, for the page: node, whether it answered.
    const QMap<NodeName, bool> &lastAnswers() const { return m_lastAnswers; }
    TimePoint lastCheck() const { return m_lastCheck; }

Q_SIGNALS:
    /// Everything that the automatic decided.
    void decided(const warrener::AutoDecision &decision);
    void checked();
    /// Records of a run that it began.
    void happened(const warrener::JournalRecord &record);

private:
    QCoro::Task<> rounds();
    QCoro::Task<> oneRound();
    QCoro::Task<> handle(QList<AutoDecision> decisions);
    QCoro::Task<> failOver(NodeName node);
    QCoro::Task<> hear();

    const RunKit m_kit;
    const FailoverSettings m_settings;
    const Look m_look;
    const QString m_who;
    AutoFailover m_automatic;
    QMap<NodeName, bool> m_lastAnswers;
    TimePoint m_lastCheck{};
    JournalExtent m_heard;     ///< the journal when it was last read
    TimePoint m_pauseSaidAt{}; ///< of what is obeyed
    TimePoint m_acknowledgedAt{};
    QString m_pausedBy;
    std::stop_source m_stop;
    bool m_running = false;
};

} // namespace warrener

Q_DECLARE_METATYPE(warrener::AutoDecision)
