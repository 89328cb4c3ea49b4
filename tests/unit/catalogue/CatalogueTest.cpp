// The folder shows what is in it, whatever that is; runs that died leave nothing that looks like a backup.
#include "record/catalogue/Catalogue.h"

#include "BackupSamples.h"
#include "record/catalogue/CatalogueFiles.h"
#include "record/catalogue/Retention.h"
#include "record/catalogue/Verify.h"

#include <future>
#include <stop_token>
#include <sys/stat.h>

using namespace warrener;
using namespace Qt::StringLiterals;

class CatalogueTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void listsAndFinds();
    void showsThingsAsTheyAre();
    void damagedOnesAreStillTheirClusters();
    void pipesAmongBackups();
    void anotherFileBesideIt();
    void sidecarIsMadeAgain();
    void everyByteOfASidecar();
    void pinsAndNotes();
    void removes();
    void aFileIsNoFolder();
    void removesTogether();
    void theBaseOfARunStays();
    void cleansUp();
    void stagedSealed();
    void oneWriter();
    void oneRunABackup();
    void stagingGoesOn();
    void namesThatDifferInCaseOnly();
    void packedWhileAnotherWrites();
    void writtenOverNothing();
    void stagedByAnOlderOne();
    void aDiskOfUnknownSizeIsNotFull();
};

/// A mounted file system that says nothing of its size says 0 of all of it: nobody is refused for that.
void CatalogueTest::aDiskOfUnknownSizeIsNotFull()
{
    QCOMPARE(Catalogue::freeSpaceOf(u"/proc"_s), -1);
    const QTemporaryDir folder;
    QVERIFY(Catalogue::freeSpaceOf(folder.path()) >= 0);
}

/// It would look like a folder without backups.
void CatalogueTest::aFileIsNoFolder()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"file"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    const auto list = Catalogue(file.fileName()).list();
    QVERIFY(!list);
    QCOMPARE(list.error().kind, ErrorKind::Io);
    QVERIFY2(list.error().message.contains(file.fileName()), qPrintable(list.error().message));
    QVERIFY(!Catalogue(file.fileName()).find(u"2026"_s));
}

void CatalogueTest::listsAndFinds()
{
    const QTemporaryDir folder;
    const Catalogue catalogue(folder.path() + u"/none/yet"_s);
    QVERIFY(catalogue.list()->isEmpty());
    QVERIFY(catalogue.freeBytes() > 0);
    QCOMPARE(catalogue.cleanUp()->removed, QStringList());
    for (int i = 0; i < 3; ++i)
        QGOOD(samples::make(catalogue, samples::idOf(i)));
    const auto list = catalogue.list();
    QGOOD(list);
    QCOMPARE(list->size(), 3);
    QCOMPARE(list->at(0).id, samples::idOf(2));
    const BackupSummary &first = list->at(0);
    QCOMPARE(first.condition, BackupCondition::Whole);
    QVERIFY(first.isGood());
    QCOMPARE(first.cluster, u"orders"_s);
    QCOMPARE(first.messages, 500);
    QCOMPARE(first.archiveBytes, QFileInfo(first.file).size());
    QCOMPARE(first.archiveSha256, sha256Hex(samples::bytesOf(first.file)));
    QCOMPARE(catalogue.list(u"orders"_s)->size(), 3);
    QVERIFY(catalogue.list(u"other"_s)->isEmpty());
    QCOMPARE(catalogue.find(samples::idOf(1))->id, samples::idOf(1));
    QCOMPARE(catalogue.find(samples::idOf(1).first(14))->id, samples::idOf(1));
    const auto several = catalogue.find(u"2026"_s);
    QVERIFY(!several);
    QCOMPARE(several.error().kind, ErrorKind::Usage);
    QVERIFY(several.error().detail.contains(samples::idOf(0)));
    QCOMPARE(catalogue.find(u"2027"_s).error().kind, ErrorKind::NotFound);
    QCOMPARE(catalogue.find({}).error().kind, ErrorKind::NotFound);
    const TimePoint now = samples::at + std::chrono::hours{100};
    QCOMPARE(lastGood(*list, u"orders"_s, now)->id, samples::idOf(2));
    QVERIFY(!lastGood(*list, u"other"_s, now));
    // A clock that was wrong makes nothing the newest for good; where all are from the future, this clock may be the wrong one.
    QCOMPARE(lastGood(*list, u"orders"_s, samples::at + std::chrono::minutes{90})->id, samples::idOf(1));
    QCOMPARE(lastGood(*list, u"orders"_s, samples::at - std::chrono::hours{5})->id, samples::idOf(2));
}

