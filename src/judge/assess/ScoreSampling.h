#pragma once

#include "cluster/Snapshot.h"
#include "look/history/History.h"

namespace warrener {

/// Adds the health score of each host whose figures are newer in `now` than in `before` (null: all
/// are new). Stands here and not in sample(), because scores are judged, not measured.
void sampleScores(const Snapshot *before, const Snapshot &now, History &history);

} // namespace warrener
