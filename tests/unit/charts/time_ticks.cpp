#include "ui/charts/TimeTicks.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace warrener;
using namespace std::chrono_literals;

class TimeTicksTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ticks_data()
    {
        QTest::addColumn<QByteArray>("zone");
        QTest::addColumn<QString>("to"); // UTC
        QTest::addColumn<int>("spanMinutes");
        QTest::addColumn<int>("spacingSeconds");
        QTest::addColumn<QString>("texts");
        QTest::newRow("5 min") << QByteArray("UTC") << u"2026-03-08T14:32:10Z"_s << 5 << 48 << u"14:28 14:29 14:30 14:31 14:32"_s;
        QTest::newRow("1 h") << QByteArray("UTC") << u"2026-03-08T14:32:10Z"_s << 60 << 590 << u"13:40 13:50 14:00 14:10 14:20 14:30"_s;
        QTest::newRow("6 h") << QByteArray("UTC") << u"2026-03-08T14:32:10Z"_s << 360 << 3500 << u"09:00 10:00 11:00 12:00 13:00 14:00"_s;
        QTest::newRow("24 h") << QByteArray("UTC") << u"2026-03-08T14:32:10Z"_s << 1440 << 14'000 << u"16:00 20:00 00:00 04:00 08:00 12:00"_s;
        QTest::newRow("24 h, half-hour zone") << QByteArray("Asia/Kolkata") << u"2026-03-08T14:32:10Z"_s << 1440 << 14'000
                                              << u"00:00 04:00 08:00 12:00 16:00 20:00"_s;
        QTest::newRow("east") << QByteArray("Asia/Shanghai") << u"2026-03-08T14:32:10Z"_s << 60 << 590 << u"21:40 21:50 22:00 22:10 22:20 22:30"_s;
        QTest::newRow("ends on a tick") << QByteArray("UTC") << u"2026-03-08T14:30:00Z"_s << 20 << 590 << u"14:10 14:20 14:30"_s;
        QTest::newRow("narrow") << QByteArray("UTC") << u"2026-03-08T14:32:10Z"_s << 60 << 1900 << u"14:00"_s;
        QTest::newRow("empty span") << QByteArray("UTC") << u"2026-03-08T14:32:10Z"_s << 0 << 60 << u""_s;
    }
    void ticks()
    {
        QFETCH(QByteArray, zone);
        QFETCH(QString, to);
        QFETCH(int, spanMinutes);
        QFETCH(int, spacingSeconds);
        QFETCH(QString, texts);
        qputenv("TZ", zone);
        const TimePoint end = fromDateTime(QDateTime::fromString(to, Qt::ISODate));
        QStringList found;
        for (const auto all = timeTicks(end - std::chrono::minutes{spanMinutes}, end, std::chrono::seconds{spacingSeconds}); const TimeTick &tick : all) {
            found += tick.text;
            QCOMPARE(tick.at.time_since_epoch() % 60s, 0ms);
        }
        QCOMPARE(found.join(u' '), texts);
    }
};

QTEST_GUILESS_MAIN(TimeTicksTest)
#include "time_ticks.moc"
