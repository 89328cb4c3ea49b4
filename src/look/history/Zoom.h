#pragma once

#include "base/Clock.h"

#include <array>
#include <cstdint>

namespace warrener {

/// How far back a chart looks; each has a ring of buckets of its own. Kept in the history:
/// append, never renumber.
enum class Zoom : std::uint8_t { Minutes5, Hour1, Hours6, Day1 };

inline constexpr std::array allZooms{Zoom::Minutes5, Zoom::Hour1, Zoom::Hours6, Zoom::Day1};

Millis spanOf(Zoom zoom); ///< 5 min, 1 h, 6 h, 24 h
Millis stepOf(Zoom zoom); ///< width of one bucket: 1 s, 10 s, 60 s, 240 s

} // namespace warrener
