#include "ui/steps/RunPanel.h"

#include "support/FakeRunDesk.h"
#include "support/SamplePlan.h"
#include "support/SampleRun.h"
#include "support/SuiteTheme.h"
#include "ui/parts/ComboBox.h"
#include "ui/parts/Label.h"
#include "ui/parts/Pill.h"
#include "ui/parts/RowDelegate.h"
#include "ui/parts/SegmentedControl.h"
#include "ui/parts/TableView.h"
#include "ui/steps/PlanStepsModel.h"
#include "ui/steps/RecoverDialog.h"
#include "ui/steps/StepRow.h"
#include "ui/steps/StepsView.h"
#include "ui/theme/Theme.h"

#include <QAbstractButton>
#include <QAbstractItemModelTester>
#include <QApplication>
#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace warrener;

namespace {

template <class Part>
Part *part(QWidget &in, const QString &name)
{
    return in.findChild<Part *>(name);
}

QString textOf(QWidget &in, const QString &name)
{
    const auto *label = part<QLabel>(in, name);
    return label && label->isVisible() ? label->text() : QString();
}

void click(QWidget &in, const QString &name)
{
    QTest::mouseClick(part<QAbstractButton>(in, name), Qt::LeftButton);
}

class Shown
{
public:
    Shown(const RunView &run, int ms, bool running) : desk(sampleData::runBegin() + Millis{ms}), panel(desk)
    {
        desk.setRun(run, running);
        panel.setClosable(true);
        panel.resize(1200, 760);
        panel.show();
        ready = QTest::qWaitForWindowActive(&panel);
        panel.setActive(true);
        panel.follow();
    }

    FakeRunDesk desk;
    RunPanel panel;
    bool ready = false;
};

} // namespace

class RunPanelTest final : public QObject
{
    Q_OBJECT

public:
    static void initMain() { qputenv("TZ", "UTC"); }

private Q_SLOTS:
    /// Whatever becomes of the room: what is under way is seen, until a person chooses a step.
    void theStepUnderWayStaysInSight()
    {
        StepsView view;
        view.resize(800, 900);
        view.setRun(sampleData::runningSwitchover().state, sampleData::runBegin() + Millis{5400});
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        const auto *table = view.findChild<TableView *>(u"stepsTable"_s);
        const auto isSeen = [table] { return table->viewport()->rect().contains(table->visualRect(table->currentIndex()).center()); };
        QVERIFY(table->currentIndex().row() > 4);
        view.resize(480, 220);
        QTRY_VERIFY(isSeen());
        view.choose(sampleData::switchoverPlan().steps.first().id);
        view.resize(480, 240);
        view.setRun(sampleData::runningSwitchover().state, sampleData::runBegin() + Millis{5600});
        QCOMPARE(table->currentIndex().row(), 0);
    }

    /// Pages say that it follows, and is active, at each change: in one turn of the event loop all of it is drawn once.
    void aChangeIsDrawnOnce()
    {
        Shown shown(sampleData::runningSwitchover(), 5400, true);
        const QSignalSpy drawn(&shown.panel, &RunPanel::refreshed);
        const auto page = QObject::connect(&shown.desk, &RunDesk::changed, &shown.panel, [&shown] {
            shown.panel.setActive(true);
            shown.panel.follow();
        });
        shown.panel.setClosable(false);
        shown.desk.setRun(sampleData::doneSwitchover(), false);
        QCOMPARE(drawn.size(), 1);
        const auto *close = part<QAbstractButton>(shown.panel, u"closeRun"_s);
        QVERIFY(!close->isVisible());
        shown.panel.setClosable(true);
        QVERIFY(close->isVisible());
        // What was not drawn meanwhile is, once somebody looks.
        QVERIFY(QObject::disconnect(page));
        shown.panel.setActive(false);
        shown.desk.setRun(sampleData::runningSwitchover(), true);
        QCOMPARE(drawn.size(), 1);
        shown.panel.setActive(true);
        QCOMPARE(drawn.size(), 2);
        shown.panel.showRun(sampleData::doneSwitchover());
        shown.panel.follow();
        QCOMPARE(drawn.size(), 4);
    }

