#pragma once

#include "plan/recovery/Readiness.h"
#include "plan/recovery/RecoveryLibrary.h"
#include "plan/recovery/RecoveryPlanner.h"
#include "record/catalogue/BackupSummary.h"
#include "record/journal/JournalRuns.h"
#include "run/procedure/RunState.h"

#include <functional>

namespace warrener {

/// What is known of a cluster's readiness, read once for all its plans.
struct ReadinessSources
{
    QList<RunSummary> runs{};               ///< of its journal, newest first
    QHash<QString, Millis> measured{};      ///< by run, of recovery plans that went well: how long the service was away
    QHash<QString, RecoveryProof> drills{}; ///< by the drill's id, its last run
    std::optional<BackupSummary> backup{};  ///< the newest good one
    std::optional<RecoveryProof> tested{};  ///< the last restore test that was complete, in whichever cluster it was made

    std::optional<RecoveryPoint> point() const;
};

RecoveryPoint pointOf(const BackupSummary &backup);

/// Whether a run of a drill passed: drills have a verdict of their own beside the run's.
using DrillJudge = std::function<bool(const RunState &run)>;

/// Journal and catalogue of the cluster; what cannot be read counts as not there. Without a judge no drill counts.
/// Waits for the disk.
ReadinessSources readReadinessSources(const ClusterProfile &profile, const DrillJudge &passed = {});

/// Pure.
ReadinessFacts readinessFactsOf(const RecoveryEntry &entry, const ReadinessSources &sources);

} // namespace warrener
