#include "record/calendar/CalendarTimers.h"

#include "base/OffThread.h"
#include "record/calendar/CalendarCommand.h"
#include "record/calendar/CalendarMarks.h"
#include "record/calendar/Occurrences.h"

#include <QCryptographicHash>
#include <QHash>
#include <QMultiHash>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <map>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace warrener {

namespace {

/// Begins the id of an entry that stands for a timer of elsewhere.
constexpr auto timersEntryPrefix = "timer:"_L1;
/// Of an hourly one two days, of a weekly one a year.
constexpr int mostTimes = 50;

QString timerPrefix(const ClusterName &cluster)
{
    return "calendar-"_L1 + cluster.value.left(60) + u'-';
}

/// An id from elsewhere may be anything.
QString timerIdOf(const ClusterName &cluster, const QString &entry)
{
    return timerPrefix(cluster) + QString::fromLatin1(QCryptographicHash::hash(entry.toUtf8(), QCryptographicHash::Sha256).toHex().left(16));
}

QString oneLine(const QString &text)
{
    QString line = text.simplified().left(120);
    line.remove(u'\\');
    return line.trimmed();
}

struct Written
{
    TimerChanges changes{};
    QStringList started{};
    Status first{}; ///< the first that went wrong
};

} // namespace

namespace {

QStringList timerTimes(const QList<TimePoint> &moments, Millis before)
{
    QStringList times;
    for (const TimePoint at : moments)
        times.append(toDateTime(at - before).toUTC().toString(u"yyyy-MM-dd HH:mm:ss 'UTC'"_s));
    return times;
}

/// Starts at these moments and never late by surprise; none: it would never start.
std::optional<ScheduledCommand> timerOf(ScheduledCommand command, QStringList times)
{
    if (times.isEmpty())
        return std::nullopt;
    command.calendar = times.takeFirst();
    command.furtherTimes = times;
    command.description = oneLine(command.description);
    command.catchesUp = false;
    command.resultExitCodes = {1, 3, 4};
    return command;
}

/// `upcoming`: from `calendarGrace` ago, as one that is due just now may still wait for its turn.
std::optional<ScheduledCommand> timerFor(UpcomingRuns &upcoming, const CalendarEntry &entry, const ClusterName &cluster, const QString &profileFile)
{
    if (!kindOfCommand(entry.arguments) || !hasConsent(entry.arguments))
        return std::nullopt;
    return timerOf({.id = timerIdOf(cluster, entry.id),
                    .cluster = cluster,
                    .profileFile = profileFile,
                    .arguments = {u"calendar"_s, u"run"_s, entry.id},
                    .description = unitDescription(entry.title + " of "_L1 + cluster.value)},
                   timerTimes(upcoming.of(entry, mostTimes), Millis{0}));
}

/// Followed once for all entries that remind equally early.
using UpcomingReminders = std::map<std::chrono::minutes, UpcomingRuns>;

std::optional<ScheduledCommand> reminderTimerFor(UpcomingReminders &upcoming, const RunCalendar &calendar, const CalendarEntry &entry,
                                                 const ClusterName &cluster, const QString &profileFile, TimePoint now)
{
    if (entry.reminder.count() <= 0)
        return std::nullopt;
    const TimePoint from = now - calendarGrace + entry.reminder;
    QList<TimePoint> moments;
    if (entry.arguments.isEmpty()) {
        for (const auto listed = occurrencesOf(entry, from, from + std::chrono::days{3 * 366}, mostTimes); const Occurrence &one : listed)
            moments.append(one.from);
    } else {
        moments = upcoming.try_emplace(entry.reminder, calendar, from).first->second.of(entry, mostTimes);
    }
    return timerOf({.id = reminderTimerId(cluster, entry.id),
                    .cluster = cluster,
                    .profileFile = profileFile,
                    .arguments = {u"calendar"_s, u"remind"_s, entry.id},
                    .description = "Warrener: reminder of "_L1 + entry.title + " of "_L1 + cluster.value},
                   timerTimes(moments, entry.reminder));
}

} // namespace

QString reminderTimerId(const ClusterName &cluster, const QString &entry)
{
    return timerIdOf(cluster, entry) + u'r';
}

bool isCalendarTimer(const QString &id, const ClusterName &cluster)
{
    return id.startsWith(timerPrefix(cluster)) && !QStringView(id).sliced(timerPrefix(cluster).size()).contains(u'-');
}

TimerChanges timerChanges(const RunCalendar &calendar, const ClusterName &cluster, const QString &profileFile, const QList<ScheduledCommand> &there,
                          TimePoint now)
{
    TimerChanges changes;
    QMultiHash<QString, const ScheduledCommand *> written;
    for (const ScheduledCommand &timer : there)
        written.insert(timer.id, &timer);
    QSet<QString> wanted;
    UpcomingRuns upcoming(calendar, now - calendarGrace);
    const auto want = [&](const std::optional<ScheduledCommand> &timer) {
        if (!timer)
            return;
        wanted.insert(timer->id);
        const QList<const ScheduledCommand *> same = written.values(timer->id);
        if (std::ranges::none_of(same, [&timer](const ScheduledCommand *one) { return *one == *timer; }))
            changes.write.append(*timer);
    };
    UpcomingReminders reminders;
    for (const CalendarEntry &entry : calendar.entries) {
        want(timerFor(upcoming, entry, cluster, profileFile));
        want(reminderTimerFor(reminders, calendar, entry, cluster, profileFile, now));
    }
    for (const ScheduledCommand &timer : there) {
        if (isCalendarTimer(timer.id, cluster) && timer.cluster == cluster && !wanted.contains(timer.id))
            changes.remove.append(timer.id);
    }
    return changes;
}

