#pragma once

#include "run/operations/HaproxyOperations.h"

namespace warrener {

// The broker itself, by its management API.

/// `node` answers itself, runs, has no alarm, is not in maintenance mode.
Step checkNodeStep(const QString &id, const NodeName &node);

/// Writes down how things stand without `from`; `away`: it is gone, and so may be queues. Never ends a
/// run. Answers {"sessions": {proxy: {server: count}}, "leaders": {node: count}}, where `away` also
/// {"unavailable": ["vhost/queue"…] at most 100, "unavailableCount"}.
Step summaryStep(const NodeName &from, const QList<NodeName> &ask, const QList<ProxyPart> &proxies, bool away);

} // namespace warrener
