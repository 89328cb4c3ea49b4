#pragma once

namespace warrener {

/// A value axis that begins at 0: lines at 0, step, 2·step … top.
struct NiceAxis
{
    double step = 1;
    int steps = 2; ///< 2 or 3, so 3 or 4 lines with the one at 0

    double top() const { return step * steps; }
    bool operator==(const NiceAxis &) const = default;
};

/// The smallest axis with steps of 1, 2, 4, 5 or 8 times a power of ten that holds `highest`
/// with a tenth of air above it. Nothing to hold (0, negative, no number), or beyond
/// 1e-300 to 1e300: 0 to 2.
NiceAxis niceAxis(double highest);

/// 0, 50, 100.
inline constexpr NiceAxis percentAxis{.step = 50, .steps = 2};

} // namespace warrener
