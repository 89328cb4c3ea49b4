#include "look/amqp/AmqpSession.h"
#include "support/TestHosts.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QSet>
#include <QtTest>

using namespace warrener;
using namespace Qt::StringLiterals;

// Against the test hosts: tests/testbed/testbed exec -- …/test_live AmqpLiveTest
class AmqpLiveTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void publishesAndConsumes_data();
    void publishesAndConsumes();
    void refusals_data();
    void refusals();
    void returnsWhatNobodyTakes();
    void exclusiveQueueIsLocked();
    void nackedMessageComesBack();
    void closedByTheBroker();
    void frozenBroker();

private:
    AmqpOptions options(const QString &endpoint = u"broker1:5672"_s) const;
    AmqpOptions tlsOptions() const;
};

void AmqpLiveTest::initTestCase()
{
    if (qEnvironmentVariableIsEmpty("TESTBED_DIR"))
        QSKIP("runs on the test hosts only (tests/testbed/testbed exec)");
    QVERIFY(testhosts::reset());
}

AmqpOptions AmqpLiveTest::options(const QString &endpoint) const
{
    return {
        .endpoint = endpointFromText(endpoint, 5672),
        .user = u"warrener"_s,
        .password = qEnvironmentVariable("WARRENER_PASSWORD"),
        .name = u"amqp_live"_s,
        .tls = std::nullopt,
    };
}

AmqpOptions AmqpLiveTest::tlsOptions() const
{
    const QString folder = qEnvironmentVariable("TESTBED_DIR") + u"/tls/"_s;
    AmqpOptions result = options(u"broker1:5671"_s);
    result.tls = TlsProfile{.ca = folder + u"ca.pem"_s, .clientCertificate = folder + u"client.pem"_s, .clientKey = folder + u"client.key"_s};
    return result;
}

void AmqpLiveTest::publishesAndConsumes_data()
{
    QTest::addColumn<AmqpOptions>("options");
    QTest::addColumn<AmqpQueue>("queue");
    const AmqpQueue exclusive{.name = {}, .durable = false, .exclusive = true, .autoDelete = true};
    const AmqpQueue quorum{.name = u"amqp-live-quorum"_s, .arguments = {{u"x-queue-type"_s, u"quorum"_s}}};
    QTest::newRow("exclusive queue") << options() << exclusive;
    QTest::newRow("quorum queue") << options() << quorum;
    QTest::newRow("through a proxy") << options(u"lb1:5672"_s) << exclusive;
    QTest::newRow("TLS with the test CA") << tlsOptions() << exclusive;
    AmqpOptions beating = options();
    beating.heartbeat = std::chrono::seconds{1};
    QTest::newRow("heartbeat of a second") << beating << exclusive;
}

void AmqpLiveTest::publishesAndConsumes()
{
    QFETCH(AmqpOptions, options);
    QFETCH(AmqpQueue, queue);
    auto opened = AmqpSession::open(options);
    QVERIFY2(opened, opened ? "" : qPrintable(opened.error().message + opened.error().detail));
    AmqpSession &session = **opened;
    const auto declared = session.declare(queue);
    QVERIFY2(declared, declared ? "" : qPrintable(declared.error().message + declared.error().detail));
    QVERIFY(session.enableConfirms());
    for (int i = 0; i < 100; ++i) {
        const auto number = session.publish({.exchange = {}, .routingKey = declared->name, .body = QByteArray::number(i)});
        QVERIFY(number);
        QCOMPARE(*number, quint64(i + 1));
    }
    const auto confirms = session.awaitConfirms(Millis{10000});
    QVERIFY(confirms);
    QCOMPARE(QSet<quint64>(confirms->confirmed.cbegin(), confirms->confirmed.cend()).size(), 100);
    QVERIFY(confirms->refused.isEmpty() && confirms->returned.isEmpty());

    QVERIFY(session.setPrefetch(50));
    QVERIFY(session.consume(declared->name));
    for (int i = 0; i < 100; ++i) {
        const auto came = session.next(Millis{5000});
        QVERIFY(came && *came);
        QCOMPARE((*came)->body, QByteArray::number(i));
        if (i % 10 == 9)
            QVERIFY(session.ack((*came)->tag, true));
    }
    QVERIFY(!*session.next(Millis{options.heartbeat.count() == 1 ? 3500 : 50}));
    QVERIFY(session.isChannelOpen());
    QVERIFY(session.remove(declared->name));
}

void AmqpLiveTest::refusals_data()
{
    QTest::addColumn<AmqpOptions>("options");
    QTest::addColumn<ErrorKind>("kind");

    AmqpOptions wrong = options();
    wrong.password = u"not-the-password"_s;
    QTest::newRow("wrong password") << wrong << ErrorKind::Unauthorized;
    wrong = tlsOptions();
    wrong.password = u"not-the-password"_s;
    QTest::newRow("wrong password under TLS") << wrong << ErrorKind::Unauthorized;
    wrong = options();
    wrong.vhost = u"nowhere"_s;
    QTest::newRow("no such virtual host") << wrong << ErrorKind::NotFound;
    wrong = tlsOptions();
    wrong.tls->ca = u"/etc/ssl/certs/ca-certificates.crt"_s;
    QTest::newRow("authority not trusted") << wrong << ErrorKind::Tls;
    wrong = tlsOptions();
    wrong.endpoint.port = 5672;
    QTest::newRow("TLS to a plain port") << wrong << ErrorKind::Tls;
    QTest::newRow("plain to a TLS port") << options(u"broker1:5671"_s) << ErrorKind::Disconnected;
    QTest::newRow("closed port") << options(u"broker1:5999"_s) << ErrorKind::Refused;
    QTest::newRow("no such host") << options(u"broker9:5672"_s) << ErrorKind::Unresolved;
}

