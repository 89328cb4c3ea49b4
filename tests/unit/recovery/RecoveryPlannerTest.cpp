#include "plan/recovery/RecoveryPlanner.h"

#include "plan/recovery/RecoveryLibrary.h"
#include "plan/recovery/Rehearsal.h"
#include "run/operations/RehearsalOperations.h"
#include "run/runs/RunBook.h"
#include "tests/unit/failover/Scene.h"

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
        addClusterOperations(operations, access);
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

    /// A node that the cluster has forgotten already can be brought back by the same plan.
    void aForgottenNodeHasNoGuards()
    {
        Scene scene;
        scene.facts.nodes = {Scene::node(1), Scene::node(3)};
        QVERIFY(planOf(u"cluster-node-failure"_s, scene).value().guards.isEmpty());
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

    /// From its first step to its last, with nobody to talk to.
    void aRehearsalRuns()
    {
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
        const Result<Verdict> verdict = QCoro::waitFor(book.run(fitting, {}));
        QVERIFY2(verdict, qPrintable(verdict ? QString() : verdict.error().message));
        QCOMPARE(*verdict, Verdict::Done);
        const RunState &state = book.current().state;
        QCOMPARE(state.step(u"forget"_s).phase, StepPhase::Done);
        QCOMPARE(state.step(u"stop"_s).phase, StepPhase::Skipped); // simulated: its service has stopped already
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
