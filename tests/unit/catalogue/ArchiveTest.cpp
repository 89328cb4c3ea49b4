// What is packed comes back, for us and for a stranger with tar; what is not as it was written is refused.
#include "BackupSamples.h"
#include "record/catalogue/ArchiveReader.h"
#include "record/catalogue/ArchiveWriter.h"

#include <sys/stat.h>

using namespace warrener;
using namespace Qt::StringLiterals;

class ArchiveTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void thereAndBack_data();
    void thereAndBack();
    void aStrangerReadsIt_data();
    void aStrangerReadsIt();
    void encrypted();
    void encryptionFails();
    void cancelLeavesNothing();
    void noRoom();
    void changedWhilePacked();
    void longNames();
    void readsOneEntryOnly();
};

void ArchiveTest::thereAndBack_data()
{
    QTest::addColumn<ArchiveFormat>("format");
    QTest::addColumn<bool>("withSidecar");
    QTest::newRow("zstd") << ArchiveFormat::Zstd << true;
    QTest::newRow("zstd without sidecar") << ArchiveFormat::Zstd << false;
    QTest::newRow("gzip") << ArchiveFormat::Gzip << true;
    QTest::newRow("gzip without sidecar") << ArchiveFormat::Gzip << false;
}

void ArchiveTest::thereAndBack()
{
    QFETCH(const ArchiveFormat, format);
    QFETCH(const bool, withSidecar);
    const QTemporaryDir folder;
    const Catalogue catalogue(folder.path());
    const QString id = samples::idOf(0);
    const auto staging = catalogue.stage(id);
    QGOOD(staging);
    const BackupManifest manifest = samples::fill(**staging);
    QMap<QString, QByteArray> contents;
    for (const auto all = (*staging)->entries(); const BackupEntry &entry : all)
        contents.insert(entry.path, samples::bytesOf((*staging)->fileOf(entry.path)));
    QCOMPARE(contents.size(), 5);
    QList<ArchiveProgress> told;
    const auto summary = packBackup(catalogue, **staging, manifest, {.format = format}, [&](const ArchiveProgress &progress) { told.append(progress); });
    QGOOD(summary);
    QVERIFY(!told.isEmpty());
    QCOMPARE(told.constLast().done, told.constLast().total);

    struct stat info{};
    QCOMPARE(::stat(QFile::encodeName(summary->file).constData(), &info), 0);
    QCOMPARE(info.st_mode & 07777, 0600U);
    QCOMPARE(::stat(QFile::encodeName(catalogue.sidecarOf(id)).constData(), &info), 0);
    QCOMPARE(info.st_mode & 07777, 0600U);
    QVERIFY2(QDir(catalogue.stagingFolder()).isEmpty(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden), "the staging folder is gone");
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden).size(), 3); // archive, sidecar, lock

    if (!withSidecar)
        QVERIFY(QFile::remove(catalogue.sidecarOf(id)));
    const auto reader = catalogue.open(id);
    QGOOD(reader);
    QCOMPARE((*reader)->hasTable(), withSidecar);
    QCOMPARE((*reader)->manifestSha256(), summary->manifestSha256);
    BackupManifest read = (*reader)->manifest();
    QVERIFY(!isNever(read.finishedAt));
    QCOMPARE(read.tool, u"Warrener " WARRENER_VERSION ""_s);
    read.entries.clear();
    read.finishedAt = {};
    read.tool.clear();
    QCOMPARE(read, manifest);
    for (auto it = contents.cbegin(); it != contents.cend(); ++it) {
        const auto bytes = (*reader)->read(it.key());
        QGOOD(bytes);
        QCOMPARE(*bytes, it.value());
    }
    QMap<QString, QByteArray> visited;
    QString current;
    ArchiveReader::Visitor visitor{.begin = [&](const BackupEntry &entry) -> Status {
                                       current = entry.path;
                                       visited.insert(current, {});
                                       return {};
                                   },
                                   .bytes = [&](QByteArrayView bytes) -> Status {
                                       visited[current].append(bytes);
                                       return {};
                                   }};
    QGOOD((*reader)->readAll(visitor));
    QCOMPARE(visited, contents);
    QCOMPARE((*reader)->read(u"config/none"_s).error().kind, ErrorKind::NotFound);
    QCOMPARE((*reader)->read(contents.lastKey(), 10).error().kind, ErrorKind::TooLarge);
    // Two entries side by side, each where it is.
    const auto first = (*reader)->entry(contents.firstKey());
    const auto last = (*reader)->entry(contents.lastKey());
    QGOOD(first);
    QGOOD(last);
    QCOMPARE((*last)->read(100), contents.last().first(100));
    QCOMPARE((*first)->readAll(), contents.first());
    QCOMPARE((*last)->readAll(), contents.last().sliced(100));
}

void ArchiveTest::aStrangerReadsIt_data()
{
    QTest::addColumn<ArchiveFormat>("format");
    QTest::newRow("zstd") << ArchiveFormat::Zstd;
    QTest::newRow("gzip") << ArchiveFormat::Gzip;
}

