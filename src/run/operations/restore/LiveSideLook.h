#pragma once

#include "record/catalogue/BackupDiff.h"
#include "record/catalogue/Manifest.h"

#include <QCoroTask>

#include <memory>
#include <stop_token>

namespace warrener {

class ClusterAccess;

/// The cluster as it is, for a comparison with a backup: its definitions, the files of its hosts that the backup has and those
/// that lie beside them, and how many messages its queues hold. Changes nothing. A host that cannot be asked leaves its files out.
/// Errors: no node gives its definitions.
QCoro::Task<Result<LiveSide>> askLiveSide(std::shared_ptr<ClusterAccess> access, std::shared_ptr<const BackupManifest> manifest, std::stop_token stop = {});

} // namespace warrener
