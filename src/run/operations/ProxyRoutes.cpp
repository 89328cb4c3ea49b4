#include "run/operations/ProxyRoutes.h"

#include "base/Phrases.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QSet>

#include <algorithm>
#include <limits>
#include <utility>

using namespace Qt::StringLiterals;

namespace warrener {

using places::addOnce;
using places::isAnywhere;
using places::isLoopback;
using places::plainAddress;

namespace {

/// What the profile says of a proxy's servers: {"backend/server": node}.
QMap<QString, NodeName> toldServers(const ProxyProfile &profile, const QList<NodePlaces> &places)
{
    QMap<QString, NodeName> told;
    const QJsonObject servers = profile.other.value("servers"_L1).toObject();
    for (auto it = servers.begin(); it != servers.end(); ++it) {
        const auto place = std::ranges::find_if(places, [&](const NodePlaces &one) { return one.node.value == it.key() || shortName(one.node) == it.key(); });
        if (place == places.end())
            continue;
        for (const auto listed = it->toArray(); const QJsonValue &server : listed) {
            haproxy::ServerRef ref = haproxy::serverRefFromText(server.toString());
            if (ref.backend.isEmpty())
                ref.backend = profile.backend;
            told.insert(haproxy::toText(ref), place->node);
        }
    }
    return told;
}

/// What the profile says of a proxy: servers that are no node's.
QSet<QString> strangersAt(const ProxyProfile &profile)
{
    QSet<QString> strangers;
    const QJsonArray servers = profile.other.value("strangers"_L1).toArray();
    for (const QJsonValue &server : servers) {
        haproxy::ServerRef ref = haproxy::serverRefFromText(server.toString());
        if (ref.backend.isEmpty())
            ref.backend = profile.backend;
        strangers.insert(haproxy::toText(ref));
    }
    return strangers;
}

/// One proxy's servers, each put into one list or none.
class Reader
{
public:
    Reader(const ProxyProfile &profile, const QList<NodePlaces> &places, const QStringList &proxyPlaces)
        : m_profile(profile), m_places(places), m_proxyPlaces(proxyPlaces), m_told(toldServers(profile, places)), m_strangers(strangersAt(profile)),
          m_hasOtherAddresses(profile.other.value("otherAddresses"_L1).toBool()), m_isReachedHere(std::ranges::any_of(proxyPlaces, isLoopback)),
          m_isElsewhere(!std::ranges::all_of(proxyPlaces, isLoopback))
    {
        for (const NodeName &node : m_told)
            m_toldNodes.insert(node);
    }

    void read(const haproxy::ServerTable &table)
    {
        m_slots = slotsIn(table);
        for (const haproxy::ServerState &server : table.servers)
            read(table.backend, server);
    }

    /// Once all are read.
    ProxyRoutes routes()
    {
        settleNames();
        return std::exchange(m_routes, {});
    }

private:
    void read(const QString &backend, haproxy::ServerState server)
    {
        const haproxy::ServerRef ref{.backend = backend, .server = server.name};
        // A server without a port is asked at the port that the client came to.
        if (server.port == 0 && !server.address.isEmpty() && isNamed(ref))
            server.port = portFrom(server.portOffset);
        const auto told = m_told.constFind(haproxy::toText(ref));
        if (m_strangers.contains(haproxy::toText(ref))) {
            readStranger(ref, server, told == m_told.cend() ? nullptr : &place(*told));
            return;
        }
        if (told != m_told.cend()) {
            readTold(ref, server, place(*told));
            return;
        }
        const QString address = plainAddress(server.address);
        if (address.isEmpty() || isAnywhere(address))
            readWithoutAddress(ref, server);
        else if (server.port == 0)
            readWithoutPort(ref, server, address);
        else
            readAddress(ref, server, address);
    }

    /// Of a server whose port is counted from the one that the client came to, for those who come to the proxy's own address; 0: nobody
    /// knows that one.
    quint16 portFrom(int offset) const
    {
        const int port = m_profile.address.port == 0 ? 0 : m_profile.address.port + offset;
        return port > 0 && port <= std::numeric_limits<quint16>::max() ? quint16(port) : quint16(0);
    }

    using Found = QList<const NodePlaces *>;

