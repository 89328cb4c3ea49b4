#include "look/schedule/Schedule.h"

#include "look/notify/Webhook.h"

#include <QTemporaryDir>
#include <QTest>

using namespace warrener;
using namespace Qt::StringLiterals;

class ScheduleTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesListsRemoves();
    void refuses_data();
    void refuses();
    void webhookStandsInTheProfile();
};

void ScheduleTest::writesListsRemoves()
{
    const QTemporaryDir folder;
    const Schedule schedule(u"/usr/bin/warrenctl"_s, folder.path());
    const DiagnosisSchedule hourly{.cluster = {u"orders"_s}, .calendar = u"hourly"_s};
    const DiagnosisSchedule daily{.cluster = {u"billing"_s}, .calendar = u"*-*-* 06:00:00"_s, .profileFile = u"/home/a b/50% \"x\".json"_s};
    QVERIFY(schedule.write(hourly));
    QVERIFY(schedule.write(daily));
    QCOMPARE(schedule.list(), (QList{daily, hourly}));
    QVERIFY(schedule.serviceText(hourly).contains("ExecStart=\"/usr/bin/warrenctl\" --cluster \"orders\" diagnose\n"_L1));
    QVERIFY(schedule.serviceText(daily).contains("--profile \"/home/a b/50%% \\\"x\\\".json\""_L1));
    QVERIFY(Schedule::timerText(hourly).contains("OnCalendar=hourly\n"_L1));
    QVERIFY(schedule.removeFiles({u"orders"_s}));
    QCOMPARE(schedule.list(), QList{daily});
    QVERIFY(schedule.removeFiles({u"orders"_s}));
}

void ScheduleTest::webhookStandsInTheProfile()
{
    const QUrl url(u"https://chat.example/hook?token=a%20b"_s);
    ClusterProfile profile;
    profile.other.insert("later"_L1, 1);
    const ClusterProfile with = withWebhook(profile, url);
    QCOMPARE(webhookOf(with), url);
    QCOMPARE(with.other.value("later"_L1).toInt(), 1);
    QCOMPARE(withWebhook(with, {}), profile);
    QVERIFY(webhookOf(withWebhook(profile, QUrl(u"ftp://chat.example"_s))).isEmpty());
}

void ScheduleTest::refuses_data()
{
    QTest::addColumn<QString>("cluster");
    QTest::addColumn<QString>("calendar");
    QTest::newRow("a second line") << u"orders"_s << u"hourly\nExecStart=/bin/sh"_s;
    QTest::newRow("no time") << u"orders"_s << QString();
    QTest::newRow("a path for a name") << u"../orders"_s << u"hourly"_s;
}

void ScheduleTest::refuses()
{
    QFETCH(QString, cluster);
    QFETCH(QString, calendar);
    const QTemporaryDir folder;
    QCOMPARE(Schedule(u"x"_s, folder.path()).write({.cluster = {cluster}, .calendar = calendar}).error().kind, ErrorKind::Usage);
}

QTEST_GUILESS_MAIN(ScheduleTest)
#include "ScheduleTest.moc"
