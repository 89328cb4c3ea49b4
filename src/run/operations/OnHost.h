#pragma once

#include "look/access/ClusterAccess.h"

#include <QCoroTask>

#include <functional>

/// Commands of plans as root on the brokers' hosts.
namespace warrener::parts {

/// What the command says where it was carried out on this node's host; an exit code other than 0 is an error with its words.
QCoro::Task<Result<QByteArray>> onHostOf(std::shared_ptr<ClusterAccess> access, NodeName name, QString command, CommandOptions options, std::stop_token stop);

/// What answers at the node's login is its own machine, as far as that can tell: an address may have been given away, or an alias lead to a
/// peer. Asked before a broker there is stopped or broken: the guards were asked about the one that is meant. Errors: Forbidden; those of
/// the way there.
QCoro::Task<Status> isOwnMachine(std::shared_ptr<ClusterAccess> access, NodeName name, std::stop_token stop);

/// On the host of the first of `names` that can be reached, what `commandOn` is for that node. The node that it was is put into `where`.
QCoro::Task<Result<QByteArray>> onHostOfAny(std::shared_ptr<ClusterAccess> access, QList<NodeName> names,
                                            std::function<QString(const NodeName &node)> commandOn, CommandOptions options, NodeName *where,
                                            std::stop_token stop);

} // namespace warrener::parts
