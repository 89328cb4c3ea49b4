#pragma once

#include "cluster/BackupStanding.h"
#include "cluster/Snapshot.h"
#include "judge/assess/Assessment.h"
#include "judge/assess/OverallStatus.h"
#include "ui/parts/PageTarget.h"
#include "ui/parts/VerdictCard.h"

namespace warrener {

/// What a healthy cluster rests on besides the look of this moment.
struct VerdictGround
{
    bool isDiagnosed = false; ///< somebody can make diagnoses, and this is the last one
    OverallStatus diagnosis = OverallStatus::Unknown;
    TimePoint diagnosedAt{}; ///< never: none has been made yet
    BackupStanding backups{};
    int readiness = 0;
    TimePoint readyAt{}; ///< when that was looked at; never: nobody has
};

/// What the card on top of the overview says; findings keep the assessment's order, facts stand on a healthy one.
CardVerdict overviewVerdict(const Snapshot &snapshot, const Assessment &assessment, const VerdictGround &ground = {});

/// Where a finding's link leads; an empty page: nowhere.
PageTarget targetOf(const Finding &finding);

} // namespace warrener
