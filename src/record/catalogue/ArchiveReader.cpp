#include "record/catalogue/ArchiveReader.h"

#include "base/PlainFile.h"
#include "base/Units.h"
#include "cluster/Queue.h"
#include "record/catalogue/ArchiveEntry.h"
#include "record/catalogue/ArchiveForm.h"
#include "record/catalogue/CatalogueFiles.h"
#include "record/catalogue/Compression.h"
#include "record/catalogue/EntryPaths.h"
#include "record/catalogue/PipedProgram.h"
#include "record/catalogue/ProgressMeter.h"
#include "record/catalogue/Sha256.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr qsizetype unpackedAtOnce = 1024 * 1024;
// What stands around the bytes of an entry, at most: headers of pax, its own, padding.
constexpr qint64 mostHeaderBytes = 32 * 1024;
constexpr QByteArrayView ageMagic = "age-encryption.org/v1\n";
constexpr QByteArrayView zstdMagic = "\x28\xb5\x2f\xfd";
constexpr QByteArrayView gzipMagic = "\x1f\x8b";

std::unexpected<Error> damagedArchive(const QString &message, const QString &detail = {})
{
    return failure(ErrorKind::Malformed, message, detail);
}

std::optional<ArchiveFormat> formatOf(QByteArrayView beginning)
{
    if (beginning.startsWith(zstdMagic))
        return ArchiveFormat::Zstd;
    if (beginning.startsWith(gzipMagic))
        return ArchiveFormat::Gzip;
    return std::nullopt;
}

/// Without where its makers want to hear of errors.
QString whatAgeSays(const QString &output)
{
    QStringList lines = output.split(u'\n', Qt::SkipEmptyParts);
    lines.removeIf([](const QString &line) { return line.startsWith("age: report"_L1); });
    constexpr auto error = "age: error: "_L1;
    for (QString &line : lines) {
        if (line.startsWith(error))
            line.remove(0, error.size());
    }
    return lines.join(u'\n');
}

/// The end of the archive, where nothing is left but that: two blocks of zeroes, and nothing behind them. Errors: those of
/// reading, and damage. `buffer` is overwritten.
Status readEnd(FrameDecoder &frames, QByteArray &buffer)
{
    qsizetype zeroes = 0;
    while (zeroes <= archiveform::endBytes) {
        const Result<qsizetype> got = frames.read(buffer.data(), archiveform::endBytes + 1);
        if (!got)
            return std::unexpected(got.error());
        if (*got == 0)
            break;
        if (!std::ranges::all_of(QByteArrayView(buffer).first(*got), [](char c) { return c == '\0'; }))
            zeroes = archiveform::endBytes;
        zeroes += *got;
    }
    if (zeroes != archiveform::endBytes)
        return damagedArchive(QCoreApplication::translate("Archive", "The archive holds more than its manifest says, or has no end"));
    if (const Status ended = frames.endFrame(); !ended)
        return ended;
    const Result<bool> more = frames.hasNext();
    if (!more)
        return std::unexpected(more.error());
    if (*more)
        return damagedArchive(QCoreApplication::translate("Archive", "Something stands behind the end of the archive"));
    return {};
}

} // namespace

struct ArchiveReader::Private
{
    QString file;
    ReadOptions options;
    ArchiveFormat format = ArchiveFormat::Zstd;
    bool isEncrypted = false;
    qint64 fileBytes = 0;
    BackupManifest manifest;
    QByteArray manifestBytes;
    QString manifestSha256;
    QHash<QString, qsizetype> entryAt;  ///< of the manifest
    QHash<QueueRef, qsizetype> queueAt; ///< likewise
    QList<std::pair<QString, EntryPlace>> places;
    QHash<QString, EntryPlace> placeOf;

    Result<std::shared_ptr<QFile>> openFile(qint64 offset) const;
    Result<ByteSource> source(qint64 offset = 0, qint64 length = -1) const;
    Status lookAtBeginning();
    Status readManifest();
    void takeTable();
    Result<std::unique_ptr<FrameDecoder>> framesAt(const QString &path) const;
};