/// Who decrypts or repacks an archive by hand does so beside it: the backup stays what it is, and nothing of it goes with that file, nor that file with it.
void CatalogueTest::anotherFileBesideIt()
{
    const QTemporaryDir folder;
    const Catalogue catalogue(folder.path());
    const QString id = samples::idOf(0);
    const auto made = samples::make(catalogue, id, {.format = ArchiveFormat::Gzip});
    QGOOD(made);
    const QString other = folder.path() + u'/' + id + u".tar.zst"_s;
    QVERIFY(samples::put(other, "decrypted by hand"));
    QCOMPARE(catalogue.archiveOf(id), made->file);
    const auto list = catalogue.list();
    QGOOD(list);
    QCOMPARE(list->size(), 2);
    const auto backup = std::ranges::find(*list, id, &BackupSummary::id);
    QVERIFY(backup != list->cend());
    QCOMPARE(backup->condition, BackupCondition::Whole);
    QCOMPARE(backup->file, made->file);
    const auto beside = std::ranges::find(*list, QFileInfo(other).fileName(), &BackupSummary::id);
    QVERIFY(beside != list->cend());
    QCOMPARE(beside->condition, BackupCondition::Foreign);
    QVERIFY2(beside->trouble.contains(id), qPrintable(beside->trouble));
    QCOMPARE(catalogue.list(u"orders"_s)->size(), 1);
    QCOMPARE(catalogue.find(id.first(14))->id, id);
    QVERIFY(verifyBackup(catalogue, id)->isGood());
    QCOMPARE(catalogue.find(id)->verification, Verification::Good);
    // By the rules the older one goes: with its sidecar, and nothing else.
    QGOOD(samples::make(catalogue, samples::idOf(1)));
    QVERIFY(verifyBackup(catalogue, samples::idOf(1))->isGood());
    const auto gone = applyRetention(catalogue, u"orders"_s, {.days = 1, .minimum = 1}, samples::at + std::chrono::hours{1'000});
    QGOOD(gone);
    QCOMPARE(gone->size(), 1);
    QCOMPARE(gone->constFirst().backup.id, id);
    QVERIFY(!QFile::exists(made->file));
    QCOMPARE(samples::bytesOf(other), QByteArray("decrypted by hand"));
}

void CatalogueTest::showsThingsAsTheyAre()
{
    const QTemporaryDir folder;
    const Catalogue catalogue(folder.path());
    QStringList ids;
    for (int i = 0; i < 9; ++i) {
        ids.append(samples::idOf(i));
        QGOOD(samples::make(catalogue, ids.constLast()));
    }
    const auto pathOf = [&](const QString &name) { return folder.path() + u'/' + name; };
    const auto archive = [&](int i) { return pathOf(ids.at(i) + u".tar.zst"_s); };
    // 0 stays. 1: cut short. 2: half copied, no sidecar. 3: renamed to an ID. 4: renamed to something. 5: sidecar of another. 6: archive gone.
    const QByteArray bytes = samples::bytesOf(archive(1));
    QVERIFY(samples::put(archive(1), bytes.first(bytes.size() - 1)));
    QVERIFY(samples::put(archive(2), bytes.first(100)));
    QVERIFY(QFile::remove(catalogue.sidecarOf(ids.at(2))));
    const QString renamed = samples::idOf(30);
    QVERIFY(QFile::rename(archive(3), pathOf(renamed + u".tar.zst"_s)));
    QVERIFY(QFile::remove(catalogue.sidecarOf(ids.at(3))));
    QVERIFY(QFile::rename(archive(4), pathOf(u"old backup.tar.zst"_s)));
    QVERIFY(QFile::remove(catalogue.sidecarOf(ids.at(4))));
    QVERIFY(samples::put(catalogue.sidecarOf(ids.at(5)), samples::bytesOf(catalogue.sidecarOf(ids.at(0)))));
    QVERIFY(QFile::remove(archive(6)));
    QVERIFY(samples::put(catalogue.sidecarOf(ids.at(7)), "{}"));
    QVERIFY(QFile::remove(catalogue.sidecarOf(ids.at(8))));
    QVERIFY(samples::put(pathOf(u"notes.txt"_s), "mine"));
    QVERIFY(samples::put(pathOf(u"photos.tar.gz"_s), "no archive"));
    QVERIFY(samples::put(pathOf(u"."_s + samples::idOf(40) + u".tar.zst.part"_s), bytes.first(500)));
    QVERIFY(samples::put(pathOf(u".hidden"_s), "x"));
    QVERIFY(QDir(folder.path()).mkdir(u"a folder.tar.zst"_s));
    QVERIFY(QFile::link(u"/nowhere"_s, pathOf(u"dangling.tar.zst"_s)));

    const auto list = catalogue.list();
    QGOOD(list);
    QMap<QString, QString> conditions;
    for (const BackupSummary &summary : *list) {
        conditions.insert(summary.id, toId(summary.condition));
        QCOMPARE(summary.trouble.isEmpty(), summary.condition == BackupCondition::Whole);
    }
    const QMap<QString, QString> expected{{ids.at(0), u"whole"_s},
                                          {ids.at(1), u"changed"_s},
                                          {ids.at(2), u"changed"_s},
                                          {renamed, u"renamed"_s},
                                          {u"old backup"_s, u"renamed"_s},
                                          {ids.at(5), u"bad-sidecar"_s},
                                          {ids.at(6), u"no-archive"_s},
                                          {ids.at(7), u"bad-sidecar"_s},
                                          {ids.at(8), u"no-sidecar"_s},
                                          {u"notes.txt"_s, u"foreign"_s},
                                          {u"photos"_s, u"foreign"_s},
                                          {u"dangling"_s, u"foreign"_s},
                                          {samples::idOf(40), u"interrupted"_s}};
    QCOMPARE(conditions, expected);
    // Clean-up touches nothing but what a run left.
    QCOMPARE(catalogue.cleanUp()->removed, QStringList{u"."_s + samples::idOf(40) + u".tar.zst.part"_s});
    QCOMPARE(catalogue.list()->size(), list->size() - 1);
}

void CatalogueTest::damagedOnesAreStillTheirClusters()
{
    const QTemporaryDir folder;
    const Catalogue catalogue(folder.path());
    for (int i = 0; i < 3; ++i)
        QGOOD(samples::make(catalogue, samples::idOf(i)));
    const auto archive = [&](int i) { return folder.filePath(samples::idOf(i) + u".tar.zst"_s); };
    // Nothing in them says any more whose they are: half copied and its sidecar damaged; half copied without one.
    QVERIFY(samples::put(archive(0), samples::bytesOf(archive(0)).first(100)));
    QVERIFY(samples::put(catalogue.sidecarOf(samples::idOf(0)), "{}"));
    QVERIFY(samples::put(archive(1), samples::bytesOf(archive(1)).first(100)));
    QVERIFY(QFile::remove(catalogue.sidecarOf(samples::idOf(1))));
    // Encrypted, and its sidecar lost.
    const QString locked = samples::idOf(3);
    QVERIFY(samples::put(folder.filePath(locked + u".tar.zst.age"_s), "age-encryption.org/v1\n-> X25519 a\n"));
    // A run that died.
    const QString died = samples::idOf(4);
    QVERIFY(samples::put(folder.filePath(u"."_s + died + u".tar.zst.part"_s), "x"));

    QMap<QString, QString> found;
    const auto list = catalogue.list(u"orders"_s);
    QGOOD(list);
    for (const BackupSummary &summary : *list) {
        found.insert(summary.id, toId(summary.condition));
        QVERIFY(summary.id == samples::idOf(2) || !summary.isGood());
    }
    const QMap<QString, QString> expected{{samples::idOf(0), u"changed"_s},
                                          {samples::idOf(1), u"changed"_s},
                                          {samples::idOf(2), u"whole"_s},
                                          {locked, u"no-sidecar"_s},
                                          {died, u"interrupted"_s}};
    QCOMPARE(found, expected);
    QVERIFY(catalogue.list(u"order"_s)->isEmpty());
    QVERIFY(catalogue.list(u"billing"_s)->isEmpty());
    // A name that is made safe in the ID, and one that holds the marks of an ID.
    QVERIFY(isIdOfCluster(newBackupId(BackupType::QueueData, u"Bestell-System / Nord"_s, samples::at), u"Bestell-System / Nord"_s));
    QVERIFY(isIdOfCluster(newBackupId(BackupType::Full, u"a-full-b-1a2b"_s, samples::at), u"a-full-b-1a2b"_s));
    QVERIFY(!isIdOfCluster(newBackupId(BackupType::Full, u"a-full-b"_s, samples::at), u"b"_s));
    QVERIFY(!isIdOfCluster(u"orders"_s, u"orders"_s));
}

void CatalogueTest::pipesAmongBackups()
{
    const QTemporaryDir folder;
    const Catalogue catalogue(folder.path());
    QGOOD(samples::make(catalogue, samples::idOf(0)));
    QGOOD(samples::make(catalogue, samples::idOf(1)));
    const auto pipe = [&](const QString &name) { return ::mkfifo(QFile::encodeName(folder.filePath(name)).constData(), 0600) == 0; };
    // Opening one waits for somebody who writes into it: nobody does.
    QVERIFY(QFile::remove(catalogue.sidecarOf(samples::idOf(0))));
    QVERIFY(pipe(samples::idOf(0) + u".json"_s));
    QVERIFY(pipe(samples::idOf(2) + u".tar.zst"_s));
    QVERIFY(pipe(u"photos.tar.gz"_s));
    QVERIFY(pipe(samples::idOf(3) + u".json"_s));
    const auto list = catalogue.list();
    QGOOD(list);
    QMap<QString, QString> conditions;
    for (const BackupSummary &summary : *list)
        conditions.insert(summary.id, toId(summary.condition));
    const QMap<QString, QString> expected{{samples::idOf(0), u"bad-sidecar"_s},
                                          {samples::idOf(1), u"whole"_s},
                                          {samples::idOf(2), u"changed"_s},
                                          {samples::idOf(3), u"no-archive"_s},
                                          {u"photos"_s, u"foreign"_s}};
    QCOMPARE(conditions, expected);
    const auto verified = verifyBackup(catalogue, samples::idOf(0), {});
    QGOOD(verified);
    QVERIFY(!verified->isGood());
    QVERIFY(!verifyBackup(catalogue, samples::idOf(2), {}));
    QVERIFY(!ArchiveReader::open(folder.filePath(samples::idOf(2) + u".tar.zst"_s)));
}

void CatalogueTest::sidecarIsMadeAgain()
{
    const QTemporaryDir folder;
    const Catalogue catalogue(folder.path());
    const QString id = samples::idOf(0);
    const auto made = samples::make(catalogue, id);
    QGOOD(made);
    const QByteArray sidecar = samples::bytesOf(catalogue.sidecarOf(id));
    QVERIFY(QFile::remove(catalogue.sidecarOf(id)));
    const auto rebuilt = catalogue.rebuildSidecar(id);
    QGOOD(rebuilt);
    QCOMPARE(*rebuilt, *made);
    QCOMPARE(samples::bytesOf(catalogue.sidecarOf(id)), sidecar);
    // Not of a damaged archive.
    QByteArray bytes = samples::bytesOf(made->file);
    bytes[bytes.size() / 2] = static_cast<char>(bytes.at(bytes.size() / 2) ^ 4);
    QVERIFY(samples::put(made->file, bytes));
    QVERIFY(!catalogue.rebuildSidecar(id));
}

void CatalogueTest::everyByteOfASidecar()
{
    const QTemporaryDir folder;
    const Catalogue catalogue(folder.path());
    QGOOD(samples::make(catalogue, samples::idOf(0)));
    const QByteArray bytes = samples::bytesOf(catalogue.sidecarOf(samples::idOf(0)));
    QGOOD(sidecarFromBytes(bytes));
    for (qsizetype at = 0; at < bytes.size(); ++at) {
        for (const int flip : {1, 0x20, 0x80}) {
            QByteArray changed = bytes;
            changed[at] = static_cast<char>(changed.at(at) ^ flip);
            QVERIFY2(!sidecarFromBytes(changed), qPrintable(QString::number(at)));
        }
        QVERIFY(!sidecarFromBytes(bytes.first(at)));
    }
    QVERIFY(!sidecarFromBytes(bytes + '\n'));
}

void CatalogueTest::pinsAndNotes()
{
    const QTemporaryDir folder;
    const Catalogue catalogue(folder.path());
    const QString id = samples::idOf(0);
    QGOOD(samples::make(catalogue, id));
    QGOOD(catalogue.setPinned(id, true));
    QGOOD(catalogue.setDescription(id, u"kept for the audit"_s));
    QGOOD(catalogue.setVerified(id, Verification::Bad, samples::at, u"damaged"_s));
    QGOOD(catalogue.setCopied(id, samples::at, u"nas"_s));
    QGOOD(catalogue.setProven(id, samples::at, u"dr1"_s, u"orders lacks 1 of 3 messages"_s));
    auto summary = catalogue.find(id);
    QGOOD(summary);
    QVERIFY(summary->isPinned);
    QVERIFY(!summary->isGood());
    QCOMPARE(summary->description, u"kept for the audit"_s);
    QCOMPARE(summary->verifyTrouble, u"damaged"_s);
    QCOMPARE(summary->copiedTo, u"nas"_s);
    QCOMPARE(summary->provenAt, samples::at);
    QCOMPARE(summary->provenOn, u"dr1"_s);
    QCOMPARE(summary->provenTrouble, u"orders lacks 1 of 3 messages"_s);
    QVERIFY((*catalogue.open(id))->hasTable());
    // A pin is no part of what can be made again from the archive, so it does not stand in the sidecar.
    QVERIFY(QFile::remove(catalogue.sidecarOf(id)));
    QGOOD(catalogue.rebuildSidecar(id));
    QVERIFY(catalogue.find(id)->isPinned);
    QCOMPARE(catalogue.remove(id).error().kind, ErrorKind::Usage);
    QGOOD(catalogue.setPinned(id, false));
    QGOOD(catalogue.setPinned(id, false));
    QGOOD(catalogue.remove(id));
    QCOMPARE(catalogue.setPinned(id, true).error().kind, ErrorKind::NotFound);
    QCOMPARE(catalogue.setVerified(u"../x"_s, Verification::Good, samples::at).error().kind, ErrorKind::NotFound);
}

void CatalogueTest::removes()
{
    const QTemporaryDir folder;
    const Catalogue catalogue(folder.path());
    QGOOD(samples::make(catalogue, samples::idOf(0)));
    QGOOD(samples::make(catalogue, samples::idOf(1)));
    QGOOD(catalogue.remove(samples::idOf(0)));
    QCOMPARE(catalogue.remove(samples::idOf(0)).error().kind, ErrorKind::NotFound);
    QCOMPARE(catalogue.remove(u"../x"_s).error().kind, ErrorKind::NotFound);
    QCOMPARE(catalogue.list()->size(), 1);
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files).size(), 2);
    QVERIFY(QFile::remove(catalogue.archiveOf(samples::idOf(1))));
    QGOOD(catalogue.remove(samples::idOf(1)));
    QVERIFY(QDir(folder.path()).entryList(QDir::Files).isEmpty());
}

