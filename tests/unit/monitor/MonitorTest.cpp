#include "tests/unit/monitor/MonitoredPair.h"

#include <QTest>

using namespace warrener;
using namespace warrener::monitored;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

class MonitorTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyNodeIsAskedItself()
    {
        Pair pair;
        pair.watch();
        QTRY_COMPARE(pair.stateOf(one), u"in-service"_s);
        QTRY_COMPARE(pair.stateOf(two), u"in-service"_s);
        QTRY_VERIFY(pair.snapshot->totals.isCurrent());
        QCOMPARE(pair.answer(one).value->self.name.value, one);
        QCOMPARE(pair.answer(two).value->self.name.value, two);
        QCOMPARE(pair.answer(one).value->peers.size(), 1);
        QTRY_VERIFY(pair.snapshot->nodes.at(1).versions.has());
        QTRY_VERIFY(pair.snapshot->nodes.at(1).metrics.has());
        QCOMPARE(pair.snapshot->nodes.at(1).metrics.value->connections, 3.0);
        // Nobody gives figures of the hosts, and that is said.
        QCOMPARE(pair.snapshot->hosts.at(0).figures.error->kind, ErrorKind::NotConfigured);
        QTRY_VERIFY(pair.snapshot->cost.requestsPerSecond > 0);
        QVERIFY(pair.first.unexpected().isEmpty());
        // Metrics endpoints get no password.
        for (const auto listed = pair.firstMetrics.requests(); const FakeRequest &request : listed)
            QVERIFY(!request.headers.contains("authorization"));
    }

    void theFirstSnapshotDoesNotWaitForTheLastNode()
    {
        Pair pair;
        pair.second.on("/api/nodes", {.mode = FakeAnswer::Mode::Hang});
        pair.watch();
        QTRY_VERIFY(!pair.all.isEmpty());
        QVERIFY(pair.all.first()->node(NodeName{one})->answer.has());
        QVERIFY(pair.all.first()->node(NodeName{two})->answer.isPending());
    }

    void failuresAreToldApart_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<bool>("hangs");
        QTest::addColumn<bool>("metrics");
        QTest::addColumn<QString>("state");
        QTest::newRow("hangs for who logs in") << 1 << true << false << u"api-hanging"_s;
        QTest::newRow("wrong password") << 401 << false << true << u"unauthorized"_s;
        QTest::newRow("no permission") << 403 << false << true << u"forbidden"_s;
        QTest::newRow("broken") << 500 << false << true << u"api-error"_s;
        QTest::newRow("hangs, metrics answer") << 0 << true << true << u"api-hanging"_s;
        QTest::newRow("hangs") << 0 << true << false << u"frozen"_s;
        QTest::newRow("refuses, peers see it run") << 0 << false << false << u"ports-closed"_s;
        QTest::newRow("refuses, metrics answer") << 0 << false << true << u"management-off"_s;
    }
    void failuresAreToldApart()
    {
        QFETCH(int, status);
        QFETCH(bool, hangs);
        QFETCH(bool, metrics);
        QFETCH(QString, state);
        Pair pair;
        const ClusterProfile profile = pair.profile();
        // A slow directory holds up everybody who logs in, and nobody else.
        if (status == 1)
            pair.second.on("/api/whoami", {.status = 401, .body = R"({"error":"not_authorised","reason":"Not_Authorized"})"});
        if (hangs)
            pair.second.on("/api/nodes", {.mode = FakeAnswer::Mode::Hang});
        else if (status != 0)
            pair.second.on("/api/nodes", {.status = status, .body = "{}"});
        else
            pair.second.shutDown();
        if (!metrics && hangs)
            pair.secondMetrics.on("/metrics", {.mode = FakeAnswer::Mode::Hang});
        else if (!metrics)
            pair.secondMetrics.shutDown();
        pair.watch(profile);
        QTRY_COMPARE(pair.stateOf(two), state);
        QTRY_COMPARE(pair.stateOf(one), u"in-service"_s);
        for (const auto listed = pair.second.requests(); const FakeRequest &request : listed)
            QCOMPARE(request.headers.contains("authorization"), request.path != "/api/whoami");
    }

    /// The console is not the load that makes a directory slow: it leaves whoever answers slowly four times as long alone.
    void whoIsSlowIsAskedLess()
    {
        Pair pair;
        pair.second.on("/api/nodes", {.mode = FakeAnswer::Mode::Hang});
        pair.second.on("/api/whoami", {.status = 401, .body = "{}"});
        pair.watch();
        const auto asked = [](const FakeServer &server) { return std::ranges::count(server.requests(), "/api/nodes", &FakeRequest::path); };
        QTRY_VERIFY_WITH_TIMEOUT(asked(pair.second) >= 2, 60'000);
        // Each question waits for a second in vain, and four more are let pass: that is by their own clock, however busy the machine.
        QList<std::chrono::steady_clock::time_point> moments;
        for (const auto listed = pair.second.requests(); const FakeRequest &request : listed) {
            if (request.path == "/api/nodes")
                moments.append(request.at);
        }
        QVERIFY(moments.at(1) - moments.at(0) >= 4s);
        QVERIFY2(asked(pair.first) > asked(pair.second), qPrintable(QString::number(asked(pair.first)))); // who answers is asked as usual
    }

    void aStoppedNodeIsGoneForItsPeersToo()
    {
        Pair pair;
        const ClusterProfile profile = pair.profile();
        pair.first.on("/api/nodes", {.body = nodesJson(false)});
        pair.second.shutDown();
        pair.secondMetrics.shutDown();
        pair.watch(profile);
        QTRY_COMPARE(pair.stateOf(two), u"stopped"_s);
    }

    /// Both answer in each round, and one calls the other gone: parted, however the two answers of one round fall.
    void whoIsCalledGoneAndAnswersIsParted()
    {
        Pair pair;
        const ClusterProfile profile = pair.profile();
        pair.first.on("/api/nodes", {.body = nodesJson(false)});
        pair.watch(profile);
        QTRY_COMPARE(pair.stateOf(two), u"partitioned"_s);
        const auto since = [&pair] { return pair.answer(one).value->goneSince.value(NodeName{two}); };
        const TimePoint first = since();
        const qsizetype seen = pair.all.size();
        QVERIFY(first != TimePoint{});
        // The first word counts, not the latest; and it ends with the word.
        QTRY_VERIFY(pair.all.size() > seen + 4);
        QCOMPARE(since(), first);
        for (const auto listed = pair.all.sliced(seen); const SnapshotPtr &snapshot : listed)
            QCOMPARE(assess(*snapshot).stateOf(SubjectKind::Node, two).id, u"partitioned"_s);
        pair.first.on("/api/nodes", {.body = nodesJson()});
        QTRY_COMPARE(pair.stateOf(two), u"in-service"_s);
        QVERIFY(pair.answer(one).value->goneSince.isEmpty());
    }

    void aNodeComesBackByItself()
    {
        Pair pair;
        pair.watch();
        QTRY_COMPARE(pair.stateOf(two), u"in-service"_s);
        pair.second.on("/api/nodes", {.mode = FakeAnswer::Mode::Hang});
        pair.secondMetrics.on("/metrics", {.mode = FakeAnswer::Mode::Hang});
        QTRY_COMPARE(pair.stateOf(two), u"frozen"_s);
        // What was known stays, with its age and the reason.
        QVERIFY(pair.answer(two).has());
        QVERIFY(!pair.answer(two).isCurrent());
        QCOMPARE(pair.answer(two).error->kind, ErrorKind::Silent);
        const TimePoint since = pair.answer(two).failingSince;
        QTRY_VERIFY(pair.snapshot->at - since > 3s);
        QCOMPARE(pair.answer(two).failingSince, since);
        pair.second.on("/api/nodes", {.body = nodesJson()});
        pair.secondMetrics.on("/metrics", {.body = metricsText, .contentType = "text/plain"});
        QTRY_COMPARE(pair.stateOf(two), u"in-service"_s);
    }

    void totalsComeFromAnotherNodeWhenOneFails()
    {
        Pair pair;
        pair.first.on("/api/overview", {.status = 500, .body = "{}"});
        pair.watch();
        QTRY_VERIFY(pair.snapshot && pair.snapshot->totals.isCurrent());
        QVERIFY(!pair.snapshot->totals.error);
        pair.second.on("/api/overview", {.status = 500, .body = "{}"});
        QTRY_VERIFY(pair.snapshot->totals.error);
        QVERIFY(pair.snapshot->totals.has());
    }

    void snapshotsAreNumbered()
    {
        Pair pair;
        pair.watch();
        QTRY_VERIFY(pair.all.size() >= 4);
        for (qsizetype i = 1; i < pair.all.size(); ++i) {
            QCOMPARE(pair.all.at(i)->generation, pair.all.at(i - 1)->generation + 1);
            QVERIFY(pair.all.at(i)->at >= pair.all.at(i - 1)->at);
        }
        // A monitor that takes over is newer than the one before.
        const quint64 last = pair.all.last()->generation;
        pair.all.clear();
        pair.watch();
        QTRY_VERIFY(!pair.all.isEmpty());
        QVERIFY(pair.all.first()->generation > last);
    }

    void endingDoesNotWaitForHangingRequests()
    {
        Pair pair;
        for (FakeServer *server : {&pair.first, &pair.second}) {
            server->on("/api/nodes", {.mode = FakeAnswer::Mode::Hang});
            server->on("/api/overview", {.mode = FakeAnswer::Mode::Hang});
        }
        ClusterProfile patient = pair.profile();
        patient.timeout = 10min;
        pair.watch(patient);
        QTRY_VERIFY(!pair.second.requests().isEmpty());
        // Whoever waited for one of them would be ended by ctest.
        pair.monitor.reset();
    }

    void endingAtOnceIsNoHarm()
    {
        for (int i = 0; i < 10; ++i) {
            Pair pair;
            pair.watch();
            if (i % 2 == 1)
                QTRY_VERIFY(!pair.first.requests().isEmpty());
        }
    }

    void nothingElseIsAskedUntilSomebodyLooks()
    {
        Pair pair;
        pair.watch();
        QTRY_COMPARE(pair.stateOf(two), u"in-service"_s);
        QVERIFY(!pair.snapshot->queues);
        pair.hasOneQueue();
        pair.monitor->setFocus({.queues = true, .visibleQueues = {}, .node = {}});
        QTRY_VERIFY(pair.snapshot->queues && !pair.snapshot->queues->rows.empty());
        QCOMPARE(pair.snapshot->queues->rows.front().ready, 4);
        pair.monitor->setFocus({});
        const auto asked = [&] { return std::ranges::count(pair.first.requests(), "/api/queues", &FakeRequest::path); };
        const qsizetype snapshots = pair.all.size();
        QTRY_VERIFY(pair.all.size() > snapshots + 1);
        const auto before = asked();
        QTRY_VERIFY(pair.all.size() > snapshots + 4);
        QCOMPARE(asked(), before);
    }

    void askNowDoesNotWaitForTheInterval()
    {
        Pair pair;
        ClusterProfile slow = pair.profile();
        slow.poll = 3600s;
        pair.watch(slow);
        QTRY_VERIFY(pair.snapshot && pair.answer(two).has());
        const auto before = pair.second.requests().size();
        pair.monitor->askNow();
        QTRY_VERIFY(pair.second.requests().size() > before);
        pair.monitor->setPollInterval(1s);
        const auto later = pair.second.requests().size();
        QTRY_VERIFY(pair.second.requests().size() > later + 1);
    }

    void aForeignClusterIsNotTakenForOurs()
    {
        Pair pair;
        pair.second.on("/api/nodes", {.body = R"([{"name":"rabbit@elsewhere","running":true}])"});
        pair.watch();
        QTRY_COMPARE(pair.stateOf(two), u"api-error"_s);
        QVERIFY(pair.answer(two).error->message.contains(two));
    }
};

QTEST_GUILESS_MAIN(MonitorTest)
#include "MonitorTest.moc"
