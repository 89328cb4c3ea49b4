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
    /// Who saves messages is not calmed by a backup of the configuration, or of some queues; who saves none is.
    void whatCounts()
    {
        Scene scene;
        scene.profile.name = {u"orders"_s};
        const TimePoint now = scene.snapshot.at;
        BackupSummary bare = backupAt(now - 10min), some = backupAt(now - 20min), whole = backupAt(now - 9000min);
        bare.holds = {BackupPart::Definitions, BackupPart::Configuration};
        some.holds = whole.holds = {BackupPart::Definitions, BackupPart::Messages};
        some.onlyQueues = u"^orders"_s;
        QCOMPARE(standingOf(scene.profile, {bare, some, whole}, now).lastGood, whole.at);
        QCOMPARE(standingOf(scene.profile, {bare, some}, now).lastGood, bare.at);
        // Nor by one whose run could not have the messages of a queue: and that is told.
        BackupSummary lacking = backupAt(now - 5min);
        lacking.holds = whole.holds;
        lacking.missing = 1;
        QCOMPARE(standingOf(scene.profile, {lacking, bare, whole}, now).lastGood, whole.at);
        QVERIFY(!standingOf(scene.profile, {lacking, bare, whole}, now).lastTrouble.isEmpty());
        QCOMPARE(standingOf(scene.profile, {whole, lacking}, now).lastGood, whole.at);
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
        QCOMPARE(results.size(), 3);
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

    /// The second place is what is left when this console's disk is not: where nothing arrives there any more, that is told.
    void notCopied_data()
    {
        QTest::addColumn<QString>("setting");
        QTest::addColumn<QList<int>>("copied"); // hours ago; of backups that are 1, 30 and 60 hours old
        QTest::addColumn<bool>("isTold");
        QTest::newRow("nowhere to go") << QString() << QList<int>() << false;
        QTest::newRow("all") << u"sftp:ops@nas:/srv"_s << QList{1, 30, 60} << false;
        QTest::newRow("the newest is under way") << u"sftp:ops@nas:/srv"_s << QList{30, 60} << false;
        QTest::newRow("no more since") << u"sftp:ops@nas:/srv"_s << QList{60} << true;
        QTest::newRow("none ever") << u"sftp:ops@nas:/srv"_s << QList<int>() << true;
        QTest::newRow("into a former place") << u"/mnt/other"_s << QList{1, 30, 60} << true;
    }
    void notCopied()
    {
        QFETCH(const QString, setting);
        QFETCH(const QList<int>, copied);
        QFETCH(const bool, isTold);
        Scene scene;
        scene.profile.name = {u"orders"_s};
        const TimePoint now = scene.snapshot.at;
        BackupSettings settings;
        settings.secondPlace = setting;
        setBackupSettings(scene.profile, settings);
        QList<BackupSummary> backups;
        for (const int hours : {1, 30, 60}) {
            backups.append(backupAt(now - std::chrono::hours{hours}));
            if (copied.contains(hours)) {
                backups.last().copiedAt = backups.last().at + 5min;
                backups.last().copiedTo = u"ops@nas:/srv"_s;
            }
        }
        const BackupStanding standing = standingOf(scene.profile, backups, now);
        const Assessment assessment = assess(scene.snapshot, standing);
        QCOMPARE(std::ranges::contains(assessment.findings, u"cluster.backup-not-copied"_s, &Finding::id), isTold);
        QVERIFY(!saysOverdue(assessment));
        const QList<CheckResult> results = checksOf(scene, standing);
        const auto check = std::ranges::find(results, u"backup.copied"_s, &CheckResult::id);
        QVERIFY(check != results.end());
        QCOMPARE(check->outcome, isTold ? Outcome::Warning : setting.isEmpty() ? Outcome::NotConfigured : Outcome::Passed);
    }

    /// What only the last backup still has is told and turns nothing yellow; nobody is told by an answer that is not whole, or
    /// older than the backup.
    void deletedSince_data()
    {
        QTest::addColumn<QStringList>("live");
        QTest::addColumn<bool>("isWhole");
        QTest::addColumn<bool>("isLater");
        QTest::addColumn<QString>("told");
        QTest::newRow("all there") << QStringList{u"orders"_s, u"mail"_s, u"audit"_s, u"bills"_s} << true << true << QString();
        QTest::newRow("one") << QStringList{u"orders"_s, u"audit"_s, u"bills"_s} << true << true << u"mail: in the last backup only"_s;
        QTest::newRow("many") << QStringList() << true << true << u"orders, mail, audit and 1 more stand in the last backup only"_s;
        QTest::newRow("not all have answered") << QStringList{u"orders"_s} << false << true << QString();
        QTest::newRow("looked at before the backup") << QStringList{u"orders"_s} << true << false << QString();
    }
    void deletedSince()
    {
        QFETCH(const QStringList, live);
        QFETCH(const bool, isWhole);
        QFETCH(const bool, isLater);
        QFETCH(const QString, told);
        Scene scene;
        const TimePoint now = scene.snapshot.at;
        QueueTable table{.vhosts = {u"/"_s}, .asOf = isLater ? now : now - 2h};
        for (const QString &name : live) {
            QueueRow row;
            row.vhost = 0;
            row.name = name;
            table.rows.push_back(row);
        }
        table.total = isWhole ? live.size() : live.size() + 1;
        scene.snapshot.queues = std::make_shared<const QueueTable>(table);
        BackupStanding standing{.isKnown = true, .queuesAt = now - 1h};
        for (const QString &name : {u"orders"_s, u"mail"_s, u"audit"_s, u"bills"_s, u"amq.gen-x"_s})
            standing.queues.append({u"/"_s, name});
        const Assessment assessment = assess(scene.snapshot, standing);
        const auto found = std::ranges::find(assessment.findings, u"cluster.queues-deleted"_s, &Finding::id);
        QCOMPARE(found == assessment.findings.end() ? QString() : found->text, told);
        QCOMPARE(assessment.level, Level::Ok);
    }

    void fromTheCatalogue()
    {
        ClusterProfile profile;
        profile.name = {u"orders"_s};
        const TimePoint now{Millis{1'795'740'000'000}};
        // Who never made one, and never said that there should be one, is asked for none.
        QVERIFY(!standingOf(profile, {}, now).isWanted);
        BackupSettings settings;
        settings.schedule = {{u"full"_s, u"daily"_s}};
        setBackupSettings(profile, settings);
        QVERIFY(standingOf(profile, {}, now).isWanted && isOverdue(standingOf(profile, {}, now), now));
        BackupSummary damaged = backupAt(now - 1h);
        damaged.verification = Verification::Bad;
        damaged.verifyTrouble = u"a hash is wrong"_s;
        const BackupStanding standing = standingOf(profile, {damaged, backupAt(now - 30h)}, now);
        QCOMPARE(standing.lastGood, now - 30h);
        QCOMPARE(standing.lastTrouble, u"a hash is wrong"_s);
        QVERIFY(isOverdue(standing, now));
        QVERIFY(!isOverdue(standingOf(profile, {backupAt(now - 3h)}, now), now));
        // A test that found a difference proves nothing.
        BackupSummary proven = backupAt(now - 9h);
        proven.provenAt = now - 8h;
        BackupSummary wrong = backupAt(now - 2h);
        wrong.provenAt = now - 1h;
        wrong.provenTrouble = u"orders lacks 1 of 3 messages"_s;
        QCOMPARE(standingOf(profile, {wrong, proven, backupAt(now - 30h)}, now).lastProven, now - 8h);
    }

    /// A console's clock was a year ahead: what it made is told, is no reason to be calm, and hides no other.
    void fromTheFuture()
    {
        Scene scene;
        scene.profile.name = {u"orders"_s};
        const TimePoint now = scene.snapshot.at;
        BackupSettings settings;
        settings.schedule = {{u"full"_s, u"daily"_s}};
        setBackupSettings(scene.profile, settings);
        BackupSummary future = backupAt(now + 9000h);
        future.provenAt = now + 9001h;
        const BackupStanding alone = standingOf(scene.profile, {future}, now);
        QVERIFY(isNever(alone.lastGood) && isNever(alone.lastProven) && isOverdue(alone, now));
        QCOMPARE(alone.ahead, QStringList{future.id});
        const BackupStanding both = standingOf(scene.profile, {future, backupAt(now - 2h)}, now);
        QCOMPARE(both.lastGood, now - 2h);
        const Assessment assessment = assess(scene.snapshot, both);
        QVERIFY(std::ranges::contains(assessment.findings, u"cluster.backup-dates"_s, &Finding::id));
        QCOMPARE(assessment.level, Level::Ok);
        // Clocks differ by a little.
        QCOMPARE(standingOf(scene.profile, {backupAt(now + 4min)}, now).lastGood, now + 4min);
        // The cut is told by a broker's host, whose clock may be the wrong one.
        BackupSummary cut = backupAt(now - 3h);
        cut.cutAt = now + 9000h;
        QCOMPARE(standingOf(scene.profile, {cut}, now).lastGood, now - 3h);
    }
};

QTEST_GUILESS_MAIN(BackupStandingTest)
#include "BackupStandingTest.moc"
