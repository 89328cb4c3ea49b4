#include "support/SampleData.h"

#include "support/SampleParts.h"

#include <array>
#include <cmath>
#include <limits>

using namespace Qt::StringLiterals;

namespace warrener::sampleData {

namespace {

using namespace std::chrono_literals;

constexpr double nothing = std::numeric_limits<double>::quiet_NaN();

/// The level around which figures of one machine move.
struct Machine
{
    QString name;
    double memory = 0, memoryLimit = 0, diskFree = 0; ///< GiB
    double cpu = 0, load = 0, memoryUsed = 0;         ///< %, per core, %
    double network = 0;                               ///< MB/s
};

struct Shape
{
    QString name;
    Environment environment = Environment::Production;
    TimePoint now{};
    QList<Machine> brokers;
    QList<Machine> proxies;
    double publish = 0, deliver = 0, ack = 0, ready = 0, unacked = 0, connections = 0, channels = 0;
    int queues = 0;
};

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
    for (const Machine &machine : shape.brokers + shape.proxies) {
        HostProfile host;
        host.name = {machine.name};
        host.role = machine.name.startsWith(u"lb") ? HostRole::Proxy : HostRole::Broker;
        host.exporter = QUrl(u"http://%1:9100"_s.arg(machine.name));
        host.ssh = u"ops@"_s + machine.name;
        profile.hosts.append(host);
    }
    return profile;
}

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
    figures.enabledPlugins = {u"rabbitmq_management"_s, u"rabbitmq_prometheus"_s, u"rabbitmq_management_agent"_s,
                              u"rabbitmq_web_dispatch"_s, u"rabbitmq_shovel"_s, u"rabbitmq_federation"_s};
    for (const Machine &other : shape.brokers) {
        if (other.name != broker.name)
            figures.clusterPeers += nodeOf(other.name);
    }
    figures.configFiles = {u"/etc/rabbitmq/rabbitmq.conf"_s};
    figures.logFiles = {u"/var/log/rabbitmq/rabbit@%1.log"_s.arg(broker.name)};
    figures.dataFolder = u"/var/lib/rabbitmq/mnesia/"_s + nodeOf(broker.name);
    return figures;
}

std::shared_ptr<Snapshot> snapshotOf(const Shape &shape, bool inNeed = false)
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
    for (const Machine &machine : shape.brokers + shape.proxies) {
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
            figures.servers.append({broker.name, u"UP"_s, true, sessions / shape.brokers.size()});
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
        totals.listeners += {{name, u"amqp"_s, u"::"_s, 5672}, {name, u"amqp/ssl"_s, u"::"_s, 5671},
                             {name, u"clustering"_s, u"::"_s, 25672}, {name, u"http"_s, u"::"_s, 15672},
                             {name, u"https"_s, u"::"_s, 15671}, {name, u"http/prometheus"_s, u"::"_s, 15692}};
    }
    snapshot->totals.succeed(totals, asOf, Millis{7});
    if (shape.queues > 0)
        snapshot->queues = queueTable(shape.queues, shape.now, inNeed);
    snapshot->cost = {.requestsPerSecond = 1.9, .bytesPerSecond = 38'000, .meanLatency = Millis{6}};
    return snapshot;
}

/// What bends the quiet run of a shape: a factor or a value for one series at one moment.
using Bend = std::function<double(const SeriesKey &, TimePoint, double quiet)>;

