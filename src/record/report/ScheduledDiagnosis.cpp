#include "record/report/ScheduledDiagnosis.h"

using namespace Qt::StringLiterals;

namespace warrener {

QString diagnosisTimerId(const ClusterName &cluster)
{
    return "diagnose-"_L1 + cluster.value;
}

ScheduledCommand scheduledDiagnosis(const ClusterName &cluster, const QString &calendar, const QString &profileFile)
{
    return {
        .id = diagnosisTimerId(cluster),
        .cluster = cluster,
        .profileFile = profileFile,
        .arguments = {u"diagnose"_s},
        .calendar = calendar,
        .description = unitDescription("diagnosis of "_L1 + cluster.value),
        // Unhealthy, or out of reach, is a result, not a failure of the timer.
        .resultExitCodes = {1, 3},
    };
}

} // namespace warrener
