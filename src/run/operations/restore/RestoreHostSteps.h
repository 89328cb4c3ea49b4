#pragma once

#include "cluster/ClusterProfile.h"
#include "record/catalogue/Manifest.h"
#include "run/operations/restore/RestoreHosts.h"
#include "run/operations/restore/RestoreOperations.h"
#include "run/procedure/Step.h"

namespace warrener {

// The steps of a restore on hosts. A service is stopped before and started behind them by steps of their own; what puts
// things back stops it itself, since by then it may run.

struct RestoreFileSteps
{
    Step place; ///< undo: the files are as they were, and what they are for reads them again
    Step prove;
};
/// `files`: those of the host that are created or changed. `isRunning`: its service, before the restore. `stamp`: of the
/// names of what is kept.
RestoreFileSteps restoreFilesSteps(const RestoreSource &source, const BackupManifest &manifest, const ClusterProfile &profile, const RestoreHost &host,
                                   const QList<RestoreFile> &files, const QString &stamp, bool isRunning);

struct RestoreDataSteps
{
    Step check;  ///< there is room, and nothing is in the way
    Step unpack; ///< beside the present directory, while its node still runs. Undo: it goes
    Step swap;   ///< the node has stopped. Undo: the present directory is back; the service is stopped before
    Step prove;
};
RestoreDataSteps restoreDataSteps(const RestoreSource &source, const BackupManifest &manifest, const ClusterProfile &profile, const RestoreData &directory,
                                  const QString &stamp);

/// Of a node that served before: what puts things back stops it again only while `others`, who tell, can do without it.
Step onlyWhileOthersServe(Step step, const QList<NodeName> &others);

} // namespace warrener
