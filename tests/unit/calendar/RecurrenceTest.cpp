// Recurrences on the clock on the wall: changes of clocks, ends of months, leap days.
#include "record/calendar/Recurrence.h"

#include "record/calendar/Occurrences.h"

#include <QTest>

#include <algorithm>

using namespace warrener;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

TimePoint utc(const QString &iso)
{
    return fromDateTime(QDateTime::fromString(iso, Qt::ISODate));
}

WallTime wall(const QString &iso)
{
    const QDateTime at = QDateTime::fromString(iso, Qt::ISODate);
    return {at.date(), at.time()};
}

} // namespace

class RecurrenceTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void moments_data();
    void moments();
    void clockChanges();
    void occurrences_data();
    void occurrences();
    void exceptionsAreLeftOut();
    void refuses_data();
    void refuses();
    void whatJoinsManyTimesIsListedOnce_data();
    void whatJoinsManyTimesIsListedOnce();
    void whatNeverComesIsSearchedOnce();
    void whatComesSeldomStillComes();
    void words_data();
    void words();
    void endsBefore();
    void dayCodes();
};

void RecurrenceTest::moments_data()
{
    QTest::addColumn<QString>("local");
    QTest::addColumn<QByteArray>("zone");
    QTest::addColumn<QString>("moment");
    QTest::newRow("winter") << u"2026-03-28T02:30:00"_s << "Europe/Berlin"_ba << u"2026-03-28T01:30:00Z"_s;
    QTest::newRow("a time that is left out is half past three") << u"2026-03-29T02:30:00"_s << "Europe/Berlin"_ba << u"2026-03-29T01:30:00Z"_s;
    QTest::newRow("summer") << u"2026-03-30T02:30:00"_s << "Europe/Berlin"_ba << u"2026-03-30T00:30:00Z"_s;
    QTest::newRow("of a time that comes twice the first") << u"2026-10-25T02:30:00"_s << "Europe/Berlin"_ba << u"2026-10-25T00:30:00Z"_s;
    QTest::newRow("west, left out") << u"2026-03-08T02:30:00"_s << "America/New_York"_ba << u"2026-03-08T07:30:00Z"_s;
    QTest::newRow("west, twice") << u"2026-11-01T01:30:00"_s << "America/New_York"_ba << u"2026-11-01T05:30:00Z"_s;
    QTest::newRow("no change of clocks") << u"2026-03-29T02:30:00"_s << "Asia/Shanghai"_ba << u"2026-03-28T18:30:00Z"_s;
}

void RecurrenceTest::moments()
{
    QFETCH(const QString, local);
    QFETCH(const QByteArray, zone);
    QTEST(toDateTime(momentOf(wall(local), QTimeZone(zone))).toUTC().toString(Qt::ISODate), "moment");
}

void RecurrenceTest::clockChanges()
{
    const QTimeZone berlin("Europe/Berlin");
    QCOMPARE(clockChange(QDate(2026, 3, 29), berlin), 1h);
    QCOMPARE(clockChange(QDate(2026, 3, 28), berlin), 0s);
    QCOMPARE(clockChange(QDate(2026, 10, 25), berlin), -1h);
}

