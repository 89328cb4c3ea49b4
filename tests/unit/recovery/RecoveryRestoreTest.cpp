#include "plan/recovery/RecoveryRestore.h"

#include "../catalogue/BackupSamples.h"
#include "plan/recovery/RecoveryBackup.h"
#include "plan/recovery/RecoveryLibrary.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace warrener;

/// Which backup a recovery plan brings back, for the window as for warrenctl.
class RecoveryRestoreTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        const Catalogue catalogue(m_folder.path());
        QVERIFY(samples::make(catalogue, samples::idOf(1)));
        QVERIFY(samples::make(catalogue, samples::idOf(2)));
        m_own = recoveryDocument(u"complete-system-failure"_s).value().document.value();
        m_own.onStandby = false;
    }

    /// On a standby the other cluster's backup is restored, elsewhere the cluster's own; nobody guesses between several.
    void whichBackup()
    {
        const auto backup = [](const QString &id, const QString &cluster, int minute) {
            BackupSummary summary;
            summary.id = id;
            summary.cluster = cluster;
            summary.at = TimePoint{std::chrono::minutes{minute}};
            summary.holds = {BackupPart::Definitions, BackupPart::Messages};
            summary.state = BackupState::Success;
            summary.condition = BackupCondition::Whole;
            return summary;
        };
        const TimePoint now{std::chrono::hours{1}};
        const RecoveryDocument standby = recoveryDocument(u"complete-system-failure"_s).value().document.value();
        RecoveryDocument own = standby;
        own.onStandby = false;
        QList<BackupSummary> backups{backup(u"a"_s, u"orders"_s, 1), backup(u"b"_s, u"orders"_s, 2), backup(u"c"_s, u"dr1"_s, 3)};
        QVERIFY(backups.first().isGood());
        QCOMPARE(backupFor(standby, {u"dr1"_s}, backups, now)->id, u"b"_s);
        QCOMPARE(backupFor(own, {u"dr1"_s}, backups, now)->id, u"c"_s);
        QCOMPARE(backupFor(own, {u"mail"_s}, backups, now).error().kind, ErrorKind::NotFound);
        QCOMPARE(backupFor(standby, {u"orders"_s}, {backups.first()}, now).error().kind, ErrorKind::NotFound);
        // One that a wrong clock has dated in the future gives way, where there is another.
        backups.append(backup(u"f"_s, u"dr1"_s, 600'000));
        QCOMPARE(backupFor(own, {u"dr1"_s}, backups, now)->id, u"c"_s);
        QCOMPARE(backupFor(own, {u"dr1"_s}, {backups.last()}, now)->id, u"f"_s);
        backups.removeLast();
        backups.append(backup(u"d"_s, u"mail"_s, 4));
        QCOMPARE(backupFor(standby, {u"dr1"_s}, backups, now).error().kind, ErrorKind::Usage);
        // Of some queues only: the rest would be gone without a word.
        backups = {backup(u"a"_s, u"orders"_s, 1), backup(u"b"_s, u"orders"_s, 2)};
        backups.last().onlyQueues = u"^orders"_s;
        QCOMPARE(backupFor(standby, {u"dr1"_s}, backups, now)->id, u"a"_s);
        // In a rehearsal it is that of the cluster whose plan it is, whoever else's lie beside it.
        backups.append(backup(u"m"_s, u"mail"_s, 5));
        QCOMPARE(backupFor(standby, {u"dr1"_s}, backups, now).error().kind, ErrorKind::Usage);
        QCOMPARE(backupFor(standby, {u"dr1"_s}, backups, now, {u"orders"_s})->id, u"a"_s);
        QCOMPARE(backupFor(own, {u"dr1"_s}, backups, now, {u"mail"_s})->id, u"m"_s);
        QCOMPARE(backupFor(standby, {u"dr1"_s}, backups, now, {u"billing"_s}).error().kind, ErrorKind::NotFound);
        // Nor does it take another's that a person names, in whichever program; outside a rehearsal anybody's may be named.
        QVERIFY(mayStandFor(u"m"_s, u"mail"_s, {u"mail"_s}) && mayStandFor(u"m"_s, u"mail"_s, {}));
        QCOMPARE(mayStandFor(u"m"_s, u"mail"_s, {u"orders"_s}).error().kind, ErrorKind::Usage);
        backups.removeLast();
        // On a production cluster that has backups of its own, another's is restored by name only.
        backups.append(backup(u"p"_s, u"mail"_s, 3));
        backups.last().environment = u"production"_s;
        QCOMPARE(backupFor(standby, {u"mail"_s}, backups, now).error().kind, ErrorKind::Usage);
        // What a person may choose from: whole ones only, newest first, those of a wrong clock last.
        backups = {backup(u"a"_s, u"orders"_s, 1), backup(u"m"_s, u"mail"_s, 3), backup(u"f"_s, u"orders"_s, 600'000), backup(u"b"_s, u"orders"_s, 2)};
        backups.append(backup(u"part"_s, u"orders"_s, 5));
        backups.last().onlyQueues = u"^orders"_s;
        backups.append(backup(u"bad"_s, u"orders"_s, 6));
        backups.last().verification = Verification::Bad;
        const auto ids = [](const QList<BackupSummary> &list) {
            QStringList said;
            for (const BackupSummary &one : list)
                said.append(one.id);
            return said;
        };
        QCOMPARE(ids(wholeBackups(backups, now)), (QStringList{u"m"_s, u"b"_s, u"a"_s, u"f"_s}));
        QCOMPARE(ids(wholeBackups(backups, now, {u"orders"_s})), (QStringList{u"b"_s, u"a"_s, u"f"_s}));
    }

    void theBestThatIsThere()
    {
        const auto chosen = chooseRecoveryBackup(profileOf("orders"), m_own, {.folder = m_folder.path()}, now);
        QVERIFY(chosen);
        QCOMPARE(chosen->request.source.id, samples::idOf(2));
        QCOMPARE(chosen->request.source.folder, m_folder.path());
        QCOMPARE(chosen->point.id, samples::idOf(2));
        QCOMPARE(chosen->point.cluster, u"orders"_s);
        QVERIFY(!chosen->point.isNamed);
        QVERIFY(!chosen->request.isCompared);
        QVERIFY(!chosen->request.objects.isIdle);
    }

    void theOneThatIsNamed()
    {
        const auto chosen = chooseRecoveryBackup(profileOf("orders"), m_own, {.folder = m_folder.path(), .backup = samples::idOf(1)}, now);
        QVERIFY(chosen);
        QCOMPARE(chosen->request.source.id, samples::idOf(1));
        QVERIFY(chosen->point.isNamed);
    }

    void anArchiveOfNoFolder()
    {
        const QString file = Catalogue(m_folder.path()).find(samples::idOf(1))->file;
        const auto chosen = chooseRecoveryBackup(profileOf("orders"), m_own, {.folder = m_folder.path(), .backup = file}, now);
        QVERIFY(chosen);
        QCOMPARE(chosen->request.source.file, file);
        QVERIFY(chosen->request.source.id.isEmpty());
        QVERIFY(chosen->point.id.isEmpty() && chosen->point.isNamed);
    }

    void inARehearsal()
    {
        const auto chosen = chooseRecoveryBackup(profileOf("dr1"), m_own, {.folder = m_folder.path(), .of = {u"orders"_s}}, now);
        QVERIFY(chosen);
        // The cluster whose it is goes on: its shovels must not run here too.
        QVERIFY(chosen->request.objects.isIdle);
        const RecoveryRestoreWish others{.folder = m_folder.path(), .backup = samples::idOf(1), .of = {u"mail"_s}};
        QCOMPARE(chooseRecoveryBackup(profileOf("dr1"), m_own, others, now).error().kind, ErrorKind::Usage);
    }

    void whereThereIsNone()
    {
        const QTemporaryDir empty;
        QCOMPARE(chooseRecoveryBackup(profileOf("orders"), m_own, {.folder = empty.path()}, now).error().kind, ErrorKind::NotFound);
        QCOMPARE(chooseRecoveryBackup(profileOf("mail"), m_own, {.folder = m_folder.path()}, now).error().kind, ErrorKind::NotFound);
    }

private:
    static ClusterProfile profileOf(const char *name)
    {
        ClusterProfile profile;
        profile.name = {QString::fromLatin1(name)};
        return profile;
    }

    const TimePoint now = samples::at + std::chrono::hours{24};
    QTemporaryDir m_folder;
    RecoveryDocument m_own;
};

QTEST_GUILESS_MAIN(RecoveryRestoreTest)
#include "RecoveryRestoreTest.moc"
