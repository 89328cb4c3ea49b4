#pragma once

#include "run/operations/recovery/RepairCookies.h"
#include "run/operations/recovery/RepairMembers.h"
#include "run/procedure/Plan.h"

#include <memory>

namespace warrener {

class ClusterAccess;
class Operations;

// What recovery plans do beside what HostOperations and LeaderOperations do already: the node's state, its data and its place
// in the cluster; members of queues and Erlang cookies have files of their own. `ask`: peers of the node.

/// What keeps the node from serving: its answer has "outcome", see NodeTrouble. A host that is silent is an answer too.
Step nodeStateStep(const QString &id, const ClusterProfile &profile, const NodeName &node, const QList<NodeName> &ask);

/// Its own host or its peers say that something keeps the node from serving: what is well is not rebuilt. A person may
/// override it.
Guard inTroubleGuard(const NodeName &node, const QList<NodeName> &ask);
/// The node's data goes into a folder beside it, by renaming; undo: it goes back, unless the cluster has forgotten
/// the node meanwhile: then its old data would be refused, and stays aside as evidence.
Step setDataAsideStep(const QString &id, const ClusterProfile &profile, const NodeName &node, const QList<NodeName> &ask);
/// The cluster forgets the node, which must not run, by its peers' word and its own host's where that answers. The
/// peers drop its members of queues. Success is what a peer says afterwards. Has no undo: joinClusterStep().
Step forgetNodeStep(const QString &id, const ClusterProfile &profile, const NodeName &node, const QList<NodeName> &ask);
/// Starts the node's service and joins it to its peers, where it does not do that by itself.
Step joinClusterStep(const QString &id, const ClusterProfile &profile, const NodeName &node, const QList<NodeName> &ask);
/// Where the disk space of the node's host has gone; changes nothing.
Step diskUsageStep(const QString &id, const ClusterProfile &profile, const NodeName &node);
/// The node reads its certificate files anew for new connections.
Step reloadCertificatesStep(const QString &id, const ClusterProfile &profile, const NodeName &node);

/// What the steps of this file name, for a kit of operations.
void addRepairOperations(Operations &operations, std::shared_ptr<ClusterAccess> access);

} // namespace warrener
