#pragma once

#include "base/Clock.h"

#include <QDate>
#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>
#include <QTime>
#include <QTimeZone>

#include <chrono>
#include <compare>
#include <cstdint>
#include <optional>

namespace warrener {

/// What stands in the calendar.
enum class CalendarKind : std::uint8_t {
    Drill,
    RestoreTest,
    Rehearsal,
    Diagnosis,
    Backup,
    Note, ///< nothing is run: somebody's reminder, or an event of a foreign calendar
};
constexpr int calendarKinds = 6;
QString toId(CalendarKind kind);   ///< "drill", "restore-test", "rehearsal", "diagnosis", "backup", "note"
QString toWord(CalendarKind kind); ///< translated

/// What the clock on the wall shows: a date and a time of the day, in whichever zone they are read.
struct WallTime
{
    QDate date{};
    QTime time{};

    bool operator==(const WallTime &) const = default;
    friend std::strong_ordering operator<=>(const WallTime &left, const WallTime &right)
    {
        const auto byDate = left.date.toJulianDay() <=> right.date.toJulianDay();
        return byDate != 0 ? byDate : left.time.msecsSinceStartOfDay() <=> right.time.msecsSinceStartOfDay();
    }
};

/// The moment that a clock shows this. A time that is left out when clocks go forward is read with the offset of before,
/// so that 02:30 is 03:30; of one that comes twice the first is meant (RFC 5545, 3.3.5).
TimePoint momentOf(const WallTime &wall, const QTimeZone &zone);
WallTime wallOf(TimePoint at, const QTimeZone &zone);
/// How far clocks are set within this day, forward positive: 1 h, −1 h, or 0.
std::chrono::seconds clockChange(const QDate &day, const QTimeZone &zone);

/// One thing that is run, once or again and again.
struct CalendarEntry
{
    QString id{}; ///< unique in the calendar
    CalendarKind kind = CalendarKind::Note;
    QString title{};
    QStringList arguments{}; ///< of warrenctl, behind the cluster; empty: nothing is run
    WallTime start{};
    QTimeZone zone{QTimeZone::UTC};
    QString rule{};                ///< of RFC 5545 without "RRULE:"; empty: once
    QList<TimePoint> exceptions{}; ///< moments of the rule that are left out
    std::chrono::minutes length{30};
    QString owner{};
    std::chrono::minutes reminder{0}; ///< before it; 0: none
    QStringList touches{};            ///< hosts that feel it
    TimePoint since{};                ///< what would have been before was not missed; never: all was

    bool operator==(const CalendarEntry &) const = default;
};

/// A longer blackout is taken for a mistake: nothing would ever run.
inline constexpr std::chrono::days longestBlackout{3660};

/// A span in which nothing is begun.
struct Blackout
{
    QString id{};
    QString title{};
    WallTime from{};
    std::chrono::minutes length{60}; ///< on the clock on the wall
    QTimeZone zone{QTimeZone::UTC};
    QString rule{};
    QList<TimePoint> exceptions{};

    bool operator==(const Blackout &) const = default;
};

struct RunCalendar
{
    QList<CalendarEntry> entries{};
    QList<Blackout> blackouts{};

    const CalendarEntry *entry(const QString &id) const; ///< null: there is none
    const Blackout *blackout(const QString &id) const;
    bool operator==(const RunCalendar &) const = default;
};

/// Entries and blackouts by their ids, for who looks up many of them: the first one of an id, as RunCalendar finds it. Points into the calendar, which has to
/// stay as it is meanwhile.
class CalendarIndex final
{
public:
    explicit CalendarIndex(const RunCalendar &calendar);

    const CalendarEntry *entry(const QString &id) const; ///< null: there is none
    const Blackout *blackout(const QString &id) const;

private:
    QHash<QString, const CalendarEntry *> m_entries;
    QHash<QString, const Blackout *> m_blackouts;
};

/// Steps that this thread has taken through calendars: ids that were passed over in search of one, times that rules came to, spans of blackouts that were
/// compared. What looks cost, beside ruleSearches(); tests hold them to it.
qint64 calendarSteps();
void addCalendarSteps(qint64 steps);

/// An id for a new entry or blackout: 16 hexadecimal digits by chance.
QString newCalendarId();

} // namespace warrener
