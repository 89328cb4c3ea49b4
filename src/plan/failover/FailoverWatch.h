#pragma once

#include "plan/failover/AutoFailover.h"
#include "run/operations/FailoverMark.h"
#include "run/operations/SecondLook.h"
#include "run/runs/RunKit.h"

#include <QObject>
#include <QSet>

#include <expected>
#include <functional>
#include <memory>

namespace warrener {

/// How it stands with the automatic failover, for who shows it.
struct AutomaticStatus
{
    AutoState state = AutoState::Normal;
    bool paused = false;
    TimePoint pausedUntil{}; ///< never: until resumed
    QString pausedBy{};      ///< empty: nobody
    TimePoint blockedUntil{};
    TimePoint checkedAt{};              ///< of the last round; never: none yet
    QMap<NodeName, bool> answers{};     ///< of that round
    QMap<NodeName, int> failures{};     ///< in a row
    QMap<NodeName, AutoState> states{}; ///< of each node by itself; `state` is the worst
    QSet<NodeName> seenAlive{};         ///< have answered since it was armed, or before, where it followed another one
    bool running = false;               ///< a failover of its own is under way
    QString obstacle{};                 ///< why it could not act, although it is armed; translated, empty: nothing is in its way

    bool operator==(const AutomaticStatus &) const = default;
};

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
    /// How the cluster is looked at and acted upon; what is empty is done by the kit. For tests.
    struct Senses
    {
        std::function<QCoro::Task<Sight>(NodeName)> glance{};       ///< one round's question to one node
        std::function<QCoro::Task<SecondLook>(NodeName)> confirm{}; ///< before anything is done
        /// what the cluster remembers of the last failover
        std::function<QCoro::Task<Result<std::optional<FailoverMark>>>()> mark{};
        std::function<QCoro::Task<Result<Verdict>>(NodeName)> act{}; ///< in place of the failover's run
        std::function<Plan(NodeName)> plan{};                        ///< which is run, in place of one that is made of the cluster
    };

    FailoverWatch(RunKit kit, FailoverSettings settings, Look look, QString who, QObject *parent = nullptr);
    ~FailoverWatch() override;

    /// Before start().
    void setSenses(Senses senses) { m_senses = std::move(senses); }
    /// Before start(): nodes that the automatic which this one follows has seen alive.
    void rememberAlive(const QSet<NodeName> &nodes) { m_automatic.rememberAlive(nodes); }
    void start();
    /// Ends the rounds; ends itself when a run that is under way has ended, and what came of it was said.
    QCoro::Task<Status> finish();
    /// Stops a run under way, and takes back what was done.
    void abort(const QString &who, const QString &why);
    // What is said to every automatic of this cluster (AutomaticWords.h) is heard before the next round;
    // what is said here, at once.
    /// `until` never: until resumed.
    void obeyPause(TimePoint until);
    void obeyResume();
    void obeyAcknowledgement();
    /// What obeyPause() or obeyResume() obeyed stands in the journal, under that number; 0: it could not be
    /// written.
    void written(qint64 number);

    const AutoFailover &automatic() const { return m_automatic; }
    AutomaticStatus status() const;

Q_SIGNALS:
    /// Everything that the automatic decided.
    void decided(const warrener::AutoDecision &decision);
    /// After each round, and whenever something else has changed.
    void statusChanged(const warrener::AutomaticStatus &status);
    /// Records of a run that it began.
    void happened(const warrener::JournalRecord &record);

private:
    /// What came of an attempt to fail a node over.
    struct Outcome
    {
        bool good = false;
        QString untouched{}; ///< set: nothing was begun, or all of it was taken back; the reason's id
        QString words{};     ///< translated
    };

    QCoro::Task<> rounds();
    QCoro::Task<> oneRound();
    QCoro::Task<> handle(QList<AutoDecision> decisions);
    QCoro::Task<> failOver(NodeName node);
    QCoro::Task<Outcome> attempt(NodeName node);
    QCoro::Task<std::expected<Plan, Outcome>> makePlan(NodeName node);
    QCoro::Task<> hear();
    QString suspicion(const NodeName &node) const;
    QCoro::Task<Status> lookAtMark(NodeName node);

    const RunKit m_kit;
    const FailoverSettings m_settings;
    const Look m_look;
    const QString m_who;
    Senses m_senses;
    AutoFailover m_automatic;
    QMap<NodeName, bool> m_lastAnswers;
    TimePoint m_lastCheck{};
    JournalExtent m_heard;    ///< the journal when it was last read
    qint64 m_pauseNumber = 0; ///< in the journal, of what is obeyed
    qint64 m_acknowledgedNumber = 0;
    int m_unwritten = 0; ///< words obeyed here that are on their way into the journal
    QString m_pausedBy;
    std::stop_source m_stop;
    std::unique_ptr<Runner> m_runner;      ///< of the run under way
    std::optional<Pending<Status>> m_over; ///< of the latest failover, finished when what came of it was said; none: none yet
    QString m_markRun;                     ///< of the mark that was seen last
    QString m_blockingRun;                 ///< of the mark whose block is obeyed
    QString m_obstacle{};                  ///< AutomaticStatus::obstacle
    QSet<NodeName> m_answeredSince;        ///< nodes that have answered since that mark was first seen
    Millis m_markAt{-1};                   ///< when somebody last said what the cluster remembers of earlier failovers
    bool m_refusedSince = false;           ///< a run of this automatic was refused since then
    bool m_running = false;
};

} // namespace warrener

Q_DECLARE_METATYPE(warrener::AutoDecision)
