#include "judge/assess/ProxyCondition.h"

#include "judge/assess/HostCondition.h"
#include "judge/assess/NearLimit.h"

#include <algorithm>

namespace warrener {

bool isNearlyFull(const ProxyLook &proxy)
{
    const ProxyFigures &figures = *proxy.figures.value;
    const double share = figures.maxConnections > 0 ? static_cast<double>(figures.connections) / static_cast<double>(figures.maxConnections) : 0;
    return nearlimit::ofUse(share, proxy.wasNearlyFull ? Level::Warning : Level::Ok) != Level::Ok;
}

ProxyCondition judgeProxy(const Snapshot &snapshot, const ProxyLook &proxy)
{
    if (proxy.figures.isPending())
        return ProxyCondition::Asking;
    if (proxy.figures.isCurrent()) {
        const ProxyFigures &figures = *proxy.figures.value;
        const auto &servers = figures.servers;
        const auto up = figures.serversUp();
        if (up > 0 && figures.maxConnections > 0 && figures.connections >= figures.maxConnections)
            return ProxyCondition::Full;
        if (up > 0 && up == servers.size() && std::ranges::any_of(servers, [](const ProxyServer &server) { return server.waiting > 0; }))
            return ProxyCondition::Queueing;
        if (up > 0 && up == servers.size() && isNearlyFull(proxy))
            return ProxyCondition::NearlyFull;
        if (up == servers.size() && up > 0)
            return ProxyCondition::InService;
        return up > 0 ? ProxyCondition::SomeServersUp : ProxyCondition::NoServerUp;
    }
    const HostLook *host = snapshot.host(proxy.host);
    switch (proxy.figures.error->kind) {
    case ErrorKind::NotConfigured:
        return ProxyCondition::NotConfigured;
    case ErrorKind::Timeout:
    case ErrorKind::Unreachable:
        if (host && judgeHost(snapshot, *host) == HostCondition::Unreachable)
            return ProxyCondition::HostUnreachable;
        return ProxyCondition::NoAnswer;
    case ErrorKind::Refused:
    case ErrorKind::Silent:
    case ErrorKind::Disconnected:
    case ErrorKind::Command:
        return ProxyCondition::Down;
    default:
        return ProxyCondition::NoAnswer;
    }
}

} // namespace warrener
