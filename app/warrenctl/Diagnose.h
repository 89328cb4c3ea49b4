#pragma once

#include "app/warrenctl/Report.h"
#include "base/Result.h"
#include "cluster/ClusterProfile.h"
#include "look/monitor/Monitor.h"

namespace warrener::ctl {

/// `warrenctl diagnose`: runs one diagnosis with progress on stderr where that is a terminal, keeps
/// the report, writes it where --out says, tells the webhook when the verdict has changed. Each of
/// them is done whatever becomes of the others, and what fails is complained of on stderr; a file of
/// --out or a --webhook that fails makes a good verdict's exit code 1, and the report is shown all the
/// same. Runs an event loop meanwhile; Ctrl+C or SIGTERM ends it with a report of what
/// is there. Exit code 3 where nothing of the cluster could be reached.
Result<Report> diagnose(const ClusterProfile &profile, const Credentials &credentials, const Options &options);

/// `warrenctl diagnose --schedule CALENDAR`: writes and starts the user's systemd timer. Errors:
/// Usage (no such calendar), Io, NotAvailable (no user's systemd; then nothing is left behind).
Result<Report> scheduleDiagnosis(const ClusterProfile &profile, const Options &options);
/// `warrenctl diagnose --unschedule`; nothing to do is no error.
Result<Report> unscheduleDiagnosis(const ClusterProfile &profile);

} // namespace warrener::ctl
