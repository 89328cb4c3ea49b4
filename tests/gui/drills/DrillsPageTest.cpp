// The page of drills in the real window: choosing, starting, watching and stopping, by mouse and by keyboard.

#include "ui/drills/DrillsPage.h"

#include "Pages.h"
#include "base/Units.h"
#include "support/FakeDesk.h"
#include "support/FakeDrillDesk.h"
#include "support/FakeRunDesk.h"
#include "support/QuietPages.h"
#include "support/SampleDrill.h"
#include "support/SuiteTheme.h"
#include "support/Turns.h"
#include "ui/charts/RunChart.h"
#include "ui/clusters/ClusterDirectory.h"
#include "ui/drills/DrillDraft.h"
#include "ui/drills/DrillListModel.h"
#include "ui/drills/DrillLiveView.h"
#include "ui/drills/DrillTopology.h"
#include "ui/drills/StartDrillDialog.h"
#include "ui/drills/TimelineEdit.h"
#include "ui/frame/MainWindow.h"
#include "ui/parts/SegmentedControl.h"
#include "ui/parts/TableView.h"

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace warrener;

namespace {

struct DrillWindow
{
    explicit DrillWindow(const QString &profiles, Sample sample = sampleData::drillStaging())
        : directory(ProfileStore(profiles)), desk(sampleData::drillCluster(sample), sample.now), runs(sample.now), drills(sampleData::drillsView(sample)),
          store(sampleData::storeOf(std::move(sample))), reports(store->profile().name), window(std::make_shared<SystemClock>(), nullptr)
    {
        desk.setView(drills);
        PageServices services = quietServices(directory);
        services.desk = [this](const ClusterStore &) { return &reports; };
        services.runs = [this](const ClusterStore &) { return &runs; };
        services.drills = [this](const ClusterStore &) { return &desk; };
        registerPages(window, services);
        window.resize(1440, 900);
        window.setStore(store.get());
        window.go({u"overview"_s, {}});
        window.show();
        window.activateWindow();
        ready = QTest::qWaitForWindowActive(&window);
    }

    DrillsPage *page() { return qobject_cast<DrillsPage *>(window.page(u"drill"_s)); }
    template <class Part>
    Part *part(const char *name)
    {
        return window.findChild<Part *>(QString::fromLatin1(name));
    }
    QString text(const char *name) { return part<QLabel>(name)->text(); }
    void click(QWidget *widget) { QTest::mouseClick(widget, Qt::LeftButton); }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QWidget *at = QApplication::focusWidget();
        QTest::keyClick(at != nullptr ? at : &window, key, modifiers);
    }
    /// The row of that drill, clicked.
    void choose(const QString &drill)
    {
        auto *table = part<TableView>("drillList");
        const int row = qobject_cast<DrillListModel *>(table->model())->rowOf(drill);
        const QModelIndex index = table->model()->index(row, 0);
        table->scrollTo(index);
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, table->visualRect(index).center());
    }

    ClusterDirectory directory;
    FakeDrillDesk desk;
    FakeRunDesk runs;
    DrillsView drills;
    std::unique_ptr<ClusterStore> store;
    FakeDesk reports;
    MainWindow window;
    bool ready = false;
};

} // namespace

class DrillsPageTest final : public QObject
{
    Q_OBJECT

public:
    static void initMain() { qputenv("TZ", "UTC"); }

private Q_SLOTS:
    /// Behind the calendar there is a way back to it.
    void allDrillsLeadBackToTheCalendar()
    {
        DrillWindow shown(m_folder.path());
        QVERIFY(shown.ready);
        shown.key(Qt::Key_8, Qt::ControlModifier);
        QVERIFY(shown.page());
        QVERIFY(!shown.part<QWidget>("drillsPath"));
        shown.page()->leadToCalendar();
        PageTarget asked;
        QObject::connect(shown.page(), &Page::openRequested, &shown.window, [&asked](const PageTarget &target) { asked = target; });
        auto *back = shown.part<QWidget>("drillsPath")->findChild<QAbstractButton *>();
        QVERIFY(back);
        back->click();
        QCOMPARE(asked, (PageTarget{u"drills"_s, {}}));
    }

    void everyDrillIsListedWithHowItWent()
    {
        DrillWindow shown(m_folder.path());
        QVERIFY(shown.ready);
        shown.key(Qt::Key_8, Qt::ControlModifier);
        QVERIFY(shown.page());
        QTRY_VERIFY(shown.page()->isVisible());
        auto *table = shown.part<TableView>("drillList");
        const auto *model = qobject_cast<DrillListModel *>(table->model());
        QCOMPARE(model->rowCount(), int(shown.drills.rows.size()));
        const int partition = model->rowOf(u"network-partition"_s);
        QCOMPARE(model->index(partition, DrillListModel::VerdictColumn).data().toString(), u"Passed"_s);
        QVERIFY(!model->index(partition, DrillListModel::AgeColumn).data().toString().isEmpty());

        // One whose file cannot be read says where, and cannot be started.
        shown.choose(u"failover-under-load"_s);
        QCOMPARE(shown.text("drillTitle"), u"failover-under-load"_s);
        QVERIFY(!shown.part<QPushButton>("startDrill")->isEnabled());
        QTRY_VERIFY(std::ranges::any_of(shown.page()->findChildren<QLabel *>(),
                                        [](const QLabel *label) { return label->isVisible() && label->text().contains("Line 14"_L1); }));

        // One that lacks something says what, beside the button that cannot be pressed.
        shown.choose(u"data-corruption"_s);
        QVERIFY(!shown.part<QPushButton>("startDrill")->isEnabled());
        QVERIFY2(shown.text("drillObstacle").contains("backup"_L1), qPrintable(shown.text("drillObstacle")));
        // By the keyboard likewise.
        table->setFocus();
        QTest::keyClick(table, Qt::Key_Down);
        QTRY_VERIFY(shown.text("drillTitle") != u"Data corruption"_s);
    }

