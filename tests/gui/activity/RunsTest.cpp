#include "support/FakeRunDesk.h"
#include "support/SamplePlan.h"
#include "support/SampleRun.h"
#include "support/ShownText.h"
#include "support/SuiteTheme.h"
#include "ui/activity/ActivityPage.h"
#include "ui/activity/RunsModel.h"
#include "ui/parts/FilterButton.h"
#include "ui/parts/SearchField.h"
#include "ui/parts/SegmentedControl.h"
#include "ui/parts/TableView.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QFileDialog>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace warrener;

namespace {

class ShownRuns
{
public:
    ShownRuns() : store(sampleData::storeOf(sampleData::healthyProduction())), runs(store->snapshot()->at), page(*store, nullptr, &runs)
    {
        runs.listAnswer = sampleData::journalRuns(runs.now());
        runs.readAnswer = sampleData::undoneSwitchover();
        page.resize(1232, 818);
        QObject::connect(&page, &Page::openRequested, &page, [this](const PageTarget &target) {
            requested = target;
            page.open(target.object);
        });
        QObject::connect(&page, &Page::succeeded, &page, [this](const QString &text) { said = text; });
        page.show();
        ready = QTest::qWaitForWindowActive(&page);
        page.activate();
        page.open(u"runs"_s);
    }
    template <class Part>
    Part *part(const char *name)
    {
        return page.findChild<Part *>(QString::fromLatin1(name));
    }
    TableView *table() { return part<TableView>("runsTable"); }
    QString cell(int row, int column) { return table()->model()->index(row, column).data().toString(); }
    QString textOf(const char *name) { return shownText(page, name); }
    void click(const char *name) { QTest::mouseClick(part<QAbstractButton>(name), Qt::LeftButton); }

    std::unique_ptr<ClusterStore> store;
    FakeRunDesk runs;
    ActivityPage page;
    PageTarget requested;
    QString said;
    bool ready = false;
};

} // namespace

class RunsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void runsAndDecisionsAreListed()
    {
        ShownRuns shown;
        QTRY_COMPARE(shown.table()->model()->rowCount(), 8);
        const QAbstractItemModelTester tester(shown.table()->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(shown.cell(0, RunsModel::VerdictColumn), u"Not ended"_s);
        QCOMPARE(shown.cell(1, RunsModel::VerdictColumn), u"Done"_s);
        QCOMPARE(shown.cell(1, RunsModel::TookColumn), u"11.8 s"_s);
        QCOMPARE(shown.cell(2, RunsModel::KindColumn), u"Failover not done"_s);
        QCOMPARE(shown.cell(3, RunsModel::StepsColumn), u"7 of 10"_s);
    }

    void filtersAreAskedOfTheJournal()
    {
        ShownRuns shown;
        QTRY_COMPARE(shown.table()->model()->rowCount(), 8);
        shown.part<SearchField>("runSearch")->setText(u"OPS-4471"_s);
        QTest::keyClick(shown.part<SearchField>("runSearch"), Qt::Key_Return);
        QTRY_COMPARE(shown.runs.lastFilter.text, u"OPS-4471"_s);
        shown.part<FilterButton>("runKind")->setCurrent(u"rebalance"_s);
        Q_EMIT shown.part<FilterButton>("runKind")->currentChanged(u"rebalance"_s);
        QTRY_COMPARE(shown.runs.lastFilter.kinds, QStringList{u"rebalance"_s});
        shown.part<FilterButton>("runVerdict")->setCurrent(u"open"_s);
        Q_EMIT shown.part<FilterButton>("runVerdict")->currentChanged(u"open"_s);
        QTRY_COMPARE(shown.runs.lastFilter.verdicts, QStringList{u"open"_s});
        shown.runs.listAnswer = QList<RunSummary>{};
        Q_EMIT shown.runs.runsChanged();
        QTRY_COMPARE(shown.textOf("stateTitle"), u"No run matches"_s);
        QVERIFY(shown.page.escape());
        QTRY_COMPARE(shown.runs.lastFilter, RunFilter{});
        QTRY_COMPARE(shown.textOf("stateTitle"), u"Nothing has been run yet"_s);
    }

    void runIsOpenedReadOnly()
    {
        ShownRuns shown;
        QTRY_COMPARE(shown.table()->model()->rowCount(), 8);
        shown.table()->setCurrentIndex(shown.table()->model()->index(2, 0));
        QTest::keyClick(shown.table(), Qt::Key_Return); // a decision has no steps
        QVERIFY(shown.requested.object.isEmpty());
        shown.table()->setCurrentIndex(shown.table()->model()->index(3, 0));
        QTest::keyClick(shown.table(), Qt::Key_Return);
        QCOMPARE(shown.requested.object, u"run/20260317-000096-switchover"_s);
        QTRY_COMPARE(shown.textOf("runTitle"), u"Switchover broker1 to broker3"_s);
        QVERIFY(!shown.part<QAbstractButton>("pauseRun")->isVisible());
        QVERIFY(!shown.part<QAbstractButton>("abortRun")->isVisible());
        QVERIFY(shown.page.escape());
        QVERIFY(shown.table()->isVisible());
    }

    /// Why somebody was not helped at three is read at nine: with what each that was asked said.
    void aRefusedRunOfTheJournalShowsWhatEachSaid()
    {
        ShownRuns shown;
        shown.runs.readAnswer = sampleData::refusedRun();
        shown.page.open(u"run/20260317-000140-switchover"_s);
        auto *detail = shown.part<QPlainTextEdit>("detailText");
        QTRY_VERIFY(detail->isVisible());
        QVERIFY(detail->toPlainText().startsWith("lb1, by its runtime"_L1));
        shown.click("moreDetail");
        QVERIFY(detail->toPlainText().contains("broker3"_L1));
    }

    /// The button says P, wherever the run that is made here is looked at.
    void theRunUnderWayIsPausedByItsKey()
    {
        ShownRuns shown;
        QVERIFY(shown.ready);
        const RunView run = sampleData::runningSwitchover();
        shown.runs.setRun(run, true);
        shown.page.open(u"run/"_s + run.state.run);
        QTRY_VERIFY(shown.part<QAbstractButton>("pauseRun")->isVisible());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_P);
        QCOMPARE(shown.runs.asked, QStringList{u"pause"_s});
    }

    void leftRunOffersItsWaysOut()
    {
        ShownRuns shown;
        shown.runs.readAnswer = sampleData::runningSwitchover();
        RunSummary left = shown.runs.listAnswer->at(1);
        left.run = sampleData::runningSwitchover().state.run;
        shown.runs.setUnfinished({left});
        shown.page.open(u"run/"_s + left.run);
        QTRY_COMPARE(shown.textOf("noticeTitle"), u"This run was left in the middle"_s);
    }

    void unreadableRunSaysWhy()
    {
        ShownRuns shown;
        shown.runs.readAnswer = failure(ErrorKind::NotFound, u"There is no such run"_s);
        shown.page.open(u"run/none"_s);
        QTRY_COMPARE(shown.textOf("noticeText"), u"There is no such run"_s);
    }

    void journalIsVerified_data()
    {
        QTest::addColumn<bool>("broken");
        QTest::addColumn<qint64>("records");
        QTest::addColumn<QString>("title");
        QTest::addColumn<QString>("text");
        QTest::newRow("whole") << false << qint64{412} << u"The journal is whole"_s << u"412 records, each chained to the one before."_s;
        QTest::newRow("of one record") << false << qint64{1} << u"The journal is whole"_s << u"1 record, the first of its chain."_s;
        QTest::newRow("broken") << true << qint64{412} << u"The journal is not whole"_s
                                << u"orders@2026-10.jsonl, line 413: its hash is wrong. The 412 records before it are sound."_s;
    }
    void journalIsVerified()
    {
        QFETCH(bool, broken);
        QFETCH(qint64, records);
        ShownRuns shown;
        ChainReport report;
        report.records = records;
        if (broken)
            report.broken = ChainBreak{.segment = u"orders@2026-10.jsonl"_s, .line = 413, .why = u"its hash is wrong"_s};
        shown.runs.verifyAnswer = report;
        shown.click("verifyJournal");
        QTRY_VERIFY(!shown.textOf("noticeTitle").isEmpty());
        QTEST(shown.textOf("noticeTitle"), "title");
        QTEST(shown.textOf("noticeText"), "text");
    }

    void runsAreExported_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<int>("format");
        QTest::newRow("JSON lines") << u"/tmp/a.jsonl"_s << static_cast<int>(ExportFormat::JsonLines);
        QTest::newRow("CSV") << u"/tmp/a.csv"_s << static_cast<int>(ExportFormat::Csv);
    }
    void runsAreExported()
    {
        QFETCH(QString, file);
        QFETCH(int, format);
        ShownRuns shown;
        QTRY_COMPARE(shown.table()->model()->rowCount(), 8);
        shown.click("exportRuns");
        auto *dialog = shown.part<QFileDialog>("exportRunsDialog");
        QVERIFY(dialog);
        Q_EMIT dialog->fileSelected(file);
        QTRY_VERIFY(!shown.said.isEmpty());
        QCOMPARE(shown.runs.exported, file);
        QCOMPARE(static_cast<int>(shown.runs.exportFormat), format);
        shown.runs.exportAnswer = failure(ErrorKind::Io, u"The disk is full"_s);
        Q_EMIT dialog->fileSelected(file);
        QTRY_COMPARE(shown.textOf("noticeText"), u"The disk is full"_s);
    }

    void eventsAndRunsAreTwoParts()
    {
        ShownRuns shown;
        QTest::keyClick(shown.part<SegmentedControl>("activityPart"), Qt::Key_Left);
        QVERIFY(shown.requested.object.isEmpty());
        QVERIFY(shown.part<TableView>("eventTable")->isVisible());
        const int listed = shown.runs.listed;
        Q_EMIT shown.runs.runsChanged();
        QCOMPARE(shown.runs.listed, listed); // what is not seen is not read
    }

private:
    SuiteTheme m_theme;
};

QTEST_MAIN(RunsTest)
#include "RunsTest.moc"
