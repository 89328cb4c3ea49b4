#pragma once

#include "cluster/ClusterProfile.h"
#include "look/proxy/HaproxyServers.h"
#include "run/procedure/Plan.h"

namespace warrener {

// The proof: 40 messages to a queue of its own, confirmed, consumed and counted.

/// `servers`: where HAProxy sends clients, as it said; null where it was not asked. The step says so
/// where the password will travel in clear text.
Step verifyProxyStep(const ClusterProfile &profile, const ProxyName &proxy, const QList<haproxy::ServerTable> *servers);
Step verifyNodeStep(const NodeName &node);

} // namespace warrener
