#include "look/amqp/AmqpSession.h"

#include "FakeBroker.h"
#include "base/OutsideText.h"

#include <QElapsedTimer>
#include <QtTest>

#include <functional>

using namespace warrener;
using namespace Qt::StringLiterals;

namespace {

using Script = FakeBroker::Script;
using Use = std::function<Status(AmqpSession &, std::stop_token)>;

constexpr Millis patience{400};

AmqpOptions optionsFor(const Endpoint &endpoint)
{
    return {
        .endpoint = endpoint,
        .user = u"ann"_s,
        .password = u"s3cret-word"_s,
        .tls = std::nullopt,
        .connectTimeout = patience,
        .callTimeout = patience,
        .heartbeat = std::chrono::seconds{0},
        .largestMessage = 1000,
    };
}

/// Only what ends by running out of patience has a short one.
AmqpOptions optionsFor(const Endpoint &endpoint, ErrorKind expected)
{
    AmqpOptions options = optionsFor(endpoint);
    if (expected != ErrorKind::Silent && expected != ErrorKind::Timeout)
        options.connectTimeout = options.callTimeout = std::chrono::seconds{10};
    return options;
}

Script with(quint32 method, const QByteArray &answer)
{
    Script script;
    script.answers.insert(method, answer);
    return script;
}

template <class T>
Status status(const Result<T> &result)
{
    return result ? Status{} : std::unexpected(result.error());
}

AmqpMessage message(qsizetype size = 10)
{
    return {.exchange = {}, .routingKey = u"q"_s, .body = QByteArray(size, 'x')};
}

Status publishMuch(AmqpSession &session, std::stop_token stop)
{
    for (int i = 0; i < 2000; ++i) {
        if (const auto sent = session.publish(message(100'000), stop); !sent)
            return std::unexpected(sent.error());
    }
    return {};
}

Status consumeOne(AmqpSession &session, std::stop_token stop)
{
    if (const auto tag = session.consume(u"q"_s, {}, stop); !tag)
        return std::unexpected(tag.error());
    return status(session.next(Millis{5000}, stop));
}

} // namespace

Q_DECLARE_METATYPE(FakeBroker::Script)
Q_DECLARE_METATYPE(Use)

class AmqpSessionTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void opening_data();
    void opening();
    void usage_data();
    void usage();
    void stopsAtOnce_data();
    void stopsAtOnce();
    void nobodyThere();
    void silentUnderTls();
    void channelIsReopened();
    void confirmsInOrder();
    void gatheredPacketsGoBeforeAWait();
    void keysNeedBeNoText();
    void aPartOfAMessageIsWaitedFor();
    void whetherAnythingIsReady();
    void blockedBrokerKeepsSession();
    void passwordIsInNoWords();
    void refusedLoginsStop();
    void whatTheApiTakesIsRefusedHereOnly();
    void aLoginThatHurriesWaitsForNobody();
};

void AmqpSessionTest::opening_data()
{
    QTest::addColumn<Script>("script");
    QTest::addColumn<ErrorKind>("kind");

    QTest::newRow("silent") << Script{.greeting = {}} << ErrorKind::Silent;
    QTest::newRow("silent after the login") << with(method::startOk, {}) << ErrorKind::Silent;
    QTest::newRow("no virtual host comes") << with(method::open, {}) << ErrorKind::Silent;
    QTest::newRow("no channel comes") << with(method::channelOpen, {}) << ErrorKind::Timeout;
    QTest::newRow("closes at once") << Script{.closesAtOnce = true} << ErrorKind::Disconnected;
    QTest::newRow("speaks HTTP") << Script{.greeting = "HTTP/1.1 400 Bad Request\r\n\r\n"} << ErrorKind::Malformed;
    QTest::newRow("another version") << Script{.greeting = QByteArray("AMQP\0\1\0\0", 8)} << ErrorKind::Malformed;
    QTest::newRow("a frame of 2 GB") << Script{.greeting = QByteArray("\1\0\0\x7f\xff\xff\xf0", 7) + QByteArray(64, 'x')} << ErrorKind::Malformed;
    QTest::newRow("wrong password") << with(method::startOk, frame::close(403, "ACCESS_REFUSED - no")) << ErrorKind::Unauthorized;
    QTest::newRow("no such virtual host") << with(method::open, frame::close(530, "NOT_ALLOWED - vhost x not found")) << ErrorKind::NotFound;
    QTest::newRow("no right to the virtual host") << with(method::open, frame::close(530, "NOT_ALLOWED - refused")) << ErrorKind::Forbidden;
}

void AmqpSessionTest::opening()
{
    QFETCH(Script, script);
    QFETCH(ErrorKind, kind);
    const FakeBroker broker(script);
    const auto session = AmqpSession::open(optionsFor(broker.endpoint(), kind));
    QVERIFY(!session);
    QCOMPARE(toId(session.error().kind), toId(kind));
    QVERIFY(!session.error().message.isEmpty());
}

void AmqpSessionTest::usage_data()
{
    QTest::addColumn<Script>("script");
    QTest::addColumn<Use>("use");
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<bool>("stays");

    const Use declare = [](AmqpSession &session, std::stop_token stop) { return status(session.declare({.name = u"q"_s}, stop)); };
    const QByteArray delivery = frame::method(1, 60 << 16 | 21, frame::shortText("tag")) + frame::deliver(1, "q");

    QTest::newRow("no answer") << with(method::declare, {}) << declare << ErrorKind::Timeout << false;
    QTest::newRow("another answer") << with(method::declare, frame::openOk()) << declare << ErrorKind::Timeout << false;
    QTest::newRow("closed by force") << with(method::declare, frame::close(320, "CONNECTION_FORCED - moved")) << declare << ErrorKind::Disconnected << false;
    QTest::newRow("locked") << with(method::declare, frame::channelClose(405, "RESOURCE_LOCKED - q")) << declare << ErrorKind::Forbidden << true;
    QTest::newRow("not permitted") << with(method::declare, frame::channelClose(403, "ACCESS_REFUSED - q")) << declare << ErrorKind::Forbidden << true;
    QTest::newRow("exists otherwise") << with(method::declare, frame::channelClose(406, "PRECONDITION_FAILED")) << declare << ErrorKind::Usage << true;
    QTest::newRow("takes no more bytes") << Script{.deafAfter = method::channelOpen} << Use(publishMuch) << ErrorKind::Timeout << false;
    QTest::newRow("a message of a terabyte") << with(method::consume, delivery + frame::header(1, 1ULL << 40)) << Use(consumeOne) << ErrorKind::TooLarge
                                             << false;
    QTest::newRow("more body than said") << with(method::consume, delivery + frame::header(1, 3) + frame::body(1, "four")) << Use(consumeOne)
                                         << ErrorKind::Malformed << false;
    QTest::newRow("body without header") << with(method::consume, delivery + frame::body(1, "four")) << Use(consumeOne) << ErrorKind::Malformed << false;
    QTest::newRow("delivery in a delivery") << with(method::consume, delivery + frame::deliver(2, "q")) << Use(consumeOne) << ErrorKind::Malformed << false;
    QTest::newRow("queue deleted") << with(method::consume, frame::method(1, 60 << 16 | 21, frame::shortText("tag"))
                                                                + frame::method(1, 60 << 16 | 30, frame::shortText("tag") + frame::number(1, 1)))
                                   << Use(consumeOne) << ErrorKind::NotFound << true;
}

void AmqpSessionTest::usage()
{
    QFETCH(Script, script);
    QFETCH(Use, use);
    QFETCH(ErrorKind, kind);
    QFETCH(bool, stays);
    const FakeBroker broker(script);
    auto session = AmqpSession::open(optionsFor(broker.endpoint(), kind));
    QVERIFY2(session, session ? "" : qPrintable(session.error().message));
    const Status used = use(**session, {});
    QVERIFY(!used);
    QCOMPARE(toId(used.error().kind), toId(kind));
    QCOMPARE((*session)->isOpen(), stays);
    // Every later call fails at once, with a reason.
    if (!stays)
        QVERIFY(!(*session)->keepAlive());
}

void AmqpSessionTest::stopsAtOnce_data()
{
    QTest::addColumn<Script>("script");
    QTest::addColumn<Use>("use");
    QTest::addColumn<bool>("stays");

    const Use declare = [](AmqpSession &session, std::stop_token stop) { return status(session.declare({.name = u"q"_s}, stop)); };
    QTest::newRow("question") << with(method::declare, {}) << declare << false;
    QTest::newRow("waiting for a message") << Script{} << Use([](AmqpSession &session, std::stop_token stop) {
        return status(session.next(std::chrono::minutes{10}, stop));
    }) << true;
    QTest::newRow("waiting for a confirm") << Script{} << Use([](AmqpSession &session, std::stop_token stop) {
        return status(session.takeConfirms(std::chrono::minutes{10}, stop));
    }) << true;
    QTest::newRow("sending to the deaf") << Script{.deafAfter = method::channelOpen} << Use(publishMuch) << false;
}

void AmqpSessionTest::stopsAtOnce()
{
    QFETCH(Script, script);
    QFETCH(Use, use);
    QFETCH(bool, stays);
    const FakeBroker broker(script);
    AmqpOptions options = optionsFor(broker.endpoint());
    options.callTimeout = std::chrono::minutes{10};
    auto session = AmqpSession::open(options);
    QVERIFY2(session, session ? "" : qPrintable(session.error().message));
    std::stop_source source;
    // Who only waits has asked before: a question that is left without its answer closes the channel.
    if (stays)
        QVERIFY((*session)->consume(u"q"_s, {}, {}));
    const std::jthread stopper([&source, &broker, before = broker.received()] {
        // In the middle of it, as far as anybody sees: whenever it comes, it is heard.
        broker.waitForMoreThan(before, patience);
        source.request_stop();
    });
    const Status used = use(**session, source.get_token());
    QVERIFY(!used);
    QCOMPARE(toId(used.error().kind), toId(ErrorKind::Cancelled));
    if (stays)
        QVERIFY((*session)->isChannelOpen());
}

void AmqpSessionTest::nobodyThere()
{
    Endpoint free;
    {
        const FakeBroker broker({});
        free = broker.endpoint();
    }
    QCOMPARE(toId(AmqpSession::open(optionsFor(free)).error().kind), toId(ErrorKind::Refused));
    QCOMPARE(toId(AmqpSession::open(optionsFor({})).error().kind), toId(ErrorKind::NotConfigured));
    QCOMPARE(toId(AmqpSession::open(optionsFor({u"no such host.invalid"_s, 5672})).error().kind), toId(ErrorKind::Unresolved));
}

void AmqpSessionTest::silentUnderTls()
{
    const FakeBroker broker(Script{.greeting = {}});
    AmqpOptions options = optionsFor(broker.endpoint());
    options.tls = TlsProfile{};
    const auto session = AmqpSession::open(options);
    QVERIFY(!session);
    QCOMPARE(toId(session.error().kind), toId(ErrorKind::Silent));

    std::stop_source source;
    options.connectTimeout = std::chrono::minutes{10};
    const std::jthread stopper([&source, &broker, before = broker.received()] {
        broker.waitForMoreThan(before, patience);
        source.request_stop();
    });
    QCOMPARE(toId(AmqpSession::open(options, source.get_token()).error().kind), toId(ErrorKind::Cancelled));

    // OpenSSL would read the second of them for ever.
    for (const QString &file : {u"/nowhere/ca.pem"_s, u"/dev/zero"_s}) {
        options.tls = TlsProfile{.ca = file, .clientCertificate = {}, .clientKey = {}};
        QCOMPARE(toId(AmqpSession::open(options).error().kind), toId(ErrorKind::Tls));
        options.tls = TlsProfile{.ca = {}, .clientCertificate = file, .clientKey = {}};
        QCOMPARE(toId(AmqpSession::open(options).error().kind), toId(ErrorKind::Tls));
    }
}

void AmqpSessionTest::channelIsReopened()
{
    const FakeBroker broker(with(method::declare, frame::channelClose(405, "RESOURCE_LOCKED - held by another")));
    auto session = AmqpSession::open(optionsFor(broker.endpoint()));
    QVERIFY(session);
    QVERIFY(!(*session)->declare({.name = u"q"_s}));
    QVERIFY(!(*session)->isChannelOpen());
    QCOMPARE((*session)->closeReason(), (AmqpCloseReason{.code = 405, .text = u"RESOURCE_LOCKED - held by another"_s, .connection = false}));
    QCOMPARE(toId((*session)->publish(message()).error().kind), toId(ErrorKind::Forbidden));
    QVERIFY((*session)->reopenChannel());
    QVERIFY((*session)->isChannelOpen());
    QVERIFY((*session)->publish(message()));
}

void AmqpSessionTest::confirmsInOrder()
{
    const FakeBroker broker(with(method::publish, frame::ack(2, true)));
    auto session = AmqpSession::open(optionsFor(broker.endpoint()));
    QVERIFY(session);
    QCOMPARE((*session)->publish(message()), 0ULL);
    QVERIFY((*session)->enableConfirms());
    for (quint64 number = 1; number <= 3; ++number)
        QCOMPARE((*session)->publish(message()), number);
    QList<quint64> confirmed;
    QElapsedTimer watch;
    watch.start();
    while (confirmed.size() < 2 && watch.elapsed() < 60'000) {
        const auto confirms = (*session)->takeConfirms(Millis{1000});
        QVERIFY(confirms);
        confirmed += confirms->confirmed;
    }
    QCOMPARE(confirmed, (QList<quint64>{1, 2}));
    QCOMPARE((*session)->unconfirmed(), 1);
    QCOMPARE(toId((*session)->awaitConfirms(Millis{50}).error().kind), toId(ErrorKind::Timeout));
    QVERIFY((*session)->isOpen());
}

/// What is held back until a packet is full has gone before anything is waited for, and with a good-bye.
void AmqpSessionTest::gatheredPacketsGoBeforeAWait()
{
    const FakeBroker broker(Script{.confirms = true});
    auto session = AmqpSession::open(optionsFor(broker.endpoint()));
    QVERIFY(session);
    QVERIFY((*session)->enableConfirms());
    (*session)->gatherPackets();
    QList<QByteArray> wanted;
    const auto publish = [&](int from, int to) {
        for (int i = from; i < to; ++i) {
            wanted.append("number " + QByteArray::number(i) + QByteArray(i % 7 * 40, '.'));
            QVERIFY((*session)->publish({.exchange = {}, .routingKey = u"q"_s, .body = wanted.last()}));
        }
    };
    publish(0, 300);
    QVERIFY((*session)->awaitConfirms(Millis{60'000}));
    QCOMPARE((*session)->unconfirmed(), 0);
    publish(300, 310);
    // A question has its answer.
    QVERIFY((*session)->declare({.name = u"q"_s}));
    publish(310, 320);
    (*session)->close();
    QTRY_COMPARE_WITH_TIMEOUT(broker.bodies().value(0).size(), wanted.size(), 60'000);
    QCOMPARE(broker.bodies().value(0), wanted);
}

/// A routing key is bytes: what a publisher of another kind gave is given again, byte for byte.
void AmqpSessionTest::keysNeedBeNoText()
{
    const FakeBroker broker(Script{.confirms = true});
    auto session = AmqpSession::open(optionsFor(broker.endpoint()));
    QVERIFY(session);
    QVERIFY((*session)->enableConfirms());
    const QByteArray bytes("\xff\x00key\x80", 6);
    QVERIFY((*session)->publish({.exchange = u"door"_s, .routingKey = u"q"_s, .body = "a"_ba}));
    QVERIFY((*session)->publish({.exchange = u"door"_s, .routingKey = u"q"_s, .body = "b"_ba, .keyBytes = bytes}));
    QVERIFY((*session)->awaitConfirms(Millis{60'000}));
    QCOMPARE(broker.keys().value(0), (QList<QByteArray>{"q", bytes}));
}

/// What is at hand is taken without a wait; a frame of which only a part is there is waited for, no longer than said, and the session stays.
void AmqpSessionTest::aPartOfAMessageIsWaitedFor()
{
    const QByteArray whole = frame::deliver(1, "q") + frame::header(1, 3) + frame::body(1, "one");
    const QByteArray part = frame::deliver(2, "q") + frame::header(1, 5) + frame::body(1, "other").first(9);
    const FakeBroker broker(with(method::consume, frame::method(1, 60 << 16 | 21, frame::shortText("tag")) + whole + part));
    auto session = AmqpSession::open(optionsFor(broker.endpoint()));
    QVERIFY(session);
    QVERIFY((*session)->consume(u"q"_s));
    const auto first = (*session)->next(Millis{60'000});
    QVERIFY(first && *first);
    QCOMPARE((**first).body, "one");
    QVERIFY(!(**first).redelivered);
    const auto second = (*session)->next(Millis{50});
    QVERIFY(second);
    QVERIFY(!*second);
    QVERIFY((*session)->isChannelOpen());
    // Without a wait too.
    const auto third = (*session)->next(Millis{0});
    QVERIFY(third && !*third);
}

/// The leader's own word: nothing leaves the session as it was; a message ends it, and is given back by that.
void AmqpSessionTest::whetherAnythingIsReady()
{
    const FakeBroker empty(with(method::get, frame::gotNothing()));
    auto session = AmqpSession::open(optionsFor(empty.endpoint()));
    QVERIFY(session);
    QCOMPARE((*session)->holdsReady(u"q"_s), false);
    QVERIFY((*session)->inspect(u"q"_s));
    const FakeBroker full(with(method::get, frame::got("body")));
    session = AmqpSession::open(optionsFor(full.endpoint()));
    QVERIFY(session);
    QCOMPARE((*session)->holdsReady(u"q"_s), true);
    QVERIFY(!(*session)->isOpen());
    const FakeBroker locked(with(method::get, frame::channelClose(405, "RESOURCE_LOCKED - q")));
    session = AmqpSession::open(optionsFor(locked.endpoint()));
    QVERIFY(session);
    QCOMPARE(toId((*session)->holdsReady(u"q"_s).error().kind), toId(ErrorKind::Forbidden));
    QVERIFY((*session)->reopenChannel());
    const FakeBroker silent(with(method::get, {}));
    session = AmqpSession::open(optionsFor(silent.endpoint()));
    QVERIFY(session);
    QVERIFY(!(*session)->holdsReady(u"q"_s));
}

void AmqpSessionTest::blockedBrokerKeepsSession()
{
    const FakeBroker broker(with(method::publish, frame::blocked("low on memory")));
    auto session = AmqpSession::open(optionsFor(broker.endpoint()));
    QVERIFY(session);
    QVERIFY((*session)->publish(message()));
    QTRY_VERIFY((*session)->keepAlive() && !(*session)->blocked().isEmpty());
    const auto refused = (*session)->publish(message());
    QVERIFY(!refused);
    QCOMPARE(toId(refused.error().kind), toId(ErrorKind::Timeout));
    QCOMPARE(refused.error().detail, u"low on memory"_s);
    QVERIFY((*session)->isChannelOpen());
}

void AmqpSessionTest::passwordIsInNoWords()
{
    const FakeBroker broker(Script{.repeatsPassword = true});
    const auto session = AmqpSession::open(optionsFor(broker.endpoint()));
    QVERIFY(!session);
    QCOMPARE(toId(session.error().kind), toId(ErrorKind::Unauthorized));
    QCOMPARE(session.error().detail, OutsideText::leftOut());
    QVERIFY(!(session.error().message + session.error().detail).contains(u"s3cret"_s));
}

/// By AMQP as by HTTP: a directory may close an account after five refusals.
void AmqpSessionTest::refusedLoginsStop()
{
    const FakeBroker broker(with(method::startOk, frame::close(403, "ACCESS_REFUSED - no")));
    const FakeBroker other(Script{});
    AmqpOptions options = optionsFor(broker.endpoint());
    options.tries = std::make_shared<LoginTries>();
    for (int i = 0; i < 6; ++i) {
        const auto session = AmqpSession::open(options);
        QVERIFY(!session);
        QCOMPARE(toId(session.error().kind), toId(ErrorKind::Unauthorized));
    }
    QCOMPARE(broker.bodies().size(), LoginTries::most);
    // Nobody else of this cluster is told it either, by whatever way.
    AmqpOptions elsewhere = optionsFor(other.endpoint());
    elsewhere.tries = options.tries;
    QVERIFY(!AmqpSession::open(elsewhere));
    QCOMPARE(other.bodies().size(), 0);
    QVERIFY(options.tries->refusal(u"broker:15672"_s));
    // A person asks again; the one that takes it is asked as before.
    options.tries->forgive();
    QVERIFY(AmqpSession::open(elsewhere));
    QVERIFY(AmqpSession::open(elsewhere));
}

/// A listener of its own mind does not blind who watches: the management API goes on being asked.
void AmqpSessionTest::whatTheApiTakesIsRefusedHereOnly()
{
    const FakeBroker broker(with(method::startOk, frame::close(403, "ACCESS_REFUSED - no")));
    AmqpOptions options = optionsFor(broker.endpoint());
    options.tries = std::make_shared<LoginTries>();
    options.tries->accepted(u"broker:15672"_s);
    for (int i = 0; i < 6; ++i)
        QVERIFY(!AmqpSession::open(options));
    QCOMPARE(broker.bodies().size(), LoginTries::most);
    QVERIFY(!options.tries->refusal(u"broker:15672"_s));
    // Once that one refuses it too, what AMQP says counts for all.
    options.tries->refused(u"broker:15672"_s, {.kind = ErrorKind::Unauthorized, .message = u"no"_s, .detail = {}});
    options.tries->refused(u"proxy:5672"_s, {.kind = ErrorKind::Unauthorized, .message = u"no"_s, .detail = {}}, LoginBy::Amqp);
    options.tries->refused(u"proxy:5671"_s, {.kind = ErrorKind::Unauthorized, .message = u"no"_s, .detail = {}}, LoginBy::Amqp);
    QVERIFY(options.tries->refusal(u"another:15672"_s));
}

/// Whoever measures for how long clients are without a broker does not wait for others' answers.
void AmqpSessionTest::aLoginThatHurriesWaitsForNobody()
{
    const FakeBroker broker(Script{});
    AmqpOptions options = optionsFor(broker.endpoint());
    options.tries = std::make_shared<LoginTries>(LoginPace{.patience = Millis{60000}, .longestWait = Millis{60000}});
    QVERIFY(options.tries->begin(toText(broker.endpoint()))); // somebody's answer is out
    options.connectTimeout = Millis{60000};
    options.hurries = true;
    QVERIFY(AmqpSession::open(options));
}

QTEST_GUILESS_MAIN(AmqpSessionTest)
#include "AmqpSessionTest.moc"
