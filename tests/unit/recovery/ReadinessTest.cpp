#include "plan/recovery/ReadinessSources.h"
#include "plan/recovery/RecoveryLibrary.h"

#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace warrener;

namespace {

const TimePoint today = TimePoint{Millis{1'773'742'000'000}};

ReadinessFacts best()
{
    return {.isValid = true,
            .lastBackup = today - std::chrono::minutes{10},
            .backupVerified = true,
            .lastVerified = today - std::chrono::minutes{10},
            .partsVerified = {{BackupPart::Messages, today - std::chrono::minutes{10}}},
            .restore = RecoveryProof{.run = u"r1"_s, .at = today - std::chrono::days{3}, .good = true},
            .run = RecoveryProof{.run = u"r2"_s, .at = today - std::chrono::days{2}, .took = std::chrono::minutes{2}, .good = true},
            .drill = RecoveryProof{.run = u"r3"_s, .at = today - std::chrono::days{1}, .good = true}};
}

} // namespace

class ReadinessTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void score_data()
    {
        QTest::addColumn<ReadinessFacts>("facts");
        QTest::addColumn<int>("score");
        const auto row = [](const char *name, int score, const std::function<void(ReadinessFacts &)> &change) {
            ReadinessFacts facts = best();
            change(facts);
            QTest::newRow(name) << facts << score;
        };
        row("everything", 100, [](ReadinessFacts &) {});
        row("nothing", 0, [](ReadinessFacts &facts) { facts = {}; });
        row("the plan is not valid", 80, [](ReadinessFacts &facts) { facts.isValid = false; });
        row("no backup", 75, [](ReadinessFacts &facts) { facts.lastBackup = {}; });
        row("backup older than its target", 85, [](ReadinessFacts &facts) { facts.lastBackup = today - std::chrono::hours{2}; });
        // Read back or not.
        row("backup older than 30 days", 75, [](ReadinessFacts &facts) { facts.lastBackup = today - std::chrono::days{31}; });
        row("a backup in the future", 75, [](ReadinessFacts &facts) { facts.lastBackup = today + std::chrono::hours{30}; });
        row("run, and failed since", 75, [](ReadinessFacts &facts) { facts.failed = RecoveryProof{.at = today - std::chrono::days{1}}; });
        row("failed, and run well since", 100, [](ReadinessFacts &facts) { facts.failed = RecoveryProof{.at = today - std::chrono::days{4}}; });
        row("no drill makes it, and its run has failed since", 65, [](ReadinessFacts &facts) {
            facts.canBeDrilled = false;
            facts.drill.reset();
            facts.failed = RecoveryProof{.at = today - std::chrono::days{1}};
        });
        row("backup never read back", 90, [](ReadinessFacts &facts) { facts.backupVerified = false; });
        row("never restored", 80, [](ReadinessFacts &facts) { facts.restore.reset(); });
        row("restored 31 days ago", 80, [](ReadinessFacts &facts) { facts.restore->at = today - std::chrono::days{31}; });
        row("run, slower than its target", 90, [](ReadinessFacts &facts) { facts.run->took = std::chrono::minutes{31}; });
        row("run 31 days ago", 75, [](ReadinessFacts &facts) { facts.run->at = today - std::chrono::days{31}; });
        row("rehearsed at the table alone", 87, [](ReadinessFacts &facts) {
            facts.rehearsal = facts.run;
            facts.rehearsal->atTable = true;
            facts.run.reset();
        });
        row("gone through at the table with nobody to answer", 75, [](ReadinessFacts &facts) {
            facts.unattended = facts.run;
            facts.run.reset();
        });
        row("run in the future", 75, [](ReadinessFacts &facts) { facts.run->at = today + std::chrono::days{400}; });
        row("a drill in the future", 90, [](ReadinessFacts &facts) { facts.drill->at = today + std::chrono::hours{1}; });
        row("a clock that is a moment ahead", 100, [](ReadinessFacts &facts) { facts.drill->at = today + std::chrono::minutes{1}; });
        row("the drill did not pass", 90, [](ReadinessFacts &facts) { facts.drill->good = false; });
        row("no drill makes it, and it was run", 100, [](ReadinessFacts &facts) {
            facts.canBeDrilled = false;
            facts.drill.reset();
        });
        row("no drill makes it, and it was not run", 65, [](ReadinessFacts &facts) {
            facts.canBeDrilled = false;
            facts.drill.reset();
            facts.run.reset();
        });
    }
    void score()
    {
        QFETCH(ReadinessFacts, facts);
        QFETCH(int, score);
        const Readiness readiness = readinessOf(facts, today);
        QCOMPARE(readiness.score, score);
        int most = 0;
        for (const ReadinessPoint &point : readiness.points) {
            most += point.most;
            QVERIFY(!point.words.isEmpty());
            // What lacks says what would earn it, and nothing else does.
            QCOMPARE(point.earn.isEmpty(), point.points == point.most);
        }
        QCOMPARE(most, 100);
    }

    void measured()
    {
        QCOMPARE(readinessOf(best(), today).rto, Millis(std::chrono::minutes{2}));
        QCOMPARE(readinessOf(best(), today).rpo, Millis(std::chrono::minutes{10}));
        QCOMPARE(readinessOf(best(), today).rpoParts, (QList<std::pair<BackupPart, Millis>>{{BackupPart::Messages, std::chrono::minutes{10}}}));
        ReadinessFacts unread = best(); // a newer one that nobody has read back shows nothing yet
        unread.lastBackup = today - std::chrono::minutes{1};
        unread.backupVerified = false;
        QCOMPARE(readinessOf(unread, today).rpo, Millis(std::chrono::minutes{10}));
        unread.lastVerified = {};
        QVERIFY(!readinessOf(unread, today).rpo);
        ReadinessFacts old = best();
        old.run->at = today - std::chrono::days{31};
        QVERIFY(!readinessOf(old, today).rto); // older than 30 days is unknown
        QVERIFY(!readinessOf({}, today).rpo);
        ReadinessFacts stale = best(); // so is a backup, though what it would bring back is told part by part
        stale.lastVerified = today - std::chrono::days{31};
        stale.partsVerified = {{BackupPart::Messages, stale.lastVerified}};
        QVERIFY(!readinessOf(stale, today).rpo);
        QCOMPARE(readinessOf(stale, today).rpoParts.size(), 1);
        ReadinessFacts ahead = best(); // of a clock that was ahead, or was set back since: no age, and least of all none at all
        ahead.lastVerified = today + std::chrono::hours{5};
        ahead.partsVerified = {{BackupPart::Messages, ahead.lastVerified}};
        QVERIFY(!readinessOf(ahead, today).rpo && readinessOf(ahead, today).rpoParts.isEmpty());
    }

    /// The mean of all scenarios, and its points add up to it.
    void ofCluster()
    {
        ReadinessFacts worse = best();
        worse.run.reset();
        worse.isValid = false;
        const ClusterReadiness all = clusterReadinessOf({readinessOf(best(), today), readinessOf(worse, today)}, today);
        QCOMPARE(all.score, 78); // (100 + 55) / 2: 10 for the plans, 13 for the runs
        int sum = 0;
        for (const ReadinessPoint &point : all.points) {
            sum += point.points;
            QCOMPARE(point.earn.isEmpty(), point.points == point.most);
            QVERIFY(!point.words.isEmpty());
        }
        QCOMPARE(sum, all.score);
        QCOMPARE(all.at, today);
        QCOMPARE(clusterReadinessOf({}, today).score, 0);
    }

    /// A run on a cluster where nothing was wrong takes away nothing from the one before it that mended something; one that failed does.
    void whichRunCounts()
    {
        const auto run = [](const char *id, int daysAgo, const char *verdict) {
            const TimePoint at = today - std::chrono::days{daysAgo};
            return RunSummary{
                .run = QString::fromLatin1(id), .kind = u"recovery-disk-full"_s, .startedAt = at, .endedAt = at, .verdict = QString::fromLatin1(verdict)};
        };
        ReadinessSources sources;
        sources.runs = {run("3", 1, "done"), run("2", 2, "done"), run("1", 3, "failed")};
        sources.measured = {{u"2"_s, std::chrono::minutes{4}}};
        const ReadinessFacts facts = readinessFactsOf({.id = u"disk-full"_s}, sources);
        QVERIFY(facts.run && facts.run->run == "2"_L1);
        QCOMPARE(facts.run->took, Millis(std::chrono::minutes{4}));
        QVERIFY(facts.failed && facts.failed->run == "1"_L1);
        QCOMPARE(readinessOf(facts, today).rto, Millis(std::chrono::minutes{4}));
    }

    /// Of every scenario the newest runs that went well are read whole, and runs of drills.
    void wanted()
    {
        const auto run = [](const char *id, const char *kind, const char *verdict, const char *page = "recovery") {
            return RunSummary{
                .run = QString::fromLatin1(id), .kind = QString::fromLatin1(kind), .verdict = QString::fromLatin1(verdict), .page = QString::fromLatin1(page)};
        };
        QCOMPARE(runsForReadiness({run("5", "recovery-disk-full", ""), run("4", "recovery-disk-full", "done"), run("3", "recovery-disk-full", "done"),
                                   run("2", "drill", "undone", "drill"), run("1", "backup", "done", "backups"), run("0", "recovery-erlang-cookie", "failed")}),
                 (QStringList{u"4"_s, u"3"_s, u"2"_s}));
        QList<RunSummary> many;
        for (int i = 0; i < 20; ++i)
            many.append(run("x", "recovery-disk-full", "done"));
        QCOMPARE(runsForReadiness(many).size(), 5);
    }

    /// What could be brought back of each part: backups that were read back, of all queues, by a clock that can be right.
    void partByPart()
    {
        const auto backup = [](int minutesAgo, const QList<BackupPart> &holds) {
            BackupSummary summary;
            summary.id = QString::number(minutesAgo);
            summary.cluster = u"orders"_s;
            summary.at = today - std::chrono::minutes{minutesAgo};
            summary.holds = holds;
            summary.verification = Verification::Good;
            return summary;
        };
        using enum BackupPart;
        ClusterRecords records;
        records.backups = {backup(50, {Definitions, Messages}), backup(20, {Definitions, Configuration}), backup(10, {Definitions, Messages}),
                           backup(5, {Definitions, Messages}),  backup(-60, {Definitions, Messages}),     backup(1, {Definitions, Messages})};
        records.backups[2].verification = Verification::Never;
        records.backups[3].onlyQueues = u"^pay"_s;
        records.backups[5].cluster = u"mail"_s;
        ClusterProfile profile;
        profile.name = {u"orders"_s};
        const ReadinessFacts facts = readinessFactsOf({.id = u"disk-full"_s}, readinessSourcesOf(records, profile, today));
        QCOMPARE(facts.lastBackup, today - std::chrono::minutes{10});
        QCOMPARE(facts.lastVerified, today - std::chrono::minutes{50});
        QCOMPARE(facts.partsVerified, (QList<std::pair<BackupPart, TimePoint>>{{Definitions, today - std::chrono::minutes{20}},
                                                                               {Configuration, today - std::chrono::minutes{20}},
                                                                               {Messages, today - std::chrono::minutes{50}}}));
    }

    /// Backups of several clusters lie in one folder: that another one's can be restored is nothing for this one.
    void whoseRestoreIsProven()
    {
        ClusterProfile profile;
        profile.name = {u"orders"_s};
        for (const auto &[cluster, counts] : {std::pair(u"orders"_s, true), std::pair(u"mail"_s, false)}) {
            BackupSummary summary;
            summary.id = u"b1"_s;
            summary.cluster = cluster;
            summary.at = today - std::chrono::hours{2};
            summary.provenAt = today - std::chrono::hours{1};
            ClusterRecords records;
            records.backups = {summary};
            QCOMPARE(readinessSourcesOf(records, profile, today).tested.has_value(), counts);
        }
    }

    /// A drill counts for the scenario that it makes; a test of a backup counts wherever it was restored.
    void sources()
    {
        ReadinessSources sources;
        sources.drills = {{u"node-failure"_s, {.run = u"d1"_s, .at = today, .good = true}}};
        sources.tested = RecoveryProof{.at = today, .good = true};
        for (const auto &[id, counts] : {std::pair(u"single-node-failure"_s, true), std::pair(u"network-partition"_s, false)}) {
            const ReadinessFacts facts = readinessFactsOf({.id = id}, sources);
            QCOMPARE(facts.drill.has_value(), counts);
            QVERIFY(facts.restore && facts.restore->at == today);
        }
        // Every plan can earn all its points: by a drill that there is, or by being run.
        const QStringList shipped{u"node-failure"_s, u"network-partition"_s, u"data-corruption"_s, u"disk-full"_s, u"certificate-expiry"_s};
        sources.drills.clear();
        for (const auto listed = recoveryDocuments(); const RecoveryEntry &entry : listed) {
            const ReadinessFacts facts = readinessFactsOf(entry, sources);
            const ReadinessPoint drill = readinessOf(facts, today).points.last();
            QVERIFY2(facts.canBeDrilled ? shipped.contains(facts.drillId) && drill.earn.contains(facts.drillId) : drill.byRun, qPrintable(entry.id));
        }
        // Each target says whose it is: the settings of the cluster have one too.
        QVERIFY(readinessOf(best(), today).points.at(1).words.contains(u"recovery plans"_s));
        // One of somebody's own counts where there is none else.
        sources.drills = {{u"erlang-cookie"_s, {.run = u"d2"_s, .at = today, .good = true}}};
        QVERIFY(readinessFactsOf({.id = u"erlang-cookie"_s}, sources).drill);
    }
};

QTEST_GUILESS_MAIN(ReadinessTest)
#include "ReadinessTest.moc"
