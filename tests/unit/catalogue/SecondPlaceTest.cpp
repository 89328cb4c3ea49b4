// Copies arrive whole, are looked at where they are, and take their bases along: in a folder, and by sftp.
#include "record/catalogue/SecondPlace.h"

#include "BackupSamples.h"
#include "record/catalogue/CatalogueFiles.h"
#include "record/catalogue/Verify.h"

#include <QCoroTask>
#include <QScopeGuard>
#include <QTimer>

#include <sys/stat.h>
#include <unistd.h>

using namespace warrener;
using namespace Qt::StringLiterals;

class SecondPlaceTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void copies_data();
    void copies();
    void basesGoFirst();
    void aDiskThatIsNotThere_data();
    void aDiskThatIsNotThere();
    void oneCopiesAtATime();
    void openedMeanwhile();
    void whatIsNoted();
    void anotherFileThere_data();
    void anotherFileThere();
    void onlyThere_data();
    void onlyThere();
    void refuses_data();
    void refuses();
    void damagedHere();
    void tooLittleRoom();
    void cancel();
    void aHostThatHangs();
    void json();
};

namespace {

/// Where a test copies to, by the name of a host: empty is this machine.
SecondPlace placeAt(const QString &folder, const QString &host)
{
    SecondPlace place{.folder = folder};
    if (!host.isEmpty())
        place.host = HostTarget{.ssh = host, .sudo = false, .sshProgram = QFINDTESTDATA("unit/catalogue/fake-ssh")};
    return place;
}

Result<CopyOutcome> copyNow(const Catalogue &catalogue, const QString &id, const SecondPlace &place, std::stop_token stop = {})
{
    return QCoro::waitFor(copyToSecondPlace(catalogue, id, place, {}, stop));
}

Status verifyNow(const Catalogue &catalogue, const QString &id, const SecondPlace &place, const OnArchiveProgress &progress = {})
{
    return QCoro::waitFor(verifyInSecondPlace(catalogue, id, place, progress, {}));
}

} // namespace

void SecondPlaceTest::copies_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<QString>("how");
    QTest::newRow("folder") << QString() << u"read back"_s;
    QTest::newRow("ssh") << u"nas"_s << u"SHA-256 on the host"_s;
    QTest::newRow("sftp alone") << u"ops@sftponly"_s << u"read back"_s;
}

void SecondPlaceTest::copies()
{
    QFETCH(const QString, host);
    QFETCH(const QString, how);
    const QTemporaryDir folder;
    const Catalogue catalogue(folder.path() + u"/here"_s);
    const SecondPlace place = placeAt(folder.path() + u"/a [b] \"c\"/there"_s, host);
    const QString id = samples::idOf(0);
    QGOOD(samples::make(catalogue, id));
    QVERIFY(QCoro::waitFor(sizesInSecondPlace(place, {}))->isEmpty());
    QCOMPARE(QCoro::waitFor(verifyInSecondPlace(catalogue, id, place, {}, {})).error().kind, ErrorKind::NotFound);
    const auto copied = copyNow(catalogue, id, place);
    QGOOD(copied);
    QCOMPARE(copied->verifiedBy, how);
    QVERIFY(!copied->wasThere);
    const auto here = catalogue.find(id);
    QCOMPARE(copied->bytes, here->archiveBytes);
    QCOMPARE(here->copiedTo, place.label());
    QVERIFY(!isNever(here->copiedAt));
    const Catalogue there(place.folder);
    QCOMPARE(there.list()->size(), 1);
    QVERIFY(verifyBackup(there, id)->isGood());
    QCOMPARE(QDir(place.folder).entryList(QDir::Files | QDir::Hidden).filter(u"part"_s), QStringList());
    struct stat info{};
    QCOMPARE(::stat(QFile::encodeName(there.archiveOf(id)).constData(), &info), 0);
    QCOMPARE(info.st_mode & 0777, 0600U);
    if (host.isEmpty()) {
        QCOMPARE(::stat(QFile::encodeName(place.folder).constData(), &info), 0);
        QCOMPARE(info.st_mode & 0777, 0700U);
    }
    QCOMPARE(QCoro::waitFor(sizesInSecondPlace(place, {}))->keys(), QStringList{id + u".tar.zst"_s});
    QGOOD(QCoro::waitFor(verifyInSecondPlace(catalogue, id, place, {}, {})));
    // Again: nothing is sent.
    QVERIFY(copyNow(catalogue, id, place)->wasThere);
    // What was damaged there is told, and mended by the next copy.
    QByteArray bytes = samples::bytesOf(there.archiveOf(id));
    bytes[1'000] = static_cast<char>(bytes.at(1'000) ^ 1);
    QVERIFY(samples::put(there.archiveOf(id), bytes));
    QCOMPARE(QCoro::waitFor(verifyInSecondPlace(catalogue, id, place, {}, {})).error().kind, ErrorKind::Malformed);
    QVERIFY(!copyNow(catalogue, id, place)->wasThere);
    QGOOD(QCoro::waitFor(verifyInSecondPlace(catalogue, id, place, {}, {})));
    QVERIFY(QDir(catalogue.stagingFolder()).isEmpty(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden));
}

