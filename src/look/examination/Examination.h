#pragma once

#include "base/Ids.h"
#include "look/examination/BrokerLook.h"
#include "look/examination/HostDeepLook.h"
#include "look/examination/ProxyDeepLook.h"
#include "look/examination/ReachLook.h"

#include <QList>
#include <QMap>

namespace warrener {

/// Everything that one diagnosis asked, beyond the snapshot: answers only, nothing judged.
struct Examination
{
    TimePoint startedAt{}, endedAt{};
    QMap<NodeName, ReachLook> nodes;    ///< each node as the console reaches it
    QMap<HostName, ReachLook> hosts;    ///< hosts: name, ping, exporter and SSH port
    QMap<ProxyName, ReachLook> proxies; ///< the same through each proxy
    BrokerLook broker;
    QMap<HostName, HostDeepLook> deep; ///< every host as it sees itself and its peers
    QMap<ProxyName, ProxyDeepLook> proxyDeep;
};

} // namespace warrener
