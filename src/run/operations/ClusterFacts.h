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

/// What is known of a node's member of a queue.
enum class MemberState : std::uint8_t {
    None,     ///< the node has none
    Offline,  ///< it takes no part
    Behind,   ///< it catches up
    NotKnown, ///< it is online, and nobody tells how far it has come
    InSync,   ///< it takes part: lacks no more than what may be under way
};

/// One durable or passing queue as far as a failover has to know it.
struct QueueSeat
{
    QueueRef ref;
    QueueType type = QueueType::Unknown;
    NodeName leader;               ///< empty: none, or not known
    QList<NodeName> members;       ///< of a classic queue: its node, and its mirrors (3.x)
    QList<NodeName> online;        ///< members that are online
    QMap<NodeName, double> behind; ///< log entries that a member of a quorum queue lacks; absent: not known

    MemberState memberOn(const NodeName &node) const;
    bool isInSync(const NodeName &node) const { return memberOn(node) == MemberState::InSync; }
    /// Some other member than these nodes' could lead it at once.
    bool hasOtherInSync(const NodeName &one, const NodeName &two) const;
    bool replicated() const { return members.size() > 1; }
    /// A node that goes into maintenance mode gives its leader away.
    bool movesInMaintenance() const { return type == QueueType::Quorum; }
    /// The broker did not say where it is: nobody may conclude that it is nowhere.
    bool isUnplaced() const { return members.isEmpty() && (type == QueueType::Quorum || type == QueueType::Stream); }
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
    haproxy::Intake intake{};
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
    QList<NodeName> nodes;   ///< of the cluster, as it calls them; empty: not known
    QList<QueueSeat> queues; ///< every replicated one; the others too where `queuesWhole`
    bool queuesKnown = false;
    bool queuesWhole = true; ///< false: there are too many to list those that are not replicated
    qint64 queuesTotal = -1; ///< as the cluster says; −1: not known
    std::optional<Error> queuesError;
    QMap<NodeName, qint64> connections; ///< clients of each node, as the management API knows them
    QMap<NodeName, Sight> amqp;         ///< who speaks AMQP: true also while the management API hangs
    QMap<NodeName, bool> maintenance;   ///< who is in maintenance mode; absent: nobody could tell
    QList<NodeName> paused;             ///< who has stopped serving by itself; asked only where nobody serves
    QList<ProxyFacts> proxies;          ///< in the profile's order
    /// What the names of the profile lead to, seen from here; absent: nobody could say.
    QMap<QString, QStringList> addresses;

    const ProxyFacts *proxy(const ProxyName &name) const;
    /// Replicated queues led by `node`.
    QList<const QueueSeat *> ledBy(const NodeName &node) const;
    /// Of these all but quorum queues: maintenance mode leaves streams (3.10 to 4.3, measured) and mirrored
    /// queues (3.10) where they are, only a stop moves them. −1: not known.
    qint64 stayingLedBy(const NodeName &node) const;
    /// −1: not known.
    qint64 ledCount(const NodeName &node) const { return queuesKnown ? ledBy(node).size() : -1; }
};

/// All that planners and the ranking look at: values only.
struct ClusterView
{
    std::shared_ptr<const ClusterProfile> profile;
    SnapshotPtr snapshot;
    std::shared_ptr<const ClusterFacts> facts; ///< never null; may be empty
};

/// A cluster that nobody has looked at: no more than its profile says, as of `at`.
ClusterView bareView(const ClusterProfile &profile, TimePoint at);

} // namespace warrener
