#pragma once

#include "ui/calendar/CalendarDesk.h"

namespace warrener::sampleData {

/// Tuesday 17 March 2026, 14:32 in Berlin.
TimePoint calendarNow();
QTimeZone calendarZone();
/// March 2026 of orders-prod: runs of the weeks before, what is planned, a blackout at the month's end.
CalendarView calendarOfMarch();
QList<CalendarOffer> calendarOffers();

} // namespace warrener::sampleData