Result<std::shared_ptr<QFile>> ArchiveReader::Private::openFile(qint64 offset) const
{
    auto in = std::make_shared<QFile>(file);
    if (!in->exists())
        return failure(ErrorKind::NotFound, QCoreApplication::translate("Archive", "There is no file %1").arg(file));
    // That this process may not read it says nothing of what stands in it.
    if (!openPlainFile(*in, QIODevice::ReadOnly | QIODevice::Unbuffered) || !in->seek(offset))
        return failure(QFileInfo(file).isReadable() ? ErrorKind::Io : ErrorKind::Forbidden,
                       QCoreApplication::translate("Archive", "%1 cannot be read").arg(file), in->errorString());
    return in;
}

/// Compressed bytes from `offset` on; −1: to the end. An encrypted archive is always read from its beginning.
Result<ByteSource> ArchiveReader::Private::source(qint64 offset, qint64 length) const
{
    const auto in = openFile(isEncrypted ? 0 : offset);
    if (!in)
        return std::unexpected(in.error());
    if (isEncrypted) {
        if (options.ageIdentityFile.isEmpty())
            return failure(ErrorKind::Forbidden, QCoreApplication::translate("Archive", "The backup is encrypted: an identity file of age opens it"));
        if (!QFileInfo(options.ageIdentityFile).isReadable())
            return failure(ErrorKind::Forbidden, QCoreApplication::translate("Archive", "The identity file %1 cannot be read").arg(options.ageIdentityFile));
        auto age = std::make_shared<PipedProgram>();
        if (const Status started = age->start(options.ageProgram, {u"--decrypt"_s, u"--identity"_s, options.ageIdentityFile}, PipedProgram::Piped::Output,
                                              (*in)->handle(), options.stop);
            !started)
            return std::unexpected(started.error());
        return [age, identity = options.ageIdentityFile, isAny = false](char *to, qsizetype most) mutable -> Result<qsizetype> {
            const Result<qsizetype> got = age->read(to, most);
            if (!got || *got > 0) {
                isAny = true;
                return got;
            }
            const Status ended = age->finish();
            if (ended)
                return 0;
            if (ended.error().kind == ErrorKind::Cancelled)
                return std::unexpected(ended.error());
            // By its words: it ends with 1 for everything.
            const QString detail = whatAgeSays(ended.error().detail);
            const bool isKey = !isAny && (detail.contains("identit"_L1) || detail.contains(identity));
            return isKey ? failure(ErrorKind::Forbidden, QCoreApplication::translate("Archive", "The identity does not open this backup"), detail)
                         : damagedArchive(QCoreApplication::translate("Archive", "The encrypted archive is damaged"), detail);
        };
    }
    return [in = *in, left = length < 0 ? std::numeric_limits<qint64>::max() : length](char *to, qsizetype most) mutable -> Result<qsizetype> {
        const qint64 got = in->read(to, std::min<qint64>(most, left));
        if (got < 0)
            return failure(ErrorKind::Io, QCoreApplication::translate("Archive", "%1 cannot be read").arg(in->fileName()), in->errorString());
        left -= got;
        return got;
    };
}

Status ArchiveReader::Private::lookAtBeginning()
{
    const auto in = openFile(0);
    if (!in)
        return std::unexpected(in.error());
    fileBytes = (*in)->size();
    QByteArray beginning = (*in)->read(ageMagic.size());
    isEncrypted = beginning == ageMagic;
    if (isEncrypted) {
        const Result<ByteSource> decrypted = source();
        if (!decrypted)
            return std::unexpected(decrypted.error());
        const Result<qsizetype> got = (*decrypted)(beginning.data(), beginning.size());
        if (!got)
            return std::unexpected(got.error());
        beginning.truncate(*got);
    }
    const auto known = formatOf(beginning);
    if (!known)
        return damagedArchive(QCoreApplication::translate("Archive", "%1 is no backup of Warrener").arg(QFileInfo(file).fileName()));
    format = *known;
    return {};
}

