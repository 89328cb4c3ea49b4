#pragma once

#include "app/warrenctl/Errand.h"
#include "record/calendar/CalendarMarks.h"

namespace warrener::ctl {

/// What `warrenctl calendar …` is told.
struct CalendarWish
{
    QString entry{}; ///< an id
    QString file{};
    int days = 31; ///< 1–366
};

/// What is planned in the next days; what was run stands in journal and reports.
Outcome listCalendar(const Errand &errand, const CalendarWish &wish);
/// What a timer of the calendar starts: looks whether it is due and no blackout holds, writes the next times, runs it.
Outcome runCalendarEntry(const Errand &errand, const CalendarWish &wish);
/// What a timer that reminds starts: a notice of the desktop, and the profile's webhook.
Outcome remindOfEntry(const Errand &errand, const CalendarWish &wish);
/// Timers as the calendar says.
Outcome renewCalendar(const Errand &errand);
Outcome exportCalendar(const Errand &errand, const CalendarWish &wish);

/// Why an entry is not to be run now; nothing: it is. Pure.
std::optional<Complaint> whyNotNow(const RunCalendar &calendar, const QString &id, TimePoint now);
/// The same of a test that restores into another cluster: nothing is begun there while a blackout of that one's calendar holds. Pure.
std::optional<Complaint> whyNotThere(const RunCalendar &there, const CalendarEntry &entry, TimePoint now);
/// Pure. README.md beside this file describes the JSON.
Report calendarReport(const RunCalendar &calendar, TimePoint from, TimePoint until, const QTimeZone &zone);

} // namespace warrener::ctl
