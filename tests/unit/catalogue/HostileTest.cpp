// Archives that somebody made to do harm, or to be taken for a backup: refused with words, quickly, and nothing is written.
#include "BackupSamples.h"
#include "record/catalogue/ArchiveForm.h"
#include "record/catalogue/ArchiveReader.h"
#include "record/catalogue/Compression.h"
#include "record/catalogue/TarHeader.h"
#include "record/catalogue/Verify.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>

using namespace warrener;
using namespace Qt::StringLiterals;

class HostileTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void refuses_data();
    void refuses();
    void noArchives_data();
    void noArchives();
    void manifests_data();
    void manifests();
    void aQueueTwice();
    void aMillionEntries();
    void bombs();
    void aTableThatLies();
    void aTableOfMillions();

private:
    QTemporaryDir m_folder;
};

namespace {

using Frames = QList<QByteArray>;

QByteArray padded(const QByteArray &bytes)
{
    return bytes + QByteArray(tarPadding(bytes.size()), '\0');
}

/// A header that this house would never write: a good one, changed, with the right sum.
QByteArray forgedHeader(const QString &name, char type, const QByteArray &size = {}, const QByteArray &link = {})
{
    QByteArray block = toBytes(TarHeader{.path = u"x"_s, .size = 4});
    block.replace(0, 100, name.toUtf8().leftJustified(100, '\0', true));
    block[156] = type;
    if (!size.isEmpty())
        block.replace(124, 12, size.leftJustified(12, '\0', true));
    block.replace(157, 100, link.leftJustified(100, '\0', true));
    block.replace(148, 8, QByteArray(8, ' '));
    int sum = 0;
    for (const char c : std::as_const(block))
        sum += static_cast<unsigned char>(c);
    block.replace(148, 8, QByteArray::number(sum, 8).rightJustified(6, '0') + '\0' + ' ');
    return block;
}

/// The frames of a small good backup of three entries, of which two are config/a and config/b.
Frames goodFrames(BackupManifest manifest = {})
{
    manifest.id = samples::idOf(0);
    manifest.cluster = u"orders"_s;
    manifest.at = samples::at;
    if (manifest.entries.isEmpty()) {
        for (const char *name : {"a", "b", "c"})
            manifest.entries.append({.path = u"config/"_s + QLatin1StringView(name), .size = 4, .sha256 = sha256Hex("bbb" + QByteArray(name))});
    }
    const QByteArray bytes = toBytes(manifest);
    Frames frames{toBytes(archiveform::manifestHeader(manifest, bytes.size())) + padded(bytes)};
    for (const BackupEntry &entry : std::as_const(manifest.entries))
        frames.append(toBytes(archiveform::headerOf(entry)) + padded("bbb" + entry.path.last(1).toLatin1()));
    frames.append(toBytes(archiveform::hashHeader(manifest)) + padded(archiveform::hashText(sha256Hex(bytes))));
    frames.append(QByteArray(archiveform::endBytes, '\0'));
    return frames;
}

QByteArray packedFrames(const Frames &frames)
{
    QByteArray bytes;
    FrameEncoder encoder(ArchiveFormat::Zstd, [&bytes](QByteArrayView some) -> Status {
        bytes.append(some);
        return {};
    });
    for (const QByteArray &frame : frames) {
        (void)encoder.write(frame);
        (void)encoder.endFrame();
    }
    return bytes;
}

/// Opened and read to its end.
Status readWholeArchive(const QString &file, const ReadOptions &options = {})
{
    const auto reader = ArchiveReader::open(file, options);
    return reader ? (*reader)->readAll({}) : std::unexpected(reader.error());
}

} // namespace

void HostileTest::init()
{
    QVERIFY(samples::put(m_folder.filePath(u"x"_s), packedFrames(goodFrames())));
    QGOOD(readWholeArchive(m_folder.filePath(u"x"_s)));
}

