#pragma once

#include "plan/failover/Planner.h"

/// What the planners share: steps that are the same in each of their plans, by id and words.
namespace warrener::parts {

// Of all proxies, side by side. Not of none.
Step readBackAll(const QList<Step> &ofProxies);
Step endSessionsOfAll(const QList<Step> &ofProxies);
Step verifyAll(const QList<Step> &ofProxies);

/// How many are asked to reconnect, by the wish, else by the profile.
int clientsPerSecondOf(const ClusterView &view, const FailoverWish &wish);

} // namespace warrener::parts
