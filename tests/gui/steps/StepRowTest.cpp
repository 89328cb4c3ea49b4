#include "ui/steps/StepRow.h"

#include "support/SamplePlan.h"
#include "support/SampleRun.h"
#include "ui/steps/StepWords.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace warrener;

class StepRowTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    /// What this window did stands among what happened, with its outcome and its own moment.
    void anEndedRunIsAnEvent()
    {
        RunState state = sampleData::doneSwitchover().state;
        const Event done = steps::eventOf(state, {});
        QCOMPARE(done.text, u"Run ended: Switchover broker1 to broker3"_s);
        QCOMPARE(done.at, state.endedAt);
        QCOMPARE(done.level, Level::Note);
        QVERIFY(!isSeenOnly(done));
        state.verdict = Verdict::UndoIncomplete;
        QCOMPARE(steps::eventOf(state, {}).level, Level::Critical);
        QCOMPARE(steps::eventOf(state, {}).text, u"Run undone in part: Switchover broker1 to broker3"_s);
        // Nothing need have failed: a person may have wanted it back.
        state.verdict = Verdict::Undone;
        QCOMPARE(steps::eventOf(state, {}).text, u"Run undone: Switchover broker1 to broker3"_s);
    }

    void planRowsNumberTheTopAndIndentMembers()
    {
        const QList<StepRow> rows = planRows(sampleData::switchoverPlan());
        QCOMPARE(rows.size(), 11);
        QStringList numbers;
        for (const StepRow &row : rows)
            numbers += u"%1/%2"_s.arg(row.number).arg(row.depth);
        QCOMPARE(numbers.join(u' '), u"1/0 2/0 3/0 0/1 0/1 4/0 5/0 6/0 7/0 8/0 9/0"_s);
    }

    void planRowsSayWhetherAStepCanBeUndone_data()
    {
        QTest::addColumn<int>("row");
        QTest::addColumn<QString>("undo");
        QTest::addColumn<bool>("final");
        QTest::newRow("a check") << 0 << u"nothing to undo"_s << false;
        QTest::newRow("an action with an undo") << 1 << u"give it back"_s << false;
        QTest::newRow("a group stands for its members") << 2 << u"ready, 100 %"_s << false;
        QTest::newRow("cannot be undone") << 6 << u"cannot be undone"_s << true;
    }
    void planRowsSayWhetherAStepCanBeUndone()
    {
        QFETCH(int, row);
        QFETCH(QString, undo);
        QFETCH(bool, final);
        const StepRow shown = planRows(sampleData::switchoverPlan()).at(row);
        QCOMPARE(shown.undo, undo);
        QCOMPARE(!shown.irreversible.isEmpty(), final);
    }

    /// On an idle cluster a step waits and has no progress to tell: its last output says for what, and that it is long.
    void aStepThatWaitsSaysWhyAndThatItIsLong()
    {
        RunView run = sampleData::runningSwitchover();
        const QString id = runRows(run.state, sampleData::runBegin()).at(6).id;
        StepState &step = run.state.steps[id];
        step.words.clear();
        step.output = {u"asking"_s, u"waiting for 3 leaders"_s};
        StepRow row = runRows(run.state, sampleData::runBegin() + Millis{5400}).at(6);
        QVERIFY2(row.line.startsWith(u"waiting for 3 leaders"_s), qPrintable(row.line));
        QVERIFY(!row.line.contains(u"longer"_s));
        row = runRows(run.state, sampleData::runBegin() + Millis{90'000}).at(6);
        QVERIFY2(row.line.contains(u"waiting for 3 leaders"_s) && row.line.contains(u"takes longer than the"_s), qPrintable(row.line));
        // The header, which is always in sight, says it too.
        const QString line = glanceOf(run.state, sampleData::runBegin() + Millis{90'000}).line;
        QVERIFY2(line.contains(u"waiting for 3 leaders"_s) && line.contains(u"takes longer than the"_s), qPrintable(line));
    }

    void runningRowsTellDoneRunningAndToCome()
    {
        const RunView run = sampleData::runningSwitchover();
        const QList<StepRow> rows = runRows(run.state, sampleData::runBegin() + Millis{5400});
        QCOMPARE(rows.at(0).glyph, GlyphKind::Ok);
        QCOMPARE(rows.at(0).took.value(), Millis{700});
        QCOMPARE(rows.at(2).phase, StepPhase::Done); // a group has no record of its own
        QCOMPARE(rows.at(2).took.value(), Millis{302});
        QCOMPARE(rows.at(6).glyph, GlyphKind::Running);
        QCOMPARE(rows.at(6).took.value(), Millis{4100});
        QVERIFY(rows.at(6).fill > 0.3 && rows.at(6).fill < StepRow::tick);
        QCOMPARE(rows.at(6).line, u"203 closed with the reason, 0 refused; cannot be undone"_s);
        QCOMPARE(rows.at(7).glyph, GlyphKind::Pending);
        QVERIFY(!rows.at(7).took);
        QCOMPARE(rows.at(8).line, u"undo: revive"_s);
    }

    /// “No alarm” and below it “No alarm” tells nothing; what a step found does.
    void aRowSaysNothingTwice()
    {
        RunView run = sampleData::runningSwitchover();
        const StepRow first = runRows(run.state, sampleData::runBegin() + Millis{5400}).first();
        QVERIFY(!first.line.isEmpty());
        run.state.steps[first.id].words = first.title;
        QCOMPARE(runRows(run.state, sampleData::runBegin() + Millis{5400}).first().line, QString());
    }

    void failedAndUndoneRowsSaySo()
    {
        const RunView run = sampleData::undoneSwitchover();
        const QList<StepRow> rows = runRows(run.state, sampleData::runBegin() + Millis{90'000});
        QCOMPARE(rows.at(2).phase, StepPhase::Undone);
        QCOMPARE(rows.at(6).phase, StepPhase::Done);
        QCOMPARE(rows.at(8).phase, StepPhase::Undone);
        QCOMPARE(rows.at(8).line, u"Undone: revive"_s);
        QCOMPARE(run.output.value(u"drain"_s).last().text, u"Undone in 0.3 s"_s);
        QVERIFY(run.output.value(u"drain"_s).at(1).bad);
        // What a way back says of itself stands in the place of what was planned.
        RunView answered = run;
        answered.apply({.at = sampleData::runBegin(),
                        .run = run.state.run,
                        .kind = RecordKind::UndoDone,
                        .step = u"drain"_s,
                        .data = {{u"tookMs"_s, 300}, {u"result"_s, QJsonObject{{u"words"_s, u"2 taken away, 1 not taken back: queues mail"_s}}}}});
        const QList<StepRow> after = runRows(answered.state, sampleData::runBegin() + Millis{90'000});
        const auto drain = std::ranges::find(after, u"drain"_s, &StepRow::id);
        QVERIFY(drain != after.end());
        QCOMPARE(drain->line, u"Undone: 2 taken away, 1 not taken back: queues mail"_s);
        QCOMPARE(answered.output.value(u"drain"_s).last().text, u"Undone in 0.3 s: 2 taken away, 1 not taken back: queues mail"_s);
        // What took no time that counts is done all the same.
        RunView quick = run;
        quick.apply({.at = sampleData::runBegin(), .run = run.state.run, .kind = RecordKind::StepDone, .step = u"drain"_s});
        QCOMPARE(quick.output.value(u"drain"_s).last().text, u"Done"_s);
    }

    void glance_data()
    {
        QTest::addColumn<RunView>("run");
        QTest::addColumn<int>("ms");
        QTest::addColumn<int>("step");
        QTest::addColumn<int>("toGo");
        QTest::addColumn<QString>("asks");
        QTest::newRow("running") << sampleData::runningSwitchover() << 5400 << 5 << 6252 << QString();
        QTest::newRow("done") << sampleData::doneSwitchover() << 90'000 << 0 << -1 << QString();
        QTest::newRow("asks") << sampleData::askingFailback() << 3000 << 2 << 4500 << u"approve"_s;
        QTest::newRow("refused") << sampleData::refusedRun() << 3000 << 0 << -1 << QString();
    }
    void glance()
    {
        QFETCH(RunView, run);
        QFETCH(int, ms);
        QFETCH(int, step);
        QFETCH(int, toGo);
        QFETCH(QString, asks);
        const RunGlance glance = glanceOf(run.state, sampleData::runBegin() + Millis{ms});
        QCOMPARE(glance.step, step);
        QCOMPARE(glance.steps, static_cast<int>(run.state.plan.steps.size()));
        QCOMPARE(glance.toGo ? static_cast<int>(glance.toGo->count()) : -1, toGo);
        QCOMPARE(glance.asks, asks);
        QCOMPARE(glance.segments.size(), run.state.plan.steps.size());
    }

    void anEndedRunTakesNoLonger()
    {
        const RunView run = sampleData::doneSwitchover();
        QCOMPARE(glanceOf(run.state, sampleData::runBegin() + std::chrono::hours(5)).elapsed, Millis{11800});
    }

    void viewFromRecordsNeedsAPlan()
    {
        QVERIFY(!runViewFrom({}));
        JournalRecord record{.number = 1, .run = u"r"_s, .kind = RecordKind::StepDone, .step = u"x"_s};
        QVERIFY(!runViewFrom({record}));
    }

    void aRefusalKeepsWhatEachSaid()
    {
        RunView run;
        run.apply(
            {.number = 1, .run = u"r"_s, .kind = RecordKind::GuardRefused, .data = {{u"reason"_s, u"it lives"_s}, {u"detail"_s, u"lb1: yes\nlb2: no"_s}}});
        QCOMPARE(run.refusalDetail, u"lb1: yes\nlb2: no"_s);
        // The record of a console before this one told nothing more.
        run.apply({.number = 2, .run = u"r"_s, .kind = RecordKind::GuardRefused, .data = {{u"reason"_s, u"it lives"_s}}});
        QCOMPARE(run.refusalDetail, QString());
    }

    void outputIsBounded()
    {
        RunView run = sampleData::runningSwitchover();
        for (int i = 0; i < 2 * RunView::mostLines; ++i)
            run.apply({.number = 1000 + i, .run = run.state.run, .kind = RecordKind::Output, .step = u"close"_s, .data = {{u"line"_s, QString::number(i)}}});
        QCOMPARE(run.output.value(u"close"_s).size(), RunView::mostLines);
        QCOMPARE(run.output.value(u"close"_s).last().text, QString::number(2 * RunView::mostLines - 1));
    }

    void times_data()
    {
        QTest::addColumn<int>("ms");
        QTest::addColumn<QString>("words");
        QTest::newRow("none") << 0 << u"–"_s;
        QTest::newRow("next to nothing") << 4 << u"0.1 s"_s;
        QTest::newRow("short") << 840 << u"0.8 s"_s;
        QTest::newRow("seconds") << 12'400 << u"12.4 s"_s;
        QTest::newRow("minutes and seconds") << 245'000 << u"4 min 5 s"_s;
        QTest::newRow("whole minutes") << 240'000 << u"4 min"_s;
        QTest::newRow("many minutes") << 605'000 << u"10 min"_s;
    }
    void times()
    {
        QFETCH(int, ms);
        QTEST(steps::time(Millis{ms}), "words");
    }
};

QTEST_GUILESS_MAIN(StepRowTest)
#include "StepRowTest.moc"