void SecondPlaceTest::basesGoFirst()
{
    const QTemporaryDir folder;
    const Catalogue catalogue(folder.path() + u"/here"_s);
    const SecondPlace place = placeAt(folder.path() + u"/there"_s, {});
    const auto base = samples::make(catalogue, samples::idOf(0));
    const auto increment = samples::makeUpon(catalogue, samples::idOf(1, BackupType::Incremental), *base);
    QGOOD(increment);
    const auto copied = copyNow(catalogue, increment->id, place);
    QGOOD(copied);
    QCOMPARE(copied->bytes, base->archiveBytes + increment->archiveBytes);
    QVERIFY(verifyBackup(Catalogue(place.folder), increment->id)->isGood());
    QGOOD(catalogue.remove(base->id));
    QCOMPARE(copyNow(catalogue, increment->id, place).error().kind, ErrorKind::NotFound);
}

void SecondPlaceTest::aDiskThatIsNotThere_data()
{
    QTest::addColumn<QString>("host");
    QTest::newRow("folder") << QString();
    QTest::newRow("ssh") << u"nas"_s;
}

/// An unmounted disk leaves its empty mount point: copies that were written there would be out of sight, and said to lie in the second place.
void SecondPlaceTest::aDiskThatIsNotThere()
{
    QFETCH(const QString, host);
    const QTemporaryDir folder;
    const Catalogue catalogue(folder.path() + u"/here"_s);
    const SecondPlace place = placeAt(folder.path() + u"/there"_s, host);
    QGOOD(samples::make(catalogue, samples::idOf(0)));
    QGOOD(samples::make(catalogue, samples::idOf(1)));
    QGOOD(copyNow(catalogue, samples::idOf(0), place));
    QVERIFY(QDir().rename(place.folder, folder.path() + u"/disk"_s));
    for (const bool isMountPoint : {false, true}) {
        if (isMountPoint)
            QVERIFY(QDir().mkpath(place.folder));
        const auto copied = copyNow(catalogue, samples::idOf(1), place);
        QVERIFY(!copied);
        QCOMPARE(copied.error().kind, ErrorKind::NotFound);
        QVERIFY(QDir(place.folder).isEmpty(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden));
        QVERIFY(isNever(catalogue.find(samples::idOf(1))->copiedAt));
        // Nor is a copy lost because of it.
        QCOMPARE(QCoro::waitFor(isSecondPlaceThere(catalogue, place, {})).error().kind, ErrorKind::NotFound);
        QCOMPARE(verifyNow(catalogue, samples::idOf(0), place).error().kind, ErrorKind::NotFound);
        QVERIFY(catalogue.find(samples::idOf(0))->liesIn(place.label()));
    }
    // A new disk, as a person says.
    QVERIFY(samples::put(place.folder + u"/new"_s, "x"));
    QGOOD(copyNow(catalogue, samples::idOf(1), place));
}

/// A timer and a person at the same time: what two write under one temporary name would get the backup's name half-written.
void SecondPlaceTest::oneCopiesAtATime()
{
    const QTemporaryDir folder;
    const Catalogue catalogue(folder.path() + u"/here"_s);
    const SecondPlace place = placeAt(folder.path() + u"/there"_s, {});
    const QString id = samples::idOf(0);
    QGOOD(samples::make(catalogue, id));
    QVERIFY(QDir().mkpath(catalogue.stagingFolder()));
    {
        const Result<int> other = cataloguefiles::openLocked(catalogue.stagingFolder() + u"/."_s + id + cataloguefiles::copyingEnd);
        QGOOD(other);
        const auto letGo = qScopeGuard([descriptor = *other] { ::close(descriptor); });
        QCOMPARE(copyNow(catalogue, id, place).error().kind, ErrorKind::Forbidden);
        QVERIFY(!QFileInfo::exists(place.folder));
        QVERIFY(isNever(catalogue.find(id)->copiedAt));
        // Lists show no run for it.
        QCOMPARE(catalogue.list()->size(), 1);
    }
    // What a dead one has left holds nobody up.
    QGOOD(copyNow(catalogue, id, place));
    QVERIFY(QDir(catalogue.stagingFolder()).isEmpty(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden));
}

