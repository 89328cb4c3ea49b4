// Kinds of harm that the worlds of SafetyTest have no place for, each as a generator and an oracle of its own: which servers and nodes are meant. A failing
// seed is printed and replays alone: WARRENER_SAFETY_SEED.

#include "../failover/FakeHaproxy.h"
#include "../failover/Scene.h"
#include "Trials.h"
#include "run/operations/FactsLook.h"
#include "run/operations/HaproxyOperations.h"
#include "run/operations/MembersLook.h"
#include "run/operations/NodeNames.h"
#include "run/operations/ProxyRoutes.h"
#include "run/operations/SessionOperations.h"
#include "run/runs/EveryOperation.h"

#include <QCoroTask>
#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace warrener;

class ServerKindsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// 5, the right server, all of them: whatever the servers are called, and whatever else listens on a broker's host.
    void theRightServers()
    {
        int planned = 0;
        trySeeds(500, [&](Dice &dice) -> QString {
            Scene scene;
            const int from = 1 + dice.roll(3);
            QMap<QString, std::pair<QString, quint16>> truth; // by "proxy backend/server"
            for (ProxyFacts &proxy : scene.facts.proxies) {
                haproxy::ServerTable amqp = proxy.servers->first();
                QStringList names{u"broker1"_s, u"broker2"_s, u"broker3"_s};
                if (dice.oneIn(4))
                    names = {u"a"_s, u"b"_s, u"c"_s};
                dice.shuffle(names);
                for (qsizetype i = 0; i < amqp.servers.size(); ++i)
                    amqp.servers[i].name = names[i];
                proxy.servers->first() = amqp;
                const auto add = [&](const QString &backend, quint16 port) {
                    haproxy::ServerTable table = amqp;
                    table.backend = backend;
                    for (haproxy::ServerState &server : table.servers)
                        server.port = port;
                    dice.shuffle(table.servers);
                    proxy.servers->append(table);
                };
                if (dice.oneIn(2))
                    add(u"be_exporter"_s, 9100);
                if (dice.oneIn(2))
                    add(u"be_second"_s, 5672);
                if (dice.oneIn(3))
                    add(u"be_epmd"_s, 4369);
                for (const haproxy::ServerTable &table : std::as_const(*proxy.servers)) {
                    for (const haproxy::ServerState &server : table.servers)
                        truth.insert(proxy.name.value + u' ' + table.backend + u'/' + server.name, {server.address, server.port});
                }
            }
            scene.setDown(from);
            const Result<Plan> plan = planFailover(scene.view(), {.from = Scene::node(from)});
            if (!plan)
                return QString(); // refused with its reason
            ++planned;
            const QString address = u"10.0.0.%1"_s.arg(from);
            QSet<QString> out;
            QString wrong;
            eachStep(plan->steps, [&](const Step &step, int) {
                for (const QString &command : step.commands) {
                    const QString proxy = step.id.section(u'-', -1);
                    const QStringList words = command.split(u' ');
                    if (!command.startsWith("set server "_L1) || words.value(3) != "state"_L1 || words.value(4) == "ready"_L1)
                        continue;
                    const QString server = proxy + u' ' + words.value(2);
                    const auto at = truth.value(server);
                    out.insert(server);
                    if (at.first != address || at.second != 5672)
                        wrong = u"%1 is told “%2”, which leads to %3:%4"_s.arg(step.id, command, at.first).arg(at.second);
                }
            });
            for (auto it = truth.cbegin(); it != truth.cend() && wrong.isEmpty(); ++it) {
                if (it->first == address && it->second == 5672 && !out.contains(it.key()))
                    wrong = u"%1 leads to the dead node, and goes on"_s.arg(it.key());
            }
            return wrong;
        });
        QVERIFY(planned > 0);
    }

    /// 5, servers that are numbered anew between the plan and its step.
    void theRightServersStill()
    {
        trySeeds(40, [](Dice &dice) -> QString {
            FakeHaproxy haproxy;
            ClusterProfile profile;
            profile.proxies = {
                {.name = {u"lb1"_s}, .host = {}, .address = {}, .socket = haproxy.socket(), .masterSocket = {}, .backend = u"be_amqp"_s, .other = {}}};
            const auto access = std::make_shared<ClusterAccess>(std::make_shared<const ClusterProfile>(profile), QString());
            const auto operations = std::make_shared<Operations>();
            addEveryOperation(*operations, access);
            QStringList addresses{u"10.0.0.1"_s, u"10.0.0.2"_s, u"10.0.0.3"_s};
            const auto renumber = [&] {
                for (int i = 0; i < 3; ++i)
                    haproxy.servers[u"be_amqp/rabbit%1"_s.arg(i + 1)].address = addresses[i];
            };
            renumber();
            const QString meant = addresses[0];
            const ProxyFacts facts = QCoro::waitFor(askProxy(access, {u"lb1"_s}, false, {}));
            ProxyPart part{.name = {u"lb1"_s}, .servers = &*facts.servers};
            part.backends = {{.backend = u"be_amqp"_s, .from = {u"rabbit1"_s}, .servers = haproxy::tableOf(*facts.servers, u"be_amqp"_s)}};
            const bool closing = dice.oneIn(2);
            const Step step = tellProxyStep(u"divert"_s, u"t"_s, part,
                                            {{.server = u"rabbit1"_s,
                                              .backend = u"be_amqp"_s,
                                              .state = closing ? haproxy::AdminState::Maint : haproxy::AdminState::Drain,
                                              .closeSessions = closing}});
            if (!dice.oneIn(3))
                dice.shuffle(addresses);
            renumber();
            StepContext context;
            context.onKeep = [](QJsonObject) -> QCoro::Task<Status> { co_return Status(); };
            const Result<QJsonObject> told = QCoro::waitFor(Operations::call(operations, *step.act, context, systemTimekeeper(), {}));
            for (auto it = haproxy.servers.cbegin(); it != haproxy.servers.cend(); ++it) {
                if (it->bits != 0 && it->address != meant)
                    return u"%1 was taken out, which leads to %2 by now and not to %3"_s.arg(it.key(), it->address, meant);
            }
            if (addresses[0] == meant && !told)
                return u"nothing has changed, and it was refused: "_s + told.error().message;
            return QString();
        });
    }

    /// 5, two clusters behind one proxy that call their servers alike, where nobody knows on this side where the nodes are; and a proxy
    /// at the end of a tunnel, whose loopback address is another machine's.
    void noStrangersServer()
    {
        int driven = 0;
        trySeeds(600, [&](Dice &dice) -> QString {
            Scene scene;
            const bool isTunnel = dice.oneIn(2);
            for (int i = 0; i < 3; ++i) {
                scene.profile.nodes[i].amqp = {u"127.0.0.1"_s, quint16(20001 + i)};
                scene.profile.nodes[i].management = QUrl(u"http://127.0.0.1:%1"_s.arg(20101 + i));
                scene.profile.hosts[i].address = u"127.0.0.1"_s;
            }
            if (isTunnel) {
                scene.profile.proxies[0].socket = u"tcp:127.0.0.1:20900"_s;
                scene.profile.hosts.append({.name = {u"lb1"_s}, .address = u"10.0.0.9"_s});
            }
            QStringList backends{u"be_amqp"_s, u"rabbit"_s, u"a"_s, u"z"_s};
            dice.shuffle(backends);
            const QString &ours = backends[0];
            const bool isNamed = dice.oneIn(2);
            const bool isTold = dice.oneIn(4);
            scene.profile.proxies[0].backend = isNamed ? ours : QString();
            QMap<QString, NodeName> truth; // of every server; without a name: a stranger's
            QList<haproxy::ServerTable> tables;
            const auto add = [&](const QString &backend, const QString &name, const QString &address, quint16 port, const NodeName &node) {
                auto table = std::ranges::find(tables, backend, &haproxy::ServerTable::backend);
                if (table == tables.end())
                    table = tables.insert(tables.end(), {.backend = backend, .servers = {}});
                table->servers.append({.name = name, .address = address, .port = port, .operState = 2, .weight = 100, .initialWeight = 100});
                truth.insert(backend + u'/' + name, node);
            };
            QJsonObject told;
            const int without = isNamed && dice.oneIn(3) ? 1 + dice.roll(3) : 0; // a node that is not behind this proxy
            for (int number = 1; number <= 3; ++number) {
                const QString name = u"broker%1"_s.arg(number);
                if (number == without)
                    continue;
                add(ours, name, u"172.18.0.%1"_s.arg(number + 1), 5672, Scene::node(number));
                if (isTold)
                    told.insert(name, QJsonArray{ours + u'/' + name});
            }
            if (isTold)
                scene.profile.proxies[0].other.insert(u"servers"_s, told);
            bool isAlone = true;
            const int others = dice.roll(3);
            for (int cluster = 0; cluster < others; ++cluster) {
                const int most = without != 0 || isNamed || isTold ? 1 + dice.roll(3) : 3;
                for (int number = 1; number <= most; ++number)
                    add(backends[1 + cluster], u"broker%1"_s.arg(number), u"172.%1.0.%2"_s.arg(19 + cluster).arg(number + 1), 5672, {});
                isAlone = false;
            }
            // Another program on the proxy's own machine, at a port by which this machine reaches a node.
            if (isTunnel && dice.oneIn(2))
                add(backends[3], u"s%1"_s.arg(dice.roll(9)), u"127.0.0.1"_s, quint16(20001 + dice.roll(3)), {});
            dice.shuffle(tables);
            scene.facts.proxies.first().servers = tables;
            const ClusterView view = scene.view();
            const ProxyRoutes routes = routesOf(view, view.facts->proxies.first());
            const QString how = u"%1, %2, %3: "_s.arg(isNamed ? u"named"_s : u"not named"_s, isTold ? u"told"_s : u"not told"_s,
                                                      isTunnel ? u"through a tunnel"_s : u"not through a tunnel"_s);
            QSet<QString> found;
            for (const Route &route : routes.routes) {
                const QString server = haproxy::toText(route.ref);
                found.insert(server);
                if (truth.value(server) != route.node)
                    return how + u"%1 is a stranger's, and is taken for %2"_s.arg(server, route.node.value);
            }
            driven += int(found.size());
            for (auto it = truth.cbegin(); it != truth.cend(); ++it) {
                if (!it->value.isEmpty() && (isNamed || isTold || isAlone) && !found.contains(it.key()))
                    return how + u"%1 is %2, and nobody knows"_s.arg(it.key(), it->value);
            }
            return QString();
        });
        QVERIFY(driven > 0);
    }

    /// 5, slots of a template: they have numbers that look like names, and their addresses in an order that is nobody's.
    void noNumberForAName()
    {
        int driven = 0;
        trySeeds(300, [&driven](Dice &dice) -> QString {
            Scene scene;
            const bool isKnown = dice.oneIn(2);
            const bool isOfRecord = dice.oneIn(2);
            scene.profile.proxies[0].backend = dice.oneIn(2) ? u"be_amqp"_s : QString();
            QList<int> order{1, 2, 3};
            dice.shuffle(order);
            haproxy::ServerTable table{.backend = u"be_amqp"_s, .servers = {}};
            for (int slot = 1; slot <= 3; ++slot) {
                const int node = order[slot - 1];
                table.servers.append({.name = u"broker%1"_s.arg(slot),
                                      .address = u"10.0.0.%1"_s.arg(node),
                                      .port = 5672,
                                      .fqdn = isOfRecord ? u"ip-10-0-0-%1.example.org"_s.arg(node) : u"brokers.example.org"_s,
                                      .record = isOfRecord ? u"_amqp._tcp.example.org"_s : QString(),
                                      .operState = 2,
                                      .weight = 100,
                                      .initialWeight = 100});
            }
            scene.facts.proxies.first().servers = QList<haproxy::ServerTable>{table};
            if (!isKnown) {
                for (HostProfile &host : scene.profile.hosts)
                    host.address.clear();
            }
            const ClusterView view = scene.view();
            const ProxyRoutes routes = routesOf(view, view.facts->proxies.first());
            const QString how = u"%1, %2: "_s.arg(isKnown ? u"addresses known"_s : u"no address known"_s, isOfRecord ? u"of a record"_s : u"of a name"_s);
            for (const Route &route : routes.routes) {
                if (route.node != Scene::node(order[route.ref.server.last(1).toInt() - 1]))
                    return how + u"%1 is taken for %2"_s.arg(haproxy::toText(route.ref), route.node.value);
            }
            driven += int(routes.routes.size());
            if (routes.routes.size() + routes.doubts.size() != 3)
                return how + u"a slot is neither a node's nor a doubt"_s;
            if (isKnown && routes.routes.size() != 3)
                return how + u"a slot at a node's address is not that node's"_s;
            return QString();
        });
        QVERIFY(driven > 0);
    }

    /// 8, missing data is no permission: a node that the cluster calls otherwise is no node that may go.
    void namesThatDiffer()
    {
        trySeeds(300, [](Dice &dice) -> QString {
            QList<NodeName> names;
            for (int number = 1; number <= 1 + dice.roll(7); ++number)
                names.append({u"rabbit@mq%1%2"_s.arg(number).arg(dice.oneIn(3) ? u".example.org"_s : QString())});
            NodeName wanted = dice.of(names);
            if (dice.oneIn(2))
                wanted.value = wanted.value.contains(u'.') ? wanted.value.section(u'.', 0, 0) : wanted.value + u".example.org"_s;
            const bool isThere = names.contains(wanted);
            const Status known = knownAmong(wanted, names);
            if (known.has_value() != isThere)
                return u"%1 %2 among the cluster's nodes, and is taken for the opposite"_s.arg(wanted.value, isThere ? u"is"_s : u"is not"_s);
            return QString();
        });
    }

    /// 8, once more: a member whose name cannot be read makes a cluster no smaller; what is not whole is not known.
    void noMemberIsLost()
    {
        int known = 0;
        trySeeds(200, [&known](Dice &dice) -> QString {
            const int count = 1 + dice.roll(7);
            const int odd = dice.oneIn(2) ? dice.roll(count) : -1;
            const QString how =
                dice.of(QStringList{u"'rabbit@broker %1'"_s, u"'rabbit+%1@host'"_s, u"rabbit%1"_s, u"'rabbit@höst/%1'"_s, u"\"rabbit@broker%1\""_s});
            QStringList names;
            for (int number = 0; number < count; ++number)
                names.append((number == odd ? how : u"'rabbit-1@mq%1.example.org'"_s).arg(number));
            const QString term = u"{ok, {warrener,[%1],linked,[%2]}}"_s.arg(names.join(u','), names.first());
            const Members members = membersFromTerm(term.toUtf8());
            known += members.names.isEmpty() ? 0 : 1;
            if (!members.names.isEmpty() && members.names.size() != count)
                return u"%1: a cluster of %2 is taken for one of %3"_s.arg(term).arg(count).arg(members.names.size());
            if (odd < 0 && members.names.isEmpty())
                return u"%1: nobody knows"_s.arg(term);
            return QString();
        });
        QVERIFY(known > 0);
    }
};

QTEST_GUILESS_MAIN(ServerKindsTest)
#include "ServerKindsTest.moc"
