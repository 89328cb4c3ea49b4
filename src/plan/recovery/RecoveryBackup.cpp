#include "plan/recovery/RecoveryBackup.h"

#include "base/Phrases.h"
#include "record/catalogue/Chain.h"

#include <QCoreApplication>

#include <algorithm>
#include <iterator>

namespace warrener {

namespace {

bool isWholeBackup(const QList<BackupSummary> &backups, const BackupSummary &backup)
{
    return isRestorable(backups, backup) && backup.onlyQueues.isEmpty() && backup.holds.contains(BackupPart::Definitions)
           && backup.holds.contains(BackupPart::Messages);
}

} // namespace

QList<BackupSummary> wholeBackups(const QList<BackupSummary> &backups, TimePoint now, const ClusterName &of)
{
    QList<BackupSummary> whole;
    std::ranges::copy_if(backups, std::back_inserter(whole),
                         [&](const BackupSummary &backup) { return isWholeBackup(backups, backup) && (of.isEmpty() || backup.cluster == of.value); });
    std::ranges::stable_sort(whole, [now](const BackupSummary &one, const BackupSummary &other) { return isNewer(one, &other, now); });
    return whole;
}

Result<BackupSummary> backupFor(const RecoveryDocument &document, const ClusterName &cluster, const QList<BackupSummary> &backups, TimePoint now,
                                const ClusterName &of)
{
    const BackupSummary *newest = nullptr;
    QStringList clusters;
    bool hasOwn = false;
    for (const BackupSummary &backup : backups) {
        const bool isWhole = isWholeBackup(backups, backup);
        const bool isOwn = backup.cluster == cluster.value;
        hasOwn = hasOwn || (isWhole && isOwn && backup.environment == toId(Environment::Production));
        const bool isMeant = of.isEmpty() ? isOwn != document.onStandby : backup.cluster == of.value;
        if (!isWhole || !isMeant)
            continue;
        if (!clusters.contains(backup.cluster))
            clusters.append(backup.cluster);
        if (isNewer(backup, newest, now))
            newest = &backup;
    }
    if (clusters.size() > 1) {
        clusters.sort();
        return failure(ErrorKind::Usage, QCoreApplication::translate(
                                             "Recovery", "There are backups of several clusters, %1: name the one that is to be restored, at “Backup” or by "
                                                         "“warrenctl recovery run %2 --backup BACKUP”")
                                             .arg(phrases::list(clusters), document.id));
    }
    if (newest == nullptr && !of.isEmpty())
        return failure(ErrorKind::NotFound,
                       QCoreApplication::translate("Recovery", "There is no good backup of %1 with definitions and messages").arg(of.value));
    if (newest == nullptr) {
        return failure(ErrorKind::NotFound,
                       document.onStandby
                           ? QCoreApplication::translate(
                                 "Recovery", "“%1” runs on the cluster that takes over, and there is no good backup with definitions "
                                             "and messages of another cluster than %2. Start it in the window of the cluster that takes over, or name "
                                             "the backup, at “Backup” or by “warrenctl recovery run %3 --backup BACKUP”")
                                 .arg(document.title.text(), cluster.value, document.id)
                           : QCoreApplication::translate("Recovery", "There is no good backup of %1 with definitions and messages").arg(cluster.value));
    }
    // A cluster whose own messages are backed up is somebody's production: whatever else lies in the folder is not meant for it.
    if (document.onStandby && hasOwn && of.isEmpty()) {
        return failure(ErrorKind::Usage, QCoreApplication::translate(
                                             "Recovery", "“%1” runs on the cluster that takes over, and %2 is a production cluster with backups of its own. "
                                                         "Where %2 does take over, name the backup that is to be restored, at “Backup” or by “warrenctl "
                                                         "recovery run %3 --backup BACKUP”")
                                             .arg(document.title.text(), cluster.value, document.id));
    }
    return *newest;
}

Status mayStandFor(const QString &backup, const QString &cluster, const ClusterName &of)
{
    if (of.isEmpty() || cluster == of.value)
        return {};
    return failure(ErrorKind::Usage,
                   QCoreApplication::translate("Recovery", "%1 is a backup of %2: it says nothing of how %3 would come back").arg(backup, cluster, of.value));
}

} // namespace warrener
