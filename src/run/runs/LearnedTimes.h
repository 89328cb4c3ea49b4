#pragma once

#include "run/procedure/RunState.h"

namespace warrener {

/// How many earlier runs are looked at: the latest ones tell how this cluster is now.
inline constexpr qsizetype runsToLearnFrom = 5;

/// The plan with what its steps took in earlier runs of its kind (newest first) on its cluster. A planner knows how
/// much there is to do this time, earlier runs know how slow these hosts are: the longer of both is expected, at most
/// the step's time-out. A step's median counts, so that one bad day does not; what waited for a person is left out.
Plan withLearnedTimes(Plan plan, const QList<RunState> &earlier);

} // namespace warrener
