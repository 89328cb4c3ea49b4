#pragma once

#include "record/catalogue/ArchiveReader.h"
#include "record/catalogue/BackupSummary.h"
#include "record/catalogue/Sidecar.h"

#include <memory>
#include <stop_token>

namespace warrener {

class Staging;

/// What a clean-up removed of runs that died.
struct CleanUp
{
    QStringList removed{}; ///< file names

    bool operator==(const CleanUp &) const = default;
};

/// A lock on a catalogue: one at a time adds, removes or changes backups. Lets go when it dies.
class CatalogueLock final
{
public:
    CatalogueLock(CatalogueLock &&other) noexcept;
    CatalogueLock &operator=(CatalogueLock &&) = delete;
    ~CatalogueLock();

private:
    friend class Catalogue;
    explicit CatalogueLock(int descriptor) : m_descriptor(descriptor) {}

    int m_descriptor = -1;
};

/// One folder with the backups of any number of clusters: `ID.tar.zst` (or `.tar.gz`, `.age` behind it where encrypted),
/// beside it the sidecar `ID.json`, and `ID.pin` where it is pinned. Holds nothing but the folder's name: copies are the
/// same, any thread may use one, nothing is cached. Every call waits for the disk. Folders 0700, files 0600.
class Catalogue final
{
public:
    using FreeSpace = qint64 (*)(const QString &folder);

    /// Empty: `$XDG_DATA_HOME/warrener/backups`. Touches nothing. `freeSpace` stands for the disk in tests.
    explicit Catalogue(QString folder = {}, FreeSpace freeSpace = freeSpaceOf);
    static QString defaultFolder();

    QString folder() const { return m_folder; }
    QString stagingFolder() const;

    /// Newest first; of one cluster, or (empty) of all. What cannot say whose it is belongs to the cluster in its ID. What is in the folder and is no whole
    /// backup is there too, with its trouble; runs at work and those that died are there as Running and Interrupted. A folder that does not exist holds none.
    /// Errors: Io.
    Result<QList<BackupSummary>> list(const QString &cluster = {}) const;
    /// By its ID or a beginning of it that no other has. Errors: NotFound, Usage (several: the detail names them), Io.
    Result<BackupSummary> find(const QString &idOrPrefix) const;

    /// Opens a backup of the folder. Errors: NotFound, and those of ArchiveReader::open.
    Result<std::unique_ptr<ArchiveReader>> open(const QString &id, ReadOptions options = {}) const;
    /// Its manifest, by the shortest way. Errors: as open().
    Result<BackupManifest> manifest(const QString &id, ReadOptions options = {}) const;

    /// Begins to collect a backup; makes the folders. `upon`: the backup that it goes on from, which the list names as needed by this one from now on, so that
    /// nobody removes it meanwhile. Errors: Usage (no ID), Io, Forbidden (another run collects it; another ID differs in case only), NotFound (no backup
    /// `upon`).
    Result<std::shared_ptr<Staging>> stage(const QString &id, const QString &upon = {}) const;
    /// Removes the staging folder of a run that died, for its undo. Nothing there is no error. Forbidden: it lives.
    Status discardStaging(const QString &id) const;
    /// Removes what runs that died have left: staging folders, `.part` files, sidecars without an archive. Leaves
    /// everything alone that is not by its name Warrener's, or whose run lives. Every program that opens a catalogue does so
    /// at first: what was collected is as secret as the backup. Errors: Io, Forbidden (another process holds the lock so long).
    Result<CleanUp> cleanUp(Millis patience = Millis{10'000}) const;

    /// Waits up to `patience`. Errors: Forbidden (another process writes), Io, Cancelled.
    Result<CatalogueLock> lock(Millis patience = Millis{10'000}, const std::stop_token &stop = {}) const;

    /// Each takes the lock. Errors: NotFound, Io, Forbidden.
    Status setPinned(const QString &id, bool isPinned) const;
    Status setDescription(const QString &id, const QString &text) const; ///< at most 2,000 letters
    /// What reading it back at `at` came to; `trouble`: the first thing that was wrong, empty: nothing.
    Status setVerified(const QString &id, Verification verification, TimePoint at, const QString &trouble = {}) const;
    /// It lies in the second place `to` since `at`.
    Status setCopied(const QString &id, TimePoint at, const QString &to) const;
    /// What looking at the copy in the second place `to` came to at `at`; `trouble`: what was wrong with it, empty: nothing, and it lies there.
    Status setCopyChecked(const QString &id, TimePoint at, const QString &to, const QString &trouble = {}) const;
    /// A restore test of it into the cluster `on`; `trouble`: the first difference, empty: it was complete.
    Status setProven(const QString &id, TimePoint at, const QString &on, const QString &trouble = {}) const;
    /// Archive, sidecar and pin. Does not ask who needs it: dependantsOf() tells. A pinned one is refused (Usage).
    Status remove(const QString &id) const;
    /// The same of several, looked at under the lock: Usage, and nothing goes, where one is pinned or another backup, one that is being made too, needs it.
    /// What builds upon others goes first: a failure in between leaves no chain broken.
    Status removeTogether(const QStringList &ids) const;
    /// Reads the archive and writes its sidecar anew. Minutes for a large one.
    Result<BackupSummary> rebuildSidecar(const QString &id, ReadOptions options = {}) const;

    /// The archive's file of an ID; empty: there is none. Of several the one that the sidecar tells of, else the first by the order of Warrener's own endings.
    QString archiveOf(const QString &id) const;
    QString sidecarOf(const QString &id) const;
    /// Bytes free for this user on the disk of the folder; −1: not known.
    qint64 freeBytes() const;
    /// The same of another folder.
    qint64 freeBytesAt(const QString &folder) const { return Catalogue(folder, m_freeSpace).freeBytes(); }
    /// Free for this user on the disk of a folder that is there; −1: not known, or the disk tells nothing of its size.
    static qint64 freeSpaceOf(const QString &folder);

private:
    friend Result<QList<struct RetentionVerdict>> applyRetention(const Catalogue &, const QString &, const struct RetentionRules &, TimePoint);
    Status isUnlikeOthers(const QString &id) const;
    Status removeUnderLock(const QString &id) const;
    Status changeSidecar(const QString &id, const std::function<void(Sidecar &)> &change) const;

    QString m_folder;
    FreeSpace m_freeSpace;
};

} // namespace warrener
