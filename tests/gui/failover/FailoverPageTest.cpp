#include "ui/failover/FailoverPage.h"

#include "base/Units.h"
#include "support/FakeFailoverDesk.h"
#include "support/FakeRunDesk.h"
#include "support/SampleAdvice.h"
#include "support/SamplePlan.h"
#include "support/SampleRun.h"
#include "support/ShownText.h"
#include "support/SuiteTheme.h"
#include "ui/charts/RunChart.h"
#include "ui/failover/CandidateMatrix.h"
#include "ui/failover/OfferWords.h"
#include "ui/parts/ComboBox.h"
#include "ui/parts/GlyphLabel.h"
#include "ui/parts/Label.h"
#include "ui/parts/SegmentedControl.h"
#include "ui/parts/TableView.h"
#include "ui/steps/RunPanel.h"
#include "ui/theme/Theme.h"

#include <QAbstractButton>
#include <QApplication>
#include <QClipboard>
#include <QDialog>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace warrener;

namespace {

const NodeName broker1{u"rabbit@broker1"_s};
const NodeName broker2{u"rabbit@broker2"_s};
const NodeName broker3{u"rabbit@broker3"_s};

class Shown
{
public:
    explicit Shown(Sample sample = sampleData::healthyProduction(), const std::function<void(Shown &)> &before = {}, const QString &object = {})
        : store(sampleData::storeOf(std::move(sample))), runs(sampleData::runBegin() + Millis{5400}), page(*store, desk, runs)
    {
        if (before)
            before(*this);
        page.resize(1232, 818);
        QObject::connect(&page, &Page::openRequested, &page, [this](const PageTarget &target) {
            requested = target;
            page.open(target.object);
        });
        QObject::connect(&page, &Page::succeeded, &page, [this](const QString &text) { said = text; });
        page.show();
        ready = QTest::qWaitForWindowActive(&page);
        page.activate();
        page.open(object);
    }

    template <class Part>
    Part *part(const char *name)
    {
        return page.findChild<Part *>(QString::fromLatin1(name));
    }
    QString textOf(const char *name) { return shownText(page, name); }
    bool enabled(const char *name) { return part<QAbstractButton>(name)->isEnabled(); }
    /// Of several with that name the one that can be seen.
    void click(const char *name)
    {
        for (auto *button : page.findChildren<QAbstractButton *>(QString::fromLatin1(name))) {
            if (button->isVisible()) {
                QTest::mouseClick(button, Qt::LeftButton);
                return;
            }
        }
        QFAIL("no such button can be seen");
    }
    void type(const char *name, const QString &text) { part<QLineEdit>(name)->setText(text); }

    std::unique_ptr<ClusterStore> store;
    FakeFailoverDesk desk;
    FakeRunDesk runs;
    FailoverPage page;
    PageTarget requested;
    QString said;
    bool ready = false;
};

} // namespace

class FailoverPageTest final : public QObject
{
    Q_OBJECT

public:
    static void initMain() { qputenv("TZ", "UTC"); }

private Q_SLOTS:
    void planIsAskedForAndShown()
    {
        Shown shown;
        QVERIFY(shown.desk.asks >= 1);
        QCOMPARE(shown.desk.askedKind, FailoverKind::Switchover);
        QVERIFY(!shown.enabled("runPlan"));
        QCOMPARE(shown.textOf("confirmReason"), u"The plan is being made"_s);
        QCOMPARE(shown.textOf("stepsNothing"), u"The plan is being made"_s);
        shown.desk.setOffer(sampleData::switchoverOffer());
        QVERIFY(shown.textOf("stepsNothing").isEmpty());
        QCOMPARE(shown.textOf("confirmTitle"), u"331 clients of orders-prod will reconnect once"_s);
        QCOMPARE(shown.textOf("confirmText"),
                 u"No confirmed message is lost. Until step 5 all can be undone; after it a plan of its own, made then, leads back."_s);
        QCOMPARE(shown.textOf("candidateWhyTitle"), u"Why broker3"_s);
        QCOMPARE(shown.part<CandidateMatrix>("candidateMatrix")->chosen(), broker3);
        QCOMPARE(shown.part<ComboBox>("fromNode")->currentText(), u"broker1"_s);
        QCOMPARE(shown.part<ComboBox>("toNode")->currentText(), u"broker3"_s);
        QCOMPARE(shown.part<ComboBox>("toNode")->count(), 2); // not the one that clients leave
    }

