// Notices on a session bus of the test's own, with a service that writes down what it was told.
#include "look/notify/DesktopNotice.h"

#include "support/PlayedDesktop.h"

#include <QCoroTask>
#include <QDBusConnection>
#include <QTest>

using namespace warrener;
using namespace Qt::StringLiterals;

class DesktopNoticeTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void nobodyThere();
    void replacesTheOneBefore();
    void cleanupTestCase();

private:
    OwnSessionBus m_bus;
};

void DesktopNoticeTest::initTestCase()
{
    if (!OwnSessionBus::isPossible())
        QSKIP("needs dbus-daemon");
    QVERIFY(m_bus.start());
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
    PlayedDesktop desktop;
    QVERIFY(desktop.serve());

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

    // A reminder that nobody has read yet is pushed away neither by the next one nor by news of the cluster, and pushes none away.
    for (const QString &title : {u"Node failure"_s, u"Disk full"_s})
        QVERIFY(QCoro::waitFor(notice.tellBeside(title, u"on orders at 10:30"_s, Level::Note)));
    QVERIFY(QCoro::waitFor(notice.tell(u"orders: broker1 is down again"_s, {}, Level::Critical)));
    QCOMPARE(desktop.told.size(), 5);
    QCOMPARE(desktop.told.at(2).at(1).toUInt(), 0U);
    QCOMPARE(desktop.told.at(3).at(1).toUInt(), 0U);
    QCOMPARE(desktop.told.at(4).at(1).toUInt(), 43U);
}

void DesktopNoticeTest::cleanupTestCase()
{
    m_bus.stop();
}

QTEST_GUILESS_MAIN(DesktopNoticeTest)
#include "DesktopNoticeTest.moc"
