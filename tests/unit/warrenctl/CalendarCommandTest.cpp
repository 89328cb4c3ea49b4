// When a timer of the calendar runs its entry, and what the list says.
#include "app/warrenctl/CalendarWish.h"
#include "record/calendar/Occurrences.h"
#include "record/calendar/Recurrence.h"

#include <QJsonArray>
#include <QTest>

using namespace warrener;
using namespace warrener::ctl;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QTimeZone calendarTestZone("Europe/Berlin");

TimePoint march(int day, int hour, int minute = 0)
{
    return momentOf({QDate(2026, 3, day), QTime(hour, minute)}, calendarTestZone);
}

RunCalendar plannedDrills()
{
    const CalendarEntry drill{.id = u"a"_s,
                              .kind = CalendarKind::Drill,
                              .title = u"Disk full"_s,
                              .arguments = {u"drill"_s, u"run"_s, u"disk-full"_s, u"--yes"_s},
                              .start = {QDate(2026, 3, 27), QTime(10, 0)},
                              .zone = calendarTestZone,
                              .rule = u"FREQ=DAILY"_s,
                              .length = 30min};
    CalendarEntry unasked = drill;
    unasked.id = u"unasked"_s;
    unasked.arguments.removeLast();
    CalendarEntry foreign = drill;
    foreign.id = u"foreign"_s;
    foreign.arguments = {u"failover"_s, u"run"_s, u"--yes"_s};
    return {.entries = {drill, unasked, foreign},
            .blackouts = {{.id = u"b"_s, .title = u"close"_s, .from = {QDate(2026, 3, 30), QTime(10, 15)}, .length = 24h, .zone = calendarTestZone}}};
}

} // namespace

class CalendarCommandTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void runsWhenDue_data();
    void runsWhenDue();
    void notInABlackoutOfWhereItRestores();
    void lists();
    void whatIsCutIsSaid();
    void looksAtEachEntryOnce();
};

void CalendarCommandTest::runsWhenDue_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<TimePoint>("now");
    QTest::addColumn<int>("exitCode"); // 0: it runs
    QTest::newRow("due") << u"a"_s << march(28, 10) << 0;
    QTest::newRow("half a minute later") << u"a"_s << march(28, 10) + 30s << 0;
    QTest::newRow("a machine that slept is late") << u"a"_s << march(28, 10, 6) << int(Refused);
    QTest::newRow("too early") << u"a"_s << march(28, 9, 59) << int(Refused);
    QTest::newRow("it would last into a blackout") << u"a"_s << march(30, 10) << int(Refused);
    QTest::newRow("in a blackout") << u"a"_s << march(31, 10) << int(Refused);
    QTest::newRow("after it") << u"a"_s << march(31, 10) + 24h << 0;
    QTest::newRow("nobody has agreed") << u"unasked"_s << march(28, 10) << int(Refused);
    QTest::newRow("a command that is none of a calendar's") << u"foreign"_s << march(28, 10) << int(Refused);
    QTest::newRow("gone") << u"z"_s << march(28, 10) << int(Failed);
}

void CalendarCommandTest::runsWhenDue()
{
    QFETCH(const QString, id);
    QFETCH(const TimePoint, now);
    const std::optional<Complaint> why = whyNotNow(plannedDrills(), id, now);
    QTEST(why ? int(why->exitCode) : 0, "exitCode");
    QVERIFY(!why || !why->error.message.isEmpty());
}

/// A test that restores into another cluster is begun in no blackout of that one either.
void CalendarCommandTest::notInABlackoutOfWhereItRestores()
{
    const CalendarEntry test{.id = u"t"_s,
                             .kind = CalendarKind::RestoreTest,
                             .title = u"Restore test"_s,
                             .arguments = {u"restore"_s, u"--test"_s, u"--to"_s, u"billing"_s, u"--confirm"_s, u"billing"_s, u"--yes"_s},
                             .start = {QDate(2026, 3, 30), QTime(10, 0)},
                             .zone = calendarTestZone,
                             .length = 30min};
    // What the other one has planned is its own; nothing of it need be known here.
    const RunCalendar there = plannedDrills();
    const std::optional<Complaint> why = whyNotThere(there, test, march(30, 10));
    QVERIFY(why);
    QCOMPARE(int(why->exitCode), int(Refused));
    QVERIFY2(why->error.message.contains(u"close"_s), qPrintable(why->error.message));
    QVERIFY(!whyNotThere(there, test, march(28, 10)));
}

