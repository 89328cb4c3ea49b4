// What an assessment calls each node, host and proxy, by what is seen of it.
#include "AssessmentShape.h"
#include "Changes.h"
#include "Snapshots.h"
#include "judge/assess/Assessment.h"
#include "judge/assess/Toll.h"

#include <QTest>

using namespace warrener;
using namespace warrener::snapshots;
using namespace Qt::StringLiterals;

class SubjectStatesTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachConditionOfANodeHasItsOwnWords_data()
    {
        QTest::addColumn<Change>("change");
        QTest::addColumn<QString>("id");
        QTest::addColumn<QString>("word");
        QTest::addColumn<int>("level");

        const auto row = [](const char *name, const Change &change, const QString &id, const QString &word, Level level) {
            QTest::newRow(name) << change << id << word << static_cast<int>(level);
        };
        const QString two = u"broker2"_s;
        row("in service", [](Snapshot &) {}, u"in-service"_s, u"In service"_s, Level::Ok);
        row(
            "asking",
            [=](Snapshot &s) {
                node(s, two)->answer = {};
                node(s, two)->metrics = {};
            },
            u"asking"_s, u"Asking"_s, Level::Unknown);
        row("stopped", [=](Snapshot &s) { stop(s, two); }, u"stopped"_s, u"Down"_s, Level::Critical);
        row(
            "stopped, no metrics configured, peers agree",
            [=](Snapshot &s) {
                stop(s, two);
                fail(node(s, two)->metrics, ErrorKind::NotConfigured);
            },
            u"stopped"_s, u"Down"_s, Level::Critical);
        row(
            "ports closed, peers see it run",
            [=](Snapshot &s) {
                stop(s, two);
                peersSay(s, two, true);
            },
            u"ports-closed"_s, u"Ports closed"_s, Level::Warning);
        row(
            "stopped, peers were asked before",
            [=](Snapshot &s) {
                stop(s, two);
                peersSay(s, two, true);
                for (const QString &peer : {u"broker1"_s, u"broker3"_s})
                    node(s, peer)->answer.asOf = now - 4s;
            },
            u"stopped"_s, u"Down"_s, Level::Critical);
        row("frozen", [=](Snapshot &s) { freeze(s, two); }, u"frozen"_s, u"Frozen"_s, Level::Critical);
        row(
            "frozen, time-out while the exporter answers",
            [=](Snapshot &s) {
                freeze(s, two);
                fail(node(s, two)->answer, ErrorKind::Timeout);
            },
            u"frozen"_s, u"Frozen"_s, Level::Critical);
        row(
            "metrics answer, API does not", [=](Snapshot &s) { fail(node(s, two)->answer, ErrorKind::Silent); }, u"api-hanging"_s, u"API not answering"_s,
            Level::Warning);
        row(
            "old metrics are no sign of life",
            [=](Snapshot &s) {
                freeze(s, two);
                node(s, two)->metrics.succeed({}, now - 10s, 5ms);
            },
            u"frozen"_s, u"Frozen"_s, Level::Critical);
        row("host unreachable", [=](Snapshot &s) { cut(s, two); }, u"host-unreachable"_s, u"Host unreachable"_s, Level::Critical);
        row(
            "no answer, host not asked",
            [=](Snapshot &s) {
                cut(s, two);
                host(s, two)->figures = {};
            },
            u"no-answer"_s, u"No answer"_s, Level::Critical);
        row("name", [=](Snapshot &s) { fail(node(s, two)->answer, ErrorKind::Unresolved); }, u"unresolved"_s, u"Host name not found"_s, Level::Warning);
        row("password", [=](Snapshot &s) { fail(node(s, two)->answer, ErrorKind::Unauthorized); }, u"unauthorized"_s, u"Wrong password"_s, Level::Warning);
        row("permission", [=](Snapshot &s) { fail(node(s, two)->answer, ErrorKind::Forbidden); }, u"forbidden"_s, u"No permission"_s, Level::Warning);
        row("tls", [=](Snapshot &s) { fail(node(s, two)->answer, ErrorKind::Tls); }, u"tls-failed"_s, u"TLS failed"_s, Level::Warning);
        row(
            "certificate", [=](Snapshot &s) { fail(node(s, two)->answer, ErrorKind::CertificateExpired); }, u"certificate-expired"_s, u"Certificate expired"_s,
            Level::Warning);
        row("management off", [=](Snapshot &s) { fail(node(s, two)->answer, ErrorKind::Refused); }, u"management-off"_s, u"Management off"_s, Level::Warning);
        row(
            "drained, says it itself", [=](Snapshot &s) { node(s, two)->answer.value->self.beingDrained = true; }, u"draining"_s, u"Draining"_s,
            Level::Warning);
        row(
            "drained, peers say it",
            [=](Snapshot &s) {
                stop(s, two);
                peersSay(s, two, true, true);
            },
            u"draining"_s, u"Draining"_s, Level::Warning);
        row("api error", [=](Snapshot &s) { fail(node(s, two)->answer, ErrorKind::Http); }, u"api-error"_s, u"API error"_s, Level::Warning);
        row(
            "parted by its own word", [=](Snapshot &s) { node(s, two)->answer.value->self.partitions = QStringList{u"rabbit@broker1"_s}; }, u"partitioned"_s,
            u"Partitioned"_s, Level::Critical);
        row(
            "parted by a peer's word", [=](Snapshot &s) { node(s, u"broker1"_s)->answer.value->peers[NodeName{u"rabbit@broker2"_s}].running = false; },
            u"partitioned"_s, u"Partitioned"_s, Level::Critical);
        row(
            "a peer does not say whether it runs",
            [=](Snapshot &s) {
                NodeFigures &said = node(s, u"broker1"_s)->answer.value->peers[NodeName{u"rabbit@broker2"_s}];
                said.running = said.runningKnown = false;
            },
            u"in-service"_s, u"In service"_s, Level::Ok);
        row(
            "answers, and does not say that it runs",
            [=](Snapshot &s) {
                NodeFigures &own = node(s, two)->answer.value->self;
                own.running = own.runningKnown = false;
            },
            u"in-service"_s, u"In service"_s, Level::Ok);
        row(
            "fields left out of its answer", [=](Snapshot &s) { node(s, two)->answer.value->self.odd.add(u"mem_used (rabbit@broker2)"_s); }, u"in-service"_s,
            u"In service"_s, Level::Ok);
        row(
            "of another cluster",
            [=](Snapshot &s) {
                node(s, two)->answer.value->peers.clear();
                for (const QString &peer : {u"broker1"_s, u"broker3"_s})
                    node(s, peer)->answer.value->peers.remove(NodeName{u"rabbit@broker2"_s});
            },
            u"partitioned"_s, u"Partitioned"_s, Level::Critical);
        row(
            "joined, and a peer's answer is older", [=](Snapshot &s) { node(s, u"broker1"_s)->answer.value->peers.remove(NodeName{u"rabbit@broker2"_s}); },
            u"in-service"_s, u"In service"_s, Level::Ok);
        row(
            "just started, a peer has not noticed",
            [=](Snapshot &s) {
                node(s, u"broker1"_s)->answer.value->peers[NodeName{u"rabbit@broker2"_s}].running = false;
                node(s, two)->answer.value->self.uptime = 12s;
            },
            u"in-service"_s, u"In service"_s, Level::Ok);
        row(
            "just started, no uptime yet",
            [=](Snapshot &s) {
                node(s, u"broker1"_s)->answer.value->peers[NodeName{u"rabbit@broker2"_s}].running = false;
                node(s, two)->answer.value->self.uptime.reset();
            },
            u"in-service"_s, u"In service"_s, Level::Ok);
        row(
            "parted, and its statistics have stopped",
            [=](Snapshot &s) {
                node(s, u"broker1"_s)->answer.value->peers[NodeName{u"rabbit@broker2"_s}].running = false;
                node(s, two)->answer.value->self.uptime.reset();
                node(s, two)->metrics.value->uptime = 3600;
            },
            u"partitioned"_s, u"Partitioned"_s, Level::Critical);
        row(
            "its statistics have stopped",
            [=](Snapshot &s) {
                node(s, two)->answer.value->self.uptime.reset();
                node(s, two)->answer.value->self.withoutFigures = true;
                node(s, two)->metrics.value->figuresStoodStill = true;
            },
            u"node.statistics"_s, u"Statistics stopped"_s, Level::Warning);
        row(
            "its statistics have not begun",
            [=](Snapshot &s) {
                node(s, two)->answer.value->self.uptime.reset();
                node(s, two)->answer.value->self.withoutFigures = true;
                node(s, two)->metrics.value->uptime = 4;
            },
            u"in-service"_s, u"In service"_s, Level::Ok);
        row(
            "parted, the collector is off",
            [=](Snapshot &s) {
                s.totals.value->statsDisabled = true;
                for (NodeLook &look : s.nodes)
                    look.answer.value->self.uptime.reset();
                node(s, u"broker1"_s)->answer.value->peers[NodeName{u"rabbit@broker2"_s}].running = false;
            },
            u"partitioned"_s, u"Partitioned"_s, Level::Critical);
        row(
            "a peer's word is newer than the node's answer",
            [=](Snapshot &s) {
                peersSay(s, two, false);
                node(s, two)->answer.asOf = now - 4s;
            },
            u"in-service"_s, u"In service"_s, Level::Ok);
        // Which of two answers of one round falls first says nothing: who was called gone before its last answer is wrongly called so.
        for (const auto &[what, lead] : {std::pair("called gone since a round before, its answer is older by 1 ms", -1ms),
                                         {"called gone since a round before, its answer is as old", 0ms},
                                         {"called gone since a round before, its answer is newer by 1 ms", 1ms}}) {
            row(
                what,
                [=](Snapshot &s) {
                    peersSay(s, two, false);
                    for (NodeLook &witness : s.nodes) {
                        if (witness.host.value == two)
                            continue;
                        witness.answer.value->goneSince[NodeName{u"rabbit@broker2"_s}] = now - 8s;
                        witness.answer.asOf = now - 1s;
                    }
                    node(s, two)->answer.asOf = now - 1s + lead;
                },
                u"partitioned"_s, u"Partitioned"_s, Level::Critical);
        }
        row("memory alarm", [=](Snapshot &s) { node(s, two)->answer.value->self.memoryAlarm = true; }, u"alarm.memory"_s, u"Memory alarm"_s, Level::Critical);
        row("disk alarm", [=](Snapshot &s) { node(s, two)->answer.value->self.diskAlarm = true; }, u"alarm.disk"_s, u"Disk alarm"_s, Level::Critical);
        row(
            "descriptor alarm", [=](Snapshot &s) { node(s, two)->metrics.value->descriptorAlarm = true; }, u"alarm.descriptors"_s, u"Descriptor alarm"_s,
            Level::Critical);
        row(
            "memory near", [=](Snapshot &s) { node(s, two)->answer.value->self.memoryUsed = 3'700'000'000; }, u"node.memory-near-limit"_s,
            u"Memory near limit"_s, Level::Warning);
        row(
            "disk near", [=](Snapshot &s) { node(s, two)->answer.value->self.diskFree = 6'000'000'000; }, u"node.disk-near-limit"_s, u"Disk near limit"_s,
            Level::Warning);
        row(
            "descriptors near", [=](Snapshot &s) { node(s, two)->answer.value->self.descriptorsUsed = 900; }, u"node.descriptors-near-limit"_s,
            u"Descriptors short"_s, Level::Warning);
        row(
            "not configured",
            [=](Snapshot &s) {
                node(s, two)->answer = {};
                fail(node(s, two)->answer, ErrorKind::NotConfigured);
            },
            u"not-configured"_s, u"Not configured"_s, Level::Unknown);
        row("stale", [=](Snapshot &s) { node(s, two)->answer.asOf = now - 10min; }, u"stale"_s, u"Data is old"_s, Level::Unknown);
        row(
            "down, disk full",
            [=](Snapshot &s) {
                stop(s, two);
                host(s, two)->figures.value->diskDataPercent = 100;
            },
            u"stopped"_s, u"Down, disk full"_s, Level::Critical);
    }
    void eachConditionOfANodeHasItsOwnWords()
    {
        QFETCH(Change, change);
        QFETCH(QString, id);
        QFETCH(QString, word);
        QFETCH(int, level);
        Snapshot snapshot = healthy();
        change(snapshot);
        const Assessment assessment = assess(snapshot);
        const SubjectState state = assessment.stateOf(SubjectKind::Node, u"rabbit@broker2"_s);
        QCOMPARE(state.id, id);
        QCOMPARE(state.word, word);
        QCOMPARE(static_cast<int>(state.level), level);
        checkShape(assessment);
    }

    void hostsAndProxies_data()
    {
        QTest::addColumn<Change>("change");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("id");
        QTest::addColumn<int>("level");
        QTest::addColumn<QString>("finding");

        const auto row = [](const char *name, const Change &change, SubjectKind kind, const QString &subject, const QString &id, Level level,
                            const QString &finding) {
            QTest::newRow(name) << change << static_cast<int>(kind) << subject << id << static_cast<int>(level) << finding;
        };
        const QString two = u"broker2"_s;
        const QString lb = u"lb1"_s;
        row("host ok", [](Snapshot &) {}, SubjectKind::Host, two, u"ok"_s, Level::Ok, {});
        row(
            "exporter missing", [=](Snapshot &s) { fail(host(s, two)->figures, ErrorKind::Refused); }, SubjectKind::Host, two, u"figures-missing"_s,
            Level::Unknown, u"host.figures-missing"_s);
        row(
            "exporter silent, node answers", [=](Snapshot &s) { fail(host(s, two)->figures, ErrorKind::Timeout); }, SubjectKind::Host, two,
            u"figures-missing"_s, Level::Unknown, u"host.figures-missing"_s);
        row(
            "some lines of its exporter cannot be read", [=](Snapshot &s) { host(s, two)->figures.value->unreadLines = 3; }, SubjectKind::Host, two, u"ok"_s,
            Level::Ok, u"host.metrics-unread"_s);
        row("host cut", [=](Snapshot &s) { cut(s, two); }, SubjectKind::Host, two, u"unreachable"_s, Level::Critical, u"host.unreachable"_s);
        row("host without node cut", [=](Snapshot &s) { cut(s, lb); }, SubjectKind::Host, lb, u"unreachable"_s, Level::Critical, u"host.unreachable"_s);
        row(
            "host name", [=](Snapshot &s) { fail(host(s, two)->figures, ErrorKind::Unresolved); }, SubjectKind::Host, two, u"unresolved"_s, Level::Unknown,
            u"host.unresolved"_s);
        row("host pending", [=](Snapshot &s) { host(s, two)->figures = {}; }, SubjectKind::Host, two, u"asking"_s, Level::Unknown, {});
        row("cpu", [=](Snapshot &s) { host(s, two)->figures.value->cpuPercent = 95; }, SubjectKind::Host, two, u"host.cpu"_s, Level::Critical, u"host.cpu"_s);
        row(
            "memory", [=](Snapshot &s) { host(s, two)->figures.value->memoryPercent = 85; }, SubjectKind::Host, two, u"host.memory"_s, Level::Warning,
            u"host.memory"_s);
        row(
            "data disk", [=](Snapshot &s) { host(s, two)->figures.value->diskDataPercent = 85; }, SubjectKind::Host, two, u"host.disk-data"_s, Level::Warning,
            u"host.disk-data"_s);
        row(
            "root disk", [=](Snapshot &s) { host(s, two)->figures.value->diskRootPercent = 85; }, SubjectKind::Host, two, u"host.disk-root"_s, Level::Warning,
            u"host.disk-root"_s);
        row("load", [=](Snapshot &s) { host(s, two)->figures.value->load1 = 5; }, SubjectKind::Host, two, u"host.load"_s, Level::Warning, u"host.load"_s);
        row("proxy ok", [](Snapshot &) {}, SubjectKind::Proxy, lb, u"in-service"_s, Level::Ok, {});
        row(
            "proxy down", [=](Snapshot &s) { fail(proxy(s, lb)->figures, ErrorKind::Refused); }, SubjectKind::Proxy, lb, u"down"_s, Level::Critical,
            u"proxy.down"_s);
        row("proxy host cut", [=](Snapshot &s) { cut(s, lb); }, SubjectKind::Proxy, lb, u"host-unreachable"_s, Level::Critical, u"proxy.host-unreachable"_s);
        row(
            "proxy not asked for want of a key", [=](Snapshot &s) { fail(proxy(s, lb)->figures, ErrorKind::Unauthorized); }, SubjectKind::Proxy, lb,
            u"no-answer"_s, Level::Unknown, u"proxy.no-answer"_s);
        row(
            "server down", [=](Snapshot &s) { proxy(s, lb)->figures.value->servers[1].up = false; }, SubjectKind::Proxy, lb, u"servers-down"_s, Level::Warning,
            u"proxy.server-down"_s);
        row(
            "server down with its node",
            [=](Snapshot &s) {
                stop(s, two);
                proxy(s, lb)->figures.value->servers[1].up = false;
            },
            SubjectKind::Proxy, lb, u"in-service"_s, Level::Ok, u"proxy.server-down"_s);
        row(
            "no server",
            [=](Snapshot &s) {
                for (ProxyServer &server : proxy(s, lb)->figures.value->servers)
                    server.up = false;
            },
            SubjectKind::Proxy, lb, u"no-server"_s, Level::Critical, u"proxy.no-server"_s);
        row("proxy pending", [=](Snapshot &s) { proxy(s, lb)->figures = {}; }, SubjectKind::Proxy, lb, u"asking"_s, Level::Unknown, {});
    }
    void hostsAndProxies()
    {
        QFETCH(Change, change);
        QFETCH(int, kind);
        QFETCH(QString, name);
        QFETCH(QString, id);
        QFETCH(int, level);
        QFETCH(QString, finding);
        Snapshot snapshot = healthy();
        change(snapshot);
        const Assessment assessment = assess(snapshot);
        const SubjectState state = assessment.stateOf(static_cast<SubjectKind>(kind), name);
        QCOMPARE(state.id, id);
        QCOMPARE(static_cast<int>(state.level), level);
        if (!finding.isEmpty()) {
            QVERIFY(std::ranges::any_of(assessment.findings, [&](const Finding &one) { return one.id == finding && one.subject.name == name; }));
        }
        checkShape(assessment);
    }

    /// The one word of a tile and of a row is of what clients suffer, at the worse of both levels.
    void aLostNodeIsCalledSoOnABusyHost()
    {
        Snapshot snapshot = healthy();
        stop(snapshot, u"broker3"_s);
        peersSay(snapshot, u"broker3"_s, true);
        host(snapshot, u"broker3"_s)->figures.value->cpuPercent = 99;
        const Assessment assessment = assess(snapshot);
        const SubjectState own = assessment.stateOf(SubjectKind::Node, u"rabbit@broker3"_s);
        const SubjectState busy = assessment.stateOf(SubjectKind::Host, u"broker3"_s);
        QCOMPARE(busy.level, Level::Critical);
        QCOMPARE(withHost(own, busy).word, u"Ports closed"_s);
        QCOMPARE(withHost(own, busy).level, Level::Critical);
        // One that serves is called after its host's need.
        const SubjectState serving = assessment.stateOf(SubjectKind::Node, u"rabbit@broker1"_s);
        QCOMPARE(withHost(serving, busy).word, busy.word);
    }

    void anUnknownSubjectHasNoWord()
    {
        QCOMPARE(assess(healthy()).stateOf(SubjectKind::Node, u"nobody"_s).word, QString());
        QCOMPARE(assess(healthy()).stateOf(SubjectKind::Node, u"nobody"_s).level, Level::Unknown);
    }
};

QTEST_GUILESS_MAIN(SubjectStatesTest)
#include "SubjectStatesTest.moc"