void HostileTest::refuses_data()
{
    QTest::addColumn<QByteArrayList>("frames");
    QTest::addColumn<QString>("says");
    const Frames good = goodFrames();
    const auto row = [&](const char *name, const QString &says, auto change) {
        Frames frames = good;
        change(frames);
        QTest::newRow(name) << QByteArrayList(frames) << says;
    };
    const auto forged = [&](const char *name, const QString &says, const QByteArray &header) {
        row(name, says, [&](Frames &frames) { frames[1] = header + padded("bbba"); });
    };
    forged("traversal", u"leads out of it"_s, forgedHeader(u"config/../../../etc/passwd"_s, '0'));
    forged("absolute", u"leads out of it"_s, forgedHeader(u"/etc/passwd"_s, '0'));
    forged("backslash", u"leads out of it"_s, forgedHeader(u"config\\..\\a"_s, '0'));
    forged("symbolic link", u"a symbolic link"_s, forgedHeader(u"config/a"_s, '2', "00000000000", "/etc/passwd"));
    forged("hard link", u"a hard link"_s, forgedHeader(u"config/a"_s, '1', "00000000000", "config/b"));
    forged("character device", u"a device"_s, forgedHeader(u"config/a"_s, '3'));
    forged("block device", u"a device"_s, forgedHeader(u"config/a"_s, '4'));
    forged("folder", u"a folder"_s, forgedHeader(u"config/a"_s, '5'));
    forged("pipe", u"a pipe"_s, forgedHeader(u"config/a"_s, '6'));
    forged("GNU long name", u"no plain file"_s, forgedHeader(u"././@LongLink"_s, 'L'));
    forged("global pax", u"no plain file"_s, forgedHeader(u"config/a"_s, 'g'));
    forged("sparse", u"no plain file"_s, forgedHeader(u"config/a"_s, 'S'));
    forged("old file type", u"no plain file"_s, forgedHeader(u"config/a"_s, '\0'));
    forged("a file with a link", u"header"_s, forgedHeader(u"config/a"_s, '0', {}, "elsewhere"));
    forged("size in letters", u"header"_s, forgedHeader(u"config/a"_s, '0', "4xxx"));
    forged("size negative", u"header"_s, forgedHeader(u"config/a"_s, '0', QByteArray(12, '\xff')));
    forged("size larger", u"are not those of the manifest"_s, forgedHeader(u"config/a"_s, '0', "77777777777"));
    forged("name not UTF-8", u"header"_s, QByteArray(forgedHeader(u"config/a"_s, '0')).replace(0, 8, "\xff\xfe/aaaaa"));
    row("wrong sum", u"header"_s, [](Frames &frames) { frames[1][150] = frames[1].at(150) == '1' ? '2' : '1'; });
    row("another name", u"names config/a"_s, [](Frames &frames) { frames[1] = forgedHeader(u"config/z"_s, '0') + padded("bbba"); });
    row("twice", u"names config/b"_s, [](Frames &frames) { frames.insert(2, frames.at(1)); });
    row("swapped", u"names config/a"_s, [](Frames &frames) { frames.swapItemsAt(1, 2); });
    row("one missing", u"names config/b"_s, [](Frames &frames) { frames.removeAt(2); });
    row("one more", u"names manifest.sha256"_s, [](Frames &frames) { frames.insert(4, frames.at(3)); });
    row("one more at the end", u"more than its manifest says"_s, [](Frames &frames) { frames.insert(5, frames.at(3)); });
    row("behind the end", u"behind the end"_s, [](Frames &frames) { frames.append(frames.at(1)); });
    row("no end", u"too early"_s, [](Frames &frames) { frames.removeLast(); });
    row("no hash", u"too early"_s, [](Frames &frames) { frames.resize(4); });
    row("other bytes", u"SHA-256 is another"_s, [](Frames &frames) { frames[2].replace("bbbb", "bbbB"); });
    row("other manifest hash", u"not that of its manifest"_s, [](Frames &frames) { frames[4].replace(512, 1, frames.at(4).at(512) == 'a' ? "b" : "a"); });
    row("padding is used", u"between the entries"_s, [](Frames &frames) { frames[1][600] = 'x'; });
    row("shorter than it says", u"shorter"_s, [](Frames &frames) { frames[1].chop(100); });
    row("only a header", u"shorter"_s, [](Frames &frames) { frames[1].truncate(512); });
    row("half a header", u"shorter"_s, [](Frames &frames) { frames[1].truncate(100); });
    row("more than it says", u"more than it says"_s, [](Frames &frames) { frames[1].append(QByteArray(512, 'x')); });
    row("two entries in a frame", u"more than it says"_s, [](Frames &frames) {
        frames[1] += frames.at(2);
        frames.removeAt(2);
    });
    row("no manifest", u"does not begin with a manifest"_s, [](Frames &frames) { frames.removeFirst(); });
    row("manifest later", u"does not begin with a manifest"_s, [](Frames &frames) { frames.swapItemsAt(0, 1); });
    row("manifest of nothing", u"no manifest"_s,
        [](Frames &frames) { frames[0] = toBytes(TarHeader{.path = u"manifest.json"_s, .size = 0, .modified = samples::at}); });
    row("manifest is no JSON", u"no manifest"_s,
        [](Frames &frames) { frames[0] = toBytes(TarHeader{.path = u"manifest.json"_s, .size = 5, .modified = samples::at}) + padded("hello"); });
    row("manifest with another time", u"are not those of the manifest"_s, [](Frames &frames) {
        const QByteArray json = frames.at(0).sliced(512);
        frames[0] = toBytes(TarHeader{.path = u"manifest.json"_s, .size = frames.at(0).indexOf('\0', 512) - 512}) + json;
    });
    // pax records that lead elsewhere.
    const auto pax = [&](const char *name, const QByteArray &record, const QString &says) {
        const QByteArray length = QByteArray::number(record.size(), 8).rightJustified(11, '0');
        row(name, says,
            [&](Frames &frames) { frames[1] = forgedHeader(u"pax"_s, 'x', length) + padded(record) + forgedHeader(u"config/a"_s, '0') + padded("bbba"); });
    };
    pax("pax path", "30 path=config/../../etc/pass\n", u"leads out of it"_s);
    pax("pax path NUL", QByteArray("18 path=config/\0a\n", 18), u"leads out of it"_s);
    pax("pax link", "21 linkpath=/etc/xxx\n", u"header"_s);
    pax("pax size", "10 size=4\n", u"header"_s);
    pax("pax length", "99 path=config/a\n", u"header"_s);
    pax("pax length 0", "0 path=config/a\n", u"header"_s);
    pax("pax no line end", "16 path=config/a", u"header"_s);
    pax("pax twice", "17 path=config/a\n17 path=config/b\n", u"header"_s);
    row("pax huge", u"header"_s, [](Frames &frames) { frames[1] = forgedHeader(u"pax"_s, 'x', "77777777777") + frames.at(1); });
    row("pax after pax", u"no plain file"_s, [](Frames &frames) {
        const QByteArray one = forgedHeader(u"pax"_s, 'x', "00000000021") + padded("17 path=config/a\n");
        frames[1] = one + one + frames.at(1);
    });
}

