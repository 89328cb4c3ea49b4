#pragma once

#include "run/operations/HaproxyOperations.h"

namespace warrener {

// The clients' sessions at a proxy, those of its old workers too.

/// Of the source's servers in all backends of the proxy; −1: not known.
qint64 sessionsAt(const ClusterView &view, const ProxyPart &proxy);
/// Of the source at all proxies, else its connections; −1: not known.
qint64 sessionsOf(const ClusterView &view, const NodeName &node, const QList<ProxyPart> &proxies);

/// Ends what is left of the source's sessions, `perSecond` at most. `sessions`: about so many, for the
/// time that it may take; −1: not known. Answers {"closed"}.
Step closeSessionsStep(const ProxyPart &proxy, int perSecond, qint64 sessions);
/// Until none is left on the source, seen by every proxy. A page of the management that is asked again
/// by a browser with its cookie is none of them.
Step noSessionsStep(const NodeName &node, const QList<ProxyPart> &proxies);
/// Until as many are there as checkProxyStep() saw, whatever server they are on. Never ends a run: some
/// clients may not want to come back.
Step sessionsBackStep(const QList<ProxyPart> &proxies);

} // namespace warrener
