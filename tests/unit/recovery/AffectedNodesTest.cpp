// Which nodes a plan is about: the one that is named, or who does not serve.

#include "plan/recovery/AffectedNodes.h"

#include "ShippedPlans.h"

#include <QJsonArray>
#include <QTest>

#include <algorithm>
#include <functional>

using namespace Qt::StringLiterals;
using namespace warrener;

class AffectedNodesTest final : public QObject
{
    Q_OBJECT

    /// Five brokers that see one another.
    static Scene ofFive()
    {
        Scene scene;
        for (const int number : {4, 5}) {
            NodeProfile node = scene.profile.nodes.first();
            HostProfile host = *scene.profile.host(node.host);
            NodeLook look = scene.snapshot.nodes.first();
            look.name = node.name = look.answer.value->self.name = Scene::node(number);
            host.name = look.host = node.host = HostName{u"broker%1"_s.arg(number)};
            host.ssh = node.amqp.host = host.name.value;
            host.address = u"10.0.0.%1"_s.arg(number);
            node.management = look.management = QUrl(u"http://broker%1:15672"_s.arg(number));
            scene.profile.nodes.append(node);
            scene.profile.hosts.append(host);
            scene.snapshot.nodes.append(look);
            scene.facts.nodes.append(node.name);
            scene.facts.amqp.insert(node.name, Sight::Answers);
        }
        for (NodeLook &look : scene.snapshot.nodes) {
            QMap<NodeName, NodeFigures> &peers = look.answer.value->peers;
            NodeFigures row = peers.first();
            peers.clear();
            for (int number = 1; number <= 5; ++number) {
                row.name = Scene::node(number);
                if (row.name != look.name)
                    peers.insert(row.name, row);
            }
        }
        return scene;
    }
    static void eachPair(const QList<int> &one, const QList<int> &other, const std::function<void(int, int)> &act)
    {
        for (const int left : one) {
            for (const int right : other) {
                act(left, right);
                act(right, left);
            }
        }
    }
    /// As nodes say it once they see each other again.
    static void part(Scene &scene, const QList<int> &one, const QList<int> &other)
    {
        eachPair(one, other, [&scene](int left, int right) { scene.figures(left).partitions.append(Scene::node(right).value); });
    }
    /// As it is while they are cut off.
    static void countAsGone(Scene &scene, const QList<int> &one, const QList<int> &other)
    {
        eachPair(one, other, [&scene](int left, int right) { scene.snapshot.nodes[left - 1].answer.value->peers[Scene::node(right)].running = false; });
    }
    static void keepSilent(Scene &scene, int number)
    {
        scene.snapshot.nodes[number - 1].answer.fail({.kind = ErrorKind::Timeout, .message = u"no answer"_s, .detail = {}}, scene.snapshot.nodes[0].answer.asOf,
                                                     Millis{3000});
    }

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

    /// Of five: the whole side is meant, whoever of it is named, and also whoever of it this console cannot reach. One that is started while
    /// another of its side still runs takes over what that one believes.
    void aSideOfSeveral()
    {
        const RecoveryDocument document = shipped(u"network-partition"_s);
        const QList<NodeName> losers{Scene::node(4), Scene::node(5)};
        Scene scene = ofFive();
        part(scene, {1, 2, 3}, {4, 5});
        QCOMPARE(affectedNodes(document, scene.view(), {}).value(), losers);
        for (const NodeName &named : losers)
            QCOMPARE(affectedNodes(document, scene.view(), named).value(), losers);
        for (const int winner : {1, 2, 3})
            QCOMPARE(affectedNodes(document, scene.view(), Scene::node(winner)).error().kind, ErrorKind::Forbidden);
        const Plan plan = planRecovery(document, scene.view(), {.node = Scene::node(5)}).value();
        QCOMPARE(idsIn(plan).filter(u"restart-losers"_s),
                 (QStringList{u"restart-losers-broker4-stop"_s, u"restart-losers-broker5-stop"_s, u"restart-losers-broker4"_s, u"restart-losers-broker5"_s}));
        QCOMPARE(plan.lease.avoid, losers);
        // A rule for each of them.
        QVERIFY(std::ranges::count_if(plan.guards, [](const Guard &guard) { return guard.id.startsWith(u"majority"_s); }) == 2);

        // The network is whole, and one of them does not answer here: most say that they have parted from it.
        Scene silent = scene;
        keepSilent(silent, 5);
        QCOMPARE(affectedNodes(document, silent.view(), {}).value(), losers);
        QCOMPARE(affectedNodes(document, silent.view(), Scene::node(4)).value(), losers);
        // Both of them.
        keepSilent(silent, 4);
        QCOMPARE(affectedNodes(document, silent.view(), {}).value(), losers);

        // It is cut still, and nobody says that they have parted: each side only counts the other as gone.
        Scene cut = ofFive();
        countAsGone(cut, {1, 2, 3}, {4, 5});
        QCOMPARE(affectedNodes(document, cut.view(), {}).value(), losers);
        keepSilent(cut, 5);
        QCOMPARE(affectedNodes(document, cut.view(), {}).value(), losers);
        // Whom the loser does not see either is down, and on nobody's side.
        cut.snapshot.nodes[3].answer.value->peers[Scene::node(5)].running = false;
        QCOMPARE(affectedNodes(document, cut.view(), {}).value(), QList{Scene::node(4)});
    }

