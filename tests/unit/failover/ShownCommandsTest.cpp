#include "RecordedHosts.h"
#include "Scene.h"
#include "base/Timekeeper.h"
#include "judge/diagnosis/Advice.h"
#include "plan/care/CarePlanner.h"
#include "run/operations/ClusterOperations.h"
#include "run/operations/HostCommands.h"
#include "run/operations/SecondLook.h"
#include "run/runs/EveryOperation.h"

#include <QRegularExpression>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace warrener;

namespace {

using Change = std::function<void(Scene &)>;

Change onHosts(std::function<void(HostProfile &)> change)
{
    return [change](Scene &scene) {
        for (HostProfile &host : scene.profile.hosts)
            change(host);
    };
}

/// Nodes that were started with -name.
void giveLongNames(Scene &scene)
{
    const auto lengthen = [](NodeName &name) { name.value += u".example.org"_s; };
    for (NodeProfile &node : scene.profile.nodes)
        lengthen(node.name);
    for (NodeName &name : scene.facts.nodes)
        lengthen(name);
    for (NodeLook &look : scene.snapshot.nodes) {
        lengthen(look.name);
        if (!look.answer.has())
            continue;
        lengthen(look.answer.value->self.name);
        const auto peers = std::exchange(look.answer.value->peers, {});
        for (const NodeFigures &given : peers) {
            NodeFigures row = given;
            lengthen(row.name);
            look.answer.value->peers.insert(row.name, row);
        }
    }
    const auto sights = std::exchange(scene.facts.amqp, {});
    for (auto it = sights.begin(); it != sights.end(); ++it) {
        NodeName name = it.key();
        lengthen(name);
        scene.facts.amqp.insert(name, it.value());
    }
}

Result<Plan> planOf(const QString &kind, const Scene &scene)
{
    const ClusterView view = scene.view();
    const NodeName node = view.profile->nodes.first().name;
    if (kind == "switchover"_L1)
        return planSwitchover(view, {.from = node});
    if (kind == "failover"_L1)
        return planFailover(view, {.from = node});
    if (kind == "failback"_L1)
        return planFailback(view, {.from = node});
    if (kind == "drain"_L1)
        return planDrain(view, node, {});
    if (kind == "revive"_L1)
        return planRevive(view, node, {});
    if (kind == "restart"_L1)
        return planRestart(view, node, {});
    if (const auto care = careKindFromId(kind))
        return planCare(view, {.kind = *care, .node = node}, {});
    return planProxyRestart(view, {u"lb1"_s}, {});
}

} // namespace