void CatalogueTest::removesTogether()
{
    const QTemporaryDir folder;
    const Catalogue catalogue(folder.path());
    const auto base = samples::make(catalogue, samples::idOf(0));
    QGOOD(base);
    const QString child = samples::idOf(1, BackupType::Incremental);
    QGOOD(samples::makeUpon(catalogue, child, *base));
    QGOOD(samples::make(catalogue, samples::idOf(2)));
    // Whoever asked before another console's incremental was there is told now.
    const Status needed = catalogue.removeTogether({samples::idOf(2), base->id});
    QVERIFY(!needed);
    QCOMPARE(needed.error().kind, ErrorKind::Usage);
    QVERIFY2(needed.error().message.contains(child), qPrintable(needed.error().message));
    QCOMPARE(catalogue.list()->size(), 3);
    QGOOD(catalogue.setPinned(child, true));
    QCOMPARE(catalogue.removeTogether({base->id, child}).error().kind, ErrorKind::Usage);
    QGOOD(catalogue.setPinned(child, false));
    QGOOD(catalogue.removeTogether({base->id, child}));
    QCOMPARE(catalogue.list()->size(), 1);
    QCOMPARE(catalogue.removeTogether({base->id}).error().kind, ErrorKind::NotFound);
}

/// An incremental backup may take hours: whoever lists the catalogue meanwhile sees what it goes on from.
void CatalogueTest::theBaseOfARunStays()
{
    const QTemporaryDir folder;
    const Catalogue catalogue(folder.path());
    const auto base = samples::make(catalogue, samples::idOf(0));
    QGOOD(base);
    const QString child = samples::idOf(1, BackupType::Incremental);
    QCOMPARE(catalogue.stage(child, samples::idOf(9)).error().kind, ErrorKind::NotFound);
    {
        const auto staging = catalogue.stage(child, base->id);
        QGOOD(staging);
        samples::fill(**staging);
        const auto running = catalogue.find(child);
        QGOOD(running);
        QCOMPARE(running->condition, BackupCondition::Running);
        QCOMPARE(running->needs, QStringList{base->id});
        for (const QStringList &ids : {QStringList{base->id}, QStringList{base->id, child}}) {
            const Status gone = catalogue.removeTogether(ids);
            QVERIFY(!gone);
            QCOMPARE(gone.error().kind, ErrorKind::Usage);
        }
        QCOMPARE((*staging)->entries().size(), 5);
    }
    // It died: what it went on from is held by nobody.
    QVERIFY(catalogue.find(child)->needs.isEmpty());
    QGOOD(catalogue.removeTogether({base->id}));
}

