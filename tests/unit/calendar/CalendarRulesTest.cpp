// What stands in the way of a run, what was missed, and what a change makes of a recurrence.
#include "record/calendar/CalendarCommand.h"
#include "record/calendar/CalendarEdit.h"
#include "record/calendar/CalendarMarks.h"
#include "record/calendar/CalendarReminder.h"
#include "record/calendar/CalendarTimers.h"
#include "record/calendar/Recurrence.h"
#include "unit/calendar/BerlinDays.h"

#include <QProcess>
#include <QRandomGenerator>
#include <QStandardPaths>
#include <QTest>

using namespace warrener;
using namespace warrener::berlin;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

CalendarEntry drill(const QString &id, const WallTime &start, const QString &rule = {}, const QString &what = u"node-failure"_s)
{
    return {.id = id,
            .kind = CalendarKind::Drill,
            .title = u"Node failure"_s,
            .arguments = {u"drill"_s, u"run"_s, what, u"--yes"_s},
            .start = start,
            .zone = zone,
            .rule = rule,
            .length = 30min};
}

CalendarEntry diagnosis(const QString &id, const WallTime &start)
{
    return {.id = id,
            .kind = CalendarKind::Diagnosis,
            .title = u"Diagnosis"_s,
            .arguments = {u"diagnose"_s, u"--yes"_s},
            .start = start,
            .zone = zone,
            .length = 5min};
}

/// 30 March to 1 April 06:00, as in the picture.
Blackout monthEnd()
{
    return {.id = u"b"_s, .title = u"month-end close"_s, .from = on(3, 30, 0), .length = 54h, .zone = zone};
}

QString toText(const std::optional<TimePoint> &moment)
{
    return moment ? toDateTime(*moment).toTimeZone(zone).toString(u"d.M. hh:mm"_s) : u"none"_s;
}

QStringList starts(const RunCalendar &calendar)
{
    QStringList texts;
    for (const auto listed = occurrencesOf(calendar, at(3, 1, 0), at(5, 1, 0)); const Occurrence &one : listed)
        texts.append(toText(one.from));
    return texts;
}

} // namespace

class CalendarRulesTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void conflicts_data();
    void conflicts();
    void nearestIsFree();
    void blackoutEndsOnTheWall();
    void marks();
    void testsInAnotherCluster();
    void leftOutWhereItRestores();
    void moves_data();
    void moves();
    void movingForgetsWhoAgreed();
    void removes();
    void countsOn();
    void upcoming();
    void due();
    void reminders();
    void whatAReminderIsAbout();
    void timersOfReminders();
    void commands_data();
    void commands();
    void consent();
    void timers();
    void timersOfManyFollowBlackoutsOnce();
    void manyAreTakenAsOne();
    void eachEntryOfADrillHasItsTimer();
    void systemdTakesTheTimes();
    void timersOfElsewhereRunInBlackouts();
    void timersOfElsewhere_data();
    void timersOfElsewhere();
};

void CalendarRulesTest::conflicts_data()
{
    using Why = CalendarConflict::Why;
    QTest::addColumn<CalendarEntry>("wish");
    QTest::addColumn<TimePoint>("when");
    QTest::addColumn<QList<int>>("why");
    QTest::addColumn<QString>("nearest");
    const auto row = [](const char *name, const CalendarEntry &wish, TimePoint when, std::initializer_list<Why> why, const QString &nearest) {
        QList<int> numbers;
        for (const Why one : why)
            numbers.append(static_cast<int>(one));
        QTest::newRow(name) << wish << when << numbers << nearest;
    };
    row("free", drill(u"x"_s, {}), at(3, 20, 10), {}, u"20.3. 10:00"_s);
    row("in a blackout", drill(u"x"_s, {}), at(3, 31, 14), {Why::Blackout}, u"1.4. 14:00"_s);
    row("into a blackout", drill(u"x"_s, {}), at(3, 29, 23, 45), {Why::Blackout}, u"29.3. 23:15"_s);
    row("ends where it begins", drill(u"x"_s, {}), at(3, 29, 23, 30), {}, u"29.3. 23:30"_s);
    row("just behind it", drill(u"x"_s, {}), at(4, 1, 6), {}, u"1.4. 06:00"_s);
    row("two drills", drill(u"x"_s, {}), at(3, 18, 10, 15), {Why::TwoDrills}, u"18.3. 10:45"_s);
    row("its own time", drill(u"a"_s, {}), at(3, 18, 10, 15), {}, u"18.3. 10:15"_s);
    row("a diagnosis spoilt", diagnosis(u"x"_s, {}), at(3, 18, 10), {Why::AnotherRun}, u"18.3. 10:30"_s);
    row("two diagnoses", diagnosis(u"x"_s, {}), at(3, 23, 9), {}, u"23.3. 09:00"_s);
    row("in the past", drill(u"x"_s, {}), at(3, 16, 9), {Why::Past}, u"18.3. 09:00"_s);
    CalendarEntry note = drill(u"x"_s, {});
    note.kind = CalendarKind::Note;
    row("a note is nobody's matter", note, at(3, 31, 14), {}, u"31.3. 14:00"_s);
}

