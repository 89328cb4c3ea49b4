// What a silent or dead node may cost the others: nothing but its own time-out.

#include "look/probe/BrokerProbe.h"

#include "support/FakeServer.h"

#include <QCoroTask>
#include <QElapsedTimer>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace warrener;

namespace {

constexpr auto healthy = "/api/health/checks/local-alarms";

void answer(FakeServer &server)
{
    server.on("/api/whoami", {.body = R"({"name":"ops","tags":["administrator"]})"});
    server.on(healthy, {.body = R"({"status":"ok"})"});
    server.on("/api/policies", {.body = "[]"});
    server.on("/api/definitions", {.body = R"({"rabbit_version":"4.0.5","vhosts":[],"queues":[]})"});
    server.on("/metrics", {.body = "rabbitmq_identity_info{rabbitmq_node=\"rabbit@a\"} 1\n", .contentType = "text/plain"});
}

void hang(FakeServer &server)
{
    for (const char *path : {"/api/whoami", "/metrics", "/metrics/detailed"})
        server.on(path, {.mode = FakeAnswer::Mode::Hang});
}

const NodeCheck *checkOf(const BrokerNodeLook &look, const QString &id)
{
    const auto found = std::ranges::find(look.checks, id, &NodeCheck::id);
    return found == look.checks.end() ? nullptr : &*found;
}

QCoro::Task<BrokerLook> look(ProbeContext context, std::stop_token stop)
{
    return lookAtBroker(std::move(context), std::move(stop));
}

} // namespace

class BrokerProbeTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void silentNodeHoldsNobodyUp();
    void deadNodeHoldsNobodyUp();
    void nobodyAnswersWithinTheBound();
    void stopEndsIt();
    void noNodesAtAll();

private:
    ProbeContext contextOf(const QList<std::pair<QString, const FakeServer *>> &servers)
    {
        auto profile = std::make_shared<ClusterProfile>();
        for (const auto &[name, server] : servers) {
            NodeProfile node{.name = NodeName{u"rabbit@"_s + name},
                             .management = server->url(),
                             .managementTls = {},
                             .amqp = {},
                             .amqps = {},
                             .metrics = server->url(),
                             .host = {},
                             .other = {}};
            profile->nodes.append(node);
        }
        m_done.clear();
        return {.access = std::make_shared<ClusterAccess>(Doors{.profile = profile}),
                .clock = std::make_shared<const SystemClock>(),
                .progress = [this](const QString &what, bool done) {
                    if (done)
                        m_done.append(what);
                }};
    }
    bool isDoneBefore(const QString &what, const QString &later) const
    {
        return m_done.contains(what) && m_done.contains(later) && m_done.indexOf(what) < m_done.indexOf(later);
    }

    QStringList m_done; ///< questions, in the order in which they ended
};

void BrokerProbeTest::silentNodeHoldsNobodyUp()
{
    FakeServer silent, a, b;
    hang(silent);
    answer(a);
    answer(b);
    // The silent one is asked first of all, and is not waited for.
    const BrokerLook seen = QCoro::waitFor(look(contextOf({{u"silent"_s, &silent}, {u"a"_s, &a}, {u"b"_s, &b}}), {}));

    const BrokerNodeLook none = seen.nodes.value(NodeName{u"rabbit@silent"_s});
    QVERIFY(none.ping.error);
    QCOMPARE(none.ping.error->kind, ErrorKind::Timeout);
    QVERIFY(none.checks.isEmpty());
    const QString outOfPatience = u"silent: management API"_s;
    for (const QString &name : {u"a"_s, u"b"_s}) {
        const BrokerNodeLook node = seen.nodes.value(NodeName{u"rabbit@"_s + name});
        QVERIFY(node.ping.has());
        QVERIFY(checkOf(node, u"local-alarms"_s));
        QVERIFY(checkOf(node, u"local-alarms"_s)->answer.has());
        QCOMPARE(checkOf(node, u"local-alarms"_s)->answer.value->outcome, HealthCheck::Outcome::Passed);
        QVERIFY(isDoneBefore(name + u": health check local-alarms"_s, outOfPatience));
    }
    QVERIFY(seen.answeredBy != NodeName{u"rabbit@silent"_s});
    QVERIFY(seen.policies.has());
    QVERIFY(seen.definitions.has());
    QVERIFY(isDoneBefore(u"Definitions"_s, outOfPatience));
}

void BrokerProbeTest::deadNodeHoldsNobodyUp()
{
    FakeServer dead, silent, a;
    hang(silent);
    answer(a);
    const ProbeContext context = contextOf({{u"dead"_s, &dead}, {u"silent"_s, &silent}, {u"a"_s, &a}});
    dead.shutDown();
    const BrokerLook seen = QCoro::waitFor(look(context, {}));
    QCOMPARE(seen.nodes.value(NodeName{u"rabbit@dead"_s}).ping.error->kind, ErrorKind::Refused);
    QCOMPARE(seen.answeredBy, NodeName{u"rabbit@a"_s});
    // Nothing ran out of patience but what hangs. Which of a refusal and an answer is heard first says nothing on a busy machine.
    const QString outOfPatience = u"silent: management API"_s;
    QVERIFY(isDoneBefore(u"dead: management API"_s, outOfPatience));
    QVERIFY(isDoneBefore(u"a: health check local-alarms"_s, outOfPatience));
}

void BrokerProbeTest::nobodyAnswersWithinTheBound()
{
    FakeServer one, two;
    hang(one);
    hang(two);
    const BrokerLook seen = QCoro::waitFor(look(contextOf({{u"one"_s, &one}, {u"two"_s, &two}}), {}));
    QVERIFY(seen.answeredBy.isEmpty());
    QCOMPARE(seen.definitions.error->kind, ErrorKind::Timeout);
    QCOMPARE(seen.queues.error->kind, ErrorKind::Timeout);
}

void BrokerProbeTest::stopEndsIt()
{
    FakeServer silent;
    hang(silent);
    QElapsedTimer clock;
    clock.start();
    static_cast<void>(QCoro::waitFor(look(contextOf({{u"silent"_s, &silent}}), {})));
    const qint64 outOfPatience = clock.restart();
    std::stop_source stop;
    connect(&silent, &FakeServer::requested, this, [&stop] { stop.request_stop(); });
    const BrokerLook seen = QCoro::waitFor(look(contextOf({{u"silent"_s, &silent}}), stop.get_token()));
    QVERIFY2(clock.elapsed() < outOfPatience, qPrintable(u"%1 of %2 ms"_s.arg(clock.elapsed()).arg(outOfPatience)));
    QVERIFY(seen.nodes.value(NodeName{u"rabbit@silent"_s}).ping.error);
}

void BrokerProbeTest::noNodesAtAll()
{
    const BrokerLook seen = QCoro::waitFor(look(contextOf({}), {}));
    QVERIFY(seen.nodes.isEmpty());
    QCOMPARE(seen.policies.error->kind, ErrorKind::NotConfigured);
}

QTEST_GUILESS_MAIN(BrokerProbeTest)
#include "BrokerProbeTest.moc"
