#include "run/operations/drill/DrillConditions.h"

#include "record/calendar/CalendarStore.h"
#include "record/journal/Journal.h"
#include "run/operations/AutomaticWords.h"
#include "run/operations/ClusterOperations.h"
#include "run/operations/drill/DrillGuards.h"
#include "run/operations/drill/DrillLever.h"
#include "run/operations/drill/DrillOperations.h"
#include "run/procedure/Operations.h"
#include "support/FakeServer.h"

#include <QCoroTask>
#include <QFile>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>
#include <QTimeZone>

using namespace Qt::StringLiterals;
using namespace warrener;

namespace {

NodeName node(int number)
{
    return {u"rabbit@broker%1"_s.arg(number)};
}

DrillSight healthy()
{
    QList<NodeFigures> rows;
    for (int number = 1; number <= 3; ++number) {
        NodeFigures row;
        row.name = node(number);
        row.running = true;
        rows.append(row);
    }
    QueueSeat seat;
    seat.ref = {.vhost = u"/"_s, .name = u"orders"_s};
    seat.type = QueueType::Quorum;
    seat.leader = node(1);
    seat.members = seat.online = {node(1), node(2), node(3)};
    DrillSight sight{.nodes = rows, .queues = QList{seat}, .silence = Millis{100}};
    sight.proxies.emplaceBack(u"lb1"_s, 3);
    return sight;
}

/// The operations of a cluster of which one node alone can be asked.
std::shared_ptr<Operations> drillsOf(const NodeName &asked, const QUrl &management, const std::shared_ptr<Timekeeper> &time)
{
    const auto profile = std::make_shared<ClusterProfile>();
    profile->name = {u"orders"_s};
    profile->nodes.append({.name = asked, .management = management});
    auto operations = std::make_shared<Operations>();
    addDrillOperations(*operations, std::make_shared<ClusterAccess>(profile, QString(), time));
    return operations;
}

/// The operations of the cluster "orders", whose lever and calendar lie in a folder of their own.
class OwnDrills
{
public:
    OwnDrills()
    {
        qputenv("XDG_DATA_HOME", m_folder.path().toLocal8Bit());
        const auto profile = std::make_shared<ClusterProfile>();
        profile->name = cluster;
        addDrillOperations(*operations, std::make_shared<ClusterAccess>(profile, QString(), time));
    }
    ~OwnDrills() { qunsetenv("XDG_DATA_HOME"); }
    Q_DISABLE_COPY_MOVE(OwnDrills)

    const ClusterName cluster{u"orders"_s};
    const std::shared_ptr<Timekeeper> time = systemTimekeeper();
    const std::shared_ptr<Operations> operations = std::make_shared<Operations>();

private:
    QTemporaryDir m_folder;
};

} // namespace

class DrillConditionsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void holdsOrNot_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<int>("amount");
        QTest::addColumn<DrillSight>("sight");
        QTest::addColumn<bool>("holds");
        for (const auto listed = drillConditionKinds(); const DrillConditionKind kind : listed)
            QTest::newRow(qPrintable(u"healthy "_s + toId(kind))) << toId(kind) << 0 << healthy() << true;
        DrillSight oneDown = healthy();
        (*oneDown.nodes)[2].running = false;
        (**oneDown.queues)[0].online = {node(1), node(2)};
        QTest::newRow("one down") << u"nodes-running"_s << 0 << oneDown << false;
        QTest::newRow("one down of three, two are enough") << u"nodes-running"_s << 2 << oneDown << true;
        QTest::newRow("a majority of the members") << u"queues-available"_s << 0 << oneDown << true;
        QTest::newRow("a member lacks") << u"queues-complete"_s << 0 << oneDown << false;
        DrillSight noMajority = healthy();
        (**noMajority.queues)[0].online = {node(1)};
        QTest::newRow("no majority") << u"queues-available"_s << 0 << noMajority << false;
        DrillSight noLeader = healthy();
        (**noLeader.queues)[0].leader = {};
        QTest::newRow("no leader") << u"queues-available"_s << 0 << noLeader << false;
        DrillSight alarm = healthy();
        (*alarm.nodes)[0].diskAlarm = true;
        QTest::newRow("alarm") << u"no-alarms"_s << 0 << alarm << false;
        DrillSight parted = healthy();
        (*parted.nodes)[1].partitions = {node(3).value};
        QTest::newRow("parted") << u"no-partitions"_s << 0 << parted << false;
        DrillSight silent = healthy();
        silent.silence = Millis{5000};
        QTest::newRow("silence") << u"probe-flows"_s << 3000 << silent << false;
        QTest::newRow("a silence that is allowed") << u"probe-flows"_s << 6000 << silent << true;
        DrillSight slow = healthy();
        slow.silence = Millis{20};
        slow.latency99 = Millis{5000};
        QTest::newRow("slow confirms") << u"probe-latency"_s << 3000 << slow << false;
        QTest::newRow("slow confirms that are allowed") << u"probe-latency"_s << 5000 << slow << true;
        QTest::newRow("slow confirms, usual bound") << u"probe-latency"_s << 0 << slow << true;
        // Silence has a condition of its own.
        QTest::newRow("no confirm to measure") << u"probe-latency"_s << 3000 << silent << true;
        QTest::newRow("latency of no probe") << u"probe-latency"_s << 3000 << DrillSight{} << false;
        DrillSight noServer = healthy();
        noServer.proxies[0].second = 0;
        QTest::newRow("no server") << u"proxies-serve"_s << 0 << noServer << false;
        QTest::newRow("too few servers") << u"proxies-serve"_s << 4 << healthy() << false;
        // What is not known is never a yes.
        DrillSight missing = silent;
        missing.silence = Millis{0};
        missing.overtaken = Millis{12'000};
        QTest::newRow("a message is missing") << u"probe-complete"_s << 11'000 << missing << false;
        QTest::newRow("missing for as long as is allowed") << u"probe-complete"_s << 12'000 << missing << true;
        QTest::newRow("missing, usual bound") << u"probe-complete"_s << 0 << missing << false;
        QTest::newRow("missing of no probe") << u"probe-complete"_s << 0 << DrillSight{} << false;
        DrillSight blind{.nodes = failure(ErrorKind::Timeout, u"t"_s), .queues = std::nullopt, .silence = std::nullopt};
        blind.proxies.emplaceBack(u"lb1"_s, failure(ErrorKind::Timeout, u"t"_s));
        for (const auto listed = drillConditionKinds(); const DrillConditionKind kind : listed)
            QTest::newRow(qPrintable(u"blind "_s + toId(kind))) << toId(kind) << 0 << blind << false;
        DrillSight nobody = healthy();
        nobody.nodes = QList<NodeFigures>();
        QTest::newRow("a cluster of nobody") << u"nodes-running"_s << 0 << nobody << false;
    }

    void holdsOrNot()
    {
        QFETCH(const QString, id);
        QFETCH(const int, amount);
        QFETCH(const DrillSight, sight);
        QFETCH(const bool, holds);
        const DrillCondition condition{.kind = drillConditionKindFromId(id).value(), .amount = amount};
        const std::optional<QString> why = whyNot(condition, sight);
        QCOMPARE(!why.has_value(), holds);
        QVERIFY(!why || !why->isEmpty());
        QVERIFY(!describe(condition).isEmpty());
        QCOMPARE(drillConditionsFromJson(toJson(QList{condition})).value(), QList{condition});
    }

    /// A second node that goes breaks a drill off, however many the cluster has; the target's own absence does not.
    void anotherNodeIsGone()
    {
        DrillSight sight = healthy();
        const QList<NodeName> stay{node(1), node(2)};
        QVERIFY(!whyAnotherIsGone(stay, sight));
        (*sight.nodes)[2].running = false;
        QVERIFY(!whyAnotherIsGone(stay, sight));
        (*sight.nodes)[1].running = false;
        QVERIFY(whyAnotherIsGone(stay, sight)->contains(u"broker2"_s));
        // In a cluster of many the document's own bound would let it pass.
        for (int number = 4; number <= 7; ++number) {
            NodeFigures row;
            row.name = node(number);
            row.running = true;
            sight.nodes->append(row);
        }
        QVERIFY(!whyNot({.kind = DrillConditionKind::NodesRunning, .amount = 2}, sight));
        QVERIFY(whyAnotherIsGone(stay, sight));
        // One that the fault has cut off calls all the others gone, and is asked where theirs hang.
        sight.toldBy = node(3);
        QVERIFY(!isOfTheCutOff(stay, sight));
        QVERIFY(whyAnotherIsGone(stay, sight));
        (*sight.nodes)[0].running = false;
        QVERIFY(isOfTheCutOff(stay, sight));
        QVERIFY(!whyAnotherIsGone(stay, sight));
        sight.toldBy = node(1);
        QVERIFY(whyAnotherIsGone(stay, sight));
        (*sight.nodes)[0].running = true;
        (*sight.nodes)[1].runningKnown = false;
        QVERIFY(!whyAnotherIsGone(stay, sight));
        sight.nodes = failure(ErrorKind::Timeout, u"t"_s);
        QVERIFY(!whyAnotherIsGone(stay, sight));
    }

    /// So the watching ends at once, and says so.
    void anotherNodeEndsTheWatching()
    {
        FakeServer api;
        api.on("/api/nodes", {.body = R"([{"name":"rabbit@broker1","running":true},{"name":"rabbit@broker2","running":false},)"
                                      R"({"name":"rabbit@broker3","running":false}])"});
        const std::shared_ptr<Timekeeper> time = systemTimekeeper();
        const auto operations = drillsOf(node(1), api.url(), time);
        const Step step =
            observeStep({.token = u"none"_s, .targets = {}, .ask = {node(1)}, .length = Millis{60000}, .stay = {node(1), node(2)}}, u"observe-1"_s, u"watch"_s);
        QCOMPARE(observationOf(step)->stay, (QList{node(1), node(2)}));
        StepContext context{.run = u"run"_s, .began = time->now()};
        QJsonObject kept;
        context.onKeep = [&kept](QJsonObject what) -> QCoro::Task<Status> {
            kept = std::move(what);
            co_return Status();
        };
        const Result<QJsonObject> watched = QCoro::waitFor(Operations::call(operations, *step.act, context, time, {}));
        QVERIFY(!watched);
        QVERIFY2(watched.error().message.contains(u"broker2"_s) && !watched.error().message.contains(u"broker3"_s), qPrintable(watched.error().message));
        QVERIFY(!kept.value("brokenOff"_L1).toString().isEmpty());
    }

    /// Whatever a document names to break off does so as soon as the cluster shows it.
    void aConditionBreaksItOff_data()
    {
        QTest::addColumn<DrillConditionKind>("kind");
        QTest::addColumn<QByteArray>("second"); // what the cluster says of the second node
        QTest::addColumn<QString>("word");
        using enum DrillConditionKind;
        QTest::newRow("a memory alarm") << NoAlarms << R"("running":true,"mem_alarm":true,"disk_free_alarm":false,"partitions":[])"_ba << u"broker2"_s;
        QTest::newRow("a disk alarm") << NoAlarms << R"("running":true,"mem_alarm":false,"disk_free_alarm":true,"partitions":[])"_ba << u"broker2"_s;
        QTest::newRow("it has parted") << NoPartitions << R"("running":true,"partitions":["rabbit@broker1"])"_ba << u"parted"_s;
        QTest::newRow("too few run") << NodesRunning << R"("running":false,"partitions":[])"_ba << u"1 of 2"_s;
    }
    void aConditionBreaksItOff()
    {
        QFETCH(const DrillConditionKind, kind);
        QFETCH(const QByteArray, second);
        QFETCH(const QString, word);
        FakeServer api;
        api.on("/api/nodes", {.body = R"([{"name":"rabbit@broker1","running":true,"partitions":[]},{"name":"rabbit@broker2",)" + second + "}]"});
        const std::shared_ptr<Timekeeper> time = systemTimekeeper();
        const auto operations = drillsOf(node(1), api.url(), time);
        const Step step =
            observeStep({.token = u"none"_s, .targets = {}, .ask = {node(1)}, .length = Millis{60000}, .abort = {{.kind = kind}}}, u"observe-1"_s, u"watch"_s);
        StepContext context{.run = u"run"_s, .began = time->now()};
        QJsonObject kept;
        context.onKeep = [&kept](QJsonObject what) -> QCoro::Task<Status> {
            kept = std::move(what);
            co_return Status();
        };
        const Result<QJsonObject> watched = QCoro::waitFor(Operations::call(operations, *step.act, context, time, {}));
        QVERIFY(!watched);
        QVERIFY2(watched.error().message.contains(word), qPrintable(watched.error().message));
        QVERIFY2(kept.value("brokenOff"_L1).toString().contains(word), qPrintable(kept.value("brokenOff"_L1).toString()));
    }

    /// What it says of nodes breaks nothing off: the others may be well.
    void theCutOffEndsNothing()
    {
        FakeServer api;
        api.on("/api/nodes", {.body = R"([{"name":"rabbit@broker1","running":false},{"name":"rabbit@broker2","running":false},)"
                                      R"({"name":"rabbit@broker3","running":true}])"});
        const std::shared_ptr<Timekeeper> time = systemTimekeeper();
        const auto operations = drillsOf(node(3), api.url(), time);
        const Step step = observeStep({.token = u"none"_s,
                                       .targets = {},
                                       .ask = {node(3)},
                                       .length = Millis{1500},
                                       .expected = {{.kind = DrillConditionKind::NodesRunning, .amount = 2}},
                                       .abort = {{.kind = DrillConditionKind::NodesRunning, .amount = 2}},
                                       .stay = {node(1), node(2)}},
                                      u"observe-1"_s, u"watch"_s);
        StepContext context{.run = u"run"_s, .began = time->now()};
        context.onKeep = [](QJsonObject) -> QCoro::Task<Status> { co_return Status(); };
        const Result<QJsonObject> watched = QCoro::waitFor(Operations::call(operations, *step.act, context, time, {}));
        QVERIFY2(watched, qPrintable(watched ? QString() : watched.error().message));
        // What nobody has seen is not called kept either.
        const QJsonArray conditions = watched->value("conditions"_L1).toArray();
        QCOMPARE(conditions.size(), 1);
        QVERIFY(!conditions.first()["looked"_L1].toBool());
    }

    void whoLosesMajority()
    {
        const QList<QueueSeat> seats = **healthy().queues;
        QCOMPARE(queuesThatLoseMajority(seats, {node(1)}), QStringList());
        QCOMPARE(queuesThatLoseMajority(seats, {node(1), node(2)}), QStringList{u"orders"_s});
        QList<QueueSeat> weak = seats;
        weak[0].online = {node(1), node(2)};
        QCOMPARE(queuesThatLoseMajority(weak, {node(1)}), QStringList{u"orders"_s});
        QCOMPARE(queuesThatLoseMajority(weak, {node(3)}), QStringList());
        // Elsewhere.
        QCOMPARE(queuesThatLoseMajority(weak, {node(4)}), QStringList());
    }

    /// Who does not run is no member of a majority, and still one of those of whom a majority is wanted.
    void majorityIsOfThoseThatRun()
    {
        const QList<NodeFigures> all = *healthy().nodes;
        QVERIFY(!whyNoMajority(all, {node(3)}));
        QVERIFY(whyNoMajority(all, {node(2), node(3)}));
        QList<NodeFigures> oneStopped = all;
        oneStopped[0].running = false;
        QVERIFY(whyNoMajority(oneStopped, {node(3)}));
        // It is out already.
        QVERIFY(!whyNoMajority(oneStopped, {node(1)}));
        QVERIFY(whyNoMajority({}, {}));
    }

    /// No fault is on while the steady state is waited for, but the next one shall not be made either.
    void theLeverEndsTheWaitForTheSteadyState()
    {
        const OwnDrills drills;
        const Step step = steadyUntilStep({{.kind = DrillConditionKind::NodesRunning}}, {}, u"none"_s, {}, 2, Millis{60000});
        QJsonObject kept;
        StepContext context{.run = u"run"_s, .began = drills.time->now()};
        context.onKeep = [&kept](QJsonObject what) -> QCoro::Task<Status> {
            kept = std::move(what);
            co_return Status();
        };
        const auto ask = [&] { return QCoro::waitFor(Operations::call(drills.operations, *step.act, context, drills.time, {})); };
        const Result<QJsonObject> before = ask();
        QVERIFY(before);
        QVERIFY(!before->value("givenUp"_L1).toBool());
        QVERIFY(pullDrillLever({.at = drills.time->now(), .who = u"boss"_s, .why = u"incident"_s}));
        const Result<QJsonObject> after = ask();
        QVERIFY(after);
        QVERIFY(after->value("givenUp"_L1).toBool());
        QVERIFY(after->value("words"_L1).toString().contains(u"boss"_s));
        QVERIFY(kept.value(drillstep::stopped).toBool());
    }

    /// The rule is asked again before each fault: what is left of the drill counts then, and a blackout that has begun counts always.
    void aBlackoutIsComparedWithTheDrillsOwnEnd()
    {
        const OwnDrills drills;
        const auto darkFrom = [&](std::chrono::minutes later) {
            const WallTime from = wallOf(SystemClock().now() + later, QTimeZone::utc());
            return CalendarStore(drills.cluster).change([from](RunCalendar calendar) -> Result<RunCalendar> {
                calendar.blackouts = {{.id = u"b"_s, .title = u"month-end close"_s, .from = from, .length = std::chrono::hours{1}, .zone = QTimeZone::utc()}};
                return calendar;
            });
        };
        const Guard guard = noBlackoutGuard(std::chrono::minutes{40});
        const auto mayBegin = [&](std::chrono::minutes ago) {
            const StepContext context{.run = u"run"_s, .began = SystemClock().now() - ago};
            return QCoro::waitFor(Operations::call(drills.operations, guard.act, context, drills.time, {})).has_value();
        };
        using std::chrono::minutes;
        QVERIFY(darkFrom(minutes{30}));
        QVERIFY(!mayBegin(minutes{0}));
        QVERIFY(mayBegin(minutes{20}));
        QVERIFY(darkFrom(minutes{-5}));
        QVERIFY(!mayBegin(minutes{20}));
        QVERIFY(!mayBegin(minutes{60}));
    }

    /// A person has paused the automatic for a shorter time than the drill takes: a drill that ends early does not arm it against them.
    void aPersonsPauseComesBack()
    {
        const QTemporaryDir folder;
        const std::shared_ptr<Timekeeper> time = systemTimekeeper();
        const Result<std::shared_ptr<Journal>> journal = Journal::open({u"orders"_s}, folder.path());
        QVERIFY(journal);
        const auto operations = std::make_shared<Operations>();
        addAutomaticOperations(*operations, *journal, std::make_shared<SystemClock>());
        StepContext context{.run = u"run"_s, .began = time->now()};
        context.onKeep = [](QJsonObject) -> QCoro::Task<Status> { co_return Status(); };
        const auto call = [&](const Step &step) { return QCoro::waitFor(Operations::call(operations, *step.act, context, time, {})).has_value(); };
        const auto words = [&] { return readAutomaticWords((*journal)->path()).value_or(AutomaticWords{}); };
        // Nobody had paused it: it may act again.
        QVERIFY(call(pauseAutomaticStep(std::chrono::minutes{20})));
        QCOMPARE(words().pausedBy, u"drill run"_s);
        QVERIFY(call(resumeAutomaticStep()));
        QVERIFY(!words().paused);
        const TimePoint until = std::chrono::floor<std::chrono::seconds>(time->now()) + std::chrono::minutes{10};
        QVERIFY(QCoro::waitFor(sayPause(*journal, until, u"a switch is changed"_s, u"ops@here"_s)));
        QVERIFY(call(pauseAutomaticStep(std::chrono::minutes{20})));
        QCOMPARE(words().pausedBy, u"drill run"_s);
        QVERIFY(call(resumeAutomaticStep()));
        QVERIFY(words().paused);
        QCOMPARE(words().pausedBy, u"ops@here"_s);
        QCOMPARE(words().pausedWhy, u"a switch is changed"_s);
        QCOMPARE(words().pausedUntil, until);
        // Done once more, as after a kill in the middle: it is theirs.
        QVERIFY(call(resumeAutomaticStep()));
        QCOMPARE(words().pausedBy, u"ops@here"_s);
    }

    /// By a clock that was set back while the fault is on, the lever is pulled before the run began: it stops it all the same.
    void theLeverEndsAFaultByWhateverClock()
    {
        const OwnDrills drills;
        // One of yesterday lies there, and stops nothing.
        const TimePoint yesterday = drills.time->now() - std::chrono::hours{24};
        QVERIFY(pullDrillLever({.at = yesterday, .who = u"somebody"_s, .why = u"another incident"_s}));
        const Step step = observeStep({.token = u"none"_s, .length = Millis{20000}, .settle = Millis{20000}}, u"observe-1"_s, u"watch"_s);
        StepContext context{.run = u"run"_s, .began = drills.time->now()};
        int words = 0;
        context.onProgress = [&words, yesterday](double, const QString &) {
            if (++words == 1)
                QVERIFY(pullDrillLever({.at = yesterday + std::chrono::hours{20}, .who = u"boss"_s, .why = u"incident"_s}));
        };
        QJsonObject kept;
        context.onKeep = [&kept](QJsonObject what) -> QCoro::Task<Status> {
            kept = std::move(what);
            co_return Status();
        };
        const Result<QJsonObject> watched = QCoro::waitFor(Operations::call(drills.operations, *step.act, context, drills.time, {}));
        QVERIFY(!watched);
        QVERIFY2(watched.error().message.contains(u"boss"_s), qPrintable(watched.error().message));
        QVERIFY(kept.value("detectMs"_L1).toObject().contains("stopped"_L1));
    }

    void whatIsProbedIsSaidInTheDocument()
    {
        // Nothing said: quorum queues, and of the others what the cluster has.
        QVERIFY(probeWishFromJson({}).types.isEmpty());
        const ProbeWish wish = probeWishFromJson({{u"types"_s, QJsonArray{u"stream"_s, u"melon"_s, u"stream"_s}},
                                                  {u"expects"_s, QJsonObject{{u"stream"_s, u"may-lose"_s}, {u"classic"_s, u"luck"_s}}}});
        QCOMPARE(wish.types, QStringList{u"stream"_s});
        QCOMPARE(wish.expects.size(), 1);
        QCOMPARE(wish.expects.value(u"stream"_s), ProbeExpectation::MayLose);
        QCOMPARE(probeWishFromJson(toJson(wish)), wish);
        QSet<QString> words;
        for (const ProbeExpectation one : {ProbeExpectation::Holds, ProbeExpectation::MayPause, ProbeExpectation::MayLose}) {
            QCOMPARE(probeExpectationFromId(toId(one)), std::optional(one));
            words.insert(describe(u"classic"_s, one));
        }
        QCOMPARE(words.size(), 3);
    }

    void theLeverCountsSinceTheRunBegan()
    {
        const TimePoint began{Millis{1'800'000'000'000}};
        const auto stops = [&](const std::optional<DrillLever> &lever, TimePoint from) { return whyLeverStops(lever, from).has_value(); };
        QVERIFY(!stops(std::nullopt, began));
        QVERIFY(stops(DrillLever{.at = began, .held = false}, began));
        QVERIFY(stops(DrillLever{.at = began + Millis{500}, .held = false}, began));
        QVERIFY(!stops(DrillLever{.at = began - Millis{1}, .held = false}, began));
        QVERIFY(stops(DrillLever{.at = began - Millis{1}, .held = true}, began));
        // Before a run there is nothing that it could have stopped.
        QVERIFY(!stops(DrillLever{.at = began, .held = false}, TimePoint()));
        QVERIFY(stops(DrillLever{.at = began, .held = true}, TimePoint()));
    }

    void theLever()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"a/stop.json"_s);
        QVERIFY(!readDrillLever(path));
        const DrillLever lever{.at = TimePoint{Millis{1'800'000'000'000}}, .who = u"ops@console"_s, .why = u"enough"_s, .held = true};
        QVERIFY(pullDrillLever(lever, path));
        QCOMPARE(readDrillLever(path), std::optional(lever));
        QVERIFY(releaseDrillLever(path));
        QVERIFY(!readDrillLever(path));
        // Somebody in a hurry: touch.
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.close();
        QVERIFY(readDrillLever(path)->held);
        QVERIFY(!isNever(readDrillLever(path)->at));
    }
};

QTEST_GUILESS_MAIN(DrillConditionsTest)
#include "DrillConditionsTest.moc"
