#include "look/history/History.h"

#include "Places.h"

#include <QTest>

#include <cmath>

using namespace warrener;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

const SeriesKey key{Metric::NodeMemory, u"rabbit@broker1"_s};

int filled(const SeriesWindow &window)
{
    return static_cast<int>(std::ranges::count_if(window.buckets, [](const Bucket &bucket) { return bucket.count > 0; }));
}

float highest(const SeriesWindow &window)
{
    float found = 0;
    for (const Bucket &bucket : window.buckets)
        found = std::max(found, bucket.max);
    return found;
}

} // namespace

class HistoryTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void windowsHaveTheirSpan_data()
    {
        QTest::addColumn<int>("zoom");
        QTest::addColumn<qint64>("span");
        for (const Zoom zoom : allZooms)
            QTest::newRow(qPrintable(QString::number(static_cast<int>(zoom)))) << static_cast<int>(zoom) << qint64{spanOf(zoom).count()};
    }
    void windowsHaveTheirSpan()
    {
        QFETCH(int, zoom);
        QFETCH(qint64, span);
        const auto z = static_cast<Zoom>(zoom);
        History history;
        const SeriesWindow empty = history.window(key, z, noon);
        QCOMPARE((empty.step * static_cast<qint64>(empty.buckets.size())).count(), span);
        QCOMPARE(filled(empty), 0);
        // The last bucket is the one that holds `to`.
        history.add(key, noon, 7);
        QCOMPARE(history.window(key, z, noon).buckets.back().max, 7.F);
        QCOMPARE(history.window(key, z, noon).from + spanOf(z) - stepOf(z), noon);
    }

    void aSpikeOfOneSampleIsVisibleAtEveryZoom()
    {
        History history;
        for (int i = 0; i < 24 * 720; ++i)
            history.add(key, noon + i * 5s, i == 24 * 720 - 30 ? 1000 : 10);
        for (const Zoom zoom : allZooms) {
            const SeriesWindow window = history.window(key, zoom, noon + 24h - 5s);
            QCOMPARE(highest(window), 1000.F);
        }
        const SeriesWindow day = history.window(key, Zoom::Day1, noon + 24h - 5s);
        QCOMPARE(filled(day), 360);
        QCOMPARE(day.buckets.front().mean(), 10.);
        QCOMPARE(day.buckets.front().count, 48U);
    }

    void gapsStayGaps()
    {
        History history;
        history.add(key, noon, 1);
        history.add(key, noon + 10min, 2);
        const SeriesWindow hour = history.window(key, Zoom::Hour1, noon + 10min);
        QCOMPARE(filled(hour), 2);
        QCOMPARE(hour.buckets.back().max, 2.F);
        QCOMPARE(hour.buckets[hour.buckets.size() - 1 - 60].max, 1.F);
        // Ten minutes are more than the shortest ring: what it held is gone, not repeated.
        QCOMPARE(filled(history.window(key, Zoom::Minutes5, noon + 10min)), 1);
        QVERIFY(std::isnan(history.valueAt(key, Zoom::Hour1, noon + 5min, 60s)));
        QCOMPARE(history.valueAt(key, Zoom::Hour1, noon + 30s, 60s), 1.);
    }

    void bucketsKeepMinMaxAndMean()
    {
        History history;
        for (const double value : {4., 1., 10.})
            history.add(key, noon, value);
        history.add(key, noon, std::nan(""));
        history.add(key, noon, std::numeric_limits<double>::infinity());
        const Bucket bucket = history.window(key, Zoom::Minutes5, noon).buckets.back();
        QCOMPARE(bucket, (Bucket{.min = 1, .max = 10, .sum = 15, .count = 3}));
        QCOMPARE(bucket.mean(), 5.);
    }

    void aSpanIsComparedWithAnEarlierOne_data()
    {
        QTest::addColumn<Zoom>("zoom");
        QTest::addColumn<Millis>("ago");
        QTest::addColumn<int>("ring");
        QTest::addColumn<qint64>("buckets");
        QTest::newRow("5 minutes before") << Zoom::Minutes5 << Millis{5min} << int(Zoom::Hour1) << qint64{31};
        QTest::newRow("an hour before") << Zoom::Hour1 << Millis{1h} << int(Zoom::Hours6) << qint64{61};
        QTest::newRow("6 hours before") << Zoom::Hours6 << Millis{6h} << int(Zoom::Day1) << qint64{91};
        QTest::newRow("a day before") << Zoom::Day1 << Millis{24h} << int(Zoom::Day1) << qint64{360};
        QTest::newRow("the hour of yesterday") << Zoom::Hour1 << Millis{24h} << int(Zoom::Day1) << qint64{16};
        // Of five minutes a ring of four minutes a bucket tells nothing.
        QTest::newRow("5 minutes of yesterday") << Zoom::Minutes5 << Millis{24h} << -1 << qint64{0};
        QTest::newRow("longer than anything is kept") << Zoom::Day1 << Millis{48h} << -1 << qint64{0};
    }
    void aSpanIsComparedWithAnEarlierOne()
    {
        QFETCH(Zoom, zoom);
        QFETCH(Millis, ago);
        QFETCH(int, ring);
        QFETCH(qint64, buckets);
        const std::optional<Zoom> found = ringOfEarlier(zoom, ago);
        QCOMPARE(found ? int(*found) : -1, ring);
        History history;
        const TimePoint now = noon + 48h;
        for (TimePoint at = noon; at <= now; at += 5s)
            history.add(key, at, at <= now - ago ? 7 : 3);
        const SeriesWindow window = history.earlier(key, zoom, now, ago);
        QCOMPARE(std::ssize(window.buckets), buckets);
        if (!found)
            return;
        QCOMPARE(filled(window), int(buckets));
        // As it was then, at the times of now.
        QCOMPARE(window.buckets.front().mean(), 7.);
        QVERIFY(window.from <= now - spanOf(zoom) + window.step && window.from > now - spanOf(zoom) - 2 * window.step);
        QVERIFY(window.from + window.step * buckets > now);
    }

    void revisionsRiseWithChanges()
    {
        History history;
        const quint64 before = history.revision(Zoom::Hour1);
        history.add(key, noon, 1);
        QVERIFY(history.revision(Zoom::Hour1) > before);
        const quint64 after = history.revision(Zoom::Minutes5);
        history.add(key, noon - 30min, 1);
        QCOMPARE(history.revision(Zoom::Minutes5), after);
        history.add(key, noon, std::nan(""));
        QCOMPARE(history.revision(Zoom::Minutes5), after);
    }

    void restoredBucketsComeBackAndNewerOnesWin()
    {
        History old;
        for (int i = 0; i < 100; ++i)
            old.add(key, noon + i * 1min, i);
        History fresh;
        fresh.add(key, noon + 100min, 500);
        fresh.add(key, noon + 99min, 600);
        for (const Zoom zoom : allZooms) {
            for (const StoredBucket &stored : old.buckets(zoom, noon, noon + 100h))
                fresh.restore(stored.key, stored.zoom, stored.start, stored.bucket);
        }
        const SeriesWindow hours = fresh.window(key, Zoom::Hours6, noon + 100min);
        QCOMPARE(filled(hours), 101);
        QCOMPARE(hours.buckets[hours.buckets.size() - 2].max, 600.F);
        QCOMPARE(hours.buckets[hours.buckets.size() - 3].max, 98.F);
        // Nonsense from a damaged store stays outside.
        const quint64 revision = fresh.revision(Zoom::Hours6);
        fresh.restore(key, Zoom::Hours6, noon, {.min = NAN, .max = 1, .sum = 1, .count = 1});
        fresh.restore(key, Zoom::Hours6, noon, {});
        QCOMPARE(fresh.revision(Zoom::Hours6), revision);
    }

    void restoreIntoAnEmptyHistoryWorksInAnyOrder()
    {
        History history;
        history.restore(key, Zoom::Hour1, noon + 20s, {.min = 2, .max = 2, .sum = 2, .count = 1});
        history.restore(key, Zoom::Hour1, noon, {.min = 1, .max = 1, .sum = 1, .count = 1});
        const SeriesWindow window = history.window(key, Zoom::Hour1, noon + 20s);
        QCOMPARE(filled(window), 2);
        // The samples of the same step that follow join the restored ones.
        history.add(key, noon + 25s, 4);
        QCOMPARE(history.window(key, Zoom::Hour1, noon + 20s).buckets.back().mean(), 3.);
    }

    void oneStragglerIsDroppedButAClockSetBackStartsAnew()
    {
        History history;
        history.add(key, noon, 1);
        history.add(key, noon - 2h, 99);
        QCOMPARE(filled(history.window(key, Zoom::Minutes5, noon)), 1);
        for (int i = 1; i < 5; ++i)
            history.add(key, noon - 2h + i * 5s, 50);
        QCOMPARE(history.valueAt(key, Zoom::Minutes5, noon - 2h + 20s, 10s), 50.);
        // The long rings reach back far enough: nothing of them is lost.
        QCOMPARE(filled(history.window(key, Zoom::Day1, noon)), 2);
    }

    void aJumpFarAheadDoesNotHang()
    {
        History history;
        history.add(key, noon, 1);
        history.add(key, noon + 24h * 365 * 50, 2);
        QCOMPARE(filled(history.window(key, Zoom::Minutes5, noon + 24h * 365 * 50)), 1);
    }

    void bucketsAreListedFromWhereTheyAreWanted()
    {
        History history;
        for (int i = 0; i < 30; ++i)
            history.add(key, noon + i * 1s, i);
        const auto some = history.buckets(Zoom::Hour1, noon + 10s, noon + 20s);
        QCOMPARE(some.size(), 1U);
        QCOMPARE(some.front().start, noon + 10s);
        QCOMPARE(some.front().bucket.count, 10U);
    }

    void memoryIsBounded()
    {
        History history;
        for (int i = 0; i < 10000; ++i)
            history.add({Metric::NodeMemory, QString::number(i)}, noon, 1);
        QVERIFY(history.keys().size() <= 4096);
        History one;
        for (int i = 0; i < 200000; ++i)
            one.add(key, noon + i * 1s, 1);
        std::size_t buckets = 0;
        for (const Zoom zoom : allZooms)
            buckets += one.buckets(zoom, noon, noon + 1000h).size();
        QCOMPARE(buckets, 300U + 2 * 360U + 720U);
    }
};

QTEST_GUILESS_MAIN(HistoryTest)
#include "HistoryTest.moc"
