#pragma once

#include "cluster/QueueInfo.h"
#include "look/access/ClusterAccess.h"
#include "record/catalogue/BackupSummary.h"

#include <QCoroTask>

#include <memory>
#include <optional>
#include <stop_token>

namespace warrener {

/// What is asked before a backup is planned, beyond the snapshot.
struct BackupFacts
{
    TimePoint at{};
    QList<QueueInfo> queues{}; ///< empty where no messages are wanted
    std::optional<Error> queuesError{};
    QString folder{};               ///< the catalogue's, absolute
    QList<BackupSummary> backups{}; ///< of this cluster, newest first
    std::optional<Error> catalogueError{};
    qint64 freeBytes = -1; ///< −1: not known
};

/// Asks the first of the cluster's nodes that answers, and the catalogue. Changes nothing.
/// `withQueues`: messages are wanted.
QCoro::Task<BackupFacts> askBackupFacts(std::shared_ptr<ClusterAccess> access, bool withQueues, std::stop_token stop = {});

} // namespace warrener
