#include "record/catalogue/ArchiveWriter.h"

#include "base/PlainFile.h"
#include "base/SafeFile.h"
#include "base/Units.h"
#include "record/catalogue/ArchiveForm.h"
#include "record/catalogue/Catalogue.h"
#include "record/catalogue/CatalogueFiles.h"
#include "record/catalogue/Compression.h"
#include "record/catalogue/EntryPaths.h"
#include "record/catalogue/FileHash.h"
#include "record/catalogue/PipedProgram.h"
#include "record/catalogue/ProgressMeter.h"
#include "record/catalogue/Sha256.h"
#include "record/catalogue/Staging.h"

#include <QCoreApplication>
#include <QFile>

#include <algorithm>
#include <fcntl.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr qsizetype stagedAtOnce = 1024 * 1024;
constexpr Millis patienceToPublish{std::chrono::minutes{10}};

QStringList encryptionArguments(const ArchiveOptions &options)
{
    QStringList arguments{u"--encrypt"_s};
    for (const QString &recipient : options.ageRecipients)
        arguments << u"--recipient"_s << recipient;
    return arguments;
}

/// The archive under its temporary name, gone again where it is not published.
class PartFile final
{
public:
    PartFile(QString part, const ArchiveOptions &options) : m_path(std::move(part)), m_options(options) {}
    Q_DISABLE_COPY_MOVE(PartFile)
    ~PartFile()
    {
        if (m_isOpen)
            QFile::remove(m_path);
    }

    Status open(std::stop_token stop)
    {
        QFile::remove(m_path);
        m_file.setFileName(m_path);
        if (!m_file.open(QIODevice::WriteOnly | QIODevice::NewOnly | QIODevice::Unbuffered, QFile::ReadOwner | QFile::WriteOwner))
            return failed(m_file.errorString());
        m_isOpen = true;
        if (!isEncrypted())
            return {};
        return m_age.start(m_options.ageProgram, encryptionArguments(m_options), PipedProgram::Piped::Input, m_file.handle(), std::move(stop));
    }

    Status write(QByteArrayView bytes)
    {
        if (isEncrypted())
            return m_age.write(bytes);
        m_hash.add(bytes);
        return writeAll(m_file, bytes) ? Status() : failed(m_file.errorString());
    }

    /// Everything is on the disk.
    Status finish()
    {
        if (isEncrypted()) {
            if (const Status ended = m_age.finish(); !ended)
                return ended;
        }
        if (::fsync(m_file.handle()) != 0)
            return failed(qt_error_string(errno));
        m_bytes = m_file.size();
        m_file.close();
        return {};
    }

    Result<QString> sha256(std::stop_token stop) { return isEncrypted() ? fileSha256(m_path, stop) : m_hash.hex(); }

    Status renameTo(const QString &file)
    {
        if (::rename(QFile::encodeName(m_path).constData(), QFile::encodeName(file).constData()) != 0)
            return failed(qt_error_string(errno));
        m_isOpen = false;
        return {};
    }

    bool isEncrypted() const { return !m_options.ageRecipients.isEmpty(); }
    qint64 bytes() const { return m_bytes; }

private:
    std::unexpected<Error> failed(const QString &reason) const
    {
        return failure(ErrorKind::Io, QCoreApplication::translate("Archive", "The archive %1 cannot be written").arg(m_path), reason);
    }

    const QString m_path;
    const ArchiveOptions &m_options;
    QFile m_file;
    PipedProgram m_age;
    Sha256 m_hash;
    qint64 m_bytes = 0;
    bool m_isOpen = false;
};

/// Writes entries as frames, and where they stand.
class EntryWriter final
{
public:
    EntryWriter(FrameEncoder &encoder, ProgressMeter &meter, std::stop_token stop) : m_encoder(encoder), m_meter(meter), m_stop(std::move(stop)) {}

    Status add(const TarHeader &header, QByteArrayView bytes)
    {
        return frame(header, [&] { return m_encoder.write(bytes); });
    }

    Status addStaged(const TarHeader &header, const Staging &staging)
    {
        return frame(header, [&] { return copy(header, staging); });
    }

