#include "plan/recovery/RecoveryScene.h"

#include "run/operations/StepBuilders.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

QList<NodeName> RecoveryScene::peersOf(const NodeName &node) const
{
    // Of one node alone there are no peers to ask.
    const QList<NodeName> peers = parts::askOrder(profile(), {}, node);
    return peers.isEmpty() ? QList<NodeName>{node} : peers;
}

QList<NodeName> RecoveryScene::everybody() const
{
    QList<NodeName> order = parts::askOrder(profile(), {});
    std::ranges::stable_partition(order, [this](const NodeName &node) { return !affected.contains(node); });
    return order;
}

QString RecoveryScene::restoredFrom() const
{
    const QString from = wish.backup ? wish.backup->cluster : QString();
    return from == profile().name.value ? QString() : from;
}

QString RecoveryScene::idPart(const NodeName &node) const
{
    const auto shortened = [](const NodeName &name) { return shortName(name).left(20); };
    const QList<NodeProfile> &nodes = profile().nodes;
    const QString part = shortened(node);
    if (std::ranges::count_if(nodes, [&](const NodeProfile &one) { return shortened(one.name) == part; }) < 2)
        return part;
    return part + u'.' + QString::number(std::ranges::find(nodes, node, &NodeProfile::name) - nodes.begin() + 1);
}

} // namespace warrener
