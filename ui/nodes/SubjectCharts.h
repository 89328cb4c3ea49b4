#pragma once

#include "cluster/Event.h"
#include "cluster/Snapshot.h"
#include "ui/charts/ChartSpec.h"

#include <QList>

namespace warrener {

class ClusterStore;

/// Disk free, memory and CPU of one node; its run queue where its host is not known.
QList<ChartSpec> nodeCharts(const ClusterStore &store, const Snapshot &snapshot, const NodeLook &node);

/// CPU, memory, load, network, disks and processes of one host.
QList<ChartSpec> hostCharts(const ClusterStore &store, const HostName &host, const Thresholds &thresholds);

/// Events of the cluster, of that node and of that host; an empty name takes none of its kind.
QList<Event> eventsAbout(const QList<Event> &events, const NodeName &node, const HostName &host);

} // namespace warrener
