#include "look/access/ClusterAccess.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

ClusterAccess::ClusterAccess(Doors doors, std::shared_ptr<Timekeeper> time) : m_doors(std::move(doors)), m_time(std::move(time)) {}

ClusterAccess::ClusterAccess(std::shared_ptr<const ClusterProfile> profile, QString password, std::shared_ptr<Timekeeper> time)
    : ClusterAccess(Doors{.profile = std::move(profile), .credentials = {.password = std::move(password)}}, std::move(time))
{
}

void ClusterAccess::rememberMembers(const QList<NodeName> &names)
{
    if (!names.isEmpty())
        m_members = MembersTold{.names = names, .at = m_time->monotonic()};
}

QString ClusterAccess::clusterId() const
{
    QString one;
    for (const auto &[node, id] : m_clusterIds) {
        if (!one.isEmpty() && !id.isEmpty() && id != one)
            return {};
        one = id.isEmpty() ? one : id;
    }
    return one;
}

HostShell *ClusterAccess::shell(const HostName &host)
{
    const HostProfile *known = profile().host(host);
    const std::optional<HostTarget> login = known == nullptr ? std::nullopt : m_doors.login(*known);
    if (!login)
        return nullptr;
    std::unique_ptr<HostShell> &shell = m_shells[host];
    if (shell == nullptr)
        shell = std::make_unique<HostShell>(*login);
    return shell.get();
}

HostShell *ClusterAccess::shellOf(const NodeName &node)
{
    const NodeProfile *known = profile().node(node);
    return known == nullptr ? nullptr : shell(known->host);
}

HttpAccess ClusterAccess::http(const NodeName &node) const
{
    const NodeProfile *known = profile().node(node);
    return known == nullptr ? HttpAccess{} : m_doors.management(*known);
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
    const NodeProfile *known = profile().node(node);
    if (known == nullptr || known->metrics.isEmpty())
        return nullptr;
    std::unique_ptr<BrokerMetricsClient> &client = m_metrics[node];
    if (client == nullptr)
        client = std::make_unique<BrokerMetricsClient>(m_doors.metrics(*known));
    return client.get();
}

HaproxyClient ClusterAccess::proxy(const ProxyProfile &proxy)
{
    return HaproxyClient(proxy, shell(proxy.host), haproxy::brokerPlaces(profile()));
}

Result<HaproxyClient> ClusterAccess::proxy(const QString &name)
{
    const auto found = std::ranges::find_if(profile().proxies, [&](const ProxyProfile &known) { return known.name.value == name; });
    if (found == profile().proxies.end())
        return failure(ErrorKind::NotFound, QCoreApplication::translate("Failover", "The profile has no proxy %1").arg(name));
    return proxy(*found);
}

AmqpOptions ClusterAccess::amqp(const Endpoint &endpoint, const QString &name) const
{
    return m_doors.amqp(endpoint, name);
}

QList<NodeName> ClusterAccess::others(const NodeName &node) const
{
    QList<NodeName> names;
    for (const NodeProfile &known : profile().nodes) {
        if (known.name != node)
            names.append(known.name);
    }
    return names;
}

QList<HostName> ClusterAccess::hostsBut(const NodeName &node) const
{
    const NodeProfile *known = profile().node(node);
    QList<HostName> names;
    for (const HostProfile &host : profile().hosts) {
        if (!host.ssh.isEmpty() && (known == nullptr || host.name != known->host) && host.role != HostRole::Standby)
            names.append(host.name);
    }
    return names;
}

} // namespace warrener
