#pragma once

#include "judge/assess/Assessment.h"
#include "judge/diagnosis/Report.h"

namespace warrener {

/// Whether what this finding of the report tells, or what it comes from, has ended since: the live look, which is the newer one and would
/// see it too, calls the cluster healthy. `index`: in Report::findings. What only a diagnosis sees (a certificate, a limit of a file) does
/// not end so. Pure.
bool hasEnded(const Report &report, qsizetype index, const Assessment &live, TimePoint liveAt);

} // namespace warrener
