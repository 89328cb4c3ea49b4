#pragma once

#include "look/access/ClusterAccess.h"
#include "run/operations/recovery/RepairCommands.h"
#include "run/procedure/StepContext.h"

#include <QCoroTask>

namespace warrener::parts {

/// A host under load takes so long to tell.
constexpr Millis troublePatience{20000};

/// What the node's own host says keeps it from serving; a host that cannot be asked is silent.
QCoro::Task<NodeTrouble> askTrouble(std::shared_ptr<ClusterAccess> access, NodeName name, StepContext context);

/// Its own host says that no broker runs there and that none is being started. Asked before a hand is laid on its files.
/// Errors: Forbidden, Cancelled.
QCoro::Task<Status> isStoppedThere(std::shared_ptr<ClusterAccess> access, NodeName name, StepContext context);

/// It runs nowhere that anybody can see: not by a peer's word, and not on its own host. A host that is silent says nothing:
/// then those who can see must miss it, and nothing may speak for its life. Errors: Forbidden; those of rowOf(); Cancelled.
QCoro::Task<Status> surelyDown(std::shared_ptr<ClusterAccess> access, NodeName name, QList<NodeName> ask, StepContext context);

} // namespace warrener::parts