void CalendarRulesTest::conflicts()
{
    QFETCH(const CalendarEntry, wish);
    QFETCH(const TimePoint, when);
    const RunCalendar calendar{.entries = {drill(u"a"_s, on(3, 18, 10)), diagnosis(u"d"_s, on(3, 23, 9))}, .blackouts = {monthEnd()}};
    const TimePoint now = at(3, 17, 14, 32);
    QList<int> why;
    for (const auto listed = conflictsAt(calendar, wish, when, now); const CalendarConflict &conflict : listed)
        why.append(static_cast<int>(conflict.why));
    QTEST(why, "why");
    QTEST(toText(nearestFree(calendar, wish, when, now)), "nearest");
}

/// What is free by the days looked up once is free when asked for alone, and nothing nearer of that day is.
void CalendarRulesTest::nearestIsFree()
{
    QRandomGenerator random(20261127);
    const QStringList rules{QString(), u"FREQ=WEEKLY"_s, u"FREQ=DAILY;COUNT=5"_s, u"FREQ=MONTHLY;BYDAY=-1FR"_s};
    int found = 0;
    for (int round = 0; round < 60; ++round) {
        RunCalendar calendar;
        for (int i = 0; i < 12; ++i) {
            CalendarEntry entry = drill(QString::number(i), on(3, 1 + random.bounded(28), random.bounded(24)), rules.at(random.bounded(4)));
            entry.length = std::chrono::minutes{30 * random.bounded(12)};
            calendar.entries.append(entry);
        }
        calendar.blackouts.append(
            {.id = u"b"_s, .title = u"b"_s, .from = on(3, 1 + random.bounded(28), 8), .length = std::chrono::hours{1 + random.bounded(90)}, .zone = zone});
        CalendarEntry wish = drill(u"wish"_s, on(3, 1 + random.bounded(28), 6 + random.bounded(14)));
        const TimePoint when = momentOf(wish.start, zone);
        const TimePoint now = at(3, 10, 12);
        const std::optional<TimePoint> nearest = nearestFree(calendar, wish, when, now);
        if (conflictsAt(calendar, wish, when, now).isEmpty())
            QCOMPARE(nearest, std::optional(when));
        if (!nearest)
            continue;
        ++found;
        QVERIFY(conflictsAt(calendar, wish, *nearest, now).isEmpty());
        const auto apart = std::chrono::abs(*nearest - when);
        for (auto step = std::chrono::minutes{30}; step < apart && apart < std::chrono::hours{4}; step += std::chrono::minutes{30})
            QVERIFY(!conflictsAt(calendar, wish, when + step, now).isEmpty() || wallOf(when + step, zone).time > QTime(20, 0));
    }
    QVERIFY(found > 40);
}

void CalendarRulesTest::blackoutEndsOnTheWall()
{
    // From Saturday 22:00 for twelve hours of the wall, over the night in which clocks go forward.
    const RunCalendar calendar{.blackouts = {{.id = u"b"_s, .title = u"b"_s, .from = on(3, 28, 22), .length = 12h, .zone = zone, .rule = u"FREQ=WEEKLY"_s}}};
    const auto dark = [&calendar](TimePoint moment) { return blackoutsIn(calendar, moment, moment + Millis{1}); };
    QCOMPARE(dark(at(3, 29, 9, 59)).size(), 1);
    QCOMPARE(toText(dark(at(3, 29, 9, 59)).first().until), u"29.3. 10:00"_s);
    QVERIFY(dark(at(3, 29, 10)).isEmpty());
    QCOMPARE(dark(at(4, 5, 9, 59)).size(), 1);
}

void CalendarRulesTest::marks()
{
    CalendarEntry later = drill(u"later"_s, on(3, 10, 10), u"FREQ=DAILY;COUNT=10"_s, u"disk-full"_s);
    later.since = at(3, 14, 0);
    const RunCalendar calendar{.entries = {drill(u"a"_s, on(3, 11, 10), u"FREQ=WEEKLY"_s), later},
                               .blackouts = {{.id = u"b"_s, .title = u"b"_s, .from = on(3, 15, 8), .length = 4h, .zone = zone}}};
    const QList<PastRun> runs{
        {.kind = CalendarKind::Drill,
         .run = u"r1"_s,
         .subject = u"node-failure"_s,
         .title = u"Node failure"_s,
         .at = at(3, 11, 10, 1),
         .until = at(3, 11, 10, 4),
         .word = u"passed"_s},
        {.kind = CalendarKind::Drill,
         .run = u"r2"_s,
         .subject = u"node-failure"_s,
         .title = u"Node failure"_s,
         .at = at(3, 14, 10, 0),
         .until = at(3, 14, 10, 4),
         .verdict = RunVerdict::Bad},
    };
    QStringList found;
    for (const auto listed = marksIn(calendar, runs, at(3, 11, 0), at(3, 19, 0), at(3, 17, 10, 3)); const CalendarMark &mark : listed) {
        static const QStringList states{u"past"_s, u"missed"_s, u"left out"_s, u"future"_s};
        found.append(toText(mark.at) + u' ' + states.at(static_cast<int>(mark.state)) + u' ' + mark.entry + u' ' + mark.run);
    }
    QCOMPARE(found, (QStringList{u"11.3. 10:01 past a r1"_s,
                                 u"14.3. 10:00 past  r2"_s, // of another drill: nobody had planned it
                                 u"14.3. 10:00 missed later "_s, u"15.3. 10:00 left out later "_s, u"16.3. 10:00 missed later "_s,
                                 u"17.3. 10:00 future later "_s, // three minutes late is not missed yet
                                 u"18.3. 10:00 future a "_s, u"18.3. 10:00 future later "_s}));
}

