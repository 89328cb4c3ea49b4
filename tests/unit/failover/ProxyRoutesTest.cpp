#include "run/operations/ProxyRoutes.h"

#include "Scene.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace warrener;

namespace {

using Change = std::function<void(Scene &)>;

/// Puts one server into a backend of lb1.
Change serverAt(const QString &backend, const QString &name, const QString &address, quint16 port, const QString &fqdn = {})
{
    return [=](Scene &scene) {
        QList<haproxy::ServerTable> &tables = *scene.facts.proxies.first().servers;
        auto table = std::ranges::find(tables, backend, &haproxy::ServerTable::backend);
        if (table == tables.end())
            table = tables.insert(tables.end(), {.backend = backend, .servers = {}});
        table->servers.append({.name = name, .address = address, .port = port, .fqdn = fqdn, .operState = 2, .weight = 100, .initialWeight = 100});
    };
}

/// Changes the server that was put there last.
Change lastOne(const std::function<void(haproxy::ServerState &)> &change)
{
    return [change](Scene &scene) { change(scene.facts.proxies.first().servers->last().servers.last()); };
}

/// Nothing is in its proxies yet.
Scene emptyProxies()
{
    Scene scene;
    for (ProxyFacts &proxy : scene.facts.proxies)
        proxy.servers->clear();
    return scene;
}

Change all(std::initializer_list<Change> changes)
{
    const QList<Change> list(changes);
    return [list](Scene &scene) {
        for (const Change &change : list)
            change(scene);
    };
}

/// One machine with three brokers, or an address that three are published at.
void shareOneAddress(Scene &scene, const QString &address)
{
    for (int i = 0; i < 3; ++i) {
        scene.profile.nodes[i].amqp = {address, quint16(20001 + i)};
        scene.profile.nodes[i].management = QUrl(u"http://%1:%2"_s.arg(address).arg(20101 + i));
        scene.profile.hosts[i].address = address;
    }
}

void tellListeners(Scene &scene, const QList<std::pair<QString, quint16>> &listeners, const QList<int> &who = {1, 2, 3})
{
    ClusterTotals totals;
    for (const int node : who) {
        for (const auto &[protocol, port] : listeners)
            totals.listeners.append({.node = Scene::node(node), .protocol = protocol, .address = u"::"_s, .port = port});
    }
    scene.snapshot.totals.succeed(totals, scene.snapshot.at, Millis{5});
}

Change listening(const QList<std::pair<QString, quint16>> &listeners, const QList<int> &who = {1, 2, 3})
{
    return [=](Scene &scene) { tellListeners(scene, listeners, who); };
}

Change sharing(const QString &address)
{
    return [=](Scene &scene) { shareOneAddress(scene, address); };
}

/// Nobody knows on this side where the nodes are.
const Change withoutAddresses = [](Scene &scene) {
    for (HostProfile &host : scene.profile.hosts)
        host.address.clear();
};

const QList<std::pair<QString, quint16>> usual{
    {u"amqp"_s, 5672}, {u"amqp/ssl"_s, 5671}, {u"http"_s, 15672}, {u"clustering"_s, 25672}, {u"http/prometheus"_s, 15692}};

const QList<std::pair<QString, quint16>> mqttToo{{u"mqtt"_s, 1883}};

} // namespace

