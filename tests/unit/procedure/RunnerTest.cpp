#include "Stage.h"
#include "run/procedure/DryRun.h"

#include <QTest>
#include <QThread>

#include <algorithm>
#include <thread>

using namespace Qt::StringLiterals;
using namespace warrener;

namespace {

using Meddle = std::function<void(Stage &stage, const QString &line)>;

Step probed(Step step, std::optional<bool> done)
{
    step.probe = call(u"probe"_s, done ? QJsonObject{{u"done"_s, *done}} : QJsonObject());
    return step;
}

Step within(Step step, int ms)
{
    step.timeout = Millis{ms};
    return step;
}

Step onFailure(Step step, OnFailure what)
{
    step.onFailure = what;
    return step;
}

Step waitsFor(Call act, const QString &id = u"a"_s)
{
    Step step = action(id, std::move(act));
    step.type = StepType::Wait;
    return step;
}

Step waits(const QString &id, int times)
{
    return waitsFor(call(u"wait"_s, {{u"n"_s, times}}), id);
}

Step approval(const QString &id)
{
    Step step = action(id, {});
    step.act.reset();
    step.type = StepType::Approval;
    step.detail = u"go on?"_s;
    return step;
}

Step withPrecondition(Step step, Call precondition)
{
    step.precondition = precondition;
    return step;
}

/// Says whether somebody used it in another thread than the one that it was made in.
class OwnThreadsTime final : public Timekeeper
{
public:
    explicit OwnThreadsTime(std::shared_ptr<FakeTime> time) : m_time(std::move(time)) {}

    TimePoint now() const override { return m_time->now(); }
    Millis monotonic() const override { return m_time->monotonic(); }
    Alarm after(Millis delay, std::function<void()> ring) override
    {
        isStray = isStray || QThread::currentThread() != m_own;
        return m_time->after(delay, std::move(ring));
    }
    void cancel(Alarm alarm) override
    {
        isStray = isStray || QThread::currentThread() != m_own;
        m_time->cancel(alarm);
    }

    bool isStray = false;

private:
    const std::shared_ptr<FakeTime> m_time;
    const QThread *const m_own = QThread::currentThread();
};

QCoro::Task<Result<QJsonObject>> refusedWith(QString detail)
{
    co_return failure(ErrorKind::Command, u"it answers"_s, detail);
}

Plan guarded(bool overridable)
{
    Plan made = plan({action(u"a"_s, call(u"ok"_s))});
    made.guards = {{.id = u"quorum"_s, .words = u"Quorum stays"_s, .act = call(u"fail"_s), .overridable = overridable}};
    return made;
}

Meddle when(const QString &wanted, std::function<void(Runner &)> what)
{
    return [wanted, what](Stage &stage, const QString &line) {
        if (line == wanted)
            what(*stage.runner);
    };
}

/// Knows how it was asked for, and whether it was given back.
class CountedLease final : public Lease
{
public:
    QCoro::Task<Result<LeaseAnswer>> acquire(LeaseHolder, bool override, std::stop_token) override
    {
        ++asked;
        wasOverridden = override;
        isHeld = true;
        co_return LeaseAnswer{.granted = true, .where = u"two hosts"_s};
    }
    void release() override { isHeld = false; }

    int asked = 0;
    bool wasOverridden = false;
    bool isHeld = false;
};

QCoro::Task<Result<QJsonObject>> untilThen(Pending<bool> end)
{
    co_await end;
    co_return QJsonObject();
}

} // namespace

class RunnerTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// What branches on a person's step sees that it is done, though it answered nothing.
    void aPersonsStepIsDone()
    {
        Stage stage;
        QStringList done;
        stage.operations->add(u"sees"_s, [&done](QJsonObject, StepContext context) -> QCoro::Task<Result<QJsonObject>> {
            done = context.results.keys();
            co_return QJsonObject();
        });
        stage.onLine = [&stage](const QString &line) {
            if (line == "asked p"_L1)
                stage.runner->answer(u"p"_s, {.yes = true, .who = u"eve"_s});
        };
        QVERIFY(stage.run(plan({approval(u"p"_s), action(u"a"_s, call(u"sees"_s))})));
        QCOMPARE(done, QStringList{u"p"_s});
    }

    /// A step that has failed answers nothing: what it kept before is what those behind it know of it.
    void whatAFailedStepHasKept()
    {
        Stage stage;
        QHash<QString, QJsonObject> kept;
        stage.operations->add(u"keeps"_s, [](QJsonObject, StepContext context) -> QCoro::Task<Result<QJsonObject>> {
            co_await context.keep({{u"lacks"_s, 2}});
            co_return failure(ErrorKind::Command, u"two are missing"_s);
        });
        stage.operations->add(u"sees"_s, [&kept](QJsonObject, StepContext context) -> QCoro::Task<Result<QJsonObject>> {
            kept = context.keptBefore;
            co_return QJsonObject();
        });
        QVERIFY(stage.run(plan({onFailure(check(u"look"_s, call(u"keeps"_s)), OnFailure::Continue), action(u"a"_s, call(u"sees"_s))})));
        QCOMPARE(kept, (QHash<QString, QJsonObject>{{u"look"_s, {{u"lacks"_s, 2}}}}));
    }

    /// The journal's own figure of a run is the one that is shown: without the minute in which a person read.
    void whatIsWrittenOfARunLeavesOutItsReader()
    {
        Stage stage;
        stage.onLine = [&stage](const QString &line) {
            if (line == "asked p"_L1)
                stage.time->after(Millis{60'000}, [&stage] { stage.runner->answer(u"p"_s, {.yes = true, .who = u"eve"_s}); });
        };
        Step asks = approval(u"p"_s);
        asks.timeout = Millis{600'000};
        QVERIFY(stage.run(plan({asks, action(u"a"_s, call(u"ok"_s))})));
        const auto ended = std::ranges::find(stage.log->records, RecordKind::RunEnded, &JournalRecord::kind);
        QVERIFY(ended != stage.log->records.end());
        QVERIFY(ended->at - stage.log->records.first().at >= Millis{60'000});
        QVERIFY2(ended->data.value("tookMs"_L1).toInteger() < 10'000, qPrintable(QString::number(ended->data.value("tookMs"_L1).toInteger())));
    }

    void log_data()
    {
        QTest::addColumn<Plan>("plan");
        QTest::addColumn<Meddle>("meddle");
        QTest::addColumn<QStringList>("expected");
        const Meddle nothing = [](Stage &, const QString &) {};
        const Step ok = action(u"a"_s, call(u"ok"_s));

        QTest::newRow("success") << plan({check(u"look"_s, call(u"ok"_s)), ok}) << nothing
                                 << QStringList{u"step-intent look 1"_s, u"> ok look"_s,     u"step-done look"_s, u"step-intent a 1"_s, u"> ok a"_s,
                                                u"step-done a"_s,        u"run-ended done"_s};
        QTest::newRow("failing check before anything was done")
            << plan({check(u"look"_s, call(u"fail"_s)), ok}) << nothing
            << QStringList{u"step-intent look 1"_s, u"> fail look"_s, u"step-failed look none no"_s, u"run-ended failed look: no"_s};
        QTest::newRow("failing check undoes what was done")
            << plan({undoable(u"a"_s, call(u"ok"_s)), undoable(u"b"_s, call(u"ok"_s)), check(u"look"_s, call(u"fail"_s))}) << nothing
            << QStringList{u"step-intent a 1"_s,          u"> ok a"_s,      u"step-done a"_s,
                           u"step-intent b 1"_s,          u"> ok b"_s,      u"step-done b"_s,
                           u"step-intent look 1"_s,       u"> fail look"_s, u"step-failed look none no"_s,
                           u"undo-intent b 1"_s,          u"> ok b"_s,      u"undo-done b"_s,
                           u"undo-intent a 1"_s,          u"> ok a"_s,      u"undo-done a"_s,
                           u"run-ended undone look: no"_s};
        QTest::newRow("retry, then success") << plan({retried(idempotent(action(u"a"_s, call(u"fail-times"_s, {{u"n"_s, 1}}))), 2)}) << nothing
                                             << QStringList{u"step-intent a 1"_s, u"> fail-times a"_s, u"retrying a no"_s, u"step-intent a 2"_s,
                                                            u"> fail-times a"_s,  u"step-done a"_s,    u"run-ended done"_s};
        QTest::newRow("retries are bounded") << plan({retried(check(u"a"_s, call(u"fail"_s)), 1)}) << nothing
                                             << QStringList{u"step-intent a 1"_s,       u"> fail a"_s, u"retrying a no"_s,
                                                            u"step-intent a 2"_s,       u"> fail a"_s, u"step-failed a none no"_s,
                                                            u"run-ended failed a: no"_s};
        QTest::newRow("a failed attempt that took effect all the same")
            << plan({retried(probed(action(u"a"_s, call(u"fail"_s)), true), 1)}) << nothing
            << QStringList{u"step-intent a 1"_s, u"> fail a"_s, u"> probe a"_s, u"step-done a probed"_s, u"run-ended done"_s};
        QTest::newRow("an unclear attempt is not doubled")
            << plan({retried(probed(action(u"a"_s, call(u"fail"_s)), std::nullopt), 1)}) << nothing
            << QStringList{u"step-intent a 1"_s, u"> fail a"_s, u"> probe a"_s, u"step-failed a no"_s, u"run-ended failed a: no"_s};
        QTest::newRow("time-out") << plan({within(undoable(u"a"_s, call(u"hang"_s)), 1000)}) << nothing
                                  << QStringList{u"step-intent a 1"_s, u"> hang a"_s,    u"step-failed a Not done within 1.0 s"_s,      u"undo-intent a 1"_s,
                                                 u"> ok a"_s,          u"undo-done a"_s, u"run-ended undone a: Not done within 1.0 s"_s};
        QTest::newRow("time-out of an operation that does not listen")
            << plan({within(action(u"a"_s, call(u"deaf"_s)), 1000)}) << nothing
            << QStringList{u"step-intent a 1"_s, u"> deaf a"_s, u"step-failed a Not done within 1.0 s"_s, u"run-ended failed a: Not done within 1.0 s"_s};
        QTest::newRow("late but done within the grace") << plan({within(action(u"a"_s, call(u"slow"_s, {{u"ms"_s, 1500}})), 1000)}) << nothing
                                                        << QStringList{u"step-intent a 1"_s, u"> slow a"_s, u"step-done a"_s, u"run-ended done"_s};
        QTest::newRow("a wait") << plan({waits(u"w"_s, 2)}) << nothing
                                << QStringList{u"step-intent w 1"_s, u"> wait w"_s, u"progress w"_s, u"> wait w"_s, u"step-done w"_s, u"run-ended done"_s};
        QTest::newRow("a wait that does not come true") << plan({within(waits(u"w"_s, 99), 900)}) << nothing
                                                        << QStringList{u"step-intent w 1"_s,
                                                                       u"> wait w"_s,
                                                                       u"progress w"_s,
                                                                       u"> wait w"_s,
                                                                       u"progress w"_s,
                                                                       u"step-failed w none It did not come true in time; at last: 2 so far"_s,
                                                                       u"run-ended failed w: It did not come true in time; at last: 2 so far"_s};
        QTest::newRow("abort in the middle") << plan({undoable(u"a"_s, call(u"ok"_s)), undoable(u"b"_s, call(u"hang"_s)), action(u"c"_s, call(u"ok"_s))})
                                             << when(u"> hang b"_s, [](Runner &runner) { runner.abort(u"ops"_s, u"changed my mind"_s, true); })
                                             << QStringList{u"step-intent a 1"_s,  u"> ok a"_s,
                                                            u"step-done a"_s,      u"step-intent b 1"_s,
                                                            u"> hang b"_s,         u"abort by ops"_s,
                                                            u"step-failed b no"_s, u"undo-intent b 1"_s,
                                                            u"> ok b"_s,           u"undo-done b"_s,
                                                            u"undo-intent a 1"_s,  u"> ok a"_s,
                                                            u"undo-done a"_s,      u"run-ended undone Aborted by ops: changed my mind"_s};
        QTest::newRow("abort in the middle, the probe knows of no effect")
            << plan({undoable(u"a"_s, call(u"ok"_s)), probed(undoable(u"b"_s, call(u"hang"_s)), false)})
            << when(u"> hang b"_s, [](Runner &runner) { runner.abort(u"ops"_s, {}, true); })
            << QStringList{u"step-intent a 1"_s,
                           u"> ok a"_s,
                           u"step-done a"_s,
                           u"step-intent b 1"_s,
                           u"> hang b"_s,
                           u"abort by ops"_s,
                           u"step-failed b no"_s,
                           u"> probe b"_s,
                           u"undo-skipped b none It had not taken effect"_s,
                           u"undo-intent a 1"_s,
                           u"> ok a"_s,
                           u"undo-done a"_s,
                           u"run-ended undone Aborted by ops"_s};
        QTest::newRow("abort that leaves things as they are")
            << plan({undoable(u"a"_s, call(u"ok"_s)), action(u"c"_s, call(u"ok"_s))})
            << when(u"step-done a"_s, [](Runner &runner) { runner.abort(u"ops"_s, {}, false); })
            << QStringList{u"step-intent a 1"_s, u"> ok a"_s, u"step-done a"_s, u"abort by ops"_s, u"run-ended aborted Aborted by ops"_s};
        QTest::newRow("an undo that fails does not keep the others back")
            << plan({undoable(u"a"_s, call(u"ok"_s)), undoable(u"b"_s, call(u"ok"_s), call(u"fail"_s)), check(u"look"_s, call(u"fail"_s))}) << nothing
            << QStringList{u"step-intent a 1"_s,
                           u"> ok a"_s,
                           u"step-done a"_s,
                           u"step-intent b 1"_s,
                           u"> ok b"_s,
                           u"step-done b"_s,
                           u"step-intent look 1"_s,
                           u"> fail look"_s,
                           u"step-failed look none no"_s,
                           u"undo-intent b 1"_s,
                           u"> fail b"_s,
                           u"undo-failed b no"_s,
                           u"undo-intent a 1"_s,
                           u"> ok a"_s,
                           u"undo-done a"_s,
                           u"run-ended undo-incomplete look: no"_s};
        QTest::newRow("an undo that has to leave something is no whole one")
            << plan({undoable(u"a"_s, call(u"ok"_s), call(u"leave"_s)), check(u"look"_s, call(u"fail"_s))}) << nothing
            << QStringList{
                   u"step-intent a 1"_s,          u"> ok a"_s,          u"step-done a"_s, u"step-intent look 1"_s, u"> fail look"_s,
                   u"step-failed look none no"_s, u"undo-intent a 1"_s, u"> leave a"_s,   u"undo-done a"_s,        u"run-ended undo-incomplete look: no"_s};
        QTest::newRow("what cannot be undone is named")
            << plan({undoable(u"a"_s, call(u"ok"_s)), final_(action(u"b"_s, call(u"ok"_s))), check(u"look"_s, call(u"fail"_s))}) << nothing
            << QStringList{u"step-intent a 1"_s,
                           u"> ok a"_s,
                           u"step-done a"_s,
                           u"step-intent b 1"_s,
                           u"> ok b"_s,
                           u"step-done b"_s,
                           u"step-intent look 1"_s,
                           u"> fail look"_s,
                           u"step-failed look none no"_s,
                           u"undo-skipped b clients were closed"_s,
                           u"undo-intent a 1"_s,
                           u"> ok a"_s,
                           u"undo-done a"_s,
                           u"run-ended undone look: no"_s};
        QTest::newRow("side by side, one fails, the other ends first")
            << plan({group(u"g"_s, {undoable(u"a"_s, call(u"slow"_s, {{u"ms"_s, 50}})), undoable(u"b"_s, call(u"fail"_s))}), action(u"c"_s, call(u"ok"_s))})
            << nothing
            << QStringList{u"step-intent g"_s,
                           u"step-intent a 1"_s,
                           u"> slow a"_s,
                           u"step-intent b 1"_s,
                           u"> fail b"_s,
                           u"step-failed b no"_s,
                           u"step-done a"_s,
                           u"step-failed g none b: no"_s,
                           u"undo-intent b 1"_s,
                           u"> ok b"_s,
                           u"undo-done b"_s,
                           u"undo-intent a 1"_s,
                           u"> ok a"_s,
                           u"undo-done a"_s,
                           u"run-ended undone b: no"_s};
        QTest::newRow("side by side, one may fail") << plan(
            {group(u"g"_s, {onFailure(action(u"a"_s, call(u"fail"_s)), OnFailure::Continue), action(u"b"_s, call(u"ok"_s))})})
                                                    << nothing << QStringList{u"step-intent g"_s,   u"step-intent a 1"_s, u"> fail a"_s,
                                                                              u"step-intent b 1"_s, u"> ok b"_s,          u"step-failed a no"_s,
                                                                              u"step-done b"_s,     u"step-done g"_s,     u"run-ended partly"_s};
        QTest::newRow("stop leaves what was done") << plan({undoable(u"a"_s, call(u"ok"_s)), onFailure(check(u"look"_s, call(u"fail"_s)), OnFailure::Stop)})
                                                   << nothing << QStringList{u"step-intent a 1"_s,          u"> ok a"_s,      u"step-done a"_s,
                                                                             u"step-intent look 1"_s,       u"> fail look"_s, u"step-failed look none no"_s,
                                                                             u"run-ended failed look: no"_s};
        QTest::newRow("pause and go on") << plan({ok, action(u"b"_s, call(u"ok"_s))}) << Meddle([](Stage &stage, const QString &line) {
            if (line == "> ok a"_L1)
                stage.runner->pause(u"ops"_s);
            if (line == "paused by ops"_L1)
                stage.time->after(Millis{60000}, [&stage] { stage.runner->goOn(u"eve"_s); });
        }) << QStringList{u"step-intent a 1"_s, u"> ok a"_s, u"paused by ops"_s, u"step-done a"_s,   u"resumed by eve"_s,
                          u"step-intent b 1"_s, u"> ok b"_s, u"step-done b"_s,   u"run-ended done"_s};
        QTest::newRow("approval") << plan({approval(u"p"_s), ok})
                                  << when(u"asked p"_s, [](Runner &runner) { QVERIFY(runner.answer(u"p"_s, {.yes = true, .who = u"eve"_s})); })
                                  << QStringList{u"step-intent p 1"_s, u"asked p"_s, u"answered p by eve"_s, u"step-done p"_s,
                                                 u"step-intent a 1"_s, u"> ok a"_s,  u"step-done a"_s,       u"run-ended done"_s};
        QTest::newRow("approval denied") << plan({approval(u"p"_s), ok})
                                         << when(u"asked p"_s, [](Runner &runner) { runner.answer(u"p"_s, {.yes = false, .who = u"eve"_s}); })
                                         << QStringList{u"step-intent p 1"_s, u"asked p"_s, u"answered p by eve"_s, u"step-failed p none eve said no"_s,
                                                        u"run-ended failed p: eve said no"_s};
        QTest::newRow("approval that nobody gives") << plan({within(approval(u"p"_s), 5000), ok}) << nothing
                                                    << QStringList{u"step-intent p 1"_s, u"asked p"_s, u"step-failed p none Nobody answered in time"_s,
                                                                   u"run-ended failed p: Nobody answered in time"_s};
        QTest::newRow("precondition not met") << plan({withPrecondition(ok, call(u"fail"_s))}) << nothing
                                              << QStringList{u"> fail a"_s, u"step-failed a none no"_s, u"run-ended failed a: no"_s};
        QTest::newRow("nothing to do") << plan({withPrecondition(ok, call(u"skip"_s))}) << nothing
                                       << QStringList{u"> skip a"_s, u"step-skipped a nothing to do"_s, u"run-ended done"_s};
        QTest::newRow("guard refuses") << guarded(true) << nothing << QStringList{u"> fail"_s, u"guard-refused quorum no"_s, u"run-ended refused no"_s};
        QTest::newRow("a wait that is given up does not wait for its end")
            << plan({waitsFor(call(u"give-up"_s))}) << nothing
            << QStringList{u"step-intent a 1"_s, u"> give-up a"_s, u"step-failed a none nobody wants it"_s, u"run-ended failed a: nobody wants it"_s};
        QTest::newRow("what a step keeps is there for its undo")
            << plan({undoable(u"a"_s, call(u"keep"_s), call(u"undo-kept"_s)), check(u"look"_s, call(u"fail"_s))}) << nothing
            << QStringList{u"step-intent a 1"_s,
                           u"> keep a"_s,
                           u"step-kept a"_s,
                           u"output a a line"_s,
                           u"step-done a"_s,
                           u"step-intent look 1"_s,
                           u"> fail look"_s,
                           u"step-failed look none no"_s,
                           u"undo-intent a 1"_s,
                           u"> undo-kept a"_s,
                           u"undoes with 1 and 42"_s,
                           u"undo-done a"_s,
                           u"run-ended undone look: no"_s};
    }
    void log()
    {
        QFETCH(const Plan, plan);
        QFETCH(const Meddle, meddle);
        QFETCH(const QStringList, expected);
        Stage stage;
        stage.onLine = [&](const QString &line) { meddle(stage, line); };
        const Result<Verdict> verdict = stage.run(plan, {.who = u"ops"_s});
        QVERIFY(verdict);
        QCOMPARE(stage.lines.takeFirst(), u"run-started by ops"_s);
        QCOMPARE(stage.lines, expected);
        QCOMPARE(stage.runner->state().verdict, std::optional(*verdict));

        // The records alone make the same picture, but for what was never written.
        const Result<RunState> replayed = runStateFrom(stage.log->records);
        QVERIFY(replayed);
        QCOMPARE(replayed->verdict, stage.runner->state().verdict);
        QCOMPARE(replayed->order, stage.runner->state().order);
        for (auto it = replayed->steps.cbegin(); it != replayed->steps.cend(); ++it)
            QCOMPARE(it->phase, stage.runner->state().step(it.key()).phase);
    }

    void overriding_data()
    {
        QTest::addColumn<bool>("overridable");
        QTest::addColumn<QStringList>("expected");
        QTest::newRow("may be overridden") << true << QStringList{u"run-started by ops"_s, u"> fail"_s, u"override quorum no by eve"_s,
                                                                  u"step-intent a 1"_s,    u"> ok a"_s, u"step-done a"_s,
                                                                  u"run-ended done"_s};
        QTest::newRow("may not") << false << QStringList{u"run-started by ops"_s, u"> fail"_s, u"guard-refused quorum no"_s, u"run-ended refused no"_s};
    }
    void overriding()
    {
        QFETCH(const bool, overridable);
        QFETCH(const QStringList, expected);
        Stage stage;
        const Result<Verdict> verdict = stage.run(guarded(overridable), {.who = u"ops"_s, .overrides = {{u"quorum"_s, {.who = u"eve"_s, .why = u"tested"_s}}}});
        QCOMPARE(verdict, Result<Verdict>(overridable ? Verdict::Done : Verdict::Refused));
        QCOMPARE(stage.lines, expected);
    }

    /// In an emergency the lease is asked for beside the rules. Who is refused by a rule gives it back, and never breaks another's for nothing.
    void leaseBesideTheRules_data()
    {
        QTest::addColumn<bool>("passesLease");
        QTest::addColumn<bool>("passesRule");
        QTest::addColumn<int>("asked");
        QTest::addColumn<Verdict>("verdict");
        QTest::newRow("refused") << false << false << 1 << Verdict::Refused;
        QTest::newRow("refused, and another's lease would be broken") << true << false << 0 << Verdict::Refused;
        QTest::newRow("goes on") << false << true << 1 << Verdict::Done;
        QTest::newRow("goes on, and breaks another's lease") << true << true << 1 << Verdict::Done;
    }
    void leaseBesideTheRules()
    {
        QFETCH(const bool, passesLease);
        QFETCH(const bool, passesRule);
        QFETCH(const int, asked);
        QFETCH(const Verdict, verdict);
        Stage stage;
        const auto lease = std::make_shared<CountedLease>();
        stage.lease = lease;
        Plan made = guarded(true);
        made.lease.kind = LeaseNeed::Kind::Emergency;
        RunRequest request{.who = u"ops"_s};
        if (passesLease)
            request.overrides.insert(u"lease"_s, {.who = u"eve"_s, .why = u"theirs hangs"_s});
        if (passesRule)
            request.overrides.insert(u"quorum"_s, {.who = u"eve"_s, .why = u"tested"_s});
        QCOMPARE(stage.run(made, request), Result<Verdict>(verdict));
        QCOMPARE(lease->asked, asked);
        QCOMPARE(lease->wasOverridden, passesLease && asked > 0);
        QVERIFY(!lease->isHeld);
    }

    /// What every place said stands in the journal: why somebody was not helped at three is read at nine.
    void aRefusalKeepsWhatWasSeen()
    {
        Stage stage;
        stage.operations->add(u"told"_s, [](QJsonObject, StepContext) { return refusedWith(u"a: yes\nb: no answer"_s); });
        Plan made = guarded(true);
        made.guards.first().act = call(u"told"_s);
        QCOMPARE(stage.run(made), Result<Verdict>(Verdict::Refused));
        const auto refused = std::ranges::find(stage.log->records, RecordKind::GuardRefused, &JournalRecord::kind);
        QVERIFY(refused != stage.log->records.cend());
        QCOMPARE(refused->data.value("detail"_L1).toString(), u"a: yes\nb: no answer"_s);
    }

    void aJournalThatCannotBeWrittenBeginsNothingAndTakesBack()
    {
        Stage stage;
        stage.log->failFrom = 4; // the second step's intent
        const Result<Verdict> verdict = stage.run(plan({undoable(u"a"_s, call(u"ok"_s)), action(u"b"_s, call(u"ok"_s))}));
        QCOMPARE(verdict, Result<Verdict>(Verdict::Undone));
        QCOMPARE(stage.lines, (QStringList{u"run-started"_s, u"step-intent a 1"_s, u"> ok a"_s, u"step-done a"_s, u"undo-intent a 1"_s, u"> ok a"_s,
                                           u"undo-done a"_s, u"run-ended undone disk full"_s}));
    }

    /// A person's reading is no time of the work's: neither while the run asks, nor while it is paused.
    void timeOfPersonsIsLeftOut()
    {
        const TimePoint start{Millis{1'000'000}};
        const auto at = [&](int seconds, RecordKind kind) { return JournalRecord{.at = start + Millis{seconds * 1000}, .run = u"r"_s, .kind = kind}; };
        RunState state;
        for (const JournalRecord &each : {at(0, RecordKind::RunStarted), at(2, RecordKind::Asked), at(62, RecordKind::Answered), at(63, RecordKind::Paused)})
            state.apply(each);
        QCOMPARE(state.took(start + Millis{90'000}), Millis{3000});
        for (const JournalRecord &each : {at(163, RecordKind::Resumed), at(170, RecordKind::RunEnded)})
            state.apply(each);
        QCOMPARE(state.took(), Millis{10'000});
        QCOMPARE(state.endedAt - state.startedAt, Millis{170'000});
    }

    void oneRunAtATime()
    {
        Stage stage;
        const auto first = stage.runner->run(plan({action(u"a"_s, call(u"hang"_s))}), {});
        const Result<Verdict> second = stage.run(plan({action(u"a"_s, call(u"ok"_s))}));
        QVERIFY(!second);
        QCOMPARE(second.error().kind, ErrorKind::Usage);
        stage.runner->abort(u"ops"_s, {}, false);
        FakeTime::settle();
        QVERIFY(!stage.runner->isRunning());
    }

    void whatIsMissingIsSaidBeforeAnythingIsWritten()
    {
        Stage stage;
        const Result<Verdict> verdict = stage.run(plan({action(u"a"_s, call(u"no.such"_s))}));
        QVERIFY(!verdict);
        QCOMPARE(verdict.error().kind, ErrorKind::NotAvailable);
        QVERIFY(stage.lines.isEmpty());
    }

    /// A plan of another profile may name the wrong hosts.
    void profile_data()
    {
        QTest::addColumn<QString>("plans");
        QTest::addColumn<bool>("overridden");
        QTest::addColumn<QStringList>("expected");
        const QStringList runs{u"step-intent a 1"_s, u"> ok a"_s, u"step-done a"_s, u"run-ended done"_s};
        const QString other = u"The profile of the cluster is not the one that the plan was made for"_s;
        QTest::newRow("the same") << u"abc"_s << false << runs;
        QTest::newRow("another") << u"def"_s << false << QStringList{u"guard-refused profile "_s + other, u"run-ended refused "_s + other};
        QTest::newRow("not said") << QString() << false
                                  << QStringList{u"guard-refused profile The plan does not say for which profile of the cluster it was made"_s,
                                                 u"run-ended refused The plan does not say for which profile of the cluster it was made"_s};
        QTest::newRow("another, passed by a person") << u"def"_s << true << QStringList{u"override profile %1 by ops"_s.arg(other)} + runs;
    }
    void profile()
    {
        QFETCH(const QString, plans);
        QFETCH(const bool, overridden);
        QFETCH(const QStringList, expected);
        Stage stage;
        stage.profileDigest = u"abc"_s;
        Plan made = plan({action(u"a"_s, call(u"ok"_s))});
        made.profileDigest = plans;
        RunRequest request;
        if (overridden)
            request.overrides.insert(u"profile"_s, {.who = u"ops"_s, .why = u"only a threshold"_s});
        QVERIFY(stage.run(made, request));
        QCOMPARE(stage.lines.sliced(1), expected);
    }

    void aRunnerThatGoesLeavesTheRunAsACrashWould()
    {
        Stage stage;
        const auto task = stage.runner->run(plan({action(u"a"_s, call(u"hang"_s)), action(u"b"_s, call(u"ok"_s))}), {});
        FakeTime::settle();
        stage.runner.reset();
        FakeTime::settle();
        QVERIFY(task.isReady());
        QCOMPARE(stage.lines, (QStringList{u"run-started"_s, u"step-intent a 1"_s, u"> hang a"_s}));
    }

    /// An operation that does not listen is left to itself, and may go on talking: a run that has ended says no more.
    void whatIsSaidAfterTheEndIsDropped()
    {
        Stage stage;
        StepContext talking;
        const Pending<bool> end;
        stage.operations->add(u"talks"_s, [&talking, end](QJsonObject, StepContext context) {
            talking = context;
            return untilThen(end);
        });
        QVERIFY(stage.run(plan({within(action(u"a"_s, call(u"talks"_s)), 1000)})));
        const QStringList told = stage.lines;
        QVERIFY2(told.last().startsWith("run-ended"_L1), qPrintable(told.last()));
        const qsizetype written = stage.log->records.size();
        talking.output(u"too late"_s);
        talking.progress(0.5, u"too late"_s);
        FakeTime::settle();
        QCOMPARE(stage.lines, told);
        QCOMPARE(stage.log->records.size(), written);
        // Nor once the runner has gone: nobody is there to be told.
        stage.runner.reset();
        talking.output(u"later still"_s);
        FakeTime::settle();
        QCOMPARE(stage.lines, told);
        end.finish(true);
        FakeTime::settle();
    }

    /// Who closes a cluster while its run is paused waits for nobody.
    void aPausedRunThatIsLeftEnds()
    {
        Stage stage;
        stage.onLine = [&stage](const QString &line) {
            if (line == "> ok a"_L1)
                stage.runner->pause(u"ops"_s);
        };
        const auto task = stage.runner->run(plan({action(u"a"_s, call(u"ok"_s)), action(u"b"_s, call(u"ok"_s))}), {});
        FakeTime::settle();
        QVERIFY(!task.isReady());
        stage.runner.reset();
        FakeTime::settle();
        QVERIFY(task.isReady());
        QVERIFY2(!stage.lines.contains(u"> ok b"_s), qPrintable(stage.lines.join(u'\n')));
    }

    /// A stop comes from whoever has it, an answer to those who wait comes in their own thread.
    void aStopFromAnotherThread()
    {
        Stage stage;
        const auto time = std::make_shared<OwnThreadsTime>(stage.time);
        std::stop_source stop;
        auto task = Operations::call(stage.operations, call(u"deaf"_s), StepContext{.stop = stop.get_token()}, time, {});
        FakeTime::settle();
        std::thread([&stop] { stop.request_stop(); }).join();
        FakeTime::settle();
        while (!task.isReady() && stage.time->advance())
            FakeTime::settle();
        QVERIFY2(!time->isStray, "an alarm was set in another thread than that of the clock");
        QVERIFY(task.isReady());
        const Result<QJsonObject> answer = QCoro::waitFor(std::move(task));
        QCOMPARE(answer.error().kind, ErrorKind::Cancelled);
    }

    void dryRunChangesNothing_data()
    {
        QTest::addColumn<bool>("ask");
        QTest::addColumn<QList<int>>("outcomes");
        QTest::addColumn<QStringList>("asked");
        QTest::newRow("listed") << false << QList<int>{0, 0, 0, 0} << QStringList();
        QTest::newRow("asked") << true << QList<int>{3, 1, 2, 0} << QStringList{u"> fail"_s, u"> ok look"_s, u"> skip a"_s};
    }
    void dryRunChangesNothing()
    {
        QFETCH(const bool, ask);
        QFETCH(const QList<int>, outcomes);
        QFETCH(const QStringList, asked);
        Plan made = guarded(true);
        made.steps = {check(u"look"_s, call(u"ok"_s)), withPrecondition(action(u"a"_s, call(u"ok"_s)), call(u"skip"_s)), action(u"b"_s, call(u"ok"_s))};
        Stage stage;
        QList<int> seen;
        const QCoro::Task<> task = collect(dryRun(made, ask, stage.operations, stage.time), &seen);
        FakeTime::settle();
        QCOMPARE(seen, outcomes);
        QCOMPARE(stage.lines, asked);
        QVERIFY(stage.log->records.isEmpty());
    }

private:
    static QCoro::Task<> collect(QCoro::Task<QList<DryRunItem>> task, QList<int> *outcomes)
    {
        const QList<DryRunItem> items = co_await task;
        for (const DryRunItem &item : items)
            outcomes->append(int(item.outcome));
    }
};

QTEST_GUILESS_MAIN(RunnerTest)
#include "RunnerTest.moc"
