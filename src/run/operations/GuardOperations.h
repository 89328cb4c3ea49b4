#pragma once

#include "run/procedure/Plan.h"
#include "run/procedure/StepContext.h"

#include <chrono>
#include <memory>

namespace warrener {

class ClusterAccess;

/// No failover by itself of `without` within `block` of another, unless a person has acknowledged that one. Where nobody can say
/// whether there was one, only while every other node serves.
Guard notBlockedGuard(std::chrono::seconds block, const NodeName &without);
/// The other nodes that speak AMQP are a majority. Nobody can override it.
Guard majorityGuard(const NodeName &without);
/// Somebody says which nodes the cluster has, the node itself apart: a majority of the profile's may be none of the cluster's.
/// A person may pass it, who knows.
Guard membersKnownGuard(const NodeName &without);
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
