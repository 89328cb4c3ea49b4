#include "plan/recovery/AffectedNodes.h"

#include "judge/assess/NodeCondition.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>
#include <optional>

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
    const qsizetype all = memberCount(view);
    if (look->answer.isCurrent())
        return partedFrom(*view.snapshot, *look).size() * 2 > all;
    const auto haveParted = std::ranges::count_if(
        view.snapshot->nodes, [&node](const NodeLook &other) { return other.answer.isCurrent() && other.answer.value->self.partitions.contains(node.value); });
    return haveParted * 2 > all;
}

/// What an answer says of another node: true where it runs for that one, false where the two have parted or it counts as gone.
/// Nothing from who does not answer, or knows no such node.
std::optional<bool> runsFor(const NodeLook &witness, const NodeName &node)
{
    if (!witness.answer.isCurrent())
        return std::nullopt;
    const auto row = witness.answer.value->peers.constFind(node);
    if (witness.answer.value->self.partitions.contains(node.value))
        return false;
    if (row == witness.answer.value->peers.cend() || (!row->running && !row->isCalledGone()))
        return std::nullopt;
    return row->running;
}

/// It does not answer, one of the losers sees it run, and of the others one at least says that it does not, and none that it does: it is
/// on the losers' side. Whom both sides see belongs to those that go on as well, and is never taken from them.
bool isSilentBeside(const ClusterView &view, const NodeName &node, const QList<NodeName> &losers)
{
    bool isSeen = false, isMissedByOthers = false;
    for (const NodeLook &witness : view.snapshot->nodes) {
        const std::optional<bool> runs = runsFor(witness, node);
        if (!runs)
            continue;
        if (losers.contains(witness.name))
            isSeen = isSeen || *runs;
        else if (*runs)
            return false;
        else
            isMissedByOthers = true;
    }
    return isSeen && isMissedByOthers;
}

/// Too few to go on without the rest. As many as that, or more, are no side that has lost: nobody has a majority then.
bool isMinority(const ClusterView &view, const QList<NodeName> &nodes)
{
    return !nodes.isEmpty() && nodes.size() * 2 < memberCount(view);
}

/// With those besides whom one of the losers still sees run, although they do not answer: left running they would be what a loser takes
/// over from that is started anew. Never so many that what is left is no majority.
QList<NodeName> wholeSide(const ClusterView &view, const QList<NodeName> &losers)
{
    QList<NodeName> side = losers;
    for (const NodeLook &look : view.snapshot->nodes) {
        if (!look.answer.isCurrent() && !losers.contains(look.name) && isSilentBeside(view, look.name, losers))
            side.append(look.name);
    }
    return isMinority(view, side) ? side : losers;
}

} // namespace

qsizetype memberCount(const ClusterView &view)
{
    QSet<QString> all;
    for (const NodeProfile &node : view.profile->nodes)
        all.insert(node.name.value);
    for (const NodeLook &look : view.snapshot->nodes) {
        if (!look.answer.isCurrent())
            continue;
        for (auto peer = look.answer.value->peers.cbegin(); peer != look.answer.value->peers.cend(); ++peer)
            all.insert(peer.key().value);
        for (const QString &peer : look.answer.value->self.partitions)
            all.insert(peer);
    }
    return all.size();
}

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
        found = wholeSide(view, found);
    if (!named.isEmpty()) {
        if (!all.contains(named))
            return failure(ErrorKind::NotFound, QCoreApplication::translate("Recovery", "%1 is no node of %2").arg(named.value, view.profile->name.value));
        if (document.about == RecoveryDocument::About::Nodes && !found.isEmpty() && !found.contains(named)) {
            return failure(
                ErrorKind::Forbidden,
                QCoreApplication::translate("Recovery", "%1 is not on the side that has lost: that is %2. Restarting the others would take what still serves")
                    .arg(shortName(named), shortNamesOf(found)));
        }
        // Not one of a side alone: it would be started while another of those that have lost still runs. Where no side has a majority
        // there is no such side, and nothing but what was named is meant.
        return document.about == RecoveryDocument::About::Nodes && found.contains(named) && isMinority(view, found) ? found : QList<NodeName>{named};
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