/// `warrenctl backup --folder SECOND …` cleans up at first, and leaves alone what is being copied.
void SecondPlaceTest::openedMeanwhile()
{
    const QTemporaryDir folder;
    const Catalogue catalogue(folder.path() + u"/here"_s);
    const SecondPlace place = placeAt(folder.path() + u"/there"_s, {});
    const Catalogue there(place.folder);
    const QString id = samples::idOf(0);
    QGOOD(samples::make(catalogue, id));
    int seen = 0;
    const auto open = [&](const ArchiveProgress &) {
        ++seen;
        (void)there.cleanUp(Millis{0});
    };
    QGOOD(QCoro::waitFor(copyToSecondPlace(catalogue, id, place, open, {})));
    QVERIFY(seen > 0);
    QVERIFY(verifyBackup(there, id)->isGood());
    // Nothing is left of it but the backup.
    QCOMPARE(there.list()->size(), 1);
    QCOMPARE(there.list()->first().condition, BackupCondition::Whole);
    QVERIFY(QDir(there.stagingFolder()).isEmpty(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden));
}

/// Of each look at a copy stands in the catalogue what it came to; what is gone or damaged there counts as not copied.
void SecondPlaceTest::whatIsNoted()
{
    const QTemporaryDir folder;
    const Catalogue catalogue(folder.path() + u"/here"_s);
    const SecondPlace place = placeAt(folder.path() + u"/there"_s, {});
    const Catalogue there(place.folder);
    const auto base = samples::make(catalogue, samples::idOf(0));
    const auto increment = samples::makeUpon(catalogue, samples::idOf(1, BackupType::Incremental), *base);
    QGOOD(increment);
    QGOOD(copyNow(catalogue, increment->id, place));
    QVERIFY(catalogue.find(increment->id)->liesIn(place.label()));
    ArchiveProgress last;
    QGOOD(verifyNow(catalogue, increment->id, place, [&last](const ArchiveProgress &progress) { last = progress; }));
    QCOMPARE(last.total, increment->archiveBytes);
    QVERIFY(catalogue.find(increment->id)->copyCheckedAt >= catalogue.find(increment->id)->copiedAt);
    // Its base there is cut short: it could not be restored from there.
    QVERIFY(QFile::resize(there.archiveOf(base->id), 1'000));
    QCOMPARE(verifyNow(catalogue, increment->id, place).error().kind, ErrorKind::NotFound);
    QVERIFY(catalogue.find(increment->id)->copyTrouble.contains(base->id));
    QVERIFY(!catalogue.find(increment->id)->liesIn(place.label()));
    QCOMPARE(verifyNow(catalogue, base->id, place).error().kind, ErrorKind::Malformed);
    QVERIFY(!catalogue.find(base->id)->copyTrouble.isEmpty());
    // The next copy mends both.
    QGOOD(copyNow(catalogue, increment->id, place));
    for (const QString &id : {base->id, increment->id}) {
        QVERIFY2(catalogue.find(id)->liesIn(place.label()), qPrintable(id));
        QGOOD(verifyNow(catalogue, id, place));
    }
    // A sidecar that is missing here says nothing against the copy there, and one that was made again learns of it.
    QVERIFY(QFile::remove(catalogue.sidecarOf(base->id)));
    QGOOD(verifyNow(catalogue, base->id, place));
    QGOOD(catalogue.rebuildSidecar(base->id));
    QVERIFY(isNever(catalogue.find(base->id)->copiedAt));
    QGOOD(verifyNow(catalogue, base->id, place));
    QVERIFY(catalogue.find(base->id)->liesIn(place.label()));
}

void SecondPlaceTest::anotherFileThere_data()
{
    onlyThere_data();
}

/// A copy that was decrypted or repacked beside itself there is the same copy.
void SecondPlaceTest::anotherFileThere()
{
    QFETCH(const QString, host);
    const QTemporaryDir folder;
    const Catalogue catalogue(folder.path() + u"/here"_s);
    const SecondPlace place = placeAt(folder.path() + u"/there"_s, host);
    const QString id = samples::idOf(0);
    QGOOD(samples::make(catalogue, id));
    QGOOD(copyNow(catalogue, id, place));
    QVERIFY(samples::put(place.folder + u'/' + id + u".tar.gz"_s, "repacked by hand"));
    QGOOD(verifyNow(catalogue, id, place));
    QVERIFY(catalogue.find(id)->liesIn(place.label()));
    const auto there = QCoro::waitFor(backupsInSecondPlace(place, {}));
    QGOOD(there);
    QCOMPARE(std::ranges::count(*there, id, &BackupSummary::id), 1);
    const auto copy = std::ranges::find(*there, id, &BackupSummary::id);
    QCOMPARE(copy->condition, BackupCondition::Whole);
    QVERIFY2(copy->file.endsWith(".tar.zst"_L1), qPrintable(copy->file));
}

void SecondPlaceTest::onlyThere_data()
{
    QTest::addColumn<QString>("host");
    QTest::newRow("folder") << QString();
    QTest::newRow("ssh") << u"nas"_s;
}

/// What a second place is for: the first one is lost.
void SecondPlaceTest::onlyThere()
{
    QFETCH(const QString, host);
    const QTemporaryDir folder;
    const Catalogue catalogue(folder.path() + u"/here"_s);
    const SecondPlace place = placeAt(folder.path() + u"/there"_s, host);
    const QString id = samples::idOf(0);
    QGOOD(samples::make(catalogue, id));
    QGOOD(copyNow(catalogue, id, place));
    QGOOD(catalogue.remove(id));
    QGOOD(verifyNow(catalogue, id, place));
    const QString archive = Catalogue(place.folder).archiveOf(id);
    QByteArray bytes = samples::bytesOf(archive);
    bytes[1'000] = static_cast<char>(bytes.at(1'000) ^ 1);
    QVERIFY(samples::put(archive, bytes));
    QCOMPARE(verifyNow(catalogue, id, place).error().kind, ErrorKind::Malformed);
    QVERIFY(QFile::remove(Catalogue(place.folder).sidecarOf(id)));
    QCOMPARE(verifyNow(catalogue, id, place).error().kind, ErrorKind::Malformed);
    QCOMPARE(verifyNow(catalogue, samples::idOf(7), place).error().kind, ErrorKind::NotFound);
}

void SecondPlaceTest::refuses_data()
{
    QTest::addColumn<QString>("folder");
    QTest::addColumn<QString>("host");
    QTest::addColumn<QString>("kind");
    QTest::newRow("relative here") << u"backups"_s << QString() << u"usage"_s;
    QTest::newRow("empty") << QString() << u"nas"_s << u"usage"_s;
    QTest::newRow("option") << u"-x"_s << u"nas"_s << u"usage"_s;
    QTest::newRow("line end") << u"/tmp/a\nrm x"_s << u"nas"_s << u"usage"_s;
    QTest::newRow("home sign") << u"~/x"_s << u"nas"_s << u"usage"_s;
    QTest::newRow("host as option") << u"/tmp/x"_s << u"-oProxyCommand=x"_s << u"usage"_s;
    QTest::newRow("no such host") << u"/tmp/x"_s << u"gone"_s << u"refused"_s;
    QTest::newRow("no room for a folder") << u"/proc/none"_s << QString() << u"io"_s;
    QTest::newRow("no room for a folder there") << u"/proc/none"_s << u"nas"_s << u"command"_s;
}

void SecondPlaceTest::refuses()
{
    QFETCH(const QString, folder);
    QFETCH(const QString, host);
    QFETCH(const QString, kind);
    const QTemporaryDir here;
    const Catalogue catalogue(here.path());
    QGOOD(samples::make(catalogue, samples::idOf(0)));
    const auto copied = copyNow(catalogue, samples::idOf(0), placeAt(folder, host));
    QVERIFY(!copied);
    QVERIFY2(toId(copied.error().kind) == kind, qPrintable(samples::why(copied)));
    QVERIFY(isNever(catalogue.find(samples::idOf(0))->copiedAt));
    QCOMPARE(copyNow(catalogue, samples::idOf(0), placeAt(here.path(), {})).error().kind, ErrorKind::Usage);
}

/// A copy of what is damaged here is none.
void SecondPlaceTest::damagedHere()
{
    const QTemporaryDir folder;
    const Catalogue catalogue(folder.path() + u"/here"_s);
    const auto summary = samples::make(catalogue, samples::idOf(0));
    QByteArray bytes = samples::bytesOf(summary->file);
    bytes[1'000] = static_cast<char>(bytes.at(1'000) ^ 1);
    QVERIFY(samples::put(summary->file, bytes));
    for (const QString &host : {QString(), u"nas"_s}) {
        const SecondPlace place = placeAt(folder.path() + u"/there"_s, host);
        QCOMPARE(copyNow(catalogue, summary->id, place).error().kind, ErrorKind::Malformed);
        QVERIFY(QCoro::waitFor(sizesInSecondPlace(place, {}))->isEmpty());
        // Nor does half of it stay there.
        QCOMPARE(QDir(place.folder).entryList(QDir::Files | QDir::Hidden), QStringList());
    }
}

