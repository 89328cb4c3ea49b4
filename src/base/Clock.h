#pragma once

#include <QDateTime>

#include <chrono>

namespace warrener {

using Millis = std::chrono::milliseconds;

/// Wall-clock time, UTC, in milliseconds. The epoch itself stands for "never".
using TimePoint = std::chrono::sys_time<Millis>;

inline bool isNever(TimePoint at)
{
    return at == TimePoint{};
}

inline QDateTime toDateTime(TimePoint at)
{
    return QDateTime::fromMSecsSinceEpoch(at.time_since_epoch().count());
}

inline TimePoint fromDateTime(const QDateTime &at)
{
    return TimePoint{Millis{at.toMSecsSinceEpoch()}};
}

/// Where time comes from; injected, so that tests need not wait.
class Clock
{
public:
    virtual ~Clock() = default;

    /// Wall-clock time: may jump when the machine's clock is set.
    virtual TimePoint now() const = 0;
    /// Never goes back, and goes on while the machine sleeps: what was seen before a laptop was closed is as
    /// old as it is. Only differences mean something.
    virtual Millis monotonic() const = 0;
};

class SystemClock final : public Clock
{
public:
    TimePoint now() const override { return std::chrono::time_point_cast<Millis>(std::chrono::system_clock::now()); }
    Millis monotonic() const override;
};

} // namespace warrener
