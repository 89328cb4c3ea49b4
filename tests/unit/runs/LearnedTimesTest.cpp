#include "run/runs/LearnedTimes.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace warrener;

namespace {

Step timed(const QString &id, Millis expected, StepType type = StepType::Wait)
{
    Step step;
    step.id = id;
    step.type = type;
    step.expected = expected;
    step.timeout = Millis{60'000};
    return step;
}

/// A run in which the steps took so long, one after the other.
RunState ran(const Plan &plan, const QMap<QString, Millis> &took)
{
    RunState run{.plan = plan};
    TimePoint at{Millis{1'000'000}};
    for (auto it = took.cbegin(); it != took.cend(); ++it) {
        run.steps.insert(it.key(), {.phase = StepPhase::Done, .startedAt = at, .endedAt = at + *it});
        at += *it;
    }
    return run;
}

} // namespace

class LearnedTimesTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theMedianCountsWhereItIsLonger()
    {
        Plan plan;
        Step group = timed(u"together"_s, {}, StepType::Group);
        group.steps = {timed(u"drain"_s, Millis{2500}), timed(u"divert"_s, Millis{100})};
        plan.steps = {group, timed(u"wait"_s, Millis{1000}), timed(u"ask"_s, Millis{1000}, StepType::Manual), timed(u"never"_s, Millis{700})};
        const auto once = [&](int drain, int wait) {
            return ran(plan, {{u"drain"_s, Millis{drain}}, {u"divert"_s, Millis{40}}, {u"wait"_s, Millis{wait}}, {u"ask"_s, Millis{900'000}}});
        };
        const Plan learned = withLearnedTimes(plan, {once(9000, 4000), once(8000, 90'000), once(10'000, 3000)});
        QCOMPARE(learned.step(u"drain"_s)->expected, Millis{9000});
        QCOMPARE(learned.step(u"divert"_s)->expected, Millis{100}); // the planner knows how much there is to do
        QCOMPARE(learned.step(u"wait"_s)->expected, Millis{4000});
        QCOMPARE(learned.step(u"ask"_s)->expected, Millis{1000}); // a person's time is none of the work's
        QCOMPARE(learned.step(u"never"_s)->expected, Millis{700});
        QCOMPARE(expectedDuration(learned.steps), Millis{9000 + 4000 + 1000 + 700});
    }

    void notBeyondTheTimeout()
    {
        Plan plan;
        plan.steps = {timed(u"wait"_s, Millis{1000})};
        QCOMPARE(withLearnedTimes(plan, {ran(plan, {{u"wait"_s, Millis{300'000}}})}).steps.first().expected, Millis{60'000});
        QCOMPARE(withLearnedTimes(plan, {}), plan);
    }

    /// Whoever waits longer than usual is told for what, and that this is not usual.
    void aLongWaitSaysWhy()
    {
        const TimePoint began{Millis{1'000'000}};
        Step step = timed(u"wait"_s, Millis{4000});
        step.detail = u"the leaders move"_s;
        StepState state{.phase = StepPhase::Running, .startedAt = began};
        QVERIFY(whyItWaits(step, state, began + Millis{5000}).isEmpty());
        QVERIFY(!takesLong(step, state, began + Millis{10'000}));
        QCOMPARE(whyItWaits(step, state, began + Millis{10'001}), u"the leaders move; takes longer than the 4.0 s that are usual"_s);
        state.output = {u"asking"_s, u"3 leaders left\n"_s};
        QCOMPARE(whyItWaits(step, state, began + Millis{5000}), u"3 leaders left"_s);
        state.words = u"2 leaders left"_s;
        QCOMPARE(whyItWaits(step, state, began + Millis{60'000}), u"2 leaders left; takes longer than the 4.0 s that are usual"_s);
        state.asks = true; // a person is waited for
        QVERIFY(!takesLong(step, state, began + Millis{60'000}));
        state = {.phase = StepPhase::Done, .startedAt = began, .endedAt = began + Millis{60'000}};
        QVERIFY(!takesLong(step, state, began + Millis{90'000}));
        step.expected = Millis{0}; // nobody knows
        QVERIFY(!takesLong(step, {.phase = StepPhase::Running, .startedAt = began}, began + Millis{90'000}));
    }
};

QTEST_GUILESS_MAIN(LearnedTimesTest)
#include "LearnedTimesTest.moc"