/// A place that is too small is not filled: it says so before, and what a copy left there half is not counted against it.
void SecondPlaceTest::tooLittleRoom()
{
    const QTemporaryDir folder;
    const auto summary = samples::make(Catalogue(folder.path() + u"/here"_s), samples::idOf(0));
    QGOOD(summary);
    const SecondPlace place = placeAt(folder.path() + u"/there"_s, {});
    QVERIFY(QDir().mkpath(place.folder));
    const QString half = place.folder + u"/."_s + QFileInfo(summary->file).fileName() + u".part"_s;
    QVERIFY(samples::put(half, "half"));
    const Catalogue full(folder.path() + u"/here"_s, [](const QString &) -> qint64 { return 100; });
    const auto copied = copyNow(full, summary->id, place);
    QVERIFY(!copied);
    QCOMPARE(copied.error().kind, ErrorKind::Io);
    QVERIFY2(copied.error().message.contains(place.folder), qPrintable(copied.error().message));
    QCOMPARE(QDir(place.folder).entryList(QDir::Files | QDir::Hidden), QStringList());
    QGOOD(copyNow(Catalogue(folder.path() + u"/here"_s), summary->id, place));
}

void SecondPlaceTest::cancel()
{
    const QTemporaryDir folder;
    const Catalogue catalogue(folder.path() + u"/here"_s);
    QGOOD(samples::make(catalogue, samples::idOf(0)));
    for (const QString &host : {QString(), u"nas"_s}) {
        std::stop_source stop;
        stop.request_stop();
        const SecondPlace place = placeAt(folder.path() + u"/there"_s, host);
        QCOMPARE(copyNow(catalogue, samples::idOf(0), place, stop.get_token()).error().kind, ErrorKind::Cancelled);
        QVERIFY(Catalogue(place.folder).list()->isEmpty());
    }
}

