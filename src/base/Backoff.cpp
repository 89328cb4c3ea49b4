#include "base/Backoff.h"

#include <algorithm>

namespace warrener {

Millis Backoff::delay(int failures, double jitter) const
{
    if (failures <= 0)
        return Millis{0};
    // 2^20 times any sensible first step is beyond any sensible bound; more would overflow.
    const int doublings = std::min(failures - 1, 20);
    const auto full = std::min<Millis::rep>(first.count() << doublings, most.count());
    const double share = 0.5 + 0.5 * std::clamp(jitter, 0.0, 1.0);
    return Millis{static_cast<Millis::rep>(static_cast<double>(full) * share)};
}

} // namespace warrener
