#pragma once

#include "look/access/ClusterAccess.h"
#include "run/operations/ClusterFacts.h"
#include "run/procedure/Operations.h"
#include "run/procedure/Plan.h"

namespace warrener {

// Members of queues on one node: those that it alone has, and those that it shall have again. `ask`: peers of the node.

/// Part of addRepairOperations().
void addMemberRepairs(Operations &operations, std::shared_ptr<ClusterAccess> access);

/// No queue has its only copy on the node: they would go with it. A person may override it.
Guard noOnlyCopiesGuard(const NodeName &node, const QList<NodeName> &ask);
/// Writes down which queues have their only copy there; never ends a run.
Step onlyCopiesStep(const QString &id, const NodeName &node, const QList<NodeName> &ask);

/// Quorum queues and streams with an even number of members, which lack one since a node was forgotten, get one on
/// the node; and those that the step `shrunk` has shrunk, or the step `streams` found standing still (empty: there is none), until they
/// have as many as before. Of those streams one that nobody leads cannot get one: it is named, and is no failure.
/// In a plan that shrinks queues those too that have one member and were not declared so. `ifRunning`: a node that does not run is passed by.
Step growMembersStep(const QString &id, const ClusterProfile &profile, const NodeName &node, const QList<NodeName> &ask, const QString &shrunk = {},
                     const QString &streams = {}, bool ifRunning = false);

/// Quorum queues and streams of `seats` that have one member, and whose arguments do not wish it: what a cluster goes on with that has given
/// the others up. Errors: those of ManagementClient::queue().
QCoro::Task<Result<QList<QueueSeat>>> leftWithOne(std::shared_ptr<ClusterAccess> access, QList<QueueSeat> seats, QList<NodeName> ask, std::stop_token stop);

} // namespace warrener
