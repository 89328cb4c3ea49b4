#pragma once

#include "cluster/ClusterProfile.h"
#include "plan/recovery/RecoveryDocument.h"
#include "record/catalogue/BackupSummary.h"

namespace warrener {

/// Those that a plan can restore a cluster from, newest first, those that are dated ahead of `now` last: good, with definitions and
/// messages, and of all queues. `of` not empty: of this cluster only. Pure.
QList<BackupSummary> wholeBackups(const QList<BackupSummary> &backups, TimePoint now, const ClusterName &of = {});

/// The backup that a plan of this cluster restores where nobody names one: the newest good one with definitions and messages,
/// one that is dated ahead of `now` only where there is no other.
/// Of a plan that runs on the standby it is another cluster's, else the cluster's own; in a rehearsal on a standby that of the
/// cluster `of`, whose plan it is (empty: it is no rehearsal). Pure. Errors: NotFound; Usage, where
/// backups of several other clusters are there, and nobody can know which of them is lost: a person names one.
Result<BackupSummary> backupFor(const RecoveryDocument &document, const ClusterName &cluster, const QList<BackupSummary> &backups, TimePoint now,
                                const ClusterName &of = {});

/// Whether a backup, with its id and its cluster, may stand for the cluster `of` whose plan is rehearsed (empty: it is no
/// rehearsal). Pure. Errors: Usage.
Status mayStandFor(const QString &backup, const QString &cluster, const ClusterName &of);

} // namespace warrener