    void aDrillIsStartedAfterItsPlanWasShown()
    {
        DrillWindow shown(m_folder.path());
        QVERIFY(shown.ready);
        shown.window.go({u"drill"_s, u"network-partition"_s});
        QTRY_VERIFY(shown.part<QPushButton>("startDrill")->isEnabled());
        shown.click(shown.part<QPushButton>("startDrill"));
        auto *dialog = shown.part<StartDrillDialog>("startDrillDialog");
        QVERIFY(dialog);
        auto *start = dialog->findChild<QPushButton *>(u"confirmDrill"_s);
        QTRY_VERIFY(start->isEnabled());
        QVERIFY(dialog->findChild<QLabel *>(u"drillMadeOn"_s)->text().contains("broker3"_L1));

        // Nothing ticked: nothing to run, and it says so.
        auto *broker3 = dialog->findChild<QCheckBox *>(u"target.rabbit@broker3"_s);
        QVERIFY(broker3 && broker3->isChecked());
        QTest::keyClick(broker3, Qt::Key_Space);
        QTRY_VERIFY(!start->isEnabled());
        QTRY_COMPARE(dialog->findChild<QLabel *>(u"startReason"_s)->text(), u"Choose what the drill is made on"_s);
        // One of the others, and with that no more than one.
        auto *broker1 = dialog->findChild<QCheckBox *>(u"target.rabbit@broker1"_s);
        auto *broker2 = dialog->findChild<QCheckBox *>(u"target.rabbit@broker2"_s);
        QTest::keyClick(broker1, Qt::Key_Space);
        QTest::keyClick(broker2, Qt::Key_Space);
        QVERIFY(!broker1->isChecked());
        dialog->findChild<QSpinBox *>(u"drillSeconds"_s)->setValue(20);
        QTRY_VERIFY(start->isEnabled());
        QTRY_VERIFY(dialog->findChild<QLabel *>(u"drillMadeOn"_s)->text().contains("broker2"_L1));
        QCOMPARE(shown.desk.planned.nodes, QList<NodeName>{{u"rabbit@broker2"_s}});
        shown.click(start);
        QTRY_VERIFY(shown.desk.asked.contains(u"start network-partition"_s));
        QCOMPARE(shown.desk.started.seconds, std::chrono::seconds{20});
        QCOMPARE(shown.desk.started.nodes, QList<NodeName>{{u"rabbit@broker2"_s}});
    }

    void aModeOnProxiesOffersProxies()
    {
        DrillWindow shown(m_folder.path());
        QVERIFY(shown.ready);
        shown.window.go({u"drill"_s, u"network-partition"_s});
        QTRY_VERIFY(shown.part<QPushButton>("startDrill")->isEnabled());
        shown.click(shown.part<QPushButton>("startDrill"));
        auto *dialog = shown.part<StartDrillDialog>("startDrillDialog");
        auto *mode = dialog->findChild<QComboBox *>(u"drillMode"_s);
        mode->setFocus();
        QTest::keyClick(mode, Qt::Key_End);
        QVERIFY(dialog->findChild<QCheckBox *>(u"target.lb2"_s));
        QTRY_VERIFY(dialog->findChild<QPushButton *>(u"confirmDrill"_s)->isEnabled());
        QCOMPARE(shown.desk.planned.proxies, QList<ProxyName>{{u"lb2"_s}});
        // Esc closes it, and nothing was begun.
        QTest::keyClick(dialog, Qt::Key_Escape);
        QTRY_VERIFY(!shown.part<StartDrillDialog>("startDrillDialog"));
        QVERIFY(!shown.desk.asked.join(u' ').contains("start"_L1));
    }

