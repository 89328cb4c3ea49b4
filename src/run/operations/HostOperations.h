#pragma once

#include "cluster/ClusterProfile.h"
#include "run/operations/HostCommands.h"
#include "run/procedure/Plan.h"

namespace warrener {

// A login to a host, and its service.

/// The login works, and there is every program that these commands start.
Step checkLoginStep(const ClusterProfile &profile, const NodeName &node, const QStringList &commands);

/// The same for what restarts the broker's service.
Step checkRestartStep(const ClusterProfile &profile, const NodeName &node);
/// Restarts the host's service; `timeout`: of the command. Errors: those of serviceCommand().
Result<Step> restartServiceStep(const HostProfile &host, Millis expected, Millis timeout);

} // namespace warrener
