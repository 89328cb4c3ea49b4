#include "look/host/ProcHealth.h"

#include "look/host/HostShell.h"
#include "support/OwnTime.h"

#include <QCoroTask>
#include <QTest>

#include <unistd.h>

using namespace warrener;
using namespace Qt::StringLiterals;

namespace {

constexpr TimePoint now{std::chrono::seconds{1'795'408'800}};

// Recorded on a test host, with a few lines that were not there.
const QByteArray recorded = "@@stat\n"
                            "cpu  190712 33 67105 385120 7123 0 1532 250 0 0\n"
                            "cpu0 95356 16 33552 192560 3561 0 766 125 0 0\n"
                            "cpu1 95356 17 33553 192560 3562 0 766 125 0 0\n"
                            "btime 1795405800\n"
                            "@@meminfo\n"
                            "MemTotal:       24683532 kB\n"
                            "MemFree:        15683532 kB\n"
                            "MemAvailable:   20575236 kB\n"
                            "Buffers:           10000 kB\n"
                            "Cached:          2000000 kB\n"
                            "@@loadavg\n"
                            "4.05 5.03 2.85 3/512 12345\n"
                            "@@net\n"
                            "Inter-|   Receive                                                |  Transmit\n"
                            " face |bytes    packets errs drop fifo frame compressed multicast|bytes    packets errs drop fifo colls carrier compressed\n"
                            "    lo: 5000000    9000    0    0    0     0          0         0  5000000    9000    0    0    0     0       0          0\n"
                            "  eth0: 1000001     200    0    0    0     0          0         0   300003     400    0    0    0     0       0          0\n"
                            "wlan0:20 2 0 0 0 0 0 0 30 4 0 0 0 0 0 0\n"
                            "@@vmstat\n"
                            "oom_kill 3\n"
                            "@@processes\n"
                            "187\n"
                            "@@nproc\n"
                            "2\n"
                            "@@kernel\n"
                            "6.1.0-38-amd64\n"
                            "@@mounts\n"
                            "overlay / overlay rw,relatime,lowerdir=/x 0 0\n"
                            "/dev/sdb1 /var/lib/my\\040data ext4 ro,relatime 0 0\n"
                            "@@df\n"
                            "Filesystem     1024-blocks     Used Available Capacity Mounted on\n"
                            "overlay           10000000  2500000   7000000      27% /\n"
                            "/dev/my disk        400000   100000    300000      25% /var/lib/my data\n";

} // namespace

class ProcHealthTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsWhatWasRecorded()
    {
        const Result<HostSample> sample = parseProc(recorded, now);
        QVERIFY(sample);
        QCOMPARE(sample->at, now);
        QCOMPARE(sample->cores, 2);
        QCOMPARE(sample->cpuIdle.value(), 3851.2);
        QCOMPARE(sample->cpuIoWait.value(), 71.23);
        QCOMPARE(sample->cpuTotal.value(), (190712.0 + 33 + 67105 + 385120 + 7123 + 0 + 1532 + 250) / 100);
        QCOMPARE(sample->memoryTotal.value(), 24683532.0 * 1024);
        QCOMPARE(sample->memoryAvailable.value(), 20575236.0 * 1024);
        QCOMPARE(sample->load1.value(), 4.05);
        QCOMPARE(sample->load15.value(), 2.85);
        QCOMPARE(sample->netInBytes.value(), 1000021.0);
        QCOMPARE(sample->netOutBytes.value(), 300033.0);
        QCOMPARE(sample->netInPackets.value(), 202.0);
        QCOMPARE(sample->netOutPackets.value(), 404.0);
        QCOMPARE(sample->outOfMemoryKills.value(), 3.0);
        QCOMPARE(sample->processes.value(), 187.0);
        QCOMPARE(sample->kernel, u"6.1.0-38-amd64"_s);
        QCOMPARE(sample->bootedAt.value(), now - std::chrono::seconds{3000});
        QCOMPARE(sample->fileSystems.size(), 2);
        QCOMPARE(sample->fileSystems[0], (FileSystemSample{u"/"_s, u"overlay"_s, 10000000.0 * 1024, 7000000.0 * 1024, false}));
        QCOMPARE(sample->fileSystems[1], (FileSystemSample{u"/var/lib/my data"_s, u"ext4"_s, 400000.0 * 1024, 300000.0 * 1024, true}));
    }

    void partsThatAreMissingStayAbsent_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<bool>("readable");
        QTest::newRow("empty") << QByteArray() << false;
        QTest::newRow("a greeting") << QByteArray("Welcome to broker1\nThis account is closed.\n") << false;
        QTest::newRow("no sections filled") << QByteArray("@@stat\n@@meminfo\n@@df\n") << false;
        QTest::newRow("only memory") << QByteArray("@@meminfo\nMemTotal: 5 kB\n") << true;
        QTest::newRow("only cpu") << QByteArray("@@stat\ncpu 1 2 3 4\n") << true;
        QTest::newRow("short cpu line") << QByteArray("@@stat\ncpu 1 2\n") << false;
        QTest::newRow("noise before") << QByteArray("motd\n@@stat\ncpu 1 2 3 4 5\n") << true;
        QTest::newRow("no line break at the end") << QByteArray("@@stat\ncpu 1 2 3 4 5") << true;
        QTest::newRow("carriage returns") << QByteArray("@@stat\r\ncpu 1 2 3 4 5\r\n") << true;
        QTest::newRow("binary") << QByteArray(5000, '\xfe') << false;
    }
    void partsThatAreMissingStayAbsent()
    {
        QFETCH(QByteArray, text);
        QFETCH(bool, readable);
        const Result<HostSample> sample = parseProc(text, now);
        QCOMPARE(sample.has_value(), readable);
        if (readable) {
            QVERIFY(!sample->load1 && !sample->netInBytes && !sample->processes && !sample->bootedAt);
            QVERIFY(sample->fileSystems.isEmpty());
        } else {
            QCOMPARE(sample.error().kind, ErrorKind::Malformed);
            QVERIFY(sample.error().detail.size() <= 300);
        }
    }

