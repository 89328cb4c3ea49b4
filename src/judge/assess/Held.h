#pragma once

#include "cluster/Snapshot.h"
#include "judge/assess/Assessment.h"

namespace warrener {

namespace held {
/// A limit that was crossed counts as crossed until the figure is back by a twentieth of it: a figure that wavers
/// around its limit is told once, not with every look.
inline constexpr double share = 0.95;
} // namespace held

/// `now` with the limits noted that were crossed a look ago, by `before`; the same snapshot where none was.
SnapshotPtr holdingLimits(const SnapshotPtr &now, const Assessment &before);

} // namespace warrener
