// What is secret is in encrypted backups only, whoever wrote the plan.
#include "record/catalogue/BackupId.h"
#include "record/catalogue/Catalogue.h"
#include "run/operations/backup/BackupParts.h"

#include <QCoroTask>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace warrener;

namespace {

const NodeName sealedNode{u"rabbit@broker1"_s};

/// What comes of a step while a backup is collected that was begun with recipients, or without.
struct SealScene
{
    explicit SealScene(bool isSealed)
    {
        profile->name = {u"orders"_s};
        profile->nodes.append({.name = sealedNode, .management = {}});
        const auto access = std::make_shared<ClusterAccess>(profile, u"secret"_s);
        parts::addBackupArchiveOperations(*operations, works, access);
        parts::addBackupFileOperations(*operations, works, access);
        const Result<std::shared_ptr<Staging>> staging = Catalogue(place.folder).stage(place.id);
        if (!staging)
            return;
        if (isSealed)
            (*staging)->seal();
        work = std::make_shared<BackupWork>(*staging, BackupManifest{.id = place.id});
        works->begin(place.id, work);
    }

    Result<QJsonObject> call(const Step &step) const
    {
        return QCoro::waitFor(Operations::call(operations, *step.act, StepContext{.run = u"run"_s}, systemTimekeeper(), {.timeout = Millis{30000}}));
    }

    const QTemporaryDir folder;
    const BackupPlace place{.id = newBackupId(BackupType::Full, u"orders"_s, systemTimekeeper()->now()), .folder = folder.path()};
    const std::shared_ptr<ClusterProfile> profile = std::make_shared<ClusterProfile>();
    const std::shared_ptr<Operations> operations = std::make_shared<Operations>();
    const parts::WorksPtr works = std::make_shared<BackupWorks>();
    std::shared_ptr<BackupWork> work;
};

} // namespace

class BackupSealTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theCookieIsNotCollectedInClear_data()
    {
        QTest::addColumn<bool>("isSealed");
        QTest::addColumn<bool>("cookie");
        QTest::addColumn<bool>("isForbidden");
        QTest::newRow("in clear") << false << true << true;
        QTest::newRow("encrypted") << true << true << false;
        QTest::newRow("no cookie") << false << false << false;
    }
    void theCookieIsNotCollectedInClear()
    {
        QFETCH(const bool, isSealed);
        QFETCH(const bool, cookie);
        QFETCH(const bool, isForbidden);
        const SealScene scene(isSealed);
        QVERIFY(scene.work);
        const Result<QJsonObject> said = scene.call(nodeFilesStep(scene.place, *scene.profile, sealedNode, {.cookie = cookie}));
        // Where it may go on, it ends because the profile has no login.
        QVERIFY(!said);
        QCOMPARE(said.error().kind == ErrorKind::Forbidden, isForbidden);
        QVERIFY(scene.work->staging().entries().isEmpty());
    }

    void whatWasBegunEncryptedIsNotPackedInClear()
    {
        const SealScene scene(true);
        QVERIFY(scene.work);
        const Result<QJsonObject> said = scene.call(packStep(scene.place, {}, {}, 1000));
        QVERIFY(!said);
        QCOMPARE(said.error().kind, ErrorKind::Forbidden);
        QVERIFY(Catalogue(scene.place.folder).archiveOf(scene.place.id).isEmpty());
    }
};

QTEST_GUILESS_MAIN(BackupSealTest)
#include "BackupSealTest.moc"