    /// A route by the name alone.
    struct Named
    {
        Route route{};
        QString address{};
        quint16 port = 0;
    };

    const NodePlaces &place(const NodeName &node) const { return *std::ranges::find(m_places, node, &NodePlaces::node); }
    /// The one that the profile names for AMQP: its servers are expected to be brokers.
    bool isNamed(const haproxy::ServerRef &ref) const { return !m_profile.backend.isEmpty() && ref.backend == m_profile.backend; }

    Carries carriesOf(const haproxy::ServerRef &ref, const haproxy::ServerState &server, const NodePlaces &node) const
    {
        const Carries other = isNamed(ref) ? Carries::Amqp : usualPorts().value(server.port, Carries::Amqp);
        return node.ports.value(server.port, node.guessed.value(server.port, other));
    }

    template <class Is>
    Found nodesThat(Is is) const
    {
        Found found;
        for (const NodePlaces &one : m_places) {
            if (is(one))
                found.append(&one);
        }
        return found;
    }

    static bool mayListen(const NodePlaces &node, quint16 port) { return node.ports.contains(port) || node.guessed.contains(port); }

    /// By the name of the server, or by the name that its file gives as its address. Names tell nothing of a node of which the
    /// profile tells the servers: another cluster behind the same proxy may use the same ones.
    Found namedBy(const haproxy::ServerState &server) const
    {
        return nodesThat([&](const NodePlaces &one) {
            return !m_toldNodes.contains(one.node) && (one.names.contains(server.name.toLower()) || hasItsFilesName(one, server));
        });
    }
    static bool hasItsFilesName(const NodePlaces &node, const haproxy::ServerState &server)
    {
        const QString fqdn = server.fqdn.toLower();
        return !fqdn.isEmpty() && (node.names.contains(fqdn) || node.names.contains(fqdn.section(u'.', 0, 0)));
    }
    /// The node is known by its name in full, and the file gives the same one in another domain: another cluster has its own mq1.
    static bool isOfAnotherDomain(const NodePlaces &node, const haproxy::ServerState &server)
    {
        const QString fqdn = server.fqdn.toLower();
        const QString host = fqdn.section(u'.', 0, 0);
        const auto isInFull = [&](const QString &name) { return name.contains(u'.') && !name.contains(u'@') && name.section(u'.', 0, 0) == host; };
        return fqdn.contains(u'.') && !node.names.contains(fqdn) && std::ranges::any_of(node.names, isInFull);
    }

    /// Servers that one name, or one record, gives their addresses to, in an order that is nobody's: those of a template. Their own
    /// names are numbers.
    static QSet<QString> slotsIn(const haproxy::ServerTable &table)
    {
        QMap<std::pair<QString, quint16>, int> count;
        for (const haproxy::ServerState &server : table.servers)
            ++count[{server.fqdn.toLower(), server.port}];
        QSet<QString> found;
        for (const haproxy::ServerState &server : table.servers) {
            const bool isShared = !server.fqdn.isEmpty() && count.value({server.fqdn.toLower(), server.port}) > 1;
            if (isShared || !server.record.isEmpty())
                found.insert(server.name);
        }
        return found;
    }

    /// Where a server at `address` is, as this side writes it: at a loopback address it is on the proxy's own machine, which may be this
    /// one.
    QStringList whereIs(const QString &address) const
    {
        QStringList at = isLoopback(address) && !(m_isReachedHere && !m_isElsewhere) ? m_proxyPlaces : QStringList{address};
        if (mayBeHere(address))
            at.removeIf(isLoopback);
        return at;
    }
    /// One that is reached at this machine and has an address elsewhere as well is at the end of a tunnel, or here.
    bool mayBeHere(const QString &address) const { return isLoopback(address) && m_isReachedHere && m_isElsewhere; }

    /// Whose very door it is, by the profile.
    Found exactly(const QStringList &at, quint16 port) const
    {
        return nodesThat([&](const NodePlaces &one) {
            return std::ranges::any_of(one.endpoints, [&](const Place &endpoint) { return at.contains(endpoint.address) && endpoint.port == port; });
        });
    }

