#pragma once

#include "record/calendar/CalendarEntry.h"

namespace warrener {

/// One time at which something of the calendar is.
struct Occurrence
{
    QString id{}; ///< of the entry or blackout
    TimePoint from{};
    TimePoint until{};

    bool operator==(const Occurrence &) const = default;
};

// Pure: no clock, no disk. Spans are [from, until).

/// Times at which the entry is, that begin in the span; what is in its exceptions is not.
QList<Occurrence> occurrencesOf(const CalendarEntry &entry, TimePoint from, TimePoint until, int most = 100'000);
/// What is to be reminded of: begins within the entry's reminder, and was not within it at `told`, when it was looked at last (never: nobody
/// has looked yet). What has begun is nothing to be reminded of. At most the next three.
QList<Occurrence> remindersOf(const CalendarEntry &entry, TimePoint told, TimePoint now);
/// Of all entries, by time.
QList<Occurrence> occurrencesOf(const RunCalendar &calendar, TimePoint from, TimePoint until);
/// Blackouts that touch the span, by time.
QList<Occurrence> blackoutsIn(const RunCalendar &calendar, TimePoint from, TimePoint until);

/// Times that are taken, for who asks of many: what overlaps is one. Of blackoutsIn().
class TakenTimes final
{
public:
    TakenTimes() = default;
    explicit TakenTimes(const QList<Occurrence> &byTime);

    /// One of them touches [from, until).
    bool touch(TimePoint from, TimePoint until) const;

private:
    QList<Occurrence> m_spans; ///< apart, by time
};

/// Why something cannot be at a time.
struct CalendarConflict
{
    enum class Why : std::uint8_t {
        Past,
        Blackout,
        TwoDrills,  ///< the cluster would lose two nodes at once, and no drill would know whose fault it sees
        AnotherRun, ///< of which one holds the cluster, or the figures of one are spoilt
    };
    Why why = Why::Past;
    QString title{}; ///< of what is there
    TimePoint from{}, until{};

    bool operator==(const CalendarConflict &) const = default;
};

/// All that stands in the way of `wish` at `at`, blackouts first. What the entry itself, by its id, has in the calendar does not;
/// backups and notes stand in nobody's way.
QList<CalendarConflict> conflictsAt(const RunCalendar &calendar, const CalendarEntry &wish, TimePoint at, TimePoint now);
/// The time nearest to `at` with no conflict: on the same day by half hours between 06:00 and 20:00 (or the time that was wished), else at the same time of
/// a day after it, up to eight weeks. Nothing: there is none.
std::optional<TimePoint> nearestFree(const RunCalendar &calendar, const CalendarEntry &wish, TimePoint at, TimePoint now);

/// What is planned in [from, until) and is run as the calendar is, but would be left out for `wish`. By time.
QList<Occurrence> leftOutBy(const RunCalendar &calendar, const Blackout &wish, TimePoint from, TimePoint until);

/// Moments at which entries are to be run, from `now` on, without those in a blackout; at most `most` of each, within three
/// years. Blackouts are followed once for all of them. Points into the calendar.
class UpcomingRuns final
{
public:
    UpcomingRuns(const RunCalendar &calendar, TimePoint now);

    QList<TimePoint> of(const CalendarEntry &entry, int most);

private:
    struct Window
    {
        TimePoint from{}, until{};
        TakenTimes dark{};
    };
    /// The windows of the three years are taken one by one, each twice as long as the one before; null: that was all.
    const Window *windowAt(qsizetype index);

    const RunCalendar &m_calendar;
    std::chrono::minutes m_longest{0}; ///< entry of the calendar
    TimePoint m_begin, m_end;
    QList<Window> m_windows{};
};
/// The time of the entry that is due: it began at most `grace` ago. A timer that fires later than that, of a machine that slept,
/// has missed it.
std::optional<TimePoint> dueAt(const CalendarEntry &entry, TimePoint now, Millis grace);

} // namespace warrener
