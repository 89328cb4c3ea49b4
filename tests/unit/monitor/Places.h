#pragma once

#include "base/Clock.h"
#include "base/Ids.h"

namespace warrener {

/// Aligned to every step, so that bucket borders are easy to name.
inline const TimePoint noon{std::chrono::milliseconds{1'767'960'000'000}};
inline const NodeName broker1{QStringLiteral("rabbit@broker1")};

} // namespace warrener
