#include "plan/drill/DrillOutcome.h"

#include "record/paper/Paper.h"
#include "run/operations/drill/DrillOperations.h"
#include "run/operations/drill/FaultOperations.h"

#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

#include <functional>

using namespace Qt::StringLiterals;
using namespace warrener;

namespace {

constexpr TimePoint began{Millis{1'800'000'000'000}};

TimePoint after(int seconds)
{
    return began + std::chrono::seconds{seconds};
}

QString iso(TimePoint at)
{
    return toDateTime(at).toUTC().toString(Qt::ISODateWithMs);
}

Step stepOf(const QString &id, StepType type)
{
    Step step;
    step.id = id;
    step.type = type;
    step.title = id;
    step.act = Call{.operation = u"x"_s};
    return step;
}

StepState doneAt(TimePoint from, TimePoint to, const QJsonObject &result)
{
    return {.phase = StepPhase::Done, .startedAt = from, .endedAt = to, .attempts = 1, .result = result};
}

QJsonObject held(bool holds)
{
    return {{u"type"_s, u"nodes-running"_s}, {u"words"_s, u"all nodes run"_s}, {u"holds"_s, holds}, {u"reason"_s, holds ? u""_s : u"broker3 does not"_s}};
}

/// A run in which all went well: fault at 10 s, back at 40 s, steady at 52 s.
RunState passed()
{
    RunState state;
    state.run = u"run"_s;
    state.plan.kind = u"drill"_s;
    state.plan.cluster = ClusterName{u"orders"_s};
    state.plan.facts = {{u"drill"_s, u"node-failure"_s},
                        {u"title"_s, u"Node <failure>"_s},
                        {u"mode"_s, u"stop"_s},
                        {u"targets"_s, QJsonArray{u"broker3"_s}},
                        {u"improve"_s, u"Do better"_s}};
    state.plan.steps = {stepOf(drillstep::before, StepType::Check),   stepOf(drillstep::probe, StepType::Action),
                        stepOf(u"arm-1-broker3"_s, StepType::Action), stepOf(u"make-1-broker3"_s, StepType::Action),
                        stepOf(u"observe-1"_s, StepType::Check),      stepOf(u"reverse-1-broker3"_s, StepType::Action),
                        stepOf(drillstep::after, StepType::Wait),     stepOf(drillstep::count, StepType::Action)};
    state.phase = RunPhase::Ended;
    state.verdict = Verdict::Done;
    state.startedAt = began;
    state.endedAt = after(60);
    const QJsonObject said{{u"words"_s, u"done"_s}};
    state.steps.insert(drillstep::before, doneAt(began, after(1), {{u"conditions"_s, QJsonArray{held(true)}}}));
    state.steps.insert(drillstep::probe, doneAt(after(1), after(3), said));
    state.steps.insert(u"arm-1-broker3"_s, doneAt(after(5), after(6), said));
    state.steps.insert(u"make-1-broker3"_s, doneAt(after(10), after(12), said));
    state.steps.insert(u"observe-1"_s, doneAt(after(12), after(40),
                                              {{u"beganAt"_s, iso(after(12))},
                                               {u"detectMs"_s, QJsonObject{{u"cluster"_s, 1500}, {u"proxy"_s, 3000}}},
                                               {u"conditions"_s, QJsonArray{held(true)}},
                                               {u"samples"_s, QJsonArray{QJsonArray{0, 100, 90, 20}, QJsonArray{1000, 160, 150, 900}}}}));
    state.steps.insert(u"reverse-1-broker3"_s, doneAt(after(40), after(45), said));
    state.steps.insert(drillstep::after, doneAt(after(45), after(52), {{u"conditions"_s, QJsonArray{held(true)}}}));
    state.steps.insert(
        drillstep::count,
        doneAt(
            after(52), after(55),
            {{u"probe"_s, QJsonArray{QJsonObject{
                              {u"type"_s, u"quorum"_s}, {u"confirmed"_s, 3000}, {u"lost"_s, 0}, {u"longestSilenceMs"_s, 4200}, {u"unavailableMs"_s, 4400}}}}}));
    return state;
}

/// The host began to make the fault so long after the step did; the proxies missed it before it was made.
RunState slowlyMade()
{
    RunState state = passed();
    state.steps[u"make-1-broker3"_s].result.insert(u"from"_s, iso(after(11)));
    state.steps[u"observe-1"_s].result.insert(u"detectMs"_s, QJsonObject{{u"proxy"_s, -400}, {u"cluster"_s, 1500}, {u"console"_s, -1200}});
    return state;
}

QJsonObject counted(const QString &type, int lost, int gap)
{
    return {{u"type"_s, type},        {u"confirmed"_s, 3000},   {u"lost"_s, lost}, {u"longestSilenceMs"_s, gap / 2},
            {u"longestGapMs"_s, gap}, {u"unavailableMs"_s, gap}};
}

/// Three types of queues are probed; of the classic ones that is expected.
RunState ofThreeTypes(const QString &classic, int classicLost)
{
    RunState state = passed();
    state.plan.facts.insert(u"probeExpects"_s, QJsonObject{{u"quorum"_s, u"holds"_s}, {u"classic"_s, classic}, {u"stream"_s, u"holds"_s}});
    state.steps[drillstep::probe].result.insert(u"types"_s, QJsonArray{u"quorum"_s, u"classic"_s, u"stream"_s});
    const QJsonArray sample{qint64(after(20).time_since_epoch().count()),
                            100,
                            90,
                            20,
                            5,
                            QJsonObject{{u"quorum"_s, QJsonArray{50, 49, 20, 5}}, {u"classic"_s, QJsonArray{50, 41, 20, -1}}}};
    QJsonArray later = sample;
    later[0] = qint64(after(21).time_since_epoch().count());
    state.steps[drillstep::count].result = {
        {u"probe"_s, QJsonArray{counted(u"quorum"_s, 0, 4200), counted(u"classic"_s, classicLost, 30'000), counted(u"stream"_s, 0, 3000)}},
        {u"samples"_s, QJsonArray{sample, later}}};
    return state;
}

using Change = std::function<void(RunState &)>;

} // namespace

Q_DECLARE_METATYPE(Change)

class DrillOutcomeTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// That nobody noticed what nobody looked for is not said.
    void whatNobodyLooksFor()
    {
        RunState state = passed();
        QVERIFY(drillOutcomeOf(state).isNoticeable); // a run of before does not tell its fault
        QCOMPARE(noticedText(drillOutcomeOf(state), u"console"_s), u"–"_s);
        const ClusterProfile profile{.hosts = {{.name = {u"broker3"_s}}}};
        const Fault fault{.token = u"t-1"_s, .kind = FaultKind::CpuLoad, .host = {u"broker3"_s}, .deadline = std::chrono::seconds{60}};
        for (const auto &[kind, noticeable] : {std::pair(FaultKind::CpuLoad, false), std::pair(FaultKind::MemoryAlarm, true)}) {
            Fault made = fault;
            made.kind = kind;
            state.plan.steps[3] = makeFaultStep(profile, made, u"make-1-broker3"_s);
            const DrillOutcome outcome = drillOutcomeOf(state);
            QCOMPARE(outcome.isNoticeable, noticeable);
            QCOMPARE(noticedText(outcome, u"console"_s) == u"–"_s, noticeable);
            QVERIFY(noticedText(outcome, u"cluster"_s).contains(u's')); // whoever did notice is told all the same
        }
    }

    void aDrillIsToldByWhatItsPlanHolds()
    {
        RunState state = passed();
        state.plan.kind = u"another-word"_s;
        QVERIFY(isDrill(state));
        state.plan.facts.remove("drill"_L1);
        state.plan.kind = u"drill"_s;
        QVERIFY(!isDrill(state));
    }

    /// A clock that was set back while the steady state was waited for: how long it took nobody knows.
    void noRecoveryByAClockThatWasSetBack()
    {
        RunState state = passed();
        state.steps[drillstep::after].endedAt = after(-3600);
        QVERIFY(!drillOutcomeOf(state).recovery);
    }

    /// Since the host began to make it, and also while it was still being made.
    void countsFromTheFaultItself()
    {
        const DrillOutcome outcome = drillOutcomeOf(slowlyMade());
        QCOMPARE(outcome.faultFrom, after(11));
        QCOMPARE(outcome.detected.value(u"proxy"_s), Millis{600});
        QCOMPARE(outcome.detected.value(u"cluster"_s), Millis{2500});
        QCOMPARE(outcome.detected.value(u"console"_s), Millis{0});
        QVERIFY(std::ranges::is_sorted(outcome.timeline, {}, &DrillMoment::at));
    }

    void measures()
    {
        const DrillOutcome outcome = drillOutcomeOf(passed());
        QCOMPARE(outcome.verdict, DrillVerdict::Passed);
        QCOMPARE(outcome.reasons, QStringList());
        QCOMPARE(outcome.faultFrom, after(10));
        QCOMPARE(outcome.faultUntil, after(45));
        // Since the fault began, and not since somebody looked.
        QCOMPARE(outcome.detected.value(u"cluster"_s), Millis{3500});
        QVERIFY(!outcome.detected.contains(u"console"_s));
        QCOMPARE(outcome.failover, std::optional(Millis{4200}));
        QCOMPARE(outcome.recovery, std::optional(Millis{12000}));
        QCOMPARE(outcome.hypothesis.size(), 3);
        QCOMPARE(outcome.samples.size(), 2);
        QVERIFY(std::ranges::is_sorted(outcome.timeline, {}, &DrillMoment::at));
    }

    void verdicts_data()
    {
        QTest::addColumn<Change>("change");
        QTest::addColumn<QString>("verdict");
        QTest::addColumn<QString>("named");
        const auto row = [](const char *name, const QString &verdict, const QString &named, const Change &change) {
            QTest::newRow(name) << change << verdict << named;
        };
        row("nothing", u"passed"_s, u""_s, [](RunState &) {});
        row("a message is lost", u"failed"_s, u"lost"_s,
            [](RunState &state) { state.steps[drillstep::count].result = {{u"probe"_s, QJsonArray{QJsonObject{{u"type"_s, u"quorum"_s}, {u"lost"_s, 2}}}}}; });
        row("nothing went through", u"inconclusive"_s, u"no message confirmed"_s, [](RunState &state) {
            state.steps[drillstep::count].result = {{u"probe"_s, QJsonArray{QJsonObject{{u"type"_s, u"quorum"_s}, {u"confirmed"_s, 0}, {u"lost"_s, 0}}}}};
        });
        row("the hypothesis did not hold", u"failed"_s, u"broker3"_s,
            [](RunState &state) { state.steps[u"observe-1"_s].result.insert(u"conditions"_s, QJsonArray{held(false)}); });
        row("it does not come back", u"failed"_s, u"steady"_s, [](RunState &state) {
            state.steps[drillstep::after] = {.phase = StepPhase::Failed, .words = u"1 node lacks"_s};
            state.verdict = Verdict::Partly;
        });
        const auto breakOff = [](RunState &state, bool byPerson) {
            QJsonObject seen = state.steps[u"observe-1"_s].result;
            seen.insert(u"brokenOff"_s, u"No message has been confirmed"_s);
            seen.insert(u"lengthMs"_s, 9000);
            if (byPerson)
                seen.insert(u"detectMs"_s, QJsonObject{{u"stopped"_s, 9000}});
            state.steps[u"observe-1"_s] = {.phase = StepPhase::Failed, .startedAt = after(12), .endedAt = after(21), .kept = seen};
            state.steps[u"make-1-broker3"_s].phase = StepPhase::Undone;
            state.steps[u"make-1-broker3"_s].endedAt = after(24);
            for (const QString &id : {u"reverse-1-broker3"_s, QString(drillstep::after), QString(drillstep::count)})
                state.steps.remove(id);
            state.verdict = Verdict::Undone;
        };
        row("a condition to break off", u"failed"_s, u"No message has been confirmed"_s, [breakOff](RunState &state) { breakOff(state, false); });
        row("a person", u"inconclusive"_s, u"Broken off"_s, [breakOff](RunState &state) { breakOff(state, true); });
        row("a person, while the steady state was waited for", u"inconclusive"_s, u"Broken off: the lever"_s, [](RunState &state) {
            state.steps[drillstep::after] = {.phase = StepPhase::Failed, .kept = {{drillstep::stopped, true}}, .words = u"the lever"_s};
            state.verdict = Verdict::Partly;
        });
        row("not possible", u"inconclusive"_s, u"no netem"_s, [](RunState &state) {
            state.steps.clear();
            state.verdict = Verdict::Undone;
            state.error = u"broker3: no netem"_s;
        });
        row("refused", u"inconclusive"_s, u"quorum"_s, [](RunState &state) {
            state.steps.clear();
            state.verdict = Verdict::Refused;
            state.error = u"quorum"_s;
        });
        row("something is left", u"failed"_s, u"still has"_s, [](RunState &state) {
            state.steps[u"make-1-broker3"_s].phase = StepPhase::UndoFailed;
            state.steps[u"make-1-broker3"_s].words = u"broker3 still has: a table"_s;
            state.verdict = Verdict::UndoIncomplete;
        });
        row("no figures", u"inconclusive"_s, u"probe"_s, [](RunState &state) { state.steps.remove(drillstep::count); });
        row("a killed console, taken back by another", u"inconclusive"_s, u""_s, [](RunState &state) {
            state.steps[u"make-1-broker3"_s].phase = StepPhase::Undone;
            for (const QString &id : {u"observe-1"_s, u"reverse-1-broker3"_s, QString(drillstep::after), QString(drillstep::count)})
                state.steps.remove(id);
            state.verdict = Verdict::Undone;
        });
        row("nobody looked", u"inconclusive"_s, u"nobody looked"_s, [](RunState &state) {
            QJsonObject unseen = held(false);
            unseen.insert(u"looked"_s, false);
            state.steps[u"observe-1"_s].result.insert(u"conditions"_s, QJsonArray{unseen});
        });
        row("chosen shorter than it takes to settle", u"passed"_s, u"nobody looked"_s, [](RunState &state) {
            QJsonObject unseen = held(false);
            unseen.insert(u"looked"_s, false);
            unseen.insert(u"short"_s, true);
            state.steps[u"observe-1"_s].result.insert(u"conditions"_s, QJsonArray{unseen});
        });
        row("it was looked at", u"passed"_s, u""_s, [](RunState &state) {
            QJsonObject seen = held(true);
            seen.insert(u"looked"_s, true);
            state.steps[u"observe-1"_s].result.insert(u"conditions"_s, QJsonArray{seen});
        });
        row("the host had taken it back before", u"inconclusive"_s, u"gone by itself"_s,
            [](RunState &state) { state.steps[u"reverse-1-broker3"_s].result.insert(u"found"_s, false); });
        row("a second try of the way back, before the deadline", u"passed"_s, u""_s, [](RunState &state) {
            state.steps.insert(u"armed-1-broker3"_s, doneAt(after(6), after(7), {{u"seconds"_s, 60}}));
            state.steps[u"reverse-1-broker3"_s].result.insert(u"found"_s, false);
            state.steps[u"reverse-1-broker3"_s].attempts = 2;
        });
        row("a second try, after it", u"inconclusive"_s, u"gone by itself"_s, [](RunState &state) {
            state.steps.insert(u"armed-1-broker3"_s, doneAt(after(6), after(7), {{u"seconds"_s, 30}}));
            state.steps[u"reverse-1-broker3"_s].result.insert(u"found"_s, false);
            state.steps[u"reverse-1-broker3"_s].attempts = 2;
        });
        row("a classic queue stands still, as it must", u"passed"_s, u"as was to be expected"_s,
            [](RunState &state) { state = ofThreeTypes(u"may-pause"_s, 0); });
        row("a classic queue loses what it should not", u"failed"_s, u"2 confirmed messages of classic queues were lost"_s,
            [](RunState &state) { state = ofThreeTypes(u"may-pause"_s, 2); });
        row("a person, with a classic queue's node not back yet", u"inconclusive"_s, u"had not arrived"_s, [breakOff](RunState &state) {
            state = ofThreeTypes(u"may-pause"_s, 7);
            const QJsonObject figures = state.steps[drillstep::count].result;
            breakOff(state, true);
            state.steps[drillstep::probe].kept = figures;
        });
        row("a classic queue loses what it may", u"passed"_s, u"2 confirmed messages of classic queues were lost, as was to be expected"_s,
            [](RunState &state) { state = ofThreeTypes(u"may-lose"_s, 2); });
        row("not ended", u"running"_s, u""_s, [](RunState &state) { state.verdict.reset(); });
    }

    void verdicts()
    {
        QFETCH(const Change, change);
        QFETCH(const QString, verdict);
        QFETCH(const QString, named);
        RunState state = passed();
        change(state);
        const DrillOutcome outcome = drillOutcomeOf(state);
        QCOMPARE(toId(outcome.verdict), verdict);
        QVERIFY2(outcome.reasons.join(u' ').contains(named), qPrintable(outcome.reasons.join(u"; "_s)));
        QVERIFY(!toWord(outcome.verdict).isEmpty());
    }

    void eachTypeOfQueueHasItsFiguresAndItsLine()
    {
        const DrillOutcome outcome = drillOutcomeOf(ofThreeTypes(u"may-pause"_s, 2));
        QCOMPARE(outcome.traffic.size(), 3);
        QCOMPARE(outcome.traffic.at(1).expected, ProbeExpectation::MayPause);
        QCOMPARE(outcome.traffic.at(1).longestGap, Millis{30'000});
        // How long those stood still that were to says nothing of a failover.
        QCOMPARE(outcome.failover, std::optional(Millis{2100}));
        const auto line = [&outcome](const QString &type) {
            const auto found = std::ranges::find_if(outcome.hypothesis, [&type](const DrillHeld &held) { return held.words.startsWith(type); });
            return found == outcome.hypothesis.end() ? std::optional<bool>() : std::optional(found->holds);
        };
        QCOMPARE(line(u"quorum"_s), std::optional(true));
        QCOMPARE(line(u"classic"_s), std::optional(false));
        QCOMPARE(line(u"stream"_s), std::optional(true));
        QCOMPARE(outcome.samples.last().types.size(), 2);
        QVERIFY(!outcome.samples.last().types.last().latency99);
        const QJsonObject json = toJson(outcome);
        QCOMPARE(json.value("probe"_L1).toArray().at(1).toObject().value("expected"_L1).toString(), u"may-pause"_s);
        QCOMPARE(json.value("samples"_L1).toArray().last().toObject().value("types"_L1).toObject().value("classic"_L1).toObject().value("consumed"_L1).toInt(),
                 41);
        const QString html = QString::fromUtf8(paperHtml(drillPaper(outcome, {drillOutcomeOf(ofThreeTypes(u"may-pause"_s, 0))})));
        // Of this run and of the one before it.
        QCOMPARE(html.count(u"<td>classic</td>"_s), 2);
        QVERIFY(html.contains(u"<polyline"_s));
        // A run of before types were said has none of these lines.
        QCOMPARE(drillOutcomeOf(passed()).hypothesis.size(), 3);
    }

    void whatNobodyLookedAtIsNeitherYesNorNo()
    {
        RunState state = passed();
        QJsonObject unseen = held(false);
        unseen.insert(u"looked"_s, false);
        state.steps[u"observe-1"_s].result.insert(u"conditions"_s, QJsonArray{unseen});
        const DrillOutcome outcome = drillOutcomeOf(state);
        const QJsonArray hypothesis = toJson(outcome).value("hypothesis"_L1).toArray();
        QCOMPARE(hypothesis.at(1).toObject().value("when"_L1).toString(), u"during"_s);
        QVERIFY(hypothesis.at(1).toObject().value("holds"_L1).isNull());
        QCOMPARE(hypothesis.at(0).toObject().value("holds"_L1).toBool(), true);
        QVERIFY(QString::fromUtf8(paperHtml(drillPaper(outcome, {}))).contains(u"nobody looked"_s));
    }

    void onPaper()
    {
        const DrillOutcome outcome = drillOutcomeOf(passed());
        const QString html = QString::fromUtf8(paperHtml(drillPaper(outcome, {outcome})));
        QVERIFY(html.contains(u"Node &lt;failure&gt;"_s) && !html.contains(u"<failure>"_s));
        QVERIFY(html.contains(u"<svg"_s) && html.contains(u"<rect"_s) && !html.contains(u"<script"_s));
        QVERIFY(!html.contains(u"Do better"_s)); // it has passed
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"a.json"_s);
        // Whatever the file, the figures stand beside those of the runs before.
        DrillOutcome before = outcome;
        before.run = u"the one before"_s;
        before.failover = Millis{1234};
        QVERIFY(exportDrill(outcome, {before}, file));
        QFile written(file);
        QVERIFY(written.open(QIODevice::ReadOnly));
        QJsonObject json = QJsonDocument::fromJson(written.readAll()).object();
        const QJsonArray earlier = json.take("earlier"_L1).toArray();
        QCOMPARE(json, toJson(outcome));
        QCOMPARE(earlier.size(), 1);
        QCOMPARE(earlier.first()["run"_L1].toString(), before.run);
        QCOMPARE(earlier.first()["failoverMs"_L1].toInt(), 1234);
        QCOMPARE(earlier.first()["probe"_L1].toArray(), toJson(before).value("probe"_L1).toArray());
        QVERIFY(!earlier.first().toObject().contains("samples"_L1));
        QVERIFY(!exportDrill(outcome, {}, folder.filePath(u"a.doc"_s)));
    }
};

QTEST_GUILESS_MAIN(DrillOutcomeTest)
#include "DrillOutcomeTest.moc"
