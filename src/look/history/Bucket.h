#pragma once

#include <cstdint>

namespace warrener {

/// All samples that fell into one step of time. count 0: a gap; the figures are then
/// meaningless. min and max keep a spike of a single sample visible at every zoom.
struct Bucket
{
    float min = 0;
    float max = 0;
    double sum = 0;
    std::uint32_t count = 0;

    double mean() const { return count == 0 ? 0 : sum / count; }
    void add(double value);
    bool operator==(const Bucket &) const = default;
};

} // namespace warrener
