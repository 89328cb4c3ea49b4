#pragma once

#include "app/warrenctl/Report.h"
#include "base/Result.h"
#include "cluster/ClusterProfile.h"
#include "look/monitor/Monitor.h"

namespace warrener::ctl {

// The commands that change a cluster, or look at such changes. They run an event loop meanwhile and ask
// on a terminal where a confirmation is needed; what a rule refuses is named on stderr.

Result<Report> failoverCommand(const ClusterProfile &profile, const Credentials &credentials, const Options &options);
/// rebalance, drain, revive, restart, close-connections.
Result<Report> careCommand(const ClusterProfile &profile, const Credentials &credentials, const Options &options);
/// How a proxy should be configured, and how it is; changes nothing.
Result<Report> proxyConfigCommand(const ClusterProfile &profile, const Credentials &credentials, const Options &options);
Result<Report> journalCommand(const ClusterProfile &profile, const Credentials &credentials, const Options &options);
Result<Report> watchCommand(const ClusterProfile &profile, const Credentials &credentials, const Options &options);

} // namespace warrener::ctl
