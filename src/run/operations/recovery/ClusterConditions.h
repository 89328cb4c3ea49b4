#pragma once

#include "run/procedure/Plan.h"
#include "run/procedure/StepContext.h"

#include <QList>

#include <cstdint>
#include <memory>
#include <optional>

namespace warrener {

class ClusterAccess;
class Operations;

/// What a cluster can be asked that has yes and no for an answer. What is not known is a no.
enum class ClusterCondition : std::uint8_t {
    AllNodesRunning,     ///< every node of the profile runs, by the cluster's word
    NodeRunning,         ///< the node does, by its peers' word
    NodeGone,            ///< the node does not, by its peers' word
    NoPartition,         ///< no node has parted from another
    NodesLinked,         ///< each node that is asked has a link to every other
    HostsReachEachOther, ///< each broker's host gets a greeting from every other broker
    NoAlarm,             ///< no node has a memory or disk alarm
    NoQueueInMinority,   ///< every replicated queue has a majority of its members online
    NothingGivenUp,      ///< the same; no node of the profile is forgotten, and while one is missed no queue goes on with one member that was not declared so
    EveryQueueLed,       ///< every replicated queue has a leader
    MembersComplete,     ///< no quorum queue or stream has an even number of members
    SameVersion,         ///< all nodes run the same RabbitMQ
    FlagsEnabled,        ///< every stable feature flag is on
    CertificatesValid,   ///< no certificate of a node ends within a day
    CookiesAgree,        ///< the hosts have the same Erlang cookie
    CertificateRenewed,  ///< the files of the node's certificate are good for more than a day, by its own host; what is served may be older
    DiskHasRoom,         ///< the disk of the node's data has at least 200 MB and 2 % free, by its own host
};

QString toId(ClusterCondition condition);                              ///< "all-nodes-running"…
QString toWord(ClusterCondition condition, const NodeName &node = {}); ///< translated: "All nodes run"
std::optional<ClusterCondition> clusterConditionFromId(const QString &id);
QList<ClusterCondition> allClusterConditions();
/// It is about one node.
bool needsNode(ClusterCondition condition);

/// Whether it holds now; its answer has "done" and "words". Changes nothing.
Call conditionCall(ClusterCondition condition, const NodeName &node, const QList<NodeName> &ask);
/// Until it holds, at most so long.
Step conditionStep(const QString &id, ClusterCondition condition, const NodeName &node, const QList<NodeName> &ask, Millis longest);
/// The same, and never fails: its answer has "outcome", "yes" or, once the time is over, "no".
Step askConditionStep(const QString &id, ClusterCondition condition, const NodeName &node, const QList<NodeName> &ask, Millis longest);
/// Of a branch where nobody can tell whether its condition holds.
enum class Untold : std::uint8_t {
    Fails,  ///< for what acts
    Begins, ///< for what people do and for what only waits: who stands before it can tell
};
/// As a precondition: what follows is passed by unless the condition `holds` or does not, as given.
Call unlessCondition(ClusterCondition condition, bool holds, const NodeName &node, const QList<NodeName> &ask, Untold untold);
/// As a precondition: what follows is passed by unless that step's answer has one of these outcomes ("outcome"); "done"
/// stands for any answer, "not-done" for none (it failed or was passed by).
Call unlessOutcome(const QString &step, const QStringList &outcomes);
bool isOutcomeBranch(const Call &precondition);
/// The answer of such a precondition, out of what earlier steps answered: {} or {"skip": true, "words"}.
QJsonObject outcomeDecides(const QJsonObject &arguments, const StepContext &context);

/// What the steps of this file name, for a kit of operations.
void addConditionOperations(Operations &operations, std::shared_ptr<ClusterAccess> access);

} // namespace warrener
