#pragma once

#include "cluster/Snapshot.h"

/// Snapshots for tables: a healthy cluster of three nodes, four hosts and two proxies, and ways
/// to make it ill.
namespace warrener::snapshots {

using namespace std::chrono_literals;

inline const TimePoint now{std::chrono::milliseconds{1'767'960'000'000}};

inline Error error(ErrorKind kind)
{
    return {.kind = kind, .message = describe(kind), .detail = {}};
}

inline NodeFigures figures(const QString &host, bool running = true)
{
    NodeFigures row;
    row.name = NodeName{QStringLiteral("rabbit@") + host};
    row.running = running;
    row.memoryUsed = 1'000'000'000;
    row.memoryLimit = 4'000'000'000;
    row.memoryAlarm = false;
    row.diskFree = 50'000'000'000;
    row.diskFreeLimit = 5'000'000'000;
    row.diskAlarm = false;
    row.descriptorsUsed = 100;
    row.descriptorsTotal = 1000;
    row.uptime = 41 * 24h;
    row.beingDrained = false;
    return row;
}

inline HostFigures hostFigures()
{
    HostFigures host;
    host.cores = 8;
    host.cpuPercent = 20;
    host.memoryPercent = 40;
    host.diskDataPercent = 30;
    host.diskDataMount = QStringLiteral("/var/lib/rabbitmq");
    host.diskRootPercent = 30;
    host.load1 = 1.0;
    return host;
}

inline NodeLook *node(Snapshot &snapshot, const QString &host)
{
    for (NodeLook &look : snapshot.nodes) {
        if (look.host.value == host)
            return &look;
    }
    return nullptr;
}

inline HostLook *host(Snapshot &snapshot, const QString &name)
{
    for (HostLook &look : snapshot.hosts) {
        if (look.name.value == name)
            return &look;
    }
    return nullptr;
}

inline ProxyLook *proxy(Snapshot &snapshot, const QString &name)
{
    for (ProxyLook &look : snapshot.proxies) {
        if (look.name.value == name)
            return &look;
    }
    return nullptr;
}

inline const QStringList brokers{QStringLiteral("broker1"), QStringLiteral("broker2"), QStringLiteral("broker3")};

inline Snapshot healthy()
{
    Snapshot snapshot;
    snapshot.at = now;
    for (const QString &name : brokers) {
        NodeLook look;
        look.name = NodeName{QStringLiteral("rabbit@") + name};
        look.host = HostName{name};
        NodeAnswer answer;
        answer.self = figures(name);
        for (const QString &peer : brokers) {
            if (peer != name)
                answer.peers.insert(NodeName{QStringLiteral("rabbit@") + peer}, figures(peer));
        }
        look.answer.succeed(answer, now - 1s, 5ms);
        BrokerMetrics metrics;
        metrics.connections = 5;
        look.metrics.succeed(metrics, now - 1s, 5ms);
        look.versions.succeed({.rabbitmq = QStringLiteral("4.0.5"), .erlang = {}, .product = {}, .managementVersion = {}}, now - 60s, 5ms);
        snapshot.nodes.append(look);
    }
    for (const auto all = brokers + QStringList{QStringLiteral("lb1"), QStringLiteral("lb2")}; const QString &name : all) {
        HostLook look;
        look.name = HostName{name};
        look.source = QStringLiteral("exporter");
        look.figures.succeed(hostFigures(), now - 1s, 5ms);
        snapshot.hosts.append(look);
    }
    for (const QString &name : {QStringLiteral("lb1"), QStringLiteral("lb2")}) {
        ProxyLook look;
        look.name = ProxyName{name};
        look.host = HostName{name};
        ProxyFigures proxyFigures;
        for (const QString &server : brokers)
            proxyFigures.servers.append({.name = server, .status = QStringLiteral("UP"), .up = true, .sessions = 3});
        look.figures.succeed(proxyFigures, now - 1s, 5ms);
        snapshot.proxies.append(look);
    }
    ClusterTotals totals;
    totals.queues = 212;
    snapshot.totals.succeed(totals, now - 1s, 5ms);
    return snapshot;
}

/// What peers say of `name` from their last answers on.
inline void peersSay(Snapshot &snapshot, const QString &name, bool running, bool drained = false)
{
    for (NodeLook &look : snapshot.nodes) {
        if (look.host.value == name || !look.answer.has())
            continue;
        NodeFigures &row = look.answer.value->peers[NodeName{QStringLiteral("rabbit@") + name}];
        row.running = running;
        row.beingDrained = drained;
    }
}

/// The attempt that failed began two seconds ago: answers from a second ago are newer.
template <class T>
void fail(Part<T> &part, ErrorKind kind)
{
    part.fail(error(kind), now - 1900ms, 100ms);
}

inline void stop(Snapshot &snapshot, const QString &name)
{
    fail(node(snapshot, name)->answer, ErrorKind::Refused);
    fail(node(snapshot, name)->metrics, ErrorKind::Refused);
    peersSay(snapshot, name, false);
}

inline void freeze(Snapshot &snapshot, const QString &name)
{
    fail(node(snapshot, name)->answer, ErrorKind::Silent);
    fail(node(snapshot, name)->metrics, ErrorKind::Timeout);
}

inline void cut(Snapshot &snapshot, const QString &name)
{
    if (NodeLook *look = node(snapshot, name)) {
        fail(look->answer, ErrorKind::Timeout);
        fail(look->metrics, ErrorKind::Timeout);
    }
    fail(host(snapshot, name)->figures, ErrorKind::Timeout);
    if (ProxyLook *look = proxy(snapshot, name))
        fail(look->figures, ErrorKind::Timeout);
}

} // namespace warrener::snapshots
