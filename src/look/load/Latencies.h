#pragma once

#include "base/Clock.h"

#include <deque>
#include <map>
#include <optional>

namespace warrener::load {

/// How long things took, in a bounded table: exact to 1 ms below 100 ms, to about 1 % above.
class Latencies final
{
public:
    void add(Millis took);
    void add(const Latencies &others);
    /// The time that `share` (0–1) of all stayed within; 0 for none.
    Millis within(double share) const;
    Millis longest() const { return m_longest; }
    quint64 count() const { return m_count; }

private:
    std::map<qint64, quint64> m_buckets; ///< by the bucket's lower end, ms
    quint64 m_count = 0;
    Millis m_longest{0};
};

/// The same of the last five seconds, to the second.
class RecentLatencies final
{
public:
    static constexpr Millis window{5000};

    /// `now`: of one monotonic clock, never before the last one.
    void add(Millis now, Millis took);
    /// None: nothing was confirmed meanwhile.
    std::optional<Millis> within(double share, Millis now) const;

private:
    struct Second
    {
        qint64 number = 0;
        Latencies latencies{};
    };
    std::deque<Second> m_seconds;
};

} // namespace warrener::load
