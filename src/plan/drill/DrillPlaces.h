#pragma once

#include "plan/drill/DrillDocument.h"
#include "plan/drill/DrillPlanner.h"

#include <QList>
#include <QStringList>

/// Where a drill's faults are made, who feels them and who watches. Pure.
namespace warrener::parts {

/// Where a fault is made: a node's host, or a proxy's.
struct DrillPlace
{
    NodeName node{}; ///< that is meant; empty: a proxy is
    HostProfile host{};
    QString name{};
};

/// The request's targets as the profile knows them; of a request without any, the last of its kind. Errors: Usage (none, unknown, named
/// twice, too many, of the other kind), NotConfigured (no login, or no systemd that could take the fault back).
Result<QList<DrillPlace>> drillPlacesOf(const ClusterProfile &profile, const DrillDocument &document, DrillTarget target, const DrillRequest &request);

/// Every node that lives on a target's host, whatever is meant there: what happens to a host happens to all that is on it.
QList<NodeName> nodesOn(const ClusterProfile &profile, const QList<DrillPlace> &places);
/// The nodes that are not among them.
QList<NodeName> nodesElsewhere(const ClusterProfile &profile, const QList<NodeName> &hit);
/// The proxies that are none of the targets and live on none of their hosts.
QStringList proxiesElsewhere(const ClusterProfile &profile, const QList<DrillPlace> &places);

/// Every host that can be asked whether a drill's fault is on it; `mayBeHit`: only those that drills are made on.
QList<HostName> hostsToAsk(const ClusterProfile &profile, bool mayBeHit);

/// The unit of a host is the broker's or the proxy's by the host's role: a fault of the service must hit the one that is meant.
/// Errors: NotConfigured (it would not).
Status isItsUnit(const DrillPlace &place, FaultKind kind);

/// Peers of the targets as the target's host may know them: by the names of their nodes, and by the profile's addresses.
QStringList peersFor(const ClusterProfile &profile, DrillPeers peers, const QList<DrillPlace> &targets);

} // namespace warrener::parts
