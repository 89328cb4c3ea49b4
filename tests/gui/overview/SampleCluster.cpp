#include "SampleCluster.h"

#include "SyntheticHistory.h"

#include "ui/model/ClusterStore.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace warrener {

namespace {

constexpr double gib = 1024.0 * 1024.0 * 1024.0;

template <class T>
void failPart(Part<T> &part, ErrorKind kind, TimePoint since)
{
    if (part.has())
        part.asOf = since - 2s;
    part.error = Error{.kind = kind, .message = u"connection refused"_s, .detail = {}};
    part.failingSince = since;
}

} // namespace

SampleCluster::SampleCluster()
{
    now = fromDateTime(QDateTime(QDate(2026, 3, 8), QTime(14, 32, 4)));
    profile.name = {u"orders-prod"_s};
    addNode(u"broker1"_s, 5.9 * gib, 88 * gib);
    addNode(u"broker2"_s, 6.3 * gib, 71 * gib);
    addNode(u"broker3"_s, 6.5 * gib, 96 * gib);
    for (NodeLook &node : snapshot.nodes) {
        for (const NodeLook &peer : snapshot.nodes) {
            if (peer.name == node.name)
                continue;
            NodeFigures row = peer.answer.value->self;
            node.answer.value->peers.insert(peer.name, row);
            node.answer.value->self.clusterPeers += peer.name.value;
        }
    }
    addHost(u"broker1"_s, HostRole::Broker, 46, 0.41, 27.8e6, 49);
    addHost(u"broker2"_s, HostRole::Broker, 40, 0.38, 25.2e6, 55);
    addHost(u"broker3"_s, HostRole::Broker, 42, 0.36, 23.1e6, 52);
    addHost(u"lb1"_s, HostRole::Proxy, 11, 0.13, 37.3e6, 23);
    addHost(u"lb2"_s, HostRole::Proxy, 9, 0.10, 33.5e6, 20);
    addHost(u"dr1"_s, HostRole::Standby, 2, 0.03, 0.4e6, 31);
    addProxy(u"lb1"_s, 331);
    addProxy(u"lb2"_s, 283);

    ClusterTotals totals;
    totals.clusterName = profile.name.value;
    totals.answeredBy = profile.nodes.constFirst().name;
    totals.publishRate = 1734;
    totals.deliverRate = 2492;
    totals.ackRate = 2033;
    totals.messagesReady = 1852;
    totals.messagesUnacked = 506;
    totals.connections = 610;
    totals.channels = 1834;
    totals.queues = 212;
    totals.consumers = 96;
    snapshot.totals.succeed(totals, now, 20ms);
    snapshot.cluster = profile.name;
    snapshot.at = now;
    snapshot.generation = 1;
}

void SampleCluster::addNode(const QString &name, double memory, double diskFree)
{
    NodeProfile node;
    node.name = {u"rabbit@"_s + name};
    node.management = QUrl(u"http://%1:15672"_s.arg(name));
    node.amqp = {.host = name, .port = 5672};
    node.host = {name};
    profile.nodes += node;

    NodeAnswer answer;
    answer.self.name = node.name;
    answer.self.running = true;
    answer.self.memoryUsed = static_cast<qint64>(memory);
    answer.self.memoryLimit = static_cast<qint64>(9.6 * gib);
    answer.self.memoryAlarm = false;
    answer.self.diskFree = static_cast<qint64>(diskFree);
    answer.self.diskFreeLimit = static_cast<qint64>(5 * gib);
    answer.self.diskAlarm = false;
    answer.self.uptime = 41 * 24h;
    NodeLook look;
    look.name = node.name;
    look.host = node.host;
    look.management = node.management;
    look.answer.succeed(answer, now, 12ms);
    look.versions.succeed({.rabbitmq = u"4.0.5"_s, .erlang = u"27.3.4"_s, .product = {}, .managementVersion = {}}, now, 12ms);
    snapshot.nodes += look;
}

void SampleCluster::addHost(const QString &name, HostRole role, double cpu, double load, double net, double memory)
{
    HostProfile host;
    host.name = {name};
    host.role = role;
    profile.hosts += host;
    HostFigures figures;
    figures.cores = 8;
    figures.cpuPercent = cpu;
    figures.memoryPercent = memory;
    figures.memoryTotal = 16 * gib;
    figures.diskDataTotal = 180 * gib;
    figures.diskDataFree = 80 * gib;
    figures.diskDataPercent = 55;
    figures.diskDataMount = u"/var/lib/rabbitmq"_s;
    figures.diskRootPercent = 30;
    figures.load1 = load * 8;
    figures.netInBytes = net / 2;
    figures.netOutBytes = net / 2;
    HostLook look;
    look.name = host.name;
    look.role = role;
    look.source = u"exporter"_s;
    look.figures.succeed(figures, now, 8ms);
    snapshot.hosts += look;
}

void SampleCluster::addProxy(const QString &name, qint64 sessions)
{
    ProxyProfile proxy;
    proxy.name = {name};
    proxy.host = {name};
    profile.proxies += proxy;
    ProxyFigures figures;
    figures.backend = u"amqp"_s;
    for (const NodeProfile &node : profile.nodes)
        figures.servers += {.name = node.host.value, .status = u"UP"_s, .up = true, .sessions = sessions / 3};
    figures.sessions = sessions;
    figures.pid = 412;
    ProxyLook look;
    look.name = proxy.name;
    look.host = proxy.host;
    look.figures.succeed(figures, now, 9ms);
    snapshot.proxies += look;
}

