#include "Stage.h"
#include "base/Pause.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace warrener;

namespace {

Step once(const QString &id, std::optional<bool> probe)
{
    Step step = undoable(id, call(u"ok"_s));
    if (probe)
        step.probe = call(u"probe"_s, {{u"done"_s, *probe}});
    return step;
}

QCoro::Task<> slowDisk(std::shared_ptr<FakeTime> time, Millis length)
{
    if (length > Millis{0})
        co_await pauseFor(time, length, {});
}

/// What the journal holds when a run of `wanted` is killed after its `kept` first records.
RunState killedAfter(const Plan &wanted, int kept)
{
    Stage stage;
    stage.run(wanted);
    return *runStateFrom(stage.log->records.first(kept));
}

} // namespace

class RecoveryTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void examine_data()
    {
        QTest::addColumn<Plan>("plan");
        QTest::addColumn<int>("kept");
        QTest::addColumn<QString>("expected"); // done | unclear | finish | undo | recommended
        const Plan two = plan({once(u"a"_s, true), once(u"b"_s, {})});
        Plan harmless = two;
        harmless.steps[1].idempotent = true;
        QTest::newRow("nothing begun") << two << 1 << u"||a b||undo"_s;
        QTest::newRow("begun, the probe knows") << two << 2 << u"|a+|b|a|finish"_s;
        QTest::newRow("between two steps") << two << 3 << u"a||b|a|finish"_s;
        QTest::newRow("begun, nobody knows") << two << 4 << u"a|b?!|b|b a|undo"_s;
        QTest::newRow("begun, harmless twice") << harmless << 4 << u"a|b?|b|b a|finish"_s;
        QTest::newRow("all done but the end") << two << 5 << u"a b|||b a|finish"_s;
        QTest::newRow("ended") << two << 6 << u"a b|||b a|undo"_s;
        const Plan no = plan({once(u"a"_s, false), once(u"b"_s, {})});
        QTest::newRow("begun, surely without effect") << no << 2 << u"|a-|a b||undo"_s;
    }
    void examine()
    {
        QFETCH(const Plan, plan);
        QFETCH(const int, kept);
        QFETCH(const QString, expected);
        Stage stage;
        const RecoveryPlan recovery = stage.examine(killedAfter(plan, kept));
        QStringList unclear;
        for (const RecoveryPlan::Unclear &step : recovery.unclear)
            unclear.append(step.step + (!step.tookEffect ? u'?' : *step.tookEffect ? u'+' : u'-') + (step.needsPerson ? u"!"_s : QString()));
        const auto ids = [](const QList<RecoveryPlan::Item> &items) {
            QStringList list;
            for (const RecoveryPlan::Item &item : items)
                list.append(item.step);
            return list.join(u' ');
        };
        QCOMPARE((QStringList{recovery.done.join(u' '), unclear.join(u' '), ids(recovery.finish), ids(recovery.undo),
                              recovery.recommended == Direction::Finish ? u"finish"_s : u"undo"_s}
                      .join(u'|')),
                 expected);
        QVERIFY(!recovery.why.isEmpty());
    }

    void resume_data()
    {
        QTest::addColumn<int>("kept");
        QTest::addColumn<Direction>("direction");
        QTest::addColumn<int>("answer"); // for b: −1 none, 0 no, 1 yes
        QTest::addColumn<QStringList>("expected");
        QTest::newRow("finish between two steps") << 3 << Direction::Finish << -1
                                                  << QStringList{u"recovered finish by eve"_s, u"step-intent b 1"_s, u"> ok b"_s, u"step-done b"_s,
                                                                 u"run-ended done"_s};
        QTest::newRow("finish what the probe knows") << 2 << Direction::Finish << -1
                                                     << QStringList{u"recovered finish by eve"_s, u"> probe a"_s, u"step-done a probed"_s,
                                                                    u"step-intent b 1"_s,         u"> ok b"_s,    u"step-done b"_s,
                                                                    u"run-ended done"_s};
        QTest::newRow("finish what nobody knows is refused")
            << 4 << Direction::Finish << -1
            << QStringList{u"recovered finish by eve"_s, u"run-ended failed Nobody can tell whether “b” took effect, and doing it twice would do harm"_s};
        QTest::newRow("somebody says it took effect") << 4 << Direction::Finish << 1
                                                      << QStringList{u"recovered finish by eve"_s, u"step-done b probed"_s, u"run-ended done"_s};
        QTest::newRow("somebody says it did not") << 4 << Direction::Finish << 0
                                                  << QStringList{u"recovered finish by eve"_s, u"step-intent b 2"_s, u"> ok b"_s, u"step-done b"_s,
                                                                 u"run-ended done"_s};
        QTest::newRow("undo what nobody knows") << 4 << Direction::Undo << -1
                                                << QStringList{u"recovered undo by eve"_s, u"undo-intent b 1"_s, u"> ok b"_s,      u"undo-done b"_s,
                                                               u"undo-intent a 1"_s,       u"> ok a"_s,          u"undo-done a"_s, u"run-ended undone"_s};
        QTest::newRow("undo a run that has ended well")
            << 6 << Direction::Undo << -1 << QStringList{u"recovered undo by eve"_s, u"undo-intent b 1"_s, u"> ok b"_s,      u"undo-done b"_s,
                                                         u"undo-intent a 1"_s,       u"> ok a"_s,          u"undo-done a"_s, u"run-ended undone"_s};
        QTest::newRow("undo where nothing was done") << 1 << Direction::Undo << -1 << QStringList{u"recovered undo by eve"_s, u"run-ended undone"_s};
    }
    void resume()
    {
        QFETCH(const int, kept);
        QFETCH(const Direction, direction);
        QFETCH(const int, answer);
        QFETCH(const QStringList, expected);
        const RunState left = killedAfter(plan({once(u"a"_s, true), once(u"b"_s, {})}), kept);
        Stage stage;
        const RecoveryPlan recovery = stage.examine(left);
        stage.lines.clear();
        QHash<QString, bool> answers;
        if (answer >= 0)
            answers.insert(u"b"_s, answer == 1);
        const Result<Verdict> verdict = stage.resume(choose(recovery, direction, u"eve"_s, answers));
        QVERIFY(verdict);
        QCOMPARE(stage.lines, expected);
        QCOMPARE(stage.log->records.first().run, u"run-1"_s);
    }

    /// An old run is not taken up under another profile; it stays as it was.
    void anotherProfile()
    {
        Plan made = plan({once(u"a"_s, true), once(u"b"_s, {})});
        made.profileDigest = u"old"_s;
        const RunState left = killedAfter(made, 3);
        for (const Direction direction : {Direction::Finish, Direction::Undo}) {
            Stage stage;
            stage.profileDigest = u"new"_s;
            Resumption resumption = choose(stage.examine(left), direction, u"eve"_s);
            stage.lines.clear();
            const Result<Verdict> refused = stage.resume(resumption);
            QVERIFY(!refused);
            QCOMPARE(refused.error().kind, ErrorKind::Forbidden);
            QVERIFY(stage.log->records.isEmpty());
            resumption.overrides.insert(u"profile"_s, {.who = u"eve"_s, .why = u"only a threshold"_s});
            QVERIFY(stage.resume(resumption));
            QCOMPARE(stage.lines.first(2), (QStringList{u"override profile The profile of the cluster is not the one that the plan was made for by eve"_s,
                                                        direction == Direction::Finish ? u"recovered finish by eve"_s : u"recovered undo by eve"_s}));
        }
    }

    /// Two consoles want to take back what a third one left: what the slower one has seen is not what is left to do.
    void somebodyElseHasGoneOn()
    {
        Plan made = plan({undoable(u"a"_s, call(u"ok"_s)), undoable(u"b"_s, call(u"ok"_s))});
        made.profileDigest = u"same"_s;
        Stage stage;
        stage.profileDigest = u"same"_s;
        stage.log->readsBack = true;
        QCOMPARE(*stage.run(made), Verdict::Done);
        const QList<JournalRecord> whole = stage.log->records;
        stage.log->records = whole.first(3); // "a" is done
        const RecoveryPlan seen = stage.examine(*runStateFrom(stage.log->records));
        stage.log->records = whole;
        stage.lines.clear();
        for (const Direction direction : {Direction::Undo, Direction::Finish}) {
            const Result<Verdict> refused = stage.resume(choose(seen, direction, u"eve"_s));
            QVERIFY(!refused);
            QCOMPARE(refused.error().kind, ErrorKind::Usage);
            QCOMPARE(stage.log->records.size(), whole.size());
            QCOMPARE(stage.lines, QStringList());
        }
        QCOMPARE(*stage.resume(choose(stage.examine(*runStateFrom(whole)), Direction::Undo, u"eve"_s)), Verdict::Undone);
        QVERIFY2(stage.lines.contains(u"undo-done b"_s) && stage.lines.contains(u"undo-done a"_s), qPrintable(stage.lines.join(u'\n')));
    }

    /// Old runs are undone by default; what is left to do by force is never finished by default.
    void whatIsRecommended_data()
    {
        QTest::addColumn<int>("hours");
        QTest::addColumn<bool>("force");
        QTest::addColumn<bool>("harmless");
        QTest::addColumn<Direction>("recommended");
        QTest::newRow("a moment ago") << 0 << false << false << Direction::Finish;
        QTest::newRow("a moment ago, with force to come") << 0 << true << false << Direction::Undo;
        QTest::newRow("two days ago") << 48 << false << false << Direction::Undo;
        QTest::newRow("two days ago, and harmless") << 48 << false << true << Direction::Finish;
        QTest::newRow("two days ago, harmless, with force to come") << 48 << true << true << Direction::Undo;
        QTest::newRow("the clock was set back since") << -48 << false << false << Direction::Undo;
    }
    void whatIsRecommended()
    {
        QFETCH(const int, hours);
        QFETCH(const bool, force);
        QFETCH(const bool, harmless);
        QFETCH(const Direction, recommended);
        Plan wanted = plan({once(u"a"_s, true), once(u"b"_s, {})});
        wanted.steps[1].force = force;
        wanted.harmlessToFinish = harmless;
        RunState state = killedAfter(wanted, 3);
        state.lastAt -= std::chrono::hours{hours};
        Stage stage;
        const RecoveryPlan recovery = stage.examine(state);
        QCOMPARE(recovery.recommended, recommended);
        QVERIFY(recovery.canFinish);
        QVERIFY(!recovery.why.isEmpty());
    }

    /// What is worth something as a whole only is taken back, whoever asks for the rest.
    void theRestIsWorthNothing()
    {
        Plan wanted = plan({once(u"a"_s, true), once(u"b"_s, {})});
        wanted.onlyWhole = true;
        QCOMPARE(planFromJson(toJson(wanted)).value(), wanted);
        Stage stage;
        const RecoveryPlan recovery = stage.examine(killedAfter(wanted, 3));
        QVERIFY(!recovery.canFinish);
        QCOMPARE(recovery.recommended, Direction::Undo);
    }

    /// The guards were passed by another process, at another time.
    void finishingAsksTheGuardsAgain()
    {
        Plan wanted = plan({once(u"a"_s, true), once(u"b"_s, {})});
        RunState state = killedAfter(wanted, 3);
        state.plan.guards = {{.id = u"rule"_s, .words = u"A rule"_s, .act = call(u"fail"_s)}};
        for (const bool overridden : {false, true}) {
            Stage stage;
            Resumption resumption{.state = state, .direction = Direction::Finish, .who = u"eve"_s};
            if (overridden)
                resumption.overrides.insert(u"rule"_s, {.who = u"eve"_s, .why = u"I know"_s});
            const Result<Verdict> verdict = stage.resume(resumption);
            QCOMPARE(verdict.has_value(), overridden);
            QCOMPARE(stage.lines.contains(u"> ok b"_s), overridden);
        }
        // Taking back asks nobody.
        Stage stage;
        QCOMPARE(*stage.resume({.state = state, .direction = Direction::Undo, .who = u"eve"_s}), Verdict::Undone);
    }

    /// A node is rebuilt only while something is wrong with it; once it is, nothing is, and what is left of the run is to look.
    void aRuleOfForceIsAskedWhileForceIsLeft_data()
    {
        QTest::addColumn<bool>("ofForceAlone");
        QTest::addColumn<bool>("isForceLeft");
        QTest::addColumn<bool>("finishes");
        QTest::newRow("force is done") << true << false << true;
        QTest::newRow("force is to come") << true << true << false;
        QTest::newRow("another rule") << false << false << false;
    }
    void aRuleOfForceIsAskedWhileForceIsLeft()
    {
        QFETCH(const bool, ofForceAlone);
        QFETCH(const bool, isForceLeft);
        QFETCH(const bool, finishes);
        QList<Step> steps{once(u"a"_s, true), once(u"b"_s, {})};
        steps[isForceLeft ? 1 : 0].force = true;
        RunState state = killedAfter(plan(steps), 3);
        QCOMPARE(state.step(u"a"_s).phase, StepPhase::Done);
        state.plan.guards = {{.id = u"rule"_s, .words = u"A rule"_s, .act = call(u"fail"_s), .ofForceAlone = ofForceAlone}};
        Stage stage;
        const Result<Verdict> verdict = stage.resume({.state = state, .direction = Direction::Finish, .who = u"eve"_s});
        QCOMPARE(verdict.has_value(), finishes);
        QCOMPARE(stage.lines.contains(u"> ok b"_s), finishes);
    }

    /// Killed in the middle of a step by force, gone on with, and held back there: what the first attempt may have begun is taken back.
    void heldBackAfterAKill_data()
    {
        QTest::addColumn<int>("holds");                // so often, and then no more: the rule of the plan
        QTest::addColumn<std::optional<bool>>("took"); // as the probe says
        QTest::addColumn<bool>("undone");
        for (const int holds : {1, 2}) {
            const QByteArray when = holds == 1 ? "before its record" : "after it";
            QTest::addRow("%s, nobody knows", when.constData()) << holds << std::optional<bool>() << true;
            QTest::addRow("%s, it had not begun", when.constData()) << holds << std::optional(false) << false;
        }
    }
    void heldBackAfterAKill()
    {
        QFETCH(const int, holds);
        QFETCH(const std::optional<bool>, took);
        QFETCH(const bool, undone);
        Step force = idempotent(once(u"b"_s, took));
        force.force = true;
        RunState state = killedAfter(plan({once(u"a"_s, true), force}), 4);
        state.plan.guards = {{.id = u"rule"_s, .words = u"A rule"_s, .act = call(u"rule"_s)}};
        Stage stage;
        const auto asked = std::make_shared<int>(0);
        stage.operations->add(u"rule"_s, [asked, holds](QJsonObject, StepContext) {
            return [](bool good) -> QCoro::Task<Result<QJsonObject>> {
                if (good)
                    co_return QJsonObject();
                co_return failure(ErrorKind::Forbidden, u"no majority"_s);
            }(++*asked <= holds);
        });
        // A record that takes its time has the rule asked again.
        stage.log->disk = [time = stage.time](const JournalRecord &record) -> QCoro::Task<> {
            return slowDisk(time, Millis{record.kind == RecordKind::StepIntent ? 14'000 : 0});
        };
        QCOMPARE(*stage.resume({.state = state, .direction = Direction::Finish, .who = u"eve"_s}), Verdict::Undone);
        QCOMPARE(*asked, holds + 1);
        QVERIFY(!stage.lines.contains(u"step-done b"_s));
        QCOMPARE(stage.lines.contains(u"undo-done b"_s), undone);
        QCOMPARE(stage.lines.filter(u"step-failed b none"_s).size(), undone ? 0 : 1);
        QVERIFY(stage.lines.contains(u"undo-done a"_s));
    }

    /// That an attempt did nothing says nothing of the next one.
    /// How long somebody read before they had a run taken back says nothing about how long the work took; and what stays is not forgotten.
    void takenBackLater()
    {
        RunState state;
        state.plan = plan({undoable(u"import"_s, call(u"ok"_s)), final_(action(u"publish"_s, call(u"ok"_s)))});
        const auto at = [&state](int ms, RecordKind kind, const QString &step, const QJsonObject &data) {
            JournalRecord record;
            record.at = TimePoint{Millis{1'000'000 + ms}};
            record.run = u"r"_s;
            record.kind = kind;
            record.step = step;
            record.data = data;
            state.apply(record);
        };
        at(0, RecordKind::RunStarted, {}, {});
        at(100, RecordKind::StepIntent, u"import"_s, {{u"attempt"_s, 1}});
        at(4000, RecordKind::StepDone, u"import"_s, {});
        at(4100, RecordKind::StepIntent, u"publish"_s, {{u"attempt"_s, 1}});
        at(9000, RecordKind::StepDone, u"publish"_s, {{u"result"_s, QJsonObject{{u"words"_s, u"40 messages published"_s}}}});
        at(9300, RecordKind::RunEnded, {}, {{u"verdict"_s, u"partly"_s}});
        QCOMPARE(state.took(), Millis{9300});
        at(59'000, RecordKind::Recovered, {}, {{u"direction"_s, u"undo"_s}});
        QCOMPARE(state.took(TimePoint{Millis{1'059'100}}), Millis{9400});
        at(59'100, RecordKind::UndoSkipped, u"publish"_s, {{u"reason"_s, u"what was published stays"_s}});
        at(59'200, RecordKind::UndoIntent, u"import"_s, {{u"attempt"_s, 1}});
        at(59'300, RecordKind::UndoDone, u"import"_s, {{u"result"_s, QJsonObject{{notTakenBackKey, QJsonArray{u"queues orders.new"_s}}}}});
        at(59'300, RecordKind::RunEnded, {}, {{u"verdict"_s, u"undo-incomplete"_s}});
        QCOMPARE(state.took(), Millis{9600});
        QCOMPARE(state.step(u"publish"_s).words, u"40 messages published; what was published stays"_s);
        QCOMPARE(state.step(u"import"_s).left, QStringList{u"queues orders.new"_s});
    }

    void noEffectIsOfOneAttempt()
    {
        Step b = undoable(u"b"_s, call(u"fail"_s));
        b.probe = call(u"probe"_s, {{u"done"_s, false}});
        Stage stage;
        stage.run(plan({once(u"a"_s, true), b}));
        QList<JournalRecord> records = stage.log->records.first(5);
        QVERIFY(runStateFrom(records)->step(u"b"_s).noEffect);
        JournalRecord again = records.at(3);
        again.number = 6;
        again.data.insert("attempt"_L1, 2);
        records.append(again);
        const Result<RunState> left = runStateFrom(records);
        QVERIFY(left);
        QVERIFY(!left->step(u"b"_s).noEffect);
        // The probe says no; where none is, nobody does.
        RunState silent = *left;
        silent.plan.steps[1].probe.reset();
        QCOMPARE(stage.examine(silent).undo.size(), 2);
    }
};

QTEST_GUILESS_MAIN(RecoveryTest)
#include "RecoveryTest.moc"
