#pragma once

#include "run/operations/ClusterFacts.h"
#include "run/procedure/Plan.h"

namespace warrener {

// Nodes that are stopped so that something can be done to their hosts, and started again.

/// One of them.
struct NodeOutage
{
    NodeName node{};
    bool isRunning = true;   ///< before; else nothing moves away from it, and undo does not start it
    bool starts = true;      ///< afterwards
    QList<Step> meanwhile{}; ///< while its service is stopped; their ids are the nodes' own
};

/// One node after the other: out of service in order, stopped, `meanwhile`, started, caught up. Undo starts what was
/// stopped. Errors: NotConfigured (a host has no command for it).
Result<QList<Step>> oneAfterTheOther(const ClusterView &view, const QList<NodeOutage> &outages);
/// What must hold for that besides, of a single node that runs: the others can do without it. Of several, steps ask it of each
/// before it goes.
QList<Guard> outageGuards(const ClusterView &view, const QList<NodeOutage> &outages);

/// Of a plan that does this. While all nodes are stopped none of them can hold the lease, and while one after the other
/// goes it moves from node to node: their hosts hold it too.
LeaseNeed outageLease(const QList<NodeOutage> &outages);

/// All are stopped side by side, then all that is done meanwhile, then all are started side by side: nodes of a cluster
/// that stopped together wait for one another. `parallel`: what is done meanwhile, node beside node. Errors: as above.
Result<QList<Step>> allTogether(const ClusterView &view, const QList<NodeOutage> &outages, bool parallel);

} // namespace warrener
