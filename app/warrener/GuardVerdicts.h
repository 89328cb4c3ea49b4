#pragma once

#include "run/procedure/DryRun.h"
#include "ui/steps/GuardVerdict.h"

namespace warrener {

/// The rules alone: their steps are asked when the plan runs.
Plan guardsOf(const Plan &plan);
/// What a dry run of them says; a rule that it does not mention has not been asked.
QList<GuardVerdict> verdictsOf(const Plan &plan, const QList<DryRunItem> &items);

} // namespace warrener