/// A test that was run in another cluster is no missed one; one that was run in a third is no proof of it.
void CalendarRulesTest::testsInAnotherCluster()
{
    QCOMPARE(testedIn({u"restore"_s, u"--test"_s, u"--to"_s, u"dr1"_s, u"--yes"_s}), u"dr1"_s);
    QCOMPARE(testedIn({u"restore"_s, u"--test"_s, u"--yes"_s, u"--confirm"_s, u"dr1"_s, u"--to"_s, u"/etc/dr.json"_s}), u"dr1"_s);
    QCOMPARE(testedIn({u"restore"_s, u"--test"_s, u"--yes"_s, u"--confirm"_s, u"orders"_s}), QString());
    QCOMPARE(testedIn({u"diagnose"_s}), QString());
    CalendarEntry test = drill(u"t"_s, on(3, 11, 10), {}, u"x"_s);
    test.kind = CalendarKind::RestoreTest;
    test.arguments = {u"restore"_s, u"--test"_s, u"--to"_s, u"dr1"_s, u"--confirm"_s, u"dr1"_s, u"--yes"_s};
    const auto stateOf = [&test](const QString &place) {
        const PastRun run{.kind = CalendarKind::RestoreTest,
                          .run = u"r"_s,
                          .at = at(3, 11, 10, 1),
                          .until = at(3, 11, 10, 4),
                          .place = place,
                          .home = place.isEmpty() ? u"orders"_s : QString()};
        for (const auto listed = marksIn({.entries = {test}}, {run}, at(3, 11, 0), at(3, 12, 0), at(3, 11, 12)); const CalendarMark &mark : listed) {
            if (mark.entry == "t"_L1)
                return std::pair(mark.state, mark.place);
        }
        return std::pair(CalendarMark::State::Future, QString());
    };
    QCOMPARE(stateOf(u"dr1"_s), std::pair(CalendarMark::State::Past, u"dr1"_s));
    QCOMPARE(stateOf(u"dr2"_s), std::pair(CalendarMark::State::Missed, QString()));
    QCOMPARE(stateOf({}), std::pair(CalendarMark::State::Missed, QString()));
    // A command may call the calendar's own cluster by its name.
    test.arguments = {u"restore"_s, u"--test"_s, u"--to"_s, u"orders"_s, u"--confirm"_s, u"orders"_s, u"--yes"_s};
    QCOMPARE(stateOf({}), std::pair(CalendarMark::State::Past, QString()));
    QCOMPARE(stateOf(u"dr1"_s), std::pair(CalendarMark::State::Missed, QString()));
}

/// A blackout of where it restores leaves a test out as one at home does: it is not missed. What stays at home has nothing to do
/// with it.
void CalendarRulesTest::leftOutWhereItRestores()
{
    const Blackout freeze{.id = u"f"_s, .title = u"freeze"_s, .from = on(3, 11, 8), .length = 8h, .zone = zone};
    CalendarEntry test = drill(u"t"_s, on(3, 11, 10), {}, u"x"_s);
    test.kind = CalendarKind::RestoreTest;
    const auto stateAt = [&](TimePoint now) {
        const QList<CalendarMark> marks = marksIn({.entries = {test}}, {}, at(3, 11, 0), at(3, 12, 0), now, nullptr, {{u"dr1"_s, {freeze}}});
        return marks.size() == 1 ? marks.first().state : CalendarMark::State::Past;
    };
    test.arguments = {u"restore"_s, u"--test"_s, u"--to"_s, u"dr1"_s, u"--confirm"_s, u"dr1"_s, u"--yes"_s};
    QCOMPARE(stateAt(at(3, 11, 12)), CalendarMark::State::LeftOut);
    QCOMPARE(stateAt(at(3, 11, 9)), CalendarMark::State::LeftOut);
    test.arguments = {u"restore"_s, u"--test"_s, u"--confirm"_s, u"orders"_s, u"--yes"_s};
    QCOMPARE(stateAt(at(3, 11, 12)), CalendarMark::State::Missed);
    QCOMPARE(stateAt(at(3, 11, 9)), CalendarMark::State::Future);
}

