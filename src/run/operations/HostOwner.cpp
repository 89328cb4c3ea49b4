#include "run/operations/HostOwner.h"

#include "cluster/HostService.h"

#include <QCoreApplication>
#include <QHostAddress>
#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener::parts {

namespace {

/// USER@HOST, ssh://USER@HOST:PORT, rabbit@HOST, HOST → HOST.
QString placeIn(const QString &text)
{
    return (text.startsWith("ssh://"_L1) ? QUrl(text).host() : text.section(u'@', -1)).toLower();
}

/// A machine by the first label of its name, or by its address: names are short in one place and long in another.
QString machineIn(const QString &text)
{
    const QString place = placeIn(text);
    return QHostAddress(place).isNull() ? place.section(u'.', 0, 0) : place;
}

/// One name may be short and the other long; two long ones, and two ports of one address, are two machines.
bool isOneLogin(const QString &one, const QString &other)
{
    const auto port = [](const QString &text) { return text.startsWith("ssh://"_L1) ? QUrl(text).port(22) : 22; };
    const QString here = placeIn(one);
    const QString there = placeIn(other);
    return port(one) == port(other) && (here == there || (here.contains(u'.') != there.contains(u'.') && machineIn(one) == machineIn(other)));
}

/// What the profile calls the machine of a node itself; not its host, which may be a wrong one.
QStringList machinesOf(const NodeProfile &node)
{
    QStringList machines;
    for (const QString &place : {node.name.value, node.amqp.host, node.amqps.host, node.management.host(), node.managementTls.host()}) {
        if (const QString machine = machineIn(place); !machine.isEmpty() && !machines.contains(machine))
            machines.append(machine);
    }
    return machines;
}

std::unexpected<Error> anothersService(const HostProfile &host, const QString &whose)
{
    const QString service = hasOwnCommands(host) ? QCoreApplication::translate("Failover", "steered by commands of the site") : serviceUnit(host);
    return failure(ErrorKind::NotConfigured,
                   QCoreApplication::translate("Failover",
                                               "The profile says that %1, where %2 is, is a host of the role “%3”, and its service is %4: what is told to "
                                               "that is not told to %2")
                       .arg(host.name.value, whose, toWord(host.role), service),
                   QCoreApplication::translate("Failover", "Give %1 a host of its own in the profile, with its role and its service").arg(whose));
}

/// What is done there to one broker is done to the other as well: by one login, in the same words.
bool isOneService(const HostProfile &one, const HostProfile &other)
{
    if (one.ssh.isEmpty() || !isOneLogin(one.ssh, other.ssh) || hasOwnCommands(one) != hasOwnCommands(other))
        return false;
    return hasOwnCommands(one) ? one.commands == other.commands : serviceUnit(one) == serviceUnit(other);
}

} // namespace

HostProfile hostOf(const ClusterProfile &profile, const NodeName &node)
{
    const NodeProfile *known = profile.node(node);
    if (const HostProfile *host = known == nullptr ? nullptr : profile.host(known->host))
        return *host;
    HostProfile named;
    named.name = known == nullptr || known->host.isEmpty() ? HostName{shortName(node)} : known->host;
    return named;
}

HostProfile hostOf(const ClusterProfile &profile, const ProxyProfile &proxy)
{
    if (const HostProfile *host = profile.host(proxy.host))
        return *host;
    HostProfile named;
    named.name = proxy.host;
    named.role = HostRole::Proxy;
    return named;
}

bool isProxysService(const HostProfile &host)
{
    return host.role == HostRole::Proxy || (!hasOwnCommands(host) && serviceUnit(host).contains("haproxy"_L1, Qt::CaseInsensitive));
}

Status servesProxy(const ClusterProfile &profile, const ProxyProfile &proxy)
{
    const HostProfile host = hostOf(profile, proxy);
    const bool hasNode = std::ranges::contains(profile.nodes, host.name, &NodeProfile::host);
    const bool isBrokers = hasOwnCommands(host) ? hasNode : host.role == HostRole::Broker || serviceUnit(host).contains("rabbit"_L1, Qt::CaseInsensitive);
    return isProxysService(host) || !isBrokers ? Status() : Status(anothersService(host, proxy.name.value));
}

Status servesAlone(const ClusterProfile &profile, const NodeName &node)
{
    const auto own = std::ranges::find(profile.nodes, node, &NodeProfile::name);
    if (own == profile.nodes.end() || own->host.isEmpty())
        return {};
    const HostProfile host = hostOf(profile, node);
    if (isProxysService(host))
        return anothersService(host, shortName(node));
    const QStringList machines = machinesOf(*own);
    for (const NodeProfile &other : profile.nodes) {
        if (other.name == node)
            continue;
        if (other.host == own->host || isOneService(host, hostOf(profile, other.name))) {
            return failure(
                ErrorKind::NotConfigured,
                QCoreApplication::translate("Failover", "%1 is the host of %2 too: its service may be either's").arg(own->host.value, other.name.value));
        }
        for (const QString &place : {host.name.value, host.ssh}) {
            const QString machine = machineIn(place);
            if (!machine.isEmpty() && !machines.contains(machine) && machinesOf(other).contains(machine)) {
                return failure(ErrorKind::NotConfigured,
                               QCoreApplication::translate("Failover",
                                                           "The profile leads to the host of %1 by “%2”, which is a place of %3: its service may be that "
                                                           "one's")
                                   .arg(node.value, place, other.name.value),
                               QCoreApplication::translate("Failover", "Correct the host of %1 in the profile").arg(shortName(node)));
            }
        }
    }
    return {};
}

Status servesAlone(const ClusterProfile &profile, const HostName &host)
{
    const auto member = std::ranges::find(profile.nodes, host, &NodeProfile::host);
    return host.isEmpty() || member == profile.nodes.end() ? Status() : servesAlone(profile, member->name);
}

} // namespace warrener::parts
