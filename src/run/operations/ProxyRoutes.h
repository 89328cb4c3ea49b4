#pragma once

#include "run/operations/Carries.h"
#include "run/operations/ClusterFacts.h"

namespace warrener {

/// An address and a port, and what listens there.
struct Place
{
    QString address; ///< an IP address as QHostAddress writes it
    quint16 port = 0;
    Carries carries = Carries::Amqp;

    bool operator==(const Place &) const = default;
};

/// Where one node can be found, as far as that is known on this side.
struct NodePlaces
{
    NodeName node{};
    QStringList names{};              ///< that stand for it and for no other: its own, its host's
    QList<Place> endpoints{};         ///< that the profile names
    QStringList addresses{};          ///< of its host, and of the endpoints
    QStringList own{};                ///< those of them that can be no other's: not of this machine, not shared
    QMap<quint16, Carries> ports{};   ///< that it listens on, by its own word or the profile's
    QMap<quint16, Carries> guessed{}; ///< of a node that tells none: those of the others, or the usual ones
    bool told = false;                ///< it tells its listeners itself

    bool operator==(const NodePlaces &) const = default;
};
/// `addresses`: what the names of the profile lead to. A node that tells no listener, because it is
/// down, listens where the profile says, where the others listen, and at the usual ports.
QList<NodePlaces> placesOf(const ClusterProfile &profile, const QList<Listener> &listeners, const QMap<QString, QStringList> &addresses);
/// The names that placesOf() wants resolved, each once.
QStringList namesToResolve(const ClusterProfile &profile);

/// Why a server is believed to lead to a node; the surest first.
enum class Ground : std::uint8_t {
    Told,     ///< the profile says so
    Endpoint, ///< address and port are those of the profile
    Address,  ///< an address of its host, and a port that it listens on
    Name,     ///< its name alone; nothing that is known speaks against it
};

/// A server that leads to a node.
struct Route
{
    haproxy::ServerRef ref{};
    NodeName node{};
    Carries carries = Carries::Amqp;
    Ground ground = Ground::Address;

    bool operator==(const Route &) const = default;
};

/// A server of which nobody can say whether it leads to one node or to another place.
struct Doubt
{
    haproxy::ServerRef ref{};
    QList<NodeName> nodes{}; ///< that it may lead to
    QString words{};         ///< translated: both readings

    bool operator==(const Doubt &) const = default;
};

/// Which servers of which backends of a proxy lead to which node. What is in neither list leads to no
/// broker, or to a listener that is none of its clients', and is never touched.
struct ProxyRoutes
{
    QList<Route> routes{};
    QList<Doubt> doubts{};

    bool operator==(const ProxyRoutes &) const = default;
};

/// Pure. A server is matched by address and port; its name counts only where its address is known to
/// be nobody's. `proxyPlaces`: addresses of the proxy's own machine, which a server at a loopback address is on.
/// The profile's word outranks all but the same profile's address and port of another node, which make it a doubt: of a proxy
/// {"servers": {NODE: ["backend/server"…]}}. Of a node that it names there, no other
/// server counts by its name. {"strangers": ["backend/server"…]} are no node's. {"otherAddresses": true}: addresses mean other machines to the
/// proxy than here, and do not contradict what it names. A name elsewhere is a doubt where the proxy finds others at this machine's ports. Servers of one name
/// on several machines are doubts, but for the machine in the profile's backend; so is one elsewhere whose node has no server in that backend, where others
/// have.
ProxyRoutes routesOf(const ProxyFacts &proxy, const ProxyProfile &profile, const QList<NodePlaces> &places, const QStringList &proxyPlaces);
/// The same out of what a plan is made from.
ProxyRoutes routesOf(const ClusterView &view, const ProxyFacts &proxy);

} // namespace warrener
