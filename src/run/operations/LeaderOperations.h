#pragma once

#include "run/procedure/Plan.h"

namespace warrener {

// Where the queues' leaders and members are, by the management API of the first of `ask` that answers.

/// Some of what `from` leads has a member in sync on `to`.
Step checkMembersStep(const NodeName &from, const NodeName &to, const QList<NodeName> &ask);
/// Until every replicated queue that has a majority without `node` has its leader elsewhere.
Step leadersAwayStep(const NodeName &node, const QList<NodeName> &ask);
/// Until `node` runs, by its peers' word, and its members are in sync: up to 5 min.
Step caughtUpStep(const NodeName &node, const QList<NodeName> &ask);
/// Spreads the leaders over all nodes; goes on after it has been accepted.
Step rebalanceStep(const QList<NodeName> &ask);
/// Until no node leads more than its share: up to 2 min, and never ends a run.
Step balancedStep(const QList<NodeName> &ask);

} // namespace warrener
