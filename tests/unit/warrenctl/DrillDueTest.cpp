// A timer that elapsed while the machine slept starts its command on waking: the command must not do it then.
#include "app/warrenctl/DrillDue.h"

#include "app/warrenctl/Timers.h"

#include <QSet>
#include <QStandardPaths>
#include <QTest>
#include <QTimeZone>

using namespace warrener;
using namespace warrener::ctl;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

TimePoint utc(int hour, int minute, int second = 0)
{
    return fromDateTime(QDateTime(QDate(2026, 11, 28), QTime(hour, minute, second), QTimeZone::UTC));
}

} // namespace

class DrillDueTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsWhatSystemdSays_data();
    void readsWhatSystemdSays();
    void isDueForFiveMinutes_data();
    void isDueForFiveMinutes();
    void timersThatSayNoTime();
    void aSecondTimeSaysWhatItReplaces();
    void timersByName();
};

/// Each name of a drill has a timer of its own, whatever is in it, and its service is known for a drill's.
void DrillDueTest::timersByName()
{
    QCOMPARE(drillTimerId({u"orders"_s}, u"node-failure"_s, {}), u"drill-node-failure-orders"_s);
    const QStringList ids{drillTimerId({u"orders"_s}, u"node-failure"_s, {}),        drillTimerId({u"orders"_s}, u"node-failure"_s, u"周六"_s),
                          drillTimerId({u"orders"_s}, u"node-failure"_s, u"周日"_s), drillTimerId({u"orders-a"_s}, u"node-failure"_s, u"b"_s),
                          drillTimerId({u"orders"_s}, u"node-failure"_s, u"a-b"_s),  drillTimerId({u"orders"_s}, u"disk-full"_s, u"周六"_s)};
    QCOMPARE(QSet<QString>(ids.begin(), ids.end()).size(), ids.size());
    for (const QString &id : ids)
        QCOMPARE(drillTimerOf("0::/app.slice/warrener-" + id.toUtf8() + ".service\n").value_or(QString()), id);
}

/// A drill has one timer of a name: another time for it does not take the first one's place without a word.
void DrillDueTest::aSecondTimeSaysWhatItReplaces()
{
    const ScheduledCommand first{
        .id = u"drill-node-failure-orders"_s, .arguments = {u"drill"_s, u"run"_s, u"node-failure"_s}, .calendar = u"Sat *-*-* 06:00"_s};
    QVERIFY(replacedWords({}, first).isEmpty());
    QVERIFY(replacedWords({first}, first).isEmpty());
    ScheduledCommand second = first;
    second.calendar = u"Sun *-*-* 06:00"_s;
    QVERIFY(replacedWords({first}, second).contains(first.calendar));
    ScheduledCommand other = second;
    other.id = u"drill-disk-full-orders"_s;
    QVERIFY(replacedWords({first}, other).isEmpty());
}

/// Those of an older Warrener start the command with no time: it is late by what its own timer says.
void DrillDueTest::timersThatSayNoTime()
{
    const QByteArray own = "0::/user.slice/user-1000.slice/user@1000.service/app.slice/warrener-drill-node-failure-orders.service\n";
    QCOMPARE(drillTimerOf(own).value_or(QString()), u"drill-node-failure-orders"_s);
    for (const char *other : {"", "0::/\n", "0::/user.slice/user-1000.slice/session-3.scope\n", "0::/app.slice/warrener-diagnose-orders.service\n",
                              "0::/app.slice/warrener-drill-node-failure-orders.service/sub\n", "0::/app.slice/my-warrener-drill-x.service\n"})
        QVERIFY2(!drillTimerOf(other), other);
    // Nobody's timer: a person's command.
    QVERIFY(isDueByTimer("0::/user.slice/user-1000.slice/session-3.scope\n", {}, utc(8, 0)));
    // A service whose timer is gone, or says nothing.
    QCOMPARE(isDueByTimer(own, {}, utc(8, 0)).error().kind, ErrorKind::NotAvailable);
    if (QStandardPaths::findExecutable(u"systemd-analyze"_s).isEmpty())
        QSKIP("there is no systemd here that could be asked");
    const QList<ScheduledCommand> timers{
        {.id = u"drill-node-failure-orders"_s, .calendar = u"*-*-* 06:00:00 UTC"_s, .furtherTimes = {u"*-*-* 12:00:00 UTC"_s}}};
    QVERIFY(isDueByTimer(own, timers, utc(6, 1)));
    QVERIFY(isDueByTimer(own, timers, utc(12, 1)));
    QCOMPARE(isDueByTimer(own, timers, utc(8, 0)).error().kind, ErrorKind::Forbidden);
}

void DrillDueTest::readsWhatSystemdSays_data()
{
    QTest::addColumn<QByteArray>("said");
    QTest::addColumn<TimePoint>("at");
    QTest::newRow("in UTC") << QByteArray(
        "  Original form: hourly\nNormalized form: *-*-* *:00:00\n    Next elapse: Sat 2026-11-28 18:00:00 UTC\n       From now: 5min left\n")
                            << utc(18, 0);
    QTest::newRow("in another zone") << QByteArray("  Original form: Sat *-*-* 06:00\n    Next elapse: Sat 2026-11-28 06:00:00 CET\n       (in UTC): Sat "
                                                   "2026-11-28 05:00:00 UTC\n       From now: 12h ago\n")
                                     << utc(5, 0);
    QTest::newRow("with a part of a second") << QByteArray("    Next elapse: Sat 2026-11-28 18:00:00.500000 UTC\n") << utc(18, 0);
    QTest::newRow("never") << QByteArray("    Next elapse: never\n") << TimePoint();
    QTest::newRow("nothing") << QByteArray() << TimePoint();
}

void DrillDueTest::readsWhatSystemdSays()
{
    QFETCH(const QByteArray, said);
    QTEST(elapseFrom(said).value_or(TimePoint()), "at");
}

void DrillDueTest::isDueForFiveMinutes_data()
{
    QTest::addColumn<QString>("calendar");
    QTest::addColumn<TimePoint>("now");
    QTest::addColumn<bool>("isDue");
    const QString daily(u"*-*-* 06:00:00 UTC"_s);
    QTest::newRow("on time") << daily << utc(6, 0) << true;
    QTest::newRow("as late as a timer may be") << daily << utc(6, 1, 30) << true;
    QTest::newRow("a machine that slept") << daily << utc(6, 6) << false;
    QTest::newRow("hours later") << daily << utc(11, 0) << false;
    QTest::newRow("early") << daily << utc(5, 59, 59) << false;
    QTest::newRow("every hour") << u"*-*-* *:00:00 UTC"_s << utc(9, 2) << true;
    QTest::newRow("another day of the week") << u"Sun *-*-* 06:00 UTC"_s << utc(6, 0) << false;
    QTest::newRow("never again") << u"2020-01-01 00:00:00"_s << utc(6, 0) << false;
    QTest::newRow("no words of systemd") << u"at six"_s << utc(6, 0) << false;
    QTest::newRow("an option") << u"--help"_s << utc(6, 0) << false;
}

void DrillDueTest::isDueForFiveMinutes()
{
    if (QStandardPaths::findExecutable(u"systemd-analyze"_s).isEmpty())
        QSKIP("systemd-analyze is not installed");
    QFETCH(const QString, calendar);
    QFETCH(const TimePoint, now);
    const Status due = isDueNow(calendar, now);
    QTEST(due.has_value(), "isDue");
    QVERIFY(due || !due.error().message.isEmpty());
}

QTEST_GUILESS_MAIN(DrillDueTest)
#include "DrillDueTest.moc"
