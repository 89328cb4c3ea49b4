#include "look/probe/Examiner.h"

#include "look/probe/BrokerProbe.h"
#include "look/probe/HostProbe.h"
#include "look/probe/ProxyProbe.h"
#include "look/probe/ReachProbe.h"

namespace warrener {

QCoro::Task<Examination> examine(ProbeContext context, std::stop_token stop)
{
    Examination result;
    result.startedAt = context.clock->now();
    // A task runs as far as it can when it is made: all four are under way before the first wait.
    auto reach = lookAtReach(context, stop);
    auto broker = lookAtBroker(context, stop);
    auto hosts = lookAtHosts(context, stop);
    auto proxies = lookAtProxies(context, stop);
    ReachLooks looks = co_await std::move(reach);
    result.broker = co_await std::move(broker);
    result.deep = co_await std::move(hosts);
    result.proxyDeep = co_await std::move(proxies);
    looks = co_await askTheSlowAgain(context, std::move(looks), stop);
    result.nodes = std::move(looks.nodes);
    result.hosts = std::move(looks.hosts);
    result.proxies = std::move(looks.proxies);
    result.endedAt = context.clock->now();
    co_return result;
}

} // namespace warrener
