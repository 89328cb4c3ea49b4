#include "cluster/HostSample.h"

#include <QTest>

#include <functional>
#include <limits>

using namespace warrener;
using namespace Qt::StringLiterals;

namespace {

constexpr double gib = 1024.0 * 1024.0 * 1024.0;
constexpr double notANumber = std::numeric_limits<double>::quiet_NaN();
constexpr TimePoint start{std::chrono::hours{500'000}};

HostSample firstSample()
{
    HostSample sample;
    sample.at = start;
    sample.cores = 4;
    sample.cpuIdle = 1000;
    sample.cpuIoWait = 100;
    sample.cpuTotal = 2000;
    sample.memoryTotal = 8 * gib;
    sample.memoryAvailable = 2 * gib;
    sample.netInBytes = 1000;
    sample.netOutBytes = 2000;
    sample.netInPackets = 10;
    sample.netOutPackets = 20;
    sample.processes = 321;
    sample.load1 = 1.5;
    sample.bootedAt = start - std::chrono::hours{2};
    return sample;
}

/// Five seconds later: 20 s of CPU time, 10 idle, 2 waiting.
HostSample secondSample()
{
    HostSample sample = firstSample();
    sample.at += std::chrono::seconds{5};
    sample.cpuIdle = 1010;
    sample.cpuIoWait = 102;
    sample.cpuTotal = 2020;
    sample.netInBytes = 6000;
    sample.netOutBytes = 2500;
    sample.netInPackets = 60;
    sample.netOutPackets = 20;
    return sample;
}

using Change = std::function<void(HostSample &before, HostSample &now)>;
using Figure = std::optional<double>;

FileSystemSample disk(const QString &mount, double total, double free)
{
    return {.mount = mount, .type = u"ext4"_s, .total = total, .free = free};
}

} // namespace

Q_DECLARE_METATYPE(Change)
Q_DECLARE_METATYPE(Figure)

class HostSampleTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rates_data()
    {
        QTest::addColumn<Change>("change");
        QTest::addColumn<Figure>("cpu");
        QTest::addColumn<Figure>("wait");
        QTest::addColumn<Figure>("netIn");
        QTest::addColumn<Figure>("netOut");
        const auto row = [](const char *name, Figure cpu, Figure wait, Figure netIn, Figure netOut, Change change) {
            QTest::newRow(name) << change << cpu << wait << netIn << netOut;
        };
        const Figure none;
        row("plain", 40, 10, 1000, 100, [](HostSample &, HostSample &) {});
        row("all busy", 100, 0, 1000, 100, [](HostSample &, HostSample &now) { now.cpuIdle = 1000, now.cpuIoWait = 100; });
        row("all idle", 0, 0, 1000, 100, [](HostSample &, HostSample &now) { now.cpuIdle = 1020, now.cpuIoWait = 100; });
        row("more idle than time", 0, 10, 1000, 100, [](HostSample &, HostSample &now) { now.cpuIdle = 1500; });
        row("idle steps back", 90, 10, 1000, 100, [](HostSample &, HostSample &now) { now.cpuIdle = 999; });
        row("iowait steps back", 50, 0, 1000, 100, [](HostSample &, HostSample &now) { now.cpuIoWait = 90; });
        row("no iowait", 50, none, 1000, 100, [](HostSample &before, HostSample &now) { before.cpuIoWait.reset(), now.cpuIoWait.reset(); });
        row("cpu counters reset", 50, 25, 1000, 100, [](HostSample &, HostSample &now) { now.cpuTotal = 8, now.cpuIdle = 2, now.cpuIoWait = 2; });
        row("cpu stands still", none, none, 1000, 100, [](HostSample &, HostSample &now) { now.cpuTotal = 2000; });
        row("one net counter reset", 40, 10, 50, 100, [](HostSample &, HostSample &now) { now.netInBytes = 250; });
        row("net counter stands still", 40, 10, 0, 100, [](HostSample &, HostSample &now) { now.netInBytes = 1000; });
        row("counter was absent", 40, 10, none, 100, [](HostSample &before, HostSample &) { before.netInBytes.reset(); });
        row("counter went absent", 40, 10, 1000, none, [](HostSample &, HostSample &now) { now.netOutBytes.reset(); });
        row("counter is not a number", 40, 10, none, none,
            [](HostSample &before, HostSample &now) { before.netInBytes = notANumber, now.netOutBytes = notANumber; });
        row("counter is negative", 40, 10, none, 100, [](HostSample &, HostSample &now) { now.netInBytes = -1; });
        row("booted in between, counters already higher", 40, 5, 1200, 500, [](HostSample &, HostSample &now) {
            now.bootedAt = start + std::chrono::seconds{1};
            now.cpuTotal = 4000, now.cpuIdle = 2200, now.cpuIoWait = 200;
        });
        row("same moment", none, none, none, none, [](HostSample &, HostSample &now) { now.at = start; });
        row("clock went back", none, none, none, none, [](HostSample &, HostSample &now) { now.at = start - Millis{1}; });
        row("a gap of an hour", 40, 10, 5000.0 / 3600, 500.0 / 3600, [](HostSample &, HostSample &now) { now.at = start + std::chrono::hours{1}; });
    }
    void rates()
    {
        QFETCH(Change, change);
        HostSample before = firstSample();
        HostSample now = secondSample();
        change(before, now);
        const HostFigures figures = hostFigures(&before, now, u"/var/lib/rabbitmq"_s);
        const auto check = [](Figure actual, Figure expected, const char *what) {
            const bool same = actual.has_value() == expected.has_value() && (!actual || qFuzzyCompare(1 + *actual, 1 + *expected));
            if (!same)
                qWarning() << what << actual.value_or(-1) << "expected" << expected.value_or(-1);
            return same;
        };
        QFETCH(Figure, cpu);
        QFETCH(Figure, wait);
        QFETCH(Figure, netIn);
        QFETCH(Figure, netOut);
        QVERIFY(check(figures.cpuPercent, cpu, "cpu"));
        QVERIFY(check(figures.ioWaitPercent, wait, "iowait"));
        QVERIFY(check(figures.netInBytes, netIn, "in"));
        QVERIFY(check(figures.netOutBytes, netOut, "out"));
    }

    void theFirstSampleHasNoRates()
    {
        const HostFigures figures = hostFigures(nullptr, secondSample(), u"/var/lib/rabbitmq"_s);
        QVERIFY(!figures.cpuPercent && !figures.ioWaitPercent && !figures.netInBytes && !figures.netOutPackets);
        QCOMPARE(figures.cores, 4);
        QCOMPARE(figures.memoryPercent, Figure(75));
        QCOMPARE(figures.processes, Figure(321));
        QCOMPARE(figures.load1, Figure(1.5));
        QCOMPARE(figures.uptime, std::optional<Millis>(std::chrono::hours{2} + std::chrono::seconds{5}));
    }

    void anEmptySampleGivesEmptyFigures()
    {
        HostSample now;
        now.at = start;
        QCOMPARE(hostFigures(&now, now, {}), HostFigures());
        now.memoryTotal = 0;
        now.memoryAvailable = 5;
        now.bootedAt = start + std::chrono::hours{1};
        now.cores = -3;
        const HostFigures figures = hostFigures(nullptr, now, {});
        QVERIFY(!figures.memoryPercent);
        QVERIFY(!figures.uptime);
        QCOMPARE(figures.cores, 0);
    }

    void disks_data()
    {
        QTest::addColumn<QString>("dataFolder");
        QTest::addColumn<QString>("mount");
        QTest::addColumn<Figure>("percent");
        QTest::newRow("longest prefix") << u"/var/lib/rabbitmq"_s << u"/var/lib"_s << Figure(25);
        QTest::newRow("the mount itself") << u"/var/lib"_s << u"/var/lib"_s << Figure(25);
        QTest::newRow("whole names only") << u"/var/library"_s << u"/var"_s << Figure(0);
        QTest::newRow("root") << u"/srv/rabbit"_s << u"/"_s << Figure(90);
        QTest::newRow("mounted twice, the later is seen") << u"/twice/x"_s << u"/twice"_s << Figure(50);
        QTest::newRow("no folder") << QString() << QString() << Figure();
        QTest::newRow("relative") << u"var/lib"_s << QString() << Figure();
    }
    void disks()
    {
        QFETCH(QString, dataFolder);
        QFETCH(QString, mount);
        QFETCH(Figure, percent);
        HostSample now;
        now.at = start;
        now.fileSystems = {disk(u"/twice"_s, 100, 10), disk(u"/"_s, 1000, 100), disk(u"/var/lib"_s, 400, 300), disk(u"/var"_s, 10, 10),
                           disk(u"/twice"_s, 100, 50)};
        const HostFigures figures = hostFigures(nullptr, now, dataFolder);
        QCOMPARE(figures.diskDataMount, mount);
        QCOMPARE(figures.diskDataPercent, percent);
        QCOMPARE(figures.diskRootPercent, Figure(90));
        QCOMPARE(figures.diskRootFree, Figure(100));
    }

    void oddDisksStayWithinBounds()
    {
        HostSample now;
        now.at = start;
        now.fileSystems = {disk(u"/"_s, 100, 500), disk(u"/empty"_s, 0, 0), disk(u"/broken"_s, notANumber, 1)};
        QCOMPARE(hostFigures(nullptr, now, u"/"_s).diskRootPercent, Figure(0));
        QCOMPARE(hostFigures(nullptr, now, u"/empty/x"_s).diskDataPercent, Figure());
        QCOMPARE(hostFigures(nullptr, now, u"/broken/x"_s).diskDataPercent, Figure());
    }
};

QTEST_GUILESS_MAIN(HostSampleTest)
#include "HostSampleTest.moc"