/// Who waits for a host that does not answer any more is let go at once when he says so, and nothing is noted.
void SecondPlaceTest::aHostThatHangs()
{
    const QTemporaryDir folder;
    const Catalogue catalogue(folder.path() + u"/here"_s);
    QGOOD(samples::make(catalogue, samples::idOf(0)));
    const QString mark = folder.filePath(u"hung"_s);
    qputenv("WARRENER_TEST_HUNG", QFile::encodeName(mark));
    const auto clear = qScopeGuard([] { qunsetenv("WARRENER_TEST_HUNG"); });
    std::stop_source stop;
    QTimer look;
    connect(&look, &QTimer::timeout, &look, [&] {
        if (QFile::exists(mark))
            stop.request_stop();
    });
    look.start(10);
    const auto copied = copyNow(catalogue, samples::idOf(0), placeAt(folder.filePath(u"there"_s), u"hung"_s), stop.get_token());
    QVERIFY(!copied);
    QCOMPARE(copied.error().kind, ErrorKind::Cancelled);
    QVERIFY(QFile::exists(mark));
    QVERIFY(isNever(catalogue.find(samples::idOf(0))->copiedAt));
    QVERIFY(QDir(catalogue.stagingFolder()).isEmpty(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden));
}

void SecondPlaceTest::json()
{
    const SecondPlace here{.folder = u"/mnt/nas"_s};
    const SecondPlace there{.folder = u"backups"_s, .host = HostTarget{.ssh = u"ops@nas"_s, .sshConfig = u"/etc/ssh/x"_s, .sudo = false}};
    QCOMPARE(*secondPlaceFromJson(toJson(here)), here);
    QCOMPARE(*secondPlaceFromJson(toJson(there)), there);
    QCOMPARE(there.label(), u"ops@nas:backups"_s);
    QVERIFY(!secondPlaceFromJson({{u"folder"_s, u"relative"_s}}));
}

QTEST_GUILESS_MAIN(SecondPlaceTest)
#include "SecondPlaceTest.moc"
