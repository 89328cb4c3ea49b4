#pragma once

#include "record/journal/JournalRuns.h"
#include "run/runs/RunSample.h"
#include "run/runs/RunView.h"

namespace warrener::sampleData {

/// Runs of the plans of SamplePlan.h, made of the records that a runner would write. They begin at
/// runBegin().
TimePoint runBegin();

RunView runningSwitchover(); ///< in its fifth step, 5.4 s after it began
RunView doneSwitchover();    ///< all nine steps, 11.8 s
RunView undoneSwitchover();  ///< the drain failed, what could be was taken back
RunView askingFailback();    ///< waits for an approval
RunView manualFailback();    ///< waits for a person's hand
RunView refusedRun();        ///< a guard rule refused
RunView pausedSwitchover();  ///< before its fourth step

QList<RunSample> switchoverSamples(Millis until);
/// What the journal lists: runs of all kinds, and decisions not to act.
QList<RunSummary> journalRuns(TimePoint now);

} // namespace warrener::sampleData