/// What a plan shows is what a host is told, whatever its profile says.
class ShownCommandsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_hosts = std::make_unique<RecordedHosts>(); }
    void cleanup() { m_hosts.reset(); }

    void shownIsRun_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<Change>("change");
        QTest::addColumn<QString>("step");
        QTest::addColumn<QString>("begins"); // of what the step shows first
        const Change usual = [](Scene &) {};
        const Change longNames = giveLongNames;
        const Change unit = onHosts([](HostProfile &host) { host.service = host.role == HostRole::Proxy ? u"haproxy-edge"_s : u"rabbitmq@orders"_s; });
        const Change own = onHosts([](HostProfile &host) {
            host.serviceManager = u"commands"_s;
            host.commands = {{u"restart"_s, u"/opt/mq/ctl restart --wait 30"_s}, {u"kill"_s, u"/opt/mq/ctl kill"_s}};
        });
        const Change quoted = onHosts([](HostProfile &host) {
            host.serviceManager = u"commands"_s;
            host.commands = {{u"restart"_s, u"su mq -c 'ctl restart' && sleep 1"_s}, {u"kill"_s, u"pkill -9 -f \"beam.*orders\" || true"_s}};
        });
        const Change kills = onHosts([](HostProfile &host) { host.commands = {{u"kill"_s, u"/opt/mq/fence"_s}}; });
        const Change direct = onHosts([](HostProfile &host) {
            host.sudo = false;
            host.ssh = u"root@"_s + host.name.value;
        });
        const Change file = onHosts([](HostProfile &host) { host.paths.config = u"/opt/my haproxy"_s; });
        // One command for all hosts: none of another node's machine is told it.
        const QString aside = u"ssh broker1 sudo sh -s <<'END'\ncase $(uname -n | cut -d. -f1) in broker2|broker3) echo \"another node's host: "
                              "$(uname -n)\"; exit 0;; esac\n"_s;
        const QString upgrade = u"ssh broker1 sudo rabbitmq-upgrade "_s;
        QTest::newRow("switchover") << u"switchover"_s << usual << u"drain"_s << upgrade + u"drain"_s;
        QTest::newRow("switchover, no sudo") << u"switchover"_s << direct << u"drain"_s << u"ssh root@broker1 rabbitmq-upgrade drain"_s;
        QTest::newRow("failback") << u"failback"_s << usual << u"revive"_s << upgrade + u"revive"_s;
        QTest::newRow("drain") << u"drain"_s << usual << u"drain"_s << upgrade + u"drain"_s;
        QTest::newRow("drain, long names") << u"drain"_s << longNames << u"drain"_s << upgrade + u"drain"_s;
        QTest::newRow("revive") << u"revive"_s << usual << u"revive"_s << upgrade + u"revive"_s;
        QTest::newRow("restart") << u"restart"_s << usual << u"restart"_s << u"ssh broker1 sudo systemctl restart rabbitmq-server"_s;
        QTest::newRow("start") << u"start"_s << usual << u"start"_s << u"ssh broker1 sudo systemctl start rabbitmq-server"_s;
        QTest::newRow("start the application") << u"start-app"_s << usual << u"start-app"_s << u"ssh broker1 sudo rabbitmqctl -n rabbit@broker1 start_app"_s;
        QTest::newRow("open the listeners") << u"resume-listeners"_s << usual << u"resume-listeners"_s
                                            << u"ssh broker1 sudo rabbitmqctl -n rabbit@broker1 resume_listeners"_s;
        QTest::newRow("thaw") << u"thaw"_s << usual << u"thaw"_s << u"ssh broker1 sudo sh -s <<'END'\n# the broker of rabbit@broker1 goes on"_s;
        QTest::newRow("restart, another unit") << u"restart"_s << unit << u"restart"_s << u"ssh broker1 sudo systemctl restart rabbitmq@orders"_s;
        QTest::newRow("restart, own command") << u"restart"_s << own << u"restart"_s << u"ssh broker1 sudo /opt/mq/ctl restart --wait 30"_s;
        QTest::newRow("restart, own command for a shell")
            << u"restart"_s << quoted << u"restart"_s << u"ssh broker1 sudo sh -s <<'END'\nsu mq -c 'ctl restart' && sleep 1\nEND"_s;
        QTest::newRow("restart, no sudo") << u"restart"_s << direct << u"restart"_s << u"ssh root@broker1 systemctl restart rabbitmq-server"_s;
        QTest::newRow("restart a proxy") << u"restart a proxy"_s << usual << u"restart"_s << u"ssh lb1 sudo systemctl restart haproxy"_s;
        QTest::newRow("restart a proxy, another unit") << u"restart a proxy"_s << unit << u"restart"_s << u"ssh lb1 sudo systemctl restart haproxy-edge"_s;
        QTest::newRow("restart a proxy, another path") << u"restart a proxy"_s << file << u"check-file"_s << u"ssh lb1 sudo sh -s <<'END'\n# the files that"_s;
        QTest::newRow("restart a proxy, own command") << u"restart a proxy"_s << own << u"restart"_s << u"ssh lb1 sudo /opt/mq/ctl restart --wait 30"_s;
        QTest::newRow("failover") << u"failover"_s << usual << u"fence"_s << u"ssh broker1 sudo sh -s <<'END'\n# ends the main process of rabbitmq-server "_s;
        QTest::newRow("failover, another unit") << u"failover"_s << unit << u"fence"_s
                                                << u"ssh broker1 sudo sh -s <<'END'\n# ends the main process of rabbitmq@orders "_s;
        QTest::newRow("failover, own command") << u"failover"_s << own << u"fence"_s << aside + u"/opt/mq/ctl kill\nEND"_s;
        QTest::newRow("failover, own command beside systemd") << u"failover"_s << kills << u"fence"_s << aside + u"/opt/mq/fence\nEND"_s;
        QTest::newRow("failover, own command for a shell") << u"failover"_s << quoted << u"fence"_s << aside + u"pkill -9 -f \"beam.*orders\" || true\nEND"_s;
        QTest::newRow("failover, long names") << u"failover"_s << longNames << u"fence"_s << u"ssh broker1 sudo sh -s <<'END'\n# ends the main"_s;
    }
    void shownIsRun()
    {
        QFETCH(const QString, kind);
        QFETCH(const Change, change);
        QFETCH(const QString, step);
        QFETCH(const QString, begins);
        Scene scene = sceneFor(kind);
        change(scene);
        const bool sudo = scene.profile.hosts.first().sudo;
        const Result<Plan> plan = planOf(kind, scene);
        QVERIFY2(plan, plan ? "" : qPrintable(plan.error().message));
        QVERIFY(plan->step(step) != nullptr);
        const QStringList commands = plan->step(step)->commands;
        // A question may stand before it.
        const QString first = commands.value(commands.value(0).contains("rabbit_outside_app_process"_L1) ? 1 : 0);
        QVERIFY2(first.startsWith(begins), qPrintable(first));

        const auto operations = std::make_shared<Operations>();
        const auto access = std::make_shared<ClusterAccess>(std::make_shared<const ClusterProfile>(scene.profile), QString());
        addEveryOperation(*operations, access);
        addFenceOperations(*operations, access, std::make_shared<LookMemory>(access));
        const QStringList onHosts{u"host.check-login"_s,      u"host.fence"_s,   u"host.service"_s,  u"host.start-app"_s,    u"host.thaw"_s,
                                  u"host.resume-listeners"_s, u"broker.drain"_s, u"broker.revive"_s, u"haproxy.check-file"_s};
        int compared = 0;
        eachStep(plan->steps, [&](const Step &each, int) {
            if (each.act && each.act->operation == "host.confirm-down"_L1)
                recorded(operations, *each.act); // no fence without a look
            if (!each.act || !onHosts.contains(each.act->operation))
                return;
            QCOMPARE(recorded(operations, *each.act), RecordedHosts::shownBy(each.commands, sudo));
            if (each.undo) {
                // Before a node is drained again it is asked whether the others can do without it: here nobody answers.
                Call back = each.undo->act;
                back.arguments.remove("undo"_L1);
                QCOMPARE(recorded(operations, back), RecordedHosts::shownBy({each.undo->command}, sudo));
            }
            ++compared;
        });
        QVERIFY(compared > 0);
    }

    /// A host that is another node's too is told nothing.
    void noPlanForAnothersHost_data()
    {
        QTest::addColumn<QString>("kind");
        for (const char *kind : {"restart", "start", "start-app", "thaw", "resume-listeners"})
            QTest::newRow(kind) << QString::fromLatin1(kind);
    }
    void noPlanForAnothersHost()
    {
        QFETCH(const QString, kind);
        Scene scene = sceneFor(kind);
        QVERIFY(planOf(kind, scene));
        scene.profile.nodes[0].host = scene.profile.nodes[1].host;
        const Result<Plan> plan = planOf(kind, scene);
        QVERIFY(!plan);
        QCOMPARE(plan.error().kind, ErrorKind::NotConfigured);
    }

    /// HAProxy beside a broker: the profile has one service for their host, and what is told to that hits one of the two.
    void brokerAndProxyOnOneHost_data()
    {
        QTest::addColumn<Change>("change");
        QTest::addColumn<bool>("mayBroker");
        QTest::addColumn<bool>("mayProxy");
        const auto row = [](const char *name, bool mayBroker, bool mayProxy, Change change) {
            QTest::newRow(name) << std::move(change) << mayBroker << mayProxy;
        };
        const auto moved = [](Scene &scene) -> HostProfile & {
            scene.profile.proxies[0].host = scene.profile.hosts[0].name;
            return scene.profile.hosts[0];
        };
        row("each on its own", true, true, [](Scene &) {});
        row("the broker's service", true, false, [moved](Scene &scene) { moved(scene); });
        row("the proxy's role", false, true, [moved](Scene &scene) { moved(scene).role = HostRole::Proxy; });
        row("the proxy's unit", false, true, [moved](Scene &scene) { moved(scene).service = u"haproxy-edge"_s; });
        row("commands of the broker", true, false, [moved](Scene &scene) {
            HostProfile &host = moved(scene);
            host.serviceManager = u"commands"_s;
            host.commands = {{u"restart"_s, u"ctl restart"_s}, {u"kill"_s, u"ctl kill"_s}};
        });
    }
    void brokerAndProxyOnOneHost()
    {
        QFETCH(const Change, change);
        QFETCH(const bool, mayBroker);
        QFETCH(const bool, mayProxy);
        Scene scene = sceneFor(u"restart a proxy"_s);
        change(scene);
        QCOMPARE(planRestart(scene.view(), Scene::node(1), {}).has_value(), mayBroker);
        QCOMPARE(parts::endBrokerCommand(scene.profile, Scene::node(1)).has_value(), mayBroker);
        const Result<Plan> proxy = planProxyRestart(scene.view(), {u"lb1"_s}, {});
        QVERIFY2(proxy.has_value() == mayProxy, proxy ? "it was planned" : qPrintable(proxy.error().message));
        if (!mayProxy)
            QCOMPARE(proxy.error().kind, ErrorKind::NotConfigured);
    }

    /// What is looked for before a run is what the run will start.
    void needs_data()
    {
        QTest::addColumn<QString>("command");
        QTest::addColumn<QString>("needs");
        QTest::newRow("systemd") << QString() << u"ssh broker1 sudo sh -s <<'END'\ncommand -v systemctl && command -v rabbitmq-upgrade\nEND"_s;
        QTest::newRow("own") << u"/opt/mq/ctl restart"_s << u"ssh broker1 sudo sh -s <<'END'\ncommand -v /opt/mq/ctl\nEND"_s;
        QTest::newRow("with a variable") << u"MODE=fast mqctl restart"_s << u"ssh broker1 sudo sh -s <<'END'\ncommand -v mqctl\nEND"_s;
        QTest::newRow("nothing to look for") << u"(cd /opt/mq && ./restart)"_s << u"ssh broker1 sudo true"_s;
    }
    void needs()
    {
        QFETCH(const QString, command);
        Scene scene;
        if (!command.isEmpty()) {
            scene.profile.hosts.first().serviceManager = u"commands"_s;
            scene.profile.hosts.first().commands = {{u"restart"_s, command}};
        }
        const Result<Plan> plan = planRestart(scene.view(), Scene::node(1), {});
        QVERIFY(plan);
        QTEST(plan->step(u"check-login"_s)->commands.value(0), "needs");
    }

    /// A piece of advice names the plan that does what its words and its command say, and no other: letting a
    /// broker go on must never open a plan that ends it.
    void adviceNamesThePlanThatDoesIt_data()
    {
        QTest::addColumn<AdviceEntry>("entry");
        QTest::addColumn<int>("step");
        for (const AdviceEntry &entry : adviceCatalogue().entries()) {
            for (int i = 0; i < entry.steps.size(); ++i) {
                if (!entry.steps.at(i).plan.isEmpty())
                    QTest::addRow("%s, %d", qPrintable(entry.id), i + 1) << entry << i;
            }
        }
    }
    void adviceNamesThePlanThatDoesIt()
    {
        QFETCH(const AdviceEntry, entry);
        QFETCH(const int, step);
        const AdviceEntry::Step &named = entry.steps.at(step);
        Scene scene = sceneFor(named.plan);
        CheckResult about;
        about.subject = {SubjectKind::Node, Scene::node(1).value};
        about.host = scene.profile.nodes.first().host.value;
        const Recommendation advice = adviceCatalogue().fillIn(entry, about, scene.profile);
        const Result<Plan> plan = planOf(named.plan, scene);
        QVERIFY2(plan, plan ? "" : qPrintable(plan.error().message));
        QCOMPARE(plan->kind, named.plan);
        QString told;
        eachStep(plan->steps, [&](const Step &each, int) { told += each.commands.join(u'\n') + u'\n'; });
        // The plan says which broker of the machine is meant; people who are there type less.
        static const QRegularExpression naming(u" -n \\S+(?: --longnames)?"_s);
        told.remove(naming);

        const bool ends = plan->step(u"fence"_s) != nullptr;
        QCOMPARE(ends, named.plan == "failover"_L1);
        QCOMPARE(named.words.en.contains("by force"_L1) && named.words.en.contains("kill -9"_L1), ends);
        if (ends) {
            // Force stands as a thing of its own, never beside a command that does something milder.
            QVERIFY2(named.command.isEmpty(), qPrintable(entry.id));
            return;
        }
        static const QRegularExpression between(u" && |; "_s);
        const QString command = advice.steps.at(step).command.section(u'\'', 1, 1);
        QVERIFY(!command.isEmpty());
        for (const auto listed = command.split(between); QString part : listed) {
            if (part.startsWith("sudo "_L1))
                part.remove(0, 5);
            if (part.endsWith("check_if_node_is_quorum_critical"_L1)) {
                QVERIFY(std::ranges::find(plan->guards, u"quorum-stays"_s, &Guard::id) != plan->guards.end());
                continue;
            }
            if (part == "rabbitmq-queues rebalance all"_L1)
                part = u"POST /api/rebalance/queues"_s;
            QVERIFY2(told.contains(part), qPrintable(part + u" is not in\n"_s + told));
        }
    }

    /// A host with commands of its own never gets systemd's.
    void missingCommands()
    {
        Scene scene;
        scene.profile.hosts.first().serviceManager = u"commands"_s;
        QCOMPARE(planRestart(scene.view(), Scene::node(1), {}).error().kind, ErrorKind::NotConfigured);
        const Result<Plan> plan = planFailover(scene.view(), {.from = Scene::node(1)});
        QVERIFY(plan);
        const QStringList commands = plan->step(u"fence"_s)->commands;
        QCOMPARE(commands.size(), 2); // only the survivors
        QVERIFY2(commands.first().startsWith(u"ssh broker2 "_s), qPrintable(commands.first()));
    }

    void longNames()
    {
        const QString with = parts::dropNodeCommand({u"rabbit@broker2.example.org"_s}, {u"rabbit@broker1.example.org"_s}, 0);
        QVERIFY2(with.contains("erl_call -name rabbit@broker2.example.org "_L1), qPrintable(with));
        const QString without = parts::dropNodeCommand({u"rabbit@broker2"_s}, {u"rabbit@broker1"_s}, 0);
        QVERIFY2(without.contains("erl_call -sname rabbit@broker2 "_L1), qPrintable(without));
        // Else only one at a time is let in, of this console's questions as of another's.
        QVERIFY2(without.contains("-h \"warrener$(($$ % "_L1), qPrintable(without));
    }

private:
    static Scene sceneFor(const QString &kind)
    {
        Scene scene;
        for (const QString &name : {u"lb1"_s, u"lb2"_s}) {
            HostProfile host;
            host.name = {name};
            host.role = HostRole::Proxy;
            host.ssh = name;
            scene.profile.hosts.append(host);
        }
        if (kind == "failback"_L1)
            scene.setDraining(1);
        if (kind == "failover"_L1)
            scene.setDown(1);
        return scene;
    }

    QStringList recorded(const std::shared_ptr<Operations> &operations, const Call &call) const
    {
        // Somebody has passed the rule that the node is down: here nobody says so.
        return m_hosts->recorded(operations, call, {.overridden = {u"is-down"_s}});
    }

    std::unique_ptr<RecordedHosts> m_hosts;
};

QTEST_GUILESS_MAIN(ShownCommandsTest)
#include "ShownCommandsTest.moc"
