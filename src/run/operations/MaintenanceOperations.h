#pragma once

#include "cluster/ClusterProfile.h"
#include "run/procedure/Plan.h"

#include <optional>

namespace warrener {

// Maintenance mode: by rabbitmq-upgrade on the node's host, read back from its peers (`ask`). Each is
// the other's undo, and can be done twice.

/// `leaders`: queues whose leader moves; none or less than 0: not known, and not said.
Step drainStep(const ClusterProfile &profile, const NodeName &node, const QList<NodeName> &ask, std::optional<qint64> leaders = {});
Step reviveStep(const ClusterProfile &profile, const NodeName &node, const QList<NodeName> &ask);
/// The login to the node's host works, and has what the two need.
Step checkMaintenanceStep(const ClusterProfile &profile, const NodeName &node);

} // namespace warrener
