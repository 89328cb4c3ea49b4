#include "app/warrenctl/BackupWish.h"
#include "app/warrenctl/Report.h"
#include "record/catalogue/Catalogue.h"
#include "record/catalogue/Retention.h"
#include "tests/unit/catalogue/BackupSamples.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <sys/resource.h>

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

    /// What somebody was sent is read back before anybody counts on it, and nothing is written beside it.
    void aFileInNoCatalogue()
    {
        const QTemporaryDir folder;
        const QTemporaryDir elsewhere;
        const Catalogue catalogue(folder.path());
        const auto made = samples::make(catalogue, samples::idOf(0));
        QGOOD(made);
        const QString sent = elsewhere.filePath(u"sent.tar.zst"_s);
        QVERIFY(QFile::copy(made->file, sent));
        ClusterProfile profile;
        profile.name.value = made->cluster;
        const BackupWish wish{.folder = folder.path(), .ids = {sent}};
        QCOMPARE(exitOf(verifyBackups(profile, wish)), 0);
        QByteArray bytes = samples::bytesOf(sent);
        bytes[bytes.size() / 2] = char(bytes.at(bytes.size() / 2) ^ 1);
        QVERIFY(samples::put(sent, bytes));
        QCOMPARE(exitOf(verifyBackups(profile, wish)), 1);
        QCOMPARE(QDir(elsewhere.path()).entryList(QDir::Files | QDir::Hidden), QStringList{u"sent.tar.zst"_s});
        QVERIFY(!verifyBackups(profile, {.folder = folder.path(), .ids = {sent}, .sidecar = true}));
        QVERIFY(!verifyBackups(profile, {.folder = folder.path(), .ids = {elsewhere.filePath(u"none.tar.zst"_s)}}));
    }

    /// A file that builds upon another brings nothing back without that: alone it is not called good.
    void aFileThatBuildsUponAnother()
    {
        const QTemporaryDir folder;
        const QTemporaryDir elsewhere;
        const Catalogue catalogue(folder.path());
        const auto base = samples::make(catalogue, samples::idOf(0));
        QGOOD(base);
        const auto child = samples::makeUpon(catalogue, samples::idOf(1, BackupType::Incremental), *base);
        QGOOD(child);
        const QString sent = elsewhere.filePath(u"sent.tar.zst"_s);
        QVERIFY(QFile::copy(child->file, sent));
        ClusterProfile profile;
        profile.name.value = base->cluster;
        const BackupWish wish{.folder = folder.path(), .ids = {sent}};
        QCOMPARE(exitOf(verifyBackups(profile, wish)), 1);
        QCOMPARE(exitOf(verifyBackups(profile, {.folder = folder.path(), .ids = {base->id}})), 0);
        QCOMPARE(exitOf(verifyBackups(profile, wish)), 0);
        QCOMPARE(exitOf(verifyBackups(profile, {.folder = elsewhere.filePath(u"none"_s), .ids = {sent}})), 1);
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

    /// A key that does not open it is told, and the rules remove nothing for it.
    void aWrongKeyIsNoDamage()
    {
        const QTemporaryDir folder;
        const Catalogue catalogue(folder.path() + u"/backups"_s);
        const QString identity = folder.path() + u"/key.txt"_s, other = folder.path() + u"/other.txt"_s;
        samples::outputOf(u"age-keygen"_s, {u"-o"_s, identity});
        samples::outputOf(u"age-keygen"_s, {u"-o"_s, other});
        const QString recipient = QString::fromLatin1(samples::outputOf(u"age-keygen"_s, {u"-y"_s, identity})).trimmed();
        const auto made = samples::make(catalogue, samples::idOf(0), {.ageRecipients = {recipient}});
        QGOOD(made);
        ClusterProfile profile;
        profile.name.value = made->cluster;
        const auto verified = verifyBackups(profile, {.folder = catalogue.folder(), .identity = other});
        QVERIFY(verified);
        QCOMPARE(verified->exitCode, Failed);
        QCOMPARE(verified->json.value("backups"_L1).toArray().at(0)["verified"_L1].toString(), u"bytes"_s);
        QVERIFY2(verified->text.contains(u"identity"_s), qPrintable(verified->text));
        QVERIFY(catalogue.find(made->id)->isGood());
    }

    /// What a full disk has no room for is not said to be written, however little it is.
    void aFileThatHasNoRoomIsNotWritten()
    {
        const QTemporaryDir folder;
        const Catalogue catalogue(folder.path() + u"/backups"_s);
        const auto made = samples::make(catalogue, samples::idOf(0));
        QGOOD(made);
        const QString out = folder.path() + u"/rabbitmq.conf"_s;
        const BackupWish wish{.folder = catalogue.folder(),
                              .ids = {made->id},
                              .path = entrypath::configuration(u"rabbit@broker1"_s, u"/etc/rabbitmq/rabbitmq.conf"_s),
                              .out = out};
        struct rlimit before{};
        QCOMPARE(::getrlimit(RLIMIT_FSIZE, &before), 0);
        const auto handler = std::signal(SIGXFSZ, SIG_IGN);
        const struct rlimit now{.rlim_cur = 10, .rlim_max = before.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &now);
        const auto written = catBackup({}, wish, {});
        ::setrlimit(RLIMIT_FSIZE, &before);
        std::signal(SIGXFSZ, handler);
        QVERIFY(!written);
        QVERIFY2(!QFile::exists(out), "half a file is none");
        QVERIFY(catBackup({}, wish, {}));
        QVERIFY(QFileInfo(out).size() > 10);
    }

    /// What lies in a former second place does not lie in the one that the profile names now.
    void aNewSecondPlaceHasNoCopies()
    {
        const QTemporaryDir folder;
        const Catalogue catalogue(folder.path() + u"/backups"_s);
        const auto made = samples::make(catalogue, samples::idOf(0));
        QGOOD(made);
        QVERIFY(catalogue.setCopied(made->id, samples::at, u"/mnt/former"_s));
        ClusterProfile profile;
        profile.name.value = made->cluster;
        profile.other.insert(u"backup"_s, QJsonObject{{u"secondPlace"_s, QString(folder.path() + u"/second"_s)}});
        const auto copied = copyBackups(profile, {.folder = catalogue.folder()});
        QVERIFY(copied);
        QCOMPARE(copied->json.value("backups"_L1).toArray().size(), 1);
        QCOMPARE(catalogue.find(made->id)->copiedTo, QString(folder.path() + u"/second"_s));
        QVERIFY(copyBackups(profile, {.folder = catalogue.folder()})->json.value("backups"_L1).toArray().isEmpty());
    }

    /// The copies are seen, and looked at, where they lie; also those that are gone, and those that are nowhere else.
    void copiesInTheSecondPlace()
    {
        const QTemporaryDir folder;
        const Catalogue catalogue(folder.path() + u"/backups"_s);
        const Catalogue there(folder.path() + u"/second"_s);
        const QString kept = samples::idOf(0), onlyThere = samples::idOf(1), gone = samples::idOf(2);
        ClusterProfile profile;
        for (const QString &id : {kept, onlyThere, gone}) {
            const auto made = samples::make(catalogue, id);
            QGOOD(made);
            profile.name.value = made->cluster;
        }
        const BackupWish wish{.folder = catalogue.folder(), .second = true};
        QVERIFY2(!listBackups(profile, wish), "no second place is no empty one");
        profile.other.insert(u"backup"_s, QJsonObject{{u"secondPlace"_s, there.folder()}});
        QVERIFY(copyBackups(profile, {.folder = catalogue.folder()}));
        QGOOD(catalogue.remove(onlyThere));
        QCOMPARE(exitOf(verifyBackups(profile, wish)), 0);
        QGOOD(there.remove(gone));

        const auto list = listBackups(profile, wish);
        QCOMPARE(exitOf(list), 0);
        QCOMPARE(list->json.value("place"_L1).toString(), there.folder());
        const QJsonArray rows = list->json.value("backups"_L1).toArray();
        QCOMPARE(rows.size(), 2);
        QCOMPARE(rows.at(0)["id"_L1].toString(), onlyThere);
        QVERIFY(!rows.at(0)["here"_L1].toBool() && rows.at(1)["here"_L1].toBool());
        QVERIFY(rows.at(1)["copyCheckedAt"_L1].isString());
        QVERIFY(list->text.contains(kept) && list->text.contains(u"only there"_s));

        const auto verified = verifyBackups(profile, wish);
        QCOMPARE(exitOf(verified), 1);
        QCOMPARE(verified->json.value("backups"_L1).toArray().size(), 3);
        for (const auto all = verified->json.value("backups"_L1).toArray(); const QJsonValue &row : all)
            QCOMPARE(row["good"_L1].toBool(), row["id"_L1].toString() != gone);
        // By the beginning of its name, as in the first place.
        BackupWish one = wish;
        one.ids = {onlyThere.first(14)};
        QCOMPARE(exitOf(verifyBackups(profile, one)), 0);
        one.ids = {u"20000101"_s};
        QVERIFY(!verifyBackups(profile, one));
        // What is gone there is copied again.
        QCOMPARE(copyBackups(profile, {.folder = catalogue.folder()})->json.value("backups"_L1).toArray().size(), 1);
        QCOMPARE(exitOf(verifyBackups(profile, wish)), 0);
        // A disk that is not mounted has lost nothing.
        QVERIFY(QDir().rename(there.folder(), folder.path() + u"/disk"_s));
        QVERIFY(!listBackups(profile, wish));
        QVERIFY(!verifyBackups(profile, wish));
        QVERIFY(catalogue.find(kept)->liesIn(there.folder()));
    }

    /// What a preview says goes is what goes: a base that a backup of the profile's new name builds upon stays in both.
    void aPreviewSeesTheOtherName()
    {
        const QTemporaryDir folder;
        const Catalogue catalogue(folder.path());
        const auto base = samples::make(catalogue, samples::idOf(0));
        QGOOD(base);
        for (int i = 1; i < 4; ++i)
            QGOOD(samples::make(catalogue, samples::idOf(i)));
        const QString id = samples::idOf(5, BackupType::Incremental);
        const auto staging = catalogue.stage(id, base->id);
        QGOOD(staging);
        BackupManifest manifest = samples::fill(**staging);
        manifest.type = BackupType::Incremental;
        manifest.cluster = u"renamed"_s;
        manifest.parent = BackupParent{.id = base->id, .manifestSha256 = base->manifestSha256};
        QGOOD(packBackup(catalogue, **staging, manifest));
        const TimePoint now = samples::at + std::chrono::days{400};
        const auto preview = previewRetention(catalogue, base->cluster, {}, now);
        QGOOD(preview);
        for (const RetentionVerdict &verdict : *preview) {
            QCOMPARE(verdict.backup.cluster, base->cluster);
            QVERIFY2(verdict.isKept, qPrintable(verdict.backup.id + verdict.reason));
        }
        QVERIFY(applyRetention(catalogue, base->cluster, {}, now)->isEmpty());
    }

private:
    static int exitOf(const ctl::Outcome &outcome) { return outcome ? outcome->exitCode : -1; }
};

QTEST_GUILESS_MAIN(BackupVerifyTest)

#include "BackupVerifyTest.moc"
