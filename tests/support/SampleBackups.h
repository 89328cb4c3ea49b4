#pragma once

#include "support/FakeBackupsDesk.h"
#include "support/SampleData.h"

namespace warrener::sampleData {

Sample ordersProd();    ///< the cluster that the backups are of, in production
TimePoint backupsNow(); ///< 17 March 14:32, UTC

/// Eight rows: two chains, one of them with a damaged end, a configuration among them, and a file that is none.
BackupsView backupsView();
BackupManifest backupManifest(); ///< of the full one of 17 March 02:00
QByteArray definitionsJson();
QueueMessage deadLetter(qint64 number); ///< of payments.dlq
BackupDiff backupDiff();
BackupEstimate backupEstimate();
Plan backupPlan();
QList<RetentionVerdict> pruneVerdicts();
BackupProgress backupProgress();

/// All of it on one desk.
void fillBackups(FakeBackupsDesk &desk);

inline constexpr auto fullBackup = "20260317-020000-full-orders-prod-4a31";
inline constexpr auto damagedBackup = "20260316-230000-incremental-orders-prod-19ce";

} // namespace warrener::sampleData
