#pragma once

#include "cluster/ClusterProfile.h"
#include "run/procedure/Plan.h"

namespace warrener {

/// The node is down, and nothing speaks for its life: SecondLook. A person may override it, having read
/// what speaks against it; nobody else may.
Guard isDownGuard(const NodeName &node, bool person);
/// The node is down, seen from here and from another host. Answers with the look. With `person` it writes
/// down what was seen and leaves the judgement to who passed isDownGuard().
Step confirmDownStep(const NodeName &node, bool person);
/// Ends the broker on its host, and has every survivor drop the node, side by side. Enough: it is seen to
/// have ended, or all are seen to have dropped it. Answers {"killed": bool, "dropped": [names]}. Comes after
/// confirmDownStep(), and refuses a look that is older than ten seconds.
/// Refused (Forbidden, nothing was done): a look that does not say down, unless a `person` has passed isDownGuard(); a broker
/// that its host is starting or stopping; a host that is another node's.
Step fenceStep(const ClusterProfile &profile, const NodeName &node, const QList<NodeName> &survivors, bool person);

} // namespace warrener
