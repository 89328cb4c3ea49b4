#pragma once

#include "base/Result.h"
#include "cluster/ClusterProfile.h"
#include "record/calendar/CalendarMarks.h"

#include <QHash>

namespace warrener {

/// A run whose journal was read once: what has ended stays what it was. One without an id is a test of another cluster's backup.
using KnownRuns = QHash<QString, PastRun>;

/// What was run on the cluster since a moment: drills, recovery rehearsals, restore tests and backups out of the journal,
/// diagnosis runs out of the reports; and out of the journals of `elsewhere`, names of other clusters, tests of this one's backups there. Waits for the
/// disk: for worker threads. `known`: of an earlier call, and filled.
QList<PastRun> pastRuns(const ClusterName &cluster, TimePoint since, KnownRuns *known, const QStringList &elsewhere = {});

} // namespace warrener
