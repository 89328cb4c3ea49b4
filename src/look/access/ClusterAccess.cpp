#include "look/access/ClusterAccess.h"

#include <QCoreApplication>
#include <QTimer>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

ClusterAccess::ClusterAccess(std::shared_ptr<const ClusterProfile> profile, QString password, std::shared_ptr<Timekeeper> time)
    : m_profile(std::move(profile)), m_password(std::move(password)), m_time(std::move(time))
{
}

HostShell *ClusterAccess::shell(const HostName &host)
{
    const HostProfile *known = m_profile->host(host);
    if (known == nullptr || known->ssh.isEmpty())
        return nullptr;
    std::unique_ptr<HostShell> &shell = m_shells[host];
    if (shell == nullptr)
        shell = std::make_unique<HostShell>(HostTarget{.ssh = known->ssh, .sshConfig = m_profile->sshConfig, .sudo = known->sudo});
    return shell.get();
}

HostShell *ClusterAccess::shellOf(const NodeName &node)
{
    const NodeProfile *known = m_profile->node(node);
    return known == nullptr ? nullptr : shell(known->host);
}

HttpAccess ClusterAccess::http(const NodeName &node) const
{
    const NodeProfile *known = m_profile->node(node);
    if (known == nullptr)
        return {};
    return {.base = known->management.isEmpty() ? known->managementTls : known->management,
            .user = m_profile->user,
            .password = m_password,
            .tls = m_profile->tls,
            .timeout = m_profile->timeout};
}

ManagementClient *ClusterAccess::management(const NodeName &node)
{
    const HttpAccess access = http(node);
    if (access.base.isEmpty())
        return nullptr;
    std::unique_ptr<ManagementClient> &client = m_management[node];
    if (client == nullptr)
        client = std::make_unique<ManagementClient>(access);
    return client.get();
}

BrokerMetricsClient *ClusterAccess::metrics(const NodeName &node)
{
    const NodeProfile *known = m_profile->node(node);
    if (known == nullptr || known->metrics.isEmpty())
        return nullptr;
    std::unique_ptr<BrokerMetricsClient> &client = m_metrics[node];
    if (client == nullptr)
        client = std::make_unique<BrokerMetricsClient>(HttpAccess{.base = known->metrics, .tls = m_profile->tls, .timeout = m_profile->timeout});
    return client.get();
}

Result<HaproxyClient> ClusterAccess::proxy(const QString &name)
{
    const auto found = std::ranges::find_if(m_profile->proxies, [&](const ProxyProfile &proxy) { return proxy.name.value == name; });
    if (found == m_profile->proxies.end())
        return failure(ErrorKind::NotFound, QCoreApplication::translate("Failover", "The profile has no proxy %1").arg(name));
    return HaproxyClient(*found, shell(found->host));
}

AmqpOptions ClusterAccess::amqp(const Endpoint &endpoint, const QString &name) const
{
    return {.endpoint = endpoint, .user = m_profile->user, .password = m_password, .name = name};
}

QList<NodeName> ClusterAccess::others(const NodeName &node) const
{
    QList<NodeName> names;
    for (const NodeProfile &known : m_profile->nodes) {
        if (known.name != node)
            names.append(known.name);
    }
    return names;
}

QList<HostName> ClusterAccess::hostsBut(const NodeName &node) const
{
    const NodeProfile *known = m_profile->node(node);
    QList<HostName> names;
    for (const HostProfile &host : m_profile->hosts) {
        if (!host.ssh.isEmpty() && (known == nullptr || host.name != known->host) && host.role != HostRole::Standby)
            names.append(host.name);
    }
    return names;
}

Deadline::Deadline(Millis patience, std::stop_token outer) : m_onOuter(std::move(outer), [source = m_source]() mutable { source.request_stop(); })
{
    m_timer.setSingleShot(true);
    QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [source = m_source]() mutable { source.request_stop(); });
    m_timer.start(patience);
}

} // namespace warrener
