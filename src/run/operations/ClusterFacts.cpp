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

} // namespace warrener
