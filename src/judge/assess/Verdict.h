#pragma once

#include "judge/assess/Draft.h"
#include "judge/assess/NodeCondition.h"

#include <QMap>

namespace warrener {

/// Fills in level, word, headline, line and brief of `assessment`, whose states are there already.
/// `drafts` are in the order in which the findings are shown.
void passVerdict(Assessment &assessment, const Snapshot &snapshot, const QList<Draft> &drafts, const QMap<NodeName, NodeCondition> &conditions);

} // namespace warrener
