#pragma once

#include "cluster/Snapshot.h"
#include "look/history/History.h"

namespace warrener {

/// Adds to `history` the figures of `now` that are newer than those of `before` (null: all are
/// new). A part that has failed since, or has not been asked again, adds nothing: a gap is a gap.
void sample(const Snapshot *before, const Snapshot &now, History &history);

} // namespace warrener
