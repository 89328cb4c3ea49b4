#pragma once

#include "record/catalogue/ArchiveWriter.h"
#include "record/catalogue/Manifest.h"
#include "record/catalogue/Sidecar.h"

#include <QIODevice>

#include <functional>
#include <memory>
#include <stop_token>

namespace warrener {

/// What is refused before it is unpacked. Nothing is ever unpacked to a disk or held in memory whole, so this is about time.
struct ArchiveBounds
{
    qint64 bytes = 64LL * 1024 * 1024 * 1024; ///< unpacked, all together, above which …
    double ratio = 2'000;                     ///< … more than so many times the archive's own bytes is a bomb
    ManifestBounds manifest{};
};

/// Whether a backup is no bomb. Errors: TooLarge.
Status withinArchiveBounds(const BackupManifest &manifest, qint64 archiveBytes, const ArchiveBounds &bounds);

struct ReadOptions
{
    QString ageIdentityFile{}; ///< for an encrypted archive
    QString ageProgram = QStringLiteral("age");
    ArchiveBounds bounds{};
    bool useSidecar = true; ///< its table of offsets
    std::stop_token stop{};
};

/// Reads one archive, ours or somebody's. With a good sidecar beside it an entry is read without what stands before it;
/// without one (a file that was dropped on the window) or encrypted, what stands before it is read over. The manifest
/// alone names what is in it: whatever else the file says of paths, modes and links is checked and never followed, and
/// nothing is unpacked to a disk. One thread at a time; calls wait for the disk.
class ArchiveReader final
{
public:
    /// Reads the manifest. Errors: NotFound, Io, Forbidden (encrypted, and no identity opens it), NotConfigured (no
    /// age program), Malformed (no backup, or a damaged one, and where), TooLarge, NotAvailable (a newer format).
    static Result<std::unique_ptr<ArchiveReader>> open(const QString &file, ReadOptions options = {});
    ~ArchiveReader();
    Q_DISABLE_COPY_MOVE(ArchiveReader)

    QString file() const;
    bool isEncrypted() const;
    bool hasTable() const; ///< random access
    const BackupManifest &manifest() const;
    QString manifestSha256() const;
    /// As those of the manifest, at once whatever its size.
    const BackupEntry *findEntry(const QString &path) const;
    const BackedUpQueue *findQueue(const QString &vhost, const QString &name) const;

    /// The bytes of one entry that this archive holds itself, from its beginning, sequential; lives no longer than the
    /// reader, next to others. Reading it ends with an error (QIODevice::errorString()) where
    /// they are damaged; size and hash are checked when its end is reached. Errors: NotFound (no such entry, or
    /// `entry.in` names another backup), and those of open().
    Result<std::unique_ptr<QIODevice>> entry(const QString &path);
    /// All of a small entry. TooLarge: more than `most` bytes.
    Result<QByteArray> read(const QString &path, qint64 most = 64LL * 1024 * 1024);

    /// What is handed to who reads the whole.
    struct Visitor
    {
        std::function<Status(const BackupEntry &)> begin; ///< next entry
        std::function<Status(QByteArrayView)> bytes;      ///< some of it
        std::function<Status(const BackupEntry &)> end;   ///< all of it was there, with the right hash
    };
    /// The whole archive once, front to back, with every check that verify makes of it: the order and form of headers,
    /// sizes, modes, owners, hashes, the hash of the manifest at its end, nothing behind it.
    Status readAll(const Visitor &visitor, const OnArchiveProgress &progress = {});
    /// Where each entry stands: from the sidecar, or after readAll(). None of an encrypted archive.
    const QList<std::pair<QString, EntryPlace>> &places() const;

private:
    struct Private;
    explicit ArchiveReader(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

/// Why a device that gave −1 did: an entry's own error, else Io with its words.
Error deviceError(const QIODevice &device);
/// All that is left of a device of at most `most` bytes (TooLarge), or the error that came in the middle.
Result<QByteArray> readWhole(QIODevice &device, qint64 most);

} // namespace warrener