/// Reads the first entry, and knows all others by it.
Status ArchiveReader::Private::readManifest()
{
    const Result<ByteSource> bytes = source();
    if (!bytes)
        return std::unexpected(bytes.error());
    FrameDecoder frames(format, *bytes);
    EntryStream stream(frames);
    const Result<TarHeader> header = stream.begin();
    if (!header)
        return std::unexpected(header.error());
    if (header->path != entrypath::manifest)
        return damagedArchive(
            QCoreApplication::translate("Archive", "%1 is no backup of Warrener: it does not begin with a manifest").arg(QFileInfo(file).fileName()));
    if (header->size > options.bounds.manifest.bytes)
        return failure(ErrorKind::TooLarge,
                       QCoreApplication::translate("Archive", "The manifest is too large: %1").arg(units::bytes(static_cast<double>(header->size))));
    while (stream.left() > 0) {
        // As much as comes, not as much as is claimed, is what memory is taken for.
        const qsizetype before = manifestBytes.size();
        manifestBytes.resize(before + std::min<qint64>(stream.left(), unpackedAtOnce));
        const Result<qsizetype> got = stream.read(manifestBytes.data() + before, manifestBytes.size() - before);
        if (!got)
            return std::unexpected(got.error());
        manifestBytes.resize(before + *got);
    }
    if (const Status ended = stream.end(); !ended)
        return ended;
    Result<BackupManifest> read = manifestFromBytes(manifestBytes, options.bounds.manifest);
    if (!read)
        return std::unexpected(read.error());
    manifest = std::move(*read);
    if (const Status same = agrees(*header, archiveform::manifestHeader(manifest, manifestBytes.size())); !same)
        return same;
    manifestSha256 = sha256Hex(manifestBytes);
    for (qsizetype i = 0; i < manifest.entries.size(); ++i)
        entryAt.insert(manifest.entries.at(i).path, i);
    for (qsizetype i = 0; i < manifest.queues.size(); ++i)
        queueAt.insert({.vhost = manifest.queues.at(i).vhost, .name = manifest.queues.at(i).name}, i);
    return withinArchiveBounds(manifest, fileBytes, options.bounds);
}

/// The sidecar's table, where it is this archive's. A wrong one costs nothing but time: every entry is checked against the
/// manifest when it is read.
void ArchiveReader::Private::takeTable()
{
    const QString end = cataloguefiles::archiveEndOf(file);
    if (!options.useSidecar || isEncrypted || end.isEmpty())
        return;
    const Result<Sidecar> sidecar = readSidecar(file.chopped(end.size()) + cataloguefiles::sidecarEnd);
    if (!sidecar || sidecar->summary.archiveBytes != fileBytes || sidecar->summary.manifestSha256 != manifestSha256)
        return;
    places = sidecar->places;
    for (const auto &[path, place] : std::as_const(places))
        placeOf.insert(path, place);
}

/// Before the entry's frame, by the table or over all that stands before it.
Result<std::unique_ptr<FrameDecoder>> ArchiveReader::Private::framesAt(const QString &path) const
{
    if (const auto place = placeOf.constFind(path); place != placeOf.cend() && place->offset + place->packed <= fileBytes) {
        Result<ByteSource> bytes = source(place->offset, place->packed);
        if (!bytes)
            return std::unexpected(bytes.error());
        return std::make_unique<FrameDecoder>(format, *std::move(bytes));
    }
    Result<ByteSource> bytes = source();
    if (!bytes)
        return std::unexpected(bytes.error());
    auto frames = std::make_unique<FrameDecoder>(format, *std::move(bytes));
    QByteArray buffer(unpackedAtOnce, Qt::Uninitialized);
    const auto passOver = [&](qint64 size) -> Status {
        qint64 left = size + mostHeaderBytes;
        while (left > 0) {
            if (options.stop.stop_requested())
                return std::unexpected(archiveform::cancelled());
            const Result<qsizetype> got = frames->read(buffer.data(), buffer.size());
            if (!got)
                return std::unexpected(got.error());
            if (*got == 0)
                return frames->endFrame();
            left -= *got;
        }
        return frames->endFrame();
    };
    if (const Status passed = passOver(manifestBytes.size()); !passed)
        return std::unexpected(passed.error());
    for (const BackupEntry &entry : manifest.entries) {
        if (entry.path == path)
            break;
        if (!entry.in.isEmpty())
            continue;
        if (const Status passed = passOver(entry.size); !passed)
            return std::unexpected(passed.error());
    }
    return frames;
}