void RecurrenceTest::occurrences_data()
{
    QTest::addColumn<QString>("start");
    QTest::addColumn<QString>("rule");
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("until");
    QTest::addColumn<QStringList>("expected"); // UTC
    const auto row = [](const char *name, const QString &start, const QString &rule, const QString &from, const QString &until, const QStringList &expected) {
        QTest::newRow(name) << start << rule << from << until << expected;
    };
    row("once", u"2026-03-17T16:00:00"_s, {}, u"2026-03-01T00:00:00Z"_s, u"2026-04-01T00:00:00Z"_s, {u"2026-03-17T15:00:00Z"_s});
    row("once, elsewhere", u"2026-03-17T16:00:00"_s, {}, u"2026-04-01T00:00:00Z"_s, u"2026-05-01T00:00:00Z"_s, {});
    row("daily at half past two when clocks go forward", u"2026-03-28T02:30:00"_s, u"FREQ=DAILY"_s, u"2026-03-28T00:00:00Z"_s, u"2026-03-31T00:00:00Z"_s,
        {u"2026-03-28T01:30:00Z"_s, u"2026-03-29T01:30:00Z"_s, u"2026-03-30T00:30:00Z"_s});
    row("daily at half past two when clocks go back", u"2026-10-24T02:30:00"_s, u"FREQ=DAILY"_s, u"2026-10-24T00:00:00Z"_s, u"2026-10-27T00:00:00Z"_s,
        {u"2026-10-24T00:30:00Z"_s, u"2026-10-25T00:30:00Z"_s, u"2026-10-26T01:30:00Z"_s});
    row("hourly when clocks go forward: no moment twice", u"2026-03-29T00:00:00"_s, u"FREQ=HOURLY"_s, u"2026-03-28T23:00:00Z"_s, u"2026-03-29T04:00:00Z"_s,
        {u"2026-03-28T23:00:00Z"_s, u"2026-03-29T00:00:00Z"_s, u"2026-03-29T01:00:00Z"_s, u"2026-03-29T02:00:00Z"_s, u"2026-03-29T03:00:00Z"_s});
    row("hourly when clocks go back: every hour", u"2026-10-25T01:00:00"_s, u"FREQ=HOURLY"_s, u"2026-10-24T23:00:00Z"_s, u"2026-10-25T03:00:00Z"_s,
        {u"2026-10-24T23:00:00Z"_s, u"2026-10-25T00:00:00Z"_s, u"2026-10-25T01:00:00Z"_s, u"2026-10-25T02:00:00Z"_s});
    row("weekly stays at its clock time", u"2026-03-25T10:00:00"_s, u"FREQ=WEEKLY"_s, u"2026-03-20T00:00:00Z"_s, u"2026-04-09T00:00:00Z"_s,
        {u"2026-03-25T09:00:00Z"_s, u"2026-04-01T08:00:00Z"_s, u"2026-04-08T08:00:00Z"_s});
    row("the 31st of each month leaves short months out", u"2026-01-31T12:00:00"_s, u"FREQ=MONTHLY;BYMONTHDAY=31"_s, u"2026-01-01T00:00:00Z"_s,
        u"2026-06-01T00:00:00Z"_s, {u"2026-01-31T11:00:00Z"_s, u"2026-03-31T10:00:00Z"_s, u"2026-05-31T10:00:00Z"_s});
    row("the last day of each month", u"2026-01-31T12:00:00"_s, u"FREQ=MONTHLY;BYMONTHDAY=-1"_s, u"2026-01-01T00:00:00Z"_s, u"2026-05-01T00:00:00Z"_s,
        {u"2026-01-31T11:00:00Z"_s, u"2026-02-28T11:00:00Z"_s, u"2026-03-31T10:00:00Z"_s, u"2026-04-30T10:00:00Z"_s});
    row("a leap day", u"2024-02-29T12:00:00"_s, u"FREQ=YEARLY"_s, u"2024-01-01T00:00:00Z"_s, u"2033-01-01T00:00:00Z"_s,
        {u"2024-02-29T11:00:00Z"_s, u"2028-02-29T11:00:00Z"_s, u"2032-02-29T11:00:00Z"_s});
    row("every second week", u"2026-03-02T09:00:00"_s, u"FREQ=WEEKLY;INTERVAL=2"_s, u"2026-03-01T00:00:00Z"_s, u"2026-04-20T00:00:00Z"_s,
        {u"2026-03-02T08:00:00Z"_s, u"2026-03-16T08:00:00Z"_s, u"2026-03-30T07:00:00Z"_s, u"2026-04-13T07:00:00Z"_s});
    row("the last Friday", u"2026-01-30T10:00:00"_s, u"FREQ=MONTHLY;BYDAY=-1FR"_s, u"2026-01-01T00:00:00Z"_s, u"2026-05-01T00:00:00Z"_s,
        {u"2026-01-30T09:00:00Z"_s, u"2026-02-27T09:00:00Z"_s, u"2026-03-27T09:00:00Z"_s, u"2026-04-24T08:00:00Z"_s});
    row("so often", u"2026-03-02T09:00:00"_s, u"FREQ=DAILY;COUNT=3"_s, u"2026-03-01T00:00:00Z"_s, u"2026-04-01T00:00:00Z"_s,
        {u"2026-03-02T08:00:00Z"_s, u"2026-03-03T08:00:00Z"_s, u"2026-03-04T08:00:00Z"_s});
    row("until a moment, that one too", u"2026-03-27T09:00:00"_s, u"FREQ=DAILY;UNTIL=20260329T070000Z"_s, u"2026-03-01T00:00:00Z"_s, u"2026-04-10T00:00:00Z"_s,
        {u"2026-03-27T08:00:00Z"_s, u"2026-03-28T08:00:00Z"_s, u"2026-03-29T07:00:00Z"_s});
    row("working days", u"2026-03-06T09:00:00"_s, u"FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"_s, u"2026-03-06T00:00:00Z"_s, u"2026-03-11T00:00:00Z"_s,
        {u"2026-03-06T08:00:00Z"_s, u"2026-03-09T08:00:00Z"_s, u"2026-03-10T08:00:00Z"_s});
    row("the last working day of each month, planned in the middle of one", u"2026-03-11T09:00:00"_s, u"FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1"_s,
        u"2026-03-01T00:00:00Z"_s, u"2026-06-01T00:00:00Z"_s, {u"2026-03-31T07:00:00Z"_s, u"2026-04-30T07:00:00Z"_s, u"2026-05-29T07:00:00Z"_s});
    row("the second Monday of each month, planned on another one", u"2026-03-02T09:00:00"_s, u"FREQ=MONTHLY;BYDAY=MO;BYSETPOS=2;COUNT=2"_s,
        u"2026-03-01T00:00:00Z"_s, u"2026-06-01T00:00:00Z"_s, {u"2026-03-09T08:00:00Z"_s, u"2026-04-13T07:00:00Z"_s});
    row("the last working day of each month, so many times", u"2026-03-02T09:00:00"_s, u"FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=2"_s,
        u"2026-03-01T00:00:00Z"_s, u"2026-09-01T00:00:00Z"_s, {u"2026-03-31T07:00:00Z"_s, u"2026-04-30T07:00:00Z"_s});
    row("the third of three days of a month, so many times, as RFC 5545 has it", u"2026-03-02T09:00:00"_s, u"FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3"_s,
        u"2026-03-01T00:00:00Z"_s, u"2026-09-01T00:00:00Z"_s, {u"2026-03-05T08:00:00Z"_s, u"2026-04-07T07:00:00Z"_s, u"2026-05-07T07:00:00Z"_s});
    row("the last working day of a year", u"2026-03-11T09:00:00"_s, u"FREQ=YEARLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1"_s, u"2026-01-01T00:00:00Z"_s,
        u"2029-01-01T00:00:00Z"_s, {u"2026-12-31T08:00:00Z"_s, u"2027-12-31T08:00:00Z"_s, u"2028-12-29T08:00:00Z"_s});
    row("every second week, ten times a day, when clocks go forward", u"2026-03-16T09:00:00"_s, u"FREQ=WEEKLY;INTERVAL=2;BYDAY=SU;BYHOUR=0,1,2,3,4,5,6,7,8,9"_s,
        u"2026-03-28T00:00:00Z"_s, u"2026-04-04T00:00:00Z"_s, {});
    row("ten times a day when clocks go forward: no moment twice", u"2026-03-22T00:00:00"_s, u"FREQ=WEEKLY;BYDAY=SU;BYHOUR=0,1,2,3,4,5,6,7,8,9"_s,
        u"2026-03-28T00:00:00Z"_s, u"2026-03-29T04:00:00Z"_s,
        {u"2026-03-28T23:00:00Z"_s, u"2026-03-29T00:00:00Z"_s, u"2026-03-29T01:00:00Z"_s, u"2026-03-29T02:00:00Z"_s, u"2026-03-29T03:00:00Z"_s});
    row("ten times a day until a moment", u"2026-03-27T00:00:00"_s, u"FREQ=DAILY;BYHOUR=0,1,2,3,4,5,6,7,8,9;UNTIL=20260328T010000Z"_s,
        u"2026-03-27T07:00:00Z"_s, u"2026-04-10T00:00:00Z"_s,
        {u"2026-03-27T07:00:00Z"_s, u"2026-03-27T08:00:00Z"_s, u"2026-03-27T23:00:00Z"_s, u"2026-03-28T00:00:00Z"_s, u"2026-03-28T01:00:00Z"_s});
    row("a date that never is", u"2026-01-01T09:00:00"_s, u"FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"_s, u"2026-01-01T00:00:00Z"_s, u"2030-01-01T00:00:00Z"_s, {});
}

