#pragma once

#include "cluster/Queue.h"
#include "look/net/BrokerMetricsClient.h"
#include "look/net/ManagementAnswers.h"

#include <QHash>
#include <QSet>

#include <cstdint>
#include <memory>

namespace warrener {

/// Counters of one queue at one moment, for its rates: summed over all nodes, because each node
/// counts what goes through its own channels. A counter that no node lists stands at 0.
struct QueueCounters
{
    double published = 0, delivered = 0, acked = 0;
};

/// The counters of one round.
struct QueueRound
{
    QList<NodeName> nodes; ///< who has answered: sums of other nodes cannot be compared
    QHash<QueueRef, QueueCounters> counters;
    bool hasPublished = false, hasDelivered = false, hasAcked = false; ///< some queue has such a counter
};

/// What one node's metrics endpoint said.
struct NodeQueueMetrics
{
    NodeName node;
    std::vector<QueueMetric> queues;
};

struct MergedQueues
{
    QueueTable table;
    QueueRound round;
};

/// What mergeMetrics() starts from.
struct MergeInput
{
    std::vector<NodeQueueMetrics> answers;
    QList<NodeName> missing; ///< nodes that should have answered and have not
    QueueRound before;
    Millis elapsed{0};                          ///< since the round before
    std::shared_ptr<const QueueTable> previous; ///< may be null
};

/// A table from the figures of each node's queues. The node that tells a queue's messages leads it;
/// one that two nodes claim (its leader has just moved) belongs to the later one in the list.
/// Rates: difference to `before` over `elapsed`; absent where the nodes that have answered are not
/// the same, where a counter has gone back, and where this broker counts no such thing. Queues that
/// were led by a missing node stay in the table without figures, unless another node leads them now.
MergedQueues mergeMetrics(const MergeInput &input);

/// A table from a page of the management API: all is known.
QueueTable tableFromPage(const QueuePage &page);

/// How much of what the management API said of a queue still holds.
enum class InfoAge : std::uint8_t {
    Fresh, ///< all of it
    Old,   ///< what never changes: its type, whether it is durable or exclusive
};

/// Since when queues have been in flow control at every look, by a monotonic clock.
using FlowSince = QHash<QueueRef, Millis>;

/// Marks the rows that have been so for long, and gives what the next look at `now` starts from: those that are so now.
FlowSince markLongFlow(QueueTable &table, const FlowSince &before, Millis now);

/// Of queues that are known to be made to hold messages (QueuePurpose.h) by more than their names: they may wait, as long as
/// nobody has taken from them by `round`.
void markHolders(QueueTable &table, const QSet<QueueRef> &holders, const QueueRound &round);

/// Writes what the management API says of single queues into their rows; queues that are not in
/// the table are left out. The leader that metrics tell wins: it is the newer one.
void applyInfos(QueueTable &table, const QHash<QueueRef, QueueInfo> &infos, InfoAge age);

} // namespace warrener
