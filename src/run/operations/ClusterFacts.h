#pragma once

#include "cluster/Queue.h"
#include "cluster/Snapshot.h"
#include "look/proxy/HaproxyServers.h"
#include "run/operations/Greeting.h"

#include <QList>
#include <QMap>

#include <memory>
#include <optional>

namespace warrener {

/// One durable or passing queue as far as a failover has to know it.
struct QueueSeat
{
    QueueRef ref;
    QueueType type = QueueType::Unknown;
    NodeName leader;               ///< empty: none, or not known
    QList<NodeName> members;       ///< of a classic queue: its node, and its mirrors (3.x)
    QList<NodeName> online;        ///< members that are online
    QMap<NodeName, double> behind; ///< log entries that a member lacks; absent: not known

    /// Takes part: online, and lacks no more than what may be under way.
    bool isInSync(const NodeName &node) const;
    bool replicated() const { return members.size() > 1; }
    /// Members that are online without `node` are a majority.
    bool keepsMajorityWithout(const NodeName &node) const;
    bool operator==(const QueueSeat &) const = default;
};

/// One proxy's servers, asked for this purpose.
struct ProxyFacts
{
    ProxyName name{};
    QString backend{};                                    ///< the profile's; may be empty
    std::optional<QList<haproxy::ServerTable>> servers{}; ///< of every backend
    haproxy::SocketLevel level = haproxy::SocketLevel::Unknown;
    bool mayWrite = true;         ///< false: its socket permits no change
    qint64 pid = 0;               ///< of its present worker
    int oldWorkers = 0;           ///< of earlier reloads, that still hold sessions
    std::optional<Error> error{}; ///< why the above is not there

    bool operator==(const ProxyFacts &) const = default;
};

/// What is asked before a plan is made, beyond the snapshot. Each part may be missing; the planner
/// then says so, and the plan asks again when it runs.
struct ClusterFacts
{
    TimePoint at{};
    QList<QueueSeat> queues; ///< at most 20,000
    bool queuesKnown = false;
    qint64 queuesTotal = -1; ///< as the cluster says; −1: not known
    std::optional<Error> queuesError;
    QMap<NodeName, qint64> connections; ///< clients of each node, as the management API knows them
    QMap<NodeName, Sight> amqp;         ///< who speaks AMQP: true also while the management API hangs
    QMap<NodeName, bool> maintenance;   ///< who is in maintenance mode; absent: nobody could tell
    QList<ProxyFacts> proxies;          ///< in the profile's order
    /// What the names of the profile lead to, seen from here; absent: nobody could say.
    QMap<QString, QStringList> addresses;

    const ProxyFacts *proxy(const ProxyName &name) const;
    /// Replicated queues led by `node`.
    QList<const QueueSeat *> ledBy(const NodeName &node) const;
    qint64 ledCount(const NodeName &node) const { return ledBy(node).size(); }
};

/// All that planners and the ranking look at: values only.
struct ClusterView
{
    std::shared_ptr<const ClusterProfile> profile;
    SnapshotPtr snapshot;
    std::shared_ptr<const ClusterFacts> facts; ///< never null; may be empty
};

} // namespace warrener
