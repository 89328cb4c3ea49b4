#pragma once

#include "app/warrenctl/Report.h"
#include "cluster/ProfileStore.h"
#include "cluster/Snapshot.h"
#include "judge/assess/Assessment.h"
#include "judge/diagnosis/Report.h"

#include <optional>

namespace warrener::ctl {

// Pure: a snapshot in, a report out. README.md beside this file describes the JSON.

Report clustersReport(const QList<ProfileStore::Entry> &entries, const QString &folder);
Report statusReport(const Snapshot &snapshot, const Assessment &assessment);
Report nodesReport(const Snapshot &snapshot, const Assessment &assessment);
Report queuesReport(const Snapshot &snapshot, const Options &options);
/// `before`: the report to compare with.
Report diagnosisReport(const warrener::Report &report, const std::optional<warrener::Report> &before);

/// 3 where no node has ever answered, or none lets us in, 1 where something is critical, else 0.
ExitCode exitCodeOf(const Snapshot &snapshot, const Assessment &assessment);

} // namespace warrener::ctl
