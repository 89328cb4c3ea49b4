#pragma once

#include "base/Clock.h"

#include <QList>
#include <QString>

namespace warrener {

/// A moment written under a chart.
struct TimeTick
{
    TimePoint at{};
    QString text; ///< "14:10", local time

    bool operator==(const TimeTick &) const = default;
};

/// Round local times within [from, to], at least `spacing` apart: whole minutes, tens of
/// minutes, hours… At most as many as fit; none for an empty span.
QList<TimeTick> timeTicks(TimePoint from, TimePoint to, Millis spacing);

} // namespace warrener
