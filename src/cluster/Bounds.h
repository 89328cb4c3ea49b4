#pragma once

namespace warrener {

/// Of a figure that a person may set: what the profile holds it within is what a field of the window and an option take.
struct Bounds
{
    int least;
    int most;

    bool operator==(const Bounds &) const = default;
};

} // namespace warrener
