#include "Watch.h"
#include "support/FakeServer.h"
#include "support/StallMeter.h"
#include "support/TestHosts.h"

#include <QFile>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QTest>

using namespace warrener;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

QByteArray tlsFile(const QString &name)
{
    QFile file(QStringLiteral(TLS_DATA) + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QSslConfiguration expiredTls()
{
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setLocalCertificate(QSslCertificate(tlsFile(u"expired.pem"_s), QSsl::Pem));
    tls.setPrivateKey(QSslKey(tlsFile(u"expired.key"_s), QSsl::Ec));
    return tls;
}

/// Behind the verdict's word: whether it is unhealthy or critical is a matter of how many queues are hit at this moment. Empty: another word stands there.
QString behindWord(const Assessment &assessment)
{
    const QString word = assessment.headline.section(u": "_s, 0, 0);
    const bool isOne = word == assessment.word && (word == "Unhealthy"_L1 || word == "Critical"_L1);
    return isOne ? assessment.headline.section(u": "_s, 1) : QString();
}

} // namespace

/// The monitor on the real test hosts, at the polling interval that people have.
class MonitorLiveTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (!hasTestHosts())
            QSKIP("needs the test hosts: tests/testbed/testbed exec -- …");
        m_profile = liveProfile();
        QVERIFY(!m_profile.nodes.isEmpty());
        m_twoIntervals = 2 * std::chrono::milliseconds(m_profile.poll);
        QVERIFY(testhosts::reset());
    }

    void cleanup()
    {
        if (hasTestHosts() && QTest::currentTestFailed())
            RUN_ON_HOSTS(u"testbed-reset"_s);
    }

    void allIsLiveWithinTenSeconds()
    {
        Watch watch(m_profile);
        QTRY_VERIFY_WITH_TIMEOUT(watch.isWell() && isComplete(watch), 10'000);
        // A broker that has just booted takes some seconds to gather its own figures.
        QTRY_VERIFY_WITH_TIMEOUT(
            std::ranges::all_of(watch.snapshot()->nodes, [](const NodeLook &node) { return node.answer.value->self.memoryLimit.value_or(0) > 0; }), 20'000);
        const SnapshotPtr snapshot = watch.snapshot();
        QCOMPARE(snapshot->nodes.size(), 3);
        QCOMPARE(snapshot->hosts.size(), 6);
        QCOMPARE(snapshot->proxies.size(), 2);
        for (const NodeLook &node : snapshot->nodes) {
            QVERIFY(node.metrics.isCurrent());
            QVERIFY(!node.versions.value->rabbitmq.isEmpty());
            QCOMPARE(node.answer.value->peers.size(), 2);
        }
        for (const HostLook &host : snapshot->hosts) {
            QCOMPARE(host.source, u"exporter"_s);
            QVERIFY(host.figures.value->memoryPercent);
            QVERIFY(host.figures.value->load1);
            QVERIFY(host.figures.value->netInBytes);
        }
        for (const ProxyLook &proxy : snapshot->proxies)
            QCOMPARE(std::ranges::count_if(proxy.figures.value->servers, &ProxyServer::up), 3);
        // What the exporter leaves out comes over SSH.
        QTRY_VERIFY_WITH_TIMEOUT(std::ranges::all_of(watch.snapshot()->hosts,
                                                     [](const HostLook &host) {
                                                         return host.figures.value->processes && host.figures.value->diskRootPercent
                                                                && host.figures.value->diskDataPercent;
                                                     }),
                                 15'000);
        QTRY_VERIFY_WITH_TIMEOUT(watch.snapshot()->cost.requestsPerSecond > 0, 10'000);
        QVERIFY(watch.snapshot()->cost.requestsPerSecond < 10);
        QVERIFY(watch.end() < 1s);
    }

    void snapshotsComeOnceAnInterval()
    {
        Watch watch(m_profile);
        QTRY_VERIFY_WITH_TIMEOUT(watch.isWell() && isComplete(watch), 10'000);
        const int before = watch.snapshots();
        const quint64 generation = watch.snapshot()->generation;
        QElapsedTimer timer;
        timer.start();
        QTRY_VERIFY_WITH_TIMEOUT(timer.durationElapsed() >= 2 * m_twoIntervals, 25'000);
        const int came = watch.snapshots() - before;
        QVERIFY2(came >= 4, qPrintable(QString::number(came)));
        QVERIFY2(came <= 16, qPrintable(QString::number(came)));
        QCOMPARE(watch.snapshot()->generation - generation, static_cast<quint64>(came));
    }

    void aStoppedBrokerIsSeenAndComesBackByItself()
    {
        Watch watch(m_profile);
        QTRY_VERIFY_WITH_TIMEOUT(watch.isWell(), 10'000);
        RUN_ON_HOSTS(u"on"_s, u"broker2"_s, u"sudo systemctl stop rabbitmq-server"_s);
        QTRY_COMPARE_WITH_TIMEOUT(watch.nodeState(u"broker2"_s), u"stopped"_s, m_twoIntervals);
        QCOMPARE(watch.assessment().level, Level::Critical);
        QCOMPARE(behindWord(watch.assessment()), u"broker2 is down; its host answers"_s);
        QCOMPARE(watch.nodeState(u"broker1"_s), u"in-service"_s);
        QCOMPARE(watch.nodeState(u"broker3"_s), u"in-service"_s);
        // The proxies take it out by their own checks.
        QTRY_VERIFY_WITH_TIMEOUT(watch.eventIds().contains(u"proxy.server-down"_s) || watch.eventIds().contains(u"proxy.server-seen-down"_s), 20'000);
        // Cluster totals come from another node.
        QTRY_VERIFY_WITH_TIMEOUT(watch.snapshot()->totals.isCurrent(), m_twoIntervals);

        RUN_ON_HOSTS(u"on"_s, u"broker2"_s, u"sudo systemctl start rabbitmq-server"_s);
        QTRY_COMPARE_WITH_TIMEOUT(watch.nodeState(u"broker2"_s), u"in-service"_s, m_twoIntervals + 5s);
        QVERIFY2(watch.eventIds().contains(u"node.down"_s), qPrintable(watch.eventIds().join(u' ')));
        QVERIFY2(watch.eventIds().contains(u"node.up"_s), qPrintable(watch.eventIds().join(u' ')));
        QVERIFY2(!watch.eventIds().contains(u"cluster.partition"_s), qPrintable(watch.eventIds().join(u' ')));
    }

    void aFrozenBrokerIsToldApartAndNothingStalls()
    {
        Watch watch(m_profile);
        QTRY_VERIFY_WITH_TIMEOUT(watch.isWell() && isComplete(watch), 10'000);
        RUN_ON_HOSTS(u"testbed-freeze"_s, u"broker2"_s);
        {
            StallMeter meter;
            QTRY_COMPARE_WITH_TIMEOUT(watch.nodeState(u"broker2"_s), u"frozen"_s, m_twoIntervals);
            QElapsedTimer timer;
            timer.start();
            QTRY_VERIFY_WITH_TIMEOUT(timer.durationElapsed() >= 3 * m_twoIntervals, 60'000);
            QVERIFY2(meter.longest() < 50ms, qPrintable(QString::number(meter.longest().count())));
        }
        // The proxies' checks of the others may hang with it: where no server is left, that is what clients meet.
        const bool outage = std::ranges::all_of(watch.snapshot()->proxies, [](const ProxyLook &proxy) {
            return proxy.figures.has() && std::ranges::none_of(proxy.figures.value->servers, &ProxyServer::up);
        });
        QCOMPARE(behindWord(watch.assessment()), outage ? u"no client gets through: 2 proxies have no server left: lb1, lb2; and broker2 is frozen: it "
                                                          "accepts connections and does not answer"_s
                                                        : u"broker2 is frozen: it accepts connections and does not answer"_s);
        QVERIFY2(watch.assessment().brief.contains(u"frozen"_s), qPrintable(watch.assessment().brief));
        QCOMPARE(watch.nodeState(u"broker2"_s), u"frozen"_s);
        QCOMPARE(watch.stateOf(SubjectKind::Host, u"broker2"_s) == u"unreachable"_s, false);
        // The others may let their API hang for a while, but nobody calls them frozen or down.
        for (const QString &other : {u"broker1"_s, u"broker3"_s})
            QVERIFY2(watch.nodeState(other) == u"in-service"_s || watch.nodeState(other) == u"api-hanging"_s, qPrintable(watch.nodeState(other)));
        QVERIFY(watch.end() < 1s);

        Watch again(m_profile);
        QTRY_COMPARE_WITH_TIMEOUT(again.nodeState(u"broker2"_s), u"frozen"_s, 10'000);
        RUN_ON_HOSTS(u"testbed-thaw"_s, u"broker2"_s);
        QTRY_VERIFY_WITH_TIMEOUT(again.isWell(), 60'000);
        QVERIFY(again.eventIds().contains(u"node.up"_s));
    }

    void aCutHostHasItsOwnWords()
    {
        Watch watch(m_profile);
        QTRY_VERIFY_WITH_TIMEOUT(watch.isWell() && isComplete(watch), 10'000);
        RUN_ON_HOSTS(u"testbed-cut"_s, u"broker3"_s);
        // One time-out each for the API, for the port behind it and for the exporter come first.
        QTRY_COMPARE_WITH_TIMEOUT(watch.nodeState(u"broker3"_s), u"host-unreachable"_s, 2 * m_twoIntervals);
        QTRY_COMPARE_WITH_TIMEOUT(watch.stateOf(SubjectKind::Host, u"broker3"_s), u"unreachable"_s, m_twoIntervals);
        QCOMPARE(behindWord(watch.assessment()), u"nothing on the host broker3 answers"_s);
        QCOMPARE(watch.assessment().findings.first().id, u"host.unreachable"_s);
        for (const QString &other : {u"broker1"_s, u"broker2"_s})
            QVERIFY2(watch.nodeState(other) == u"in-service"_s || watch.nodeState(other) == u"api-hanging"_s, qPrintable(watch.nodeState(other)));
        RUN_ON_HOSTS(u"testbed-heal"_s, u"broker3"_s);
        QTRY_VERIFY_WITH_TIMEOUT(watch.isWell(), 60'000);
        QTRY_VERIFY_WITH_TIMEOUT(watch.eventIds().contains(u"host.back"_s), m_twoIntervals);
        QVERIFY2(!watch.eventIds().contains(u"node.frozen"_s), qPrintable(watch.eventIds().join(u' ')));
    }

    void aDrainedNodeIsNotDown()
    {
        Watch watch(m_profile);
        QTRY_VERIFY_WITH_TIMEOUT(watch.isWell() && isComplete(watch), 10'000);
        if (watch.snapshot()->nodes.first().versions.value->rabbitmq.startsWith(u"3."_s))
            QSKIP("3.x does not tell whether a node is drained");
        RUN_ON_HOSTS(u"on"_s, u"broker2"_s, u"sudo rabbitmq-upgrade drain"_s);
        const auto revive = qScopeGuard([] { HostCommand(u"on"_s, {u"broker2"_s, u"sudo rabbitmq-upgrade revive"_s}).wait(); });
        QTRY_COMPARE_WITH_TIMEOUT(watch.nodeState(u"broker2"_s), u"draining"_s, m_twoIntervals);
        RUN_ON_HOSTS(u"on"_s, u"broker2"_s, u"sudo rabbitmq-upgrade revive"_s);
        QTRY_COMPARE_WITH_TIMEOUT(watch.nodeState(u"broker2"_s), u"in-service"_s, m_twoIntervals);
        QVERIFY2(!watch.eventIds().contains(u"node.down"_s), qPrintable(watch.eventIds().join(u' ')));
    }

    void eachFailureOfAccessHasItsOwnWords()
    {
        Watch wrong(m_profile, u"not-the-password"_s);
        ClusterProfile elsewhere = m_profile;
        elsewhere.nodes[1].management = QUrl(u"http://no-such-host.invalid:15672"_s);
        elsewhere.nodes[1].managementTls = {};
        elsewhere.nodes[1].host = {};
        Watch unresolved(elsewhere);
        FakeServer expired(expiredTls());
        ClusterProfile tls = m_profile;
        tls.nodes[1].management = expired.url();
        tls.nodes[1].management.setHost(u"localhost"_s);
        tls.nodes[1].managementTls = {};
        tls.tls = {.ca = QStringLiteral(TLS_DATA "ca.pem"), .clientCertificate = {}, .clientKey = {}};
        Watch outdated(tls);

        QTRY_COMPARE_WITH_TIMEOUT(wrong.assessment().headline, u"No data: all 3 nodes refuse the user or the password"_s, 10'000);
        QCOMPARE(wrong.nodeState(u"broker1"_s), u"unauthorized"_s);
        QTRY_COMPARE_WITH_TIMEOUT(unresolved.nodeState(u"broker2"_s), u"unresolved"_s, 10'000);
        QTRY_COMPARE_WITH_TIMEOUT(outdated.nodeState(u"broker2"_s), u"certificate-expired"_s, 10'000);
        QTRY_COMPARE_WITH_TIMEOUT(unresolved.nodeState(u"broker1"_s), u"in-service"_s, 10'000);
        QVERIFY(expired.requests().isEmpty());
    }

    void sshStandsInForTheExporter()
    {
        ClusterProfile profile = m_profile;
        for (HostProfile &host : profile.hosts)
            host.exporter = host.name.value == "broker1"_L1 ? QUrl() : host.exporter;
        Watch watch(profile);
        QTRY_VERIFY_WITH_TIMEOUT(watch.snapshot() && watch.snapshot()->host(HostName{u"broker1"_s})->figures.isCurrent()
                                     && watch.snapshot()->host(HostName{u"broker1"_s})->figures.value->cpuPercent,
                                 15'000);
        QCOMPARE(watch.snapshot()->host(HostName{u"broker1"_s})->source, u"ssh"_s);
        QVERIFY(watch.snapshot()->host(HostName{u"broker1"_s})->figures.value->diskDataPercent);
    }

    void aNodesPageIsFilled()
    {
        Watch watch(m_profile);
        watch.monitor().setFocus({.queues = false, .visibleQueues = {}, .node = NodeName{u"rabbit@broker1"_s}});
        QTRY_VERIFY_WITH_TIMEOUT(watch.detail() && watch.detail()->memory.has() && watch.detail()->checks.has() && watch.detail()->featureFlags.has()
                                     && watch.detail()->ports.has() && watch.detail()->connections.has(),
                                 15'000);
        const NodeDetailPtr detail = watch.detail();
        QVERIFY(detail->memory.value->total > 0);
        QVERIFY(!detail->featureFlags.value->isEmpty());
        const auto check = [&](const QString &id) {
            const auto found = std::ranges::find(*detail->checks.value, id, &HealthCheck::id);
            return found == detail->checks.value->end() ? HealthCheck::Outcome::NotAsked : found->outcome;
        };
        QCOMPARE(check(u"local-alarms"_s), HealthCheck::Outcome::Passed);
        QCOMPARE(check(u"virtual-hosts"_s), HealthCheck::Outcome::Passed);
        QVERIFY(std::ranges::none_of(*detail->checks.value, [](const HealthCheck &one) { return one.outcome == HealthCheck::Outcome::NotAsked; }));
        QVERIFY(detail->ports.value->size() >= 4);
        const auto amqp = std::ranges::find(*detail->ports.value, 5672, &PortCheck::port);
        QVERIFY(amqp != detail->ports.value->end());
        QVERIFY(amqp->connectTime);
    }

private:
    static bool isComplete(const Watch &watch)
    {
        const SnapshotPtr snapshot = watch.snapshot();
        return snapshot && snapshot->totals.has()
               && std::ranges::all_of(snapshot->hosts, [](const HostLook &host) { return host.figures.has() && host.figures.value->cpuPercent; })
               && std::ranges::all_of(snapshot->proxies, [](const ProxyLook &proxy) { return proxy.figures.has(); })
               && std::ranges::all_of(snapshot->nodes, [](const NodeLook &node) { return node.versions.has(); });
    }

    ClusterProfile m_profile;
    Millis m_twoIntervals{0};
};

QTEST_GUILESS_MAIN(MonitorLiveTest)
#include "MonitorLiveTest.moc"
