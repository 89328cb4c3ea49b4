#pragma once

#include "base/Result.h"
#include "cluster/ClusterProfile.h"
#include "record/calendar/CalendarMarks.h"

#include <QHash>

namespace warrener {

/// A run whose journal was read once: what has ended stays what it was.
using KnownRuns = QHash<QString, PastRun>;

/// What was run on the cluster since a moment: drills, recovery rehearsals, restore tests and backups out of the journal,
/// diagnosis runs out of the reports. Waits for the disk: for worker threads. `known`: of an earlier call, and filled.
QList<PastRun> pastRuns(const ClusterName &cluster, TimePoint since, KnownRuns *known);

} // namespace warrener
