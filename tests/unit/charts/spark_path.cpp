#include "ui/charts/SparkPath.h"

#include <QTest>

using namespace warrener;
using namespace std::chrono_literals;

class SparkPathTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void scalesToTheHighestAndKeepsGaps()
    {
        SeriesWindow window{.from = TimePoint{1000h}, .step = 1s, .buckets = {}};
        window.buckets.resize(100);
        for (std::size_t i = 0; i < 40; ++i)
            window.buckets[i].add(5);
        for (std::size_t i = 60; i < 100; ++i)
            window.buckets[i].add(10);
        const std::vector<QPolygonF> lines = sparkPath(window, QRectF(0, 0, 50, 20), 12s);
        QCOMPARE(lines.size(), 2u);
        QCOMPARE(lines[0].size(), 20);
        QCOMPARE(lines[0].first().y(), 10.0);
        QCOMPARE(lines[1].last().y(), 0.0);
        QVERIFY(lines[0].last().x() < 21);
        QVERIFY(lines[1].first().x() > 29);
    }

    void zerosLieOnTheBottom()
    {
        SeriesWindow window{.from = TimePoint{1000h}, .step = 1s, .buckets = {}};
        window.buckets.resize(10);
        for (Bucket &bucket : window.buckets)
            bucket.add(0);
        const std::vector<QPolygonF> lines = sparkPath(window, QRectF(3, 2, 50, 20), 12s);
        QCOMPARE(lines.size(), 1u);
        QCOMPARE(lines[0].first().y(), 22.0);
    }

    void nothingForNoSamples() { QVERIFY(sparkPath({}, QRectF(0, 0, 50, 20), 12s).empty()); }
};

QTEST_GUILESS_MAIN(SparkPathTest)
#include "spark_path.moc"
