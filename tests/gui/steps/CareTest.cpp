// Small plans where pages offer them: the entry, the dialog, the confirmation, the run.

#include "support/FakeCareDesk.h"
#include "support/SamplePlan.h"
#include "support/SuiteTheme.h"
#include "ui/nodes/NodesPage.h"
#include "ui/parts/MenuButton.h"
#include "ui/parts/TableView.h"
#include "ui/queues/QueuesPage.h"
#include "ui/steps/CareWords.h"
#include "ui/steps/PlanDialog.h"

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPointer>
#include <QPushButton>
#include <QScrollBar>
#include <QTabBar>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace warrener;

namespace {

const NodeName broker2{u"rabbit@broker2"_s};

template <class Shown>
class Stage
{
public:
    explicit Stage(Sample sample) : store(sampleData::storeOf(std::move(sample))), desk(*store), page(*store, nullptr, &desk)
    {
        QObject::connect(&page, &Page::openRequested, &page, [this](const PageTarget &target) { requested = target; });
        page.resize(1232, 818);
        page.show();
        page.activate();
    }
    PlanDialog *dialog() { return page.template findChild<PlanDialog *>(u"planDialog"_s); }
    QPushButton *confirm() { return dialog()->template findChild<QPushButton *>(u"confirmPlan"_s); }
    QString textOf(const QString &name)
    {
        const auto *label = dialog()->template findChild<QLabel *>(name);
        return label && label->isVisible() ? label->text() : QString();
    }

    std::unique_ptr<ClusterStore> store;
    FakeCareDesk desk;
    Shown page;
    PageTarget requested;
};

class NodeStage final : public Stage<NodesPage>
{
public:
    explicit NodeStage(Sample sample = sampleData::healthyProduction()) : Stage(std::move(sample)) { page.open(u"broker2"_s); }
    QAction *entry(const QString &name)
    {
        auto *button = page.findChild<MenuButton *>(u"subjectActions"_s);
        button->click();
        button->choices()->close();
        return button->choices()->findChild<QAction *>(name);
    }
};

} // namespace

class CareTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void productionTypesTheName()
    {
        NodeStage stage;
        stage.entry(u"actionDrain"_s)->trigger();
        QCOMPARE(stage.desk.wishes, (QList<CareWish>{{.kind = CareKind::Drain, .node = broker2}}));
        QCOMPARE(stage.dialog()->windowTitle(), u"Drain broker2 of orders-prod?"_s);
        QCOMPARE(stage.confirm()->text(), u"Drain broker2"_s);
        QCOMPARE(stage.textOf(u"planFinal"_s), u"All of it can be undone."_s);
        QTRY_COMPARE(stage.dialog()->findChild<TableView *>(u"stepsTable"_s)->verticalScrollBar()->maximum(), 0);
        QVERIFY(!stage.confirm()->isEnabled());
        QCOMPARE(stage.confirm()->toolTip(), u"Enabled when the name is complete"_s);
        auto *name = stage.dialog()->findChild<QLineEdit *>(u"typedName"_s);
        name->setText(u"orders-pro"_s);
        QVERIFY(!stage.confirm()->isEnabled());
        name->setText(u"orders-prod"_s);
        QVERIFY(stage.confirm()->isEnabled());
        QTest::keyClick(name, Qt::Key_Return);
        QTest::keyClick(stage.confirm(), Qt::Key_Return);
        QVERIFY(stage.desk.started.isEmpty());
        stage.dialog()->findChild<QLineEdit *>(u"planWhy"_s)->setText(u"kernel update"_s);
        stage.confirm()->click();
        QCOMPARE(stage.desk.started.size(), 1);
        QCOMPARE(stage.desk.started.first().kind, u"drain"_s);
        QCOMPARE(stage.desk.started.first().why, u"kernel update"_s);
        QVERIFY(stage.desk.overrides.isEmpty());
        QCOMPARE(stage.requested, (PageTarget{.page = u"failover"_s, .object = {}}));
        QTRY_VERIFY(!stage.dialog());
    }

    /// Nothing leads back from what only starts a service, and its steps say so one by one.
    void whatHasNoUndoIsNotSaidToHaveOne()
    {
        NodeStage stage(sampleData::healthyStaging());
        Step step;
        step.id = u"start"_s;
        step.title = u"Start the service"_s;
        Plan plan;
        plan.steps = {step};
        const auto wordsOf = [&stage](const Plan &shown) {
            const PlanQuestion question{.title = u"Start?"_s, .verb = u"Start"_s, .ask = [shown]() -> QCoro::Task<Result<Plan>> { co_return shown; }};
            const QPointer<PlanDialog> dialog = new PlanDialog(stage.desk, question, {u"orders-staging"_s}, Environment::Staging, nullptr);
            dialog->show();
            const auto *final = dialog->findChild<QLabel *>(u"planFinal"_s);
            const bool made = QTest::qWaitFor([final] { return !final->text().isEmpty(); });
            const QString words = made ? final->text() : QString();
            delete dialog;
            return words;
        };
        QCOMPARE(wordsOf(plan), u"There is nothing to undo: what is done stays."_s);
        plan.steps.first().undo = Undo{};
        QCOMPARE(wordsOf(plan), u"All of it can be undone."_s);
    }

    void stagingIsOneClick()
    {
        NodeStage stage(sampleData::healthyStaging());
        stage.entry(u"actionRestart"_s)->trigger();
        QVERIFY(stage.textOf(u"planFinal"_s).startsWith("Cannot be undone: Restart the service"_L1));
        QVERIFY(stage.confirm()->isEnabled());
        stage.confirm()->click();
        QCOMPARE(stage.desk.started.size(), 1);
        QCOMPARE(stage.desk.started.first().kind, u"restart"_s);
    }

    /// A drained node closes its ports, and RabbitMQ 3.x does not tell that it is drained: a revive is offered
    /// all the same, since "nobody tells" is no "no".
    void reviveIsOfferedWhereItMayHelp_data()
    {
        QTest::addColumn<std::optional<bool>>("own");   // what broker2 says of itself
        QTest::addColumn<std::optional<bool>>("peers"); // what the others say of it
        QTest::addColumn<bool>("closed");               // its ports are, and it has not answered since
        QTest::addColumn<QString>("obstacle");
        const std::optional<bool> untold;
        const std::optional<bool> yes = true;
        const std::optional<bool> no = false;
        QTest::newRow("in service") << no << no << false << u"broker2 is not in maintenance mode"_s;
        QTest::newRow("drained, an old connection still answers") << yes << yes << false << QString();
        QTest::newRow("drained, only its peers tell") << yes << yes << true << QString();
        QTest::newRow("3.x, an old connection still answers") << untold << untold << false << QString();
        QTest::newRow("3.x, its ports are closed") << untold << untold << true << QString();
        QTest::newRow("ports closed, not drained") << no << no << true << u"broker2 is not in maintenance mode"_s;
    }
    void reviveIsOfferedWhereItMayHelp()
    {
        QFETCH(const std::optional<bool>, own);
        QFETCH(const std::optional<bool>, peers);
        QFETCH(const bool, closed);
        const Sample sample = sampleData::healthyStaging();
        Snapshot snapshot = *sample.snapshot;
        for (NodeLook &look : snapshot.nodes) {
            NodeAnswer answer = *look.answer.value;
            if (look.name == broker2)
                answer.self.beingDrained = own;
            else
                answer.peers[broker2].beingDrained = peers;
            look.answer.succeed(answer, snapshot.at, Millis{1});
            if (look.name == broker2 && closed) {
                const TimePoint before = snapshot.at - Millis{2000}; // its peers have answered since
                const Error refused{.kind = ErrorKind::Refused, .message = u"refused"_s, .detail = {}};
                look.answer.succeed(answer, before - Millis{1000}, Millis{1});
                look.answer.fail(refused, before, Millis{1});
                look.metrics.fail(refused, before, Millis{1});
            }
        }
        QTEST(care::obstacle({.kind = CareKind::Revive, .node = broker2}, sample.profile, &snapshot, false), "obstacle");
    }

    void cancelStartsNothing()
    {
        NodeStage stage(sampleData::healthyStaging());
        stage.entry(u"actionCloseNode"_s)->trigger();
        stage.dialog()->findChild<QPushButton *>(u"cancelPlan"_s)->click();
        QTRY_VERIFY(!stage.dialog());
        QVERIFY(stage.desk.started.isEmpty());
        QVERIFY(stage.requested.page.isEmpty());
    }

    void whatMakesNoSenseIsOffWithItsReason()
    {
        NodeStage stage;
        QVERIFY(stage.entry(u"actionDrain"_s)->isEnabled());
        QVERIFY(!stage.entry(u"actionRevive"_s)->isEnabled());
        QCOMPARE(stage.entry(u"actionRevive"_s)->toolTip(), u"broker2 is not in maintenance mode"_s);
        QVERIFY(!stage.entry(u"actionCloseUser"_s));
        stage.desk.busy = true;
        QVERIFY(!stage.entry(u"actionDrain"_s)->isEnabled());
        QCOMPARE(stage.entry(u"actionDrain"_s)->toolTip(), u"Another run is under way; wait until it has ended"_s);
    }

    void aProxyCanBeRestarted()
    {
        NodeStage stage(sampleData::healthyStaging());
        const ProxyName lb1{u"lb1"_s};
        stage.page.open(u"lb1"_s);
        QVERIFY(!stage.entry(u"actionDrain"_s));
        stage.entry(u"actionRestart"_s)->trigger();
        QVERIFY(stage.textOf(u"planProblem"_s).startsWith("lb1 cannot be asked how its servers are set"_L1));
        QVERIFY(!stage.confirm()->isEnabled());
        stage.dialog()->reject();
        QTRY_VERIFY(!stage.dialog());
        ProxyFacts facts;
        facts.name = lb1;
        facts.backend = u"be_amqp"_s;
        facts.servers = QList{haproxy::ServerTable{.backend = u"be_amqp"_s, .servers = {}}};
        stage.desk.facts.proxies = {facts};
        stage.entry(u"actionRestart"_s)->trigger();
        QCOMPARE(stage.dialog()->windowTitle(), u"Restart HAProxy on lb1 of %1?"_s.arg(stage.store->profile().name.value));
        QCOMPARE(stage.confirm()->text(), u"Restart lb1"_s);
        stage.confirm()->click();
        QCOMPARE(stage.desk.started.size(), 1);
        QCOMPARE(stage.desk.started.first().facts.value("proxy"_L1).toString(), u"lb1"_s);
    }

    void aNodeThatIsDownCanOnlyBeRestarted()
    {
        NodeStage stage(sampleData::unhealthyProduction());
        QVERIFY(!stage.entry(u"actionDrain"_s)->isEnabled());
        QCOMPARE(stage.entry(u"actionCloseNode"_s)->toolTip(), u"broker2 does not answer"_s);
        QVERIFY(stage.entry(u"actionRestart"_s)->isEnabled());
    }

    void refusalsAreShownAndOverriddenWithAReason()
    {
        NodeStage stage(sampleData::healthyStaging());
        stage.desk.refuses = {{u"quorum-stays"_s, u"orders.created would lose its majority"_s}};
        stage.entry(u"actionDrain"_s)->trigger();
        QVERIFY(!stage.confirm()->isEnabled());
        QCOMPARE(stage.confirm()->toolTip(), u"Refused by the rule “Quorum stays”"_s);
        auto *override = stage.dialog()->findChild<QCheckBox *>(u"planOverride"_s);
        QVERIFY(override->isVisible());
        override->setChecked(true);
        QVERIFY(!stage.confirm()->isEnabled());
        stage.dialog()->findChild<QLineEdit *>(u"planWhy"_s)->setText(u"that queue is empty"_s);
        QVERIFY(stage.confirm()->isEnabled());
        stage.confirm()->click();
        QCOMPARE(stage.desk.overrides, (QHash<QString, QString>{{u"quorum-stays"_s, u"that queue is empty"_s}}));
    }

    void aHardRefusalCannotBePassed()
    {
        NodeStage stage(sampleData::healthyStaging());
        stage.desk.refuses = {{u"majority"_s, u"broker3 is down"_s}};
        stage.entry(u"actionDrain"_s)->trigger();
        QVERIFY(!stage.dialog()->findChild<QCheckBox *>(u"planOverride"_s)->isVisible());
        stage.dialog()->findChild<QLineEdit *>(u"planWhy"_s)->setText(u"all the same"_s);
        QVERIFY(!stage.confirm()->isEnabled());
    }

    void problemsAreSaidInWords()
    {
        NodeStage stage(sampleData::healthyStaging());
        stage.desk.startAnswer = failure(ErrorKind::Refused, u"ops2 holds the lease since 10:03"_s);
        stage.entry(u"actionDrain"_s)->trigger();
        stage.confirm()->click();
        QCOMPARE(stage.textOf(u"planProblem"_s), u"ops2 holds the lease since 10:03"_s);
        QVERIFY(stage.requested.page.isEmpty());
        QVERIFY(stage.confirm()->isEnabled());
        stage.dialog()->reject();
        QTRY_VERIFY(!stage.dialog());
        stage.desk.noPlan = failure(ErrorKind::NotFound, u"The cluster has no node rabbit@broker2"_s).error();
        stage.entry(u"actionDrain"_s)->trigger();
        QCOMPARE(stage.textOf(u"planProblem"_s), u"The cluster has no node rabbit@broker2"_s);
        QVERIFY(!stage.confirm()->isEnabled());
    }

    void connectionsOfTheChosenUser()
    {
        NodeStage stage(sampleData::nodeInWarning());
        stage.page.findChild<QTabBar *>(u"subjectTabs"_s)->setCurrentIndex(1);
        auto *table = stage.page.findChild<TableView *>(u"connectionTable"_s);
        QVERIFY(table->model()->rowCount() > 0);
        table->setCurrentIndex(table->model()->index(0, 0));
        const QString user = table->model()->index(0, 1).data().toString();
        QAction *close = stage.entry(u"actionCloseUser"_s);
        QVERIFY(close);
        QVERIFY(close->text().contains(user));
        Q_EMIT table->customContextMenuRequested(table->visualRect(table->model()->index(0, 0)).center());
        auto *menu = stage.page.findChild<QMenu *>(u"userMenu"_s);
        QVERIFY(menu);
        menu->findChild<QAction *>(u"actionCloseUser"_s)->trigger();
        QCOMPARE(stage.desk.wishes, (QList<CareWish>{{.kind = CareKind::CloseConnections, .user = user}}));
    }

    void queuesAreRebalanced()
    {
        Stage<QueuesPage> stage(sampleData::healthyStaging());
        auto *button = stage.page.findChild<QPushButton *>(u"rebalanceLeaders"_s);
        QVERIFY(button->isVisible());
        button->click();
        QCOMPARE(stage.dialog()->windowTitle(), u"Rebalance the queue leaders of %1?"_s.arg(stage.store->profile().name.value));
        stage.confirm()->click();
        QCOMPARE(stage.desk.started.size(), 1);
        QCOMPARE(stage.desk.started.first().kind, u"rebalance"_s);
        QCOMPARE(stage.requested.page, u"failover"_s);
    }

private:
    SuiteTheme m_theme;
};

QTEST_MAIN(CareTest)
#include "CareTest.moc"
