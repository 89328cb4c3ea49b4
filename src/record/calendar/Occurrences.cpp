#include "record/calendar/Occurrences.h"

#include "record/calendar/CalendarTimers.h"
#include "record/calendar/Recurrence.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace warrener {

namespace {

/// More than the largest difference between a wall and another one.
constexpr auto zonesApart = 48h;
constexpr int mostBlackouts = 10'000;
constexpr int daysAhead = 56;

TimePoint laterBy(TimePoint at, std::chrono::seconds span)
{
    return at + std::chrono::duration_cast<Millis>(span);
}

QList<TimePoint> moments(const WallTime &start, const QString &rule, const QTimeZone &zone, const QList<TimePoint> &exceptions, TimePoint from, TimePoint until,
                         int most)
{
    QList<TimePoint> found;
    // Most of a long calendar is elsewhere: by the day alone, with room for every zone.
    const qint64 day = start.date.toJulianDay();
    const auto dayOf = [](TimePoint at) { return QDate(1970, 1, 1).toJulianDay() + std::chrono::floor<std::chrono::days>(at).time_since_epoch().count(); };
    if (day > dayOf(until) + 2 || (rule.isEmpty() && day < dayOf(from) - 2))
        return found;
    if (rule.isEmpty()) {
        const TimePoint at = momentOf(start, zone);
        if (at >= from && at < until && !exceptions.contains(at))
            found.append(at);
        return found;
    }
    // Every hour is every hour that passes, also in the night that has one more.
    if (zone != QTimeZone(QTimeZone::UTC) && rule.contains("FREQ=HOURLY"_L1) && !rule.contains("BY"_L1))
        return moments(wallOf(momentOf(start, zone), QTimeZone(QTimeZone::UTC)), rule, QTimeZone(QTimeZone::UTC), exceptions, from, until, most);
    QList<TimePoint> leftOut = exceptions;
    std::ranges::sort(leftOut);
    const auto room = most > 100'000 - exceptions.size() ? 100'000 : most + static_cast<int>(exceptions.size()) + 50;
    for (const auto listed = recurrences(start, rule, zone, wallOf(laterBy(from, -24h), zone), wallOf(laterBy(until, 24h), zone), room);
         const WallTime &wall : listed) {
        const TimePoint at = momentOf(wall, zone);
        // Two times of the wall are one moment where clocks go forward; they stand close to each other.
        const QList<TimePoint> latest = found.last(std::min<qsizetype>(found.size(), 8));
        if (at >= from && at < until && !std::ranges::binary_search(leftOut, at) && !latest.contains(at))
            found.append(at);
        if (found.size() == most)
            break;
    }
    addCalendarSteps(found.size() + 1);
    return found;
}

bool overlaps(TimePoint from, TimePoint until, const Occurrence &other)
{
    return from < other.until && other.from < until;
}

bool holdsCluster(CalendarKind kind)
{
    return kind == CalendarKind::Drill || kind == CalendarKind::RestoreTest || kind == CalendarKind::Rehearsal;
}

/// Whether two such runs spoil each other.
std::optional<CalendarConflict::Why> apart(CalendarKind wish, CalendarKind other)
{
    using enum CalendarKind;
    if (wish == Drill && other == Drill)
        return CalendarConflict::Why::TwoDrills;
    const bool spoilt = (wish == Drill && other == Diagnosis) || (wish == Diagnosis && other == Drill);
    if (spoilt || (holdsCluster(wish) && holdsCluster(other)))
        return CalendarConflict::Why::AnotherRun;
    return std::nullopt;
}

TimePoint endOf(const CalendarEntry &wish, TimePoint at)
{
    return laterBy(at, std::max(wish.length, std::chrono::minutes{1}));
}

/// Blackouts and what others have in the calendar, where they touch [from, until).
QList<CalendarConflict> inTheWay(const RunCalendar &calendar, const CalendarEntry &wish, TimePoint from, TimePoint until)
{
    QList<CalendarConflict> found;
    const QList<Occurrence> dark = blackoutsIn(calendar, from, until);
    // Mostly there is none, and this is asked for each place that something is dragged over.
    const std::optional<CalendarIndex> index = dark.isEmpty() ? std::nullopt : std::optional(CalendarIndex(calendar));
    for (const Occurrence &one : dark)
        found.append({.why = CalendarConflict::Why::Blackout, .title = index->blackout(one.id)->title, .from = one.from, .until = one.until});
    for (const CalendarEntry &other : calendar.entries) {
        const std::optional<CalendarConflict::Why> why = other.id == wish.id ? std::nullopt : apart(wish.kind, other.kind);
        if (!why)
            continue;
        for (const auto listed = occurrencesOf(other, laterBy(from, -other.length), until); const Occurrence &one : listed) {
            if (overlaps(from, until, one))
                found.append({.why = *why, .title = other.title, .from = one.from, .until = one.until});
        }
    }
    return found;
}

} // namespace