void CatalogueTest::cleansUp()
{
    const QTemporaryDir folder;
    const Catalogue catalogue(folder.path());
    const QString died = samples::idOf(0);
    const QString alive = samples::idOf(1);
    {
        const auto staging = catalogue.stage(died);
        QGOOD(staging);
        samples::fill(**staging);
    }
    const auto staging = catalogue.stage(alive);
    QGOOD(staging);
    samples::fill(**staging);
    for (const QString &id : {died, alive})
        QVERIFY(samples::put(folder.path() + u"/."_s + id + u".tar.zst.part"_s, "half"));
    QVERIFY(samples::put(catalogue.sidecarOf(died), "sidecar of a run that died"));
    QVERIFY(samples::put(catalogue.sidecarOf(died) + u".AbC123"_s, "unfinished"));
    auto list = catalogue.list();
    QCOMPARE(list->size(), 2);
    QCOMPARE(list->at(0).condition, BackupCondition::Running);
    QCOMPARE(list->at(0).id, alive);
    QCOMPARE(list->at(0).state, BackupState::Running);
    QCOMPARE(list->at(1).condition, BackupCondition::Interrupted);
    QCOMPARE(list->at(1).state, BackupState::Failed);
    QCOMPARE(catalogue.discardStaging(alive).error().kind, ErrorKind::Forbidden);
    const auto cleaned = catalogue.cleanUp();
    QGOOD(cleaned);
    QCOMPARE(cleaned->removed.size(), 4);
    list = catalogue.list();
    QCOMPARE(list->size(), 1);
    QCOMPARE(list->at(0).id, alive);
    QVERIFY(QFile::exists(folder.path() + u"/."_s + alive + u".tar.zst.part"_s));
    QGOOD(packBackup(catalogue, **staging, samples::fill(**staging)));
    QCOMPARE(catalogue.list()->at(0).condition, BackupCondition::Whole);
    QCOMPARE(catalogue.cleanUp()->removed, QStringList());
}

