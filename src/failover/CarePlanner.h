#pragma once

#include "failover/CareWish.h"
#include "failover/Planner.h"

namespace warrener {

// Small plans of daily care, pure as those of Planner.h and with the same errors.

/// Leaders spread evenly: kind "rebalance".
Result<Plan> planRebalance(const FailoverView &view, const QString &why);
/// A node goes into maintenance mode: kind "drain"; comes back from it: kind "revive".
Result<Plan> planDrain(const FailoverView &view, const NodeName &node, const QString &why);
Result<Plan> planRevive(const FailoverView &view, const NodeName &node, const QString &why);

struct CloseWish
{
    NodeName node{}; ///< one of both is set
    QString user{};
    QString reason{};  ///< what clients are told; empty: a general one
    int perSecond = 0; ///< 0: as the profile says
};
/// Asks clients to reconnect, at a bounded rate: kind "close-connections".
Result<Plan> planCloseConnections(const FailoverView &view, const CloseWish &wish, const QString &why);
/// Restarts the broker's service on its host: kind "restart".
Result<Plan> planRestart(const FailoverView &view, const NodeName &node, const QString &why);
/// Restarts HAProxy, and gives its servers the states back that only its memory knew: kind "restart".
/// Errors: NotFound, and Unreachable where the proxy cannot be asked how it stands.
Result<Plan> planProxyRestart(const FailoverView &view, const ProxyName &proxy, const QString &why);

/// The one of them that the wish is about.
Result<Plan> planCare(const FailoverView &view, const CareWish &wish, const QString &why);

} // namespace warrener
