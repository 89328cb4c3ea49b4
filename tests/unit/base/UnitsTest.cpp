#include "base/Units.h"

#include <QLocale>
#include <QTest>
#include <QTimeZone>

#include <limits>

using namespace warrener;
using namespace Qt::StringLiterals;

namespace {

constexpr double notANumber = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double inKib = 1024;
constexpr double inMib = inKib * 1024;
constexpr double inGib = inMib * 1024;

using Format = QString (*)(double);

const QLocale english{QLocale::English, QLocale::UnitedStates};
const QLocale chinese{QLocale::Chinese, QLocale::China};
const QLocale german{QLocale::German, QLocale::Germany};

} // namespace

Q_DECLARE_METATYPE(Format)

class UnitsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { QLocale::setDefault(QLocale::c()); }

    void figures_data()
    {
        QTest::addColumn<QLocale>("locale");
        QTest::addColumn<Format>("format");
        QTest::addColumn<double>("value");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, const QLocale &locale, Format format, double value, const QString &expected) {
            QTest::addRow("%s, %s", name, qPrintable(locale.name())) << locale << format << value << expected;
        };
        for (const QLocale &locale : {english, chinese}) {
            row("count of many", locale, units::count, 1243880, u"1,243,880"_s);
            row("count below 10 with a part", locale, units::count, 3.14, u"3.1"_s);
            row("count below 10, whole", locale, units::count, 3, u"3"_s);
            row("count below 10, nearly whole", locale, units::count, 2.96, u"3"_s);
            row("count from 10 on", locale, units::count, 12.4, u"12"_s);
            row("count of nothing known", locale, units::count, notANumber, u"–"_s);
            row("no bytes", locale, units::bytes, 0, u"0 B"_s);
            row("GiB", locale, units::bytes, 5.9 * inGib, u"5.9 GiB"_s);
            row("hundreds", locale, units::bytes, 684.2 * inMib, u"684 MiB"_s);
            row("just under the next unit", locale, units::bytes, inMib - 1, u"1.0 MiB"_s);
            row("just under KiB", locale, units::bytes, 1023, u"1,023 B"_s);
            row("negative bytes", locale, units::bytes, -2 * inKib, u"-2.0 KiB"_s);
            row("beyond all units", locale, units::bytes, 5e20, u"444,089 PiB"_s);
            row("infinite bytes", locale, units::bytes, infinity, u"–"_s);
            row("bare GiB", locale, units::gib, 6.28 * inGib, u"6.28"_s);
            row("bare GiB, tens", locale, units::gib, 62.83 * inGib, u"62.8"_s);
            row("percent", locale, units::percent, 45.6, u"46 %"_s);
            row("small percent", locale, units::percent, 2.34, u"2.3 %"_s);
            row("almost all", locale, units::percent, 99.96, u"99.9 %"_s);
            row("all", locale, units::percent, 100, u"100 %"_s);
            row("load", locale, units::load, 0.347, u"0.35"_s);
            row("unknown load", locale, units::load, notANumber, u"–"_s);
            row("zero percent", locale, units::percent, 0, u"0 %"_s);
            row("unknown percent", locale, units::percent, notANumber, u"–"_s);
            row("rate", locale, units::perSecond, 1734, u"1,734/s"_s);
            row("size of a file", locale, units::size, 6.2e9, u"6.2 GB"_s);
            row("two figures", locale, units::size, 41.4e6, u"41 MB"_s);
            row("size just under MB", locale, units::size, 999'700, u"1.0 MB"_s);
            row("small file", locale, units::size, 900, u"900 B"_s);
            row("size not known", locale, units::size, -1, u"–"_s);
            row("byte rate", locale, units::bytesPerSecond, 37.3e6, u"37.3 MB/s"_s);
            row("byte rate just under kB", locale, units::bytesPerSecond, 999.7, u"1.0 kB/s"_s);
        }
        row("grouping is the locale's", german, units::count, 1243880, u"1.243.880"_s);
        row("decimals are the locale's", german, units::bytes, 5.9 * inGib, u"5,9 GiB"_s);
    }
    void figures()
    {
        QFETCH(QLocale, locale);
        QFETCH(Format, format);
        QFETCH(double, value);
        QLocale::setDefault(locale);
        QTEST(format(value), "expected");
    }

    void durations_data()
    {
        QTest::addColumn<qint64>("ms");
        QTest::addColumn<QString>("expected");
        constexpr qint64 minute = 60'000;
        constexpr qint64 hour = 60 * minute;
        constexpr qint64 day = 24 * hour;
        QTest::newRow("nothing") << qint64{0} << u"0 ms"_s;
        QTest::newRow("ms") << qint64{350} << u"350 ms"_s;
        QTest::newRow("seconds with a part") << qint64{4200} << u"4.2 s"_s;
        QTest::newRow("whole seconds") << qint64{59'999} << u"59 s"_s;
        QTest::newRow("minutes") << 11 * minute + 59'000 << u"11 min"_s;
        QTest::newRow("whole hour") << hour << u"1 h"_s;
        QTest::newRow("hours") << hour + 32 * minute << u"1 h 32 min"_s;
        QTest::newRow("days") << 9 * day + 4 * hour << u"9 d 4 h"_s;
        QTest::newRow("whole days") << 2 * day << u"2 d"_s;
        QTest::newRow("many days") << 400 * day + 5 * hour << u"400 d"_s;
    }
    void durations()
    {
        QFETCH(qint64, ms);
        QTEST(units::duration(Millis{ms}), "expected");
    }

    /// A limit of 100 s is not one of a minute.
    void aSpanKeepsItsSeconds()
    {
        QCOMPARE(units::span(Millis{100'000}), u"1 min 40 s"_s);
        QCOMPARE(units::span(Millis{396'800}), u"6 min 36 s"_s);
        QCOMPARE(units::span(Millis{120'000}), u"2 min"_s);
        QCOMPARE(units::span(Millis{4200}), u"4.2 s"_s);
        QCOMPARE(units::span(Millis{3'700'000}), u"1 h 1 min"_s);
    }

    void times()
    {
        QCOMPARE(units::milliseconds(0.42), u"0.4 ms"_s);
        QCOMPARE(units::milliseconds(150), u"150 ms"_s);
        QCOMPARE(units::wholeSeconds(Millis{4900}), u"4 s"_s);
        QCOMPARE(units::wholeSeconds(std::chrono::minutes{11}), u"11 min"_s);
        QCOMPARE(units::stopwatch(Millis{5900}), u"0:05"_s);
        QCOMPARE(units::stopwatch(std::chrono::seconds{760}), u"12:40"_s);
        QCOMPARE(units::stopwatch(std::chrono::seconds{3725}), u"1:02:05"_s);
        QCOMPARE(units::stopwatch(Millis{-5000}), u"0:00"_s);
        QCOMPARE(units::atLeast(units::count(12)), u"≥ 12"_s);
    }

    void ages()
    {
        const TimePoint now = fromDateTime(QDateTime(QDate(2026, 11, 23), QTime(14, 21, 40)));
        QCOMPARE(units::age(now - Millis{2900}, now), u"2 s"_s);
        QCOMPARE(units::age(now - std::chrono::minutes{11}, now), u"11 min"_s);
        QCOMPARE(units::age(now + std::chrono::minutes{11}, now), u"0 s"_s);
        QCOMPARE(units::ago(now - std::chrono::minutes{11}, now), u"11 min ago"_s);
        QCOMPARE(units::clockTime(now), u"14:21:40"_s);
        QCOMPARE(units::clockTime(TimePoint{}), u"–"_s);
        QCOMPARE(units::timeAndAge(now, now + std::chrono::minutes{11}), u"14:21:40, 11 min"_s);
    }

    /// Names with it stand in order of time, wherever they were made.
    void stamps()
    {
        const TimePoint at = fromDateTime(QDateTime(QDate(2026, 11, 27), QTime(0, 20, 30), QTimeZone(QTimeZone::UTC)));
        QCOMPARE(units::stamp(at), u"20261127-002030"_s);
        QCOMPARE(units::stamp(at + std::chrono::hours{13}), u"20261127-132030"_s);
    }

    void timeRoundTrip()
    {
        const TimePoint at{Millis{1'795'000'000'123}};
        QCOMPARE(fromDateTime(toDateTime(at)), at);
        QVERIFY(isNever(TimePoint{}));
        QVERIFY(!isNever(at));
    }
};

QTEST_GUILESS_MAIN(UnitsTest)
#include "UnitsTest.moc"
