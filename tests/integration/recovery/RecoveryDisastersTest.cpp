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
        bench::beginOnHosts(m_home);
        m_version = qEnvironmentVariable("TESTBED_BROKER");
    }
    void init() { QVERIFY(bench::anew()); }
    void cleanupTestCase() { bench::endOnHosts(); }

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
        QCOMPARE(bench::shell(bench::emptied({u"broker3"_s})).code, 0);
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
        QCOMPARE(bench::shell(bench::damaged(u"broker2"_s)).code, 0);
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
        // As most sites have it: nothing happens by itself.
        const auto handle = [this](const QString &how) { return m_version == "4.3"_L1 || bench::shell(bench::handled(how)).code == 0; };
        const auto asBefore = qScopeGuard([&handle] { handle(u"autoheal"_s); });
        QVERIFY(handle(u"ignore"_s));
        bench::Load load(300, 500);
        QVERIFY(load.isFlowing());
        const QString since = bench::nowText();
        QCOMPARE(bench::shell(bench::cut()).code, 0);
        // Until each side counts the other as gone.
        QTRY_COMPARE_WITH_TIMEOUT(bench::runningBy(u"broker1"_s), 2, 150'000);
        // The plan begins while it is cut, and the network's people mend it meanwhile.
        const std::unique_ptr<QProcess> mending = bench::whileStepRuns(u"heal"_s, bench::mended());
        const bench::Healed run = bench::heal(u"network-partition"_s, since, {u"--node"_s, u"broker3"_s});
        QVERIFY(mending->waitForFinished(30'000));
        QVERIFY2(run.run.code == 0, run.words().constData());
        QCOMPARE(run.phaseOf(u"heal"_s), u"done"_s);
        qInfo("the losing side: %s", qPrintable(run.phaseOf(u"restart-losers"_s)));
        nothingIsLost(load);
    }

    /// An alarm of its disk blocks every publisher, until somebody has made room.
    void aDiskIsFull()
    {
        const auto limit = [](const QString &bytes) { return bench::shell(bench::diskLimit(bytes)).code == 0; };
        const auto asBefore = qScopeGuard([&limit] { limit(u"50MB"_s); });
        bench::Load load(600, 300);
        QVERIFY(load.isFlowing());
        const QString since = bench::nowText();
        QVERIFY(limit(u"900000GB"_s));
        QTRY_VERIFY_WITH_TIMEOUT(bench::isAlarmed(), 60'000);
        const std::unique_ptr<QProcess> people = bench::whileStepRuns(u"quiet"_s, bench::diskLimit(u"50MB"_s));
        const bench::Healed healed = bench::heal(u"disk-full"_s, since, {u"--node"_s, u"broker2"_s});
        QVERIFY2(healed.run.code == 0, healed.words().constData());
        QVERIFY(people->waitForFinished(30'000));
        QCOMPARE(healed.phaseOf(u"free"_s), u"skipped"_s); // there is room; it was the limit
        QCOMPARE(healed.phaseOf(u"quiet"_s), u"done"_s);
        nothingIsLost(load);
    }

    /// Its host has another cookie: it cannot come back, and its tools are refused.
    void aCookieIsWrong()
    {
        QCOMPARE(bench::shell(bench::cookieKept()).code, 0);
        const auto asBefore = qScopeGuard([] { bench::shell(bench::cookieBack()); });
        bench::Load load;
        QVERIFY(load.isFlowing());
        const QString since = bench::nowText();
        QCOMPARE(bench::shell(bench::cookieWrong()).code, 0);
        const bench::Healed healed = bench::heal(u"erlang-cookie"_s, since, {u"--node"_s, u"broker3"_s});
        QVERIFY2(healed.run.code == 0, healed.words().constData());
        QCOMPARE(healed.phaseOf(u"copy"_s), u"done"_s);
        nothingIsLost(load);
    }

    /// Its certificate has ended; once people have put the new one in place, it is served without a restart.
    void aCertificateHasEnded()
    {
        const auto asBefore = qScopeGuard([] { bench::shell(bench::certificate(u"broker2"_s) + bench::certificateRead()); });
        const QString since = bench::nowText();
        QCOMPARE(bench::shell(bench::certificate(u"expired"_s) + bench::certificateRead()).code, 0);
        QTRY_VERIFY(bench::shell(bench::isServedValid()).code != 0);
        const std::unique_ptr<QProcess> people = bench::whileStepRuns(u"renew"_s, bench::certificate(u"broker2"_s));
        const bench::Healed healed = bench::heal(u"certificate-expired"_s, since, {u"--node"_s, u"broker2"_s});
        QVERIFY2(healed.run.code == 0, healed.words().constData());
        QVERIFY(people->waitForFinished(30'000));
        QCOMPARE(healed.phaseOf(u"renew"_s), u"done"_s);
        QTRY_COMPARE(bench::shell(bench::isServedValid()).code, 0);
    }

    /// All nodes run one version, and a feature flag was left off.
    void anUpgradeStopped()
    {
        if (m_version == "3.10"_L1)
            QSKIP("nodes of 3.10 do not find each other again with a flag less in their files");
        // One that every node of the version has on, and that nothing of the load needs.
        const QString flag = m_version == "4.0"_L1 ? u"detailed_queues_endpoint"_s : u"track_qq_members_uids"_s;
        const QString since = bench::nowText();
        QCOMPARE(bench::shell(bench::flagLeftOff(flag, m_version == "4.3"_L1)).code, 0);
        QVERIFY(bench::reset());
        const QString isOff = bench::isFlagOff(flag);
        const bench::Ended off = bench::shell(isOff);
        QVERIFY2(off.code == 0, (off.out + off.err).constData());
        const bench::Healed healed = bench::heal(u"upgrade-stopped"_s, since);
        QVERIFY2(healed.run.code == 0, healed.words().constData());
        QCOMPARE(healed.phaseOf(u"upgrade"_s), u"skipped"_s);
        QCOMPARE(healed.phaseOf(u"flags"_s), u"done"_s);
        QVERIFY(bench::shell(isOff).code != 0);
    }

    void aMajorityIsLost_data()
    {
        QTest::addColumn<bool>("pauses");
        QTest::newRow("the last one stands") << false;
        QTest::newRow("the last one has paused itself") << true;
    }
    /// Two of three nodes have lost their data: the queues go on with what the third one has, and the two join anew. The third one may
    /// have paused itself: it serves nobody then, and nobody but this plan starts it.
    void aMajorityIsLost()
    {
        QFETCH(const bool, pauses);
        if (pauses && m_version == "4.3"_L1)
            QSKIP("nodes with Khepri do not pause");
        const QString file = u"/etc/rabbitmq/conf.d/99-pause.conf"_s;
        const auto asBefore = qScopeGuard([pauses, &file] {
            if (pauses)
                bench::shell(u"on broker1 \"sudo -n sh -c 'rm -f %1; rabbitmqctl stop_app; rabbitmqctl start_app'\""_s.arg(file));
        });
        if (pauses) {
            QCOMPARE(bench::shell(u"on broker1 \"sudo -n sh -c 'mkdir -p /etc/rabbitmq/conf.d; echo cluster_partition_handling = pause_minority > %1; "
                                  "rabbitmqctl stop_app && rabbitmqctl start_app'\""_s.arg(file))
                         .code,
                     0);
        }
        const auto gone = qScopeGuard([] { bench::shell(bench::api(u"broker1"_s) + bench::kept + u" -X DELETE"_s); });
        QVERIFY(bench::keepMessages());
        const QString since = bench::nowText();
        QCOMPARE(bench::shell(bench::emptied({u"broker2"_s, u"broker3"_s})).code, 0);
        // Until the last node counts them as gone, or has paused itself.
        const auto isPaused = [] { return bench::shell(u"on broker1 \"sudo -n rabbitmqctl -s eval 'rabbit:is_running().'\""_s).out.contains("false"); };
        QTRY_VERIFY_WITH_TIMEOUT(pauses ? isPaused() : bench::runningBy(u"broker1"_s) == 1, 120'000);
        if (pauses) {
            const bench::Ended started = bench::warrenctl({u"start-app"_s, u"run"_s, u"--node"_s, u"broker1"_s, u"--yes"_s});
            QVERIFY2(started.code != 0 && (started.out + started.err).contains("paused itself"), (started.out + started.err).constData());
        }
        // Of one that has paused itself nobody can say whether it has streams: people are asked to save what they can.
        const bench::Healed healed =
            bench::heal(u"quorum-queue-majority-lost"_s, since, {u"--answer"_s, u"members"_s, u"--answer"_s, u"save"_s, u"--answer"_s, u"decide"_s});
        QCOMPARE(healed.phaseOf(u"resume"_s), u"done"_s);
        if (m_version == "3.10"_L1) {
            // No way to shrink by force: it says so and what to do instead, and has forgotten nobody.
            QVERIFY2(healed.run.code != 0 && healed.words().contains("delete them and restore them from a backup"), healed.words().constData());
            QCOMPARE(healed.phaseOf(u"forget-broker2"_s), u"pending"_s);
            QVERIFY(bench::shell(u"testbed-reset --hard"_s).code == 0);
            return;
        }
        QVERIFY2(healed.run.code == 0, healed.words().constData());
        QCOMPARE(healed.phaseOf(u"shrink"_s), u"done"_s);
        QTRY_COMPARE_WITH_TIMEOUT(bench::held(u"broker1"_s), QByteArray("50 3"), 30'000);
    }

    void streamsLoseTheirMajority_data()
    {
        QTest::addColumn<QString>("leader");
        QTest::newRow("led by a node that is lost") << u"broker2"_s;
        QTest::newRow("led by the node that is left") << u"broker1"_s;
    }
    /// No command of RabbitMQ brings a stream back whose majority is lost. Their coordinator goes on with the node that is left; a
    /// stream that comes back has what that node had of it, and of one that does not it is said that it needs a restore. On 3.10
    /// the plan ends before it has forgotten anybody.
    void streamsLoseTheirMajority()
    {
        QFETCH(const QString, leader);
        const auto gone = qScopeGuard([] { bench::shell(u"testbed-reset --hard"_s); });
        QVERIFY(fillStream(leader));
        QTRY_COMPARE_WITH_TIMEOUT(streamHeld(u"broker1"_s), QByteArray("50 3"), 60'000);
        const QString since = bench::nowText();
        QCOMPARE(bench::shell(bench::emptied({u"broker2"_s, u"broker3"_s})).code, 0);
        QTRY_COMPARE_WITH_TIMEOUT(bench::runningBy(u"broker1"_s), 1, 120'000);
        // Whatever the coordinator says of its members: it hears nobody.
        const bench::Ended diagnosed = bench::warrenctl({u"diagnose"_s});
        QVERIFY2(diagnosed.out.contains("queue.streams.coordinator") || diagnosed.out.contains("queue.minority"), diagnosed.out.constData());
        const QStringList answers{u"--answer"_s, u"members"_s, u"--answer"_s, u"save"_s, u"--answer"_s, u"decide"_s};
        if (m_version == "3.10"_L1) {
            const bench::Healed ended = bench::heal(u"quorum-queue-majority-lost"_s, since, answers);
            QVERIFY2(ended.run.code != 0 && ended.words().contains("restore into another cluster"), ended.words().constData());
            QCOMPARE(ended.phaseOf(u"forget-broker2"_s), u"pending"_s);
            return;
        }
        // People delete a stream that does not come back while the plan looks for it; nothing else holds the plan up.
        const std::unique_ptr<QProcess> people = bench::whileStepRuns(
            u"again"_s, u"until_true() { local most=$((SECONDS + $1)); shift; until \"$@\"; do [ $SECONDS -lt $most ] || return 1; sleep 1; done; }; "
                        "is_back() { [ \"$("_s
                            + bench::api(u"broker1"_s) + stream + u" | jq '.online | length')\" = 3 ]; }; until_true 80 is_back || "_s
                            + bench::api(u"broker1"_s) + stream + u" -X DELETE"_s);
        const bench::Healed healed = bench::heal(u"quorum-queue-majority-lost"_s, since, answers);
        QVERIFY2(healed.run.code == 0, healed.words().constData());
        // They are still on their way where the stream was back at once.
        people->kill();
        QVERIFY(people->waitForFinished());
        QCOMPARE(healed.phaseOf(u"coordinator"_s), u"done"_s);
        const QByteArray held = streamHeld(u"broker1"_s);
        qInfo("led by %s, the stream %s", qPrintable(leader), held.isEmpty() ? "had to be deleted" : "came back");
        if (!held.isEmpty())
            QTRY_COMPARE_WITH_TIMEOUT(streamHeld(u"broker1"_s), QByteArray("50 3"), 60'000);
    }

    /// All brokers are gone with their data: the service goes on at the standby with what the last backup held, and both proxies
    /// send the clients there.
    void everythingIsGone()
    {
        const QByteArray own = qgetenv("WARRENER_PROFILE");
        const auto asBefore = qScopeGuard([&own] {
            qputenv("WARRENER_PROFILE", own);
            bench::shell(u"testbed-reset --hard"_s);
        });
        QCOMPARE(bench::shell(bench::standbyShares()).code, 0);
        QVERIFY(bench::keepMessages());
        const bench::Ended backup = bench::warrenctl({u"backup"_s, u"create"_s, u"--type"_s, u"full"_s, u"--yes"_s});
        QVERIFY2(backup.code == 0, (backup.out + backup.err).constData());
        const QString since = bench::nowText();
        QCOMPARE(bench::shell(bench::killedAndEmptied({u"broker1"_s, u"broker2"_s, u"broker3"_s})).code, 0);
        qputenv("WARRENER_PROFILE", qgetenv("TESTBED_DIR") + "/standby.json");
        const bench::Healed healed = bench::heal(u"complete-system-failure"_s, since, {u"--answer"_s, u"gone"_s});
        QVERIFY2(healed.run.code == 0, healed.words().constData());
        for (const QString &proxy : {u"-lb1"_s, u"-lb2"_s}) {
            QCOMPARE(healed.phaseOf(u"switch"_s + proxy), u"done"_s);
            QCOMPARE(healed.phaseOf(u"verify"_s + proxy), u"done"_s);
        }
        QTRY_COMPARE_WITH_TIMEOUT(bench::held(u"dr1"_s), QByteArray("50 1"), 30'000);
        QVERIFY(healed.rtoMs() < 1'800'000);
    }

private:
    static constexpr QLatin1StringView stream{"/queues/%2F/failover-test-stream"};
    /// 50 messages in a stream of all nodes that this host's node leads.
    static bool fillStream(const QString &leader)
    {
        return bench::shell(bench::api(leader) + stream
                            + u" -X PUT -d '{\"durable\":true,\"arguments\":{\"x-queue-type\":\"stream\",\"x-queue-leader-locator\":\"client-local\"}}'; "
                              "for i in $(seq 50); do "_s
                            + bench::api(leader)
                            + u"/exchanges/%2F/amq.default/publish -o /dev/null -d '{\"properties\":{\"delivery_mode\":2},"
                              "\"routing_key\":\"failover-test-stream\",\"payload\":\"m\",\"payload_encoding\":\"string\"}' || exit 1; done"_s)
                   .code
               == 0;
    }
    /// "MESSAGES MEMBERS", those that are online.
    static QByteArray streamHeld(const QString &host)
    {
        return bench::shell(bench::api(host) + stream + u" | jq '.messages, (.online | length)'"_s).out.simplified();
    }
    void nothingIsLost(bench::Load &load)
    {
        QVERIFY(load.goesOn());
        const Result<load::Account> account = load.stop();
        QVERIFY(account);
        QCOMPARE(account->totals().lost, 0ULL);
    }

    QTemporaryDir m_home;
    QString m_version;
};

QTEST_GUILESS_MAIN(RecoveryDisastersTest)
#include "RecoveryDisastersTest.moc"
