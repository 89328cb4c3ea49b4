#include "plan/failover/Planner.h"

#include "judge/assess/NodeCondition.h"
#include "run/operations/NodeNames.h"
#include "run/operations/SessionOperations.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

/// Put out by hand, or by a plan: what its name or its file makes of a server is nobody's absence.
bool isOutOfEveryProxy(const ClusterView &view, const NodeName &node)
{
    const QList<ProxyPart> proxies = proxiesFor(view, node, {});
    for (const ProxyPart &proxy : proxies) {
        for (const BackendPart &part : proxy.backends) {
            if (!isMessaging(part.carries))
                continue;
            for (const QString &name : part.from) {
                const haproxy::ServerState *server = part.servers->server(name);
                if (server->told() == haproxy::AdminState::Ready || server->isDisabledByFile())
                    return false;
            }
        }
    }
    return std::ranges::any_of(proxies, [](const ProxyPart &proxy) { return !proxy.sources(true).isEmpty(); });
}

bool isInMaintenance(const ClusterView &view, const NodeName &node)
{
    // What was asked for the plan is newer than the snapshot, and known of versions that the snapshot says nothing about.
    if (const auto told = view.facts->maintenance.constFind(node); told != view.facts->maintenance.cend())
        return *told;
    const NodeLook *look = view.snapshot->node(node);
    return look != nullptr && judgeNode(*view.snapshot, *look) == NodeCondition::Draining;
}

bool isOutOfService(const ClusterView &view, const NodeName &node)
{
    if (isInMaintenance(view, node))
        return true;
    const NodeLook *look = view.snapshot->node(node);
    return look != nullptr && judgeNode(*view.snapshot, *look) == NodeCondition::PortsClosed && view.facts->amqp.value(node) != Sight::Answers;
}

NodeName busiestNode(const ClusterView &view)
{
    NodeName busiest;
    std::pair<qint64, qint64> most{-1, -1};
    for (const NodeLook &node : view.snapshot->nodes) {
        if (judgeNode(*view.snapshot, node) != NodeCondition::InService)
            continue;
        const QList<ProxyPart> proxies = proxiesFor(view, node.name, {});
        const std::pair<qint64, qint64> here{sessionsOf(view, node.name, proxies), view.facts->ledCount(node.name)};
        if (here > most) {
            most = here;
            busiest = node.name;
        }
    }
    return busiest;
}

NodeName missingNode(const ClusterView &view)
{
    for (const NodeLook &node : view.snapshot->nodes) {
        const NodeCondition condition = judgeNode(*view.snapshot, node);
        if (isInMaintenance(view, node.name) || (isLost(condition) && condition != NodeCondition::Draining))
            return node.name;
    }
    for (const NodeLook &node : view.snapshot->nodes) {
        if (isOutOfEveryProxy(view, node.name))
            return node.name;
    }
    return {};
}

NodeName silentNode(const ClusterView &view)
{
    NodeName hanging;
    for (const NodeLook &node : view.snapshot->nodes) {
        if (!mayBeForcedOut(*view.snapshot, node.name) || isInMaintenance(view, node.name))
            continue;
        if (isLost(judgeNode(*view.snapshot, node)))
            return node.name;
        if (hanging.isEmpty())
            hanging = node.name;
    }
    return hanging;
}

QList<QueueRef> unavailableWithout(const ClusterFacts &facts, const NodeName &node)
{
    QList<QueueRef> gone;
    for (const QueueSeat &seat : facts.queues) {
        const bool only = seat.members == QList<NodeName>{node};
        const bool replicated = seat.type == QueueType::Quorum || seat.type == QueueType::Stream;
        // Of too many to list, those that are not replicated are a page: no figure of them.
        if (!facts.queuesWhole && !replicated)
            continue;
        if (only || (replicated && seat.members.contains(node) && !seat.keepsMajorityWithout(node)))
            gone.append(seat.ref);
    }
    return gone;
}

Result<Candidate> targetFor(const ClusterView &view, const FailoverWish &wish)
{
    for (const NodeName &node : {wish.from, wish.to}) {
        if (const Status known = node.isEmpty() && node != wish.from ? Status() : knownNode(view, node); !known)
            return std::unexpected(known.error());
    }
    if (wish.to == wish.from)
        return failure(ErrorKind::Usage, QCoreApplication::translate("Failover", "%1 cannot take over from itself").arg(shortName(wish.to)));
    const QList<Candidate> candidates = rankCandidates(view, wish.from);
    if (wish.to.isEmpty()) {
        if (candidates.isEmpty() || !candidates.first().eligible) {
            const QString why = candidates.isEmpty() ? QString() : candidates.first().why;
            return failure(ErrorKind::NotFound, QCoreApplication::translate("Failover", "No node can take over from %1").arg(shortName(wish.from)), why);
        }
        return candidates.first();
    }
    const auto found = std::ranges::find(candidates, wish.to, &Candidate::node);
    if (found == candidates.end())
        return failure(ErrorKind::NotFound, QCoreApplication::translate("Failover", "The cluster has no node %1").arg(wish.to.value));
    if (!found->eligible) {
        return failure(ErrorKind::Usage, QCoreApplication::translate("Failover", "%1 cannot take over").arg(shortName(wish.to)),
                       found->verdict + u". "_s + found->why);
    }
    return *found;
}

} // namespace warrener
