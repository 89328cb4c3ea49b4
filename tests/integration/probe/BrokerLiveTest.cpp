// What the broker's checks say of real brokers: healthy ones, and with one thing wrong at a time.
#include "../monitor/Watch.h"
#include "judge/diagnosis/DiagnosisInput.h"
#include "judge/diagnosis/Reference.h"
#include "look/amqp/AmqpSession.h"
#include "look/probe/BrokerProbe.h"
#include "support/TestHosts.h"

#include <QCoroTask>
#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTest>

using namespace warrener;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

bool isBad(const CheckResult &result)
{
    return result.outcome == Outcome::Warning || result.outcome == Outcome::Critical;
}

} // namespace

class BrokerLiveTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (!hasTestHosts())
            QSKIP("needs the test hosts: tests/testbed/testbed exec -- …");
        m_profile = liveProfile();
        QVERIFY(!m_profile.nodes.isEmpty());
        QVERIFY(testhosts::reset());
        QVERIFY(send("DELETE", u"/api/vhosts/probe-test"_s, {}, true));
        QVERIFY(send("PUT", u"/api/vhosts/probe-test"_s, {}));
        m_watch = std::make_unique<Watch>(m_profile);
        QTRY_VERIFY_WITH_TIMEOUT(m_watch->isWell(), 60'000);
    }

    void cleanupTestCase()
    {
        m_watch.reset();
        if (hasTestHosts())
            QVERIFY(send("DELETE", u"/api/vhosts/probe-test"_s, {}));
    }

    void healthyIsQuiet()
    {
        QVERIFY(declare(u"healthy"_s, u"quorum"_s));
        QTRY_COMPARE_WITH_TIMEOUT(diagnose(), QStringList{}, 30'000);
        QVERIFY(m_took < 6s);
        for (const NodeProfile &node : std::as_const(m_profile.nodes)) {
            const BrokerNodeLook look = m_examination->broker.nodes.value(node.name);
            QVERIFY(look.ping.has());
            QVERIFY(look.unroutable.has());
            QVERIFY(look.queues.has());
            QVERIFY(look.raft.has());
        }
        QVERIFY(m_examination->broker.definitions.has());
        QVERIFY(!QJsonDocument(*m_examination->broker.definitions.value).toJson().contains(qEnvironmentVariable("WARRENER_PASSWORD").toUtf8()));
        QVERIFY(std::ranges::count(m_results, Outcome::Passed, &CheckResult::outcome) > 60);
        // What cannot be judged says why.
        for (const CheckResult &result : std::as_const(m_results))
            QVERIFY2(!isNotJudged(result.outcome) || !result.text.isEmpty(), qPrintable(result.id));
    }

    void memoryWatermark()
    {
        const auto back =
            qScopeGuard([] { HostCommand(u"on"_s, {u"broker2"_s, u"sudo -n rabbitmqctl set_vm_memory_high_watermark absolute 2000000000"_s}).wait(); });
        RUN_ON_HOSTS(u"on"_s, u"broker2"_s, u"sudo -n rabbitmqctl set_vm_memory_high_watermark absolute 40000000"_s);
        QTRY_VERIFY_WITH_TIMEOUT(diagnose().contains("broker.alarm.memory"_L1), 40'000);
        const CheckResult alarm = found(u"broker.alarm.memory"_s);
        QCOMPARE(alarm.subject.name, u"rabbit@broker2"_s);
        QCOMPARE(alarm.outcome, Outcome::Critical);
        QVERIFY(alarm.facts.value(u"away"_s).toDouble() < 0);
    }

    void diskLimit()
    {
        QTRY_COMPARE_WITH_TIMEOUT(diagnose(), QStringList{}, 60'000);
        const auto back = qScopeGuard([] { HostCommand(u"on"_s, {u"broker3"_s, u"sudo -n rabbitmqctl set_disk_free_limit 50000000"_s}).wait(); });
        RUN_ON_HOSTS(u"on"_s, u"broker3"_s, u"sudo -n rabbitmqctl set_disk_free_limit 9000000000000"_s);
        QTRY_VERIFY_WITH_TIMEOUT(diagnose().contains("broker.alarm.disk"_L1), 40'000);
        QCOMPARE(found(u"broker.alarm.disk"_s).subject.name, u"rabbit@broker3"_s);
    }

    void withoutConsumers()
    {
        QTRY_COMPARE_WITH_TIMEOUT(diagnose(), QStringList{}, 60'000);
        QVERIFY(declare(u"lonely"_s, u"classic"_s));
        for (int i = 0; i < 3; ++i)
            QVERIFY(publish(u"lonely"_s));
        const auto back = qScopeGuard([this] { send("DELETE", u"/api/queues/probe-test/lonely"_s, {}); });
        QTRY_VERIFY_WITH_TIMEOUT(diagnose().contains("queue.no-consumers"_L1), 20'000);
        const CheckResult lonely = found(u"queue.no-consumers"_s);
        QCOMPARE(lonely.facts.value(u"queue"_s), u"lonely"_s);
        QCOMPARE(lonely.facts.value(u"vhost"_s), u"probe-test"_s);
        QCOMPARE(lonely.facts.value(u"count"_s), u"3"_s);
    }

    void unroutableWhileItHappens()
    {
        QTRY_COMPARE_WITH_TIMEOUT(diagnose(), QStringList{}, 60'000);
        QTimer stream;
        connect(&stream, &QTimer::timeout, this, [this] { post(u"nowhere"_s); });
        stream.start(200);
        QVERIFY(diagnose().contains("queue.unroutable"_L1)); // within one
        stream.stop();
        QVERIFY(found(u"queue.unroutable"_s).facts.value(u"returned"_s).toInt() > 0);
        // What is over is worth a note.
        QTRY_COMPARE_WITH_TIMEOUT(diagnose(), QStringList{}, 60'000);
    }

    void queueDeletedByHand()
    {
        QVERIFY(declare(u"keep"_s, u"quorum"_s));
        QTRY_COMPARE_WITH_TIMEOUT(diagnose(), QStringList{}, 60'000);
        const auto reference = makeReference(*m_examination, SystemClock().now());
        QVERIFY(reference.has_value());
        m_reference = std::make_shared<const DiagnosisReference>(*reference);
        QCOMPARE(diagnose(), QStringList{});
        QVERIFY(send("DELETE", u"/api/queues/probe-test/keep"_s, {}));
        QCOMPARE(diagnose(), QStringList{u"human.deleted.queue"_s});
        const CheckResult gone = found(u"human.deleted.queue"_s);
        QCOMPARE(gone.facts.value(u"queue"_s), u"keep"_s);
        QCOMPARE(gone.fault, FaultClass::Human);
        m_reference.reset();
    }

    void pluginDisabled_data()
    {
        QTest::addColumn<QString>("plugin");
        QTest::newRow("metrics") << u"rabbitmq_prometheus"_s;
        QTest::newRow("management") << u"rabbitmq_management"_s;
    }
    void pluginDisabled()
    {
        QFETCH(QString, plugin);
        QTRY_COMPARE_WITH_TIMEOUT(diagnose(), QStringList{}, 60'000);
        const auto back = qScopeGuard([&] { HostCommand(u"on"_s, {u"broker3"_s, u"sudo -n rabbitmq-plugins enable "_s + plugin}).wait(); });
        RUN_ON_HOSTS(u"on"_s, u"broker3"_s, u"sudo -n rabbitmq-plugins disable "_s + plugin);
        QTRY_VERIFY_WITH_TIMEOUT(diagnose().contains("broker.plugins.differ"_L1), 40'000);
        const CheckResult differ = found(u"broker.plugins.differ"_s);
        QCOMPARE(differ.subject.name, u"rabbit@broker3"_s);
        QVERIFY(differ.facts.value(u"missing"_s).split(u' ').contains(plugin));
    }

    void connectionLeak()
    {
        QTRY_COMPARE_WITH_TIMEOUT(diagnose(), QStringList{}, 60'000);
        std::vector<std::unique_ptr<AmqpSession>> crowd;
        for (int i = 0; i < 130; ++i) {
            AmqpOptions options;
            options.endpoint = m_profile.nodes.first().amqp;
            options.user = m_profile.user;
            options.heartbeat = 0s; // nobody keeps them alive here
            options.password = qEnvironmentVariable("WARRENER_PASSWORD");
            auto session = AmqpSession::open(options, {});
            QVERIFY2(session.has_value(), session ? "" : qPrintable(session.error().message));
            crowd.push_back(std::move(*session));
        }
        QTRY_VERIFY_WITH_TIMEOUT(diagnose().contains("broker.leak.connections"_L1), 40'000);
        const CheckResult leak = found(u"broker.leak.connections"_s);
        QCOMPARE(leak.kind, u"idle"_s);
        QCOMPARE(leak.facts.value(u"user"_s), m_profile.user);
        crowd.clear();
    }

    void majorityLost()
    {
        QTRY_COMPARE_WITH_TIMEOUT(diagnose(), QStringList{}, 60'000);
        QVERIFY(declare(u"lost"_s, u"quorum"_s));
        const auto back = qScopeGuard([] { HostCommand(u"testbed-reset"_s, {}).wait(); });
        RUN_ON_HOSTS(u"on"_s, u"broker2"_s, u"sudo -n systemctl stop rabbitmq-server"_s);
        QTRY_VERIFY_WITH_TIMEOUT(diagnose().contains("queue.members.missing"_L1), 40'000);
        // Peers may still count it as running for a moment.
        QTRY_VERIFY_WITH_TIMEOUT(!diagnose().isEmpty() && found(u"broker.node.running"_s).kind == "stopped"_L1, 40'000);
        QTRY_VERIFY_WITH_TIMEOUT(diagnose().contains("queue.members.missing"_L1), 20'000);
        QCOMPARE(found(u"queue.members.missing"_s).host, u"broker2"_s);
        QVERIFY(diagnose().contains("broker.quorum.critical"_L1));
        RUN_ON_HOSTS(u"on"_s, u"broker3"_s, u"sudo -n systemctl stop rabbitmq-server"_s);
        QTRY_VERIFY_WITH_TIMEOUT(diagnose().contains("queue.minority"_L1), 60'000);
        const CheckResult lost = found(u"queue.minority"_s);
        QCOMPARE(lost.outcome, Outcome::Critical);
        QVERIFY(lost.facts.value(u"missing"_s).contains("broker3"_L1));
        QVERIFY(m_took < 6500ms);
    }

private:
    /// The ids of all that is a warning or worse, in order, each once.
    QStringList diagnose()
    {
        const ProbeContext context{
            .access = std::make_shared<ClusterAccess>(std::make_shared<const ClusterProfile>(m_profile), qEnvironmentVariable("WARRENER_PASSWORD")),
            .clock = std::make_shared<const SystemClock>(),
            .progress = {},
        };
        QElapsedTimer timer;
        timer.start();
        auto examination = std::make_shared<Examination>();
        examination->broker = QCoro::waitFor(lookAtBroker(context, {}));
        m_took = Millis{timer.elapsed()};
        m_examination = examination;
        const DiagnosisInput input{
            .profile = context.access->sharedProfile(), .snapshot = m_watch->snapshot(), .examination = m_examination, .history = {}, .reference = m_reference};
        m_results = brokerChecks(input) + humanChecks(input);
        QStringList ids;
        for (const CheckResult &result : std::as_const(m_results)) {
            if (isBad(result) && !ids.contains(result.id)) {
                ids.append(result.id);
                qInfo() << result.id << result.kind << result.subject.name << result.title << result.seen;
            }
        }
        return ids;
    }

    CheckResult found(const QString &id) const
    {
        const auto result = std::ranges::find_if(m_results, [&](const CheckResult &one) { return one.id == id && isBad(one); });
        return result == m_results.end() ? CheckResult{} : *result;
    }

    bool declare(const QString &name, const QString &type)
    {
        return send("PUT", u"/api/queues/probe-test/"_s + name, {{u"durable"_s, true}, {u"arguments"_s, QJsonObject{{u"x-queue-type"_s, type}}}});
    }
    QNetworkReply *post(const QString &key)
    {
        const QJsonObject message{{u"properties"_s, QJsonObject{}}, {u"routing_key"_s, key}, {u"payload"_s, u"x"_s}, {u"payload_encoding"_s, u"string"_s}};
        return m_network.post(requestTo(u"/api/exchanges/probe-test/amq.default/publish"_s), QJsonDocument(message).toJson());
    }
    bool publish(const QString &key) { return isDone(post(key)); }
    bool send(const QByteArray &method, const QString &path, const QJsonObject &body, bool orNothing = false)
    {
        QNetworkReply *reply = m_network.sendCustomRequest(requestTo(path), method, QJsonDocument(body).toJson());
        return isDone(reply) || (orNothing && reply->error() == QNetworkReply::ContentNotFoundError);
    }
    static bool isDone(QNetworkReply *reply)
    {
        const bool done = QTest::qWaitFor([reply] { return reply->isFinished(); }, 30'000);
        reply->deleteLater();
        return done && reply->error() == QNetworkReply::NoError;
    }
    QNetworkRequest requestTo(const QString &path) const
    {
        QUrl url = m_profile.nodes.first().management;
        url.setPath(path);
        QNetworkRequest request(url);
        request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
        const QByteArray login = (m_profile.user + u':' + qEnvironmentVariable("WARRENER_PASSWORD")).toUtf8();
        request.setRawHeader("Authorization", "Basic " + login.toBase64());
        return request;
    }

    ClusterProfile m_profile;
    QNetworkAccessManager m_network;
    std::unique_ptr<Watch> m_watch;
    std::shared_ptr<const Examination> m_examination;
    std::shared_ptr<const DiagnosisReference> m_reference;
    QList<CheckResult> m_results;
    Millis m_took{0};
};

QTEST_GUILESS_MAIN(BrokerLiveTest)
#include "BrokerLiveTest.moc"
