#pragma once

#include "run/runs/RunView.h"
#include "support/SampleData.h"
#include "ui/drills/DrillDesk.h"

namespace warrener::sampleData {

/// A cluster whose hosts have logins, so that drills can be planned for it.
Sample drillStaging();
Sample drillWithoutLogins();
Sample drillProduction();
ClusterView drillCluster(const Sample &sample);

/// broker3 is cut off from the others for 60 s. It begins at drillBegin(); the fault is made 20 s later.
TimePoint drillBegin();
RunView preparingDrill();           ///< 12 s after its begin: the probe runs, nothing is armed
RunView drillOfThreeTypes();        ///< 39 s after its begin; of the queues that are probed the classic one on broker3 stands still
RunView countedDrillOfThreeTypes(); ///< the same, passed
RunView runningDrill();             ///< 39 s after its begin, the fault on for 19 s
RunView reversingDrill();           ///< a person has stopped it
RunView recoveringDrill();
RunView passedDrill();
RunView failedDrill(); ///< broken off: no confirm for too long, and messages were lost

/// What ships, with earlier runs, a mode that this cluster lacks something for, and an own one that cannot be read.
DrillsView drillsView(const Sample &sample);

} // namespace warrener::sampleData