    /// By the profile's word no node's. With another word of the same profile against it, one of both is a slip.
    void readStranger(const haproxy::ServerRef &ref, const haproxy::ServerState &server, const NodePlaces *told)
    {
        if (told == nullptr)
            return;
        doubt(
            ref, {told},
            QCoreApplication::translate("ProxyRoutes", "%1 is a server of %2 by the profile's “servers”, and nobody's by its “strangers”: take one of both out")
                .arg(shown(ref, server), shortName(told->node)));
    }

    /// The profile's word, unless another node's door by the same profile is what stands there: one of both is a slip, or addresses mean
    /// other machines to the proxy than here, which the profile can say.
    void readTold(const haproxy::ServerRef &ref, const haproxy::ServerState &server, const NodePlaces &told)
    {
        const QString address = plainAddress(server.address);
        Found found = address.isEmpty() || m_hasOtherAddresses ? Found() : exactly(whereIs(address), server.port);
        if (found.isEmpty() || found.contains(&told)) {
            m_routes.routes.append({.ref = ref, .node = told.node, .carries = carriesOf(ref, server, told), .ground = Ground::Told});
            return;
        }
        const QString words = QCoreApplication::translate(
                                  "ProxyRoutes", "%1 is a server of %2 by the profile's “servers”, and has the address and port of %3 by the same profile: "
                                                 "correct one of both, or where the proxy knows the nodes by other addresses than this machine, say "
                                                 "\"otherAddresses\": true of the proxy")
                                  .arg(shown(ref, server), shortName(told.node), namesOf(found));
        found.prepend(&told);
        doubt(ref, found, words);
    }

    void readAddress(const haproxy::ServerRef &ref, const haproxy::ServerState &server, const QString &address)
    {
        const QStringList at = whereIs(address);
        const auto isAt = [&](const QString &one) { return at.contains(one); };
        const auto isThere = [&](const NodePlaces &one) { return std::ranges::any_of(one.addresses, isAt); };
        if (m_hasOtherAddresses && !isLoopback(address) && !isCalledSo(server, nodesThat(isThere)))
            return readOtherAddress(ref, server, nodesThat(isThere));
        if (const Found found = exactly(at, server.port); !found.isEmpty()) {
            m_seesOurLoopback = m_seesOurLoopback || (isLoopback(address) && at.contains(address));
            return take(ref, server, found, Ground::Endpoint);
        }
        if (const Found found = nodesThat([&](const NodePlaces &one) { return isThere(one) && one.ports.contains(server.port); }); !found.isEmpty())
            return take(ref, server, found, Ground::Address);
        if (const Found found = nodesThat([&](const NodePlaces &one) { return isThere(one) && one.guessed.contains(server.port); }); !found.isEmpty())
            return take(ref, server, found, Ground::Address);
        if (const Found found = nodesThat(isThere); !found.isEmpty())
            return readOtherPort(ref, server, found);
        const auto isHere = [&](const NodePlaces &one) {
            return std::ranges::any_of(one.endpoints, [&](const Place &endpoint) { return endpoint.address == address && endpoint.port == server.port; });
        };
        if (const Found found = mayBeHere(address) ? nodesThat(isHere) : Found(); !found.isEmpty()) {
            return doubt(ref, found,
                         QCoreApplication::translate("ProxyRoutes",
                                                     "%1 is on the proxy's own machine, and has the address by which this machine reaches %2: it is that "
                                                     "broker if the proxy runs here, or another one")
                             .arg(shown(ref, server), namesOf(found)));
        }
        readName(ref, server);
    }

    /// Its name says the same as its address, or no node has that address.
    bool isCalledSo(const haproxy::ServerState &server, const Found &there) const { return there.isEmpty() || namedBy(server) == there; }

    /// By the profile's word that address is another machine to the proxy than here, and its name does not say which.
    void readOtherAddress(const haproxy::ServerRef &ref, const haproxy::ServerState &server, Found found)
    {
        found.removeIf([&](const NodePlaces *one) { return !isNamed(ref) && (!mayListen(*one, server.port) || !isDriven(carriesOf(ref, server, *one))); });
        for (const auto listed = namedBy(server); const NodePlaces *one : listed) {
            if (!found.isEmpty() && !found.contains(one))
                found.append(one);
        }
        if (found.isEmpty())
            return;
        doubt(ref, found,
              QCoreApplication::translate("ProxyRoutes",
                                          "%1 has the address by which this machine knows a node, and the profile says that addresses mean other "
                                          "machines to this proxy: nobody can say whether it is %2")
                  .arg(shown(ref, server), namesOf(found)));
    }