    /// The time of a step that runs grows, and its column with it.
    void aTimeThatRunsIsWhole()
    {
        StepsView view;
        view.resize(560, 600);
        view.setRun(sampleData::runningSwitchover().state, sampleData::runBegin() + Millis{5400});
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        const auto *table = view.findChild<TableView *>(u"stepsTable"_s);
        const auto room = [table] { return table->columnWidth(PlanStepsModel::TookColumn) - 2 * RowDelegate::margin; };
        const auto need = [table] {
            const QString text = table->currentIndex().siblingAtColumn(PlanStepsModel::TookColumn).data().toString();
            return QFontMetricsF(Theme::of().font(TextStyle::Body)).horizontalAdvance(text);
        };
        const double before = need();
        QVERIFY(before > 0 && room() >= before);
        view.setRun(sampleData::runningSwitchover().state, sampleData::runBegin() + std::chrono::minutes{83});
        QVERIFY2(need() > 40 && room() >= need(), qPrintable(u"%1 of %2"_s.arg(room()).arg(need())));
    }

    /// What one confirms is seen whole: every character of every command has room, at any width.
    void aPlanShowsItsCommandsWhole_data()
    {
        QTest::addColumn<int>("wide");
        QTest::newRow("wide") << 1100;
        QTest::newRow("narrow") << 560;
    }
    void aPlanShowsItsCommandsWhole()
    {
        QFETCH(int, wide);
        StepsView view;
        Plan plan = sampleData::switchoverPlan();
        plan.steps[1].commands = {u"set server be_amqp/broker1 state drain; set server be_amqp/broker2 state ready; "_s.repeated(4),
                                  u"one\ntwo"_s,
                                  u"three"_s,
                                  u"four"_s,
                                  u"five"_s,
                                  u"six"_s};
        view.resize(wide, 700);
        view.setPlan(plan);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        auto *table = view.findChild<TableView *>(u"stepsTable"_s);
        const int before = table->rowHeight(1);
        QFont font = Theme::of().font(TextStyle::Command);
        font.setPixelSize(11);
        const int pixels = QFontMetrics(font).horizontalAdvance(plan.steps[1].commands.first());
        const int lines = 6 + (pixels + wide - 1) / wide;
        QTRY_VERIFY2(table->rowHeight(1) >= 18 + 16 * lines, qPrintable(QString::number(table->rowHeight(1))));
        view.resize(wide - 150, 700);
        QTRY_VERIFY(table->rowHeight(1) >= before);
        if (const QString folder = qEnvironmentVariable("WARRENER_PICTURES"); !folder.isEmpty())
            view.grab().save(folder + u"/plan-commands-%1.png"_s.arg(wide));
    }

    /// That a step cannot be undone stands at the end of what is said of it: in a narrow window too.
    void whatIsSaidOfAStepIsReadWhole()
    {
        StepsView view;
        view.resize(500, 700);
        view.setRun(sampleData::runningSwitchover().state, sampleData::runBegin() + std::chrono::seconds{5});
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        auto *table = part<TableView>(view, u"stepsTable"_s);
        const QString line = table->model()->index(6, PlanStepsModel::WhatColumn).data(PlanStepsModel::RowRole).value<StepRow>().line;
        QVERIFY2(line.endsWith(u"cannot be undone"_s), qPrintable(line));
        QVERIFY(QFontMetricsF(Theme::of().font(TextStyle::Caption)).horizontalAdvance(line) > table->columnWidth(PlanStepsModel::WhatColumn) - 45);
        constexpr int air = 13;
        QTRY_VERIFY2(table->rowHeight(6) >= 2 * 18 + 2 * 16 + air, qPrintable(QString::number(table->rowHeight(6))));
    }