    const QList<std::pair<QString, EntryPlace>> &places() const { return m_places; }

private:
    template <class Content>
    Status frame(const TarHeader &header, Content content)
    {
        m_meter.at(header.path);
        const qint64 begin = m_encoder.position();
        if (const Status written = m_encoder.write(toBytes(header)); !written)
            return written;
        if (const Status written = content(); !written)
            return written;
        const QByteArray zeroes(tarPadding(header.size), '\0');
        if (const Status written = m_encoder.write(zeroes); !written)
            return written;
        if (const Status ended = m_encoder.endFrame(); !ended)
            return ended;
        m_places.emplaceBack(header.path, EntryPlace{.offset = begin, .packed = m_encoder.position() - begin, .size = header.size});
        return {};
    }

    Status copy(const TarHeader &header, const Staging &staging)
    {
        const Result<std::unique_ptr<QIODevice>> opened = staging.read(header.path);
        if (!opened)
            return std::unexpected(opened.error());
        QIODevice &file = **opened;
        qint64 left = header.size;
        while (left > 0) {
            if (m_stop.stop_requested())
                return std::unexpected(archiveform::cancelled());
            const qint64 got = file.read(m_buffer.data(), std::min<qint64>(left, m_buffer.size()));
            if (got < 0)
                return failure(ErrorKind::Io, QCoreApplication::translate("Archive", "%1 cannot be read").arg(header.path), file.errorString());
            if (got == 0)
                break;
            if (const Status written = m_encoder.write(QByteArrayView(m_buffer).first(got)); !written)
                return written;
            left -= got;
            m_meter.add(got);
        }
        if (left > 0 || file.size() != header.size)
            return failure(ErrorKind::Internal, QCoreApplication::translate("Archive", "%1 was changed while it was packed").arg(header.path));
        return {};
    }

    FrameEncoder &m_encoder;
    ProgressMeter &m_meter;
    std::stop_token m_stop;
    QByteArray m_buffer{stagedAtOnce, Qt::Uninitialized};
    QList<std::pair<QString, EntryPlace>> m_places;
};

Result<Sidecar> writeArchive(PartFile &part, const Staging &staging, const BackupManifest &manifest, const ArchiveOptions &options,
                             const OnArchiveProgress &progress, const std::stop_token &stop)
{
    const QByteArray manifestBytes = toBytes(manifest);
    // What this Warrener cannot read again is not written.
    if (const auto read = manifestFromBytes(manifestBytes); !read)
        return failure(read.error().kind == ErrorKind::TooLarge ? ErrorKind::TooLarge : ErrorKind::Usage, read.error().message, read.error().detail);
    if (const Status opened = part.open(stop); !opened)
        return std::unexpected(opened.error());

    FrameEncoder encoder(options.format, [&part](QByteArrayView bytes) { return part.write(bytes); });
    Sidecar sidecar{.summary = summaryOf(manifest)};
    ProgressMeter meter(progress, sidecar.summary.contentBytes);
    EntryWriter writer(encoder, meter, stop);
    sidecar.summary.manifestSha256 = sha256Hex(manifestBytes);
    if (const Status added = writer.add(archiveform::manifestHeader(manifest, manifestBytes.size()), manifestBytes); !added)
        return std::unexpected(added.error());
    for (const BackupEntry &entry : manifest.entries) {
        if (stop.stop_requested())
            return std::unexpected(archiveform::cancelled());
        if (!entry.in.isEmpty())
            continue;
        if (const Status added = writer.addStaged(archiveform::headerOf(entry), staging); !added)
            return std::unexpected(added.error());
    }
    if (const Status added = writer.add(archiveform::hashHeader(manifest), archiveform::hashText(sidecar.summary.manifestSha256)); !added)
        return std::unexpected(added.error());
    if (const Status written = encoder.write(QByteArray(archiveform::endBytes, '\0')); !written)
        return std::unexpected(written.error());
    if (const Status ended = encoder.endFrame(); !ended)
        return std::unexpected(ended.error());
    if (const Status finished = part.finish(); !finished)
        return std::unexpected(finished.error());
    if (const Status bounded = withinArchiveBounds(manifest, part.bytes(), {}); !bounded)
        return std::unexpected(bounded.error());
    const Result<QString> sha256 = part.sha256(stop);
    if (!sha256)
        return std::unexpected(sha256.error());
    sidecar.summary.archiveSha256 = *sha256;
    sidecar.summary.archiveBytes = part.bytes();
    sidecar.summary.isEncrypted = part.isEncrypted();
    // An encrypted archive is read front to back, and its sidecar tells no names.
    if (!part.isEncrypted())
        sidecar.places = writer.places();
    meter.end();
    return sidecar;
}

} // namespace

