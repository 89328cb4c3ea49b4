#include "plan/recovery/RecoveryPlanner.h"

#include "ShippedPlans.h"
#include "plan/recovery/Rehearsal.h"
#include "plan/recovery/TrafficSwitch.h"
#include "run/operations/recovery/ClusterConditions.h"
#include "run/runs/EveryOperation.h"

#include <QJsonArray>
#include <QLocale>
#include <QScopeGuard>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace warrener;

class RecoveryPlannerTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyDocumentIsAPlan_data() { eachShippedPlan(); }
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
        for (const auto listed = idsIn(plan); const QString &id : listed)
            ids.insert(id);
        QCOMPARE(ids.size(), plan.steps.size());
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

    /// One that starts while another of its side still runs would take over what that one believes: all are stopped before the first one
    /// starts, whether they have parted is asked once, and who was stopped is started whatever is seen by then.
    void aSideOfSeveralIsStoppedFirst()
    {
        RecoveryDocument document = shipped(u"network-partition"_s);
        document.about = RecoveryDocument::About::Lost;
        Scene scene;
        scene.setDown(2);
        scene.setDown(3);
        const Result<Plan> plan = planRecovery(document, scene.view(), {});
        QVERIFY2(plan, qPrintable(plan ? QString() : plan.error().message));
        const QStringList restarts = idsIn(*plan).filter(u"restart-losers"_s);
        QCOMPARE(restarts,
                 (QStringList{u"restart-losers-broker2-stop"_s, u"restart-losers-broker3-stop"_s, u"restart-losers-broker2"_s, u"restart-losers-broker3"_s}));
        const auto follows = [&plan](const QString &id) { return plan->step(id)->precondition->arguments.value("step"_L1).toString(); };
        QCOMPARE(plan->step(restarts.at(0))->precondition->operation, u"recovery.unless-condition"_s);
        QCOMPARE(follows(restarts.at(1)), restarts.at(0));
        QCOMPARE(follows(restarts.at(2)), restarts.at(0));
        QCOMPARE(follows(restarts.at(3)), restarts.at(1));
        for (const auto listed = restarts.first(2); const QString &id : listed)
            QVERIFY2(plan->step(id)->force && plan->step(id)->undo, qPrintable(id));
        // One that has paused itself since is not stopped, only to be started apart from its peers.
        for (const auto listed = restarts.first(2); const QString &id : listed)
            QVERIFY2(plan->step(id)->act->arguments.value("startsAgain"_L1).toBool(), qPrintable(id));
        for (const auto listed = restarts.sliced(2); const QString &id : listed)
            QVERIFY2(!plan->step(id)->force, qPrintable(id));
        // Once the first one is back, nobody stops anything again.
        QCOMPARE(plan->step(restarts.at(0))->onFailure, OnFailure::Undo);
        QCOMPARE(plan->step(restarts.at(3))->onFailure, OnFailure::Stop);
    }

    /// Where everybody is meant, as where no side has a majority, nobody would be left to serve, or to start from: one after the other, each with
    /// the look before it.
    void everybodyIsNeverStoppedTogether()
    {
        RecoveryDocument document = shipped(u"network-partition"_s);
        Scene scene;
        for (const int each : {1, 2, 3}) {
            for (const int other : {1, 2, 3}) {
                if (other != each)
                    scene.figures(each).partitions.append(u"rabbit@broker%1"_s.arg(other));
            }
        }
        const Result<Plan> plan = planRecovery(document, scene.view(), {});
        QVERIFY2(plan, qPrintable(plan ? QString() : plan.error().message));
        QCOMPARE(idsIn(*plan).filter(u"restart-losers"_s),
                 (QStringList{u"restart-losers-broker1-all"_s, u"restart-losers-broker2-all"_s, u"restart-losers-broker3-all"_s}));
        QVERIFY(plan->step(u"restart-losers-may-broker2"_s));
    }

    /// Before clients are sent here the proxies lead elsewhere: messages go to the cluster itself, and by the proxies afterwards.
    void messagesBeforeTheSwitch()
    {
        const Plan plan = planOf(u"complete-system-failure"_s, Scene()).value();
        const QStringList ids = idsIn(plan);
        QVERIFY(ids.indexOf(u"restore"_s) < ids.indexOf(u"verify-here"_s) && ids.indexOf(u"verify-here"_s) < ids.indexOf(u"switch"_s));
        const Step *here = plan.step(u"verify-here"_s);
        QVERIFY(here->act && !here->act->arguments.contains("proxy"_L1) && here->onFailure == OnFailure::Stop);
        for (const Step &step : plan.step(u"verify"_s)->steps)
            QVERIFY2(step.act->arguments.contains("proxy"_L1), qPrintable(step.id));
        // Asked for twice, in any document, they are two steps.
        RecoveryDocument twice = shipped(u"disk-full"_s);
        RecoveryStep again = twice.steps.last();
        QCOMPARE(again.action, RecoveryAction::VerifyMessages);
        again.id = u"again"_s;
        twice.steps.append(again);
        const Result<Plan> two = planRecovery(twice, Scene().view(), {.node = Scene::node(2)});
        QVERIFY2(two, qPrintable(two ? QString() : two.error().message));
        QVERIFY(two->step(u"verify-lb1"_s) && two->step(u"again-lb1"_s));
        // Also where they are called alike but for their end.
        twice.steps[twice.steps.size() - 2].id = u"messages-go-through-before"_s;
        twice.steps.last().id = u"messages-go-through-afterwards"_s;
        const Result<Plan> alike = planRecovery(twice, Scene().view(), {.node = Scene::node(2)});
        QVERIFY2(alike, qPrintable(alike ? QString() : alike.error().message));
    }

    /// What a document says stands in the plan in the window's language, of every plan and every step.
    void aPlanSpeaksTheWindowsLanguage_data() { eachShippedPlan(); }
    void aPlanSpeaksTheWindowsLanguage()
    {
        QFETCH(QString, id);
        const auto asBefore = qScopeGuard([before = QLocale()] { QLocale::setDefault(before); });
        QLocale::setDefault(QLocale(QLocale::Chinese, QLocale::China));
        const RecoveryDocument document = shipped(id);
        const Plan plan = planOf(id, Scene()).value();
        QVERIFY(plan.title.startsWith(document.title.zh));
        QCOMPARE(plan.afterwards, document.afterwards.zh);
        QCOMPARE(plan.facts.value("fallback"_L1).toObject().value("words"_L1).toString(), document.fallback.zh);
        for (const auto listed = document.allSteps(); const RecoveryStep &wanted : listed) {
            const auto of =
                std::ranges::find_if(plan.steps, [&wanted](const Step &step) { return step.id == wanted.id || step.id.startsWith(wanted.id + u'-'); });
            QVERIFY2(of != plan.steps.end(), qPrintable(wanted.id));
            QVERIFY2(wanted.title.isEmpty() || of->title == wanted.title.zh, qPrintable(of->title));
            QVERIFY2(of->detail.contains(wanted.instructions.zh), qPrintable(of->detail));
        }
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
