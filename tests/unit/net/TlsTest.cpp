// HTTPS with an authority of one's own, and everything that can be wrong with certificates.
#include "NetTesting.h"
#include "support/FakeServer.h"

#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTemporaryFile>
#include <QTest>

#include <sys/stat.h>

using namespace Qt::StringLiterals;
using namespace warrener;

namespace {

HttpAccess tlsAccess(const FakeServer &server, const QString &ca)
{
    HttpAccess access = accessTo(server.url());
    if (!ca.isEmpty())
        access.tls.ca = dataFile(u"tls/"_s + ca);
    return access;
}

} // namespace

class TlsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void certificates_data()
    {
        QTest::addColumn<QString>("certificate");
        QTest::addColumn<QString>("ca");
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("says");
        QTest::newRow("own authority") << u"server"_s << u"ca.pem"_s << QString() << QString();
        QTest::newRow("system's authorities only") << u"server"_s << QString() << u"tls"_s << u"not signed by a trusted authority"_s;
        QTest::newRow("another authority") << u"server"_s << u"client.pem"_s << u"tls"_s << u"not signed by a trusted authority"_s;
        QTest::newRow("expired") << u"expired"_s << u"ca.pem"_s << u"certificate-expired"_s << u"expired on"_s;
        QTest::newRow("another name") << u"othername"_s << u"ca.pem"_s << u"tls"_s << u"another name"_s;
    }
    void certificates()
    {
        QFETCH(QString, certificate);
        QFETCH(QString, ca);
        QFETCH(QString, kind);
        QFETCH(QString, says);
        FakeServer server(serverTls(certificate));
        server.on("/x", {.body = "{}"});
        HttpClient client(tlsAccess(server, ca));
        const auto reply = await(client.send(getRequest(u"/x"_s)));
        QCOMPARE(reply ? QString() : toId(reply.error().kind), kind);
        if (reply)
            return;
        QVERIFY2(reply.error().message.contains(says), qPrintable(reply.error().message));
        QVERIFY2(reply.error().message.contains(client.serverText()), qPrintable(reply.error().message));
        QVERIFY(!reply.error().detail.isEmpty());
        QVERIFY(server.requests().isEmpty()); // nobody got our password
    }

    void clientCertificate()
    {
        FakeServer server(serverTls(u"server"_s, true));
        server.on("/x", {.body = "{}"});
        HttpAccess access = tlsAccess(server, u"ca.pem"_s);
        {
            HttpClient without(access);
            const auto reply = await(without.send(getRequest(u"/x"_s)));
            QVERIFY(!reply.has_value());
            QVERIFY(reply.error().kind == ErrorKind::Tls || reply.error().kind == ErrorKind::Disconnected);
        }
        access.tls.clientCertificate = dataFile(u"tls/client.pem"_s);
        access.tls.clientKey = dataFile(u"tls/client.key"_s);
        HttpClient with(access);
        const auto reply = await(with.send(getRequest(u"/x"_s)));
        QVERIFY2(reply.has_value(), qPrintable(reply ? QString() : reply.error().message + reply.error().detail));
    }

    void brokenFiles_data()
    {
        QTest::addColumn<TlsProfile>("tls");
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("names");
        const QString client = dataFile(u"tls/client.pem"_s);
        QTest::newRow("no CA file") << TlsProfile{.ca = u"/no/such/ca.pem"_s, .clientCertificate = {}, .clientKey = {}} << u"io"_s << u"/no/such/ca.pem"_s;
        QTest::newRow("CA without a certificate") << TlsProfile{.ca = dataFile(u"tls/server.key"_s), .clientCertificate = {}, .clientKey = {}} << u"tls"_s
                                                  << u"server.key"_s;
        QTest::newRow("certificate without a key") << TlsProfile{.ca = {}, .clientCertificate = client, .clientKey = {}} << u"tls"_s << u"client.pem"_s;
        QTest::newRow("key that is none") << TlsProfile{.ca = {}, .clientCertificate = client, .clientKey = client} << u"tls"_s << u"client.pem"_s;
        QTest::newRow("endless file") << TlsProfile{.ca = u"/dev/zero"_s, .clientCertificate = {}, .clientKey = {}} << u"io"_s << u"/dev/zero"_s;
        // Nobody writes into it: opened as a file is, it would hold up the thread of the window.
        const QString pipe = m_folder.filePath(u"pipe"_s);
        QCOMPARE(::mkfifo(QFile::encodeName(pipe).constData(), S_IRUSR | S_IWUSR), 0);
        QTest::newRow("pipe") << TlsProfile{.ca = pipe, .clientCertificate = {}, .clientKey = {}} << u"io"_s << u"pipe"_s;
    }
    void brokenFiles()
    {
        QFETCH(TlsProfile, tls);
        QFETCH(QString, kind);
        QFETCH(QString, names);
        FakeServer server(serverTls(u"server"_s));
        HttpAccess access = accessTo(server.url());
        access.tls = tls;
        HttpClient client(access);
        const auto reply = await(client.send(getRequest(u"/x"_s)));
        QVERIFY(!reply.has_value());
        QCOMPARE(toId(reply.error().kind), kind);
        QVERIFY2(reply.error().message.contains(names), qPrintable(reply.error().message));
        QCOMPARE(server.connections(), 0);
    }

    void plainServerOnTlsPort()
    {
        FakeServer server;
        server.on("/x", {.body = "{}"});
        QUrl url = server.url();
        url.setScheme(u"https"_s);
        HttpClient client(accessTo(url));
        const auto reply = await(client.send(getRequest(u"/x"_s)));
        QVERIFY(!reply.has_value());
        QVERIFY2(reply.error().kind == ErrorKind::Tls || reply.error().kind == ErrorKind::Timeout, qPrintable(toId(reply.error().kind)));
    }

    void silentHandshake()
    {
        QTcpServer silent;
        QVERIFY(silent.listen(QHostAddress::LocalHost));
        HttpAccess access = accessTo(QUrl(u"https://127.0.0.1:%1"_s.arg(silent.serverPort())));
        access.timeout = Millis{300};
        HttpClient client(access);
        // The port accepts, so nobody may call the host unreachable.
        QCOMPARE(await(client.send(getRequest(u"/x"_s))).error().kind, ErrorKind::Timeout);
    }

private:
    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TlsTest)
#include "TlsTest.moc"
