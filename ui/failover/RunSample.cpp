#include "ui/failover/RunSample.h"

namespace warrener {

RunSample sampleOf(const Snapshot &snapshot)
{
    RunSample sample{.at = snapshot.at};
    for (const ProxyLook &proxy : snapshot.proxies) {
        if (!proxy.figures.value)
            continue;
        for (const ProxyServer &server : proxy.figures.value->servers)
            sample.sessions[server.name] += static_cast<double>(server.sessions);
    }
    if (snapshot.totals.value) {
        sample.publish = snapshot.totals.value->publishRate;
        sample.deliver = snapshot.totals.value->deliverRate;
    }
    return sample;
}

} // namespace warrener
