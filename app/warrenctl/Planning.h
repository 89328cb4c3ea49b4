#pragma once

#include "app/warrenctl/Report.h"
#include "plan/failover/Planner.h"
#include "run/procedure/DryRun.h"
#include "run/runs/RunBook.h"

namespace warrener::ctl {

// What the commands that make plans share.

/// A node by its whole or short name; empty where nothing was asked for. Errors: Usage, naming all.
Result<NodeName> nodeNamed(const ClusterProfile &profile, const QString &text);

/// What the plan's guard rules and checks say now; changes nothing.
QList<DryRunItem> askChecks(RunBook &book, const Plan &plan);

/// Asks for a confirmation as the cluster's environment demands, and runs the plan to its end.
Result<Report> confirmAndRun(RunBook &book, const Plan &plan, const QList<Candidate> &candidates, const ChangeOptions &options);

} // namespace warrener::ctl
