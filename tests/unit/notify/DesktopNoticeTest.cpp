// Notices on a session bus of the test's own, with a service that writes down what it was told.
#include "look/notify/DesktopNotice.h"

#include <QCoroTask>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusVirtualObject>
#include <QProcess>
#include <QStandardPaths>
#include <QTest>

using namespace warrener;
using namespace Qt::StringLiterals;

namespace {

/// org.freedesktop.Notifications as far as a notice needs it.
class FakeDesktop final : public QDBusVirtualObject
{
public:
    QString introspect(const QString &) const override { return {}; }
    bool handleMessage(const QDBusMessage &message, const QDBusConnection &bus) override
    {
        if (message.member() != "Notify"_L1)
            return false;
        told.append(message.arguments());
        bus.send(message.createReply(QVariant::fromValue<uint>(41 + static_cast<uint>(told.size()))));
        return true;
    }

    QList<QVariantList> told;
};

} // namespace

class DesktopNoticeTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void nobodyThere();
    void replacesTheOneBefore();
    void cleanupTestCase();

private:
    QProcess m_daemon;
};

void DesktopNoticeTest::initTestCase()
{
    if (QStandardPaths::findExecutable(u"dbus-daemon"_s).isEmpty())
        QSKIP("needs dbus-daemon");
    m_daemon.start(u"dbus-daemon"_s, {u"--session"_s, u"--nofork"_s, u"--print-address"_s});
    QVERIFY(m_daemon.waitForStarted());
    while (!m_daemon.canReadLine())
        QVERIFY(m_daemon.waitForReadyRead(10'000));
    // Before anything asks for the session bus: Qt connects to it once.
    qputenv("DBUS_SESSION_BUS_ADDRESS", m_daemon.readLine().trimmed());
    QVERIFY(QDBusConnection::sessionBus().isConnected());
}

void DesktopNoticeTest::nobodyThere()
{
    DesktopNotice notice;
    const Status told = QCoro::waitFor(notice.tell(u"a"_s, u"b"_s, Level::Warning));
    QVERIFY(!told);
    QCOMPARE(told.error().kind, ErrorKind::NotAvailable);
}

void DesktopNoticeTest::replacesTheOneBefore()
{
    FakeDesktop desktop;
    QDBusConnection service = QDBusConnection::connectToBus(QString::fromLatin1(qgetenv("DBUS_SESSION_BUS_ADDRESS")), u"desktop"_s);
    QVERIFY(service.registerVirtualObject(u"/org/freedesktop/Notifications"_s, &desktop));
    QVERIFY(service.registerService(u"org.freedesktop.Notifications"_s));

    DesktopNotice notice;
    QVERIFY(QCoro::waitFor(notice.tell(u"orders: broker1 is down"_s, u"queue <b> & more"_s, Level::Critical)));
    QVERIFY(QCoro::waitFor(notice.tell(u"orders is well again"_s, {}, Level::Ok)));
    QCOMPARE(desktop.told.size(), 2);
    const QVariantList first = desktop.told.at(0);
    QCOMPARE(first.at(0).toString(), u"Warrener"_s);
    QCOMPARE(first.at(1).toUInt(), 0U);
    QCOMPARE(first.at(3).toString(), u"orders: broker1 is down"_s);
    // The body may be read as markup.
    QCOMPARE(first.at(4).toString(), u"queue &lt;b&gt; &amp; more"_s);
    QCOMPARE(desktop.told.at(1).at(1).toUInt(), 42U);
    QDBusConnection::disconnectFromBus(u"desktop"_s);
}

void DesktopNoticeTest::cleanupTestCase()
{
    m_daemon.terminate();
    if (!m_daemon.waitForFinished(5000))
        m_daemon.kill();
}

QTEST_GUILESS_MAIN(DesktopNoticeTest)
#include "DesktopNoticeTest.moc"