/// Which servers lead to which node, and which might.
class ProxyRoutesTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reads_data()
    {
        QTest::addColumn<Change>("change");
        QTest::addColumn<QString>("routes"); // "backend/server node carries", one a line
        QTest::addColumn<QString>("doubts"); // "backend/server node…", one a line
        const auto row = [](const char *name, const Change &change, const QString &routes, const QString &doubts = {}) {
            QTest::newRow(name) << change << routes << doubts;
        };
        row("address and port", serverAt(u"be_amqp"_s, u"s"_s, u"10.0.0.2"_s, 5672), u"be_amqp/s broker2 amqp"_s);
        row("the address outranks the name of another", serverAt(u"be_amqp"_s, u"broker1"_s, u"10.0.0.2"_s, 5672), u"be_amqp/broker1 broker2 amqp"_s);
        row("no backend named",
            all({[](Scene &scene) { scene.profile.proxies[0].backend.clear(); }, serverAt(u"epmd"_s, u"b1"_s, u"10.0.0.1"_s, 4369),
                 serverAt(u"amqp"_s, u"b1"_s, u"10.0.0.1"_s, 5672)}),
            u"amqp/b1 broker1 amqp"_s);
        row("every protocol",
            all({listening(usual + QList<std::pair<QString, quint16>>{{u"mqtt"_s, 1883}, {u"stream"_s, 5552}, {u"stomp/ssl"_s, 61614}}),
                 serverAt(u"a"_s, u"s"_s, u"10.0.0.1"_s, 5671), serverAt(u"b"_s, u"s"_s, u"10.0.0.1"_s, 1883), serverAt(u"c"_s, u"s"_s, u"10.0.0.1"_s, 5552),
                 serverAt(u"d"_s, u"s"_s, u"10.0.0.1"_s, 61614), serverAt(u"e"_s, u"s"_s, u"10.0.0.1"_s, 15672)}),
            u"a/s broker1 amqps\nb/s broker1 mqtt\nc/s broker1 stream\nd/s broker1 stomp\ne/s broker1 management"_s);
        row("never touched",
            all({listening(usual), serverAt(u"exporter"_s, u"broker1"_s, u"10.0.0.1"_s, 9100), serverAt(u"epmd"_s, u"broker1"_s, u"10.0.0.1"_s, 4369),
                 serverAt(u"metrics"_s, u"broker1"_s, u"10.0.0.1"_s, 15692), serverAt(u"inner"_s, u"broker1"_s, u"10.0.0.1"_s, 25672),
                 serverAt(u"web"_s, u"broker1"_s, u"10.9.9.9"_s, 80)}),
            {});
        row("a port of its own that it tells", all({listening({{u"amqp"_s, 5673}}), serverAt(u"be"_s, u"s"_s, u"10.0.0.3"_s, 5673)}), u"be/s broker3 amqp"_s);
        row("a port that nobody knows, in the named backend", all({listening(usual), serverAt(u"be_amqp"_s, u"s"_s, u"10.0.0.3"_s, 5999)}), {},
            u"be_amqp/s broker3"_s);
        row("who is down listens where the others do",
            all({listening({{u"amqp"_s, 5673}, {u"mqtt"_s, 1884}}, {1, 2}), serverAt(u"m"_s, u"s"_s, u"10.0.0.3"_s, 1884)}), u"m/s broker3 mqtt"_s);

        // Ports that are counted from the one that the client came to: lb1 is at its port 5672.
        const auto counted = [](int offset) { return lastOne([offset](haproxy::ServerState &server) { server.portOffset = offset; }); };
        const auto comesTo = [](quint16 port) -> Change { return [port](Scene &scene) { scene.profile.proxies[0].address.port = port; }; };
        row("counted down, in the named backend", all({listening(usual), comesTo(5682), serverAt(u"be_amqp"_s, u"s"_s, u"10.0.0.3"_s, 0), counted(-10)}),
            u"be_amqp/s broker3 amqp"_s);
        row("counted down to another program's", all({listening(usual), comesTo(5692), serverAt(u"be_amqp"_s, u"s"_s, u"10.0.0.3"_s, 0), counted(-10)}), {},
            u"be_amqp/s broker3"_s);
        row("counted down to below the first port", all({listening(usual), comesTo(5), serverAt(u"be_amqp"_s, u"s"_s, u"10.0.0.3"_s, 0), counted(-10)}), {},
            u"be_amqp/s broker3"_s);
        row("counted down, in a backend that nobody names", all({listening(usual), serverAt(u"be"_s, u"s"_s, u"10.0.0.3"_s, 0), counted(-10)}), {},
            u"be/s broker3"_s);
        row("counted up, or a port of its own", all({listening(usual), comesTo(5662), serverAt(u"be"_s, u"s"_s, u"10.0.0.3"_s, 10)}), {}, u"be/s broker3"_s);
        row("a low port that leads to nobody's door", all({listening(usual), serverAt(u"web"_s, u"s"_s, u"10.0.0.3"_s, 443)}), {});

        // Several behind one address.
        row("published ports", all({sharing(u"203.0.113.5"_s), serverAt(u"be_amqp"_s, u"s2"_s, u"203.0.113.5"_s, 20002)}), u"be_amqp/s2 broker2 amqp"_s);
        row("published ports, of the management", all({sharing(u"203.0.113.5"_s), serverAt(u"page"_s, u"s2"_s, u"203.0.113.5"_s, 20102)}),
            u"page/s2 broker2 management"_s);
        row("one port for all: the name tells",
            all({sharing(u"203.0.113.5"_s), listening({{u"amqp"_s, 5672}}), serverAt(u"be_amqp"_s, u"broker2"_s, u"203.0.113.5"_s, 5672)}),
            u"be_amqp/broker2 broker2 amqp"_s);
        row("one port for all: nobody can tell",
            all({sharing(u"203.0.113.5"_s), listening({{u"amqp"_s, 5672}}), serverAt(u"be_amqp"_s, u"s2"_s, u"203.0.113.5"_s, 5672)}), {},
            u"be_amqp/s2 broker1 broker2 broker3"_s);
        row("this machine's own ports",
            all({sharing(u"127.0.0.1"_s), [](Scene &scene) { scene.profile.proxies[0].socket = u"tcp:127.0.0.1:20900"_s; },
                 serverAt(u"be_amqp"_s, u"s3"_s, u"127.0.0.1"_s, 20003)}),
            u"be_amqp/s3 broker3 amqp"_s);
        row("the proxy's own loopback is not ours",
            all({sharing(u"127.0.0.1"_s), [](Scene &scene) { scene.profile.hosts.append({.name = {u"lb1"_s}, .address = u"10.0.0.9"_s}); },
                 serverAt(u"be_amqp"_s, u"s3"_s, u"127.0.0.1"_s, 20003)}),
            {});
        row("a proxy on a broker's host",
            all({[](Scene &scene) { scene.profile.proxies[0].host = {u"broker2"_s}; }, serverAt(u"be_amqp"_s, u"local"_s, u"127.0.0.1"_s, 5672)}),
            u"be_amqp/local broker2 amqp"_s);
        row("tunnels say nothing of where they lead", all({sharing(u"127.0.0.1"_s), serverAt(u"be_amqp"_s, u"broker2"_s, u"172.18.0.3"_s, 5672)}),
            u"be_amqp/broker2 broker2 amqp"_s);
        row("a translated address says nothing", all({sharing(u"203.0.113.5"_s), serverAt(u"be_amqp"_s, u"broker2"_s, u"172.18.0.3"_s, 5672)}),
            u"be_amqp/broker2 broker2 amqp"_s);

        row("a proxy behind a tunnel has a loopback of its own",
            all({sharing(u"127.0.0.1"_s),
                 [](Scene &scene) {
                     scene.profile.proxies[0].socket = u"tcp:127.0.0.1:20900"_s;
                     scene.profile.hosts.append({.name = {u"lb1"_s}, .address = u"10.0.0.9"_s});
                 },
                 serverAt(u"be_amqp"_s, u"s3"_s, u"127.0.0.1"_s, 20003), serverAt(u"be_amqp"_s, u"s9"_s, u"127.0.0.1"_s, 9999)}),
            {}, u"be_amqp/s3 broker3"_s);
        row("a proxy behind a tunnel, on a broker's host",
            all({[](Scene &scene) {
                     scene.profile.proxies[0].host = {u"broker2"_s};
                     scene.profile.proxies[0].socket = u"tcp:127.0.0.1:20900"_s;
                 },
                 serverAt(u"be_amqp"_s, u"local"_s, u"127.0.0.1"_s, 5672)}),
            u"be_amqp/local broker2 amqp"_s);

        // Two clusters behind one proxy, whose servers have the same names.
        const Change twoClusters =
            all({sharing(u"127.0.0.1"_s), serverAt(u"a"_s, u"broker2"_s, u"172.18.0.3"_s, 5672), serverAt(u"b"_s, u"broker2"_s, u"172.19.0.3"_s, 5672)});
        const auto named = [](const QString &backend) -> Change { return [backend](Scene &scene) { scene.profile.proxies[0].backend = backend; }; };
        row("two clusters, nobody can tell", all({named({}), twoClusters}), {}, u"a/broker2 broker2\nb/broker2 broker2"_s);
        row("two clusters, one is named", all({named(u"a"_s), twoClusters}), u"a/broker2 broker2 amqp"_s, u"b/broker2 broker2"_s);
        row("two clusters, and the profile says it",
            all({twoClusters,
                 [](Scene &scene) { scene.profile.proxies[0].other.insert(u"servers"_s, QJsonObject{{u"broker2"_s, QJsonArray{u"b/broker2"_s}}}); }}),
            u"b/broker2 broker2 amqp"_s);
        const Change oneOfEach =
            all({sharing(u"127.0.0.1"_s), serverAt(u"a"_s, u"broker1"_s, u"172.18.0.2"_s, 5672), serverAt(u"b"_s, u"broker2"_s, u"172.19.0.3"_s, 5672)});
        row("two clusters, and the node is not behind ours", all({named(u"a"_s), oneOfEach}), u"a/broker1 broker1 amqp"_s, u"b/broker2 broker2"_s);
        row("a node in another backend, and none is named", all({named({}), oneOfEach}), u"a/broker1 broker1 amqp\nb/broker2 broker2 amqp"_s);
        row("one machine in two backends",
            all({sharing(u"127.0.0.1"_s), serverAt(u"a"_s, u"broker2"_s, u"172.18.0.3"_s, 5672), serverAt(u"b"_s, u"broker2"_s, u"172.18.0.3"_s, 1883)}),
            u"a/broker2 broker2 amqp\nb/broker2 broker2 mqtt"_s);

        // Names.
        row("a name that points elsewhere", serverAt(u"be_amqp"_s, u"broker2"_s, u"10.9.0.2"_s, 5672), {}, u"be_amqp/broker2 broker2"_s);
        row("a name in somebody else's backend", serverAt(u"web"_s, u"broker2"_s, u"10.9.0.2"_s, 8080), {});
        row("a name, and no address on this side", all({withoutAddresses, serverAt(u"be_amqp"_s, u"broker2"_s, u"10.9.0.2"_s, 5672)}),
            u"be_amqp/broker2 broker2 amqp"_s);
        row("a name, and a port that it does not have", all({withoutAddresses, listening(usual), serverAt(u"be_amqp"_s, u"broker2"_s, u"10.9.0.2"_s, 5999)}),
            {}, u"be_amqp/broker2 broker2"_s);
        row("its file's name for it", all({withoutAddresses, serverAt(u"be_amqp"_s, u"s2"_s, u"10.9.0.2"_s, 5672, u"broker2.example.org"_s)}),
            u"be_amqp/s2 broker2 amqp"_s);
        row("two names at odds", all({withoutAddresses, serverAt(u"be_amqp"_s, u"broker1"_s, u"10.9.0.2"_s, 5672, u"broker2"_s)}), {},
            u"be_amqp/broker1 broker1 broker2"_s);
        row("resolved here",
            all({withoutAddresses, [](Scene &scene) { scene.facts.addresses = {{u"broker2"_s, {u"10.9.0.2"_s}}}; },
                 serverAt(u"be_amqp"_s, u"s"_s, u"10.9.0.2"_s, 5672)}),
            u"be_amqp/s broker2 amqp"_s);
        row("resolved here, and it is another",
            all({withoutAddresses, [](Scene &scene) { scene.facts.addresses = {{u"broker2"_s, {u"10.9.0.2"_s}}}; },
                 serverAt(u"be_amqp"_s, u"broker2"_s, u"10.9.0.3"_s, 5672)}),
            {}, u"be_amqp/broker2 broker2"_s);
        row("a slot without an address is nobody's", serverAt(u"be_amqp"_s, u"broker2"_s, {}, 5672), {});
        row("a slot that waits for its node's address",
            all({[](Scene &scene) { scene.profile.nodes[1].amqp.host = u"broker2.example.org"_s; },
                 serverAt(u"be_amqp"_s, u"s"_s, {}, 5672, u"broker2.example.org"_s)}),
            u"be_amqp/s broker2 amqp"_s);
        row("the port that the client came to", serverAt(u"be_amqp"_s, u"s"_s, u"10.0.0.2"_s, 0), u"be_amqp/s broker2 amqp"_s);
        row("the port that the client came to, elsewhere", serverAt(u"mqtt"_s, u"s"_s, u"10.0.0.2"_s, 0), {}, u"mqtt/s broker2"_s);
        row("the port that the client came to, of web pages",
            all({serverAt(u"web"_s, u"s"_s, u"10.0.0.2"_s, 0), lastOne([](haproxy::ServerState &server) { server.speaksHttp = true; })}), {});
        row("the port that the client came to, and nobody knows which",
            all({[](Scene &scene) { scene.profile.proxies[0].address.port = 0; }, serverAt(u"be_amqp"_s, u"s"_s, u"10.0.0.2"_s, 0)}), {},
            u"be_amqp/s broker2"_s);
        row("the port that the client came to, on somebody else's machine", serverAt(u"mqtt"_s, u"s"_s, u"10.9.0.2"_s, 0), {});
        row("the port that the client came to, and the profile says it",
            all({[](Scene &scene) { scene.profile.proxies[0].other.insert(u"servers"_s, QJsonObject{{u"broker2"_s, QJsonArray{u"mqtt/s"_s}}}); },
                 serverAt(u"mqtt"_s, u"s"_s, u"10.0.0.2"_s, 0)}),
            u"mqtt/s broker2 amqp"_s);

        // Slots of templates: numbers that look like names.
        const QString all3 = u"brokers.example.org"_s;
        const Change slots = all({withoutAddresses, serverAt(u"be_amqp"_s, u"broker1"_s, u"10.9.0.3"_s, 5672, all3),
                                  serverAt(u"be_amqp"_s, u"broker2"_s, u"10.9.0.1"_s, 5672, all3)});
        row("slots whose addresses nobody knows", slots, {}, u"be_amqp/broker1 broker1\nbe_amqp/broker2 broker2"_s);
        row("slots whose addresses are known",
            all({slots, [](Scene &scene) { scene.facts.addresses = {{u"broker1"_s, {u"10.9.0.1"_s}}, {u"broker3"_s, {u"10.9.0.3"_s}}}; }}),
            u"be_amqp/broker1 broker3 amqp\nbe_amqp/broker2 broker1 amqp"_s);
        row("a slot of a record",
            all({withoutAddresses, serverAt(u"be_amqp"_s, u"broker1"_s, u"10.9.0.3"_s, 5672, u"ip-10-9-0-3.example.org"_s),
                 lastOne([](haproxy::ServerState &server) { server.record = u"_amqp._tcp.example.org"_s; })}),
            {}, u"be_amqp/broker1 broker1"_s);
        row("a slot of a record that gives the node's own name",
            all({withoutAddresses, serverAt(u"be_amqp"_s, u"s1"_s, u"10.9.0.3"_s, 5672, u"broker3.example.org"_s),
                 lastOne([](haproxy::ServerState &server) { server.record = u"_amqp._tcp.example.org"_s; })}),
            u"be_amqp/s1 broker3 amqp"_s);
        row("ports published at one name are no slots",
            all({withoutAddresses, serverAt(u"be_amqp"_s, u"broker1"_s, u"10.9.0.9"_s, 5672, all3),
                 serverAt(u"be_amqp"_s, u"broker2"_s, u"10.9.0.9"_s, 5671, all3)}),
            u"be_amqp/broker1 broker1 amqp\nbe_amqp/broker2 broker2 amqps"_s);
        const Change inFull = all({withoutAddresses, [](Scene &scene) {
                                       scene.profile.nodes[1].amqp.host = u"broker2.staging.example.org"_s;
                                       scene.profile.nodes[1].management.setHost(u"broker2.staging.example.org"_s);
                                   }});
        row("the same name in another domain", all({inFull, serverAt(u"be_amqp"_s, u"broker2"_s, u"10.9.0.2"_s, 5672, u"broker2.live.example.org"_s)}), {},
            u"be_amqp/broker2 broker2"_s);
        row("the same name in its domain", all({inFull, serverAt(u"be_amqp"_s, u"s"_s, u"10.9.0.2"_s, 5672, u"broker2.staging.example.org"_s)}),
            u"be_amqp/s broker2 amqp"_s);
        row("a UNIX socket", serverAt(u"be_amqp"_s, u"broker2"_s, {}, 0), {}, u"be_amqp/broker2 broker2"_s);
        row("a UNIX socket of somebody", serverAt(u"tls"_s, u"broker2"_s, {}, 0), {});

        // Writings of one address.
        row("IPv6", all({[](Scene &scene) { scene.profile.hosts[1].address = u"[2001:db8::0:2]"_s; }, serverAt(u"be_amqp"_s, u"s"_s, u"2001:db8::2"_s, 5672)}),
            u"be_amqp/s broker2 amqp"_s);
        row("IPv4 within IPv6", serverAt(u"be_amqp"_s, u"s"_s, u"::ffff:10.0.0.2"_s, 5672), u"be_amqp/s broker2 amqp"_s);
        row("anywhere", serverAt(u"be_amqp"_s, u"s"_s, u"0.0.0.0"_s, 5672), {});

        // The profile's word.
        row("the profile says it",
            all({[](Scene &scene) { scene.profile.proxies[0].other.insert(u"servers"_s, QJsonObject{{u"rabbit@broker2"_s, QJsonArray{u"be_amqp/x"_s}}}); },
                 serverAt(u"be_amqp"_s, u"x"_s, u"10.9.0.2"_s, 5999)}),
            u"be_amqp/x broker2 amqp"_s);
        const auto told = [](const QString &node, const QString &server) -> Change {
            return [=](Scene &scene) { scene.profile.proxies[0].other.insert(u"servers"_s, QJsonObject{{node, QJsonArray{server}}}); };
        };
        row("the profile says it, and gives another node that very address and port",
            all({told(u"broker2"_s, u"be_amqp/x"_s), [](Scene &scene) { scene.profile.nodes[0].amqp = {u"10.0.0.1"_s, 5672}; },
                 serverAt(u"be_amqp"_s, u"x"_s, u"10.0.0.1"_s, 5672)}),
            {}, u"be_amqp/x broker2 broker1"_s);
        row("the profile says which of two that share a door",
            all({told(u"broker2"_s, u"be_amqp/x"_s), [](Scene &scene) { scene.profile.nodes[0].amqp = scene.profile.nodes[1].amqp = {u"203.0.113.5"_s, 5672}; },
                 serverAt(u"be_amqp"_s, u"x"_s, u"203.0.113.5"_s, 5672)}),
            u"be_amqp/x broker2 amqp"_s);
        row("the profile says it of a proxy's own machine, whose loopback is not ours",
            all({sharing(u"127.0.0.1"_s), told(u"broker2"_s, u"be_amqp/x"_s),
                 [](Scene &scene) { scene.profile.hosts.append({.name = {u"lb1"_s}, .address = u"10.0.0.9"_s}); },
                 serverAt(u"be_amqp"_s, u"x"_s, u"127.0.0.1"_s, 20001)}),
            u"be_amqp/x broker2 amqp"_s);

        // A proxy on this machine, where the nodes are too.
        const Change here = all({sharing(u"127.0.0.1"_s), [](Scene &scene) { scene.profile.proxies[0].socket = u"tcp:127.0.0.1:20900"_s; },
                                 serverAt(u"be_amqp"_s, u"broker1"_s, u"127.0.0.1"_s, 20001)});
        const auto says = [](const QString &key, const QJsonValue &value) -> Change {
            return [=](Scene &scene) { scene.profile.proxies[0].other.insert(key, value); };
        };
        row("the same, and the proxy knows the nodes by other addresses",
            all({told(u"broker2"_s, u"be_amqp/x"_s), says(u"otherAddresses"_s, true), [](Scene &scene) { scene.profile.nodes[0].amqp = {u"10.0.0.1"_s, 5672}; },
                 serverAt(u"be_amqp"_s, u"x"_s, u"10.0.0.1"_s, 5672)}),
            u"be_amqp/x broker2 amqp"_s);
        row("that alone settles nothing",
            all({says(u"otherAddresses"_s, true), [](Scene &scene) { scene.profile.nodes[0].amqp = scene.profile.nodes[1].amqp = {u"203.0.113.5"_s, 5672}; },
                 serverAt(u"be_amqp"_s, u"x"_s, u"203.0.113.5"_s, 5672)}),
            {}, u"be_amqp/x broker1 broker2"_s);
        // Translated both ways: what is mq1's address here is mq2's there.
        const Change crossed = all({told(u"broker2"_s, u"be_amqp/x"_s), says(u"otherAddresses"_s, true), listening(usual + mqttToo)});
        row("another server at an address that means another machine there", all({crossed, serverAt(u"m"_s, u"s"_s, u"10.0.0.1"_s, 1883)}), {},
            u"m/s broker1"_s);
        row("the same, and its name says otherwise", all({crossed, serverAt(u"m"_s, u"broker3"_s, u"10.0.0.1"_s, 1883)}), {}, u"m/broker3 broker1 broker3"_s);
        row("the same, and its name says it too", all({crossed, serverAt(u"m"_s, u"broker1"_s, u"10.0.0.1"_s, 1883)}), u"m/broker1 broker1 mqtt"_s);
        row("an exporter at an address that means another machine there", all({crossed, serverAt(u"e"_s, u"s"_s, u"10.0.0.1"_s, 9100)}), {});
        row("no node's, by the profile's word, at an address of two",
            all({says(u"strangers"_s, QJsonArray{u"be_amqp/x"_s}),
                 [](Scene &scene) { scene.profile.nodes[0].amqp = scene.profile.nodes[1].amqp = {u"203.0.113.5"_s, 5672}; },
                 serverAt(u"be_amqp"_s, u"x"_s, u"203.0.113.5"_s, 5672), serverAt(u"be_amqp"_s, u"broker3"_s, u"10.0.0.3"_s, 5672)}),
            u"be_amqp/broker3 broker3 amqp"_s);
        row("no node's, without its backend", all({says(u"strangers"_s, QJsonArray{u"broker3"_s}), serverAt(u"be_amqp"_s, u"broker3"_s, u"10.0.0.3"_s, 5672)}),
            {});
        row("no node's, and a node's: one is a slip",
            all({says(u"strangers"_s, QJsonArray{u"be_amqp/x"_s}), told(u"broker2"_s, u"be_amqp/x"_s), serverAt(u"be_amqp"_s, u"x"_s, u"10.9.9.9"_s, 5672)}),
            {}, u"be_amqp/x broker2"_s);
        row("no list at all says nothing", all({says(u"strangers"_s, u"be_amqp/broker3"_s), serverAt(u"be_amqp"_s, u"broker3"_s, u"10.0.0.3"_s, 5672)}),
            u"be_amqp/broker3 broker3 amqp"_s);
        row("a name on another machine, and the proxy finds the others here", all({here, serverAt(u"be_amqp"_s, u"broker2"_s, u"10.1.1.2"_s, 20002)}),
            u"be_amqp/broker1 broker1 amqp"_s, u"be_amqp/broker2 broker2"_s);
        row("the same, and the profile says it",
            all({here, told(u"broker2"_s, u"be_amqp/broker2"_s), serverAt(u"be_amqp"_s, u"broker2"_s, u"10.1.1.2"_s, 20002)}),
            u"be_amqp/broker1 broker1 amqp\nbe_amqp/broker2 broker2 amqp"_s);
    }
    void reads()
    {
        QFETCH(const Change, change);
        Scene scene = emptyProxies();
        change(scene);
        const ClusterView view = scene.view();
        const ProxyRoutes routes = routesOf(view, view.facts->proxies.first());
        QStringList found;
        for (const Route &route : routes.routes)
            found.append(haproxy::toText(route.ref) + u' ' + shortName(route.node) + u' ' + toId(route.carries));
        QTEST(found.join(u'\n'), "routes");
        QStringList doubts;
        for (const Doubt &doubt : routes.doubts) {
            QVERIFY(doubt.words.contains(haproxy::toText(doubt.ref)));
            QStringList nodes;
            for (const NodeName &node : doubt.nodes)
                nodes.append(shortName(node));
            doubts.append(haproxy::toText(doubt.ref) + u' ' + nodes.join(u' '));
        }
        QTEST(doubts.join(u'\n'), "doubts");
    }

    /// Two brokers on one host: the one that is down does not lay claim to the other's ports.
    void whoIsDownClaimsNothing()
    {
        Scene scene = emptyProxies();
        for (int i = 0; i < 2; ++i) {
            scene.profile.nodes[i].name = {u"rabbit%1@big"_s.arg(i + 1)};
            scene.profile.nodes[i].host = {u"broker1"_s};
            scene.profile.nodes[i].amqp = {u"10.0.0.1"_s, quint16(5672 + i)};
            scene.profile.nodes[i].management = QUrl(u"http://10.0.0.1:%1"_s.arg(15672 + i));
        }
        ClusterTotals totals;
        totals.listeners = {{.node = {u"rabbit1@big"_s}, .protocol = u"mqtt"_s, .address = u"::"_s, .port = 1883}};
        scene.snapshot.totals.succeed(totals, scene.snapshot.at, Millis{5});
        serverAt(u"mqtt"_s, u"one"_s, u"10.0.0.1"_s, 1883)(scene);
        serverAt(u"be_amqp"_s, u"two"_s, u"10.0.0.1"_s, 5673)(scene);
        const ClusterView view = scene.view();
        const ProxyRoutes routes = routesOf(view, view.facts->proxies.first());
        QCOMPARE(routes.doubts, QList<Doubt>());
        QCOMPARE(routes.routes.size(), 2);
        QCOMPARE(routes.routes.at(0).node, NodeName{u"rabbit1@big"_s});
        QCOMPARE(routes.routes.at(1).node, NodeName{u"rabbit2@big"_s});
    }

    void namesAreResolvedOnce()
    {
        const Scene scene;
        const QStringList names = namesToResolve(scene.profile);
        QCOMPARE(names, (QStringList{u"broker1"_s, u"broker2"_s, u"broker3"_s, u"lb1"_s, u"lb2"_s}));
    }
};

QTEST_GUILESS_MAIN(ProxyRoutesTest)
#include "ProxyRoutesTest.moc"
