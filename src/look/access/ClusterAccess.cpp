#include "look/access/ClusterAccess.h"

#include "base/Pending.h"

#include <QCoreApplication>
#include <QTimer>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

ClusterAccess::ClusterAccess(Doors doors) : m_doors(std::move(doors)) {}

ClusterAccess::ClusterAccess(std::shared_ptr<const ClusterProfile> profile, QString password)
    : ClusterAccess(Doors{.profile = std::move(profile), .credentials = {.password = std::move(password)}})
{
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
    return HaproxyClient(proxy, shell(proxy.host));
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

QCoro::Task<bool> pauseFor(Millis time, std::stop_token stop)
{
    const Pending<bool> over;
    QTimer timer;
    timer.setSingleShot(true);
    QObject::connect(&timer, &QTimer::timeout, &timer, [over] { over.finish(true); });
    // May be called in any thread; the timer's thread is the one that waits.
    const std::stop_callback onStop(stop, [over, &timer] { QMetaObject::invokeMethod(&timer, [over] { over.finish(false); }, Qt::QueuedConnection); });
    if (stop.stop_requested())
        co_return false;
    timer.start(time);
    co_return co_await over;
}

} // namespace warrener
