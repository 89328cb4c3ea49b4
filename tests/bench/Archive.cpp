// Backups: packing beside `tar | zstd` of the same level over the same files, lists, opening a large one, memory.
// What is asked of 10 GB and of 5 GB is shown with files of holes, which take no disk. WARRENER_BENCH_GB=10: how large the one is that
// is written in earnest (1 by default).

#include "Bench.h"
#include "record/catalogue/Catalogue.h"
#include "record/catalogue/CatalogueFiles.h"
#include "record/catalogue/Sha256.h"
#include "record/catalogue/Sidecar.h"
#include "record/catalogue/Staging.h"
#include "record/catalogue/Verify.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QProcess>
#include <QTemporaryDir>

#include <algorithm>
#include <random>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr qint64 packedBytes = 256LL * 1024 * 1024;
constexpr int listedBackups = 1'000;
constexpr int packRounds = 3;
constexpr double promisedRatio = 0.8;
constexpr double promisedListMs = 500;
constexpr qint64 promisedGrowth = 24LL * 1024 * 1024;

const TimePoint benchTime = fromDateTime(QDateTime(QDate(2026, 11, 27), QTime(0, 0), QTimeZone::UTC));

QString benchId(int number)
{
    return toDateTime(benchTime + std::chrono::minutes{number}).toUTC().toString(u"yyyyMMdd-HHmmss"_s) + u"-full-orders-1a2b"_s;
}

/// Messages of an order system, more or less: text that compresses about four to one.
QByteArray benchText(qint64 bytes, unsigned seed)
{
    std::mt19937 chance(seed);
    QByteArray text;
    text.reserve(bytes + 200);
    while (text.size() < bytes) {
        text += "{\"order\":" + QByteArray::number(chance()) + ",\"customer\":\"" + QByteArray::number(chance() % 10'000) + "\",\"items\":[{\"sku\":\"A-"
                + QByteArray::number(chance() % 500) + "\",\"quantity\":" + QByteArray::number(chance() % 9 + 1) + "}],\"currency\":\"EUR\"}\n";
    }
    text.truncate(bytes);
    return text;
}

BackupManifest benchManifest(const QString &id)
{
    return {.id = id, .cluster = u"orders"_s, .at = timeOfBackupId(id)};
}

/// Peak of the resident memory since it was last set back, in bytes; −1: not known.
qint64 peakMemory()
{
    QFile status(u"/proc/self/status"_s);
    if (!status.open(QIODevice::ReadOnly))
        return -1;
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith("VmHWM:"))
            return line.mid(6).simplified().chopped(3).toLongLong() * 1024;
    }
    return -1;
}

void setPeakBack()
{
    QFile refs(u"/proc/self/clear_refs"_s);
    if (refs.open(QIODevice::WriteOnly))
        refs.write("5");
}

QString megabytesPerSecond(double bytes, double seconds)
{
    return u"%1 MB/s"_s.arg(bytes / seconds / 1e6, 0, 'f', 0);
}

