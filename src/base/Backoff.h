#pragma once

#include "base/Clock.h"

namespace warrener {

/// How long to wait before asking again somebody who failed: exponential, bounded, with
/// full jitter in the upper half, so that many askers do not return in one step.
struct Backoff
{
    Millis first{1000};
    Millis most{30000};

    /// The pause after `failures` failures in a row (1…), for `jitter` in [0, 1).
    /// 0 failures: no pause.
    Millis delay(int failures, double jitter) const;

    bool operator==(const Backoff &) const = default;
};

} // namespace warrener