    void ofProductionItTakesTheNameAndASecondPerson()
    {
        DrillWindow shown(m_folder.path(), sampleData::drillProduction());
        QVERIFY(shown.ready);
        shown.window.go({u"drill"_s, u"node-failure"_s});
        QTRY_VERIFY(shown.part<QPushButton>("startDrill")->isEnabled());
        shown.click(shown.part<QPushButton>("startDrill"));
        auto *dialog = shown.part<StartDrillDialog>("startDrillDialog");
        auto *start = dialog->findChild<QPushButton *>(u"confirmDrill"_s);
        auto *name = dialog->findChild<QLineEdit *>(u"typedName"_s);
        auto *approver = dialog->findChild<QLineEdit *>(u"drillApprover"_s);
        auto *reason = dialog->findChild<QLabel *>(u"startReason"_s);
        QTRY_COMPARE(reason->text(), u"Enabled when the name is complete"_s);
        QTest::keyClicks(name, u"orders-prod"_s);
        QCOMPARE(reason->text(), u"A second person must agree"_s);
        // Whoever runs it is no second person.
        QTest::keyClicks(approver, u"Ops@elsewhere"_s);
        QVERIFY(!start->isEnabled());
        QVERIFY2(reason->text().contains("cannot be who agrees"_L1), qPrintable(reason->text()));
        approver->clear();
        // A letter is no name.
        QTest::keyClicks(approver, u"x"_s);
        QVERIFY(!start->isEnabled());
        approver->clear();
        QTest::keyClicks(approver, u"anna"_s);
        QTRY_VERIFY(start->isEnabled());
        shown.click(start);
        QTRY_VERIFY(shown.desk.asked.contains(u"start node-failure"_s));
        QCOMPARE(shown.desk.started.approver, u"anna"_s);
    }

    void aRuleThatRefusesCannotBePassedOver()
    {
        DrillWindow shown(m_folder.path());
        QVERIFY(shown.ready);
        shown.desk.refuses = {{u"quorum-stays"_s, u"3 queues would lose their majority"_s}};
        shown.window.go({u"drill"_s, u"network-partition"_s});
        QTRY_VERIFY(shown.part<QPushButton>("startDrill")->isEnabled());
        shown.click(shown.part<QPushButton>("startDrill"));
        auto *dialog = shown.part<StartDrillDialog>("startDrillDialog");
        QTRY_COMPARE(dialog->findChild<QLabel *>(u"startReason"_s)->text(), u"Refused by the rule “Quorum stays”"_s);
        QVERIFY(!dialog->findChild<QPushButton *>(u"confirmDrill"_s)->isEnabled());
    }

    /// As everywhere: with a tick and a reason, which the journal keeps.
    void aHostThatCannotBeAskedIsPassedOverWithAReason()
    {
        DrillWindow shown(m_folder.path());
        QVERIFY(shown.ready);
        shown.desk.refuses = {{u"hosts-asked"_s, u"lb2: no answer"_s}};
        shown.window.go({u"drill"_s, u"network-partition"_s});
        QTRY_VERIFY(shown.part<QPushButton>("startDrill")->isEnabled());
        shown.click(shown.part<QPushButton>("startDrill"));
        auto *dialog = shown.part<StartDrillDialog>("startDrillDialog");
        auto *passOver = dialog->findChild<QCheckBox *>(u"drillOverride"_s);
        auto *start = dialog->findChild<QPushButton *>(u"confirmDrill"_s);
        QTRY_VERIFY(passOver->isVisible());
        QVERIFY(!start->isEnabled());
        passOver->setChecked(true);
        QVERIFY(!start->isEnabled());
        QCOMPARE(dialog->findChild<QLabel *>(u"startReason"_s)->text(), u"Say why the rule is overridden"_s);
        QTest::keyClicks(dialog->findChild<QLineEdit *>(u"drillWhy"_s), u"lb2 is being rebuilt"_s);
        QTRY_VERIFY(start->isEnabled());
        shown.click(start);
        QTRY_VERIFY(shown.desk.asked.contains(u"start network-partition"_s));
        QCOMPARE(shown.desk.overridden.value(u"hosts-asked"_s), u"lb2 is being rebuilt"_s);
        QCOMPARE(shown.desk.overridden.size(), 1);
    }

