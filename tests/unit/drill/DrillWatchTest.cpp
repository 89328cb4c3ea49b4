// What the page of a drill that goes on is made of: the records alone, whoever wrote them.

#include "plan/drill/DrillLibrary.h"
#include "plan/drill/DrillLive.h"
#include "plan/drill/DrillPlanner.h"
#include "run/operations/drill/DrillOperations.h"
#include "run/operations/drill/FaultOperations.h"
#include "tests/unit/failover/Scene.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace warrener;

namespace {

constexpr TimePoint watchBegan{Millis{1'800'000'000'000}};

TimePoint afterMs(qint64 ms)
{
    return watchBegan + Millis{ms};
}

/// A split of broker3, as far as records are added.
class WatchedRun
{
public:
    WatchedRun()
    {
        const Result<Plan> plan =
            planDrill(Scene().view(), findDrill(u"network-partition"_s, u"/nowhere"_s).value(), {.mode = u"split"_s, .who = u"ops@console"_s});
        add(0, RecordKind::RunStarted, {}, {{u"plan"_s, toJson(*plan)}});
        eachStep(view.state.plan.steps, [this](const Step &step, int) {
            if (step.id.startsWith(drillstep::make))
                suffix = step.id.mid(drillstep::make.size());
        });
    }

    WatchedRun &add(qint64 ms, RecordKind kind, const QString &step = {}, const QJsonObject &data = {})
    {
        view.apply({.number = ++m_number, .at = afterMs(ms), .run = u"r"_s, .kind = kind, .step = step, .who = u"ops@console"_s, .data = data});
        return *this;
    }
    WatchedRun &begin(qint64 ms, const QString &step) { return add(ms, RecordKind::StepIntent, step, {{u"attempt"_s, 1}}); }
    WatchedRun &done(qint64 from, qint64 to, const QString &step, const QJsonObject &result = {{u"words"_s, u"x"_s}})
    {
        begin(from, step);
        return add(to, RecordKind::StepDone, step, {{u"tookMs"_s, to - from}, {u"result"_s, result}});
    }
    WatchedRun &untilTheFault()
    {
        done(1000, 4000, u"arm-"_s + suffix);
        done(4000, 5000, u"armed-"_s + suffix, {{u"seconds"_s, 100}});
        return done(10'000, 12'000, drillstep::make + suffix);
    }
    DrillLive live() const { return drillLiveOf(view); }

    RunView view;
    QString suffix;

private:
    qint64 m_number = 0;
};

} // namespace

class DrillWatchTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// Each type of queue that is probed has a lamp, which says what is expected of it, and how it goes.
    void eachTypeOfQueueHasALamp()
    {
        WatchedRun run;
        QVERIFY(std::ranges::none_of(run.live().hypothesis, &DrillLamp::isCounted)); // nobody knows yet what is probed
        run.done(500, 900, drillstep::probe, {{u"words"_s, u"x"_s}, {u"types"_s, QJsonArray{u"quorum"_s, u"classic"_s}}});
        run.untilTheFault().begin(12'000, u"observe-1"_s);
        run.add(13'000, RecordKind::Sample, u"observe-1"_s,
                {{u"at"_s, qint64(afterMs(13'000).time_since_epoch().count())},
                 {u"confirmed"_s, 900},
                 {u"consumed"_s, 880},
                 {u"types"_s, QJsonObject{{u"quorum"_s, QJsonArray{600, 590, 10, 4}}, {u"classic"_s, QJsonArray{300, 290, 9000, -1}}}}});
        QList<DrillLamp> lamps = run.live().hypothesis;
        lamps.removeIf([](const DrillLamp &lamp) { return !lamp.isCounted; });
        QCOMPARE(lamps.size(), 2);
        QVERIFY(lamps.first().words.startsWith("quorum"_L1) && lamps.first().now.contains("600"_L1));
        QVERIFY2(lamps.last().words.contains("may stand still"_L1), qPrintable(lamps.last().words));
        QVERIFY2(lamps.last().now.startsWith("no confirm for"_L1), qPrintable(lamps.last().now));
        QVERIFY(!lamps.last().after && lamps.last().reason.isEmpty());
    }

    void itsStageFollowsTheRecords()
    {
        WatchedRun run;
        QCOMPARE(run.live().stage, DrillStage::Preparing);
        QVERIFY(isNever(run.live().healsAt));
        QCOMPARE(run.live().targets.size(), 1);

        run.done(1000, 4000, u"arm-"_s + run.suffix);
        QCOMPARE(run.live().stage, DrillStage::Armed);
        // Until the host has said how long its timer has to go, what was wished counts from the earliest moment.
        QCOMPARE(run.live().healsAt, afterMs(1000) + run.live().faults.first().deadline);
        run.done(4000, 5000, u"armed-"_s + run.suffix, {{u"seconds"_s, 100}});
        QCOMPARE(run.live().healsAt, afterMs(105'000));

        // Begun is as good as made: nobody knows whether it took effect.
        run.begin(10'000, drillstep::make + run.suffix);
        QCOMPARE(run.live().stage, DrillStage::FaultOn);
        QCOMPARE(run.live().faultFrom, afterMs(10'000));
        run.add(12'000, RecordKind::StepDone, drillstep::make + run.suffix, {{u"tookMs"_s, 2000}, {u"result"_s, QJsonObject{{u"words"_s, u"x"_s}}}});
        run.begin(12'000, u"observe-1"_s);
        QCOMPARE(run.live().stage, DrillStage::FaultOn);
        QCOMPARE(run.live().faultUntil, afterMs(12'000) + run.live().length);
        QCOMPARE(run.live().length, Millis{120'000});

        run.begin(72'000, drillstep::reverse + run.suffix);
        QCOMPARE(run.live().stage, DrillStage::Reversing);
        QVERIFY(!isNever(run.live().healsAt));
        run.add(74'000, RecordKind::StepDone, drillstep::reverse + run.suffix, {{u"tookMs"_s, 2000}, {u"result"_s, QJsonObject{{u"words"_s, u"x"_s}}}});
        QCOMPARE(run.live().stage, DrillStage::Recovering);
        QVERIFY(isNever(run.live().healsAt));
        QCOMPARE(run.live().faultUntil, afterMs(74'000));
        // While the steady state is waited for, what does not hold yet is seen, and not held against it.
        const QString words = describe(DrillCondition{.kind = DrillConditionKind::NodesRunning});
        run.begin(74'000, drillstep::after);
        run.add(75'000, RecordKind::Sample, drillstep::after,
                {{u"at"_s, qint64(afterMs(75'000).time_since_epoch().count())},
                 {u"conditions"_s, QJsonArray{QJsonObject{{u"words"_s, words}, {u"holds"_s, false}, {u"now"_s, u"2 of 3"_s}, {u"reason"_s, u"why"_s}}}}});
        const QList<DrillLamp> lamps = run.live().hypothesis;
        const auto lamp = std::ranges::find(lamps, words, &DrillLamp::words);
        QVERIFY(lamp != lamps.end());
        QCOMPARE(lamp->now, u"2 of 3"_s);
        QVERIFY(!lamp->after);
        run.add(90'000, RecordKind::RunEnded, {}, {{u"verdict"_s, u"done"_s}});
        QCOMPARE(run.live().stage, DrillStage::Ended);
    }

    void anAbortIsBeingTakenBack()
    {
        WatchedRun run;
        run.untilTheFault().begin(12'000, u"observe-1"_s);
        run.add(20'000, RecordKind::AbortAsked, {}, {{u"undo"_s, true}});
        QCOMPARE(run.live().stage, DrillStage::FaultOn);
        run.add(20'100, RecordKind::UndoIntent, drillstep::make + run.suffix, {{u"attempt"_s, 1}});
        QCOMPARE(run.live().stage, DrillStage::Reversing);
        run.add(22'000, RecordKind::UndoDone, drillstep::make + run.suffix, {{u"tookMs"_s, 1900}});
        QCOMPARE(run.live().stage, DrillStage::Recovering);
        QVERIFY(isNever(run.live().healsAt));
    }

    void whatIsMeasuredIsSeenWhileTheStepRuns()
    {
        WatchedRun run;
        run.untilTheFault().begin(12'000, u"observe-1"_s);
        for (int second = 0; second < 5; ++second)
            run.add(12'000 + second * 1000, RecordKind::Sample, u"observe-1"_s,
                    {{u"at"_s, qint64(afterMs(12000 + second * 1000).time_since_epoch().count())},
                     {u"confirmed"_s, 100 + 60 * second},
                     {u"consumed"_s, 90 + 50 * second},
                     {u"silenceMs"_s, 15},
                     {u"overtakenMs"_s, 1500},
                     {u"latency99Ms"_s, second < 2 ? -1 : 30 + second}});
        const QString words = describe(DrillCondition{.kind = DrillConditionKind::QueuesAvailable});
        const auto told = [&](bool holds, bool settling, qint64 ms) {
            run.add(ms, RecordKind::Sample, u"observe-1"_s,
                    {{u"at"_s, qint64(afterMs(ms).time_since_epoch().count())},
                     {u"sinceMs"_s, ms - 12'000},
                     {u"conditions"_s, QJsonArray{QJsonObject{{u"words"_s, words}, {u"holds"_s, holds}, {u"now"_s, u"9 of 12"_s}, {u"reason"_s, u"why"_s}}}},
                     {u"abort"_s, QJsonArray()},
                     {u"detectMs"_s, QJsonObject{{u"proxy"_s, 2500}}},
                     {u"settling"_s, settling}});
        };
        told(false, true, 15'000);
        DrillLive live = run.live();
        const QList<DrillRate> rates = ratesOf(live.samples);
        QCOMPARE(rates.size(), 4);
        QCOMPARE(rates.last().confirmed, 60.0);
        QCOMPARE(rates.first().latency99, std::nullopt);
        QCOMPARE(rates.last().latency99, std::optional(Millis{34}));
        QCOMPARE(rates.last().consumed, 50.0);
        // Two and a half seconds after the watching began, which was two after the fault.
        QCOMPARE(live.outcome.detected.value(u"proxy"_s), Millis{4500});
        auto lamp = std::ranges::find(live.hypothesis, words, &DrillLamp::words);
        QVERIFY(lamp != live.hypothesis.end());
        // As long as it may settle it is seen, but not held against it.
        QCOMPARE(lamp->now, u"9 of 12"_s);
        QVERIFY(!lamp->during);
        told(false, false, 110'000);
        live = run.live();
        lamp = std::ranges::find(live.hypothesis, words, &DrillLamp::words);
        QCOMPARE(lamp->during, std::optional(false));
        QCOMPARE(lamp->reason, u"why"_s);
        // The limits that break it off, and how near they are.
        QCOMPARE(live.limits.size(), 3);
        QCOMPARE(live.limits.at(1).kind, DrillConditionKind::ProbeComplete);
        QCOMPARE(live.limits.at(1).now, u"1.5 s"_s);
        QVERIFY(live.limits.at(1).share > 0.014 && live.limits.at(1).share < 0.016);
        QCOMPARE(live.limits.last().kind, DrillConditionKind::ProbeLatency);
        QCOMPARE(live.limits.last().now, u"34 ms"_s);
        QCOMPARE(live.limits.first().kind, DrillConditionKind::ProbeFlows);
        QCOMPARE(live.limits.first().mostMs, Millis{100'000});
        QVERIFY(live.limits.first().share < 0.001);
    }

    void whatNobodyLookedAtStaysDark()
    {
        WatchedRun run;
        const QString words = describe(DrillCondition{.kind = DrillConditionKind::QueuesAvailable});
        run.untilTheFault().done(
            12'000, 22'000, u"observe-1"_s,
            {{u"beganAt"_s, u"2027-01-15T08:00:12.000Z"_s},
             {u"conditions"_s, QJsonArray{QJsonObject{{u"words"_s, words}, {u"looked"_s, false}, {u"holds"_s, false}, {u"reason"_s, u""_s}}}}});
        const QList<DrillLamp> lamps = run.live().hypothesis;
        const auto lamp = std::ranges::find(lamps, words, &DrillLamp::words);
        QVERIFY(lamp != lamps.end());
        QVERIFY(!lamp->during && lamp->isUnseen);
    }

    void aDrillWithoutAFaultHasNone()
    {
        RunView view;
        view.state.plan.kind = u"drill"_s;
        const DrillLive live = drillLiveOf(view);
        QCOMPARE(live.stage, DrillStage::Preparing);
        QVERIFY(live.faults.isEmpty());
        QVERIFY(isNever(live.healsAt));
    }

    void aTargetOfItsOwn()
    {
        DrillDocument document = findDrill(u"node-failure"_s, u"/nowhere"_s).value();
        document.mostTargets = 2;
        document.modes = {
            {.id = u"roll"_s,
             .title = {.en = u"one after the other"_s, .zh = {}},
             .method = {{.fault = FaultKind::ServiceStop, .on = 1}, {.seconds = std::chrono::seconds{20}}, {.fault = FaultKind::ServiceKill, .on = 2}}}};
        const auto read = drillDocumentFromBytes(QJsonDocument(toJson(document)).toJson());
        QVERIFY2(read, qPrintable(read ? QString() : read.error().message));
        QCOMPARE(*read, document);
        const Scene made;
        const Result<Plan> few = planDrill(made.view(), document, {.nodes = {Scene::node(3)}});
        QVERIFY(!few);
        QCOMPARE(few.error().kind, ErrorKind::Usage);
        const Result<Plan> plan = planDrill(made.view(), document, {.nodes = {Scene::node(3), Scene::node(2)}});
        QVERIFY2(plan, qPrintable(plan ? QString() : plan.error().message));
        QStringList hosts;
        eachStep(plan->steps, [&hosts](const Step &step, int) {
            if (const auto fault = step.id.startsWith(drillstep::make) ? faultOf(step) : std::nullopt)
                hosts.append(fault->node.value);
        });
        QCOMPARE(hosts, (QStringList{Scene::node(3).value, Scene::node(2).value}));
        // More lanes than targets is no drill.
        document.mostTargets = 1;
        QVERIFY(!drillDocumentFromBytes(QJsonDocument(toJson(document)).toJson()));
    }

    void ownOnesAreKeptAndGoAgain()
    {
        QTemporaryDir folder;
        DrillDocument document = findDrill(u"node-failure"_s, u"/nowhere"_s).value();
        document.title = {.en = u"Mine"_s, .zh = {}};
        QVERIFY(saveOwnDrill(document, folder.path()));
        QCOMPARE(findDrill(u"node-failure"_s, folder.path()).value().title.en, u"Mine"_s);
        // Under another name of the file it is still the same drill: never two of one id.
        QVERIFY(QFile::rename(folder.filePath(u"node-failure.json"_s), folder.filePath(u"other.json"_s)));
        document.title.en = u"Mine, again"_s;
        QVERIFY(saveOwnDrill(document, folder.path()));
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files), QStringList{u"other.json"_s});
        QVERIFY(removeOwnDrill(u"node-failure"_s, folder.path()));
        QVERIFY(findDrill(u"node-failure"_s, folder.path()).value().title.en != "Mine, again"_L1);
        QCOMPARE(removeOwnDrill(u"node-failure"_s, folder.path()).error().kind, ErrorKind::NotFound);
        // What is no drill is not written, and nothing takes the lever's place.
        document.id = u"stop"_s;
        QVERIFY(!saveOwnDrill(document, folder.path()));
        document.id = u"../x"_s;
        QVERIFY(!saveOwnDrill(document, folder.path()));
        QVERIFY(QDir(folder.path()).isEmpty());
    }

    void whatACauseNeedsIsSaidBeforeItIsWanted()
    {
        Scene made;
        const ClusterView view = made.view();
        const TimePoint now = watchBegan;
        const DrillDocument damage = findDrill(u"data-corruption"_s, u"/nowhere"_s).value();
        const DrillDocument partition = findDrill(u"network-partition"_s, u"/nowhere"_s).value();
        QVERIFY(!drillNeeds(view, partition, {}, now).contains(u"split"_s));
        const QString mode = damage.modes.first().id;
        QVERIFY(drillNeeds(view, damage, {}, now).value(mode).contains("backup"_L1));
        QVERIFY(drillNeeds(view, damage, now - damage.backup - std::chrono::hours{1}, now).contains(mode));
        QVERIFY(!drillNeeds(view, damage, now - std::chrono::minutes{5}, now).contains(mode));
        // No login to any host: said, whatever node one would choose.
        for (HostProfile &host : made.profile.hosts)
            host.ssh.clear();
        QVERIFY(drillNeeds(made.view(), partition, now, now).value(u"split"_s).contains("SSH"_L1));
    }
};

QTEST_GUILESS_MAIN(DrillWatchTest)
#include "DrillWatchTest.moc"
