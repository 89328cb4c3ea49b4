#include "look/proxy/HaproxyClient.h"

#include "look/host/HostShell.h"
#include "look/proxy/HaproxySocket.h"

#include <QCoroTask>
#include <QFile>
#include <QLocalServer>
#include <QLocalSocket>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace warrener;
using namespace Qt::StringLiterals;

namespace {

const QByteArray answer = "Name: HAProxy\nVersion: 3.0.11\nPid: 62\nUptime_sec: 249\n\n"
                          "# pxname,svname,scur,status,type,\nbe,broker1,4,UP,2,\nbe,BACKEND,4,UP,1,\n\n";

ProxyProfile proxyAt(const QString &socket)
{
    ProxyProfile proxy;
    proxy.name.value = u"lb1"_s;
    proxy.socket = socket;
    proxy.backend = u"be"_s;
    return proxy;
}

/// Answers every connection with `reply` once a line has come, and closes unless told not to.
template <class Server>
void answerWith(Server *server, const QByteArray &reply, bool close, QByteArray *asked)
{
    QObject::connect(server, &Server::newConnection, server, [=] {
        auto *socket = server->nextPendingConnection();
        QObject::connect(socket, &QIODevice::readyRead, socket, [=] {
            asked->append(socket->readAll());
            if (!asked->endsWith('\n'))
                return;
            socket->write(reply);
            socket->flush();
            if (close)
                socket->close();
        });
    });
}

} // namespace

class HaproxyClientTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void asksOverTcp()
    {
        QTcpServer server;
        QByteArray asked;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        answerWith(&server, answer, true, &asked);
        const Result<ProxyFigures> figures = QCoro::waitFor(HaproxyClient(proxyAt(tcp(server))).figures());
        QVERIFY(figures);
        QCOMPARE(figures->servers.size(), 1);
        QCOMPARE(figures->pid, 62);
        QCOMPARE(asked, "show info;show stat;show servers state\n");
    }

    void tcpFailures_data()
    {
        QTest::addColumn<QString>("socket");
        QTest::addColumn<ErrorKind>("kind");
        QTest::newRow("none") << QString() << ErrorKind::NotConfigured;
        QTest::newRow("no port") << u"tcp:localhost"_s << ErrorKind::Usage;
        QTest::newRow("no host") << u"tcp:"_s << ErrorKind::Usage;
        QTest::newRow("nobody listens") << u"tcp:127.0.0.1:1"_s << ErrorKind::Refused;
        QTest::newRow("no address") << u"tcp:warrener.invalid:9999"_s << ErrorKind::Unresolved;
        QTest::newRow("no shell") << u"/run/haproxy/admin.sock"_s << ErrorKind::NotConfigured;
    }
    void tcpFailures()
    {
        QFETCH(QString, socket);
        const Result<ProxyFigures> figures = QCoro::waitFor(HaproxyClient(proxyAt(socket)).figures());
        QVERIFY(!figures);
        QTEST(figures.error().kind, "kind");
    }

    void servers_data()
    {
        QTest::addColumn<QByteArray>("reply");
        QTest::addColumn<bool>("close");
        QTest::addColumn<ErrorKind>("kind");
        QTest::newRow("silent") << QByteArray() << false << ErrorKind::Silent;
        QTest::newRow("stops in the middle") << answer.left(60) << false << ErrorKind::Timeout;
        QTest::newRow("closes at once") << QByteArray() << true << ErrorKind::Malformed;
        QTest::newRow("closes in the middle") << answer.left(40) << true << ErrorKind::Malformed;
        QTest::newRow("another service") << QByteArray("220 mail.example.org ESMTP\r\n") << true << ErrorKind::Malformed;
        QTest::newRow("a flood") << QByteArray(17 * 1024 * 1024, 'x') << false << ErrorKind::TooLarge;
    }
    void servers()
    {
        QFETCH(QByteArray, reply);
        QFETCH(bool, close);
        QTcpServer server;
        QByteArray asked;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        answerWith(&server, reply, close, &asked);
        const Result<ProxyFigures> figures = QCoro::waitFor(HaproxyClient(proxyAt(tcp(server))).figures({}, Millis{1000}));
        QVERIFY(!figures);
        QTEST(figures.error().kind, "kind");
    }

    void cancels()
    {
        QTcpServer server;
        QByteArray asked;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        answerWith(&server, {}, false, &asked);
        std::stop_source source;
        connect(&server, &QTcpServer::newConnection, this, [&] { source.request_stop(); });
        const Result<ProxyFigures> figures = QCoro::waitFor(HaproxyClient(proxyAt(tcp(server))).figures(source.get_token(), std::chrono::minutes{10}));
        QCOMPARE(figures.error().kind, ErrorKind::Cancelled);
        QCOMPARE(QCoro::waitFor(HaproxyClient(proxyAt(tcp(server))).figures(source.get_token())).error().kind, ErrorKind::Cancelled);
    }

    void socketPaths()
    {
        QVERIFY(haproxy::isSocketPath(u"/run/haproxy/admin.sock"_s));
        QVERIFY(haproxy::isSocketPath(u"/"_s + QString(106, u'a')));
        for (const QString &bad : {QString(), u"run/x"_s, u"/run/a b"_s, u"/run/a,b"_s, u"tcp:1.2.3.4:5"_s, u"/run/'"_s, u"/"_s + QString(107, u'a')})
            QVERIFY2(!haproxy::isSocketPath(bad), qPrintable(bad));
    }

    /// The monitor and a diagnosis ask by different scripts: of one failure they say one thing.
    void whyASocketCannotBeAsked_data()
    {
        QTest::addColumn<QByteArray>("said");
        QTest::addColumn<ErrorKind>("kind");
        QTest::newRow("no program") << QByteArray("neither socat nor nc\n") << ErrorKind::NotConfigured;
        QTest::newRow("no file") << QByteArray("socat[7] E connect(5, AF=1 \"/run/x\", 8): No such file or directory\n") << ErrorKind::NotFound;
        QTest::newRow("nobody listens") << QByteArray("nc: unix connect failed: Connection refused\n") << ErrorKind::Refused;
        QTest::newRow("no right, socat") << QByteArray("socat[7] E connect(5, AF=1 \"/run/x\", 8): Permission denied\n") << ErrorKind::Forbidden;
        QTest::newRow("no right, in small letters") << QByteArray("nc: /run/x: permission denied\n") << ErrorKind::Forbidden;
        QTest::newRow("sudo asks") << QByteArray("sudo: a password is required\n") << ErrorKind::Forbidden;
        QTest::newRow("something else") << QByteArray("Segmentation fault\n") << ErrorKind::Command;
        QTest::newRow("nothing") << QByteArray() << ErrorKind::Command;
    }
    void whyASocketCannotBeAsked()
    {
        QFETCH(QByteArray, said);
        const Error error = haproxy::socketError(said, u"lb1"_s, u"/run/x"_s);
        QTEST(error.kind, "kind");
        QVERIFY(error.message.contains("lb1"_L1));
        QCOMPARE(error.detail, QString::fromUtf8(said).trimmed());
    }

    void asksOverTheUnixSocket()
    {
        QTemporaryDir dir;
        QLocalServer server;
        QByteArray asked;
        QVERIFY(server.listen(dir.filePath(u"admin.sock"_s)));
        answerWith(&server, answer, true, &asked);
        HostShell shell({.ssh = {}, .sshConfig = {}});
        const Result<ProxyFigures> figures = QCoro::waitFor(HaproxyClient(proxyAt(dir.filePath(u"admin.sock"_s)), &shell).figures());
        QVERIFY2(figures, qPrintable(figures ? QString() : figures.error().message + figures.error().detail));
        QCOMPARE(figures->servers.first().sessions, 4);
        QCOMPARE(asked, "show info;show stat;show servers state\n");
    }

    void unixSocketFailures_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<ErrorKind>("kind");
        QTest::newRow("not there") << u"/tmp/warrener-none/admin.sock"_s << ErrorKind::NotFound;
        QTest::newRow("a plain file") << u"/etc/hostname"_s << ErrorKind::Refused;
        QTest::newRow("relative") << u"admin.sock"_s << ErrorKind::Usage;
        QTest::newRow("options of socat") << u"/tmp/a.sock,exec=id"_s << ErrorKind::Usage;
        QTest::newRow("a command") << u"/tmp/$(id)"_s << ErrorKind::Usage;
        QTest::newRow("a quote") << u"/tmp/it's"_s << ErrorKind::Usage;
        QTest::newRow("too long") << u"/"_s + QString(200, u'a') << ErrorKind::Usage;
    }
    void unixSocketFailures()
    {
        QFETCH(QString, path);
        HostShell shell({.ssh = {}, .sshConfig = {}, .sudo = false});
        const Result<ProxyFigures> figures = QCoro::waitFor(HaproxyClient(proxyAt(path), &shell).figures());
        QVERIFY(!figures);
        QTEST(figures.error().kind, "kind");
        QVERIFY(!figures.error().message.isEmpty());
    }

    void aShellThatIsGoneIsNotUsed()
    {
        auto shell = std::make_unique<HostShell>(HostTarget{.ssh = {}, .sshConfig = {}});
        const HaproxyClient client(proxyAt(u"/tmp/a.sock"_s), shell.get());
        shell.reset();
        QCOMPARE(QCoro::waitFor(client.figures()).error().kind, ErrorKind::NotConfigured);
    }

private:
    static QString tcp(const QTcpServer &server) { return u"tcp:127.0.0.1:%1"_s.arg(server.serverPort()); }
};

QTEST_GUILESS_MAIN(HaproxyClientTest)
#include "HaproxyClientTest.moc"
