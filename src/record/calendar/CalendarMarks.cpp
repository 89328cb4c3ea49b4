#include "record/calendar/CalendarMarks.h"

#include "record/calendar/CalendarCommand.h"
#include "record/calendar/CalendarTimers.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace warrener {

namespace {

/// More of one look nobody reads: 3,000 hourly entries are two million times a month.
constexpr qsizetype mostAtALook = 100'000;
constexpr qsizetype leastOfEach = 100;

bool ranWhere(const PastRun &run, const CalendarEntry &entry)
{
    const QString meant = testedIn(entry.arguments);
    return run.place == meant || (run.place.isEmpty() && run.home == meant);
}

bool isRunOf(const PastRun &run, const CalendarEntry &entry, const Occurrence &one)
{
    const QString subject = subjectOf(entry.arguments);
    return run.kind == entry.kind && ranWhere(run, entry) && (subject.isEmpty() || run.subject.isEmpty() || run.subject == subject) && run.at >= one.from - 1min
           && run.at <= one.from + calendarGrace + 5min;
}

CalendarMark markOf(const PastRun &run)
{
    return {.kind = run.kind,
            .state = CalendarMark::State::Past,
            .verdict = run.verdict,
            .title = run.title,
            .word = run.word,
            .at = run.at,
            .until = run.until,
            .run = run.run,
            .place = run.place,
            .subject = run.subject};
}

} // namespace

QString toWord(CalendarMark::State state)
{
    switch (state) {
    case CalendarMark::State::Past:
        return QCoreApplication::translate("Calendar", "past");
    case CalendarMark::State::Missed:
        return QCoreApplication::translate("Calendar", "missed");
    case CalendarMark::State::LeftOut:
        return QCoreApplication::translate("Calendar", "left out: blackout");
    case CalendarMark::State::Future:
        return QCoreApplication::translate("Calendar", "planned");
    }
    Q_UNREACHABLE_RETURN({});
}

QString subjectOf(const QStringList &arguments)
{
    const bool named = arguments.size() > 2 && arguments.at(1) == "run"_L1 && (arguments.first() == "drill"_L1 || arguments.first() == "recovery"_L1);
    return named ? arguments.at(2) : QString();
}

int mostMarksOfEach(const RunCalendar &calendar)
{
    const qsizetype recurring = std::ranges::count_if(calendar.entries, [](const CalendarEntry &entry) { return !entry.rule.isEmpty(); });
    return static_cast<int>(std::max<qsizetype>(leastOfEach, mostAtALook / std::max<qsizetype>(1, recurring)));
}

QList<CalendarMark> marksIn(const RunCalendar &calendar, const QList<PastRun> &runs, TimePoint from, TimePoint until, TimePoint now, QStringList *cut,
                            const BlackoutsElsewhere &elsewhere)
{
    using State = CalendarMark::State;
    QList<CalendarMark> marks;
    QList<PastRun> sorted;
    // One that was planned before midnight may have begun behind it.
    std::ranges::copy_if(runs, std::back_inserter(sorted), [&](const PastRun &run) { return run.at >= from - 1h && run.at < until + 1h; });
    std::ranges::stable_sort(sorted, {}, &PastRun::at);
    for (const PastRun &run : std::as_const(sorted))
        marks.append(markOf(run));
    const qsizetype ran = marks.size();
    const TakenTimes dark(blackoutsIn(calendar, from, until));
    auto darkIn = [&, looked = QHash<QString, TakenTimes>()](const QString &place) mutable {
        if (place.isEmpty() || !elsewhere.contains(place))
            return TakenTimes();
        if (!looked.contains(place))
            looked.insert(place, TakenTimes(blackoutsIn({.entries = {}, .blackouts = elsewhere.value(place)}, from, until)));
        return looked.value(place);
    };
    const int most = mostMarksOfEach(calendar);
    for (const CalendarEntry &entry : calendar.entries) {
        QList<Occurrence> occurrences = occurrencesOf(entry, from, until, most + 1);
        if (occurrences.size() > most) {
            occurrences.resize(most);
            if (cut != nullptr)
                cut->append(entry.title);
        }
        const TakenTimes darkThere = darkIn(testedIn(entry.arguments));
        for (const Occurrence &one : std::as_const(occurrences)) {
            CalendarMark mark{.kind = entry.kind,
                              .title = entry.title,
                              .at = one.from,
                              .until = one.until,
                              .entry = entry.id,
                              .recurs = !entry.rule.isEmpty(),
                              .subject = subjectOf(entry.arguments)};
            const bool isDark =
                !entry.arguments.isEmpty() && !runsInBlackouts(entry) && (dark.touch(one.from, one.until) || darkThere.touch(one.from, one.until));
            if (one.from <= now && !entry.arguments.isEmpty()) {
                const auto first = std::ranges::lower_bound(sorted, one.from - 1min, {}, &PastRun::at) - sorted.begin();
                qsizetype index = first;
                while (index < ran && sorted.at(index).at <= one.from + 1h && (!marks.at(index).entry.isEmpty() || !isRunOf(sorted.at(index), entry, one)))
                    ++index;
                if (index < ran && sorted.at(index).at <= one.from + 1h) {
                    marks[index].entry = entry.id;
                    marks[index].recurs = mark.recurs;
                    continue;
                }
                if (one.from + calendarGrace < now) {
                    if (!isDark && one.from < entry.since)
                        continue;
                    mark.state = isDark ? State::LeftOut : State::Missed;
                }
            } else if (isDark) {
                mark.state = State::LeftOut;
            }
            marks.append(mark);
        }
    }
    marks.removeIf([&](const CalendarMark &mark) { return mark.at < from || mark.at >= until; });
    std::ranges::stable_sort(marks, {}, &CalendarMark::at);
    return marks;
}

} // namespace warrener
