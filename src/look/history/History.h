#pragma once

#include "base/Clock.h"
#include "cluster/Metric.h"
#include "look/history/Bucket.h"
#include "look/history/StoredBucket.h"
#include "look/history/Zoom.h"

#include <QHash>
#include <QList>

#include <array>
#include <memory>
#include <vector>

namespace warrener {

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

    /// Samples that are older than a ring keeps are dropped for that ring, until there are three
    /// in a row: then the clock has been set back, and the ring starts anew. Not a number: ignored.
    void add(const SeriesKey &key, TimePoint at, double value);
    /// Puts a stored bucket back. Buckets that already hold something newer win.
    void restore(const SeriesKey &key, Zoom zoom, TimePoint start, const Bucket &bucket);

    /// The buckets of the last spanOf(zoom) up to and including the one that holds `to`.
    /// A series nobody has added to gives a window of gaps.
    SeriesWindow window(const SeriesKey &key, Zoom zoom, TimePoint to) const;
    /// The same of `ago` earlier, with times as if it were now: what is laid over a chart to compare with. From the ring that
    /// ringOfEarlier() names; without buckets where there is none.
    SeriesWindow earlier(const SeriesKey &key, Zoom zoom, TimePoint to, Millis ago) const;
    /// The newest sample that is not older than `within` before `at`; NaN where there is none.
    double valueAt(const SeriesKey &key, Zoom zoom, TimePoint at, Millis within) const;

    /// What there is of all series at one zoom, gaps left out: buckets that hold or follow `from`
    /// and start before `before`.
    std::vector<StoredBucket> buckets(Zoom zoom, TimePoint from, TimePoint before) const;

    QList<SeriesKey> keys() const;
    /// Rises with every change to a ring of this zoom: repaint only what changed.
    quint64 revision(Zoom zoom) const;

private:
    struct Rings;
    Rings *ringsFor(const SeriesKey &key);
    QHash<SeriesKey, std::shared_ptr<Rings>> m_series;
    std::array<quint64, 4> m_revisions{};
};

} // namespace warrener
