#pragma once

#include "cluster/ClusterProfile.h"
#include "record/catalogue/BackupSummary.h"
#include "record/journal/JournalRuns.h"
#include "run/procedure/RunState.h"

#include <QHash>

#include <functional>

namespace warrener {

/// What this console's journal and the catalogue hold of one cluster.
struct ClusterRecords
{
    QList<RunSummary> runs{};          ///< without notes, newest first
    QList<RunSummary> notes{};         ///< of the kinds that were asked for, newest first
    QHash<QString, RunState> states{}; ///< by run: of those that were asked for whole
    QList<BackupSummary> backups{};    ///< newest first
};

/// Which of the runs are read whole: a list costs an index, each of these its records.
using WantedRuns = std::function<QStringList(const QList<RunSummary> &runs)>;

/// What cannot be read counts as not there. Waits for the disk: for worker threads. `journals`: the folder; empty: the
/// usual one.
ClusterRecords readClusterRecords(const ClusterProfile &profile, const WantedRuns &wanted, const QStringList &noteKinds = {}, const QString &journals = {});

} // namespace warrener
