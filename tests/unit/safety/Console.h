#pragma once

#include "World.h"
#include "plan/failover/FailoverWatch.h"
#include "run/lease/EmergencyLease.h"
#include "run/operations/MembersLook.h"
#include "run/operations/Standing.h"

namespace warrener {

/// The leases that the consoles of one world take from each other.
struct LeaseDesk
{
    QString brokerHolder;           ///< the run that has the queue; empty: nobody
    QMap<int, QString> hostHolders; ///< the links, by node's host
};

/// One console with its automatic failover armed: the real automatic, the real planner, the real engine with the
/// real emergency lease; only what lies beyond the network is played by the world.
class Console final
{
public:
    Console(World &world, LeaseDesk &desk, int number, const QString &folder);
    ~Console();
    Q_DISABLE_COPY_MOVE(Console)

    const QStringList &notDone() const { return m_notDone; } ///< "broker1 blocked"…
    /// It waits for time to pass, not for a disk.
    bool isAwaited() const;

private:
    QCoro::Task<Result<Verdict>> act(NodeName node);
    RunnerParts partsFor(const Plan &plan);
    ClusterView view() const;
    FailoverMark markOf(const QJsonObject &arguments, const StepContext &context) const;
    std::map<NodeName, NodeStanding> standingWithout(int without) const;
    Members membersWithout(int without) const;
    void addOperations();
    /// As the real ones: what was seen is remembered, and is evidence for a while.
    static QCoro::Task<SecondLook> remember(Console *self, NodeName node, Millis most);

    World &m_world;
    LeaseDesk &m_desk;
    const int m_number;
    std::shared_ptr<Timekeeper> m_time;
    std::shared_ptr<ClusterProfile> m_profile;
    std::shared_ptr<Journal> m_journal;
    std::shared_ptr<Operations> m_operations = std::make_shared<Operations>();
    std::shared_ptr<QMap<NodeName, SecondLook>> m_looks = std::make_shared<QMap<NodeName, SecondLook>>();
    std::unique_ptr<Runner> m_runner;
    std::unique_ptr<FailoverWatch> m_watch;
    QStringList m_notDone;
    bool m_isMembersTold = false; ///< an API has answered since it was armed
};

} // namespace warrener
