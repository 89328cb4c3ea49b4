#pragma once

#include "base/Clock.h"
#include "base/Error.h"

#include <optional>
#include <utility>

namespace warrener {

/// One part of what is known about a cluster: its last good value with its age, and the error
/// of the latest attempt where that failed. Half an answer stays half an answer.
template <class T>
struct Part
{
    std::optional<T> value;     ///< the last good answer; kept while later attempts fail
    TimePoint asOf{};           ///< when that answer came; never: there was none
    std::optional<Error> error; ///< of the latest attempt; none: it succeeded, or there was none
    TimePoint failingSince{};   ///< the first of the failures in a row
    Millis took{0};             ///< how long the latest attempt took

    bool has() const { return value.has_value(); }
    /// A value, and nothing has failed since.
    bool isCurrent() const { return value.has_value() && !error.has_value(); }
    /// Nobody has asked yet.
    bool isPending() const { return !value.has_value() && !error.has_value(); }

    void succeed(T answer, TimePoint at, Millis duration)
    {
        value = std::move(answer);
        asOf = at;
        error.reset();
        failingSince = {};
        took = duration;
    }
    void fail(Error reason, TimePoint at, Millis duration)
    {
        if (!error)
            failingSince = at;
        error = std::move(reason);
        took = duration;
    }

    bool operator==(const Part &) const = default;
};

} // namespace warrener