void CalendarRulesTest::moves_data()
{
    QTest::addColumn<QString>("rule");
    QTest::addColumn<WallTime>("to");
    QTest::addColumn<int>("which");
    QTest::addColumn<QStringList>("expected");
    // Of Wednesdays 18 March to 8 April, the one of 25 March.
    QTest::newRow("this") << u"FREQ=WEEKLY;COUNT=4"_s << on(3, 26, 11) << 0
                          << QStringList{u"18.3. 10:00"_s, u"26.3. 11:00"_s, u"1.4. 10:00"_s, u"8.4. 10:00"_s};
    QTest::newRow("all after") << u"FREQ=WEEKLY;COUNT=4;BYDAY=WE"_s << on(3, 26, 11) << 1
                               << QStringList{u"18.3. 10:00"_s, u"26.3. 11:00"_s, u"2.4. 11:00"_s, u"9.4. 11:00"_s};
    QTest::newRow("all") << u"FREQ=WEEKLY;COUNT=4;BYDAY=WE"_s << on(3, 26, 11) << 2
                         << QStringList{u"19.3. 11:00"_s, u"26.3. 11:00"_s, u"2.4. 11:00"_s, u"9.4. 11:00"_s};
    QTest::newRow("to an earlier day") << u"FREQ=WEEKLY;COUNT=4"_s << on(3, 23, 9) << 2
                                       << QStringList{u"16.3. 09:00"_s, u"23.3. 09:00"_s, u"30.3. 09:00"_s, u"6.4. 09:00"_s};
}

void CalendarRulesTest::moves()
{
    QFETCH(const QString, rule);
    QFETCH(const WallTime, to);
    QFETCH(const int, which);
    const RunCalendar calendar{.entries = {drill(u"a"_s, on(3, 18, 10), rule)}};
    const Result<RunCalendar> next = moved(calendar, u"a"_s, at(3, 25, 10), to, static_cast<WhichOnes>(which));
    QVERIFY(next);
    QTEST(starts(*next), "expected");
    QCOMPARE(moved(calendar, u"z"_s, at(3, 25, 10), to, WhichOnes::All).error().kind, ErrorKind::NotFound);
}

void CalendarRulesTest::movingForgetsWhoAgreed()
{
    CalendarEntry entry = drill(u"a"_s, on(3, 18, 10), QString());
    entry.arguments = withConsent({u"drill"_s, u"run"_s, u"disk-full"_s, u"--node"_s, u"n"_s}, u"orders"_s, u"kim"_s);
    const Result<RunCalendar> next = moved({.entries = {entry}}, u"a"_s, at(3, 18, 10), on(3, 19, 10), WhichOnes::All);
    QVERIFY(next);
    QCOMPARE(next->entries.first().arguments, (QStringList{u"drill"_s, u"run"_s, u"disk-full"_s, u"--node"_s, u"n"_s}));
    QVERIFY(!hasConsent(next->entries.first().arguments));
    // Where nobody else had to agree, whoever moves it does.
    entry.arguments = withConsent(entry.arguments, u"orders"_s);
    const Result<RunCalendar> own = moved({.entries = {entry}}, u"a"_s, at(3, 18, 10), on(3, 19, 10), WhichOnes::All);
    QVERIFY(own && hasConsent(own->entries.first().arguments));
}

void CalendarRulesTest::removes()
{
    const RunCalendar calendar{.entries = {drill(u"a"_s, on(3, 18, 10), u"FREQ=WEEKLY;COUNT=4"_s)}};
    QCOMPARE(starts(*removed(calendar, u"a"_s, at(3, 25, 10), WhichOnes::This)), (QStringList{u"18.3. 10:00"_s, u"1.4. 10:00"_s, u"8.4. 10:00"_s}));
    QCOMPARE(starts(*removed(calendar, u"a"_s, at(3, 25, 10), WhichOnes::AllAfter)), QStringList{u"18.3. 10:00"_s});
    QCOMPARE(starts(*removed(calendar, u"a"_s, at(3, 18, 10), WhichOnes::AllAfter)), QStringList());
    QCOMPARE(starts(*removed(calendar, u"a"_s, at(3, 25, 10), WhichOnes::All)), QStringList());
}

void CalendarRulesTest::countsOn()
{
    // The last Friday, all after it to the last Thursday; the exception before it stays with those before.
    CalendarEntry entry = drill(u"a"_s, on(1, 30, 10), u"FREQ=MONTHLY;BYDAY=-1FR"_s);
    entry.exceptions = {at(2, 27, 10), at(4, 24, 10)};
    const Result<RunCalendar> next = moved({.entries = {entry}}, u"a"_s, at(3, 27, 10), on(3, 26, 10), WhichOnes::AllAfter);
    QVERIFY(next);
    QCOMPARE(next->entries.size(), 2);
    QCOMPARE(next->entries.last().rule, u"FREQ=MONTHLY;BYDAY=-1TH"_s);
    QCOMPARE(next->entries.first().exceptions, QList{at(2, 27, 10)});
}

void CalendarRulesTest::upcoming()
{
    const RunCalendar calendar{.entries = {drill(u"a"_s, on(3, 18, 10), u"FREQ=DAILY"_s)}, .blackouts = {monthEnd()}};
    QStringList found;
    for (const auto listed = UpcomingRuns(calendar, at(3, 29, 9)).of(calendar.entries.first(), 4); const TimePoint one : listed)
        found.append(toText(one));
    QCOMPARE(found, (QStringList{u"29.3. 10:00"_s, u"1.4. 10:00"_s, u"2.4. 10:00"_s, u"3.4. 10:00"_s}));
    CalendarEntry note = calendar.entries.first();
    note.arguments.clear();
    QVERIFY(UpcomingRuns(calendar, at(3, 29, 9)).of(note, 4).isEmpty());
}

