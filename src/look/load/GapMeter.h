#pragma once

#include "base/Clock.h"

#include <optional>
#include <vector>

namespace warrener::load {

/// The pauses between events that should come all the time, such as a publisher's confirms.
/// Times are monotonic.
class GapMeter final
{
public:
    struct Gap
    {
        Millis began{0};   ///< the last event before the pause
        Millis ended{0};   ///< the first one after it, or the end of the watch
        bool open = false; ///< nothing had come when the watch ended

        Millis length() const { return ended - began; }
        bool operator==(const Gap &) const = default;
    };

    /// Pauses of `threshold` and more are kept, the first `most` of them.
    explicit GapMeter(Millis threshold, size_t most = 1000) : m_threshold(threshold), m_most(most) {}

    /// Events are expected from now on; a pause under way begins anew.
    void begin(Millis now);
    void event(Millis now);
    /// No more events are expected; counts the pause under way.
    void end(Millis now);

    Millis longest() const { return m_longest; }
    /// With the pause under way at `now`.
    Millis longestAt(Millis now) const;
    /// The pause under way at `now`; 0 where no events are expected.
    Millis pauseAt(Millis now) const { return m_last ? now - *m_last : Millis{0}; }
    const std::vector<Gap> &gaps() const { return m_gaps; }
    quint64 count() const { return m_count; } ///< of pauses over the threshold, also those not kept

private:
    void note(Gap gap);

    Millis m_threshold;
    size_t m_most;
    std::optional<Millis> m_last; ///< set: events are expected
    Millis m_longest{0};
    std::vector<Gap> m_gaps;
    quint64 m_count = 0;
};

} // namespace warrener::load
