#include "run/operations/NodePlaces.h"

#include <QHostAddress>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace warrener {

namespace places {

QString plainAddress(QString text)
{
    if (text.startsWith(u'[') && text.endsWith(u']'))
        text = text.sliced(1).chopped(1);
    QHostAddress address(text.section(u'%', 0, 0));
    if (address.isNull())
        return {};
    bool mapped = false;
    const quint32 four = address.toIPv4Address(&mapped);
    return (mapped ? QHostAddress(four) : address).toString();
}

bool isLoopback(const QString &address)
{
    return QHostAddress(address).isLoopback();
}

bool isAnywhere(const QString &address)
{
    const QHostAddress parsed(address);
    return parsed == QHostAddress(QHostAddress::AnyIPv4) || parsed == QHostAddress(QHostAddress::AnyIPv6);
}

void addOnce(QStringList &list, const QString &text)
{
    if (!text.isEmpty() && !list.contains(text))
        list.append(text);
}

} // namespace places

using places::addOnce;
using places::isAnywhere;
using places::isLoopback;
using places::plainAddress;

namespace {

QString hostPart(const NodeName &node)
{
    return node.value.section(u'@', 1);
}

/// What the profile calls an address of the node or of its host: names and addresses.
QStringList hostsOf(const ClusterProfile &profile, const NodeProfile &node)
{
    QStringList hosts;
    if (const HostProfile *host = profile.host(node.host)) {
        addOnce(hosts, host->address);
        addOnce(hosts, host->name.value);
    }
    for (const QString &host : {node.amqp.host, node.amqps.host, node.management.host(), node.managementTls.host(), node.metrics.host(), hostPart(node.name)})
        addOnce(hosts, host);
    return hosts;
}

QStringList hostsOf(const ClusterProfile &profile, const ProxyProfile &proxy)
{
    QStringList hosts;
    if (const HostProfile *host = profile.host(proxy.host)) {
        addOnce(hosts, host->address);
        addOnce(hosts, host->name.value);
    }
    addOnce(hosts, proxy.address.host);
    if (proxy.socket.startsWith("tcp:"_L1))
        addOnce(hosts, endpointFromText(proxy.socket.sliced(4), 0).host);
    return hosts;
}

QStringList resolved(const QString &host, const QMap<QString, QStringList> &addresses)
{
    if (const QString plain = plainAddress(host); !plain.isEmpty())
        return {plain};
    QStringList found;
    for (const auto listed = addresses.value(host.toLower()); const QString &address : listed)
        addOnce(found, plainAddress(address));
    return found;
}

quint16 portOf(const QUrl &url)
{
    return url.host().isEmpty() ? 0 : quint16(url.port(url.scheme() == "https"_L1 ? 443 : 80));
}

/// Takes off each list what stands in another one too.
void keepUnshared(QList<NodePlaces> &places, QStringList NodePlaces::*list)
{
    QMap<QString, int> count;
    for (const NodePlaces &place : std::as_const(places)) {
        for (const QString &text : place.*list)
            ++count[text];
    }
    for (NodePlaces &place : places)
        (place.*list).removeIf([&](const QString &text) { return count.value(text) > 1; });
}

} // namespace

QStringList namesToResolve(const ClusterProfile &profile)
{
    QStringList names;
    const auto add = [&](const QStringList &hosts) {
        for (const QString &host : hosts) {
            if (plainAddress(host).isEmpty())
                addOnce(names, host.toLower());
        }
    };
    for (const NodeProfile &node : profile.nodes)
        add(hostsOf(profile, node));
    for (const ProxyProfile &proxy : profile.proxies)
        add(hostsOf(profile, proxy));
    return names;
}

QList<NodePlaces> placesOf(const ClusterProfile &profile, const QList<Listener> &listeners, const QMap<QString, QStringList> &addresses)
{
    QMap<quint16, Carries> all; // what anybody tells
    for (const Listener &listener : listeners)
        all.insert(listener.port, carriedBy(listener.protocol));
    QList<NodePlaces> places;
    for (const NodeProfile &node : profile.nodes) {
        NodePlaces place{.node = node.name};
        for (const auto listed = hostsOf(profile, node) + QStringList{node.name.value, shortName(node.name), node.host.value}; const QString &host : listed) {
            if (plainAddress(host).isEmpty() && host.toLower() != "localhost"_L1)
                addOnce(place.names, host.toLower());
        }
        for (const auto listed = hostsOf(profile, node); const QString &host : listed) {
            for (const auto listed = resolved(host, addresses); const QString &address : listed)
                addOnce(place.addresses, address);
        }
        const auto endpoint = [&](const QString &host, quint16 port, Carries carries) {
            if (port == 0)
                return;
            place.ports.insert(port, carries);
            for (const auto listed = resolved(host, addresses); const QString &address : listed)
                place.endpoints.append({.address = address, .port = port, .carries = carries});
        };
        for (const Listener &listener : listeners) {
            if (listener.node != node.name)
                continue;
            place.told = true;
            if (const QString address = plainAddress(listener.address); !address.isEmpty() && !isAnywhere(address))
                addOnce(place.addresses, address);
        }
        if (place.told) {
            for (const Listener &listener : listeners) {
                if (listener.node == node.name)
                    place.ports.insert(listener.port, carriedBy(listener.protocol));
            }
        } else {
            place.guessed = all.isEmpty() ? usualPorts() : all;
        }
        endpoint(node.amqp.host, node.amqp.port, Carries::Amqp);
        endpoint(node.amqps.host, node.amqps.port, Carries::Amqps);
        endpoint(node.management.host(), portOf(node.management), Carries::Management);
        endpoint(node.managementTls.host(), portOf(node.managementTls), Carries::Management);
        endpoint(node.metrics.host(), portOf(node.metrics), Carries::Metrics);
        place.own = place.addresses;
        place.own.removeIf(isLoopback);
        places.append(place);
    }
    keepUnshared(places, &NodePlaces::own);
    keepUnshared(places, &NodePlaces::names);
    return places;
}

QStringList addressesOf(const ClusterProfile &profile, const ProxyProfile &proxy, const QMap<QString, QStringList> &addresses)
{
    QStringList own;
    for (const auto listed = hostsOf(profile, proxy); const QString &host : listed) {
        for (const auto listed = resolved(host, addresses); const QString &address : listed)
            addOnce(own, address);
    }
    return own;
}

} // namespace warrener
