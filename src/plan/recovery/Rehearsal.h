#pragma once

#include "plan/recovery/RecoveryDocument.h"
#include "plan/recovery/RecoveryPlanner.h"

namespace warrener {

/// The plan as a table-top exercise: the same steps, words, branches and people, and every operation in the place of its
/// own is one that only answers. Nothing of it has a way to a cluster: it names operations of addRehearsalOperations()
/// alone, has no guards, no undo, no probe and no force, and takes a lease of this machine only. Kind: "rehearsal-…".
Plan rehearsalOf(const Plan &plan);

/// The document as a plan for the cluster as its profile describes it: nobody is asked, and where the plan is about a node and none
/// is named, the last one stands for it. For the table, and to be read. Errors: those of planRecovery().
Result<Plan> planOnPaper(const RecoveryDocument &document, const ClusterProfile &profile, RecoveryWish wish, TimePoint now);
/// The same as a table-top exercise; with `wish.outcomes` where they are given.
Result<Plan> planRehearsal(const RecoveryDocument &document, const ClusterProfile &profile, const RecoveryWish &wish, TimePoint now);

/// Every operation that the plan names, in guards, steps, preconditions, probes and undos; sorted, each once.
QStringList operationsNamedBy(const Plan &plan);

} // namespace warrener
