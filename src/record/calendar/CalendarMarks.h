#pragma once

#include "record/calendar/Occurrences.h"

#include <QHash>

namespace warrener {

/// What a run came to, as a colour and a shape.
enum class RunVerdict : std::uint8_t { Good, Warning, Bad, Unclear, Running };

/// A run that has begun, out of the journal or the reports.
struct PastRun
{
    CalendarKind kind = CalendarKind::Drill;
    QString run{};     ///< where it is kept: a run's or a report's id
    QString subject{}; ///< the drill's or plan's id; empty where there is but one of the kind
    QString title{};
    TimePoint at{}, until{};
    RunVerdict verdict = RunVerdict::Good;
    QString word{};  ///< translated: "passed"
    QString place{}; ///< the other cluster that it ran on, in whose journal it is; empty: the calendar's own
    QString home{};  ///< of a test on the calendar's own: its name, by which a command may call it too

    bool operator==(const PastRun &) const = default;
};

/// One thing as a day of the calendar shows it.
struct CalendarMark
{
    enum class State : std::uint8_t {
        Past,    ///< it was run
        Missed,  ///< nothing ran at its time
        LeftOut, ///< a blackout held
        Future,
    };
    CalendarKind kind = CalendarKind::Note;
    State state = State::Future;
    RunVerdict verdict = RunVerdict::Good; ///< of a past one
    QString title{};
    QString word{}; ///< of a past one
    TimePoint at{}, until{};
    QString entry{}; ///< empty: nobody had planned it
    QString run{};   ///< empty: it has not run
    bool recurs = false;
    QString place{};   ///< of a past one, as PastRun has it
    QString subject{}; ///< the drill's or plan's id; empty where there is but one of the kind

    bool operator==(const CalendarMark &) const = default;
};

/// Translated, of what lies ahead or has not run: "planned"; of a past one the mark has its own word.
QString toWord(CalendarMark::State state);

/// Of other clusters, by their names: what restores there is left out in them, as in the calendar's own.
using BlackoutsElsewhere = QHash<QString, QList<Blackout>>;

/// So long after its time a run is not missed yet.
constexpr std::chrono::minutes calendarGrace{5};

/// The drill's or plan's id that a command is about; empty: none.
QString subjectOf(const QStringList &arguments);

/// What is to be seen of [from, until), by time: the runs, and of the calendar what they are not. Backups that nobody planned
/// here are among them.
/// `cut`: gets the titles of entries that recur more often in it than is shown (of each the first ones are, mostMarksOfEach()).
QList<CalendarMark> marksIn(const RunCalendar &calendar, const QList<PastRun> &runs, TimePoint from, TimePoint until, TimePoint now, QStringList *cut = nullptr,
                            const BlackoutsElsewhere &elsewhere = {});
/// How many of one entry a look takes at most: 100,000 among all that recur, and at least 100.
int mostMarksOfEach(const RunCalendar &calendar);

} // namespace warrener
