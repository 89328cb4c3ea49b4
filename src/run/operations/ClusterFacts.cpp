#include "run/operations/ClusterFacts.h"

#include <algorithm>

namespace warrener {

bool QueueSeat::keepsMajorityWithout(const NodeName &node) const
{
    const auto left = std::ranges::count_if(online, [&](const NodeName &member) { return member != node; });
    return left > members.size() / 2;
}

bool QueueSeat::isInSync(const NodeName &node) const
{
    // A member that takes part lags by what is under way; more than that is a member that catches up.
    constexpr double underWay = 1000;
    return online.contains(node) && behind.value(node, 0) <= underWay;
}

const ProxyFacts *ClusterFacts::proxy(const ProxyName &name) const
{
    const auto found = std::ranges::find(proxies, name, &ProxyFacts::name);
    return found == proxies.end() ? nullptr : &*found;
}

QList<const QueueSeat *> ClusterFacts::ledBy(const NodeName &node) const
{
    QList<const QueueSeat *> led;
    for (const QueueSeat &seat : queues) {
        if (seat.leader == node && seat.replicated())
            led.append(&seat);
    }
    return led;
}

QString serverOf(const ProxyFacts &proxy, const ClusterProfile &profile, const NodeName &node)
{
    const NodeProfile *wanted = profile.node(node);
    if (!proxy.servers || wanted == nullptr)
        return {};
    const HostProfile *host = profile.host(wanted->host);
    const auto named = [&](const QString &name) {
        const haproxy::ServerState *server = name.isEmpty() ? nullptr : proxy.servers->server(name);
        return server == nullptr ? QString() : server->name;
    };
    // An address cannot be another node's; a name might be anybody's.
    for (const haproxy::ServerState &server : proxy.servers->servers) {
        if ((host != nullptr && !host->address.isEmpty() && server.address == host->address) || server.address == wanted->amqp.host)
            return server.name;
    }
    for (const QString &name : {shortName(node), wanted->host.value, node.value, wanted->amqp.host}) {
        if (const QString found = named(name); !found.isEmpty())
            return found;
    }
    return {};
}

} // namespace warrener
