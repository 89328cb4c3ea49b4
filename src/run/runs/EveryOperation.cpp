#include "run/runs/EveryOperation.h"

#include "run/operations/ClusterOperations.h"
#include "run/operations/backup/BackupOperations.h"
#include "run/operations/drill/DrillOperations.h"
#include "run/operations/drill/FaultOperations.h"
#include "run/operations/recovery/ClusterConditions.h"
#include "run/operations/recovery/MajorityOperations.h"
#include "run/operations/recovery/RehearsalOperations.h"
#include "run/operations/recovery/RepairOperations.h"
#include "run/operations/recovery/ResumePaused.h"
#include "run/operations/recovery/VersionGuards.h"
#include "run/operations/restore/RestoreOperations.h"

namespace warrener {

void addEveryOperation(Operations &operations, std::shared_ptr<ClusterAccess> access)
{
    addClusterOperations(operations, access);
    addBackupOperations(operations, access);
    addRestoreOperations(operations, access);
    addConditionOperations(operations, access);
    addMajorityOperations(operations, access);
    addResumePaused(operations, access);
    addRepairOperations(operations, access);
    addVersionGuards(operations, access);
    addRehearsalOperations(operations);
    addFaultOperations(operations, access);
    addDrillOperations(operations, access);
}

} // namespace warrener
