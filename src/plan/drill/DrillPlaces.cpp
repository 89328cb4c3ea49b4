#include "plan/drill/DrillPlaces.h"

#include "cluster/HostService.h"
#include "run/operations/HostCommands.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

using namespace parts;

namespace {

Result<DrillPlace> nodePlace(const ClusterProfile &profile, const NodeName &name)
{
    const NodeProfile *node = profile.node(name);
    if (node == nullptr)
        return failure(ErrorKind::Usage, QCoreApplication::translate("Drill", "The profile has no node %1").arg(name.value));
    return DrillPlace{.node = name, .host = hostOf(profile, name), .name = shortName(name)};
}

Result<DrillPlace> proxyPlace(const ClusterProfile &profile, const ProxyName &name)
{
    const auto proxy = std::ranges::find(profile.proxies, name, &ProxyProfile::name);
    if (proxy == profile.proxies.end())
        return failure(ErrorKind::Usage, QCoreApplication::translate("Drill", "The profile has no proxy %1").arg(name.value));
    return DrillPlace{.host = hostOf(profile, *proxy), .name = name.value};
}

bool isSameHost(const HostProfile &one, const HostProfile &other)
{
    const auto same = [](const QString &left, const QString &right) { return !left.isEmpty() && left.compare(right, Qt::CaseInsensitive) == 0; };
    return same(one.name.value, other.name.value) || same(one.address, other.address) || same(one.ssh, other.ssh);
}

bool isOnOneOf(const QList<DrillPlace> &places, const HostProfile &host)
{
    return std::ranges::any_of(places, [&host](const DrillPlace &place) { return isSameHost(place.host, host); });
}

} // namespace

Result<QList<DrillPlace>> parts::drillPlacesOf(const ClusterProfile &profile, const DrillDocument &document, DrillTarget target, const DrillRequest &request)
{
    QList<DrillPlace> places;
    const auto take = [&places](const Result<DrillPlace> &place) -> Status {
        if (!place)
            return std::unexpected(place.error());
        if (std::ranges::any_of(places, [&place](const DrillPlace &one) { return one.node == place->node && one.name == place->name; }))
            return failure(ErrorKind::Usage, QCoreApplication::translate("Drill", "%1 is named twice").arg(place->name));
        if (!hasOwnCommands(place->host) && !place->host.ssh.isEmpty()) {
            places.append(*place);
            return {};
        }
        return failure(
            ErrorKind::NotConfigured,
            place->host.ssh.isEmpty()
                ? QCoreApplication::translate("Drill", "The profile names no SSH login to the host of %1").arg(place->name)
                : QCoreApplication::translate("Drill", "%1 is not looked after by systemd: nothing there could take the fault back").arg(place->name));
    };
    if (target == DrillTarget::Node) {
        QList<NodeName> nodes = request.nodes;
        if (!request.proxies.isEmpty())
            return failure(ErrorKind::Usage, QCoreApplication::translate("Drill", "This drill is made on nodes, not on proxies"));
        if (nodes.isEmpty() && !profile.nodes.isEmpty())
            nodes.append(profile.nodes.last().name);
        for (const NodeName &node : std::as_const(nodes)) {
            if (const Status taken = take(nodePlace(profile, node)); !taken)
                return std::unexpected(taken.error());
        }
    } else {
        QList<ProxyName> proxies = request.proxies;
        if (!request.nodes.isEmpty())
            return failure(ErrorKind::Usage, QCoreApplication::translate("Drill", "This drill is made on proxies, not on nodes"));
        if (proxies.isEmpty() && !profile.proxies.isEmpty())
            proxies.append(profile.proxies.last().name);
        for (const ProxyName &proxy : std::as_const(proxies)) {
            if (const Status taken = take(proxyPlace(profile, proxy)); !taken)
                return std::unexpected(taken.error());
        }
    }
    if (places.isEmpty())
        return failure(ErrorKind::Usage, QCoreApplication::translate("Drill", "The profile has nothing that this drill could be made on"));
    if (places.size() > document.mostTargets)
        return failure(ErrorKind::Usage, QCoreApplication::translate("Drill", "This drill is made on at most %1 at a time").arg(document.mostTargets));
    return places;
}

