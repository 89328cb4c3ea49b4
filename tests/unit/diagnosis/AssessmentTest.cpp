#include "judge/assess/Assessment.h"

#include "AssessmentShape.h"
#include "Changes.h"
#include "Snapshots.h"
#include "judge/assess/Held.h"
#include "judge/assess/QueueCondition.h"

#include <QTest>

using namespace warrener;
using namespace warrener::snapshots;
using namespace Qt::StringLiterals;

class AssessmentTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void causesStandBeforeTheirSymptoms_data()
    {
        QTest::addColumn<Change>("change");
        QTest::addColumn<QStringList>("tree");

        QTest::newRow("stopped") << Change([](Snapshot &s) {
            stop(s, u"broker2"_s);
            for (ProxyLook &look : s.proxies)
                look.figures.value->servers[1].up = false;
        }) << QStringList{u"node.stopped"_s, u"> proxy.server-down"_s, u"> proxy.server-down"_s, u"> cluster.reduced"_s};
        QTest::newRow("disk full") << Change([](Snapshot &s) {
            stop(s, u"broker2"_s);
            host(s, u"broker2"_s)->figures.value->diskDataPercent = 100;
        }) << QStringList{u"host.disk-data"_s, u"> node.stopped"_s, u"> cluster.reduced"_s};
        QTest::newRow("disk alarm") << Change([](Snapshot &s) {
            node(s, u"broker2"_s)->answer.value->self.diskAlarm = true;
            host(s, u"broker2"_s)->figures.value->diskDataPercent = 85;
        }) << QStringList{u"alarm.disk"_s, u"> host.disk-data"_s};
        QTest::newRow("host cut, others hang for a minute") << Change([](Snapshot &s) {
            cut(s, u"broker3"_s);
            fail(node(s, u"broker1"_s)->answer, ErrorKind::Silent);
            fail(s.totals, ErrorKind::Timeout);
        }) << QStringList{u"host.unreachable"_s, u"> node.host-unreachable"_s, u"> node.api-hanging"_s, u"> cluster.reduced"_s, u"> cluster.totals-missing"_s};
        QTest::newRow("proxy host cut") << Change([](Snapshot &s) { cut(s, u"lb1"_s); }) << QStringList{u"host.unreachable"_s, u"> proxy.host-unreachable"_s};
        QTest::newRow("two of three") << Change([](Snapshot &s) {
            stop(s, u"broker2"_s);
            stop(s, u"broker3"_s);
        }) << QStringList{u"node.stopped"_s, u"> cluster.majority-lost"_s, u"node.stopped"_s};
        QTest::newRow("worst first") << Change([](Snapshot &s) {
            host(s, u"broker1"_s)->figures.value->cpuPercent = 85;
            node(s, u"broker2"_s)->answer.value->self.memoryAlarm = true;
            fail(host(s, u"broker3"_s)->figures, ErrorKind::Refused);
        }) << QStringList{u"alarm.memory"_s, u"host.cpu"_s, u"host.figures-missing"_s};
        QTest::newRow("busy host") << Change([](Snapshot &s) {
            host(s, u"broker1"_s)->figures.value->cpuPercent = 99;
            host(s, u"broker1"_s)->figures.value->load1 = 30;
            node(s, u"broker2"_s)->answer.value->self.memoryUsed = 3'900'000'000;
            stop(s, u"broker3"_s);
        }) << QStringList{u"node.stopped"_s, u"> cluster.reduced"_s, u"host.cpu"_s, u"> host.load"_s, u"node.memory-near-limit"_s};
        QTest::newRow("who does not serve stands before busy hosts") << Change([](Snapshot &s) {
            stop(s, u"broker3"_s);
            peersSay(s, u"broker3"_s, true);
            for (HostLook &look : s.hosts)
                look.figures.value->cpuPercent = look.name.value == "broker3"_L1 || look.name.value == "lb1"_L1 ? 99 : 20;
        }) << QStringList{u"node.ports-closed"_s, u"> cluster.reduced"_s, u"host.cpu"_s, u"host.cpu"_s};
        QTest::newRow("partition") << Change([](Snapshot &s) { node(s, u"broker1"_s)->answer.value->peers[NodeName{u"rabbit@broker3"_s}].running = false; })
                                   << QStringList{u"cluster.partition"_s};
        QTest::newRow("versions") << Change([](Snapshot &s) { node(s, u"broker1"_s)->versions.value->rabbitmq = u"4.0.4"_s; })
                                  << QStringList{u"cluster.versions-differ"_s};
    }
    /// One URL in the settings, and its node calls another gone: that one is named, though nobody looks at it.
    void aNodeOutsideTheSettingsIsNamed()
    {
        Snapshot snapshot = healthy();
        NodeFigures outside;
        outside.name = NodeName{u"rabbit@broker9"_s};
        outside.running = false;
        node(snapshot, u"broker1"_s)->answer.value->peers[outside.name] = outside;
        const Assessment assessment = assess(snapshot);
        QCOMPARE(assessment.level, Level::Warning);
        const auto found = std::ranges::find(assessment.findings, u"cluster.outside-down"_s, &Finding::id);
        QVERIFY(found != assessment.findings.end());
        QVERIFY2(found->text.contains("broker1 counts broker9"_L1), qPrintable(found->text));
    }
    /// It names who sees whom, and the one that is not seen too, whatever that one sees itself.
    void aPartingNamesBothSides()
    {
        const auto text = [](const Snapshot &snapshot) {
            for (const auto entries = assess(snapshot).findings; const Finding &finding : entries) {
                if (finding.id == "cluster.partition"_L1)
                    return finding.text;
            }
            return QString();
        };
        Snapshot byPeers = healthy();
        for (const QString &witness : {u"broker1"_s, u"broker3"_s})
            node(byPeers, witness)->answer.value->peers[NodeName{u"rabbit@broker2"_s}].running = false;
        QVERIFY2(text(byPeers).contains("broker1 does not see broker2; broker2 sees all; broker3 does not see broker2"_L1), qPrintable(text(byPeers)));
        Snapshot byItself = healthy();
        node(byItself, u"broker2"_s)->answer.value->self.partitions = QStringList{u"rabbit@broker3"_s};
        QVERIFY2(text(byItself).contains("broker2 does not see broker3; broker3 sees all"_L1), qPrintable(text(byItself)));
        QVERIFY2(assess(byItself).headline.contains("broker2, broker3"_L1), qPrintable(assess(byItself).headline));
    }
    void causesStandBeforeTheirSymptoms()
    {
        QFETCH(Change, change);
        QFETCH(QStringList, tree);
        Snapshot snapshot = healthy();
        change(snapshot);
        const Assessment assessment = assess(snapshot);
        QStringList seen;
        for (const Finding &finding : assessment.findings)
            seen.append((finding.cause < 0 ? QString() : u"> "_s) + finding.id);
        QCOMPARE(seen, tree);
        checkShape(assessment);
    }

    /// Asked more rarely than the nodes: what is older than they are says so.
    void anOldLookAtTheQueuesHasItsAge()
    {
        Snapshot snapshot = healthy();
        QueueTable table;
        QueueRow row;
        row.name = u"mail"_s;
        row.type = QueueType::Quorum;
        row.state = QueueState::Running;
        row.ready = 4;
        row.consumers = 0;
        table.rows.push_back(row);
        const auto text = [&](Millis age) {
            table.asOf = now - age;
            snapshot.queues = std::make_shared<const QueueTable>(table);
            return assess(snapshot).findings.first().text;
        };
        QVERIFY2(!text(2s).contains("as of"_L1), qPrintable(text(2s)));
        QVERIFY2(text(40s).endsWith("(as of 40 s ago)"_L1), qPrintable(text(40s)));
    }

    void queuesCount()
    {
        Snapshot snapshot = healthy();
        stop(snapshot, u"broker2"_s);
        QueueTable table;
        table.asOf = now - 1s;
        for (int i = 0; i < 41; ++i) {
            QueueRow row;
            row.name = QString::number(i);
            row.type = QueueType::Quorum;
            row.state = QueueState::Running;
            row.membersKnown = true;
            row.members = {0, 1, 2};
            row.online = {0, 2};
            table.rows.push_back(row);
        }
        snapshot.queues = std::make_shared<const QueueTable>(table);
        Assessment assessment = assess(snapshot);
        QCOMPARE(assessment.brief, u"1 node down, 41 queues short of a member"_s);
        table.asOf = now - 10min;
        snapshot.queues = std::make_shared<const QueueTable>(table);
        assessment = assess(snapshot);
        QCOMPARE(assessment.brief, u"1 node down"_s);
    }

    void theNothingOfAWatchThatDiedIsNoFigure()
    {
        Snapshot snapshot = healthy();
        NodeLook &look = *node(snapshot, u"broker2"_s);
        look.answer.value->self.diskFree = {};
        look.answer.value->self.diskFreeLimit = {};
        look.metrics.value = BrokerMetrics{};
        look.metrics.asOf = snapshot.at;
        look.metrics.value->diskFree = 0;
        look.metrics.value->diskFreeLimit = 50'000'000;
        look.metrics.value->unreadLines = 3;
        look.metrics.value->firstUnread = u"line 7: no number"_s;
        const Assessment assessment = assess(snapshot);
        QStringList ids;
        for (const Finding &finding : assessment.findings)
            ids.append(finding.id);
        QCOMPARE(ids, (QStringList{u"node.disk-unwatched"_s, u"node.metrics-unread"_s}));
        QVERIFY(assessment.findings.last().text.contains("3 lines"_L1) && assessment.findings.last().text.contains("line 7"_L1));
    }

    void aFigureAtItsLimitIsToldOnce()
    {
        // Ten looks that waver by a little around a limit, of a host and of a node, each way from its first crossing.
        Assessment before;
        int changes = 0;
        for (int i = 0; i < 10; ++i) {
            auto snapshot = std::make_shared<Snapshot>(healthy());
            host(*snapshot, u"broker1"_s)->figures.value->cpuPercent = i % 2 == 0 ? 80.4 : 79.6;
            node(*snapshot, u"broker2"_s)->answer.value->self.memoryUsed = i % 2 == 0 ? 3'650'000'000 : 3'550'000'000;
            node(*snapshot, u"broker2"_s)->answer.value->self.memoryLimit = 4'000'000'000;
            const SnapshotPtr noted = holdingLimits(snapshot, before);
            Assessment assessment = assess(*noted);
            if (i > 0)
                changes += assessment.findings.size() != before.findings.size();
            QCOMPARE(assessment.findings.size(), 2);
            before = assessment;
        }
        QCOMPARE(changes, 0);
        auto back = std::make_shared<Snapshot>(healthy());
        host(*back, u"broker1"_s)->figures.value->cpuPercent = 75.9;
        QCOMPARE(assess(*holdingLimits(back, before)).level, Level::Ok);
        QVERIFY(holdingLimits(back, assess(healthy())) == back);
    }

    /// Before it is full it is nearly so, and clients that come and go around that are one state, not one with every look.
    void aProxyIsNearlyFullFirst()
    {
        Assessment before;
        const auto look = [&before](qint64 connections) {
            auto snapshot = std::make_shared<Snapshot>(healthy());
            proxy(*snapshot, u"lb1"_s)->figures.value->connections = connections;
            proxy(*snapshot, u"lb1"_s)->figures.value->maxConnections = 500;
            before = assess(*holdingLimits(snapshot, before));
            return before.stateOf(SubjectKind::Proxy, u"lb1"_s).id;
        };
        QCOMPARE(look(400), u"in-service"_s);
        QCOMPARE(look(401), u"nearly-full"_s);
        QCOMPARE(before.headline, u"Warning: the proxy lb1 is nearly full"_s);
        QCOMPARE(look(399), u"nearly-full"_s);
        QCOMPARE(look(500), u"full"_s);
        QCOMPARE(look(385), u"nearly-full"_s);
        QCOMPARE(look(379), u"in-service"_s);
        QCOMPARE(look(399), u"in-service"_s);
    }

    /// A server that is down is one thing, its room is another: neither hides the other.
    void aProxyWithoutAServerIsNearlyFullToo()
    {
        for (const bool isNodeLost : {false, true}) {
            Snapshot snapshot = healthy();
            ProxyFigures &figures = *proxy(snapshot, u"lb1"_s)->figures.value;
            figures.maxConnections = 500;
            figures.connections = 450;
            figures.servers[1].up = false;
            if (isNodeLost)
                stop(snapshot, u"broker2"_s);
            const Assessment found = assess(snapshot);
            QVERIFY(std::ranges::contains(found.findings, u"proxy.nearly-full"_s, &Finding::id));
            QVERIFY(std::ranges::contains(found.findings, u"proxy.server-down"_s, &Finding::id));
            QCOMPARE(found.stateOf(SubjectKind::Proxy, u"lb1"_s).id, isNodeLost ? u"nearly-full"_s : u"servers-down"_s);
            QCOMPARE(found.stateOf(SubjectKind::Proxy, u"lb1"_s).level, Level::Warning);
            // Held as it is with all of its servers.
            auto later = std::make_shared<Snapshot>(snapshot);
            proxy(*later, u"lb1"_s)->figures.value->connections = 390;
            QVERIFY(std::ranges::contains(assess(*holdingLimits(later, found)).findings, u"proxy.nearly-full"_s, &Finding::id));
            QVERIFY(!std::ranges::contains(assess(*later).findings, u"proxy.nearly-full"_s, &Finding::id));
        }
    }

    /// Between a warning and worse as between nothing and a warning.
    void usedUpIsHeldToo()
    {
        Assessment before;
        for (int i = 0; i < 4; ++i) {
            auto snapshot = std::make_shared<Snapshot>(healthy());
            node(*snapshot, u"broker2"_s)->answer.value->self.descriptorsUsed = i % 2 == 0 ? 952 : 948; // of 1,000
            before = assess(*holdingLimits(snapshot, before));
            QCOMPARE(before.level, Level::Critical);
        }
        auto back = std::make_shared<Snapshot>(healthy());
        node(*back, u"broker2"_s)->answer.value->self.descriptorsUsed = 900;
        QCOMPARE(assess(*holdingLimits(back, before)).level, Level::Warning);
    }

    void anAlarmWithoutAFigureDoesNotSayZero()
    {
        Snapshot snapshot = healthy();
        node(snapshot, u"broker2"_s)->answer.value->self.diskAlarm = true;
        node(snapshot, u"broker2"_s)->answer.value->self.diskFree = {};
        node(snapshot, u"broker2"_s)->metrics = {};
        const Assessment assessment = assess(snapshot);
        QCOMPARE(assessment.findings.first().id, u"alarm.disk"_s);
        QVERIFY2(assessment.findings.first().text.contains("an unknown amount free"_L1), qPrintable(assessment.findings.first().text));
    }

    void whatThePageCountsTheVerdictSays()
    {
        const auto row = [](const QString &name, auto change) {
            QueueRow queue{.name = name,
                           .type = QueueType::Quorum,
                           .state = QueueState::Running,
                           .leader = 0,
                           .leaderKnown = true,
                           .members = {0, 1, 2},
                           .online = {0, 1, 2},
                           .membersKnown = true,
                           .ready = 0,
                           .consumers = 1};
            change(queue);
            return queue;
        };
        const auto assessed = [](std::vector<QueueRow> rows) {
            Snapshot snapshot = healthy();
            QueueTable table{.nodes = {NodeName{u"rabbit@broker1"_s}, NodeName{u"rabbit@broker2"_s}, NodeName{u"rabbit@broker3"_s}}, .rows = std::move(rows)};
            table.asOf = now - 1s;
            snapshot.queues = std::make_shared<const QueueTable>(table);
            Assessment assessment = assess(snapshot);
            int attention = 0;
            for (const QueueRow &queue : table.rows)
                attention += levelOf(conditionOf(queue, false)) >= Level::Warning;
            int counted = 0;
            for (const Finding &finding : std::as_const(assessment.findings))
                counted += finding.id.startsWith("queues."_L1) ? finding.count : 0;
            [&] { QCOMPARE(counted, attention); }();
            return assessment;
        };
        const auto unread = [](QueueRow &queue) {
            queue.ready = 7;
            queue.consumers = 0;
        };
        QCOMPARE(assessed({row(u"a"_s, [](QueueRow &) {})}).level, Level::Ok);
        QCOMPARE(assessed({row(u"a"_s, unread), row(u"b"_s, [](QueueRow &queue) { queue.ready = 900; })}).headline,
                 u"Warning: nobody takes the messages of the queue a"_s);
        const Assessment many = assessed({row(u"a"_s, unread), row(u"b"_s, unread), row(u"c"_s, [](QueueRow &queue) { queue.online = {0, 1}; })});
        QCOMPARE(many.findings.size(), 2);
        QCOMPARE(many.level, Level::Warning);
        QCOMPARE(many.brief, u"1 queue short of a member, 2 queues without consumer"_s);
        // Where nothing else is wrong it is said once.
        QCOMPARE(assessed({row(u"a"_s, unread), row(u"b"_s, unread)}).brief, u"2 queues without consumer"_s);
        QCOMPARE(assessed({row(u"a"_s, [](QueueRow &queue) { queue.online = {0, 1}; }), row(u"b"_s, [](QueueRow &queue) { queue.online = {0, 1}; })}).headline,
                 u"Warning: 2 queues run without broker3"_s);
        QCOMPARE(assessed({row(u"a"_s, [](QueueRow &queue) { queue.leader = -1; })}).headline, u"Unhealthy: the queue a has no leader"_s);
        // Counted as a diagnosis counts them: many of one kind are many.
        const auto headless = [](QueueRow &queue) { queue.leader = -1; };
        QCOMPARE(assessed({row(u"a"_s, headless), row(u"b"_s, headless), row(u"c"_s, headless)}).headline, u"Critical: 3 queues have no leader"_s);
    }

    /// A list that cannot be read is no health: the header says what a diagnosis says, in its words.
    void queuesThatCannotBeReadAreSaid()
    {
        const auto assessed = [](auto change) {
            Snapshot snapshot = healthy();
            QueueTable table;
            table.asOf = now - 1s;
            change(table);
            snapshot.queues = std::make_shared<const QueueTable>(table);
            return assess(snapshot);
        };
        const auto refused = [](ErrorKind kind) { return Error{.kind = kind, .message = u"badarg"_s, .detail = {}}; };
        const Assessment otherwise = assessed([&](QueueTable &table) { table.detour = QueueDetour{.refused = refused(ErrorKind::Http)}; });
        QCOMPARE(otherwise.headline, u"Warning: the broker refuses the list of its queues"_s);
        QCOMPARE(otherwise.findings.first().title, u"The queues cannot be listed at once"_s);
        QVERIFY2(otherwise.findings.first().text.startsWith(u"badarg. They were read"_s), qPrintable(otherwise.findings.first().text));
        // It was never had: the age of the table does not hide why.
        const Assessment never = assessed([&](QueueTable &table) {
            table.asOf = {};
            table.error = refused(ErrorKind::Http);
        });
        QCOMPARE(never.level, Level::Warning);
        QCOMPARE(never.findings.first().text, u"badarg. What the queues are like is not known."_s);
        // Who is slow has refused nothing; but "nothing to do" says nobody.
        const Assessment once = assessed([&](QueueTable &table) { table.error = refused(ErrorKind::Timeout); });
        QVERIFY2(once.findings.isEmpty() && once.line.contains(u"Nothing to do"_s), qPrintable(once.line));
        const Assessment slow = assessed([&](QueueTable &table) {
            table.asOf = now - 10min;
            table.error = refused(ErrorKind::Timeout);
        });
        QCOMPARE(slow.level, Level::Ok);
        QVERIFY2(slow.line.contains(u"Not known: what the queues are like."_s) && !slow.line.contains(u"Nothing to do"_s), qPrintable(slow.line));
    }

    /// Of 612 queues those on screen are asked: what is counted among them is no sum of all, and does not grow as one scrolls.
    void whatWasNotAskedMayBeMore()
    {
        const auto row = [](const QString &name, bool isAsked) {
            QueueRow queue{.name = name, .type = QueueType::Quorum, .leader = 0, .leaderKnown = true, .ready = 0, .consumers = 1};
            if (isAsked) {
                queue.state = QueueState::Running;
                queue.members = {0, 1, 2};
                queue.online = {0, 1};
                queue.membersKnown = true;
            }
            return queue;
        };
        const auto headline = [](std::vector<QueueRow> rows) {
            Snapshot snapshot = healthy();
            QueueTable table{.nodes = {NodeName{u"rabbit@broker1"_s}, NodeName{u"rabbit@broker2"_s}, NodeName{u"rabbit@broker3"_s}}, .rows = std::move(rows)};
            table.asOf = now - 1s;
            snapshot.queues = std::make_shared<const QueueTable>(table);
            const Assessment assessment = assess(snapshot);
            return QStringList{assessment.headline, assessment.brief};
        };
        QCOMPARE(headline({row(u"a"_s, true), row(u"b"_s, true)}), (QStringList{u"Warning: 2 queues run without broker3"_s, u"2 queues short of a member"_s}));
        QCOMPARE(headline({row(u"a"_s, true), row(u"b"_s, true), row(u"c"_s, false)}),
                 (QStringList{u"Warning: ≥ 2 queues run without broker3"_s, u"≥ 2 queues short of a member"_s}));
        // One is named; that it is the only one nobody says.
        QCOMPARE(headline({row(u"a"_s, true), row(u"b"_s, false)}),
                 (QStringList{u"Warning: the queue a runs without broker3"_s, u"≥ 1 queues short of a member"_s}));
        QVERIFY(!mayBeMore(QueueCondition::NoConsumers, 5, false)); // each row tells its consumers
        QVERIFY(mayBeMore(QueueCondition::NoConsumers, 0, true));
    }

    void whateverIsAskedItNeverFails()
    {
        // Every pair of conditions of two nodes, and an empty cluster.
        checkShape(assess(healthy()));
        Snapshot empty;
        empty.at = now;
        QCOMPARE(assess(empty).level, Level::Unknown);
        for (int first = 0; first <= static_cast<int>(ErrorKind::Internal); ++first) {
            for (int second = 0; second <= static_cast<int>(ErrorKind::Internal); ++second) {
                Snapshot snapshot = healthy();
                fail(snapshot.nodes[0].answer, static_cast<ErrorKind>(first));
                fail(snapshot.nodes[1].answer, static_cast<ErrorKind>(second));
                fail(snapshot.hosts[0].figures, static_cast<ErrorKind>(second));
                fail(snapshot.proxies[0].figures, static_cast<ErrorKind>(first));
                fail(snapshot.totals, static_cast<ErrorKind>(first));
                checkShape(assess(snapshot));
            }
        }
    }
};

QTEST_GUILESS_MAIN(AssessmentTest)
#include "AssessmentTest.moc"
