#include "support/StallMeter.h"

#include <QElapsedTimer>
#include <QTest>

using namespace std::chrono_literals;
using namespace warrener;

class StallMeterTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// What the meter leaves out must not hide what it is for.
    void seesWhatTheThreadItselfDoes()
    {
        StallMeter meter;
        bool worked = false;
        QTimer::singleShot(0, this, [&worked] {
            QElapsedTimer timer;
            for (timer.start(); timer.elapsed() < 1000;) {
            }
            worked = true;
        });
        QTRY_VERIFY(worked);
        QTRY_VERIFY(meter.longest() >= 50ms);
        meter.reset();
        QCOMPARE(meter.longest(), 0ms);
    }
};

QTEST_GUILESS_MAIN(StallMeterTest)
#include "StallMeterTest.moc"
