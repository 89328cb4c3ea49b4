#pragma once

#include "look/history/History.h"

#include <optional>
#include <span>

namespace warrener {

/// A straight line through samples by least squares.
struct Trend
{
    double perSecond = 0;      ///< slope
    double start = 0, end = 0; ///< the line at the first and the last sample
    double fit = 0;            ///< r²: 0 no line at all, 1 exactly one; 1 for samples that do not change
    Millis span{0};            ///< from the first to the last sample
    int samples = 0;
    bool onlyRises = false; ///< the mean of each sixth of the span is above that of the one before

    double growth() const { return end - start; }
};

struct TrendPoint
{
    double seconds = 0;
    double value = 0;
};

/// Pure. None with fewer than three points, or all at one time. `points` are in order of time.
std::optional<Trend> trendOf(std::span<const TrendPoint> points);

/// Of the buckets' means that are not gaps, at their middles.
std::optional<Trend> trendOf(const SeriesWindow &window);

/// How long until the line, going on from `from`, meets `limit`; none where it never does, or in
/// more than ten years.
std::optional<Millis> timeTo(const Trend &trend, double from, double limit);

} // namespace warrener