QList<Occurrence> occurrencesOf(const CalendarEntry &entry, TimePoint from, TimePoint until, int most)
{
    QList<Occurrence> found;
    for (const auto listed = moments(entry.start, entry.rule, entry.zone, entry.exceptions, from, until, most); const TimePoint at : listed)
        found.append({.id = entry.id, .from = at, .until = laterBy(at, entry.length)});
    return found;
}

QList<Occurrence> remindersOf(const CalendarEntry &entry, TimePoint told, TimePoint now)
{
    if (entry.reminder.count() <= 0)
        return {};
    // Of what comes every hour and reminds a week before, a window that opens would tell a hundred times.
    constexpr int mostAtOnce = 3;
    return occurrencesOf(entry, isNever(told) ? now : std::max(now, laterBy(told, entry.reminder)), laterBy(now, entry.reminder), mostAtOnce);
}

QList<Occurrence> occurrencesOf(const RunCalendar &calendar, TimePoint from, TimePoint until)
{
    QList<Occurrence> found;
    for (const CalendarEntry &entry : calendar.entries)
        found += occurrencesOf(entry, from, until);
    std::ranges::stable_sort(found, {}, &Occurrence::from);
    return found;
}

QList<Occurrence> blackoutsIn(const RunCalendar &calendar, TimePoint from, TimePoint until)
{
    QList<Occurrence> found;
    for (const Blackout &blackout : calendar.blackouts) {
        // One that began before the span may reach into it.
        const TimePoint since = laterBy(from, -(blackout.length + zonesApart));
        for (const auto listed = moments(blackout.from, blackout.rule, blackout.zone, blackout.exceptions, since, until, mostBlackouts);
             const TimePoint at : listed) {
            const WallTime begin = wallOf(at, blackout.zone);
            const QDateTime end = QDateTime(begin.date, begin.time, QTimeZone(QTimeZone::UTC)).addSecs(std::chrono::seconds(blackout.length).count());
            const Occurrence one{.id = blackout.id, .from = at, .until = momentOf({end.date(), end.time()}, blackout.zone)};
            if (overlaps(from, until, one))
                found.append(one);
        }
    }
    std::ranges::stable_sort(found, {}, &Occurrence::from);
    return found;
}

TakenTimes::TakenTimes(const QList<Occurrence> &byTime)
{
    for (const Occurrence &one : byTime) {
        if (m_spans.isEmpty() || m_spans.last().until < one.from)
            m_spans.append(one);
        else
            m_spans.last().until = std::max(m_spans.last().until, one.until);
    }
    addCalendarSteps(byTime.size());
}

bool TakenTimes::touch(TimePoint from, TimePoint until) const
{
    const auto next = std::ranges::upper_bound(m_spans, from, {}, [](const Occurrence &span) {
        addCalendarSteps(1);
        return span.until;
    });
    return next != m_spans.end() && overlaps(from, until, *next);
}

QList<CalendarConflict> conflictsAt(const RunCalendar &calendar, const CalendarEntry &wish, TimePoint at, TimePoint now)
{
    QList<CalendarConflict> conflicts;
    if (at < now)
        conflicts.append({.why = CalendarConflict::Why::Past, .from = at, .until = now});
    if (wish.kind != CalendarKind::Note)
        conflicts += inTheWay(calendar, wish, at, endOf(wish, at));
    std::ranges::stable_sort(conflicts, {}, &CalendarConflict::why);
    return conflicts;
}

