#include "plan/drill/DrillPlanner.h"

#include "run/operations/drill/FaultOperations.h"
#include "unit/drill/DrillScene.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace warrener;

namespace {

QStringList idsOf(const Plan &plan)
{
    QStringList ids;
    eachStep(plan.steps, [&ids](const Step &step, int) {
        if (step.type != StepType::Group)
            ids.append(step.id);
    });
    return ids;
}

QStringList guardsOf(const Plan &plan)
{
    QStringList ids;
    for (const Guard &guard : plan.guards)
        ids.append(guard.id);
    return ids;
}

} // namespace

class DrillPlannerTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theWayBackComesFirst_data() { addShippedDrills(); }

    void theWayBackComesFirst()
    {
        QFETCH(const QString, drill);
        QFETCH(const QString, mode);
        const Result<Plan> plan = planDrill(drillScene().view(), findDrill(drill, noDrills()).value(), {.mode = mode, .who = u"ops@console"_s});
        QVERIFY2(plan, qPrintable(plan ? QString() : plan.error().message));
        const Status sound = checkPlan(*plan);
        QVERIFY2(sound, qPrintable(sound ? QString() : sound.error().message));
        QCOMPARE(planFromJson(toJson(*plan)).value(), *plan);
        const QStringList ids = idsOf(*plan);
        const QString on = plan->facts.value("targets"_L1).toArray().first().toString();
        const auto at = [&](const QString &id) { return ids.indexOf(id); };
        QVERIFY(at(u"steady-before"_s) == 0);
        // A message that is lost and a second node that goes end it, whatever else the document says.
        const Observation watched = observationOf(*plan->step(u"observe-1"_s)).value();
        QVERIFY(std::ranges::contains(watched.abort, DrillConditionKind::ProbeComplete, &DrillCondition::kind));
        const Scene all = drillScene();
        QVERIFY(watched.stay.size() >= all.profile.nodes.size() - 1);
        QVERIFY(std::ranges::none_of(watched.targets, [&watched](const NodeName &target) { return watched.stay.contains(target); }));
        for (const auto &[first, then] :
             {std::pair{u"possible-1-"_s + on, u"probe"_s}, std::pair{u"probe"_s, u"arm-1-"_s + on}, std::pair{u"arm-1-"_s + on, u"armed-1-"_s + on},
              std::pair{u"armed-1-"_s + on, u"make-1-"_s + on}, std::pair{u"make-1-"_s + on, u"observe-1"_s}, std::pair{u"observe-1"_s, u"reverse-1-"_s + on},
              std::pair{u"reverse-1-"_s + on, u"steady-after"_s}, std::pair{u"steady-after"_s, u"count"_s}})
            QVERIFY2(at(first) >= 0 && at(first) < at(then), qPrintable(first + u" before "_s + then));
        // Whoever makes it, by force and on fresh evidence; whatever fails, it is taken back.
        const Step *make = plan->step(u"make-1-"_s + on);
        QVERIFY(make->force && make->undo && make->onFailure == OnFailure::Undo);
        QVERIFY(plan->step(u"arm-1-"_s + on)->undo);
        QVERIFY(plan->step(u"armed-1-"_s + on)->freshFor > Millis{0});
        QCOMPARE(plan->step(u"observe-1"_s)->onFailure, OnFailure::Undo);
        // The deadline on the host lies behind the end of the watching.
        const QJsonObject fault = make->act->arguments.value("fault"_L1).toObject();
        QVERIFY(fault.value("deadlineSeconds"_L1).toInt() > plan->facts.value("seconds"_L1).toInt());
        QVERIFY(guardsOf(*plan).contains(u"no-blackout"_s));
        QVERIFY(guardsOf(*plan).contains(u"drill-lever"_s) && guardsOf(*plan).contains(u"nothing-left"_s));
        QVERIFY(!plan->lease.avoid.contains(NodeName{u"rabbit@broker1"_s}));
    }

    void guardsByDanger()
    {
        const auto guards = [](const QString &drill) { return guardsOf(planDrill(drillScene().view(), findDrill(drill, noDrills()).value(), {}).value()); };
        QVERIFY(guards(u"node-failure"_s).contains(u"quorum-stays"_s));
        QVERIFY(!guards(u"memory-alarm"_s).contains(u"quorum-stays"_s));
        // A disk that is really full may end the node; one that only counts as full does not.
        const auto ofDisk = [](const QString &mode) {
            return guardsOf(planDrill(drillScene().view(), findDrill(u"disk-full"_s, noDrills()).value(), {.mode = mode}).value());
        };
        QVERIFY(ofDisk(u"fill"_s).contains(u"quorum-stays"_s));
        QVERIFY(!ofDisk(u"alarm"_s).contains(u"quorum-stays"_s));
        QVERIFY(guards(u"data-corruption"_s).contains(u"backup-young"_s));
        // Whoever answers two seconds late is missed as who is gone.
        const auto ofLatency = [](int ms) {
            DrillDocument slow = findDrill(u"latency"_s, noDrills()).value();
            slow.modes.first().method.first().amount = ms;
            return guardsOf(planDrill(drillScene().view(), slow, {}).value());
        };
        QVERIFY(!ofLatency(200).contains(u"quorum-stays"_s));
        QVERIFY(ofLatency(2000).contains(u"quorum-stays"_s));
    }

    /// What a drill may be begun in spite of is said by its rules alone, so that the window and warrenctl cannot differ.
    void whatMayBeOverridden()
    {
        const Plan plan = planDrill(drillScene().view(), findDrill(u"data-corruption"_s, noDrills()).value(), {}).value();
        QStringList hard;
        for (const Guard &guard : plan.guards) {
            if (!guard.overridable)
                hard.append(guard.id);
        }
        for (const QString &id : {u"quorum-stays"_s, u"drill-lever"_s, u"backup-young"_s})
            QVERIFY2(hard.contains(id), qPrintable(id));
        QVERIFY(!hard.contains(u"no-blackout"_s));
    }

    /// A host that carries a proxy and a broker: whatever is meant, both are hit.
    void aBrokerBesideTheProxyCounts_data()
    {
        QTest::addColumn<QString>("by");
        for (const QString &by : {u"name"_s, u"address"_s, u"ssh"_s})
            QTest::newRow(qPrintable(by)) << by;
    }

    void aBrokerBesideTheProxyCounts()
    {
        QFETCH(const QString, by);
        Scene both = drillScene();
        const NodeName third{u"rabbit@broker3"_s};
        const HostProfile brokers = *both.profile.host(both.profile.node(third)->host);
        if (by == "name"_L1) {
            std::ranges::find(both.profile.proxies, ProxyName{u"lb2"_s}, &ProxyProfile::name)->host = brokers.name;
        } else {
            HostProfile &host = *std::ranges::find(both.profile.hosts, HostName{u"lb2"_s}, &HostProfile::name);
            (by == "ssh"_L1 ? host.ssh : host.address) = by == "ssh"_L1 ? brokers.ssh : brokers.address;
        }
        const Result<Plan> cut = planDrill(both.view(), findDrill(u"network-partition"_s, noDrills()).value(), {.mode = u"proxy"_s});
        QVERIFY2(cut, qPrintable(cut ? QString() : cut.error().message));
        const auto quorum = std::ranges::find(cut->guards, u"quorum-stays"_s, &Guard::id);
        QVERIFY(quorum != cut->guards.end());
        QCOMPARE(quorum->act.arguments.value("without"_L1).toArray(), QJsonArray{third.value});
        QCOMPARE(cut->lease.avoid, QList{third});
        // By the unit of a broker's host RabbitMQ would be stopped.
        const Result<Plan> stop = planDrill(both.view(), findDrill(u"proxy-failure"_s, noDrills()).value(), {.mode = u"stop"_s});
        QCOMPARE(stop.has_value(), by != "name"_L1);
        if (!stop)
            QCOMPARE(stop.error().kind, ErrorKind::NotConfigured);
        else
            QVERIFY(guardsOf(*stop).contains(u"quorum-stays"_s));
    }

    void twoNodesOnOneHost()
    {
        Scene made = drillScene();
        std::ranges::find(made.profile.nodes, NodeName{u"rabbit@broker2"_s}, &NodeProfile::name)->host = made.profile.nodes.last().host;
        const Plan plan = planDrill(made.view(), findDrill(u"node-failure"_s, noDrills()).value(), {}).value();
        const auto quorum = std::ranges::find(plan.guards, u"quorum-stays"_s, &Guard::id);
        QVERIFY(quorum != plan.guards.end());
        QCOMPARE(quorum->act.arguments.value("without"_L1).toArray(), (QJsonArray{u"rabbit@broker2"_s, u"rabbit@broker3"_s}));
    }

    void aNodeOnAProxysUnit()
    {
        Scene made = drillScene();
        std::ranges::find(made.profile.hosts, made.profile.nodes.last().host, &HostProfile::name)->role = HostRole::Proxy;
        const Result<Plan> plan = planDrill(made.view(), findDrill(u"node-failure"_s, noDrills()).value(), {});
        QVERIFY(!plan);
        QCOMPARE(plan.error().kind, ErrorKind::NotConfigured);
    }

    /// A drill whose console has died may be anywhere in the cluster.
    void everyHostIsAsked()
    {
        Scene made = drillScene();
        HostProfile jump;
        jump.name = HostName{u"jump"_s};
        jump.role = HostRole::Other;
        jump.ssh = u"jump"_s;
        made.profile.hosts.append(jump);
        const Plan plan = planDrill(made.view(), findDrill(u"memory-alarm"_s, noDrills()).value(), {}).value();
        const auto left = std::ranges::find(plan.guards, u"nothing-left"_s, &Guard::id);
        QVERIFY(left != plan.guards.end() && !left->overridable);
        const QStringList hosts = left->act.arguments.value("hosts"_L1).toVariant().toStringList();
        for (const QString &host : {u"broker1"_s, u"broker2"_s, u"broker3"_s, u"lb1"_s, u"lb2"_s, u"jump"_s})
            QVERIFY2(hosts.contains(host), qPrintable(host));
        const auto asked = std::ranges::find(plan.guards, u"hosts-asked"_s, &Guard::id);
        QVERIFY(asked != plan.guards.end() && asked->overridable);
        // The target must say so in any case; nobody makes a drill on the last one.
        QCOMPARE(asked->act.arguments.value("hosts"_L1).toArray(), (QJsonArray{u"broker1"_s, u"broker2"_s, u"lb1"_s, u"lb2"_s}));
    }

    void anotherProxyServes()
    {
        const Plan plan = planDrill(drillScene().view(), findDrill(u"proxy-failure"_s, noDrills()).value(), {}).value();
        const auto other = std::ranges::find(plan.guards, u"other-proxy"_s, &Guard::id);
        QVERIFY(other != plan.guards.end());
        QCOMPARE(other->act.arguments.value("proxies"_L1).toArray(), QJsonArray{u"lb1"_s});
        QVERIFY(!guardsOf(planDrill(drillScene().view(), findDrill(u"node-failure"_s, noDrills()).value(), {}).value()).contains(u"other-proxy"_s));
        // One that answers two seconds late is no way in either.
        const auto ofLatency = [](int ms) {
            DrillDocument slow = findDrill(u"proxy-failure"_s, noDrills()).value();
            slow.modes = {slow.modes.first()};
            slow.modes.first().method = {{.fault = FaultKind::Latency, .amount = ms}};
            return guardsOf(planDrill(drillScene().view(), slow, {}).value());
        };
        QVERIFY(!ofLatency(200).contains(u"other-proxy"_s));
        QVERIFY(ofLatency(2000).contains(u"other-proxy"_s));
    }

    /// Whoever damages data has a verified backup, whatever a document of one's own leaves out.
    void noDamageWithoutABackup()
    {
        DrillDocument document = findDrill(u"data-corruption"_s, noDrills()).value();
        const Plan usual = planDrill(drillScene().view(), document, {}).value();
        document.backup = {};
        const Plan bare = planDrill(drillScene().view(), document, {}).value();
        const auto backup = std::ranges::find(bare.guards, u"backup-young"_s, &Guard::id);
        QVERIFY(backup != bare.guards.end() && !backup->overridable);
        QCOMPARE(guardsOf(bare), guardsOf(usual));
        const TimePoint now = drillScene().view().snapshot->at;
        QVERIFY(drillNeeds(drillScene().view(), document, {}, now).contains(document.modes.first().id));
        // Others need none.
        QVERIFY(!guardsOf(planDrill(drillScene().view(), findDrill(u"node-failure"_s, noDrills()).value(), {}).value()).contains(u"backup-young"_s));
    }

    /// A second fault begins where the first one left nothing behind, and rests on nothing of the first.
    void oneFaultAfterTheOther()
    {
        DrillDocument document = findDrill(u"node-failure"_s, noDrills()).value();
        document.mostTargets = 2;
        document.modes = {
            {.id = u"roll"_s,
             .title = {.en = u"roll"_s, .zh = {}},
             .method = {{.fault = FaultKind::ServiceStop, .on = 1}, {.seconds = std::chrono::seconds{20}}, {.fault = FaultKind::ServiceStop, .on = 2}}}};
        const Plan plan = planDrill(drillScene().view(), document, {.nodes = {NodeName{u"rabbit@broker2"_s}, NodeName{u"rabbit@broker3"_s}}}).value();
        const QStringList ids = idsOf(plan);
        QVERIFY(ids.indexOf(u"steady-1"_s) < ids.indexOf(u"arm-1-broker2"_s) && ids.indexOf(u"steady-1"_s) > ids.indexOf(u"probe"_s));
        QVERIFY(ids.indexOf(u"reverse-1-broker2"_s) < ids.indexOf(u"steady-3"_s) && ids.indexOf(u"steady-3"_s) < ids.indexOf(u"arm-3-broker3"_s));
        QCOMPARE(plan.step(u"reverse-1-broker2"_s)->takesBack, (QStringList{u"arm-1-broker2"_s, u"armed-1-broker2"_s, u"make-1-broker2"_s}));
        QVERIFY(plan.watchedThroughout);
        QVERIFY(plan.step(u"steady-before"_s)->freshFor > Millis{0});
    }

    /// A classic queue lives on one node: what RabbitMQ cannot do is expected, and breaks nothing off.
    void whatEachTypeOfQueueIsToBear_data()
    {
        QTest::addColumn<QString>("drill");
        QTest::addColumn<QString>("mode");
        QTest::addColumn<bool>("classicMayPause");
        QTest::newRow("a node goes") << u"node-failure"_s << u"kill"_s << true;
        QTest::newRow("a node is cut off") << u"network-partition"_s << u"split"_s << true;
        QTest::newRow("a proxy is cut off") << u"network-partition"_s << u"proxy"_s << false;
        QTest::newRow("a proxy goes") << u"proxy-failure"_s << u"stop"_s << false;
        QTest::newRow("an alarm") << u"memory-alarm"_s << u"limit"_s << false;
        QTest::newRow("data are damaged") << u"data-corruption"_s << QString() << true;
    }
    void whatEachTypeOfQueueIsToBear()
    {
        QFETCH(const QString, drill);
        QFETCH(const QString, mode);
        QFETCH(const bool, classicMayPause);
        const DrillDocument document = findDrill(drill, noDrills()).value();
        const Plan plan = planDrill(drillScene().view(), document, {.mode = mode}).value();
        const QJsonObject expects = plan.facts.value("probeExpects"_L1).toObject();
        QCOMPARE(expects.value("quorum"_L1).toString(), u"holds"_s);
        QCOMPARE(expects.value("stream"_L1).toString(), u"holds"_s);
        QCOMPARE(expects.value("classic"_L1).toString(), classicMayPause ? u"may-pause"_s : u"holds"_s);
        QCOMPARE(plan.step(u"observe-1"_s)->act->arguments.value("lenient"_L1).toVariant().toStringList(),
                 classicMayPause ? QStringList{u"classic"_s} : QStringList());
        // Afterwards all of them flow again.
        QVERIFY(plan.step(u"steady-after"_s)->act->arguments.value("lenient"_L1).toArray().isEmpty());
        // The types are those that the cluster has.
        QVERIFY(plan.step(u"probe"_s)->act->arguments.value("wish"_L1).toObject().value("types"_L1).toArray().isEmpty());
        // Whoever takes up a dead console's run removes what would not go by itself.
        QVERIFY(plan.step(u"probe"_s)->undo->act.arguments.contains(u"wish"_s));
    }

    void whatTheDocumentExpectsGoesFirst()
    {
        DrillDocument document = findDrill(u"node-failure"_s, noDrills()).value();
        document.probe.types = {u"classic"_s, u"quorum"_s};
        document.probe.expects = {{u"classic"_s, ProbeExpectation::MayLose}, {u"quorum"_s, ProbeExpectation::MayPause}};
        const Plan plan = planDrill(drillScene().view(), document, {}).value();
        QCOMPARE(plan.facts.value("probeExpects"_L1).toObject(), (QJsonObject{{u"classic"_s, u"may-lose"_s}, {u"quorum"_s, u"may-pause"_s}}));
        QCOMPARE(plan.step(u"observe-1"_s)->act->arguments.value("lenient"_L1).toVariant().toStringList(), (QStringList{u"classic"_s, u"quorum"_s}));
        QCOMPARE(plan.step(u"steady-after"_s)->act->arguments.value("lenient"_L1).toVariant().toStringList(), QStringList{u"classic"_s});
    }

    void whatNobodyCouldSeeIsSaid()
    {
        for (const auto listed = drillLibrary(noDrills()); const DrillEntry &entry : listed)
            QVERIFY2(drillWarnings(*entry.document, entry.document->usual).isEmpty(), qPrintable(entry.id));
        const DrillDocument partition = findDrill(u"network-partition"_s, noDrills()).value();
        QCOMPARE(drillWarnings(partition, std::chrono::seconds{10}).size(), 1 + partition.abort.size());
        const Plan plan = planDrill(drillScene().view(), partition, {.seconds = std::chrono::seconds{10}}).value();
        QVERIFY(!plan.facts.value("warnings"_L1).toArray().isEmpty());
    }

    /// What is agreed to now and run later says everything.
    void resolvesWhatWasLeftOpen()
    {
        const DrillDocument document = findDrill(u"network-partition"_s, noDrills()).value();
        const DrillRequest node = resolvedDrill(drillScene().profile, document, {}).value();
        QCOMPARE(node.mode, document.modes.first().id);
        QCOMPARE(node.seconds, document.usual);
        QCOMPARE(node.nodes, QList{NodeName{u"rabbit@broker3"_s}});
        const DrillRequest proxy = resolvedDrill(drillScene().profile, document, {.mode = u"proxy"_s, .seconds = std::chrono::seconds{33}}).value();
        QCOMPARE(proxy.proxies, QList{ProxyName{u"lb2"_s}});
        QVERIFY(proxy.nodes.isEmpty());
        QCOMPARE(proxy.seconds, std::chrono::seconds{33});
        QCOMPARE(resolvedDrill(drillScene().profile, document, proxy).value(), proxy);
        QVERIFY(!resolvedDrill(drillScene().profile, document, {.mode = u"melt"_s}));
    }

    void whomItCutsOff()
    {
        const DrillDocument document = findDrill(u"network-partition"_s, noDrills()).value();
        const auto peers = [&](const QString &mode, const QString &on) {
            const Plan plan = planDrill(drillScene().view(), document, {.mode = mode}).value();
            QStringList names;
            for (const auto listed = plan.step(u"make-1-"_s + on)->act->arguments.value("fault"_L1).toObject().value("peers"_L1).toArray();
                 const QJsonValue &name : listed)
                names.append(name.toString());
            return names;
        };
        QCOMPARE(peers(u"split"_s, u"broker3"_s), (QStringList{u"broker1"_s, u"10.0.0.1"_s, u"broker2"_s, u"10.0.0.2"_s}));
        QCOMPARE(peers(u"proxy"_s, u"lb2"_s), (QStringList{u"broker1"_s, u"10.0.0.1"_s, u"broker2"_s, u"10.0.0.2"_s, u"broker3"_s, u"10.0.0.3"_s}));
    }

    void refuses_data()
    {
        QTest::addColumn<QString>("drill");
        QTest::addColumn<DrillRequest>("request");
        QTest::addColumn<ErrorKind>("kind");
        const NodeName one{u"rabbit@broker1"_s};
        const NodeName two{u"rabbit@broker2"_s};
        QTest::newRow("mode") << u"node-failure"_s << DrillRequest{.mode = u"melt"_s} << ErrorKind::Usage;
        QTest::newRow("node") << u"node-failure"_s << DrillRequest{.nodes = {NodeName{u"rabbit@x"_s}}} << ErrorKind::Usage;
        QTest::newRow("proxy instead of a node") << u"node-failure"_s << DrillRequest{.proxies = {ProxyName{u"lb1"_s}}} << ErrorKind::Usage;
        QTest::newRow("node instead of a proxy") << u"proxy-failure"_s << DrillRequest{.nodes = {one}} << ErrorKind::Usage;
        QTest::newRow("two at a time") << u"node-failure"_s << DrillRequest{.nodes = {one, two}} << ErrorKind::Usage;
        QTest::newRow("too long") << u"node-failure"_s << DrillRequest{.seconds = std::chrono::hours{24}} << ErrorKind::Usage;
        QTest::newRow("no proxy") << u"proxy-failure"_s << DrillRequest{.proxies = {ProxyName{u"lb9"_s}}} << ErrorKind::Usage;
    }

    void refuses()
    {
        QFETCH(const QString, drill);
        QFETCH(const DrillRequest, request);
        QFETCH(const ErrorKind, kind);
        const Result<Plan> plan = planDrill(drillScene().view(), findDrill(drill, noDrills()).value(), request);
        QVERIFY(!plan);
        QCOMPARE(plan.error().kind, kind);
    }

    /// One that is named twice would be armed, and hit, twice.
    void nobodyIsMeantTwice()
    {
        DrillDocument document = findDrill(u"node-failure"_s, noDrills()).value();
        document.mostTargets = 2;
        const NodeName one{u"rabbit@broker1"_s};
        const Result<Plan> plan = planDrill(drillScene().view(), document, {.nodes = {one, one}});
        QVERIFY(!plan);
        QCOMPARE(plan.error().kind, ErrorKind::Usage);
        QVERIFY2(plan.error().message.contains(u"broker1"_s), qPrintable(plan.error().message));
    }

    /// What a document may ask for can be made: the way back is armed for longer than the fault lasts.
    void theLongestCanBeMade()
    {
        for (const auto listed = faultKinds(); const FaultKind kind : listed)
            QVERIFY2(longestFault + drillMargin(kind) <= longestDeadline, qPrintable(toId(kind)));
        DrillDocument document = findDrill(u"node-failure"_s, noDrills()).value();
        document.most = longestFault;
        const Plan plan = planDrill(drillScene().view(), document, {.seconds = longestFault}).value();
        int faults = 0;
        eachStep(plan.steps, [&faults](const Step &step, int) {
            if (step.id.startsWith(drillstep::make) && step.type != StepType::Group) {
                QVERIFY2(faultOf(step), qPrintable(step.id));
                ++faults;
            }
        });
        QCOMPARE(faults, 1);
    }

    void noLoginNoDrill()
    {
        Scene bare = drillScene();
        for (HostProfile &host : bare.profile.hosts)
            host.ssh.clear();
        const Result<Plan> plan = planDrill(bare.view(), findDrill(u"node-failure"_s, noDrills()).value(), {});
        QVERIFY(!plan);
        QCOMPARE(plan.error().kind, ErrorKind::NotConfigured);
    }

    void productionTakesTwo()
    {
        Scene production = drillScene();
        production.profile.environment = Environment::Production;
        const DrillDocument document = findDrill(u"node-failure"_s, noDrills()).value();
        const auto planned = [&](const QString &approver) { return planDrill(production.view(), document, {.who = u"ops@console"_s, .approver = approver}); };
        QCOMPARE(planned({}).error().kind, ErrorKind::Forbidden);
        QCOMPARE(planned(u" OPS@elsewhere"_s).error().kind, ErrorKind::Forbidden);
        // A tick is no name.
        QCOMPARE(planned(u"x"_s).error().kind, ErrorKind::Forbidden);
        QCOMPARE(planned(u"42"_s).error().kind, ErrorKind::Forbidden);
        // Who is logged in is no second person either, whatever the first one calls themselves.
        QCOMPARE(planDrill(production.view(), document, {.who = u"watch"_s, .login = u"anna@console"_s, .approver = u"Anna"_s}).error().kind,
                 ErrorKind::Forbidden);
        QVERIFY(planned(u"boss@console"_s));
        QCOMPARE(planned(u"boss@console"_s)->facts.value("approver"_L1).toString(), u"boss@console"_s);
    }
};

QTEST_GUILESS_MAIN(DrillPlannerTest)
#include "DrillPlannerTest.moc"
