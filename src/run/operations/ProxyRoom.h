#pragma once

#include "run/operations/ProxyParts.h"
#include "run/procedure/Plan.h"

namespace warrener {

// Whether clients fit where they will be sent. HAProxy keeps those beyond a server's maxconn waiting, and lets them go when their
// time is over; those beyond a frontend's or its own maxconn it does not even let in. What is full already lets nobody back in for sure
// who is sent away; otherwise as many places are free there as clients have gone.

/// Of one backend, without some of its servers.
struct ProxyRoom
{
    qint64 clients = 0; ///< sessions on all of its servers
    qint64 room = 0;    ///< how many the others take together

    bool fits() const { return clients <= room; }
    bool operator==(const ProxyRoom &) const = default;
};
/// None where one of the others takes any number, or where it is not known. Pure.
std::optional<ProxyRoom> roomWithout(const haproxy::ServerTable &table, const QStringList &from);

/// How many clients more a proxy takes at these servers: the least that its process, the sections that let clients in, and the servers
/// have free. None: as many as come, or nobody can say. Pure.
std::optional<qint64> roomLeft(const haproxy::Intake &intake, const QList<haproxy::ServerTable> &tables, const QList<haproxy::ServerRef> &servers);

/// Translated, one for each backend of clients that does not fit and each section that is full: with the proxy, the figures and what
/// comes of it.
QStringList tooLittleRoom(const QList<ProxyPart> &proxies);
/// The clients of every backend that has a limit fit into its other servers, and what lets them in is not full. None where nothing has
/// a limit. A person may pass it: some clients may be worth less than what is to be done.
std::optional<Guard> clientsFitGuard(const QList<ProxyPart> &proxies);
/// The clients of a proxy that stops fit into the others. None where it is the only one, or has none that are known.
std::optional<Guard> clientsFitElsewhereGuard(const ClusterView &view, const ProxyName &proxy);

} // namespace warrener
