#pragma once

#include <QList>

#include <algorithm>
#include <chrono>

namespace warrener {

/// How long a queue's member did nothing else because its state was looked at: once for each look of one snapshot, in their order.
struct StoodStill
{
    QList<std::chrono::microseconds> steps{}; ///< empty: nobody looked, or nobody measured

    bool isKnown() const { return !steps.isEmpty(); }
    /// 0: not known.
    std::chrono::microseconds longest() const { return steps.isEmpty() ? std::chrono::microseconds{0} : *std::ranges::max_element(steps); }
    std::chrono::microseconds total() const
    {
        std::chrono::microseconds sum{0};
        for (const std::chrono::microseconds step : steps)
            sum += step;
        return sum;
    }

    bool operator==(const StoodStill &) const = default;
};

} // namespace warrener
