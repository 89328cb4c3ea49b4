#pragma once

#include "app/warrenctl/Report.h"
#include "base/Result.h"
#include "run/runs/RunBook.h"

namespace warrener::ctl {

/// The rule that runs can be written into the usual journal; passing it: ClusterDesk::open().
inline constexpr QLatin1StringView journalRule{"journal"};

/// Who runs it, for the journal: "ops@console".
QString operatorName();

/// Asks in proportion: --yes, or a "y" on a terminal; of a production cluster its name. Errors:
/// Usage, where nobody confirmed.
Status confirm(const ClusterProfile &profile, const ChangeOptions &options, const QString &what);

/// Runs the plan to its end with progress on stderr where that is a terminal. Ctrl+C aborts it and
/// undoes what was done. A refusal is named on stderr.
Result<Report> runPlan(RunBook &book, const Plan &plan, const ChangeOptions &options);
/// The same for a run that another process left.
Result<Report> recoverRun(RunBook &book, const RecoveryPlan &plan, const RecoveryChoice &choice, const ChangeOptions &options);

} // namespace warrener::ctl
