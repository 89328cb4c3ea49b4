#pragma once

#include "cluster/ClusterProfile.h"
#include "run/operations/HostCommands.h"
#include "run/procedure/Plan.h"

namespace warrener {

// A login to a host, and its service.

/// The login works, and there is every program that these commands start.
Step checkLoginStep(const ClusterProfile &profile, const NodeName &node, const QStringList &commands);

/// The same for what restarts the broker's service, after a drain or without.
Step checkRestartStep(const ClusterProfile &profile, const NodeName &node, bool drainsFirst = false);
/// Restarts the host's service; `timeout`: of the command. `node`: of a broker's host, its node; it is asked first whether it has
/// paused itself. Errors: those of serviceCommand().
Result<Step> restartServiceStep(const HostProfile &host, Millis expected, Millis timeout, const NodeName &node = {});
/// Stops it, by force; undo: it is started. Errors: as above.
Result<Step> stopServiceStep(const HostProfile &host, Millis expected, Millis timeout);
/// The same as the first half of a restart: of a broker's host, its node is asked first whether it has paused itself. Errors: as above.
Result<Step> stopToStartAgainStep(const HostProfile &host, Millis expected, Millis timeout, const NodeName &node);
/// Starts it; harmless where it runs. Errors: as above.
Result<Step> startServiceStep(const HostProfile &host, Millis expected, Millis timeout);
/// Has it read its files again, sessions go on. Errors: as above.
Result<Step> reloadServiceStep(const HostProfile &host, Millis expected, Millis timeout);
/// All of them side by side, done when each is. Errors: as above.
Result<Step> servicesStep(const QList<HostProfile> &hosts, parts::ServiceVerb verb, const QString &title, Millis expected, Millis timeout);
/// `rabbitmqctl -n NODE start_app` on the node's host.
Step startApplicationStep(const ClusterProfile &profile, const NodeName &node);
/// `rabbitmqctl -n NODE resume_listeners` on the node's host.
Step resumeListenersStep(const ClusterProfile &profile, const NodeName &node);
/// The broker's process goes on that a signal has stopped.
Step thawStep(const ClusterProfile &profile, const NodeName &node);

} // namespace warrener