void AmqpLiveTest::refusals()
{
    QFETCH(AmqpOptions, options);
    const auto opened = AmqpSession::open(options);
    QVERIFY(!opened);
    qInfo("%s (%s)", qPrintable(opened.error().message), qPrintable(opened.error().detail));
    QFETCH(ErrorKind, kind);
    QCOMPARE(toId(opened.error().kind), toId(kind));
    QVERIFY(!opened.error().message.contains(options.password) && !opened.error().detail.contains(options.password));
}

void AmqpLiveTest::returnsWhatNobodyTakes()
{
    auto session = AmqpSession::open(options());
    QVERIFY(session);
    QVERIFY((*session)->enableConfirms());
    QVERIFY((*session)->publish({.exchange = {}, .routingKey = u"no-such-queue"_s, .body = "lost"}));
    const auto confirms = (*session)->awaitConfirms(Millis{5000});
    QVERIFY(confirms);
    QCOMPARE(confirms->returned.size(), 1);
    QCOMPARE(confirms->returned.first().code, 312);
    QCOMPARE(confirms->returned.first().body, "lost"_ba);
    QCOMPARE(confirms->confirmed, QList<quint64>{1});
}

void AmqpLiveTest::exclusiveQueueIsLocked()
{
    auto holder = AmqpSession::open(options());
    auto other = AmqpSession::open(options(u"broker2:5672"_s));
    QVERIFY(holder && other);
    const AmqpQueue lease{.name = u"amqp-live-lease"_s, .durable = false, .exclusive = true};
    QVERIFY((*holder)->declare(lease));
    const auto refused = (*other)->declare(lease);
    QVERIFY(!refused);
    QCOMPARE(toId(refused.error().kind), toId(ErrorKind::Forbidden));
    QCOMPARE((*other)->closeReason()->code, 405);
    QVERIFY((*other)->isOpen());
    (*holder)->close();
    QVERIFY((*other)->reopenChannel());
    QTRY_VERIFY((*other)->declare(lease) || !(*other)->reopenChannel());
}

void AmqpLiveTest::nackedMessageComesBack()
{
    auto opened = AmqpSession::open(options());
    QVERIFY(opened);
    AmqpSession &session = **opened;
    const auto queue = session.declare({.name = u"amqp-live-nack"_s, .arguments = {{u"x-queue-type"_s, u"quorum"_s}}});
    QVERIFY(queue);
    QVERIFY(session.publish({.exchange = {}, .routingKey = queue->name, .body = "again"}));
    QVERIFY(session.setPrefetch(1));
    QVERIFY(session.consume(queue->name));
    const auto first = session.next(Millis{5000});
    QVERIFY(first && *first);
    QVERIFY(!(*first)->redelivered);
    QVERIFY(session.nack((*first)->tag, true));
    const auto second = session.next(Millis{5000});
    QVERIFY(second && *second);
    QVERIFY((*second)->redelivered);
    // Since 4.3 giving a message back does not count as an attempt.
    const bool counts = qEnvironmentVariable("TESTBED_BROKER") != "4.3"_L1;
    QCOMPARE((*second)->deliveryCount, counts ? std::optional<qint64>(1) : std::nullopt);
    QVERIFY(session.ack((*second)->tag));
    QVERIFY(session.remove(queue->name));
}

void AmqpLiveTest::closedByTheBroker()
{
    auto session = AmqpSession::open(options());
    QVERIFY(session);
    QProcess::execute(u"on"_s, {u"broker1"_s, u"sudo -n rabbitmqctl close_all_user_connections warrener 'moved elsewhere' >/dev/null"_s});
    const auto closed = (*session)->next(Millis{10000});
    QVERIFY(!closed);
    QCOMPARE(toId(closed.error().kind), toId(ErrorKind::Disconnected));
    QVERIFY((*session)->closeReason());
    QCOMPARE((*session)->closeReason()->code, 320);
    QVERIFY2((*session)->closeReason()->text.contains(u"moved elsewhere"_s), qPrintable((*session)->closeReason()->text));
}

void AmqpLiveTest::frozenBroker()
{
    AmqpOptions frozen = options(u"broker3:5672"_s);
    frozen.connectTimeout = Millis{1000};
    frozen.callTimeout = Millis{1000};
    auto session = AmqpSession::open(frozen);
    QVERIFY(session);
    QCOMPARE(QProcess::execute(u"testbed-freeze"_s, {u"broker3"_s}), 0);
    const auto thaw = qScopeGuard([] { QProcess::execute(u"testbed-thaw"_s, {u"broker3"_s}); });

    QElapsedTimer watch;
    watch.start();
    QCOMPARE(toId((*session)->declare({.name = u"amqp-live-frozen"_s, .durable = false, .exclusive = true}).error().kind), toId(ErrorKind::Timeout));
    QVERIFY(watch.elapsed() < 1500);
    QVERIFY(!(*session)->isOpen());
    watch.restart();
    QCOMPARE(toId(AmqpSession::open(frozen).error().kind), toId(ErrorKind::Silent));
    QVERIFY(watch.elapsed() < 1500);
    AmqpOptions encrypted = tlsOptions();
    encrypted.endpoint.host = u"broker3"_s;
    encrypted.connectTimeout = Millis{1000};
    watch.restart();
    QCOMPARE(toId(AmqpSession::open(encrypted).error().kind), toId(ErrorKind::Silent));
    QVERIFY(watch.elapsed() < 2000);
}

QTEST_GUILESS_MAIN(AmqpLiveTest)
#include "AmqpLiveTest.moc"
