#include "support/SampleShape.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener::sampleData {

using namespace std::chrono_literals;

namespace {

HostFigures hostOf(const Machine &machine, bool broker)
{
    HostFigures figures;
    figures.cores = broker ? 8 : 2;
    figures.cpuPercent = machine.cpu;
    figures.ioWaitPercent = machine.cpu / 12;
    figures.memoryPercent = machine.memoryUsed;
    figures.memoryTotal = (broker ? 16 : 4) * gib;
    figures.memoryAvailable = *figures.memoryTotal * (1 - machine.memoryUsed / 100);
    const double disk = (broker ? 120 : 20) * gib;
    const double free = broker ? machine.diskFree * gib : 12 * gib;
    figures.diskDataMount = u"/var/lib/rabbitmq"_s;
    figures.diskDataTotal = disk;
    figures.diskDataFree = free;
    figures.diskDataPercent = (1 - free / disk) * 100;
    figures.diskRootTotal = 20 * gib;
    figures.diskRootFree = 13 * gib;
    figures.diskRootPercent = 35;
    figures.netInBytes = machine.network * 1e6 * 0.48;
    figures.netOutBytes = machine.network * 1e6 * 0.52;
    figures.netInPackets = machine.network * 900;
    figures.netOutPackets = machine.network * 870;
    figures.processes = broker ? 182 : 96;
    figures.load1 = machine.load * figures.cores;
    figures.load5 = machine.load * figures.cores * 0.96;
    figures.load15 = machine.load * figures.cores * 0.91;
    figures.outOfMemoryKills = 0;
    figures.uptime = 24h * 41 + 4h;
    figures.kernel = u"6.12.48-amd64"_s;
    return figures;
}

NodeFigures figuresOf(const Machine &broker, const Shape &shape)
{
    NodeFigures figures;
    figures.name = {nodeOf(broker.name)};
    figures.running = true;
    figures.beingDrained = false;
    figures.memoryUsed = static_cast<qint64>(broker.memory * gib);
    figures.memoryLimit = static_cast<qint64>(broker.memoryLimit * gib);
    figures.memoryAlarm = false;
    figures.diskFree = static_cast<qint64>(broker.diskFree * gib);
    figures.diskFreeLimit = static_cast<qint64>(5 * gib);
    figures.diskAlarm = false;
    figures.descriptorsUsed = 1904;
    figures.descriptorsTotal = 65536;
    figures.socketsUsed = static_cast<qint64>(shape.connections / 3);
    figures.socketsTotal = 58890;
    figures.processesUsed = 9412;
    figures.processesTotal = 1048576;
    figures.runQueue = 1;
    figures.processors = 8;
    figures.uptime = 24h * 41;
    figures.connectionsCreatedRate = 0.2;
    figures.connectionsClosedRate = 0.2;
    figures.netTickTime = 60s;
    figures.osPid = u"812"_s;
    figures.enabledPlugins = {u"rabbitmq_management"_s,   u"rabbitmq_prometheus"_s, u"rabbitmq_management_agent"_s,
                              u"rabbitmq_web_dispatch"_s, u"rabbitmq_shovel"_s,     u"rabbitmq_federation"_s};
    figures.clusterPeers.emplace();
    for (const Machine &other : shape.brokers) {
        if (other.name != broker.name)
            *figures.clusterPeers += nodeOf(other.name);
    }
    figures.configFiles = {u"/etc/rabbitmq/rabbitmq.conf"_s};
    figures.logFiles = {u"/var/log/rabbitmq/rabbit@%1.log"_s.arg(broker.name)};
    figures.dataFolder = u"/var/lib/rabbitmq/mnesia/"_s + nodeOf(broker.name);
    return figures;
}

} // namespace

QString nodeOf(const QString &host)
{
    return u"rabbit@"_s + host;
}

ClusterProfile profileOf(const Shape &shape)
{
    ClusterProfile profile;
    profile.name = {shape.name};
    profile.environment = shape.environment;
    profile.user = u"monitor"_s;
    for (const Machine &broker : shape.brokers) {
        NodeProfile node;
        node.name = {nodeOf(broker.name)};
        node.management = QUrl(u"http://%1:15672"_s.arg(broker.name));
        node.amqp = {broker.name, 5672};
        node.metrics = QUrl(u"http://%1:15692"_s.arg(broker.name));
        node.host = {broker.name};
        profile.nodes.append(node);
    }
    for (const Machine &proxy : shape.proxies) {
        ProxyProfile each;
        each.name = {proxy.name};
        each.host = {proxy.name};
        each.address = {proxy.name, 5672};
        each.socket = u"/run/haproxy/admin.sock"_s;
        each.backend = u"be_amqp"_s;
        profile.proxies.append(each);
    }
    for (const auto all = shape.brokers + shape.proxies; const Machine &machine : all) {
        HostProfile host;
        host.name = {machine.name};
        host.role = machine.name.startsWith(u"lb") ? HostRole::Proxy : HostRole::Broker;
        host.exporter = QUrl(u"http://%1:9100"_s.arg(machine.name));
        host.ssh = u"ops@"_s + machine.name;
        profile.hosts.append(host);
    }
    return profile;
}