std::optional<TimePoint> nearestFree(const RunCalendar &calendar, const CalendarEntry &wish, TimePoint at, TimePoint now)
{
    // Looked up once for all days that come into question.
    const QList<CalendarConflict> taken = wish.kind == CalendarKind::Note
                                              ? QList<CalendarConflict>()
                                              : inTheWay(calendar, wish, at - zonesApart, endOf(wish, laterBy(at + zonesApart, std::chrono::days{daysAhead})));
    const auto isFree = [&](TimePoint time) {
        return time >= now && std::ranges::none_of(taken, [&](const CalendarConflict &one) { return time < one.until && one.from < endOf(wish, time); });
    };
    if (isFree(at))
        return at;
    const WallTime wished = wallOf(at, wish.zone);
    for (int step = 1; step <= 28; ++step) {
        for (const int halfHours : {step, -step}) {
            const QTime time = wished.time.addSecs(halfHours * 1800);
            // Around midnight is another day.
            const bool sameDay = (halfHours > 0) == (time > wished.time);
            if (!sameDay || time < std::min(QTime(6, 0), wished.time) || time > std::max(QTime(20, 0), wished.time))
                continue;
            if (const TimePoint candidate = momentOf({wished.date, time}, wish.zone); isFree(candidate))
                return candidate;
        }
    }
    for (int day = 1; day <= daysAhead; ++day) {
        if (const TimePoint candidate = momentOf({wished.date.addDays(day), wished.time}, wish.zone); isFree(candidate))
            return candidate;
    }
    return std::nullopt;
}

QList<Occurrence> leftOutBy(const RunCalendar &calendar, const Blackout &wish, TimePoint from, TimePoint until)
{
    std::chrono::minutes longest{1};
    for (const CalendarEntry &entry : calendar.entries)
        longest = std::max(longest, entry.length);
    const TimePoint end = laterBy(until, longest);
    const TakenTimes wished(blackoutsIn({.entries = {}, .blackouts = {wish}}, from, end));
    const TakenTimes dark(blackoutsIn(calendar, from, end));
    QList<Occurrence> found;
    for (const CalendarEntry &entry : calendar.entries) {
        if (entry.arguments.isEmpty() || runsInBlackouts(entry))
            continue;
        for (const auto listed = occurrencesOf(entry, from, until); const Occurrence &one : listed) {
            const TimePoint over = std::max(one.until, one.from + Millis{1});
            if (wished.touch(one.from, over) && !dark.touch(one.from, over))
                found.append(one);
        }
    }
    std::ranges::stable_sort(found, {}, &Occurrence::from);
    return found;
}

UpcomingRuns::UpcomingRuns(const RunCalendar &calendar, TimePoint now) : m_calendar(calendar), m_begin(now), m_end(laterBy(now, std::chrono::days{3 * 366}))
{
    for (const CalendarEntry &entry : calendar.entries)
        m_longest = std::max(m_longest, entry.length);
}

const UpcomingRuns::Window *UpcomingRuns::windowAt(qsizetype index)
{
    while (m_windows.size() <= index) {
        const TimePoint from = m_windows.isEmpty() ? m_begin : m_windows.last().until;
        if (from >= m_end)
            return nullptr;
        const TimePoint until = std::min(m_end, laterBy(from, std::chrono::days{4} * (1 << m_windows.size())));
        m_windows.append({.from = from, .until = until, .dark = TakenTimes(blackoutsIn(m_calendar, from, laterBy(until, m_longest)))});
    }
    return &m_windows.at(index);
}

QList<TimePoint> UpcomingRuns::of(const CalendarEntry &entry, int most)
{
    QList<TimePoint> runs;
    if (entry.arguments.isEmpty())
        return runs;
    m_longest = std::max(m_longest, entry.length);
    // Step by step: an hourly one need not be counted through three years.
    for (qsizetype index = 0; runs.size() < most; ++index) {
        const Window *window = windowAt(index);
        if (window == nullptr)
            break;
        for (const auto listed = occurrencesOf(entry, window->from, window->until); const Occurrence &one : listed) {
            if (!window->dark.touch(one.from, std::max(one.until, one.from + Millis{1})) && runs.size() < most)
                runs.append(one.from);
        }
    }
    return runs;
}

std::optional<TimePoint> dueAt(const CalendarEntry &entry, TimePoint now, Millis grace)
{
    const QList<Occurrence> recent = occurrencesOf(entry, now - grace, now + Millis{1});
    return recent.isEmpty() ? std::nullopt : std::optional(recent.last().from);
}

} // namespace warrener
