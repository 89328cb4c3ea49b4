#include "record/calendar/CalendarEntry.h"

#include <QCoreApplication>
#include <QRandomGenerator>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr std::array<QLatin1StringView, calendarKinds> kindIds{"drill"_L1, "restore-test"_L1, "rehearsal"_L1, "diagnosis"_L1, "backup"_L1, "note"_L1};

qint64 &stepsOfThisThread()
{
    thread_local qint64 steps = 0;
    return steps;
}

template <class One>
const One *withId(const QList<One> &all, const QString &id)
{
    const auto found = std::ranges::find(all, id, &One::id);
    addCalendarSteps(found - all.begin() + 1);
    return found == all.end() ? nullptr : &*found;
}

template <class One>
QHash<QString, const One *> byId(const QList<One> &all)
{
    QHash<QString, const One *> index;
    index.reserve(all.size());
    addCalendarSteps(all.size());
    for (const One &one : all) {
        if (!index.contains(one.id))
            index.insert(one.id, &one);
    }
    return index;
}

} // namespace

QString toId(CalendarKind kind)
{
    return kindIds.at(static_cast<std::size_t>(kind));
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
    return withId(entries, id);
}

const Blackout *RunCalendar::blackout(const QString &id) const
{
    return withId(blackouts, id);
}

CalendarIndex::CalendarIndex(const RunCalendar &calendar) : m_entries(byId(calendar.entries)), m_blackouts(byId(calendar.blackouts)) {}

const CalendarEntry *CalendarIndex::entry(const QString &id) const
{
    addCalendarSteps(1);
    return m_entries.value(id);
}

const Blackout *CalendarIndex::blackout(const QString &id) const
{
    addCalendarSteps(1);
    return m_blackouts.value(id);
}

qint64 calendarSteps()
{
    return stepsOfThisThread();
}

void addCalendarSteps(qint64 steps)
{
    stepsOfThisThread() += steps;
}

QString newCalendarId()
{
    return QString::number(QRandomGenerator::system()->generate64(), 16).rightJustified(16, u'0');
}

} // namespace warrener
