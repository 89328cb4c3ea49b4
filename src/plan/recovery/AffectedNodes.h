#pragma once

#include "base/Result.h"
#include "plan/recovery/RecoveryDocument.h"
#include "run/operations/ClusterFacts.h"

namespace warrener {

/// Pure. What the plan is about: the node that was named, or who does not serve. Errors: Usage, where that is not one (About::Node);
/// NotFound; Forbidden (a node of the side that has not lost).
Result<QList<NodeName>> affectedNodes(const RecoveryDocument &document, const ClusterView &view, const NodeName &named);

/// How many nodes the cluster has: those of the profile, and others that a member tells of, since the profile may be older.
qsizetype memberCount(const ClusterView &view);

/// "broker2, broker3"
QString shortNamesOf(const QList<NodeName> &nodes);

} // namespace warrener
