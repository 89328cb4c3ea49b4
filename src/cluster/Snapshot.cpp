#include "cluster/Snapshot.h"

#include "cluster/FindNamed.h"

#include <algorithm>

namespace warrener {

qsizetype ProxyFigures::serversUp() const
{
    return std::ranges::count_if(servers, &ProxyServer::up);
}

const NodeLook *Snapshot::node(const NodeName &name) const
{
    return findNamed(nodes, name);
}

const HostLook *Snapshot::host(const HostName &name) const
{
    return findNamed(hosts, name);
}

const ProxyLook *Snapshot::proxy(const ProxyName &name) const
{
    return findNamed(proxies, name);
}

} // namespace warrener
