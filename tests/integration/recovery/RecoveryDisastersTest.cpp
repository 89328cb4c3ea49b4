#include "RecoveryBench.h"

#include <QFile>
#include <QProcess>

using namespace Qt::StringLiterals;
using namespace warrener;

/// The disasters of the recovery plans, each made on the test hosts under load and healed by its plan with nobody there.
class RecoveryDisastersTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (qEnvironmentVariableIsEmpty("TESTBED_DIR"))
            QSKIP("runs on the test hosts only (tests/testbed/testbed exec)");
        QVERIFY(m_home.isValid());
        qputenv("XDG_DATA_HOME", m_home.path().toLocal8Bit());
        m_version = qEnvironmentVariable("TESTBED_BROKER");
    }
    void init()
    {
        QVERIFY(bench::reset());
        bench::removeQueues();
    }
    void cleanupTestCase()
    {
        if (qEnvironmentVariableIsEmpty("TESTBED_DIR"))
            return;
        QVERIFY(bench::reset());
        bench::removeQueues();
    }

    void aNodeFails_data()
    {
        QTest::addColumn<QString>("disaster");
        QTest::addColumn<QString>("step");
        QTest::newRow("stopped") << u"on broker2 sudo -n systemctl stop rabbitmq-server"_s << u"start"_s;
        QTest::newRow("frozen") << u"testbed-freeze broker2"_s << u"thaw"_s;
        QTest::newRow("without its application") << u"on broker2 sudo -n rabbitmqctl stop_app"_s << u"start-app"_s;
    }
    void aNodeFails()
    {
        QFETCH(QString, disaster);
        QFETCH(QString, step);
        bench::Load load;
        QVERIFY(load.isFlowing());
        const QString since = bench::nowText();
        QCOMPARE(bench::shell(disaster).code, 0);
        const bench::Healed healed = bench::heal(u"single-node-failure"_s, since, {u"--node"_s, u"broker2"_s});
        QVERIFY2(healed.run.code == 0, healed.words().constData());
        QCOMPARE(healed.phaseOf(step), u"done"_s);
        nothingIsLost(load);
    }

    void theConsoleIsKilled_data()
    {
        QTest::addColumn<QString>("way");
        QTest::addColumn<QString>("verdict");
        QTest::newRow("and finished") << u"finish"_s << u"done"_s;
        QTest::newRow("and taken back") << u"undo"_s << u"undone"_s;
    }
    /// In the middle of a step that acts, so that nobody wrote down whether it took effect: another console finds the run, and
    /// finishes it, or takes back what there is to take back.
    void theConsoleIsKilled()
    {
        QFETCH(QString, way);
        QFETCH(QString, verdict);
        bench::Load load;
        QVERIFY(load.isFlowing());
        QCOMPARE(bench::shell(u"on broker2 sudo -n systemctl stop rabbitmq-server"_s).code, 0);
        QProcess console;
        console.start(QStringLiteral(WARRENCTL),
                      {u"--format"_s, u"json"_s, u"recovery"_s, u"run"_s, u"single-node-failure"_s, u"--yes"_s, u"--node"_s, u"broker2"_s});
        const auto isActing = [] {
            const bench::Healed now{.run = {}, .report = bench::warrenctl({u"recovery"_s, u"report"_s}).json()};
            return now.verdict() == "open"_L1 && now.phaseOf(u"start"_s) == "running"_L1;
        };
        QTRY_VERIFY2_WITH_TIMEOUT(isActing(), console.readAllStandardError().constData(), 60'000);
        console.kill();
        QVERIFY(console.waitForFinished(10'000));
        QCOMPARE(console.exitStatus(), QProcess::CrashExit);
        const bench::Ended recovered = bench::warrenctl({u"journal"_s, u"recover"_s, u"--yes"_s, u"--direction"_s, way});
        QVERIFY2(recovered.code == 0 || way == "undo"_L1, (recovered.out + recovered.err).constData());
        const bench::Healed report{.run = {}, .report = bench::warrenctl({u"recovery"_s, u"report"_s}).json()};
        QVERIFY2(report.verdict() == verdict, (report.verdict().toUtf8() + ' ' + recovered.out + recovered.err).constData());
        if (way == "undo"_L1) {
            // Nothing of it is left in the way of the next run.
            const bench::Healed healed = bench::heal(u"single-node-failure"_s, bench::nowText(), {u"--node"_s, u"broker2"_s});
            QVERIFY2(healed.run.code == 0, healed.words().constData());
        }
        nothingIsLost(load);
        QCOMPARE(bench::warrenctl({u"journal"_s, u"verify"_s}).code, 0);
    }

    /// Its disk is empty: forgotten, joined anew, members grown.
    void aNodesDataIsGone()
    {
        bench::Load load;
        QVERIFY(load.isFlowing());
        const QString since = bench::nowText();
        QCOMPARE(bench::shell(u"on broker3 \"sudo -n systemctl stop rabbitmq-server; sudo -n sh -c 'rm -rf /var/lib/rabbitmq/mnesia/*'\""_s).code, 0);
        const bench::Healed healed = bench::heal(u"cluster-node-failure"_s, since, {u"--node"_s, u"broker3"_s});
        QVERIFY2(healed.run.code == 0, healed.words().constData());
        QCOMPARE(healed.phaseOf(u"forget"_s), u"done"_s);
        // The statistics of the broker are some seconds old.
        QTRY_COMPARE_WITH_TIMEOUT(bench::onlineMembers(), (QList<int>{3, 3, 3, 3}), 30'000);
        nothingIsLost(load);
    }

    /// Its files are damaged: kept as evidence, rebuilt from its peers.
    void aNodesDataIsDamaged()
    {
        bench::Load load;
        QVERIFY(load.isFlowing());
        const QString since = bench::nowText();
        QCOMPARE(bench::shell(u"on broker2 \"sudo -n systemctl kill -s KILL rabbitmq-server; sudo -n systemctl stop rabbitmq-server; "
                              "sudo -n sh -c 'find /var/lib/rabbitmq/mnesia -type f -size +0 | while read f; do head -c 4096 /dev/urandom > \\$f; done'\""_s)
                     .code,
                 0);
        const bench::Healed healed = bench::heal(u"data-corruption"_s, since, {u"--node"_s, u"broker2"_s});
        QVERIFY2(healed.run.code == 0, healed.words().constData());
        QCOMPARE(healed.phaseOf(u"aside"_s), u"done"_s);
        // The statistics of the broker are some seconds old.
        QTRY_COMPARE_WITH_TIMEOUT(bench::onlineMembers(), (QList<int>{3, 3, 3, 3}), 30'000);
        // The evidence is there.
        QVERIFY(bench::shell(u"on broker2 sudo -n sh -c \"'ls -d /var/lib/rabbitmq/mnesia/aside-*/rabbit@broker2'\""_s).code == 0);
        nothingIsLost(load);
    }

    /// Cut from the others for longer than they wait: the losing side is restarted where the brokers do not find together
    /// by themselves, and nothing that was confirmed is lost.
    void theNetworkParts()
    {
        if (m_version != "4.3"_L1) {
            // As most sites have it: nothing happens by itself.
            QCOMPARE(bench::shell(u"for h in broker1 broker2 broker3; do "
                                  "on $h \"sudo -n rabbitmqctl eval 'application:set_env(rabbit, cluster_partition_handling, ignore).'\"; done"_s)
                         .code,
                     0);
        }
        bench::Load load(300, 500);
        QVERIFY(load.isFlowing());
        const QString since = bench::nowText();
        QCOMPARE(bench::shell(cut).code, 0);
        // Until each side counts the other as gone.
        QCOMPARE(bench::shell(u"for i in $(seq 150); do n=$(curl -sf -m 3 -u \"warrener:$WARRENER_PASSWORD\" http://broker1:15672/api/nodes | "
                              "jq '[.[] | select(.running)] | length' || true); [ \"$n\" = 2 ] && exit 0; sleep 1; done; exit 1"_s)
                     .code,
                 0);
        // The plan begins while it is cut, and the network's people mend it meanwhile.
        QProcess mending;
        mending.start(u"bash"_s, {u"-euc"_s, u"until "_s + QStringLiteral(WARRENCTL)
                                                 + u" --format json recovery report | "
                                                   "jq -e '.steps[] | select(.id == \"heal\") | .phase == \"running\"'; do sleep 1; done; "_s
                                                 + mended});
        const bench::Healed run = bench::heal(u"network-partition"_s, since, {u"--node"_s, u"broker3"_s});
        QVERIFY(mending.waitForFinished(30'000));
        QVERIFY2(run.run.code == 0, run.words().constData());
        QCOMPARE(run.phaseOf(u"heal"_s), u"done"_s);
        qInfo("the losing side: %s", qPrintable(run.phaseOf(u"restart-losers"_s)));
        nothingIsLost(load);
    }

private:
    void nothingIsLost(bench::Load &load)
    {
        QVERIFY(load.goesOn());
        const Result<load::Account> account = load.stop();
        QVERIFY(account);
        QCOMPARE(account->totals().lost, 0ULL);
    }

    /// broker3 and the two others do not hear each other; everybody hears the rest of the world.
    const QString cut = u"for h in broker1 broker2; do getent ahostsv4 $h | head -1 | cut -d' ' -f1; done | tr '\\n' ' ' > $TESTBED_DIR/parted; "
                        "a=$(sed 's/ *$//; s/ /, /' $TESTBED_DIR/parted); "
                        "echo \"table inet parted { chain in { type filter hook input priority 0; ip saddr { $a } drop; }; "
                        "chain out { type filter hook output priority 0; ip daddr { $a } drop; }; }\" | on broker3 sudo -n nft -f -"_s;
    const QString mended = u"on broker3 sudo -n nft delete table inet parted"_s;
    QTemporaryDir m_home;
    QString m_version;
};

QTEST_GUILESS_MAIN(RecoveryDisastersTest)
#include "RecoveryDisastersTest.moc"
