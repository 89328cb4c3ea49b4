#include "Scene.h"

#include <QTest>

#include <functional>

using namespace Qt::StringLiterals;
using namespace warrener;

namespace {

using Change = std::function<void(Scene &)>;
constexpr qint64 gib = 1024LL * 1024 * 1024;

const CandidateReason *reason(const Candidate &candidate, const QString &id)
{
    const auto found = std::ranges::find(candidate.reasons, id, &CandidateReason::id);
    return found == candidate.reasons.end() ? nullptr : &*found;
}

} // namespace

Q_DECLARE_METATYPE(Change)

class CandidatesTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// What is wrong with broker2, while broker1 is left and broker3 is well.
    void reasons_data()
    {
        QTest::addColumn<Change>("change");
        QTest::addColumn<QString>("id");
        QTest::addColumn<QString>("level");
        QTest::addColumn<int>("points");
        QTest::addColumn<bool>("eligible");
        const auto row = [](const char *name, const QString &id, const QString &level, int points, bool eligible, const Change &change) {
            QTest::newRow(name) << change << id << level << points << eligible;
        };
        row("healthy", u"in-service"_s, u"ok"_s, 25, true, [](Scene &) {});
        row("memory alarm", u"in-service"_s, u"critical"_s, 0, false, [](Scene &scene) { scene.figures(2).memoryAlarm = true; });
        row("disk alarm", u"in-service"_s, u"critical"_s, 0, false, [](Scene &scene) { scene.figures(2).diskAlarm = true; });
        row("an alarm that its metrics tell alone", u"in-service"_s, u"critical"_s, 0, false, [](Scene &scene) {
            scene.figures(2).diskAlarm = {};
            BrokerMetrics metrics;
            metrics.diskAlarm = true;
            scene.snapshot.nodes[1].metrics.succeed(metrics, scene.snapshot.at, Millis{5});
        });
        row("down", u"in-service"_s, u"critical"_s, 0, false, [](Scene &scene) { scene.setDown(2); });
        row("draining", u"in-service"_s, u"critical"_s, 0, false, [](Scene &scene) { scene.setDraining(2); });
        row("its API hangs", u"in-service"_s, u"warning"_s, 13, true, [](Scene &scene) {
            scene.snapshot.nodes[1].answer.fail({.kind = ErrorKind::Timeout, .message = u"no answer"_s, .detail = {}}, scene.snapshot.at, Millis{3000});
        });
        row("all in sync", u"members"_s, u"ok"_s, 25, true, [](Scene &scene) { scene.addQueue(u"one"_s, 1); });
        row("nothing to take over", u"members"_s, u"ok"_s, 25, true, [](Scene &scene) { scene.addQueue(u"one"_s, 3); });
        row("one of two offline", u"members"_s, u"warning"_s, 0, true, [](Scene &scene) {
            scene.addQueue(u"one"_s, 1);
            scene.addQueue(u"two"_s, 1).online = {Scene::node(1), Scene::node(3)};
        });
        row("far behind", u"members"_s, u"critical"_s, 0, true, [](Scene &scene) { scene.addQueue(u"one"_s, 1).behind = {{Scene::node(2), 5000}}; });
        row("a little behind", u"members"_s, u"ok"_s, 25, true, [](Scene &scene) { scene.addQueue(u"one"_s, 1).behind = {{Scene::node(2), 12}}; });
        row("nobody tells how far it has come", u"members"_s, u"unknown"_s, 13, true, [](Scene &scene) { scene.addQueue(u"one"_s, 1).behind = {}; });
        row("a stream: its longest copy leads it by itself", u"members"_s, u"ok"_s, 25, true, [](Scene &scene) {
            QueueSeat &stream = scene.addQueue(u"one"_s, 1);
            stream.type = QueueType::Stream;
            stream.behind = {};
        });
        row("queues not known", u"members"_s, u"unknown"_s, 13, true, [](Scene &scene) { scene.facts.queuesKnown = false; });
        row("half the memory", u"memory"_s, u"ok"_s, 8, true, [](Scene &scene) { scene.figures(2).memoryUsed = 6 * gib; });
        row("no memory left", u"memory"_s, u"critical"_s, 0, true, [](Scene &scene) { scene.figures(2).memoryUsed = 8 * gib; });
        row("little disk", u"disk"_s, u"warning"_s, 2, true, [](Scene &scene) { scene.figures(2).diskFree = 11 * gib; });
        row("slow", u"latency"_s, u"critical"_s, 0, true, [](Scene &scene) { scene.snapshot.nodes[1].answer.took = Millis{2000}; });
        row("busy host", u"host"_s, u"critical"_s, 5, true, [](Scene &scene) {
            scene.snapshot.hosts[1].figures.value->cpuPercent = 100;
            scene.snapshot.hosts[1].figures.value->memoryPercent = 50;
        });
        row("just a majority", u"quorum"_s, u"ok"_s, 3, true, [](Scene &scene) { scene.addQueue(u"one"_s, 1); });
        row("a majority is lost", u"quorum"_s, u"critical"_s, 0, true,
            [](Scene &scene) { scene.addQueue(u"one"_s, 1).online = {Scene::node(1), Scene::node(2)}; });
        row("preferred", u"priority"_s, u"ok"_s, 10, true,
            [](Scene &scene) { scene.profile.nodes[1].other = {{u"failover"_s, QJsonObject{{u"priority"_s, 10}}}}; });
        row("disliked", u"priority"_s, u"warning"_s, -5, true,
            [](Scene &scene) { scene.profile.nodes[1].other = {{u"failover"_s, QJsonObject{{u"priority"_s, -5}}}}; });
        row("never", u"priority"_s, u"critical"_s, 0, false,
            [](Scene &scene) { scene.profile.nodes[1].other = {{u"failover"_s, QJsonObject{{u"never"_s, true}}}}; });
    }
    void reasons()
    {
        QFETCH(const Change, change);
        QFETCH(const QString, id);
        QFETCH(const QString, level);
        QFETCH(const int, points);
        QFETCH(const bool, eligible);
        Scene scene;
        change(scene);
        const QList<Candidate> candidates = rankCandidates(scene.view(), Scene::node(1));
        QCOMPARE(candidates.size(), 2);
        const auto found = std::ranges::find(candidates, Scene::node(2), &Candidate::node);
        QCOMPARE(found->reasons.size(), 8);
        const CandidateReason *it = reason(*found, id);
        QVERIFY(it != nullptr);
        QCOMPARE(toId(it->level), level);
        QCOMPARE(qRound(it->points), points);
        QVERIFY(!it->words.isEmpty());
        QCOMPARE(found->eligible, eligible);
    }

    void ranks()
    {
        Scene scene;
        scene.addQueue(u"payments"_s, 1).behind = {{Scene::node(2), 1204}};
        const QList<Candidate> candidates = rankCandidates(scene.view(), Scene::node(1));
        QCOMPARE(candidates.first().node, Scene::node(3));
        QVERIFY(candidates.first().recommended);
        QVERIFY(!candidates.last().recommended);
        QVERIFY(candidates.first().score > candidates.last().score);
        QVERIFY2(candidates.last().why.contains(u"payments"_s), qPrintable(candidates.last().why));
    }

    void neverTheOneThatCannot()
    {
        Scene scene;
        scene.setDown(2);
        scene.profile.nodes[2].other = {{u"failover"_s, QJsonObject{{u"never"_s, true}}}};
        const QList<Candidate> candidates = rankCandidates(scene.view(), Scene::node(1));
        QVERIFY(std::ranges::none_of(candidates, &Candidate::eligible));
        QVERIFY(std::ranges::none_of(candidates, &Candidate::recommended));
    }
};

QTEST_GUILESS_MAIN(CandidatesTest)
#include "CandidatesTest.moc"
