#include "base/Backoff.h"

#include <QTest>

using namespace warrener;

class BackoffTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void waits_data()
    {
        QTest::addColumn<int>("failures");
        QTest::addColumn<double>("jitter");
        QTest::addColumn<int>("expected");

        QTest::newRow("no failure") << 0 << 0.9 << 0;
        QTest::newRow("less than none") << -3 << 0.9 << 0;
        QTest::newRow("first, least jitter") << 1 << 0.0 << 500;
        QTest::newRow("first, most jitter") << 1 << 1.0 << 1000;
        QTest::newRow("doubles") << 3 << 1.0 << 4000;
        QTest::newRow("is bounded") << 6 << 1.0 << 30000;
        QTest::newRow("does not overflow") << 2000000000 << 1.0 << 30000;
        QTest::newRow("jitter out of range") << 1 << 7.0 << 1000;
        QTest::newRow("jitter under range") << 1 << -7.0 << 500;
    }
    void waits()
    {
        QFETCH(int, failures);
        QFETCH(double, jitter);
        QFETCH(int, expected);
        QCOMPARE(Backoff().delay(failures, jitter), Millis{expected});
    }

    void neverOverItsMost()
    {
        const Backoff backoff{.first = Millis{700}, .most = Millis{5000}};
        for (int failures = 1; failures < 100; ++failures) {
            const Millis delay = backoff.delay(failures, 0.999);
            QVERIFY(delay >= Millis{350});
            QVERIFY(delay <= Millis{5000});
            QVERIFY(delay >= backoff.delay(failures - 1, 0.999));
        }
    }
};

QTEST_GUILESS_MAIN(BackoffTest)
#include "BackoffTest.moc"
