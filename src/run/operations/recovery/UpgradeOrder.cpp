#include "run/operations/recovery/UpgradeOrder.h"

#include <QCoreApplication>
#include <QVersionNumber>

#include <algorithm>

namespace warrener {

namespace {

/// The first replicated queue that has no majority without the node, or whose members nobody tells.
const QueueSeat *needs(const QList<QueueSeat> &seats, const NodeName &node)
{
    const auto found = std::ranges::find_if(seats, [&node](const QueueSeat &seat) {
        return seat.isUnplaced() || (seat.replicated() && seat.members.contains(node) && !seat.keepsMajorityWithout(node));
    });
    return found == seats.end() ? nullptr : &*found;
}

UpgradeAdvice mayLeave(const NodeRelease &node, const QString &newest, const QList<NodeRelease> &all, const std::optional<QList<QueueSeat>> &seats)
{
    const QString name = shortName(node.node);
    // In maintenance mode it has given its leaders away: it is on its way.
    if (node.drained)
        return {.next = node.node, .words = QCoreApplication::translate("Recovery", "next is %1, in maintenance mode already: it gets %2").arg(name, newest)};
    if (2 * (all.size() - 1) <= all.size()) {
        return {.words = QCoreApplication::translate("Recovery", "without %1 only %2 of %3 nodes run, which is no majority: plan for an outage")
                             .arg(name, QString::number(all.size() - 1), QString::number(all.size()))};
    }
    if (!seats)
        return {.words = QCoreApplication::translate("Recovery", "nobody can list the queues: no node may leave before it is known which they need")};
    if (const QueueSeat *queue = needs(*seats, node.node); queue != nullptr)
        return {.words = QCoreApplication::translate("Recovery", "%1 has to stay for now: %2 would lose its majority").arg(name, queue->ref.name)};
    return {.next = node.node, .words = QCoreApplication::translate("Recovery", "next is %1, which no queue needs: it gets %2").arg(name, newest)};
}

} // namespace

UpgradeAdvice upgradeAdvice(const QList<NodeRelease> &nodes, const std::optional<QList<QueueSeat>> &seats)
{
    QString newest;
    for (const NodeRelease &node : nodes) {
        if (!node.version.isEmpty() && (newest.isEmpty() || QVersionNumber::fromString(node.version) > QVersionNumber::fromString(newest)))
            newest = node.version;
    }
    const auto silent = std::ranges::find_if(nodes, [](const NodeRelease &node) { return node.version.isEmpty(); });
    if (silent != nodes.end()) {
        return {.next = silent->node,
                .words = newest.isEmpty()
                             ? QCoreApplication::translate("Recovery", "no node answers")
                             : QCoreApplication::translate("Recovery", "first %1, which does not answer: bring it back, with %2 where it was being "
                                                                       "upgraded. No other node leaves meanwhile")
                                   .arg(shortName(silent->node), newest)};
    }
    // It has what all are to have, and serves nobody.
    const auto waiting = std::ranges::find_if(nodes, [&newest](const NodeRelease &node) { return node.drained && node.version == newest; });
    if (waiting != nodes.end()) {
        return {.next = waiting->node,
                .words = QCoreApplication::translate("Recovery", "first %1, which runs %2 and is in maintenance mode: take it out of that")
                             .arg(shortName(waiting->node), newest)};
    }
    QList<NodeRelease> older;
    std::ranges::copy_if(nodes, std::back_inserter(older), [&newest](const NodeRelease &node) { return node.version != newest; });
    std::ranges::stable_partition(older, &NodeRelease::drained);
    UpgradeAdvice advice;
    for (const NodeRelease &node : std::as_const(older)) {
        advice = mayLeave(node, newest, nodes, seats);
        if (!advice.next.isEmpty())
            break;
    }
    return advice;
}

} // namespace warrener
