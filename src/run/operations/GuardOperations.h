#pragma once

#include "run/procedure/Plan.h"
#include "run/procedure/StepContext.h"

#include <chrono>
#include <memory>

namespace warrener {

class ClusterAccess;

/// No failover by itself within `block` of another, unless a person has acknowledged that one.
Guard notBlockedGuard(std::chrono::seconds block);
/// The other nodes that speak AMQP are a majority. Nobody can override it.
Guard majorityGuard(const NodeName &without);
/// No replicated queue loses its majority, as the first of `ask` that answers tells them.
Guard quorumStaysGuard(const NodeName &without, const QList<NodeName> &ask);
Guard proxiesAnswerGuard(const QStringList &proxies);
/// One of the others, at least, answers and has a server that takes clients.
Guard anotherProxyGuard(const QStringList &others);

namespace parts {

/// What majorityGuard() and quorumStaysGuard() ask, for ways back, which no guard stands before. Error: which does not hold.
QCoro::Task<Status> nodeMayGo(std::shared_ptr<ClusterAccess> access, NodeName node, QList<NodeName> ask, StepContext context);

} // namespace parts

} // namespace warrener
