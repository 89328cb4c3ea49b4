#include "look/load/GapMeter.h"
#include "look/load/Latencies.h"
#include "look/load/Pacer.h"
#include "look/load/Payload.h"

#include <QtTest>

using namespace warrener;
using namespace warrener::load;
using namespace std::chrono_literals;

namespace {

using Times = QList<int>;

} // namespace

class MeasuresTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void gaps_data();
    void gaps();
    void gapUnderWay();
    void latencies_data();
    void latencies();
    void recentLatencies();
    void paces_data();
    void paces();
    void payload_data();
    void payload();
};

void MeasuresTest::gaps_data()
{
    QTest::addColumn<Times>("events"); // ms; watched from 0 to 1,000; threshold 100
    QTest::addColumn<int>("longest");
    QTest::addColumn<Times>("listed"); // their lengths
    QTest::addColumn<bool>("open");    // the last of them

    QTest::newRow("even") << Times{90, 180, 270, 360, 450, 540, 630, 720, 810, 900, 990} << 90 << Times{} << false;
    QTest::newRow("one gap") << Times{50, 100, 500, 550, 600, 650, 700, 750, 800, 850, 900, 950} << 400 << Times{400} << false;
    QTest::newRow("at the threshold") << Times{99, 199, 298, 390, 480, 570, 660, 750, 840, 930} << 100 << Times{100} << false;
    QTest::newRow("at the start") << Times{300, 390, 480, 570, 660, 750, 840, 930} << 300 << Times{300} << false;
    QTest::newRow("never came back") << Times{90, 180} << 820 << Times{820} << true;
    QTest::newRow("never came") << Times{} << 1000 << Times{1000} << true;
    QTest::newRow("several") << Times{200, 500, 950} << 450 << Times{200, 300, 450} << false;
}

void MeasuresTest::gaps()
{
    QFETCH(Times, events);
    GapMeter meter(100ms);
    meter.event(-500ms); // before the watch: not counted
    meter.begin(0ms);
    for (const int event : events)
        meter.event(Millis{event});
    meter.end(1000ms);
    meter.event(5000ms);
    QTEST(int(meter.longest().count()), "longest");
    Times listed;
    for (const GapMeter::Gap &gap : meter.gaps())
        listed.append(int(gap.length().count()));
    QTEST(listed, "listed");
    QTEST(!meter.gaps().empty() && meter.gaps().back().open, "open");
    QCOMPARE(meter.count(), quint64(listed.size()));
}

void MeasuresTest::gapUnderWay()
{
    GapMeter meter(100ms, 2);
    QCOMPARE(meter.longestAt(900ms), 0ms);
    meter.begin(0ms);
    QCOMPARE(meter.longestAt(900ms), 900ms);
    for (const Millis at : {200ms, 400ms, 600ms})
        meter.event(at);
    QCOMPARE(meter.gaps().size(), 2U);
    QCOMPARE(meter.count(), 3ULL);
}

void MeasuresTest::latencies_data()
{
    QTest::addColumn<Times>("took");
    QTest::addColumn<int>("median");
    QTest::addColumn<int>("p99");
    QTest::addColumn<int>("longest");
    QTest::newRow("none") << Times{} << 0 << 0 << 0;
    QTest::newRow("one") << Times{7} << 7 << 7 << 7;
    QTest::newRow("three") << Times{30, 10, 20} << 20 << 30 << 30;
    QTest::newRow("coarse above 100 ms") << Times{1, 1, 1239} << 1 << 1230 << 1239;
    QTest::newRow("a minute") << Times{69'123} << 69'100 << 69'100 << 69'123;
}

void MeasuresTest::latencies()
{
    QFETCH(Times, took);
    Latencies latencies;
    for (const int one : took)
        latencies.add(Millis{one});
    QTEST(int(latencies.within(0.5).count()), "median");
    QTEST(int(latencies.within(0.99).count()), "p99");
    QTEST(int(latencies.longest().count()), "longest");
}

/// Of the last five seconds only; where nothing was confirmed in them nothing is known.
void MeasuresTest::recentLatencies()
{
    RecentLatencies recent;
    QVERIFY(!recent.within(0.99, Millis{0}));
    recent.add(Millis{100}, Millis{50});
    recent.add(Millis{4900}, Millis{70});
    QCOMPARE(recent.within(0.99, Millis{4950}), std::optional(Millis{70}));
    QCOMPARE(recent.within(0.5, Millis{4950}), std::optional(Millis{50}));
    // The first one is over, the other one not yet.
    QCOMPARE(recent.within(0.5, Millis{5100}), std::optional(Millis{70}));
    QVERIFY(!recent.within(0.99, Millis{9900}));
    recent.add(Millis{60'000}, Millis{9});
    QCOMPARE(recent.within(0.99, Millis{60'000}), std::optional(Millis{9}));
}

void MeasuresTest::paces_data()
{
    QTest::addColumn<double>("rate");
    QTest::addColumn<Times>("asked"); // at these times, ms
    QTest::addColumn<Times>("due");   // and all of them sent; window 1,000

    QTest::newRow("even") << 1000.0 << Times{0, 10, 20, 25} << Times{0, 10, 10, 5};
    QTest::newRow("slow") << 2.0 << Times{0, 499, 500, 999, 1000} << Times{0, 0, 1, 0, 1};
    QTest::newRow("no burst after a pause") << 1000.0 << Times{0, 10, 5010, 5020} << Times{0, 10, 250, 10};
    QTest::newRow("the window bounds") << 100'000.0 << Times{0, 100} << Times{0, 1000};
    QTest::newRow("no limit") << 0.0 << Times{0, 1} << Times{1000, 1000};
}

void MeasuresTest::paces()
{
    QFETCH(double, rate);
    QFETCH(Times, asked);
    QFETCH(Times, due);
    Pacer pacer(rate);
    for (qsizetype i = 0; i < asked.size(); ++i) {
        const int now = pacer.due(Millis{asked[i]}, 1000);
        QCOMPARE(now, due[i]);
        pacer.sent(now);
    }
}

void MeasuresTest::payload_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("ours");
    const Payload payload{.run = 0x1234567890abcdef, .publisher = 3, .number = 1ULL << 33};
    const QByteArray good = payload.encode(100);
    QTest::newRow("ours") << good << true;
    QTest::newRow("smallest") << payload.encode(1) << true;
    QTest::newRow("empty") << QByteArray() << false;
    QTest::newRow("cut") << good.left(Payload::smallest - 1) << false;
    QTest::newRow("foreign") << QByteArray(100, 'x') << false;
    QByteArray damaged = good;
    damaged[20] = char(damaged[20] ^ 1);
    QTest::newRow("damaged") << damaged << false;
}

void MeasuresTest::payload()
{
    QFETCH(QByteArray, body);
    QFETCH(bool, ours);
    const auto decoded = Payload::decode(body);
    QCOMPARE(decoded.has_value(), ours);
    if (ours)
        QCOMPARE(*decoded, (Payload{.run = 0x1234567890abcdef, .publisher = 3, .number = 1ULL << 33}));
}

QTEST_APPLESS_MAIN(MeasuresTest)
#include "MeasuresTest.moc"
