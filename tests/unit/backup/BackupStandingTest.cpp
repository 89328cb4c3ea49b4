#include "cluster/BackupSettings.h"
#include "judge/assess/Assessment.h"
#include "judge/diagnosis/DiagnosisInput.h"
#include "record/catalogue/Standing.h"
#include "tests/unit/failover/Scene.h"

#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace warrener;

namespace {

BackupSummary backupAt(TimePoint at)
{
    BackupSummary summary;
    summary.id = newBackupId(BackupType::Full, u"orders"_s, at);
    summary.cluster = u"orders"_s;
    summary.at = at;
    return summary;
}

QList<CheckResult> checksOf(const Scene &scene, const BackupStanding &standing)
{
    return backupChecks({.profile = std::make_shared<const ClusterProfile>(scene.profile),
                         .snapshot = std::make_shared<const Snapshot>(scene.snapshot),
                         .examination = std::make_shared<const Examination>(),
                         .history = {},
                         .reference = {},
                         .backups = standing});
}

bool saysOverdue(const Assessment &assessment)
{
    return std::ranges::contains(assessment.findings, u"cluster.backup-overdue"_s, &Finding::id);
}

} // namespace

/// A cluster whose last good backup is older than it may be is told, in the verdict and in a report; nobody is told of
/// backups that were never wanted.
class BackupStandingTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void overdue_data()
    {
        QTest::addColumn<BackupStanding>("standing");
        QTest::addColumn<bool>("overdue");
        const TimePoint now = Scene().snapshot.at;
        QTest::newRow("nothing is known") << BackupStanding{} << false;
        QTest::newRow("never wanted") << BackupStanding{.isKnown = true, .rpo = 60min} << false;
        QTest::newRow("recent") << BackupStanding{.isKnown = true, .isWanted = true, .lastGood = now - 59min, .rpo = 60min} << false;
        QTest::newRow("too old") << BackupStanding{.isKnown = true, .isWanted = true, .lastGood = now - 61min, .rpo = 60min} << true;
        QTest::newRow("none") << BackupStanding{.isKnown = true, .isWanted = true, .rpo = 60min, .lastTrouble = u"cut short"_s} << true;
        QTest::newRow("no target") << BackupStanding{.isKnown = true, .isWanted = true, .lastGood = now - 9000min} << false;
    }
    void overdue()
    {
        QFETCH(const BackupStanding, standing);
        QFETCH(const bool, overdue);
        const Scene scene;
        const Assessment assessment = assess(scene.snapshot, standing);
        QCOMPARE(saysOverdue(assessment), overdue);
        QCOMPARE(assessment.level, overdue ? Level::Warning : Level::Ok);
        const QList<CheckResult> results = checksOf(scene, standing);
        QCOMPARE(results.size(), 2);
        QCOMPARE(results.first().outcome == Outcome::Warning, overdue);
        QVERIFY(!results.first().title.isEmpty());
    }

    void unproven_data()
    {
        QTest::addColumn<BackupStanding>("standing");
        QTest::addColumn<Outcome>("outcome");
        const TimePoint now = Scene().snapshot.at;
        QTest::newRow("no backup") << BackupStanding{.isKnown = true} << Outcome::NotConfigured;
        QTest::newRow("never") << BackupStanding{.isKnown = true, .lastGood = now - 1h} << Outcome::Warning;
        QTest::newRow("long ago") << BackupStanding{.isKnown = true, .lastGood = now - 1h, .lastProven = now - 31 * 24h} << Outcome::Warning;
        QTest::newRow("lately") << BackupStanding{.isKnown = true, .lastGood = now - 1h, .lastProven = now - 29 * 24h} << Outcome::Passed;
    }
    void unproven()
    {
        QFETCH(const BackupStanding, standing);
        QFETCH(const Outcome, outcome);
        const QList<CheckResult> results = checksOf(Scene(), standing);
        QCOMPARE(results.last().id, u"backup.proven"_s);
        QCOMPARE(results.last().outcome, outcome);
    }

    void fromTheCatalogue()
    {
        ClusterProfile profile;
        profile.name = {u"orders"_s};
        const TimePoint now{Millis{1'795'740'000'000}};
        // Who never made one, and never said that there should be one, is asked for none.
        QVERIFY(!standingOf(profile, {}).isWanted);
        BackupSettings settings;
        settings.schedule = {{u"full"_s, u"daily"_s}};
        setBackupSettings(profile, settings);
        QVERIFY(standingOf(profile, {}).isWanted && isOverdue(standingOf(profile, {}), now));
        BackupSummary damaged = backupAt(now - 1h);
        damaged.verification = Verification::Bad;
        damaged.verifyTrouble = u"a hash is wrong"_s;
        const BackupStanding standing = standingOf(profile, {damaged, backupAt(now - 30h)});
        QCOMPARE(standing.lastGood, now - 30h);
        QCOMPARE(standing.lastTrouble, u"a hash is wrong"_s);
        QVERIFY(isOverdue(standing, now));
        QVERIFY(!isOverdue(standingOf(profile, {backupAt(now - 3h)}), now));
        // A test that found a difference proves nothing.
        BackupSummary proven = backupAt(now - 9h);
        proven.provenAt = now - 8h;
        BackupSummary wrong = backupAt(now - 2h);
        wrong.provenAt = now - 1h;
        wrong.provenTrouble = u"orders lacks 1 of 3 messages"_s;
        QCOMPARE(standingOf(profile, {wrong, proven, backupAt(now - 30h)}).lastProven, now - 8h);
    }
};

QTEST_GUILESS_MAIN(BackupStandingTest)
#include "BackupStandingTest.moc"
