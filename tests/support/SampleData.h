#pragma once

#include "cluster/ClusterProfile.h"
#include "cluster/Event.h"
#include "cluster/NodeDetail.h"
#include "cluster/Snapshot.h"
#include "look/history/History.h"
#include "ui/model/ClusterStore.h"

#include <memory>

namespace warrener {

/// Synthetic clusters for tests and pictures: the same bytes each time, at a fixed moment, UTC.
struct Sample
{
    ClusterProfile profile;
    SnapshotPtr snapshot; ///< null: nothing has been heard
    History history;
    QList<Event> events;
    NodeDetailPtr detail;
    TimePoint now{};
};

namespace sampleData {

Sample healthyStaging();      ///< 3 nodes, 2 proxies, 212 queues, an hour of history
Sample unhealthyProduction(); ///< broker2 is down because its disk is full
Sample hostDataMissing();     ///< the exporter of broker3 does not answer
Sample queuesProduction();    ///< 1,284 queues, some of them in need
Sample nodeInWarning();       ///< broker2's disk nears its limit; with NodeDetail
Sample empty();               ///< a fresh cluster: no queue, no client, no history
Sample loading();             ///< two of three nodes have answered nothing yet
Sample partial();             ///< broker2 does not answer
Sample unreachable();         ///< no node answers; the last figures are old

/// The store that pages read, filled from a sample.
std::unique_ptr<ClusterStore> storeOf(Sample sample);

} // namespace sampleData

} // namespace warrener
