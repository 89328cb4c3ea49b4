#pragma once

#include "look/net/HttpClient.h"
#include "run/lease/BrokerLease.h"

namespace warrener {

/// Finds the lease's owner by the management API: the queue's connection, and what that says of itself.
/// The nodes are asked one after the other until one knows; each with its own time-out. Must be
/// called in a thread with an event loop.
WhoHolds askWhoHolds(QList<HttpAccess> nodes, QString vhost = QStringLiteral("/"), QString queue = QStringLiteral("warrener.lease"));

} // namespace warrener
