#pragma once

#include "plan/recovery/Readiness.h"
#include "plan/recovery/RecoveryLibrary.h"
#include "plan/recovery/RecoveryPlanner.h"
#include "run/runs/ClusterRecords.h"

#include <QSet>

#include <functional>

namespace warrener {

/// What is known of a cluster's readiness, for all its plans.
struct ReadinessSources
{
    QList<RunSummary> notes{};                               ///< standbyRehearsalKind(), newest first
    QList<RunSummary> runs{};                                ///< of its journal, newest first
    QHash<QString, Millis> measured{};                       ///< by run, of recovery plans that went well: how long the service was away
    QSet<QString> talked{};                                  ///< runs of rehearsals that people have talked through
    QHash<QString, RecoveryProof> drills{};                  ///< by the drill's id, its last run
    std::optional<BackupSummary> backup{};                   ///< the newest good one
    QList<std::pair<BackupPart, TimePoint>> partsVerified{}; ///< as ReadinessFacts has them
    std::optional<RecoveryProof> tested{};                   ///< the last restore test that was complete, in whichever cluster it was made

    std::optional<RecoveryPoint> point() const;
};

RecoveryPoint pointOf(const BackupSummary &backup);

/// Whether a run of a drill passed: drills have a verdict of their own beside the run's.
using DrillJudge = std::function<bool(const RunState &run)>;

/// Pure: what readClusterRecords() is to read whole. Of each scenario the newest five runs that went well, and five rehearsals; of drills the last 100.
QStringList runsForReadiness(const QList<RunSummary> &runs);
/// Pure. Without a judge no drill counts.
ReadinessSources readinessSourcesOf(const ClusterRecords &records, const ClusterProfile &profile, TimePoint now, const DrillJudge &passed = {});

/// Pure.
ReadinessFacts readinessFactsOf(const RecoveryEntry &entry, const ReadinessSources &sources);

} // namespace warrener
