#pragma once

#include "look/access/ClusterAccess.h"
#include "run/operations/HostCommands.h"

#include <QCoroTask>

namespace warrener::parts {

/// What RabbitMQ on this node's host says of itself. Unknown: the host or the Erlang VM did not answer.
QCoro::Task<ApplicationState> askApplication(std::shared_ptr<ClusterAccess> access, NodeName name, std::stop_token stop);

/// The node has not paused itself, or goes on by itself within that. Asked before it is started by other hands: it would serve
/// apart from its peers, and there would be two clusters. Who cannot say has not paused, unless it said so before: a node that hangs is
/// to be restarted. Errors: Forbidden, Cancelled.
QCoro::Task<Status> isNotPaused(std::shared_ptr<ClusterAccess> access, NodeName name, Millis patience, std::stop_token stop);

} // namespace warrener::parts
