#pragma once

#include "base/Result.h"
#include "plan/care/CareWish.h"
#include "run/operations/ClusterFacts.h"
#include "run/procedure/Plan.h"

namespace warrener {

// Small plans of daily care, pure as those of Planner.h and with the same errors.

/// Leaders spread evenly: kind "rebalance".
Result<Plan> planRebalance(const ClusterView &view, const QString &why);
/// A node goes into maintenance mode: kind "drain"; comes back from it: kind "revive".
Result<Plan> planDrain(const ClusterView &view, const NodeName &node, const QString &why);
Result<Plan> planRevive(const ClusterView &view, const NodeName &node, const QString &why);

struct CloseWish
{
    NodeName node{}; ///< one of both is set
    QString user{};
    QString reason{};  ///< what clients are told; empty: a general one
    int perSecond = 0; ///< 0: as the profile says
};
/// Asks clients to reconnect, at a bounded rate: kind "close-connections".
Result<Plan> planCloseConnections(const ClusterView &view, const CloseWish &wish, const QString &why);
/// Restarts the broker's service on its host: kind "restart". A node that serves goes into maintenance mode
/// before, so that its leaders and clients leave in order; the restart ends that mode.
Result<Plan> planRestart(const ClusterView &view, const NodeName &node, const QString &why);
/// Bring back a node that does not serve, each by the one command that its fault needs, and wait until it has
/// joined: its service is started, kind "start"; RabbitMQ is started in the Erlang VM that runs, kind
/// "start-app"; its stopped process goes on, kind "thaw"; its closed listeners open, kind "resume-listeners".
/// Harmless where the node is well.
Result<Plan> planStart(const ClusterView &view, const NodeName &node, const QString &why);
Result<Plan> planStartApplication(const ClusterView &view, const NodeName &node, const QString &why);
Result<Plan> planResumeListeners(const ClusterView &view, const NodeName &node, const QString &why);
Result<Plan> planThaw(const ClusterView &view, const NodeName &node, const QString &why);
/// Restarts HAProxy, and gives its servers the states back that only its memory knew: kind "restart".
/// Errors: NotFound, and Unreachable where the proxy cannot be asked how it stands.
Result<Plan> planProxyRestart(const ClusterView &view, const ProxyName &proxy, const QString &why);

/// The one of them that the wish is about.
Result<Plan> planCare(const ClusterView &view, const CareWish &wish, const QString &why);

} // namespace warrener
