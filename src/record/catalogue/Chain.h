#pragma once

#include "record/catalogue/Catalogue.h"
#include "record/catalogue/MessageFile.h"

#include <map>

namespace warrener {

/// Longer than any that was made on purpose: an hourly backup for a month.
inline constexpr qsizetype longestChain = 1'000;

/// One backup in a chain.
struct ChainLink
{
    QString id;
    std::optional<BackupSummary> backup{}; ///< none: it is not there
    QString trouble{};                     ///< translated; empty: the link holds

    bool operator==(const ChainLink &) const = default;
};

/// From the backup `id` down to the full one that it goes back to, as far as it goes; links after a missing one
/// are not known. A parent whose manifest is another than the child wrote down is a broken link, a
/// ring too. Pure.
QList<ChainLink> chainOf(const QList<BackupSummary> &summaries, const QString &id);
bool isWhole(const QList<ChainLink> &chain);
/// May be restored from, as far as a glance tells: good itself, and so is all that it needs. Pure.
bool isRestorable(const QList<BackupSummary> &summaries, const BackupSummary &backup);
/// The first trouble of its chain, translated; empty: there is none. Pure.
QString whyNotRestorable(const QList<BackupSummary> &summaries, const QString &id);
/// IDs of all that need `id`, directly or through others, nearest first. Pure.
QStringList dependantsOf(const QList<BackupSummary> &summaries, const QString &id);

/// A backup with all that it needs: entries and messages are found wherever in the chain they stand. One thread at a
/// time; calls wait for the disk.
class ChainReader final
{
public:
    /// Opens `id`; what else it needs is opened when it is needed. Errors: as Catalogue::open.
    static Result<std::unique_ptr<ChainReader>> open(const Catalogue &catalogue, const QString &id, ReadOptions options = {});
    /// A file that is in no catalogue; what it needs is looked for in `catalogue`.
    static Result<std::unique_ptr<ChainReader>> openFile(const Catalogue &catalogue, const QString &file, ReadOptions options = {});
    ~ChainReader();
    Q_DISABLE_COPY_MOVE(ChainReader)

    const BackupManifest &manifest() const;
    ArchiveReader &archive();

    /// As ArchiveReader::entry, in whichever backup the bytes stand. NotFound names the one that is missing.
    Result<std::unique_ptr<QIODevice>> entry(const QString &path);
    Result<QByteArray> read(const QString &path, qint64 most = 64LL * 1024 * 1024);
    /// Whether a backup of the chain holds an entry, by its manifest.
    Status holds(const QString &path);

    /// Every message of a queue in its order, references resolved, to `take`, which ends it by false. Memory: one
    /// message; where references stand in another order than their bodies, also some 50 bytes a reference, and the bodies in a
    /// temporary file without a name.
    /// `from`: which of them is the first, from 1 on; those before it are read over, with no look at their bodies and checksums.
    /// Errors: NotFound (no such queue, or a body that is nowhere), Malformed, and what `take` answers.
    Status messages(const QString &vhost, const QString &queue, const std::function<Result<bool>(const QueueMessage &)> &take, qint64 from = 1);
    /// Likewise, and without what a body holds: index, state, delivery count and redelivered alone. No other backup of the chain is
    /// opened than the one that holds this list, and no checksum of a body is looked at. Errors: as messages().
    Status heads(const QString &vhost, const QString &queue, const std::function<Result<bool>(const QueueMessage &)> &take);

private:
    struct Private;
    explicit ChainReader(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

/// Makes a full backup of an incremental one and its bases, under a new ID with the same times; the old ones stay.
/// Verified, and removed again where that fails. Errors: Usage (it is not incremental), and those of packBackup and ChainReader.
Result<BackupSummary> consolidate(const Catalogue &catalogue, const QString &id, const ArchiveOptions &options = {}, const ReadOptions &read = {},
                                  const OnArchiveProgress &progress = {}, std::stop_token stop = {});

} // namespace warrener
