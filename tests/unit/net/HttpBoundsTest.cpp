// Answers that are meant to exhaust the console.
#include "Gzip.h"
#include "NetTesting.h"
#include "look/net/AnswerBounds.h"
#include "look/net/BrokerMetricsClient.h"
#include "look/net/ManagementClient.h"
#include "support/FakeServer.h"
#include "support/StallMeter.h"

#include <QElapsedTimer>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace warrener;
using Mode = FakeAnswer::Mode;

namespace {

constexpr qint64 mebi = 1024 * 1024;

// The sanitizers keep freed memory for a while.
#ifdef __SANITIZE_ADDRESS__
constexpr qint64 allowedGrowth = 400 * mebi;
constexpr int allowedStall = 3000;
#else
constexpr qint64 allowedGrowth = 40 * mebi;
constexpr int allowedStall = 150;
#endif

} // namespace

class HttpBoundsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        // Once, so that libraries, threads and buffers are there before anything is measured.
        FakeServer server;
        server.on("/x", {.body = "{}"});
        HttpClient client(accessTo(server.url()));
        QVERIFY(await(client.send(getRequest(u"/x"_s))).has_value());
    }

    void hugeBody_data()
    {
        QTest::addColumn<bool>("chunked");
        QTest::addColumn<int>("status");
        QTest::newRow("announced") << false << 200;
        QTest::newRow("chunked") << true << 200;
        QTest::newRow("of an error, announced") << false << 500;
        QTest::newRow("of an error, chunked") << true << 500;
    }
    void hugeBody()
    {
        QFETCH(bool, chunked);
        QFETCH(int, status);
        FakeServer server;
        server.on("/x", {.mode = Mode::Stream, .status = status, .streamBytes = 500 * mebi, .streamChunked = chunked});
        HttpAccess access = accessTo(server.url());
        access.maxBytes = 4 * mebi;
        access.timeout = Millis{20000};
        HttpClient client(access);
        const qint64 before = residentBytes();
        const auto reply = await(client.send(getRequest(u"/x"_s)));
        const qint64 growth = residentBytes() - before;
        QVERIFY(!reply.has_value());
        QCOMPARE(reply.error().kind, status == 200 ? ErrorKind::TooLarge : ErrorKind::Http);
        QVERIFY2(server.bytesSent() < 40 * mebi, qPrintable(QString::number(server.bytesSent())));
        QVERIFY2(growth < allowedGrowth, qPrintable(QString::number(growth)));
        QVERIFY(client.traffic().bytes <= 5 * mebi);
        // The connection is dropped, not read to its end.
        QTRY_COMPARE(server.openConnections(), 0);
    }

    void bodyAtTheBound_data()
    {
        QTest::addColumn<qint64>("size");
        QTest::addColumn<bool>("fits");
        QTest::newRow("just fits") << qint64(mebi) << true;
        QTest::newRow("one byte more") << qint64(mebi + 1) << false;
    }
    void bodyAtTheBound()
    {
        QFETCH(qint64, size);
        QFETCH(bool, fits);
        FakeServer server;
        server.on("/x", {.mode = Mode::Stream, .streamBytes = size});
        HttpAccess access = accessTo(server.url());
        access.maxBytes = mebi;
        HttpClient client(access);
        const auto reply = await(client.send(getRequest(u"/x"_s)));
        QCOMPARE(reply.has_value(), fits);
        if (fits)
            QCOMPARE(reply->body.size(), size);
        else
            QCOMPARE(reply.error().kind, ErrorKind::TooLarge);
    }

    void largeBodyArrivesWhole()
    {
        FakeServer server;
        server.on("/x", {.mode = Mode::Stream, .streamBytes = 60 * mebi});
        HttpAccess access = accessTo(server.url());
        access.maxBytes = 64 * mebi;
        access.timeout = Millis{30000};
        HttpClient client(access);
        const auto reply = await(client.send(getRequest(u"/x"_s)));
        QVERIFY(reply.has_value());
        QCOMPARE(reply->body.size(), 60 * mebi);
    }

    void compressed()
    {
        // Alike rows shrink to a hundredth, as long lists of queues do.
        const QByteArray plain = QByteArray("{\"name\":\"queue\",\"messages\":0},").repeated(700'000);
        const QByteArray packed = gzip(plain);
        FakeServer server;
        server.on("/x", {.body = packed, .headers = {{"Content-Encoding", "gzip"}}});
        server.on("/two", {.body = packed + gzip("end"), .headers = {{"Content-Encoding", "gzip"}}});
        HttpAccess access = accessTo(server.url());
        access.timeout = Millis{20000};
        HttpClient client(access);
        const auto reply = await(client.send(getRequest(u"/x"_s)));
        QVERIFY2(reply.has_value(), qPrintable(reply ? QString() : reply.error().message));
        QCOMPARE(reply->body, plain);
        QCOMPARE(reply->receivedBytes, packed.size());
        QCOMPARE(client.traffic().bytes, packed.size());
        const auto two = await(client.send(getRequest(u"/two"_s)));
        QVERIFY(two.has_value());
        QCOMPARE(two->body, plain + "end");
    }

    void bomb_data()
    {
        QTest::addColumn<int>("status");
        QTest::newRow("answer") << 200;
        QTest::newRow("error") << 500;
    }
    void bomb()
    {
        QFETCH(int, status);
        static const QByteArray packed = gzip(QByteArray(128 * mebi, '\0'));
        QVERIFY(packed.size() < mebi);
        FakeServer server;
        server.on("/x", {.status = status, .body = packed, .headers = {{"Content-Encoding", "gzip"}}});
        HttpAccess access = accessTo(server.url());
        access.maxBytes = 8 * mebi;
        access.timeout = Millis{20000};
        HttpClient client(access);
        const qint64 before = residentBytes();
        StallMeter stall;
        const auto reply = await(client.send(getRequest(u"/x"_s)));
        const auto longest = stall.longest();
        const qint64 growth = residentBytes() - before;
        QVERIFY(!reply.has_value());
        QCOMPARE(reply.error().kind, status == 200 ? ErrorKind::TooLarge : ErrorKind::Http);
        QVERIFY2(growth < allowedGrowth, qPrintable(QString::number(growth)));
        QVERIFY2(longest.count() < allowedStall, qPrintable(QString::number(longest.count())));
    }

    void brokenCompression_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("not gzip") << QByteArray("this is plain text and no gzip at all");
        QTest::newRow("cut gzip") << gzip(QByteArray(100'000, 'x')).first(60);
        QTest::newRow("wrong checksum") << gzip("{\"name\":\"a\"}").chopped(8) + QByteArray(8, 'x');
    }
    void brokenCompression()
    {
        QFETCH(QByteArray, body);
        FakeServer server;
        server.on("/api/whoami", {.body = body, .headers = {{"Content-Encoding", "gzip"}}});
        ManagementClient client(accessTo(server.url()));
        const auto answer = await(client.whoAmI());
        QVERIFY(!answer.has_value());
        QVERIFY(answer.error().kind == ErrorKind::Malformed || answer.error().kind == ErrorKind::Disconnected);
    }

    void nesting_data()
    {
        QTest::addColumn<QByteArray>("path");
        for (const char *path : {"/api/overview", "/api/nodes", "/api/queues", "/api/queues/%2F/q", "/api/connections"})
            QTest::newRow(path) << QByteArray(path);
    }
    void nesting()
    {
        QFETCH(QByteArray, path);
        FakeServer server;
        for (const QByteArray &body :
             {QByteArray(2'000'000, '['), QByteArray("{\"a\":").repeated(400'000), "[" + QByteArray("{\"name\":[").repeated(200'000)}) {
            server.on(path, {.body = body});
            ManagementClient client(accessTo(server.url()));
            std::optional<Error> error;
            const auto keep = [&](const auto &answer) {
                if (!answer)
                    error = answer.error();
            };
            if (path == "/api/overview")
                keep(await(client.overview()));
            else if (path == "/api/nodes")
                keep(await(client.nodes()));
            else if (path == "/api/queues")
                keep(await(client.queuesPage(1, 100, true)));
            else if (path == "/api/connections")
                keep(await(client.connections({}, 100)));
            else
                keep(await(client.queue({.vhost = u"/"_s, .name = u"q"_s})));
            QVERIFY(error);
            // About one queue less may come than that.
            QVERIFY2(error->kind == ErrorKind::Malformed || (path.endsWith("/q") && error->kind == ErrorKind::TooLarge), qPrintable(error->message));
        }
        QCOMPARE(server.unexpected(), QByteArrayList());
    }

    /// However much may be received: what is made to be small on the way only ends long before.
    void aBombEndsBeforeItsBound_data()
    {
        QTest::addColumn<QByteArray>("row");
        QTest::newRow("zeros") << QByteArray(1024, '0');
        QTest::newRow("arrays") << QByteArray("[0],").repeated(256);
    }
    void aBombEndsBeforeItsBound()
    {
        QFETCH(const QByteArray, row);
        FakeServer server;
        server.on("/x", {.body = gzip("[" + row.repeated(128 * mebi / row.size())), .headers = {{"Content-Encoding", "gzip"}}});
        HttpAccess access = accessTo(server.url());
        access.maxBytes = 512 * mebi;
        access.timeout = Millis{60000};
        HttpClient client(access);
        const qint64 before = residentBytes();
        const PeakMemory peak;
        const auto reply = await(client.send(getRequest(u"/x"_s)));
        QVERIFY(!reply.has_value());
        QCOMPARE(reply.error().kind, ErrorKind::TooLarge);
        QVERIFY2(peak.bytes() - before < 3 * allowedGrowth, qPrintable(QString::number(peak.bytes() - before)));
    }

    /// A long list of definitions shrinks too, and is taken.
    void alikeRowsAreNoBomb()
    {
        QByteArray plain;
        for (int i = 0; plain.size() < 40 * mebi; ++i)
            plain += QByteArray(R"({"name":"qN","vhost":"/","durable":true,"auto_delete":false,"arguments":{"x-queue-type":"quorum"}},)")
                         .replace("N", QByteArray::number(i));
        FakeServer server;
        server.on("/x", {.body = gzip(plain), .headers = {{"Content-Encoding", "gzip"}}});
        HttpAccess access = accessTo(server.url());
        access.maxBytes = 64 * mebi;
        access.timeout = Millis{60000};
        HttpClient client(access);
        const auto reply = await(client.send(getRequest(u"/x"_s)));
        QVERIFY2(reply.has_value(), qPrintable(reply ? QString() : reply.error().message));
        QCOMPARE(reply->body.size(), plain.size());
    }

    void manyValues_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QByteArray>("item");
        for (const char *path : {"/api/overview", "/api/nodes", "/api/queues", "/api/queues/%2F/q", "/api/connections", "/api/policies", "/api/definitions"}) {
            for (const char *item : {"[0]", "{\"name\":\"a\"}"})
                QTest::addRow("%s of %s", path, item) << QByteArray(path) << QByteArray(item);
        }
    }
    void manyValues()
    {
        // A tree of these would have more than a gigabyte; on the wire they are 50 kB.
        QFETCH(QByteArray, path);
        QFETCH(QByteArray, item);
        const QByteArray list = "[" + (item + ",").repeated((32 * mebi - 64) / (item.size() + 1) - 1) + item + "]";
        const bool isObject = path == "/api/overview" || path == "/api/queues/%2F/q" || path == "/api/definitions";
        const QByteArray body = gzip(isObject ? "{\"vhosts\":" + list + "}" : list);
        FakeServer server;
        server.on(path, {.body = body, .headers = {{"Content-Encoding", "gzip"}}});
        HttpAccess access = accessTo(server.url());
        access.timeout = Millis{20000};
        ManagementClient client(access);
        std::optional<Error> error;
        const auto keep = [&](const auto &answer) {
            if (!answer)
                error = answer.error();
        };
        const qint64 before = residentBytes();
        const PeakMemory peak;
        if (path == "/api/overview")
            keep(await(client.overview()));
        else if (path == "/api/nodes")
            keep(await(client.nodes()));
        else if (path == "/api/queues")
            keep(await(client.queuesPage(1, 100, true)));
        else if (path == "/api/connections")
            keep(await(client.connections({}, 100)));
        else if (path == "/api/policies")
            keep(await(client.policies()));
        else if (path == "/api/definitions")
            keep(await(client.definitions()));
        else
            keep(await(client.queue({.vhost = u"/"_s, .name = u"q"_s})));
        const qint64 growth = peak.bytes() - before;
        QVERIFY(error);
        // Of definitions 32 MiB may come, and are then counted before anything is built of them.
        QVERIFY2(error->kind == ErrorKind::TooLarge || error->kind == ErrorKind::Malformed, qPrintable(error->message));
        QVERIFY2(growth < 3 * allowedGrowth, qPrintable(QString::number(growth)));
        QCOMPARE(server.unexpected(), QByteArrayList());
    }

    void valuesWithinTheBytes_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<qint64>("bytes");
        QTest::newRow("nodes") << QByteArray("/api/nodes") << qint64(answers::usual.bytes);
        QTest::newRow("queues") << QByteArray("/api/queues") << qint64(answers::queuePage.bytes);
    }
    void valuesWithinTheBytes()
    {
        // Small enough to be received whole: what would be built of it is the danger.
        QFETCH(QByteArray, path);
        QFETCH(qint64, bytes);
        FakeServer server;
        server.on(path, {.body = gzip("[" + QByteArray("[0],").repeated(bytes / 4 - 1) + "0]"), .headers = {{"Content-Encoding", "gzip"}}});
        HttpAccess access = accessTo(server.url());
        access.timeout = Millis{20000};
        ManagementClient client(access);
        const qint64 before = residentBytes();
        const PeakMemory peak;
        const std::optional<Error> error = path == "/api/nodes" ? std::optional(await(client.nodes()).error()) : await(client.queuesPage(1, 100, true)).error();
        QCOMPARE(error->kind, ErrorKind::TooLarge);
        QVERIFY2(peak.bytes() - before < 3 * bytes + allowedGrowth, qPrintable(QString::number(peak.bytes() - before)));
    }

    void wrongContentType()
    {
        FakeServer server;
        server.on("/api/overview", {.body = "<html><form>Log in</form></html>", .contentType = "text/html"});
        server.on("/metrics", {.body = "<html>", .contentType = "text/html"});
        ManagementClient client(accessTo(server.url()));
        const auto overview = await(client.overview());
        QVERIFY(!overview.has_value());
        QCOMPARE(overview.error().kind, ErrorKind::Malformed);
        QVERIFY2(overview.error().message.contains(u"web page"_s), qPrintable(overview.error().message));
        BrokerMetricsClient metrics(accessTo(server.url()));
        QCOMPARE(await(metrics.metrics()).error().kind, ErrorKind::Malformed);
    }

    void hugeHeader()
    {
        FakeServer server;
        server.on("/x", {.body = "{}", .headers = {{"X-Long", QByteArray(20 * mebi, 'x')}}});
        HttpClient client(accessTo(server.url()));
        const qint64 before = residentBytes();
        const auto reply = await(client.send(getRequest(u"/x"_s)));
        QVERIFY(!reply.has_value());
        QVERIFY2(residentBytes() - before < allowedGrowth + 60 * mebi, "the header was kept");
    }

    void eventLoopTurnsWhileQueuesAreParsed()
    {
        QByteArray text;
        text.reserve(20 * mebi);
        for (const char *metric : {"messages_ready", "messages_unacked", "messages", "process_reductions_total"}) {
            for (int i = 0; i < 50'000; ++i) {
                text += QByteArray("rabbitmq_detailed_queue_") + metric + "{vhost=\"/\",queue=\"queue-" + QByteArray::number(i) + "\"} " + QByteArray::number(i)
                        + "\n";
            }
        }
        FakeServer server;
        server.on("/metrics/detailed", {.body = text, .contentType = "text/plain"});
        HttpAccess access = accessTo(server.url());
        access.timeout = Millis{20000};
        BrokerMetricsClient client(access);
        QElapsedTimer elapsed;
        elapsed.start();
        QVERIFY(queueMetricsFromText(text).has_value());
        const qint64 parse = elapsed.elapsed();
        StallMeter stall;
        const auto queues = await(client.queueMetrics());
        const auto longest = stall.longest();
        qInfo("%lld MB: parse %lld ms, longest stall %d ms", text.size() / 1'000'000, parse, int(longest.count()));
        QVERIFY(queues.has_value());
        QCOMPARE(queues->size(), 50'000U);
        QCOMPARE(queues->at(49'999).queue, u"queue-49999"_s);
        QCOMPARE(queues->at(49'999).ready, 49'999.0);
        // Parsed here, it would have stood still for the whole parse.
        QVERIFY2(longest.count() < std::max<qint64>(20, parse / 4), "the event loop stood still");
    }
};

QTEST_GUILESS_MAIN(HttpBoundsTest)
#include "HttpBoundsTest.moc"
