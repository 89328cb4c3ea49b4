#pragma once

#include "base/Clock.h"
#include "look/history/History.h"

namespace warrener {

/// Shape of one invented series: a level, a slow wave, noise, and one hole.
struct SyntheticSeries
{
    SeriesKey key;
    double level = 100;
    double wave = 5;
    double noise = 3;
    TimePoint holeFrom{};
    TimePoint holeTo{}; ///< no samples within [holeFrom, holeTo)
};

/// Samples each `poll` over `span` up to `now`; the same for the same key every time.
void addSynthetic(History &history, const SyntheticSeries &series, TimePoint now, Millis span, Millis poll = Millis{5000});

} // namespace warrener