QCoro::Task<Status> renewTimers(Schedule schedule, RunCalendar calendar, ClusterName cluster, QString profileFile, TimePoint now, std::stop_token stop)
{
    const auto write = [&] {
        Written written{.changes = timerChanges(calendar, cluster, profileFile, schedule.list(), now)};
        for (const ScheduledCommand &timer : std::as_const(written.changes.write)) {
            const Status status = schedule.write(timer);
            if (status)
                written.started.append(timer.id);
            else if (written.first)
                written.first = status;
        }
        return written;
    };
    Written written = co_await WaitingThread(write);
    for (const QString &id : std::as_const(written.changes.remove)) {
        // systemd is told while it still knows them.
        if (const Status stopped = co_await Schedule::deactivate(id, stop); !stopped && written.first)
            written.first = stopped;
        if (const Status removed = schedule.removeFiles(id); !removed && written.first)
            written.first = removed;
    }
    for (const QString &id : std::as_const(written.started)) {
        if (const Status active = co_await Schedule::activate(id, stop); !active) {
            // A timer that nobody starts would look like one that runs; without a systemd the next would fail alike.
            for (const QString &each : std::as_const(written.started))
                static_cast<void>(schedule.removeFiles(each));
            co_return active;
        }
    }
    const Status first = written.first;
    co_return first;
}

std::optional<CalendarEntry> entryOfTimer(const ScheduledCommand &timer, const QTimeZone &zone)
{
    const std::optional<CalendarKind> kind = kindOfVerb(timer.arguments);
    static const QHash<QString, QString> words{
        {u"hourly"_s, u"*-*-* *:00:00"_s}, {u"daily"_s, u"*-*-* 00:00:00"_s}, {u"weekly"_s, u"Mon *-*-* 00:00:00"_s}, {u"monthly"_s, u"*-*-01 00:00:00"_s}};
    static const QRegularExpression form(u"\\A(?:([A-Za-z,]+) )?(?:\\*-\\*-(\\*|\\d{1,2}) )?(\\*|\\d{1,2}):(\\d{1,2})(?::00)?\\z"_s);
    const QRegularExpressionMatch match = form.match(words.value(timer.calendar.toLower(), timer.calendar));
    if (!kind || !match.hasMatch() || !timer.furtherTimes.isEmpty())
        return std::nullopt;
    QStringList days;
    for (const auto listed = match.captured(1).split(u',', Qt::SkipEmptyParts); const QString &word : listed) {
        static const QStringList names{u"MON"_s, u"TUE"_s, u"WED"_s, u"THU"_s, u"FRI"_s, u"SAT"_s, u"SUN"_s};
        if (!names.contains(word.left(3).toUpper()))
            return std::nullopt;
        days.append(word.left(2).toUpper());
    }
    const bool hourly = match.captured(3) == "*"_L1;
    const QString monthDay = match.captured(2) == "*"_L1 ? QString() : match.captured(2);
    const QTime time(hourly ? 0 : match.captured(3).toInt(), match.captured(4).toInt());
    if (!time.isValid() || (hourly && !(days.isEmpty() && monthDay.isEmpty())) || (!monthDay.isEmpty() && !days.isEmpty()))
        return std::nullopt;
    QString rule = hourly ? u"FREQ=HOURLY"_s : u"FREQ=DAILY"_s;
    if (!monthDay.isEmpty())
        rule = u"FREQ=MONTHLY;BYMONTHDAY=%1"_s.arg(monthDay.toInt());
    else if (!days.isEmpty())
        rule = "FREQ=WEEKLY;BYDAY="_L1 + days.join(u',');
    return CalendarEntry{.id = timersEntryPrefix + timer.id,
                         .kind = *kind,
                         .title = describedThing(timer.description),
                         .arguments = timer.arguments,
                         .start = {QDate(2020, 1, 1), time},
                         .zone = zone,
                         .rule = rule,
                         .length = *kind == CalendarKind::Backup || *kind == CalendarKind::Diagnosis ? 5min : 30min};
}

QList<CalendarEntry> entriesOfTimers(const QList<ScheduledCommand> &timers, const ClusterName &cluster, const QTimeZone &zone, TimePoint now)
{
    QList<CalendarEntry> entries;
    for (const ScheduledCommand &timer : timers) {
        if (timer.cluster != cluster || isCalendarTimer(timer.id, cluster))
            continue;
        if (std::optional<CalendarEntry> entry = entryOfTimer(timer, zone)) {
            entry->since = now;
            entries.append(*entry);
        }
    }
    return entries;
}

bool isTimersEntry(const QString &id)
{
    return id.startsWith(timersEntryPrefix);
}

bool runsInBlackouts(const CalendarEntry &entry)
{
    return entry.kind != CalendarKind::Drill && isTimersEntry(entry.id);
}

} // namespace warrener
