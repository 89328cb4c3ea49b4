#pragma once

#include "cluster/ClusterProfile.h"
#include "run/procedure/Plan.h"

namespace warrener {

/// The node is down, seen from here and from another host: SecondLook. Answers {"hostAnswers"}.
Step confirmDownStep(const NodeName &node);
/// Ends the broker on its host, and has every survivor drop the node, side by side. Enough: it is ended,
/// or all have dropped it. Answers {"killed": bool, "dropped": [names]}. Comes after confirmDownStep().
Step fenceStep(const ClusterProfile &profile, const NodeName &node, const QList<NodeName> &survivors);

} // namespace warrener
