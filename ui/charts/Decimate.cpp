#include "ui/charts/Decimate.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace warrener {

namespace {

double msOf(TimePoint at)
{
    return static_cast<double>(at.time_since_epoch().count());
}

/// Gathers the buckets of one pixel column.
class Column
{
public:
    void add(const Bucket &bucket, double at)
    {
        if (m_samples == 0) {
            m_min = bucket.min;
            m_max = bucket.max;
        } else {
            m_min = std::min(m_min, double{bucket.min});
            m_max = std::max(m_max, double{bucket.max});
        }
        m_sum += bucket.sum;
        m_samples += bucket.count;
        m_times += at;
        ++m_buckets;
    }

    void flushTo(ChartRun &run)
    {
        if (m_samples > 0) {
            run.push_back({.at = m_times / m_buckets, .mean = m_sum / m_samples, .min = m_min, .max = m_max, .samples = m_samples});
        }
        *this = {};
    }

private:
    double m_min = 0;
    double m_max = 0;
    double m_sum = 0;
    double m_times = 0;
    int m_buckets = 0;
    std::uint32_t m_samples = 0;
};

} // namespace

const ChartPoint *DecimatedSeries::pointAt(double at, double reach) const
{
    const ChartPoint *nearest = nullptr;
    double best = std::numeric_limits<double>::infinity();
    for (const ChartRun &run : runs) {
        if (at < run.front().at - reach || at > run.back().at + reach)
            continue;
        auto after = std::ranges::lower_bound(run, at, {}, &ChartPoint::at);
        for (const auto candidate : {after, after == run.begin() ? after : after - 1}) {
            if (candidate != run.end() && std::abs(candidate->at - at) < best) {
                best = std::abs(candidate->at - at);
                nearest = &*candidate;
            }
        }
    }
    return nearest;
}

double DecimatedSeries::meanWithin(double from, double to) const
{
    double sum = 0;
    double samples = 0;
    for (const ChartRun &run : runs) {
        for (const ChartPoint &point : run) {
            if (point.at >= from && point.at <= to) {
                sum += point.mean * point.samples;
                samples += point.samples;
            }
        }
    }
    return samples > 0 ? sum / samples : std::numeric_limits<double>::quiet_NaN();
}

const ChartPoint *DecimatedSeries::last() const
{
    return runs.empty() ? nullptr : &runs.back().back();
}

DecimatedSeries decimate(const SeriesWindow &window, const DecimateOptions &options)
{
    DecimatedSeries result;
    const double step = static_cast<double>(window.step.count());
    const double from = msOf(window.from);
    const double until = msOf(options.until);
    ChartRun run;
    Column column;
    double columnIndex = 0;
    qsizetype previous = -1;

    const auto endRun = [&] {
        column.flushTo(run);
        if (!run.empty())
            result.runs.push_back(std::exchange(run, {}));
    };
    for (qsizetype i = 0; i < std::ssize(window.buckets); ++i) {
        const Bucket &bucket = window.buckets[static_cast<std::size_t>(i)];
        if (bucket.count == 0)
            continue;
        const bool apart = previous >= 0 && i - previous > 1 && (i - previous) * window.step > options.gapAfter;
        if (apart)
            endRun();
        const double start = from + static_cast<double>(i) * step;
        const double at = std::min(start + step / 2, std::max(start, until));
        const double index = std::floor(at / options.columnWidth);
        if (index != columnIndex)
            column.flushTo(run);
        columnIndex = index;
        column.add(bucket, at);
        result.highest = previous < 0 ? double{bucket.max} : std::max(result.highest, double{bucket.max});
        previous = i;
    }
    endRun();
    return result;
}

} // namespace warrener
