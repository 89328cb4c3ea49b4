#include "Scene.h"
#include "judge/diagnosis/Advice.h"
#include "plan/care/CarePlanner.h"
#include "plan/failover/Planner.h"
#include "run/operations/ClusterOperations.h"
#include "run/operations/HaproxyOperations.h"
#include "run/operations/SecondLook.h"
#include "run/runs/EveryOperation.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace warrener;

namespace {

QStringList idsOf(const Plan &plan)
{
    QStringList ids;
    eachStep(plan.steps, [&](const Step &step, int) { ids.append(step.id); });
    return ids;
}

const auto known = [] {
    Operations operations;
    const auto access = std::make_shared<ClusterAccess>(std::make_shared<const ClusterProfile>(), QString());
    addEveryOperation(operations, access);
    addFenceOperations(operations, access, std::make_shared<LookMemory>(access));
    addBlockGuard(operations, {}, std::make_shared<SystemClock>(), nullptr);
    return operations;
}();

} // namespace

class PlannersTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void switchover()
    {
        Scene scene;
        scene.addQueue(u"one"_s, 1);
        const Result<Plan> plan = planSwitchover(scene.view(), {.from = Scene::node(1), .to = Scene::node(3), .why = u"kernel"_s});
        QVERIFY2(plan, plan ? "" : qPrintable(plan.error().message));
        const QStringList expected{u"preflight"_s,    u"check-target"_s, u"check-members"_s, u"check-login"_s, u"check-lb1"_s, u"check-lb2"_s,
                                   u"divert"_s,       u"divert-lb1"_s,   u"divert-lb2"_s,    u"agree"_s,       u"agree-lb1"_s, u"agree-lb2"_s,
                                   u"target-there"_s, u"ask-clients"_s,  u"close"_s,         u"close-lb1"_s,   u"close-lb2"_s, u"sessions-zero"_s,
                                   u"clients-back"_s, u"target-stays"_s, u"drain"_s,         u"leaders"_s,     u"verify"_s,    u"verify-lb1"_s,
                                   u"verify-lb2"_s,   u"even"_s,         u"even-lb1"_s,      u"even-lb2"_s,    u"summary"_s};
        QCOMPARE(idsOf(*plan), expected);
        const QStringList commands{u"set server be_amqp/broker1 state drain"_s, u"set server be_amqp/broker2 weight 25"_s};
        QCOMPARE(plan->step(u"divert-lb2"_s)->commands, commands);
        QVERIFY(plan->step(u"divert-lb2"_s)->undo && plan->step(u"divert-lb2"_s)->probe && plan->step(u"divert-lb2"_s)->idempotent);
        QVERIFY(plan->step(u"drain"_s)->undo && plan->step(u"drain"_s)->probe);
        QVERIFY(!plan->step(u"ask-clients"_s)->cannotBeUndone.isEmpty());
        QCOMPARE(plan->facts.value("leaders"_L1).toInt(), 1);
        QCOMPARE(plan->facts.value("to"_L1).toString(), Scene::node(3).value);
    }

    /// Two thousand streams that maintenance mode leaves where they are stand in the plan.
    void streamLeadersAreSaid()
    {
        Scene scene;
        for (int i = 0; i < 2000; ++i)
            scene.addQueue(u"stream%1"_s.arg(i), 1).type = QueueType::Stream;
        scene.addQueue(u"orders"_s, 1);
        const Result<Plan> drain = planDrain(scene.view(), Scene::node(1), {});
        QVERIFY(drain);
        QVERIFY2(drain->afterwards.contains(u"2,000 streams or mirrored queues"_s) && drain->afterwards.contains(u"restart_stream"_s),
                 qPrintable(drain->afterwards));
        QVERIFY2(drain->step(u"drain"_s)->title.contains(u"gives 1 queue leaders away"_s), qPrintable(drain->step(u"drain"_s)->title));
        const Result<Plan> switchover = planSwitchover(scene.view(), {.from = Scene::node(1), .to = Scene::node(3)});
        QVERIFY(switchover && switchover->afterwards.contains(u"2,000 streams or mirrored queues"_s));
        const Result<Plan> restart = planRestart(scene.view(), Scene::node(1), {});
        QVERIFY(restart && restart->afterwards.contains(u"2,001 queues that broker1 leads, 2,000 of them streams or mirrored queues"_s));
    }

    void queuesThatAreNotKnownAreNoPermission()
    {
        Scene scene;
        scene.facts.queuesKnown = false;
        scene.facts.queuesError = Error{.kind = ErrorKind::Timeout, .message = u"broker3 did not answer"_s, .detail = {}};
        QVERIFY(planDrain(scene.view(), Scene::node(1), {})->afterwards.contains(u"Which queues broker1 leads is not known: broker3 did not answer"_s));
        scene.setDown(1);
        const Result<Plan> plan = planFailover(scene.view(), {.from = Scene::node(1)});
        QVERIFY2(plan, plan ? "" : qPrintable(plan.error().message));
        QVERIFY2(plan->afterwards.contains(u"not known"_s), qPrintable(plan->afterwards));
        QCOMPARE(plan->facts.value("unavailableCount"_L1).toInt(), -1);
        QCOMPARE(plan->facts.value("leaders"_L1).toInt(), -1);
    }

    /// A node that serves goes in order before its service is restarted; one that does not cannot.
    void restartDrainsWhatServes()
    {
        Scene scene;
        scene.addQueue(u"one"_s, 1);
        const auto idsOf = [](const Result<Plan> &plan) {
            QStringList ids;
            for (const Step &step : plan ? plan->steps : QList<Step>())
                ids.append(step.id);
            return ids.join(u' ');
        };
        QCOMPARE(idsOf(planRestart(scene.view(), Scene::node(1), {})), u"check-login drain leaders restart caught-up"_s);
        scene.setDown(1);
        QCOMPARE(idsOf(planRestart(scene.view(), Scene::node(1), {})), u"check-login restart caught-up"_s);
    }

    /// The profile's name of a node is not the cluster's: no plan that names it, and both spellings.
    void otherSpelling_data()
    {
        QTest::addColumn<QString>("kind");
        for (const char *kind : {"switchover", "target", "failover", "failback", "drain", "revive", "restart", "close"})
            QTest::newRow(kind) << QString::fromLatin1(kind);
    }
    void otherSpelling()
    {
        QFETCH(const QString, kind);
        Scene scene;
        const NodeName node = Scene::node(1);
        scene.facts.nodes = {{u"rabbit@broker1.example.org"_s}, Scene::node(2), Scene::node(3)};
        const ClusterView view = scene.view();
        const Result<Plan> plan = kind == "switchover"_L1 ? planSwitchover(view, {.from = node, .to = Scene::node(2)})
                                  : kind == "target"_L1   ? planSwitchover(view, {.from = Scene::node(2), .to = node})
                                  : kind == "failover"_L1 ? planFailover(view, {.from = node})
                                  : kind == "failback"_L1 ? planFailback(view, {.from = node})
                                  : kind == "drain"_L1    ? planDrain(view, node, {})
                                  : kind == "revive"_L1   ? planRevive(view, node, {})
                                  : kind == "restart"_L1  ? planRestart(view, node, {})
                                                          : planCloseConnections(view, {.node = node}, {});
        QVERIFY(!plan);
        QCOMPARE(plan.error().kind, ErrorKind::NotFound);
        QVERIFY2(plan.error().message.contains(u"rabbit@broker1,"_s) && plan.error().message.contains(u"rabbit@broker1.example.org"_s),
                 qPrintable(plan.error().message));
    }

    /// All backends that lead to the source together; what leads elsewhere is not touched.
    void switchoverOfAllBackends()
    {
        Scene scene;
        scene.addBackend(u"lb1"_s, u"be_amqps"_s, 5671);
        scene.addBackend(u"lb1"_s, u"be_page"_s, 15672);
        scene.addBackend(u"lb1"_s, u"be_exporter"_s, 9100);
        const Result<Plan> plan = planSwitchover(scene.view(), {.from = Scene::node(1), .to = Scene::node(3)});
        QVERIFY2(plan, plan ? "" : qPrintable(plan.error().message + plan.error().detail));
        const QStringList commands{u"set server be_amqp/broker1 state drain"_s, u"set server be_amqp/broker2 weight 25"_s,
                                   u"set server be_amqps/broker1 state drain"_s, u"set server be_amqps/broker2 weight 25"_s,
                                   u"set server be_page/broker1 state drain"_s};
        const Step *divert = plan->step(u"divert-lb1"_s);
        QCOMPARE(divert->commands, commands);
        for (const char *word : {"be_amqp carries AMQP:", "be_amqps carries AMQPS:", "be_page carries management: the page answers from another node"})
            QVERIFY2(divert->detail.contains(QLatin1String(word)), qPrintable(divert->detail));
        QVERIFY(divert->undo->command.contains(u"set server be_page/broker1 state ready"_s));
        QCOMPARE(plan->step(u"divert-lb2"_s)->detail, QString());
        // Whoever reads pages may come back with a cookie; he holds nothing up.
        const QJsonObject waited = plan->step(u"sessions-zero"_s)->act->arguments.value("servers"_L1).toObject();
        QCOMPARE(waited.value("lb1"_L1).toArray(), (QJsonArray{u"be_amqp/broker1"_s, u"be_amqps/broker1"_s}));
        const QJsonArray checked = plan->step(u"check-lb1"_s)->act->arguments.value("servers"_L1).toArray();
        QCOMPARE(checked, (QJsonArray{u"be_amqp/broker3"_s, u"be_amqps/broker3"_s}));
        QCOMPARE(plan->facts.value("backends"_L1).toObject().value("lb1"_L1).toArray().size(), 3);
    }

    /// The page of the management stays where nobody else could answer; clients that work do not go nowhere.
    void backendsWithNobodyElse()
    {
        Scene scene;
        scene.addBackend(u"lb1"_s, u"be_page"_s, 15672, {1});
        Result<Plan> plan = planSwitchover(scene.view(), {.from = Scene::node(1), .to = Scene::node(3)});
        QVERIFY2(plan, plan ? "" : qPrintable(plan.error().message));
        QVERIFY(!plan->step(u"divert-lb1"_s)->commands.join(u' ').contains(u"be_page"_s));
        QVERIFY2(plan->afterwards.contains(u"be_page"_s), qPrintable(plan->afterwards));
        scene.addBackend(u"lb1"_s, u"be_mqtt"_s, 1883, {1});
        plan = planSwitchover(scene.view(), {.from = Scene::node(1), .to = Scene::node(3)});
        QVERIFY(!plan);
        QVERIFY2(plan.error().message.contains(u"be_mqtt"_s), qPrintable(plan.error().message));
    }

    /// Nobody is sent to a node that a proxy does not know, or that gets no clients there.
    void targetsOfTheProxies_data()
    {
        QTest::addColumn<QString>("what");
        QTest::newRow("no server") << u"no server"_s;
        QTest::newRow("down") << u"down"_s;
        QTest::newRow("in maintenance") << u"maint"_s;
        QTest::newRow("no address") << u"dns"_s;
        QTest::newRow("drained by hand") << u"drain"_s;
        QTest::newRow("at weight 0") << u"weight"_s;
    }
    void targetsOfTheProxies()
    {
        QFETCH(const QString, what);
        Scene scene;
        // Node 3 would be the better one.
        scene.figures(2).memoryUsed = scene.figures(2).memoryLimit;
        QCOMPARE(rankCandidates(scene.view(), Scene::node(1)).first().node, Scene::node(3));
        haproxy::ServerTable &table = scene.facts.proxies[1].servers->first();
        haproxy::ServerState &server = table.servers[2];
        if (what == "down"_L1) {
            server.operState = 0;
            server.status = u"DOWN"_s;
        } else if (what == "maint"_L1) {
            server.adminBits = haproxy::ForcedMaint;
        } else if (what == "drain"_L1) {
            server.adminBits = haproxy::ForcedDrain;
            server.status = u"DRAIN"_s;
        } else if (what == "weight"_L1) {
            server.weight = 0;
            server.status = u"DRAIN"_s;
        } else if (what == "dns"_L1) {
            server.address.clear();
            server.adminBits = haproxy::DnsMaint;
        } else {
            table.servers.removeLast();
        }
        const QList<Candidate> candidates = rankCandidates(scene.view(), Scene::node(1));
        QCOMPARE(candidates.first().node, Scene::node(2));
        QVERIFY(candidates.first().recommended && candidates.last().eligible && !candidates.last().reachable && !candidates.last().recommended);
        QVERIFY2(candidates.last().why.contains(u"lb2"_s), qPrintable(candidates.last().why));
        const Result<Plan> plan = planSwitchover(scene.view(), {.from = Scene::node(1), .to = Scene::node(3)});
        QVERIFY(!plan);
        QVERIFY2(plan.error().message.contains(u"lb2"_s), qPrintable(plan.error().message));
        QVERIFY(planSwitchover(scene.view(), {.from = Scene::node(1)}));
        // Who is dead is taken out all the same.
        scene.setDown(1);
        QVERIFY(planFailover(scene.view(), {.from = Scene::node(1), .to = Scene::node(3)}));
    }

    /// A check that hangs with a frozen node takes every server out: the failover has a target all the same.
    void everyServerIsOut()
    {
        Scene scene;
        scene.setDown(1);
        for (ProxyFacts &proxy : scene.facts.proxies) {
            for (haproxy::ServerState &server : proxy.servers->first().servers) {
                server.operState = 0;
                server.status = u"DOWN"_s;
            }
        }
        const QList<Candidate> candidates = rankCandidates(scene.view(), Scene::node(1));
        QVERIFY(candidates.first().recommended && !candidates.first().reachable);
        QVERIFY2(candidates.first().why.contains(u"lb1"_s), qPrintable(candidates.first().why));
        QCOMPARE(std::ranges::count(candidates, true, &Candidate::recommended), 1);
        QVERIFY(planFailover(scene.view(), {.from = Scene::node(1)}));
        // Nobody is moved there while the source still has its clients.
        scene.facts.proxies[1].servers->first().servers[0].operState = 2;
        QVERIFY(std::ranges::none_of(rankCandidates(scene.view(), Scene::node(1)), &Candidate::recommended));
    }

    /// What is ambiguous is refused with both readings; a dead node's certain servers are taken out.
    void ambiguous()
    {
        Scene scene;
        scene.facts.proxies[0].servers->first().servers[0].address = u"10.9.0.1"_s; // broker1 by its name only
        const auto refused = [&](const Result<Plan> &plan) {
            QVERIFY(!plan);
            QCOMPARE(plan.error().kind, ErrorKind::NotConfigured);
            for (const char *word : {"lb1", "be_amqp/broker1 (10.9.0.1:5672)", "10.0.0.1"})
                QVERIFY2(plan.error().detail.contains(QLatin1String(word)), qPrintable(plan.error().detail));
        };
        refused(planSwitchover(scene.view(), {.from = Scene::node(1), .to = Scene::node(3)}));
        refused(planSwitchover(scene.view(), {.from = Scene::node(2), .to = Scene::node(1)}));
        scene.setDraining(1);
        refused(planFailback(scene.view(), {.from = Scene::node(1)}));
        scene.setDown(1);
        const Result<Plan> forced = planFailover(scene.view(), {.from = Scene::node(1)});
        QVERIFY(forced);
        QVERIFY(forced->step(u"divert-lb1"_s) == nullptr && forced->step(u"divert-lb2"_s) != nullptr);
        QVERIFY2(forced->afterwards.contains(u"10.9.0.1"_s), qPrintable(forced->afterwards));
    }

    /// Found when the plan is made, with the line to change.
    void readOnlySockets()
    {
        Scene scene;
        scene.setServer(u"lb1"_s, 1, haproxy::ForcedDrain);
        scene.facts.proxies[0].mayWrite = false;
        scene.facts.proxies[0].level = haproxy::SocketLevel::Operator;
        for (const Result<Plan> &plan : {planSwitchover(scene.view(), {.from = Scene::node(1)}), planFailback(scene.view(), {.from = Scene::node(1)}),
                                         planProxyRestart(scene.view(), {u"lb1"_s}, {})}) {
            QVERIFY(!plan);
            QCOMPARE(plan.error().kind, ErrorKind::Forbidden);
            QVERIFY2(plan.error().message.contains(u"operator"_s), qPrintable(plan.error().message));
            QVERIFY2(plan.error().detail.contains(u"stats socket /run/haproxy/admin.sock level admin"_s), qPrintable(plan.error().detail));
        }
        scene.setDown(1);
        const Result<Plan> forced = planFailover(scene.view(), {.from = Scene::node(1)});
        QVERIFY(forced && forced->step(u"divert-lb1"_s) == nullptr && forced->step(u"divert-lb2"_s) != nullptr);
        QVERIFY(forced->afterwards.contains(u"operator"_s));
    }

    /// Who is in maintenance by hand already is not put into less than that.
    void maintenanceByHandStays()
    {
        Scene scene;
        scene.addBackend(u"lb1"_s, u"be_amqps"_s, 5671);
        scene.facts.proxies[0].servers->last().servers[0].adminBits = haproxy::ForcedMaint;
        const Result<Plan> plan = planSwitchover(scene.view(), {.from = Scene::node(1), .to = Scene::node(3)});
        QVERIFY(plan);
        QVERIFY(plan->step(u"divert-lb1"_s)->commands.contains(u"set server be_amqps/broker1 state maint"_s));
    }

    /// Where an agent may say otherwise, each plan looks at its end whether what it told stands; nowhere else does it take the time.
    void agentsAreGivenTheTimeToSpeak_data()
    {
        QTest::addColumn<bool>("hasAgent");
        QTest::newRow("without agents") << false;
        QTest::newRow("one has an agent") << true;
    }
    void agentsAreGivenTheTimeToSpeak()
    {
        QFETCH(const bool, hasAgent);
        Scene out;
        out.setServer(u"lb1"_s, 1, haproxy::ForcedDrain);
        Scene in;
        for (Scene *scene : {&in, &out})
            scene->facts.proxies[0].servers->first().servers[0].hasAgent = hasAgent;
        const FailoverWish wish{.from = Scene::node(1), .to = Scene::node(3)};
        for (const Result<Plan> &plan : {planSwitchover(in.view(), wish), planFailover(in.view(), wish), planFailback(out.view(), {.from = Scene::node(1)})}) {
            QVERIFY2(plan, plan ? "" : qPrintable(plan.error().message));
            const QStringList ids = idsOf(*plan);
            QCOMPARE(ids.filter(u"stays-"_s), hasAgent ? QStringList{u"stays-lb1"_s} : QStringList());
            if (hasAgent)
                QCOMPARE(ids.sliced(ids.size() - 2), (QStringList{u"stays-lb1"_s, u"summary"_s}));
        }
    }

    /// Without a proxy that was told, nothing is said of proxies that keep it out.
    void forcedWithoutAProxy()
    {
        Scene scene;
        const auto after = [&scene] { return planFailover(scene.view(), {.from = Scene::node(1)}).value_or(Plan{}).afterwards; };
        QVERIFY2(after().contains(u"The proxies keep broker1 out"_s), qPrintable(after()));
        for (ProxyFacts &proxy : scene.facts.proxies) {
            proxy.servers.reset();
            proxy.error = Error{.kind = ErrorKind::Unreachable, .message = u"it cannot be reached"_s, .detail = {}};
        }
        QVERIFY2(after().contains(u"No proxy was told"_s) && !after().contains(u"The proxies keep"_s), qPrintable(after()));
        QVERIFY2(after().contains(u"lb1"_s) && after().contains(u"lb2"_s), qPrintable(after()));
    }

    /// Only what was put out by hand is offered back.
    void failbackGivesBackWhatWasTakenByHand_data()
    {
        QTest::addColumn<int>("bits");
        QTest::addColumn<bool>("offered");
        QTest::newRow("maintenance by hand") << 1 << true;
        QTest::newRow("drained by hand") << 8 << true;
        QTest::newRow("drained by hand, and no address") << 40 << true;
        QTest::newRow("no address") << 32 << false;
        QTest::newRow("follows another server") << 2 << false;
        QTest::newRow("drained by its agent") << 16 << false;
        QTest::newRow("disabled by its file") << 5 << false;
        QTest::newRow("renamed at run time") << 64 << false;
    }
    void failbackGivesBackWhatWasTakenByHand()
    {
        QFETCH(const int, bits);
        QFETCH(const bool, offered);
        Scene scene;
        scene.setServer(u"lb1"_s, 1, bits);
        scene.setServer(u"lb2"_s, 1, bits);
        QCOMPARE(missingNode(scene.view()) == Scene::node(1), offered);
        const Result<Plan> plan = planFailback(scene.view(), {.from = Scene::node(1)});
        QCOMPARE(plan.has_value(), offered);
        if (!offered)
            QCOMPARE(plan.error().kind, ErrorKind::Usage);
        else
            QCOMPARE(plan->step(u"ready-lb1"_s)->commands, QStringList{u"set server be_amqp/broker1 state ready"_s});
        // What no failback takes away is said.
        const QList<FailbackEvaluation::Point> against = evaluateFailback(scene.view(), Scene::node(1)).against;
        const bool stays = (bits & (2 | 4 | 16 | 32)) != 0;
        QCOMPARE(std::ranges::any_of(against, [](const FailbackEvaluation::Point &point) { return point.id == "stays-out"_L1; }), stays);
    }

    /// Every plan can be saved, read again, and run by what this Warrener can do.
    void plansAreSound_data()
    {
        QTest::addColumn<QString>("kind");
        for (const char *kind : {"switchover", "failover", "failback", "rebalance", "drain", "revive", "close-connections", "restart", "start", "start-app",
                                 "thaw", "resume-listeners", "restart a proxy"})
            QTest::newRow(kind) << QString::fromLatin1(kind);
    }
    void plansAreSound()
    {
        QFETCH(const QString, kind);
        Scene scene;
        scene.addQueue(u"one"_s, 1);
        scene.setServer(u"lb1"_s, 1, haproxy::ForcedDrain);
        const ClusterView view = scene.view();
        const FailoverWish wish{.from = Scene::node(1), .why = u"a \"test\""_s, .automatic = true};
        const bool proxy = kind == "restart a proxy"_L1;
        const Result<Plan> plan = proxy                     ? planProxyRestart(view, {u"lb1"_s}, wish.why)
                                  : kind == "switchover"_L1 ? planSwitchover(view, wish)
                                  : kind == "failover"_L1   ? planFailover(view, wish)
                                  : kind == "failback"_L1
                                      ? planFailback(view, wish)
                                      : planCare(view, {.kind = careKindFromId(kind).value_or(CareKind::Drain), .node = wish.from}, wish.why);
        QVERIFY2(plan, plan ? "" : qPrintable(plan.error().message));
        QCOMPARE(plan->kind, proxy ? u"restart"_s : kind);
        QVERIFY(!plan->label.isEmpty());
        QCOMPARE(plan->command, proxy ? u"restart"_s : kind == "switchover"_L1 ? u"failover"_s : kind);
        QCOMPARE(plan->cluster, scene.profile.name);
        QVERIFY(checkPlan(*plan));
        QCOMPARE(known.missing(*plan), QStringList());
        QVERIFY(planFromJson(toJson(*plan)) == *plan);
        eachStep(plan->steps, [&](const Step &step, int) {
            QVERIFY2(!step.title.isEmpty(), qPrintable(step.id));
            if (step.type == StepType::Action) {
                QVERIFY2(step.idempotent || step.probe, qPrintable(step.id));
                QVERIFY2(!step.commands.isEmpty(), qPrintable(step.id));
            }
        });
    }

    /// What a run needs of the lease, the page that shows it and what it leaves behind stand in the plan.
    void needsOfARun_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<LeaseNeed>("lease");
        QTest::addColumn<NodeName>("leavesOut");
        const NodeName one = Scene::node(1);
        const NodeName two = Scene::node(2);
        using enum LeaseNeed::Kind;
        QTest::newRow("switchover") << u"switchover"_s << LeaseNeed{.prefer = {two}, .avoid = {one}} << one;
        QTest::newRow("failover") << u"failover"_s << LeaseNeed{.kind = Emergency, .prefer = {two}, .avoid = {one}} << one;
        QTest::newRow("failback") << u"failback"_s << LeaseNeed{.prefer = {one}} << NodeName{};
        QTest::newRow("drain") << u"drain"_s << LeaseNeed{.avoid = {one}} << one;
        QTest::newRow("revive") << u"revive"_s << LeaseNeed{.avoid = {one}} << NodeName{};
        QTest::newRow("restart") << u"restart"_s << LeaseNeed{.avoid = {one}} << NodeName{};
    }
    void needsOfARun()
    {
        QFETCH(const QString, kind);
        Scene scene;
        if (kind == "failback"_L1)
            scene.setDraining(1);
        const ClusterView view = scene.view();
        const FailoverWish wish{.from = Scene::node(1), .to = kind == "failback"_L1 ? NodeName{} : Scene::node(2)};
        const Result<Plan> plan = kind == "switchover"_L1 ? planSwitchover(view, wish)
                                  : kind == "failover"_L1 ? planFailover(view, wish)
                                  : kind == "failback"_L1 ? planFailback(view, wish)
                                  : kind == "drain"_L1    ? planDrain(view, wish.from, {})
                                  : kind == "revive"_L1   ? planRevive(view, wish.from, {})
                                                          : planRestart(view, wish.from, {});
        QVERIFY2(plan, plan ? "" : qPrintable(plan.error().message));
        QTEST(plan->lease, "lease");
        QTEST(plan->leavesOut, "leavesOut");
        QCOMPARE(plan->page, u"failover"_s);
    }

    /// However many sessions are left, ending them at the bounded rate is not cut short by the step's own time-out.
    void timeForSessions_data()
    {
        QTest::addColumn<int>("sessions");
        QTest::addColumn<int>("perSecond");
        QTest::newRow("none") << 0 << 50;
        QTest::newRow("a thousand") << 1000 << 50;
        QTest::newRow("ten thousand, slowly") << 10'000 << 10;
        QTest::newRow("one a second") << 100 << 1;
        QTest::newRow("not known") << -1 << 50;
    }
    void timeForSessions()
    {
        QFETCH(const int, sessions);
        QFETCH(const int, perSecond);
        Scene scene;
        if (sessions >= 0) {
            ProxyFigures figures;
            figures.servers = {{.name = u"broker1"_s, .status = u"UP"_s, .up = true, .sessions = sessions}};
            ProxyLook look;
            look.name = {u"lb1"_s};
            look.figures.succeed(figures, scene.snapshot.at, Millis{5});
            scene.snapshot.proxies = {look};
        }
        const Result<Plan> plan = planSwitchover(scene.view(), {.from = Scene::node(1), .clientsPerSecond = perSecond});
        QVERIFY(plan);
        const Millis least = std::max<Millis>(Millis{20000}, std::chrono::seconds(2 * std::max(0, sessions) / perSecond));
        QVERIFY2(plan->step(u"close-lb1"_s)->timeout >= least, qPrintable(QString::number(plan->step(u"close-lb1"_s)->timeout.count())));
    }

    /// What only its memory knows is given back to a proxy that starts anew.
    void proxyRestartKeepsServers()
    {
        Scene scene;
        scene.setServer(u"lb1"_s, 2, haproxy::ForcedDrain);
        scene.facts.proxies[0].servers->first().servers[2].weight = 30;
        scene.addBackend(u"lb1"_s, u"web"_s, 8080);
        QList<haproxy::ServerState> &web = scene.facts.proxies[0].servers->last().servers;
        web[0].adminBits = haproxy::ConfiguredMaint;
        web[1].adminBits = haproxy::DnsMaint;
        web[2].adminBits = haproxy::ForcedMaint;
        web.append(web[2]);
        web[3].name = u"off"_s; // its file disables it
        web[3].adminBits = haproxy::ForcedMaint | haproxy::ConfiguredMaint;
        const Result<Plan> plan = planProxyRestart(scene.view(), {u"lb1"_s}, {});
        QVERIFY(plan);
        QCOMPARE(idsOf(*plan), (QStringList{u"check-lb1"_s, u"check-file"_s, u"restart"_s, u"agree-lb1"_s, u"verify-lb1"_s}));
        QStringList wishes;
        for (const auto listed = wishesFromJson(plan->step(u"agree-lb1"_s)->act->arguments.value("wishes"_L1).toArray());
             const HaproxyClient::Wish &wish : listed)
            wishes += HaproxyClient::commands({wish}).join(u';') + (wish.fileFirst ? u" unless its file disables it"_s : QString());
        const QStringList expected{u"set server be_amqp/broker1 state ready unless its file disables it"_s,
                                   u"set server be_amqp/broker2 state drain"_s,
                                   u"set server be_amqp/broker3 weight 30;set server be_amqp/broker3 state ready unless its file disables it"_s,
                                   u"set server web/broker1 state ready"_s,
                                   u"set server web/broker2 state ready unless its file disables it"_s,
                                   u"set server web/broker3 state maint"_s};
        // Of `web`, the first was enabled while it ran; broker 2 of it has no address, which is nobody's wish.
        QCOMPARE(wishes, expected);
        QVERIFY(!plan->step(u"restart"_s)->cannotBeUndone.isEmpty());
        const auto fit = std::ranges::find(plan->guards, u"clients-fit"_s, &Guard::id);
        QVERIFY2(fit != plan->guards.end() && known.knows(fit->act.operation), "its clients go to lb2");
        QCOMPARE(fit->act.arguments.value("servers"_L1).toObject().keys(), (QStringList{u"lb1"_s, u"lb2"_s}));
        QCOMPARE(planProxyRestart(scene.view(), {u"lb9"_s}, {}).error().kind, ErrorKind::NotFound);
        scene.facts.proxies.first().servers.reset();
        QCOMPARE(planProxyRestart(scene.view(), {u"lb1"_s}, {}).error().kind, ErrorKind::Unreachable);
    }

    void forcedAsksAgainBeforeFour_data()
    {
        QTest::addColumn<QString>("version");
        QTest::addColumn<bool>("asks");
        QTest::newRow("3.10") << u"3.10.8"_s << true;
        QTest::newRow("4.0") << u"4.0.5"_s << false;
        QTest::newRow("not known") << QString() << true;
    }
    void forcedAsksAgainBeforeFour()
    {
        QFETCH(const QString, version);
        Scene scene;
        scene.setDown(2);
        if (!version.isEmpty())
            scene.snapshot.nodes.first().versions.succeed({.rabbitmq = version, .erlang = {}, .product = {}, .managementVersion = {}}, scene.snapshot.at,
                                                          Millis{5});
        const Result<Plan> plan = planFailover(scene.view(), {.from = Scene::node(2)});
        QVERIFY(plan);
        const QStringList ids = idsOf(*plan);
        QTEST(ids.contains(u"ask-again"_s), "asks");
        QVERIFY(!ids.contains(u"ask-again"_s) || ids.indexOf(u"leaders"_s) < ids.indexOf(u"ask-again"_s));
    }

    void forcedTakesOutBeforeItCuts()
    {
        Scene scene;
        scene.setDown(2);
        const Result<Plan> plan = planFailover(scene.view(), {.from = Scene::node(2)});
        QVERIFY(plan);
        const QStringList ids = idsOf(*plan);
        QVERIFY(ids.indexOf(u"confirm"_s) < ids.indexOf(u"divert-lb1"_s));
        QVERIFY(ids.indexOf(u"divert-lb2"_s) < ids.indexOf(u"take-out-lb1"_s));
        const QStringList commands{u"set server be_amqp/broker2 state maint"_s, u"shutdown sessions server be_amqp/broker2"_s};
        QCOMPARE(plan->step(u"take-out-lb1"_s)->commands, commands);
        // Sessions end and the node is fenced only once it is sure, and every proxy has stopped sending.
        const QStringList order{plan->steps[0].id, plan->steps[1].id};
        QCOMPARE(order, (QStringList{u"look"_s, u"act"_s}));
        QVERIFY(plan->step(u"act"_s)->parallel);
        QCOMPARE(plan->step(u"fence"_s)->onFailure, OnFailure::Stop);
        // Force asks everything again; what was seen is as old as that twice when force comes, ten seconds at most.
        QVERIFY(plan->step(u"act"_s)->force);
        QVERIFY(plan->step(u"fence"_s)->force);
        QCOMPARE(plan->step(u"confirm"_s)->freshFor, LookMemory::reuseAge);
        // A proxy that answers slowly has its act ask again within its own time: a whole look, and the writes behind it.
        QVERIFY(plan->step(u"take-out-lb1"_s)->timeout >= plan->step(u"divert-lb1"_s)->timeout + 2 * longestLook);
        QVERIFY(2 * LookMemory::reuseAge <= LookMemory::mostAge);
    }

    /// A person may pass what speaks for the node's life, having read it; the automatic may not.
    void whoMayForce_data()
    {
        QTest::addColumn<bool>("automatic");
        QTest::newRow("a person") << false;
        QTest::newRow("the automatic") << true;
    }
    void whoMayForce()
    {
        QFETCH(const bool, automatic);
        Scene scene;
        scene.setDown(2);
        const Result<Plan> plan = planFailover(scene.view(), {.from = Scene::node(2), .automatic = automatic});
        QVERIFY(plan);
        const auto guard = [&](const QString &id) { return *std::ranges::find(plan->guards, id, &Guard::id); };
        QCOMPARE(guard(u"is-down"_s).overridable, !automatic);
        QVERIFY(!guard(u"majority"_s).overridable);
        QCOMPARE(plan->step(u"confirm"_s)->act->arguments.value(u"person"_s).toBool(), !automatic);
    }

    void unavailable()
    {
        Scene scene;
        scene.addQueue(u"safe"_s, 1);
        scene.addQueue(u"minority"_s, 1).online = {Scene::node(1), Scene::node(2)};
        QueueSeat &classic = scene.addQueue(u"classic"_s, 1);
        classic.type = QueueType::Classic;
        classic.members = classic.online = {Scene::node(1)};
        const QList<QueueRef> gone = unavailableWithout(scene.facts, Scene::node(1));
        const QList<QueueRef> expected{{u"/"_s, u"minority"_s}, {u"/"_s, u"classic"_s}};
        QCOMPARE(gone, expected);
        const Result<Plan> plan = planFailover(scene.view(), {.from = Scene::node(1)});
        QVERIFY(plan);
        QCOMPARE(plan->facts.value("unavailableCount"_L1).toInt(), 2);
    }

    /// Three nodes' clients must fit into two servers' limits: a switchover asks before, and a person may pass it; a forced plan says it.
    void clientsFitIntoWhatIsLeft_data()
    {
        QTest::addColumn<QList<qint64>>("limits");
        QTest::addColumn<bool>("isAsked");
        QTest::addColumn<bool>("isSaid");
        QTest::newRow("no limit") << QList<qint64>{0, 0, 0} << false << false;
        QTest::newRow("one of the others has none") << QList<qint64>{200, 200, 0} << false << false;
        QTest::newRow("nobody has asked") << QList<qint64>{-1, -1, -1} << false << false;
        QTest::newRow("wide enough, to the last") << QList<qint64>{1, 250, 250} << true << false;
        QTest::newRow("too narrow") << QList<qint64>{1000, 200, 200} << true << true;
    }
    void clientsFitIntoWhatIsLeft()
    {
        QFETCH(const QList<qint64>, limits);
        QFETCH(const bool, isAsked);
        QFETCH(const bool, isSaid);
        Scene scene;
        const QList<qint64> sessions{166, 167, 167};
        for (qsizetype i = 0; i < 3; ++i) {
            haproxy::ServerState &server = scene.facts.proxies[0].servers->first().servers[i];
            server.sessions = sessions[i];
            server.sessionLimit = limits[i];
        }
        const Result<Plan> switchover = planSwitchover(scene.view(), {.from = Scene::node(1), .to = Scene::node(3)});
        QVERIFY2(switchover, switchover ? "" : qPrintable(switchover.error().message));
        const auto fit = std::ranges::find(switchover->guards, u"clients-fit"_s, &Guard::id);
        QCOMPARE(fit != switchover->guards.end(), isAsked);
        if (isAsked) {
            QVERIFY(fit->overridable);
            QVERIFY(known.knows(fit->act.operation));
        }
        // Who is drained or restarted sends its clients away likewise; its proxies are only looked at.
        scene.facts.proxies[0].mayWrite = false;
        for (const Result<Plan> &leaving : {planDrain(scene.view(), Scene::node(1), {}), planRestart(scene.view(), Scene::node(1), {})}) {
            QVERIFY2(leaving, leaving ? "" : qPrintable(leaving.error().message));
            QCOMPARE(std::ranges::find(leaving->guards, u"clients-fit"_s, &Guard::id) != leaving->guards.end(), isAsked);
        }
        scene.facts.proxies[0].mayWrite = true;
        scene.setDown(1);
        const Result<Plan> sick = planRestart(scene.view(), Scene::node(1), {});
        QVERIFY2(sick, sick ? "" : qPrintable(sick.error().message));
        QVERIFY2(std::ranges::find(sick->guards, u"clients-fit"_s, &Guard::id) == sick->guards.end(), "it has no clients to send away");
        const Result<Plan> forced = planFailover(scene.view(), {.from = Scene::node(1), .to = Scene::node(3)});
        QVERIFY2(forced, forced ? "" : qPrintable(forced.error().message));
        QVERIFY(std::ranges::find(forced->guards, u"clients-fit"_s, &Guard::id) == forced->guards.end());
        QCOMPARE(forced->afterwards.contains(u"lb1 has 500 clients in be_amqp"_s), isSaid);
        QCOMPARE(forced->afterwards.contains(u"take 400 by their maxconn: 100 would wait"_s), isSaid);
    }

    void leavesOutAProxyThatIsNotThere()
    {
        Scene scene;
        scene.facts.proxies[0].servers.reset();
        scene.facts.proxies[0].error = Error{.kind = ErrorKind::Unreachable, .message = u"lb1 cannot be reached"_s, .detail = {}};
        const Result<Plan> plan = planSwitchover(scene.view(), {.from = Scene::node(1)});
        QVERIFY(plan);
        QVERIFY(plan->step(u"divert-lb1"_s) == nullptr);
        QVERIFY(plan->step(u"divert-lb2"_s) != nullptr);
        QVERIFY2(plan->afterwards.contains(u"lb1"_s), qPrintable(plan->afterwards));
        QVERIFY(std::ranges::any_of(plan->guards, [](const Guard &guard) { return guard.id == "proxies-answer"_L1; }));
    }

    void refuses_data()
    {
        QTest::addColumn<int>("from");
        QTest::addColumn<int>("to");
        QTest::addColumn<QString>("kind");
        QTest::newRow("unknown source") << 9 << 0 << toId(ErrorKind::NotFound);
        QTest::newRow("unknown target") << 1 << 9 << toId(ErrorKind::NotFound);
        QTest::newRow("the same") << 1 << 1 << toId(ErrorKind::Usage);
        QTest::newRow("a target that is down") << 1 << 2 << toId(ErrorKind::Usage);
    }
    void refuses()
    {
        QFETCH(const int, from);
        QFETCH(const int, to);
        QFETCH(const QString, kind);
        Scene scene;
        scene.setDown(2);
        const Result<Plan> plan = planSwitchover(scene.view(), {.from = Scene::node(from), .to = to == 0 ? NodeName{} : Scene::node(to)});
        QVERIFY(!plan);
        QCOMPARE(toId(plan.error().kind), kind);
    }
};

QTEST_GUILESS_MAIN(PlannersTest)
#include "PlannersTest.moc"
