#include "Stage.h"
#include "base/Pause.h"

#include <QSet>
#include <QTest>

#include <memory>
#include <utility>

using namespace Qt::StringLiterals;
using namespace warrener;

namespace {

/// "once": works once, fails the second time. An operation is copied for each call; the count is not.
void addOnce(Stage &stage)
{
    stage.operations->add(u"once"_s, [n = std::make_shared<int>(0)](QJsonObject, StepContext) {
        return [](bool good) -> QCoro::Task<Result<QJsonObject>> {
            if (good)
                co_return QJsonObject();
            co_return failure(ErrorKind::Command, u"it is alive"_s);
        }(++*n == 1);
    });
}

QCoro::Task<> pauseOf(std::shared_ptr<FakeTime> time, Millis length)
{
    if (length > Millis{0})
        co_await pauseFor(time, length, {});
}

} // namespace

/// What force rests on: how old it may be, when it is asked for again, and what ends with it.
class EvidenceTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// Evidence ages: what was seen before a pause is looked for again before force, and nothing else is.
    void evidenceAges_data()
    {
        QTest::addColumn<int>("pauseMs");
        QTest::addColumn<int>("looks"); // how often the evidence was asked for
        QTest::newRow("young") << 2000 << 1;
        QTest::newRow("ten seconds") << 9999 << 1;
        QTest::newRow("older") << 10001 << 2;
        QTest::newRow("a night with the laptop closed") << 8 * 3600 * 1000 << 2;
    }
    void evidenceAges()
    {
        QFETCH(const int, pauseMs);
        QFETCH(const int, looks);
        Stage stage;
        Step seen = check(u"seen"_s, call(u"ok"_s));
        seen.freshFor = Millis{10000};
        Step slow = action(u"slow"_s, call(u"slow"_s, {{u"ms"_s, pauseMs}}));
        slow.timeout = std::chrono::hours{20};
        Step force = action(u"force"_s, call(u"ok"_s));
        force.force = true;
        QCOMPARE(*stage.run(plan({seen, slow, force})), Verdict::Done);
        QCOMPARE(stage.lines.count(u"> ok seen"_s), looks);
        QCOMPARE(stage.lines.count(u"> ok force"_s), 1);
    }

    /// Whoever judges what happened meanwhile knows since when.
    void whatIsAskedKnowsWhenTheRunBegan()
    {
        Stage stage;
        QList<TimePoint> seen;
        const Operation look = [&seen](QJsonObject, StepContext context) -> QCoro::Task<Result<QJsonObject>> {
            seen.append(context.began);
            co_return QJsonObject();
        };
        stage.operations->add(u"look"_s, look);
        Plan made = plan({action(u"a"_s, call(u"look"_s))});
        made.guards = {{.id = u"g"_s, .words = u"g"_s, .act = call(u"look"_s)}};
        QCOMPARE(*stage.run(made), Verdict::Done);
        QCOMPARE(seen, (QList{stage.log->records.first().at, stage.log->records.first().at}));
    }

    /// Of two acts the second one does not ask whether the way back of the first is still armed.
    void whatWasTakenBackIsNoEvidence_data()
    {
        QTest::addColumn<bool>("takesBack");
        QTest::addColumn<Verdict>("verdict");
        QTest::newRow("taken back") << true << Verdict::Done;
        QTest::newRow("nobody has taken it back") << false << Verdict::Undone;
    }
    void whatWasTakenBackIsNoEvidence()
    {
        QFETCH(const bool, takesBack);
        QFETCH(const Verdict, verdict);
        Stage stage;
        const auto armed = std::make_shared<QSet<int>>();
        stage.operations->add(u"arm"_s, [armed](QJsonObject arguments, StepContext) -> QCoro::Task<Result<QJsonObject>> {
            const int act = arguments.value("act"_L1).toInt();
            if (arguments.value("on"_L1).toBool())
                armed->insert(act);
            else
                armed->remove(act);
            co_return QJsonObject();
        });
        stage.operations->add(u"is-armed"_s, [armed](QJsonObject arguments, StepContext) -> QCoro::Task<Result<QJsonObject>> {
            if (armed->contains(arguments.value("act"_L1).toInt()))
                co_return QJsonObject();
            co_return failure(ErrorKind::Forbidden, u"not armed"_s);
        });
        QList<Step> steps;
        for (int act = 1; act <= 2; ++act) {
            const QString number = QString::number(act);
            Step looked = check(u"armed-"_s + number, call(u"is-armed"_s, {{u"act"_s, act}}));
            looked.freshFor = Millis{10000};
            Step make = undoable(u"make-"_s + number, call(u"ok"_s));
            make.force = true;
            Step slow = action(u"watch-"_s + number, call(u"slow"_s, {{u"ms"_s, 20000}}));
            Step reverse = action(u"reverse-"_s + number, call(u"arm"_s, {{u"act"_s, act}, {u"on"_s, false}}));
            if (takesBack)
                reverse.takesBack = {u"armed-"_s + number, u"make-"_s + number};
            steps += {undoable(u"arm-"_s + number, call(u"arm"_s, {{u"act"_s, act}, {u"on"_s, true}})), looked, make, slow, reverse};
        }
        QCOMPARE(*stage.run(plan(steps)), verdict);
        QCOMPARE(stage.lines.contains(u"> ok make-2"_s), takesBack);
    }

    /// While something was done by force nobody may look away: a pause waits until it was taken back.
    void aPauseWaitsForTheWayBack_data()
    {
        QTest::addColumn<bool>("watched");
        QTest::addColumn<QString>("pausedAt");
        QTest::addColumn<QString>("heldBefore");
        QTest::newRow("before the force") << true << u"> ok a"_s << u"make"_s;
        QTest::newRow("in the middle") << true << u"> ok make"_s << u"z"_s;
        QTest::newRow("after it") << true << u"> ok back"_s << u"z"_s;
        QTest::newRow("another plan") << false << u"> ok make"_s << u"watch"_s;
    }
    void aPauseWaitsForTheWayBack()
    {
        QFETCH(const bool, watched);
        QFETCH(const QString, pausedAt);
        QFETCH(const QString, heldBefore);
        Stage stage;
        Step make = undoable(u"make"_s, call(u"ok"_s));
        make.force = true;
        Step back = action(u"back"_s, call(u"ok"_s));
        back.takesBack = {u"make"_s};
        Plan made = plan({action(u"a"_s, call(u"ok"_s)), make, check(u"watch"_s, call(u"ok"_s)), back, action(u"z"_s, call(u"ok"_s))});
        made.watchedThroughout = watched;
        stage.onLine = [&](const QString &line) {
            if (line != pausedAt)
                return;
            stage.runner->pause(u"eve"_s);
            stage.time->after(Millis{60000}, [&stage] { stage.runner->goOn(u"eve"_s); });
        };
        QCOMPARE(*stage.run(made), Verdict::Done);
        const QStringList after = stage.lines.mid(stage.lines.indexOf(u"resumed by eve"_s)).filter(u"step-intent"_s);
        QVERIFY2(!after.isEmpty(), qPrintable(stage.lines.join(u'\n')));
        QCOMPARE(after.first().section(u' ', 1, 1), heldBefore);
    }

    /// A fault that nobody watches any more would last until its dead-man fires: whoever ends its run has it taken back.
    void nothingUnwatchedIsLeft_data()
    {
        QTest::addColumn<bool>("watched");
        QTest::addColumn<QString>("endedAt");
        QTest::addColumn<Verdict>("verdict");
        QTest::newRow("in the middle") << true << u"> ok make"_s << Verdict::Undone;
        QTest::newRow("while it is watched") << true << u"> ok watch"_s << Verdict::Undone;
        QTest::newRow("before the force") << true << u"> ok a"_s << Verdict::Aborted;
        QTest::newRow("after it") << true << u"> ok z"_s << Verdict::Aborted;
        QTest::newRow("another plan") << false << u"> ok make"_s << Verdict::Aborted;
    }
    void nothingUnwatchedIsLeft()
    {
        QFETCH(const bool, watched);
        QFETCH(const QString, endedAt);
        QFETCH(const Verdict, verdict);
        Stage stage;
        Step make = undoable(u"make"_s, call(u"ok"_s));
        make.force = true;
        Step back = action(u"back"_s, call(u"ok"_s));
        back.takesBack = {u"make"_s};
        Plan made = plan({action(u"a"_s, call(u"ok"_s)), make, check(u"watch"_s, call(u"ok"_s)), back, action(u"z"_s, call(u"ok"_s))});
        made.watchedThroughout = watched;
        bool ended = false; // its way back says the same line
        stage.onLine = [&](const QString &line) {
            if (line == endedAt && !std::exchange(ended, true))
                stage.runner->abort(u"eve"_s, {}, false);
        };
        QCOMPARE(*stage.run(made), verdict);
        QCOMPARE(stage.lines.filter(u"undo-done make"_s).size(), verdict == Verdict::Undone ? 1 : 0);
    }

    void whatIsNotSeenAgainStopsForce()
    {
        Stage stage;
        addOnce(stage);
        Step seen = check(u"seen"_s, call(u"once"_s));
        seen.freshFor = Millis{10000};
        Step slow = undoable(u"slow"_s, call(u"slow"_s, {{u"ms"_s, 20000}}));
        Step force = action(u"force"_s, call(u"ok"_s));
        force.force = true;
        QCOMPARE(*stage.run(plan({seen, slow, force})), Verdict::Undone);
        QVERIFY(!stage.lines.contains(u"> ok force"_s));
    }

    /// A pause in the middle of a group by force: what the group rests on is looked for again before its members go on, and
    /// where it does not hold nothing was forced: all of it is taken back, whatever the step would do after its deed.
    void aPauseBetweenTheLookAndTheDeed()
    {
        Stage stage;
        addOnce(stage);
        Step seen = check(u"seen"_s, call(u"once"_s));
        seen.freshFor = Millis{10000};
        const Step before = undoable(u"before"_s, call(u"ok"_s));
        Step cut = undoable(u"cut"_s, call(u"ok"_s));
        cut.force = true;
        cut.onFailure = OnFailure::Continue;
        Step fence = final_(action(u"fence"_s, call(u"ok"_s)));
        fence.force = true;
        fence.onFailure = OnFailure::Stop;
        Step both = group(u"act"_s, {cut, fence});
        both.force = true;
        stage.onLine = [&](const QString &line) {
            if (line != "step-intent act"_L1)
                return;
            stage.runner->pause(u"ops"_s);
            stage.time->after(Millis{2'400'000}, [&stage] { stage.runner->goOn(u"ops"_s); });
        };
        QCOMPARE(*stage.run(plan({seen, before, both})), Verdict::Undone);
        QVERIFY2(!stage.lines.contains(u"> ok cut"_s), qPrintable(stage.lines.join(u'\n')));
        QVERIFY(!stage.lines.contains(u"> ok fence"_s));
        QVERIFY(stage.lines.contains(u"undo-done before"_s));
    }

    /// Who says that it must not be has a reason that a moment does not change.
    void forceThatIsRefusedIsNotTriedAgain()
    {
        Stage stage;
        int asked = 0;
        stage.operations->add(u"no-leave"_s, [&asked](QJsonObject, StepContext) {
            ++asked;
            return []() -> QCoro::Task<Result<QJsonObject>> { co_return failure(ErrorKind::Forbidden, u"it is starting"_s); }();
        });
        Step fence = retried(idempotent(action(u"fence"_s, call(u"no-leave"_s))), 3);
        fence.force = true;
        QVERIFY(stage.run(plan({fence})));
        QCOMPARE(asked, 1);
    }

    void guardsAreAskedAgainBeforeForce_data()
    {
        QTest::addColumn<bool>("overridden");
        QTest::addColumn<bool>("force");
        QTest::addColumn<Verdict>("verdict");
        QTest::newRow("it does not hold any more") << false << true << Verdict::Undone;
        QTest::newRow("somebody had passed it") << true << true << Verdict::Done;
        QTest::newRow("nothing by force") << false << false << Verdict::Done;
    }
    void guardsAreAskedAgainBeforeForce()
    {
        QFETCH(const bool, overridden);
        QFETCH(const bool, force);
        QFETCH(const Verdict, verdict);
        Stage stage;
        // Holds at first, unless it is to be overridden; never later.
        stage.operations->add(u"rule"_s, [n = std::make_shared<int>(0), overridden](QJsonObject, StepContext) {
            return [](bool good) -> QCoro::Task<Result<QJsonObject>> {
                if (good)
                    co_return QJsonObject();
                co_return failure(ErrorKind::Forbidden, u"no majority"_s);
            }(++*n == 1 && !overridden);
        });
        Step act = action(u"act"_s, call(u"ok"_s));
        act.force = force;
        Plan wanted = plan({undoable(u"a"_s, call(u"ok"_s)), act});
        wanted.guards = {{.id = u"rule"_s, .words = u"A rule"_s, .act = call(u"rule"_s)}};
        RunRequest request;
        if (overridden)
            request.overrides.insert(u"rule"_s, {.who = u"eve"_s, .why = u"I know"_s});
        QCOMPARE(*stage.run(wanted, request), verdict);
        QCOMPARE(stage.lines.contains(u"> ok act"_s), verdict == Verdict::Done);
    }

    /// One rule that takes its time must not make what another one said too old: that one is asked once more, and only that.
    void aSlowRuleAgesTheOthers_data()
    {
        QTest::addColumn<int>("slowMs");
        QTest::addColumn<int>("asked"); // the quick one: when the run began, before force
        QTest::addColumn<bool>("holds");
        QTest::newRow("in time") << 9000 << 2 << true;
        QTest::newRow("too late") << 16000 << 3 << true;
        QTest::newRow("too late, and it does not hold any more") << 16000 << 3 << false;
    }
    void aSlowRuleAgesTheOthers()
    {
        QFETCH(const int, slowMs);
        QFETCH(const int, asked);
        QFETCH(const bool, holds);
        Stage stage;
        const auto quick = std::make_shared<int>(0);
        const auto slow = std::make_shared<int>(0);
        stage.operations->add(u"quick"_s, [quick, holds](QJsonObject, StepContext) {
            return [](bool good) -> QCoro::Task<Result<QJsonObject>> {
                if (good)
                    co_return QJsonObject();
                co_return failure(ErrorKind::Forbidden, u"no majority"_s);
            }(++*quick < 3 || holds);
        });
        stage.operations->add(u"takes-its-time"_s, [slow, slowMs, time = stage.time](QJsonObject, StepContext context) {
            return [](std::shared_ptr<FakeTime> clock, Millis length, std::stop_token stop) -> QCoro::Task<Result<QJsonObject>> {
                co_await pauseFor(clock, length, stop);
                co_return QJsonObject();
            }(time, Millis{++*slow == 1 ? 0 : slowMs}, context.stop);
        });
        Step act = action(u"act"_s, call(u"ok"_s));
        act.force = true;
        Plan wanted = plan({undoable(u"a"_s, call(u"ok"_s)), act});
        wanted.guards = {{.id = u"quick"_s, .words = u"Quick"_s, .act = call(u"quick"_s)},
                         {.id = u"slow"_s, .words = u"Slow"_s, .act = call(u"takes-its-time"_s)}};
        QCOMPARE(*stage.run(wanted), holds ? Verdict::Done : Verdict::Undone);
        QCOMPARE(*quick, asked);
        QCOMPARE(*slow, 2);
        QCOMPARE(stage.lines.contains(u"> ok act"_s), holds);
    }

    /// The record of what is about to be done takes its time (a disk that hangs, a process that stood still): what was asked before it
    /// is asked again after it, and where it does not hold any more nothing is done.
    void aSlowRecordAgesWhatWasSure_data()
    {
        QTest::addColumn<int>("recordMs");
        QTest::addColumn<int>("asked"); // the rule: when the run began, before the record, after it
        QTest::addColumn<bool>("holds");
        QTest::newRow("as usual") << 20 << 2 << true;
        QTest::newRow("slow") << 14000 << 3 << true;
        QTest::newRow("slow, and it does not hold any more") << 14000 << 3 << false;
    }
    void aSlowRecordAgesWhatWasSure()
    {
        QFETCH(const int, recordMs);
        QFETCH(const int, asked);
        QFETCH(const bool, holds);
        Stage stage;
        const auto questions = std::make_shared<int>(0);
        stage.operations->add(u"rule"_s, [questions, holds](QJsonObject, StepContext) {
            return [](bool good) -> QCoro::Task<Result<QJsonObject>> {
                if (good)
                    co_return QJsonObject();
                co_return failure(ErrorKind::Forbidden, u"no majority"_s);
            }(++*questions < 3 || holds);
        });
        stage.log->disk = [time = stage.time, recordMs](const JournalRecord &record) -> QCoro::Task<> {
            const Millis length{record.kind == RecordKind::StepIntent && record.step == "act"_L1 ? recordMs : 0};
            return pauseOf(time, length);
        };
        Step act = action(u"act"_s, call(u"ok"_s));
        act.force = true;
        Plan wanted = plan({undoable(u"a"_s, call(u"ok"_s)), act});
        wanted.guards = {{.id = u"rule"_s, .words = u"A rule"_s, .act = call(u"rule"_s)}};
        QCOMPARE(*stage.run(wanted), holds ? Verdict::Done : Verdict::Undone);
        QCOMPARE(*questions, asked);
        QCOMPARE(stage.lines.contains(u"> ok act"_s), holds);
        // Its intent is written: that it was not done is too.
        QCOMPARE(stage.lines.filter(u"step-failed act none"_s).size(), holds ? 0 : 1);
    }

    /// Two that are slow in turn: whenever one has answered, the other's answer is of another time.
    void rulesThatNeverHoldAtOnceRefuse()
    {
        Stage stage;
        const auto add = [&stage](const QString &name, QList<int> seconds) {
            const auto turn = std::make_shared<QList<int>>(std::move(seconds));
            stage.operations->add(name, [turn, time = stage.time](QJsonObject, StepContext context) {
                return [](std::shared_ptr<FakeTime> clock, Millis length, std::stop_token stop) -> QCoro::Task<Result<QJsonObject>> {
                    co_await pauseFor(clock, length, stop);
                    co_return QJsonObject();
                }(time, std::chrono::seconds{turn->isEmpty() ? 0 : turn->takeFirst()}, context.stop);
            });
        };
        // When the run began, and each time that it is asked before force.
        add(u"one"_s, {0, 0, 16, 16});
        add(u"other"_s, {0, 16, 16, 16});
        Step act = action(u"act"_s, call(u"ok"_s));
        act.force = true;
        Plan wanted = plan({undoable(u"a"_s, call(u"ok"_s)), act});
        wanted.guards = {{.id = u"one"_s, .words = u"One"_s, .act = call(u"one"_s)}, {.id = u"other"_s, .words = u"Other"_s, .act = call(u"other"_s)}};
        QCOMPARE(*stage.run(wanted), Verdict::Undone);
        QVERIFY(!stage.lines.contains(u"> ok act"_s));
    }

    /// A login that takes fifteen seconds, a node that has paused itself, a disk that hangs: an act that looks or waits before its deed asks
    /// the rules once more where they were asked longer ago than a moment. Where one does not hold any more, nothing is done.
    void anActThatLooksItself_data()
    {
        QTest::addColumn<int>("looksMs");
        QTest::addColumn<int>("holds"); // so often
        QTest::addColumn<int>("asked");
        QTest::addColumn<Verdict>("verdict");
        QTest::newRow("for a moment") << 500 << 2 << 2 << Verdict::Done;
        QTest::newRow("for long") << 20'000 << 3 << 3 << Verdict::Done;
        QTest::newRow("for long, and the rule does not hold any more") << 20'000 << 2 << 3 << Verdict::Undone;
    }
    void anActThatLooksItself()
    {
        QFETCH(const int, looksMs);
        QFETCH(const int, holds);
        QFETCH(const int, asked);
        QFETCH(const Verdict, verdict);
        Stage stage;
        const auto times = std::make_shared<int>(0);
        const auto done = std::make_shared<bool>(false);
        stage.operations->add(u"rule"_s, [times, holds](QJsonObject, StepContext) {
            return [](bool good) -> QCoro::Task<Result<QJsonObject>> {
                if (good)
                    co_return QJsonObject();
                co_return failure(ErrorKind::Forbidden, u"not any more"_s);
            }(++*times <= holds);
        });
        stage.operations->add(u"looks"_s, [done, looksMs, clock = stage.time](QJsonObject, StepContext context) {
            return [](std::shared_ptr<bool> deed, std::shared_ptr<FakeTime> time, Millis length, StepContext its) -> QCoro::Task<Result<QJsonObject>> {
                co_await pauseFor(time, length, its.stop);
                if (const Status sure = co_await its.stillSure(); !sure)
                    co_return std::unexpected(sure.error());
                *deed = true;
                co_return QJsonObject();
            }(done, clock, Millis{looksMs}, context);
        });
        Step act = action(u"act"_s, call(u"looks"_s));
        act.force = true;
        act.timeout = std::chrono::minutes{2};
        Plan wanted = plan({undoable(u"a"_s, call(u"ok"_s)), act});
        wanted.guards = {{.id = u"rule"_s, .words = u"Rule"_s, .act = call(u"rule"_s)}};
        QCOMPARE(*stage.run(wanted), verdict);
        QCOMPARE(*times, asked);
        QCOMPARE(*done, verdict == Verdict::Done);
    }
};

QTEST_GUILESS_MAIN(EvidenceTest)
#include "EvidenceTest.moc"
