#include "run/operations/BackupFactsLook.h"

#include "base/OffThread.h"
#include "cluster/BackupSettings.h"
#include "record/catalogue/Catalogue.h"
#include "run/operations/BackupQueues.h"

namespace warrener {

QCoro::Task<BackupFacts> askBackupFacts(std::shared_ptr<ClusterAccess> access, bool withQueues, std::stop_token stop)
{
    BackupFacts facts{.at = access->time()->now()};
    const BackupSettings settings = backupSettings(access->profile());
    const auto look = [folder = settings.folder, cluster = access->profile().name.value] {
        const Catalogue catalogue(folder);
        return std::tuple(catalogue.folder(), catalogue.list(cluster), catalogue.freeBytes());
    };
    auto [folder, backups, freeBytes] = co_await WaitingThread(look);
    facts.folder = folder;
    facts.freeBytes = freeBytes;
    if (backups)
        facts.backups = *backups;
    else
        facts.catalogueError = backups.error();
    if (!withQueues)
        co_return facts;
    QList<NodeName> ask;
    for (const NodeProfile &node : access->profile().nodes)
        ask.append(node.name);
    const Result<QList<QueueInfo>> queues = co_await askBackupQueues(access, ask, std::move(stop));
    if (queues)
        facts.queues = *queues;
    else
        facts.queuesError = queues.error();
    co_return facts;
}

} // namespace warrener