void CalendarRulesTest::due()
{
    const CalendarEntry entry = drill(u"a"_s, on(3, 18, 10), u"FREQ=DAILY"_s);
    QCOMPARE(toText(dueAt(entry, at(3, 20, 10, 4), 5min)), u"20.3. 10:00"_s);
    QCOMPARE(toText(dueAt(entry, at(3, 20, 10, 0), 5min)), u"20.3. 10:00"_s);
    QCOMPARE(toText(dueAt(entry, at(3, 20, 10, 6), 5min)), u"none"_s);
    QCOMPARE(toText(dueAt(entry, at(3, 20, 9, 59), 5min)), u"none"_s);
}

/// Whoever opens the window, or wakes the machine, within the time of a reminder is reminded, and of nothing that has begun.
void CalendarRulesTest::reminders()
{
    CalendarEntry entry = drill(u"a"_s, on(3, 18, 10), u"FREQ=DAILY"_s);
    const auto when = [&entry](TimePoint told, TimePoint now) {
        QStringList found;
        for (const auto listed = remindersOf(entry, told, now); const Occurrence &one : listed)
            found.append(toText(one.from));
        return found;
    };
    QCOMPARE(when({}, at(3, 20, 9, 55)), QStringList()); // it has none
    entry.reminder = 15min;
    const QStringList once{u"20.3. 10:00"_s};
    QCOMPARE(when(at(3, 20, 9, 44), at(3, 20, 9, 46)), once);
    QCOMPARE(when(at(3, 20, 9, 46), at(3, 20, 9, 47)), QStringList());
    QCOMPARE(when({}, at(3, 20, 9, 55)), once);                      // opened in between
    QCOMPARE(when(at(3, 19, 12), at(3, 20, 9, 50)), once);           // asleep meanwhile
    QCOMPARE(when(at(3, 19, 12), at(3, 20, 10, 30)), QStringList()); // over
    QCOMPARE(when({}, at(3, 20, 9, 40)), QStringList());
}

/// What a timer that fires on time, or on a machine that has slept, tells people.
void CalendarRulesTest::whatAReminderIsAbout()
{
    CalendarEntry entry = drill(u"a"_s, on(3, 18, 10), u"FREQ=DAILY"_s);
    RunCalendar calendar{.entries = {entry}, .blackouts = {monthEnd()}};
    const auto about = [&](TimePoint now) {
        const std::optional<Occurrence> when = reminderDueAt(calendar, entry, now);
        return toText(when ? std::optional(when->from) : std::nullopt);
    };
    QCOMPARE(about(at(3, 20, 9, 55)), u"none"_s); // it has none
    entry.reminder = 1h;
    QCOMPARE(about(at(3, 20, 9)), u"20.3. 10:00"_s);
    QCOMPARE(about(at(3, 20, 9) + 30s), u"20.3. 10:00"_s);
    QCOMPARE(about(at(3, 20, 9, 59)), u"20.3. 10:00"_s);
    QCOMPARE(about(at(3, 20, 10, 1)), u"none"_s); // it has begun
    QCOMPARE(about(at(3, 31, 9)), u"none"_s);     // nobody is called for what a blackout leaves out
    entry.arguments.clear();
    QCOMPARE(about(at(3, 31, 9)), u"31.3. 10:00"_s); // a note runs nothing
    QCOMPARE(reminderText({u"orders"_s}, at(3, 20, 10), at(3, 20, 9), zone), u"on orders at 10:00"_s);
    QCOMPARE(reminderText({u"orders"_s}, at(3, 20, 10), at(3, 19, 10), zone), u"on orders on 2026-03-20 at 10:00"_s);
}

/// With no window open somebody is reminded too: by a timer of its own, as early as was wished, also of a note and of what nobody
/// has agreed to yet.
void CalendarRulesTest::timersOfReminders()
{
    CalendarEntry entry = drill(u"a"_s, on(3, 27, 10), u"FREQ=WEEKLY;COUNT=2"_s);
    entry.reminder = 24h;
    CalendarEntry note = entry;
    note.id = u"n"_s;
    note.arguments.clear();
    const ClusterName cluster{u"orders"_s};
    RunCalendar calendar{.entries = {entry, note}, .blackouts = {monthEnd()}};
    const TimePoint now = at(3, 20, 9);
    const QList<ScheduledCommand> written = timerChanges(calendar, cluster, {}, {}, now).write;
    QCOMPARE(written.size(), 3);
    QCOMPARE(written.at(0).arguments, (QStringList{u"calendar"_s, u"run"_s, u"a"_s}));
    for (const auto listed = written.sliced(1); const ScheduledCommand &timer : listed) {
        QCOMPARE(timer.calendar, u"2026-03-26 09:00:00 UTC"_s);
        QCOMPARE(timer.furtherTimes, QStringList{u"2026-04-02 08:00:00 UTC"_s});
        QVERIFY(!timer.catchesUp && isCalendarTimer(timer.id, cluster));
    }
    QCOMPARE(written.at(1).arguments, (QStringList{u"calendar"_s, u"remind"_s, u"a"_s}));
    QCOMPARE(written.at(1).id, reminderTimerId(cluster, u"a"_s));
    QCOMPARE(written.at(2).arguments, (QStringList{u"calendar"_s, u"remind"_s, u"n"_s}));
    QVERIFY(timerChanges(calendar, cluster, {}, written, now).isEmpty());
    // The first was told of; it is still to come.
    QCOMPARE(timerChanges(calendar, cluster, {}, {}, at(3, 26, 12)).write.at(1).calendar, u"2026-04-02 08:00:00 UTC"_s);
    // It is wished no more.
    calendar.entries.first().reminder = 0min;
    QCOMPARE(timerChanges(calendar, cluster, {}, written, now).remove, QStringList{written.at(1).id});
    // An hourly one with a day's notice has more than fifty times before the first that is reminded of.
    calendar.entries = {note};
    calendar.entries.first().rule = u"FREQ=HOURLY"_s;
    calendar.entries.first().reminder = 7 * 24h;
    QCOMPARE(timerChanges(calendar, cluster, {}, {}, at(4, 20, 9, 30)).write.size(), 1);
}

