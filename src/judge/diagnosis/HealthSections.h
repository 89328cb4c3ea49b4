#pragma once

#include "cluster/Snapshot.h"
#include "judge/diagnosis/Report.h"

namespace warrener {

/// Fills in the report's system, broker and network sections from its checks and the snapshot.
void passSections(Report &report, const Snapshot &snapshot);

} // namespace warrener
