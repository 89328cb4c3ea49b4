#pragma once

#include "base/Clock.h"
#include "base/Error.h"
#include "base/Result.h"

#include <optional>
#include <utility>

namespace warrener {

/// What came of one question, asked once: a value, or why there is none. Neither: nobody asked,
/// which counts as NotConfigured.
template <class T>
struct Answer
{
    std::optional<T> value;
    std::optional<Error> error; ///< NotConfigured: no place to ask; NotAvailable: not in this version
    Millis took{0};

    bool has() const { return value.has_value(); }
    bool isNotConfigured() const { return !value && (!error || error->kind == ErrorKind::NotConfigured); }

    static Answer of(Result<T> result, Millis took)
    {
        Answer answer{.value = {}, .error = {}, .took = took};
        if (result)
            answer.value = std::move(*result);
        else
            answer.error = std::move(result.error());
        return answer;
    }

    bool operator==(const Answer &) const = default;
};

} // namespace warrener