void CalendarRulesTest::commands_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QString>("kind");
    QTest::newRow("drill") << QStringList{u"drill"_s, u"run"_s, u"disk-full"_s, u"--node"_s, u"broker2"_s, u"--yes"_s, u"--confirm"_s, u"orders"_s}
                           << u"drill"_s;
    QTest::newRow("restore test") << QStringList{u"restore"_s, u"--test"_s, u"--to"_s, u"dr1"_s, u"--yes"_s} << u"restore-test"_s;
    QTest::newRow("rehearsal") << QStringList{u"recovery"_s, u"run"_s, u"lost-majority"_s, u"--rehearse"_s} << u"rehearsal"_s;
    QTest::newRow("diagnosis") << QStringList{u"diagnose"_s} << u"diagnosis"_s;
    QTest::newRow("backup") << QStringList{u"backup"_s, u"create"_s, u"--type"_s, u"full"_s} << u"backup"_s;
    QTest::newRow("nothing") << QStringList() << QString();
    QTest::newRow("a restore in earnest") << QStringList{u"restore"_s, u"run"_s} << QString();
    QTest::newRow("a recovery in earnest") << QStringList{u"recovery"_s, u"run"_s, u"lost-majority"_s, u"--yes"_s} << QString();
    QTest::newRow("a failover") << QStringList{u"failover"_s, u"run"_s} << QString();
    QTest::newRow("a guard overridden") << QStringList{u"drill"_s, u"run"_s, u"disk-full"_s, u"--override"_s, u"quorum"_s} << QString();
    QTest::newRow("a document of elsewhere") << QStringList{u"drill"_s, u"run"_s, u"/tmp/x.json"_s} << QString();
    QTest::newRow("figures to a stranger") << QStringList{u"diagnose"_s, u"--webhook"_s, u"http://x"_s} << QString();
    QTest::newRow("another cluster") << QStringList{u"diagnose"_s, u"--profile"_s, u"/tmp/p.json"_s} << QString();
    QTest::newRow("a value that is an option") << QStringList{u"drill"_s, u"run"_s, u"disk-full"_s, u"--node"_s, u"--profile=x"_s} << QString();
    QTest::newRow("a line break") << QStringList{u"drill"_s, u"run"_s, u"a\nb"_s} << QString();
}

void CalendarRulesTest::commands()
{
    QFETCH(const QStringList, words);
    const std::optional<CalendarKind> kind = kindOfCommand(words);
    QTEST(kind ? toId(*kind) : QString(), "kind");
}

void CalendarRulesTest::consent()
{
    QCOMPARE(withoutConsent({u"drill"_s, u"run"_s, u"a"_s, u"--yes"_s, u"--confirm"_s, u"orders"_s, u"--approver"_s, u"kim"_s, u"--node"_s, u"n"_s}),
             (QStringList{u"drill"_s, u"run"_s, u"a"_s, u"--node"_s, u"n"_s}));
    const QStringList agreed = withConsent({u"drill"_s, u"run"_s, u"a"_s}, u"orders"_s, u"Kim Lee"_s);
    QVERIFY(agreed.contains(u"--approved-by"_s));
    QCOMPARE(approverIn(agreed), u"Kim Lee"_s);
    QCOMPARE(approverIn({u"drill"_s, u"run"_s, u"a"_s, u"--approver"_s, u"kim"_s}), u"kim"_s); // as calendars of before have it
    QCOMPARE(kindOfCommand(agreed), std::optional(CalendarKind::Drill));
    QCOMPARE(withoutConsent(agreed), (QStringList{u"drill"_s, u"run"_s, u"a"_s}));
}