    void productionAsksForTheName()
    {
        Shown shown;
        shown.desk.setOffer(sampleData::switchoverOffer());
        QCOMPARE(shown.textOf("confirmReason"), u"Run is enabled when the name is complete"_s);
        shown.type("typedName", u"orders-pro"_s);
        QVERIFY(!shown.enabled("runPlan"));
        shown.type("typedName", u"orders-prod"_s);
        QVERIFY(shown.enabled("runPlan"));
        QTest::keyClick(shown.part<QLineEdit>("typedName"), Qt::Key_Return);
        QCOMPARE(shown.desk.runs, 0); // Enter never means yes
        shown.click("runPlan");
        QTRY_COMPARE(shown.desk.runs, 1);
        QTRY_VERIFY(shown.part<QLineEdit>("typedName")->text().isEmpty());
    }

    void stagingIsOneClick()
    {
        Shown shown(sampleData::healthyStaging());
        shown.desk.setOffer(sampleData::switchoverOffer(Environment::Staging));
        QVERIFY(!shown.part<QLineEdit>("typedName")->isVisible());
        QCOMPARE(shown.part<QAbstractButton>("runPlan")->text(), u"Run switchover"_s);
        shown.click("runPlan");
        QTRY_COMPARE(shown.desk.runs, 1);
    }

    void aRunThatIsNotBegunSaysWhy()
    {
        Shown shown(sampleData::healthyStaging());
        shown.desk.setOffer(sampleData::switchoverOffer(Environment::Staging));
        shown.desk.runAnswer = failure(ErrorKind::Forbidden, u"mia@laptop holds the lease"_s);
        shown.click("runPlan");
        QTRY_COMPARE(shown.textOf("noticeText"), u"mia@laptop holds the lease"_s);
        QVERIFY(shown.page.escape());
        QVERIFY(shown.textOf("noticeText").isEmpty());
    }

    void proxyConfigurationIsOffered()
    {
        Shown shown;
        shown.desk.setOffer(sampleData::switchoverOffer());
        shown.desk.adviceAnswer = sampleData::faultyProxy();
        shown.click("proxyConfig");
        auto *dialog = shown.part<QDialog>("proxyConfigDialog");
        QVERIFY(dialog);
        auto *text = dialog->findChild<QPlainTextEdit *>(u"configText"_s);
        auto *state = dialog->findChild<QLabel *>(u"configState"_s);
        QTRY_COMPARE(text->toPlainText(), shown.desk.adviceAnswer->recommended);
        QCOMPARE(shown.desk.advised, ProxyName{u"lb1"_s});
        QCOMPARE(state->text(), u"What is wrong with /etc/haproxy/haproxy.cfg of lb1:"_s);
        QStringList words;
        for (const QLabel *label : dialog->findChild<QWidget *>(u"configFaults"_s)->findChildren<QLabel *>())
            words.append(label->text());
        QVERIFY2(words.contains(u"Warning: lb1 does not check its servers"_s), qPrintable(words.join(u'\n')));

        QTest::mouseClick(dialog->findChild<QAbstractButton *>(u"copyConfig"_s), Qt::LeftButton);
        QCOMPARE(QApplication::clipboard()->text(), shown.desk.adviceAnswer->recommended);
        QCOMPARE(shown.said, u"The configuration is on the clipboard"_s);
        QTest::keyClick(dialog->findChild<SegmentedControl *>(u"configWhich"_s), Qt::Key_Right);
        QVERIFY(text->toPlainText().contains("+    timeout client 3h"_L1));

        shown.desk.adviceAnswer = failure(ErrorKind::Usage, u"the profile names no broker"_s);
        dialog->findChild<ComboBox *>(u"configProxy"_s)->setCurrentIndex(1);
        QTRY_COMPARE(state->text(), u"Nothing can be recommended: the profile names no broker"_s);
        QCOMPARE(shown.desk.advised, ProxyName{u"lb2"_s});
        QVERIFY(text->toPlainText().isEmpty());
        QVERIFY(!dialog->findChild<QAbstractButton *>(u"copyConfig"_s)->isEnabled());
        dialog->reject();
    }