QList<NodeName> parts::nodesOn(const ClusterProfile &profile, const QList<DrillPlace> &places)
{
    QList<NodeName> nodes;
    for (const NodeProfile &node : profile.nodes) {
        if (std::ranges::contains(places, node.name, &DrillPlace::node) || isOnOneOf(places, hostOf(profile, node.name)))
            nodes.append(node.name);
    }
    return nodes;
}

QList<NodeName> parts::nodesElsewhere(const ClusterProfile &profile, const QList<NodeName> &hit)
{
    QList<NodeName> others;
    for (const NodeProfile &node : profile.nodes) {
        if (!hit.contains(node.name))
            others.append(node.name);
    }
    return others;
}

QStringList parts::proxiesElsewhere(const ClusterProfile &profile, const QList<DrillPlace> &places)
{
    QStringList names;
    for (const ProxyProfile &proxy : profile.proxies) {
        if (!isOnOneOf(places, hostOf(profile, proxy)) && !std::ranges::contains(places, proxy.name.value, &DrillPlace::name))
            names.append(proxy.name.value);
    }
    return names;
}

QList<HostName> parts::hostsToAsk(const ClusterProfile &profile, bool mayBeHit)
{
    QList<HostName> names;
    for (const HostProfile &host : profile.hosts) {
        const bool carries = host.role == HostRole::Broker || host.role == HostRole::Proxy
                             || std::ranges::contains(profile.nodes, host.name, &NodeProfile::host)
                             || std::ranges::contains(profile.proxies, host.name, &ProxyProfile::host);
        if (!host.ssh.isEmpty() && (carries || !mayBeHit))
            names.append(host.name);
    }
    return names;
}

Status parts::isItsUnit(const DrillPlace &place, FaultKind kind)
{
    if (!actsOnService(kind))
        return {};
    const QString unit = serviceUnit(place.host);
    const bool isProxys = unit.contains("haproxy"_L1, Qt::CaseInsensitive);
    const bool isBrokers = !isProxys && (place.host.role == HostRole::Broker || unit.contains("rabbit"_L1, Qt::CaseInsensitive));
    const bool isMeant = place.node.isEmpty() ? !isBrokers : !isProxys && place.host.role != HostRole::Proxy;
    if (isMeant)
        return {};
    const QString words =
        place.node.isEmpty()
            ? QCoreApplication::translate("Drill", "The profile says that the service of %1, the host of %2, is %3: the fault would not hit the proxy")
            : QCoreApplication::translate("Drill", "The profile says that the service of %1, the host of %2, is %3: the fault would not hit the broker");
    return failure(ErrorKind::NotConfigured, words.arg(place.host.name.value, place.name, unit));
}

QStringList parts::peersFor(const ClusterProfile &profile, DrillPeers peers, const QList<DrillPlace> &targets)
{
    QStringList names;
    const auto add = [&names](const QString &name) {
        if (!name.isEmpty() && !names.contains(name))
            names.append(name);
    };
    if (peers == DrillPeers::Proxies) {
        for (const ProxyProfile &proxy : profile.proxies) {
            const HostProfile host = hostOf(profile, proxy);
            add(host.address.isEmpty() ? proxy.address.host : host.address);
        }
        return names;
    }
    for (const NodeProfile &node : profile.nodes) {
        if (peers == DrillPeers::Others && std::ranges::contains(targets, node.name, &DrillPlace::node))
            continue;
        add(node.name.value.section(u'@', 1));
        add(hostOf(profile, node.name).address);
    }
    return names;
}

} // namespace warrener
