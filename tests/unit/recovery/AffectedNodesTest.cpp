// Which nodes a plan is about: the one that is named, or who does not serve.

#include "plan/recovery/AffectedNodes.h"

#include "ShippedPlans.h"

#include <QJsonArray>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace warrener;

class AffectedNodesTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
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
};

QTEST_GUILESS_MAIN(AffectedNodesTest)
#include "AffectedNodesTest.moc"
