#pragma once

#include "base/Clock.h"
#include "cluster/Queue.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <chrono>

namespace warrener {

/// How a cluster's backups stand, for who judges the cluster.
struct BackupStanding
{
    bool isKnown = false;        ///< the catalogue could be read
    bool isWanted = false;       ///< there are backups of this cluster, or its profile says that there should be
    TimePoint lastGood{};        ///< of the newest that may be restored from; never: there is none
    bool isVerified = false;     ///< that one was read again, and is as it was written
    std::chrono::minutes rpo{0}; ///< the last good backup is never older; 0: no target
    TimePoint lastProven{};      ///< when a restore test was last complete; never: none was
    QString secondPlace{};       ///< where copies of backups go, for people; empty: nowhere
    TimePoint lastCopied{};      ///< of the newest good backup that has a copy there; never: none has
    TimePoint uncopiedSince{};   ///< when the oldest good backup that is newer than that was made; never: all are copied
    QString lastTrouble{};       ///< translated: what is wrong with the newest, where it is not good
    QStringList ahead{};         ///< IDs of backups that are dated in the future, by this clock: none of them counts as recent
    QList<QueueRef> queues{};    ///< those that the newest good backup tells of; empty: none tells of any, or it cannot be read
    TimePoint queuesAt{};        ///< when those had been looked at, at the latest

    bool operator==(const BackupStanding &) const = default;
};

/// Older than its target, by this clock, or missing although it is wanted.
inline bool isOverdue(const BackupStanding &standing, TimePoint now)
{
    if (!standing.isKnown || !standing.isWanted || standing.rpo.count() == 0)
        return false;
    return isNever(standing.lastGood) || now - standing.lastGood > standing.rpo;
}

/// A large backup takes its time to arrive.
constexpr std::chrono::hours copyPatience{2};

/// There are good backups, and the second place, which is what is left when this console's disk is not, has none that is young
/// enough, by this clock. What is overdue here is told as that.
inline bool isCopyOverdue(const BackupStanding &standing, TimePoint now)
{
    if (!standing.isKnown || standing.secondPlace.isEmpty() || standing.rpo.count() == 0 || isNever(standing.uncopiedSince))
        return false;
    return now - standing.uncopiedSince > copyPatience && (isNever(standing.lastCopied) || now - standing.lastCopied > standing.rpo);
}

/// A restore test counts for so long.
constexpr std::chrono::days proofHolds{30};

/// There are backups, and none was shown to be restorable lately, by this clock.
inline bool isUnproven(const BackupStanding &standing, TimePoint now)
{
    return standing.isKnown && !isNever(standing.lastGood) && (isNever(standing.lastProven) || now - standing.lastProven > proofHolds);
}

} // namespace warrener
