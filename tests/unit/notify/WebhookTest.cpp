#include "look/notify/Webhook.h"

#include "support/FakeServer.h"

#include <QCoroTask>
#include <QFile>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslSocket>
#include <QTemporaryFile>
#include <QTest>

using namespace warrener;
using namespace Qt::StringLiterals;

class WebhookTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void standsInTheProfile();
    void tokenComesFromElsewhere_data();
    void tokenComesFromElsewhere();
    void tokenDoesNotTravelInTheClear();
    void knowsNothingOfTheCluster();
};

namespace {

ClusterProfile withToken(const QString &where)
{
    ClusterProfile profile;
    profile.name = {u"orders"_s};
    if (!where.isEmpty())
        profile.other.insert("webhookToken"_L1, where);
    return profile;
}

Status told(const ClusterProfile &profile, const QUrl &url)
{
    return QCoro::waitFor(tellWebhook(profile, url, QJsonObject{{u"status"_s, u"critical"_s}}, {}));
}

} // namespace

void WebhookTest::tokenComesFromElsewhere_data()
{
    QTest::addColumn<QString>("where");
    QTest::addColumn<QByteArray>("environment");
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QByteArray>("sent");
    QTest::newRow("none") << QString() << QByteArray("not-asked-for") << QByteArray() << QByteArray();
    QTest::newRow("environment") << u"environment"_s << QByteArray("t0ken") << QByteArray() << QByteArray("Bearer t0ken");
    QTest::newRow("file") << u"FILE"_s << QByteArray() << QByteArray("t0ken-of-file\nmore") << QByteArray("Bearer t0ken-of-file");
    QTest::newRow("nothing in the environment") << u"environment"_s << QByteArray() << QByteArray() << QByteArray("error");
    QTest::newRow("nothing in the file") << u"FILE"_s << QByteArray() << QByteArray("\n") << QByteArray("error");
    QTest::newRow("no token, but a header of its own") << u"FILE"_s << QByteArray() << QByteArray("a\r\rb: c") << QByteArray("error");
    QTest::newRow("a device that never ends") << u"/dev/zero"_s << QByteArray() << QByteArray() << QByteArray("error");
    QTest::newRow("no such file") << u"/nowhere/token"_s << QByteArray() << QByteArray() << QByteArray("error");
    QTest::newRow("the token itself stands in the profile") << u"t0ken"_s << QByteArray() << QByteArray() << QByteArray("error");
}

void WebhookTest::tokenComesFromElsewhere()
{
    QFETCH(const QString, where);
    QFETCH(const QByteArray, environment);
    QFETCH(const QByteArray, file);
    QFETCH(const QByteArray, sent);
    QTemporaryFile kept;
    QVERIFY(kept.open());
    kept.write(file);
    kept.flush();
    keepWebhookToken(QString::fromLatin1(environment));
    FakeServer server;
    server.on("/hook", FakeAnswer{});
    const Status status = told(withToken(where == "FILE"_L1 ? kept.fileName() : where), QUrl(server.url().toString() + u"/hook"_s));
    keepWebhookToken({});
    if (sent == "error") {
        QVERIFY(!status);
        QVERIFY(!status.error().message.isEmpty());
        QVERIFY(server.requests().isEmpty());
        return;
    }
    QVERIFY2(status, qPrintable(status ? QString() : status.error().message));
    QCOMPARE(server.requests().size(), 1);
    QCOMPARE(server.requests().first().headers.value("authorization"), sent);
}

void WebhookTest::tokenDoesNotTravelInTheClear()
{
    keepWebhookToken(u"t0ken"_s);
    const Status status = told(withToken(u"environment"_s), QUrl(u"http://chat.example.invalid/hook"_s));
    keepWebhookToken({});
    QVERIFY(!status);
    QCOMPARE(status.error().kind, ErrorKind::Usage);
    QVERIFY2(status.error().message.contains(u"https"_s), qPrintable(status.error().message));
    // Nor does a login that stands in its URL; on this machine it travels nowhere.
    const Status login = told(withToken({}), QUrl(u"http://eve:s3cret@chat.example.invalid/hook"_s));
    QVERIFY(!login);
    QCOMPARE(login.error().kind, ErrorKind::Usage);
    QVERIFY2(!login.error().message.contains(u"s3cret"_s), qPrintable(login.error().message));
    FakeServer server;
    server.on("/hook", FakeAnswer{});
    QUrl here = server.url();
    here.setPath(u"/hook"_s);
    here.setUserInfo(u"eve:s3cret"_s);
    QVERIFY(told(withToken({}), here));
    QCOMPARE(server.requests().first().headers.value("authorization"), "Basic " + QByteArray("eve:s3cret").toBase64());
}

/// A server that asks for a client's certificate sees none, and the cluster's CA vouches for nobody here.
void WebhookTest::knowsNothingOfTheCluster()
{
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    const auto data = [](const QString &name) {
        QFile file(QFINDTESTDATA(u"unit/net/data/tls/"_s + name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    };
    tls.setLocalCertificate(QSslCertificate(data(u"server.pem"_s)));
    tls.setPrivateKey(QSslKey(data(u"server.key"_s), QSsl::Ec));
    FakeServer server(tls);
    server.on("/hook", FakeAnswer{});
    ClusterProfile profile = withToken({});
    profile.tls.ca = QFINDTESTDATA(u"unit/net/data/tls/ca.pem"_s);
    profile.tls.clientCertificate = QFINDTESTDATA(u"unit/net/data/tls/client.pem"_s);
    profile.tls.clientKey = QFINDTESTDATA(u"unit/net/data/tls/client.key"_s);
    const QUrl hook(server.url().toString() + u"/hook"_s);
    const Status status = told(profile, hook);
    QVERIFY(!status);
    QCOMPARE(status.error().kind, ErrorKind::Tls);
    profile.other.insert("webhookCa"_L1, profile.tls.ca);
    const Status trusted = told(profile, hook);
    QVERIFY2(trusted, qPrintable(trusted ? QString() : trusted.error().message));

    QSslConfiguration wantsClient = tls;
    wantsClient.setCaCertificates(QSslCertificate::fromData(data(u"ca.pem"_s)));
    wantsClient.setPeerVerifyMode(QSslSocket::VerifyPeer);
    FakeServer curious(wantsClient);
    curious.on("/hook", FakeAnswer{});
    QVERIFY(!told(profile, QUrl(curious.url().toString() + u"/hook"_s)));
    QVERIFY(curious.requests().isEmpty());
}

void WebhookTest::standsInTheProfile()
{
    const QUrl url(u"https://chat.example/hook?token=a%20b"_s);
    ClusterProfile profile;
    profile.other.insert("later"_L1, 1);
    const ClusterProfile with = withWebhook(profile, url);
    QCOMPARE(webhookOf(with), url);
    QCOMPARE(with.other.value("later"_L1).toInt(), 1);
    QCOMPARE(withWebhook(with, {}), profile);
    QVERIFY(webhookOf(withWebhook(profile, QUrl(u"ftp://chat.example"_s))).isEmpty());
}

QTEST_GUILESS_MAIN(WebhookTest)
#include "WebhookTest.moc"
