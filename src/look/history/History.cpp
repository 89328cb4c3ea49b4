#include "look/history/History.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace warrener {

namespace {

/// Times in a row that a sample must lie before the whole ring until the clock is taken to have
/// been set back: a single straggler must not throw a chart away.
constexpr int stragglersUntilRestart = 3;

/// More series than any cluster has; a damaged store must not fill the memory.
constexpr qsizetype maxSeries = 4096;

constexpr std::size_t indexOf(Zoom zoom)
{
    return static_cast<std::size_t>(zoom);
}

std::int64_t sizeOf(Zoom zoom)
{
    return keptOf(zoom) / stepOf(zoom);
}

std::int64_t shownOf(Zoom zoom)
{
    return spanOf(zoom) / stepOf(zoom);
}

/// Number of the bucket that holds `at`, counted from the epoch; floored, also before it.
std::int64_t bucketAt(Zoom zoom, TimePoint at)
{
    const auto step = stepOf(zoom).count();
    const auto time = at.time_since_epoch().count();
    return time >= 0 ? time / step : -((-time + step - 1) / step);
}

TimePoint startOf(Zoom zoom, std::int64_t bucket)
{
    return TimePoint{stepOf(zoom) * bucket};
}

/// The newest buckets of one series at one zoom; a bucket's place is its number modulo the size.
struct Ring
{
    std::vector<Bucket> buckets;
    std::int64_t newest = std::numeric_limits<std::int64_t>::min();
    int stragglers = 0;

    bool isEmpty() const { return buckets.empty(); }
    std::int64_t size() const { return static_cast<std::int64_t>(buckets.size()); }
    bool covers(std::int64_t bucket) const { return !isEmpty() && bucket <= newest && bucket > newest - size(); }
    Bucket &slot(std::int64_t bucket) { return buckets[static_cast<std::size_t>(((bucket % size()) + size()) % size())]; }
    const Bucket &slot(std::int64_t bucket) const { return const_cast<Ring *>(this)->slot(bucket); }

    void startAt(std::int64_t bucket, std::int64_t length)
    {
        buckets.assign(static_cast<std::size_t>(length), Bucket{});
        newest = bucket;
        stragglers = 0;
    }
    /// Moves on to `bucket`; the ones in between become gaps.
    void advanceTo(std::int64_t bucket)
    {
        const auto first = std::max(newest + 1, bucket - size() + 1);
        for (auto cleared = first; cleared <= bucket; ++cleared)
            slot(cleared) = Bucket{};
        newest = bucket;
        stragglers = 0;
    }
};

} // namespace

struct History::Rings
{
    std::array<Ring, allZooms.size()> rings;
};

Millis spanOf(Zoom zoom)
{
    using namespace std::chrono_literals;
    switch (zoom) {
    case Zoom::Minutes5:
        return 5min;
    case Zoom::Hour1:
        return 1h;
    case Zoom::Hours6:
        return 6h;
    case Zoom::Day1:
        return 24h;
    }
    Q_UNREACHABLE_RETURN(Millis{});
}

Millis stepOf(Zoom zoom)
{
    using namespace std::chrono_literals;
    switch (zoom) {
    case Zoom::Minutes5:
        return 1s;
    case Zoom::Hour1:
        return 10s;
    case Zoom::Hours6:
        return 60s;
    case Zoom::Day1:
        return 240s;
    }
    Q_UNREACHABLE_RETURN(Millis{1});
}

Millis keptOf(Zoom zoom)
{
    return zoom == Zoom::Day1 ? 2 * spanOf(zoom) : spanOf(zoom);
}

std::optional<Zoom> ringOfEarlier(Zoom zoom, Millis ago)
{
    constexpr int fewest = 10;
    for (const Zoom ring : allZooms) {
        if (ring >= zoom && keptOf(ring) >= spanOf(zoom) + ago)
            return spanOf(zoom) / stepOf(ring) >= fewest ? std::optional(ring) : std::nullopt;
    }
    return std::nullopt;
}

void Bucket::add(double value)
{
    const auto narrow = static_cast<float>(value);
    min = count == 0 ? narrow : std::min(min, narrow);
    max = count == 0 ? narrow : std::max(max, narrow);
    sum += value;
    ++count;
}

History::History() = default;
History::~History() = default;
History::History(History &&) noexcept = default;
History &History::operator=(History &&) noexcept = default;

History::Rings *History::ringsFor(const SeriesKey &key)
{
    auto found = m_series.find(key);
    if (found == m_series.end()) {
        if (m_series.size() >= maxSeries)
            return nullptr;
        found = m_series.insert(key, std::make_shared<Rings>());
    }
    return found->get();
}

