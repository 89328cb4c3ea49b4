#pragma once

#include "diagnosis/Draft.h"
#include "diagnosis/NodeCondition.h"

#include <QMap>

namespace warrener {

/// What concerns the cluster as a whole: partition, majority, totals, versions, queues.
QList<Draft> clusterFindings(const Snapshot &snapshot, const QMap<NodeName, NodeCondition> &conditions);

} // namespace warrener
