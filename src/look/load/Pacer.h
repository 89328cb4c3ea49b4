#pragma once

#include "base/Clock.h"

#include <chrono>

namespace warrener::load {

/// How many messages are due: an even rate, with no burst after a pause that was longer than `slack`.
class Pacer final
{
public:
    using Time = std::chrono::nanoseconds;

    /// `perSecond` 0: no limit.
    explicit Pacer(double perSecond, Millis slack = Millis{250}) : m_perSecond(perSecond), m_slack(slack) {}

    /// Messages that may be sent now; `now` is monotonic. Without a limit: `most`.
    int due(Time now, int most);
    void sent(int count) { m_sent += count; }
    /// The time until the next one is due, rounded up to whole ms; for waiting.
    Millis wait(Time now) const;

private:
    double m_perSecond;
    Millis m_slack;
    Time m_began{-1};
    qint64 m_sent = 0;
};

} // namespace warrener::load
