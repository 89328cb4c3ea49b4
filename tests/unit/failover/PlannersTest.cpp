#include "Scene.h"
#include "plan/care/CarePlanner.h"
#include "run/operations/ClusterOperations.h"

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
    addClusterOperations(operations, std::make_shared<ClusterAccess>(std::make_shared<const ClusterProfile>(), QString()));
    addBlockGuard(operations, {}, std::make_shared<SystemClock>());
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

    /// Every plan can be saved, read again, and run by what this Warrener can do.
    void plansAreSound_data()
    {
        QTest::addColumn<QString>("kind");
        for (const char *kind : {"switchover", "failover", "failback", "rebalance", "drain", "revive", "close-connections", "restart", "restart a proxy"})
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
                                  : kind == "failback"_L1   ? planFailback(view, wish)
                                  : kind == "rebalance"_L1  ? planRebalance(view, wish.why)
                                  : kind == "drain"_L1      ? planDrain(view, wish.from, wish.why)
                                  : kind == "revive"_L1     ? planRevive(view, wish.from, wish.why)
                                  : kind == "restart"_L1    ? planRestart(view, wish.from, wish.why)
                                                            : planCloseConnections(view, {.node = wish.from}, wish.why);
        QVERIFY2(plan, plan ? "" : qPrintable(plan.error().message));
        QCOMPARE(plan->kind, proxy ? u"restart"_s : kind);
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
        const Result<Plan> plan = planProxyRestart(scene.view(), {u"lb1"_s}, {});
        QVERIFY(plan);
        QCOMPARE(idsOf(*plan), (QStringList{u"check-lb1"_s, u"check-file"_s, u"restart"_s, u"agree-lb1"_s, u"verify-lb1"_s}));
        const QJsonArray wishes = plan->step(u"agree-lb1"_s)->act->arguments.value("wishes"_L1).toArray();
        QCOMPARE(wishes.size(), 3);
        QCOMPARE(wishes.at(1).toObject().value("state"_L1).toString(), u"drain"_s);
        QVERIFY(!plan->step(u"restart"_s)->cannotBeUndone.isEmpty());
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
        // Force asks everything again; a look is evidence for ten seconds.
        QVERIFY(plan->step(u"act"_s)->force);
        QVERIFY(plan->step(u"fence"_s)->force);
        QCOMPARE(plan->step(u"confirm"_s)->freshFor, Millis{10000});
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

    void failbackOnlyWhereSomethingIsOut()
    {
        Scene scene;
        QCOMPARE(missingNode(scene.view()), NodeName{});
        QVERIFY(!planFailback(scene.view(), {.from = Scene::node(1)}));
        scene.setServer(u"lb1"_s, 1, haproxy::ForcedMaint);
        scene.setServer(u"lb2"_s, 1, haproxy::ForcedMaint);
        QCOMPARE(missingNode(scene.view()), Scene::node(1));
        const Result<Plan> plan = planFailback(scene.view(), {.from = Scene::node(1)});
        QVERIFY(plan);
        QVERIFY(plan->step(u"revive"_s) == nullptr);
        QCOMPARE(plan->step(u"ready-lb1"_s)->commands.last(), u"set server be_amqp/broker1 state ready"_s);
        scene.setDraining(1);
        QVERIFY(planFailback(scene.view(), {.from = Scene::node(1)})->step(u"revive"_s) != nullptr);
    }

    void evaluatesAFailback()
    {
        Scene scene;
        scene.addQueue(u"one"_s, 2);
        QVERIFY(evaluateFailback(scene.view(), Scene::node(1)).advisable);
        scene.facts.queues[0].behind = {{Scene::node(1), 9000}};
        const FailbackEvaluation behind = evaluateFailback(scene.view(), Scene::node(1));
        QVERIFY(behind.possible && !behind.advisable);
        QCOMPARE(behind.against.first().id, u"behind"_s);
        scene.setDown(1);
        QVERIFY(!evaluateFailback(scene.view(), Scene::node(1)).possible);
    }
};

QTEST_GUILESS_MAIN(PlannersTest)
#include "PlannersTest.moc"
