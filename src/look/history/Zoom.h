#pragma once

#include "base/Clock.h"

#include <array>
#include <cstdint>
#include <optional>

namespace warrener {

/// How far back a chart looks; each has a ring of buckets of its own. Kept in the history:
/// append, never renumber.
enum class Zoom : std::uint8_t { Minutes5, Hour1, Hours6, Day1 };

inline constexpr std::array allZooms{Zoom::Minutes5, Zoom::Hour1, Zoom::Hours6, Zoom::Day1};

Millis spanOf(Zoom zoom); ///< 5 min, 1 h, 6 h, 24 h
Millis stepOf(Zoom zoom); ///< width of one bucket: 1 s, 10 s, 60 s, 240 s
Millis keptOf(Zoom zoom); ///< how far back its ring goes: 5 min, 1 h, 6 h, 48 h; a day longer than it shows, to compare with the day before

/// Whose ring tells how the span of `zoom` was that long `ago`, the finest that goes back so far; none: none does, or in fewer than
/// ten figures.
std::optional<Zoom> ringOfEarlier(Zoom zoom, Millis ago);

} // namespace warrener
