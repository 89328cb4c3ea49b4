#pragma once

#include "look/examination/ReachLook.h"
#include "look/probe/ProbeContext.h"

#include <QCoroTask>
#include <QMap>

#include <stop_token>

namespace warrener {

struct ReachLooks
{
    QMap<NodeName, ReachLook> nodes;
    QMap<HostName, ReachLook> hosts;
    QMap<ProxyName, ReachLook> proxies;
};

/// Every way to every node, host and proxy of the profile, tried side by side: name, packets, ports, certificate, API, one message
/// all the way round. Reads only. What cannot be tried has its error in its own place.
QCoro::Task<ReachLooks> lookAtReach(ProbeContext context, std::stop_token stop);

} // namespace warrener
