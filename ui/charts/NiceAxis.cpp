#include "ui/charts/NiceAxis.h"

#include <array>
#include <cmath>

namespace warrener {

namespace {

constexpr std::array niceSteps{1.0, 2.0, 4.0, 5.0, 8.0};
constexpr double air = 1.1;
/// What the powers of ten below can still be told apart for.
constexpr double leastHighest = 1e-300;
constexpr double mostHighest = 1e300;

} // namespace

NiceAxis niceAxis(double highest)
{
    if (!(highest >= leastHighest) || highest > mostHighest)
        return {.step = 1, .steps = 2};
    const double need = highest * air;
    const double base = std::pow(10.0, std::floor(std::log10(need)) - 1);
    NiceAxis best{.step = 0, .steps = 2};
    for (double power = base; power <= base * 100; power *= 10) {
        for (const double nice : niceSteps) {
            for (const int steps : {3, 2}) {
                const NiceAxis axis{.step = nice * power, .steps = steps};
                // A hair of tolerance: 0.1 is not a sum of powers of two.
                if (axis.top() < need * (1 - 1e-9))
                    continue;
                if (best.step == 0 || axis.top() < best.top() * (1 - 1e-9))
                    best = axis;
            }
        }
    }
    return best;
}

} // namespace warrener
