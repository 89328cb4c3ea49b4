#include "Changes.h"
#include "Snapshots.h"
#include "judge/assess/Assessment.h"
#include "judge/assess/NodeCondition.h"

#include <QTest>

#include <algorithm>

using namespace warrener;
using namespace warrener::snapshots;
using namespace Qt::StringLiterals;

/// The sentences that people read first.
class VerdictTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void verdicts_data()
    {
        QTest::addColumn<Change>("change");
        QTest::addColumn<QString>("word");
        QTest::addColumn<QString>("headline");
        QTest::addColumn<QString>("brief");

        const QString two = u"broker2"_s;
        QTest::newRow("healthy") << Change([](Snapshot &) {}) << u"Healthy"_s << u"Healthy: all 3 nodes and both proxies are in service"_s
                                 << u"3 nodes, 2 proxies, 212 queues"_s;
        QTest::newRow("no proxies") << Change([](Snapshot &s) { s.proxies.clear(); }) << u"Healthy"_s << u"Healthy: all 3 nodes are in service"_s
                                    << u"3 nodes, 212 queues"_s;
        QTest::newRow("one node") << Change([](Snapshot &s) {
            s.proxies.resize(1);
            s.nodes.resize(1);
            s.nodes[0].answer.value->peers.clear();
            s.totals.value->queues = 1;
        }) << u"Healthy"_s << u"Healthy: the node and the proxy are in service"_s
                                  << u"1 node, 1 proxy, 1 queue"_s;
        QTest::newRow("exporter missing stays healthy") << Change([=](Snapshot &s) { fail(host(s, two)->figures, ErrorKind::Refused); }) << u"Healthy"_s
                                                        << u"Healthy: all 3 nodes and both proxies are in service"_s << u"3 nodes, 2 proxies, 212 queues"_s;
        QTest::newRow("down") << Change([=](Snapshot &s) { stop(s, two); }) << u"Unhealthy"_s << u"Unhealthy: broker2 is down; its host answers"_s
                              << u"1 node down"_s;
        QTest::newRow("down, disk full") << Change([=](Snapshot &s) {
            stop(s, two);
            host(s, two)->figures.value->diskDataPercent = 100;
        }) << u"Unhealthy"_s << u"Unhealthy: broker2 is down because its disk is full"_s
                                         << u"1 node down, its disk full"_s;
        QTest::newRow("two down") << Change([=](Snapshot &s) {
            stop(s, two);
            stop(s, u"broker3"_s);
        }) << u"Critical"_s << u"Critical: 2 nodes are down: broker2, broker3"_s
                                  << u"2 nodes down"_s;
        QTest::newRow("all down") << Change([](Snapshot &s) {
            for (const QString &name : brokers)
                stop(s, name);
        }) << u"Critical"_s << u"Critical: all 3 nodes are down"_s
                                  << u"3 nodes down"_s;
        QTest::newRow("none left, each in its way") << Change([=](Snapshot &s) {
            stop(s, u"broker1"_s);
            freeze(s, two);
            freeze(s, u"broker3"_s);
        }) << u"Critical"_s << u"Critical: no node is known to serve (broker1 is down; its host answers)"_s
                                                    << u"1 node down, 2 nodes frozen"_s;
        QTest::newRow("frozen") << Change([=](Snapshot &s) { freeze(s, two); }) << u"Unhealthy"_s
                                << u"Unhealthy: broker2 is frozen: it accepts connections and does not answer"_s << u"1 node frozen"_s;
        QTest::newRow("cut") << Change([=](Snapshot &s) { cut(s, two); }) << u"Unhealthy"_s << u"Unhealthy: nothing on the host broker2 answers"_s
                             << u"1 host not reachable"_s;
        QTest::newRow("wrong password everywhere") << Change([](Snapshot &s) {
            for (NodeLook &look : s.nodes)
                fail(look.answer, ErrorKind::Unauthorized);
            s.hosts[0].figures.value->cpuPercent = 99;
            fail(s.totals, ErrorKind::Unauthorized);
        }) << u"No data"_s << u"No data: all 3 nodes refuse the user or the password"_s
                                                   << u"3 nodes refuse the password"_s;
        QTest::newRow("certificate") << Change([=](Snapshot &s) { fail(node(s, two)->answer, ErrorKind::CertificateExpired); }) << u"Warning"_s
                                     << u"Warning: the certificate of broker2 has expired"_s << u"1 certificate expired"_s;
        QTest::newRow("memory near") << Change([=](Snapshot &s) { node(s, two)->answer.value->self.memoryUsed = 3'900'000'000; }) << u"Warning"_s
                                     << u"Warning: broker2 is near its memory limit"_s << u"1 node near its memory limit"_s;
        QTest::newRow("busy hosts") << Change([](Snapshot &s) {
            for (HostLook &look : s.hosts)
                look.figures.value->cpuPercent = 99;
        }) << u"Critical"_s << u"Critical: the CPUs of 5 hosts are busy: broker1, broker2, broker3, lb1, lb2"_s
                                    << u"5 hosts with busy CPU"_s;
        QTest::newRow("a node that does not serve, while all CPUs are busy") << Change([=](Snapshot &s) {
            // Right after a kill: its ports are closed, and the peers call it running for some seconds more. Nobody says that it runs.
            stop(s, two);
            peersSay(s, two, true);
            for (HostLook &look : s.hosts)
                look.figures.value->cpuPercent = 99;
        }) << u"Critical"_s << u"Critical: the ports of broker2 are closed: it has just stopped, is starting, or is in maintenance mode"_s
                                                                             << u"ports of 1 node closed, 5 hosts with busy CPU"_s;
        QTest::newRow("blocked publishers before a lost node") << Change([=](Snapshot &s) {
            stop(s, two);
            node(s, u"broker3"_s)->answer.value->self.memoryAlarm = true;
        }) << u"Unhealthy"_s << u"Unhealthy: publishers are blocked because broker3 is over its memory limit"_s
                                                               << u"1 memory alarm, 1 node down"_s;
        QTest::newRow("one server that two proxies leave out") << Change([](Snapshot &s) {
            for (ProxyLook &look : s.proxies) {
                look.figures.value->servers[2].up = false;
                look.figures.value->servers[2].status = u"MAINT"_s;
            }
        }) << u"Warning"_s << u"Warning: broker3 was put out of 2 proxies and has not been taken back"_s
                                                               << u"1 server put out"_s;
        QTest::newRow("the queues are still asked for")
            << Change([](Snapshot &s) { s.queuesAwaited = true; }) << u"Asking"_s << u"Asking for the queues"_s << u"Asking for the queues"_s;
        QTest::newRow("alarm") << Change([=](Snapshot &s) { node(s, two)->answer.value->self.diskAlarm = true; }) << u"Unhealthy"_s
                               << u"Unhealthy: publishers are blocked because the disk of broker2 is almost full"_s << u"1 disk alarm"_s;
        QTest::newRow("both proxies without a server") << Change([=](Snapshot &s) {
            stop(s, two);
            for (ProxyLook &look : s.proxies) {
                for (ProxyServer &server : look.figures.value->servers)
                    server.up = false;
            }
        }) << u"Critical"_s << u"Critical: no client gets through: 2 proxies have no server left: lb1, lb2; and broker2 is down; its host answers"_s
                                                       << u"2 proxies without servers, 1 node down"_s;
        QTest::newRow("partition") << Change([](Snapshot &s) { node(s, u"broker1"_s)->answer.value->peers[NodeName{u"rabbit@broker3"_s}].running = false; })
                                   << u"Unhealthy"_s << u"Unhealthy: the cluster is partitioned: broker1, broker3 do not all see each other"_s
                                   << u"network partition"_s;
        QTest::newRow("loading") << Change([](Snapshot &s) {
            for (NodeLook &look : s.nodes) {
                look.answer = {};
                look.metrics = {};
            }
            for (HostLook &look : s.hosts)
                look.figures = {};
            for (ProxyLook &look : s.proxies)
                look.figures = {};
            s.totals = {};
        }) << u"Asking"_s << u"Asking 3 nodes"_s
                                 << u"Asking 3 nodes"_s;
        QTest::newRow("one has answered") << Change([](Snapshot &s) {
            s.nodes[1].answer = {};
            s.nodes[2].answer = {};
        }) << u"Asking"_s << u"Asking 3 nodes"_s
                                          << u"Asking 3 nodes"_s;
        QTest::newRow("proxies still asked") << Change([](Snapshot &s) {
            for (ProxyLook &look : s.proxies)
                look.figures = {};
        }) << u"Healthy"_s << u"Healthy: all 3 nodes are in service"_s
                                             << u"3 nodes, 2 proxies, 212 queues"_s;
        QTest::newRow("outage beside a frozen node")
            << Change([](Snapshot &s) {
                   for (ProxyLook &look : s.proxies) {
                       for (ProxyServer &server : look.figures.value->servers)
                           server.up = false;
                   }
                   freeze(s, u"broker2"_s);
               })
            << u"Critical"_s
            << u"Critical: no client gets through: 2 proxies have no server left: lb1, lb2; and broker2 is frozen: it accepts connections and does not answer"_s
            << u"2 proxies without servers, 1 node frozen"_s;
        QTest::newRow("nothing at all answers") << Change([](Snapshot &s) {
            for (const auto listed = QList(s.hosts); const HostLook &look : listed)
                cut(s, look.name.value);
            fail(s.totals, ErrorKind::Timeout);
        }) << u"No data"_s << u"No data: none of 3 nodes can be reached"_s
                                                << u"3 nodes not reachable"_s;
    }
    void verdicts()
    {
        QFETCH(Change, change);
        QFETCH(QString, word);
        QFETCH(QString, headline);
        QFETCH(QString, brief);
        Snapshot snapshot = healthy();
        change(snapshot);
        const Assessment assessment = assess(snapshot);
        QCOMPARE(assessment.word, word);
        QCOMPARE(assessment.headline, headline);
        QCOMPARE(assessment.brief, brief);
    }

    /// However a node's trouble is called, one count of those in service stands everywhere.
    void oneCountOfNodesInService()
    {
        Snapshot snapshot = healthy();
        stop(snapshot, u"broker2"_s);
        NodeLook &hanging = *node(snapshot, u"broker3"_s);
        const auto metrics = hanging.metrics;
        fail(hanging.answer, ErrorKind::Timeout);
        hanging.metrics = metrics;
        const Assessment assessment = assess(snapshot);
        QVERIFY2(assessment.line.contains(u"2 of 3 nodes are in service"_s), qPrintable(assessment.line));
        for (const Finding &finding : assessment.findings) {
            if (finding.text.contains(u"nodes are in service"_s))
                QVERIFY2(finding.text.contains(u"2 of 3 nodes"_s), qPrintable(finding.text));
        }
    }

    /// Somebody answers there, and it is no word of the node: it is not counted among those in service, nor among the lost.
    void whatIsNotKnownIsNotInService()
    {
        Snapshot snapshot = healthy();
        fail(node(snapshot, u"broker3"_s)->answer, ErrorKind::Http);
        QCOMPARE(servingTally(snapshot), (ServingTally{.all = 3, .serving = 2, .notKnown = 1}));
        QCOMPARE(toText(servingTally(snapshot)), u"at least 2 of 3"_s);
        Assessment assessment = assess(snapshot);
        QVERIFY2(assessment.line.contains(u"At least 2 of 3 nodes are in service."_s), qPrintable(assessment.line));

        // The other side of the same count, where one is lost.
        stop(snapshot, u"broker2"_s);
        assessment = assess(snapshot);
        QVERIFY2(assessment.line.contains(u"At least 1 of 3 nodes is in service."_s), qPrintable(assessment.line));
        const auto reduced = std::ranges::find(assessment.findings, u"cluster.reduced"_s, &Finding::id);
        QVERIFY(reduced != assessment.findings.end());
        QCOMPARE(reduced->text, u"at most 2 of 3 nodes are in service; a second lost node would stop quorum queues"_s);

        snapshot = healthy();
        for (NodeLook &look : snapshot.nodes)
            fail(look.answer, ErrorKind::Malformed);
        assessment = assess(snapshot);
        QCOMPARE(assessment.headline, u"Warning: the management API of all 3 nodes fails"_s);
        QVERIFY2(assessment.line.contains(u"Whether any of 3 nodes is in service is not known."_s), qPrintable(assessment.line));
        QCOMPARE(toText(servingTally(snapshot)), u"not known"_s);

        // That one is lost is known all the same, and said beside "Majority lost: at most 2 of 3" in the same words.
        stop(snapshot, u"broker2"_s);
        assessment = assess(snapshot);
        QVERIFY2(assessment.line.contains(u"At most 2 of 3 nodes are in service."_s), qPrintable(assessment.line));
        QCOMPARE(toText(servingTally(snapshot)), u"at most 2 of 3"_s);
    }

    /// Healthy is said of those who are known to be.
    void whoIsNotAskedIsNotHealthy()
    {
        Snapshot snapshot = healthy();
        fail(node(snapshot, u"broker3"_s)->answer, ErrorKind::NotConfigured);
        QCOMPARE(assess(snapshot).headline, u"Healthy as far as is known: at least 2 of 3 nodes in service"_s);
        QCOMPARE(assess(snapshot).brief, u"at least 2 of 3 nodes in service"_s);
        // Nor is it said that there is no alarm where nobody tells of any.
        snapshot = healthy();
        node(snapshot, u"broker2"_s)->answer.value->self.diskAlarm.reset();
        QVERIFY2(assess(snapshot).line.startsWith(u"broker2 does not tell of alarms."_s), qPrintable(assess(snapshot).line));
        snapshot = healthy();
        snapshot.at += 1h;
        const Assessment old = assess(snapshot);
        QCOMPARE(old.level, Level::Unknown);
        QCOMPARE(old.headline, u"No data: what is known of all 3 nodes is old"_s);
    }

    void theLineAddsWhatTheHeadlineLeavesOut()
    {
        Snapshot snapshot = healthy();
        QCOMPARE(assess(snapshot).line, u"No alarm. All 5 hosts are within their limits. Nothing to do."_s);
        fail(host(snapshot, u"broker2"_s)->figures, ErrorKind::Refused);
        QCOMPARE(assess(snapshot).line, u"No alarm. Not known: the figures of the host broker2 are missing."_s);
        snapshot = healthy();
        stop(snapshot, u"broker2"_s);
        host(snapshot, u"broker1"_s)->figures.value->cpuPercent = 85;
        const QString line = assess(snapshot).line;
        QVERIFY2(line.startsWith(u"Since "_s), qPrintable(line));
        QVERIFY2(line.endsWith(u"2 of 3 nodes are in service. 1 more cause below."_s), qPrintable(line));
        // A full disk tells no time; what it brought about does.
        snapshot = healthy();
        stop(snapshot, u"broker2"_s);
        host(snapshot, u"broker2"_s)->figures.value->diskDataPercent = 100;
        QVERIFY2(assess(snapshot).line.startsWith(u"Since "_s), qPrintable(assess(snapshot).line));
        snapshot = healthy();
        snapshot.nodes[1].answer = {};
        QCOMPARE(assess(snapshot).line, u"2 of 3 nodes have answered."_s);
    }
};

QTEST_GUILESS_MAIN(VerdictTest)
#include "VerdictTest.moc"
