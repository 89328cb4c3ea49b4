#include "plan/recovery/RecoveryBackup.h"

#include "base/Phrases.h"

#include <QCoreApplication>

namespace warrener {

Result<BackupSummary> backupFor(const RecoveryDocument &document, const ClusterName &cluster, const QList<BackupSummary> &backups)
{
    const BackupSummary *newest = nullptr;
    QStringList clusters;
    for (const BackupSummary &backup : backups) {
        const bool isWhole = backup.isGood() && backup.holds.contains(BackupPart::Definitions) && backup.holds.contains(BackupPart::Messages);
        if (!isWhole || (backup.cluster == cluster.value) == document.onStandby)
            continue;
        if (!clusters.contains(backup.cluster))
            clusters.append(backup.cluster);
        if (newest == nullptr || backup.at > newest->at)
            newest = &backup;
    }
    if (clusters.size() > 1) {
        clusters.sort();
        return failure(ErrorKind::Usage,
                       QCoreApplication::translate("Recovery", "There are backups of several clusters, %1: name the one that is to be restored")
                           .arg(phrases::list(clusters)));
    }
    if (newest == nullptr) {
        return failure(ErrorKind::NotFound,
                       document.onStandby
                           ? QCoreApplication::translate("Recovery", "“%1” runs on the cluster that takes over, and there is no good backup with definitions "
                                                                     "and messages of another cluster than %2: name the backup that is to be restored")
                                 .arg(document.title.text(), cluster.value)
                           : QCoreApplication::translate("Recovery", "There is no good backup of %1 with definitions and messages").arg(cluster.value));
    }
    return *newest;
}

} // namespace warrener
