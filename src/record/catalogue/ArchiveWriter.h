#pragma once

#include "record/catalogue/BackupSummary.h"

#include <functional>
#include <stop_token>

namespace warrener {

class Catalogue;
class Staging;

enum class ArchiveFormat : std::uint8_t { Zstd, Gzip };

struct ArchiveOptions
{
    ArchiveFormat format = ArchiveFormat::Zstd;
    QStringList ageRecipients{}; ///< "age1…" or "ssh-ed25519 …"; empty: not encrypted
    QString ageProgram = QStringLiteral("age");

    bool operator==(const ArchiveOptions &) const = default;
};

/// How far a long call on an archive is; called from the thread that made the call, at most some ten
/// times a second and once at the end.
struct ArchiveProgress
{
    qint64 done = 0;  ///< bytes, unpacked
    qint64 total = 0; ///< 0: not known
    QString entry{};  ///< at which it is

    bool operator==(const ArchiveProgress &) const = default;
};
using OnArchiveProgress = std::function<void(const ArchiveProgress &)>;

/// Makes the archive of a staging folder: `manifest` without its entries, which are the staging's. Looks at the
/// free space first; writes under a temporary name (`.ID.tar.zst.part`), 0600, synced, writes the sidecar, renames, and
/// syncs the folder; then the staging folder is gone. Memory stays the same whatever the size. On failure
/// and cancel nothing is left but the staging folder. Waits for the disk, and for minutes: not for the
/// GUI thread. Errors: Cancelled, Io (with the reason; no room), Usage (a manifest that is none, a recipient
/// that age does not take), NotConfigured (no age program), Internal (a staged file was changed).
Result<BackupSummary> packBackup(const Catalogue &catalogue, Staging &staging, BackupManifest manifest, const ArchiveOptions &options = {},
                                 const OnArchiveProgress &progress = {}, std::stop_token stop = {});

/// The program is there and takes the recipients, tried on nothing: before anybody is put out of service for a backup. Waits
/// for a process. Errors: NotConfigured (no age program), Command (a recipient that it does not take).
Status checkEncryption(const ArchiveOptions &options);

/// An upper guess of what packBackup needs on the disk of the catalogue.
qint64 packNeeds(qint64 contentBytes, qsizetype entries);

} // namespace warrener
