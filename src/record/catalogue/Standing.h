#pragma once

#include "cluster/BackupStanding.h"
#include "cluster/ClusterProfile.h"
#include "record/catalogue/BackupSummary.h"

namespace warrener {

class Catalogue;

/// Pure. `backups`: of the cluster, newest first. Those that are dated ahead of `now` are told, and count for nothing.
BackupStanding standingOf(const ClusterProfile &profile, const QList<BackupSummary> &backups, TimePoint now);
/// Adds the queues that the newest good backup with any tells of. Waits for the disk.
void addQueues(BackupStanding &standing, const Catalogue &catalogue, const QList<BackupSummary> &backups, TimePoint now);
QList<QueueRef> queuesOf(const BackupManifest &manifest);
/// Both, by the profile's catalogue; not known where that cannot be read. Waits for the disk.
BackupStanding readStanding(const ClusterProfile &profile, TimePoint now);

} // namespace warrener