    void oddFiguresAreLeftOut()
    {
        const Result<HostSample> sample = parseProc("@@stat\ncpu nan inf -5 1e400 x\ncpu0\nbtime 99999999999999999999\n"
                                                    "@@meminfo\nMemTotal: 10 kB\nMemFree: -3 kB\n"
                                                    "@@loadavg\nnan inf -1\n"
                                                    "@@net\neth0: -1 x 0 0 0 0 0 0 inf\nno colon\n:\n"
                                                    "@@vmstat\noom_kill many\n"
                                                    "@@processes\n1\n"
                                                    "@@nproc\n1e9\n"
                                                    "@@df\na 1 2 3 4 /\na 0 0 0 - /zero\na nan 1 1 1% /nan\na 5 1 -3 120% /full\na 5 1 2 10% relative\n",
                                                    now);
        QVERIFY(sample);
        QVERIFY(!sample->cpuTotal && !sample->load1 && !sample->load5 && !sample->load15 && !sample->netInBytes && !sample->netOutBytes
                && !sample->outOfMemoryKills && !sample->processes && !sample->bootedAt && !sample->memoryAvailable);
        QCOMPARE(sample->cores, 0);
        QCOMPARE(sample->fileSystems.size(), 1);
        QCOMPARE(sample->fileSystems.first().mount, u"/full"_s);
        QCOMPARE(sample->fileSystems.first().free, 0.0);
    }

    void oldKernelsHaveNoAvailableMemory()
    {
        const Result<HostSample> sample = parseProc("@@meminfo\nMemTotal: 100 kB\nMemFree: 10 kB\nBuffers: 5 kB\nCached: 20 kB\n", now);
        QCOMPARE(sample->memoryAvailable.value(), 35.0 * 1024);
    }

    void hugeTextsCostLittle_data()
    {
        QTest::addColumn<QByteArray>("text");
        const QByteArray head = "@@stat\ncpu 1 2 3 4 5\n";
        QTest::newRow("one line") << head + "@@df\n" + QByteArray(3'900'000, ' ') + "1 2 3 4% /";
        QTest::newRow("one line of figures") << head + "@@df\n" + QByteArray("1 ").repeated(1'900'000);
        QTest::newRow("many sections") << head + QByteArray("@@df\n").repeated(700'000);
        QTest::newRow("many mounts") << head + "@@df\n" + QByteArray("a 5 1 2 10% /a\n").repeated(250'000);
        QTest::newRow("many cores") << head + QByteArray("cpu0 1\n").repeated(500'000);
        QTest::newRow("many interfaces") << head + "@@net\n" + QByteArray("e: 1 2 3 4 5 6 7 8 9 10\n").repeated(150'000);
    }
    void hugeTextsCostLittle()
    {
        QFETCH(QByteArray, text);
        const auto before = ownTime();
        const Result<HostSample> sample = parseProc(text, now);
        QVERIFY(sample);
        QVERIFY(sample->fileSystems.size() <= 64);
        const auto took = ownTime() - before;
        QVERIFY2(took < std::chrono::seconds{3}, qPrintable(QString::number(took.count())));
    }

    void moreThanFourMebibytesAreRefused() { QCOMPARE(parseProc(QByteArray(4 * 1024 * 1024 + 1, 'x'), now).error().kind, ErrorKind::TooLarge); }

    void measuresThisMachine_data()
    {
        QTest::addColumn<QString>("dataFolder");
        QTest::newRow("plain") << u"/tmp"_s;
        QTest::newRow("not there") << u"/var/lib/none/of this/$(exit 1)'s"_s;
        QTest::newRow("empty") << QString();
        QTest::newRow("relative") << u"var/lib"_s;
        QTest::newRow("an option") << u"-x"_s;
    }
    void measuresThisMachine()
    {
        QFETCH(QString, dataFolder);
        HostShell shell({.ssh = {}, .sshConfig = {}});
        const TimePoint before = SystemClock().now();
        const Result<HostSample> sample = QCoro::waitFor(procSample(shell, dataFolder));
        QVERIFY(sample);
        QVERIFY(sample->at >= before);
        QCOMPARE(sample->cores, static_cast<int>(::sysconf(_SC_NPROCESSORS_ONLN)));
        QCOMPARE(sample->memoryTotal.value(), static_cast<double>(::sysconf(_SC_PHYS_PAGES)) * static_cast<double>(::sysconf(_SC_PAGESIZE)));
        QVERIFY(sample->memoryAvailable.value() < sample->memoryTotal.value());
        QVERIFY(sample->processes.value() > 1);
        QVERIFY(sample->bootedAt.value() < sample->at);
        QVERIFY(!sample->kernel.isEmpty());
        QVERIFY(std::ranges::any_of(sample->fileSystems, [](const FileSystemSample &disk) { return disk.mount == u"/"_s; }));
        const HostFigures figures = hostFigures(nullptr, *sample, u"/tmp"_s);
        QVERIFY(figures.diskRootPercent.has_value());
    }
};

QTEST_GUILESS_MAIN(ProcHealthTest)
#include "ProcHealthTest.moc"