/// Of a backup that will be encrypted nothing lies in clear on the disk: what a killed run leaves is nothing to anybody.
void CatalogueTest::stagedSealed()
{
    const QTemporaryDir folder;
    const Catalogue catalogue(folder.path());
    // The same, twice: no file tells of another.
    const QByteArray secret = QByteArray("the message of the day ").repeated(10'000);
    QByteArray first;
    {
        const auto staging = catalogue.stage(samples::idOf(0));
        QGOOD(staging);
        (*staging)->seal();
        for (const QString &path : {u"config/a"_s, u"config/b"_s}) {
            const auto file = (*staging)->open({.path = path});
            QGOOD(file);
            // In pieces of any size.
            for (qsizetype at = 0, size = 1; at < secret.size(); at += size, size = size * 3 + 1)
                (*file)->write(secret.sliced(at, std::min(size, secret.size() - at)));
            QGOOD((*file)->commit());
            const QByteArray lies = samples::bytesOf((*staging)->fileOf(path));
            QCOMPARE(lies.size(), secret.size());
            QVERIFY(!lies.contains("message") && lies != first);
            first = lies;
            const auto back = (*staging)->read(path);
            QGOOD(back);
            QCOMPARE((*back)->readAll(), secret);
        }
        const BackupManifest manifest{.id = samples::idOf(0), .cluster = u"orders"_s, .at = samples::at};
        QGOOD(packBackup(catalogue, **staging, manifest));
        QCOMPARE(catalogue.open(samples::idOf(0)).value()->read(u"config/b"_s).value(), secret);
        QVERIFY(verifyBackup(catalogue, samples::idOf(0))->isGood());
    }
    // A run that is killed: who comes after can neither read it nor go on with it.
    {
        const auto staging = catalogue.stage(samples::idOf(1));
        (*staging)->seal();
        QGOOD((*staging)->add({.path = u"config/a"_s}, secret));
    }
    const auto staging = catalogue.stage(samples::idOf(1));
    QGOOD(staging);
    QVERIFY((*staging)->entries().isEmpty());
}

void CatalogueTest::oneWriter()
{
    const QTemporaryDir folder;
    const Catalogue catalogue(folder.path());
    const auto lock = catalogue.lock();
    QGOOD(lock);
    const auto second = catalogue.lock(Millis{0});
    QVERIFY(!second);
    QCOMPARE(second.error().kind, ErrorKind::Forbidden);
}

void CatalogueTest::oneRunABackup()
{
    const QTemporaryDir folder;
    const Catalogue catalogue(folder.path());
    QCOMPARE(catalogue.stage(u"../../x"_s).error().kind, ErrorKind::Usage);
    auto first = catalogue.stage(samples::idOf(0));
    QGOOD(first);
    QCOMPARE(catalogue.stage(samples::idOf(0)).error().kind, ErrorKind::Forbidden);
    QCOMPARE((*first)->add({.path = u"../x"_s}, {}).error().kind, ErrorKind::Usage);
    QCOMPARE((*first)->add({.path = u"manifest.json"_s}, {}).error().kind, ErrorKind::Usage);
    QCOMPARE((*first)->addUnchanged({.path = u"config/x"_s}).error().kind, ErrorKind::Usage);
    QGOOD((*first)->add({.path = u"config/x"_s}, "1"));
    QVERIFY2(!(*first)->add({.path = u"config/x/y"_s}, "2"), "a file is no folder");
    QVERIFY2(!(*first)->add({.path = u"config"_s}, "2"), "a folder is no file");
    // A name twice: the later one counts.
    QGOOD((*first)->add({.path = u"config/x"_s}, "22"));
    QCOMPARE((*first)->entries().size(), 1);
    QCOMPARE((*first)->bytes(), 2);
    QGOOD((*first)->discard());
    QGOOD(catalogue.stage(samples::idOf(0)));
}

/// RabbitMQ tells “Orders” from “orders”; many disks do not.
void CatalogueTest::namesThatDifferInCaseOnly()
{
    const QTemporaryDir folder;
    const Catalogue catalogue(folder.path());
    const QString large = entrypath::messages(u"/"_s, u"Orders"_s);
    const QString small = entrypath::messages(u"/"_s, u"orders"_s);
    const auto staging = catalogue.stage(samples::idOf(0));
    QGOOD(staging);
    QVERIFY((*staging)->fileOf(large).toCaseFolded() != (*staging)->fileOf(small).toCaseFolded());
    // The same of backups: of clusters called “Shop” and “shop”, begun in one second.
    QGOOD(samples::make(catalogue, u"20261127-002030-full-shop-1a2b"_s));
    QCOMPARE(catalogue.stage(u"20261127-002030-full-Shop-1a2b"_s).error().kind, ErrorKind::Forbidden);
    for (const QString &path : {large, small})
        QGOOD((*staging)->add({.path = path}, path.toUtf8()));
    for (const QString &path : {large, small})
        QCOMPARE(samples::bytesOf((*staging)->fileOf(path)), path.toUtf8());
}

/// Who has packed waits for who removes large archives, and can be told to stop waiting; nothing is left of it then.
void CatalogueTest::packedWhileAnotherWrites()
{
    const QTemporaryDir folder;
    const Catalogue catalogue(folder.path());
    const auto staging = catalogue.stage(samples::idOf(0));
    QGOOD(staging);
    const BackupManifest manifest = samples::fill(**staging);
    auto other = std::make_unique<Result<CatalogueLock>>(catalogue.lock());
    QGOOD(*other);
    std::stop_source stop;
    auto packed = std::async(std::launch::async, [&] { return packBackup(catalogue, **staging, manifest, {}, {}, stop.get_token()); });
    const QString part = catalogue.folder() + u"/."_s + samples::idOf(0) + u".tar.zst.part"_s;
    QTRY_VERIFY(QFile::exists(part));
    stop.request_stop();
    QCOMPARE(packed.get().error().kind, ErrorKind::Cancelled);
    QVERIFY(!QFile::exists(part));
    auto again = std::async(std::launch::async, [&] { return packBackup(catalogue, **staging, manifest); });
    QTRY_VERIFY(QFile::exists(part));
    other.reset();
    QGOOD(again.get());
}

/// What comes out of a backup never takes another file's place.
void CatalogueTest::writtenOverNothing()
{
    const QTemporaryDir folder;
    const QString name = folder.filePath(u"orders.cborseq"_s);
    QVERIFY(samples::put(name, "mine"));
    QFile there(name);
    const Status refused = cataloguefiles::openNewFile(there);
    QVERIFY(!refused);
    QVERIFY2(refused.error().message.contains(u"case"_s), qPrintable(refused.error().message));
    QCOMPARE(samples::bytesOf(name), QByteArray("mine"));
    QFile nowhere(folder.filePath(u"no/such/folder"_s));
    QCOMPARE(cataloguefiles::openNewFile(nowhere).error().kind, ErrorKind::Io);
    QFile fresh(folder.filePath(u"new"_s));
    QGOOD(cataloguefiles::openNewFile(fresh));
    QCOMPARE(fresh.permissions() & QFileDevice::Permissions(0x0077), QFileDevice::Permissions());
}

/// A run that an older Warrener began: what it collected stands under the names of its paths.
void CatalogueTest::stagedByAnOlderOne()
{
    const QTemporaryDir folder;
    const Catalogue catalogue(folder.path());
    const QString path = u"config/broker1/etc/rabbitmq/rabbitmq.conf"_s;
    QList<BackupEntry> before;
    {
        const auto staging = catalogue.stage(samples::idOf(0));
        QGOOD((*staging)->add({.path = path}, "x = 1"));
        before = (*staging)->entries();
        const QString old = (*staging)->folder() + u'/' + path;
        QVERIFY(QDir().mkpath(QFileInfo(old).path()));
        QVERIFY(QFile::rename((*staging)->fileOf(path), old));
    }
    const auto staging = catalogue.stage(samples::idOf(0));
    QGOOD(staging);
    QCOMPARE((*staging)->entries(), before);
    QCOMPARE(samples::bytesOf((*staging)->fileOf(path)), QByteArray("x = 1"));
}

/// What was collected before a run was interrupted is there for who goes on with it.
void CatalogueTest::stagingGoesOn()
{
    const QTemporaryDir folder;
    const Catalogue catalogue(folder.path());
    QList<BackupEntry> before;
    {
        const auto staging = catalogue.stage(samples::idOf(0));
        samples::fill(**staging);
        QGOOD((*staging)->add({.path = u"config/removed"_s}, "x"));
        QGOOD((*staging)->remove(u"config/removed"_s));
        QGOOD((*staging)->add({.path = u"config/lost"_s}, "x"));
        QVERIFY(QFile::remove((*staging)->fileOf(u"config/lost"_s)));
        const auto unfinished = (*staging)->open({.path = u"config/unfinished"_s});
        QGOOD(unfinished);
        (*unfinished)->write("half");
        before = (*staging)->entries();
    }
    QFile list(catalogue.stagingFolder() + u'/' + samples::idOf(0) + u".entries"_s);
    QVERIFY(list.open(QIODevice::Append));
    list.write(R"({"path":"config/cut o)");
    list.close();
    const auto staging = catalogue.stage(samples::idOf(0));
    QGOOD(staging);
    before.removeIf([](const BackupEntry &entry) { return entry.path == "config/lost"_L1; });
    QCOMPARE((*staging)->entries(), before);
    QVERIFY(!QFile::exists((*staging)->fileOf(u"config/unfinished"_s)));
}

QTEST_GUILESS_MAIN(CatalogueTest)
#include "CatalogueTest.moc"
