#include "ui/steps/CareWords.h"

#include "judge/assess/NodeCondition.h"

#include <QCoreApplication>

#include <algorithm>

namespace warrener::care {

namespace {

bool hasLogin(const ClusterProfile &profile, const NodeName &name)
{
    const NodeProfile *node = profile.node(name);
    const HostProfile *host = node ? profile.host(node->host) : nullptr;
    return host && !host->ssh.isEmpty();
}

bool hasLogin(const ClusterProfile &profile, const ProxyName &name)
{
    const auto proxy = std::ranges::find(profile.proxies, name, &ProxyProfile::name);
    const HostProfile *host = proxy == profile.proxies.end() ? nullptr : profile.host(proxy->host);
    return host && !host->ssh.isEmpty();
}

/// As the node says itself, or its peers, since a drained one closes its ports; none: nobody tells, as
/// before RabbitMQ 4.0.
std::optional<bool> isDrained(const Snapshot &snapshot, const NodeLook &node)
{
    std::optional<bool> drained = node.answer.isCurrent() ? node.answer.value->self.beingDrained : std::nullopt;
    for (const NodeLook &peer : snapshot.nodes) {
        if (peer.name == node.name || !peer.answer.isCurrent())
            continue;
        const auto row = peer.answer.value->peers.constFind(node.name);
        if (row != peer.answer.value->peers.cend() && row->running && row->beingDrained)
            drained = drained.value_or(false) || *row->beingDrained;
    }
    return drained;
}

} // namespace

QString question(const CareWish &wish, const ClusterName &cluster)
{
    const QString node = shortName(wish.node);
    switch (wish.kind) {
    case CareKind::Rebalance:
        return QCoreApplication::translate("CareWords", "Rebalance the queue leaders of %1?").arg(cluster.value);
    case CareKind::Drain:
        return QCoreApplication::translate("CareWords", "Drain %1 of %2?").arg(node, cluster.value);
    case CareKind::Revive:
        return QCoreApplication::translate("CareWords", "Revive %1 of %2?").arg(node, cluster.value);
    case CareKind::Restart:
        return wish.proxy.isEmpty() ? QCoreApplication::translate("CareWords", "Restart the broker on %1 of %2?").arg(node, cluster.value)
                                    : QCoreApplication::translate("CareWords", "Restart HAProxy on %1 of %2?").arg(wish.proxy.value, cluster.value);
    case CareKind::Start:
        return QCoreApplication::translate("CareWords", "Start the broker on %1 of %2?").arg(node, cluster.value);
    case CareKind::StartApplication:
        return QCoreApplication::translate("CareWords", "Start RabbitMQ in the Erlang VM of %1 of %2?").arg(node, cluster.value);
    case CareKind::Thaw:
        return QCoreApplication::translate("CareWords", "Let the stopped broker of %1 of %2 go on?").arg(node, cluster.value);
    case CareKind::ResumeListeners:
        return QCoreApplication::translate("CareWords", "Open the doors of %1 of %2 for clients again?").arg(node, cluster.value);
    case CareKind::CloseConnections:
        return wish.user.isEmpty() ? QCoreApplication::translate("CareWords", "Close the connections of %1 of %2?").arg(node, cluster.value)
                                   : QCoreApplication::translate("CareWords", "Close the connections of user %1 in %2?").arg(wish.user, cluster.value);
    }
    Q_UNREACHABLE_RETURN({});
}

QString verb(const CareWish &wish)
{
    switch (wish.kind) {
    case CareKind::Rebalance:
        return QCoreApplication::translate("CareWords", "Rebalance leaders");
    case CareKind::Drain:
        return QCoreApplication::translate("CareWords", "Drain %1").arg(shortName(wish.node));
    case CareKind::Revive:
        return QCoreApplication::translate("CareWords", "Revive %1").arg(shortName(wish.node));
    case CareKind::Restart:
        return QCoreApplication::translate("CareWords", "Restart %1").arg(wish.proxy.isEmpty() ? shortName(wish.node) : wish.proxy.value);
    case CareKind::Start:
        return QCoreApplication::translate("CareWords", "Start %1").arg(shortName(wish.node));
    case CareKind::StartApplication:
        return QCoreApplication::translate("CareWords", "Start RabbitMQ on %1").arg(shortName(wish.node));
    case CareKind::Thaw:
        return QCoreApplication::translate("CareWords", "Let %1 go on").arg(shortName(wish.node));
    case CareKind::ResumeListeners:
        return QCoreApplication::translate("CareWords", "Open listeners of %1").arg(shortName(wish.node));
    case CareKind::CloseConnections:
        return QCoreApplication::translate("CareWords", "Close connections");
    }
    Q_UNREACHABLE_RETURN({});
}

QString offer(const CareWish &wish)
{
    switch (wish.kind) {
    case CareKind::Rebalance:
        return QCoreApplication::translate("CareWords", "Rebalance leaders…");
    case CareKind::Drain:
        return QCoreApplication::translate("CareWords", "Drain…");
    case CareKind::Revive:
        return QCoreApplication::translate("CareWords", "Revive…");
    case CareKind::Restart:
        return QCoreApplication::translate("CareWords", "Restart service…");
    case CareKind::Start:
        return QCoreApplication::translate("CareWords", "Start service…");
    case CareKind::StartApplication:
        return QCoreApplication::translate("CareWords", "Start RabbitMQ…");
    case CareKind::Thaw:
        return QCoreApplication::translate("CareWords", "Let it go on…");
    case CareKind::ResumeListeners:
        return QCoreApplication::translate("CareWords", "Open listeners…");
    case CareKind::CloseConnections:
        return wish.user.isEmpty() ? QCoreApplication::translate("CareWords", "Close connections of this node…")
                                   : QCoreApplication::translate("CareWords", "Close connections of user %1…").arg(wish.user);
    }
    Q_UNREACHABLE_RETURN({});
}

bool bringsBack(const CareWish &wish)
{
    return wish.kind == CareKind::Start || wish.kind == CareKind::StartApplication || wish.kind == CareKind::Thaw || wish.kind == CareKind::ResumeListeners;
}

bool disturbs(const CareWish &wish)
{
    return wish.kind == CareKind::Drain || wish.kind == CareKind::Restart || wish.kind == CareKind::CloseConnections;
}

QString obstacle(const CareWish &wish, const ClusterProfile &profile, const Snapshot *snapshot, bool busy)
{
    if (busy)
        return QCoreApplication::translate("CareWords", "Another run is under way; wait until it has ended");
    const bool anybody = snapshot && std::ranges::any_of(snapshot->nodes, [](const NodeLook &node) { return node.answer.isCurrent(); });
    if (!anybody)
        return QCoreApplication::translate("CareWords", "No node answers at present");
    if (!wish.proxy.isEmpty()) {
        if (!hasLogin(profile, wish.proxy))
            return QCoreApplication::translate("CareWords", "SSH to the host of %1 is not configured").arg(wish.proxy.value);
        const ProxyLook *proxy = snapshot->proxy(wish.proxy);
        // It alone knows how its servers are set; a restart without that would lose it.
        return proxy && proxy->figures.isCurrent() ? QString() : QCoreApplication::translate("CareWords", "%1 does not answer").arg(wish.proxy.value);
    }
    if (wish.node.isEmpty())
        return {};
    const QString name = shortName(wish.node);
    const bool byShell = wish.kind != CareKind::CloseConnections;
    if (byShell && !hasLogin(profile, wish.node))
        return QCoreApplication::translate("CareWords", "SSH to the host of %1 is not configured").arg(name);
    const NodeLook *node = snapshot->node(wish.node);
    // A restart is for nodes that do not answer too, and what brings a node back is for them alone.
    if (wish.kind == CareKind::Restart)
        return {};
    if (wish.kind == CareKind::ResumeListeners) {
        return node && judgeNode(*snapshot, *node) == NodeCondition::Draining
                   ? QCoreApplication::translate("CareWords", "%1 is in maintenance mode: revive it").arg(name)
                   : QString();
    }
    if (bringsBack(wish)) {
        return node && judgeNode(*snapshot, *node) == NodeCondition::InService ? QCoreApplication::translate("CareWords", "%1 is in service").arg(name)
                                                                               : QString();
    }
    const std::optional<bool> drained = node ? isDrained(*snapshot, *node) : std::nullopt;
    if (wish.kind == CareKind::Revive) {
        if (drained == false)
            return QCoreApplication::translate("CareWords", "%1 is not in maintenance mode").arg(name);
        // Nobody tells, and it may be: the step reads back what it did.
        const bool mayBe = node && (node->answer.isCurrent() || judgeNode(*snapshot, *node) == NodeCondition::PortsClosed);
        if (drained == true || mayBe)
            return {};
    }
    if (!node || !node->answer.isCurrent())
        return QCoreApplication::translate("CareWords", "%1 does not answer").arg(name);
    if (wish.kind == CareKind::Drain && drained == true)
        return QCoreApplication::translate("CareWords", "%1 is in maintenance mode already").arg(name);
    return {};
}

} // namespace warrener::care
