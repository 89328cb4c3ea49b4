// The ways out of HttpClient::send() other than an answer: time-out, loss, cancel, destruction.
#include "Gzip.h"
#include "NetTesting.h"
#include "support/FakeServer.h"

#include <QElapsedTimer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

#include <memory>
#include <thread>

using namespace Qt::StringLiterals;
using namespace warrener;
using Mode = FakeAnswer::Mode;

namespace {

/// Keeps the result of a task until a test looks at it.
struct Outcome
{
    std::optional<Result<HttpReply>> result;
};

QCoro::Task<> sendInto(HttpClient *client, HttpRequest request, std::stop_token stop, std::shared_ptr<Outcome> outcome)
{
    outcome->result = co_await client->send(std::move(request), std::move(stop));
}

} // namespace

class HttpEndingsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void brokenAnswers_data()
    {
        QTest::addColumn<FakeAnswer>("answer");
        QTest::addColumn<QString>("kind");
        QTest::newRow("never answers") << FakeAnswer{.mode = Mode::Hang} << u"timeout"_s;
        QTest::newRow("slow drip") << FakeAnswer{.mode = Mode::Drip, .body = QByteArray(1000, 'x')} << u"timeout"_s;
        QTest::newRow("cut short of its length") << FakeAnswer{.mode = Mode::Cut, .body = "[1,2", .announced = 100} << u"disconnected"_s;
        QTest::newRow("cut chunks, packed") << FakeAnswer{.mode = Mode::CutChunked, .body = gzip("[1,2]").chopped(9), .headers = {{"Content-Encoding", "gzip"}}}
                                            << u"disconnected"_s;
        QTest::newRow("packed otherwise") << FakeAnswer{.body = "[1,2]", .headers = {{"Content-Encoding", "br"}}} << u"malformed"_s;
        QTest::newRow("closed before answer") << FakeAnswer{.mode = Mode::Close} << u"disconnected"_s;
        QTest::newRow("too large, announced") << FakeAnswer{.mode = Mode::Stream, .streamBytes = 2'000'000, .streamChunked = false} << u"too-large"_s;
        QTest::newRow("too large, chunked") << FakeAnswer{.mode = Mode::Stream, .streamBytes = 2'000'000} << u"too-large"_s;
    }
    void brokenAnswers()
    {
        QFETCH(FakeAnswer, answer);
        QFETCH(QString, kind);
        FakeServer server;
        server.on("/x", answer);
        HttpAccess access = accessTo(server.url());
        // Only who never ends runs out of it.
        access.timeout = kind == "timeout"_L1 ? Millis{400} : Millis{600'000};
        access.maxBytes = 1'000'000;
        HttpClient client(access);
        const auto reply = await(client.send(getRequest(u"/x"_s)));
        QVERIFY(!reply.has_value());
        QCOMPARE(toId(reply.error().kind), kind);
        QVERIFY(!reply.error().message.contains(testPassword));
    }

    /// Whoever had no time to listen has heard no silence: a busy console calls no broker frozen.
    void whoStoodStillHearsTheAnswerAllTheSame()
    {
        FakeServer server;
        server.on("/x", {.body = "{}"});
        HttpAccess access = accessTo(server.url());
        access.timeout = Millis{300};
        HttpClient client(access);
        auto reply = client.send(getRequest(u"/x"_s));
        QElapsedTimer still;
        still.start();
        while (still.elapsed() < 600) {
        }
        const auto answer = await(std::move(reply));
        QVERIFY2(answer, qPrintable(answer ? QString() : answer.error().message));
        QCOMPARE(answer->body, QByteArray("{}"));
    }

    void queuedBehindSilence()
    {
        // Qt opens six connections; whoever waits for one must not call the host unreachable.
        FakeServer server;
        server.on("/x", {.mode = Mode::Hang});
        HttpAccess access = accessTo(server.url());
        access.timeout = Millis{300};
        HttpClient client(access);
        QList<std::shared_ptr<Outcome>> outcomes;
        for (int i = 0; i < 10; ++i) {
            outcomes.append(std::make_shared<Outcome>());
            sendInto(&client, getRequest(u"/x"_s), {}, outcomes.last());
        }
        for (const auto &outcome : outcomes) {
            QTRY_VERIFY(outcome->result);
            QCOMPARE(outcome->result->error().kind, ErrorKind::Timeout);
        }
    }

    void connectionFailures_data()
    {
        QTest::addColumn<QUrl>("url");
        QTest::addColumn<QString>("kind");
        QTcpServer closed;
        QVERIFY(closed.listen(QHostAddress::LocalHost));
        QTest::newRow("refused") << QUrl(u"http://127.0.0.1:%1"_s.arg(closed.serverPort())) << u"refused"_s;
        QTest::newRow("unresolved") << QUrl(u"http://no-such-host.invalid:15672"_s) << u"unresolved"_s;
        QTest::newRow("no address") << QUrl() << u"not-configured"_s;
        QTest::newRow("another scheme") << QUrl(u"ftp://127.0.0.1/"_s) << u"not-configured"_s;
    }
    void connectionFailures()
    {
        QFETCH(QUrl, url);
        QFETCH(QString, kind);
        HttpClient client(accessTo(url));
        const auto reply = await(client.send(getRequest(u"/x"_s)));
        QVERIFY(!reply.has_value());
        QCOMPARE(toId(reply.error().kind), kind);
        QVERIFY(!reply.error().message.isEmpty());
    }

    void notHttp()
    {
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        connect(&server, &QTcpServer::newConnection, this, [&] {
            QTcpSocket *socket = server.nextPendingConnection();
            socket->write("AMQP\x00\x00\x09\x01 this is no web server\r\n\r\n");
            socket->disconnectFromHost();
        });
        HttpClient client(accessTo(QUrl(u"http://127.0.0.1:%1"_s.arg(server.serverPort()))));
        const auto reply = await(client.send(getRequest(u"/x"_s)));
        QVERIFY(!reply.has_value());
        QVERIFY(reply.error().kind == ErrorKind::Malformed || reply.error().kind == ErrorKind::Disconnected);
    }

    void cancel_data()
    {
        QTest::addColumn<QString>("when");
        QTest::newRow("before") << u"before"_s;
        QTest::newRow("while it hangs") << u"while"_s;
        QTest::newRow("from another thread") << u"thread"_s;
        QTest::newRow("after the answer") << u"after"_s;
    }
    void cancel()
    {
        QFETCH(QString, when);
        FakeServer server;
        server.on("/x", {.mode = Mode::Hang});
        server.on("/ok", {.body = "{}"});
        HttpAccess patient = accessTo(server.url());
        patient.timeout = std::chrono::minutes{10};
        HttpClient client(patient);
        std::stop_source stop;
        const auto outcome = std::make_shared<Outcome>();
        if (when == "before"_L1)
            stop.request_stop();
        sendInto(&client, getRequest(when == "after"_L1 ? u"/ok"_s : u"/x"_s), stop.get_token(), outcome);
        if (when == "after"_L1) {
            QTRY_VERIFY(outcome->result);
            stop.request_stop();
            QVERIFY(outcome->result->has_value());
            return;
        }
        if (when != "before"_L1) {
            QTRY_COMPARE(server.requests().size(), 1);
            if (when == "thread"_L1)
                std::thread([stop]() mutable { stop.request_stop(); }).join();
            else
                stop.request_stop();
        }
        QTRY_VERIFY(outcome->result);
        QCOMPARE(outcome->result->error().kind, ErrorKind::Cancelled);
        QCOMPARE(server.requests().size(), when == "before"_L1 ? 0 : 1);
    }

    void destroyedInFlight_data()
    {
        QTest::addColumn<int>("requests");
        QTest::newRow("one") << 1;
        QTest::newRow("more than the pool holds") << 20;
    }
    void destroyedInFlight()
    {
        QFETCH(int, requests);
        FakeServer server;
        server.on("/x", {.mode = Mode::Hang});
        server.on("/drip", {.mode = Mode::Drip, .body = QByteArray(1000, 'x')});
        auto client = std::make_unique<HttpClient>(accessTo(server.url()));
        std::stop_source stop;
        QList<std::shared_ptr<Outcome>> outcomes;
        for (int i = 0; i < requests; ++i) {
            outcomes.append(std::make_shared<Outcome>());
            sendInto(client.get(), getRequest(i % 2 ? u"/drip"_s : u"/x"_s), stop.get_token(), outcomes.last());
        }
        QTRY_VERIFY(!server.requests().isEmpty());
        client.reset();
        // Not from within the destructor: whoever waits may be half destroyed himself.
        QVERIFY(std::ranges::none_of(outcomes, [](const auto &outcome) { return outcome->result.has_value(); }));
        for (const auto &outcome : outcomes) {
            QTRY_VERIFY(outcome->result);
            QCOMPARE(outcome->result->error().kind, ErrorKind::Cancelled);
        }
        stop.request_stop();
    }

    void recoversAfterRestart()
    {
        auto server = std::make_unique<FakeServer>();
        const quint16 port = server->port();
        server->on("/x", {.body = "{}"});
        HttpClient client(accessTo(server->url()));
        QVERIFY(await(client.send(getRequest(u"/x"_s))).has_value());
        server->shutDown();
        const auto gone = await(client.send(getRequest(u"/x"_s)));
        QVERIFY(!gone.has_value());
        QVERIFY(gone.error().kind == ErrorKind::Refused || gone.error().kind == ErrorKind::Disconnected);
        QTcpServer again;
        QVERIFY(again.listen(QHostAddress::LocalHost, port));
        connect(&again, &QTcpServer::newConnection, this, [&] {
            QTcpSocket *socket = again.nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, socket, [socket] { socket->write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}"); });
        });
        QVERIFY(await(client.send(getRequest(u"/x"_s))).has_value());
    }
};

QTEST_GUILESS_MAIN(HttpEndingsTest)
#include "HttpEndingsTest.moc"
