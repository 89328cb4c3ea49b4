#pragma once

#include "look/access/ClusterAccess.h"
#include "run/procedure/Operations.h"
#include "run/procedure/Plan.h"

#include <QCoroTask>

namespace warrener {

// Erlang cookies: nodes whose hosts have different ones cannot be one cluster.

/// Part of addRepairOperations().
void addCookieRepairs(Operations &operations, std::shared_ptr<ClusterAccess> access);

/// The Erlang cookie of the peers, as far as their hosts answer, all of which must have the same, onto the node's host; it
/// passes through this process's memory alone. Undo: the one that was there.
Step copyCookieStep(const QString &id, const ClusterProfile &profile, const NodeName &node, const QList<NodeName> &ask);
/// Whether the cookie on which so many hosts of `all` nodes agree may go onto another one's. Where `silent` give none, and the rest
/// is no majority, it may be the wrong one itself. Pure. Errors: Forbidden.
Status mayBeTheCookie(qsizetype agree, qsizetype all, const QStringList &silent);
/// Of every node's host: a hash of its cookie, salted anew each time; empty: it has none. Errors: those of the first
/// login that failed.
QCoro::Task<Result<QMap<NodeName, QString>>> askCookieHashes(std::shared_ptr<ClusterAccess> access, std::stop_token stop);

} // namespace warrener
