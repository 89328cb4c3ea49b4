#pragma once

#include "cluster/BackupStanding.h"
#include "cluster/ClusterProfile.h"
#include "record/catalogue/BackupSummary.h"

namespace warrener {

/// Pure. `backups`: of the cluster, newest first.
BackupStanding standingOf(const ClusterProfile &profile, const QList<BackupSummary> &backups);
/// The same by the profile's catalogue; not known where that cannot be read. Waits for the disk.
BackupStanding readStanding(const ClusterProfile &profile);

} // namespace warrener