void History::add(const SeriesKey &key, TimePoint at, double value)
{
    if (!std::isfinite(value) || isNever(at))
        return;
    Rings *rings = ringsFor(key);
    if (!rings)
        return;
    for (const Zoom zoom : allZooms) {
        Ring &ring = rings->rings[indexOf(zoom)];
        const auto bucket = bucketAt(zoom, at);
        if (ring.isEmpty()) {
            ring.startAt(bucket, sizeOf(zoom));
        } else if (bucket > ring.newest) {
            ring.advanceTo(bucket);
        } else if (!ring.covers(bucket)) {
            if (++ring.stragglers < stragglersUntilRestart)
                continue;
            ring.startAt(bucket, sizeOf(zoom));
        } else {
            ring.stragglers = 0;
        }
        ring.slot(bucket).add(value);
        ++m_revisions[indexOf(zoom)];
    }
}

void History::restore(const SeriesKey &key, Zoom zoom, TimePoint start, const Bucket &stored)
{
    if (stored.count == 0 || !std::isfinite(stored.sum) || !std::isfinite(stored.min) || !std::isfinite(stored.max)) {
        return;
    }
    Rings *rings = ringsFor(key);
    if (!rings)
        return;
    Ring &ring = rings->rings[indexOf(zoom)];
    const auto bucket = bucketAt(zoom, start);
    if (ring.isEmpty())
        ring.startAt(bucket, sizeOf(zoom));
    else if (bucket > ring.newest)
        ring.advanceTo(bucket);
    else if (!ring.covers(bucket) || ring.slot(bucket).count > 0)
        return;
    ring.slot(bucket) = stored;
    ++m_revisions[indexOf(zoom)];
}

SeriesWindow History::window(const SeriesKey &key, Zoom zoom, TimePoint to) const
{
    const auto last = bucketAt(zoom, to);
    const auto first = last - shownOf(zoom) + 1;
    SeriesWindow window{.from = startOf(zoom, first), .step = stepOf(zoom), .buckets = {}};
    window.buckets.resize(static_cast<std::size_t>(shownOf(zoom)));
    const auto found = m_series.constFind(key);
    if (found == m_series.cend())
        return window;
    const Ring &ring = (*found)->rings[indexOf(zoom)];
    for (auto bucket = std::max(first, ring.newest - ring.size() + 1); !ring.isEmpty() && bucket <= std::min(last, ring.newest); ++bucket) {
        window.buckets[static_cast<std::size_t>(bucket - first)] = ring.slot(bucket);
    }
    return window;
}

SeriesWindow History::earlier(const SeriesKey &key, Zoom zoom, TimePoint to, Millis ago) const
{
    const std::optional<Zoom> ring = ringOfEarlier(zoom, ago);
    if (!ring)
        return {.from = to, .step = stepOf(zoom), .buckets = {}};
    SeriesWindow found = window(key, *ring, to - ago);
    // A coarser ring's window begins before the span; one bucket more, and its line reaches the edge.
    const auto extra = std::max<std::int64_t>(0, std::ssize(found.buckets) - spanOf(zoom) / found.step - 1);
    found.buckets.erase(found.buckets.begin(), found.buckets.begin() + extra);
    found.from += extra * found.step + ago;
    return found;
}

double History::valueAt(const SeriesKey &key, Zoom zoom, TimePoint at, Millis within) const
{
    constexpr double none = std::numeric_limits<double>::quiet_NaN();
    const auto found = m_series.constFind(key);
    if (found == m_series.cend())
        return none;
    const Ring &ring = (*found)->rings[indexOf(zoom)];
    if (ring.isEmpty())
        return none;
    const auto oldest = std::max(bucketAt(zoom, at - within), ring.newest - ring.size() + 1);
    for (auto bucket = std::min(bucketAt(zoom, at), ring.newest); bucket >= oldest; --bucket) {
        if (ring.slot(bucket).count > 0)
            return ring.slot(bucket).mean();
    }
    return none;
}

std::vector<StoredBucket> History::buckets(Zoom zoom, TimePoint from, TimePoint before) const
{
    std::vector<StoredBucket> found;
    for (auto series = m_series.cbegin(); series != m_series.cend(); ++series) {
        const Ring &ring = (*series)->rings[indexOf(zoom)];
        if (ring.isEmpty())
            continue;
        const auto first = std::max(bucketAt(zoom, from), ring.newest - ring.size() + 1);
        for (auto bucket = first; bucket <= ring.newest && startOf(zoom, bucket) < before; ++bucket) {
            if (ring.slot(bucket).count > 0)
                found.push_back({series.key(), zoom, startOf(zoom, bucket), ring.slot(bucket)});
        }
    }
    return found;
}

QList<SeriesKey> History::keys() const
{
    return m_series.keys();
}

quint64 History::revision(Zoom zoom) const
{
    return m_revisions[indexOf(zoom)];
}

} // namespace warrener
