#pragma once

#include "cluster/ClusterProfile.h"
#include "record/calendar/Occurrences.h"

#include <QJsonObject>

namespace warrener {

// Pure: no clock, no disk.

/// It would be run at that time, and a blackout forbids it.
bool isLeftOut(const RunCalendar &calendar, const CalendarEntry &entry, TimePoint at);
/// What a reminder of the entry that is told now is about: the last time that begins within the reminder. Nothing: it has begun
/// already, as on a machine that slept, or a blackout leaves it out.
std::optional<Occurrence> reminderDueAt(const RunCalendar &calendar, const CalendarEntry &entry, TimePoint now);
/// Translated: where and when, "on orders at 10:00"; of another day with its date.
QString reminderText(const ClusterName &cluster, TimePoint at, TimePoint now, const QTimeZone &zone);
/// For a webhook; event "reminder".
QJsonObject reminderMessage(const ClusterProfile &profile, const CalendarEntry &entry, const Occurrence &when, TimePoint now);

} // namespace warrener
