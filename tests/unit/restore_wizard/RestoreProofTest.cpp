#include "ui/restore/RestoreProof.h"

#include "support/SampleRestore.h"

#include <QJsonArray>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace warrener;

class RestoreProofTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void complete()
    {
        const RestoreProof proof = restoreProof(sampleData::doneRestore());
        QCOMPARE(proof.verdict.level, Level::Ok);
        QVERIFY(proof.verdict.headline.startsWith(u"Complete"_s));
        const auto fact = [&proof](const QString &label) {
            const auto found = std::ranges::find(proof.verdict.facts, label, &VerdictFact::label);
            return found == proof.verdict.facts.end() ? QString() : found->value;
        };
        QCOMPARE(fact(u"Created"_s), u"37"_s);
        QCOMPARE(fact(u"Messages published"_s), u"2,431"_s);
        QCOMPARE(fact(u"Were there already"_s), u"312"_s);
        QCOMPARE(fact(u"Took"_s), u"6.2 s"_s);
        QVERIFY(proof.isCompared);
    }

    /// What the preview has left out is no difference, and is not there either: nobody reads "complete" and nothing else.
    void completeButForWhatWasForetold()
    {
        RunView run = sampleData::doneRestore();
        StepState &proven = run.state.steps[u"prove"_s];
        proven.result.insert(u"apart"_s, QJsonArray{u"audit: clients consume from it"_s});
        proven.words = u"Complete; not restored, as the preview says: audit: clients consume from it"_s;
        const RestoreProof proof = restoreProof(run);
        QCOMPARE(proof.verdict.level, Level::Note);
        QCOMPARE(proof.verdict.headline, u"Complete but for what the preview left out"_s);
        QVERIFY2(proof.verdict.line.contains(u"audit"_s), qPrintable(proof.verdict.line));
    }

    /// All of it is there, but not in its order: that is told beside the verdict, not below it alone.
    void completeInAnotherOrder()
    {
        RunView run = sampleData::doneRestore();
        StepState &proven = run.state.steps[u"prove"_s];
        proven.result.insert(u"remarks"_s, QJsonArray{u"audit: its messages are there in another order than in the backup"_s});
        proven.words = u"Complete; 12 messages are there, byte for byte; audit: its messages are there in another order than in the backup"_s;
        const RestoreProof proof = restoreProof(run);
        QCOMPARE(proof.verdict.level, Level::Note);
        QCOMPARE(proof.verdict.headline, u"Complete, but not all as it was"_s);
        QVERIFY2(proof.verdict.line.contains(u"another order"_s), qPrintable(proof.verdict.line));
    }

    /// Of files and data directories each host has its own proof; there may be no other.
    void ofHosts()
    {
        const auto ran = [](StepPhase last, Verdict verdict) {
            RunView run;
            for (const QString &id : {u"files-broker1"_s, u"prove-files-broker1"_s, u"prove-files-lb1"_s}) {
                Step step{.id = id, .title = id};
                step.type = id.startsWith("prove"_L1) ? StepType::Check : StepType::Action;
                run.state.plan.steps.append(step);
                run.state.order.append(id);
                run.state.steps[id].phase = StepPhase::Done;
                run.state.steps[id].words = id + " is well"_L1;
            }
            run.state.steps[u"prove-files-lb1"_s].phase = last;
            run.state.verdict = verdict;
            return run;
        };
        const RestoreProof whole = restoreProof(ran(StepPhase::Done, Verdict::Done));
        QCOMPARE(whole.verdict.level, Level::Ok);
        QCOMPARE(whole.verdict.headline, u"Complete"_s);
        QVERIFY2(whole.verdict.line.contains(u"broker1 is well"_s) && whole.verdict.line.contains(u"lb1 is well"_s), qPrintable(whole.verdict.line));
        const RestoreProof part = restoreProof(ran(StepPhase::Failed, Verdict::Partly));
        QCOMPARE(part.verdict.headline, u"Not complete"_s);
        QCOMPARE(part.verdict.line, u"prove-files-lb1 is well"_s);
    }

    void eachDifferenceIsListed()
    {
        const RestoreProof proof = restoreProof(sampleData::incompleteRestore());
        QCOMPARE(proof.verdict.level, Level::Warning);
        QVERIFY(proof.verdict.headline.startsWith(u"Not complete"_s));
        // The headline is not said twice.
        QVERIFY2(proof.verdict.line.startsWith(u"2 difference"_s), qPrintable(proof.verdict.line));
        QVERIFY(std::ranges::any_of(proof.lines, [](const OutputLine &line) { return line.text.contains(u"orders.dlq lacks 2"_s); }));
        QCOMPARE(proof.caption, u"Differences"_s);
    }

    /// What could be compared is whole, and yet not all has come back: that is said, not "complete".
    void aStepThatFailedIsWhatIsMissing()
    {
        RunView run = sampleData::doneRestore();
        run.state.verdict = Verdict::Partly;
        run.state.steps[u"messages"_s].phase = StepPhase::Failed;
        run.state.steps[u"messages"_s].words = u"5 messages published; not into audit"_s;
        const RestoreProof proof = restoreProof(run);
        QVERIFY(proof.verdict.headline.startsWith(u"Not complete"_s));
        QVERIFY2(proof.verdict.line.endsWith(u": 5 messages published; not into audit"_s), qPrintable(proof.verdict.line));
    }

    void whatWasTakenBackSaysSo()
    {
        const RestoreProof proof = restoreProof(sampleData::undoneRestore());
        QCOMPARE(proof.verdict.level, Level::Warning);
        QVERIFY(proof.verdict.headline.startsWith(u"Undone"_s));
        QCOMPARE(proof.verdict.line, u"broker1 does not answer"_s);
        // Why, and what of it: an empty panel would tell nothing.
        QCOMPARE(proof.caption, u"What was taken back"_s);
        QVERIFY(!proof.isCompared);
        QVERIFY(!proof.lines.isEmpty());
        QVERIFY(restoreProof(sampleData::doneRestore()).isCompared);
    }

    /// Nothing of it was taken away: that is no "Undone", and what is left has its name.
    void whatAnUndoHadToLeaveIsNamed()
    {
        RunView run = sampleData::undoneRestore();
        run.state.verdict = Verdict::UndoIncomplete;
        run.state.steps[u"definitions"_s].phase = StepPhase::Undone;
        run.state.steps[u"definitions"_s].left = {u"queues orders.new"_s};
        const RestoreProof proof = restoreProof(run);
        QCOMPARE(proof.verdict.headline, u"Taken back in part"_s);
        QVERIFY(std::ranges::any_of(proof.lines, [](const OutputLine &line) { return line.text == "queues orders.new"_L1; }));
    }

    /// Stopped in the middle with nothing undone: what was done is named.
    void whatRemainsIsNamed()
    {
        RunView run = sampleData::runningRestore();
        run.state.verdict = Verdict::Aborted;
        const RestoreProof proof = restoreProof(run);
        QCOMPARE(proof.verdict.level, Level::Critical);
        QCOMPARE(proof.caption, u"What remains"_s);
        QVERIFY(std::ranges::any_of(proof.lines, [](const OutputLine &line) { return line.text.startsWith(u"Import"_s); }));
    }
};

QTEST_GUILESS_MAIN(RestoreProofTest)
#include "RestoreProofTest.moc"