void RecurrenceTest::occurrences()
{
    QFETCH(const QString, start);
    QFETCH(const QString, rule);
    QFETCH(const QString, from);
    QFETCH(const QString, until);
    const CalendarEntry entry{.id = u"a"_s, .start = wall(start), .zone = QTimeZone("Europe/Berlin"), .rule = rule};
    QStringList found;
    for (const auto listed = occurrencesOf(entry, utc(from), utc(until)); const Occurrence &one : listed)
        found.append(toDateTime(one.from).toUTC().toString(Qt::ISODate));
    QTEST(found, "expected");
    // Asked for piece by piece, in any order, it is the same.
    QStringList pieces;
    const Millis piece = (utc(until) - utc(from)) / 23 + Millis{1};
    for (const bool backwards : {false, true}) {
        pieces.clear();
        for (TimePoint at = utc(from); at < utc(until); at += piece) {
            const TimePoint begin = backwards ? utc(until) - (at - utc(from)) - piece : at;
            const TimePoint first = std::max(begin, utc(from));
            for (const auto listed = occurrencesOf(entry, first, std::min(begin + piece, utc(until))); const Occurrence &one : listed)
                pieces.append(toDateTime(one.from).toUTC().toString(Qt::ISODate));
        }
        pieces.sort();
        QTEST(pieces, "expected");
    }
}

