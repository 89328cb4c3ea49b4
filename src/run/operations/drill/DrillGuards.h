#pragma once

#include "look/access/ClusterAccess.h"
#include "run/procedure/Operations.h"
#include "run/procedure/Plan.h"

#include <chrono>

namespace warrener {

// Whether a drill may begin at all, and that the automatic failover stands by while it runs. What it looks at: DrillOperations.h.

/// Nobody holds the stop-all switch.
Guard leverGuard();
/// The calendar of the cluster has no blackout now, nor within `length` from now.
Guard noBlackoutGuard(Millis length);
/// Without all of these nodes every replicated queue keeps its majority, and so do the nodes. A failover may have a reason to pass
/// over such a rule, a drill has none that is good enough: it cannot be overridden, wherever it is started.
Guard quorumWithoutGuard(const QList<NodeName> &without, const QList<NodeName> &ask);
/// The newest good backup is verified and at most so old.
Guard youngBackupGuard(std::chrono::hours most);

/// No automatic failover acts until then: a note in the journal, which it reads before each round; nothing where somebody
/// has paused it already. Undo: it goes on.
Step pauseAutomaticStep(std::chrono::seconds length);
Step resumeAutomaticStep();

namespace parts {
void addDrillGuards(Operations &operations, std::shared_ptr<ClusterAccess> access);
} // namespace parts

} // namespace warrener
