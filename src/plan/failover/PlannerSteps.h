#pragma once

#include "plan/failover/Planner.h"

/// What the planners share: steps that are the same in each of their plans, by id and words.
namespace warrener::parts {

/// Of all proxies, side by side, and never of none: what each was told is read back, and compared.
Step readBackAll(const QList<Step> &ofProxies);
/// Likewise: the sessions that are left on what was taken out are ended, those of old workers too.
Step endSessionsOfAll(const QList<Step> &ofProxies);
/// Likewise: messages are published and consumed through it.
Step verifyAll(const QList<Step> &ofProxies);

/// Likewise, once all is done: whether what they were told stands. Of none: no step.
QList<Step> staysAll(const QList<Step> &ofProxies);

/// How many are asked to reconnect, by the wish, else by the profile.
int clientsPerSecondOf(const ClusterView &view, const FailoverWish &wish);

} // namespace warrener::parts