std::shared_ptr<Snapshot> snapshotOf(const Shape &shape, bool inNeed)
{
    auto snapshot = std::make_shared<Snapshot>();
    const TimePoint asOf = shape.now - Millis{2000};
    snapshot->cluster = {shape.name};
    snapshot->environment = shape.environment;
    snapshot->at = shape.now;
    snapshot->generation = 1;
    for (const Machine &broker : shape.brokers) {
        NodeLook node;
        node.name = {nodeOf(broker.name)};
        node.host = {broker.name};
        node.management = QUrl(u"http://%1:15672"_s.arg(broker.name));
        NodeAnswer answer{.self = figuresOf(broker, shape), .peers = {}};
        for (const Machine &other : shape.brokers) {
            if (other.name != broker.name)
                answer.peers.insert({nodeOf(other.name)}, figuresOf(other, shape));
        }
        node.answer.succeed(answer, asOf, Millis{7});
        node.versions.succeed({u"4.0.5"_s, u"27.3.4"_s, u"RabbitMQ"_s, u"4.0.5"_s}, asOf, Millis{6});
        BrokerMetrics metrics;
        metrics.connections = shape.connections / 3;
        metrics.channels = shape.channels / 3;
        metrics.memoryUsed = broker.memory * gib;
        metrics.diskFree = broker.diskFree * gib;
        node.metrics.succeed(metrics, asOf, Millis{12});
        snapshot->nodes.append(node);
    }
    for (const auto all = shape.brokers + shape.proxies; const Machine &machine : all) {
        const bool broker = !machine.name.startsWith(u"lb");
        HostLook host;
        host.name = {machine.name};
        host.role = broker ? HostRole::Broker : HostRole::Proxy;
        host.source = u"exporter"_s;
        host.figures.succeed(hostOf(machine, broker), asOf, Millis{18});
        snapshot->hosts.append(host);
    }
    for (const Machine &machine : shape.proxies) {
        ProxyFigures figures;
        figures.backend = u"be_amqp"_s;
        const qint64 sessions = static_cast<qint64>(shape.connections * (machine.name == u"lb1" ? 0.53 : 0.47));
        for (const Machine &broker : shape.brokers)
            figures.servers.append({broker.name, u"UP"_s, true, sessions / shape.brokers.size(), 0, {}});
        figures.sessions = sessions;
        figures.pid = 731;
        figures.version = u"3.0.11"_s;
        figures.uptime = 24h * 12;
        ProxyLook proxy;
        proxy.name = {machine.name};
        proxy.host = {machine.name};
        proxy.figures.succeed(figures, asOf, Millis{4});
        snapshot->proxies.append(proxy);
    }
    ClusterTotals totals;
    totals.clusterName = shape.name;
    totals.answeredBy = {nodeOf(shape.brokers.first().name)};
    totals.publishRate = shape.publish;
    totals.deliverRate = shape.deliver;
    totals.ackRate = shape.ack;
    totals.messagesReady = static_cast<qint64>(shape.ready);
    totals.messagesUnacked = static_cast<qint64>(shape.unacked);
    totals.connections = static_cast<qint64>(shape.connections);
    totals.channels = static_cast<qint64>(shape.channels);
    totals.queues = shape.queues;
    totals.consumers = shape.queues;
    totals.exchanges = 24;
    for (const Machine &broker : shape.brokers) {
        const NodeName name{nodeOf(broker.name)};
        totals.listeners += {{name, u"amqp"_s, u"::"_s, 5672},  {name, u"amqp/ssl"_s, u"::"_s, 5671}, {name, u"clustering"_s, u"::"_s, 25672},
                             {name, u"http"_s, u"::"_s, 15672}, {name, u"https"_s, u"::"_s, 15671},   {name, u"http/prometheus"_s, u"::"_s, 15692}};
    }
    snapshot->totals.succeed(totals, asOf, Millis{7});
    if (shape.queues > 0)
        snapshot->queues = queueTable(shape.queues, shape.now, inNeed);
    snapshot->cost = {.requestsPerSecond = 1.9, .bytesPerSecond = 38'000, .meanLatency = Millis{6}};
    return snapshot;
}

History historyOf(const Shape &shape, const Bend &bend)
{
    History history;
    int seed = 1;
    const auto add = [&](Metric metric, const QString &subject, double base, double swing) {
        const SeriesKey key{metric, subject};
        const int mine = seed++;
        addCurve(history, key, shape.now, [&, mine](TimePoint moment) {
            const double seconds = static_cast<double>(moment.time_since_epoch().count()) / 1000;
            // At the end a line stands where the snapshot's figure does: tiles and charts tell the same.
            const double apart = std::clamp(static_cast<double>((shape.now - moment).count()) / 120'000, 0.0, 1.0);
            const double quiet = base * (1 + apart * swing * (0.7 * noise(mine, seconds / 420) + 0.5 * noise(mine + 500, seconds / 35)));
            return bend ? bend(key, moment, quiet) : quiet;
        });
    };
    add(Metric::PublishRate, {}, shape.publish, 0.10);
    add(Metric::DeliverRate, {}, shape.deliver, 0.10);
    add(Metric::AckRate, {}, shape.ack, 0.10);
    add(Metric::MessagesReady, {}, shape.ready, 0.30);
    add(Metric::MessagesUnacked, {}, shape.unacked, 0.15);
    add(Metric::Connections, {}, shape.connections, 0.01);
    add(Metric::Channels, {}, shape.channels, 0.01);
    for (const Machine &broker : shape.brokers) {
        const QString node = nodeOf(broker.name);
        add(Metric::NodeMemory, node, broker.memory * gib, 0.10);
        add(Metric::NodeMemoryLimit, node, broker.memoryLimit * gib, 0);
        add(Metric::NodeDiskFree, node, broker.diskFree * gib, 0.01);
        add(Metric::NodeDiskLimit, node, 5 * gib, 0);
        add(Metric::NodeDescriptors, node, 1904, 0.02);
        add(Metric::NodeSockets, node, shape.connections / 3, 0.02);
        add(Metric::NodeProcesses, node, 9412, 0.02);
        add(Metric::NodeRunQueue, node, 1, 0.5);
    }
    for (const auto all = shape.brokers + shape.proxies; const Machine &machine : all) {
        add(Metric::HostCpu, machine.name, machine.cpu, 0.18);
        add(Metric::HostIoWait, machine.name, machine.cpu / 12, 0.18);
        add(Metric::HostMemory, machine.name, machine.memoryUsed, 0.06);
        add(Metric::HostDiskData, machine.name, 30, 0.02);
        add(Metric::HostLoad, machine.name, machine.load, 0.12);
        add(Metric::HostNetTotal, machine.name, machine.network * 1e6, 0.12);
        add(Metric::HostNetIn, machine.name, machine.network * 0.48e6, 0.12);
        add(Metric::HostNetOut, machine.name, machine.network * 0.52e6, 0.12);
        add(Metric::HostScore, machine.name, 78, 0.03);
    }
    for (const Machine &proxy : shape.proxies)
        add(Metric::ProxySessions, proxy.name, shape.connections / 2, 0.02);
    return history;
}

Shape production(TimePoint now)
{
    return {
        .name = u"orders-prod"_s,
        .environment = Environment::Production,
        .now = now,
        .brokers = {{u"broker1"_s, 5.9, 9.6, 88, 42, 0.41, 49, 27.8},
                    {u"broker2"_s, 6.2, 9.6, 74, 40, 0.40, 52, 25.6},
                    {u"broker3"_s, 6.5, 9.6, 96, 38, 0.36, 50, 23.1}},
        .proxies = {{u"lb1"_s, 0, 0, 0, 10, 0.13, 23, 37.3}, {u"lb2"_s, 0, 0, 0, 9, 0.10, 20, 33.5}},
        .publish = 1880,
        .deliver = 2492,
        .ack = 2240,
        .ready = 1300,
        .unacked = 506,
        .connections = 614,
        .channels = 1834,
        .queues = 212,
    };
}

Shape staging(TimePoint now)
{
    return {
        .name = u"orders-staging"_s,
        .environment = Environment::Staging,
        .now = now,
        .brokers = {{u"broker1"_s, 1.22, 4.8, 39, 21, 0.23, 40, 3.9},
                    {u"broker2"_s, 1.46, 4.8, 45.7, 35, 0.30, 47, 5.2},
                    {u"broker3"_s, 0.87, 4.8, 33.2, 19, 0.15, 30, 3.1}},
        .proxies = {{u"lb1"_s, 0, 0, 0, 6, 0.06, 18, 7.6}, {u"lb2"_s, 0, 0, 0, 4, 0.05, 14, 6.5}},
        .publish = 327,
        .deliver = 449,
        .ack = 410,
        .ready = 110,
        .unacked = 42,
        .connections = 72,
        .channels = 216,
        .queues = 212,
    };
}

} // namespace warrener::sampleData
