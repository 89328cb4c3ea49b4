#include "look/monitor/SnapshotBuilder.h"

#include <algorithm>

namespace warrener {

namespace {

using namespace std::chrono_literals;

/// How long answers are collected after one that changes the picture, and after any other.
constexpr Millis essentialDelay = 300ms;
constexpr Millis ordinaryDelay = 700ms;

template <class List, class Id>
auto &entryOf(List &list, const Id &name)
{
    const auto found = std::ranges::find_if(list, [&name](const auto &entry) { return entry.name == name; });
    Q_ASSERT(found != list.end());
    return *found;
}

} // namespace

SnapshotBuilder::SnapshotBuilder(const ClusterProfile &profile, std::shared_ptr<const Clock> clock, QObject *parent)
    : QObject(parent), m_clock(std::move(clock))
{
    m_now.cluster = profile.name;
    m_now.environment = profile.environment;
    m_now.thresholds = profile.thresholds;
    m_now.pollInterval = profile.poll;
    // Also the first snapshot of a new monitor is newer than the last one of the monitor before.
    m_now.generation = static_cast<quint64>(m_clock->now().time_since_epoch().count());
    for (const NodeProfile &node : profile.nodes) {
        NodeLook look;
        look.name = node.name;
        look.host = node.host;
        look.management = node.management;
        m_now.nodes.append(look);
    }
    for (const HostProfile &host : profile.hosts) {
        HostLook look;
        look.name = host.name;
        look.role = host.role;
        m_now.hosts.append(look);
    }
    for (const ProxyProfile &proxy : profile.proxies) {
        ProxyLook look;
        look.name = proxy.name;
        look.host = proxy.host;
        m_now.proxies.append(look);
    }
    m_soon.setSingleShot(true);
    connect(&m_soon, &QTimer::timeout, this, &SnapshotBuilder::publish);
    connect(&m_heartbeat, &QTimer::timeout, this, &SnapshotBuilder::publish);
}

NodeLook &SnapshotBuilder::node(const NodeName &name)
{
    return entryOf(m_now.nodes, name);
}

HostLook &SnapshotBuilder::host(const HostName &name)
{
    return entryOf(m_now.hosts, name);
}

ProxyLook &SnapshotBuilder::proxy(const ProxyName &name)
{
    return entryOf(m_now.proxies, name);
}

void SnapshotBuilder::setQueues(std::shared_ptr<const QueueTable> queues)
{
    m_now.queues = std::move(queues);
    m_now.queuesAwaited = false;
    touch(true);
}

void SnapshotBuilder::setQueuesAwaited(bool awaited)
{
    if (awaited == m_now.queuesAwaited)
        return;
    m_now.queuesAwaited = awaited;
    touch(true);
}

void SnapshotBuilder::setPollInterval(Millis interval)
{
    m_now.pollInterval = interval;
    if (m_heartbeat.isActive())
        m_heartbeat.start(interval);
}

void SnapshotBuilder::questionEnded()
{
    --m_asking;
    if (m_asking == 0 && m_changed)
        publish();
}

void SnapshotBuilder::start()
{
    m_heartbeat.start(m_now.pollInterval);
}

void SnapshotBuilder::stop()
{
    m_heartbeat.stop();
    m_soon.stop();
}

void SnapshotBuilder::touch(bool essential)
{
    m_changed = true;
    if (!m_heartbeat.isActive())
        return;
    if (!m_published) {
        const bool anyAnswer = std::ranges::any_of(m_now.nodes, [](const NodeLook &node) { return !node.answer.isPending(); });
        if (anyAnswer) {
            publish();
            return;
        }
    }
    const Millis delay = essential ? essentialDelay : ordinaryDelay;
    if (!m_soon.isActive() || m_soon.remainingTimeAsDuration() > delay)
        m_soon.start(delay);
}

void SnapshotBuilder::publish()
{
    m_soon.stop();
    if (m_heartbeat.isActive())
        m_heartbeat.start();
    m_changed = false;
    m_published = true;
    m_now.at = m_clock->now();
    ++m_now.generation;
    m_now.cost = m_meter.cost(m_clock->monotonic());
    Q_EMIT ready(std::make_shared<const Snapshot>(m_now));
}

} // namespace warrener
