#pragma once

#include "base/Ids.h"
#include "cluster/ClusterObjects.h"
#include "cluster/NodeDetail.h"
#include "cluster/OddFields.h"
#include "cluster/QueueInfo.h"
#include "cluster/RaftIndex.h"
#include "cluster/Snapshot.h"
#include "cluster/WhoAmI.h"
#include "look/examination/Answer.h"

#include <QJsonObject>
#include <QList>
#include <QMap>

#include <optional>
#include <utility>
#include <vector>

namespace warrener {

/// One of the broker's own health checks, asked of the node it is about. `took` is its own.
struct NodeCheck
{
    QString id; ///< as in the URL: "local-alarms", "port-listener/5672"
    Answer<HealthCheck> answer;

    bool operator==(const NodeCheck &) const = default;
};

/// What a queue has, by the metrics of one node.
struct QueueFill
{
    QString vhost, name;
    double ready = -1, unacked = -1, consumers = -1; ///< −1: not told

    bool operator==(const QueueFill &) const = default;
};

/// Messages that found no queue, counted since the node started; taken twice, so that one look
/// tells whether it happens now.
struct UnroutableCount
{
    double returned = 0, dropped = 0; ///< now
    double returnedBefore = 0, droppedBefore = 0;
    Millis between{0}; ///< the two samples

    double happening() const { return (returned - returnedBefore) + (dropped - droppedBefore); }
    bool operator==(const UnroutableCount &) const = default;
};

/// One node, asked directly.
struct BrokerNodeLook
{
    Answer<WhoAmI> ping;           ///< the cheapest question that proves it answers
    QList<NodeCheck> checks;       ///< none where the ping failed
    Answer<BrokerMetrics> metrics; ///< newer than any figure of the management API: alarms as they are now
    Answer<UnroutableCount> unroutable;
    Answer<QList<QueueFill>> queues; ///< the queues that it leads
    Answer<std::vector<RaftIndex>> raft;
};

/// The connections of the cluster, or the first 2,000 of them.
struct ConnectionLook
{
    QList<std::pair<NodeName, ConnectionInfo>> connections;
    bool all = true;
    OddFields odd{};
};

/// The queues of the cluster without statistics, or the first 2,000 of them.
struct QueueLook
{
    QList<QueueInfo> queues;
    qint64 total = 0;
    qint64 unreadable = 0; ///< left out: their names are no UTF-8
    OddFields odd{};
    bool all = true;
    std::optional<Error> refused{}; ///< what the broker says to the list itself: it was had by parts
    QList<UnlistedQueues> unlisted{};
};

/// What the cluster says of itself beyond the snapshot.
struct BrokerLook
{
    QMap<NodeName, BrokerNodeLook> nodes;
    NodeName answeredBy; ///< who was asked for all; empty: nobody answers
    Answer<QList<PolicyInfo>> policies, operatorPolicies;
    Answer<QList<VhostInfo>> vhosts;
    Answer<QList<FeatureFlag>> featureFlags;
    Answer<QList<DeprecatedFeature>> deprecatedUsed;
    Answer<QList<LinkInfo>> federation, shovels;
    Answer<QList<ConnectionLimit>> limits;
    Answer<ConnectionLook> connections;
    Answer<QueueLook> queues;
    Answer<QJsonObject> definitions; ///< without secrets
    QMap<QString, OddFields> odd;    ///< by the path of a list: what of it was left out
};

} // namespace warrener
