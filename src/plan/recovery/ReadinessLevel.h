#pragma once

#include "cluster/Level.h"

namespace warrener {

/// What a score of readiness, 0 to 100, comes to, of a scenario and of a cluster alike.
constexpr Level readinessLevel(int score)
{
    return score >= 80 ? Level::Ok : score >= 50 ? Level::Warning : Level::Critical;
}

} // namespace warrener
