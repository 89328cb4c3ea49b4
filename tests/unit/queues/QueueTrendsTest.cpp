#include "ui/queues/QueueTrends.h"

#include <cmath>

using namespace Qt::StringLiterals;
using namespace warrener;
using namespace std::chrono_literals;

namespace {

const TimePoint start{std::chrono::hours{400'000}};
const QueueRef queue{.vhost = u"/"_s, .name = u"orders"_s};

QList<double> linear(double first, double step, int count)
{
    QList<double> values;
    for (int i = 0; i < count; ++i)
        values.append(first + step * i);
    return values;
}

} // namespace

class QueueTrendsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void grows_data()
    {
        QTest::addColumn<QList<double>>("values");
        QTest::addColumn<bool>("grows");

        QList<double> sawtooth;
        for (int i = 0; i < 60; ++i)
            sawtooth.append(i % 2 * 5000);
        QTest::newRow("steadily") << linear(0, 10, 60) << true;
        QTest::newRow("falling") << linear(1000, -10, 60) << false;
        QTest::newRow("level") << linear(1000, 0, 60) << false;
        QTest::newRow("too little to matter") << linear(0, 1, 60) << false;
        QTest::newRow("less than a tenth") << linear(100'000, 10, 60) << false;
        QTest::newRow("too short to know") << linear(0, 100, 30) << false;
        QTest::newRow("up and down") << sawtooth << false;
    }
    void grows()
    {
        QFETCH(QList<double>, values);
        QFETCH(bool, grows);

        QueueTrends trends;
        trends.watch({&queue, 1});
        TimePoint at = start;
        for (const double value : values) {
            trends.add({{.queue = queue, .ready = static_cast<qint64>(value)}}, at);
            at += QueueTrends::step;
        }
        QCOMPARE(trends.tracked().value(queue), grows);
    }

    void keepsTenMinutesAndItsGaps()
    {
        QueueTrends trends;
        trends.watch({&queue, 1});
        trends.add({{.queue = queue, .ready = 7}}, start);
        trends.add({{.queue = queue, .ready = 8}}, start + 10s);  // less often than a step: one line
        trends.add({{.queue = queue, .ready = 9}}, start + 100s); // a silence: a gap

        const std::vector<float> window = trends.window(queue, start + 100s);
        QCOMPARE(window.size(), QueueTrends::numSteps);
        QCOMPARE(window.at(119), 9.0F);
        QVERIFY(std::isnan(window.at(118)));
        QVERIFY(std::isnan(window.at(102)));
        QCOMPARE(window.at(101), 8.0F);
        QCOMPARE(window.at(100), 7.0F);
        QCOMPARE(window.at(99), 7.0F);
        QVERIFY(std::isnan(window.at(98)));

        const std::vector<float> later = trends.window(queue, start + 100s + 10min);
        QVERIFY(std::ranges::all_of(later, [](float value) { return std::isnan(value); }));
    }

    void ignoresWhoIsNotWatchedAndWhatIsNotKnown()
    {
        QueueTrends trends;
        trends.add({{.queue = queue, .ready = 7}}, start);
        QVERIFY(trends.window(queue, start).empty());
        trends.watch({&queue, 1});
        trends.add({{.queue = queue, .ready = -1}}, start);
        QVERIFY(std::isnan(trends.window(queue, start).back()));
    }

    void forgetsWhoWasSeenLongestAgo()
    {
        QueueTrends trends;
        const auto name = [](int i) { return QueueRef{.vhost = u"/"_s, .name = QString::number(i)}; };
        for (int i = 0; i < QueueTrends::maxQueues; ++i) {
            const QueueRef ref = name(i);
            trends.watch({&ref, 1});
        }
        const QueueRef first = name(0);
        trends.watch({&first, 1});
        trends.watch({&queue, 1});
        QCOMPARE(trends.tracked().size(), QueueTrends::maxQueues);
        QVERIFY(trends.tracked().contains(queue));
        QVERIFY(trends.tracked().contains(first));
        QVERIFY(!trends.tracked().contains(name(1)));
    }
};

QTEST_GUILESS_MAIN(QueueTrendsTest)
#include "QueueTrendsTest.moc"
