#pragma once

#include "app/warrenctl/Report.h"
#include "base/Result.h"
#include "cluster/ClusterProfile.h"
#include "look/monitor/Monitor.h"

namespace warrener::ctl {

/// Whether the command looks at or makes changes of a cluster: failover, drain, watch, journal…
bool isChange(CommandId command);

/// Runs it, with an event loop meanwhile; asks on a terminal where a confirmation is needed. What is
/// refused is named on stderr. Errors become the exit code: Usage 2, Unreachable and its like 3.
Result<Report> change(const ClusterProfile &profile, const Credentials &credentials, const Options &options);

// The commands one by one.
Result<Report> failoverCommand(const ClusterProfile &profile, const Credentials &credentials, const Options &options);
/// rebalance, drain, revive, restart, close-connections.
Result<Report> careCommand(const ClusterProfile &profile, const Credentials &credentials, const Options &options);
/// How a proxy should be configured, and how it is; changes nothing.
Result<Report> proxyConfigCommand(const ClusterProfile &profile, const Credentials &credentials, const Options &options);
Result<Report> journalCommand(const ClusterProfile &profile, const Credentials &credentials, const Options &options);
Result<Report> watchCommand(const ClusterProfile &profile, const Credentials &credentials, const Options &options);

} // namespace warrener::ctl
