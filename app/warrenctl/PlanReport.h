#pragma once

#include "app/warrenctl/Report.h"
#include "plan/failover/Candidates.h"
#include "plan/failover/Planner.h"
#include "record/journal/JournalRuns.h"
#include "run/procedure/DryRun.h"
#include "run/procedure/RunState.h"

namespace warrener::ctl {

// Pure: values in, a report out. README.md beside this file describes the JSON.

Report planReport(const Plan &plan, const QList<Candidate> &candidates, const QList<DryRunItem> &items);
/// Exit codes by the verdict: 0 done, 4 refused, 1 else.
Report runReport(const RunState &state);
Report statusReport(const ClusterView &view, const QList<Candidate> &candidates, const std::optional<FailbackEvaluation> &failback);
Report runsReport(const QList<RunSummary> &runs);
QString failbackText(const FailbackEvaluation &evaluation);
QJsonObject toJson(const FailbackEvaluation &evaluation);

/// One line for a record of a run under way; empty: nothing to say.
QString progressLine(const JournalRecord &record, const Plan &plan);
/// One line for each step that takes longer than is usual: what it waits for, as the window says it.
QStringList waitingLines(const RunState &state, TimePoint now);

} // namespace warrener::ctl
