#pragma once

#include "run/operations/ClusterFacts.h"

namespace warrener {

/// Whether the cluster has a node of that name. `names`: what it calls its nodes; none: not known, and
/// nothing speaks against it. Errors: NotFound, with the cluster's own spelling where only that differs.
Status knownAmong(const NodeName &node, const QList<NodeName> &names);

/// The profile knows the node, and the cluster has it under that name: every plan begins with this, for
/// what bears another name has no queues, no members and no peers, and nothing would speak for it.
/// Errors: NotFound.
Status knownNode(const ClusterView &view, const NodeName &node);

} // namespace warrener
