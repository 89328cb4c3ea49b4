#pragma once

#include "base/Clock.h"
#include "look/history/History.h"

#include <cstdint>
#include <vector>

namespace warrener {

/// All samples of one pixel column.
struct ChartPoint
{
    double at = 0; ///< ms since the epoch
    double mean = 0;
    double min = 0;
    double max = 0;
    std::uint32_t samples = 0;

    bool operator==(const ChartPoint &) const = default;
};

/// Points that belong together: one unbroken line.
using ChartRun = std::vector<ChartPoint>;

/// What is drawn of one series.
struct DecimatedSeries
{
    std::vector<ChartRun> runs; ///< oldest first, none empty
    double highest = 0;         ///< largest max of all points; 0 without points

    /// The point nearest to `at` of the run that holds it, or ends no further than `reach` ms
    /// away; null in a gap.
    const ChartPoint *pointAt(double at, double reach) const;
    /// Mean of all samples within [from, to]; NaN where there are none.
    double meanWithin(double from, double to) const;
    /// The newest point, however old; null without points.
    const ChartPoint *last() const;
};

/// How a window of buckets becomes points.
struct DecimateOptions
{
    Millis gapAfter{12'500};   ///< samples further apart than this are not connected
    double columnWidth = 1000; ///< ms that one pixel column stands for; over 0
    TimePoint until{};         ///< now: no point lies after it
};

/// Buckets to runs of at most one point a pixel column. Columns are fixed in absolute time, so a
/// line does not tremble while it moves. Empty buckets between two samples are a gap only when
/// the samples are further apart than `gapAfter` (a ring of 1 s buckets is sampled every 5 s);
/// across a gap nothing is drawn.
DecimatedSeries decimate(const SeriesWindow &window, const DecimateOptions &options);

} // namespace warrener
