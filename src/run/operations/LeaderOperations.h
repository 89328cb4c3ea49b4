#pragma once

#include "run/operations/ClusterFacts.h"
#include "run/procedure/Plan.h"

namespace warrener {

// Where the queues' leaders and members are, by the management API of the first of `ask` that answers.

/// All that `from` leads has a member in sync on `to`, or where `to` has none, on some other node.
Step checkMembersStep(const NodeName &from, const NodeName &to, const QList<NodeName> &ask);
/// Until every replicated queue that has a majority without `node` has its leader elsewhere.
/// Whether streams and mirrored queues that it leads must go too: maintenance mode does not move them, an end of
/// the node does.
enum class OtherLeaders : std::uint8_t { Go, Stay };
Step leadersAwayStep(const NodeName &node, const QList<NodeName> &ask, OtherLeaders others);
/// For people, of a plan that puts the node into maintenance mode: what it goes on leading, what moves that,
/// or why it is not known. Empty: nothing.
QString leadersThatStay(const ClusterFacts &facts, const NodeName &node);
/// The same of a plan that stops the node: what finds another leader.
QString leadersThatMove(const ClusterFacts &facts, const NodeName &node);
/// Until `node` runs, by its peers' word, and its members are in sync: up to 5 min.
Step caughtUpStep(const NodeName &node, const QList<NodeName> &ask);
/// Spreads the leaders over all nodes; goes on after it has been accepted.
Step rebalanceStep(const QList<NodeName> &ask);
/// Until no node leads more than its share: up to 2 min, and never ends a run.
Step balancedStep(const QList<NodeName> &ask);

} // namespace warrener
