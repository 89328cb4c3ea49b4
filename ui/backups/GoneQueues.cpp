#include "ui/backups/GoneQueues.h"

#include "judge/assess/GoneQueues.h"
#include "record/catalogue/Standing.h"
#include "run/operations/backup/BackupQueues.h"

#include <algorithm>

namespace warrener {

QString newestWithQueues(const QList<BackupRow> &rows)
{
    const auto newest = std::ranges::find_if(rows, [](const BackupRow &row) { return isSound(row) && !row.outside && row.backup.queues > 0; });
    return newest == rows.end() ? QString() : newest->backup.id;
}

QStringList goneQueues(const BackupManifest &manifest, const QueueTable &live)
{
    QStringList gone;
    for (const auto all = goneQueues(queuesOf(manifest), manifest.finishedAt, live); const QueueRef &queue : all)
        gone.append(queueKey(queue.vhost, queue.name));
    return gone;
}

} // namespace warrener
