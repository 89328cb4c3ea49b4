#pragma once

#include "base/Clock.h"

#include <functional>
#include <memory>

namespace warrener {

/// A clock that can also ring; injected, so that tests need not wait. Used within one thread.
class Timekeeper : public Clock
{
public:
    using Alarm = quint64;

    /// Calls `ring` once after `delay`, from the event loop. The result is never 0.
    virtual Alarm after(Millis delay, std::function<void()> ring) = 0;
    /// What has rung already, and 0, is passed over.
    virtual void cancel(Alarm alarm) = 0;
};

/// The machine's own time; lives in a thread with an event loop.
std::unique_ptr<Timekeeper> systemTimekeeper();

} // namespace warrener
