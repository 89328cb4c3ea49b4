#pragma once

#include "look/access/ClusterAccess.h"

namespace warrener {

/// The hosts of the profile's nodes, each once, in the nodes' order.
QList<HostName> hostsOfBrokers(const ClusterProfile &profile);
/// They name an SSH login, or are this machine.
bool hasLogin(const ClusterProfile &profile, const HostName &name);
/// Where something stands on one host of a broker: the same for every console, whatever other nodes its profile names. By the node
/// that the host is there for, without its domain; where there are several, by the first of their names. "warrener-" and 16 hex digits.
QString hostLink(const ClusterProfile &profile, const HostName &host);
/// The same for every console, whatever it calls the cluster, and at any time: by its nodes' names. Two clusters may have the same
/// ones: whoever keeps something there says whose it is. "warrener-" and 16 hex digits.
QString clusterLink(const ClusterProfile &profile);
/// Begins a script: sets $l to where `link` stands on a host. /run/lock is everybody's on Debian; elsewhere /tmp is. Nobody but
/// its owner can replace a link there. The same place for everybody who logs in: what only root may write in is not asked for.
QString sharedPlace(const QString &link);

} // namespace warrener