void RecurrenceTest::exceptionsAreLeftOut()
{
    const CalendarEntry entry{.id = u"a"_s,
                              .start = wall(u"2026-03-28T02:30:00"_s),
                              .zone = QTimeZone("Europe/Berlin"),
                              .rule = u"FREQ=DAILY;COUNT=3"_s,
                              .exceptions = {utc(u"2026-03-29T01:30:00Z"_s)}};
    const QList<Occurrence> found = occurrencesOf(entry, utc(u"2026-03-01T00:00:00Z"_s), utc(u"2026-04-10T00:00:00Z"_s));
    QCOMPARE(found.size(), 2);
    QCOMPARE(found.last().from, utc(u"2026-03-30T00:30:00Z"_s));
}

void RecurrenceTest::refuses_data()
{
    QTest::addColumn<QString>("rule");
    QTest::newRow("no rule") << u"every day"_s;
    QTest::newRow("every no day") << u"FREQ=DAILY;INTERVAL=0"_s;
    QTest::newRow("backwards") << u"FREQ=DAILY;INTERVAL=-1"_s;
    QTest::newRow("no frequency") << u"INTERVAL=2"_s;
    QTest::newRow("each second") << u"FREQ=SECONDLY"_s;
    QTest::newRow("each minute") << u"FREQ=MINUTELY;INTERVAL=5"_s;
    QTest::newRow("each minute of an hour") << u"FREQ=HOURLY;BYMINUTE=0,1,2,3"_s;
    QTest::newRow("counted to the end of days") << u"FREQ=YEARLY;BYDAY=MO,TU,WE;BYHOUR=0,1,2,3;COUNT=2147483647"_s;
    const QString hours = u"0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23"_s;
    const QString days = u"1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31"_s;
    const QString week = u"MO,TU,WE,TH,FR,SA,SU"_s;
    QTest::newRow("each hour of each day of a month") << u"FREQ=MONTHLY;BYMONTHDAY="_s + days + u";BYHOUR="_s + hours;
    QTest::newRow("each hour of each day of a year") << u"FREQ=YEARLY;BYDAY="_s + week + u";BYHOUR="_s + hours;
    QTest::newRow("all of it joined") << u"FREQ=DAILY;BYSECOND=0;BYMINUTE=0;BYHOUR="_s + hours + u";BYMONTHDAY="_s + days + u";BYDAY="_s + week;
    QTest::newRow("seconds, minutes and hours joined") << u"FREQ=DAILY;BYSECOND="_s + hours + u";BYMINUTE="_s + hours + u";BYHOUR="_s + hours;
    QTest::newRow("a place in each week of the year") << u"FREQ=YEARLY;BYWEEKNO=1,2,3,4,5;BYHOUR="_s + hours + u";BYSETPOS=-1"_s;
    QTest::newRow("counted through years that have none") << u"FREQ=YEARLY;BYSETPOS=366;COUNT=10000;BYDAY="_s + week;
    QTest::newRow("the last of many, counted far") << u"FREQ=YEARLY;BYSETPOS=-1;COUNT=10000;BYDAY="_s + week;
    QTest::newRow("counted through weeks that have none") << u"FREQ=WEEKLY;BYDAY=MO,MO,MO,MO,MO,MO,MO,MO,MO;BYSETPOS=9;COUNT=9"_s;
    QTest::newRow("counted through days that have none") << u"FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR;BYHOUR=8,12;BYSETPOS=9;COUNT=9"_s;
    QTest::newRow("counted through months that have none") << u"FREQ=MONTHLY;BYMONTHDAY=30;BYMONTH=2;COUNT=9;BYHOUR="_s + hours;
    QTest::newRow("another line") << u"FREQ=DAILY\nX:1"_s;
    QTest::newRow("very long") << u"FREQ=DAILY;BYMONTHDAY="_s + u"1,"_s.repeated(400) + u'1';
}

