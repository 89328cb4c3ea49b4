#pragma once

#include "look/access/ClusterAccess.h"

#include <QCoroTask>

namespace warrener::parts {

/// RabbitMQ on this node's host has stopped serving by itself because it sees too few of its peers, and waits for them. A
/// host that cannot be asked says nothing: false.
QCoro::Task<bool> isPaused(std::shared_ptr<ClusterAccess> access, NodeName name, std::stop_token stop);

/// The node has not paused itself, or goes on by itself within that. Asked before it is started by other hands: it would serve
/// apart from its peers, and there were two clusters. Errors: Forbidden, Cancelled.
QCoro::Task<Status> isNotPaused(std::shared_ptr<ClusterAccess> access, NodeName name, Millis patience, std::stop_token stop);

} // namespace warrener::parts
