#pragma once

#include "app/warrenctl/Errand.h"
#include "cluster/ClusterProfile.h"
#include "run/procedure/Plan.h"

namespace warrener::ctl {

/// The plan of a file: what the journal keeps, or the whole document that `VERB plan --format json`
/// printed. Errors: Io, TooLarge, Malformed, each naming the file.
Result<Plan> readPlan(const QString &file);

/// Whether a saved plan may run here. Errors: Usage (made for another cluster or by another command),
/// Forbidden (the profile has changed since).
Status checkSavedPlan(const Plan &plan, const QStringList &kinds, const ClusterProfile &profile);

/// `VERB run --plan FILE`: all guards, confirmation and overrides as for a new plan.
Outcome runSavedPlan(const Errand &errand, const QStringList &kinds);

} // namespace warrener::ctl
