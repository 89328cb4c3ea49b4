#pragma once

#include "judge/assess/Draft.h"
#include "judge/assess/NodeCondition.h"

namespace warrener {

/// What is wrong with one node: its condition, alarms and limits. `others` tells whether another
/// node answers: if none does, a closed door says nothing about the cluster.
QList<Draft> nodeFindings(const Snapshot &snapshot, const NodeLook &node, NodeCondition condition, bool others);

/// Its state in a word; `findings` are the ones of this node.
SubjectState nodeState(const NodeLook &node, NodeCondition condition, const QList<Draft> &findings);

} // namespace warrener
