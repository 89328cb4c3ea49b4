#include "record/calendar/CalendarEntry.h"

#include <QCoreApplication>
#include <QRandomGenerator>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr std::array<QLatin1StringView, calendarKinds> kindIds{"drill"_L1, "restore-test"_L1, "rehearsal"_L1, "diagnosis"_L1, "backup"_L1, "note"_L1};

} // namespace

QString toId(CalendarKind kind)
{
    return kindIds.at(static_cast<std::size_t>(kind));
}

std::optional<CalendarKind> calendarKindFrom(const QString &id)
{
    const auto found = std::ranges::find(kindIds, id);
    return found == kindIds.end() ? std::nullopt : std::optional(static_cast<CalendarKind>(found - kindIds.begin()));
}

QString toWord(CalendarKind kind)
{
    switch (kind) {
    case CalendarKind::Drill:
        return QCoreApplication::translate("Calendar", "Drill");
    case CalendarKind::RestoreTest:
        return QCoreApplication::translate("Calendar", "Restore test");
    case CalendarKind::Rehearsal:
        return QCoreApplication::translate("Calendar", "Rehearsal");
    case CalendarKind::Diagnosis:
        return QCoreApplication::translate("Calendar", "Diagnosis");
    case CalendarKind::Backup:
        return QCoreApplication::translate("Calendar", "Backup");
    case CalendarKind::Note:
        return QCoreApplication::translate("Calendar", "Note");
    }
    return {};
}

TimePoint momentOf(const WallTime &wall, const QTimeZone &zone)
{
    return fromDateTime(QDateTime(wall.date, wall.time, zone, QDateTime::TransitionResolution::RelativeToBefore));
}

WallTime wallOf(TimePoint at, const QTimeZone &zone)
{
    const QDateTime local = toDateTime(at).toTimeZone(zone);
    return {local.date(), local.time()};
}

std::chrono::seconds clockChange(const QDate &day, const QTimeZone &zone)
{
    const QDateTime begin = day.startOfDay(zone);
    const QDateTime end = day.addDays(1).startOfDay(zone);
    return std::chrono::seconds{24 * 3600 - begin.secsTo(end)};
}

const CalendarEntry *RunCalendar::entry(const QString &id) const
{
    const auto found = std::ranges::find(entries, id, &CalendarEntry::id);
    return found == entries.end() ? nullptr : &*found;
}

const Blackout *RunCalendar::blackout(const QString &id) const
{
    const auto found = std::ranges::find(blackouts, id, &Blackout::id);
    return found == blackouts.end() ? nullptr : &*found;
}

QString newCalendarId()
{
    return QString::number(QRandomGenerator::system()->generate64(), 16).rightJustified(16, u'0');
}

} // namespace warrener