void ArchiveTest::aStrangerReadsIt()
{
    QFETCH(const ArchiveFormat, format);
    const QTemporaryDir folder;
    const auto summary = samples::make(Catalogue(folder.path()), samples::idOf(0), {.format = format});
    QGOOD(summary);
    const QByteArray names = samples::outputOf(u"tar"_s, {u"-tf"_s, summary->file});
    QCOMPARE(names, QByteArray("manifest.json\n"
                               "config/rabbit%40broker1/etc/rabbitmq/rabbitmq.conf\n"
                               "definitions/cluster.json\n"
                               "logs/rabbit%40broker1/var/log/rabbitmq/empty.log\n"
                               "logs/rabbit%40broker1/var/log/rabbitmq/rabbit%40broker1.log\n"
                               "messages/%2F/orders.cborseq\n"
                               "manifest.sha256\n"));
    const QString out = folder.path() + u"/out"_s;
    QVERIFY(QDir().mkdir(out));
    samples::outputOf(u"tar"_s, {u"-xf"_s, summary->file, u"-C"_s, out, u"--no-same-owner"_s});
    QProcess check;
    check.setWorkingDirectory(out);
    check.start(u"sha256sum"_s, {u"-c"_s, u"manifest.sha256"_s});
    QVERIFY(check.waitForFinished());
    QCOMPARE(check.readAllStandardOutput(), QByteArray("manifest.json: OK\n"));
    const auto manifest = manifestFromBytes(samples::bytesOf(out + u"/manifest.json"_s));
    QGOOD(manifest);
    for (const BackupEntry &entry : manifest->entries)
        QCOMPARE(sha256Hex(samples::bytesOf(out + u'/' + entry.path)), entry.sha256);
    const QByteArray listed = samples::outputOf(u"tar"_s, {u"-tvf"_s, summary->file, u"config/rabbit%40broker1/etc/rabbitmq/rabbitmq.conf"_s});
    QVERIFY2(listed.startsWith("-rw-r----- root/rabbitmq"), listed.constData());
}

void ArchiveTest::encrypted()
{
    const QTemporaryDir folder;
    const Catalogue catalogue(folder.path() + u"/backups"_s);
    const QString identity = folder.path() + u"/key.txt"_s;
    const QString other = folder.path() + u"/other.txt"_s;
    QStringList recipients;
    for (const QString &file : {identity, other}) {
        samples::outputOf(u"age-keygen"_s, {u"-o"_s, file});
        recipients.append(QString::fromLatin1(samples::outputOf(u"age-keygen"_s, {u"-y"_s, file})).trimmed());
    }
    const QString id = samples::idOf(0);
    QVERIFY(checkEncryption({.ageRecipients = {recipients.at(0)}}));
    QVERIFY(checkEncryption({}));
    const auto summary = samples::make(catalogue, id, {.ageRecipients = {recipients.at(0)}});
    QGOOD(summary);
    QVERIFY(summary->isEncrypted);
    QCOMPARE(summary->file, catalogue.folder() + u'/' + id + u".tar.zst.age"_s);
    QVERIFY(samples::bytesOf(summary->file).startsWith("age-encryption.org/v1\n"));
    const QByteArray sidecar = samples::bytesOf(catalogue.sidecarOf(id));
    QVERIFY2(!sidecar.contains("cborseq") && !sidecar.contains("rabbitmq.conf"), "the sidecar tells no names of what is encrypted");

    const auto closed = catalogue.open(id);
    QVERIFY(!closed);
    QCOMPARE(closed.error().kind, ErrorKind::Forbidden);
    const auto wrong = catalogue.open(id, {.ageIdentityFile = other});
    QVERIFY(!wrong);
    QCOMPARE(wrong.error().kind, ErrorKind::Forbidden);
    QVERIFY2(wrong.error().detail.contains(u"no identity"_s), qPrintable(wrong.error().detail));
    QCOMPARE(catalogue.open(id, {.ageIdentityFile = folder.path() + u"/none"_s}).error().kind, ErrorKind::Forbidden);
    QCOMPARE(catalogue.open(id, {.ageIdentityFile = identity, .ageProgram = u"no-such-age"_s}).error().kind, ErrorKind::NotConfigured);

    const auto reader = catalogue.open(id, {.ageIdentityFile = identity});
    QGOOD(reader);
    QVERIFY((*reader)->isEncrypted());
    const auto definitions = (*reader)->read(entrypath::clusterDefinitions);
    QGOOD(definitions);
    QVERIFY(definitions->contains("rabbit_version"));
    QGOOD((*reader)->readAll({}));
    // A reader that is given up in the middle leaves no process behind it that waits.
    const auto device = (*reader)->entry(u"messages/%2F/orders.cborseq"_s);
    QGOOD(device);
    QCOMPARE((*device)->read(10).size(), 10);
}

