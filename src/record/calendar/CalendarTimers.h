#pragma once

#include "look/schedule/Schedule.h"
#include "record/calendar/CalendarEntry.h"

namespace warrener {

/// Whether a timer's id is one of this cluster's calendar.
bool isCalendarTimer(const QString &id, const ClusterName &cluster);

/// The timer that reminds of this entry.
QString reminderTimerId(const ClusterName &cluster, const QString &entry);

/// What has to be written, started, and stopped for the timers to be as the calendar says. A timer's times are the next ones of its
/// entry, each a line in UTC, because systemd knows no every-second-week and no last Friday, and those of a blackout are left out;
/// the command that it starts writes the next ones. Not made up for. An entry with a reminder has a second timer, so that people are
/// reminded with no window open; a note has that one alone.
struct TimerChanges
{
    QList<ScheduledCommand> write{};
    QStringList remove{};

    bool isEmpty() const { return write.isEmpty() && remove.isEmpty(); }
    bool operator==(const TimerChanges &) const = default;
};
TimerChanges timerChanges(const RunCalendar &calendar, const ClusterName &cluster, const QString &profileFile, const QList<ScheduledCommand> &there,
                          TimePoint now);

/// Writes and starts what the calendar wants, stops and removes what it wants no more; all that can be done is. Errors: the
/// first of those of Schedule.
QCoro::Task<Status> renewTimers(Schedule schedule, RunCalendar calendar, ClusterName cluster, QString profileFile, TimePoint now, std::stop_token stop);

/// A timer that was made elsewhere (`--schedule`), as an entry that is only shown; its id is "timer:ID". Nothing where its times
/// are said in a way that is not understood here.
std::optional<CalendarEntry> entryOfTimer(const ScheduledCommand &timer, const QTimeZone &zone);
/// Those of the cluster that are none of its calendar's. What a timer starts is known, where it stands is not: from `now` on.
QList<CalendarEntry> entriesOfTimers(const QList<ScheduledCommand> &timers, const ClusterName &cluster, const QTimeZone &zone, TimePoint now);
/// Whether an entry's id is such a one's.
bool isTimersEntry(const QString &id);
/// A blackout does not keep it from running: a timer of elsewhere, other than a drill's, asks no calendar.
bool runsInBlackouts(const CalendarEntry &entry);

} // namespace warrener
