#pragma once

#include "ui/charts/ChartSpec.h"

#include <QList>

namespace warrener {

class ClusterStore;

/// The nine charts of the overview, for the cluster as it is configured and as it answers.
QList<ChartSpec> overviewCharts(const ClusterStore &store);

} // namespace warrener