void SampleCluster::stopBroker2()
{
    m_down = now - 10min - 24s;
    failPart(node(1).answer, ErrorKind::Refused, m_down);
    node(1).answer.value->self.diskFree = 0;
    for (const int other : {0, 2}) {
        NodeAnswer &answer = *node(other).answer.value;
        answer.peers[node(1).name].running = false;
        answer.self.clusterPeers.removeAll(node(1).name.value);
    }
    HostFigures &host = *snapshot.hosts[1].figures.value;
    host.diskDataFree = 0;
    host.diskDataPercent = 100;
    host.cpuPercent = 3;
    host.load1 = 0.3;
    for (ProxyLook &proxy : snapshot.proxies) {
        proxy.figures.value->servers[1].up = false;
        proxy.figures.value->servers[1].status = u"DOWN"_s;
    }
}

void SampleCluster::cutOff()
{
    m_down = now - 10min - 24s;
    for (NodeLook &look : snapshot.nodes)
        failPart(look.answer, ErrorKind::Timeout, m_down);
    for (HostLook &look : snapshot.hosts)
        failPart(look.figures, ErrorKind::Timeout, m_down);
    for (ProxyLook &look : snapshot.proxies)
        failPart(look.figures, ErrorKind::Timeout, m_down);
    failPart(snapshot.totals, ErrorKind::Timeout, m_down);
}

void SampleCluster::forgetAll()
{
    for (NodeLook &look : snapshot.nodes) {
        look.answer = {};
        look.versions = {};
    }
    for (HostLook &look : snapshot.hosts)
        look.figures = {};
    for (ProxyLook &look : snapshot.proxies)
        look.figures = {};
    snapshot.totals = {};
}

std::unique_ptr<ClusterStore> SampleCluster::makeStore() const
{
    History history;
    const TimePoint never = now + 1h;
    const auto add = [&](Metric metric, const QString &subject, std::optional<double> level, double wave, double noise, TimePoint until) {
        if (level)
            addSynthetic(history, {.key = {metric, subject}, .level = *level, .wave = wave * *level, .noise = noise * *level, .holeFrom = until, .holeTo = never}, now - 5s, 2h);
    };
    const TimePoint down = isNever(m_down) ? never : m_down;
    const bool allDown = snapshot.totals.error.has_value();
    if (snapshot.totals.has()) {
        const ClusterTotals &totals = *snapshot.totals.value;
        const TimePoint until = allDown ? down : never;
        add(Metric::PublishRate, {}, totals.publishRate, 0.03, 0.05, until);
        add(Metric::DeliverRate, {}, totals.deliverRate, 0.03, 0.05, until);
        add(Metric::AckRate, {}, totals.ackRate, 0.03, 0.05, until);
        add(Metric::MessagesReady, {}, totals.messagesReady, 0.1, 0.08, until);
        add(Metric::MessagesUnacked, {}, totals.messagesUnacked, 0.05, 0.08, until);
        add(Metric::Connections, {}, totals.connections, 0.01, 0.004, until);
        add(Metric::Channels, {}, totals.channels, 0.01, 0.004, until);
    }
    for (const NodeLook &look : snapshot.nodes) {
        if (!look.answer.has())
            continue;
        const NodeFigures &figures = look.answer.value->self;
        const TimePoint until = look.answer.error ? down : never;
        add(Metric::NodeMemory, look.name.value, static_cast<double>(*figures.memoryUsed), 0.06, 0.02, until);
        add(Metric::NodeDiskFree, look.name.value, std::max(gib, static_cast<double>(*figures.diskFree)), 0.01, 0.001, until);
    }
    for (const HostLook &look : snapshot.hosts) {
        if (!look.figures.has())
            continue;
        const HostFigures &figures = *look.figures.value;
        const TimePoint until = look.figures.error ? down : never;
        add(Metric::HostCpu, look.name.value, figures.cpuPercent, 0.05, 0.08, until);
        add(Metric::HostMemory, look.name.value, figures.memoryPercent, 0.04, 0.01, until);
        add(Metric::HostLoad, look.name.value, *figures.load1 / 8, 0.04, 0.03, until);
        add(Metric::HostNetTotal, look.name.value, *figures.netInBytes * 2, 0.05, 0.06, until);
    }
    QList<Event> events;
    if (!isNever(m_down) && !allDown) {
        events = {{.at = m_down - 155s, .level = Level::Warning, .id = u"alarm.disk"_s, .subject = {SubjectKind::Node, u"rabbit@broker2"_s}, .text = u"disk alarm on broker2"_s},
                  {.at = m_down, .level = Level::Critical, .id = u"node.down"_s, .subject = {SubjectKind::Node, u"rabbit@broker2"_s}, .text = u"broker2 down"_s}};
    }
    auto store = std::make_unique<ClusterStore>(profile);
    store->restore(std::move(history), events);
    store->take(share());
    return store;
}

void SampleCluster::sendTo(ClusterStore &store, Millis later)
{
    now += later;
    snapshot.at = now;
    ++snapshot.generation;
    const auto renew = [&](auto &part) {
        if (part.isCurrent())
            part.asOf = now;
    };
    for (NodeLook &look : snapshot.nodes)
        renew(look.answer);
    for (HostLook &look : snapshot.hosts)
        renew(look.figures);
    for (ProxyLook &look : snapshot.proxies)
        renew(look.figures);
    renew(snapshot.totals);
    store.take(share());
}

} // namespace warrener
