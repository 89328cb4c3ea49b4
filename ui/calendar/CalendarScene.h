#pragma once

#include "cluster/Level.h"
#include "ui/calendar/CalendarDesk.h"

#include <QSet>

namespace warrener {

/// A blackout as one day sees it.
struct DarkSpan
{
    QString id{};
    QString title{};
    double from = 0, until = 1; ///< shares of the day
    TimePoint begin{};
    bool begins = false; ///< on this day
    TimePoint end{};
    bool ends = false; ///< on this day, before its end

    bool operator==(const DarkSpan &) const = default;
};

struct CalendarDay
{
    QDate date{};
    QList<CalendarMark> marks{}; ///< without backups, which a day sums up
    int backups = 0, failedBackups = 0, missedBackups = 0;
    QList<DarkSpan> dark{};
    std::chrono::seconds clockChange{0};

    bool operator==(const CalendarDay &) const = default;
};

/// What the month and the week paint: days in order, as the wall in `zone` shows them.
struct CalendarScene
{
    QTimeZone zone{QTimeZone::UTC};
    TimePoint now{};
    QDate month{}; ///< the first of the month that is meant; invalid: none is
    QList<CalendarDay> days{};
    QList<CalendarMark> marks{}; ///< all of these days, also of kinds that are not shown
    QStringList cut{};           ///< titles of what recurs too often to be shown whole

    const CalendarDay *day(const QDate &date) const;
    QDate today() const { return wallOf(now, zone).date; }
    bool operator==(const CalendarScene &) const = default;
};

/// Pure. `kinds`: those that are shown.
CalendarScene sceneOf(const CalendarView &view, const QDate &first, int days, TimePoint now, const QTimeZone &zone, const QSet<CalendarKind> &kinds);

/// All that is in a month.
QList<CalendarMark> marksOf(const CalendarView &view, const QDate &month, TimePoint now, const QTimeZone &zone);
/// The same, out of a scene that shows the whole month.
QList<CalendarMark> marksOf(const CalendarScene &scene, const QDate &month);
/// How many there are of each kind.
QList<int> countsOf(const QList<CalendarMark> &marks);

/// A line of the summary of a month.
struct SummaryLine
{
    RunVerdict verdict = RunVerdict::Good;
    bool missed = false;
    QString words{};

    bool operator==(const SummaryLine &) const = default;
};
QList<SummaryLine> summaryOf(const QList<CalendarMark> &marks);
/// What comes next, within a year; nothing: nothing does.
std::optional<CalendarMark> nextOf(const CalendarView &view, TimePoint now);
/// What somebody has to see to: each thing whose last run of the past week failed, and each time at which nothing ran and nothing
/// has run since; by time, those that failed first. Backups have a page that counts them, and so has what a diagnosis found.
QList<CalendarMark> troublesOf(const CalendarView &view, TimePoint now);
/// What the rail shows of them: the worst alone.
struct CalendarTrouble
{
    Level level = Level::Ok; ///< critical: failed; a warning: missed
    int count = 0;           ///< of that level alone

    bool operator==(const CalendarTrouble &) const = default;
};
CalendarTrouble troubleOf(const CalendarView &view, TimePoint now);

} // namespace warrener
