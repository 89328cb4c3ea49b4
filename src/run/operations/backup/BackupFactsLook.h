#pragma once

#include "cluster/QueueInfo.h"
#include "look/access/ClusterAccess.h"
#include "look/host/HostFiles.h"
#include "record/catalogue/BackupSummary.h"

#include <QCoroTask>
#include <QStringList>

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
    qint64 dataBytes = -1; ///< of the data directories of all nodes, as tar takes them; −1: not asked
    std::optional<Error> dataError{};
    qint64 logBytes = -1;      ///< of the logs of all nodes that told, as far as they would go in; −1: not asked
    QStringList logsCut{};     ///< hosts whose logs are larger than what is taken of them
    QStringList logsNotTold{}; ///< hosts that did not tell
};

/// Of one host's logs so many bytes go into a backup, the newest files first.
inline constexpr qint64 mostLogsOfAHost = 2LL * 1024 * 1024 * 1024;
inline bool fitsIntoLogs(qint64 taken, const HostFile &file)
{
    return taken + file.size <= mostLogsOfAHost;
}
void sortLogs(QList<HostFile> &files);

/// What of a host's logs goes in.
struct LogsTaken
{
    qint64 bytes = 0;
    bool isCut = false; ///< there are more

    bool operator==(const LogsTaken &) const = default;
};
/// `files`: as listHostFiles() gives them. Pure.
LogsTaken logsTakenOf(QList<HostFile> files);

/// What of it is wanted beside the catalogue.
struct BackupFactsWish
{
    bool queues = true; ///< messages go into it
    bool data = false;  ///< data directories do
    bool logs = false;  ///< logs do
};

/// Asks the first of the cluster's nodes that answers, the hosts of all nodes for the size of their data and logs, and the catalogue.
/// Changes nothing.
QCoro::Task<BackupFacts> askBackupFacts(std::shared_ptr<ClusterAccess> access, BackupFactsWish wish, std::stop_token stop = {});

/// For a shell of the node's host, as root: the size of its data directory, whether that is a link or a mount point.
QString dataSizeCommand(const QString &dataDirectory);
/// Bytes, as that command tells them. Errors: Malformed. Pure.
Result<qint64> dataSizeFrom(const QByteArray &said);

} // namespace warrener
