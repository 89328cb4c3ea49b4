#pragma once

#include "run/procedure/Plan.h"

namespace warrener {

/// The plan as a table-top exercise: the same steps, words, branches and people, and every operation in the place of its
/// own is one that only answers. Nothing of it has a way to a cluster: it names operations of addRehearsalOperations()
/// alone, has no guards, no undo, no probe and no force, and takes a lease of this machine only. Kind: "rehearsal-…".
Plan rehearsalOf(const Plan &plan);

/// Every operation that the plan names, in guards, steps, preconditions, probes and undos; sorted, each once.
QStringList operationsNamedBy(const Plan &plan);

} // namespace warrener