    /// Its clients go to whichever port they came to, which the proxy tells nobody: the broker's, or another program's. Those of web
    /// pages are no broker's.
    void readWithoutPort(const haproxy::ServerRef &ref, const haproxy::ServerState &server, const QString &address)
    {
        const QStringList at = whereIs(address);
        Found found = nodesThat([&](const NodePlaces &one) {
            return !m_toldNodes.contains(one.node) && std::ranges::any_of(one.addresses, [&](const QString &its) { return at.contains(its); });
        });
        if (found.isEmpty())
            return readWithoutAddress(ref, server);
        if (server.speaksHttp)
            return;
        doubt(ref, found,
              QCoreApplication::translate("ProxyRoutes", "%1 has an address of %2 and no port of its own: its clients go to whichever port they came to, which "
                                                         "is that broker's or another program's")
                  .arg(shown(ref, server), namesOf(found)));
    }

    void take(const haproxy::ServerRef &ref, const haproxy::ServerState &server, Found found, Ground ground)
    {
        if (found.size() > 1) {
            // The same place for several: the name may tell them apart.
            Found named = namedBy(server);
            named.removeIf([&](const NodePlaces *one) { return !found.contains(one); });
            if (named.size() == 1)
                found = named;
        }
        const auto endpoint = std::ranges::find(found.first()->endpoints, server.port, &Place::port);
        const bool byEndpoint = ground == Ground::Endpoint && endpoint != found.first()->endpoints.end();
        const Carries carries = byEndpoint ? endpoint->carries : carriesOf(ref, server, *found.first());
        if (!isDriven(carries))
            return;
        if (found.size() == 1) {
            m_routes.routes.append({.ref = ref, .node = found.first()->node, .carries = carries, .ground = ground});
            return;
        }
        doubt(ref, found,
              QCoreApplication::translate("ProxyRoutes", "%1 may be %2: they share its address and its port").arg(shown(ref, server), namesOf(found)));
    }

    /// A port of that host on which its broker is not known to listen: an exporter, epmd, a web server. Or no port: one that is counted
    /// up from the port that the client came to ("host:+10") looks alike.
    void readOtherPort(const haproxy::ServerRef &ref, const haproxy::ServerState &server, Found found)
    {
        found.removeIf([&](const NodePlaces *one) { return m_toldNodes.contains(one->node); });
        constexpr quint16 mostCounted = 1023;
        Found counted = server.port <= mostCounted ? found : Found();
        counted.removeIf([&](const NodePlaces *one) { return !mayListen(*one, portFrom(server.port)); });
        if (!counted.isEmpty() && !server.speaksHttp)
            return readOffset(ref, server, counted);
        if (!isNamed(ref) || found.isEmpty())
            return;
        doubt(ref, found,
              QCoreApplication::translate("ProxyRoutes",
                                          "%1 has an address of %2, which is not known to listen on port %3: it is that broker, or another program")
                  .arg(shown(ref, server), namesOf(found), QString::number(server.port)));
    }

    void readOffset(const haproxy::ServerRef &ref, const haproxy::ServerState &server, const Found &found)
    {
        doubt(ref, found,
              QCoreApplication::translate("ProxyRoutes", "%1 has an address of %2, and its port may be counted from the port that clients come to, which would "
                                                         "be that broker's: it is that broker, or another program")
                  .arg(shown(ref, server), namesOf(found)));
    }

