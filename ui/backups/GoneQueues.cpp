#include "ui/backups/GoneQueues.h"

#include "run/operations/BackupQueues.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

QString newestWithQueues(const QList<BackupRow> &rows)
{
    const auto newest = std::ranges::find_if(rows, [](const BackupRow &row) { return isSound(row) && !row.outside && row.backup.queues > 0; });
    return newest == rows.end() ? QString() : newest->backup.id;
}

QStringList goneQueues(const BackupManifest &manifest, const QueueTable &live)
{
    const bool isWhole = !live.error && live.missing.isEmpty() && (live.total < 0 || static_cast<qint64>(live.rows.size()) >= live.total);
    if (!isWhole || live.asOf <= manifest.finishedAt || manifest.queues.isEmpty())
        return {};
    QSet<QString> there;
    there.reserve(static_cast<qsizetype>(live.rows.size()));
    for (const QueueRow &row : live.rows)
        there.insert(queueKey(live.vhostOf(row), row.name));
    QStringList gone;
    for (const BackedUpQueue &queue : manifest.queues) {
        // Those come and go with their clients.
        if (queue.name.startsWith("amq.gen-"_L1) || there.contains(queueKey(queue.vhost, queue.name)))
            continue;
        gone.append(queueKey(queue.vhost, queue.name));
    }
    return gone;
}

} // namespace warrener
