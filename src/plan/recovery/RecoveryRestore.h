#pragma once

#include "plan/recovery/RecoveryPlanner.h"
#include "run/operations/restore/RestorePreview.h"
#include "run/runs/RunKit.h"

namespace warrener {

/// Which backup a plan of recovery is to bring back, as a person says it.
struct RecoveryRestoreWish
{
    QString folder{}; ///< of backups; empty: the profile's
    QString backup{}; ///< an id, or an archive's own file, which need not lie in a folder of backups; empty: the best that is there
    ClusterName of{}; ///< whose plan is rehearsed on this cluster; empty: it is no rehearsal

    bool operator==(const RecoveryRestoreWish &) const = default;
};

/// The restore that the plan's step becomes, and which backup it is: its age is what is lost.
struct RecoveryRestore
{
    RestoreRequest request{};
    RestorePreview preview{};
    RecoveryPoint point{};

    bool operator==(const RecoveryRestore &) const = default;
};

/// The backup that is meant, before anybody looks into it; of an archive outside of a folder only the file is known. Reads the
/// folder, and clears it of what runs that died have left: blocks on the disk. Errors: the catalogue's; those of backupFor() and
/// mayStandFor().
Result<RecoveryRestore> chooseRecoveryBackup(const ClusterProfile &profile, const RecoveryDocument &document, const RecoveryRestoreWish &wish, TimePoint now);

/// Chooses it, reads it and asks the cluster what would come of it; changes nothing there. What is restored by which steps says
/// planRestore(). Errors: those above; those of previewRestore().
QCoro::Task<Result<RecoveryRestore>> askRecoveryRestore(RunKit kit, RecoveryDocument document, RecoveryRestoreWish wish, TimePoint now,
                                                        std::stop_token stop = {});

} // namespace warrener
