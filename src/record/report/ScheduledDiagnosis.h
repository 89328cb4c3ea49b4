#pragma once

#include "look/schedule/Schedule.h"

namespace warrener {

/// The timer that diagnoses a cluster: one a cluster, whoever set it up.
QString diagnosisTimerId(const ClusterName &cluster);
/// `calendar` and `profileFile` as in ScheduledCommand.
ScheduledCommand scheduledDiagnosis(const ClusterName &cluster, const QString &calendar, const QString &profileFile = {});

} // namespace warrener
