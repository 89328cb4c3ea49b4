#pragma once

#include "base/Clock.h"
#include "record/catalogue/BackupKinds.h"

#include <QString>

namespace warrener {

/// "20261127-002030-full-NAME-1a2b": UTC, type, the name made safe, 4 hex digits by chance.
QString newBackupId(BackupType type, const QString &cluster, TimePoint at);
/// Such a text, and nothing that could be another path: a–z, A–Z, digits, "-", "_", at most 120.
bool isBackupId(const QString &text);
/// An ID as newBackupId() makes it for the cluster: whose a backup is that can no longer say so itself.
bool isIdOfCluster(const QString &id, const QString &cluster);
TimePoint timeOfBackupId(const QString &id); ///< never: it is none

} // namespace warrener
