#pragma once

#include "cluster/BackupSettings.h"
#include "plan/backup/BackupRequest.h"
#include "record/catalogue/BackupSummary.h"
#include "record/catalogue/Retention.h"
#include "record/catalogue/SecondPlace.h"
#include "run/operations/ClusterFacts.h"
#include "run/operations/backup/BackupFactsLook.h"
#include "run/procedure/Plan.h"

#include <optional>

namespace warrener {

/// What has to be asked before such a backup is planned.
inline BackupFactsWish factsFor(const BackupRequest &request)
{
    return {.queues = request.messages, .data = request.cold, .logs = request.logs};
}

/// What it would take and do. Pure.
BackupEstimate estimateBackup(const ClusterProfile &profile, const BackupFacts &facts, const BackupRequest &request);

/// The backup as a plan: kind "backup". A cold one takes the cluster's lease; any other changes nothing that a
/// failover rests on and keeps none waiting. Errors: Usage (the request contradicts itself; no base for an
/// incremental; a cookie without encryption), NotFound (the base), and what the facts could not be told.
Result<Plan> planBackup(const ClusterView &view, const BackupFacts &facts, const BackupRequest &request, const QString &why);

/// The profile's rules for the catalogue.
RetentionRules retentionRulesOf(const BackupSettings &settings);

} // namespace warrener