void CalendarRulesTest::timers()
{
    RunCalendar calendar{.entries = {drill(u"a"_s, on(3, 27, 10), u"FREQ=MONTHLY;BYDAY=-1FR;COUNT=3"_s)}, .blackouts = {monthEnd()}};
    const ClusterName cluster{u"orders"_s};
    const TimePoint now = at(3, 20, 9);
    const QList<ScheduledCommand> written = timerChanges(calendar, cluster, {}, {}, now).write;
    QCOMPARE(written.size(), 1);
    const ScheduledCommand *timer = &written.first();
    QCOMPARE(timer->calendar, u"2026-03-27 09:00:00 UTC"_s);
    QCOMPARE(timer->furtherTimes, (QStringList{u"2026-04-24 08:00:00 UTC"_s, u"2026-05-29 08:00:00 UTC"_s}));
    QVERIFY(!timer->catchesUp);
    QCOMPARE(timer->arguments, (QStringList{u"calendar"_s, u"run"_s, u"a"_s}));
    QVERIFY(isCalendarTimer(timer->id, cluster));
    QVERIFY(!isCalendarTimer(timer->id, {u"order"_s}));

    const QList<ScheduledCommand> there{*timer, {.id = u"diagnose-orders"_s, .cluster = cluster}};
    QVERIFY(timerChanges(calendar, cluster, {}, there, now).isEmpty());
    // What a person has not agreed to is not started.
    calendar.entries.first().arguments.removeAll(u"--yes"_s);
    QCOMPARE(timerChanges(calendar, cluster, {}, there, now).remove, QStringList{timer->id});
}

/// By count, not by time: blackouts are followed once for all entries, not once for each.
void CalendarRulesTest::timersOfManyFollowBlackoutsOnce()
{
    const auto workOf = [](int entries) {
        RunCalendar calendar;
        for (int entry = 0; entry < entries; ++entry)
            calendar.entries.append(drill(QString::number(entry), on(3, 1, entry % 24), u"FREQ=DAILY"_s));
        for (int dark = 0; dark < entries / 4; ++dark)
            calendar.blackouts.append({.id = QString::number(dark),
                                       .title = u"b"_s,
                                       .from = on(3, 1 + dark % 7, dark % 24),
                                       .length = 10min,
                                       .zone = zone,
                                       .rule = u"FREQ=WEEKLY"_s});
        const qint64 steps = calendarSteps();
        const qint64 searches = ruleSearches();
        const TimerChanges changes = timerChanges(calendar, {u"orders"_s}, {}, {}, at(3, 20, 9));
        return changes.write.size() == entries ? std::pair(calendarSteps() - steps, ruleSearches() - searches) : std::pair(qint64{0}, qint64{0});
    };
    const auto [steps, searches] = workOf(40);
    const auto [moreSteps, moreSearches] = workOf(80);
    QVERIFY(steps > 0 && searches > 0);
    QVERIFY2(moreSteps < steps * 5 / 2, qPrintable(u"%1 after %2"_s.arg(moreSteps).arg(steps)));
    QVERIFY2(moreSearches < searches * 5 / 2, qPrintable(u"%1 after %2"_s.arg(moreSearches).arg(searches)));
}

/// What is asked of all at once is what each is told alone.
void CalendarRulesTest::manyAreTakenAsOne()
{
    const TakenTimes taken(
        {{.from = at(3, 10, 8), .until = at(3, 10, 12)}, {.from = at(3, 10, 9), .until = at(3, 10, 10)}, {.from = at(3, 10, 14), .until = at(3, 10, 15)}});
    QVERIFY(!taken.touch(at(3, 10, 7), at(3, 10, 8)));
    QVERIFY(taken.touch(at(3, 10, 7), at(3, 10, 8, 1)));
    QVERIFY(taken.touch(at(3, 10, 11), at(3, 10, 11)));
    QVERIFY(!taken.touch(at(3, 10, 12), at(3, 10, 14)));
    QVERIFY(taken.touch(at(3, 10, 12), at(3, 10, 16)));
    QVERIFY(!taken.touch(at(3, 10, 15), at(3, 11, 0)));
    QVERIFY(!TakenTimes().touch(at(3, 10, 8), at(3, 10, 12)));

    const RunCalendar calendar{.entries = {drill(u"a"_s, on(3, 1, 10), u"FREQ=DAILY"_s), drill(u"b"_s, on(3, 1, 23, 45), u"FREQ=WEEKLY"_s)},
                               .blackouts = {monthEnd()}};
    UpcomingRuns upcoming(calendar, at(3, 20, 9));
    for (const CalendarEntry &entry : calendar.entries)
        QCOMPARE(upcoming.of(entry, 60), UpcomingRuns(calendar, at(3, 20, 9)).of(entry, 60));
    const CalendarIndex index(calendar);
    QCOMPARE(index.entry(u"b"_s), calendar.entry(u"b"_s));
    QCOMPARE(index.blackout(u"b"_s), calendar.blackout(u"b"_s));
    QVERIFY(!index.entry(u"none"_s) && !index.blackout(u"none"_s));
}

/// The same drill stands on the calendar as often as one likes; moving or removing one entry leaves the other's timer alone.
void CalendarRulesTest::eachEntryOfADrillHasItsTimer()
{
    const ClusterName cluster{u"orders"_s};
    const CalendarEntry saturday = drill(u"a"_s, on(3, 21, 6), u"FREQ=WEEKLY;COUNT=2"_s);
    CalendarEntry sunday = drill(u"b"_s, on(3, 22, 7), u"FREQ=WEEKLY;COUNT=2"_s);
    QCOMPARE(sunday.arguments, saturday.arguments);
    const TimePoint now = at(3, 20, 9);
    const QList<ScheduledCommand> both = timerChanges({.entries = {saturday, sunday}}, cluster, {}, {}, now).write;
    QCOMPARE(both.size(), 2);
    QVERIFY(both.at(0).id != both.at(1).id && both.at(0).calendar != both.at(1).calendar);
    QCOMPARE(both.at(0).arguments.last(), saturday.id);
    QCOMPARE(both.at(1).arguments.last(), sunday.id);
    sunday.start = on(3, 22, 9);
    const TimerChanges moved = timerChanges({.entries = {saturday, sunday}}, cluster, {}, both, now);
    QVERIFY(moved.remove.isEmpty() && moved.write.size() == 1);
    QCOMPARE(moved.write.first().id, both.at(1).id);
    QCOMPARE(timerChanges({.entries = {saturday}}, cluster, {}, both, now), (TimerChanges{.remove = {both.at(1).id}}));
}

