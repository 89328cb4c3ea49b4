#pragma once

#include "record/calendar/CalendarEntry.h"

#include <QTimeZone>

namespace warrener::berlin {

/// Where clocks go forward on 29 March 2026 and back on 25 October.
inline const QTimeZone zone("Europe/Berlin");

inline WallTime on(int month, int day, int hour, int minute = 0)
{
    return {QDate(2026, month, day), QTime(hour, minute)};
}

inline TimePoint at(int month, int day, int hour, int minute = 0)
{
    return momentOf(on(month, day, hour, minute), zone);
}

} // namespace warrener::berlin
