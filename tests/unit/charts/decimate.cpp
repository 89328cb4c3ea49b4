#include "ui/charts/Decimate.h"

#include <QTest>

#include <cmath>

using namespace Qt::StringLiterals;
using namespace warrener;
using namespace std::chrono_literals;

namespace {

constexpr TimePoint start{std::chrono::seconds{1'700'000'000}};

/// One bucket a character: '.' empty, '0'…'9' one sample of that figure, 'A'…'J' two samples
/// (that figure ± 1).
SeriesWindow windowOf(const QByteArray &drawing, Millis step)
{
    SeriesWindow window{.from = start, .step = step, .buckets = {}};
    for (const char c : drawing) {
        Bucket bucket;
        if (c >= '0' && c <= '9') {
            bucket.add(c - '0');
        } else if (c >= 'A' && c <= 'J') {
            bucket.add(c - 'A' - 1);
            bucket.add(c - 'A' + 1);
        }
        window.buckets.push_back(bucket);
    }
    return window;
}

double msAfterStart(double ms)
{
    return static_cast<double>(start.time_since_epoch().count()) + ms;
}

} // namespace

class DecimateTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void gaps_data()
    {
        QTest::addColumn<QByteArray>("drawing");
        QTest::addColumn<int>("stepMs");
        QTest::addColumn<QList<int>>("points"); // of each run
        QTest::newRow("nothing") << QByteArray() << 1000 << QList<int>{};
        QTest::newRow("only empty buckets") << QByteArray("....") << 1000 << QList<int>{};
        QTest::newRow("one sample") << QByteArray("..5.") << 1000 << QList<int>{1};
        QTest::newRow("1 s buckets sampled each 5 s are one line") << QByteArray("1....1....1....1") << 1000 << QList<int>{4};
        QTest::newRow("late answers are no gap") << QByteArray("1....1......1...1") << 1000 << QList<int>{4};
        QTest::newRow("12 s apart: no gap") << QByteArray("1...........1") << 1000 << QList<int>{2};
        QTest::newRow("13 s apart: a gap") << QByteArray("1............1") << 1000 << QList<int>{1, 1};
        QTest::newRow("10 s buckets, all filled") << QByteArray("11111") << 10'000 << QList<int>{5};
        QTest::newRow("10 s buckets, one empty") << QByteArray("11.11") << 10'000 << QList<int>{2, 2};
        QTest::newRow("60 s buckets, many gaps") << QByteArray("1.1..11.1") << 60'000 << QList<int>{1, 1, 2, 1};
        QTest::newRow("empty at both ends") << QByteArray("..111..") << 60'000 << QList<int>{3};
    }
    void gaps()
    {
        QFETCH(QByteArray, drawing);
        QFETCH(int, stepMs);
        QFETCH(QList<int>, points);
        const SeriesWindow window = windowOf(drawing, Millis{stepMs});
        const DecimatedSeries series = decimate(window, {.gapAfter = 12'500ms, .columnWidth = 100, .until = start + 10h});
        QList<int> sizes;
        for (const ChartRun &run : series.runs)
            sizes += static_cast<int>(run.size());
        QCOMPARE(sizes, points);
    }

    void pollsOfAMinuteAreNoGaps()
    {
        const DecimatedSeries series = decimate(windowOf("1.....1.....1", 10s), {.gapAfter = 150s, .columnWidth = 100, .until = start + 1h});
        QCOMPARE(series.runs.size(), 1u);
    }

    void columnsKeepSpikesAndMeans()
    {
        // Four buckets of 1 s in columns of 2 s; a column boundary lies at an even second.
        const DecimatedSeries series = decimate(windowOf("1953", 1s), {.gapAfter = 5s, .columnWidth = 2000, .until = start + 1h});
        QCOMPARE(series.runs.size(), 1u);
        const ChartRun &run = series.runs.front();
        QCOMPARE(run.size(), 2u);
        QCOMPARE(run[0], (ChartPoint{.at = msAfterStart(1000), .mean = 5, .min = 1, .max = 9, .samples = 2}));
        QCOMPARE(run[1], (ChartPoint{.at = msAfterStart(3000), .mean = 4, .min = 3, .max = 5, .samples = 2}));
        QCOMPARE(series.highest, 9.0);
    }

    void aBucketOfSeveralSamplesHasABand()
    {
        const DecimatedSeries series = decimate(windowOf("E", 10s), {.gapAfter = 12s, .columnWidth = 1000, .until = start + 1h});
        QCOMPARE(series.runs.front().front().min, 3.0);
        QCOMPARE(series.runs.front().front().max, 5.0);
        QCOMPARE(series.runs.front().front().samples, 2u);
    }

    void columnsStandStillWhileTimeGoesOn()
    {
        // The same samples seen one bucket later fall into the same columns.
        SeriesWindow first = windowOf("12345678", 1s);
        SeriesWindow later = windowOf("2345678", 1s);
        later.from = start + 1s;
        const DecimateOptions options{.gapAfter = 5s, .columnWidth = 3000, .until = start + 1h};
        const ChartRun a = decimate(first, options).runs.front();
        const ChartRun b = decimate(later, options).runs.front();
        QCOMPARE(b.back(), a.back());
        QCOMPARE(b[b.size() - 2], a[a.size() - 2]);
    }

    void noPointLiesInTheFuture()
    {
        const DecimatedSeries series = decimate(windowOf("1", 240s), {.gapAfter = 12s, .columnWidth = 1000, .until = start + 10s});
        QCOMPARE(series.runs.front().front().at, msAfterStart(10'000));
    }

    void pointAt_data()
    {
        QTest::addColumn<double>("at");
        QTest::addColumn<double>("mean"); // NaN: none
        const double none = std::nan("");
        // Samples at 0, 60, 120 s, a gap, then 300 s; points in the middle of their buckets.
        QTest::newRow("on a point") << 30'000.0 << 1.0;
        QTest::newRow("nearer to the next") << 65'000.0 << 2.0;
        QTest::newRow("last of the run, within reach") << 154'000.0 << 3.0;
        QTest::newRow("in the gap") << 240'000.0 << none;
        QTest::newRow("before the first") << 0.0 << none;
        QTest::newRow("the lone one") << 332'000.0 << 4.0;
        QTest::newRow("behind all") << 400'000.0 << none;
    }
    void pointAt()
    {
        QFETCH(double, at);
        QFETCH(double, mean);
        const DecimatedSeries series = decimate(windowOf("123..4", 60s), {.gapAfter = 12s, .columnWidth = 1000, .until = start + 1h});
        const ChartPoint *point = series.pointAt(msAfterStart(at), 6000);
        QCOMPARE(point != nullptr, !std::isnan(mean));
        if (point)
            QCOMPARE(point->mean, mean);
    }

    void meansAndLast()
    {
        const DecimatedSeries series = decimate(windowOf("2C.8", 60s), {.gapAfter = 12s, .columnWidth = 1000, .until = start + 1h});
        QCOMPARE(series.meanWithin(msAfterStart(0), msAfterStart(120'000)), 2.0);
        QVERIFY(std::isnan(series.meanWithin(msAfterStart(125'000), msAfterStart(175'000))));
        QCOMPARE(series.last()->mean, 8.0);
        QVERIFY(!DecimatedSeries().last());
    }
};

QTEST_GUILESS_MAIN(DecimateTest)
#include "decimate.moc"
