#pragma once

#include "cluster/ClusterProfile.h"
#include "cluster/Metric.h"
#include "judge/diagnosis/CheckResult.h"
#include "judge/diagnosis/HostNames.h"

#include <QList>

namespace warrener {

/// The figures that show a finding of this check, at most three, the most telling first.
QList<SeriesKey> chartsOf(const CheckResult &result, const ClusterProfile &profile, const HostNames &names);

} // namespace warrener
