#include "judge/assess/Held.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

bool isOfNodeLimit(const Finding &finding)
{
    return finding.subject.kind == SubjectKind::Node && finding.id.endsWith("-near-limit"_L1);
}

bool isOfHostLimit(const Finding &finding)
{
    return finding.subject.kind == SubjectKind::Host && finding.level >= Level::Warning;
}

bool isOfProxysRoom(const Finding &finding)
{
    return finding.subject.kind == SubjectKind::Proxy && (finding.id == "proxy.full"_L1 || finding.id == "proxy.nearly-full"_L1);
}

} // namespace

SnapshotPtr holdingLimits(const SnapshotPtr &now, const Assessment &before)
{
    const auto isHeld = [](const Finding &finding) { return isOfNodeLimit(finding) || isOfHostLimit(finding) || isOfProxysRoom(finding); };
    if (!now || std::ranges::none_of(before.findings, isHeld))
        return now;
    auto noted = std::make_shared<Snapshot>(*now);
    for (const Finding &finding : before.findings) {
        if (isOfNodeLimit(finding)) {
            const auto node = std::ranges::find(noted->nodes, NodeName{finding.subject.name}, &NodeLook::name);
            if (node != noted->nodes.end())
                node->held.insert(finding.id, finding.level);
        } else if (isOfProxysRoom(finding)) {
            const auto proxy = std::ranges::find(noted->proxies, ProxyName{finding.subject.name}, &ProxyLook::name);
            if (proxy != noted->proxies.end())
                proxy->wasNearlyFull = true;
        } else if (isOfHostLimit(finding)) {
            const auto host = std::ranges::find(noted->hosts, HostName{finding.subject.name}, &HostLook::name);
            if (host != noted->hosts.end() && host->figures.value)
                host->figures.value->held.insert(finding.id.mid(QLatin1StringView("host.").size()), finding.level);
        }
    }
    return noted;
}

} // namespace warrener
