#include "ui/diagnosis/DiagnosisPage.h"

#include "judge/diagnosis/Advice.h"
#include "support/FakeCareDesk.h"
#include "support/FakeDesk.h"
#include "support/SampleData.h"
#include "support/SamplePlan.h"
#include "support/SampleReport.h"
#include "support/ShownText.h"
#include "support/SuiteTheme.h"
#include "ui/charts/TimeChart.h"
#include "ui/diagnosis/CommandBox.h"
#include "ui/diagnosis/EvidenceList.h"
#include "ui/diagnosis/FindingView.h"
#include "ui/diagnosis/ReportRowDelegate.h"
#include "ui/diagnosis/ReportRowsModel.h"
#include "ui/parts/FilterButton.h"
#include "ui/parts/MenuButton.h"
#include "ui/parts/TableView.h"
#include "ui/steps/PlanDialog.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QProgressBar>
#include <QRadioButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace warrener;

namespace {

class Shown
{
public:
    explicit Shown(const QList<Report> &oldestFirst = {}, QSize size = {1232, 818}, Sample sample = sampleData::unhealthyProduction())
        : store(sampleData::storeOf(std::move(sample))), desk(store->profile().name), care(*store)
    {
        for (const Report &report : oldestFirst)
            desk.add(report);
        window.resize(size);
        page = new DiagnosisPage(*store, desk, &window, &care);
        page->setGeometry(QRect(QPoint(0, 0), size));
        // What the window does with a wish.
        QObject::connect(page, &Page::openRequested, page, [this](const PageTarget &target) {
            requested = target;
            page->open(target.object);
        });
        QObject::connect(page, &Page::succeeded, page, [this](const QString &text) { said = text; });
        QObject::connect(page, &Page::badgeChanged, page, [this] { ++badges; });
        window.show();
        ready = QTest::qWaitForWindowActive(&window);
        page->activate();
        page->open({});
    }

    template <class Part>
    Part *part(const char *name)
    {
        return page->findChild<Part *>(QString::fromLatin1(name));
    }
    QString textOf(const char *name) { return shownText(*page, name); }
    QListView *list(const char *name) { return part<QListView>(name); }
    int rows(const char *name) { return list(name)->model()->rowCount(); }
    void click(const char *name) { QTest::mouseClick(part<QAbstractButton>(name), Qt::LeftButton); }
    /// The entry of a menu as the button would show it.
    QAction *entry(const char *button, const QString &name)
    {
        auto *menuButton = part<MenuButton>(button);
        Q_EMIT menuButton->aboutToOpen();
        return menuButton->choices()->findChild<QAction *>(name);
    }
    template <class Dialog>
    Dialog *dialog(const char *name)
    {
        return page->findChild<Dialog *>(QString::fromLatin1(name));
    }

    std::unique_ptr<ClusterStore> store;
    FakeDesk desk;
    FakeCareDesk care;
    QWidget window;
    DiagnosisPage *page = nullptr;
    PageTarget requested;
    QString said;
    int badges = 0;
    bool ready = false;
};

} // namespace

class DiagnosisPageTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void emptyPageOffersTheFirstRun()
    {
        Shown shown;
        QCOMPARE(shown.textOf("stateTitle"), u"No diagnosis has run yet"_s);
        QVERIFY(!shown.part<QWidget>("runAgain")->isVisible()); // one button for one act
        shown.click("stateAction");
        QCOMPARE(shown.desk.runs, 1);
        QVERIFY(shown.part<QWidget>("runBar")->isVisible());
        QCOMPARE(shown.textOf("stateTitle"), u"The first report is being made"_s);
        shown.desk.setProgress({41, 96, u"AMQP round trip through lb1"_s});
        QCOMPARE(shown.textOf("runTitle"), u"41 of 96 answers are in"_s);
        QCOMPARE(shown.textOf("runWhat"), u"Asking: AMQP round trip through lb1"_s);
        QCOMPARE(shown.part<QProgressBar>("runProgress")->value(), 41);
        shown.desk.setRunning(false);
        shown.desk.add(sampleData::unhealthyReport());
        QCOMPARE(shown.textOf("verdictHeadline"), u"Unhealthy: broker2 stopped because its data disk is full"_s);
        QVERIFY(!shown.part<QWidget>("runBar")->isVisible());
    }

    void reportShowsCausesFirstAndTheChosenOneInFull()
    {
        Shown shown({sampleData::unhealthyReport()});
        QCOMPARE(shown.textOf("countCritical"), u"2"_s);
        QCOMPARE(shown.textOf("countWarning"), u"5"_s);
        QCOMPARE(shown.textOf("countPassed"), u"72"_s);
        QCOMPARE(shown.textOf("countNotJudged"), u"6"_s);
        QCOMPARE(shown.rows("findings"), 7);
        const QAbstractItemModelTester tester(shown.list("findings")->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(shown.list("findings")->currentIndex().row(), 0);
        QCOMPARE(shown.textOf("findingTitle"), u"Data disk of broker2 is full"_s);
        QCOMPARE(shown.textOf("findingPlace"), u"host.disk.data, broker2"_s);
        QCOMPARE(shown.part<EvidenceList>("evidence")->findChildren<QLabel *>(u"evidenceCheck"_s).size(), 5);
        QCOMPARE(shown.page->findChildren<CommandBox *>(u"commandBox"_s).size(), 2);
        QCOMPARE(shown.page->findChildren<TimeChart *>().size(), 2);
        QVERIFY(shown.list("notJudged")->isVisible());
        QVERIFY(!shown.list("passed")->isVisible());
        shown.click("passedHeader");
        QVERIFY(shown.list("passed")->isVisible());
        QCOMPARE(shown.rows("passed"), 72);
    }

    /// In a low window what could not be judged leaves the findings their room, unless somebody unfolds it.
    void whatIsNotJudgedDoesNotCrowdTheFindings()
    {
        Shown shown({sampleData::unhealthyReport()}, {1044, 600});
        QVERIFY(!shown.list("notJudged")->isVisible());
        QVERIFY(shown.list("findings")->height() >= 4 * ReportRowDelegate::symptomHeight);
        shown.click("notJudgedHeader");
        QVERIFY(shown.list("notJudged")->isVisible());
        shown.page->resize(1044, 610);
        QVERIFY(shown.list("notJudged")->isVisible());
    }

    void keysWalkTheFindings()
    {
        Shown shown({sampleData::unhealthyReport()});
        QVERIFY(shown.ready);
        shown.list("findings")->setFocus();
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Down);
        QCOMPARE(shown.textOf("findingTitle"), u"Node rabbit@broker2 is down"_s);
        QVERIFY(shown.page->findChildren<CommandBox *>().isEmpty() || !shown.part<QWidget>("advice")->isVisible());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_End);
        QCOMPARE(shown.textOf("findingTitle"), u"Certificate of broker3 expires in 12 days"_s);
        shown.list("notJudged")->setFocus();
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Down);
        QVERIFY(shown.list("notJudged")->currentIndex().isValid());
        QVERIFY(!shown.list("findings")->currentIndex().isValid());
        QVERIFY(!shown.part<QWidget>("markKnown")->isVisible());
    }

    /// Many queues are one finding: its list can be filtered, and leads to each queue and to all of them.
    void manyQueuesAreFilteredAndLeadThere()
    {
        const auto reportOf = [](int queues) {
            Report report = sampleData::unhealthyReport();
            ReportFinding many{
                .id = u"queue.no-consumers"_s, .level = Level::Critical, .subject = {SubjectKind::Queue, u"//q0"_s}, .title = u"Nobody consumes"_s};
            for (int i = 0; i < queues; ++i) {
                many.things.append(u"//q%1"_s.arg(i));
                many.evidence.append({many.id, many.things.last(), u"4 messages, no consumer"_s, {}, Level::Warning});
            }
            report.findings = {many};
            return report;
        };
        {
            Shown shown({reportOf(40)});
            const auto rows = [&] { return shown.part<EvidenceList>("evidence")->findChildren<QPushButton *>(u"evidenceQueue"_s); };
            QCOMPARE(rows().size(), 40);
            auto *filter = shown.part<QLineEdit>("evidenceFilter");
            QVERIFY(filter->isVisible());
            QTest::keyClicks(filter, u"Q7"_s);
            QTRY_COMPARE(rows().size(), 1);
            QCOMPARE(rows().first()->text(), u"q7"_s);
            QTest::mouseClick(rows().first(), Qt::LeftButton);
            QTRY_COMPARE(shown.requested, (PageTarget{.page = u"queues"_s, .object = u"//q7"_s}));
        }
        {
            Shown shown({reportOf(40)});
            QCOMPARE(shown.part<QPushButton>("showQueues")->text(), u"Show these queues"_s);
            shown.click("showQueues");
            QCOMPARE(shown.requested, (PageTarget{.page = u"queues"_s, .object = u"?no-consumers"_s}));
        }
        Shown one({reportOf(1)});
        QVERIFY(!one.part<QLineEdit>("evidenceFilter")->isVisible());
        one.click("showQueues");
        QCOMPARE(one.requested, (PageTarget{.page = u"queues"_s, .object = u"//q0"_s}));
        Shown none({sampleData::unhealthyReport()});
        QVERIFY(!none.part<QPushButton>("showQueues")->isVisible());
    }

    void evidenceAndAdviceFold()
    {
        Shown shown({sampleData::unhealthyReport()});
        for (const auto &[head, body] : {std::pair{"evidenceHead", "evidence"}, std::pair{"adviceHead", "advice"}}) {
            QVERIFY(shown.part<QWidget>(body)->isVisible());
            shown.part<QWidget>(head)->setFocus();
            QTest::keyClick(shown.part<QWidget>(head), Qt::Key_Space);
            QVERIFY(!shown.part<QWidget>(body)->isVisible());
            QTest::keyClick(shown.part<QWidget>(head), Qt::Key_Space);
            QVERIFY(shown.part<QWidget>(body)->isVisible());
        }
    }

    void commandsGoToTheClipboard()
    {
        Shown shown({sampleData::unhealthyReport()});
        shown.click("copyCommands");
        const QString all = QGuiApplication::clipboard()->text();
        QVERIFY(all.startsWith("ssh ops@broker2 \"sudo truncate"_L1));
        QCOMPARE(all.count(u'\n'), 2);
        QCOMPARE(shown.said, u"2 commands are on the clipboard"_s);
        QTest::mouseClick(shown.page->findChildren<CommandBox *>().last()->findChild<QAbstractButton *>(u"copyCommand"_s), Qt::LeftButton);
        QVERIFY(QGuiApplication::clipboard()->text().startsWith("ssh ops@broker2 \"sudo sed"_L1));
        QCOMPARE(shown.said, u"The command is on the clipboard"_s);
    }

    void adviceIsRunAsAPlan()
    {
        Report report = sampleData::unhealthyReport();
        {
            Shown shown({report});
            QVERIFY(!shown.part<QPushButton>("runAsPlan"));
        }
        report.recommendations.first().steps.first().plan = u"restart"_s;
        Shown shown({report});
        QCOMPARE(shown.part<QPushButton>("runAsPlan")->text(), u"Restart broker2…"_s);
        shown.click("runAsPlan");
        auto *dialog = shown.dialog<PlanDialog>("planDialog");
        QVERIFY(dialog);
        QCOMPARE(dialog->windowTitle(), u"Restart the broker on broker2 of orders-prod?"_s);
        dialog->findChild<QLineEdit *>(u"typedName"_s)->setText(u"orders-prod"_s);
        dialog->findChild<QPushButton *>(u"confirmPlan"_s)->click();
        QCOMPARE(shown.care.started.size(), 1);
        QCOMPARE(shown.requested, (PageTarget{.page = u"failover"_s, .object = {}}));
    }

    /// It stood below sixty lines of evidence: whoever did not scroll saw no way out.
    void theActThatStandsOutNeedsNoScrolling()
    {
        Report report = sampleData::unhealthyReport();
        {
            Shown shown({report});
            QVERIFY(!shown.part<QPushButton>("firstAct")->isVisible());
            QCOMPARE(shown.part<QPushButton>("copyCommands")->property("kind").toString(), u"primary"_s);
        }
        report.recommendations.first().steps.first().plan = u"restart"_s;
        ReportFinding &finding = report.findings.first();
        for (int i = 0; i < 60; ++i)
            finding.evidence.append({finding.id, u"broker2"_s, u"line %1"_s.arg(i), u"none"_s, Level::Warning});
        for (const QSize size : {QSize(1232, 818), QSize(1044, 618)}) {
            Shown shown({report}, size);
            auto *act = shown.part<QPushButton>("firstAct");
            QTRY_VERIFY(act->isVisible() && act->visibleRegion().boundingRect() == act->rect());
            QCOMPARE(act->text(), u"Restart broker2…"_s);
            QCOMPARE(act->property("kind").toString(), u"primary"_s);
            QVERIFY(shown.part<QPushButton>("copyCommands")->property("kind").toString() != u"primary"_s);
            shown.click("firstAct");
            QVERIFY(shown.dialog<PlanDialog>("planDialog"));
        }
    }

    /// A finding that nothing is advised for has no act, least of all that of the one which was shown before.
    void theActIsOfTheFindingThatIsShown()
    {
        Report report = sampleData::unhealthyReport();
        report.recommendations.first().steps.first().plan = u"restart"_s;
        QVERIFY(report.findings.at(1).recommendations.isEmpty());
        Shown shown({report});
        QVERIFY(shown.ready);
        QVERIFY(shown.part<QPushButton>("firstAct")->isVisible());
        shown.list("findings")->setFocus();
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Down);
        QCOMPARE(shown.textOf("findingTitle"), report.findings.at(1).title);
        QVERIFY(!shown.part<QPushButton>("firstAct")->isVisible());
        QVERIFY(!shown.part<QPushButton>("runAsPlan"));
    }

    /// Letting a broker go on must never open a plan that ends it.
    void everyStepHasItsOwnPlan()
    {
        Report report = sampleData::unhealthyReport();
        const AdviceEntry *frozen = adviceCatalogue().entryFor(u"host.process"_s, u"frozen"_s);
        QVERIFY(frozen);
        const CheckResult result{.id = u"host.process"_s, .subject = {SubjectKind::Node, u"rabbit@broker2"_s}, .host = u"broker2"_s, .kind = u"frozen"_s};
        Shown shown({});
        report.recommendations.first() = adviceCatalogue().fillIn(*frozen, result, shown.store->profile());
        shown.desk.add(report);
        QStringList labels;
        QPushButton *thaw = nullptr;
        for (auto *button : shown.page->findChildren<QPushButton *>(u"runAsPlan"_s)) {
            labels.append(button->text());
            if (button->text().startsWith("Let "_L1))
                thaw = button;
        }
        QCOMPARE(labels, (QStringList{u"Let broker2 go on…"_s, u"Fail over broker2 by force…"_s}));
        QTest::mouseClick(thaw, Qt::LeftButton);
        QCOMPARE(shown.care.wishes, (QList<CareWish>{{.kind = CareKind::Thaw, .node = {u"rabbit@broker2"_s}}}));
        QVERIFY(shown.requested.page.isEmpty());
    }

    void aDeadNodeIsFailedOverOnItsOwnPage()
    {
        Report report = sampleData::unhealthyReport();
        report.recommendations.first().steps.first().plan = u"failover"_s;
        Shown shown({report});
        shown.click("runAsPlan");
        QCOMPARE(shown.requested, (PageTarget{.page = u"failover"_s, .object = u"forced/rabbit@broker2"_s}));
        QVERIFY(shown.care.wishes.isEmpty());
    }

    /// No plan for a broker's failure is offered for a proxy's host, whose service has a check of the same name.
    void aProxysHostHasNoPlanForABroker()
    {
        const PlanLinks links = [](const QString &finding, const QString &) {
            return finding == "host.service"_L1 ? QList<PlanLink>{{u"Single node failure"_s, {u"recovery"_s, u"single-node-failure"_s}}} : QList<PlanLink>();
        };
        for (const QString &host : {u"broker2"_s, u"lb1"_s}) {
            Report report = sampleData::unhealthyReport();
            ReportFinding &finding = report.findings.first();
            finding.id = u"host.service"_s;
            finding.subject = {SubjectKind::Host, host};
            finding.host = host;
            finding.level = Level::Critical;
            finding.evidence.clear();
            Shown shown;
            QCOMPARE(shown.store->profile().host({u"lb1"_s})->role, HostRole::Proxy);
            shown.page->setRecovery(links);
            shown.desk.add(report);
            QCOMPARE(shown.part<QPushButton>("openRecoveryPlan") != nullptr, host == "broker2"_L1);
        }
    }

    /// The report says that it was dead; now it serves.
    void forceIsNotOfferedAgainstANodeThatServes()
    {
        Report report = sampleData::unhealthyReport();
        report.recommendations.first().steps.first().plan = u"failover"_s;
        Shown shown({report}, {1232, 818}, sampleData::healthyProduction());
        QVERIFY(!shown.part<QPushButton>("runAsPlan"));
    }

    void whatMakesNoSenseIsSaid()
    {
        Report report = sampleData::unhealthyReport();
        report.recommendations.first().steps.first().plan = u"revive"_s;
        Shown shown({report});
        shown.click("runAsPlan");
        QVERIFY(!shown.dialog<PlanDialog>("planDialog"));
        QVERIFY2(shown.textOf("noticeText").contains(u"broker2 does not answer"_s), qPrintable(shown.textOf("noticeText")));
    }

    void filterNarrowsAndEscapeClears()
    {
        Shown shown({sampleData::unhealthyReport()});
        QVERIFY(shown.ready);
        QVERIFY(shown.page->focusFilter());
        QCOMPARE(QApplication::focusWidget(), shown.part<QWidget>("classFilter"));
        shown.part<FilterButton>("hostFilter")->setCurrent(u"broker3"_s);
        QCOMPARE(shown.rows("findings"), 1);
        QCOMPARE(shown.textOf("findingTitle"), u"Certificate of broker3 expires in 12 days"_s);
        shown.part<FilterButton>("classFilter")->setCurrent(u"network"_s);
        QCOMPARE(shown.rows("findings"), 0);
        QVERIFY(shown.textOf("noFinding").startsWith("No finding is of this class"_L1));
        QVERIFY(shown.page->escape());
        QCOMPARE(shown.rows("findings"), 7);
        QVERIFY(!shown.page->escape());
    }

    void aNewReportOpensOnItsWorstCause()
    {
        Shown shown({sampleData::unhealthyReport()});
        QVERIFY(shown.ready);
        shown.list("findings")->setFocus();
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_End);
        QCOMPARE(shown.textOf("findingTitle"), u"Certificate of broker3 expires in 12 days"_s);
        shown.click("runAgain");
        Report next = sampleData::unhealthyReport();
        next.id += u"-next"_s;
        next.at += std::chrono::minutes{5};
        shown.desk.setRunning(false);
        shown.desk.add(next);
        QCOMPARE(shown.textOf("findingTitle"), u"Data disk of broker2 is full"_s);
        QCOMPARE(shown.list("findings")->currentIndex().row(), 0);
    }

    void runningKeepsTheOldReportAndEscapeCancels()
    {
        Shown shown({sampleData::unhealthyReport()});
        QVERIFY(shown.page->askAgain());
        QCOMPARE(shown.desk.runs, 1);
        QVERIFY(shown.page->askAgain());
        QCOMPARE(shown.desk.runs, 1);
        QVERIFY(shown.part<QWidget>("runBar")->isVisible());
        QVERIFY(!shown.part<QWidget>("runAgain")->isVisible());
        QCOMPARE(shown.textOf("findingTitle"), u"Data disk of broker2 is full"_s);
        const auto labels = shown.page->findChildren<QLabel *>();
        QVERIFY(std::ranges::any_of(labels, [](const QLabel *label) { return label->text().endsWith("old"_L1) && label->isVisible(); }));
        QVERIFY(shown.page->escape());
        QCOMPARE(shown.desk.cancels, 1);
        QVERIFY(!shown.part<QWidget>("runBar")->isVisible());
        QVERIFY(shown.page->askAgain());
        shown.click("cancelRun");
        QCOMPARE(shown.desk.cancels, 2);
    }

    void failureStaysOnThePageUntilTheNextRun()
    {
        Shown shown({sampleData::unhealthyReport()});
        shown.page->askAgain();
        shown.desk.fail(u"No node could be reached"_s);
        QCOMPARE(shown.textOf("noticeText"), u"No node could be reached"_s);
        shown.page->askAgain();
        QVERIFY(!shown.part<QWidget>("notice")->isVisible());
    }

    void stoppedReportSaysSo()
    {
        Shown shown({sampleData::cancelledReport()});
        QCOMPARE(shown.textOf("noticeTitle"), u"This report is not whole"_s);
        QVERIFY(!shown.part<QWidget>("noticeAction")->isVisible());
        shown.click("runAgain");
        QCOMPARE(shown.desk.runs, 1);
    }

    /// Words are made when a report is judged; whoever has changed the language since is told why they did not change.
    void aReportInAnotherLanguageSaysSo()
    {
        Report report = sampleData::unhealthyReport();
        report.language = u"zh"_s;
        Shown shown({report});
        QCOMPARE(shown.textOf("noticeTitle"), u"This report is in Chinese"_s);
        report.id = u"20260317T143508Z-0001"_s;
        report.language = u"en"_s;
        shown.desk.add(report);
        QVERIFY(!shown.part<QWidget>("noticeTitle")->isVisible());
        // One of a version that did not say, and one of a version that knows more languages.
        report.id = u"20260317T143608Z-0001"_s;
        report.language.clear();
        shown.desk.add(report);
        QVERIFY(!shown.part<QWidget>("noticeTitle")->isVisible());
        report.id = u"20260317T143708Z-0001"_s;
        report.language = u"fr"_s;
        shown.desk.add(report);
        QVERIFY(!shown.part<QWidget>("noticeTitle")->isVisible());
    }

    void healthyReportShowsItsParts()
    {
        Shown shown({sampleData::healthyReport()});
        QCOMPARE(shown.rows("findings"), 0);
        QVERIFY(shown.part<QWidget>("healthView")->isVisible());
        QVERIFY(shown.part<QWidget>("healthNetwork")->isVisible());
        QVERIFY(!shown.part<QWidget>("findingTitle")->isVisible());
        shown.click("passedHeader");
        shown.list("passed")->setCurrentIndex(shown.list("passed")->model()->index(3, 0));
        QCOMPARE(shown.textOf("findingTitle"), u"lb1 answers a ping"_s);
        shown.click("summaryLink");
        QVERIFY(shown.part<QWidget>("healthView")->isVisible());
    }

    void knownFindingIsMarkedAndTakenBack()
    {
        Shown shown({sampleData::unhealthyReport()});
        shown.list("findings")->setCurrentIndex(shown.list("findings")->model()->index(5, 0));
        const ReportFinding finding = shown.part<FindingView>("findingView")->row().finding;
        shown.click("markKnown");
        auto *dialog = shown.dialog<QDialog>("knownDialog");
        QVERIFY(dialog);
        dialog->findChild<QLineEdit *>(u"knownReasonField"_s)->setText(u"being migrated"_s);
        const int before = shown.badges;
        QTest::mouseClick(dialog->findChild<QAbstractButton *>(u"confirmKnown"_s), Qt::LeftButton);
        QVERIFY(shown.desk.known().contains(finding));
        QCOMPARE(shown.textOf("countWarning").toInt() + shown.textOf("countCritical").toInt(), 6);
        QCOMPARE(shown.badges, before + 1);
        QCOMPARE(shown.list("findings")->currentIndex().row(), 5);
        QVERIFY(shown.textOf("knownReason").endsWith("being migrated"_L1));
        QCOMPARE(shown.part<QAbstractButton>("markKnown")->text(), u"No longer known"_s);
        shown.click("markKnown");
        QVERIFY(!shown.desk.known().contains(finding));
        QCOMPARE(shown.textOf("countWarning").toInt() + shown.textOf("countCritical").toInt(), 7);
    }

    void anyReportCanBeOpened()
    {
        Shown shown({sampleData::earlierReport(), sampleData::unhealthyReport()});
        QAction *earlier = shown.entry("reportsMenu", u"report."_s + sampleData::earlierReport().id);
        QVERIFY(earlier);
        earlier->trigger();
        QCOMPARE(shown.requested, (PageTarget{.page = u"diagnosis"_s, .object = sampleData::earlierReport().id}));
        QTRY_COMPARE(shown.textOf("verdictHeadline"), sampleData::earlierReport().headline);
        Report next = sampleData::unhealthyReport();
        next.id = u"20260317T143500Z-0001"_s;
        shown.desk.add(next);
        QCOMPARE(shown.page->report()->id, sampleData::earlierReport().id);
        shown.page->open({});
        QCOMPARE(shown.page->report()->id, next.id);
        shown.page->open(u"no-such"_s);
        QTRY_COMPARE(shown.textOf("noticeText"), u"There is no such report"_s);
        QCOMPARE(shown.page->report()->id, next.id);
    }

    void twoReportsAreCompared()
    {
        Shown shown({sampleData::earlierReport(), sampleData::unhealthyReport()});
        const Report newer = sampleData::unhealthyReport();
        shown.desk.compared.added = {{Level::Ok, Level::Critical, newer.findings.at(0)}, {Level::Ok, Level::Critical, newer.findings.at(1)}};
        shown.desk.compared.worse = {{Level::Note, Level::Warning, newer.findings.at(6)}};
        QAction *with = shown.entry("compareMenu", u"compare."_s + sampleData::earlierReport().id);
        QVERIFY(with);
        with->trigger();
        QCOMPARE(shown.requested.object, u"%1..%2"_s.arg(sampleData::earlierReport().id, newer.id));
        auto *table = shown.part<TableView>("comparisonTable");
        QTRY_VERIFY(table->isVisible());
        const QAbstractItemModelTester tester(table->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(shown.textOf("comparisonCounts"), u"2 new, 0 gone, 1 worse, 0 better"_s);
        QCOMPARE(table->model()->rowCount(), 3);
        table->setCurrentIndex(table->model()->index(2, 0));
        QTest::keyClick(table, Qt::Key_Return);
        QTRY_COMPARE(shown.textOf("findingTitle"), u"Certificate of broker3 expires in 12 days"_s);

        shown.page->open(u"%1..%2"_s.arg(sampleData::earlierReport().id, newer.id));
        QTRY_VERIFY(table->isVisible());
        QVERIFY(shown.page->escape());
        QVERIFY(!table->isVisible());
        QCOMPARE(shown.page->report()->id, newer.id);
    }

    void exportAsksForAFileAndTellsHowItWent_data()
    {
        QTest::addColumn<QString>("entry");
        QTest::addColumn<int>("format");
        QTest::newRow("JSON") << u"exportJson"_s << static_cast<int>(ReportFormat::Json);
        QTest::newRow("HTML") << u"exportHtml"_s << static_cast<int>(ReportFormat::Html);
        QTest::newRow("PDF") << u"exportPdf"_s << static_cast<int>(ReportFormat::Pdf);
    }
    void exportAsksForAFileAndTellsHowItWent()
    {
        QFETCH(QString, entry);
        QFETCH(int, format);
        Shown shown({sampleData::unhealthyReport()});
        shown.entry("exportMenu", entry)->trigger();
        auto *dialog = shown.dialog<QFileDialog>("exportDialog");
        QVERIFY(dialog);
        Q_EMIT dialog->fileSelected(m_folder.filePath(u"a report"_s));
        QTRY_COMPARE(shown.desk.exported.size(), 1);
        QCOMPARE(shown.desk.exported.first().report, sampleData::unhealthyReport().id);
        QCOMPARE(static_cast<int>(shown.desk.exported.first().format), format);
        QTRY_COMPARE(shown.said, u"The report was saved as a report"_s);
        shown.desk.exportAnswer = failure(ErrorKind::Io, u"The disk is full"_s);
        Q_EMIT dialog->fileSelected(m_folder.filePath(u"another"_s));
        QTRY_COMPARE(shown.textOf("noticeText"), u"The disk is full"_s);
    }

    void scheduleIsEdited()
    {
        Shown shown({sampleData::unhealthyReport()});
        shown.desk.noTimer = u"No systemd runs for this account"_s;
        shown.entry("reportsMenu", u"editSchedule"_s)->trigger();
        auto *dialog = shown.dialog<QDialog>("scheduleDialog");
        QVERIFY(dialog);
        const auto child = [dialog]<class Part>(const QString &name, Part *) { return dialog->findChild<Part *>(name); };
        QVERIFY(!child(u"scheduleTimer"_s, static_cast<QRadioButton *>(nullptr))->isEnabled());
        auto *every = child(u"scheduleEvery"_s, static_cast<QSpinBox *>(nullptr));
        QVERIFY(!every->isEnabled());
        child(u"scheduleWindow"_s, static_cast<QRadioButton *>(nullptr))->click();
        QVERIFY(every->isEnabled());
        every->setValue(6);
        auto *webhook = child(u"scheduleWebhook"_s, static_cast<QLineEdit *>(nullptr));
        auto *save = child(u"saveSchedule"_s, static_cast<QAbstractButton *>(nullptr));
        webhook->setText(u"file:///etc/passwd"_s);
        QVERIFY(!save->isEnabled());
        // What arrives today goes on arriving; that it can be read on the way is said.
        const auto *problem = dialog->findChild<QLabel *>(u"scheduleProblem"_s);
        for (const auto &[address, isTold] : {std::pair{"http://ops:secret@chat.example.org/hook", true},
                                              {"http://ops:secret@localhost:8080/hook", false},
                                              {"http://ops:secret@127.example.org/hook", true},
                                              {"http://chat.example.org/hook", false},
                                              {"https://ops:secret@chat.example.org/hook", false}}) {
            webhook->setText(QString::fromLatin1(address));
            QVERIFY(save->isEnabled());
            QCOMPARE(problem->text().contains("https://"_L1), isTold);
            QVERIFY(!problem->text().contains("secret"_L1));
        }
        webhook->setText(u"https://chat.example.org/hook"_s);
        QVERIFY(save->isEnabled());
        shown.desk.scheduleAnswer = failure(ErrorKind::Io, u"The profile cannot be written"_s);
        save->click();
        QTRY_COMPARE(dialog->findChild<QLabel *>(u"scheduleProblem"_s)->text(), u"The profile cannot be written"_s);
        QVERIFY(dialog->isVisible());
        shown.desk.scheduleAnswer = {};
        save->click();
        QTRY_COMPARE(shown.said, u"The schedule is saved"_s);
        QCOMPARE(
            shown.desk.kept,
            (RunSchedule{.by = RunSchedule::By::Window, .every = std::chrono::hours(6), .notify = true, .webhook = QUrl(u"https://chat.example.org/hook"_s)}));
    }

    void hiddenPageDoesNothing()
    {
        Shown shown({sampleData::earlierReport()});
        shown.page->deactivate();
        shown.desk.add(sampleData::unhealthyReport());
        QCOMPARE(shown.page->report()->id, sampleData::earlierReport().id);
        shown.page->activate();
        QCOMPARE(shown.page->report()->id, sampleData::unhealthyReport().id);
    }

private:
    QTemporaryDir m_folder;
    SuiteTheme m_theme;
};

QTEST_MAIN(DiagnosisPageTest)
#include "DiagnosisPageTest.moc"