void RecurrenceTest::refuses()
{
    QFETCH(const QString, rule);
    QVERIFY(!checkRule(rule));
    QCOMPARE(checkRule(rule).error().kind, ErrorKind::Malformed);
    QVERIFY2(checkRule(rule).error().message.contains(rule.left(20)), qPrintable(checkRule(rule).error().message));
}

/// What an operator may want stays a rule; and each look at it costs a look at the days that are seen, whether anything comes of it or
/// not: going from one time to the next would list all the others anew for each.
void RecurrenceTest::whatJoinsManyTimesIsListedOnce_data()
{
    QTest::addColumn<QString>("rule");
    QTest::addColumn<int>("times"); // in six weeks
    QTest::newRow("working days of a year") << u"FREQ=YEARLY;BYDAY=MO,TU,WE,TH,FR"_s << 30;
    QTest::newRow("each hour") << u"FREQ=DAILY;BYHOUR=0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23"_s << 42 * 24;
    QTest::newRow("each second hour by days of the month")
        << u"FREQ=MONTHLY;BYHOUR=0,2,4,6,8,10,12,14,16,18,20,22;BYMONTHDAY=1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31"_s
        << 42 * 12;
    QTest::newRow("three times each working day") << u"FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;BYHOUR=8,12,16"_s << 90;
    QTest::newRow("a place that no year has") << u"FREQ=YEARLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=300"_s << 0;
}
void RecurrenceTest::whatJoinsManyTimesIsListedOnce()
{
    QFETCH(const QString, rule);
    QFETCH(const int, times);
    QVERIFY2(checkRule(rule), qPrintable(rule));
    const WallTime start = wall(u"2025-03-03T00:00:00"_s);
    const qint64 before = ruleSearches();
    const QList<WallTime> found = recurrences(start, rule, QTimeZone("Europe/Berlin"), wall(u"2026-03-02T00:00:00"_s), wall(u"2026-04-13T00:00:00"_s));
    QCOMPARE(found.size(), times);
    QVERIFY(std::ranges::is_sorted(found) && std::ranges::adjacent_find(found) == found.end());
    QCOMPARE(ruleSearches() - before, 1);
    // No more than was asked for, of however long a time.
    QCOMPARE(recurrences(start, rule, QTimeZone("Europe/Berlin"), start, wall(u"2045-01-01T00:00:00"_s), 7).size(), times == 0 ? 0 : 7);
}

/// By count, not by time: a search in vain takes 50 ms, and a calendar may have thousands of such rules.
void RecurrenceTest::whatNeverComesIsSearchedOnce()
{
    RunCalendar calendar;
    for (int entry = 0; entry < 500; ++entry) {
        const WallTime start{QDate(2020, 1, 1).addDays(entry), QTime(entry % 24, entry % 60)};
        calendar.entries.append(
            {.id = QString::number(entry), .start = start, .zone = QTimeZone("Europe/Berlin"), .rule = u"FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"_s});
        calendar.blackouts.append(
            {.id = QString::number(entry), .from = start, .length = 1h, .zone = QTimeZone("Europe/Berlin"), .rule = u"FREQ=MONTHLY;BYMONTH=4;BYMONTHDAY=31"_s});
    }
    const qint64 before = ruleSearches();
    for (int look = 0; look < 5; ++look) {
        const TimePoint from = utc(u"2026-03-01T00:00:00Z"_s) + std::chrono::days{30 * look};
        QVERIFY(occurrencesOf(calendar, from, from + std::chrono::days{30}).isEmpty());
        QVERIFY(blackoutsIn(calendar, from, from + std::chrono::days{30}).isEmpty());
    }
    const qint64 searches = ruleSearches() - before;
    QVERIFY2(searches <= 20, qPrintable(QString::number(searches)));
}

