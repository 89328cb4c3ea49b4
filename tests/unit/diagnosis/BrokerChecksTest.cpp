// The broker's checks: a healthy cluster is quiet, and each fault shows under its own id.
#include "BrokerInput.h"
#include "judge/assess/Assessment.h"
#include "judge/assess/NearLimit.h"
#include "judge/diagnosis/ReportMaker.h"

#include <QJsonArray>
#include <QTest>

#include <functional>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace warrener;

namespace {

using Make = std::function<void(IllCluster &)>;

void addConnections(IllCluster &cluster, int count, qint64 channels, double rate, const QString &host = u"10.0.0.9"_s)
{
    ConnectionLook &look = *cluster.examination.broker.connections.value;
    for (int i = 0; i < count; ++i) {
        ConnectionInfo connection;
        connection.name = QString::number(i);
        connection.user = u"shop"_s;
        connection.vhost = u"/"_s;
        connection.peer = u"%1:%2"_s.arg(host).arg(40000 + i);
        connection.state = u"running"_s;
        connection.channels = channels;
        connection.receiveRate = rate;
        look.connections.append({NodeName{u"rabbit@broker1"_s}, connection});
    }
}

PolicyInfo policy(const QString &name, const QString &pattern, qint64 priority)
{
    return {.vhost = u"/"_s, .name = name, .pattern = pattern, .appliesTo = u"queues"_s, .definition = {}, .priority = priority};
}

QueueFill fill(const QString &name, double ready, double consumers)
{
    return {.vhost = u"/"_s, .name = name, .ready = ready, .unacked = 0, .consumers = consumers};
}

} // namespace

Q_DECLARE_METATYPE(Make)

class BrokerChecksTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// What the window's verdict warns of the diagnosis warns of, and nothing else.
    void nearLimitsAreTheVerdicts_data()
    {
        QTest::addColumn<qint64>("used"); // of 4 GB
        QTest::addColumn<bool>("near");
        QTest::newRow("three quarters") << qint64{3'000'000'000} << false;
        QTest::newRow("more than eight tenths") << qint64{3'400'000'000} << false;
        QTest::newRow("more than nine tenths") << qint64{3'700'000'000} << true;
    }
    void nearLimitsAreTheVerdicts()
    {
        QFETCH(qint64, used);
        QFETCH(bool, near);
        IllCluster cluster;
        cluster.figures(u"broker1"_s).memoryUsed = used;
        const QList<Finding> live = assess(cluster.snapshot).findings;
        QCOMPARE(std::ranges::contains(live, u"node.memory-near-limit"_s, &Finding::id), near);
        QCOMPARE(resultFor(brokerChecks(cluster.input()), u"broker.memory.headroom"_s, u"rabbit@broker1"_s).outcome, near ? Outcome::Warning : Outcome::Passed);
    }
    /// Whatever the diagnosis calls short of a node's own limits, the verdict does not call healthy, and as bad.
    void everyLimitIsTheVerdicts_data()
    {
        QTest::addColumn<QString>("check");
        QTest::addColumn<QString>("finding");
        QTest::addColumn<int>("kind");
        QTest::addColumn<double>("share");
        for (const double share : {0.5, 0.85, 0.97}) {
            const auto row = [share](const char *name, const QString &check, const QString &finding, int kind) {
                QTest::addRow("%s %.2f", name, share) << check << finding << kind << share;
            };
            row("descriptors", u"broker.descriptors"_s, u"node.descriptors-near-limit"_s, 0);
            row("sockets", u"broker.sockets"_s, u"node.sockets-near-limit"_s, 1);
            row("processes", u"broker.processes"_s, u"node.processes-near-limit"_s, 2);
        }
    }
    void everyLimitIsTheVerdicts()
    {
        QFETCH(const QString, check);
        QFETCH(const QString, finding);
        QFETCH(const int, kind);
        QFETCH(const double, share);
        IllCluster cluster;
        NodeFigures &figures = cluster.figures(u"broker1"_s);
        std::optional<qint64> &used = kind == 0 ? figures.descriptorsUsed : kind == 1 ? figures.socketsUsed : figures.processesUsed;
        std::optional<qint64> &total = kind == 0 ? figures.descriptorsTotal : kind == 1 ? figures.socketsTotal : figures.processesTotal;
        used = qint64(share * 1'000'000);
        total = 1'000'000;
        const Outcome outcome = resultFor(brokerChecks(cluster.input()), check, u"rabbit@broker1"_s).outcome;
        const Level wanted = outcome == Outcome::Critical ? Level::Critical : outcome == Outcome::Warning ? Level::Warning : Level::Ok;
        const Assessment live = assess(cluster.snapshot);
        const auto found = std::ranges::find(live.findings, finding, &Finding::id);
        QCOMPARE(found == live.findings.end() ? Level::Ok : found->level, wanted);
        QCOMPARE(live.level, wanted);
        QCOMPARE(live.stateOf(SubjectKind::Node, u"rabbit@broker1"_s).level, wanted);
    }
    void aRunQueueOutOfHandIsNotHealthy()
    {
        IllCluster cluster;
        cluster.figures(u"broker1"_s).processors = 4;
        cluster.figures(u"broker1"_s).runQueue = 150; // long, and in one sample a moment's
        QCOMPARE(assess(cluster.snapshot).level, Level::Ok);
        cluster.figures(u"broker1"_s).runQueue = 201;
        QCOMPARE(resultFor(brokerChecks(cluster.input()), u"broker.runqueue"_s, u"rabbit@broker1"_s).outcome, Outcome::Warning);
        const Assessment live = assess(cluster.snapshot);
        QCOMPARE(live.headline, u"Warning: the schedulers of broker1 do not keep up"_s);
        QCOMPARE(live.findings.first().text, u"on rabbit@broker1 201 Erlang processes wait for a processor, of which there are 4"_s);
        // It jumps from look to look: what is still long does not count as over.
        QCOMPARE(nearlimit::ofQueued(150, 4, Level::Warning), Level::Warning);
        QCOMPARE(nearlimit::ofQueued(40, 4, Level::Warning), Level::Ok);
    }
    void superStreams_data()
    {
        QTest::addColumn<QList<int>>("orders");  // of the bindings of inv; −1: without one
        QTest::addColumn<QList<int>>("streams"); // inv-N
        QTest::addColumn<bool>("exchange");
        QTest::addColumn<QString>("kind");
        QTest::addColumn<int>("outcome");
        QTest::newRow("whole") << QList<int>{0, 1, 2} << QList<int>{0, 1, 2} << true << QString() << int(Outcome::Passed);
        QTest::newRow("one binding gone") << QList<int>{0, 2} << QList<int>{0, 1, 2} << true << u"unbound"_s << int(Outcome::Warning);
        QTest::newRow("one partition gone") << QList<int>{0, 2} << QList<int>{0, 2} << true << u"gap"_s << int(Outcome::Warning);
        QTest::newRow("restored without their order") << QList<int>{-1, -1} << QList<int>{0, 1} << true << u"no-order"_s << int(Outcome::Warning);
        QTest::newRow("none left") << QList<int>{} << QList<int>{} << true << u"empty"_s << int(Outcome::Warning);
        QTest::newRow("half deleted") << QList<int>{} << QList<int>{1} << false << u"left-over"_s << int(Outcome::Note);
        QTest::newRow("streams with numbers") << QList<int>{} << QList<int>{0, 1, 2} << false << QString() << int(Outcome::Passed);
    }
    void superStreams()
    {
        QFETCH(QList<int>, orders);
        QFETCH(QList<int>, streams);
        QFETCH(bool, exchange);
        QFETCH(QString, kind);
        QFETCH(int, outcome);
        QJsonArray exchanges, bindings, queues;
        if (exchange)
            exchanges.append(
                QJsonObject{{u"name"_s, u"inv"_s}, {u"vhost"_s, u"/"_s}, {u"type"_s, u"direct"_s}, {u"arguments"_s, QJsonObject{{u"x-super-stream"_s, true}}}});
        for (qsizetype i = 0; i < orders.size(); ++i) {
            const int number = orders[i] < 0 ? int(i) : orders[i];
            bindings.append(QJsonObject{{u"source"_s, u"inv"_s},
                                        {u"vhost"_s, u"/"_s},
                                        {u"destination"_s, u"inv-%1"_s.arg(number)},
                                        {u"destination_type"_s, u"queue"_s},
                                        {u"arguments"_s, orders[i] < 0 ? QJsonObject() : QJsonObject{{u"x-stream-partition-order"_s, number}}}});
        }
        for (const int number : streams)
            queues.append(QJsonObject{{u"name"_s, u"inv-%1"_s.arg(number)}, {u"vhost"_s, u"/"_s}, {u"type"_s, u"stream"_s}});
        IllCluster cluster;
        cluster.examination.broker.definitions = answered(QJsonObject{{u"exchanges"_s, exchanges}, {u"bindings"_s, bindings}, {u"queues"_s, queues}});
        const CheckResult result = resultFor(brokerChecks(cluster.input()), u"queue.superstream"_s);
        QCOMPARE(result.kind, kind);
        QCOMPARE(int(result.outcome), outcome);
    }
    /// What nobody can see in a name is seen in a finding.
    void namesAreShownWhole()
    {
        IllCluster cluster;
        cluster.examination.broker.shovels =
            answered(QList<LinkInfo>{{.vhost = u"/"_s, .name = u"move "_s, .node = u"rabbit@broker1"_s, .state = u"terminated"_s, .reason = {}}});
        cluster.examination.broker.policies = answered(QList<PolicyInfo>{policy(u" p\n"_s, u"^never$"_s, 0)});
        const QList<CheckResult> results = brokerChecks(cluster.input());
        QVERIFY2(resultFor(results, u"link.shovel"_s).title.contains(u"move␣"_s), qPrintable(resultFor(results, u"link.shovel"_s).title));
        QVERIFY2(resultFor(results, u"policy.unmatched"_s).title.contains(u"␣p␊"_s), qPrintable(resultFor(results, u"policy.unmatched"_s).title));
    }
    /// Its management agent has ended: the API goes on without this node's connections, and says nothing about it.
    void statisticsThatHaveStoppedAreTold()
    {
        IllCluster cluster;
        NodeLook *node = snapshots::node(cluster.snapshot, u"broker1"_s);
        node->answer.value->self = {.name = node->name, .running = true, .withoutFigures = true};
        const auto outcome = [&] { return resultFor(brokerChecks(cluster.input()), u"broker.node.statistics"_s, u"rabbit@broker1"_s).outcome; };
        QCOMPARE(outcome(), Outcome::NotAsked);
        node->metrics.value->figuresStoodStill = true;
        QCOMPARE(outcome(), Outcome::Warning);
        cluster.snapshot.totals.value->statsDisabled = true;
        QCOMPARE(outcome(), Outcome::NotConfigured);
        QCOMPARE(resultFor(brokerChecks(cluster.input()), u"broker.node.statistics"_s, u"rabbit@broker2"_s).outcome, Outcome::NotConfigured);
    }
    /// No alarm of a disk that nobody watches is no good news.
    void aDiskThatNobodyWatchesHasNotPassed()
    {
        IllCluster cluster;
        cluster.figures(u"broker1"_s).diskFree.reset();
        cluster.figures(u"broker1"_s).diskUnwatched = true;
        cluster.figures(u"broker1"_s).diskAlarm = false;
        snapshots::node(cluster.snapshot, u"broker1"_s)->metrics.value->diskFree = 0;
        snapshots::node(cluster.snapshot, u"broker1"_s)->metrics.value->diskAlarm = false;
        const QList<CheckResult> results = brokerChecks(cluster.input());
        QCOMPARE(resultFor(results, u"broker.disk.watch"_s, u"rabbit@broker1"_s).outcome, Outcome::Warning);
        QCOMPARE(resultFor(results, u"broker.alarm.disk"_s, u"rabbit@broker1"_s).outcome, Outcome::NotAsked);
        QCOMPARE(resultFor(results, u"broker.disk.headroom"_s, u"rabbit@broker1"_s).outcome, Outcome::NotAsked);
        QCOMPARE(resultFor(results, u"broker.alarm.disk"_s, u"rabbit@broker2"_s).outcome, Outcome::Passed);
        cluster.figures(u"broker1"_s).diskAlarm = true;
        snapshots::node(cluster.snapshot, u"broker1"_s)->metrics.value->diskAlarm = true;
        QCOMPARE(resultFor(brokerChecks(cluster.input()), u"broker.alarm.disk"_s, u"rabbit@broker1"_s).outcome, Outcome::Critical);
    }
    /// What a broker does not tell is not judged: it is no fault, and no pass either.
    void whatIsNotToldIsNotJudged()
    {
        IllCluster cluster;
        cluster.examination.broker.answeredBy = NodeName{u"rabbit@broker1"_s};
        QCOMPARE(resultFor(brokerChecks(cluster.input()), u"broker.answers"_s).outcome, Outcome::Passed);
        for (VhostInfo &vhost : *cluster.examination.broker.vhosts.value)
            vhost.states.clear();
        cluster.examination.broker.shovels = answered(QList<LinkInfo>{{.vhost = u"/"_s, .name = u"move"_s, .node = {}, .state = {}, .reason = {}}});
        cluster.examination.broker.odd.insert(u"/api/shovels"_s, {.count = 2, .first = u"state (move)"_s});
        // No links told, and no row of one of the others.
        NodeLook &first = *snapshots::node(cluster.snapshot, u"broker1"_s);
        first.answer.value->peers.remove(NodeName{u"rabbit@broker2"_s});
        const QList<CheckResult> results = brokerChecks(cluster.input());
        QCOMPARE(badOf(results), QStringList());
        QCOMPARE(resultFor(results, u"vhost.down"_s).outcome, Outcome::NotAvailable);
        QCOMPARE(resultFor(results, u"link.shovel"_s).outcome, Outcome::NotAvailable);
        QCOMPARE(resultFor(results, u"broker.links"_s, u"rabbit@broker1"_s).outcome, Outcome::NotAvailable);
        const CheckResult odd = resultFor(results, u"broker.answers"_s);
        QCOMPARE(odd.outcome, Outcome::Note);
        QCOMPARE(odd.seen, u"/api/shovels: 2 (state (move))"_s);
    }

    void faults_data()
    {
        QTest::addColumn<Make>("make");
        QTest::addColumn<QStringList>("bad");
        const auto add = [](const char *name, Make make, const QStringList &bad) { QTest::newRow(name) << make << bad; };

        add("healthy", [](IllCluster &) {}, {});
        add("no node answers the examination", [](IllCluster &c) { c.examination = {}; }, {});
        add("stopped",
            [](IllCluster &c) {
                snapshots::stop(c.snapshot, u"broker2"_s);
                c.node(u"broker2"_s) = {.ping = unanswered<WhoAmI>(ErrorKind::Refused), .checks = {}, .unroutable = {}, .queues = {}, .raft = {}};
            },
            {u"broker.node.running critical rabbit@broker2"_s, u"broker.ping warning rabbit@broker2"_s, u"broker.links warning rabbit@broker1"_s,
             u"broker.links warning rabbit@broker3"_s});
        add("frozen",
            [](IllCluster &c) {
                snapshots::freeze(c.snapshot, u"broker2"_s);
                c.node(u"broker2"_s).ping = unanswered<WhoAmI>(ErrorKind::Timeout);
            },
            {u"broker.node.running critical rabbit@broker2"_s, u"broker.ping warning rabbit@broker2"_s});
        add("draining", [](IllCluster &c) { c.figures(u"broker3"_s).beingDrained = true; }, {u"broker.node.maintenance warning rabbit@broker3"_s});
        add("partition", [](IllCluster &c) { c.figures(u"broker1"_s).partitions = {u"rabbit@broker3"_s}; }, {u"broker.partition critical rabbit@broker1"_s});
        add("wrong password", [](IllCluster &c) { c.node(u"broker1"_s).ping = unanswered<WhoAmI>(ErrorKind::Unauthorized); }, {});
        add("memory",
            [](IllCluster &c) {
                c.figures(u"broker1"_s).memoryUsed = 4'100'000'000;
                c.figures(u"broker1"_s).memoryAlarm = true;
            },
            {u"broker.alarm.memory critical rabbit@broker1"_s, u"broker.memory.headroom warning rabbit@broker1"_s});
        add("memory near", [](IllCluster &c) { c.figures(u"broker1"_s).memoryUsed = 3'700'000'000; }, {u"broker.memory.headroom warning rabbit@broker1"_s});
        add("disk",
            [](IllCluster &c) {
                c.figures(u"broker1"_s).diskFree = 0;
                c.figures(u"broker1"_s).diskAlarm = true;
            },
            {u"broker.alarm.disk critical rabbit@broker1"_s, u"broker.disk.headroom warning rabbit@broker1"_s});
        add("descriptors near", [](IllCluster &c) { c.figures(u"broker1"_s).descriptorsUsed = 850; }, {u"broker.descriptors warning rabbit@broker1"_s});
        add("descriptors out", [](IllCluster &c) { c.figures(u"broker1"_s).descriptorsUsed = 999; },
            {u"broker.alarm.descriptors critical rabbit@broker1"_s, u"broker.descriptors critical rabbit@broker1"_s});
        add("run queue", [](IllCluster &c) { c.figures(u"broker1"_s).runQueue = 400; }, {u"broker.runqueue warning rabbit@broker1"_s});
        add("health check", [](IllCluster &c) { c.node(u"broker1"_s).checks[2].answer.value->outcome = HealthCheck::Outcome::Failed; },
            {u"broker.check.virtual-hosts critical rabbit@broker1"_s});
        add("no such check", [](IllCluster &c) { c.node(u"broker1"_s).checks[2].answer.value->outcome = HealthCheck::Outcome::NotAvailable; }, {});
        add("quorum critical", [](IllCluster &c) { c.node(u"broker1"_s).checks[3].answer.value->outcome = HealthCheck::Outcome::Failed; },
            {u"broker.quorum.critical warning rabbit@broker1"_s});
        add("virtual host", [](IllCluster &c) { (*c.examination.broker.vhosts.value)[0].states[u"rabbit@broker2"_s] = u"stopped"_s; },
            {u"vhost.down critical rabbit@broker2"_s});
        add("plugin", [](IllCluster &c) { c.figures(u"broker3"_s).enabledPlugins = {u"rabbitmq_management"_s}; },
            {u"broker.plugins.differ warning rabbit@broker3"_s});
        add("version", [](IllCluster &c) { snapshots::node(c.snapshot, u"broker3"_s)->versions.value->rabbitmq = u"4.1.0"_s; },
            {u"broker.versions.differ warning rabbit@broker3"_s});
        add("flag",
            [](IllCluster &c) {
                c.examination.broker.featureFlags.value->append({.name = u"a"_s, .state = u"disabled"_s, .stability = u"stable"_s, .description = {}});
            },
            {u"broker.flags.disabled warning"_s});
        add("experimental flag, deprecated feature",
            [](IllCluster &c) {
                c.examination.broker.featureFlags.value->append(
                    {.name = u"khepri_db"_s, .state = u"disabled"_s, .stability = u"experimental"_s, .description = {}});
                c.examination.broker.deprecatedUsed.value->append({.name = u"global_qos"_s, .phase = u"permitted_by_default"_s});
            },
            {});
        add("links",
            [](IllCluster &c) {
                c.examination.broker.federation =
                    answered(QList<LinkInfo>{{.vhost = u"/"_s, .name = u"north"_s, .node = u"rabbit@broker1"_s, .state = u"error"_s, .reason = {}}});
                c.examination.broker.shovels =
                    answered(QList<LinkInfo>{{.vhost = u"/"_s, .name = u"move"_s, .node = u"rabbit@broker2"_s, .state = u"starting"_s, .reason = {}}});
            },
            {u"link.federation warning rabbit@broker1"_s});
        const auto shovel = [](const QString &state, Millis ago = 0ms, const QString &node = u"rabbit@broker1"_s) {
            return LinkInfo{.vhost = u"/"_s, .name = u"move"_s, .node = node, .state = state, .reason = {}, .since = snapshots::now - ago};
        };
        const auto shovels = [](const QList<LinkInfo> &links) { return Make([links](IllCluster &c) { c.examination.broker.shovels = answered(links); }); };
        add("a shovel that waits for credit moves", shovels({shovel(u"flow"_s)}), {});
        add("a shovel that waits for credit, and another node's old row", shovels({shovel(u"flow"_s), shovel(u"terminated"_s, 1h, u"rabbit@broker2"_s)}),
            {u"link.shovel warning rabbit@broker2"_s});
        add("a shovel that runs and is blocked", shovels({shovel(u"blocked"_s)}), {u"link.shovel warning rabbit@broker1"_s});
        add("a shovel that starts", shovels({shovel(u"starting"_s, 14h)}), {}); // as far as two zones are apart
        add("a shovel that starts for ever", shovels({shovel(u"starting"_s, 24h * 310)}), {u"link.shovel warning rabbit@broker1"_s});
        add("blocked",
            [](IllCluster &c) {
                addConnections(c, 3, 1, 1000);
                c.examination.broker.connections.value->connections[1].second.state = u"blocked"_s;
            },
            {u"broker.connections.blocked warning"_s});
        add("churn",
            [](IllCluster &c) {
                snapshots::node(c.snapshot, u"broker1"_s)->metrics.value->connections = 200;
                c.figures(u"broker1"_s).connectionsCreatedRate = 30;
                c.figures(u"broker1"_s).connectionsClosedRate = 30;
            },
            {u"broker.connections.churn warning rabbit@broker1"_s});
        add("clients that come to stay",
            [](IllCluster &c) {
                snapshots::node(c.snapshot, u"broker1"_s)->metrics.value->connections = 200;
                c.figures(u"broker1"_s).connectionsCreatedRate = 60;
            },
            {});
        add("limit",
            [](IllCluster &c) {
                c.examination.broker.limits = answered(QList<ConnectionLimit>{{.vhost = u"/"_s, .most = 10}});
                addConnections(c, 10, 1, 1000);
            },
            {u"broker.connections.limit critical"_s});
        add("leak without channels", [](IllCluster &c) { addConnections(c, 120, 0, 1); }, {u"broker.leak.connections warning"_s});
        add("leak with idle channels",
            [](IllCluster &c) {
                addConnections(c, 120, 1, 1);
                c.snapshot.totals.value->consumers = 2;
            },
            {u"broker.leak.connections warning"_s});
        add("many consumers of one client",
            [](IllCluster &c) {
                addConnections(c, 120, 1, 1);
                c.snapshot.totals.value->consumers = 120;
            },
            {});
        add("busy publishers of one client",
            [](IllCluster &c) {
                addConnections(c, 120, 1, 5000);
                c.snapshot.totals.value->consumers = 0;
            },
            {});
        add("many clients",
            [](IllCluster &c) {
                addConnections(c, 120, 0, 1);
                addConnections(c, 120, 0, 1, u"10.0.0.10"_s);
            },
            {});
        add("channels of one connection", [](IllCluster &c) { addConnections(c, 1, 1800, 1000); }, {u"broker.leak.channels warning"_s});
    }
    void faults()
    {
        QFETCH(Make, make);
        QFETCH(QStringList, bad);
        IllCluster cluster;
        make(cluster);
        const QList<CheckResult> results = brokerChecks(cluster.input());
        QCOMPARE(badOf(results), bad);
        for (const CheckResult &result : results) {
            QVERIFY2(!result.title.isEmpty(), qPrintable(result.id));
            QVERIFY2(!result.title.contains(u'%'), qPrintable(result.title));
            QVERIFY2(!isNotJudged(result.outcome) || !result.text.isEmpty(), qPrintable(result.id));
        }
    }

    void queues_data()
    {
        QTest::addColumn<Make>("make");
        QTest::addColumn<QStringList>("bad");
        const auto add = [](const char *name, Make make, const QStringList &bad) { QTest::newRow(name) << make << bad; };
        const auto list = [](IllCluster &c, const QueueInfo &queue) { c.examination.broker.queues.value->queues.append(queue); };

        add("quorum queue", [list](IllCluster &c) { list(c, queueInfo(u"q"_s, u"quorum"_s)); }, {});
        add("the list refused, had by parts",
            [](IllCluster &c) {
                QueueLook &look = *c.examination.broker.queues.value;
                look.refused = Error{.kind = ErrorKind::Http, .message = u"badarg"_s, .detail = {}};
                look.unlisted = {{.vhost = u"shop"_s}};
                look.all = false;
            },
            {u"queue.list warning"_s});
        add("member missing", [list](IllCluster &c) { list(c, queueInfo(u"q"_s, u"quorum"_s, {u"rabbit@broker1"_s, u"rabbit@broker3"_s})); },
            {u"queue.members.missing warning //q"_s});
        add("a member that left for good",
            [list](IllCluster &c) {
                QueueInfo queue = queueInfo(u"q"_s, u"quorum"_s);
                queue.members.replace(2, u"rabbit@old4"_s);
                queue.online.removeAll(u"rabbit@broker3"_s);
                list(c, queue);
            },
            {u"queue.members.ghost warning //q"_s});
        add("majority lost", [list](IllCluster &c) { list(c, queueInfo(u"q"_s, u"quorum"_s, {u"rabbit@broker1"_s})); }, {u"queue.minority critical //q"_s});
        add("minority by its own word",
            [list](IllCluster &c) {
                QueueInfo queue = queueInfo(u"q"_s, u"quorum"_s);
                queue.state = u"minority"_s;
                list(c, queue);
            },
            {u"queue.minority critical //q"_s});
        add("leaderless",
            [list](IllCluster &c) {
                QueueInfo queue = queueInfo(u"q"_s, u"quorum"_s);
                queue.leader.clear();
                list(c, queue);
            },
            {u"queue.leaderless critical //q"_s});
        add("few members",
            [list](IllCluster &c) {
                QueueInfo queue = queueInfo(u"q"_s, u"quorum"_s);
                queue.members = queue.online = {u"rabbit@broker1"_s};
                list(c, queue);
            },
            {u"queue.members.few warning //q"_s});
        add("classic queue",
            [list](IllCluster &c) {
                QueueInfo queue = queueInfo(u"q"_s, u"classic"_s);
                queue.members = queue.online = {u"rabbit@broker1"_s};
                list(c, queue);
            },
            {});
        add("mirror out of sync", [list](IllCluster &c) { list(c, queueInfo(u"q"_s, u"classic"_s, {u"rabbit@broker1"_s, u"rabbit@broker2"_s})); },
            {u"queue.mirrors warning //q"_s});
        add("far behind",
            [](IllCluster &c) {
                c.node(u"broker1"_s).raft = answered(std::vector<RaftIndex>{{.vhost = u"/"_s, .queue = u"q"_s, .lastWritten = 50'000, .commit = 50'000}});
                c.node(u"broker2"_s).raft = answered(std::vector<RaftIndex>{{.vhost = u"/"_s, .queue = u"q"_s, .lastWritten = 49'000, .commit = 49'000}});
                c.node(u"broker3"_s).raft = answered(std::vector<RaftIndex>{{.vhost = u"/"_s, .queue = u"q"_s, .lastWritten = 100, .commit = 90}});
            },
            {u"queue.members.behind warning //q"_s});
        // The leader's answer came three seconds late: what was written meanwhile no follower can have told.
        add("a late answer of the leader",
            [](IllCluster &c) {
                c.snapshot.totals.value->publishRate = 3000;
                c.snapshot.totals.value->ackRate = 3000;
                c.node(u"broker1"_s).raft = answered(std::vector<RaftIndex>{{.vhost = u"/"_s, .queue = u"q"_s, .lastWritten = 50'000, .commit = 50'000}});
                c.node(u"broker1"_s).raft.took = Millis{3000};
                c.node(u"broker2"_s).raft = answered(std::vector<RaftIndex>{{.vhost = u"/"_s, .queue = u"q"_s, .lastWritten = 33'000, .commit = 33'000}});
            },
            {});
        add("no consumers",
            [](IllCluster &c) {
                c.node(u"broker1"_s).queues = answered(QList{fill(u"q"_s, 7, 0), fill(u"empty"_s, 0, 0), fill(u"served"_s, 9, 2), fill(u"warrener.x"_s, 1, 0)});
            },
            {u"queue.no-consumers warning //q"_s});
        add("an old leader's word",
            [](IllCluster &c) {
                c.node(u"broker1"_s).queues = answered(QList{fill(u"q"_s, 7, 0)});
                c.node(u"broker2"_s).queues = answered(QList{fill(u"q"_s, 7, 1)});
            },
            {});
        add("stream",
            [list](IllCluster &c) {
                c.node(u"broker1"_s).queues = answered(QList{fill(u"s"_s, 7, 0)});
                list(c, queueInfo(u"s"_s, u"stream"_s));
            },
            {});
        // Its coordinator goes on calling them online, where it has no majority itself.
        add("a stream in minority, by old words",
            [list](IllCluster &c) {
                for (const QString &host : {u"broker2"_s, u"broker3"_s}) {
                    snapshots::stop(c.snapshot, host);
                    c.node(host) = {.ping = unanswered<WhoAmI>(ErrorKind::Refused), .checks = {}, .unroutable = {}, .queues = {}, .raft = {}};
                }
                list(c, queueInfo(u"s"_s, u"stream"_s));
            },
            {u"broker.node.running critical rabbit@broker2"_s, u"broker.ping warning rabbit@broker2"_s, u"broker.node.running critical rabbit@broker3"_s,
             u"broker.ping warning rabbit@broker3"_s, u"broker.links warning rabbit@broker1"_s, u"queue.minority critical //s"_s,
             u"queue.streams.coordinator critical"_s});
        add("a stream without its leader", [list](IllCluster &c) { list(c, queueInfo(u"s"_s, u"stream"_s, {u"rabbit@broker2"_s, u"rabbit@broker3"_s})); },
            {u"queue.leaderless critical //s"_s});
        add("unroutable now", [](IllCluster &c) { c.node(u"broker2"_s).unroutable.value->returned = 12; }, {u"queue.unroutable warning rabbit@broker2"_s});
        add("unroutable long ago",
            [](IllCluster &c) {
                UnroutableCount &count = *c.node(u"broker2"_s).unroutable.value;
                count.returned = count.returnedBefore = 12;
                snapshots::node(c.snapshot, u"broker2"_s)->metrics.value->unroutableReturned = 12;
            },
            {});
        add("unroutable a moment ago",
            [](IllCluster &c) {
                UnroutableCount &count = *c.node(u"broker2"_s).unroutable.value;
                count.returned = count.returnedBefore = 12;
            },
            {u"queue.unroutable warning rabbit@broker2"_s});
        add("policy shadowed",
            [list](IllCluster &c) {
                list(c, queueInfo(u"orders.eu"_s, u"quorum"_s));
                c.examination.broker.policies =
                    answered(QList{policy(u"low"_s, u"^orders"_s, 0), policy(u"high"_s, u"^ord"_s, 5), policy(u"none"_s, u"^xyz"_s, 0)});
            },
            {u"policy.shadowed warning"_s});
        add("policy with something left",
            [list](IllCluster &c) {
                list(c, queueInfo(u"orders.eu"_s, u"quorum"_s));
                list(c, queueInfo(u"orders.us"_s, u"quorum"_s));
                c.examination.broker.policies = answered(QList{policy(u"low"_s, u"^orders"_s, 0), policy(u"high"_s, u"eu$"_s, 5)});
            },
            {});
        add("hostile pattern",
            [list](IllCluster &c) {
                list(c, queueInfo(QString(200, u'a') + u'b', u"quorum"_s));
                c.examination.broker.policies = answered(QList{policy(u"slow"_s, u"^(a+)+$"_s, 0), policy(u"broken"_s, u"((("_s, 0)});
            },
            {});
    }
    void queues() { faults(); }

    void manyOfAKindAreCut()
    {
        IllCluster cluster;
        for (int i = 0; i < 200; ++i)
            cluster.examination.broker.queues.value->queues.append(queueInfo(u"q%1"_s.arg(i), u"quorum"_s, {u"rabbit@broker1"_s}));
        const QList<CheckResult> results = brokerChecks(cluster.input());
        QCOMPARE(std::ranges::count(results, u"queue.minority"_s, &CheckResult::id), 51);
        const auto last = std::ranges::find_if(results, [](const CheckResult &result) { return result.facts.contains(u"more"_s); });
        QCOMPARE(last->facts.value(u"more"_s), u"150"_s);
        // The finding of all of them knows each, though it lists only some.
        const DiagnosisInput input = cluster.input();
        const Report report = makeReport(input, results, {.id = u"many"_s, .advice = {}});
        const auto finding = std::ranges::find(report.findings, u"queue.minority"_s, &ReportFinding::id);
        QVERIFY(finding != report.findings.end());
        QCOMPARE(finding->things.size(), 200);
    }

    void trends()
    {
        IllCluster cluster;
        cluster.history = std::make_shared<History>();
        for (int minute = 60; minute >= 0; --minute) {
            const TimePoint at = snapshots::now - minute * 1min;
            const double passed = 60 - minute;
            cluster.history->add({Metric::NodeDiskFree, u"rabbit@broker1"_s}, at, 50e9 + 60e9 - 1e9 * passed);
            cluster.history->add({Metric::NodeDiskFree, u"rabbit@broker2"_s}, at, 50e9);
            cluster.history->add({Metric::Connections, {}}, at, 100 + 5 * passed);
            cluster.history->add({Metric::Channels, {}}, at, 500 + 200 * (minute % 7));
            cluster.history->add({Metric::MessagesReady, {}}, at, 1000 * passed);
            cluster.history->add({Metric::NodeDescriptors, u"rabbit@broker3"_s}, at, 100 + 10 * passed);
        }
        const QList<CheckResult> results = brokerChecks(cluster.input());
        QCOMPARE(badOf(results), (QStringList{u"broker.disk.prediction warning rabbit@broker1"_s, u"broker.leak.connections warning"_s,
                                              u"broker.leak.descriptors warning rabbit@broker3"_s, u"queue.growing warning"_s}));
        QCOMPARE(resultFor(results, u"broker.disk.prediction"_s, u"rabbit@broker2"_s).outcome, Outcome::Passed);
        QCOMPARE(resultFor(results, u"broker.disk.prediction"_s, u"rabbit@broker3"_s).kind, u"not-enough-history"_s);
        QCOMPARE(resultFor(results, u"broker.leak.connections"_s).kind, u"trend"_s);
    }

    void aDiskFigureThatStandsStill()
    {
        IllCluster cluster;
        cluster.history = std::make_shared<History>();
        for (Millis passed = 0ms; passed <= 20min; passed += 5s)
            cluster.history->add({Metric::NodeDiskFree, u"rabbit@broker1"_s}, cluster.snapshot.at - 20min + passed, 9e9);
        cluster.figures(u"broker1"_s).diskFree = 9'000'000'000;
        HostFigures &host = *std::ranges::find(cluster.snapshot.hosts, HostName{u"broker1"_s}, &HostLook::name)->figures.value;
        host.diskDataTotal = 4e10;
        host.diskDataFree = 4e7;
        const CheckResult frozen = resultFor(brokerChecks(cluster.input()), u"broker.disk.watch"_s, u"rabbit@broker1"_s);
        QCOMPARE(frozen.outcome, Outcome::Warning);
        QCOMPARE(frozen.kind, u"frozen"_s);
        // The host says the same: an idle disk may stand still.
        host.diskDataFree = 9e9;
        QCOMPARE(resultFor(brokerChecks(cluster.input()), u"broker.disk.watch"_s, u"rabbit@broker1"_s).outcome, Outcome::Passed);
        // It moves: the two look at different disks, or at different moments.
        host.diskDataFree = 4e7;
        cluster.history->add({Metric::NodeDiskFree, u"rabbit@broker1"_s}, cluster.snapshot.at, 9.1e9);
        QCOMPARE(resultFor(brokerChecks(cluster.input()), u"broker.disk.watch"_s, u"rabbit@broker1"_s).outcome, Outcome::Passed);
    }

    void factsForAdvice()
    {
        IllCluster cluster;
        cluster.examination.broker.queues.value->queues.append(queueInfo(u"orders"_s, u"quorum"_s, {u"rabbit@broker1"_s}));
        const CheckResult lost = resultFor(brokerChecks(cluster.input()), u"queue.minority"_s);
        QCOMPARE(lost.facts.value(u"queue"_s), u"orders"_s);
        QCOMPARE(lost.facts.value(u"vhost"_s), u"/"_s);
        QCOMPARE(lost.facts.value(u"missing"_s), u"broker2, broker3"_s);
        QCOMPARE(lost.host, u"broker2"_s);
    }
};

QTEST_GUILESS_MAIN(BrokerChecksTest)
#include "BrokerChecksTest.moc"
