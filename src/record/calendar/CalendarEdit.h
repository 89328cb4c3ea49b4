#pragma once

#include "base/Result.h"
#include "record/calendar/CalendarEntry.h"

namespace warrener {

/// Of something that recurs, what a change is about.
enum class WhichOnes : std::uint8_t {
    This,
    AllAfter, ///< this one and all after it
    All,
};

// Pure. `at`: the moment of the occurrence that a person has chosen. Errors: NotFound (no such entry), Malformed (its rule).

/// The entry as it was edited: its start is the time that the chosen occurrence shall have. Where the rule is the one of
/// before and the day is another, the rule follows: each Friday becomes each Thursday.
Result<RunCalendar> changed(const RunCalendar &calendar, const CalendarEntry &edited, TimePoint at, WhichOnes which);
/// The same with another time alone. What a second person has agreed to loses all consent.
Result<RunCalendar> moved(const RunCalendar &calendar, const QString &id, TimePoint at, const WallTime &to, WhichOnes which);
Result<RunCalendar> removed(const RunCalendar &calendar, const QString &id, TimePoint at, WhichOnes which);

// The same of a blackout.
Result<RunCalendar> changed(const RunCalendar &calendar, const Blackout &edited, TimePoint at, WhichOnes which);
Result<RunCalendar> blackoutRemoved(const RunCalendar &calendar, const QString &id, TimePoint at, WhichOnes which);

} // namespace warrener
