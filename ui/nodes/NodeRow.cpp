#include "ui/nodes/NodeRow.h"

#include "cluster/BestFigures.h"
#include "judge/assess/HostHealth.h"
#include "judge/assess/Toll.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

void addHost(NodeRow &row, const HostLook &host, const Thresholds &thresholds)
{
    row.hostStale = !host.figures.isCurrent();
    if (host.figures.error)
        row.hostReason = host.figures.error->message;
    if (!host.figures.has())
        return;
    const HostFigures &figures = *host.figures.value;
    const HostHealth health = hostHealth(figures, thresholds);
    row.cores = figures.cores > 0 ? std::optional(figures.cores) : std::nullopt;
    row.cpu = figures.cpuPercent;
    row.cpuLevel = health.of("cpu"_L1);
    row.load = figures.loadPerCore();
    row.loadLevel = health.of("load"_L1);
    row.hostMemory = figures.memoryPercent;
    row.hostMemoryLevel = health.of("memory"_L1);
    row.hostDisk = figures.diskPercent();
    row.hostDiskLevel = std::max(health.of("disk-data"_L1), health.of("disk-root"_L1));
    row.netIn = figures.netInBytes;
    row.netOut = figures.netOutBytes;
    row.scoreLevel = health.scoreLevel;
    row.score = health.shownScore();
    if (!row.uptime)
        row.uptime = figures.uptime;
}

void setState(NodeRow &row, const Assessment &assessment)
{
    const SubjectState state = assessment.stateOf(row.subject.kind, row.subject.name);
    row.level = state.level;
    row.state = state.word.isEmpty() ? toWord(state.level) : state.word;
}

/// A node in service on a host in need is not simply well: what is worse for clients stands in the row.
void addHostState(NodeRow &row, const HostName &host, const Assessment &assessment)
{
    const SubjectState own = assessment.stateOf(row.subject.kind, row.subject.name);
    const SubjectState shown = withHost(own, assessment.stateOf(SubjectKind::Host, host.value));
    row.level = shown.level;
    if (shown.word != own.word)
        row.state = shown.word;
}

NodeRow rowOfNode(const NodeLook &node, const Snapshot &snapshot, const Assessment &assessment)
{
    NodeRow row;
    row.subject = {.kind = SubjectKind::Node, .name = node.name.value};
    row.name = shortName(node.name);
    row.fullName = node.name.value;
    row.role = toWord(HostRole::Broker);
    row.version = rabbitmqVersion(node);
    setState(row, assessment);
    const BestFigures best = bestFigures(node);
    const NodeFigures &figures = best.figures;
    row.stale = !best.current;
    row.uptime = best.current ? figures.uptime : std::nullopt;
    row.memoryUsed = figures.memoryUsed;
    row.memoryLimit = figures.memoryLimit;
    row.diskFree = figures.diskFree;
    row.diskLimit = figures.diskFreeLimit;
    row.descriptors = figures.descriptorsUsed;
    row.descriptorsTotal = figures.descriptorsTotal;
    row.sockets = figures.socketsUsed;
    row.socketsTotal = figures.socketsTotal;
    row.processes = figures.processesUsed;
    row.processesTotal = figures.processesTotal;
    row.runQueue = figures.runQueue;
    // The last figures of a silent node warn of nothing any more.
    if (best.current)
        row.near = nearlimit::levelsOf(figures, best.held);
    row.cores = figures.processors;
    if (const HostLook *host = snapshot.host(node.host)) {
        const auto uptime = row.uptime;
        addHost(row, *host, snapshot.thresholds);
        // The host's own uptime says nothing about the broker's.
        row.uptime = uptime;
        if (best.current)
            row.near.disk = std::max(row.near.disk, dataDiskLevel(*host, snapshot.thresholds));
        addHostState(row, host->name, assessment);
    }
    return row;
}

NodeRow rowOfHost(const HostLook &host, const ProxyLook *proxy, const Snapshot &snapshot, const Assessment &assessment)
{
    NodeRow row;
    row.name = row.fullName = proxy ? proxy->name.value : host.name.value;
    row.subject = {.kind = proxy ? SubjectKind::Proxy : SubjectKind::Host, .name = row.name};
    row.role = toWord(proxy ? HostRole::Proxy : host.role);
    setState(row, assessment);
    if (proxy && proxy->figures.has()) {
        // "3.0.11-1+deb13u2" is the package's; the program's own part comes first.
        row.version = proxy->figures.value->version.section(u'-', 0, 0);
        if (proxy->figures.isCurrent())
            row.uptime = proxy->figures.value->uptime;
    }
    addHost(row, host, snapshot.thresholds);
    if (proxy)
        addHostState(row, host.name, assessment);
    return row;
}

} // namespace

QList<NodeRow> nodeRows(const Snapshot &snapshot, const Assessment &assessment)
{
    QList<NodeRow> rows;
    QSet<HostName> shown;
    for (const NodeLook &node : snapshot.nodes) {
        rows.append(rowOfNode(node, snapshot, assessment));
        shown.insert(node.host);
    }
    for (const ProxyLook &proxy : snapshot.proxies) {
        const HostLook *host = snapshot.host(proxy.host);
        rows.append(rowOfHost(host ? *host : HostLook{}, &proxy, snapshot, assessment));
        shown.insert(proxy.host);
    }
    for (const HostLook &host : snapshot.hosts) {
        if (!shown.contains(host.name))
            rows.append(rowOfHost(host, nullptr, snapshot, assessment));
    }
    return rows;
}

} // namespace warrener
