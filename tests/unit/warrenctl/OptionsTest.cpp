#include "app/warrenctl/Options.h"

#include <QTest>

using namespace warrener;
using namespace warrener::ctl;
using namespace Qt::StringLiterals;

class OptionsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wrongUsageIsNamed_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("named");
        QTest::newRow("nothing") << QStringList{} << u"status"_s;
        QTest::newRow("no such command") << QStringList{u"stats"_s} << u"stats"_s;
        QTest::newRow("no such option") << QStringList{u"status"_s, u"--fast"_s} << u"fast"_s;
        QTest::newRow("two commands") << QStringList{u"status"_s, u"nodes"_s} << u"nodes"_s;
        QTest::newRow("format") << QStringList{u"status"_s, u"--format"_s, u"xml"_s} << u"--format"_s;
        QTest::newRow("profile and cluster") << QStringList{u"status"_s, u"--profile"_s, u"a"_s, u"--cluster"_s, u"b"_s} << u"--cluster"_s;
        QTest::newRow("password on the command line") << QStringList{u"status"_s, u"--password-fd"_s, u"secret"_s} << u"--password-fd"_s;
        QTest::newRow("negative descriptor") << QStringList{u"status"_s, u"--password-fd"_s, u"-1"_s} << u"--password-fd"_s;
        QTest::newRow("broken expression") << QStringList{u"queues"_s, u"--match"_s, u"(a"_s} << u"--match"_s;
        QTest::newRow("no such column") << QStringList{u"queues"_s, u"--sort"_s, u"colour"_s} << u"--sort"_s;
        QTest::newRow("limit") << QStringList{u"queues"_s, u"--limit"_s, u"0"_s} << u"--limit"_s;
        QTest::newRow("limit is no number") << QStringList{u"queues"_s, u"--limit"_s, u"ten"_s} << u"--limit"_s;
        QTest::newRow("sort elsewhere") << QStringList{u"nodes"_s, u"--sort"_s, u"name"_s} << u"--sort"_s;
        QTest::newRow("schedule elsewhere") << QStringList{u"status"_s, u"--schedule"_s, u"hourly"_s} << u"--schedule"_s;
        QTest::newRow("schedule and look") << QStringList{u"diagnose"_s, u"--schedule"_s, u"hourly"_s, u"--out"_s, u"a.pdf"_s} << u"alone"_s;
        QTest::newRow("schedule and unschedule") << QStringList{u"diagnose"_s, u"--schedule"_s, u"hourly"_s, u"--unschedule"_s} << u"alone"_s;
        QTest::newRow("schedule without a time") << QStringList{u"diagnose"_s, u"--schedule"_s, u" "_s} << u"systemd"_s;
        QTest::newRow("a change's option elsewhere") << QStringList{u"status"_s, u"--yes"_s} << u"status"_s;
        QTest::newRow("another change's option") << QStringList{u"failback"_s, u"run"_s, u"--to"_s, u"broker1"_s} << u"--to"_s;
        QTest::newRow("an option of journal") << QStringList{u"drain"_s, u"run"_s, u"--node"_s, u"a"_s, u"--direction"_s, u"undo"_s} << u"--direction"_s;
        QTest::newRow("drain whom") << QStringList{u"drain"_s, u"run"_s} << u"--node"_s;
        QTest::newRow("restart what") << QStringList{u"restart"_s, u"plan"_s} << u"--proxy"_s;
        QTest::newRow("restart both") << QStringList{u"restart"_s, u"plan"_s, u"--node"_s, u"a"_s, u"--proxy"_s, u"b"_s} << u"either"_s;
        QTest::newRow("close whose") << QStringList{u"close-connections"_s, u"run"_s, u"--node"_s, u"a"_s, u"--user"_s, u"b"_s} << u"either"_s;
        QTest::newRow("no such action") << QStringList{u"rebalance"_s, u"now"_s} << u"plan, run"_s;
        QTest::newRow("pause for how long") << QStringList{u"failover"_s, u"pause"_s, u"--for"_s, u"soon"_s} << u"--for"_s;
        QTest::newRow("minutes elsewhere") << QStringList{u"failover"_s, u"run"_s, u"--for"_s, u"5"_s} << u"pause"_s;
        QTest::newRow("override without why") << QStringList{u"restart"_s, u"run"_s, u"--node"_s, u"a"_s, u"--override"_s, u"majority"_s} << u"--why"_s;
        QTest::newRow("wait") << QStringList{u"status"_s, u"--wait"_s, u"0"_s} << u"--wait"_s;
    }
    void wrongUsageIsNamed()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QString, named);
        const Result<Parsed> parsed = parseArguments(QStringList{u"warrenctl"_s} + arguments);
        QVERIFY(!parsed);
        QCOMPARE(parsed.error().kind, ErrorKind::Usage);
        QVERIFY2(parsed.error().message.contains(named), qPrintable(parsed.error().message));
    }

    void helpAndVersionArePrinted()
    {
        const Result<Parsed> help = parseArguments({u"warrenctl"_s, u"--help"_s});
        QVERIFY(help && !help->options);
        for (const QString &word : {u"clusters"_s, u"status"_s, u"nodes"_s, u"queues"_s, u"--format"_s, u"--password-fd"_s})
            QVERIFY2(help->print.contains(word), qPrintable(word));
        const Result<Parsed> version = parseArguments({u"warrenctl"_s, u"--version"_s});
        QVERIFY(version && !version->options);
        QVERIFY(version->print.startsWith(u"warrenctl "_s));
    }

    void optionsAreTaken()
    {
        const Result<Parsed> parsed = parseArguments({u"warrenctl"_s, u"--profile"_s, u"file.json"_s, u"--format"_s, u"json"_s, u"queues"_s, u"--match"_s,
                                                      u"^a"_s, u"--sort"_s, u"ready"_s, u"--limit"_s, u"5"_s});
        QVERIFY(parsed && parsed->options);
        QCOMPARE(parsed->options->command, CommandId::Queues);
        QCOMPARE(parsed->options->format, Format::Json);
        QCOMPARE(parsed->options->profileFile, u"file.json"_s);
        QCOMPARE(parsed->options->match, u"^a"_s);
        QCOMPARE(parsed->options->sort, u"ready"_s);
        QCOMPARE(parsed->options->limit, 5);
    }

    void changesAreTaken()
    {
        const Result<Parsed> parsed = parseArguments({u"warrenctl"_s, u"close-connections"_s, u"run"_s, u"--user"_s, u"orders"_s, u"--clients-per-second"_s,
                                                      u"20"_s, u"--yes"_s, u"--why"_s, u"leak"_s});
        QVERIFY(parsed && parsed->options);
        QCOMPARE(parsed->options->command, CommandId::CloseConnections);
        const ChangeOptions &change = parsed->options->change;
        QCOMPARE(change.action, u"run"_s);
        QCOMPARE(change.user, u"orders"_s);
        QCOMPARE(change.clientsPerSecond, 20);
        QVERIFY(change.yes);
        const Result<Parsed> pause = parseArguments({u"warrenctl"_s, u"failover"_s, u"pause"_s, u"--for"_s, u"30"_s});
        QVERIFY(pause && pause->options);
        QCOMPARE(pause->options->change.minutes, 30);
        const Result<Parsed> plan = parseArguments({u"warrenctl"_s, u"rebalance"_s});
        QVERIFY(plan && plan->options);
        QCOMPARE(plan->options->change.action, u"plan"_s);
    }
};

QTEST_GUILESS_MAIN(OptionsTest)
#include "OptionsTest.moc"
