#include "judge/diagnosis/Trend.h"

#include <algorithm>
#include <array>

namespace warrener {

namespace {

constexpr int parts = 6;

bool risesThroughout(std::span<const TrendPoint> points)
{
    std::array<double, parts> sums{};
    std::array<int, parts> counts{};
    const double first = points.front().seconds;
    const double span = points.back().seconds - first;
    for (const TrendPoint &point : points) {
        const auto part = std::min<std::size_t>(parts - 1, static_cast<std::size_t>((point.seconds - first) / span * parts));
        sums[part] += point.value;
        ++counts[part];
    }
    for (std::size_t i = 0; i < parts; ++i) {
        if (counts[i] == 0 || (i > 0 && sums[i] / counts[i] <= sums[i - 1] / counts[i - 1]))
            return false;
    }
    return true;
}

} // namespace

std::optional<Trend> trendOf(std::span<const TrendPoint> points)
{
    if (points.size() < 3 || !(points.back().seconds > points.front().seconds))
        return std::nullopt;
    const double count = static_cast<double>(points.size());
    double meanX = 0;
    double meanY = 0;
    for (const TrendPoint &point : points) {
        meanX += point.seconds / count;
        meanY += point.value / count;
    }
    double xx = 0;
    double xy = 0;
    double yy = 0;
    for (const TrendPoint &point : points) {
        const double x = point.seconds - meanX;
        const double y = point.value - meanY;
        xx += x * x;
        xy += x * y;
        yy += y * y;
    }
    const double slope = xy / xx;
    const auto lineAt = [&](double seconds) { return meanY + slope * (seconds - meanX); };
    return Trend{
        .perSecond = slope,
        .start = lineAt(points.front().seconds),
        .end = lineAt(points.back().seconds),
        // What rounding leaves of samples that are all alike is no scatter.
        .fit = yy > 1e-12 * count * std::max(1.0, meanY * meanY) ? xy * xy / (xx * yy) : 1,
        .span = Millis{static_cast<qint64>((points.back().seconds - points.front().seconds) * 1000)},
        .samples = static_cast<int>(points.size()),
        .onlyRises = risesThroughout(points),
    };
}

std::optional<Trend> trendOf(const SeriesWindow &window)
{
    std::vector<TrendPoint> points;
    const double step = static_cast<double>(window.step.count()) / 1000;
    for (std::size_t i = 0; i < window.buckets.size(); ++i) {
        if (window.buckets[i].count > 0)
            points.push_back({(static_cast<double>(i) + 0.5) * step, window.buckets[i].mean()});
    }
    return trendOf(points);
}

std::optional<Millis> timeTo(const Trend &trend, double from, double limit)
{
    constexpr double tenYears = 10.0 * 365 * 86400;
    if (trend.perSecond == 0)
        return std::nullopt;
    const double seconds = (limit - from) / trend.perSecond;
    if (!(seconds >= 0) || seconds > tenYears)
        return std::nullopt;
    return Millis{static_cast<qint64>(seconds * 1000)};
}

} // namespace warrener
