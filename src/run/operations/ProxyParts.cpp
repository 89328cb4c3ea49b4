#include "run/operations/ProxyParts.h"

#include "base/Phrases.h"
#include "look/proxy/HaproxyClient.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

QList<haproxy::ServerRef> BackendPart::refs(const QStringList &names) const
{
    QList<haproxy::ServerRef> list;
    for (const QString &name : names)
        list.append({.backend = backend, .server = name});
    return list;
}

bool BackendPart::hasOtherServer() const
{
    return std::ranges::any_of(servers->servers, [&](const haproxy::ServerState &server) { return !from.contains(server.name) && server.takesClients(); });
}

QList<haproxy::ServerRef> ProxyPart::sources(bool messagingOnly) const
{
    QList<haproxy::ServerRef> list;
    for (const BackendPart &part : backends) {
        if (!messagingOnly || isMessaging(part.carries))
            list.append(part.refs(part.from));
    }
    return list;
}

QList<haproxy::ServerRef> ProxyPart::messagingServers() const
{
    QList<haproxy::ServerRef> list;
    for (const BackendPart &part : backends) {
        for (const haproxy::ServerState &server : part.servers->servers) {
            if (isMessaging(part.carries))
                list.append({.backend = part.backend, .server = server.name});
        }
    }
    return list;
}

QString ProxyPart::shownSources() const
{
    const QList<haproxy::ServerRef> all = sources();
    if (all.size() == 1)
        return all.first().server;
    QStringList names;
    for (const haproxy::ServerRef &ref : all)
        names.append(haproxy::toText(ref));
    return phrases::list(names);
}

QString ProxyPart::meaning() const
{
    QStringList lines;
    for (const BackendPart &part : backends)
        lines.append(QCoreApplication::translate("Failover", "%1 carries %2: %3").arg(part.backend, toWord(part.carries), meaningOf(part.carries)));
    return backends.size() < 2 ? QString() : phrases::clauses(lines);
}

QList<ProxyPart> proxiesFor(const ClusterView &view, const NodeName &from, const NodeName &to, ProxyUse use)
{
    QList<ProxyPart> proxies;
    for (const ProxyFacts &facts : view.facts->proxies) {
        if (!facts.servers || (use == ProxyUse::Tell && !facts.mayWrite))
            continue;
        ProxyPart proxy{.name = facts.name, .servers = &*facts.servers, .intake = facts.intake};
        const ProxyRoutes routes = routesOf(view, facts);
        for (const Route &route : routes.routes) {
            if (route.node != from)
                continue;
            auto part = std::ranges::find(proxy.backends, route.ref.backend, &BackendPart::backend);
            if (part == proxy.backends.end()) {
                part = proxy.backends.insert(
                    proxy.backends.end(),
                    {.backend = route.ref.backend, .carries = route.carries, .servers = haproxy::tableOf(*facts.servers, route.ref.backend)});
            }
            part->from.append(route.ref.server);
        }
        for (const Route &route : routes.routes) {
            const auto part = std::ranges::find(proxy.backends, route.ref.backend, &BackendPart::backend);
            if (route.node == to && part != proxy.backends.end())
                part->to.append(route.ref.server);
        }
        std::ranges::stable_sort(proxy.backends, {}, [&](const BackendPart &part) { return std::pair(part.backend != facts.backend, part.carries); });
        if (!proxy.backends.isEmpty())
            proxies.append(proxy);
    }
    return proxies;
}

Status certainAbout(const ClusterView &view, const QList<NodeName> &nodes)
{
    QStringList readings;
    QStringList names;
    for (const ProxyFacts &facts : view.facts->proxies) {
        if (!facts.servers)
            continue;
        const ProxyRoutes routes = routesOf(view, facts);
        const auto isOne = [&](const NodeName &node) { return nodes.contains(node); };
        const auto profile = std::ranges::find(view.profile->proxies, facts.name, &ProxyProfile::name);
        if (!facts.mayWrite && profile != view.profile->proxies.end() && std::ranges::any_of(routes.routes, isOne, &Route::node))
            return std::unexpected(readOnlySocket(*profile, facts.level));
        for (const Doubt &doubt : routes.doubts) {
            if (std::ranges::none_of(doubt.nodes, isOne))
                continue;
            readings.append(QCoreApplication::translate("Failover", "%1: %2").arg(facts.name.value, doubt.words));
            if (!names.contains(facts.name.value))
                names.append(facts.name.value);
        }
    }
    if (readings.isEmpty())
        return {};
    readings.append(QCoreApplication::translate("Failover", "the profile of the proxy can say it: \"servers\": {\"NODE\": [\"BACKEND/SERVER\"]}, and of one "
                                                            "that is none of these nodes: \"strangers\": [\"BACKEND/SERVER\"]"));
    return failure(ErrorKind::NotConfigured,
                   QCoreApplication::translate("Failover", "It is not certain which servers of %1 lead to which node").arg(phrases::list(names)),
                   phrases::clauses(readings));
}

QStringList proxiesLeftOut(const ClusterView &view, const NodeName &from)
{
    QStringList out;
    for (const ProxyFacts &facts : view.facts->proxies) {
        if (facts.error) {
            out.append(QCoreApplication::translate("Failover", "%1 cannot be asked: %2").arg(facts.name.value, facts.error->message));
            continue;
        }
        const ProxyRoutes routes = routesOf(view, facts);
        for (const Doubt &doubt : routes.doubts) {
            if (doubt.nodes.contains(from))
                out.append(QCoreApplication::translate("Failover", "%1: %2").arg(facts.name.value, doubt.words));
        }
        const auto profile = std::ranges::find(view.profile->proxies, facts.name, &ProxyProfile::name);
        if (std::ranges::none_of(routes.routes, [&](const Route &route) { return route.node == from; }))
            out.append(QCoreApplication::translate("Failover", "%1 has no server for %2").arg(facts.name.value, shortName(from)));
        else if (!facts.mayWrite && profile != view.profile->proxies.end())
            out.append(readOnlySocket(*profile, facts.level).message);
    }
    return out;
}

QJsonObject backendFacts(const QList<ProxyPart> &proxies)
{
    QJsonObject facts;
    for (const ProxyPart &proxy : proxies) {
        QJsonArray list;
        for (const BackendPart &part : proxy.backends) {
            list.append(QJsonObject{{u"backend"_s, part.backend},
                                    {u"carries"_s, toId(part.carries)},
                                    {u"from"_s, QJsonArray::fromStringList(part.from)},
                                    {u"to"_s, QJsonArray::fromStringList(part.to)}});
        }
        facts.insert(proxy.name.value, list);
    }
    return facts;
}

QStringList namesOf(const QList<ProxyPart> &proxies)
{
    QStringList names;
    for (const ProxyPart &proxy : proxies)
        names.append(proxy.name.value);
    return names;
}

QStringList proxyNames(const ClusterProfile &profile)
{
    QStringList names;
    for (const ProxyProfile &proxy : profile.proxies)
        names.append(proxy.name.value);
    return names;
}

} // namespace warrener
