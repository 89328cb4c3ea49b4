#pragma once

#include "base/Result.h"
#include "base/Timekeeper.h"
#include "cluster/ClusterProfile.h"
#include "look/access/Doors.h"
#include "look/host/HostShell.h"
#include "look/net/BrokerMetricsClient.h"
#include "look/net/ManagementClient.h"
#include "look/proxy/HaproxyClient.h"

#include <map>
#include <memory>
#include <optional>
#include <stop_token>

namespace warrener {

/// The names of all nodes of the cluster, as it tells them itself: there may be others than the profile's.
struct MembersTold
{
    QList<NodeName> names{};
    Millis at{0}; ///< by the access's own clock
};

/// Ways to everything of one cluster, each opened once and shared by all that act: logins, HTTP
/// clients, proxies. Lives in one thread; another thread makes its own from the same Doors. Holds
/// the password; hands it to clients only.
class ClusterAccess final
{
public:
    explicit ClusterAccess(Doors doors, std::shared_ptr<Timekeeper> time = systemTimekeeper());
    ClusterAccess(std::shared_ptr<const ClusterProfile> profile, QString password, std::shared_ptr<Timekeeper> time = systemTimekeeper());
    Q_DISABLE_COPY_MOVE(ClusterAccess)

    const ClusterProfile &profile() const { return *m_doors.profile; }
    std::shared_ptr<const ClusterProfile> sharedProfile() const { return m_doors.profile; }
    /// For a client of one's own: with another patience, or so that a slow list holds up nothing else.
    const Doors &doors() const { return m_doors; }
    /// For the pauses between questions and between changes.
    const std::shared_ptr<Timekeeper> &time() const { return m_time; }

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
    /// What somebody was told of the cluster's nodes by this access; none: nobody was. Whoever asks who is in the cluster says it
    /// here, since nobody may answer any more when it is needed.
    const std::optional<MembersTold> &membersTold() const { return m_members; }
    /// Nothing where there are no names.
    void rememberMembers(const QList<NodeName> &names);
    /// What the cluster calls itself for good: RabbitMQ's own internal_cluster_id, as its nodes have told by this access. Empty: none has,
    /// or two said different things.
    QString clusterId() const;
    /// Empty: the node has said that its cluster has none.
    void rememberClusterId(const NodeName &node, const QString &id) { m_clusterIds[node] = id; }
    /// The node has been asked.
    bool knowsClusterIdOf(const NodeName &node) const { return m_clusterIds.contains(node); }
    /// Something else than the node and its proxies to look from: hosts with a login.
    QList<HostName> hostsBut(const NodeName &node) const;

private:
    const Doors m_doors;
    const std::shared_ptr<Timekeeper> m_time;
    std::map<HostName, std::unique_ptr<HostShell>> m_shells;
    std::map<NodeName, std::unique_ptr<ManagementClient>> m_management;
    std::map<NodeName, std::unique_ptr<BrokerMetricsClient>> m_metrics;
    std::optional<MembersTold> m_members;
    std::map<NodeName, QString> m_clusterIds;
};

} // namespace warrener