    void proxyConfigurationIsSaved()
    {
        Shown shown;
        shown.desk.adviceAnswer = sampleData::faultyProxy();
        shown.click("proxyConfig");
        auto *dialog = shown.part<QDialog>("proxyConfigDialog");
        QTRY_VERIFY(dialog->findChild<QAbstractButton *>(u"saveConfig"_s)->isEnabled());
        QTest::mouseClick(dialog->findChild<QAbstractButton *>(u"saveConfig"_s), Qt::LeftButton);
        auto *files = dialog->findChild<QFileDialog *>(u"saveConfigDialog"_s);
        QVERIFY(files);
        Q_EMIT files->fileSelected(u"/tmp/haproxy-lb1.cfg"_s);
        QTRY_COMPARE(shown.desk.saved, u"/tmp/haproxy-lb1.cfg"_s);
        QCOMPARE(shown.desk.savedText, shown.desk.adviceAnswer->recommended);
        QTRY_COMPARE(shown.said, u"The configuration was saved as haproxy-lb1.cfg"_s);
        dialog->reject();
    }

    void candidateIsChosenByKeysAndClicks()
    {
        Shown shown;
        shown.desk.setOffer(sampleData::switchoverOffer());
        auto *matrix = shown.part<CandidateMatrix>("candidateMatrix");
        QTest::keyClick(matrix, Qt::Key_Right);
        QCOMPARE(matrix->chosen(), broker2);
        QCOMPARE(shown.desk.askedWish.to, broker2);
        QCOMPARE(shown.desk.askedWish.from, broker1);
        QTest::mouseClick(matrix, Qt::LeftButton, {}, QPoint(160, 20));
        QCOMPARE(shown.desk.askedWish.to, broker3);
    }

    void notEligibleIsNotChosen()
    {
        Shown shown;
        FailoverOffer offer = sampleData::switchoverOffer();
        offer.candidates[1].eligible = false;
        shown.desk.setOffer(offer);
        auto *matrix = shown.part<CandidateMatrix>("candidateMatrix");
        QTest::keyClick(matrix, Qt::Key_Right);
        QCOMPARE(matrix->chosen(), broker3);
    }

    void forcedIsAnotherPlan()
    {
        Shown shown(sampleData::unhealthyProduction());
        shown.desk.setOffer(sampleData::switchoverOffer());
        QCOMPARE(shown.part<SegmentedControl>("howControl")->current(), 0);
        QTest::keyClick(shown.part<SegmentedControl>("howControl"), Qt::Key_Right);
        QCOMPARE(shown.desk.askedKind, FailoverKind::Failover);
        // Whom something speaks against can be chosen, and whom the plan on offer is about is named.
        QCOMPARE(shown.part<ComboBox>("fromNode")->findText(u"broker3"_s), -1);
        QVERIFY(shown.part<ComboBox>("fromNode")->findText(u"broker2"_s) >= 0);
        shown.desk.setOffer(sampleData::failoverOffer());
        QCOMPARE(shown.part<QAbstractButton>("runPlan")->text(), u"Force failover"_s);
        QVERIFY(shown.textOf("confirmText").startsWith("2 queues are not available until the node returns: /audit.local, /reports.tmp."_L1));
    }

    /// A page that nobody has chosen anything on is about the node that is down, and not about one that is well.
    void beginsWithTheNodeThatIsDown()
    {
        Shown shown(sampleData::unhealthyProduction());
        QCOMPARE(shown.desk.askedKind, FailoverKind::Failover);
        QCOMPARE(shown.desk.askedWish.from, broker2);
        QCOMPARE(shown.part<SegmentedControl>("howControl")->current(), 1);
    }

