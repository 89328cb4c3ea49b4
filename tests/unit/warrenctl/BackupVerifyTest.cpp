#include "app/warrenctl/BackupWish.h"
#include "app/warrenctl/Report.h"
#include "record/catalogue/Catalogue.h"
#include "tests/unit/catalogue/BackupSamples.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace warrener;
using namespace warrener::ctl;
using namespace Qt::StringLiterals;

/// `warrenctl backup verify` on a catalogue, with no broker anywhere.
class BackupVerifyTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// An archive that has lost the list beside it is told, and gets it again only when a person says so.
    void aLostSidecarIsMadeAgain()
    {
        const QTemporaryDir folder;
        const Catalogue catalogue(folder.path());
        const QString id = samples::idOf(0);
        const auto made = samples::make(catalogue, id);
        QGOOD(made);
        QVERIFY(QFile::remove(catalogue.sidecarOf(id)));
        ClusterProfile profile;
        profile.name.value = made->cluster;
        BackupWish wish{.folder = folder.path(), .ids = {id}};

        QCOMPARE(exitOf(verifyBackups(profile, wish)), 1);
        QVERIFY(!QFile::exists(catalogue.sidecarOf(id)));
        wish.sidecar = true;
        QCOMPARE(exitOf(verifyBackups(profile, wish)), 0);
        QCOMPARE(catalogue.find(id)->condition, BackupCondition::Whole);
        QCOMPARE(catalogue.find(id)->verification, Verification::Good);
    }

    /// One that is whole keeps what it knows.
    void aWholeSidecarStays()
    {
        const QTemporaryDir folder;
        const Catalogue catalogue(folder.path());
        const QString id = samples::idOf(0);
        const auto made = samples::make(catalogue, id);
        QGOOD(made);
        QVERIFY(catalogue.setCopied(id, samples::at, u"/mnt/second"_s));
        ClusterProfile profile;
        profile.name.value = made->cluster;
        QCOMPARE(exitOf(verifyBackups(profile, {.folder = folder.path(), .ids = {id}, .sidecar = true})), 0);
        QCOMPARE(catalogue.find(id)->copiedTo, u"/mnt/second"_s);
    }

    /// A damaged archive gets no list that would lend it a good name.
    void aDamagedArchiveGetsNone()
    {
        const QTemporaryDir folder;
        const Catalogue catalogue(folder.path());
        const QString id = samples::idOf(0);
        const auto made = samples::make(catalogue, id);
        QGOOD(made);
        QVERIFY(QFile::remove(catalogue.sidecarOf(id)));
        QByteArray bytes = samples::bytesOf(made->file);
        bytes[bytes.size() / 2] = static_cast<char>(bytes.at(bytes.size() / 2) ^ 4);
        QVERIFY(samples::put(made->file, bytes));
        ClusterProfile profile;
        profile.name.value = made->cluster;
        QCOMPARE(exitOf(verifyBackups(profile, {.folder = folder.path(), .ids = {id}, .sidecar = true})), 1);
        QVERIFY(!QFile::exists(catalogue.sidecarOf(id)));
    }

private:
    static int exitOf(const ctl::Outcome &outcome) { return outcome ? outcome->exitCode : -1; }
};

QTEST_GUILESS_MAIN(BackupVerifyTest)

#include "BackupVerifyTest.moc"