void RecurrenceTest::whatComesSeldomStillComes()
{
    const QTimeZone zone(QTimeZone::UTC);
    const WallTime start = wall(u"2025-03-01T00:00:00"_s);
    for (const QString &rule : {u"FREQ=HOURLY;BYMONTH=2;BYMONTHDAY=29"_s, u"FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29"_s, u"FREQ=DAILY;BYMONTH=2;BYMONTHDAY=29"_s}) {
        QVERIFY(recurrences(start, rule, zone, wall(u"2025-03-02T00:00:00"_s), wall(u"2025-04-01T00:00:00"_s)).isEmpty());
        const qsizetype times = recurrences(start, rule, zone, wall(u"2028-02-28T00:00:00"_s), wall(u"2028-03-01T00:00:00"_s)).size();
        QCOMPARE(times, rule.contains(u"HOURLY"_s) ? 24 : 1);
        // And one that has come to its end does not come again.
        const QString ended = rule + u";UNTIL=20280301T000000Z"_s;
        QVERIFY(recurrences(start, ended, zone, wall(u"2032-02-28T00:00:00"_s), wall(u"2032-03-01T00:00:00"_s)).isEmpty());
        QCOMPARE(recurrences(start, ended, zone, wall(u"2028-02-28T00:00:00"_s), wall(u"2028-03-01T00:00:00"_s)).size(), times);
    }
}

void RecurrenceTest::words_data()
{
    QTest::addColumn<QString>("rule");
    QTest::addColumn<QString>("words");
    QTest::newRow("once") << QString() << QString();
    QTest::newRow("day") << u"FREQ=DAILY"_s << u"every day"_s;
    QTest::newRow("week") << u"FREQ=WEEKLY"_s << u"every week on Wednesday"_s;
    QTest::newRow("weekday") << u"FREQ=WEEKLY;BYDAY=FR"_s << u"every week on Friday"_s;
    QTest::newRow("working days") << u"FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"_s << u"every week on working days"_s;
    QTest::newRow("month") << u"FREQ=MONTHLY"_s << u"on day 25 of each month"_s;
    QTest::newRow("last Friday") << u"FREQ=MONTHLY;BYDAY=-1FR"_s << u"on the last Friday of each month"_s;
    QTest::newRow("last day") << u"FREQ=MONTHLY;BYMONTHDAY=-1"_s << u"on the last day of each month"_s;
    QTest::newRow("another") << u"FREQ=YEARLY;INTERVAL=3"_s << u"FREQ=YEARLY;INTERVAL=3"_s;
}

void RecurrenceTest::words()
{
    QFETCH(const QString, rule);
    QTEST(describeRule(rule, wall(u"2026-03-25T10:00:00"_s)), "words");
}

void RecurrenceTest::endsBefore()
{
    CalendarEntry entry{.id = u"a"_s, .start = wall(u"2026-03-25T10:00:00"_s), .zone = QTimeZone("Europe/Berlin"), .rule = u"FREQ=WEEKLY;COUNT=9;BYDAY=WE"_s};
    entry.rule = ruleUntil(entry.rule, utc(u"2026-04-08T08:00:00Z"_s));
    const QList<Occurrence> found = occurrencesOf(entry, utc(u"2026-03-01T00:00:00Z"_s), utc(u"2026-07-10T00:00:00Z"_s));
    QCOMPARE(found.size(), 2);
    QCOMPARE(found.last().from, utc(u"2026-04-01T08:00:00Z"_s));
}

void RecurrenceTest::dayCodes()
{
    QStringList codes;
    for (QDate day(2026, 11, 30); day < QDate(2026, 12, 7); day = day.addDays(1))
        codes.append(dayCode(day));
    QCOMPARE(codes, (QStringList{u"MO"_s, u"TU"_s, u"WE"_s, u"TH"_s, u"FR"_s, u"SA"_s, u"SU"_s}));
}

QTEST_GUILESS_MAIN(RecurrenceTest)
#include "RecurrenceTest.moc"
