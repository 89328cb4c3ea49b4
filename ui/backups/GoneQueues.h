#pragma once

#include "cluster/Queue.h"
#include "ui/backups/BackupRow.h"

namespace warrener {

/// The newest backup that tells of queues and may be restored from; empty: there is none. Rows newest first.
QString newestWithQueues(const QList<BackupRow> &rows);

/// queueKey() of queues that the backup has and the cluster has not any more; empty also where the cluster's answer is
/// too old, or not whole. Pure.
QStringList goneQueues(const BackupManifest &manifest, const QueueTable &live);

} // namespace warrener
