#include "plan/failover/FailoverOffer.h"

#include "Scene.h"
#include "judge/assess/Assessment.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace warrener;

/// What is offered where nobody has said which node is meant, and when a failback is.
class FailoverOfferTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// The one that its clients and leaders are on; the page that watches over the cluster calls the same one the node in use.
    void theBusiestNodeIsMeant()
    {
        Scene scene;
        scene.addQueue(u"one"_s, 2);
        QCOMPARE(busiestNode(scene.view()), Scene::node(2));
        QCOMPARE(offerFor(scene.view(), FailoverKind::Switchover, {}).wish.from, Scene::node(2));
        // One that does not serve is none to begin with, whatever it still leads.
        scene.setDown(2);
        QVERIFY(busiestNode(scene.view()) != Scene::node(2));
    }

    /// Before anybody was asked there is nobody to name, and nothing falls over.
    void ofAClusterThatNobodyLookedAt()
    {
        const Scene scene;
        const ClusterView view = bareView(scene.profile, scene.snapshot.at);
        QCOMPARE(view.snapshot->cluster, scene.profile.name);
        QCOMPARE(view.snapshot->environment, scene.profile.environment);
        QCOMPARE(view.snapshot->at, scene.snapshot.at);
        QVERIFY(view.facts != nullptr && !view.facts->queuesKnown);
        QCOMPARE(busiestNode(view), NodeName{});
        const FailoverOffer offer = offerFor(view, FailoverKind::Switchover, {});
        QVERIFY(!offer.plan);
        QCOMPARE(offer.problemKind, ErrorKind::Usage);
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

    /// A planned move asks the node to take part: of one that is dead there is no such plan, and nobody is told of a drain.
    void nothingIsPlannedWithALostNode()
    {
        Scene scene;
        QVERIFY(planSwitchover(scene.view(), {.from = Scene::node(1)}));
        scene.setDown(1);
        const FailoverOffer offer = offerFor(scene.view(), FailoverKind::Switchover, {.from = Scene::node(1)});
        QVERIFY(!offer.plan);
        QCOMPARE(offer.problemKind, ErrorKind::Usage);
        QVERIFY2(offer.problem.startsWith(u"broker1 does not serve"_s), qPrintable(offer.problem));
        QVERIFY(offerFor(scene.view(), FailoverKind::Failover, {.from = Scene::node(1)}).plan);
    }

    /// The headline and the list under it say the same.
    void nothingSpeaksAgainstItOnlyWhereNothingDoes()
    {
        Scene scene;
        FailbackEvaluation evaluation = evaluateFailback(scene.view(), Scene::node(1));
        QVERIFY(evaluation.against.isEmpty());
        QVERIFY2(evaluation.headline.startsWith(u"Nothing speaks against"_s), qPrintable(evaluation.headline));
        scene.figures(1).uptime = Millis{51'000};
        evaluation = evaluateFailback(scene.view(), Scene::node(1));
        QVERIFY(evaluation.advisable && !evaluation.against.isEmpty());
        QVERIFY2(!evaluation.headline.startsWith(u"Nothing speaks against"_s), qPrintable(evaluation.headline));
    }

    /// Force begins with a node that something speaks against, never with one that is out on purpose.
    void forceBeginsWithTheSilentNode()
    {
        Scene scene;
        QCOMPARE(silentNode(scene.view()), NodeName{});
        QCOMPARE(offerFor(scene.view(), FailoverKind::Failover, {}).problemKind, ErrorKind::Usage);
        scene.setDraining(1);
        QCOMPARE(missingNode(scene.view()), Scene::node(1));
        QCOMPARE(silentNode(scene.view()), NodeName{});
        QVERIFY(!offerFor(scene.view(), FailoverKind::Failover, {}).plan);
        scene.setDown(3);
        QCOMPARE(silentNode(scene.view()), Scene::node(3));
        QCOMPARE(offerFor(scene.view(), FailoverKind::Failover, {}).wish.from, Scene::node(3));
    }

    /// What was told when the plan is made counts, not an older snapshot: RabbitMQ 3.x does not tell it
    /// there, and closed ports may not have been noticed yet.
    void maintenanceIsAsked_data()
    {
        QTest::addColumn<bool>("snapshotDrained");
        QTest::addColumn<bool>("down");
        QTest::addColumn<std::optional<bool>>("told");
        QTest::addColumn<bool>("revives");
        QTest::newRow("only the snapshot") << true << false << std::optional<bool>() << true;
        QTest::newRow("nobody") << false << false << std::optional<bool>() << false;
        QTest::newRow("told, in an old snapshot healthy") << false << false << std::optional(true) << true;
        QTest::newRow("told, in an old snapshot silent") << false << true << std::optional(true) << true;
        QTest::newRow("revived since") << true << false << std::optional(false) << false;
    }
    void maintenanceIsAsked()
    {
        QFETCH(const bool, snapshotDrained);
        QFETCH(const bool, down);
        QFETCH(const std::optional<bool>, told);
        QFETCH(const bool, revives);
        Scene scene;
        if (snapshotDrained)
            scene.setDraining(1);
        if (down)
            scene.setDown(1);
        if (told)
            scene.facts.maintenance.insert(Scene::node(1), *told);
        for (const QString &proxy : {u"lb1"_s, u"lb2"_s})
            scene.setServer(proxy, 1, haproxy::ForcedDrain);
        QCOMPARE(missingNode(scene.view()), Scene::node(1));
        QVERIFY(evaluateFailback(scene.view(), Scene::node(1)).possible);
        const Result<Plan> plan = planFailback(scene.view(), {.from = Scene::node(1)});
        QVERIFY2(plan, plan ? "" : qPrintable(plan.error().message));
        QCOMPARE(plan->step(u"revive"_s) != nullptr, revives);
        // A node in maintenance takes nobody over.
        const QList<Candidate> candidates = rankCandidates(scene.view(), Scene::node(2));
        const auto one = std::ranges::find(candidates, Scene::node(1), &Candidate::node);
        QVERIFY(one != candidates.end());
        QCOMPARE(one->eligible, !revives && !down);
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

        // An idle host whose disk is full scores best of all: what it needs is said, and no score.
        Scene full;
        full.snapshot.hosts[0].figures.value->diskDataPercent = 99;
        const FailbackEvaluation inNeed = evaluateFailback(full.view(), Scene::node(1));
        QVERIFY(!inNeed.advisable);
        const auto point = std::ranges::find(inNeed.against, u"host"_s, &FailbackEvaluation::Point::id);
        QVERIFY(point != inNeed.against.end());
        const Assessment assessment = assess(full.snapshot);
        const auto finding = std::ranges::find(assessment.findings, u"host.disk-data"_s, &Finding::id);
        QVERIFY(finding != assessment.findings.end());
        QCOMPARE(point->words, u"Its host is in need: "_s + finding->title);
        // An alarm that only the metrics tell is an alarm.
        Scene alarmed;
        NodeLook &node = alarmed.snapshot.nodes[0];
        node.answer.value->self.memoryUsed.reset();
        BrokerMetrics metrics;
        metrics.memoryUsed = 1e9;
        metrics.memoryAlarm = true;
        node.metrics.succeed(metrics, node.answer.asOf, Millis{1});
        const FailbackEvaluation blocked = evaluateFailback(alarmed.view(), Scene::node(1));
        QVERIFY(std::ranges::contains(blocked.against, u"alarm"_s, &FailbackEvaluation::Point::id));
    }
};

QTEST_GUILESS_MAIN(FailoverOfferTest)
#include "FailoverOfferTest.moc"
