#pragma once

#include "judge/assess/Draft.h"
#include "judge/assess/NodeCondition.h"

#include <QMap>

namespace warrener {

/// What concerns the cluster as a whole: partition, majority, totals, versions, queues.
QList<Draft> clusterFindings(const Snapshot &snapshot, const QMap<NodeName, NodeCondition> &conditions);

} // namespace warrener
