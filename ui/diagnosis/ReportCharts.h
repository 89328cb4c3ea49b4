#pragma once

#include "judge/diagnosis/Report.h"
#include "look/history/History.h"
#include "ui/charts/ChartSpec.h"

#include <QList>

namespace warrener {

class ClusterStore;

/// What a report has kept of the hour before it, as charts read it.
History historyOf(const Report &report);

/// The charts of one finding, one for each metric; limits as far as the cluster's figures name them.
QList<ChartSpec> chartsOf(const Report &report, const ReportFinding &finding, const ClusterStore &store);

/// Events of the report's hour that concern the cluster or the finding's machine.
QList<Event> eventsOf(const Report &report, const ReportFinding &finding, const ClusterStore &store);

} // namespace warrener
