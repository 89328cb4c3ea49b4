#include "ui/charts/ChartUnit.h"

#include <QLocale>
#include <QTest>

#include <cmath>

using namespace Qt::StringLiterals;
using namespace warrener;

Q_DECLARE_METATYPE(warrener::ChartFormat)

class ChartUnitTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void values_data()
    {
        QTest::addColumn<ChartFormat>("format");
        QTest::addColumn<double>("highest");
        QTest::addColumn<double>("raw");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("word");
        constexpr double gib = 1024.0 * 1024.0 * 1024.0;
        QTest::newRow("count") << ChartFormat::Count << 3000.0 << 1852.0 << u"1,852"_s << u""_s;
        QTest::newRow("count, zero") << ChartFormat::Count << 3000.0 << 0.0 << u"0"_s << u""_s;
        QTest::newRow("count, thousands") << ChartFormat::Count << 1.2e6 << 1'185'000.0 << u"1,185"_s << u"thousands"_s;
        QTest::newRow("count, few thousands") << ChartFormat::Count << 1.2e6 << 1000.0 << u"1.0"_s << u"thousands"_s;
        QTest::newRow("count, millions") << ChartFormat::Count << 2e8 << 123'456'789.0 << u"123"_s << u"millions"_s;
        QTest::newRow("rate") << ChartFormat::Rate << 30.0 << 3.44 << u"3.4"_s << u""_s;
        QTest::newRow("rate, whole") << ChartFormat::Rate << 30.0 << 3.0 << u"3"_s << u""_s;
        QTest::newRow("rate, thousands") << ChartFormat::Rate << 150'000.0 << 123'456.0 << u"123"_s << u"thousand/s"_s;
        QTest::newRow("memory") << ChartFormat::Bytes << 9.6 * gib << 6.12 * gib << u"6.12"_s << u"GiB"_s;
        QTest::newRow("disk") << ChartFormat::Bytes << 120 * gib << 96.43 * gib << u"96.4"_s << u"GiB"_s;
        QTest::newRow("small memory") << ChartFormat::Bytes << 0.3 * gib << 0.125 * gib << u"128.0"_s << u"MiB"_s;
        QTest::newRow("large disk") << ChartFormat::Bytes << 20'480.0 * gib << 10'240.0 * gib << u"10.0"_s << u"TiB"_s;
        QTest::newRow("network") << ChartFormat::ByteRate << 4e7 << 3.73e7 << u"37.3"_s << u"MB/s"_s;
        QTest::newRow("idle network") << ChartFormat::ByteRate << 4e4 << 1234.0 << u"1.2"_s << u"kB/s"_s;
        QTest::newRow("percent") << ChartFormat::Percent << 100.0 << 42.4 << u"42 %"_s << u""_s;
        QTest::newRow("little percent") << ChartFormat::Percent << 100.0 << 0.4 << u"0.4 %"_s << u""_s;
        QTest::newRow("load") << ChartFormat::Ratio << 1.0 << 0.409 << u"0.41"_s << u""_s;
        QTest::newRow("no data") << ChartFormat::Bytes << gib << std::nan("") << u"no data"_s << u"GiB"_s;
    }
    void values()
    {
        QFETCH(ChartFormat, format);
        QFETCH(double, highest);
        QFETCH(double, raw);
        QFETCH(QString, text);
        QFETCH(QString, word);
        const ChartUnit unit = chartUnit(format, highest);
        QCOMPARE(chartValueText(unit, raw), text);
        QCOMPARE(unit.word, word);
    }

    void axisTexts_data()
    {
        QTest::addColumn<double>("value");
        QTest::addColumn<double>("step");
        QTest::addColumn<QString>("text");
        QTest::newRow("thousands") << 3000.0 << 1000.0 << u"3,000"_s;
        QTest::newRow("fractions have as many decimals as the step") << 0.0 << 0.5 << u"0.0"_s;
        QTest::newRow("two decimals") << 0.08 << 0.04 << u"0.08"_s;
        QTest::newRow("whole") << 12.0 << 4.0 << u"12"_s;
    }
    void axisTexts()
    {
        QFETCH(double, value);
        QFETCH(double, step);
        QFETCH(QString, text);
        QCOMPARE(chartAxisText(value, step), text);
    }

    /// "0,000" at 39,000 messages: a figure that has lost its front is a wrong one.
    void axisNeverClips()
    {
        const auto width = [](const QString &text) { return double(text.size()); };
        QCOMPARE(chartAxisTexts(200, 3, width, 5), (QStringList{u"0"_s, u"200"_s, u"400"_s, u"600"_s}));
        QCOMPARE(chartAxisTexts(20'000, 2, width, 5), (QStringList{u"0"_s, u"20k"_s, u"40k"_s}));
        QCOMPARE(chartAxisTexts(500, 3, width, 4), (QStringList{u"0.0"_s, u"0.5k"_s, u"1.0k"_s, u"1.5k"_s}));
        QCOMPARE(chartAxisTexts(200'000, 2, width, 4), (QStringList{u"0"_s, u"200k"_s, u"400k"_s}));
        QCOMPARE(chartAxisTexts(2e7, 2, width, 3), (QStringList{u"0"_s, u"20M"_s, u"40M"_s}));
    }

    void limitTexts_data()
    {
        QTest::addColumn<double>("value");
        QTest::addColumn<QString>("text");
        QTest::newRow("9.6") << 9.6 << u"9.6"_s;
        QTest::newRow("5") << 5.0 << u"5"_s;
        QTest::newRow("80") << 80.0 << u"80"_s;
        QTest::newRow("0.8") << 0.8 << u"0.8"_s;
        QTest::newRow("a default limit in GiB") << 50'000'000.0 / 1073741824.0 << u"0.05"_s;
        QTest::newRow("14.37") << 14.37 << u"14.4"_s;
        QTest::newRow("zero") << 0.0 << u"0"_s;
    }
    void limitTexts()
    {
        QFETCH(double, value);
        QFETCH(QString, text);
        QCOMPARE(chartLimitText(value), text);
    }
};

QTEST_GUILESS_MAIN(ChartUnitTest)
#include "chart_unit.moc"
