// Changes to blackouts, one of a series or all, and what they leave out.
#include "record/calendar/CalendarEdit.h"
#include "record/calendar/Occurrences.h"
#include "unit/calendar/BerlinDays.h"

#include <QTest>

using namespace warrener;
using namespace warrener::berlin;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// Saturdays from 22:00 for ten hours, beside another one that stays what it is.
RunCalendar weekly()
{
    const Blackout night{.id = u"night"_s, .title = u"night"_s, .from = on(3, 14, 22), .length = 10h, .zone = zone, .rule = u"FREQ=WEEKLY;COUNT=4"_s};
    const Blackout other{.id = u"other"_s, .title = u"other"_s, .from = on(7, 1, 0), .length = 24h, .zone = zone};
    return {.entries = {}, .blackouts = {night, other}};
}

QStringList spans(const RunCalendar &calendar)
{
    QStringList texts;
    for (const auto listed = blackoutsIn(calendar, at(3, 1, 0), at(6, 1, 0)); const Occurrence &one : listed) {
        const auto text = [](TimePoint when) { return toDateTime(when).toTimeZone(zone).toString(u"d.M. hh:mm"_s); };
        texts.append(text(one.from) + u" – "_s + text(one.until));
    }
    return texts;
}

} // namespace

class BlackoutEditTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// Over the night in which clocks go forward it is as long as the wall says.
    void changes_data()
    {
        QTest::addColumn<int>("which");
        QTest::addColumn<QStringList>("expected");
        QTest::newRow("this one") << static_cast<int>(WhichOnes::This)
                                  << QStringList{u"14.3. 22:00 – 15.3. 08:00"_s, u"22.3. 23:00 – 23.3. 03:00"_s, u"28.3. 22:00 – 29.3. 08:00"_s,
                                                 u"4.4. 22:00 – 5.4. 08:00"_s};
        QTest::newRow("this one and all after it") << static_cast<int>(WhichOnes::AllAfter)
                                                   << QStringList{u"14.3. 22:00 – 15.3. 08:00"_s, u"22.3. 23:00 – 23.3. 03:00"_s,
                                                                  u"29.3. 23:00 – 30.3. 03:00"_s, u"5.4. 23:00 – 6.4. 03:00"_s};
        QTest::newRow("all of them") << static_cast<int>(WhichOnes::All)
                                     << QStringList{u"15.3. 23:00 – 16.3. 03:00"_s, u"22.3. 23:00 – 23.3. 03:00"_s, u"29.3. 23:00 – 30.3. 03:00"_s,
                                                    u"5.4. 23:00 – 6.4. 03:00"_s};
    }
    void changes()
    {
        QFETCH(const int, which);
        QFETCH(const QStringList, expected);
        const RunCalendar before = weekly();
        Blackout edited = before.blackouts.first();
        edited.from = on(3, 22, 23);
        edited.length = 4h;
        const Result<RunCalendar> after = changed(before, edited, at(3, 21, 22), static_cast<WhichOnes>(which));
        QVERIFY2(after, qPrintable(after ? QString() : after.error().message));
        QCOMPARE(spans(*after), expected);
        QCOMPARE(*after->blackout(u"other"_s), *before.blackout(u"other"_s));
        QVERIFY(after->blackout(u"night"_s) && after->entries.isEmpty());
    }

    void removes()
    {
        const auto left = [](WhichOnes which) { return spans(blackoutRemoved(weekly(), u"night"_s, at(3, 28, 22), which).value()).size(); };
        QCOMPARE(left(WhichOnes::This), 3);
        QCOMPARE(left(WhichOnes::AllAfter), 2);
        QCOMPARE(left(WhichOnes::All), 0);
        QCOMPARE(blackoutRemoved(weekly(), u"none"_s, at(3, 28, 22), WhichOnes::All).error().kind, ErrorKind::NotFound);
        Blackout unknown = weekly().blackouts.first();
        unknown.id = u"none"_s;
        QCOMPARE(changed(weekly(), unknown, at(3, 28, 22), WhichOnes::All).error().kind, ErrorKind::NotFound);
    }

    /// What is dark already is nothing new, nor what runs nothing.
    void leavesOut_data()
    {
        QTest::addColumn<WallTime>("begin");
        QTest::addColumn<int>("hours");
        QTest::addColumn<QStringList>("expected");
        QTest::newRow("over both") << on(3, 20, 0) << 48 << QStringList{u"drill"_s, u"backup"_s};
        QTest::newRow("begins in the middle of one") << on(3, 20, 10, 10) << 1 << QStringList{u"drill"_s};
        QTest::newRow("begins where one ends") << on(3, 20, 10, 30) << 1 << QStringList();
        QTest::newRow("ends where one begins") << on(3, 20, 9) << 1 << QStringList();
        QTest::newRow("in the dark") << on(3, 14, 22) << 10 << QStringList();
    }
    void leavesOut()
    {
        QFETCH(const WallTime, begin);
        QFETCH(const int, hours);
        QFETCH(const QStringList, expected);
        RunCalendar calendar = weekly();
        const auto entry = [](const QString &id, CalendarKind kind, const QStringList &arguments, const WallTime &start) {
            return CalendarEntry{.id = id, .kind = kind, .title = id, .arguments = arguments, .start = start, .zone = zone, .length = 30min};
        };
        calendar.entries = {entry(u"backup"_s, CalendarKind::Backup, {u"backup"_s, u"create"_s}, on(3, 21, 12)),
                            entry(u"drill"_s, CalendarKind::Drill, {u"drill"_s, u"run"_s, u"disk-full"_s}, on(3, 20, 10)),
                            entry(u"note"_s, CalendarKind::Note, {}, on(3, 20, 12)),
                            entry(u"dark"_s, CalendarKind::Backup, {u"backup"_s, u"create"_s}, on(3, 14, 23))};
        const Blackout wish{.id = u"wish"_s, .from = begin, .length = std::chrono::hours{hours}, .zone = zone};
        QStringList found;
        for (const auto listed = leftOutBy(calendar, wish, at(3, 1, 0), at(4, 1, 0)); const Occurrence &one : listed)
            found.append(one.id);
        QCOMPARE(found, expected);
    }
};

QTEST_GUILESS_MAIN(BlackoutEditTest)
#include "BlackoutEditTest.moc"
