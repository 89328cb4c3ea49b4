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

} // namespace warrener::load
