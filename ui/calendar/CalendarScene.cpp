#include "ui/calendar/CalendarScene.h"

#include "record/calendar/CalendarTimers.h"
#include "ui/calendar/CalendarWords.h"

#include <algorithm>

using namespace std::chrono_literals;

namespace warrener {

namespace {

using State = CalendarMark::State;

RunCalendar allOf(const CalendarView &view)
{
    RunCalendar all = view.calendar;
    all.entries += view.timers;
    return all;
}

TimePoint beginOf(const QDate &day, const QTimeZone &zone)
{
    return fromDateTime(day.startOfDay(zone));
}

double shareOf(TimePoint at, TimePoint begin, TimePoint end)
{
    return std::clamp(double((at - begin).count()) / double((end - begin).count()), 0.0, 1.0);
}

void addDark(CalendarDay &day, const CalendarIndex &calendar, const QList<Occurrence> &dark, const QTimeZone &zone)
{
    const TimePoint begin = beginOf(day.date, zone);
    const TimePoint end = beginOf(day.date.addDays(1), zone);
    for (const Occurrence &one : dark) {
        if (one.from >= end || one.until <= begin)
            continue;
        const Blackout *blackout = calendar.blackout(one.id);
        day.dark.append({.id = one.id,
                         .title = blackout ? blackout->title : QString(),
                         .from = shareOf(one.from, begin, end),
                         .until = shareOf(one.until, begin, end),
                         .begin = one.from,
                         .begins = one.from >= begin,
                         .end = one.until,
                         .ends = one.until < end});
    }
}

} // namespace

const CalendarDay *CalendarScene::day(const QDate &date) const
{
    const qint64 index = days.isEmpty() ? -1 : days.first().date.daysTo(date);
    return index < 0 || index >= days.size() ? nullptr : &days.at(index);
}

CalendarScene sceneOf(const CalendarView &view, const QDate &first, int days, TimePoint now, const QTimeZone &zone, const QSet<CalendarKind> &kinds)
{
    CalendarScene scene{.zone = zone, .now = now};
    const RunCalendar all = allOf(view);
    const TimePoint from = beginOf(first, zone);
    const TimePoint until = beginOf(first.addDays(days), zone);
    const QList<Occurrence> dark = blackoutsIn(all, from, until);
    const CalendarIndex index(all);
    for (int number = 0; number < days; ++number) {
        CalendarDay day{.date = first.addDays(number)};
        day.clockChange = clockChange(day.date, zone);
        addDark(day, index, dark, zone);
        scene.days.append(day);
    }
    scene.marks = marksIn(all, view.runs, from, until, now, &scene.cut, view.elsewhere);
    for (const CalendarMark &mark : std::as_const(scene.marks)) {
        if (!kinds.contains(mark.kind))
            continue;
        const qint64 index = first.daysTo(wallOf(mark.at, zone).date);
        if (index < 0 || index >= days)
            continue;
        CalendarDay &day = scene.days[index];
        if (mark.kind != CalendarKind::Backup)
            day.marks.append(mark);
        else if (mark.state == State::Missed)
            ++day.missedBackups;
        else if (mark.state == State::Past)
            ++(mark.verdict == RunVerdict::Bad ? day.failedBackups : day.backups);
        else if (!mark.entry.isEmpty() && mark.recurs && isTimersEntry(mark.entry))
            continue; // hourly ones to come would say nothing
        else
            day.marks.append(mark);
    }
    return scene;
}

QList<CalendarMark> marksOf(const CalendarView &view, const QDate &month, TimePoint now, const QTimeZone &zone)
{
    return marksIn(allOf(view), view.runs, beginOf(month, zone), beginOf(month.addMonths(1), zone), now, nullptr, view.elsewhere);
}

QList<CalendarMark> marksOf(const CalendarScene &scene, const QDate &month)
{
    QList<CalendarMark> marks = scene.marks;
    const TimePoint from = beginOf(month, scene.zone);
    const TimePoint until = beginOf(month.addMonths(1), scene.zone);
    marks.removeIf([&](const CalendarMark &mark) { return mark.at < from || mark.at >= until; });
    return marks;
}

QList<int> countsOf(const QList<CalendarMark> &marks)
{
    QList<int> counts(calendarKinds, 0);
    for (const CalendarMark &mark : marks)
        ++counts[static_cast<int>(mark.kind)];
    return counts;
}

QList<SummaryLine> summaryOf(const QList<CalendarMark> &marks)
{
    using enum CalendarKind;
    QList<SummaryLine> lines;
    for (const CalendarKind kind : {Drill, Rehearsal, RestoreTest, Diagnosis}) {
        for (const RunVerdict verdict : {RunVerdict::Good, RunVerdict::Bad, RunVerdict::Warning, RunVerdict::Unclear}) {
            // That a cluster is healthy stands elsewhere.
            if (kind == Diagnosis && verdict != RunVerdict::Bad)
                continue;
            QStringList titles;
            for (const CalendarMark &mark : marks) {
                if (mark.kind == kind && mark.state == State::Past && mark.verdict == verdict)
                    titles.append(mark.title);
            }
            if (!titles.isEmpty())
                lines.append({.verdict = verdict, .words = calendarwords::sum(kind, verdict, titles)});
        }
        QStringList missed;
        for (const CalendarMark &mark : marks) {
            if (mark.kind == kind && mark.state == State::Missed)
                missed.append(mark.title);
        }
        if (!missed.isEmpty())
            lines.append({.verdict = RunVerdict::Unclear, .missed = true, .words = calendarwords::missedSum(missed)});
    }
    return lines;
}

std::optional<CalendarMark> nextOf(const CalendarView &view, TimePoint now)
{
    for (TimePoint from = now; from < now + 366 * 24h; from += 61 * 24h) {
        for (const auto listed = marksIn(view.calendar, {}, from, from + 61 * 24h, now, nullptr, view.elsewhere); const CalendarMark &mark : listed) {
            if (mark.state == State::Future && mark.at > now)
                return mark;
        }
    }
    return std::nullopt;
}

namespace {

/// By what it is, not by what it was called: a title is a person's, and in the language of its window.
bool isSameThing(const CalendarMark &left, const CalendarMark &right)
{
    if (left.kind != right.kind)
        return false;
    if (!left.subject.isEmpty() && !right.subject.isEmpty())
        return left.subject == right.subject;
    if (left.kind == CalendarKind::Drill || left.kind == CalendarKind::Rehearsal)
        return left.title == right.title;
    return left.state != State::Past || left.place == right.place;
}

/// What a later run says of an earlier one that failed, or that did not come to be.
bool settles(const CalendarMark &later, const CalendarMark &mark)
{
    if (later.state != State::Past || later.at <= mark.at || !isSameThing(mark, later))
        return false;
    const bool hasVerdict = later.verdict == RunVerdict::Good || later.verdict == RunVerdict::Warning || later.verdict == RunVerdict::Bad;
    return hasVerdict || (mark.state == State::Missed && later.verdict != RunVerdict::Running);
}

} // namespace

QList<CalendarMark> troublesOf(const CalendarView &view, TimePoint now)
{
    const QList<CalendarMark> marks = marksIn(view.calendar, view.runs, now - 7 * 24h, now, now, nullptr, view.elsewhere);
    QList<CalendarMark> failed, missed;
    for (const CalendarMark &mark : marks) {
        const bool isFailed = mark.state == State::Past && mark.verdict == RunVerdict::Bad && mark.kind != CalendarKind::Diagnosis;
        if (mark.kind == CalendarKind::Backup || (!isFailed && mark.state != State::Missed))
            continue;
        if (std::ranges::none_of(marks, [&mark](const CalendarMark &later) { return settles(later, mark); }))
            (isFailed ? failed : missed).append(mark);
    }
    return failed + missed;
}

CalendarTrouble troubleOf(const CalendarView &view, TimePoint now)
{
    const QList<CalendarMark> all = troublesOf(view, now);
    const int missed = static_cast<int>(std::ranges::count(all, State::Missed, &CalendarMark::state));
    const int failed = static_cast<int>(all.size()) - missed;
    if (failed > 0)
        return {Level::Critical, failed};
    return {missed > 0 ? Level::Warning : Level::Ok, missed};
}

} // namespace warrener
