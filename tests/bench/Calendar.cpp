// The cost of going to the next month of a calendar of 5,000 entries, beside one of 50.

#include "Bench.h"
#include "support/OwnTime.h"
#include "ui/calendar/CalendarScene.h"
#include "ui/calendar/MonthView.h"

#include <QPixmap>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace warrener {

namespace {

constexpr double calendarStall = 50; // ms
constexpr int months = 24;

/// Four of five are once, spread over four years, the fifth recurs.
CalendarView manyEntries(int count)
{
    static const QStringList rules{u"FREQ=WEEKLY;BYDAY=FR"_s, u"FREQ=MONTHLY;BYDAY=-1FR"_s, u"FREQ=MONTHLY;BYMONTHDAY=31"_s, u"FREQ=WEEKLY;INTERVAL=2"_s};
    CalendarView view{.loaded = true};
    for (int index = 0; index < count; ++index) {
        const bool recurs = index % 5 == 0;
        view.calendar.entries.append({.id = QString::number(index),
                                      .kind = static_cast<CalendarKind>(index % 4),
                                      .title = u"Entry %1"_s.arg(index),
                                      .arguments = {u"diagnose"_s},
                                      .start = {QDate(2025, 1, 1).addDays(index * 1461LL / count), QTime(index % 24, 0)},
                                      .zone = QTimeZone("Europe/Berlin"),
                                      // Not for ever: the last month would be nothing but those.
                                      .rule = recurs ? rules.at(index / 5 % rules.size()) + ";COUNT=8"_L1 : QString(),
                                      .since = TimePoint{}});
    }
    return view;
}

/// The longest step from one month to the next, painted.
double longestStep(const CalendarView &view)
{
    const QTimeZone zone("Europe/Berlin");
    MonthView month({.judge = [](const CalendarEntry &, TimePoint) { return DropVerdict(); }, .entryOf = [](const CalendarMark &) { return std::nullopt; }},
                    nullptr);
    month.resize(980, 760);
    QPixmap picture(month.size());
    QSet<CalendarKind> kinds;
    for (int kind = 0; kind < calendarKinds; ++kind)
        kinds.insert(static_cast<CalendarKind>(kind));
    const TimePoint now = momentOf({QDate(2026, 6, 1), QTime(12, 0)}, zone);
    double longest = 0;
    for (int step = 0; step < months; ++step) {
        const QDate first = QDate(2025, 6, 1).addMonths(step);
        const double begin = ownMs();
        CalendarScene scene = sceneOf(view, MonthView::firstDay(first), MonthView::weeks * 7, now, zone, kinds);
        scene.month = first;
        static_cast<void>(summaryOf(marksOf(scene, first)));
        static_cast<void>(nextOf(view, now));
        month.setScene(scene);
        month.render(&picture);
        // The first one loads fonts and zones.
        if (step > 0)
            longest = std::max(longest, ownMs() - begin);
    }
    return longest;
}

/// The longest judgement of a place while something is dragged over a month, the nearest free one included.
double longestJudgement(const CalendarView &view)
{
    const QTimeZone zone("Europe/Berlin");
    const TimePoint now = momentOf({QDate(2026, 6, 1), QTime(12, 0)}, zone);
    const CalendarEntry wish{.id = u"wish"_s, .kind = CalendarKind::Drill, .arguments = {u"drill"_s}, .zone = zone, .length = 2h};
    double longest = 0;
    for (int day = 0; day < 42; ++day) {
        const TimePoint at = momentOf({QDate(2026, 6, 1).addDays(day), QTime(10, 0)}, zone);
        const double begin = ownMs();
        if (!conflictsAt(view.calendar, wish, at, now).isEmpty())
            static_cast<void>(nearestFree(view.calendar, wish, at, now));
        longest = std::max(longest, ownMs() - begin);
    }
    return longest;
}

} // namespace

BenchResult benchCalendar()
{
    const double few = longestStep(manyEntries(50));
    const double many = longestStep(manyEntries(5000));
    const double fewDrags = longestJudgement(manyEntries(50));
    const double manyDrags = longestJudgement(manyEntries(5000));
    return QList<BenchLine>{{.what = u"calendar: longest step to the next month, 5,000 entries"_s,
                             .measured = QString::number(many, 'f', 2) + u" ms"_s,
                             .baseline = QString::number(few, 'f', 2) + u" ms with 50 entries"_s,
                             .ratio = few > 0 ? many / few : 0,
                             .bound = u"< 50 ms"_s,
                             .holds = many < calendarStall},
                            {.what = u"calendar: longest judgement of a place while dragging, 5,000 entries"_s,
                             .measured = QString::number(manyDrags, 'f', 2) + u" ms"_s,
                             .baseline = QString::number(fewDrags, 'f', 2) + u" ms with 50 entries"_s,
                             .ratio = fewDrags > 0 ? manyDrags / fewDrags : 0,
                             .bound = u"< 50 ms"_s,
                             .holds = manyDrags < calendarStall}};
}

} // namespace warrener