void HostileTest::refuses()
{
    QFETCH(const QByteArrayList, frames);
    QFETCH(const QString, says);
    const QString file = m_folder.filePath(u"x"_s);
    QVERIFY(samples::put(file, packedFrames(frames)));
    const Status read = readWholeArchive(file);
    QVERIFY(!read);
    QCOMPARE(read.error().kind, ErrorKind::Malformed);
    QVERIFY2(read.error().message.contains(says), qPrintable(read.error().message));
    QVERIFY(!verifyFile(file)->isGood());
    QCOMPARE(QDir(m_folder.path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden), QStringList{u"x"_s});
}

void HostileTest::noArchives_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("text") << QByteArray("hello");
    QTest::newRow("only zstd's mark") << QByteArray("\x28\xb5\x2f\xfd");
    QTest::newRow("only gzip's mark") << QByteArray("\x1f\x8b");
    QTest::newRow("bad zstd") << QByteArray("\x28\xb5\x2f\xfd") + QByteArray(1'000, '\xff');
    QTest::newRow("bad gzip") << QByteArray("\x1f\x8b\x08") + QByteArray(1'000, '\xff');
    QTest::newRow("window of 2 TB") << QByteArray("\x28\xb5\x2f\xfd\x00\xf8", 6) + QByteArray(100, '\0');
    QTest::newRow("zstd of text") << packedFrames({"hello"});
    QTest::newRow("zstd of nothing") << packedFrames({""});
    QTest::newRow("only age's mark") << QByteArray("age-encryption.org/v1\n");
    QTest::newRow("plain tar") << goodFrames().join();
    QTest::newRow("all in one frame") << packedFrames({goodFrames().join()});
}

void HostileTest::noArchives()
{
    QFETCH(const QByteArray, bytes);
    const QString file = m_folder.filePath(u"x"_s);
    QVERIFY(samples::put(file, bytes));
    const Status read = readWholeArchive(file);
    QVERIFY(!read);
    QVERIFY2(read.error().kind == ErrorKind::Malformed || read.error().kind == ErrorKind::Forbidden, qPrintable(toId(read.error().kind)));
    QVERIFY(!read.error().message.isEmpty());
}

void HostileTest::manifests_data()
{
    QTest::addColumn<BackupEntry>("entry");
    QTest::addColumn<QString>("says");
    const BackupEntry good{.path = u"config/a"_s, .size = 4, .sha256 = sha256Hex("bbba")};
    const auto row = [&](const char *name, const QString &says, auto change) {
        BackupEntry entry = good;
        change(entry);
        QTest::newRow(name) << entry << says;
    };
    row("traversal", u"may not stand in a backup"_s, [](BackupEntry &entry) { entry.path = u"config/../../a"_s; });
    row("absolute", u"may not stand in a backup"_s, [](BackupEntry &entry) { entry.path = u"/etc/a"_s; });
    row("another hash", u"SHA-256"_s, [](BackupEntry &entry) { entry.sha256 = QString(64, u'0'); });
    row("in itself", u"another backup"_s, [](BackupEntry &entry) { entry.in = samples::idOf(0); });
}

void HostileTest::manifests()
{
    QFETCH(const BackupEntry, entry);
    QFETCH(const QString, says);
    BackupManifest manifest;
    manifest.entries = {entry};
    QVERIFY(samples::put(m_folder.filePath(u"x"_s), packedFrames(goodFrames(manifest))));
    const Status read = readWholeArchive(m_folder.filePath(u"x"_s));
    QVERIFY(!read);
    QVERIFY2(read.error().message.contains(says), qPrintable(read.error().message));
}

void HostileTest::aQueueTwice()
{
    const QString messages = u"messages/%2F/a.cborseq"_s;
    BackupManifest manifest{.id = samples::idOf(0), .entries = {{.path = messages, .size = 0, .sha256 = sha256Hex({})}}};
    manifest.queues = {{.vhost = u"/"_s, .name = u"a"_s, .entry = messages}, {.vhost = u"/"_s, .name = u"b"_s}};
    QVERIFY(manifestFromBytes(toBytes(manifest)));
    // The same queue, and the same messages under two names: restored, each would be published twice.
    for (const BackedUpQueue &again : {BackedUpQueue{.vhost = u"/"_s, .name = u"a"_s}, BackedUpQueue{.vhost = u"/"_s, .name = u"c"_s, .entry = messages}}) {
        BackupManifest twice = manifest;
        twice.queues.append(again);
        const auto read = manifestFromBytes(toBytes(twice));
        QVERIFY(!read);
        QVERIFY2(read.error().message.contains(u"twice"_s), qPrintable(read.error().message));
    }
}

void HostileTest::aMillionEntries()
{
    const QString file = m_folder.filePath(u"x"_s);
    QElapsedTimer clock;
    // In the manifest.
    QByteArray json = R"({"format":"warrener-backup","version":1,"id":")" + samples::idOf(0).toLatin1() + R"(","type":"full","entries":[)";
    json += QByteArray("{},").repeated(1'000'000) + "{}]}";
    const QByteArray frame = toBytes(TarHeader{.path = u"manifest.json"_s, .size = json.size()}) + padded(json);
    QVERIFY(samples::put(file, packedFrames({frame})));
    clock.start();
    Status read = readWholeArchive(file);
    QVERIFY(!read);
    QCOMPARE(read.error().kind, ErrorKind::TooLarge);
    // In the archive: 512 MB of headers.
    Frames frames = goodFrames();
    QByteArray bytes;
    FrameEncoder encoder(ArchiveFormat::Zstd, [&bytes](QByteArrayView some) -> Status {
        bytes.append(some);
        return {};
    });
    QGOOD(encoder.write(frames.at(0)));
    QGOOD(encoder.endFrame());
    QGOOD(encoder.write(frames.at(1)));
    const QByteArray headers = forgedHeader(u"config/b"_s, '0', "00000000000").repeated(10'000);
    for (int i = 0; i < 100; ++i)
        QGOOD(encoder.write(headers));
    QGOOD(encoder.endFrame());
    QVERIFY(samples::put(file, bytes));
    read = readWholeArchive(file);
    QVERIFY(!read);
    QCOMPARE(read.error().kind, ErrorKind::Malformed);
    // The last entry without a table: what stands before it is passed over, and no more than that.
    const auto reader = ArchiveReader::open(file);
    QGOOD(reader);
    QVERIFY(!(*reader)->entry(u"config/c"_s));
}

void HostileTest::bombs()
{
    const QString file = m_folder.filePath(u"x"_s);
    // A manifest that says it holds 100 TB.
    BackupManifest manifest;
    manifest.entries = {{.path = u"config/a"_s, .size = 100LL << 40, .sha256 = sha256Hex("bbba")}};
    QVERIFY(samples::put(file, packedFrames(goodFrames(manifest))));
    auto opened = ArchiveReader::open(file);
    QVERIFY(!opened);
    QCOMPARE(opened.error().kind, ErrorKind::TooLarge);
    // A manifest of 8 GB, and one of 300 MB of zeroes.
    QVERIFY(samples::put(file, packedFrames({toBytes(TarHeader{.path = u"manifest.json"_s, .size = 8LL << 30}) + QByteArray(1'000, ' ')})));
    QCOMPARE(ArchiveReader::open(file).error().kind, ErrorKind::TooLarge);
    QByteArray bytes;
    FrameEncoder encoder(ArchiveFormat::Zstd, [&bytes](QByteArrayView some) -> Status {
        bytes.append(some);
        return {};
    });
    QGOOD(encoder.write(toBytes(TarHeader{.path = u"manifest.json"_s, .size = 200'000'000})));
    for (int i = 0; i < 200; ++i)
        QGOOD(encoder.write(QByteArray(1'000'000, '[')));
    QGOOD(encoder.write(QByteArray(tarPadding(200'000'000), '\0')));
    QGOOD(encoder.endFrame());
    QVERIFY(samples::put(file, bytes));
    QVERIFY2(bytes.size() < 100'000, "it is a bomb");
    opened = ArchiveReader::open(file);
    QVERIFY(!opened);
    QVERIFY(opened.error().kind == ErrorKind::Malformed || opened.error().kind == ErrorKind::TooLarge);
    // What a stricter reader says of a backup that is ours.
    QVERIFY(samples::put(file, packedFrames(goodFrames())));
    QCOMPARE(ArchiveReader::open(file, {.bounds = {.bytes = 10, .ratio = 0.001}}).error().kind, ErrorKind::TooLarge);
}

/// A sidecar that is whole in itself, and leads to other places: every entry is the right one, or none.
void HostileTest::aTableThatLies()
{
    const QTemporaryDir folder;
    const Catalogue catalogue(folder.path());
    const auto summary = samples::make(catalogue, samples::idOf(0));
    QGOOD(summary);
    const auto good = sidecarFromBytes(samples::bytesOf(catalogue.sidecarOf(summary->id)));
    QGOOD(good);
    const QString path = entrypath::clusterDefinitions;
    for (const EntryPlace &place :
         {good->places.at(1).second, EntryPlace{.offset = 1, .packed = 1, .size = 1}, EntryPlace{.offset = summary->archiveBytes, .packed = 0, .size = 0},
          EntryPlace{.offset = 1LL << 52, .packed = 1LL << 52, .size = 1LL << 52}, EntryPlace{}}) {
        Sidecar sidecar = *good;
        for (auto &[name, at] : sidecar.places) {
            if (name == path)
                at = place;
        }
        QVERIFY(samples::put(catalogue.sidecarOf(summary->id), toBytes(sidecar)));
        const auto reader = catalogue.open(summary->id);
        QGOOD(reader);
        const auto bytes = (*reader)->read(path);
        if (bytes)
            QVERIFY(bytes->startsWith("{\"rabbit_version\""));
        QVERIFY(!verifyBackup(catalogue, summary->id)->isGood());
    }
}

void HostileTest::aTableOfMillions()
{
    // Empty lists take three bytes each here, and a hundred and more as a tree.
    const QTemporaryDir folder;
    const Catalogue catalogue(folder.path());
    const auto summary = samples::make(catalogue, samples::idOf(0));
    QGOOD(summary);
    const QByteArray good = samples::bytesOf(catalogue.sidecarOf(summary->id));
    const QByteArray table = "[" + QByteArray("[],").repeated(4'000'000) + "[]]";
    const QByteArray bytes = good.first(good.indexOf('\n') + 1) + R"("table":{"check":")" + sha256Hex(table).toLatin1() + R"(","places":)" + table + "}}\n";
    const auto read = sidecarFromBytes(bytes);
    QVERIFY(!read);
    QVERIFY2(read.error().detail.contains(u"more than"_s), qPrintable(read.error().detail));
}

QTEST_GUILESS_MAIN(HostileTest)
#include "HostileTest.moc"