    /// Who does not serve cannot take part: to choose it is to choose force.
    void aLostNodeIsMovedByForce()
    {
        Shown shown(sampleData::unhealthyProduction());
        shown.desk.setOffer(sampleData::switchoverOffer());
        auto *box = shown.part<ComboBox>("fromNode");
        box->setCurrentIndex(box->findText(u"broker2"_s));
        Q_EMIT box->activated(box->currentIndex());
        QCOMPARE(shown.desk.askedKind, FailoverKind::Failover);
        QCOMPARE(shown.desk.askedWish.from, broker2);
    }

    /// A run that has a page of its own is followed here, and does not stand in the way once it is over.
    void anothersRunMakesRoomWhenItIsOver()
    {
        Shown shown;
        RunView run = sampleData::runningSwitchover();
        run.state.plan.page = u"recovery"_s;
        shown.runs.setRun(run, true);
        QVERIFY(!shown.part<QWidget>("wishBar")->isVisible());
        run = sampleData::doneSwitchover();
        run.state.plan.page = u"recovery"_s;
        shown.runs.setRun(run, false);
        QVERIFY(shown.part<QWidget>("wishBar")->isVisible());
    }

    /// While everybody serves there is nobody to force out.
    void forceIsOfferedOnlyWithEvidence()
    {
        Shown shown(sampleData::healthyProduction(), {}, u"forced/rabbit@broker2"_s);
        QVERIFY(!shown.part<SegmentedControl>("howControl")->isVisible());
        QCOMPARE(shown.desk.askedKind, FailoverKind::Switchover);
        QVERIFY(shown.desk.askedWish.from.isEmpty());
    }

    void forceEndsWithWhatSpokeForIt()
    {
        Shown shown(sampleData::unhealthyProduction(), {}, u"forced/rabbit@broker2"_s);
        QCOMPARE(shown.desk.askedKind, FailoverKind::Failover);
        QCOMPARE(shown.desk.askedWish.from, broker2);
        auto later = std::make_shared<Snapshot>(*sampleData::healthyProduction().snapshot);
        later->generation = shown.store->snapshot()->generation + 1;
        shown.store->take(SnapshotPtr(later));
        QCOMPARE(shown.desk.askedKind, FailoverKind::Switchover);
        QVERIFY(!shown.part<SegmentedControl>("howControl")->isVisible());
    }

    /// Something speaks against one node; that is no evidence against another.
    void forceIsForTheNodeWithEvidenceAlone()
    {
        Shown shown(sampleData::unhealthyProduction(), {}, u"forced/rabbit@broker1"_s);
        QCOMPARE(shown.desk.askedKind, FailoverKind::Switchover);
        QVERIFY(shown.desk.askedWish.from != broker1);
    }

    /// "Last one 13 s ago" does not stand there for an hour.
    void theAgeOfTheLastRunIsRecounted()
    {
        Shown shown;
        shown.desk.last = u"Last one 13 s ago: 6.1 s"_s;
        QTRY_COMPARE(shown.textOf("lastRun"), u"Last one 13 s ago: 6.1 s"_s);
        shown.desk.last = u"Last one 14 s ago: 6.1 s"_s; // nobody says that anything has changed
        QTRY_COMPARE(shown.textOf("lastRun"), u"Last one 14 s ago: 6.1 s"_s);
    }

    void forceDoesNotOutliveItsRun()
    {
        Shown shown(sampleData::unhealthyProduction(), {}, u"forced/rabbit@broker2"_s);
        QCOMPARE(shown.desk.askedKind, FailoverKind::Failover);
        shown.runs.setRun(sampleData::doneSwitchover(), true);
        shown.runs.setRun(sampleData::doneSwitchover(), false);
        shown.click("closeRun");
        QCOMPARE(shown.desk.askedKind, FailoverKind::Switchover);
    }

