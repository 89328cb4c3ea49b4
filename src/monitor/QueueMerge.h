#pragma once

#include "cluster/Queue.h"
#include "net/BrokerMetricsClient.h"
#include "net/ManagementAnswers.h"

#include <QHash>

#include <cstdint>
#include <memory>

namespace warrener {

/// Counters of one queue at one moment, for its rates.
struct QueueCounters
{
    double published = 0, delivered = 0, acked = 0;
    std::int16_t node = -1; ///< whose counters: with another leader they begin anew
};

using QueueCountersMap = QHash<QueueRef, QueueCounters>;

/// What one node's metrics endpoint said.
struct NodeQueueMetrics
{
    NodeName node;
    std::vector<QueueMetric> queues;
};

struct MergedQueues
{
    QueueTable table;
    QueueCountersMap counters;
};

/// What mergeMetrics() starts from.
struct MergeInput
{
    std::vector<NodeQueueMetrics> answers;
    QList<NodeName> missing;                    ///< nodes that should have answered and have not
    QueueCountersMap before;                    ///< counters of the round before
    Millis elapsed{0};                          ///< since that round
    std::shared_ptr<const QueueTable> previous; ///< may be null
};

/// A table from the figures of each node's queues. Rates: difference to `before` over `elapsed`;
/// absent where there is no earlier figure, and where a counter has gone back. A queue that two
/// nodes claim (its leader has just moved) belongs to the later one in the list. Queues that were
/// led by a missing node stay in the table without figures, unless another node leads them now.
MergedQueues mergeMetrics(const MergeInput &input);

/// A table from a page of the management API: all is known.
QueueTable tableFromPage(const QueuePage &page);

/// How much of what the management API said of a queue still holds.
enum class InfoAge : std::uint8_t {
    Fresh, ///< all of it
    Old,   ///< what never changes: its type, whether it is durable or exclusive
};

/// Writes what the management API says of single queues into their rows; queues that are not in
/// the table are left out. The leader that metrics tell wins: it is the newer one.
void applyInfos(QueueTable &table, const QHash<QueueRef, QueueInfo> &infos, InfoAge age);

} // namespace warrener
