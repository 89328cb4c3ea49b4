#include "plan/recovery/RecoveryPlanner.h"

#include "plan/recovery/ReadinessSources.h"
#include "plan/recovery/RecoveryBackup.h"
#include "plan/recovery/RecoveryLibrary.h"
#include "plan/recovery/RecoveryReport.h"
#include "plan/recovery/Rehearsal.h"
#include "plan/recovery/StandbyRehearsal.h"
#include "plan/recovery/TrafficSwitch.h"
#include "run/operations/recovery/RehearsalOperations.h"
#include "run/operations/recovery/Survivors.h"
#include "run/runs/RunBook.h"
#include "tests/unit/failover/Scene.h"

#include <QHostAddress>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace warrener;

namespace {

RecoveryDocument shipped(const QString &id)
{
    return recoveryDocument(id).value().document.value();
}

/// A restore that only has to be there.
QList<Step> someRestore()
{
    Step step;
    step.id = u"definitions"_s;
    step.title = u"restore"_s;
    step.act = Call{.operation = u"restore.definitions"_s};
    step.cannotBeUndone = u"x"_s;
    return {step};
}

Result<Plan> planOf(const QString &id, const Scene &scene, const NodeName &node = Scene::node(2))
{
    const RecoveryDocument document = shipped(id);
    return planRecovery(document, scene.view(), {.node = document.about == RecoveryDocument::About::Cluster ? NodeName{} : node, .restore = someRestore()});
}

QStringList idsIn(const Plan &plan)
{
    QStringList ids;
    for (const Step &step : plan.steps)
        ids.append(step.id);
    return ids;
}

QStringList allIds()
{
    QStringList ids;
    for (const RecoveryEntry &entry : recoveryDocuments())
        ids.append(entry.id);
    return ids;
}

} // namespace

class RecoveryPlannerTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qputenv("QT_QPA_PLATFORM", "offscreen"); }

    void everyDocumentIsAPlan_data()
    {
        QTest::addColumn<QString>("id");
        for (const QString &id : allIds())
            QTest::newRow(qPrintable(id)) << id;
    }
    void everyDocumentIsAPlan()
    {
        QFETCH(QString, id);
        const Scene scene;
        const Result<Plan> plan = planOf(id, scene);
        QVERIFY2(plan, qPrintable(plan ? QString() : plan.error().message));
        QVERIFY(checkPlan(*plan));
        QCOMPARE(planFromJson(toJson(*plan)).value(), *plan);
        // Whatever uses force says how it is taken back, or why it is not.
        eachStep(plan->steps, [](const Step &step, int) { QVERIFY2(!step.force || step.undo || !step.cannotBeUndone.isEmpty(), qPrintable(step.id)); });
        // The hands are all there.
        Operations operations;
        auto access = std::make_shared<ClusterAccess>(std::make_shared<const ClusterProfile>(scene.profile), QString());
        addEveryOperation(operations, access);
        QStringList missing = operations.missing(*plan);
        missing.removeAll(u"restore.definitions"_s);
        QCOMPARE(missing, QStringList());
    }

    void whoDoesNotServeIsMeant()
    {
        Scene scene;
        const RecoveryDocument document = shipped(u"single-node-failure"_s);
        QCOMPARE(affectedNodes(document, scene.view(), {}).error().kind, ErrorKind::Usage);
        scene.setDown(2);
        QCOMPARE(affectedNodes(document, scene.view(), {}).value(), QList{Scene::node(2)});
        QCOMPARE(affectedNodes(document, scene.view(), Scene::node(3)).value(), QList{Scene::node(3)});
        QCOMPARE(affectedNodes(document, scene.view(), {u"rabbit@elsewhere"_s}).error().kind, ErrorKind::NotFound);
        scene.setDown(3);
        QCOMPARE(affectedNodes(document, scene.view(), {}).error().kind, ErrorKind::Usage);
    }

    /// The side that has parted from a majority has lost; nobody guesses where there is none.
    void theLosingSide()
    {
        Scene scene;
        const RecoveryDocument document = shipped(u"network-partition"_s);
        QCOMPARE(affectedNodes(document, scene.view(), {}).value(), QList<NodeName>());
        scene.figures(1).partitions = {u"rabbit@broker3"_s};
        scene.figures(2).partitions = {u"rabbit@broker3"_s};
        scene.figures(3).partitions = {u"rabbit@broker1"_s, u"rabbit@broker2"_s};
        QCOMPARE(affectedNodes(document, scene.view(), {}).value(), QList{Scene::node(3)});
        const Plan plan = planOf(u"network-partition"_s, scene, {}).value();
        QVERIFY(plan.step(u"restart-losers"_s) != nullptr);
        QVERIFY(plan.step(u"restart-losers"_s)->force);
        // Directly before it is looked whether a queue needs the node, by who is not on its side.
        const Step *look = plan.step(u"restart-losers-may"_s);
        QVERIFY(look != nullptr && !look->force && look->precondition == plan.step(u"restart-losers"_s)->precondition);
        QCOMPARE(look->act->arguments.value("ask"_L1).toArray(), (QJsonArray{u"rabbit@broker1"_s, u"rabbit@broker2"_s}));
        // Whoever names one of the winning side is refused.
        QCOMPARE(affectedNodes(document, scene.view(), Scene::node(3)).value(), QList{Scene::node(3)});
        QCOMPARE(affectedNodes(document, scene.view(), Scene::node(1)).error().kind, ErrorKind::Forbidden);
        QCOMPARE(plan.guards.first().id, u"majority"_s);
        QCOMPARE(plan.lease.avoid, QList{Scene::node(3)});
    }

    /// Its data is set aside and it is forgotten before it starts: empty under its old identity it could vote.
    void aLostNodeIsForgottenBeforeItStarts()
    {
        const Plan plan = planOf(u"cluster-node-failure"_s, Scene()).value();
        const QStringList ids = idsIn(plan);
        QVERIFY(ids.indexOf(u"aside"_s) < ids.indexOf(u"forget"_s));
        QVERIFY(ids.indexOf(u"forget"_s) < ids.indexOf(u"join"_s));
        QVERIFY(ids.indexOf(u"join"_s) < ids.indexOf(u"grow"_s));
        QVERIFY(!plan.guards.first().overridable);
        // What comes after the forgetting is never taken back by itself; what comes before is.
        QCOMPARE(plan.step(u"aside"_s)->onFailure, OnFailure::Undo);
        for (const char *id : {"forget", "join", "grow", "in-sync"})
            QCOMPARE(plan.step(QLatin1StringView(id))->onFailure, OnFailure::Stop);
        QVERIFY(plan.step(u"aside"_s)->undo);
    }

    /// Whatever goes on without a majority waits for somebody's word, and is done for each node that is lost.
    void aLostMajorityIsGivenUpByAPerson()
    {
        Scene scene;
        const RecoveryDocument document = shipped(u"quorum-queue-majority-lost"_s);
        scene.setDown(2);
        scene.setDown(3);
        const Result<Plan> plan = planRecovery(document, scene.view(), {});
        QVERIFY2(plan, qPrintable(plan ? QString() : plan.error().message));
        const QStringList ids = idsIn(*plan);
        QCOMPARE(plan->step(u"decide"_s)->type, StepType::Approval);
        // Shrunk first: to forget a node, the broker asks each queue for a majority that it has not.
        QVERIFY(ids.indexOf(u"decide"_s) < ids.indexOf(u"shrink"_s) && ids.indexOf(u"shrink"_s) < ids.indexOf(u"forget-broker2"_s));
        for (const char *id : {"forget", "aside", "join", "grow"}) {
            for (const char *node : {"-broker2", "-broker3"}) {
                const Step *step = plan->step(QLatin1StringView(id) + QLatin1StringView(node));
                QVERIFY(step != nullptr && step->precondition);
                QCOMPARE(step->precondition->arguments.value("step"_L1).toString(), u"decide"_s);
            }
        }
        QCOMPARE(plan->step(u"grow-broker3"_s)->act->arguments.value("shrunk"_L1).toString(), u"shrink"_s);
        // The streams' coordinator before a node is forgotten, which asks it to drop the members of each stream.
        QVERIFY(ids.indexOf(u"shrink"_s) < ids.indexOf(u"coordinator"_s) && ids.indexOf(u"coordinator"_s) < ids.indexOf(u"forget-broker2"_s));
        QCOMPARE(plan->step(u"grow-broker3"_s)->act->arguments.value("streams"_L1).toString(), u"coordinator"_s);
        // What the streams still give is saved before anybody decides, and what does not come back is restored by people.
        QVERIFY(ids.indexOf(u"streams"_s) < ids.indexOf(u"save"_s) && ids.indexOf(u"save"_s) < ids.indexOf(u"decide"_s));
        // Before members are waited for: those of a queue that nobody leads never catch up.
        QVERIFY(ids.indexOf(u"grow-broker3"_s) < ids.indexOf(u"restore"_s) && ids.indexOf(u"restore"_s) < ids.indexOf(u"in-sync-broker2"_s));
        // Where people did not bring them back either, the plan ends: nobody waits an hour for members that cannot come.
        const Step *settled = plan->step(u"settled"_s);
        QVERIFY(settled != nullptr && settled->onFailure == OnFailure::Stop && settled->timeout <= Millis{300'000});
        QVERIFY(ids.indexOf(u"restore"_s) < ids.indexOf(u"settled"_s) && ids.indexOf(u"settled"_s) < ids.indexOf(u"in-sync-broker2"_s));
        QVERIFY(plan->guards.isEmpty());
        QCOMPARE(plan->lease.kind, LeaseNeed::Kind::Emergency);
    }

    /// A run that ended too soon has left nodes forgotten, or joined and without members: the next one brings both to their end.
    void whatAnEarlierRunHasLeft()
    {
        const auto isAfter = [](const Step *step, const QString &outcome) {
            return step != nullptr && step->precondition && step->precondition->arguments.value("step"_L1) == u"returned"_s
                   && step->precondition->arguments.value("outcomes"_L1).toArray() == QJsonArray{outcome};
        };
        Scene scene;
        const RecoveryDocument document = shipped(u"quorum-queue-majority-lost"_s);
        // Everybody serves: members alone may be missing, on whomever.
        const Plan whole = planRecovery(document, scene.view(), {}).value();
        for (const char *node : {"broker1", "broker2", "broker3"})
            QVERIFY(isAfter(whole.step("complete-"_L1 + QLatin1StringView(node)), u"yes"_s));
        QVERIFY(whole.step(u"forget"_s) == nullptr && whole.step(u"stop"_s) == nullptr && whole.step(u"aside"_s) == nullptr);
        // One has joined already, and is no lost one any more: it gets its members with the other.
        scene.setDown(3);
        const Plan half = planRecovery(document, scene.view(), {}).value();
        QVERIFY(half.step(u"join"_s) != nullptr && half.step(u"grow-broker2"_s) != nullptr && half.step(u"grow-broker3"_s) != nullptr);
        // Who was lost comes first: a queue's members belong there rather than on nodes that never held it.
        QStringList growing;
        for (const Step &step : half.steps) {
            if (step.id.startsWith("grow-"_L1))
                growing.append(step.id);
        }
        QCOMPARE(growing.value(0), u"grow-broker3"_s);
        QCOMPARE(growing.size(), 3);
        // That its queues have a majority of one does not end the plan where the cluster has forgotten the others.
        QCOMPARE(half.step(u"returned"_s)->act->arguments.value("is"_L1).toString(), u"nothing-given-up"_s);
        QVERIFY(isAfter(half.step(u"decide"_s), u"no"_s));
    }

    /// Names that differ at their end alone make no two steps of one id, and no plan that cannot be run.
    void nodesOfLongNames()
    {
        Scene scene;
        int number = 0;
        for (NodeProfile &node : scene.profile.nodes)
            node.name = NodeName{u"rabbit@rabbitmq-production-eu-%1"_s.arg(++number)};
        const RecoveryDocument lost = shipped(u"quorum-queue-majority-lost"_s);
        const Plan plan = planOnPaper(lost, scene.profile, {}, TimePoint{Millis{1}}).value();
        const Status sound = checkPlan(plan);
        QVERIFY2(sound, sound ? "" : qPrintable(sound.error().message));
        QSet<QString> ids;
        for (const QString &id : idsIn(plan))
            ids.insert(id);
        QCOMPARE(ids.size(), plan.steps.size());
    }

    /// The one that is left has paused itself: it serves nobody, and is what the others are given up for.
    void whoHasPausedIsNotLost()
    {
        Scene scene;
        for (const int each : {1, 2, 3})
            scene.setDown(each);
        const RecoveryDocument document = shipped(u"quorum-queue-majority-lost"_s);
        QCOMPARE(affectedNodes(document, scene.view(), {}).value().size(), 3);
        scene.facts.paused = {Scene::node(1)};
        QCOMPARE(affectedNodes(document, scene.view(), {}).value(), (QList{Scene::node(2), Scene::node(3)}));
        const Plan plan = planRecovery(document, scene.view(), {}).value();
        QVERIFY2(!plan.keepsOnHosts, "it restores nothing");
        const QStringList ids = idsIn(plan);
        QVERIFY(ids.indexOf(u"decide"_s) < ids.indexOf(u"resume"_s) && ids.indexOf(u"resume"_s) < ids.indexOf(u"shrink"_s));
        QCOMPARE(plan.step(u"resume"_s)->precondition->arguments.value("step"_L1).toString(), u"decide"_s);
        QCOMPARE(plan.step(u"resume"_s)->act->arguments.value("ask"_L1).toArray().size(), 3);
    }

    /// The proxies take clients to this cluster and to no other place; backends that lead elsewhere stay as they are.
    void trafficGoesHere()
    {
        Scene scene;
        haproxy::ServerTable &table = scene.facts.proxies.first().servers->first();
        haproxy::ServerState old = table.servers.first();
        old.name = u"old-site"_s;
        old.address = u"10.99.0.1"_s;
        table.servers.append(old);
        scene.addBackend(u"lb1"_s, u"be_other"_s, 9100);
        const Result<std::optional<Step>> step = switchTrafficStep(scene.view());
        QVERIFY2(step && *step, qPrintable(step ? u"no step"_s : step.error().message));
        QStringList commands;
        eachStep({**step}, [&commands](const Step &one, int) { commands += one.commands; });
        QVERIFY(commands.contains(u"set server be_amqp/old-site state maint"_s));
        QVERIFY(commands.contains(u"set server be_amqp/broker2 state ready"_s));
        QVERIFY(commands.filter(u"be_other"_s).isEmpty());
        QCOMPARE(commands.filter(u"maint"_s).size(), 1);
        // Nobody is sent away before there is somewhere to go.
        QVERIFY(commands.indexOf(u"set server be_amqp/broker3 state ready"_s) < commands.indexOf(u"set server be_amqp/old-site state maint"_s));
        // One that cannot be told is named where the plan is read, beside what the document says.
        scene.facts.proxies.last().servers.reset();
        const Result<Plan> plan = planOf(u"complete-system-failure"_s, scene);
        QVERIFY2(plan, qPrintable(plan ? QString() : plan.error().message));
        QVERIFY2(plan->step(u"switch"_s)->detail.startsWith(u"Left alone: lb2"_s), qPrintable(plan->step(u"switch"_s)->detail));
        QVERIFY(plan->step(u"switch"_s)->detail.contains(u"maintenance"_s));
        // No proxy leads here: only people can.
        Scene without;
        without.profile.proxies.clear();
        without.facts.proxies.clear();
        QVERIFY(!*switchTrafficStep(without.view()));
        QCOMPARE(planOf(u"complete-system-failure"_s, without)->step(u"switch"_s)->type, StepType::Manual);
    }

    /// A rehearsal on a standby has no way to the cluster whose plan it is.
    void whereOneMayRehearse()
    {
        const Scene scene;
        const ClusterProfile &of = scene.profile;
        ClusterProfile standby;
        standby.name = {u"dr1"_s};
        standby.environment = Environment::Test;
        standby.nodes = {{.name = {u"rabbit@dr1"_s}, .management = QUrl(u"http://dr1:15672"_s), .amqp = {u"dr1"_s, 5672}}};
        const Status may = mayRehearseOn(standby, of);
        QVERIFY2(may, qPrintable(may ? QString() : may.error().message));
        QVERIFY(!mayRehearseOn(of, of));
        ClusterProfile production = standby;
        production.environment = Environment::Production;
        QVERIFY(!mayRehearseOn(production, of));
        ClusterProfile sharing = standby;
        sharing.proxies = of.proxies;
        QVERIFY(!sharing.proxies.isEmpty());
        QVERIFY(!mayRehearseOn(sharing, of));
        ClusterProfile same = standby;
        same.nodes.append(of.nodes.first());
        QVERIFY(!mayRehearseOn(same, of));
        // The same machine under its whole name.
        ClusterProfile whole = standby;
        whole.nodes.append(
            {.name = {u"rabbit@x"_s},
             .management = QUrl(u"http://"_s + of.nodes.first().management.host() + u".example.org:"_s + QString::number(of.nodes.first().management.port()))});
        if (QHostAddress(of.nodes.first().management.host()).isNull())
            QVERIFY(!mayRehearseOn(whole, of));
        // One machine by two doors, by the runtime API's and a login's; and one that is named by its address there.
        ClusterProfile proxied = of;
        proxied.proxies = {{.name = {u"lb"_s}}};
        proxied.proxies.first().socket = u"tcp:lb9.example.org:9999"_s;
        proxied.proxies.first().address = {u"lb9"_s, 5672};
        ClusterProfile besides = standby;
        besides.proxies = {{.name = {u"lb"_s}}};
        besides.proxies.first().socket = u"/run/haproxy/admin.sock"_s;
        besides.proxies.first().address = {u"lb9"_s, 5673};
        QVERIFY(!mayRehearseOn(besides, proxied));
        besides.proxies.clear();
        besides.hosts = {{.name = {u"h"_s}, .role = HostRole::Proxy, .ssh = u"ops@lb9"_s}};
        QVERIFY(!mayRehearseOn(besides, proxied));
        // Tunnels to this machine are told apart by their ports.
        ClusterProfile tunnel = standby;
        tunnel.nodes.first().management = QUrl(u"http://localhost:25672"_s);
        ClusterProfile other = of;
        other.nodes.first().management = QUrl(u"http://127.0.0.1:15672"_s);
        QVERIFY(mayRehearseOn(tunnel, other));
        other.nodes.first().management.setPort(25672);
        QVERIFY(!mayRehearseOn(tunnel, other));
        // Where a tunnel ends nobody can read: what answers there by the name of a node is that node.
        tunnel.nodes.first().name = of.nodes.first().name;
        QVERIFY(!mayRehearseOn(tunnel, of));
        tunnel.nodes.first().management = QUrl(u"http://dr1:15672"_s);
        QVERIFY(mayRehearseOn(tunnel, of)); // two sites may call their nodes alike
        // A host's own command that goes on to another machine.
        ClusterProfile leading = standby;
        const QString theirs = of.nodes.first().amqp.host;
        QVERIFY(!theirs.isEmpty());
        leading.hosts = {
            {.name = {u"dr1"_s}, .ssh = u"ops@dr1"_s, .serviceManager = u"commands"_s, .commands = QJsonObject{{u"stop"_s, u"svc stop rabbitmq"_s}}}};
        QVERIFY(mayRehearseOn(leading, of));
        leading.hosts.first().commands.insert(u"start"_s, u"ssh ops@%1 svc start rabbitmq"_s.arg(theirs));
        QVERIFY(!mayRehearseOn(leading, of));
        // A step that names a node of its own cluster can be taken nowhere else.
        RecoveryDocument document;
        document.steps = {{.id = u"restart"_s}};
        QVERIFY(mayRehearse(document, standby));
        document.steps.first().node = of.nodes.first().name;
        QVERIFY(!mayRehearse(document, standby));
        // What it came to counts as a run.
        RunSummary note{.kind = standbyRehearsalKind(), .startedAt = TimePoint{std::chrono::hours{1}}};
        note.note = standbyRehearsalNote(u"disk-full"_s, standby.name, u"r1"_s, Millis{4000});
        const std::optional<RecoveryProof> proof = standbyRehearsal({note}, u"disk-full"_s);
        QVERIFY(proof && proof->took == Millis{4000} && !proof->atTable && proof->at == note.startedAt);
        QVERIFY(!standbyRehearsal({note}, u"erlang-cookie"_s));
    }

    /// A proxy that the cluster's own profile does not name may carry its clients: it is not told to send them away for a rehearsal.
    void whoseClientsAProxyCarries()
    {
        ClusterProfile of;
        of.name = {u"old-site"_s};
        of.nodes = {{.name = {u"rabbit@old1"_s}, .management = QUrl(u"http://old1:15672"_s), .amqp = {u"10.99.0.1"_s, 5672}}};
        const QStringList addresses{u"10.99.0.1"_s};
        Scene scene;
        QVERIFY(mayTellProxies(scene.view(), of, addresses));
        haproxy::ServerTable &table = scene.facts.proxies.first().servers->first();
        haproxy::ServerState old = table.servers.first();
        old.name = u"old"_s;
        old.address = u"10.99.0.1"_s;
        table.servers.append(old);
        const Status refused = mayTellProxies(scene.view(), of, addresses);
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::Forbidden);
        QVERIFY2(refused.error().message.contains(u"be_amqp/old"_s), qPrintable(refused.error().message));
        // By the name that its file gives, where it has no address at present.
        table.servers.last().address.clear();
        table.servers.last().fqdn = u"old1.example.org"_s;
        QVERIFY(!mayTellProxies(scene.view(), of, addresses));
        table.servers.last().fqdn = u"new1.example.org"_s;
        QVERIFY(mayTellProxies(scene.view(), of, addresses));
        // Nobody is looked up for a plan that switches nothing.
        const RecoveryDocument nothing{.steps = {{.id = u"look"_s, .action = RecoveryAction::Look}}};
        QVERIFY(QCoro::waitFor(mayTellProxiesThere(nothing, scene.view(), of)));
    }

    /// What a rehearsal on a standby came to belongs to the cluster whose plan it is, where it went well; and what was left
    /// in the middle is none of the table's, which has no way to the standby.
    void whatARehearsalOnAStandbyLeaves()
    {
        Plan plan{.kind = recoveryKind(u"disk-full"_s, false), .title = u"Free the disk"_s, .cluster = {u"dr1"_s}};
        plan.facts = {{u"scenario"_s, u"disk-full"_s}, {u"rtoSeconds"_s, 1800}};
        RunState run{.run = u"r7"_s, .plan = standbyRehearsalOf(plan, {u"orders-prod"_s})};
        QCOMPARE(recoveryRunOf(run.plan.kind), RecoveryRun::OnStandby);
        QCOMPARE(recoveryRunOf(plan.kind), RecoveryRun::InEarnest);
        QCOMPARE(recoveryRunOf(recoveryKind(u"disk-full"_s, true)), RecoveryRun::AtTable);
        QVERIFY(!recoveryRunOf(u"failover"_s) && !recoveryRunOf(standbyRehearsalKind()));
        QVERIFY(!standbyNoteOf(run));
        run.verdict = Verdict::Undone;
        QVERIFY(!standbyNoteOf(run));
        run.verdict = Verdict::Done;
        run.startedAt = TimePoint{Millis{10'000}};
        run.endedAt = TimePoint{Millis{14'000}};
        // Nothing was wrong there, and nothing was mended: in four seconds nothing was rehearsed.
        Step mend;
        mend.id = u"mend"_s;
        mend.type = StepType::Action;
        run.plan.steps = {mend};
        run.steps[u"mend"_s].phase = StepPhase::Skipped;
        QVERIFY(!standbyNoteOf(run));
        run.steps[u"mend"_s].phase = StepPhase::Done;
        const std::optional<StandbyNote> note = standbyNoteOf(run);
        QVERIFY(note);
        QCOMPARE(note->of.value, u"orders-prod"_s);
        RunSummary kept{.kind = standbyRehearsalKind(), .startedAt = run.endedAt};
        kept.note = note->json;
        const std::optional<RecoveryProof> proof = standbyRehearsal({kept}, u"disk-full"_s);
        QVERIFY(proof);
        QCOMPARE(proof->took, Millis{4000});
        QCOMPARE(proof->run, u"r7"_s);
        // Another run of the same cluster is nobody else's rehearsal.
        run.plan = plan;
        QVERIFY(!standbyNoteOf(run));
    }

    /// Of the members that are left the one with the longest log; who cannot tell decides nothing.
    void survivors()
    {
        const NodeName a = Scene::node(1), b = Scene::node(2), c = Scene::node(3), d{u"rabbit@broker4"_s}, e{u"rabbit@broker5"_s};
        const auto seat = [&](const QString &name, const QList<NodeName> &online) {
            return QueueSeat{.ref = {u"/"_s, name}, .type = QueueType::Quorum, .members = {a, b, c, d, e}, .online = online};
        };
        const QList<QueueSeat> seats{seat(u"one"_s, {b}), seat(u"two"_s, {a, b}), seat(u"none"_s, {}), seat(u"well"_s, {a, b, c}), seat(u"untold"_s, {a, b})};
        const Result<QList<QueueSeat>> lost = withoutMajority(seats);
        QVERIFY(lost);
        QCOMPARE(lost->size(), 4);
        LogProgress progress;
        progress.written.insert({u"/"_s, u"two"_s}, {{a, 100.0}, {b, 101.0}});
        progress.written.insert({u"/"_s, u"untold"_s}, {{a, 100.0}});
        const Survivors survivors = survivorsOf(*lost, progress);
        QCOMPARE(survivors.count(), 2);
        QCOMPARE(survivors.byNode.value(b), (QList<QueueRef>{{u"/"_s, u"one"_s}, {u"/"_s, u"two"_s}}));
        QCOMPARE(survivors.gone, (QList<QueueRef>{{u"/"_s, u"none"_s}}));
        QCOMPARE(survivors.untold, (QList<QueueRef>{{u"/"_s, u"untold"_s}}));
        QVERIFY(!withoutMajority({{.ref = {u"/"_s, u"x"_s}, .type = QueueType::Quorum}}));
    }

    /// A node that the cluster has forgotten already can be brought back by the same plan.
    /// A node that a step names is guarded as one that the plan is about.
    void whatAStepNamesIsGuarded()
    {
        RecoveryDocument document = shipped(u"disk-full"_s);
        document.about = RecoveryDocument::About::Cluster;
        document.guards = {RecoveryGuard::Majority};
        document.immediate.clear();
        document.validation.clear();
        document.steps = {{.id = u"a"_s, .action = RecoveryAction::StopService, .node = Scene::node(1)},
                          {.id = u"b"_s, .action = RecoveryAction::StopService, .node = Scene::node(2)}};
        const Result<Plan> plan = planRecovery(document, Scene().view(), {});
        QVERIFY2(plan, qPrintable(plan ? QString() : plan.error().message));
        QStringList about;
        for (const Guard &guard : plan->guards)
            about.append(guard.act.arguments.value("without"_L1).toString());
        QCOMPARE(about, (QStringList{Scene::node(1).value, Scene::node(2).value}));
    }

    /// In the window of the standby: who takes over from whom stands where somebody agrees, and where it is restored.
    void whoTakesOverFromWhom()
    {
        const Scene scene;
        const RecoveryDocument document = shipped(u"complete-system-failure"_s);
        RecoveryWish wish{.backup = RecoveryPoint{.id = u"b7"_s, .cluster = u"orders-old"_s}, .restore = someRestore()};
        const Plan plan = planRecovery(document, scene.view(), wish).value();
        const QString words = u"%1 takes over from orders-old, with its backup b7."_s.arg(scene.profile.name.value);
        QVERIFY2(plan.step(u"gone"_s)->detail.startsWith(words), qPrintable(plan.step(u"gone"_s)->detail));
        QCOMPARE(plan.step(u"gone"_s)->detail.count(document.immediate.first().instructions.text()), 1);
        QStringList titles;
        eachStep(plan.steps, [&titles](const Step &step, int) { titles.append(step.title); });
        QVERIFY2(titles.contains(u"Restore the newest good backup of orders-old into %1"_s.arg(scene.profile.name.value)), qPrintable(titles.join(u'\n')));
        // One that a person named need not be the newest, and is not called so.
        wish.backup->isNamed = true;
        titles.clear();
        const Plan named = planRecovery(document, scene.view(), wish).value();
        eachStep(named.steps, [&titles](const Step &step, int) { titles.append(step.title); });
        QVERIFY2(titles.contains(u"Restore the backup b7 of orders-old into %1"_s.arg(scene.profile.name.value)), qPrintable(titles.join(u'\n')));
        // Where it is its own, nobody takes over from anybody.
        wish.backup->cluster = scene.profile.name.value;
        QVERIFY(!planRecovery(document, scene.view(), wish)->step(u"gone"_s)->detail.contains(u"takes over"_s));
    }

    /// Clients are not sent to what came back in part; and once something was restored for good, a later failure leaves it.
    void aRestoreInPartEndsThere()
    {
        const RecoveryDocument document = shipped(u"complete-system-failure"_s);
        QList<Step> restore = someRestore();
        restore.first().onFailure = OnFailure::Continue;
        const Plan plan = planRecovery(document, Scene().view(), {.restore = restore}).value();
        QVERIFY(plan.keepsOnHosts);
        QCOMPARE(plan.step(u"definitions"_s)->onFailure, OnFailure::Stop);
        bool isAfter = false;
        for (const Step &step : plan.steps) {
            if (isAfter && step.type != StepType::Group)
                QVERIFY2(step.onFailure != OnFailure::Undo, qPrintable(step.id));
            isAfter = isAfter || std::ranges::any_of(step.steps, [](const Step &one) { return one.id == "definitions"_L1; });
        }
        QVERIFY(isAfter);
    }

    void aForgottenNodeHasNoGuards()
    {
        Scene scene;
        scene.facts.nodes = {Scene::node(1), Scene::node(3)};
        QVERIFY(planOf(u"cluster-node-failure"_s, scene).value().guards.isEmpty());
    }

    /// In the middle of an upgrade: what a plan does then, by what each node runs. Empty: it does not tell.
    void versions_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<QStringList>("runs");
        QTest::addColumn<QStringList>("guards"); ///< of versions
        const auto row = [](const char *name, const char *id, const QStringList &runs, const QStringList &guards) {
            QTest::newRow(name) << QString::fromLatin1(id) << runs << guards;
        };
        const QStringList same{u"4.0.5"_s, u"4.0.5"_s, u"4.0.5"_s};
        row("one version", "cluster-node-failure", same, {});
        row("releases of one series are one", "cluster-node-failure", {u"4.0.5"_s, u"4.0.9"_s, u"4.0.5"_s}, {});
        row("nobody tells", "cluster-node-failure", {{}, {}, {}}, {});
        row("nobody knows what the lost one has", "cluster-node-failure", {u"4.0.5"_s, {}, u"4.0.5"_s}, {u"rejoins"_s});
        row("between two that it was written for", "single-node-failure", {u"4.1.0"_s, u"4.1.0"_s, u"4.1.0"_s}, {});
        row("a newer one than it was written for", "single-node-failure", {u"5.0.0"_s, u"5.0.0"_s, {}}, {u"written-for"_s});
        row("an older one on one node", "disk-full", {u"3.9.29"_s, u"3.10.8"_s, u"3.10.8"_s}, {u"written-for"_s});
        // What brings a node back that has its data goes on in the middle of an upgrade; what lets one in anew does not.
        const QStringList mixed{u"4.0.5"_s, u"4.0.5"_s, u"4.3.6"_s};
        row("mixed: started again", "single-node-failure", mixed, {});
        row("mixed: a partition", "network-partition", mixed, {});
        row("mixed: a cookie", "erlang-cookie", mixed, {});
        row("mixed: rebuilt", "data-corruption", mixed, {u"one-version"_s, u"rejoins"_s});
        row("mixed: joins again", "cluster-node-failure", mixed, {u"one-version"_s, u"rejoins"_s});
        row("mixed: a backup", "complete-system-failure", mixed, {u"one-version"_s});
        // It waits by itself until all run one.
        row("mixed: the upgrade itself", "upgrade-stopped", mixed, {});
    }
    void versions()
    {
        QFETCH(const QString, id);
        QFETCH(const QStringList, runs);
        Scene scene;
        for (qsizetype i = 0; i < runs.size(); ++i) {
            if (!runs[i].isEmpty())
                scene.snapshot.nodes[i].versions.value = NodeVersions{.rabbitmq = runs[i], .erlang = {}, .product = {}, .managementVersion = {}};
        }
        const Result<Plan> plan = planOf(id, scene);
        QVERIFY2(plan, qPrintable(plan ? QString() : plan.error().message));
        QStringList versions;
        for (const Guard &guard : plan->guards) {
            if (guard.act.operation.startsWith(u"guard.written"_s) || guard.act.operation.startsWith(u"guard.one"_s)
                || guard.act.operation.startsWith(u"guard.rejoins"_s)) {
                versions.append(guard.id);
                QVERIFY(guard.overridable); // somebody who knows passes it, and says why
            }
        }
        QTEST(versions, "guards");
    }

    void branchesAreAskedOfTheRightStep()
    {
        const Plan plan = planOf(u"single-node-failure"_s, Scene()).value();
        const Step *thaw = plan.step(u"thaw"_s);
        QCOMPARE(thaw->precondition->arguments.value("step"_L1).toString(), u"state"_s);
        StepContext context;
        context.results = {{u"state"_s, {{u"outcome"_s, u"frozen"_s}}}};
        QVERIFY(!outcomeDecides(thaw->precondition->arguments, context).contains("skip"_L1));
        context.results = {{u"state"_s, {{u"outcome"_s, u"stopped"_s}}}};
        QVERIFY(outcomeDecides(thaw->precondition->arguments, context).value("skip"_L1).toBool());
        QVERIFY(outcomeDecides({{u"step"_s, u"other"_s}, {u"outcomes"_s, QJsonArray{u"done"_s}}}, context).value("skip"_L1).toBool());
        QVERIFY(!outcomeDecides({{u"step"_s, u"other"_s}, {u"outcomes"_s, QJsonArray{u"not-done"_s}}}, context).contains("skip"_L1));
    }

    /// Nothing that a rehearsal names, anywhere, has a way to a cluster; and its kit has no such thing.
    void aRehearsalHasNoHands_data() { everyDocumentIsAPlan_data(); }
    void aRehearsalHasNoHands()
    {
        QFETCH(QString, id);
        const Scene scene;
        const Plan plan = rehearsalOf(planOf(id, scene).value());
        QVERIFY(checkPlan(plan));
        for (const QString &operation : operationsNamedBy(plan))
            QVERIFY2(operation.startsWith(u"rehearsal."_s), qPrintable(operation));
        QVERIFY(plan.guards.isEmpty() && plan.fences.isEmpty());
        QCOMPARE(plan.lease.kind, LeaseNeed::Kind::Beside);
        eachStep(plan.steps, [](const Step &step, int) { QVERIFY(step.type != StepType::Action && !step.force && !step.undo && !step.probe); });
        const QTemporaryDir folder;
        const auto kit = openRunKit(std::make_shared<const ClusterProfile>(scene.profile), {}, folder.path(),
                                    {[](Operations &operations, const std::shared_ptr<ClusterAccess> &) { addRehearsalOperations(operations); }}, true);
        QVERIFY(kit);
        QCOMPARE(kit->operations->missing(plan), QStringList());
        // Of the real plan it has nothing at all.
        const Plan real = planOf(id, scene).value();
        QCOMPARE(kit->operations->missing(real), operationsNamedBy(real));
    }

    /// What is done by people is asked of them at the table, also where the cluster itself shows in earnest that it is done.
    void whatPeopleDoIsAskedAtTheTable()
    {
        const Scene scene;
        for (const auto &[id, step] : {std::pair(u"disk-full"_s, u"free"_s), std::pair(u"network-partition"_s, u"heal"_s),
                                       std::pair(u"certificate-expired"_s, u"renew"_s), std::pair(u"upgrade-stopped"_s, u"upgrade"_s)}) {
            const Plan real = planOf(id, scene).value();
            const Plan table = rehearsalOf(real);
            const auto find = [&step](const Plan &plan) {
                const Step *found = nullptr;
                eachStep(plan.steps, [&](const Step &each, int) {
                    if (!found && (each.id == step || each.id.startsWith(step + u'-')))
                        found = &each;
                });
                return found;
            };
            QVERIFY2(find(real) && find(table), qPrintable(id));
            QVERIFY2(find(real)->type == StepType::Wait || find(real)->type == StepType::Check, qPrintable(id));
            QVERIFY2(find(table)->type == StepType::Manual, qPrintable(id));
            QVERIFY2(!find(table)->detail.isEmpty(), qPrintable(id));
        }
        // Whatever only the cluster does or shows is talked about too.
        const Plan table = rehearsalOf(planOf(u"disk-full"_s, scene).value());
        QVERIFY(table.step(u"in-sync"_s)->type == StepType::Manual && !wantsWords(*table.step(u"in-sync"_s)));
    }

    /// At the table every step stops for a person, one after the other and for as long as a talk may take; what they would do is said
    /// in words, and nothing is measured against what a step takes in earnest.
    void theTableStopsAtEachStep_data() { everyDocumentIsAPlan_data(); }
    void theTableStopsAtEachStep()
    {
        QFETCH(QString, id);
        const Plan real = planOf(id, Scene()).value();
        const Plan table = rehearsalOf(real);
        QVERIFY(isAtTable(table) && !isAtTable(real));
        QCOMPARE(expectedDuration(table.steps), Millis{0});
        eachStep(table.steps, [&real](const Step &step, int) {
            if (step.type == StepType::Group) {
                QVERIFY2(!step.parallel, qPrintable(step.id));
                return;
            }
            QVERIFY2(step.type == StepType::Manual || step.type == StepType::Approval, qPrintable(step.id));
            QVERIFY2(!step.detail.isEmpty(), qPrintable(step.id));
            QVERIFY2(step.timeout >= std::chrono::hours{1}, qPrintable(step.id));
            const Step *earnest = real.step(step.id);
            QVERIFY2(earnest && (earnest->type != StepType::Action || wantsWords(step)), qPrintable(step.id));
        });
    }

    /// From its first step to its last; whether people answered is told by the run.
    void aRehearsalRuns_data()
    {
        QTest::addColumn<PersonAnswer>("answer");
        QTest::addColumn<bool>("counts");
        QTest::newRow("with people") << PersonAnswer{.yes = true, .who = u"ann"_s, .note = u"I stop it by hand"_s} << true;
        QTest::newRow("clicked through") << PersonAnswer{.yes = true, .who = u"ann"_s} << false;
        QTest::newRow("with nobody") << PersonAnswer{.yes = true, .who = u"ops@console"_s, .note = u"taken as done"_s, .simulated = true} << false;
    }
    void aRehearsalRuns()
    {
        QFETCH(PersonAnswer, answer);
        QFETCH(bool, counts);
        Scene scene;
        scene.profile.nodes[0].management = scene.profile.nodes[1].management = scene.profile.nodes[2].management = {};
        const Plan plan = rehearsalOf(planOf(u"data-corruption"_s, scene).value());
        const QTemporaryDir folder;
        RunBook book({.profile = std::make_shared<const ClusterProfile>(scene.profile),
                      .journals = folder.path(),
                      .who = u"test@here"_s,
                      .registrars = {[](Operations &operations, const std::shared_ptr<ClusterAccess> &) { addRehearsalOperations(operations); }},
                      .isolated = true});
        QVERIFY(QCoro::waitFor(book.open({})));
        Plan fitting = plan;
        fitting.profileDigest = digestOf(scene.profile);
        connect(&book, &RunBook::happened, this, [&book, answer](const JournalRecord &record) {
            if (record.kind == RecordKind::Asked)
                QCoro::connect(book.answer(record.step, answer), &book, [](bool) {});
        });
        const Result<Verdict> verdict = QCoro::waitFor(book.run(fitting, {}));
        QVERIFY2(verdict, qPrintable(verdict ? QString() : verdict.error().message));
        QCOMPARE(*verdict, Verdict::Done);
        const RunState &state = book.current().state;
        QCOMPARE(state.step(u"forget"_s).phase, StepPhase::Done);
        QCOMPARE(state.step(u"host"_s).phase, StepPhase::Skipped); // simulated: its service has stopped, its host is there
        QCOMPARE(wasTalkedThrough(state), counts);
        QVERIFY(!measuredRto(state));
        const RunSummary summary{.run = state.run, .kind = plan.kind, .endedAt = state.endedAt, .verdict = u"done"_s};
        QCOMPARE(runsForReadiness({summary}), QStringList{state.run});
        const ClusterRecords records{.runs = {summary}, .states = {{state.run, state}}};
        const ReadinessFacts facts = readinessFactsOf({.id = u"data-corruption"_s}, readinessSourcesOf(records, scene.profile, state.endedAt));
        QCOMPARE(facts.rehearsal.has_value(), counts);
        const ReadinessPoint point = readinessOf(facts, state.endedAt).points.at(3);
        QCOMPARE(point.id, u"rehearsal"_s);
        QCOMPARE(point.points > 0, counts);
    }

    void aRestoreNeedsABackup()
    {
        const RecoveryDocument document = shipped(u"complete-system-failure"_s);
        QCOMPARE(planRecovery(document, Scene().view(), {}).error().kind, ErrorKind::Usage);
        const Plan plan = planOf(u"complete-system-failure"_s, Scene()).value();
        QVERIFY(plan.step(u"definitions"_s) != nullptr);
        QCOMPARE(plan.steps.first().type, StepType::Approval);
    }
};

QTEST_GUILESS_MAIN(RecoveryPlannerTest)
#include "RecoveryPlannerTest.moc"
#include "run/runs/EveryOperation.h"
