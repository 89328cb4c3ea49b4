#include "base/Patience.h"

#include <QCoreApplication>
#include <QTest>

using namespace warrener;
using namespace std::chrono_literals;

namespace {

/// The program has no turn of its event loop for so long.
void standStill(Millis time)
{
    QElapsedTimer since;
    since.start();
    while (Millis{since.elapsed()} < time) {
    }
}

} // namespace

class PatienceTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void endsInTime();
    void whoStoodStillWaitsALittleLonger();
    void stops();
};

void PatienceTest::endsInTime()
{
    int ended = 0;
    QElapsedTimer since;
    since.start();
    Patience patience([&ended] { ++ended; });
    patience.start(20ms);
    QTRY_COMPARE(ended, 1);
    QVERIFY(since.elapsed() >= 20);
    patience.start(20ms);
    QTRY_COMPARE(ended, 2);
}

/// What came meanwhile is heard before anybody is called silent; and that once, or a machine that is always busy would wait for ever.
void PatienceTest::whoStoodStillWaitsALittleLonger()
{
    bool isEnded = false;
    bool isHeardFirst = false;
    QObject news;
    Patience patience([&isEnded] { isEnded = true; });
    patience.start(100ms);
    standStill(300ms);
    QMetaObject::invokeMethod(&news, [&] { QMetaObject::invokeMethod(&news, [&] { isHeardFirst = !isEnded; }, Qt::QueuedConnection); }, Qt::QueuedConnection);
    QCoreApplication::processEvents();
    QVERIFY(!isEnded);
    standStill(300ms);
    QTRY_VERIFY(isEnded);
    QVERIFY(isHeardFirst);
}

void PatienceTest::stops()
{
    bool isEnded = false;
    Patience patience([&isEnded] { isEnded = true; });
    patience.start(1ms);
    patience.stop();
    bool isOver = false;
    QTimer::singleShot(50ms, qApp, [&isOver] { isOver = true; });
    QTRY_VERIFY(isOver);
    QVERIFY(!isEnded);
}

QTEST_GUILESS_MAIN(PatienceTest)

#include "PatienceTest.moc"