    void planIsShownInThreeWays()
    {
        StepsView view;
        view.resize(820, 560);
        view.setPlan(sampleData::switchoverPlan());
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        auto *table = part<TableView>(view, u"stepsTable"_s);
        const QAbstractItemModelTester tester(table->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(textOf(view, u"stepsCaption"_s), u"9 steps, about 12 s, at most 4 min"_s);
        // The patience of a whole day tells nobody anything.
        Plan patient = sampleData::switchoverPlan();
        patient.steps.last().timeout = std::chrono::hours{24};
        view.setPlan(patient);
        QCOMPARE(textOf(view, u"stepsCaption"_s), u"9 steps, about 12 s"_s);
        view.setPlan(sampleData::switchoverPlan());
        QCOMPARE(table->model()->rowCount(), 11);
        QVERIFY(table->isColumnHidden(PlanStepsModel::BarColumn));
        auto *looks = part<SegmentedControl>(view, u"stepsLook"_s);
        QTest::keyClick(looks, Qt::Key_Right);
        auto *text = part<QPlainTextEdit>(view, u"stepsText"_s);
        QVERIFY(text->isVisible());
        QVERIFY(
            text->toPlainText().contains(u"# 7 broker1 gives 38 queue leaders away and closes its listeners\nssh ops@broker1 sudo rabbitmq-upgrade drain"_s));
        QTest::keyClick(looks, Qt::Key_Right);
        const auto read = planFromText(text->toPlainText().toUtf8());
        QVERIFY(read.has_value());
        QCOMPARE(read->steps.size(), 9);
        // Where there is no plan there is one thing to read, and nothing to choose.
        view.setPlan({});
        view.setNothing(u"broker3 cannot take over"_s);
        QVERIFY(!looks->isVisible());
        view.setNothing({});
        view.setPlan(sampleData::switchoverPlan());
        QVERIFY(looks->isVisible());
    }

    /// What holds after the plan does not hold after it was taken back.
    void anUndoneRunDoesNotSayHowThePlanWouldHaveLeftThings()
    {
        RunView run = sampleData::undoneSwitchover();
        run.state.error.clear();
        run.state.plan.afterwards = u"broker3 serves the clients."_s;
        Shown undone(run, 20'000, false);
        // What could not be taken back is said at once, not in the small print of a step.
        QVERIFY2(textOf(undone.panel, u"runLine"_s).startsWith("Undone; what stays: Ask 331 clients"_L1), qPrintable(textOf(undone.panel, u"runLine"_s)));
        run = sampleData::doneSwitchover();
        run.state.plan.afterwards = u"broker3 serves the clients."_s;
        Shown done(run, 20'000, false);
        QCOMPARE(textOf(done.panel, u"runLine"_s), u"broker3 serves the clients."_s);
    }

    /// A run that went to its end without one of its steps says which, not how things would stand.
    void aRunThatIsDoneInPartSaysWhatIsMissing()
    {
        RunView run = sampleData::doneSwitchover();
        run.state.verdict = Verdict::Partly;
        run.state.plan.afterwards = u"broker3 serves the clients."_s;
        const Step &last = run.state.plan.steps.last();
        run.state.steps[last.id].phase = StepPhase::Failed;
        run.state.steps[last.id].words = u"lb2 spreads them otherwise"_s;
        Shown shown(run, 20'000, false);
        QCOMPARE(textOf(shown.panel, u"runLine"_s), u"%1: lb2 spreads them otherwise"_s.arg(last.title));
    }

    /// A title breaks instead of losing its end, and why a step failed is read whole.
    void longWordsOfARunHaveRoom()
    {
        const auto tallOf = [](const QString &title) {
            RunView run = sampleData::doneSwitchover();
            run.state.plan.steps.first().title = title;
            StepsView view;
            view.resize(520, 600);
            view.setRun(run.state, sampleData::runBegin() + Millis{20'000});
            view.show();
            return QTest::qWaitForWindowExposed(&view) ? view.findChild<TableView *>(u"stepsTable"_s)->rowHeight(0) : 0;
        };
        const int brief = tallOf(u"Short"_s);
        QVERIFY(brief > 0);
        QCOMPARE(tallOf(u"Arm the way back on broker3: after 3 min at the latest, whatever becomes of this console"_s), brief + 2 * 18);
    }

    /// In a low card the step under way is whole, and so is the next; where there is no room for all columns the words have it.
    void theStepUnderWayIsInSight()
    {
        StepsView view;
        view.resize(420, 300);
        view.setRun(sampleData::runningSwitchover().state, sampleData::runBegin() + Millis{5400});
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        const auto *table = part<TableView>(view, u"stepsTable"_s);
        const auto isInSight = [table](int row) {
            const QRect at = table->visualRect(table->model()->index(row, PlanStepsModel::WhatColumn));
            return at.top() >= 0 && at.bottom() < table->viewport()->height();
        };
        QTRY_VERIFY(table->currentIndex().isValid() && isInSight(table->currentIndex().row()));
        QTRY_VERIFY(isInSight(table->currentIndex().row() + 1));
        QVERIFY(table->isColumnHidden(PlanStepsModel::BarColumn));
        // The line below takes its room from the rows.
        view.setFoot({}, u"If this console dies now, any console can finish or undo it. "_s.repeated(3), true);
        QTRY_VERIFY(isInSight(table->currentIndex().row()));
        view.resize(640, 300);
        QTRY_VERIFY(!table->isColumnHidden(PlanStepsModel::BarColumn));
        QTRY_VERIFY(isInSight(table->currentIndex().row()));
    }

    /// On the smallest window, in a wizard's page, what runs is named to its end.
    void aNarrowPanelNamesTheRunWhole()
    {
        RunView run = sampleData::runningSwitchover();
        run.state.plan.title = u"Restore the full backup of 17 March 02:00"_s;
        Shown shown(run, 5400, true);
        shown.panel.resize(752, 420);
        const auto *title = part<Label>(shown.panel, u"runTitle"_s);
        QTRY_VERIFY2(!title->isElided(), qPrintable(QString::number(title->width())));
    }

    /// What comes after a script of many lines that only looks is in sight too; whole it stands where only commands are
    /// shown, and once it is opened. One that changes something is seen whole where it is confirmed, and cannot be folded.
    void aLongScriptHidesNoStep()
    {
        StepsView view;
        Plan plan = sampleData::switchoverPlan();
        QStringList script;
        for (int line = 1; line <= 30; ++line)
            script += u"echo %1"_s.arg(line);
        plan.steps.prepend({.id = u"look"_s, .type = StepType::Check, .title = u"What keeps it from serving"_s, .commands = {script.join(u'\n')}});
        view.resize(700, 600);
        view.setPlan(plan);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        const auto *table = view.findChild<TableView *>(u"stepsTable"_s);
        QTRY_VERIFY2(table->rowHeight(0) <= 30 + 5 * 16, qPrintable(QString::number(table->rowHeight(0))));
        QVERIFY(table->model()->index(0, PlanStepsModel::WhatColumn).data(Qt::ToolTipRole).toString().contains(u"echo 30"_s));
        QTest::keyClick(view.findChild<SegmentedControl *>(u"stepsLook"_s), Qt::Key_Right);
        QTRY_VERIFY(view.findChild<QPlainTextEdit *>(u"stepsText"_s)->toPlainText().contains(u"echo 30"_s));
        plan.steps.first().id = u"act"_s;
        plan.steps.first().type = StepType::Action;
        QTest::keyClick(view.findChild<SegmentedControl *>(u"stepsLook"_s), Qt::Key_Left);
        view.setPlan(plan);
        QTRY_VERIFY2(table->rowHeight(0) >= 30 * 16, qPrintable(QString::number(table->rowHeight(0))));
        auto *rows = view.findChild<TableView *>(u"stepsTable"_s);
        rows->setCurrentIndex(rows->model()->index(0, PlanStepsModel::WhatColumn));
        QTest::keyClick(rows, Qt::Key_Return);
        QVERIFY(table->rowHeight(0) >= 30 * 16);
    }

    /// Where nobody confirms a plan the script of an action folds as well: Enter opens it, and folds it again.
    void aLongScriptOpensOnDemand_data()
    {
        QTest::addColumn<int>("type");
        QTest::addColumn<bool>("folds");
        QTest::newRow("a check") << int(StepType::Check) << true;
        QTest::newRow("a wait") << int(StepType::Wait) << true;
        QTest::newRow("an action") << int(StepType::Action) << true;
        QTest::newRow("a person's part") << int(StepType::Manual) << false;
    }
    void aLongScriptOpensOnDemand()
    {
        QFETCH(int, type);
        QFETCH(bool, folds);
        StepsView view;
        view.setFoldsActions(true);
        Plan plan = sampleData::switchoverPlan();
        QStringList script;
        for (int line = 1; line <= 30; ++line)
            script += u"echo %1"_s.arg(line);
        plan.steps.prepend({.id = u"long"_s, .type = static_cast<StepType>(type), .title = u"Arm the way back"_s, .commands = {script.join(u'\n')}});
        view.resize(700, 600);
        view.setPlan(plan);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        auto *table = view.findChild<TableView *>(u"stepsTable"_s);
        table->setCurrentIndex(table->model()->index(0, PlanStepsModel::WhatColumn));
        const auto isWhole = [table] { return table->rowHeight(0) >= 30 * 16; };
        QTRY_COMPARE(isWhole(), !folds);
        QTest::keyClick(table, Qt::Key_Return);
        QVERIFY(isWhole());
        // The same plan made anew leaves open what was opened.
        view.setPlan(plan);
        QVERIFY(isWhole());
        QTest::keyClick(table, Qt::Key_Return);
        QCOMPARE(isWhole(), !folds);
    }

    void aPersonsPartIsReadWhole()
    {
        StepsView view;
        Plan plan = sampleData::switchoverPlan();
        view.resize(700, 600);
        view.setPlan(plan);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        const auto *table = view.findChild<TableView *>(u"stepsTable"_s);
        plan.steps.prepend({.id = u"hand"_s,
                            .type = StepType::Manual,
                            .title = u"Bring the host back"_s,
                            .detail = u"Do not reinstall it: its data are needed. "_s.repeated(6)});
        view.setPlan(plan);
        QTRY_VERIFY2(table->rowHeight(0) >= 30 + 3 * 16, qPrintable(QString::number(table->rowHeight(0))));
    }

    void runningShowsWhatGoesOn()
    {
        Shown shown(sampleData::runningSwitchover(), 5400, true);
        QCOMPARE(textOf(shown.panel, u"runTitle"_s), u"Switchover broker1 to broker3"_s);
        QCOMPARE(part<Pill>(shown.panel, u"runPill"_s)->word(), u"Step 5 of 9"_s);
        QCOMPARE(textOf(shown.panel, u"runElapsed"_s), u"5.4 s"_s);
        QCOMPARE(textOf(shown.panel, u"runToGo"_s), u"about 6 s to go"_s);
        QVERIFY(textOf(shown.panel, u"stepsFoot"_s).contains("4 of 9 steps are complete"_L1));
        QCOMPARE(textOf(shown.panel, u"outputCaption"_s), u"Step 5"_s);
        QVERIFY(part<QPlainTextEdit>(shown.panel, u"outputText"_s)->toPlainText().startsWith("10:04:13.690  331 connections"_L1));
        click(shown.panel, u"copyOutput"_s);
        QVERIFY(QGuiApplication::clipboard()->text().contains("closed 200 of 331"_L1));
    }

    void chosenStepStaysWhenTheRunGoesOn()
    {
        Shown shown(sampleData::runningSwitchover(), 5400, true);
        auto *table = part<TableView>(shown.panel, u"stepsTable"_s);
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, table->visualRect(table->model()->index(2, PlanStepsModel::WhatColumn)).center());
        QCOMPARE(textOf(shown.panel, u"outputCaption"_s), u"Step 3"_s);
        QCOMPARE(part<QPlainTextEdit>(shown.panel, u"outputText"_s)->document()->blockCount(), 4);
        shown.desk.setRun(sampleData::doneSwitchover(), false);
        QCOMPARE(textOf(shown.panel, u"outputCaption"_s), u"Step 3"_s);
    }

    void runIsPausedAndGoesOn()
    {
        Shown shown(sampleData::runningSwitchover(), 5400, true);
        click(shown.panel, u"pauseRun"_s);
        QCOMPARE(part<Pill>(shown.panel, u"runPill"_s)->word(), u"Pauses after this step"_s);
        QVERIFY(shown.panel.togglePause());
        QCOMPARE(shown.desk.asked, (QStringList{u"pause"_s, u"go on"_s}));
    }

    void abortNamesWhatIsTakenBack()
    {
        Shown shown(sampleData::runningSwitchover(), 5400, true);
        click(shown.panel, u"abortRun"_s);
        auto *dialog = part<QDialog>(shown.panel, u"undoDialog"_s);
        QVERIFY(dialog);
        QCOMPARE(textOf(*dialog, u"undoList"_s).section(u'\n', 0, 0), u"lb2: drain, weight 25 %: ready, 100 %"_s);
        QVERIFY(textOf(*dialog, u"staysList"_s).startsWith("Ask 331 clients"_L1));
        click(*dialog, u"confirmUndo"_s);
        QCOMPARE(shown.desk.asked, QStringList{u"abort and undo"_s});
    }

    /// The run goes on behind the question: it says what would stay by now, and that there is nothing to abort any more.
    void theQuestionFollowsTheRun()
    {
        RunView early = sampleData::runningSwitchover();
        early.state.steps.remove(u"close"_s);
        Shown shown(early, 5400, true);
        click(shown.panel, u"abortRun"_s);
        auto *dialog = part<QDialog>(shown.panel, u"undoDialog"_s);
        QVERIFY(textOf(*dialog, u"staysList"_s).isEmpty());
        shown.desk.setRun(sampleData::runningSwitchover(), true);
        QVERIFY(textOf(*dialog, u"staysList"_s).startsWith("Ask 331 clients"_L1));
        RunView done = sampleData::doneSwitchover();
        done.state.run = early.state.run;
        shown.desk.setRun(done, false);
        QVERIFY(dialog->isVisible());
        QVERIFY(!part<QAbstractButton>(*dialog, u"confirmUndo"_s)->isVisible() && !part<QAbstractButton>(*dialog, u"stopRun"_s)->isVisible());
        QVERIFY2(textOf(*dialog, u"undoSaid"_s).contains("ended meanwhile: Done"_L1), qPrintable(textOf(*dialog, u"undoSaid"_s)));
        click(*dialog, u"cancelUndo"_s);
        QVERIFY(shown.desk.asked.isEmpty());
    }

    /// Between the click and the run it ended: who asked for the way back is told that there was none.
    void anAbortThatComesTooLateIsTold()
    {
        Shown shown(sampleData::runningSwitchover(), 5400, true);
        QSignalSpy told(&shown.desk, &RunDesk::failed);
        click(shown.panel, u"abortRun"_s);
        click(*part<QDialog>(shown.panel, u"undoDialog"_s), u"confirmUndo"_s);
        QCOMPARE(told.size(), 0);
        RunView done = sampleData::doneSwitchover();
        done.state.run = shown.desk.current().state.run;
        shown.desk.setRun(done, false);
        QCOMPARE(told.size(), 1);
    }

    /// Whoever presses Enter once too often ends no run.
    void enterEndsNoRun()
    {
        Shown shown(sampleData::runningSwitchover(), 5400, true);
        click(shown.panel, u"abortRun"_s);
        auto *dialog = part<QDialog>(shown.panel, u"undoDialog"_s);
        for (const QString &act : {u"stopRun"_s, u"confirmUndo"_s}) {
            QTest::keyClick(part<QAbstractButton>(*dialog, act), Qt::Key_Return);
            QVERIFY2(shown.desk.asked.isEmpty() && dialog->isVisible(), qPrintable(act));
        }
        QTest::keyClick(part<QAbstractButton>(*dialog, u"stopRun"_s), Qt::Key_Space);
        QCOMPARE(shown.desk.asked, QStringList{u"abort"_s});
    }

    void abortCanLeaveAllAsItIs()
    {
        Shown shown(sampleData::runningSwitchover(), 5400, true);
        click(shown.panel, u"abortRun"_s);
        click(*part<QDialog>(shown.panel, u"undoDialog"_s), u"stopRun"_s);
        QCOMPARE(shown.desk.asked, QStringList{u"abort"_s});
    }

    void personAnswersInPlace()
    {
        Shown shown(sampleData::askingFailback(), 3000, true);
        QCOMPARE(textOf(shown.panel, u"questionTitle"_s), u"Take broker1 back into service?"_s);
        part<QLineEdit>(shown.panel, u"answerNote"_s)->setText(u"agreed"_s);
        click(shown.panel, u"answerYes"_s);
        QCOMPARE(shown.desk.asked, QStringList{u"approve yes agreed"_s});
        shown.desk.setRun(sampleData::manualFailback(), true);
        QCOMPARE(textOf(shown.panel, u"questionTitle"_s), u"End the maintenance window in the ticket"_s);
        QVERIFY(part<QLineEdit>(shown.panel, u"answerNote"_s)->text().isEmpty());
        click(shown.panel, u"answerNo"_s);
        QCOMPARE(shown.desk.asked.last(), u"hand no"_s);
    }

    void endedRunOffersItsUndo()
    {
        Shown shown(sampleData::doneSwitchover(), 60'000, false);
        QCOMPARE(part<Pill>(shown.panel, u"runPill"_s)->word(), u"Done"_s);
        QCOMPARE(textOf(shown.panel, u"runElapsed"_s), u"11.8 s"_s);
        QVERIFY(!part<QAbstractButton>(shown.panel, u"pauseRun"_s)->isVisible());
        click(shown.panel, u"undoRun"_s);
        auto *dialog = part<QDialog>(shown.panel, u"undoDialog"_s);
        auto *confirm = part<QAbstractButton>(*dialog, u"confirmUndo"_s);
        QVERIFY(!confirm->isEnabled());
        part<QLineEdit>(*dialog, u"typedName"_s)->setText(u"orders-prod"_s);
        QVERIFY(confirm->isEnabled());
        QTest::mouseClick(confirm, Qt::LeftButton);
        QTRY_COMPARE(shown.desk.asked, QStringList{u"recover 20260317-100412-switchover-1a2b"_s});
        QVERIFY(!shown.desk.recovered.finish);
    }

    void refusedRunHasNothingToUndo()
    {
        Shown shown(sampleData::refusedRun(), 60'000, false);
        QCOMPARE(part<Pill>(shown.panel, u"runPill"_s)->word(), u"Refused"_s);
        QVERIFY(textOf(shown.panel, u"runLine"_s).contains("lb2 has not answered"_L1));
        QVERIFY(!part<QAbstractButton>(shown.panel, u"undoRun"_s)->isVisible());
    }

    /// What each place and each peer said stands under the refusal: its first lines, and all of them by one press.
    void aRefusalShowsWhatEachSaid()
    {
        Shown shown(sampleData::refusedRun(), 60'000, false);
        const auto *text = part<QPlainTextEdit>(shown.panel, u"detailText"_s);
        auto *more = part<QAbstractButton>(shown.panel, u"moreDetail"_s);
        QTRY_VERIFY(text->isVisible());
        QVERIFY(text->toPlainText().startsWith("lb1, by its runtime"_L1));
        QVERIFY(!text->toPlainText().contains("broker3"_L1));
        QCOMPARE(more->text(), u"Show 3 more lines"_s);
        const int folded = text->height();
        more->setFocus();
        QTest::keyClick(more, Qt::Key_Space);
        QVERIFY(text->toPlainText().contains("broker3"_L1));
        QTRY_VERIFY(text->height() > folded);
        QTRY_COMPARE(text->verticalScrollBar()->maximum(), 0);
        // Time that goes on folds nothing.
        shown.panel.setActive(true);
        QVERIFY(text->toPlainText().contains("broker3"_L1));
        QTest::keyClick(more, Qt::Key_Space);
        QTRY_COMPARE(text->height(), folded);

        RunView brief = sampleData::refusedRun();
        brief.refusalDetail = u"lb2: no answer"_s;
        shown.desk.setRun(brief, false);
        QTRY_COMPARE(text->toPlainText(), u"lb2: no answer"_s);
        QVERIFY(!more->isVisible());
        shown.desk.setRun(sampleData::doneSwitchover(), false);
        QTRY_VERIFY(!text->isVisible());
    }

    void unclearStepMustBeSaidBeforeFinishing()
    {
        FakeRunDesk desk(sampleData::runBegin() + Millis{90'000});
        RecoveryPlan plan{.state = sampleData::runningSwitchover().state};
        plan.unclear = {{.step = u"close"_s, .needsPerson = true}};
        plan.finish = {{.step = u"close"_s, .words = u"Ask 331 clients to reconnect"_s}};
        plan.undo = {{.step = u"drain-lb1"_s, .words = u"lb1: ready"_s}};
        plan.canFinish = true;
        plan.recommended = Direction::Finish;
        plan.why = u"Most clients have moved."_s;
        desk.examined = plan;
        RecoverDialog dialog(desk, {.run = u"r1"_s, .title = u"Switchover"_s, .who = u"ops"_s}, {u"orders"_s}, Environment::Staging);
        dialog.setAttribute(Qt::WA_DeleteOnClose, false);
        dialog.show();
        QTRY_COMPARE(textOf(dialog, u"recoverWhy"_s), u"Recommended: finish it. Most clients have moved."_s);
        auto *finish = part<QAbstractButton>(dialog, u"recoverFinish"_s);
        QVERIFY(!finish->isEnabled());
        QVERIFY(part<QAbstractButton>(dialog, u"recoverUndo"_s)->isEnabled());
        part<ComboBox>(dialog, u"unclear.close"_s)->setCurrentIndex(2);
        QVERIFY(finish->isEnabled());
        desk.recoverAnswer = failure(ErrorKind::Forbidden, u"mia@laptop holds the lease"_s);
        finish->click();
        QTRY_COMPARE(textOf(dialog, u"recoverProblem"_s), u"mia@laptop holds the lease"_s);
        QVERIFY(dialog.isVisible());
        desk.recoverAnswer = {};
        finish->click();
        QTRY_VERIFY(!dialog.isVisible());
        QCOMPARE(desk.recovered, (RecoveryChoice{.finish = true, .tookEffect = {{u"close"_s, false}}}));
    }

    /// What warrenctl passes by --override and --why, in the same words.
    void recoveryPassesARule()
    {
        FakeRunDesk desk(sampleData::runBegin() + Millis{90'000});
        RecoveryPlan plan{.state = sampleData::runningSwitchover().state};
        plan.undo = {{.step = u"drain-lb1"_s, .words = u"lb1: ready"_s}};
        desk.examined = plan;
        RecoverDialog dialog(desk, {.run = u"r1"_s, .title = u"Switchover"_s, .who = u"ops"_s}, {u"orders"_s}, Environment::Staging);
        dialog.setAttribute(Qt::WA_DeleteOnClose, false);
        dialog.show();
        auto *undo = part<QAbstractButton>(dialog, u"recoverUndo"_s);
        QTRY_VERIFY(undo->isEnabled());
        auto *passes = part<QAbstractButton>(dialog, u"recoverOverride"_s);
        QVERIFY(!passes->isVisible());

        desk.recoverAnswer =
            std::unexpected(Error{.kind = ErrorKind::Forbidden, .message = u"Another profile"_s, .detail = u"Pass the rule “profile”"_s, .rule = u"profile"_s});
        undo->click();
        QTRY_COMPARE(textOf(dialog, u"recoverProblem"_s), u"Another profile. Pass the rule “profile”."_s);
        QVERIFY(desk.recovered.overrides.isEmpty());
        QVERIFY(passes->isVisible());
        QCOMPARE(passes->text(), u"Override the rule “profile”"_s);
        passes->click();
        QVERIFY(!undo->isEnabled());
        auto *why = part<QLineEdit>(dialog, u"recoverOverrideWhy"_s);
        why->setText(u"only a threshold"_s);
        QVERIFY(undo->isEnabled());

        // The next rule in the way is asked for by itself, and both are passed then.
        desk.recoverAnswer = std::unexpected(Error{.kind = ErrorKind::Forbidden, .message = u"No broker answers"_s, .detail = {}, .rule = u"lease"_s});
        undo->click();
        QTRY_COMPARE(textOf(dialog, u"recoverProblem"_s), u"No broker answers"_s);
        const QHash<QString, Override> profile{{u"profile"_s, {.who = {}, .why = u"only a threshold"_s}}};
        QCOMPARE(desk.recovered.overrides, profile);
        QVERIFY(!passes->isChecked());
        passes->click();
        desk.recoverAnswer = {};
        undo->click();
        QTRY_VERIFY(!dialog.isVisible());
        QHash<QString, Override> both = profile;
        both.insert(u"lease"_s, {.who = {}, .why = u"only a threshold"_s});
        QCOMPARE(desk.recovered.overrides, both);
    }

private:
    SuiteTheme m_theme;
};

QTEST_MAIN(RunPanelTest)

#include "RunPanelTest.moc"
