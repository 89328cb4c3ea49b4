#pragma once

#include "run/procedure/Operations.h"

#include <optional>

namespace warrener {

/// What a rehearsal at the table can name: it answers out of the plan and knows no cluster. Nothing else needs to be
/// there for a rehearsal to run.
void addRehearsalOperations(Operations &operations);

/// "Simulated", with this outcome; empty: none.
Call simulatedAnswer(const QString &outcome);
/// A branch of the real plan as the rehearsal asks it: on a step's answer as there; on a condition of the cluster, which is
/// not asked: none, so that the step is gone through.
std::optional<Call> simulatedBranch(const Call &precondition);

} // namespace warrener
