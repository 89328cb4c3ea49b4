#pragma once

#include "base/Clock.h"

#include <map>

namespace warrener::load {

/// How long things took, in a bounded table: exact to 1 ms below 100 ms, to about 1 % above.
class Latencies final
{
public:
    void add(Millis took);
    /// The time that `share` (0–1) of all stayed within; 0 for none.
    Millis within(double share) const;
    Millis longest() const { return m_longest; }
    quint64 count() const { return m_count; }

private:
    std::map<qint64, quint64> m_buckets; ///< by the bucket's lower end, ms
    quint64 m_count = 0;
    Millis m_longest{0};
};

} // namespace warrener::load