ArchiveReader::ArchiveReader(std::unique_ptr<Private> data) : d(std::move(data)) {}
ArchiveReader::~ArchiveReader() = default;

Result<std::unique_ptr<ArchiveReader>> ArchiveReader::open(const QString &file, ReadOptions options)
{
    auto data = std::make_unique<Private>();
    data->file = file;
    data->options = std::move(options);
    if (const Status looked = data->lookAtBeginning(); !looked)
        return std::unexpected(looked.error());
    if (const Status read = data->readManifest(); !read)
        return std::unexpected(read.error());
    data->takeTable();
    return std::unique_ptr<ArchiveReader>(new ArchiveReader(std::move(data)));
}

QString ArchiveReader::file() const
{
    return d->file;
}

bool ArchiveReader::isEncrypted() const
{
    return d->isEncrypted;
}

bool ArchiveReader::hasTable() const
{
    return !d->placeOf.isEmpty();
}

const BackupManifest &ArchiveReader::manifest() const
{
    return d->manifest;
}

QString ArchiveReader::manifestSha256() const
{
    return d->manifestSha256;
}

const BackupEntry *ArchiveReader::findEntry(const QString &path) const
{
    const auto found = d->entryAt.constFind(path);
    return found == d->entryAt.cend() ? nullptr : &d->manifest.entries.at(*found);
}

const BackedUpQueue *ArchiveReader::findQueue(const QString &vhost, const QString &name) const
{
    const auto found = d->queueAt.constFind({.vhost = vhost, .name = name});
    return found == d->queueAt.cend() ? nullptr : &d->manifest.queues.at(*found);
}

const QList<std::pair<QString, EntryPlace>> &ArchiveReader::places() const
{
    return d->places;
}

Result<std::unique_ptr<QIODevice>> ArchiveReader::entry(const QString &path)
{
    const BackupEntry *found = findEntry(path);
    if (!found)
        return failure(ErrorKind::NotFound, QCoreApplication::translate("Archive", "The backup %1 holds no %2").arg(d->manifest.id, path.left(300)));
    const BackupEntry &entry = *found;
    if (!entry.in.isEmpty())
        return failure(ErrorKind::NotFound, QCoreApplication::translate("Archive", "%1 stands in the backup %2").arg(path.left(300), entry.in));
    Result<std::unique_ptr<FrameDecoder>> frames = d->framesAt(path);
    if (!frames)
        return std::unexpected(frames.error());
    auto device = std::make_unique<EntryDevice>(*std::move(frames), entry);
    if (const Status begun = device->begin(d->options.stop); !begun)
        return std::unexpected(begun.error());
    return device;
}

Result<QByteArray> ArchiveReader::read(const QString &path, qint64 most)
{
    const Result<std::unique_ptr<QIODevice>> device = entry(path);
    if (!device)
        return std::unexpected(device.error());
    return readWhole(**device, most);
}