void ArchiveTest::encryptionFails()
{
    const QTemporaryDir folder;
    const Catalogue catalogue(folder.path());
    const QString id = samples::idOf(0);
    // Known before anything was collected, and before any node was stopped for it.
    QVERIFY(!checkEncryption({.ageRecipients = {u"age1nonsense"_s}}));
    QCOMPARE(checkEncryption({.ageRecipients = {u"age1nonsense"_s}, .ageProgram = u"no-such-age"_s}).error().kind, ErrorKind::NotConfigured);
    const auto bad = samples::make(catalogue, id, {.ageRecipients = {u"age1nonsense"_s}});
    QVERIFY(!bad);
    QVERIFY2(bad.error().detail.contains(u"age1nonsense"_s), qPrintable(samples::why(bad)));
    QCOMPARE(samples::make(catalogue, id, {.ageRecipients = {u"age1nonsense"_s}, .ageProgram = u"no-such-age"_s}).error().kind, ErrorKind::NotConfigured);
    QVERIFY(catalogue.archiveOf(id).isEmpty());
    QVERIFY(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden).filter(id).isEmpty());
}

void ArchiveTest::cancelLeavesNothing()
{
    const QTemporaryDir folder;
    const Catalogue catalogue(folder.path());
    const auto staging = catalogue.stage(samples::idOf(0));
    const BackupManifest manifest = samples::fill(**staging);
    std::stop_source stop;
    const auto summary = packBackup(catalogue, **staging, manifest, {}, [&](const ArchiveProgress &) { stop.request_stop(); }, stop.get_token());
    QVERIFY(!summary);
    QCOMPARE(summary.error().kind, ErrorKind::Cancelled);
    QVERIFY(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden).isEmpty());
    QCOMPARE(catalogue.list()->constFirst().condition, BackupCondition::Running);
    QGOOD((*staging)->discard());
    QVERIFY(catalogue.list()->isEmpty());
}

void ArchiveTest::noRoom()
{
    const QTemporaryDir folder;
    const Catalogue catalogue(folder.path(), [](const QString &) -> qint64 { return 100'000; });
    const auto summary = samples::make(catalogue, samples::idOf(0));
    QVERIFY(!summary);
    QCOMPARE(summary.error().kind, ErrorKind::Io);
    QVERIFY2(summary.error().message.contains(u"97.7 KiB"_s), qPrintable(summary.error().message));
    QVERIFY(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden).isEmpty());
}

void ArchiveTest::changedWhilePacked()
{
    const QTemporaryDir folder;
    const Catalogue catalogue(folder.path());
    const auto staging = catalogue.stage(samples::idOf(0));
    const BackupManifest manifest = samples::fill(**staging);
    QFile grown((*staging)->fileOf(entrypath::clusterDefinitions));
    QVERIFY(grown.open(QIODevice::Append));
    grown.write("x");
    grown.close();
    const auto summary = packBackup(catalogue, **staging, manifest);
    QVERIFY(!summary);
    QCOMPARE(summary.error().kind, ErrorKind::Internal);
    QVERIFY(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden).isEmpty());
}

void ArchiveTest::longNames()
{
    const QTemporaryDir folder;
    const Catalogue catalogue(folder.path());
    const auto staging = catalogue.stage(samples::idOf(0));
    BackupManifest manifest = samples::fill(**staging);
    const QString path = entrypath::configuration(QString(255, u'h'), u"/etc/"_s + QString(255, u'/').replace(u'/', u"ü"_s) + u"/x.conf"_s);
    QGOOD((*staging)->add({.path = path, .mode = 04755, .owner = QString(40, u'ü'), .modified = samples::at + Millis{777}}, "long"));
    const auto summary = packBackup(catalogue, **staging, manifest);
    QGOOD(summary);
    QVERIFY(samples::outputOf(u"tar"_s, {u"-tf"_s, summary->file}).contains(path.toUtf8() + '\n'));
    const auto reader = catalogue.open(manifest.id);
    QGOOD(reader);
    QCOMPARE((*reader)->manifest().findEntry(path)->mode, 04755);
    QGOOD((*reader)->readAll({}));
    QCOMPARE(*(*reader)->read(path), QByteArray("long"));
}

/// What stands elsewhere in the archive is not looked at: here it is gone.
void ArchiveTest::readsOneEntryOnly()
{
    const QTemporaryDir folder;
    const Catalogue catalogue(folder.path());
    const auto summary = samples::make(catalogue, samples::idOf(0));
    QGOOD(summary);
    const auto sidecar = sidecarFromBytes(samples::bytesOf(catalogue.sidecarOf(summary->id)));
    QGOOD(sidecar);
    QByteArray bytes = samples::bytesOf(summary->file);
    for (const auto &[path, place] : sidecar->places) {
        if (path.startsWith("logs/"_L1))
            bytes.replace(place.offset, place.packed, QByteArray(place.packed, '\0'));
    }
    QVERIFY(samples::put(summary->file, bytes));
    const auto reader = catalogue.open(summary->id);
    QGOOD(reader);
    QGOOD((*reader)->read(u"messages/%2F/orders.cborseq"_s));
    QVERIFY(!(*reader)->read(u"logs/rabbit%40broker1/var/log/rabbitmq/rabbit%40broker1.log"_s));
    QVERIFY(!(*reader)->readAll({}));
}

QTEST_GUILESS_MAIN(ArchiveTest)
#include "ArchiveTest.moc"
