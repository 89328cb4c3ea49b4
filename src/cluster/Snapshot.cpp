#include "cluster/Snapshot.h"

#include <algorithm>

namespace warrener {

namespace {

template <class List, class Id>
auto findNamed(const List &list, const Id &name) -> decltype(list.constData())
{
    const auto found = std::ranges::find_if(list, [&](const auto &item) { return item.name == name; });
    return found == list.end() ? nullptr : &*found;
}

} // namespace

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
