#include "Scene.h"

using namespace Qt::StringLiterals;

namespace warrener {

namespace {
const TimePoint now = TimePoint{Millis{1'773'742'000'000}};
constexpr qint64 gib = 1024LL * 1024 * 1024;
} // namespace

NodeName Scene::node(int number)
{
    return {u"rabbit@broker%1"_s.arg(number)};
}

Scene::Scene()
{
    profile.name = {u"orders"_s};
    profile.environment = Environment::Test;
    snapshot.cluster = profile.name;
    snapshot.at = now;
    for (int number = 1; number <= 3; ++number) {
        const QString host = u"broker%1"_s.arg(number);
        profile.nodes.append({.name = node(number),
                              .management = QUrl(u"http://%1:15672"_s.arg(host)),
                              .managementTls = {},
                              .amqp = {host, 5672},
                              .amqps = {},
                              .metrics = {},
                              .host = {host},
                              .other = {}});
        profile.hosts.append({.name = {host}, .address = u"10.0.0.%1"_s.arg(number), .exporter = {}, .ssh = host, .commands = {}, .paths = {}, .other = {}});
        NodeLook look{.name = node(number), .host = {host}, .management = QUrl(u"http://%1:15672"_s.arg(host)), .answer = {}, .versions = {}, .metrics = {}};
        NodeAnswer answer;
        answer.self.name = node(number);
        answer.self.running = true;
        answer.self.memoryUsed = gib;
        answer.self.memoryLimit = 8 * gib;
        answer.self.diskFree = 100 * gib;
        answer.self.diskFreeLimit = gib;
        for (int peer = 1; peer <= 3; ++peer) {
            if (peer == number)
                continue;
            NodeFigures &row = answer.peers[node(peer)];
            row.name = node(peer);
            row.running = true;
        }
        look.answer.succeed(answer, now, Millis{10});
        snapshot.nodes.append(look);
        HostFigures calm;
        calm.cores = 4;
        calm.cpuPercent = 5;
        calm.memoryPercent = 10;
        calm.diskDataPercent = 10;
        HostLook machine;
        machine.name = {host};
        machine.figures.succeed(calm, now, Millis{5});
        snapshot.hosts.append(machine);
        facts.amqp.insert(node(number), Sight::Answers);
    }
    for (const QString &name : {u"lb1"_s, u"lb2"_s}) {
        profile.proxies.append({.name = {name},
                                .host = {name},
                                .address = {name, 5672},
                                .socket = u"/run/haproxy/admin.sock"_s,
                                .masterSocket = {},
                                .backend = u"be_amqp"_s,
                                .other = {}});
        haproxy::ServerTable table{.backend = u"be_amqp"_s, .servers = {}};
        for (int number = 1; number <= 3; ++number)
            table.servers.append(
                {.name = u"broker%1"_s.arg(number), .address = u"10.0.0.%1"_s.arg(number), .port = 5672, .operState = 2, .weight = 100, .initialWeight = 100});
        facts.proxies.append({.name = {name}, .backend = u"be_amqp"_s, .servers = QList{table}, .pid = 60, .error = {}});
    }
    facts.nodes = {node(1), node(2), node(3)};
    facts.queuesKnown = true;
}

ClusterView Scene::view() const
{
    return {.profile = std::make_shared<const ClusterProfile>(profile),
            .snapshot = std::make_shared<const Snapshot>(snapshot),
            .facts = std::make_shared<const ClusterFacts>(facts)};
}

NodeFigures &Scene::figures(int number)
{
    return snapshot.nodes[number - 1].answer.value->self;
}

void Scene::setDown(int number)
{
    snapshot.nodes[number - 1].answer.fail({.kind = ErrorKind::Refused, .message = u"refused"_s, .detail = {}}, now, Millis{5});
    facts.amqp.insert(node(number), Sight::Refuses);
    for (NodeLook &look : snapshot.nodes) {
        if (look.answer.value->peers.contains(node(number)))
            look.answer.value->peers[node(number)].running = false;
    }
}

void Scene::setDraining(int number)
{
    figures(number).beingDrained = true;
    for (NodeLook &look : snapshot.nodes) {
        if (look.answer.value->peers.contains(node(number)))
            look.answer.value->peers[node(number)].beingDrained = true;
    }
}

QueueSeat &Scene::addQueue(const QString &name, int leader)
{
    facts.queues.append({.ref = {u"/"_s, name},
                         .type = QueueType::Quorum,
                         .leader = node(leader),
                         .members = {node(1), node(2), node(3)},
                         .online = {node(1), node(2), node(3)},
                         .behind = {{node(1), 0}, {node(2), 0}, {node(3), 0}}});
    return facts.queues.last();
}

void Scene::addBackend(const QString &proxy, const QString &backend, quint16 port, const QList<int> &nodes)
{
    haproxy::ServerTable table{.backend = backend, .servers = {}};
    for (const int number : nodes)
        table.servers.append(
            {.name = u"broker%1"_s.arg(number), .address = u"10.0.0.%1"_s.arg(number), .port = port, .operState = 2, .weight = 100, .initialWeight = 100});
    for (ProxyFacts &known : facts.proxies) {
        if (known.name.value == proxy)
            known.servers->append(table);
    }
}

void Scene::setServer(const QString &proxy, int number, int adminBits)
{
    for (ProxyFacts &known : facts.proxies) {
        if (known.name.value == proxy)
            known.servers->first().servers[number - 1].adminBits = adminBits;
    }
}

} // namespace warrener
