#pragma once

#include "cluster/Level.h"
#include "ui/parts/Meter.h"

#include <QString>

#include <optional>

namespace warrener {

/// How far one figure is from its limit.
struct LimitRow
{
    QString label = {};
    std::optional<MeterValue> meter = {}; ///< none: no limit is known
    QString value = {};                   ///< "6.20 of 9.60 GiB"; empty: not known
    QString left = {};                    ///< "3.40 GiB left"
    Level level = Level::Ok;

    bool operator==(const LimitRow &) const = default;
};

} // namespace warrener
