#include "ui/backups/BackupWords.h"

#include "support/SampleBackups.h"
#include "ui/backups/ProgressStrip.h"
#include "ui/backups/RemoveBackupDialog.h"
#include "ui/theme/Glyph.h"

#include <QTest>

using namespace warrener;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class BackupWordsTest final : public QObject
{
    Q_OBJECT

public:
    static void initMain() { qputenv("TZ", "UTC"); }

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void rowsSayWhatThePictureSays()
    {
        const BackupsView view = sampleData::backupsView();
        const TimePoint now = sampleData::backupsNow();
        const BackupRow &newest = view.rows.at(0);
        QCOMPARE(backupwords::type(newest.backup), u"Incremental"_s);
        QCOMPARE(backupwords::dayAndTime(newest.backup.at, now), u"17 March 14:00"_s);
        QCOMPARE(backupwords::holds(newest, &view.rows.at(1)), u"changes since 13:00"_s);
        QCOMPARE(backupwords::holds(newest, nullptr), u"changes since a backup that is not here"_s);
        QCOMPARE(backupwords::restored(newest, now), u"not yet"_s);
        QCOMPARE(backupwords::restored(view.rows.at(2), now), u"12:20 on dr1"_s);
        QCOMPARE(backupwords::holds(view.rows.at(3), nullptr), u"definitions, messages, configuration, logs"_s);
        QCOMPARE(backupwords::trust(view.rows.at(4), now).words, u"Damaged, 1 of 214"_s);
        QCOMPARE(backupwords::restored(view.rows.at(4), now), u"no"_s);
        QCOMPARE(backupwords::holds(view.rows.at(5), nullptr), u"3 brokers, 2 proxies"_s);
        QCOMPARE(backupwords::restored(view.rows.at(6), now), u"16 March 04:12 on dr1"_s);
        QCOMPARE(backupwords::type(view.rows.at(7).backup), u"Unknown file"_s);
        QCOMPARE(backupwords::holds(view.rows.at(7), nullptr), u"orders-copy.tar.zst: ends in the middle"_s);
        QCOMPARE(backupwords::trust(view.rows.at(7), now).glyph, GlyphKind::NoData);
        QCOMPARE(backupwords::dayAndTime(newest.backup.at, now + 365 * 24h), u"17 March 2026 14:00"_s);
    }

    void trust_data()
    {
        QTest::addColumn<int>("condition");
        QTest::addColumn<int>("verification");
        QTest::addColumn<QString>("broken");
        QTest::addColumn<bool>("verifying");
        QTest::addColumn<int>("trust");
        const auto row = [](const char *name, BackupCondition condition, Verification verification, const QString &broken, bool verifying, BackupTrust trust) {
            QTest::newRow(name) << static_cast<int>(condition) << static_cast<int>(verification) << broken << verifying << static_cast<int>(trust);
        };
        using enum BackupCondition;
        row("verified", Whole, Verification::Good, {}, false, BackupTrust::Verified);
        row("encrypted and not opened", Whole, Verification::Bytes, {}, false, BackupTrust::Bytes);
        row("not yet", Whole, Verification::Never, {}, false, BackupTrust::NotYet);
        row("without its sidecar", NoSidecar, Verification::Never, {}, false, BackupTrust::NotYet);
        row("damaged", Whole, Verification::Bad, u"its base is gone"_s, false, BackupTrust::Damaged);
        row("base gone", Whole, Verification::Good, u"its base is gone"_s, false, BackupTrust::Broken);
        row("being read", Whole, Verification::Bad, {}, true, BackupTrust::Verifying);
        row("cut short", Changed, Verification::Good, {}, true, BackupTrust::Incomplete);
        row("renamed", Renamed, Verification::Good, {}, false, BackupTrust::Incomplete);
        row("foreign", Foreign, Verification::Never, {}, false, BackupTrust::Incomplete);
        row("died", Interrupted, Verification::Never, {}, false, BackupTrust::Incomplete);
        row("being made", Running, Verification::Never, {}, false, BackupTrust::Running);
    }
    void trust()
    {
        QFETCH(int, condition);
        QFETCH(int, verification);
        QFETCH(QString, broken);
        QFETCH(bool, verifying);
        QFETCH(int, trust);
        BackupRow row;
        row.backup.condition = static_cast<BackupCondition>(condition);
        row.backup.verification = static_cast<Verification>(verification);
        row.broken = broken;
        row.verifying = verifying;
        QCOMPARE(static_cast<int>(trustOf(row)), trust);
        // What was read back whole is green, and nothing else is.
        QCOMPARE(backupwords::trust(row, sampleData::backupsNow()).glyph == GlyphKind::Ok, trustOf(row) == BackupTrust::Verified);
        row.backup.state = BackupState::Failed;
        if (row.backup.condition != BackupCondition::Running)
            QCOMPARE(static_cast<int>(trustOf(row)), static_cast<int>(BackupTrust::Incomplete));
    }

    /// What was written is what is read, and the messages of two queues are not in it: not green, and no complete backup.
    void whatLacksMessagesIsNotGreen()
    {
        const TimePoint now = sampleData::backupsNow();
        BackupRow row;
        row.backup.at = now - 1h;
        row.backup.verification = Verification::Good;
        row.backup.verifiedAt = now - 1h;
        row.backup.missing = 2;
        const backupwords::Trust trust = backupwords::trust(row, now);
        QCOMPARE(trust.glyph, GlyphKind::Note);
        QCOMPARE(trust.words, u"Verified, not all in it"_s);
        QVERIFY2(trust.why.contains(u"could not be had"_s), qPrintable(trust.why));
        BackupsView view;
        view.listing = BackupsListing::Ready;
        view.rpo = 60min;
        view.rows = {row};
        QCOMPARE(backupwords::rpo(view, now).title, u"No complete backup"_s);
        QCOMPARE(backupwords::rpo(view, now).level, Level::Warning);
    }

    void howLongMembersStoodStill()
    {
        BackupManifest manifest = sampleData::backupManifest();
        QCOMPARE(backupwords::stoodStill(manifest), u"for 4.7 ms at once at most (payments.settle), 5.7 ms in all"_s);
        for (BackedUpQueue &queue : manifest.queues)
            queue.stoodStill = {};
        QCOMPARE(backupwords::stoodStill(manifest), QString());
        QCOMPARE(backupwords::stoodStill(StoodStill{}), QString());
        manifest.queues[1].stoodStill.steps = {1500us, 2500us};
        manifest.queues[2].stoodStill.steps = {400us};
        QCOMPARE(backupwords::stoodStill(manifest.queues[2].stoodStill), u"the member that was read stood still for 0.4 ms"_s);
        QCOMPARE(backupwords::stoodStill(manifest.queues[1].stoodStill), u"the member that was read stood still for 2.5 ms at once at most, 4.0 ms in all"_s);
        QCOMPARE(backupwords::stoodStill(manifest), u"for 2.5 ms at once at most (orders.dlq), 4.4 ms in all"_s);
    }

    void copyThere_data()
    {
        QTest::addColumn<int>("there");
        QTest::addColumn<QString>("copiedTo");
        QTest::addColumn<bool>("checked");
        QTest::addColumn<QString>("trouble");
        QTest::addColumn<QString>("words");
        QTest::addColumn<int>("glyph");
        const auto row = [](const char *name, CopyThere there, const QString &copiedTo, bool checked, const QString &trouble, const QString &words,
                            GlyphKind glyph) { QTest::newRow(name) << int(there) << copiedTo << checked << trouble << words << int(glyph); };
        const QString here = u"/mnt/nas"_s;
        row("none", CopyThere::Missing, {}, false, {}, u"No copy"_s, GlyphKind::NoData);
        row("none, not looked", CopyThere::Unknown, {}, false, {}, u"No copy"_s, GlyphKind::NoData);
        row("in a former place", CopyThere::Missing, u"/mnt/former"_s, true, {}, u"No copy"_s, GlyphKind::NoData);
        row("verified", CopyThere::Whole, here, true, {}, u"Verified 12:00"_s, GlyphKind::Ok);
        row("verified, nobody answers", CopyThere::Unknown, here, true, {}, u"Verified 12:00"_s, GlyphKind::Ok);
        row("of an older Warrener", CopyThere::Whole, here, false, {}, u"Copied 16 March 02:00"_s, GlyphKind::Ok);
        row("gone", CopyThere::Missing, here, true, {}, u"Gone there"_s, GlyphKind::Bad);
        row("cut short", CopyThere::Odd, here, true, {}, u"Not whole there"_s, GlyphKind::Bad);
        row("damaged", CopyThere::Whole, here, true, u"its SHA-256 is another"_s, u"Damaged there"_s, GlyphKind::Bad);
        row("put there by hand", CopyThere::Whole, {}, false, {}, u"There, not verified"_s, GlyphKind::Pending);
    }
    void copyThere()
    {
        QFETCH(const int, there);
        QFETCH(const QString, copiedTo);
        QFETCH(const bool, checked);
        QFETCH(const QString, trouble);
        QFETCH(const QString, words);
        QFETCH(const int, glyph);
        const TimePoint now = sampleData::backupsNow();
        BackupRow row = sampleData::backupsView().rows.at(6);
        row.there = static_cast<CopyThere>(there);
        row.backup.copiedTo = copiedTo;
        row.backup.copiedAt = copiedTo.isEmpty() ? TimePoint{} : row.backup.at;
        row.backup.copyCheckedAt = checked ? now - 152min : TimePoint{};
        row.backup.copyTrouble = trouble;
        const backupwords::Trust said = backupwords::copyThere(row, u"/mnt/nas"_s, now);
        QCOMPARE(said.words, words);
        QCOMPARE(int(said.glyph), glyph);
        QVERIFY(trouble.isEmpty() || said.why.contains(trouble));
        QVERIFY(backupwords::copyThere(row, {}, now).words.isEmpty());
        // What is bad there is counted where the worst of the page stands.
        BackupsView view{.listing = BackupsListing::Ready, .rows = {row}, .lastGood = now, .secondPlace = u"/mnt/nas"_s};
        QCOMPARE(backupwords::worst(view, now).count, glyph == int(GlyphKind::Bad) ? 1 : 0);
    }

    void rpo()
    {
        const TimePoint now = sampleData::backupsNow();
        BackupsView view{.listing = BackupsListing::Ready, .rpo = 60min, .lastGood = now - 32min};
        backupwords::Rpo state = backupwords::rpo(view, now);
        QCOMPARE(state.title, u"Within RPO"_s);
        QCOMPARE(state.text, u"newest good backup 32 min old"_s);
        QCOMPARE(state.target, u"this cluster's target 60 min"_s);
        QCOMPARE(state.level, Level::Ok);
        QVERIFY(state.share < state.limit);
        // Exactly at the target is within it.
        QCOMPARE(backupwords::rpo(view, view.lastGood + 60min).level, Level::Ok);
        state = backupwords::rpo(view, view.lastGood + 60min + 1ms);
        QCOMPARE(state.level, Level::Warning);
        QCOMPARE(state.title, u"RPO missed"_s);
        QVERIFY(state.share > state.limit);
        QCOMPARE(backupwords::rpo(view, view.lastGood + 1000h).share, 1.0);
        // A clock that was set back makes nothing younger than new.
        QCOMPARE(backupwords::rpo(view, view.lastGood - 1h).text, u"newest good backup 0 s old"_s);

        // Of a list that cannot be read any more nothing is promised.
        for (const BackupsListing listing : {BackupsListing::Unreachable, BackupsListing::Loading}) {
            view.listing = listing;
            state = backupwords::rpo(view, now);
            QCOMPARE(state.glyph, GlyphKind::NoData);
            QCOMPARE(state.level, Level::Ok);
            QVERIFY2(state.title.startsWith(u"Not known"_s), qPrintable(state.title));
            QCOMPARE(state.text, u"newest good one read so far 32 min old"_s);
        }
        view.listing = BackupsListing::Ready;

        view.lastGood = {};
        QCOMPARE(backupwords::rpo(view, now).title, u"No good backup"_s);
        QCOMPARE(backupwords::rpo(view, now).level, Level::Warning);
        view.listing = BackupsListing::Loading;
        QCOMPARE(backupwords::rpo(view, now).level, Level::Ok);
        view = {.listing = BackupsListing::Ready, .rpo = 0min, .lastGood = now - 100h};
        QCOMPARE(backupwords::rpo(view, now).level, Level::Ok);
        QVERIFY(backupwords::rpo(view, now).target.isEmpty());
    }

    void worstOfThePage()
    {
        const TimePoint now = sampleData::backupsNow();
        BackupsView view = sampleData::backupsView();
        QCOMPARE(backupwords::worst(view, now), (backupwords::Worst{Level::Warning, 1}));
        view.lastGood = now - 61min;
        QCOMPARE(backupwords::worst(view, now).count, 2);
        view.listing = BackupsListing::Unreachable;
        QCOMPARE(backupwords::worst(view, now), (backupwords::Worst{Level::Critical, 1}));
        view = {.listing = BackupsListing::Ready, .rpo = 60min, .lastGood = now};
        QCOMPARE(backupwords::worst(view, now), backupwords::Worst{});
    }

    void freeSpace()
    {
        QCOMPARE(backupwords::freeSpace(sampleData::backupsView()), u"212 GB, about 70 days"_s);
        QCOMPARE(backupwords::freeSpace({.freeBytes = -1}), u"not known"_s);
        QCOMPARE(backupwords::freeSpace({.freeBytes = 1'000'000, .bytesPerDay = 1}), u"1.0 MB"_s);
    }

    void progress()
    {
        BackupProgress progress = sampleData::backupProgress();
        QCOMPARE(progressFigures(progress), u"3.2 GB of 6.3 GB, 912,004 of 1,996,006 messages, 84.1 MB/s"_s);
        QCOMPARE(progressRest(progress, sampleData::backupsNow()), u"about 36 s left"_s);
        progress.remaining.reset();
        progress.bytesTotal = 0;
        progress.messagesTotal = 0;
        QCOMPARE(progressFigures(progress), u"3.2 GB, 84.1 MB/s"_s);
        QCOMPARE(progressRest(progress, sampleData::backupsNow()), u"for 52 s"_s);
    }

    void whatBuildsUponABackupGoesFirst()
    {
        const QList<BackupRow> rows = sampleData::backupsView().rows;
        const QStringList ids = withDependants(rows, QString::fromLatin1(sampleData::fullBackup));
        QCOMPARE(ids, (QStringList{rows.at(0).backup.id, rows.at(1).backup.id, rows.at(2).backup.id, rows.at(3).backup.id}));
        QCOMPARE(withDependants(rows, rows.at(0).backup.id), QStringList{rows.at(0).backup.id});
    }
};

QTEST_GUILESS_MAIN(BackupWordsTest)
#include "BackupWordsTest.moc"
