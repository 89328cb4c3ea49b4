#include "ui/charts/LabelLayout.h"

#include <QTest>

#include <algorithm>
#include <random>

using namespace warrener;

using Places = QList<double>;

class LabelLayoutTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void layout_data()
    {
        QTest::addColumn<Places>("wanted");
        QTest::addColumn<Places>("places");
        QTest::newRow("none") << Places{} << Places{};
        QTest::newRow("far apart stay") << Places{10, 50, 90} << Places{10, 50, 90};
        QTest::newRow("two push each other evenly") << Places{50, 54} << Places{45, 59};
        QTest::newRow("order given does not matter") << Places{54, 50} << Places{59, 45};
        QTest::newRow("same place: order given") << Places{50, 50, 50} << Places{36, 50, 64};
        QTest::newRow("pushed off the top") << Places{0, 2} << Places{0, 14};
        QTest::newRow("pushed off the bottom") << Places{98, 100} << Places{86, 100};
        QTest::newRow("outside comes in") << Places{-20, 130} << Places{0, 100};
        QTest::newRow("chains: a block meets the next") << Places{50, 52, 65} << Places{41.667, 55.667, 69.667};
        QTest::newRow("too many: the gap shrinks") << Places{5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5} << Places{0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100};
    }
    void layout()
    {
        QFETCH(Places, wanted);
        QFETCH(Places, places);
        const Places found = layoutLabels(wanted, 14, 0, 100);
        QCOMPARE(found.size(), places.size());
        for (qsizetype i = 0; i < places.size(); ++i)
            QVERIFY2(std::abs(found.at(i) - places.at(i)) < 0.001,
                     qPrintable(QStringLiteral("%1: %2 instead of %3").arg(i).arg(found.at(i)).arg(places.at(i))));
    }

    void keepsOrderAndDistance()
    {
        std::mt19937 random(42);
        std::uniform_real_distribution<double> place(-20, 220);
        for (int round = 0; round < 500; ++round) {
            Places wanted(1 + round % 12);
            std::ranges::generate(wanted, [&] { return place(random); });
            const Places found = layoutLabels(wanted, 14, 0, 200);
            for (qsizetype i = 0; i < wanted.size(); ++i) {
                QVERIFY(found.at(i) >= -1e-9 && found.at(i) <= 200 + 1e-9);
                for (qsizetype j = 0; j < wanted.size(); ++j) {
                    if (wanted.at(i) < wanted.at(j))
                        QVERIFY(found.at(j) - found.at(i) >= 14 - 1e-9);
                }
            }
        }
    }
};

QTEST_GUILESS_MAIN(LabelLayoutTest)
#include "label_layout.moc"
