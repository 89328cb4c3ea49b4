#pragma once

#include "base/Clock.h"
#include "cluster/Metric.h"

#include <QHash>
#include <QList>

#include <array>
#include <cstdint>
#include <memory>
#include <vector>

namespace warrener {

/// How far back a chart looks; each has a ring of buckets of its own.
enum class Zoom : std::uint8_t { Minutes5, Hour1, Hours6, Day1 };

inline constexpr std::array allZooms{Zoom::Minutes5, Zoom::Hour1, Zoom::Hours6, Zoom::Day1};

Millis spanOf(Zoom zoom); ///< 5 min, 1 h, 6 h, 24 h
Millis stepOf(Zoom zoom); ///< width of one bucket: 1 s, 10 s, 60 s, 240 s

/// All samples that fell into one step of time. count 0: a gap; the figures are then
/// meaningless. min and max keep a spike of a single sample visible at every zoom.
struct Bucket
{
    float min = 0;
    float max = 0;
    double sum = 0;
    std::uint32_t count = 0;

    double mean() const { return count == 0 ? 0 : sum / count; }
    void add(double value);
    bool operator==(const Bucket &) const = default;
};

/// A run of buckets that ends now: bucket i covers [from + i·step, from + (i+1)·step).
struct SeriesWindow
{
    TimePoint from{};
    Millis step{1000};
    std::vector<Bucket> buckets;
};

/// Rings of buckets for every series, one ring a zoom level. Bounded: a series costs the same
/// however long it runs. Not thread-safe; it lives where it is drawn.
class History
{
public:
    History();
    ~History();
    History(History &&) noexcept;
    History &operator=(History &&) noexcept;

    /// Samples that are older than a ring's span are dropped for that ring; not a number: ignored.
    void add(const SeriesKey &key, TimePoint at, double value);
    /// Puts a stored bucket back. Buckets that already hold something newer win.
    void restore(const SeriesKey &key, Zoom zoom, TimePoint start, const Bucket &bucket);

    /// The buckets of the last spanOf(zoom) up to and including the one that holds `to`.
    /// A series nobody has added to gives a window of gaps.
    SeriesWindow window(const SeriesKey &key, Zoom zoom, TimePoint to) const;
    /// The newest sample that is not older than `within` before `at`; NaN where there is none.
    double valueAt(const SeriesKey &key, Zoom zoom, TimePoint at, Millis within) const;

    QList<SeriesKey> keys() const;
    /// Rises with every change to a ring of this zoom: repaint only what changed.
    quint64 revision(Zoom zoom) const;

private:
    struct Rings;
    QHash<SeriesKey, std::shared_ptr<Rings>> m_series;
    std::array<quint64, 4> m_revisions{};
};

} // namespace warrener
