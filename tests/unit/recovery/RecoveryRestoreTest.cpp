#include "plan/recovery/RecoveryRestore.h"

#include "../catalogue/BackupSamples.h"
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