    void refusalHasItsReasonAndItsOverride()
    {
        Shown shown;
        shown.desk.setOffer(sampleData::refusedOffer());
        QCOMPARE(shown.textOf("confirmReason"), u"Refused by the rule “Both proxies answer”"_s);
        QVERIFY(!shown.enabled("runPlan"));
        shown.click("overrideGuard");
        auto *dialog = shown.part<QDialog>("overrideDialog");
        QVERIFY(dialog);
        auto *confirm = dialog->findChild<QAbstractButton *>(u"confirmOverride"_s);
        QVERIFY(!confirm->isEnabled());
        dialog->findChild<QLineEdit *>(u"overrideWhy"_s)->setText(u"lb2 is out of service on purpose"_s);
        QTest::mouseClick(confirm, Qt::LeftButton);
        shown.type("typedName", u"orders-prod"_s);
        QVERIFY(shown.enabled("runPlan"));
        shown.click("runPlan");
        QTRY_COMPARE(shown.desk.runs, 1);
        QCOMPARE(shown.desk.runOverrides.value(u"proxies"_s), u"lb2 is out of service on purpose"_s);
        QCOMPARE(shown.desk.runOverrides.size(), 2);
    }

    void leaseCanBeOverriddenAfterItRefused()
    {
        Shown shown(sampleData::healthyStaging());
        shown.desk.setOffer(sampleData::switchoverOffer(Environment::Staging));
        RunView refused = sampleData::refusedRun();
        refused.leaseRefusal = u"mia@laptop (process 4711) holds the lease"_s;
        refused.leaseOverridable = true;
        shown.runs.setRun(refused, false);
        shown.click("closeRun");
        QCOMPARE(shown.textOf("confirmReason"), u"Refused by the rule “Nobody else acts on the cluster”"_s);
        shown.click("overrideGuard");
        auto *dialog = shown.part<QDialog>("overrideDialog");
        dialog->findChild<QLineEdit *>(u"overrideWhy"_s)->setText(u"that console is frozen"_s);
        QTest::mouseClick(dialog->findChild<QAbstractButton *>(u"confirmOverride"_s), Qt::LeftButton);
        shown.click("runPlan");
        QTRY_COMPARE(shown.desk.runs, 1);
        QCOMPARE(shown.desk.runOverrides, (QHash<QString, QString>{{u"lease"_s, u"that console is frozen"_s}}));
    }

    void hardRefusalCannotBeOverridden()
    {
        FailoverOffer offer = sampleData::refusedOffer();
        offer.guards[1].state = GuardVerdict::State::Refused; // quorum
        const Confirmation confirmation = confirmationOf(offer, {u"orders-prod"_s}, Environment::Production, {});
        QVERIFY(!confirmation.obstacle.isEmpty());
        QVERIFY(!confirmation.overridable);
    }

    void withoutAProxyThereAreWords()
    {
        Shown shown(sampleData::healthyStaging(), [](Shown &before) { before.desk.noWay = FailoverObstacle{u"No proxy is configured"_s, u"Add one"_s}; });
        QCOMPARE(shown.textOf("stateTitle"), u"No proxy is configured"_s);
        QSignalSpy opened(&shown.page, &Page::openRequested);
        shown.click("stateAction");
        QCOMPARE(opened.size(), 1);
        QCOMPARE(opened.first().first().value<PageTarget>().page, u"settings"_s);
        QCOMPARE(shown.desk.asks, 0);
    }

    void withoutAPlanThereIsTheReason()
    {
        Shown shown;
        FailoverOffer offer = sampleData::switchoverOffer();
        offer.plan.reset();
        offer.problem = u"broker3 cannot take over: its disk alarm is set"_s;
        shown.desk.setOffer(offer);
        // Once, where the plan would stand; the bar says that nothing can be run.
        QCOMPARE(shown.textOf("stepsNothing"), offer.problem);
        QCOMPARE(shown.textOf("confirmTitle"), u"There is no plan"_s);
        QCOMPARE(shown.textOf("confirmText"), QString());
        QCOMPARE(problemOf(offer), offer.problem);
        offer.problemDetail = u"be/s2 may be broker1, broker2"_s;
        QVERIFY(problemOf(offer).contains(offer.problem) && problemOf(offer).contains(offer.problemDetail));
        QCOMPARE(shown.textOf("confirmReason"), u"There is nothing to run"_s);
    }

