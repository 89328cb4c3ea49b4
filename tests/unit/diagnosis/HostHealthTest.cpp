#include "judge/assess/HostHealth.h"

#include <QTest>

using namespace warrener;
using namespace Qt::StringLiterals;

class HostHealthTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void judgesFigures_data()
    {
        QTest::addColumn<double>("cpu");
        QTest::addColumn<double>("memory");
        QTest::addColumn<double>("disk");
        QTest::addColumn<double>("load");
        QTest::addColumn<int>("level");
        QTest::addColumn<double>("score");
        QTest::addColumn<QStringList>("issues");

        const auto level = [](Level one) { return static_cast<int>(one); };
        // By hand: 100 − 0.3·cpu − 0.3·memory − 0.2·disk, then 0.8·that + 0.2·(100 − 10·load per core).
        QTest::newRow("idle") << 0. << 0. << 0. << 0. << level(Level::Ok) << 100. << QStringList{};
        QTest::newRow("calm") << 20. << 40. << 30. << 0.8 << level(Level::Ok) << 80.4 << QStringList{};
        QTest::newRow("at the warning") << 80. << 80. << 80. << 2.4 << level(Level::Ok) << 47.6 << QStringList{};
        QTest::newRow("above the warning") << 80.1 << 0. << 0. << 0. << level(Level::Warning) << 80.776 << QStringList{u"cpu"_s};
        QTest::newRow("critical first") << 85. << 91. << 0. << 0. << level(Level::Critical) << 57.76 << QStringList{u"memory"_s, u"cpu"_s};
        QTest::newRow("disk") << 0. << 0. << 95. << 0. << level(Level::Critical) << 84.8 << QStringList{u"disk-data"_s};
        QTest::newRow("load warning") << 0. << 0. << 0. << 2.8 << level(Level::Warning) << 98.6 << QStringList{u"load"_s};
        QTest::newRow("load critical") << 0. << 0. << 0. << 4. << level(Level::Critical) << 98. << QStringList{u"load"_s};
        QTest::newRow("all at the end") << 100. << 100. << 100. << 80. << level(Level::Critical) << 16.
                                        << QStringList{u"disk-data"_s, u"memory"_s, u"cpu"_s, u"load"_s};
    }
    void judgesFigures()
    {
        QFETCH(double, cpu);
        QFETCH(double, memory);
        QFETCH(double, disk);
        QFETCH(double, load);
        QFETCH(int, level);
        QFETCH(double, score);
        QFETCH(QStringList, issues);
        HostFigures figures;
        figures.cores = 4;
        figures.cpuPercent = cpu;
        figures.memoryPercent = memory;
        figures.diskDataPercent = disk;
        figures.diskDataMount = u"/var/lib/rabbitmq"_s;
        figures.load1 = load;
        const HostHealth health = hostHealth(figures, {});
        QCOMPARE(static_cast<int>(health.level), level);
        QCOMPARE(health.score, score);
        // What each figure costs, as a host's page lists it, makes the score.
        const ScoreCosts costs = scoreCosts(figures);
        QCOMPARE(100 - costs.cpu - costs.memory - costs.disk - costs.load, score);
        // No tick beside a score that tells of little room.
        QCOMPARE(static_cast<int>(health.scoreLevel), static_cast<Level>(level) == Level::Ok && score < 60 ? static_cast<int>(Level::Note) : level);
        QStringList ids;
        for (const HostIssue &issue : health.issues)
            ids.append(issue.id);
        QCOMPARE(ids, issues);
    }

    void absentFiguresCostNothing()
    {
        HostFigures figures;
        figures.memoryPercent = 50;
        QCOMPARE(hostHealth(figures, {}).score, 85.);
        QCOMPARE(hostHealth(figures, {}).level, Level::Ok);
    }

    void withoutCpuAndMemoryNothingIsKnown()
    {
        HostFigures figures;
        figures.load1 = 1;
        figures.cores = 8;
        QCOMPARE(hostHealth(figures, {}).level, Level::Unknown);
    }

    void oneFileSystemIsOneProblem()
    {
        HostFigures figures;
        figures.cpuPercent = 1;
        figures.diskDataPercent = 95;
        figures.diskRootPercent = 95;
        figures.diskDataMount = u"/"_s;
        QCOMPARE(hostHealth(figures, {}).issues.size(), 1);
        figures.diskDataMount = u"/var/lib/rabbitmq"_s;
        QCOMPARE(hostHealth(figures, {}).issues.size(), 2);
    }

    void ownThresholdsCount()
    {
        HostFigures figures;
        figures.cpuPercent = 60;
        QCOMPARE(hostHealth(figures, {.cpuWarning = 50, .cpuCritical = 55}).level, Level::Critical);
    }
};

QTEST_GUILESS_MAIN(HostHealthTest)
#include "HostHealthTest.moc"
