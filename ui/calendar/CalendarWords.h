#pragma once

#include "record/calendar/CalendarMarks.h"
#include "ui/theme/Glyph.h"
#include "ui/theme/Theme.h"

namespace warrener::calendarwords {

QString icon(CalendarKind kind); ///< of resources/icons
GlyphKind glyph(const CalendarMark &mark);
Token tone(const CalendarMark &mark);
Token tone(RunVerdict verdict);
GlyphKind glyph(RunVerdict verdict);

/// "2 drills passed", "1 drill failed: Disk full".
QString sum(CalendarKind kind, RunVerdict verdict, const QStringList &titles);
QString missedSum(const QStringList &titles);
/// Of what troublesOf() gives, at least one: "Failed, and not run well since: Disk full."
QString trouble(const QList<CalendarMark> &troubles);
/// "10:00 passed", "16:00", "15:00 missed".
QString timeAndWord(const CalendarMark &mark, const QTimeZone &zone);
/// "passed", "missed"; empty: it is to come.
QString word(const CalendarMark &mark);
/// "Tuesday 31 March".
QString day(const QDate &date);
/// "Thursday 2 April, 10:00".
QString dayAndTime(TimePoint at, const QTimeZone &zone);
/// "Blackout month-end close, until 1 April 06:00."
QString why(const CalendarConflict &conflict, const QTimeZone &zone);
/// All of a mark for tool tips and screen readers.
QString whole(const CalendarMark &mark, const QTimeZone &zone);
/// "in 1 h 28 min".
QString until(TimePoint at, TimePoint now);

} // namespace warrener::calendarwords
