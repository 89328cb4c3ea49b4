#pragma once

#include "app/warrenctl/Errand.h"
#include "cluster/ClusterProfile.h"
#include "run/procedure/Plan.h"

namespace warrener::ctl {

/// The plan of a file: what the journal keeps, or the whole document that `VERB plan --format json`
/// printed. Errors: Io, TooLarge, Malformed, each naming the file.
Result<Plan> readPlan(const QString &file);

/// Whether a saved plan may run here by that command. Errors: Usage (made for another cluster or by another command, or a rehearsal),
/// Forbidden (the profile has changed since).
Status checkSavedPlan(const Plan &plan, const QString &command, const ClusterProfile &profile);

/// `COMMAND run --plan FILE`: all guards, confirmation and overrides as for a new plan.
Outcome runSavedPlan(const Errand &errand, const QString &command);

} // namespace warrener::ctl
