#pragma once

#include "cluster/BackupStanding.h"
#include "judge/assess/Draft.h"

namespace warrener {

/// What the standing of the backups has to say at `now`.
QList<Draft> backupFindings(const BackupStanding &standing, TimePoint now);

} // namespace warrener
