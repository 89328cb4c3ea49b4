#include "judge/diagnosis/Trend.h"

#include <QTest>

#include <cmath>

using namespace Qt::StringLiterals;
using namespace warrener;

class TrendTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void lines_data()
    {
        QTest::addColumn<QList<double>>("values"); // one a minute
        QTest::addColumn<double>("perMinute");
        QTest::addColumn<bool>("straight");
        QTest::addColumn<bool>("onlyRises");
        QList<double> rising;
        QList<double> falling;
        QList<double> saw;
        QList<double> step;
        for (int i = 0; i < 36; ++i) {
            rising.append(100 + 5 * i);
            falling.append(1000 - 10 * i);
            saw.append(100 + 50 * (i % 6));
            step.append(i < 18 ? 100 : 300);
        }
        QTest::newRow("rising") << rising << 5.0 << true << true;
        QTest::newRow("falling") << falling << -10.0 << true << false;
        QTest::newRow("flat") << QList<double>(36, 7.0) << 0.0 << true << false;
        QTest::newRow("saw") << saw << 1.35 << false << false;
        QTest::newRow("step") << step << 8.3 << false << false;
    }
    void lines()
    {
        QFETCH(QList<double>, values);
        QFETCH(double, perMinute);
        QFETCH(bool, straight);
        QFETCH(bool, onlyRises);
        std::vector<TrendPoint> points;
        for (qsizetype i = 0; i < values.size(); ++i)
            points.push_back({60.0 * static_cast<double>(i), values.at(i)});
        const auto trend = trendOf(points);
        QVERIFY(trend.has_value());
        QVERIFY2(std::abs(trend->perSecond * 60 - perMinute) < 0.1 + std::abs(perMinute) / 20, qPrintable(QString::number(trend->perSecond * 60)));
        QCOMPARE(trend->fit > 0.9, straight);
        QCOMPARE(trend->onlyRises, onlyRises);
        QCOMPARE(trend->span, Millis{35 * 60'000});
    }

    void tooLittleIsNoTrend()
    {
        QVERIFY(!trendOf(std::span<const TrendPoint>{}));
        const std::vector<TrendPoint> two{{0, 1}, {1, 2}};
        QVERIFY(!trendOf(two));
        const std::vector<TrendPoint> oneMoment{{5, 1}, {5, 2}, {5, 3}};
        QVERIFY(!trendOf(oneMoment));
    }

    void timeToLimit()
    {
        const Trend falling{.perSecond = -10, .start = 0, .end = 0, .fit = 1, .span = Millis{0}, .samples = 9, .onlyRises = false};
        QCOMPARE(timeTo(falling, 1000, 0), std::optional(Millis{100'000}));
        QCOMPARE(timeTo(falling, 1000, 2000), std::optional<Millis>{}); // away from it
        const Trend flat{};
        QCOMPARE(timeTo(flat, 1000, 0), std::optional<Millis>{});
    }

    void gapsAreLeftOut()
    {
        SeriesWindow window;
        window.step = Millis{60'000};
        window.buckets.resize(30);
        for (std::size_t i = 0; i < 30; i += 3)
            window.buckets[i].add(2.0 * static_cast<double>(i));
        const auto trend = trendOf(window);
        QVERIFY(trend.has_value());
        QCOMPARE(trend->samples, 10);
        QVERIFY(std::abs(trend->perSecond * 60 - 2) < 1e-6);
    }
};

QTEST_GUILESS_MAIN(TrendTest)
#include "TrendTest.moc"
