#include "run/operations/NodeNames.h"

#include "base/Phrases.h"

#include <QCoreApplication>

#include <algorithm>

namespace warrener {

Status knownAmong(const NodeName &node, const QList<NodeName> &names)
{
    if (names.isEmpty() || names.contains(node))
        return {};
    const auto same = std::ranges::find_if(names, [&](const NodeName &name) { return shortName(name) == shortName(node); });
    if (same != names.end()) {
        return failure(ErrorKind::NotFound,
                       QCoreApplication::translate("Failover", "The profile says %1, the cluster calls that node %2").arg(node.value, same->value),
                       QCoreApplication::translate("Failover", "Correct the name in the profile"));
    }
    QStringList spelled;
    for (const NodeName &name : names)
        spelled.append(name.value);
    return failure(ErrorKind::NotFound, QCoreApplication::translate("Failover", "The cluster has no node %1").arg(node.value),
                   QCoreApplication::translate("Failover", "Its nodes are %1").arg(phrases::list(spelled)));
}

Status knownNode(const ClusterView &view, const NodeName &node)
{
    if (view.profile->node(node) == nullptr)
        return failure(ErrorKind::NotFound, QCoreApplication::translate("Failover", "The cluster has no node %1").arg(node.value));
    return knownAmong(node, view.facts->nodes);
}

} // namespace warrener
