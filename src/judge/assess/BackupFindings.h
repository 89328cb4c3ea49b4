#pragma once

#include "cluster/BackupStanding.h"
#include "judge/assess/Draft.h"

namespace warrener {

/// What the standing of the backups has to say of the snapshot: that they are late, and what they alone still have.
QList<Draft> backupFindings(const BackupStanding &standing, const Snapshot &snapshot);
/// Whether it is one of those: no fault of a node causes them, and what helps stands with the backups.
bool isAboutBackups(const Finding &finding);

} // namespace warrener