History historyOf(const Shape &shape, const Bend &bend)
{
    History history;
    int seed = 1;
    const auto add = [&](Metric metric, const QString &subject, double base, double swing) {
        const SeriesKey key{metric, subject};
        const int mine = seed++;
        addCurve(history, key, shape.now, [&, mine](TimePoint moment) {
            const double seconds = static_cast<double>(moment.time_since_epoch().count()) / 1000;
            const double quiet = base * (1 + swing * (0.7 * noise(mine, seconds / 420) + 0.5 * noise(mine + 500, seconds / 35)));
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
    for (const Machine &machine : shape.brokers + shape.proxies) {
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
        .name = u"orders-prod"_s, .environment = Environment::Production, .now = now,
        .brokers = {{u"broker1"_s, 5.9, 9.6, 88, 42, 0.41, 49, 27.8},
                    {u"broker2"_s, 6.2, 9.6, 74, 40, 0.40, 52, 25.6},
                    {u"broker3"_s, 6.5, 9.6, 96, 38, 0.36, 50, 23.1}},
        .proxies = {{u"lb1"_s, 0, 0, 0, 10, 0.13, 23, 37.3}, {u"lb2"_s, 0, 0, 0, 9, 0.10, 20, 33.5}},
        .publish = 1880, .deliver = 2492, .ack = 2240, .ready = 1300, .unacked = 506, .connections = 614, .channels = 1834,
        .queues = 212,
    };
}

Shape staging(TimePoint now)
{
    return {
        .name = u"orders-staging"_s, .environment = Environment::Staging, .now = now,
        .brokers = {{u"broker1"_s, 1.22, 4.8, 39, 21, 0.23, 40, 3.9},
                    {u"broker2"_s, 1.46, 4.8, 45.7, 35, 0.30, 47, 5.2},
                    {u"broker3"_s, 0.87, 4.8, 33.2, 19, 0.15, 30, 3.1}},
        .proxies = {{u"lb1"_s, 0, 0, 0, 6, 0.06, 18, 7.6}, {u"lb2"_s, 0, 0, 0, 4, 0.05, 14, 6.5}},
        .publish = 327, .deliver = 449, .ack = 410, .ready = 110, .unacked = 42, .connections = 72, .channels = 216,
        .queues = 212,
    };
}

Error noAnswer(ErrorKind kind, const QString &message)
{
    return {.kind = kind, .message = message, .detail = {}, .httpStatus = 0};
}

} // namespace

TimePoint at(int hour, int minute, int second)
{
    return TimePoint{std::chrono::sys_days{std::chrono::year{2026} / 3 / 17} + std::chrono::hours{hour}
                     + std::chrono::minutes{minute} + std::chrono::seconds{second}};
}

Sample healthyStaging()
{
    const Shape shape = staging(at(11, 5));
    return {
        .profile = profileOf(shape),
        .snapshot = snapshotOf(shape),
        .history = historyOf(shape, {}),
        .events = {{at(10, 34, 2), Level::Ok, u"alarm.cleared"_s, {SubjectKind::Node, nodeOf(u"broker2"_s)}, u"Memory alarm on broker2 cleared after 4 s"_s},
                   {at(10, 53), Level::Note, u"queue.new"_s, {}, u"12 queues were declared"_s}},
        .detail = {},
        .now = shape.now,
    };
}

Sample unhealthyProduction()
{
    const TimePoint alarm = at(14, 19, 5);
    const TimePoint down = at(14, 21, 40);
    Shape shape = production(at(14, 33));
    const auto snapshot = snapshotOf(shape, false);
    NodeLook &node = snapshot->nodes[1];
    NodeAnswer last = *node.answer.value;
    last.self.diskFree = 0;
    last.self.diskAlarm = true;
    node.answer.succeed(last, at(14, 21, 38), Millis{9});
    node.answer.fail(noAnswer(ErrorKind::Refused, u"broker2 refuses connections on port 15672"_s), down, Millis{1});
    node.metrics.fail(noAnswer(ErrorKind::Refused, u"broker2 refuses connections on port 15692"_s), down, Millis{1});
    for (qsizetype i : {qsizetype{0}, qsizetype{2}}) {
        NodeAnswer answer = *snapshot->nodes[i].answer.value;
        answer.peers[node.name].running = false;
        snapshot->nodes[i].answer.value = answer;
    }
    HostFigures host = *snapshot->hosts[1].figures.value;
    host.cpuPercent = 3;
    host.load1 = 0.04 * 8;
    host.memoryPercent = 14;
    host.diskDataFree = 0;
    host.diskDataPercent = 100;
    host.netInBytes = host.netOutBytes = 1e5;
    snapshot->hosts[1].figures.value = host;
    for (ProxyLook &proxy : snapshot->proxies) {
        ProxyFigures figures = *proxy.figures.value;
        figures.servers[1].up = false;
        figures.servers[1].status = u"DOWN"_s;
        figures.servers[1].sessions = 0;
        proxy.figures.value = figures;
    }

    const Bend bend = [=](const SeriesKey &key, TimePoint moment, double quiet) -> double {
        const double sinceDown = static_cast<double>((moment - down).count()) / 1000;
        const bool blocked = moment >= alarm && moment < down + 20s;
        const bool broker2 = key.subject.endsWith(u"broker2");
        switch (key.metric) {
        case Metric::PublishRate:
        case Metric::DeliverRate:
        case Metric::AckRate:
            return blocked ? 0 : quiet;
        case Metric::MessagesReady:
            return blocked ? 0 : sinceDown < 0 ? quiet : quiet + 1300 * std::exp(-sinceDown / 260);
        case Metric::Connections:
        case Metric::Channels:
            return sinceDown < 0 ? quiet : quiet * (1 - 0.35 * std::exp(-sinceDown / 60));
        case Metric::NodeDiskFree:
            if (!broker2)
                return quiet;
            if (sinceDown >= 0)
                return nothing;
            return gib * 44 * std::clamp(1 - std::pow(std::max(0.0, 1 - static_cast<double>((alarm - moment).count()) / 2.5e6), 2), 0.0, 1.0);
        case Metric::NodeMemory:
            return broker2 && sinceDown >= 0 ? nothing : quiet;
        case Metric::HostCpu:
            return broker2 && sinceDown >= 0 ? 3 + quiet / 100 : quiet;
        case Metric::HostLoad:
            return broker2 && sinceDown >= 0 ? 0.04 + quiet * std::exp(-sinceDown / 60) : quiet;
        case Metric::HostMemory:
            return broker2 && sinceDown >= 0 ? 14 : quiet;
        case Metric::HostNetTotal:
            return broker2 && sinceDown >= 0 ? 2e5 : blocked ? quiet / 6 : quiet;
        default:
            return quiet;
        }
    };
    const Subject broker2{SubjectKind::Node, nodeOf(u"broker2"_s)};
    return {
        .profile = profileOf(shape),
        .snapshot = snapshot,
        .history = historyOf(shape, bend),
        .events = {{alarm, Level::Warning, u"alarm.disk"_s, broker2, u"Disk alarm on broker2"_s},
                   {down, Level::Critical, u"node.down"_s, broker2, u"broker2 down"_s},
                   {at(14, 21, 44), Level::Note, u"proxy.server"_s, {SubjectKind::Proxy, u"lb1"_s}, u"lb1 and lb2 took broker2 out by their own checks"_s}},
        .detail = {},
        .now = shape.now,
    };
}

Sample hostDataMissing()
{
    const Shape shape = production(at(9, 2));
    const TimePoint lost = at(8, 44, 10);
    const auto snapshot = snapshotOf(shape);
    snapshot->hosts[2].figures.asOf = lost - 5s;
    snapshot->hosts[2].figures.fail(noAnswer(ErrorKind::Timeout, u"broker3: no answer on port 9100 within 3 s"_s), lost, 3s);
    const Bend bend = [=](const SeriesKey &key, TimePoint moment, double quiet) {
        return key.subject == u"broker3" && moment >= lost ? nothing : quiet;
    };
    return {
        .profile = profileOf(shape),
        .snapshot = snapshot,
        .history = historyOf(shape, bend),
        .events = {{at(8, 38, 5), Level::Warning, u"queue.consumers"_s, {SubjectKind::Queue, u"//payments.settle"_s}, u"payments.settle"_s},
                   {lost, Level::Note, u"host.silent"_s, {SubjectKind::Host, u"broker3"_s}, u"broker3"_s}},
        .detail = {},
        .now = shape.now,
    };
}

Sample queuesProduction()
{
    Shape shape = production(at(9, 14));
    shape.queues = 1284;
    return {
        .profile = profileOf(shape),
        .snapshot = snapshotOf(shape, true),
        .history = historyOf(shape, {}),
        .events = {{at(8, 58, 10), Level::Warning, u"queue.consumers"_s, {SubjectKind::Queue, u"//payments.settle"_s}, u"payments.settle has no consumers"_s},
                   {at(9, 2, 41), Level::Critical, u"queue.minority"_s, {SubjectKind::Queue, u"payments/payments.refund.legacy"_s}, u"payments.refund.legacy lost its majority"_s}},
        .detail = {},
        .now = shape.now,
    };
}

Sample nodeInWarning()
{
    Shape shape = production(at(14, 12, 4));
    shape.brokers[1].diskFree = 17.4;
    const TimePoint began = at(13, 38);
    const Bend bend = [=](const SeriesKey &key, TimePoint moment, double quiet) {
        if (key.metric != Metric::NodeDiskFree || !key.subject.endsWith(u"broker2"))
            return quiet;
        const double passed = std::max(0.0, static_cast<double>((moment - began).count()) / 1000);
        const double all = static_cast<double>((shape.now - began).count()) / 1000;
        return gib * (44 - (44 - 17.4) * std::pow(passed / all, 1.8));
    };
    return {
        .profile = profileOf(shape),
        .snapshot = snapshotOf(shape),
        .history = historyOf(shape, bend),
        .events = {{began, Level::Note, u"config.changed"_s, {SubjectKind::Node, nodeOf(u"broker2"_s)}, u"Log level of broker2 set to debug"_s}},
        .detail = nodeDetail({nodeOf(u"broker2"_s)}, shape.now),
        .now = shape.now,
    };
}

Sample empty()
{
    Shape shape = staging(at(11, 5));
    shape.name = u"fresh-test"_s;
    shape.environment = Environment::Test;
    shape.publish = shape.deliver = shape.ack = shape.ready = shape.unacked = shape.connections = shape.channels = 0;
    shape.queues = 0;
    const auto snapshot = snapshotOf(shape);
    auto table = std::make_shared<QueueTable>();
    table->total = 0;
    table->asOf = shape.now;
    snapshot->queues = table;
    return {.profile = profileOf(shape), .snapshot = snapshot, .history = {}, .events = {}, .detail = {}, .now = shape.now};
}

Sample loading()
{
    const Shape shape = production(at(14, 33));
    const auto snapshot = snapshotOf(shape);
    for (NodeLook &node : snapshot->nodes) {
        node.answer = {};
        node.versions = {};
        node.metrics = {};
    }
    for (HostLook &host : snapshot->hosts)
        host.figures = {};
    for (ProxyLook &proxy : snapshot->proxies)
        proxy.figures = {};
    snapshot->totals = {};
    snapshot->queues = {};
    return {.profile = profileOf(shape), .snapshot = snapshot, .history = {}, .events = {}, .detail = {}, .now = shape.now};
}

Sample partial()
{
    const Shape shape = production(at(14, 33));
    const TimePoint lost = at(14, 21, 38);
    const auto snapshot = snapshotOf(shape);
    NodeLook &node = snapshot->nodes[1];
    node.answer.asOf = lost;
    node.answer.fail(noAnswer(ErrorKind::Timeout, u"broker2 gave no answer in 3 s"_s), lost, 3s);
    node.metrics.fail(noAnswer(ErrorKind::Timeout, u"broker2 gave no answer in 3 s"_s), lost, 3s);
    const Bend bend = [=](const SeriesKey &key, TimePoint moment, double quiet) {
        return key.subject == nodeOf(u"broker2"_s) && moment >= lost ? nothing : quiet;
    };
    return {.profile = profileOf(shape), .snapshot = snapshot, .history = historyOf(shape, bend), .events = {}, .detail = {}, .now = shape.now};
}

Sample unreachable()
{
    const Shape shape = production(at(14, 33));
    const TimePoint lost = at(14, 21, 38);
    const auto snapshot = snapshotOf(shape);
    const std::array errors{noAnswer(ErrorKind::Refused, u"broker1 refuses connections on port 15672"_s),
                            noAnswer(ErrorKind::Timeout, u"broker2 gave no answer in 3 s"_s),
                            noAnswer(ErrorKind::Unresolved, u"broker3 has no address"_s)};
    for (qsizetype i = 0; i < snapshot->nodes.size(); ++i) {
        NodeLook &node = snapshot->nodes[i];
        node.answer.asOf = lost;
        node.answer.fail(errors[static_cast<std::size_t>(i)], lost, 3s);
        node.metrics.fail(errors[static_cast<std::size_t>(i)], lost, 3s);
    }
    for (HostLook &host : snapshot->hosts) {
        host.figures.asOf = lost;
        host.figures.fail(noAnswer(ErrorKind::Unreachable, u"%1 cannot be reached"_s.arg(host.name.value)), lost, 3s);
    }
    for (ProxyLook &proxy : snapshot->proxies) {
        proxy.figures.asOf = lost;
        proxy.figures.fail(noAnswer(ErrorKind::Unreachable, u"%1 cannot be reached"_s.arg(proxy.name.value)), lost, 3s);
    }
    snapshot->totals.asOf = lost;
    snapshot->totals.fail(errors[0], lost, 3s);
    const Bend bend = [=](const SeriesKey &, TimePoint moment, double quiet) { return moment >= lost ? nothing : quiet; };
    return {.profile = profileOf(shape), .snapshot = snapshot, .history = historyOf(shape, bend), .events = {}, .detail = {}, .now = shape.now};
}

std::unique_ptr<ClusterStore> storeOf(Sample sample)
{
    auto store = std::make_unique<ClusterStore>(sample.profile);
    store->restore(std::move(sample.history), sample.events);
    if (sample.snapshot)
        store->take(sample.snapshot);
    if (sample.detail)
        store->take(sample.detail);
    return store;
}

} // namespace warrener::sampleData
