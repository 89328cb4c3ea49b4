#pragma once

#include "run/operations/ProxyParts.h"
#include "run/procedure/Plan.h"

namespace warrener {

// Whether the clients of a backend fit into its other servers once one has gone: HAProxy keeps those beyond a server's maxconn
// waiting, and lets them go when their time is over.

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

/// Translated, one for each backend of clients that does not fit: with the proxy, both figures and what comes of it.
QStringList tooLittleRoom(const QList<ProxyPart> &proxies);
/// The clients of every backend that has a limit fit into its other servers. None where no backend has one. A person may pass it:
/// some clients may be worth less than what is to be done.
std::optional<Guard> clientsFitGuard(const QList<ProxyPart> &proxies);

} // namespace warrener
