#pragma once

#include "cluster/BackupStanding.h"
#include "cluster/Queue.h"

namespace warrener {

/// The queues of a backup that the cluster has not any more; empty also where the cluster's answer is older than the
/// backup, or not whole. Queues that brokers name come and go with their clients: they are left out. Pure.
QList<QueueRef> goneQueues(const QList<QueueRef> &backedUp, TimePoint at, const QueueTable &live);

} // namespace warrener
