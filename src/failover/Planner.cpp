#include "failover/Planner.h"

#include "diagnosis/NodeCondition.h"
#include "failover/PlanParts.h"

#include <algorithm>

namespace warrener {

namespace {

bool isOutOfEveryProxy(const FailoverView &view, const NodeName &node)
{
    bool seen = false;
    for (const ProxyFacts &proxy : view.facts->proxies) {
        const QString name = serverOf(proxy, *view.profile, node);
        if (name.isEmpty())
            continue;
        seen = true;
        if (proxy.servers->server(name)->admin() == haproxy::AdminState::Ready)
            return false;
    }
    return seen;
}

} // namespace

NodeName busiestNode(const FailoverView &view)
{
    NodeName busiest;
    std::pair<qint64, qint64> most{-1, -1};
    for (const NodeLook &node : view.snapshot->nodes) {
        if (judgeNode(*view.snapshot, node) != NodeCondition::InService)
            continue;
        const QList<parts::ProxyPart> proxies = parts::proxiesFor(view, node.name, {});
        const std::pair<qint64, qint64> here{parts::sessionsOf(view, node.name, proxies), view.facts->ledCount(node.name)};
        if (here > most) {
            most = here;
            busiest = node.name;
        }
    }
    return busiest;
}

NodeName missingNode(const FailoverView &view)
{
    for (const NodeLook &node : view.snapshot->nodes) {
        const NodeCondition condition = judgeNode(*view.snapshot, node);
        if (isLost(condition) || condition == NodeCondition::Draining)
            return node.name;
    }
    for (const NodeLook &node : view.snapshot->nodes) {
        if (isOutOfEveryProxy(view, node.name))
            return node.name;
    }
    return {};
}

QList<QueueRef> unavailableWithout(const FailoverFacts &facts, const NodeName &node)
{
    QList<QueueRef> gone;
    for (const QueueSeat &seat : facts.queues) {
        const bool only = seat.members == QList<NodeName>{node};
        const bool replicated = seat.type == QueueType::Quorum || seat.type == QueueType::Stream;
        if (only || (replicated && seat.members.contains(node) && !seat.keepsMajorityWithout(node)))
            gone.append(seat.ref);
    }
    return gone;
}

} // namespace warrener
