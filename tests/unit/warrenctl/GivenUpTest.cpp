// What a person hears who interrupts a run once, and once more: never less than what stays behind.
#include "app/warrenctl/GivenUp.h"

#include "base/Units.h"
#include "run/operations/drill/FaultOperations.h"

#include <QTest>

using namespace warrener;
using namespace warrener::ctl;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const TimePoint armedAt = TimePoint{1'773'741'600s};

const Fault &stopped()
{
    static const Fault fault{.token = u"drill-abcdefghij"_s, .kind = FaultKind::ServiceStop, .host = {u"broker3"_s}, .deadline = 120s};
    return fault;
}

/// A drill in the midst of its fault, and a step beside it that has no fault.
RunState midst()
{
    RunState state{.run = u"20260317-100000-abcd"_s, .phase = RunPhase::Running};
    Step drain{.id = u"drain"_s, .title = u"Drain broker2"_s, .undo = Undo{}};
    state.plan.steps = {drain, armFaultStep({}, stopped(), u"arm"_s), faultArmedStep({}, stopped(), u"armed"_s), makeFaultStep({}, stopped(), u"make"_s),
                        reverseFaultStep({}, stopped(), u"reverse"_s, {u"arm"_s, u"armed"_s, u"make"_s})};
    const auto at = [&state](const QString &id, StepPhase phase) { state.steps.insert(id, {.phase = phase, .startedAt = armedAt, .endedAt = armedAt}); };
    at(u"drain"_s, StepPhase::Done);
    at(u"arm"_s, StepPhase::Done);
    at(u"armed"_s, StepPhase::Done);
    at(u"make"_s, StepPhase::Done);
    return state;
}

} // namespace

class GivenUpTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesWhatFiresWhen()
    {
        RunState state = midst();
        // As wished, until the host has said what it really is.
        QCOMPARE(leftBehind(state).size(), 2);
        QVERIFY2(leftBehind(state).last().contains(units::clockTime(armedAt + 120s)), qPrintable(leftBehind(state).last()));
        state.steps[u"armed"_s].result = {{u"seconds"_s, 90}};
        QVERIFY2(leftBehind(state).last().contains(units::clockTime(armedAt + 90s)), qPrintable(leftBehind(state).last()));
        QVERIFY(leftBehind(state).last().contains(u"broker3"_s));
        QCOMPARE(leftBehind(state).first(), u"Drain broker2"_s);
    }

    void bothTimesItIsSaid()
    {
        const RunState state = midst();
        const QString first = interruptedWords(state);
        const QString second = givenUpWords(state);
        for (const auto all = leftBehind(state); const QString &line : all) {
            QVERIFY2(first.contains(line), qPrintable(first));
            QVERIFY2(second.contains(line), qPrintable(second));
        }
        QVERIFY(first.contains(u"taken back"_s) && first.contains(u"Once more"_s));
        QVERIFY(second.contains(u"warrenctl journal recover "_s + state.run));
    }

    void whatIsTakenBackIsNotLeft_data()
    {
        QTest::addColumn<QString>("step");
        QTest::addColumn<int>("phase");
        QTest::addColumn<bool>("noEffect");
        QTest::addColumn<bool>("isLeft");
        QTest::newRow("not begun") << u"drain"_s << int(StepPhase::Pending) << false << false;
        QTest::newRow("left out") << u"drain"_s << int(StepPhase::Skipped) << false << false;
        QTest::newRow("in the midst") << u"drain"_s << int(StepPhase::Running) << false << true;
        QTest::newRow("failed, nobody knows how far") << u"drain"_s << int(StepPhase::Failed) << false << true;
        QTest::newRow("failed without effect") << u"drain"_s << int(StepPhase::Failed) << true << false;
        QTest::newRow("being undone") << u"drain"_s << int(StepPhase::Undoing) << false << true;
        QTest::newRow("its undo failed") << u"drain"_s << int(StepPhase::UndoFailed) << false << true;
        QTest::newRow("undone") << u"drain"_s << int(StepPhase::Undone) << false << false;
    }
    void whatIsTakenBackIsNotLeft()
    {
        QFETCH(const QString, step);
        QFETCH(const int, phase);
        QFETCH(const bool, noEffect);
        RunState state = midst();
        state.steps[step].phase = static_cast<StepPhase>(phase);
        state.steps[step].noEffect = noEffect;
        QTEST(leftBehind(state).contains(u"Drain broker2"_s), "isLeft");
    }

    void aFaultThatThePlanTookBackIsGone()
    {
        RunState state = midst();
        state.steps.insert(u"reverse"_s, {.phase = StepPhase::Done});
        QCOMPARE(leftBehind(state), QStringList{u"Drain broker2"_s});
        state.steps[u"drain"_s].phase = StepPhase::Undone;
        QVERIFY(leftBehind(state).isEmpty());
        QVERIFY(givenUpWords(state).contains(u"nothing"_s));
        QVERIFY(interruptedWords(state).contains(u"nothing"_s));
    }

    void whatHasEndedHasNoLastWords()
    {
        RunState state = midst();
        state.verdict = Verdict::Undone;
        QCOMPARE(givenUpWords(state), QString());
        QVERIFY(!givenUpWords({}).isEmpty());
        QVERIFY(!givenUpWords({}).contains(u"journal recover"_s));
    }
};

QTEST_GUILESS_MAIN(GivenUpTest)
#include "GivenUpTest.moc"
