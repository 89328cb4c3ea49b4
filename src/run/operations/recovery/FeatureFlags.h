#pragma once

#include "look/access/ClusterAccess.h"
#include "run/procedure/Operations.h"
#include "run/procedure/Plan.h"

#include <QCoroTask>

namespace warrener {

/// Enables feature flags: "broker.enable-flags". Part of addRepairOperations().
void addFeatureFlagOperations(Operations &operations, std::shared_ptr<ClusterAccess> access);

/// Those of askFlagsOff() that the broker names, and no fixed list; read back. Errors: Forbidden, where a node does not run or does not
/// know one of them, for then the broker enables none.
Step enableFlagsStep(const QString &id, const ClusterProfile &profile, const QList<NodeName> &ask);
/// Which feature flags are off that are not left to choice, by the broker's own list, as the first of `ask` tells it: stable ones, and
/// required ones, which the next version will not start without. "unavailable": a node does not know it. Errors: those of the API.
QCoro::Task<Result<QList<FeatureFlag>>> askFlagsOff(std::shared_ptr<ClusterAccess> access, QList<NodeName> ask, std::stop_token stop);

} // namespace warrener
