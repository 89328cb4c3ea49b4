#pragma once

#include "look/access/ClusterAccess.h"
#include "run/procedure/Plan.h"

#include <memory>

namespace warrener {

class Operations;

/// Nodes that have paused themselves are few and will stay so: RabbitMQ on them is started, and goes on without the others. Each of
/// those must have stopped by its own host's word, or be silent with its host, from here and from elsewhere. Those that are left
/// must see one another. Does nothing where no node has paused itself. Errors: Forbidden, where two clusters might come of it.
/// `ask`: every node. `paused`: those that are known to have paused, whose commands are shown; which ones it will be is seen when
/// it runs.
Step resumePausedStep(const QString &id, const ClusterProfile &profile, const QList<NodeName> &ask, const QList<NodeName> &paused);

/// What the step of this file names, for a kit of operations.
void addResumePaused(Operations &operations, std::shared_ptr<ClusterAccess> access);

} // namespace warrener