Status ArchiveReader::readAll(const Visitor &visitor, const OnArchiveProgress &progress)
{
    const Result<ByteSource> bytes = d->source();
    if (!bytes)
        return std::unexpected(bytes.error());
    FrameDecoder frames(d->format, *bytes);
    QByteArray buffer(unpackedAtOnce, Qt::Uninitialized);
    QList<std::pair<QString, EntryPlace>> places;
    qint64 total = 0;
    for (const BackupEntry &entry : std::as_const(d->manifest.entries))
        total += entry.in.isEmpty() ? entry.size : 0;
    ProgressMeter meter(progress, total);

    // One entry as it must be; its bytes go to `take`, and into the hash that is given back.
    const auto readEntry = [&](const TarHeader &expected, const std::function<Status(QByteArrayView)> &take) -> Result<QString> {
        meter.at(expected.path);
        const qint64 begin = frames.position();
        EntryStream stream(frames);
        if (const Status begun = stream.beginAs(expected); !begun)
            return std::unexpected(begun.error());
        Sha256 hash;
        while (stream.left() > 0) {
            if (d->options.stop.stop_requested())
                return std::unexpected(archiveform::cancelled());
            const Result<qsizetype> got = stream.read(buffer.data(), buffer.size());
            if (!got)
                return std::unexpected(got.error());
            const QByteArrayView now = QByteArrayView(buffer).first(*got);
            hash.add(now);
            if (take) {
                if (const Status taken = take(now); !taken)
                    return std::unexpected(taken.error());
            }
            meter.add(*got);
        }
        if (const Status ended = stream.end(); !ended)
            return std::unexpected(ended.error());
        places.emplaceBack(expected.path, EntryPlace{.offset = begin, .packed = frames.position() - begin, .size = expected.size});
        return hash.hex();
    };

    const Result<QString> first = readEntry(archiveform::manifestHeader(d->manifest, d->manifestBytes.size()), {});
    if (!first)
        return std::unexpected(first.error());
    if (*first != d->manifestSha256)
        return wrongHash(entrypath::manifest);
    for (const BackupEntry &entry : std::as_const(d->manifest.entries)) {
        if (!entry.in.isEmpty())
            continue;
        if (visitor.begin) {
            if (const Status begun = visitor.begin(entry); !begun)
                return begun;
        }
        const Result<QString> sha256 = readEntry(archiveform::headerOf(entry), visitor.bytes);
        if (!sha256)
            return std::unexpected(sha256.error());
        if (*sha256 != entry.sha256)
            return wrongHash(entry.path);
        if (visitor.end) {
            if (const Status ended = visitor.end(entry); !ended)
                return ended;
        }
    }
    const Result<QString> last = readEntry(archiveform::hashHeader(d->manifest), {});
    if (!last)
        return std::unexpected(last.error());
    if (*last != sha256Hex(archiveform::hashText(d->manifestSha256)))
        return damagedArchive(QCoreApplication::translate("Archive", "The hash at the end of the archive is not that of its manifest"));
    if (const Status over = readEnd(frames, buffer); !over)
        return over;
    if (!d->isEncrypted) {
        // A table that says otherwise would lead astray.
        if (!d->places.isEmpty() && d->places != places)
            return damagedArchive(QCoreApplication::translate("Archive", "The table of the sidecar is not that of the archive"));
        d->places = places;
    }
    meter.end();
    return {};
}

Status withinArchiveBounds(const BackupManifest &manifest, qint64 archiveBytes, const ArchiveBounds &bounds)
{
    double bytes = 0;
    for (const BackupEntry &entry : manifest.entries)
        bytes += entry.in.isEmpty() ? static_cast<double>(entry.size) : 0.0;
    if (bytes <= static_cast<double>(bounds.bytes) || bytes <= bounds.ratio * static_cast<double>(archiveBytes))
        return {};
    return failure(ErrorKind::TooLarge, QCoreApplication::translate("Archive", "The archive would unpack from %1 to %2: no backup does")
                                            .arg(units::bytes(static_cast<double>(archiveBytes)), units::bytes(bytes)));
}

Error deviceError(const QIODevice &device)
{
    if (const auto *entry = dynamic_cast<const EntryDevice *>(&device); entry && entry->error())
        return *entry->error();
    return {.kind = ErrorKind::Io, .message = QCoreApplication::translate("Archive", "The data cannot be read"), .detail = device.errorString()};
}

Result<QByteArray> readWhole(QIODevice &device, qint64 most)
{
    QByteArray bytes;
    while (true) {
        const qsizetype before = bytes.size();
        bytes.resize(before + std::min<qint64>(unpackedAtOnce, most - before + 1));
        const qint64 got = device.read(bytes.data() + before, bytes.size() - before);
        bytes.resize(before + std::max<qint64>(got, 0));
        if (got < 0)
            return std::unexpected(deviceError(device));
        if (got == 0)
            return bytes;
        if (bytes.size() > most)
            return failure(ErrorKind::TooLarge, QCoreApplication::translate("Archive", "It is larger than %1").arg(units::bytes(static_cast<double>(most))));
    }
}

} // namespace warrener