    void readName(const haproxy::ServerRef &ref, const haproxy::ServerState &server)
    {
        const Found named = namedBy(server);
        if (named.isEmpty())
            return;
        const NodePlaces &node = *named.first();
        const bool knownPort = mayListen(node, server.port);
        const Carries carries = carriesOf(ref, server, node);
        if (!isDriven(carries) || (!knownPort && !isNamed(ref)))
            return;
        if (named.size() > 1) {
            doubt(ref, named, QCoreApplication::translate("ProxyRoutes", "%1 has the names of %2").arg(shown(ref, server), namesOf(named)));
        } else if (m_slots.contains(ref.server) && !hasItsFilesName(node, server)) {
            doubt(ref, named,
                  QCoreApplication::translate("ProxyRoutes", "%1 has the name of %2, and is a slot that takes whatever address “%3” leads to: it is that "
                                                             "broker, or another one")
                      .arg(shown(ref, server), shortName(node.node), server.record.isEmpty() ? server.fqdn : server.record));
        } else if (isOfAnotherDomain(node, server)) {
            doubt(ref, named,
                  QCoreApplication::translate("ProxyRoutes", "%1 leads to %2 by its file, and %3 is called otherwise: it is that broker, or another cluster's")
                      .arg(shown(ref, server), server.fqdn, node.node.value));
        } else if (!node.own.isEmpty()) {
            doubt(ref, named, otherMachine(ref, server, node, node.own.first()));
        } else if (!knownPort && node.told) {
            doubt(ref, named,
                  QCoreApplication::translate("ProxyRoutes", "%1 has the name of %2, which does not listen on port %3: it is that broker, or another program")
                      .arg(shown(ref, server), shortName(node.node), QString::number(server.port)));
        } else {
            m_named.append({.route = {.ref = ref, .node = node.node, .carries = carries, .ground = Ground::Name},
                            .address = plainAddress(server.address),
                            .port = server.port});
            m_routes.routes.append(m_named.last().route);
        }
    }

    /// Where the proxy finds other nodes at this machine's own ports, as the profile does, no name outranks those of the node: elsewhere
    /// loopback addresses are tunnels, and say nothing.
    void settleElsewhere()
    {
        const auto isStrange = [this](const Named &one) {
            const QStringList &addresses = place(one.route.node).addresses;
            return m_seesOurLoopback && !isLoopback(one.address) && !addresses.isEmpty() && std::ranges::all_of(addresses, isLoopback);
        };
        for (const Named &one : std::as_const(m_named)) {
            if (!isStrange(one))
                continue;
            const NodePlaces &node = place(one.route.node);
            m_routes.routes.removeOne(one.route);
            doubt(one.route.ref, {&node},
                  otherMachine(one.route.ref, {.name = one.route.ref.server, .address = one.address, .port = one.port}, node, node.addresses.first()));
        }
        m_named.removeIf(isStrange);
    }

    /// Several servers that have one node's name and are on different machines are not all that node's: two clusters behind one
    /// proxy call their servers alike. The backend that the profile names tells which machine is the node's; a node that is not
    /// among those that it names may not be behind this proxy at all.
    void settleNames()
    {
        settleElsewhere();
        const auto inNamed = [this](const Route &route) { return isNamed(route.ref); };
        const bool isTelling = std::ranges::any_of(m_routes.routes, inNamed);
        for (const NodePlaces &place : m_places) {
            QList<Named> its = m_named;
            its.removeIf([&](const Named &one) { return one.route.node != place.node; });
            QStringList all;
            QStringList ours;
            for (const Named &one : std::as_const(its)) {
                addOnce(all, one.address);
                if (isNamed(one.route.ref))
                    addOnce(ours, one.address);
            }
            const auto isIts = [&](const Route &route) { return inNamed(route) && route.node == place.node; };
            const bool isElsewhere = isTelling && std::ranges::none_of(m_routes.routes, isIts);
            if (all.size() < 2 && !isElsewhere)
                continue;
            for (const Named &one : std::as_const(its)) {
                if (ours.size() == 1 && one.address == ours.first())
                    continue;
                m_routes.routes.removeOne(one.route);
                QStringList others = all;
                others.removeOne(one.address);
                const QString server = shown(one.route.ref, {.name = one.route.ref.server, .address = one.address, .port = one.port});
                if (others.isEmpty()) {
                    doubt(
                        one.route.ref, {&place},
                        QCoreApplication::translate("ProxyRoutes", "%1 has the name of %2, which has no server in %3: it is that broker, or another cluster's")
                            .arg(server, shortName(place.node), m_profile.backend));
                    continue;
                }
                doubt(one.route.ref, {&place},
                      QCoreApplication::translate("ProxyRoutes", "%1 has the name of %2, and so have servers at %3: not all of them can be that broker")
                          .arg(server, shortName(place.node), phrases::list(others)));
            }
        }
    }

