#pragma once

#include "base/Result.h"
#include "base/Timekeeper.h"
#include "cluster/ClusterProfile.h"
#include "look/amqp/AmqpOptions.h"
#include "look/host/HostShell.h"
#include "look/net/BrokerMetricsClient.h"
#include "look/net/ManagementClient.h"
#include "look/proxy/HaproxyClient.h"

#include <QTimer>

#include <functional>
#include <map>
#include <memory>
#include <stop_token>

namespace warrener {

/// Ways to everything of one cluster, each opened once and shared by all that act: logins, HTTP
/// clients, proxies. Lives in one thread. Holds the password; hands it to clients only.
class ClusterAccess final
{
public:
    ClusterAccess(std::shared_ptr<const ClusterProfile> profile, QString password, std::shared_ptr<Timekeeper> time = systemTimekeeper());
    Q_DISABLE_COPY_MOVE(ClusterAccess)

    const ClusterProfile &profile() const { return *m_profile; }
    std::shared_ptr<const ClusterProfile> sharedProfile() const { return m_profile; }
    /// For the pauses between questions and between changes.
    const std::shared_ptr<Timekeeper> &time() const { return m_time; }

    /// Null where the profile names no login to it.
    HostShell *shell(const HostName &host);
    /// Of the host that the node runs on.
    HostShell *shellOf(const NodeName &node);
    /// Null for a node that the profile does not know, or without such an address.
    ManagementClient *management(const NodeName &node);
    BrokerMetricsClient *metrics(const NodeName &node);
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
    const std::shared_ptr<const ClusterProfile> m_profile;
    const QString m_password;
    const std::shared_ptr<Timekeeper> m_time;
    std::map<HostName, std::unique_ptr<HostShell>> m_shells;
    std::map<NodeName, std::unique_ptr<ManagementClient>> m_management;
    std::map<NodeName, std::unique_ptr<BrokerMetricsClient>> m_metrics;
};

/// Stops when `patience` is over or `outer` says so, whichever comes first; lives in one thread.
class Deadline final
{
public:
    Deadline(Millis patience, std::stop_token outer);
    Q_DISABLE_COPY_MOVE(Deadline)

    std::stop_token token() const { return m_source.get_token(); }

private:
    std::stop_source m_source;
    QTimer m_timer;
    std::stop_callback<std::function<void()>> m_onOuter;
};

} // namespace warrener