void CalendarCommandTest::lists()
{
    const ctl::Report report = calendarReport(plannedDrills(), march(29, 0), march(31, 0), calendarTestZone);
    const QJsonArray entries = report.json.value("entries"_L1).toArray();
    QCOMPARE(entries.size(), 6);
    QCOMPARE(entries.first().toObject().value("at"_L1).toString(), u"2026-03-29T08:00:00Z"_s);
    QCOMPARE(entries.last().toObject().value("state"_L1).toString(), u"left-out"_s);
    QCOMPARE(report.json.value("blackouts"_L1).toArray().size(), 1);
    QVERIFY(report.text.contains(u"2026-03-29 10:00"_s));
    QCOMPARE(calendarReport({}, march(29, 0), march(31, 0), calendarTestZone).json.value("entries"_L1).toArray().size(), 0);
}

/// A look has a bound, whatever a calendar holds, and says where it ends.
void CalendarCommandTest::whatIsCutIsSaid()
{
    RunCalendar calendar;
    for (int entry = 0; entry < 700; ++entry)
        calendar.entries.append(
            {.id = QString::number(entry), .title = u"hourly %1"_s.arg(entry), .start = {QDate(2026, 3, 1), QTime(0, entry % 60)}, .rule = u"FREQ=HOURLY"_s});
    const ctl::Report report = calendarReport(calendar, march(10, 0), march(17, 0), calendarTestZone);
    QCOMPARE(report.json.value("entries"_L1).toArray().size(), 700 * 142);
    QCOMPARE(report.json.value("cut"_L1).toArray().size(), 700);
    QVERIFY(report.text.contains(u"Not all is shown: hourly 0"_s));
    calendar.entries.resize(3);
    const ctl::Report whole = calendarReport(calendar, march(10, 0), march(17, 0), calendarTestZone);
    QCOMPARE(whole.json.value("entries"_L1).toArray().size(), 3 * 7 * 24);
    QVERIFY(whole.json.value("cut"_L1).toArray().isEmpty());
    QVERIFY(!whole.text.contains(u"Not all is shown"_s));
}

/// By count, not by time: twice as many entries and blackouts are twice the work, not four times.
void CalendarCommandTest::looksAtEachEntryOnce()
{
    const auto workOf = [](int entries) {
        RunCalendar calendar;
        for (int entry = 0; entry < entries; ++entry)
            calendar.entries.append({.id = QString::number(entry),
                                     .kind = CalendarKind::Diagnosis,
                                     .title = u"hourly"_s,
                                     .arguments = {u"diagnose"_s},
                                     .start = {QDate(2026, 3, 1), QTime(0, entry % 60)},
                                     .rule = u"FREQ=HOURLY"_s});
        for (int dark = 0; dark < entries / 4; ++dark)
            calendar.blackouts.append(
                {.id = QString::number(dark), .from = {QDate(2026, 3, 1), QTime(dark % 24, 0)}, .length = 10min, .rule = u"FREQ=DAILY"_s});
        const qint64 steps = calendarSteps();
        const qint64 searches = ruleSearches();
        const ctl::Report report = calendarReport(calendar, march(10, 0), march(11, 0), calendarTestZone);
        return std::pair(calendarSteps() - steps, ruleSearches() - searches);
    };
    const auto [steps, searches] = workOf(100);
    const auto [moreSteps, moreSearches] = workOf(200);
    QVERIFY(steps > 0 && searches > 0);
    QVERIFY2(moreSteps < steps * 5 / 2, qPrintable(u"%1 after %2"_s.arg(moreSteps).arg(steps)));
    QVERIFY2(moreSearches < searches * 5 / 2, qPrintable(u"%1 after %2"_s.arg(moreSearches).arg(searches)));
}

QTEST_GUILESS_MAIN(CalendarCommandTest)
#include "CalendarCommandTest.moc"
