#pragma once

#include "cluster/Snapshot.h"

#include <cstdint>

namespace warrener {

enum class ProxyCondition : std::uint8_t {
    Asking,
    InService, ///< every server of its backend takes clients
    SomeServersUp,
    Full,       ///< it accepts no further connection
    Queueing,   ///< every server is up, and clients wait for one
    NearlyFull, ///< the same, and most of the connections that it accepts are taken
    NoServerUp,
    Down, ///< its host answers, the proxy does not
    HostUnreachable,
    NoAnswer, ///< it cannot be asked; it may be well
    NotConfigured,
};

ProxyCondition judgeProxy(const Snapshot &snapshot, const ProxyLook &proxy);
/// Most of the connections that it accepts are taken, however many of its servers are up. Of a proxy whose figures are current.
bool isNearlyFull(const ProxyLook &proxy);

} // namespace warrener
