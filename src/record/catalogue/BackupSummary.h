#pragma once

#include "record/catalogue/Manifest.h"

namespace warrener {

/// What a file of the catalogue is, as far as a glance tells.
enum class BackupCondition : std::uint8_t {
    Whole,       ///< as it was written, by its size and the checks of its sidecar
    NoSidecar,   ///< an archive with nothing beside it: rebuildSidecar() reads it
    BadSidecar,  ///< the sidecar is damaged, or another archive's
    Changed,     ///< not the size that it had: cut short, half copied or overwritten
    Renamed,     ///< another ID stands in it than in its name
    NoArchive,   ///< a sidecar whose archive is gone
    Foreign,     ///< an archive by its name, but no backup
    Running,     ///< a run is at work on it
    Interrupted, ///< a run died over it: cleanUp() removes it
};

QString toId(BackupCondition condition);
QString toWord(BackupCondition condition); ///< translated

enum class Verification : std::uint8_t {
    Never,
    Good, ///< all that is in it, and the chain
    Bad,
    Bytes, ///< encrypted, and nobody opened it: the archive's own bytes and the chain, by their hashes; nothing that is in it
};

QString toId(Verification verification);

/// What a list shows of a backup, without opening its archive.
struct BackupSummary
{
    QString id;
    QString file{}; ///< absolute; the archive, or what stands in its place
    BackupCondition condition = BackupCondition::Whole;
    QString trouble{}; ///< translated; empty where it is Whole or Running
    BackupType type = BackupType::Full;
    BackupState state = BackupState::Success;
    bool cold = false;
    bool isEncrypted = false;
    bool isPinned = false;
    QString cluster{};
    QString environment{};
    TimePoint at{};
    TimePoint cutAt{};
    TimePoint finishedAt{};
    QString description{};
    QString onlyQueues{}; ///< as in its manifest; empty: all
    std::optional<BackupParent> parent{};
    QString manifestSha256{};
    QString archiveSha256{};
    qint64 archiveBytes = 0; ///< on disk
    qint64 contentBytes = 0; ///< unpacked, of what this archive holds itself
    qint64 entries = 0;      ///< all, those in other backups too
    qint64 queues = 0;
    qint64 messages = 0;
    qint64 missing = 0; ///< messages of queues and configurations of hosts that were to be in it and could not be had
    QList<BackupPart> holds{};
    QStringList needs{}; ///< IDs of backups that hold bytes of this one, its parent among them
    Verification verification = Verification::Never;
    TimePoint verifiedAt{};
    QString verifyTrouble{}; ///< the first one, translated when it was found
    TimePoint copiedAt{};    ///< to the second place, and verified there; never: not yet
    QString copiedTo{};
    TimePoint copyCheckedAt{}; ///< when it was last looked at there, the copying itself too; never: not since this is noted
    QString copyTrouble{};     ///< what was wrong with it then, translated when it was found; empty: nothing
    TimePoint provenAt{};      ///< of the last restore test; never: there was none
    QString provenOn{};        ///< the cluster that it was restored into
    QString provenTrouble{};   ///< the first difference, translated when it was found; empty: it was complete

    /// Sound itself, as far as a glance tells; isRestorable() asks what it needs too.
    bool isGood() const { return condition == BackupCondition::Whole && state == BackupState::Success && verification != Verification::Bad; }

    /// As far as is noted; what was found gone or damaged there does not.
    bool liesIn(const QString &place) const { return !isNever(copiedAt) && copiedTo == place && copyTrouble.isEmpty(); }

    bool operator==(const BackupSummary &) const = default;
};

/// Of a manifest that was just written or read; what only the archive's file tells is left empty.
BackupSummary summaryOf(const BackupManifest &manifest);

/// What cannot say whose it is belongs to the cluster in its ID. Pure.
bool isOfCluster(const BackupSummary &backup, const QString &cluster);

/// Clocks of consoles differ by so much, and nobody minds.
constexpr std::chrono::minutes clocksDiffer{5};

/// Dated later than now: the clock of the console that made it was wrong, or this one's is. Nobody can tell how old it is.
bool isAhead(const BackupSummary &backup, TimePoint now);
/// Rather than `other` (null: none). One that is dated ahead gives way to any that is not. Pure.
bool isNewer(const BackupSummary &backup, const BackupSummary *other, TimePoint now);

/// The newest good backup of a cluster, one that is dated ahead of `now` only where there is no other; null: there is none.
/// `summaries` in any order, with what they need: one whose base is gone or damaged is none. Config backups, and those of some queues only, count where
/// `withMessages` is false only; one that lacks what it was to hold counts where `complete` is false only.
const BackupSummary *lastGood(const QList<BackupSummary> &summaries, const QString &cluster, TimePoint now, bool withMessages = false, bool complete = false);

} // namespace warrener
