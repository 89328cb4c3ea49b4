#include "run/operations/ClusterFacts.h"

#include <algorithm>

namespace warrener {

bool QueueSeat::keepsMajorityWithout(const NodeName &node) const
{
    const auto left = std::ranges::count_if(online, [&](const NodeName &member) { return member != node; });
    return left > members.size() / 2;
}

MemberState QueueSeat::memberOn(const NodeName &node) const
{
    // A member that takes part lags by what is under way; more than that is a member that catches up.
    constexpr double underWay = 1000;
    if (!members.contains(node))
        return MemberState::None;
    if (!online.contains(node))
        return MemberState::Offline;
    // Brokers name a mirror online once it is in sync, and a stream goes to its longest copy by itself.
    if (type != QueueType::Quorum)
        return MemberState::InSync;
    const auto lacks = behind.constFind(node);
    if (lacks == behind.cend())
        return MemberState::NotKnown;
    return *lacks <= underWay ? MemberState::InSync : MemberState::Behind;
}

bool QueueSeat::hasOtherInSync(const NodeName &one, const NodeName &two) const
{
    return std::ranges::any_of(members, [&](const NodeName &member) { return member != one && member != two && isInSync(member); });
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

qint64 ClusterFacts::stayingLedBy(const NodeName &node) const
{
    if (!queuesKnown)
        return -1;
    return std::ranges::count_if(ledBy(node), [](const QueueSeat *seat) { return !seat->movesInMaintenance(); });
}

ClusterView bareView(const ClusterProfile &profile, TimePoint at)
{
    auto nothing = std::make_shared<Snapshot>();
    nothing->cluster = profile.name;
    nothing->environment = profile.environment;
    nothing->at = at;
    return {.profile = std::make_shared<const ClusterProfile>(profile), .snapshot = nothing, .facts = std::make_shared<const ClusterFacts>()};
}

} // namespace warrener