    /// A slot that waits for an address is its node's only where its file gives the node's name; a slot
    /// of a template takes whatever address comes. What listens on a UNIX socket nobody knows.
    void readWithoutAddress(const haproxy::ServerRef &ref, const haproxy::ServerState &server)
    {
        if (server.port == 0) {
            if (const Found named = namedBy(server); isNamed(ref) && !named.isEmpty()) {
                doubt(ref, named,
                      QCoreApplication::translate("ProxyRoutes", "%1 has the name of %2 and leads to a UNIX socket: nobody knows who listens there")
                          .arg(haproxy::toText(ref), namesOf(named)));
            }
            return;
        }
        const Found named = nodesThat([&](const NodePlaces &one) { return one.names.contains(server.fqdn.toLower()); });
        if (named.size() != 1 || !(mayListen(*named.first(), server.port) || isNamed(ref)))
            return;
        const Carries carries = carriesOf(ref, server, *named.first());
        if (isDriven(carries))
            m_routes.routes.append({.ref = ref, .node = named.first()->node, .carries = carries, .ground = Ground::Name});
    }

    static QString otherMachine(const haproxy::ServerRef &ref, const haproxy::ServerState &server, const NodePlaces &node, const QString &address)
    {
        return QCoreApplication::translate("ProxyRoutes", "%1 has the name of %2, whose address is %3: it is that broker, or another machine")
            .arg(shown(ref, server), shortName(node.node), address);
    }
    static QString shown(const haproxy::ServerRef &ref, const haproxy::ServerState &server)
    {
        return u"%1 (%2)"_s.arg(haproxy::toText(ref), warrener::toText(Endpoint{.host = server.address, .port = server.port}));
    }
    static QString namesOf(const Found &found)
    {
        QStringList names;
        for (const NodePlaces *one : found)
            names.append(shortName(one->node));
        return phrases::list(names);
    }
    void doubt(const haproxy::ServerRef &ref, const Found &found, const QString &words)
    {
        Doubt doubt{.ref = ref, .words = words};
        for (const NodePlaces *one : found)
            doubt.nodes.append(one->node);
        m_routes.doubts.append(doubt);
    }

    const ProxyProfile &m_profile;
    const QList<NodePlaces> &m_places;
    const QStringList &m_proxyPlaces;
    const QMap<QString, NodeName> m_told;
    const QSet<QString> m_strangers;
    const bool m_hasOtherAddresses; ///< by the profile's word
    QSet<NodeName> m_toldNodes;
    const bool m_isReachedHere;     ///< by an address of this machine
    const bool m_isElsewhere;       ///< by one of another machine
    bool m_seesOurLoopback = false; ///< a server is at a loopback address that is a node's by the profile
    QSet<QString> m_slots;          ///< of the table that is read
    QList<Named> m_named;
    ProxyRoutes m_routes;
};

} // namespace

ProxyRoutes routesOf(const ProxyFacts &proxy, const ProxyProfile &profile, const QList<NodePlaces> &places, const QStringList &proxyPlaces)
{
    Reader reader(profile, places, proxyPlaces);
    for (const auto listed = proxy.servers.value_or(QList<haproxy::ServerTable>()); const haproxy::ServerTable &table : listed)
        reader.read(table);
    return reader.routes();
}

ProxyRoutes routesOf(const ClusterView &view, const ProxyFacts &proxy)
{
    const QList<ProxyProfile> &known = view.profile->proxies;
    const auto profile = std::ranges::find(known, proxy.name, &ProxyProfile::name);
    if (profile == known.end())
        return {};
    const QList<Listener> listeners = view.snapshot->totals.has() ? view.snapshot->totals.value->listeners : QList<Listener>();
    const QMap<QString, QStringList> &addresses = view.facts->addresses;
    QStringList own = addressesOf(*view.profile, *profile, addresses);
    // A proxy on a node's own host has that host's addresses.
    const QList<NodePlaces> places = placesOf(*view.profile, listeners, addresses);
    for (const NodePlaces &place : places) {
        const NodeProfile *node = view.profile->node(place.node);
        if (node != nullptr && !profile->host.isEmpty() && node->host == profile->host) {
            for (const QString &address : place.addresses)
                addOnce(own, address);
        }
    }
    return routesOf(proxy, *profile, places, own);
}

} // namespace warrener
