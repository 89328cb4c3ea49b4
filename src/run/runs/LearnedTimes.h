#pragma once

#include "run/procedure/RunState.h"

namespace warrener {

/// How many earlier runs are looked at: the latest ones tell how this cluster is now.
inline constexpr qsizetype runsToLearnFrom = 5;

/// The plan with what its steps took in earlier runs of its kind (newest first) on its cluster. A planner knows how
/// much there is to do this time, earlier runs know how slow these hosts are: the longer of both is expected, at most
/// the step's time-out. A step's median counts, so that one bad day does not; what waited for a person is left out.
Plan withLearnedTimes(Plan plan, const QList<RunState> &earlier);

/// It runs, waits for no person, and has taken twice what is usual and two seconds more.
bool takesLong(const Step &step, const StepState &state, TimePoint now);

/// What a step that runs says, for whoever waits for it: its latest progress, or its last line of output; from twice what
/// is usual on, that it takes longer than that too. Empty: nothing is to be said. Not for groups.
QString whyItWaits(const Step &step, const StepState &state, TimePoint now);

} // namespace warrener