    /// Of several types of queue each has its figures: one that stands still is not hidden by those that go on.
    void eachTypeOfQueueIsSeen()
    {
        DrillWindow shown(m_folder.path());
        QVERIFY(shown.ready);
        shown.desk.setNow(sampleData::drillBegin() + Millis{39'000});
        shown.desk.setRun(sampleData::drillOfThreeTypes(), true);
        shown.window.go({u"drill"_s, {}});
        auto *chart = shown.part<RunChart>("drillMessages");
        QTRY_VERIFY(chart->isVisible());
        for (const QString &type : {u"quorum"_s, u"classic"_s, u"stream"_s})
            QVERIFY2(chart->accessibleDescription().contains(type), qPrintable(chart->accessibleDescription()));
        QVERIFY(chart->accessibleDescription().contains(u"classic: 0"_s));
        const QString lamps = shown.part<QWidget>("hypothesisCard")->accessibleDescription();
        QVERIFY2(lamps.contains(u"classic queues: those on the target alone may stand still"_s) && lamps.contains(u"no confirm for"_s), qPrintable(lamps));

        shown.desk.setRun(sampleData::countedDrillOfThreeTypes(), false);
        auto *measured = shown.part<TableView>("drillMeasured");
        QTRY_VERIFY(measured->isVisible());
        QStringList names;
        for (int row = 0; row < measured->model()->rowCount(); ++row)
            names.append(measured->model()->index(row, 0).data().toString());
        for (const QString &type : {u"quorum"_s, u"classic"_s, u"stream"_s})
            QVERIFY2(names.contains(type + u": confirmed"_s) && names.contains(type + u": longest pause of a client"_s), qPrintable(names.join(u"; "_s)));
    }

    /// Ten conditions of three types of queues fill a column of the smallest window: nothing has to be scrolled to all the same, the
    /// stop, the step under way and a chart included; the other chart is one key away.
    void manyConditionsOnASmallWindow()
    {
        DrillWindow shown(m_folder.path());
        QVERIFY(shown.ready);
        shown.window.resize(1100, 700);
        shown.desk.setNow(sampleData::drillBegin() + Millis{39'000});
        shown.desk.setRun(sampleData::drillOfThreeTypes(), true);
        shown.window.go({u"drill"_s, {}});
        auto *live = shown.part<DrillLiveView>("drillLive");
        QTRY_VERIFY(live->isVisible());
        QTRY_COMPARE(live->verticalScrollBar()->maximum(), 0);
        auto *messages = shown.part<RunChart>("drillMessages");
        auto *second = shown.part<RunChart>("drillSilence");
        QVERIFY(messages->isVisible() && !second->isVisible());
        QVERIFY(live->findChild<QWidget *>(u"stepsView"_s)->isVisible());
        auto *which = shown.part<SegmentedControl>("drillWhichChart");
        QVERIFY(which->isVisible());
        which->setFocus();
        QTest::keyClick(which, Qt::Key_Right);
        QVERIFY(!messages->isVisible() && second->isVisible());
        // With room again both are there, and the steps where they were.
        shown.window.resize(1440, 900);
        QTRY_VERIFY(messages->isVisible() && second->isVisible() && !which->isVisible());
    }

    /// Who serves is not judged once more for the picture: it says what the overview says.
    void thePictureSaysWhatTheOverviewSays()
    {
        const Sample sample = sampleData::drillStaging();
        auto snapshot = std::make_shared<Snapshot>(*sample.snapshot);
        ProxyLook &proxy = snapshot->proxies.first();
        QVERIFY(proxy.figures.value->servers.size() > 1);
        proxy.figures.value->servers.first().up = false;
        snapshot->proxies.last().figures.fail({.kind = ErrorKind::NotConfigured, .message = {}, .detail = {}}, snapshot->at, Millis{1});
        snapshot->nodes.first().answer.fail({.kind = ErrorKind::Unauthorized, .message = {}, .detail = {}}, snapshot->at, Millis{1});
        const Assessment assessment = assess(*snapshot);
        const TopologyShape shape = topologyOf(sample.profile, snapshot.get(), assessment, {});
        const auto box = [&shape](const QString &name) { return *std::ranges::find(shape.boxes, name, &TopologyBox::name); };
        for (const ProxyLook &look : {snapshot->proxies.first(), snapshot->proxies.last()}) {
            const SubjectState state = assessment.stateOf(SubjectKind::Proxy, look.name.value);
            QCOMPARE(box(look.name.value).glyph, glyphFor(state.level));
            QCOMPARE(box(look.name.value).line, state.word);
        }
        QCOMPARE(box(proxy.name.value).glyph, GlyphKind::Warn);
        QCOMPARE(box(snapshot->proxies.last().name.value).glyph, GlyphKind::NoData);
        for (const NodeLook &node : snapshot->nodes) {
            const SubjectState state = assessment.stateOf(SubjectKind::Node, node.name.value);
            QCOMPARE(box(shortName(node.name)).glyph, glyphFor(state.level));
            QCOMPARE(box(shortName(node.name)).line, state.word);
        }
    }

    /// What was seen long ago is called so: a rate, a latency or a lamp that stands still does not look as if it were of now.
    void oldFiguresAreCalledOld()
    {
        DrillWindow shown(m_folder.path());
        QVERIFY(shown.ready);
        shown.desk.setNow(sampleData::drillBegin() + Millis{39'000});
        shown.desk.setRun(sampleData::runningDrill(), true);
        shown.window.go({u"drill"_s, {}});
        QTRY_VERIFY(shown.part<DrillLiveView>("drillLive")->isVisible());
        const auto lamps = [&shown] { return shown.part<QWidget>("hypothesisCard")->accessibleDescription(); };
        const auto probe = [&shown] { return shown.part<DrillTopology>("drillTopology")->shape().boxes.first(); };
        QVERIFY(lamps().contains(u"; now "_s));
        QCOMPARE(probe().glyph, GlyphKind::Ok);
        QVERIFY(!shown.text("drillLamp1").startsWith("Last seen"_L1));
        shown.desk.setNow(sampleData::drillBegin() + Millis{89'000});
        shown.desk.setRun(sampleData::runningDrill(), true);
        QTRY_VERIFY2(lamps().contains(u"; last seen "_s) && !lamps().contains(u"; now "_s), qPrintable(lamps()));
        QCOMPARE(probe().glyph, GlyphKind::NoData);
        QVERIFY2(probe().line.startsWith("last seen "_L1), qPrintable(probe().line));
        QVERIFY2(shown.text("drillLamp1").startsWith("Last seen: "_L1), qPrintable(shown.text("drillLamp1")));
    }

    /// On the smallest window what is measured and what is done next are seen without scrolling, and no word is cut off.
    void onASmallWindowTheChartsAreInSight()
    {
        DrillWindow shown(m_folder.path());
        QVERIFY(shown.ready);
        shown.window.resize(1100, 700);
        shown.desk.setNow(sampleData::drillBegin() + Millis{39'000});
        shown.desk.setRun(sampleData::runningDrill(), true);
        shown.window.go({u"drill"_s, {}});
        auto *live = shown.part<DrillLiveView>("drillLive");
        QTRY_VERIFY(live->isVisible());
        QTRY_VERIFY(shown.part<RunChart>("drillMessages")->isVisible());
        const QRect fold = live->viewport()->rect();
        const auto topOf = [live](QWidget *part) { return part->mapTo(live->viewport(), QPoint(0, 0)).y(); };
        QTRY_VERIFY2(topOf(shown.part<RunChart>("drillMessages")) + 60 < fold.bottom(),
                     qPrintable(u"%1 of %2"_s.arg(topOf(shown.part<RunChart>("drillMessages"))).arg(fold.bottom())));
        // So are the second chart and the step under way.
        QTRY_VERIFY2(topOf(shown.part<RunChart>("drillSilence")) + 100 < fold.bottom(),
                     qPrintable(QString::number(topOf(shown.part<RunChart>("drillSilence")))));
        auto *steps = live->findChild<QWidget *>(u"stepsView"_s);
        QTRY_VERIFY2(topOf(steps) + 80 < fold.bottom(), qPrintable(QString::number(topOf(steps))));
        for (const int wide : {1100, 1040, 980}) {
            shown.window.resize(wide, 700);
            for (int i = 0; i < 3; ++i) {
                auto *lamp = shown.part<QLabel>(qPrintable(u"drillLamp%1"_s.arg(i)));
                if (lamp->isVisible())
                    QTRY_VERIFY2(lamp->width() + 1 >= QFontMetrics(lamp->font()).horizontalAdvance(lamp->text()), qPrintable(lamp->text()));
            }
        }
    }

    void whileItRunsTheFaultIsSeenAndCanBeEnded()
    {
        DrillWindow shown(m_folder.path());
        QVERIFY(shown.ready);
        shown.desk.setNow(sampleData::drillBegin() + Millis{39'000});
        shown.desk.setRun(sampleData::runningDrill(), true);
        shown.window.go({u"drill"_s, {}});
        QTRY_VERIFY(shown.part<DrillLiveView>("drillLive")->isVisible());
        QVERIFY2(shown.text("drillSentence").startsWith("Fault is on: broker3 is cut off from "_L1), qPrintable(shown.text("drillSentence")));
        // Armed at 19.4 s for 104 s, looked at 39 s after the begin.
        QCOMPARE(shown.text("drillCountdown"), u"1:25"_s);
        QCOMPARE(shown.text("drillUntil"), u"until broker3 heals by itself,"_s);
        QCOMPARE(shown.text("drillEvenIf"), u"even if this console dies"_s);
        QVERIFY(shown.text("drillLamp0").contains("Noticed"_L1));
        // The lines from broker3 to the other brokers are cut, and no other.
        const TopologyShape shape = shown.part<DrillTopology>("drillTopology")->shape();
        int cut = 0;
        for (const TopologyLink &link : shape.links) {
            if (link.state != TopologyLink::State::Cut)
                continue;
            ++cut;
            QVERIFY(shape.boxes.at(link.from).name == "broker3"_L1 || shape.boxes.at(link.to).name == "broker3"_L1);
            QVERIFY(shape.boxes.at(link.from).column >= TopologyBox::Broker);
        }
        QCOMPARE(cut, 2);

        // The button, once.
        shown.click(shown.part<QPushButton>("stopDrill"));
        QCOMPARE(shown.desk.asked.count(u"stop"_s), 1);
        QVERIFY(!shown.part<QPushButton>("stopDrill")->isEnabled());
    }

    void theKeyEndsItFromEveryPage()
    {
        DrillWindow shown(m_folder.path());
        QVERIFY(shown.ready);
        shown.desk.setNow(sampleData::drillBegin() + Millis{39'000});
        shown.desk.setRun(sampleData::runningDrill(), true);
        for (const QString &page : {u"overview"_s, u"nodes"_s, u"queues"_s, u"activity"_s, u"settings"_s, u"drill"_s}) {
            shown.desk.asked.clear();
            shown.window.go({page, {}});
            shown.key(Qt::Key_X, Qt::ControlModifier | Qt::ShiftModifier);
            QTRY_COMPARE(shown.desk.asked.count(u"stop"_s), 1);
            QCOMPARE(shown.window.current().page, u"drill"_s);
        }
    }

    void whatItCameToIsShownUntilItIsPutAway()
    {
        DrillWindow shown(m_folder.path());
        QVERIFY(shown.ready);
        shown.desk.setNow(sampleData::drillBegin() + Millis{66'000});
        shown.desk.setRun(sampleData::failedDrill(), false);
        shown.window.go({u"drill"_s, u"live"_s});
        QTRY_VERIFY(shown.part<DrillLiveView>("drillLive")->isVisible());
        QCOMPARE(shown.text("drillSentence"), u"Failed"_s);
        QVERIFY(!shown.part<QPushButton>("stopDrill")->isVisible());
        shown.click(shown.part<QPushButton>("closeDrill"));
        QTRY_VERIFY(shown.part<TableView>("drillList")->isVisible());
    }

    void whereNobodyIsAtItAnyMoreItSaysSo()
    {
        DrillWindow shown(m_folder.path());
        QVERIFY(shown.ready);
        // A step that watches for a minute has nothing to record meanwhile, but the probe is heard every second.
        shown.desk.setNow(sampleData::drillBegin() + Millis{60'000});
        shown.desk.setRun(sampleData::runningDrill(), true);
        shown.window.go({u"drill"_s, {}});
        auto *notice = shown.part<QWidget>("drillNotice");
        auto *hypothesis = shown.part<QWidget>("hypothesisCard");
        QTRY_VERIFY(hypothesis->isVisible() && !hypothesis->accessibleDescription().isEmpty());
        QVERIFY(!notice->isVisible());
        // What was seen before the fault is not said to be so now.
        QVERIFY2(hypothesis->accessibleDescription().contains(u"all nodes run: before holds, during not yet known, after not yet known; last seen –"_s),
                 qPrintable(hypothesis->accessibleDescription()));
        // Nothing was heard for three quarters of a minute, though the step has not come to its end.
        shown.desk.setNow(sampleData::drillBegin() + Millis{89'000});
        QTRY_VERIFY(notice->isVisible());
        // A run that another process has left: it can be taken back from here.
        shown.desk.setRun({}, false);
        shown.runs.setUnfinished(
            {{.run = u"r1"_s, .kind = u"drill"_s, .title = u"Drill: x"_s, .who = u"ops@console-2"_s, .startedAt = shown.desk.now(), .page = u"drill"_s}});
        auto *left = shown.part<QWidget>("unfinishedDrill");
        QTRY_VERIFY(left->isVisible());
        shown.click(left->findChild<QPushButton *>());
        QVERIFY(shown.page()->findChild<QWidget *>(u"recoverDialog"_s));
    }

    void anOwnDrillIsDrawnWithTheMouse()
    {
        DrillWindow shown(m_folder.path());
        QVERIFY(shown.ready);
        shown.window.go({u"drill"_s, {}});
        shown.click(shown.part<QPushButton>("newDrill"));
        auto *timeline = shown.part<TimelineEdit>("drillTimeline");
        QTRY_VERIFY(timeline->isVisible());
        QVERIFY2(!shown.part<QPushButton>("newDrill")->isVisible(), "one is being drawn already");
        QCOMPARE(timeline->mode().method.size(), 1);
        auto *save = shown.part<QPushButton>("composerSave");
        QVERIFY(save->isEnabled());
        // A second lane, a pause, another fault behind it.
        shown.part<QSpinBox>("composerMost")->setValue(2);
        shown.click(shown.part<QPushButton>("composerAddPause"));
        shown.page()->findChild<QAction *>(u"add.service-freeze"_s)->trigger();
        QCOMPARE(timeline->mode().method.size(), 3);
        QVERIFY(!timeline->mode().method.at(1).fault);

        const auto drag = [&](QPoint from, QPoint to) {
            QTest::mousePress(timeline, Qt::LeftButton, {}, from);
            QTest::mouseMove(timeline, (from + to) / 2);
            QTest::mouseMove(timeline, to);
            QTest::mouseRelease(timeline, Qt::LeftButton, {}, to);
        };
        // Stretched at its right edge: 20 s become longer, in steps of five.
        const QRect pause = timeline->blockRect(1);
        drag({pause.right() - 3, pause.center().y()}, {pause.right() + pause.width(), pause.center().y()});
        const std::chrono::seconds longer = timeline->mode().method.at(1).seconds;
        QVERIFY2(longer >= std::chrono::seconds{35} && longer <= std::chrono::seconds{45}, qPrintable(QString::number(longer.count())));
        QCOMPARE(longer.count() % 5, 0);
        // Dragged to the front, and to the second target.
        const QRect freeze = timeline->blockRect(2);
        drag(freeze.center(), {timeline->blockRect(0).left() + 4, timeline->laneRect(2).center().y()});
        QCOMPARE(timeline->mode().method.at(0).fault, FaultKind::ServiceFreeze);
        QCOMPARE(timeline->mode().method.at(0).on, 2);
        QVERIFY(timeline->blockRect(0).top() > timeline->laneRect(1).top());

        // What is drawn stands in the file beside it, and is saved under its id.
        QVERIFY(shown.part<QPlainTextEdit>("composerFile")->toPlainText().contains("\"on\": 2"_L1));
        // An own drill breaks off for lost messages as the shipped ones do; each limit can be another, or none.
        const auto file = [&shown] { return shown.part<QPlainTextEdit>("composerFile")->toPlainText(); };
        QVERIFY(file().contains("probe-flows"_L1) && file().contains("probe-complete"_L1) && file().contains("probe-latency"_L1));
        shown.part<QSpinBox>("composer.probe-latency")->setValue(7);
        QVERIFY(file().contains("7000"_L1));
        shown.part<QSpinBox>("composer.probe-latency")->setValue(0);
        QVERIFY(!file().contains("probe-latency"_L1));
        QVERIFY(file().contains("probe-complete"_L1));
        auto *id = shown.part<QLineEdit>("composerId");
        id->selectAll();
        QTest::keyClicks(id, u"two-at-once"_s);
        QVERIFY(save->isEnabled());
        shown.click(save);
        QTRY_VERIFY(shown.desk.asked.contains(u"save two-at-once"_s));
        QCOMPARE(shown.desk.saved.modes.first().method.size(), 3);
        QTRY_VERIFY(!timeline->isVisible());
    }

    /// A drill's texts are edited in both languages: what is written in one leaves the other as it was, and that is said.
    void textsStandInBothLanguages()
    {
        DrillWindow shown(m_folder.path());
        QVERIFY(shown.ready);
        shown.window.go({u"drill"_s, u"copy/node-failure"_s});
        auto *language = shown.part<QComboBox>("composerLanguage");
        QTRY_VERIFY(language->isVisible());
        QCOMPARE(language->currentText(), u"English"_s);
        auto *title = shown.part<QLineEdit>("composerTitle");
        auto *expected = shown.part<QPlainTextEdit>("composerExpected");
        const QString english = expected->toPlainText();
        QVERIFY(title->text().endsWith(u", own"_s));
        const auto isSaid = [&shown] {
            const QList<QLabel *> labels = shown.part<QWidget>("composerPage")->findChildren<QLabel *>();
            return std::ranges::any_of(labels, [](const QLabel *label) { return label->text() == u"the English texts are as they were"_s; });
        };
        QVERIFY(!isSaid());
        language->setFocus();
        QTest::keyClick(language, Qt::Key_End);
        QVERIFY(title->text().endsWith(u"（自有）"_s));
        QVERIFY(!expected->toPlainText().isEmpty() && expected->toPlainText() != english);
        title->setText(u"滚动重启"_s);
        expected->setPlainText(u"消息不丢失。"_s);
        QVERIFY(isSaid());
        QTest::keyClick(language, Qt::Key_Home);
        QCOMPARE(expected->toPlainText(), english);
        title->setText(u"Rolling"_s);
        shown.click(shown.part<QPushButton>("composerSave"));
        QTRY_VERIFY(shown.desk.asked.contains(u"save node-failure-copy"_s));
        QCOMPARE(shown.desk.saved.title, (Worded{.en = u"Rolling"_s, .zh = u"滚动重启"_s}));
        QCOMPARE(shown.desk.saved.expected, (Worded{.en = english, .zh = u"消息不丢失。"_s}));

        // One that is emptied and written anew leaves the other at no letter of it.
        Worded words{.en = u"old"_s, .zh = u"旧"_s};
        for (const QString &typed : {QString(), u"n"_s, u"new"_s})
            drills::setText(words, drills::TextIn::English, typed);
        QCOMPARE(words, (Worded{.en = u"new"_s, .zh = u"旧"_s}));

        // A new one stands in the window's language for both, until somebody translates it.
        shown.window.go({u"drill"_s, u"new"_s});
        QTRY_VERIFY(title->isVisible());
        title->setText(u"Mine"_s);
        QTest::keyClick(language, Qt::Key_End);
        QCOMPARE(title->text(), u"Mine"_s);
        title->setText(u"我的"_s);
        QTest::keyClick(language, Qt::Key_Home);
        title->setText(u"My own"_s);
        shown.click(shown.part<QPushButton>("composerSave"));
        QTRY_COMPARE(shown.desk.saved.title, (Worded{.en = u"My own"_s, .zh = u"我的"_s}));
        QCOMPARE(shown.desk.saved.description.zh, shown.desk.saved.description.en);
    }

    /// A block that was removed by a wrong key, and a drag with all of its steps.
    void theLastChangeIsTakenBack()
    {
        DrillWindow shown(m_folder.path());
        QVERIFY(shown.ready);
        shown.window.go({u"drill"_s, u"copy/node-failure"_s});
        auto *timeline = shown.part<TimelineEdit>("drillTimeline");
        QTRY_VERIFY(timeline->isVisible());
        const DrillMode first = timeline->mode();
        const auto undo = [timeline] {
            timeline->setFocus();
            QTest::keyClick(timeline, Qt::Key_Z, Qt::ControlModifier);
        };
        undo();
        QVERIFY(timeline->mode() == first);
        shown.click(shown.part<QPushButton>("composerAddPause"));
        const DrillMode paused = timeline->mode();
        const QRect pause = timeline->blockRect(1);
        const QPoint to(pause.right() + pause.width(), pause.center().y());
        QTest::mousePress(timeline, Qt::LeftButton, {}, {pause.right() - 3, pause.center().y()});
        for (int step = 1; step <= 4; ++step)
            QTest::mouseMove(timeline, {pause.right() + pause.width() * step / 4, to.y()});
        QTest::mouseRelease(timeline, Qt::LeftButton, {}, to);
        const DrillMode stretched = timeline->mode();
        QVERIFY(stretched != paused);
        timeline->setFocus();
        QTest::keyClick(timeline, Qt::Key_Delete);
        QCOMPARE(timeline->mode().method.size(), paused.method.size() - 1);
        undo();
        QVERIFY(timeline->mode() == stretched);
        undo();
        QVERIFY(timeline->mode() == paused);
        undo();
        QVERIFY(timeline->mode() == first);
        undo();
        QVERIFY(timeline->mode() == first);
        QVERIFY(shown.part<QPlainTextEdit>("composerFile")->toPlainText().contains("service-stop"_L1));
    }

    /// Esc in the middle of a drag takes the drag back; it does not reach the page, which would speak of leaving.
    void escapeTakesADragBack()
    {
        DrillWindow shown(m_folder.path());
        QVERIFY(shown.ready);
        shown.window.go({u"drill"_s, u"copy/node-failure"_s});
        auto *timeline = shown.part<TimelineEdit>("drillTimeline");
        QTRY_VERIFY(timeline->isVisible());
        shown.click(shown.part<QPushButton>("composerAddPause"));
        const DrillMode before = timeline->mode();
        const QRect pause = timeline->blockRect(1);
        const QPoint to(pause.right() + pause.width(), pause.center().y());
        QTest::mousePress(timeline, Qt::LeftButton, {}, {pause.right() - 3, pause.center().y()});
        QTest::mouseMove(timeline, pause.center());
        QTest::mouseMove(timeline, to);
        QVERIFY(timeline->mode() != before);
        QTest::keyClick(timeline, Qt::Key_Escape);
        QVERIFY(timeline->mode() == before);
        QVERIFY(timeline->isVisible());
        QCOMPARE(shown.text("composerReason"), QString());
        QTest::mouseRelease(timeline, Qt::LeftButton, {}, to);
        QVERIFY(timeline->mode() == before);
    }

    /// At the window's usual size all of a drill on two targets is seen at once: its sentences give lines before the page scrolls.
    void allOfADrillIsSeenAtOnce()
    {
        DrillWindow shown(m_folder.path());
        QVERIFY(shown.ready);
        shown.window.go({u"drill"_s, u"new"_s});
        shown.part<QSpinBox>("composerMost")->setValue(2);
        const auto *scroll = shown.part<QScrollArea>("composerScroll");
        QTRY_VERIFY(scroll->isVisible());
        turnEvents();
        QTRY_COMPARE(scroll->verticalScrollBar()->maximum(), 0);
        const auto *words = shown.part<QPlainTextEdit>("composerDescription");
        QVERIFY(words->viewport()->height() >= 2 * words->fontMetrics().lineSpacing());
    }

    void andByTheKeyboardAlone()
    {
        DrillWindow shown(m_folder.path());
        QVERIFY(shown.ready);
        shown.window.go({u"drill"_s, u"copy/node-failure"_s});
        auto *timeline = shown.part<TimelineEdit>("drillTimeline");
        QTRY_VERIFY(timeline->isVisible());
        QCOMPARE(shown.part<QLineEdit>("composerId")->text(), u"node-failure-copy"_s);
        shown.page()->findChild<QAction *>(u"add.memory-alarm"_s)->trigger();
        QCOMPARE(timeline->selected(), 1);
        timeline->setFocus();
        QTest::keyClick(timeline, Qt::Key_Left, Qt::ControlModifier);
        QCOMPARE(timeline->mode().method.at(0).fault, FaultKind::MemoryAlarm);
        QCOMPARE(timeline->selected(), 0);
        QTest::keyClick(timeline, Qt::Key_Left, Qt::ShiftModifier);
        QCOMPARE(timeline->mode().method.at(0).seconds, std::chrono::seconds{55});
        QTest::keyClick(timeline, Qt::Key_Right);
        QCOMPARE(timeline->selected(), 1);
        QTest::keyClick(timeline, Qt::Key_Delete);
        QCOMPARE(timeline->mode().method.size(), 1);
        // Esc does not throw away what was drawn; Cancel does.
        QTest::keyClick(timeline, Qt::Key_Escape);
        QVERIFY(timeline->isVisible());
        shown.click(shown.part<QPushButton>("composerCancel"));
        QTRY_VERIFY(!timeline->isVisible());
        QVERIFY(!shown.desk.asked.join(u' ').contains("save"_L1));
    }

    void whatIsWrongIsSaidWithItsLine()
    {
        DrillWindow shown(m_folder.path());
        QVERIFY(shown.ready);
        shown.window.go({u"drill"_s, u"copy/packet-loss"_s});
        auto *save = shown.part<QPushButton>("composerSave");
        QTRY_VERIFY(save->isVisible());
        QVERIFY(save->isEnabled());
        shown.part<QSpinBox>("blockAmount")->setValue(0);
        QVERIFY(!save->isEnabled());
        const QString words = shown.text("composerVerdict");
        QVERIFY2(words.startsWith("Line "_L1) && words.contains("1 to 100"_L1), qPrintable(words));
        QCOMPARE(shown.part<QPlainTextEdit>("composerFile")->extraSelections().size(), 1);
        shown.part<QSpinBox>("blockAmount")->setValue(40);
        QVERIFY(save->isEnabled());
        // An id that another own one has.
        auto *id = shown.part<QLineEdit>("composerId");
        id->setText(u"failover-under-load"_s);
        QVERIFY(!save->isEnabled());
        id->setText(u"packet-loss"_s);
        QVERIFY(save->isEnabled());
        QVERIFY(shown.text("composerVerdict").contains("takes the place"_L1));
    }

private:
    QTemporaryDir m_folder;
    SuiteTheme m_theme{u"Inter"_s};
};

QTEST_MAIN(DrillsPageTest)
#include "DrillsPageTest.moc"
