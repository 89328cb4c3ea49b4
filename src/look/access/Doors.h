#pragma once

#include "cluster/ClusterProfile.h"
#include "look/access/Credentials.h"
#include "look/amqp/AmqpOptions.h"
#include "look/host/HostTarget.h"
#include "look/net/HttpClient.h"

#include <QList>

#include <memory>
#include <optional>

namespace warrener {

/// The recipe for every way to one cluster: a profile and its credentials in, options for clients
/// out. Pure; may be copied into another thread, where a ClusterAccess of its own is made from it.
///
/// Which door is taken and who is told the password is decided here and nowhere else: management
/// and AMQP are, metrics endpoints and exporters never are (they have no accounts, and any host may
/// stand there).
///
/// Where the profile names a node's TLS door, its plain one is none: no option made here leads a
/// password there, neither first nor when TLS does not work. A door that fails says so.
struct Doors
{
    std::shared_ptr<const ClusterProfile> profile; ///< never null
    Credentials credentials{};

    /// Every address of this node's management API that may be told the password, the one to use
    /// first; empty: it has none.
    QList<HttpAccess> managements(const NodeProfile &node) const;
    /// The one to use; its `base` is empty where there is none.
    HttpAccess management(const NodeProfile &node) const;
    /// Without credentials. `base` is empty where none is configured.
    HttpAccess metrics(const NodeProfile &node) const;
    HttpAccess exporter(const HostProfile &host) const;

    /// Every AMQP listener of this node that may be told the password, the one to use first. `name`
    /// is what the broker shows.
    QList<AmqpOptions> amqps(const NodeProfile &node, const QString &name = {}) const;
    /// The one to use; its `endpoint` is not set where there is none.
    AmqpOptions amqp(const NodeProfile &node, const QString &name = {}) const;
    /// AMQP with a place that is known by its address. Of a node: as amqp() of that node, be it its
    /// plain listener or the one with TLS. Else in clear text; of a proxy, see ProxyDoor.
    AmqpOptions amqp(const Endpoint &endpoint, const QString &name = {}) const;
    /// AMQP with TLS, as the profile's TlsProfile says, wherever that is.
    AmqpOptions amqpWithTls(const Endpoint &endpoint, const QString &name = {}) const;

    /// Empty where the profile names no login to that host.
    std::optional<HostTarget> login(const HostProfile &host) const;
};

} // namespace warrener
