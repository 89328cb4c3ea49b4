#include "look/load/Latencies.h"

#include <algorithm>
#include <cmath>

namespace warrener::load {

void Latencies::add(Millis took)
{
    qint64 bucket = std::max<qint64>(0, took.count());
    qint64 width = 1;
    while (bucket / width >= 100)
        width *= 10;
    bucket -= bucket % std::max<qint64>(1, width / 10);
    ++m_buckets[bucket];
    ++m_count;
    m_longest = std::max(m_longest, took);
}

void Latencies::add(const Latencies &others)
{
    for (const auto &[bucket, count] : others.m_buckets)
        m_buckets[bucket] += count;
    m_count += others.m_count;
    m_longest = std::max(m_longest, others.m_longest);
}

Millis Latencies::within(double share) const
{
    const auto wanted = quint64(std::ceil(share * double(m_count)));
    quint64 seen = 0;
    for (const auto &[bucket, count] : m_buckets) {
        seen += count;
        if (seen >= wanted && seen > 0)
            return Millis{bucket};
    }
    return Millis{0};
}

void RecentLatencies::add(Millis now, Millis took)
{
    const qint64 number = now.count() / 1000;
    if (m_seconds.empty() || m_seconds.back().number != number)
        m_seconds.push_back({.number = number});
    m_seconds.back().latencies.add(took);
    while (m_seconds.front().number <= number - window.count() / 1000)
        m_seconds.pop_front();
}

std::optional<Millis> RecentLatencies::within(double share, Millis now) const
{
    Latencies all;
    for (const Second &second : m_seconds) {
        if (second.number > std::chrono::floor<std::chrono::seconds>(now - window).count())
            all.add(second.latencies);
    }
    return all.count() > 0 ? std::optional(all.within(share)) : std::nullopt;
}

} // namespace warrener::load
