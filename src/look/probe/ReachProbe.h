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

QCoro::Task<ReachLooks> lookAtReach(ProbeContext context, std::stop_token stop);

} // namespace warrener
