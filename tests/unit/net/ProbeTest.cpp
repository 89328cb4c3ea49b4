// Port probes and discovery.
#include "NetTesting.h"
#include "look/net/Discovery.h"
#include "look/net/PortProbe.h"
#include "support/FakeServer.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace warrener;

namespace {

Endpoint local(quint16 port)
{
    return {.host = u"127.0.0.1"_s, .port = port};
}

/// The overview of a node rabbit@127.0.0.1 whose parts listen where `ports` says.
QByteArray overviewOf(const QString &node, const QList<std::pair<QString, quint16>> &ports)
{
    QJsonArray listeners;
    for (const auto &[protocol, port] : ports)
        listeners.append(QJsonObject{{u"node"_s, node}, {u"protocol"_s, protocol}, {u"ip_address"_s, u"::"_s}, {u"port"_s, port}});
    return QJsonDocument(QJsonObject{
                             {u"node"_s, node},
                             {u"cluster_name"_s, u"../the cluster"_s},
                             {u"rabbitmq_version"_s, u"4.0.5"_s},
                             {u"listeners"_s, listeners},
                         })
        .toJson();
}

QCoro::Task<> runInto(Discovery *discovery, DiscoveryRequest request, std::stop_token stop, std::shared_ptr<std::optional<Result<DiscoveryResult>>> into)
{
    *into = co_await discovery->run(std::move(request), std::move(stop));
}

} // namespace

class ProbeTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void connects()
    {
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        const auto time = await(connectTime(local(server.serverPort()), Millis{30'000}));
        QVERIFY(time.has_value());
        QVERIFY(*time < Millis{30'000});
        const quint16 port = server.serverPort();
        server.close();
        QCOMPARE(await(connectTime(local(port), Millis{1000})).error().kind, ErrorKind::Refused);
        QCOMPARE(await(connectTime({}, Millis{1000})).error().kind, ErrorKind::NotConfigured);
        QCOMPARE(await(connectTime({.host = u"no-such-host.invalid"_s, .port = 1}, Millis{3000})).error().kind, ErrorKind::Unresolved);
    }

    /// An address without a port: the broker's own, else that of a server before the API; where nobody is, what is told is about the broker's.
    void anOpenPortIsFound()
    {
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        QTcpServer gone;
        QVERIFY(gone.listen(QHostAddress::LocalHost));
        const quint16 open = server.serverPort(), closed = gone.serverPort();
        gone.close();
        const auto found = [](const QString &url, const QList<quint16> &ports) { return await(withOpenPort(QUrl(url), ports, Millis{30'000})); };
        QCOMPARE(found(u"https://127.0.0.1/rabbit"_s, {closed, open}), QUrl(u"https://127.0.0.1:%1/rabbit"_s.arg(open)));
        QCOMPARE(found(u"https://127.0.0.1"_s, {open, closed}), QUrl(u"https://127.0.0.1:%1"_s.arg(open)));
        QCOMPARE(found(u"https://127.0.0.1"_s, {closed, closed}), QUrl(u"https://127.0.0.1:%1"_s.arg(closed)));
        QCOMPARE(found(u"https://127.0.0.1:7"_s, {open}), QUrl(u"https://127.0.0.1:7"_s));
        QCOMPARE(found(u"https:///rabbit"_s, {open}), QUrl(u"https:///rabbit"_s));
    }

    void cancelled()
    {
        std::stop_source stop;
        stop.request_stop();
        QCOMPARE(await(connectTime(local(1), Millis{1000}, stop.get_token())).error().kind, ErrorKind::Cancelled);
        QTcpServer silent;
        QVERIFY(silent.listen(QHostAddress::LocalHost));
        std::stop_source later;
        connect(&silent, &QTcpServer::newConnection, this, [&] { later.request_stop(); });
        QCOMPARE(await(greeting(local(silent.serverPort()), std::chrono::minutes{10}, later.get_token())).error().kind, ErrorKind::Cancelled);
    }

    void greetings_data()
    {
        QTest::addColumn<QByteArray>("says");
        QTest::addColumn<bool>("closes");
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QByteArray>("line");
        QTest::newRow("ssh") << QByteArray("SSH-2.0-OpenSSH_10.0\r\nmore") << false << QString() << QByteArray("SSH-2.0-OpenSSH_10.0");
        QTest::newRow("long") << QByteArray(5000, 'x') << false << QString() << QByteArray(255, 'x');
        QTest::newRow("silent") << QByteArray() << false << u"timeout"_s << QByteArray();
        QTest::newRow("closes") << QByteArray() << true << u"disconnected"_s << QByteArray();
        QTest::newRow("half a line") << QByteArray("SSH-2") << true << u"disconnected"_s << QByteArray();
    }
    void greetings()
    {
        QFETCH(QByteArray, says);
        QFETCH(bool, closes);
        QFETCH(QString, kind);
        QFETCH(QByteArray, line);
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        connect(&server, &QTcpServer::newConnection, this, [&] {
            QTcpSocket *socket = server.nextPendingConnection();
            socket->write(says);
            if (closes)
                socket->disconnectFromHost();
        });
        const auto got = await(greeting(local(server.serverPort()), Millis{300}));
        QCOMPARE(got ? QString() : toId(got.error().kind), kind);
        if (got)
            QCOMPARE(*got, line);
    }

    void discovers()
    {
        FakeServer metrics;
        metrics.on("/metrics", {.body = recorded(u"4.0/metrics.txt"_s), .contentType = "text/plain"});
        QTcpServer amqp;
        QVERIFY(amqp.listen(QHostAddress::LocalHost));
        QTcpServer gone;
        QVERIFY(gone.listen(QHostAddress::LocalHost));
        const quint16 gonePort = gone.serverPort();
        gone.close();
        FakeServer management;
        const QString node = u"rabbit@127.0.0.1"_s;
        management.on("/api/whoami", {.body = R"({"name":"operator","tags":["monitoring"]})"});
        management.on(
            "/api/overview",
            {.body = overviewOf(
                 node, {{u"http"_s, management.port()}, {u"amqp"_s, amqp.serverPort()}, {u"amqp/ssl"_s, gonePort}, {u"http/prometheus"_s, metrics.port()}})});
        management.on(
            "/api/nodes",
            {.body =
                 R"([{"name":"rabbit@127.0.0.1","running":true,"db_dir":"/data/mq/mnesia/rabbit@127.0.0.1","config_files":["/opt/rabbit/rabbitmq.conf"]}])"});

        Discovery discovery;
        QStringList live;
        connect(&discovery, &Discovery::stepDone, this, [&](const DiscoveryStep &step) { live.append(step.id); });
        QUrl url = management.url();
        url.setUserInfo(u"someone:secret"_s);
        const auto found = await(discovery.run({.management = url, .user = u"operator"_s, .password = testPassword, .tls = {}, .timeout = Millis{1000}}));
        QVERIFY2(found.has_value(), qPrintable(found ? QString() : found.error().message));
        QCOMPARE(management.unexpected(), QByteArrayList());
        const ClusterProfile &profile = found->profile;
        QCOMPARE(profile.name.value, u"the-cluster"_s);
        QCOMPARE(profile.environment, Environment::Production);
        QCOMPARE(profile.nodes.size(), 1);
        QCOMPARE(profile.nodes.first().name.value, node);
        QCOMPARE(profile.nodes.first().management, management.url());
        QCOMPARE(profile.nodes.first().amqp, local(amqp.serverPort()));
        QVERIFY(!profile.nodes.first().amqps.isSet());
        QCOMPARE(profile.nodes.first().metrics, metrics.url());
        QCOMPARE(profile.hosts.size(), 1);
        QCOMPARE(profile.nodes.first().host, profile.hosts.first().name);
        QCOMPARE(profile.hosts.first().paths.data, u"/data/mq"_s);
        QCOMPARE(profile.hosts.first().paths.config, u"/opt/rabbit"_s);
        // A draft is a profile: it can be written and read again.
        QVERIFY(profileFromJson(toJson(profile)).has_value());

        const auto outcomeOf = [&](const QString &id) {
            const auto step = std::ranges::find(found->steps, id, &DiscoveryStep::id);
            return step == found->steps.end() ? -1 : int(step->outcome);
        };
        QCOMPARE(outcomeOf(u"login"_s), int(DiscoveryStep::Outcome::Passed));
        QCOMPARE(outcomeOf(u"nodes"_s), int(DiscoveryStep::Outcome::Passed));
        QCOMPARE(outcomeOf(u"management"_s), int(DiscoveryStep::Outcome::Passed));
        QCOMPARE(outcomeOf(u"amqp"_s), int(DiscoveryStep::Outcome::Passed));
        QCOMPARE(outcomeOf(u"amqps"_s), int(DiscoveryStep::Outcome::Failed)); // it says that it listens
        QCOMPARE(outcomeOf(u"metrics"_s), int(DiscoveryStep::Outcome::Passed));
        for (const DiscoveryStep &step : found->steps) {
            QVERIFY(live.contains(step.id));
            QVERIFY2(!step.text.isEmpty() && !step.what.isEmpty(), qPrintable(step.id));
            QVERIFY(!step.text.contains(testPassword) && !step.text.contains(u"secret"_s));
        }
        for (const auto all = metrics.requests(); const FakeRequest &request : all)
            QVERIFY(!request.headers.contains("authorization"));
    }

    void tlsConnects_data()
    {
        QTest::addColumn<QString>("certificate");
        QTest::addColumn<QString>("kind");
        QTest::newRow("trusted") << u"server"_s << QString();
        QTest::newRow("expired") << u"expired"_s << u"certificate-expired"_s;
        QTest::newRow("another name") << u"othername"_s << u"tls"_s;
    }
    void tlsConnects()
    {
        QFETCH(QString, certificate);
        QFETCH(QString, kind);
        FakeServer server(serverTls(certificate));
        const Endpoint at{.host = server.url().host(), .port = server.port()};
        const TlsProfile ours{.ca = dataFile(u"tls/ca.pem"_s), .clientCertificate = {}, .clientKey = {}};
        const auto time = await(tlsConnectTime(at, ours, Millis{5000}));
        QCOMPARE(time ? QString() : toId(time.error().kind), kind);
        // The system's authorities know none of these.
        QVERIFY(!await(tlsConnectTime(at, {}, Millis{5000})));
    }

    void tlsWherePlainWordsAreSpoken()
    {
        FakeServer plain;
        const auto time = await(tlsConnectTime({.host = plain.url().host(), .port = plain.port()}, {}, Millis{1000}));
        QVERIFY(!time);
        QVERIFY(time.error().kind == ErrorKind::Tls || time.error().kind == ErrorKind::Disconnected || time.error().kind == ErrorKind::Timeout);
    }

    void tlsIsTakenWhereTheNodeHasIt_data()
    {
        QTest::addColumn<bool>("trusted");
        QTest::newRow("verified") << true;
        QTest::newRow("not signed by our authority") << false;
    }
    void tlsIsTakenWhereTheNodeHasIt()
    {
        QFETCH(bool, trusted);
        // One node behind "localhost", which the certificate is made out to.
        const QString node = u"rabbit@localhost"_s;
        FakeServer plain;
        FakeServer secure(serverTls(u"server"_s));
        FakeServer amqps(serverTls(u"server"_s));
        const QByteArray overview = overviewOf(node, {{u"http"_s, plain.port()}, {u"https"_s, secure.port()}, {u"amqp/ssl"_s, amqps.port()}});
        for (FakeServer *server : {&plain, &secure}) {
            server->on("/api/whoami", {.body = R"({"name":"operator","tags":["monitoring"]})"});
            server->on("/api/overview", {.body = overview});
            server->on("/api/nodes", {.body = R"([{"name":"rabbit@localhost","running":true}])"});
        }
        QUrl url = plain.url();
        url.setHost(u"localhost"_s);
        Discovery discovery;
        const TlsProfile ours{.ca = trusted ? dataFile(u"tls/ca.pem"_s) : QString(), .clientCertificate = {}, .clientKey = {}};
        const auto found = await(discovery.run({.management = url, .user = u"operator"_s, .password = testPassword, .tls = ours, .timeout = Millis{5000}}));
        QVERIFY2(found.has_value(), qPrintable(found ? QString() : found.error().message));
        const NodeProfile &draft = found->profile.nodes.first();
        const auto stepOf = [&](const QString &id) { return *std::ranges::find(found->steps, id, &DiscoveryStep::id); };
        QCOMPARE(stepOf(u"management"_s).outcome, DiscoveryStep::Outcome::Passed);
        QCOMPARE(draft.management, url);
        if (trusted) {
            QCOMPARE(draft.managementTls.port(), secure.port());
            QCOMPARE(draft.amqps.port, amqps.port());
            QVERIFY(!draft.amqp.isSet()); // it has no such listener
            QCOMPARE(stepOf(u"management-tls"_s).outcome, DiscoveryStep::Outcome::Passed);
            QCOMPARE(stepOf(u"amqps"_s).outcome, DiscoveryStep::Outcome::Passed);
            // Asked without TLS was only what the person's own URL was for: account, nodes, and what they listen on.
            QCOMPARE(plain.requests().size(), 3);
        } else {
            QVERIFY(draft.managementTls.isEmpty());
            QVERIFY(!draft.amqps.isSet());
            for (const QString &id : {u"management-tls"_s, u"amqps"_s}) {
                QCOMPARE(stepOf(id).outcome, DiscoveryStep::Outcome::Failed);
                QVERIFY2(stepOf(id).text.contains(u"unencrypted"_s), qPrintable(stepOf(id).text));
            }
            QVERIFY(secure.requests().isEmpty()); // nobody got our password
        }
    }

    void refusals_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("whoami");
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("says");
        QTest::newRow("wrong password") << 401 << QByteArray("{}") << u"unauthorized"_s << u"Wrong user or password"_s;
        QTest::newRow("no tag") << 200 << QByteArray(R"({"name":"operator","tags":["management"]})") << u"forbidden"_s << u"monitoring"_s;
        QTest::newRow("not RabbitMQ") << 200 << QByteArray("<html>") << u"malformed"_s << u"management API"_s;
        QTest::newRow("nodes missing") << 200 << QByteArray(R"({"name":"operator","tags":["administrator"]})") << u"not-found"_s << u"/api/"_s;
    }
    void refusals()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, whoami);
        QFETCH(QString, kind);
        QFETCH(QString, says);
        FakeServer server;
        server.on("/api/whoami", {.status = status, .body = whoami});
        Discovery discovery;
        QList<DiscoveryStep> steps;
        connect(&discovery, &Discovery::stepDone, this, [&](const DiscoveryStep &step) { steps.append(step); });
        const auto found =
            await(discovery.run({.management = server.url(), .user = u"operator"_s, .password = testPassword, .tls = {}, .timeout = Millis{1000}}));
        QVERIFY(!found.has_value());
        QCOMPARE(toId(found.error().kind), kind);
        QVERIFY2(found.error().message.contains(says), qPrintable(found.error().message));
        QVERIFY(!steps.isEmpty());
        QCOMPARE(steps.last().outcome, DiscoveryStep::Outcome::Failed);
    }

    void anotherNodeAnswers()
    {
        // A load balancer in front: the address leads to a node, but not to the one that was meant.
        FakeServer server;
        server.on("/api/whoami", {.body = R"({"name":"operator","tags":["administrator"]})"});
        server.on("/api/overview", {.body = overviewOf(u"rabbit@other"_s, {})});
        server.on("/api/nodes", {.body = R"([{"name":"rabbit@127.0.0.1","running":true}])"});
        Discovery discovery;
        const auto found =
            await(discovery.run({.management = server.url(), .user = u"operator"_s, .password = testPassword, .tls = {}, .timeout = Millis{500}}));
        QVERIFY(found.has_value());
        const auto step = std::ranges::find(found->steps, u"management"_s, &DiscoveryStep::id);
        QCOMPARE(step->outcome, DiscoveryStep::Outcome::Failed);
        QVERIFY2(step->text.contains(u"rabbit@other"_s), qPrintable(step->text));
        QCOMPARE(found->profile.nodes.size(), 1); // kept: it must be there
    }

    void cancelAndDestroy()
    {
        FakeServer server;
        server.on("/api/whoami", {.mode = FakeAnswer::Mode::Hang});
        const DiscoveryRequest request{.management = server.url(), .user = u"a"_s, .password = u"b"_s, .tls = {}, .timeout = Millis{10000}};
        auto discovery = std::make_unique<Discovery>();
        std::stop_source stop;
        auto first = std::make_shared<std::optional<Result<DiscoveryResult>>>();
        runInto(discovery.get(), request, stop.get_token(), first);
        QTRY_COMPARE(server.requests().size(), 1);
        stop.request_stop();
        QTRY_VERIFY(first->has_value());
        QCOMPARE((*first)->error().kind, ErrorKind::Cancelled);
        auto second = std::make_shared<std::optional<Result<DiscoveryResult>>>();
        runInto(discovery.get(), request, {}, second);
        QTRY_COMPARE(server.requests().size(), 2);
        discovery.reset();
        QTRY_VERIFY(second->has_value());
        QCOMPARE((*second)->error().kind, ErrorKind::Cancelled);
    }
};

QTEST_GUILESS_MAIN(ProbeTest)
#include "ProbeTest.moc"