    /// The end of a run is told as one change, as an end, and by an offer that is made anew.
    void theEndOfARunIsDrawnOnce()
    {
        Shown shown;
        shown.desk.setOffer(sampleData::switchoverOffer());
        shown.runs.setRun(sampleData::runningSwitchover(), true);
        const QSignalSpy drawn(shown.page.findChild<RunPanel *>(), &RunPanel::refreshed);
        shown.runs.setRun(sampleData::doneSwitchover(), false);
        shown.desk.setOffer(sampleData::switchoverOffer());
        QCOMPARE(drawn.size(), 1);
    }

    void runIsFollowedToItsEnd()
    {
        Shown shown;
        shown.desk.setOffer(sampleData::switchoverOffer());
        RunView running = sampleData::runningSwitchover();
        running.samples = sampleData::switchoverSamples(Millis{5400});
        shown.runs.setRun(running, true);
        QCOMPARE(shown.textOf("runTitle"), u"Switchover broker1 to broker3"_s);
        QVERIFY(!shown.part<QWidget>("wishBar")->isVisible());
        const auto *chart = shown.part<RunChart>("sessionsChart");
        QCOMPARE(chart->lines().size(), 3);
        QVERIFY(chart->lines().first().points.last().y() < 331);
        QTest::keyClick(&shown.page, Qt::Key_P);
        QCOMPARE(shown.runs.asked, QStringList{u"pause"_s});
        shown.runs.setNow(sampleData::runBegin() + Millis{12'000});
        shown.runs.setRun(sampleData::doneSwitchover(), false);
        QCOMPARE(
            shown.textOf("outcomeFacts"),
            u"It took 11.8 s; 12 s were expected. 331 clients were moved. 38 queue leaders were moved. Longest step: Ask 331 clients to reconnect, 50 a second, 6.4 s."_s);
        QVERIFY(!shown.enabled("offerFailback"));
        shown.click("closeRun");
        QVERIFY(shown.part<QWidget>("wishBar")->isVisible());
    }

    /// What the whole plan was expected to take is not held against a run that did nothing.
    void aRefusedRunHasNoExpectedTime()
    {
        Shown shown;
        shown.runs.setRun(sampleData::refusedRun(), false);
        QVERIFY2(shown.textOf("outcomeFacts").startsWith(u"It took 0.9 s."_s), qPrintable(shown.textOf("outcomeFacts")));
        QVERIFY(!shown.textOf("outcomeFacts").contains(u"expected"_s));
    }

    void failbackIsOfferedOnceTheNodeIsBack()
    {
        Shown shown;
        shown.desk.back = broker1;
        shown.runs.setRun(sampleData::doneSwitchover(), false);
        QVERIFY(shown.textOf("outcomeFailback").startsWith("broker1 could be taken back"_L1));
        shown.click("offerFailback");
        QCOMPARE(shown.requested, (PageTarget{u"failover"_s, u"failback"_s}));
        QCOMPARE(shown.desk.askedKind, FailoverKind::Failback);
        shown.desk.setOffer(sampleData::failbackOffer());
        QCOMPARE(shown.textOf("failbackHeadline"), u"Wait before you take broker1 back"_s);
        QVERIFY(!shown.part<QWidget>("fromNode")->isVisible());
    }

    void automaticIsArmedPausedAndAcknowledged()
    {
        Shown shown(sampleData::healthyProduction(), {}, u"automatic"_s);
        QCOMPARE(shown.textOf("automaticState"), u"Automatic failover off"_s);
        shown.click("armAutomatic");
        shown.desk.setAutomatic(sampleData::armedView(shown.runs.now()));
        QCOMPARE(shown.textOf("automaticState"), u"Automatic failover armed"_s);
        shown.part<QSpinBox>("pauseMinutes")->setValue(45);
        shown.click("pauseAutomatic");
        AutomaticView paused = sampleData::armedView(shown.runs.now());
        paused.paused = true;
        paused.pausedUntil = shown.runs.now() + std::chrono::minutes(45);
        shown.desk.setAutomatic(paused);
        AutomaticView forGood = paused;
        forGood.pausedUntil = {};
        shown.desk.setAutomatic(forGood);
        QCOMPARE(shown.textOf("automaticState"), u"Automatic failover paused"_s);
        shown.desk.setAutomatic(paused);
        shown.click("pauseAutomatic");
        shown.desk.setAutomatic(sampleData::blockedView(shown.runs.now()));
        QVERIFY(shown.textOf("automaticState").startsWith(u"Automatic failover blocked until "_s));
        shown.click("noticeAction");
        QCOMPARE(shown.desk.told, (QStringList{u"arm"_s, u"pause 45"_s, u"resume"_s, u"acknowledge"_s}));
        auto *nodes = shown.part<TableView>("automaticNodes");
        QCOMPARE(nodes->model()->index(2, 2).data().toString(), u"2 of 3"_s);
    }

    /// Shall be armed and is not: said as the loss that it is, with the way on and the way out.
    void aLossIsSaid()
    {
        Shown shown(sampleData::healthyProduction(), {}, u"automatic"_s);
        shown.desk.setAutomatic({.wanted = true, .trouble = u"The disk is full"_s});
        QCOMPARE(shown.textOf("automaticState"), u"Automatic failover not armed"_s);
        QVERIFY(shown.textOf("automaticWords").startsWith(u"The disk is full"_s));
        shown.click("armAutomatic");
        shown.click("pauseAutomatic");
        QCOMPARE(shown.desk.told, (QStringList{u"arm"_s, u"disarm"_s}));
    }

    void oneWordingForAll_data()
    {
        QTest::addColumn<AutomaticView>("view");
        QTest::addColumn<QString>("words");
        QTest::addColumn<Token>("tone");
        const TimePoint now = sampleData::runBegin();
        AutomaticView paused = sampleData::armedView(now);
        paused.paused = true;
        paused.pausedUntil = now + std::chrono::minutes(5);
        paused.pausedBy = u"ops"_s;
        AutomaticView none;
        none.possible = false;
        AutomaticView failing = sampleData::armedView(now);
        failing.state = AutomaticState::FailingOver;
        AutomaticView unwritable = sampleData::armedView(now);
        unwritable.trouble = u"the disk is full"_s;
        AutomaticView notArmed;
        notArmed.trouble = u"the disk is full"_s;
        AutomaticView lost = none;
        lost.wanted = true;
        lost.trouble = u"there is no proxy"_s;
        AutomaticView soon;
        soon.wanted = true;
        QTest::newRow("cannot act") << unwritable << u"Automatic failover cannot act"_s << Token::Bad;
        QTest::newRow("could not be armed") << notArmed << u"Automatic failover not armed"_s << Token::Bad;
        QTest::newRow("lost") << lost << u"Automatic failover not armed"_s << Token::Bad;
        QTest::newRow("being armed") << soon << u"Automatic failover is being armed"_s << Token::Text2;
        QTest::newRow("off") << AutomaticView{} << u"Automatic failover off"_s << Token::Text2;
        QTest::newRow("armed") << sampleData::armedView(now) << u"Automatic failover armed"_s << Token::Text2;
        QTest::newRow("paused") << paused << u"Automatic failover paused until %1"_s.arg(units::clockTime(paused.pausedUntil)) << Token::Warn;
        QTest::newRow("blocked") << sampleData::blockedView(now)
                                 << u"Automatic failover blocked until %1"_s.arg(units::clockTime(sampleData::blockedView(now).blockedUntil)) << Token::Warn;
        // What is said in the journal holds for a service as well: it is not simply armed.
        AutomaticView served;
        served.service = true;
        AutomaticView servedPaused = paused;
        servedPaused.armed = false;
        servedPaused.service = true;
        AutomaticView servedBlocked = sampleData::blockedView(now);
        servedBlocked.armed = false;
        servedBlocked.service = true;
        QTest::newRow("a service") << served << u"Automatic failover armed, as a service"_s << Token::Text2;
        QTest::newRow("a service, paused") << servedPaused << u"Automatic failover paused until %1"_s.arg(units::clockTime(paused.pausedUntil)) << Token::Warn;
        QTest::newRow("a service, blocked") << servedBlocked << u"Automatic failover blocked until %1"_s.arg(units::clockTime(servedBlocked.blockedUntil))
                                            << Token::Warn;
        QTest::newRow("acting") << failing << u"Automatic failover is acting"_s << Token::Accent;
        QTest::newRow("not possible") << none << u"Automatic failover not possible"_s << Token::Text2;
    }
    void oneWordingForAll()
    {
        QFETCH(AutomaticView, view);
        const AutomaticSign sign = automaticSign(view, sampleData::runBegin());
        QTEST(sign.words, "words");
        QTEST(sign.tone, "tone");
        // The page has all of it from there, as the header has (ConsoleTest::theHeaderHasThePagesSign).
        Shown shown(sampleData::healthyProduction(), {}, u"automatic"_s);
        shown.desk.setAutomatic(view);
        const AutomaticSign here = automaticSign(view, shown.runs.now());
        const auto *state = shown.part<Label>("automaticState");
        QCOMPARE(state->text(), here.words);
        QCOMPARE(state->token(), here.tone);
        QCOMPARE(shown.part<GlyphLabel>("automaticGlyph")->kind(), here.glyph);
    }

    void unfinishedRunIsOffered()
    {
        Shown shown;
        shown.desk.setOffer(sampleData::switchoverOffer());
        shown.runs.examined = RecoveryPlan{.state = sampleData::runningSwitchover().state, .canFinish = true};
        shown.runs.setUnfinished({sampleData::journalRuns(shown.runs.now()).first()});
        QCOMPARE(shown.textOf("noticeTitle"), u"“Failback to broker1” was left in the middle"_s);
        shown.click("noticeAction");
        QVERIFY(shown.part<QDialog>("recoverDialog"));
    }

    void planIsSavedAndCopied()
    {
        Shown shown;
        shown.desk.setOffer(sampleData::switchoverOffer());
        shown.click("copyCommandLine");
        QCOMPARE(QApplication::clipboard()->text(), u"warrenctl failover run --from rabbit@broker1 --to rabbit@broker3"_s);
        shown.click("savePlan");
        auto *dialog = shown.part<QFileDialog>("savePlanDialog");
        QVERIFY(dialog);
        Q_EMIT dialog->fileSelected(u"/tmp/plan.json"_s);
        QTRY_COMPARE(shown.said, u"The plan was saved as plan.json"_s);
        QCOMPARE(shown.desk.saved, u"/tmp/plan.json"_s);
    }

    void fitsIntoASmallWindow()
    {
        // What a window of 1100×700 leaves to its page, in every state, shown before or not.
        Shown shown;
        shown.desk.setOffer(sampleData::switchoverOffer());
        shown.page.resize(1044, 620);
        const auto fits = [&shown] { return shown.page.minimumSizeHint().height() <= 640 && shown.page.minimumSizeHint().width() <= 1044; };
        const auto size = [&shown] { return qPrintable(u"%1×%2"_s.arg(shown.page.minimumSizeHint().width()).arg(shown.page.minimumSizeHint().height())); };
        QVERIFY2(fits(), size());
        shown.page.open(u"automatic"_s);
        QVERIFY2(fits(), size());
        shown.runs.setRun(sampleData::runningSwitchover(), true);
        QVERIFY2(fits(), size());
        shown.runs.setRun(sampleData::doneSwitchover(), false);
        QVERIFY2(fits(), size());
    }

    void hiddenPageDoesNothing()
    {
        Shown shown;
        shown.page.deactivate();
        const int asks = shown.desk.asks;
        shown.store->take(shown.store->snapshot());
        QCOMPARE(shown.desk.asks, asks);
    }

private:
    SuiteTheme m_theme;
};

QTEST_MAIN(FailoverPageTest)

#include "FailoverPageTest.moc"