qint64 packNeeds(qint64 contentBytes, qsizetype entries)
{
    // What does not compress grows by less than 1 %; headers, padding and manifest take 2 kB an entry.
    return contentBytes + contentBytes / 100 + 2'048 * static_cast<qint64>(entries) + 1024 * 1024;
}

Status checkEncryption(const ArchiveOptions &options)
{
    if (options.ageRecipients.isEmpty())
        return {};
    QFile nowhere(u"/dev/null"_s);
    if (!nowhere.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
        return failure(ErrorKind::Io, nowhere.errorString());
    PipedProgram age;
    if (const Status started = age.start(options.ageProgram, encryptionArguments(options), PipedProgram::Piped::Input, nowhere.handle()); !started)
        return started;
    return age.finish();
}

Result<BackupSummary> packBackup(const Catalogue &catalogue, Staging &staging, BackupManifest manifest, const ArchiveOptions &options,
                                 const OnArchiveProgress &progress, std::stop_token stop)
{
    if (manifest.id != staging.id())
        return failure(ErrorKind::Usage,
                       QCoreApplication::translate("Archive", "The manifest of %1 is not that of the backup %2").arg(manifest.id, staging.id()));
    manifest.entries = staging.entries();
    if (isNever(manifest.finishedAt))
        manifest.finishedAt = SystemClock().now();
    if (manifest.tool.isEmpty())
        manifest.tool = u"Warrener " WARRENER_VERSION ""_s;
    const qint64 needs = packNeeds(staging.bytes(), manifest.entries.size());
    const qint64 free = catalogue.freeBytes();
    if (free >= 0 && free < needs) {
        return failure(ErrorKind::Io, QCoreApplication::translate("Archive", "There is not enough room in %1: up to %2 are needed, %3 are free")
                                          .arg(catalogue.folder(), units::bytes(static_cast<double>(needs)), units::bytes(static_cast<double>(free))));
    }
    const QString name =
        manifest.id + (options.format == ArchiveFormat::Zstd ? u".tar.zst"_s : u".tar.gz"_s) + (options.ageRecipients.isEmpty() ? QString() : u".age"_s);
    PartFile part(catalogue.folder() + u'/' + cataloguefiles::partNameOf(name), options);
    const Result<Sidecar> sidecar = writeArchive(part, staging, manifest, options, progress, stop);
    if (!sidecar)
        return std::unexpected(sidecar.error());
    if (stop.stop_requested())
        return std::unexpected(archiveform::cancelled());

    // Hours of collecting are not given up because somebody is removing large archives meanwhile.
    const auto lock = catalogue.lock(patienceToPublish, stop);
    if (!lock)
        return std::unexpected(lock.error());
    if (!catalogue.archiveOf(manifest.id).isEmpty())
        return failure(ErrorKind::Usage, QCoreApplication::translate("Archive", "There is a backup %1 already").arg(manifest.id));
    // The sidecar first: an archive that has its name has all that belongs to it.
    const QString file = catalogue.folder() + u'/' + name;
    // Both may have their names already when a disk says that it is full: what is said to have failed is not there.
    const auto takenBack = [&](Error error) {
        QFile::remove(file);
        QFile::remove(catalogue.sidecarOf(manifest.id));
        return std::unexpected(std::move(error));
    };
    if (const Status written = writeFileSafely(catalogue.sidecarOf(manifest.id), toBytes(*sidecar)); !written)
        return takenBack(written.error());
    if (const Status renamed = part.renameTo(file); !renamed)
        return takenBack(renamed.error());
    // Older ones are removed on the word that this one is there: its name has to outlive a power cut.
    if (!syncFolder(catalogue.folder())) {
        const QString reason = qt_error_string(errno);
        return takenBack(
            {.kind = ErrorKind::Io, .message = QCoreApplication::translate("Archive", "The archive %1 cannot be written").arg(file), .detail = reason});
    }
    // The backup is there: what is left of its staging folder is the next clean-up's.
    (void)staging.discard();
    BackupSummary summary = sidecar->summary;
    summary.file = file;
    return summary;
}

} // namespace warrener
