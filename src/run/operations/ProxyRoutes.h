#pragma once

#include "run/operations/NodePlaces.h"

namespace warrener {

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
