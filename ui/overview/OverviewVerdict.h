#pragma once

#include "cluster/Snapshot.h"
#include "judge/assess/Assessment.h"
#include "ui/parts/PageTarget.h"
#include "ui/parts/VerdictCard.h"

namespace warrener {

/// What the card on top of the overview says; findings keep the assessment's order.
CardVerdict overviewVerdict(const Snapshot &snapshot, const Assessment &assessment);

/// Where a finding's link leads; an empty page: nowhere.
PageTarget targetOf(const Finding &finding);

} // namespace warrener
