#include "cluster/Metric.h"

namespace warrener {

namespace {

struct MetricId
{
    Metric metric;
    const char *id;
};

constexpr MetricId metricIds[] = {
    {Metric::PublishRate, "cluster.publish"},
    {Metric::DeliverRate, "cluster.deliver"},
    {Metric::AckRate, "cluster.ack"},
    {Metric::MessagesReady, "cluster.ready"},
    {Metric::MessagesUnacked, "cluster.unacked"},
    {Metric::Connections, "cluster.connections"},
    {Metric::Channels, "cluster.channels"},
    {Metric::Queues, "cluster.queues"},
    {Metric::Consumers, "cluster.consumers"},
    {Metric::NodeMemory, "node.memory"},
    {Metric::NodeMemoryLimit, "node.memory-limit"},
    {Metric::NodeDiskFree, "node.disk-free"},
    {Metric::NodeDiskLimit, "node.disk-limit"},
    {Metric::NodeDescriptors, "node.descriptors"},
    {Metric::NodeSockets, "node.sockets"},
    {Metric::NodeProcesses, "node.processes"},
    {Metric::NodeRunQueue, "node.run-queue"},
    {Metric::NodeConnections, "node.connections"},
    {Metric::HostCpu, "host.cpu"},
    {Metric::HostIoWait, "host.iowait"},
    {Metric::HostMemory, "host.memory"},
    {Metric::HostDiskData, "host.disk-data"},
    {Metric::HostDiskRoot, "host.disk-root"},
    {Metric::HostLoad, "host.load"},
    {Metric::HostNetIn, "host.net-in"},
    {Metric::HostNetOut, "host.net-out"},
    {Metric::HostProcesses, "host.processes"},
    {Metric::HostScore, "host.score"},
    {Metric::HostNetTotal, "host.net"},
    {Metric::ProxySessions, "proxy.sessions"},
    {Metric::ProxyServersUp, "proxy.servers-up"},
};

} // namespace

QString toId(Metric metric)
{
    for (const MetricId &entry : metricIds) {
        if (entry.metric == metric)
            return QString::fromLatin1(entry.id);
    }
    Q_UNREACHABLE_RETURN({});
}

std::optional<Metric> metricFromId(const QString &id)
{
    for (const MetricId &entry : metricIds) {
        if (id == QLatin1StringView(entry.id))
            return entry.metric;
    }
    return std::nullopt;
}

} // namespace warrener
