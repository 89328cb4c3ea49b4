#include "plan/recovery/AffectedNodes.h"

#include "judge/assess/NodeCondition.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

NodeCondition conditionOf(const ClusterView &view, const NodeName &node)
{
    const NodeLook *look = view.snapshot->node(node);
    return look == nullptr ? NodeCondition::Asking : judgeNode(*view.snapshot, *look);
}

/// It has parted from a majority: its side has lost. Of one that does not answer those who do say so.
bool isOnLosingSide(const ClusterView &view, const NodeName &node)
{
    const NodeLook *look = view.snapshot->node(node);
    if (look == nullptr)
        return false;
    const qsizetype all = view.profile->nodes.size();
    if (look->answer.isCurrent())
        return partedFrom(*view.snapshot, *look).size() * 2 > all;
    const auto haveParted = std::ranges::count_if(
        view.snapshot->nodes, [&node](const NodeLook &other) { return other.answer.isCurrent() && other.answer.value->self.partitions.contains(node.value); });
    return haveParted * 2 > all;
}

/// Those besides whom one of the losers still sees run, although they do not answer: they are on its side. Left running they would be
/// what a loser takes over from that is started anew.
QList<NodeName> silentBeside(const ClusterView &view, const QList<NodeName> &losers)
{
    const auto seesRun = [&view](const NodeName &loser, const NodeName &node) {
        const NodeLook *look = view.snapshot->node(loser);
        if (look == nullptr || !look->answer.isCurrent() || look->answer.value->self.partitions.contains(node.value))
            return false;
        const auto row = look->answer.value->peers.constFind(node);
        return row != look->answer.value->peers.cend() && row->running;
    };
    QList<NodeName> silent;
    for (const NodeLook &look : view.snapshot->nodes) {
        const bool isSeen = std::ranges::any_of(losers, [&](const NodeName &loser) { return seesRun(loser, look.name); });
        if (!look.answer.isCurrent() && isSeen && !losers.contains(look.name))
            silent.append(look.name);
    }
    return silent;
}

} // namespace

QString shortNamesOf(const QList<NodeName> &nodes)
{
    QStringList names;
    for (const NodeName &node : nodes)
        names.append(shortName(node));
    return names.join(u", "_s);
}

Result<QList<NodeName>> affectedNodes(const RecoveryDocument &document, const ClusterView &view, const NodeName &named)
{
    if (document.about == RecoveryDocument::About::Cluster)
        return QList<NodeName>{};
    QList<NodeName> all;
    QList<NodeName> found;
    bool isEveryoneSeen = true;
    for (const NodeProfile &node : view.profile->nodes) {
        all.append(node.name);
        // Who has paused itself has its data, and is what the plan goes on with.
        if (document.about == RecoveryDocument::About::Lost && view.facts->paused.contains(node.name))
            continue;
        const NodeCondition condition = conditionOf(view, node.name);
        isEveryoneSeen = isEveryoneSeen && condition != NodeCondition::Asking && condition != NodeCondition::NotConfigured;
        const bool isOut = document.about == RecoveryDocument::About::Nodes
                               ? isOnLosingSide(view, node.name)
                               : isLost(condition) || condition == NodeCondition::Partitioned || condition == NodeCondition::Stale;
        if (isOut)
            found.append(node.name);
    }
    if (document.about == RecoveryDocument::About::Nodes)
        found += silentBeside(view, found);
    if (!named.isEmpty()) {
        if (!all.contains(named))
            return failure(ErrorKind::NotFound, QCoreApplication::translate("Recovery", "%1 is no node of %2").arg(named.value, view.profile->name.value));
        if (document.about == RecoveryDocument::About::Nodes && !found.isEmpty() && !found.contains(named)) {
            return failure(
                ErrorKind::Forbidden,
                QCoreApplication::translate("Recovery", "%1 is not on the side that has lost: that is %2. Restarting the others would take what still serves")
                    .arg(shortName(named), shortNamesOf(found)));
        }
        // Not one of a side alone: it would be started while another of those that have lost still runs.
        return found.contains(named) && document.about == RecoveryDocument::About::Nodes ? found : QList<NodeName>{named};
    }
    if (document.about == RecoveryDocument::About::Nodes || found.size() == 1 || (document.about == RecoveryDocument::About::Lost && !found.isEmpty()))
        return found;
    // Nobody is lost, or not any more: what an earlier run has left is brought to its end.
    if (document.about == RecoveryDocument::About::Lost && view.facts->paused.isEmpty() && isEveryoneSeen)
        return found;
    if (document.about == RecoveryDocument::About::Lost && !view.facts->paused.isEmpty()) {
        return failure(ErrorKind::Usage, QCoreApplication::translate(
                                             "Recovery", "Every node that does not serve has paused itself, and none is lost: mend the network between them"));
    }
    return failure(ErrorKind::Usage,
                   found.isEmpty()
                       ? QCoreApplication::translate("Recovery", "No node is known to be out of service; name the one that is meant: %1").arg(shortNamesOf(all))
                       : QCoreApplication::translate("Recovery", "%1 do not serve; name the one that is meant").arg(shortNamesOf(found)));
}

} // namespace warrener