void CalendarRulesTest::systemdTakesTheTimes()
{
    const QString analyze = QStandardPaths::findExecutable(u"systemd-analyze"_s);
    if (analyze.isEmpty())
        QSKIP("there is no systemd-analyze");
    const RunCalendar calendar{.entries = {drill(u"a"_s, on(3, 18, 2, 30), u"FREQ=WEEKLY;INTERVAL=2"_s)}};
    const QList<ScheduledCommand> written = timerChanges(calendar, {u"orders"_s}, {}, {}, at(3, 10, 0)).write;
    QVERIFY(written.size() == 1 && written.first().furtherTimes.size() > 20);
    const ScheduledCommand *timer = &written.first();
    QProcess process;
    process.start(analyze, QStringList{u"calendar"_s, timer->calendar} + timer->furtherTimes);
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.readAllStandardError(), QByteArray());
    QCOMPARE(process.exitCode(), 0);
}

/// A backup that --schedule has planned asks no calendar, and is not said to be left out; a drill looks itself.
void CalendarRulesTest::timersOfElsewhereRunInBlackouts()
{
    const ClusterName cluster{u"orders"_s};
    const ScheduledCommand backup{
        .id = u"backup-orders"_s, .cluster = cluster, .arguments = {u"backup"_s, u"create"_s, u"--type"_s, u"full"_s}, .calendar = u"*-*-* 06:30"_s};
    const ScheduledCommand drilled{
        .id = u"drill-disk-full-orders"_s, .cluster = cluster, .arguments = {u"drill"_s, u"run"_s, u"disk-full"_s, u"--yes"_s}, .calendar = u"*-*-* 07:30"_s};
    RunCalendar calendar{.entries = {drill(u"a"_s, on(3, 31, 10))}, .blackouts = {monthEnd()}};
    const QList<ScheduledCommand> there = timerChanges(calendar, cluster, {}, {}, at(3, 20, 9)).write
                                          + QList<ScheduledCommand>{backup, drilled, {.id = u"backup-mail"_s, .cluster = {u"mail"_s}}};
    const QList<CalendarEntry> timers = entriesOfTimers(there, cluster, zone, at(3, 30, 9));
    QCOMPARE(timers.size(), 2);
    calendar.entries += timers;
    QStringList left;
    for (const auto listed = marksIn(calendar, {}, at(3, 31, 0), at(4, 1, 0), at(3, 30, 9)); const CalendarMark &mark : listed)
        left.append(mark.entry + (mark.state == CalendarMark::State::LeftOut ? u" left out"_s : u" planned"_s));
    QCOMPARE(left, (QStringList{u"timer:backup-orders planned"_s, u"timer:drill-disk-full-orders left out"_s, u"a left out"_s}));
}

void CalendarRulesTest::timersOfElsewhere_data()
{
    QTest::addColumn<QString>("calendar");
    QTest::addColumn<QString>("rule");
    QTest::newRow("hourly") << u"hourly"_s << u"FREQ=HOURLY"_s;
    QTest::newRow("each day") << u"*-*-* 06:00"_s << u"FREQ=DAILY"_s;
    QTest::newRow("a day") << u"Sat *-*-* 06:00:00"_s << u"FREQ=WEEKLY;BYDAY=SA"_s;
    QTest::newRow("days") << u"Mon,Thu 06:00"_s << u"FREQ=WEEKLY;BYDAY=MO,TH"_s;
    QTest::newRow("a day of the month") << u"*-*-15 06:00"_s << u"FREQ=MONTHLY;BYMONTHDAY=15"_s;
    QTest::newRow("something else") << u"Mon..Fri 2026-*-* 06:00"_s << QString();
}

void CalendarRulesTest::timersOfElsewhere()
{
    QFETCH(const QString, calendar);
    const std::optional<CalendarEntry> entry = entryOfTimer({.id = u"diagnose-orders"_s,
                                                             .cluster = {u"orders"_s},
                                                             .arguments = {u"diagnose"_s},
                                                             .calendar = calendar,
                                                             .description = u"Warrener: diagnosis of orders"_s},
                                                            zone);
    QTEST(entry ? entry->rule : QString(), "rule");
    if (entry) {
        QCOMPARE(entry->kind, CalendarKind::Diagnosis);
        QCOMPARE(entry->id, u"timer:diagnose-orders"_s);
        QVERIFY(isTimersEntry(entry->id));
        QVERIFY(!isTimersEntry(u"diagnose-orders"_s));
        QVERIFY(checkRule(entry->rule));
    }
}

QTEST_GUILESS_MAIN(CalendarRulesTest)
#include "CalendarRulesTest.moc"
