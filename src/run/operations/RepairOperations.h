#pragma once

#include "look/access/ClusterAccess.h"
#include "run/procedure/Plan.h"

#include <QCoroTask>

namespace warrener {

// What recovery plans do beside what HostOperations and LeaderOperations do already. `ask`: peers of the node.

/// What keeps the node from serving: its answer has "outcome", see NodeTrouble. A host that is silent is an answer too.
Step nodeStateStep(const QString &id, const ClusterProfile &profile, const NodeName &node, const QList<NodeName> &ask);

/// Its own host or its peers say that something keeps the node from serving: what is well is not rebuilt. A person may
/// override it.
Guard inTroubleGuard(const NodeName &node, const QList<NodeName> &ask);
/// No queue has its only copy on the node: they would go with it. A person may override it.
Guard noOnlyCopiesGuard(const NodeName &node, const QList<NodeName> &ask);
/// Writes down which queues have their only copy there; never ends a run.
Step onlyCopiesStep(const QString &id, const NodeName &node, const QList<NodeName> &ask);

/// The node's data goes into a folder beside it, by renaming; undo: it goes back, unless the cluster has forgotten
/// the node meanwhile: then its old data would be refused, and stays aside as evidence.
Step setDataAsideStep(const QString &id, const ClusterProfile &profile, const NodeName &node, const QList<NodeName> &ask);
/// The cluster forgets the node, which must not run, by its peers' word and its own host's where that answers. The
/// peers drop its members of queues. Success is what a peer says afterwards. Has no undo: joinClusterStep().
Step forgetNodeStep(const QString &id, const ClusterProfile &profile, const NodeName &node, const QList<NodeName> &ask);
/// Starts the node's service and joins it to its peers, where it does not do that by itself.
Step joinClusterStep(const QString &id, const ClusterProfile &profile, const NodeName &node, const QList<NodeName> &ask);
/// Quorum queues and streams with an even number of members, which lack one since a node was forgotten, get one on
/// the node; and those that the step `shrunk` has shrunk, or the step `streams` found standing still (empty: there is none). Of those
/// streams one that nobody leads cannot get one: it is named, and is no failure.
Step growMembersStep(const QString &id, const ClusterProfile &profile, const NodeName &node, const QList<NodeName> &ask, const QString &shrunk = {},
                     const QString &streams = {});

/// Where the disk space of the node's host has gone; changes nothing.
Step diskUsageStep(const QString &id, const ClusterProfile &profile, const NodeName &node);
/// The Erlang cookie of the peers, as far as their hosts answer, all of which must have the same, onto the node's host; it passes through this process's memory
/// alone. Undo: the one that was there.
Step copyCookieStep(const QString &id, const ClusterProfile &profile, const NodeName &node, const QList<NodeName> &ask);
/// The node reads its certificate files anew for new connections.
Step reloadCertificatesStep(const QString &id, const ClusterProfile &profile, const NodeName &node);

/// Of every node's host: a hash of its cookie, salted anew each time; empty: it has none. Errors: those of the first
/// login that failed.
QCoro::Task<Result<QMap<NodeName, QString>>> askCookieHashes(std::shared_ptr<ClusterAccess> access, std::stop_token stop);

} // namespace warrener
