#include "ui/queues/QueueTrends.h"

#include <algorithm>
#include <cmath>

namespace warrener {

namespace {

constexpr auto noFigure = std::numeric_limits<float>::quiet_NaN();
// Figures that come less often than a step still make one line; a longer silence is a gap.
constexpr qint64 mostHeldSteps = 6;
constexpr qint64 growthSteps = 60; // five minutes
constexpr int leastSamplesOfThird = 4;
constexpr double leastGrowth = 100; // messages
constexpr double leastRelativeGrowth = 0.1;

qint64 stepOf(TimePoint at)
{
    return at.time_since_epoch() / QueueTrends::step;
}

std::size_t slotOf(qint64 number)
{
    return static_cast<std::size_t>(number) % QueueTrends::numSteps;
}

} // namespace

void QueueTrends::watch(std::span<const QueueRef> queues)
{
    for (const QueueRef &queue : queues) {
        if (const auto found = m_rings.find(queue); found != m_rings.end()) {
            m_seen.splice(m_seen.begin(), m_seen, found->seen);
            continue;
        }
        m_seen.push_front(queue);
        Ring ring;
        ring.ready.fill(noFigure);
        ring.seen = m_seen.begin();
        m_rings.insert(queue, ring);
    }
    while (m_rings.size() > maxQueues) {
        m_rings.remove(m_seen.back());
        m_seen.pop_back();
    }
}

void QueueTrends::add(const std::vector<QueueSample> &samples, TimePoint at)
{
    const qint64 number = stepOf(at);
    for (const QueueSample &sample : samples) {
        const auto found = m_rings.find(sample.queue);
        if (found == m_rings.end() || sample.ready < 0)
            continue;
        put(*found, number, static_cast<float>(sample.ready));
        found->growing = grows(*found);
    }
}

void QueueTrends::put(Ring &ring, qint64 number, float ready)
{
    if (number < ring.newest)
        return;
    const bool held = ring.newest >= 0 && number - ring.newest <= mostHeldSteps;
    const float between = held ? ring.ready[slotOf(ring.newest)] : noFigure;
    const qint64 from = ring.newest < 0 ? number : std::max(ring.newest + 1, number - static_cast<qint64>(numSteps) + 1);
    for (qint64 skipped = from; skipped < number; ++skipped)
        ring.ready[slotOf(skipped)] = between;
    ring.ready[slotOf(number)] = ready;
    ring.newest = number;
}

bool QueueTrends::grows(const Ring &ring)
{
    std::array<double, 3> sum{};
    std::array<int, 3> count{};
    for (qint64 back = 0; back < growthSteps && back <= ring.newest; ++back) {
        const float ready = ring.ready[slotOf(ring.newest - back)];
        if (std::isnan(ready))
            continue;
        const auto third = static_cast<std::size_t>(2 - back * 3 / growthSteps);
        sum[third] += static_cast<double>(ready);
        ++count[third];
    }
    if (std::ranges::min(count) < leastSamplesOfThird)
        return false;
    const double first = sum[0] / count[0];
    const double second = sum[1] / count[1];
    const double last = sum[2] / count[2];
    return first < second && second < last && last - first > std::max(leastGrowth, first * leastRelativeGrowth);
}

std::vector<float> QueueTrends::window(const QueueRef &queue, TimePoint to) const
{
    const auto found = m_rings.constFind(queue);
    if (found == m_rings.cend())
        return {};
    std::vector<float> figures(numSteps, noFigure);
    const qint64 last = stepOf(to);
    for (std::size_t i = 0; i < numSteps; ++i) {
        const qint64 number = last - static_cast<qint64>(numSteps - 1 - i);
        if (number > found->newest || number <= found->newest - static_cast<qint64>(numSteps) || number < 0)
            continue;
        figures[i] = found->ready[slotOf(number)];
    }
    return figures;
}

QHash<QueueRef, bool> QueueTrends::tracked() const
{
    QHash<QueueRef, bool> result;
    result.reserve(m_rings.size());
    for (auto ring = m_rings.cbegin(); ring != m_rings.cend(); ++ring)
        result.insert(ring.key(), ring->growing);
    return result;
}

} // namespace warrener
