#include "ui/charts/NiceAxis.h"

#include <QTest>

#include <cmath>
#include <limits>

using namespace warrener;

class NiceAxisTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void axis_data()
    {
        QTest::addColumn<double>("highest");
        QTest::addColumn<double>("step");
        QTest::addColumn<int>("steps");
        QTest::newRow("rates") << 2600.0 << 1000.0 << 3;
        QTest::newRow("clients") << 1834.0 << 800.0 << 3;
        QTest::newRow("memory with limit 9.6") << 9.6 << 4.0 << 3;
        QTest::newRow("disk") << 96.4 << 40.0 << 3;
        QTest::newRow("load with limit 0.8") << 0.8 << 0.5 << 2;
        QTest::newRow("network") << 44.0 << 20.0 << 3;
        QTest::newRow("exactly a power of ten") << 10.0 << 4.0 << 3;
        QTest::newRow("tiny") << 0.003 << 0.002 << 2;
        QTest::newRow("one") << 1.0 << 0.4 << 3;
        QTest::newRow("huge") << 3.2e12 << 2e12 << 2;
        QTest::newRow("nothing") << 0.0 << 1.0 << 2;
        QTest::newRow("negative") << -5.0 << 1.0 << 2;
        QTest::newRow("not a number") << std::nan("") << 1.0 << 2;
        QTest::newRow("infinite") << double(INFINITY) << 1.0 << 2;
        QTest::newRow("the largest number") << std::numeric_limits<double>::max() << 1.0 << 2;
        QTest::newRow("the smallest number") << std::numeric_limits<double>::denorm_min() << 1.0 << 2;
    }
    void axis()
    {
        QFETCH(double, highest);
        QFETCH(double, step);
        QFETCH(int, steps);
        const NiceAxis axis = niceAxis(highest);
        QCOMPARE(axis.step, step);
        QCOMPARE(axis.steps, steps);
    }

    void alwaysHoldsTheHighestWithoutMuchWaste()
    {
        for (double highest = 1e-4; highest < 1e9; highest *= 1.037) {
            const NiceAxis axis = niceAxis(highest);
            QVERIFY2(axis.top() >= highest * 1.0999, qPrintable(QString::number(highest)));
            QVERIFY2(axis.top() <= highest * 1.1 * 1.51, qPrintable(QString::number(highest)));
            QVERIFY(axis.steps == 2 || axis.steps == 3);
        }
    }
};

QTEST_GUILESS_MAIN(NiceAxisTest)
#include "nice_axis.moc"
