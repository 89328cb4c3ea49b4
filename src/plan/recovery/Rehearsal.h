#pragma once

#include "plan/recovery/RecoveryDocument.h"
#include "plan/recovery/RecoveryPlanner.h"
#include "run/procedure/RunState.h"
#include "run/runs/RunBook.h"

namespace warrener {

/// The plan as a table-top exercise: the same steps, words, branches and people. It stops at each step and asks what they would
/// do, one question after the other, and every operation in the place of its own is one that only answers. Nothing of it has a way to a cluster: it names
/// operations of addRehearsalOperations() alone, has no guards, no undo, no probe and no force, and takes a lease of this machine only. Kind: "rehearsal-…".
Plan rehearsalOf(const Plan &plan);

/// The document as a plan for the cluster as its profile describes it: nobody is asked, and where the plan is about a node and none
/// is named, the last one stands for it. For the table, and to be read. Errors: those of planRecovery().
Result<Plan> planOnPaper(const RecoveryDocument &document, const ClusterProfile &profile, RecoveryWish wish, TimePoint now);
/// The same as a table-top exercise; with `wish.outcomes` where they are given.
Result<Plan> planRehearsal(const RecoveryDocument &document, const ClusterProfile &profile, const RecoveryWish &wish, TimePoint now);

/// The book in which a table-top runs: with its own operations, and no hand that could touch anything.
RunBook::Setup rehearsalBook(const ClusterProfile &profile);

/// Of a run: it is a table-top that went to its end, and at every step that was not left out a person answered, in words where they
/// would do something. One that nobody was at shows that the plan hangs together, and rehearses nothing.
bool wasTalkedThrough(const RunState &state);

/// What a step comes to, translated: "its service has stopped"; the id itself where it is not known.
QString recoveryOutcomeWord(const QString &outcome);

/// Every operation that the plan names, in guards, steps, preconditions, probes and undos; sorted, each once.
QStringList operationsNamedBy(const Plan &plan);

} // namespace warrener
