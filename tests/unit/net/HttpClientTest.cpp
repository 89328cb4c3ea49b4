// What HttpClient sends, and what it makes of complete answers.
#include "NetTesting.h"
#include "base/OutsideText.h"
#include "support/FakeServer.h"

#include <QTcpServer>
#include <QTest>

#include <array>
#include <memory>
#include <vector>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace warrener;
using Mode = FakeAnswer::Mode;

class HttpClientTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void statusBecomesResult_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("detail");
        const QByteArray reason = R"({"error":"bad_request","reason":"The page is wrong"})";
        QTest::newRow("200") << 200 << QByteArray("{}") << QString() << QString();
        QTest::newRow("204") << 204 << QByteArray() << QString() << QString();
        QTest::newRow("400") << 400 << reason << u"http"_s << u"bad_request: The page is wrong"_s;
        QTest::newRow("401") << 401 << QByteArray(R"({"error":"not_authorized","reason":"Login failed"})") << u"unauthorized"_s
                             << u"not_authorized: Login failed"_s;
        // Only a 401 that gives no other reason is a wrong password.
        const auto said = [](const char *reason) { return QByteArray(R"({"error":"not_authorized","reason":")") + reason + "\"}"; };
        for (const auto &[words, kind] : {std::pair{"HTTP access denied: basic auth disabled", "login-refused"},
                                          {"User can only log in via localhost", "login-refused"},
                                          {"The directory is closed today", "login-refused"},
                                          {"Not management user", "forbidden"},
                                          {"Not monitor user", "forbidden"},
                                          {"Not_Authorized", "unauthorized"}})
            QTest::newRow(words) << 401 << said(words) << QString::fromLatin1(kind) << u"not_authorized: "_s + QString::fromLatin1(words);
        QTest::newRow("403") << 403 << QByteArray(R"({"reason":"Not monitor user"})") << u"forbidden"_s << u"Not monitor user"_s;
        QTest::newRow("404") << 404 << QByteArray("gone") << u"not-found"_s << u"gone"_s;
        QTest::newRow("500 web page") << 500 << QByteArray("<html><b>no</b></html>") << u"http"_s << QString();
        QTest::newRow("503 control characters") << 503 << QByteArray("a\x1b[31m\nb") << u"http"_s << u"a [31m b"_s;
        QTest::newRow("500 not UTF-8") << 500 << QByteArray("\xff\xfe") << u"http"_s << u"\uFFFD\uFFFD"_s;
        QTest::newRow("101") << 101 << QByteArray() << u"http"_s << QString();
        QTest::newRow("304") << 304 << QByteArray() << u"http"_s << QString();
    }
    void statusBecomesResult()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(QString, kind);
        QFETCH(QString, detail);
        FakeServer server;
        server.on("/x", {.status = status, .body = body});
        HttpClient client(accessTo(server.url()));
        const auto reply = await(client.send(getRequest(u"/x"_s)));
        if (kind.isEmpty()) {
            QVERIFY(reply.has_value());
            QCOMPARE(reply->status, status);
            QCOMPARE(reply->body, body);
        } else {
            QVERIFY(!reply.has_value());
            QCOMPARE(toId(reply.error().kind), kind);
            QCOMPARE(reply.error().httpStatus, status);
            QCOMPARE(reply.error().detail, detail);
            QVERIFY2(reply.error().message.contains(client.serverText()), qPrintable(reply.error().message));
        }
        QCOMPARE(server.requests().size(), 1);
    }

    /// A short password may stand in any text, and who refuses it has just been told it: only what brokers are known to say is kept.
    void aShortPasswordIsNotSaidBack_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("reason");
        QTest::addColumn<QString>("detail");
        QTest::newRow("known words") << 401 << QByteArray("Login failed") << u"not_authorized: Login failed"_s;
        QTest::newRow("a known refusal") << 401 << QByteArray("Not management user") << u"not_authorized: Not management user"_s;
        QTest::newRow("more than the known words") << 401 << QByteArray("Login failed for admin1") << OutsideText::leftOut();
        QTest::newRow("a reason of its own") << 401 << QByteArray("the word was admin1") << OutsideText::leftOut();
        QTest::newRow("the header") << 401 << "Basic " + QByteArray("operator:admin1").toBase64() << OutsideText::leftOut();
        QTest::newRow("the header, and another status") << 500 << "Basic " + QByteArray("operator:admin1").toBase64() << OutsideText::leftOut();
        QTest::newRow("another status") << 400 << QByteArray("The page is wrong") << u"not_authorized: The page is wrong"_s;
    }
    void aShortPasswordIsNotSaidBack()
    {
        QFETCH(const int, status);
        QFETCH(const QByteArray, reason);
        QFETCH(const QString, detail);
        FakeServer server;
        server.on("/x", {.status = status, .body = QByteArray(R"({"error":"not_authorized","reason":")") + reason + "\"}"});
        HttpAccess access = accessTo(server.url());
        access.password = u"admin1"_s;
        HttpClient client(access);
        const auto reply = await(client.send(getRequest(u"/x"_s)));
        QVERIFY(!reply.has_value());
        QCOMPARE(reply.error().detail, detail);
        QVERIFY2(!reply.error().message.contains(u"admin1"_s), qPrintable(reply.error().message));
    }

    /// A server on the way that takes a name apart at its slash knows nothing of the queue: not "not found".
    void aSlashTakenApartIsNotGone_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("kind");
        const QByteArray page = "<!DOCTYPE html><html><body>Not found</body></html>", own = R"({"error":"Object Not Found","reason":"Not Found"})";
        QTest::newRow("a page") << u"/api/queues/%2F/orders"_s << 404 << QByteArray("text/html") << page << u"http"_s;
        QTest::newRow("no such method") << u"/api/queues/%2F/orders"_s << 405 << QByteArray("text/plain") << QByteArray("Method Not Allowed") << u"http"_s;
        QTest::newRow("the broker's own answer") << u"/api/queues/%2F/orders"_s << 404 << QByteArray("application/json") << own << u"not-found"_s;
        QTest::newRow("no slash in it") << u"/api/queues/shop/orders"_s << 404 << QByteArray("text/html") << page << u"not-found"_s;
    }
    void aSlashTakenApartIsNotGone()
    {
        QFETCH(QString, path);
        QFETCH(int, status);
        QFETCH(QByteArray, type);
        QFETCH(QByteArray, body);
        QFETCH(QString, kind);
        FakeServer server;
        server.otherwise([&](const FakeRequest &) { return FakeAnswer{.status = status, .contentType = type, .body = body}; });
        HttpClient client(accessTo(server.url()));
        const auto reply = await(client.send(getRequest(path)));
        QVERIFY(!reply.has_value());
        QCOMPARE(toId(reply.error().kind), kind);
        QCOMPARE(reply.error().message.contains("%2F"_L1) && !reply.error().message.contains("/api/"_L1), kind == "http"_L1);
    }

    /// A console that asks every few seconds locks nobody's account.
    void refusedLoginsStop()
    {
        FakeServer server, other;
        server.on("/x", {.status = 401, .body = R"({"error":"not_authorized","reason":"Login failed"})"});
        other.on("/x", {.body = "{}"});
        HttpAccess access = accessTo(server.url());
        access.user = u"ops"_s;
        access.password = u"wrong"_s;
        access.tries = std::make_shared<LoginTries>();
        HttpClient client(access);
        access.base = other.url();
        HttpClient second(access);
        for (int i = 0; i < 6; ++i) {
            const auto reply = await(client.send(getRequest(u"/x"_s)));
            QVERIFY(!reply.has_value());
            QCOMPARE(reply.error().kind, ErrorKind::Unauthorized);
        }
        QCOMPARE(server.requests().size(), LoginTries::most);
        // Nobody else of this cluster is told it either.
        QVERIFY(!await(second.send(getRequest(u"/x"_s))).has_value());
        QCOMPARE(other.requests().size(), 0);
        // A question that tells no password goes on.
        HttpRequest anonymous = getRequest(u"/x"_s);
        anonymous.authenticated = false;
        QVERIFY(await(second.send(anonymous)).has_value());
        // A person asks again: the one that accepts it does not make the one that refuses it ask for ever.
        access.tries->forgive();
        for (int i = 0; i < 6; ++i) {
            QVERIFY(await(second.send(getRequest(u"/x"_s))).has_value());
            QVERIFY(!await(client.send(getRequest(u"/x"_s))).has_value());
        }
        QCOMPARE(server.requests().size(), LoginTries::most + 1);
    }

    /// Questions that go out side by side are not as many refusals: a directory may close an account after five.
    void aWrongPasswordIsToldToFew()
    {
        const FakeAnswer no{.status = 401, .body = R"({"error":"not_authorized","reason":"Login failed"})"};
        std::array<FakeServer, 3> servers;
        std::vector<std::unique_ptr<HttpClient>> clients;
        const auto tries = std::make_shared<LoginTries>(LoginPace{.patience = 1min, .longestWait = 1min});
        std::vector<QCoro::Task<Result<HttpReply>>> asked;
        for (FakeServer &server : servers) {
            server.otherwise([&](const FakeRequest &) { return no; });
            HttpAccess access = accessTo(server.url());
            access.tries = tries;
            access.timeout = 1min;
            clients.push_back(std::make_unique<HttpClient>(access));
            for (int i = 0; i < 4; ++i)
                asked.push_back(clients.back()->send(getRequest(u"/api/overview"_s)));
        }
        for (QCoro::Task<Result<HttpReply>> &one : asked) {
            const auto reply = await(std::move(one));
            QVERIFY(!reply.has_value());
            QCOMPARE(reply.error().kind, ErrorKind::Unauthorized);
        }
        qsizetype told = 0;
        for (FakeServer &server : servers)
            told += server.requests().size();
        QCOMPARE(told, LoginTries::most);
    }

    /// A directory that was away for a moment neither bars a run in the middle nor blinds who watches.
    void oneMoreTryIsMade()
    {
        FakeServer server;
        bool knows = false;
        server.otherwise([&](const FakeRequest &) {
            return knows ? FakeAnswer{.body = "{}"} : FakeAnswer{.status = 401, .body = R"({"error":"not_authorized","reason":"Login failed"})"};
        });
        for (const bool comesBack : {true, false}) {
            knows = false;
            HttpAccess access = accessTo(server.url());
            access.tries = std::make_shared<LoginTries>(LoginPace{.again = 0ms});
            HttpClient client(access);
            const auto before = server.requests().size();
            for (int i = 0; i < LoginTries::most; ++i)
                QVERIFY(!await(client.send(getRequest(u"/x"_s))).has_value());
            knows = comesBack;
            for (int i = 0; i < 6; ++i)
                QCOMPARE(await(client.send(getRequest(u"/x"_s))).has_value(), comesBack);
            QCOMPARE(server.requests().size() - before, LoginTries::most + (comesBack ? 6 : 1));
        }
    }

    /// Who is frozen keeps nobody from asking, not even itself.
    void aSilentServerHoldsNobodyUp()
    {
        FakeServer frozen, other;
        frozen.otherwise([](const FakeRequest &) { return FakeAnswer{.mode = Mode::Hang}; });
        other.on("/x", {.body = "{}"});
        HttpAccess access = accessTo(frozen.url());
        access.tries = std::make_shared<LoginTries>(LoginPace{.patience = 1ms});
        HttpClient client(access);
        access.base = other.url();
        HttpClient second(access);
        auto first = client.send(getRequest(u"/x"_s)), again = client.send(getRequest(u"/y"_s));
        QVERIFY(await(second.send(getRequest(u"/x"_s))).has_value());
        QCOMPARE(await(std::move(first)).error().kind, ErrorKind::Timeout);
        QCOMPARE(await(std::move(again)).error().kind, ErrorKind::Timeout);
        QCOMPARE(frozen.requests().size(), 2);
    }

    /// What would be folded on the way asks for another object.
    void waysToOthersAreNotAsked_data()
    {
        QTest::addColumn<QString>("name");
        for (const QString &name : {u"."_s, u".."_s, u"../../api/overview"_s, u"a/../b"_s})
            QTest::newRow(qPrintable(name)) << name;
    }
    void waysToOthersAreNotAsked()
    {
        QFETCH(QString, name);
        FakeServer server;
        server.otherwise([](const FakeRequest &) { return FakeAnswer{.body = "{}"}; });
        HttpClient client(accessTo(server.url()));
        const auto reply = await(client.send(getRequest(u"/api/queues/%2F/"_s + pathSegment(name))));
        QVERIFY(!reply.has_value());
        QCOMPARE(reply.error().kind, ErrorKind::Usage);
        QCOMPARE(server.requests().size(), 0);
        QVERIFY(await(client.send(getRequest(u"/api/queues/%2F/"_s + pathSegment(u"a..b/c.d"_s)))).has_value());
        QCOMPARE(server.requests().first().path, "/api/queues/%2F/a..b%2Fc.d");
    }

    void retries_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<int>("retries");
        QTest::addColumn<int>("failFirst");
        QTest::addColumn<bool>("succeeds");
        QTest::addColumn<int>("most");
        // Qt tries a request twice more by itself when a connection closes without an answer.
        QTest::newRow("GET comes through") << QByteArray("GET") << 1 << 1 << true << 2;
        QTest::newRow("GET comes through late") << QByteArray("GET") << 2 << 3 << true << 4;
        QTest::newRow("GET gives up") << QByteArray("GET") << 1 << 99 << false << 6;
        QTest::newRow("GET without retry gives up") << QByteArray("GET") << 0 << 99 << false << 3;
        QTest::newRow("PUT comes through") << QByteArray("PUT") << 2 << 2 << true << 3;
        QTest::newRow("POST is sent once") << QByteArray("POST") << 5 << 1 << false << 1;
        QTest::newRow("POST comes through") << QByteArray("POST") << 0 << 0 << true << 1;
        QTest::newRow("PATCH is sent once") << QByteArray("PATCH") << 5 << 99 << false << 1;
    }
    void retries()
    {
        QFETCH(QByteArray, method);
        QFETCH(int, retries);
        QFETCH(int, failFirst);
        QFETCH(bool, succeeds);
        QFETCH(int, most);
        FakeServer server;
        server.on("/x", {.mode = Mode::Reset, .body = "{}", .failFirst = failFirst});
        HttpClient client(accessTo(server.url()));
        HttpRequest request = getRequest(u"/x"_s);
        request.method = method;
        request.body = method == "GET" ? "" : "{\"a\":1}";
        request.retries = retries;
        const auto reply = await(client.send(request));
        QCOMPARE(reply.has_value(), succeeds);
        QVERIFY2(server.requests().size() <= most, qPrintable(QString::number(server.requests().size())));
        QCOMPARE(server.requests().last().body, request.body);
        if (!succeeds)
            QCOMPARE(reply.error().kind, ErrorKind::Disconnected);
    }

    void emptyPostIsSentOnce()
    {
        FakeServer server;
        server.on("/api/rebalance/queues", {.mode = Mode::Close});
        HttpClient client(accessTo(server.url()));
        HttpRequest request = getRequest(u"/api/rebalance/queues"_s);
        request.method = "POST";
        QCOMPARE(await(client.send(request)).error().kind, ErrorKind::Disconnected);
        QCOMPARE(server.requests().size(), 1);
    }

    void statusIsNotRetried()
    {
        FakeServer server;
        server.on("/x", {.status = 503, .body = R"({"status":"failed","reason":"No active listener"})"});
        HttpAccess access = accessTo(server.url());
        access.retries = 5;
        HttpClient client(access);
        QVERIFY(!await(client.send(getRequest(u"/x"_s))).has_value());
        QCOMPARE(server.requests().size(), 1);
    }

    void redirects()
    {
        FakeServer server;
        FakeServer other;
        other.on("/moved", {.body = "{}"});
        server.on("/same", {.status = 302, .headers = {{"Location", "/there"}}});
        server.on("/there", {.status = 307, .headers = {{"Location", server.url().toEncoded() + "/end?x=1"}}});
        server.on("/end", {.body = "[]"});
        server.on("/other", {.status = 301, .headers = {{"Location", other.url().toEncoded() + "/moved"}}});
        server.on("/scheme", {.status = 301, .headers = {{"Location", "https://127.0.0.1:" + QByteArray::number(server.port()) + "/end"}}});
        server.on("/circle", {.status = 308, .headers = {{"Location", "/circle"}}});
        server.on("/nowhere", {.status = 302});
        server.on("/broken", {.status = 302, .headers = {{"Location", "http://[:::/%zz"}}});
        HttpClient client(accessTo(server.url()));

        const auto same = await(client.send(getRequest(u"/same"_s)));
        QVERIFY(same.has_value());
        QCOMPARE(same->body, "[]");
        QCOMPARE(same->url.path(), u"/end"_s);
        QVERIFY(server.requests().last().headers.contains("authorization"));

        for (const QString &path : {u"/other"_s, u"/scheme"_s, u"/circle"_s, u"/nowhere"_s, u"/broken"_s}) {
            const auto reply = await(client.send(getRequest(path)));
            QVERIFY2(!reply.has_value(), qPrintable(path));
            QCOMPARE(reply.error().kind, ErrorKind::Redirected);
        }
        QCOMPARE(other.connections(), 0);
        HttpRequest post = getRequest(u"/same"_s);
        post.method = "POST";
        const auto posted = await(client.send(post));
        QVERIFY(!posted.has_value());
        QCOMPARE(posted.error().kind, ErrorKind::Redirected);
        QCOMPARE(std::ranges::count(server.requests(), "/circle", &FakeRequest::path), 6);
        QCOMPARE(server.unexpected(), QByteArrayList());
    }

    void credentials()
    {
        FakeServer server;
        server.on("/x", {.body = "{}", .headers = {{"Set-Cookie", "m=evil; Path=/"}}});
        server.on("/no", {.status = 401, .headers = {{"WWW-Authenticate", "Basic realm=\"RabbitMQ\""}}});
        HttpAccess access = accessTo(server.url());
        access.base.setUserInfo(u"somebody:else"_s);
        HttpClient client(access);
        QVERIFY(await(client.send(getRequest(u"/x"_s))).has_value());
        const QByteArray expected = "Basic " + ("operator:" + testPassword.toUtf8()).toBase64();
        QCOMPARE(server.requests().first().headers.value("authorization"), expected);

        HttpRequest anonymous = getRequest(u"/x"_s);
        anonymous.authenticated = false;
        const auto reply = await(client.send(anonymous));
        QVERIFY(reply.has_value());
        QVERIFY(reply->url.userInfo().isEmpty());
        QVERIFY(!server.requests().last().headers.contains("authorization"));
        QVERIFY(!server.requests().last().headers.contains("cookie"));

        // A challenge is an answer, not an invitation to try again.
        const auto refused = await(client.send(getRequest(u"/no"_s)));
        QCOMPARE(refused.error().kind, ErrorKind::Unauthorized);
        QCOMPARE(std::ranges::count(server.requests(), "/no", &FakeRequest::path), 1);
    }

    void paths_data()
    {
        QTest::addColumn<QString>("prefix");
        QTest::addColumn<QString>("path");
        QTest::addColumn<QByteArray>("target");
        QTest::newRow("plain") << QString() << u"/api/nodes"_s << QByteArray("/api/nodes");
        QTest::newRow("trailing slash") << u"/"_s << u"/api/nodes"_s << QByteArray("/api/nodes");
        QTest::newRow("prefix") << u"/rabbit/"_s << u"/api/nodes"_s << QByteArray("/rabbit/api/nodes");
        QTest::newRow("virtual host") << QString() << u"/api/queues/"_s + pathSegment(u"/"_s) + u'/' + pathSegment(u"a b?#%ü"_s)
                                      << QByteArray("/api/queues/%2F/a%20b%3F%23%25%C3%BC");
    }
    void paths()
    {
        QFETCH(QString, prefix);
        QFETCH(QString, path);
        QFETCH(QByteArray, target);
        FakeServer server;
        server.on(target, {.body = "{}"});
        QUrl base = server.url();
        base.setPath(prefix);
        HttpClient client(accessTo(base));
        QVERIFY(await(client.send(getRequest(path))).has_value());
        QCOMPARE(server.requests().first().target, target);
    }

    void onePoolOfConnections()
    {
        FakeServer server;
        server.on("/x", {.body = "{}"});
        HttpClient client(accessTo(server.url()));
        for (int i = 0; i < 10; ++i)
            QVERIFY(await(client.send(getRequest(u"/x"_s))).has_value());
        QCOMPARE(server.connections(), 1);
        QCOMPARE(client.traffic().requests, 10);
        QCOMPARE(client.traffic().bytes, 20);
        QVERIFY(client.traffic().busy >= Millis{0});
    }

    void headersAndBody()
    {
        FakeServer server;
        server.on("/x", {.body = "{}", .contentType = "Application/JSON; charset=utf-8", .headers = {{"ETag", "\"7\""}}});
        HttpClient client(accessTo(server.url()));
        HttpRequest request = getRequest(u"/x"_s);
        request.method = "POST";
        request.body = R"({"a":1})";
        request.headers = {{"X-Reason", "test"}};
        request.query.addQueryItem(u"name"_s, u"a&b=c"_s);
        const auto reply = await(client.send(request));
        QVERIFY(reply.has_value());
        QCOMPARE(reply->contentType, "application/json");
        QCOMPARE(reply->etag, "\"7\"");
        QCOMPARE(server.requests().first().body, request.body);
        QCOMPARE(server.requests().first().headers.value("x-reason"), "test");
        QCOMPARE(server.requests().first().headers.value("content-type"), "application/json");
        QCOMPARE(server.requests().first().target, "/x?name=a%26b%3Dc");
        QVERIFY(server.requests().first().headers.value("accept-encoding").contains("gzip"));
    }

    void environmentProxyIsNotUsed()
    {
        QTcpServer proxy;
        QVERIFY(proxy.listen(QHostAddress::LocalHost));
        qputenv("http_proxy", "http://127.0.0.1:" + QByteArray::number(proxy.serverPort()));
        FakeServer server;
        server.on("/x", {.body = "{}"});
        HttpClient client(accessTo(server.url()));
        const auto reply = await(client.send(getRequest(u"/x"_s)));
        qunsetenv("http_proxy");
        QVERIFY(reply.has_value());
        QVERIFY(!proxy.hasPendingConnections());
    }
};

QTEST_GUILESS_MAIN(HttpClientTest)
#include "HttpClientTest.moc"
