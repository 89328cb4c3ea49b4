#pragma once

#include "base/Result.h"
#include "cluster/ClusterProfile.h"

/// Which host is a node's or a proxy's, and whether what is told to its service is told to nobody else. Pure.
namespace warrener::parts {

/// The host of a node or a proxy. Where the profile does not know it, one that is named like it and can
/// be shown; no login to it will work.
HostProfile hostOf(const ClusterProfile &profile, const NodeName &node);
HostProfile hostOf(const ClusterProfile &profile, const ProxyProfile &proxy);

/// No other node of the profile has the same host, and the host's service is no proxy's: it is this node's. Error: NotConfigured.
Status servesAlone(const ClusterProfile &profile, const NodeName &node);
/// The same of the node whose host it is; nothing is in the way where it is none's. Whatever stops a service, or writes or moves what
/// belongs to a broker on its host, asks it at the moment when it does so: the profile may be another one than the plan was made of.
Status servesAlone(const ClusterProfile &profile, const HostName &host);
/// By the host's role and the name of its unit: a host has one service in the profile, also where a broker and a proxy are on it.
bool isProxysService(const HostProfile &host);
/// What is told to the service of the proxy's host is told to the proxy, not to a broker beside it. Error: NotConfigured.
Status servesProxy(const ClusterProfile &profile, const ProxyProfile &proxy);

} // namespace warrener::parts