Result<BenchLine> benchPack(const QString &folder)
{
    const QByteArray part = benchText(packedBytes / 8, 1);
    double ours = 1e9, theirs = 1e9;
    for (int round = 0; round < packRounds; ++round) {
        const Catalogue catalogue(folder + u"/pack%1"_s.arg(round));
        const auto staging = catalogue.stage(benchId(round));
        if (!staging)
            return std::unexpected(staging.error());
        for (int i = 0; i < 8; ++i) {
            if (const auto added = (*staging)->add({.path = u"messages/%2F/queue%1.cborseq"_s.arg(i)}, part); !added)
                return std::unexpected(added.error());
        }
        // The same bytes the same way: out of the same folder, with both files synced.
        QProcess tar;
        QElapsedTimer clock;
        clock.start();
        tar.start(u"sh"_s, {u"-c"_s, u"tar -C \"$1\" -cf - . | zstd -5 -q -o \"$1.tar.zst\" && sync \"$1.tar.zst\""_s, u"sh"_s, (*staging)->folder()});
        if (!tar.waitForFinished(300'000) || tar.exitCode() != 0)
            return failure(ErrorKind::NotConfigured, u"tar and zstd did not run"_s);
        theirs = std::min(theirs, static_cast<double>(clock.nsecsElapsed()) / 1e9);
        clock.start();
        const auto packed = packBackup(catalogue, **staging, benchManifest(benchId(round)));
        if (!packed)
            return std::unexpected(packed.error());
        ours = std::min(ours, static_cast<double>(clock.nsecsElapsed()) / 1e9);
        QDir(catalogue.folder()).removeRecursively();
    }
    const double ratio = theirs / ours;
    return BenchLine{.what = u"pack %1 MB into a backup"_s.arg(packedBytes / 1'000'000),
                     .measured = megabytesPerSecond(packedBytes, ours),
                     .baseline = megabytesPerSecond(packedBytes, theirs) + u" tar | zstd -5"_s,
                     .ratio = ratio,
                     .bound = u"≥ × 0.8"_s,
                     .holds = ratio >= promisedRatio};
}

Result<BenchLine> benchList(const QString &folder)
{
    const Catalogue catalogue(folder + u"/list"_s);
    const auto staging = catalogue.stage(benchId(0));
    if (!staging)
        return std::unexpected(staging.error());
    for (int i = 0; i < 200; ++i) {
        if (const auto added = (*staging)->add({.path = u"messages/%2F/queue%1.cborseq"_s.arg(i)}, benchText(1'000, static_cast<unsigned>(i))); !added)
            return std::unexpected(added.error());
    }
    const auto packed = packBackup(catalogue, **staging, benchManifest(benchId(0)));
    if (!packed)
        return std::unexpected(packed.error());
    QFile file(catalogue.sidecarOf(benchId(0)));
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorKind::Io, file.errorString());
    Result<Sidecar> sidecar = sidecarFromBytes(file.readAll());
    for (int i = 1; sidecar && i < listedBackups; ++i) {
        sidecar->summary.id = benchId(i);
        QFile copy(catalogue.sidecarOf(benchId(i)));
        if (!copy.open(QIODevice::WriteOnly) || copy.write(toBytes(*sidecar)) < 0
            || !QFile::copy(packed->file, catalogue.folder() + u'/' + benchId(i) + u".tar.zst"_s))
            return failure(ErrorKind::Io, copy.errorString());
    }
    double best = 1e9;
    for (int round = 0; round < packRounds; ++round) {
        QElapsedTimer clock;
        clock.start();
        const auto list = catalogue.list();
        best = std::min(best, static_cast<double>(clock.nsecsElapsed()) / 1e6);
        if (!list || list->size() != listedBackups || !std::ranges::all_of(*list, &BackupSummary::isGood))
            return failure(ErrorKind::Internal, u"the list is not whole"_s);
    }
    return BenchLine{.what = u"list %1 backups of 200 queues"_s.arg(listedBackups),
                     .measured = u"%1 ms"_s.arg(best, 0, 'f', 0),
                     .baseline = u"–"_s,
                     .bound = u"< 500 ms"_s,
                     .holds = best < promisedListMs};
}

/// One entry of so many bytes that do not compress, written without holding them.
Status addNoise(Staging &staging, qint64 bytes)
{
    const auto file = staging.open({.path = u"data/rabbit%40broker1.tar"_s});
    if (!file)
        return std::unexpected(file.error());
    std::mt19937_64 chance(7);
    QByteArray block(1024 * 1024, Qt::Uninitialized);
    for (qint64 left = bytes; left > 0; left -= block.size()) {
        auto *words = reinterpret_cast<std::uint64_t *>(block.data());
        for (qsizetype i = 0; i < block.size() / 8; ++i)
            words[i] = chance();
        (*file)->write(block.constData(), std::min<qint64>(left, block.size()));
    }
    const auto committed = (*file)->commit();
    return committed ? Status() : std::unexpected(committed.error());
}

struct LargeBackup
{
    qint64 peak = 0; ///< bytes, packing and verifying
    double openMs = 0;
};

Result<LargeBackup> makeLarge(const QString &folder, qint64 bytes)
{
    const Catalogue catalogue(folder);
    setPeakBack();
    const auto staging = catalogue.stage(benchId(0));
    if (!staging)
        return std::unexpected(staging.error());
    if (const Status added = addNoise(**staging, bytes); !added)
        return std::unexpected(added.error());
    (void)(*staging)->add({.path = u"messages/%2F/last.cborseq"_s}, benchText(100'000, 3));
    if (const auto packed = packBackup(catalogue, **staging, benchManifest(benchId(0))); !packed)
        return std::unexpected(packed.error());
    const auto report = verifyBackup(catalogue, benchId(0));
    if (!report || !report->isGood())
        return failure(ErrorKind::Internal, u"the backup is not good"_s);
    LargeBackup large{.peak = peakMemory()};
    QElapsedTimer clock;
    clock.start();
    const auto reader = catalogue.open(benchId(0));
    if (!reader)
        return std::unexpected(reader.error());
    if (const auto last = (*reader)->read(u"messages/%2F/last.cborseq"_s); !last)
        return std::unexpected(last.error());
    large.openMs = static_cast<double>(clock.nsecsElapsed()) / 1e6;
    QDir(folder).removeRecursively();
    return large;
}

constexpr qint64 stretchedBytes = 10'000'000'000;
constexpr qint64 holeBytes = 5'000'000'000;
constexpr int openedQueues = 2'000;
constexpr auto lastEntry = "messages/%2F/last.cborseq"_L1;

/// Opens it and reads its last entry, ms.
Result<double> openMs(const Catalogue &catalogue, const QString &id)
{
    double best = 1e9;
    for (int round = 0; round < packRounds; ++round) {
        QElapsedTimer clock;
        clock.start();
        const auto reader = catalogue.open(id);
        if (!reader)
            return std::unexpected(reader.error());
        if (const auto last = (*reader)->read(lastEntry); !last)
            return std::unexpected(last.error());
        best = std::min(best, static_cast<double>(clock.nsecsElapsed()) / 1e6);
    }
    return best;
}

/// An archive with a hole before its last entries, and the table that knows of it: what a reader passes over has no bytes.
Status stretch(const Catalogue &catalogue, const QString &id, qint64 hole)
{
    Result<Sidecar> sidecar = readSidecar(catalogue.sidecarOf(id));
    if (!sidecar)
        return std::unexpected(sidecar.error());
    const auto last = std::ranges::find(sidecar->places, QString(lastEntry), [](const auto &place) { return place.first; });
    QFile archive(catalogue.archiveOf(id));
    if (last == sidecar->places.end() || !archive.open(QIODevice::ReadWrite))
        return failure(ErrorKind::Io, archive.errorString());
    const qint64 from = last->second.offset;
    archive.seek(from);
    const QByteArray rest = archive.readAll();
    if (!archive.resize(from) || !archive.resize(from + hole + rest.size()) || !archive.seek(from + hole) || archive.write(rest) != rest.size())
        return failure(ErrorKind::Io, archive.errorString());
    for (auto &[path, place] : sidecar->places)
        place.offset += place.offset >= from ? hole : 0;
    sidecar->summary.archiveBytes += hole;
    QFile file(catalogue.sidecarOf(id));
    const QByteArray bytes = toBytes(*sidecar);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate) || file.write(bytes) != bytes.size())
        return failure(ErrorKind::Io, file.errorString());
    return {};
}

Result<BenchLine> benchOpen(const QString &folder)
{
    const Catalogue catalogue(folder + u"/open"_s);
    const auto staging = catalogue.stage(benchId(0));
    if (!staging)
        return std::unexpected(staging.error());
    for (int i = 0; i < openedQueues; ++i) {
        if (const auto added = (*staging)->add({.path = u"messages/%2F/a%1.cborseq"_s.arg(i)}, benchText(500, static_cast<unsigned>(i))); !added)
            return std::unexpected(added.error());
    }
    if (const auto added = (*staging)->add({.path = lastEntry}, benchText(100'000, 3)); !added)
        return std::unexpected(added.error());
    if (const auto packed = packBackup(catalogue, **staging, benchManifest(benchId(0))); !packed)
        return std::unexpected(packed.error());
    const Result<double> small = openMs(catalogue, benchId(0));
    if (!small)
        return std::unexpected(small.error());
    if (const Status stretched = stretch(catalogue, benchId(0), stretchedBytes); !stretched)
        return std::unexpected(stretched.error());
    const auto list = catalogue.list();
    if (!list || list->size() != 1 || !list->first().isGood())
        return failure(ErrorKind::Internal, u"the backup with a hole is none"_s);
    const Result<double> large = openMs(catalogue, benchId(0));
    if (!large)
        return std::unexpected(large.error());
    return BenchLine{.what = u"open one of 10 GB and %1 queues, read its last entry"_s.arg(openedQueues),
                     .measured = u"%1 ms"_s.arg(*large, 0, 'f', 1),
                     .baseline = u"%1 ms without the 10 GB"_s.arg(*small, 0, 'f', 1),
                     .ratio = *large / *small,
                     .bound = u"< 500 ms"_s,
                     .holds = *large < promisedListMs};
}

/// So many zeros as if a run had collected them: a file that is nothing but a hole, and its line on the list.
Status stageHole(const Catalogue &catalogue, const QString &id, qint64 bytes)
{
    const QString path = u"data/rabbit%40broker1.tar"_s;
    QString file;
    {
        // What another process of the same run goes on with.
        const auto staging = catalogue.stage(id);
        if (!staging)
            return std::unexpected(staging.error());
        file = (*staging)->fileOf(path);
    }
    Sha256 hash;
    const QByteArray block(1024 * 1024, '\0');
    for (qint64 left = bytes; left > 0; left -= block.size())
        hash.add(QByteArrayView(block).first(std::min<qint64>(left, block.size())));
    QFile hole(file);
    if (!QDir().mkpath(QFileInfo(file).path()) || !hole.open(QIODevice::WriteOnly) || !hole.resize(bytes))
        return failure(ErrorKind::Io, hole.errorString());
    const QByteArray line = QJsonDocument(toJson(BackupEntry{.path = path, .size = bytes, .sha256 = hash.hex()})).toJson(QJsonDocument::Compact) + '\n';
    QFile list(catalogue.stagingFolder() + u'/' + id + cataloguefiles::stagingListEnd);
    if (!list.open(QIODevice::WriteOnly | QIODevice::Append) || list.write(line) != line.size())
        return failure(ErrorKind::Io, list.errorString());
    return {};
}

/// Peak memory of packing and verifying them, bytes.
Result<qint64> peakOfHole(const QString &folder, qint64 bytes)
{
    // The room is asked for before: a hole takes none.
    const Catalogue catalogue(folder, [](const QString &) { return qint64(1) << 50; });
    if (const Status staged = stageHole(catalogue, benchId(0), bytes); !staged)
        return std::unexpected(staged.error());
    setPeakBack();
    const auto staging = catalogue.stage(benchId(0));
    if (!staging)
        return std::unexpected(staging.error());
    if ((*staging)->bytes() != bytes)
        return failure(ErrorKind::Internal, u"what was staged is not known"_s);
    if (const auto packed = packBackup(catalogue, **staging, benchManifest(benchId(0))); !packed)
        return std::unexpected(packed.error());
    const auto report = verifyBackup(catalogue, benchId(0));
    if (!report || !report->isGood())
        return failure(ErrorKind::Internal, u"the backup is not good"_s);
    const qint64 peak = peakMemory();
    QDir(folder).removeRecursively();
    return peak;
}

Result<BenchLine> benchMemory(const QString &folder)
{
    const Result<qint64> small = peakOfHole(folder + u"/hole-small"_s, 100'000'000);
    const Result<qint64> large = small ? peakOfHole(folder + u"/hole-large"_s, holeBytes) : small;
    if (!large)
        return std::unexpected(large.error());
    return BenchLine{.what = u"peak memory, pack and verify %1 GB"_s.arg(holeBytes / 1'000'000'000),
                     .measured = u"%1 MB"_s.arg(static_cast<double>(*large) / 1e6, 0, 'f', 0),
                     .baseline = u"%1 MB with 100 MB"_s.arg(static_cast<double>(*small) / 1e6, 0, 'f', 0),
                     .ratio = static_cast<double>(*large) / static_cast<double>(*small),
                     .bound = u"flat"_s,
                     .holds = *large - *small < promisedGrowth};
}

} // namespace

BenchResult benchArchive()
{
    const QTemporaryDir folder;
    QList<BenchLine> lines;
    for (const auto bench : {benchPack, benchList, benchOpen, benchMemory}) {
        const Result<BenchLine> line = bench(folder.path());
        if (!line)
            return std::unexpected(line.error());
        lines.append(*line);
    }
    const qint64 gigabytes = std::max(1, qEnvironmentVariableIntValue("WARRENER_BENCH_GB"));
    const qint64 bytes = gigabytes * 1'000'000'000;
    if (Catalogue(folder.path()).freeBytes() < 3 * bytes)
        return lines;
    const auto small = makeLarge(folder.path() + u"/small"_s, 100'000'000);
    const auto large = small ? makeLarge(folder.path() + u"/large"_s, bytes) : small;
    if (!large)
        return std::unexpected(large.error());
    lines.append({.what = u"open one of %1 GB in earnest, read its last entry"_s.arg(gigabytes),
                  .measured = u"%1 ms"_s.arg(large->openMs, 0, 'f', 1),
                  .baseline = u"%1 ms one of 100 MB"_s.arg(small->openMs, 0, 'f', 1),
                  .ratio = large->openMs / small->openMs,
                  .bound = u"< 500 ms"_s,
                  .holds = large->openMs < promisedListMs});
    lines.append({.what = u"peak memory, pack and verify %1 GB in earnest"_s.arg(gigabytes),
                  .measured = u"%1 MB"_s.arg(static_cast<double>(large->peak) / 1e6, 0, 'f', 0),
                  .baseline = u"%1 MB with 100 MB"_s.arg(static_cast<double>(small->peak) / 1e6, 0, 'f', 0),
                  .ratio = static_cast<double>(large->peak) / static_cast<double>(small->peak),
                  .bound = u"flat"_s,
                  .holds = large->peak - small->peak < promisedGrowth});
    return lines;
}

} // namespace warrener
