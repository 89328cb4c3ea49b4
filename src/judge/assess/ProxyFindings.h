#pragma once

#include "judge/assess/Draft.h"
#include "judge/assess/ProxyCondition.h"

namespace warrener {

/// Id of the finding about a server that a failback takes back.
inline constexpr auto putOutFinding = "proxy.server-put-out";

QList<Draft> proxyFindings(const ProxyLook &proxy, ProxyCondition condition);

/// Its state in a word. `explained`: the servers that are down belong to nodes that are down, so
/// the proxy itself does what it should.
SubjectState proxyState(const ProxyLook &proxy, ProxyCondition condition, bool explained);

} // namespace warrener
