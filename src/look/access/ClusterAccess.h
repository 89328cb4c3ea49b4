#pragma once

#include "base/Result.h"
#include "cluster/ClusterProfile.h"
#include "look/access/Doors.h"
#include "look/host/HostShell.h"
#include "look/net/BrokerMetricsClient.h"
#include "look/net/ManagementClient.h"
#include "look/proxy/HaproxyClient.h"

#include <map>
#include <memory>
#include <stop_token>

namespace warrener {

/// Ways to everything of one cluster, each opened once and shared by all that act: logins, HTTP
/// clients, proxies. Lives in one thread; another thread makes its own from the same Doors. Holds
/// the password; hands it to clients only.
class ClusterAccess final
{
public:
    explicit ClusterAccess(Doors doors);
    ClusterAccess(std::shared_ptr<const ClusterProfile> profile, QString password);
    Q_DISABLE_COPY_MOVE(ClusterAccess)

    const ClusterProfile &profile() const { return *m_doors.profile; }
    std::shared_ptr<const ClusterProfile> sharedProfile() const { return m_doors.profile; }
    /// For a client of one's own: with another patience, or so that a slow list holds up nothing else.
    const Doors &doors() const { return m_doors; }

    /// Null where the profile names no login to it.
    HostShell *shell(const HostName &host);
    /// Of the host that the node runs on.
    HostShell *shellOf(const NodeName &node);
    /// Null for a node that the profile does not know, or without such an address.
    ManagementClient *management(const NodeName &node);
    BrokerMetricsClient *metrics(const NodeName &node);
    /// One of the profile's.
    HaproxyClient proxy(const ProxyProfile &proxy);
    /// NotFound where the profile has no such proxy.
    Result<HaproxyClient> proxy(const QString &name);
    HttpAccess http(const NodeName &node) const;
    /// The options for AMQP with that place; `name` is what the broker shows.
    AmqpOptions amqp(const Endpoint &endpoint, const QString &name) const;
    /// Every node but this one, in the profile's order.
    QList<NodeName> others(const NodeName &node) const;
    /// Something else than the node and its proxies to look from: hosts with a login.
    QList<HostName> hostsBut(const NodeName &node) const;

private:
    const Doors m_doors;
    std::map<HostName, std::unique_ptr<HostShell>> m_shells;
    std::map<NodeName, std::unique_ptr<ManagementClient>> m_management;
    std::map<NodeName, std::unique_ptr<BrokerMetricsClient>> m_metrics;
};

/// A pause that a stop ends early: false.
QCoro::Task<bool> pauseFor(Millis time, std::stop_token stop);

} // namespace warrener
