#pragma once

#include "base/Units.h"

#include <cmath>

namespace warrener {

/// A percentage without digits behind the point, for figures that nobody reads more exactly.
inline QString wholePercent(double value)
{
    return QStringLiteral("%1 %").arg(units::count(std::round(value)));
}

} // namespace warrener
