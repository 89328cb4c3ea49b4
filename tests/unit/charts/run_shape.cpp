#include "ui/charts/RunShape.h"

#include <QTest>

using namespace warrener;

namespace {

const ChartFrame frame{.plot = QRectF(38, 35, 200, 100), .from = 1000, .to = 2000, .top = 50};

RunShape shapeWith(double value, double spread, double at = 1500)
{
    return shapeOf(0,
                   {{.at = at, .mean = value, .min = value - spread, .max = value + spread, .samples = 2},
                    {.at = at + 100, .mean = 20, .min = 20, .max = 20, .samples = 1}},
                   frame);
}

} // namespace

class RunShapeTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pointsLieInTheUnitSquare()
    {
        const RunShape shape = shapeWith(25, 10);
        QCOMPARE(shape.line, (QList<QPointF>{{0.5, 0.5}, {0.6, 0.4}}));
        QVERIFY(shape.hasBand);
        QCOMPARE(shape.upper.first(), QPointF(0.5, 0.7));
        QCOMPARE(shape.lower.first(), QPointF(0.5, 0.3));
        QCOMPARE(shape.upper.last(), shape.line.last()); // one sample: no band there
    }

    void aBandThinnerThanAPixelIsNone() { QVERIFY(!shapeWith(25, 0.2).hasBand); }

    void aLoneSampleIsADash()
    {
        const RunShape shape = shapeOf(0, {{.at = 1500, .mean = 25, .min = 25, .max = 25, .samples = 1}}, frame);
        QCOMPARE(shape.line.size(), 2);
        QVERIFY(shape.line.first().x() < 0.5 && shape.line.last().x() > 0.5);
    }

    void alike_data()
    {
        QTest::addColumn<double>("value");
        QTest::addColumn<double>("spread");
        QTest::addColumn<double>("at");
        QTest::addColumn<bool>("alike");
        QTest::newRow("the same") << 25.0 << 10.0 << 1500.0 << true;
        QTest::newRow("a hair higher") << 25.2 << 10.0 << 1500.0 << true;
        QTest::newRow("half a pixel higher") << 25.3 << 10.0 << 1500.0 << false;
        QTest::newRow("later by half a pixel") << 25.0 << 10.0 << 1503.0 << false;
        QTest::newRow("a spike in the band") << 25.0 << 12.0 << 1500.0 << false;
        QTest::newRow("no band any more") << 25.0 << 0.0 << 1500.0 << false;
    }
    void alike()
    {
        QFETCH(double, value);
        QFETCH(double, spread);
        QFETCH(double, at);
        QFETCH(bool, alike);
        QCOMPARE(looksAlike({shapeWith(25, 10)}, {shapeWith(value, spread, at)}, frame), alike);
        QVERIFY(!looksAlike({shapeWith(25, 10)}, {}, frame));
    }
};

QTEST_GUILESS_MAIN(RunShapeTest)
#include "run_shape.moc"
