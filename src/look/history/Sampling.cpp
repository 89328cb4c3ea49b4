#include "look/history/Sampling.h"

#include "cluster/BestFigures.h"

#include <algorithm>
#include <optional>

namespace warrener {

namespace {

/// A good answer that has come since the snapshot before.
template <class T>
bool isNew(const Part<T> *before, const Part<T> &now)
{
    return now.isCurrent() && (!before || before->asOf != now.asOf);
}

class Sampler
{
public:
    Sampler(History &history, QString subject, TimePoint at) : m_history(history), m_subject(std::move(subject)), m_at(at) {}

    template <class Number>
    void add(Metric metric, const std::optional<Number> &value)
    {
        if (value)
            m_history.add({metric, m_subject}, m_at, static_cast<double>(*value));
    }

private:
    History &m_history;
    QString m_subject;
    TimePoint m_at;
};

void addTotals(const ClusterTotals &totals, Sampler sampler)
{
    sampler.add(Metric::PublishRate, totals.publishRate);
    sampler.add(Metric::DeliverRate, totals.deliverRate);
    sampler.add(Metric::AckRate, totals.ackRate);
    sampler.add(Metric::MessagesReady, totals.messagesReady);
    sampler.add(Metric::MessagesUnacked, totals.messagesUnacked);
    sampler.add(Metric::Connections, totals.connections);
    sampler.add(Metric::Channels, totals.channels);
    sampler.add(Metric::Queues, totals.queues);
    sampler.add(Metric::Consumers, totals.consumers);
}

void addNode(const NodeFigures &node, Sampler sampler)
{
    sampler.add(Metric::NodeMemory, node.memoryUsed);
    sampler.add(Metric::NodeMemoryLimit, node.memoryLimit);
    sampler.add(Metric::NodeDiskFree, node.diskFree);
    sampler.add(Metric::NodeDiskLimit, node.diskFreeLimit);
    sampler.add(Metric::NodeDescriptors, node.descriptorsUsed);
    sampler.add(Metric::NodeSockets, node.socketsUsed);
    sampler.add(Metric::NodeProcesses, node.processesUsed);
    sampler.add(Metric::NodeRunQueue, node.runQueue);
}

void addHost(const HostFigures &host, Sampler sampler)
{
    sampler.add(Metric::HostCpu, host.cpuPercent);
    sampler.add(Metric::HostIoWait, host.ioWaitPercent);
    sampler.add(Metric::HostMemory, host.memoryPercent);
    sampler.add(Metric::HostDiskData, host.diskDataPercent);
    sampler.add(Metric::HostDiskRoot, host.diskRootPercent);
    sampler.add(Metric::HostLoad, host.loadPerCore());
    sampler.add(Metric::HostNetIn, host.netInBytes);
    sampler.add(Metric::HostNetOut, host.netOutBytes);
    if (host.netInBytes && host.netOutBytes)
        sampler.add(Metric::HostNetTotal, std::optional(*host.netInBytes + *host.netOutBytes));
    sampler.add(Metric::HostProcesses, host.processes);
}

void addProxy(const ProxyFigures &proxy, Sampler sampler)
{
    sampler.add(Metric::ProxySessions, std::optional(proxy.sessions));
    sampler.add(Metric::ProxyServersUp, std::optional(proxy.serversUp()));
}

} // namespace

void sample(const Snapshot *before, const Snapshot &now, History &history)
{
    if (isNew(before ? &before->totals : nullptr, now.totals))
        addTotals(*now.totals.value, {history, QString(), now.totals.asOf});

    for (const NodeLook &node : now.nodes) {
        const NodeLook *old = before ? before->node(node.name) : nullptr;
        const bool answered = isNew(old ? &old->answer : nullptr, node.answer);
        if (answered)
            addNode(node.answer.value->self, {history, node.name.value, node.answer.asOf});
        if (isNew(old ? &old->metrics : nullptr, node.metrics)) {
            Sampler sampler{history, node.name.value, node.metrics.asOf};
            sampler.add(Metric::NodeConnections, node.metrics.value->connections);
            if (!node.answer.isCurrent())
                addNode(toFigures(*node.metrics.value), sampler);
        }
    }
    for (const HostLook &host : now.hosts) {
        const HostLook *old = before ? before->host(host.name) : nullptr;
        if (isNew(old ? &old->figures : nullptr, host.figures))
            addHost(*host.figures.value, {history, host.name.value, host.figures.asOf});
    }
    for (const ProxyLook &proxy : now.proxies) {
        const ProxyLook *old = before ? before->proxy(proxy.name) : nullptr;
        if (isNew(old ? &old->figures : nullptr, proxy.figures))
            addProxy(*proxy.figures.value, {history, proxy.name.value, proxy.figures.asOf});
    }
}

} // namespace warrener