    /// What a loser sees run may be seen by the others too: it goes on with them, and nobody restarts it.
    void whoSeesBothSidesIsNotLost()
    {
        const RecoveryDocument document = shipped(u"network-partition"_s);
        const QList<NodeName> loser{Scene::node(4)};
        Scene scene = ofFive();
        part(scene, {1, 2, 3}, {4});
        QCOMPARE(affectedNodes(document, scene.view(), {}).value(), loser);
        keepSilent(scene, 5);
        QCOMPARE(affectedNodes(document, scene.view(), {}).value(), loser);
        QCOMPARE(affectedNodes(document, scene.view(), Scene::node(5)).error().kind, ErrorKind::Forbidden);
        const Plan plan = planRecovery(document, scene.view(), {}).value();
        QCOMPARE(plan.lease.avoid, loser);
        // One of them alone sees it: that is enough.
        for (const int witness : {2, 3})
            scene.snapshot.nodes[witness - 1].answer.value->peers[Scene::node(5)].running = false;
        QCOMPARE(affectedNodes(document, scene.view(), {}).value(), loser);
        // None of them does: it is the loser's.
        scene.snapshot.nodes[0].answer.value->peers[Scene::node(5)].running = false;
        QCOMPARE(affectedNodes(document, scene.view(), {}).value(), (QList{Scene::node(4), Scene::node(5)}));
        // And where nobody of them says anything, nobody can tell.
        for (const int witness : {1, 2, 3})
            keepSilent(scene, witness);
        QCOMPARE(affectedNodes(document, scene.view(), {}).value(), loser);
    }

    /// A profile that names three of five: the two others count, and one of the majority is not taken for a loser.
    void thoseThatTheProfileDoesNotNameCount()
    {
        const RecoveryDocument document = shipped(u"network-partition"_s);
        Scene scene = ofFive();
        part(scene, {1, 2, 3}, {4, 5});
        for (const int left : {3, 2}) {
            scene.profile.nodes.removeAt(left - 1);
            scene.snapshot.nodes.removeAt(left - 1);
        }
        QCOMPARE(affectedNodes(document, scene.view(), {}).value(), (QList{Scene::node(4), Scene::node(5)}));
        QCOMPARE(affectedNodes(document, scene.view(), Scene::node(1)).error().kind, ErrorKind::Forbidden);
        QCOMPARE(idsIn(planRecovery(document, scene.view(), {}).value()).filter(u"-stop"_s).size(), 2);
    }

    /// Two of three have parted from each other and from the third, which was restarted since and says nothing of it: no side has a
    /// majority, so they are not stopped together, and whoever is named is meant alone.
    void halfOfThemAreNoLosingSide()
    {
        const RecoveryDocument document = shipped(u"network-partition"_s);
        Scene scene;
        scene.figures(1).partitions = {Scene::node(2).value, Scene::node(3).value};
        scene.figures(2).partitions = {Scene::node(1).value, Scene::node(3).value};
        QCOMPARE(affectedNodes(document, scene.view(), {}).value(), (QList{Scene::node(1), Scene::node(2)}));
        QCOMPARE(affectedNodes(document, scene.view(), Scene::node(2)).value(), QList{Scene::node(2)});
        QVERIFY(idsIn(planRecovery(document, scene.view(), {}).value()).filter(u"-stop"_s).isEmpty());
    }

    /// Without a majority anywhere nobody guesses: no side is chosen, and all of them are the losing side of nobody.
    void noSideOfFiveHasTheMajority()
    {
        const RecoveryDocument document = shipped(u"network-partition"_s);
        Scene scene = ofFive();
        part(scene, {1, 2}, {3, 4, 5});
        part(scene, {3, 4}, {5});
        // Two, two and one: each has parted from most.
        QCOMPARE(affectedNodes(document, scene.view(), {}).value().size(), 5);
        const Plan plan = planRecovery(document, scene.view(), {}).value();
        QVERIFY(idsIn(plan).filter(u"-stop"_s).isEmpty());
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
