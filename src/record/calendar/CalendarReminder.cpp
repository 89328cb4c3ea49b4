#include "record/calendar/CalendarReminder.h"

#include "record/calendar/CalendarCommand.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>
#include <ranges>

using namespace Qt::StringLiterals;

namespace warrener {

bool isLeftOut(const RunCalendar &calendar, const CalendarEntry &entry, TimePoint at)
{
    return !entry.arguments.isEmpty() && std::ranges::contains(conflictsAt(calendar, entry, at, at), CalendarConflict::Why::Blackout, &CalendarConflict::why);
}

std::optional<Occurrence> reminderDueAt(const RunCalendar &calendar, const CalendarEntry &entry, TimePoint now)
{
    if (entry.reminder.count() <= 0)
        return std::nullopt;
    // A timer that fires to the moment is not too early.
    const QList<Occurrence> near = occurrencesOf(entry, now, now + entry.reminder + Millis{1});
    for (const Occurrence &one : near | std::views::reverse) {
        if (!isLeftOut(calendar, entry, one.from))
            return one;
    }
    return std::nullopt;
}

QString reminderText(const ClusterName &cluster, TimePoint at, TimePoint now, const QTimeZone &zone)
{
    const WallTime wall = wallOf(at, zone);
    const QString time = wall.time.toString(u"hh:mm"_s);
    if (wall.date == wallOf(now, zone).date)
        return QCoreApplication::translate("Calendar", "on %1 at %2").arg(cluster.value, time);
    return QCoreApplication::translate("Calendar", "on %1 on %2 at %3").arg(cluster.value, wall.date.toString(Qt::ISODate), time);
}

QJsonObject reminderMessage(const ClusterProfile &profile, const CalendarEntry &entry, const Occurrence &when, TimePoint now)
{
    const auto text = [](TimePoint at) { return toDateTime(at).toUTC().toString(Qt::ISODate); };
    return {{u"event"_s, u"reminder"_s},
            {u"cluster"_s, profile.name.value},
            {u"environment"_s, toId(profile.environment)},
            {u"at"_s, text(now)},
            {u"entry"_s, entry.id},
            {u"kind"_s, toId(entry.kind)},
            {u"title"_s, entry.title},
            {u"owner"_s, entry.owner},
            {u"begins"_s, text(when.from)},
            {u"ends"_s, text(when.until)},
            {u"command"_s, QJsonArray::fromStringList(withoutConsent(entry.arguments))}};
}

} // namespace warrener
