// The Recovery page in the real window: plans, the question before a run, the war room, the table.

#include "ui/recovery/RecoveryPage.h"

#include "Pages.h"
#include "base/Units.h"
#include "record/journal/JournalRuns.h"
#include "support/FakeDesk.h"
#include "support/FakeFailoverDesk.h"
#include "support/QuietPages.h"
#include "support/SampleRecovery.h"
#include "support/SuiteTheme.h"
#include "ui/clusters/ClusterDirectory.h"
#include "ui/frame/MainWindow.h"
#include "ui/parts/Pill.h"
#include "ui/parts/SegmentedControl.h"
#include "ui/recovery/RecoveryWords.h"
#include "ui/recovery/ReportView.h"
#include "ui/recovery/TimelineModel.h"

#include <QAction>
#include <QComboBox>
#include <QDialog>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBlock>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace warrener;

namespace {

struct RecoveryWindow
{
    explicit RecoveryWindow(const QString &profiles, Sample sample = sampleData::unhealthyProduction())
        : directory(ProfileStore(profiles)), now(sample.now), store(sampleData::storeOf(std::move(sample))), desk(store->profile(), now),
          reports(store->profile().name), window(std::make_shared<SystemClock>(), nullptr)
    {
        desk.setView(sampleData::recoveryView(now));
        PageServices services = quietServices(directory);
        services.desk = [this](const ClusterStore &) { return &reports; };
        services.runs = [this](const ClusterStore &) { return &desk.run; };
        services.failover = [this](const ClusterStore &) { return &failover; };
        services.recovery = [this](const ClusterStore &) { return &desk; };
        registerPages(window, services);
        window.resize(1440, 900);
        window.setStore(store.get());
        window.show();
    }

    bool open(const QString &object = {})
    {
        window.go({u"recovery"_s, object});
        window.activateWindow();
        return QTest::qWaitForWindowActive(&window);
    }
    /// The one that is seen: a rehearsal has a room of its own, with the same parts.
    template <class T>
    T *part(const QString &name) const
    {
        const QList<T *> all = window.page(u"recovery"_s)->findChildren<T *>(name);
        const auto seen = std::ranges::find_if(all, [](const T *each) { return each->isVisible(); });
        return seen != all.end() ? *seen : all.value(0);
    }
    QString text(const QString &name) const
    {
        auto *label = part<QLabel>(name);
        return label ? label->text() : u"(none)"_s;
    }
    void click(const QString &name) const
    {
        auto *button = part<QAbstractButton>(name);
        QVERIFY2(button && button->isVisible() && button->isEnabled(), qPrintable(name));
        QTest::mouseClick(button, Qt::LeftButton);
    }
    bool shows(const QString &name) const
    {
        auto *widget = part<QWidget>(name);
        return widget && widget->isVisible();
    }

    ClusterDirectory directory;
    TimePoint now;
    std::unique_ptr<ClusterStore> store;
    FakeRecoveryDesk desk;
    FakeFailoverDesk failover;
    FakeDesk reports;
    MainWindow window;
};

/// One with all that a plan restores.
BackupSummary wholeBackup(const QString &id, const QString &cluster, TimePoint at)
{
    BackupSummary summary{.id = id};
    summary.cluster = cluster;
    summary.at = at;
    summary.holds = {BackupPart::Definitions, BackupPart::Messages};
    return summary;
}

} // namespace

class RecoveryPageTest final : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_profiles;
    SuiteTheme m_theme;

public:
    static void initMain() { qputenv("TZ", "UTC"); }

private Q_SLOTS:
    /// Every plan stands in the list with its score; one that cannot be read says line and reason.
    void plans()
    {
        RecoveryWindow w(m_profiles.path());
        QVERIFY(w.open());
        auto *list = w.part<QListView>(u"scenarios"_s);
        QCOMPARE(list->model()->rowCount(), 12);
        QCOMPARE(w.text(u"readinessScore"_s), QString::number(w.desk.view().readiness.score));
        QCOMPARE(w.text(u"scenarioTitle"_s), w.desk.view().scenarios.first().title());
        QVERIFY(w.part<QAbstractButton>(u"earn.rehearsal"_s));
        // By the keyboard to the last, which is broken.
        list->setFocus();
        QTest::keyClick(list, Qt::Key_End);
        QCOMPARE(w.text(u"scenarioTitle"_s), u"payments-lost"_s);
        QVERIFY(w.shows(u"scenarioBroken"_s));
        QVERIFY(w.shows(u"whyNotRun"_s));
        QVERIFY(!w.part<QAbstractButton>(u"runRecovery"_s)->isEnabled());
        const QString line = list->model()->index(11, 0).data(Qt::ToolTipRole).toString();
        QVERIFY2(line.contains(u"line "_s), qPrintable(line));
        // The filter.
        QTest::keyClick(&w.window, Qt::Key_Slash);
        QTest::keyClicks(w.window.focusWidget(), u"partition"_s);
        QTRY_COMPARE(list->model()->rowCount(), 1);
        QCOMPARE(w.text(u"scenarioTitle"_s), w.desk.view().scenario(u"network-partition"_s)->title());
        QTest::keyClick(w.window.focusWidget(), Qt::Key_Escape);
        QTRY_COMPARE(list->model()->rowCount(), 12);
    }

    /// What earns a point leads there.
    void earning()
    {
        RecoveryWindow w(m_profiles.path());
        QVERIFY(w.open());
        w.click(u"earn.rehearsal"_s);
        QVERIFY(w.shows(u"rehearsalBand"_s));
        QVERIFY(w.desk.ordered.rehearse);

        // A restore is proven by a test of the newest backup of this cluster that is thrown away, and never by the restore itself.
        RecoveryWindow tested(m_profiles.path());
        QVERIFY(tested.open());
        QList<PageTarget> left;
        QStringList wanted;
        auto *page = qobject_cast<RecoveryPage *>(tested.window.page(u"recovery"_s));
        connect(page, &Page::openRequested, this, [&left](const PageTarget &target) { left.append(target); });
        connect(page, &RecoveryPage::testRequested, this, [&wanted](const QString &backup) { wanted.append(backup); });
        const BackupSummary own = wholeBackup(u"own-1"_s, tested.store->profile().name.value, tested.now - std::chrono::hours{2});
        const BackupSummary other = wholeBackup(u"mail-1"_s, u"mail"_s, tested.now - std::chrono::hours{1});
        tested.desk.kept = {other};
        auto *restore = tested.part<QPushButton>(u"earnOne.restore"_s);
        QVERIFY(restore);
        restore->click();
        QTRY_VERIFY(tested.shows(u"recoveryNotice"_s)); // of another cluster it would prove nothing here
        tested.desk.kept = {other, own};
        restore->click();
        QTRY_COMPARE(wanted, QStringList{u"own-1"_s});
        QVERIFY(left.isEmpty());
        QVERIFY(!tested.shows(u"recoveryNotice"_s));

        // What no drill can make is earned by going through the plan.
        RecoveryWindow cookie(m_profiles.path());
        QVERIFY(cookie.open(u"erlang-cookie"_s));
        auto *link = cookie.part<QPushButton>(u"earnOne.drill"_s);
        QVERIFY(link);
        link->click();
        QVERIFY(cookie.shows(u"rehearsalBand"_s));
        QCOMPARE(cookie.desk.ordered.scenario, u"erlang-cookie"_s);

        // What one can make leads to that drill.
        RecoveryWindow parted(m_profiles.path());
        QVERIFY(parted.open(u"network-partition"_s));
        QList<PageTarget> opened;
        connect(parted.window.page(u"recovery"_s), &Page::openRequested, this, [&opened](const PageTarget &target) { opened.append(target); });
        auto *drill = parted.part<QPushButton>(u"earnOne.drill"_s);
        QVERIFY(drill);
        drill->click();
        QCOMPARE(opened.size(), 1);
        QCOMPARE(opened.first().page, u"drill"_s);
        QCOMPARE(opened.first().object, u"network-partition"_s);
    }

    /// In production the name is typed; roles and the reason go into the plan.
    void runInEarnest()
    {
        RecoveryWindow w(m_profiles.path());
        QVERIFY(w.open(u"single-node-failure/rabbit@broker2"_s));
        w.click(u"runRecovery"_s);
        QTRY_VERIFY(w.part<QLineEdit>(u"role.system-admin"_s));
        QVERIFY(!w.shows(u"rehearsalBand"_s));
        QCOMPARE(w.desk.ordered.node, NodeName{u"rabbit@broker2"_s});
        auto *run = w.part<QPushButton>(u"runPlan"_s);
        QVERIFY(!run->isEnabled());
        auto *person = w.part<QLineEdit>(u"role.system-admin"_s);
        person->selectAll();
        QTest::keyClicks(person, u"Jonas Weber"_s);
        QTest::keyClicks(w.part<QLineEdit>(u"recoveryWhy"_s), u"INC-2210"_s);
        QTest::keyClicks(w.part<QLineEdit>(u"typedName"_s), u"orders-prod"_s);
        QTRY_VERIFY(run->isEnabled());
        w.click(u"runPlan"_s);
        QTRY_COMPARE(w.desk.starts, 1);
        QCOMPARE(w.desk.started.why, u"INC-2210"_s);
        QCOMPARE(w.desk.started.facts.value("roles"_L1).toObject().value("system-admin"_L1).toString(), u"Jonas Weber"_s);
        QVERIFY(!w.desk.started.facts.contains("rehearsal"_L1));
    }

    /// A cluster that stands by runs another one's plan, as a rehearsal; that other one says where.
    void onAStandby()
    {
        RecoveryWindow w(m_profiles.path());
        w.desk.others = {{u"billing"_s}};
        w.desk.standbyNames = {{u"dr-west"_s}};
        QVERIFY(w.open(u"run/disk-full"_s));
        auto *of = w.part<QComboBox>(u"recoveryOf"_s);
        QVERIFY(of && of->isVisible());
        QTRY_VERIFY(w.part<QPushButton>(u"showRecoveryPlan"_s)->isEnabled());
        QVERIFY(w.desk.ordered.of.isEmpty());
        const int plans = w.desk.plans;
        of->setFocus();
        QTest::keyClick(of, Qt::Key_End);
        QTRY_VERIFY(w.desk.plans > plans);
        QCOMPARE(w.desk.ordered.of.value, u"billing"_s);
        QTRY_VERIFY2(w.text(u"confirmText"_s).contains(u"none on those of billing"_s), qPrintable(w.text(u"confirmText"_s)));
        QVERIFY(!w.shows(u"rehearsalBand"_s)); // every step is taken
        const int asked = w.desk.plans;
        QTest::keyClick(of, Qt::Key_Home);
        QTRY_VERIFY(w.desk.plans > asked);
        QVERIFY(w.desk.ordered.of.isEmpty());
        QVERIFY(w.open(u"rehearse/disk-full"_s));
        QVERIFY(!of->isVisible());
        QTRY_VERIFY2(w.text(u"confirmText"_s).contains(u"open dr-west"_s), qPrintable(w.text(u"confirmText"_s)));
        QVERIFY(w.desk.ordered.of.isEmpty());
    }

    /// Where several clusters' backups lie in the folder a person says which is restored; the question says it once more.
    void whoseBackup()
    {
        RecoveryWindow w(m_profiles.path());
        const auto before = [&w](int minutes) { return w.desk.now() - std::chrono::minutes{minutes}; };
        w.desk.kept = {wholeBackup(u"mail-1"_s, u"mail"_s, before(50)), wholeBackup(u"orders-1"_s, u"orders"_s, before(40)),
                       wholeBackup(u"orders-2"_s, u"orders"_s, before(10))};
        w.desk.kept.append(wholeBackup(u"orders-part"_s, u"orders"_s, before(1)));
        w.desk.kept.last().onlyQueues = u"^pay"_s;
        w.desk.others = {{u"orders"_s}};
        QVERIFY(w.open(u"run/complete-system-failure"_s));
        auto *which = w.part<QComboBox>(u"recoveryBackup"_s);
        QVERIFY(which && which->isVisible());
        QTRY_COMPARE(which->count(), 4); // the newest good one, and three: not that of some queues only
        QCOMPARE(which->itemData(1).toString(), u"orders-2"_s);
        QVERIFY(w.desk.ordered.backup.isEmpty());
        which->setFocus();
        QTest::keyClick(which, Qt::Key_End);
        QTRY_COMPARE(w.desk.ordered.backup, u"mail-1"_s);
        QTRY_VERIFY2(w.text(u"confirmText"_s).contains(u"the backup mail-1 of mail"_s), qPrintable(w.text(u"confirmText"_s)));
        // A rehearsal for a cluster takes that one's backups, and forgets which one was chosen before.
        auto *of = w.part<QComboBox>(u"recoveryOf"_s);
        of->setFocus();
        QTest::keyClick(of, Qt::Key_End);
        QTRY_COMPARE(w.desk.ordered.of.value, u"orders"_s);
        QVERIFY(w.desk.ordered.backup.isEmpty());
        QTRY_COMPARE(which->count(), 3);
        // A plan that restores nothing asks for none, and no more does a rehearsal at the table.
        QVERIFY(w.open(u"run/disk-full"_s));
        QVERIFY(!which->isVisible());
        QVERIFY(w.open(u"rehearse/complete-system-failure"_s));
        QVERIFY(!which->isVisible());
        QVERIFY(w.desk.ordered.backup.isEmpty());
    }

    /// A backup that stands elsewhere than the profile says, as on another machine's disk, is found where a person says.
    void backupElsewhere()
    {
        RecoveryWindow w(m_profiles.path());
        BackupSummary carried;
        carried.id = u"carried-1"_s;
        carried.cluster = u"orders"_s;
        carried.at = w.desk.now() - std::chrono::minutes{30};
        carried.holds = {BackupPart::Definitions, BackupPart::Messages};
        const QTemporaryDir disk, bare;
        w.desk.keptElsewhere.insert(disk.path(), {carried});
        QVERIFY(w.open(u"run/complete-system-failure"_s));
        auto *which = w.part<QComboBox>(u"recoveryBackup"_s);
        QTRY_VERIFY(w.text(u"recoveryFolder"_s).contains(u"no whole backup"_s));
        QVERIFY(w.text(u"recoveryFolder"_s).contains(w.desk.backupFolder()));
        QVERIFY(!w.shows(u"recoveryAsProfile"_s));
        const auto choose = [&w](const QString &folder) {
            w.click(u"recoveryElsewhere"_s);
            auto *dialog = w.part<QFileDialog>(u"recoveryFolderDialog"_s);
            QVERIFY(dialog);
            Q_EMIT dialog->fileSelected(folder);
            dialog->close();
        };
        choose(disk.path());
        QTRY_COMPARE(which->count(), 2);
        QTRY_COMPARE(w.desk.ordered.folder, disk.path());
        which->setFocus();
        QTest::keyClick(which, Qt::Key_End);
        QTRY_COMPARE(w.desk.ordered.backup, u"carried-1"_s);
        QTRY_VERIFY2(w.text(u"confirmText"_s).contains(disk.path()), qPrintable(w.text(u"confirmText"_s)));
        // Another folder forgets it; one that cannot be read says so beside its name.
        choose(bare.path());
        QTRY_VERIFY2(w.text(u"recoveryFolder"_s).contains(u"is no folder of backups"_s), qPrintable(w.text(u"recoveryFolder"_s)));
        QTRY_VERIFY(w.desk.ordered.backup.isEmpty());
        w.click(u"recoveryAsProfile"_s);
        QTRY_VERIFY(w.desk.ordered.folder.isEmpty());
        QVERIFY(!w.shows(u"recoveryAsProfile"_s));
        // The next plan begins where the profile says.
        choose(disk.path());
        QVERIFY(w.open(u"run/complete-system-failure"_s));
        QTRY_VERIFY(w.desk.ordered.folder.isEmpty());
        QVERIFY(w.open(u"run/disk-full"_s));
        QVERIFY(!w.shows(u"recoveryElsewhere"_s));
    }

    /// A healthy node is refused with the rule's reason, as warrenctl does, and nobody can press Run.
    void refused()
    {
        RecoveryWindow w(m_profiles.path());
        w.desk.refuses = {{u"in-trouble"_s, u"rabbit@broker1 serves"_s}};
        QVERIFY(w.open(u"run/cluster-node-failure/rabbit@broker1"_s));
        // Not as if the rule spoke against the node.
        QTRY_VERIFY2(w.text(u"confirmReason"_s).startsWith(u"Refused: “"_s) && w.text(u"confirmReason"_s).endsWith(u"” is not met"_s),
                     qPrintable(w.text(u"confirmReason"_s)));
        QVERIFY(!w.part<QPushButton>(u"runPlan"_s)->isEnabled());
        // No node is named and all serve: there is no plan, and it says why.
        w.desk.noPlan = Error{.kind = ErrorKind::Usage, .message = u"Every node serves; name the one that is meant"_s, .detail = {}};
        w.click(u"showRecoveryPlan"_s);
        QTRY_COMPARE(w.text(u"confirmTitle"_s), u"There is no plan"_s);
        QTest::keyClick(&w.window, Qt::Key_Escape);
        QTRY_VERIFY(w.shows(u"scenarioView"_s));
    }

    /// A rehearsal says so everywhere, asks for no name, and takes the answers that were chosen.
    void rehearse()
    {
        RecoveryWindow w(m_profiles.path());
        QVERIFY(w.open(u"rehearse/single-node-failure"_s));
        QVERIFY(w.shows(u"rehearsalBand"_s));
        auto *outcome = w.part<QComboBox>(u"outcome.state"_s);
        QVERIFY(outcome);
        outcome->setFocus();
        QTest::keyClick(outcome, Qt::Key_Home);
        QTest::keyClick(outcome, Qt::Key_End);
        QTRY_VERIFY(w.part<QPushButton>(u"runPlan"_s)->isEnabled());
        w.click(u"runPlan"_s);
        QTRY_COMPARE(w.desk.starts, 1);
        QCOMPARE(w.desk.started.facts.value("rehearsal"_L1).toString(), u"table-top"_s);
        for (const QString &operation : operationsNamedBy(w.desk.started))
            QVERIFY2(operation.isEmpty() || operation.startsWith(u"rehearsal"_s), qPrintable(operation));
        // While it runs.
        w.desk.table.setRun(sampleData::rehearsedRecovery(w.store->profile(), w.now - std::chrono::seconds{60}), true);
        QTRY_VERIFY(w.shows(u"rehearsalRoom"_s));
        QVERIFY(w.part<QWidget>(u"rehearsalRoom"_s)->findChild<QWidget *>(u"rehearsalBand"_s)->isVisible());
        // Whoever would do something says what; and the clock runs against nothing.
        auto *room = w.part<QWidget>(u"rehearsalRoom"_s);
        auto *next = room->findChild<QPushButton *>(u"answerYes"_s);
        QTRY_VERIFY(next->isVisible());
        QCOMPARE(next->text(), u"Next"_s);
        QVERIFY(!next->isEnabled() && !next->toolTip().isEmpty());
        room->findChild<QLineEdit *>(u"answerNote"_s)->setText(u"I call the rack's owner"_s);
        QVERIFY(next->isEnabled());
        QVERIFY(!room->findChild<QLabel *>(u"clockLeft"_s)->text().contains(u"left"_s));
        // What the talk at the table took is no measured RTO, here as in its report.
        RunView ended = sampleData::rehearsedRecovery(w.store->profile(), w.now - std::chrono::seconds{60});
        ended.state.verdict = Verdict::Done;
        ended.state.endedAt = w.now;
        w.desk.table.setRun(ended, false);
        QTRY_VERIFY2(w.part<QWidget>(u"rehearsalRoom"_s)->findChild<QLabel *>(u"clockLeft"_s)->text().contains(u"not measured"_s),
                     qPrintable(w.part<QWidget>(u"rehearsalRoom"_s)->findChild<QLabel *>(u"clockLeft"_s)->text()));
    }

    /// What people do while the cluster itself shows when it is done asks them nothing: their remark has a place all the same.
    void aRemarkWhereNobodyIsAsked()
    {
        RecoveryWindow w(m_profiles.path());
        const ClusterProfile &profile = w.store->profile();
        RunView view;
        view.state.run = u"20260317-142142-recovery-51d9"_s;
        view.state.plan = *planOnPaper(*recoveryDocument(u"disk-full"_s, &profile)->document, profile, {}, w.now);
        view.state.phase = RunPhase::Running;
        view.state.startedAt = w.now - std::chrono::seconds{60};
        QString step;
        eachStep(view.state.plan.steps, [&step](const Step &each, int) {
            if (step.isEmpty() && each.other.value(recoveryKey::byPeople).toBool())
                step = each.id;
        });
        QVERIFY(!step.isEmpty());
        view.state.steps.insert(step, {.phase = StepPhase::Running, .startedAt = w.now - std::chrono::seconds{30}});
        w.desk.run.setRun(view, true);
        QVERIFY(w.open());
        QTRY_VERIFY(w.shows(u"remarkCard"_s));
        QVERIFY(!w.part<QPushButton>(u"keepRemark"_s)->isEnabled());
        QTest::keyClicks(w.part<QLineEdit>(u"remarkWords"_s), u"old logs removed"_s);
        w.click(u"keepRemark"_s);
        QTRY_COMPARE(w.desk.remarks, QStringList{view.state.run + u' ' + step + u" old logs removed"_s});
        QTRY_VERIFY(w.part<QLineEdit>(u"remarkWords"_s)->text().isEmpty());
        // One that could not be written stays.
        w.desk.remarkAnswer = failure(ErrorKind::Io, u"disk full"_s);
        QTest::keyClicks(w.part<QLineEdit>(u"remarkWords"_s), u"more"_s);
        w.click(u"keepRemark"_s);
        QTRY_COMPARE(w.desk.remarks.size(), 2);
        QCOMPARE(w.part<QLineEdit>(u"remarkWords"_s)->text(), u"more"_s);
        // The cluster shows that the step is done while its remark is being written: the words stay, and are about that step.
        view.state.steps[step].phase = StepPhase::Done;
        w.desk.run.setRun(view, true);
        QVERIFY(w.shows(u"remarkCard"_s));
        QCOMPARE(w.part<QLineEdit>(u"remarkWords"_s)->text(), u"more"_s);
        QVERIFY2(w.text(u"remarkCaption"_s).contains(view.state.plan.step(step)->title), qPrintable(w.text(u"remarkCaption"_s)));
        w.desk.remarkAnswer = {};
        w.click(u"keepRemark"_s);
        QTRY_COMPARE(w.desk.remarks.last(), view.state.run + u' ' + step + u" more"_s);
        QTRY_VERIFY(!w.shows(u"remarkCard"_s));
        // Where somebody is asked, the remark goes with the answer.
        view.state.steps[step].phase = StepPhase::Running;
        w.desk.run.setRun(view, true);
        QTRY_VERIFY(w.shows(u"remarkCard"_s));
        view.state.steps[step].asks = true;
        w.desk.run.setRun(view, true);
        QTRY_VERIFY(!w.shows(u"remarkCard"_s));
    }

    /// The clock, who does what, and the question with its remark.
    void warRoom()
    {
        RecoveryWindow w(m_profiles.path());
        w.desk.run.setRun(sampleData::runningRecovery(w.store->profile(), w.now - std::chrono::seconds{134}), true);
        QVERIFY(w.open());
        QVERIFY(w.shows(u"warRoom"_s));
        QCOMPARE(w.text(u"clock"_s), u"4:36"_s); // 142 s before the run, 134 since
        QVERIFY2(w.text(u"clockLeft"_s).contains(u"25:24"_s), qPrintable(w.text(u"clockLeft"_s)));
        QVERIFY2(w.text(u"nowWho"_s).contains(u"Jonas Weber"_s), qPrintable(w.text(u"nowWho"_s)));
        QVERIFY(w.shows(u"nowWait"_s));
        auto *room = w.part<QWidget>(u"warRoom"_s);
        auto *note = room->findChild<QLineEdit *>(u"answerNote"_s);
        QTest::keyClicks(note, u"host is back"_s);
        QTest::mouseClick(room->findChild<QPushButton *>(u"answerYes"_s), Qt::LeftButton);
        QCOMPARE(w.desk.run.asked, QStringList{u"host yes host is back"_s});
        // Esc leads to the plans, which say that it goes on, and back.
        QTest::keyClick(&w.window, Qt::Key_Escape);
        QTRY_VERIFY(w.shows(u"recoveryGoesOn"_s));
        QTest::mouseClick(w.part<QWidget>(u"recoveryGoesOn"_s)->findChild<QPushButton *>(), Qt::LeftButton);
        QTRY_VERIFY(w.shows(u"warRoom"_s));
        // It ends.
        w.desk.run.setRun(sampleData::doneRecovery(w.store->profile(), w.now - std::chrono::seconds{300}), false);
        QTRY_VERIFY(w.shows(u"openRunReport"_s));
        QVERIFY(w.desk.refreshes > 1);
        // Everybody has done what was theirs; what a branch has left out was nobody's.
        int counts = 0;
        for (const QLabel *label : room->findChild<QWidget *>(u"rolesCard"_s)->findChildren<QLabel *>()) {
            const QRegularExpressionMatch count = QRegularExpression(u"^(\\d+) of (\\d+) steps$"_s).match(label->text());
            if (count.hasMatch())
                QCOMPARE(count.captured(1), count.captured(2));
            QVERIFY(!label->text().contains("of 0 steps"_L1));
            counts += count.hasMatch() ? 1 : 0;
        }
        QVERIFY(counts > 0);
        QTest::mouseClick(room->findChild<QPushButton *>(u"closeRun"_s), Qt::LeftButton);
        QTRY_VERIFY(w.shows(u"scenarioView"_s));
    }

    /// A plan that has failed leads to the one that its document names, about the same node.
    void whatToDoInstead()
    {
        RecoveryWindow w(m_profiles.path());
        RunView failed = sampleData::doneRecovery(w.store->profile(), w.now - std::chrono::seconds{300});
        failed.state.verdict = Verdict::Failed;
        w.desk.run.setRun(sampleData::runningRecovery(w.store->profile(), w.now - std::chrono::seconds{134}), true);
        QVERIFY(w.open());
        QVERIFY(!w.shows(u"openFallback"_s));
        w.desk.run.setRun(failed, false);
        QTRY_VERIFY(w.shows(u"openFallback"_s));
        QVERIFY(!w.text(u"fallbackWords"_s).isEmpty());
        w.click(u"openFallback"_s);
        QTRY_VERIFY(w.shows(u"scenarioView"_s));
        QCOMPARE(w.text(u"scenarioTitle"_s), w.desk.view().scenario(u"cluster-node-failure"_s)->title());
    }

    /// A run of warrenctl is watched, and nobody can pause it here.
    void elsewhere()
    {
        RecoveryWindow w(m_profiles.path());
        QVERIFY(w.open());
        QVERIFY(w.desk.watching);
        w.desk.setElsewhere(sampleData::runningRecovery(w.store->profile(), w.now - std::chrono::seconds{134}));
        QTRY_VERIFY(w.shows(u"recoveryGoesOn"_s));
        QTest::mouseClick(w.part<QWidget>(u"recoveryGoesOn"_s)->findChild<QPushButton *>(), Qt::LeftButton);
        QTRY_VERIFY(w.shows(u"warRoom"_s));
        auto *room = w.part<QWidget>(u"warRoom"_s);
        QCOMPARE(room->findChild<Pill *>(u"runPill"_s)->word(), u"Runs elsewhere"_s);
        QVERIFY(!room->findChild<QPushButton *>(u"pauseRun"_s)->isVisible());
        QVERIFY(!room->findChild<QWidget *>(u"runQuestion"_s)->isVisible());
        w.desk.setElsewhere(sampleData::doneRecovery(w.store->profile(), w.now - std::chrono::seconds{300}));
        QTRY_VERIFY(room->findChild<QPushButton *>(u"closeRun"_s)->isVisible());
        QTest::mouseClick(room->findChild<QPushButton *>(u"closeRun"_s), Qt::LeftButton);
        QTRY_VERIFY(w.shows(u"scenarioView"_s));
    }

    /// One that measures nothing is no reason to say that there was none.
    void aRunHasAnAge()
    {
        const TimePoint now{std::chrono::hours{24 * 400}};
        RecoveryScenario scenario;
        QCOMPARE(recoverywords::rtoSource(scenario, now), u"never run"_s);
        scenario.runs = {RunSummary{.run = u"r"_s, .startedAt = now - std::chrono::hours{72}}};
        QCOMPARE(recoverywords::rtoSource(scenario, now), u"last run %1 ago"_s.arg(units::age(now - std::chrono::hours{72}, now)));
    }

    /// What was learned and not kept yet is there again after a look at something else, each with its own run.
    void lessonsAreNotLost()
    {
        RecoveryWindow w(m_profiles.path());
        ReportView view(w.desk);
        auto *lessons = view.findChild<QPlainTextEdit *>(u"lessons"_s);
        auto *keep = view.findChild<QPushButton *>(u"keepLessons"_s);
        const RecoveryReport first{.run = u"r1"_s, .title = u"First"_s, .startedAt = w.desk.now(), .lessons = u"a spare cord"_s};
        const RecoveryReport second{.run = u"r2"_s, .title = u"Second"_s, .startedAt = w.desk.now()};
        view.show(first);
        QVERIFY(!keep->isEnabled());
        lessons->setPlainText(u"a spare cord, and a torch"_s);
        view.show(second);
        QCOMPARE(lessons->toPlainText(), QString());
        QVERIFY(!keep->isEnabled());
        view.show(first);
        QCOMPARE(lessons->toPlainText(), u"a spare cord, and a torch"_s);
        QVERIFY(keep->isEnabled());
        keep->click();
        QTRY_COMPARE(w.desk.lessons, u"r1: a spare cord, and a torch"_s);
        RecoveryReport kept = first;
        kept.lessons = u"a spare cord, and a torch"_s;
        view.show(kept);
        QVERIFY(!keep->isEnabled());
    }

    /// Timeline, evidence, lessons and the three forms of the file.
    void report()
    {
        RecoveryWindow w(m_profiles.path());
        w.desk.reportAnswer = sampleData::recoveryReport(w.store->profile(), w.now - std::chrono::seconds{400});
        QVERIFY(w.desk.reportAnswer->verdict);
        QVERIFY(w.open(u"report/20260317-142142-recovery-51d9"_s));
        QTRY_VERIFY(w.shows(u"recoveryReport"_s));
        QCOMPARE(w.desk.reported, u"20260317-142142-recovery-51d9"_s);
        auto *timeline = w.part<QTableView>(u"timeline"_s);
        QVERIFY(timeline->model()->rowCount() > 8);
        // What went well shows that by its sign, not by the same word in row after row.
        for (int row = 0; row < timeline->model()->rowCount(); ++row) {
            const QString state = timeline->model()->index(row, TimelineModel::StateColumn).data().toString();
            QVERIFY2(!state.startsWith(u"Done:"_s), qPrintable(state));
        }
        timeline->setFocus();
        QTest::keyClick(timeline, Qt::Key_Down);
        QTRY_VERIFY(w.part<QPlainTextEdit>(u"evidence"_s)->toPlainText().contains(u"no way to the host"_s));
        auto *lessons = w.part<QPlainTextEdit>(u"lessons"_s);
        QVERIFY(lessons->toPlainText().contains(u"spare"_s));
        QVERIFY(!w.part<QPushButton>(u"keepLessons"_s)->isEnabled());
        lessons->setFocus();
        QTest::keyClick(lessons, Qt::Key_End, Qt::ControlModifier);
        QTest::keyClicks(lessons, u" Call them first."_s);
        w.click(u"keepLessons"_s);
        QTRY_VERIFY(w.desk.lessons.endsWith(u"Call them first."_s));
        // A file.
        auto *menu = w.part<QPushButton>(u"exportReport"_s)->findChild<QMenu *>();
        menu->findChild<QAction *>(u"export.html"_s)->trigger();
        auto *dialog = w.part<QFileDialog>(u"exportReportDialog"_s);
        QVERIFY(dialog);
        Q_EMIT dialog->fileSelected(m_profiles.path() + "/r.html"_L1);
        dialog->reject();
        QTRY_COMPARE(w.desk.exported, m_profiles.path() + "/r.html"_L1);
        QTest::keyClick(&w.window, Qt::Key_Escape);
        QTRY_VERIFY(w.shows(u"scenarioView"_s));
        // The page's own name leads out of a report as well.
        w.window.go({u"recovery"_s, u"report/20260317-142142-recovery-51d9"_s});
        QTRY_VERIFY(w.shows(u"recoveryReport"_s));
        w.window.goToPage(u"recovery"_s);
        QTRY_VERIFY(w.shows(u"scenarioView"_s));
    }

    /// Form and text follow each other; what is wrong is said with its line while it is typed, and cannot be kept.
    void documents()
    {
        RecoveryWindow w(m_profiles.path());
        QVERIFY(w.open(u"disk-full"_s));
        w.click(u"editRecovery"_s);
        QTRY_VERIFY(w.shows(u"documentEditor"_s));
        auto *text = w.part<QPlainTextEdit>(u"documentText"_s);
        QVERIFY(text->toPlainText().contains(u"\"version\": \"1.1\""_s));
        auto *save = w.part<QPushButton>(u"saveDocument"_s);
        QVERIFY(save->isEnabled());
        // The form.
        auto *id = w.part<QLineEdit>(u"formId"_s);
        id->selectAll();
        QTest::keyClicks(id, u"disk-full-here"_s);
        QTRY_VERIFY(text->toPlainText().contains(u"\"id\": \"disk-full-here\""_s));
        QTRY_VERIFY(w.text(u"documentPlace"_s).contains(u"beside"_s));
        auto *steps = w.part<QListWidget>(u"formSteps"_s);
        const int before = steps->count();
        w.part<QPushButton>(u"stepAdd"_s)->findChild<QMenu *>()->findChild<QAction *>(u"add.manual"_s)->trigger();
        QTRY_COMPARE(steps->count(), before + 1);
        QTRY_VERIFY(save->isEnabled());
        QVERIFY(text->toPlainText().contains(u"\"action\": \"manual\""_s));
        // The text.
        const QString good = text->toPlainText();
        text->setFocus();
        text->selectAll();
        QTest::keyClick(text, Qt::Key_Delete);
        QTest::keyClicks(text, u"{"_s);
        QTRY_VERIFY(!save->isEnabled());
        QTRY_VERIFY(w.shows(u"documentNotice"_s));
        QVERIFY(!w.part<QWidget>(u"documentForm"_s)->isEnabled());
        QString wrong = good;
        wrong.replace(u"\"role\": \"operator\""_s, u"\"role\": \"captain\""_s);
        text->setPlainText(wrong);
        QTRY_VERIFY(w.part<QWidget>(u"documentForm"_s)->isEnabled());
        const auto labels = w.part<QWidget>(u"documentNotice"_s)->findChildren<QLabel *>();
        QVERIFY(std::ranges::any_of(labels, [](const QLabel *label) { return label->text().contains(u"line "_s); }));
        QTest::mouseClick(w.part<QWidget>(u"documentNotice"_s)->findChild<QPushButton *>(), Qt::LeftButton);
        QVERIFY(text->textCursor().block().text().contains(u"captain"_s));
        // Leaving asks first.
        QTest::keyClick(&w.window, Qt::Key_Escape);
        auto *dialog = w.part<QDialog>(u"leaveDocument"_s);
        QVERIFY(dialog);
        dialog->reject();
        text->setPlainText(good);
        QTRY_VERIFY(save->isEnabled());
        w.click(u"saveDocument"_s);
        QTRY_VERIFY(w.desk.saved.contains("disk-full-here"));
        QTRY_VERIFY(w.shows(u"scenarioView"_s));
    }

    /// What a plan was before is looked at, compared with what it is, and taken back under a version of its own.
    void olderVersions()
    {
        RecoveryWindow w(m_profiles.path());
        const RecoveryScenario *scenario = w.desk.view().scenario(u"disk-full"_s);
        RecoveryVersion older{.name = u"0.9-20260301T100000000"_s, .until = w.now - std::chrono::hours{48}, .entry = scenario->entry};
        older.entry.text.replace("\"version\": \"1.0\"", "\"version\": \"0.9\"").replace("\"rtoSeconds\": 1800", "\"rtoSeconds\": 660");
        older.entry.document = *recoveryDocumentFrom(older.entry.text);
        RecoveryVersion broken = older;
        broken.name = u"unreadable-20260201T100000000"_s;
        broken.entry.text = "{";
        broken.entry.document.reset();
        broken.entry.error = Error{.kind = ErrorKind::Malformed, .message = u"line 1: not whole"_s, .detail = {}};
        QVERIFY(w.open(u"disk-full"_s));
        w.click(u"olderVersions"_s);
        QTRY_VERIFY(w.shows(u"versionsState"_s)); // none is kept
        QTest::keyClick(&w.window, Qt::Key_Escape);
        QTRY_VERIFY(w.shows(u"scenarioView"_s));
        w.desk.older = {older, broken};
        w.click(u"olderVersions"_s);
        auto *list = w.part<QListWidget>(u"versions"_s);
        QTRY_COMPARE(list->count(), 2);
        auto *text = w.part<QPlainTextEdit>(u"versionText"_s);
        QVERIFY2(text->toPlainText().contains(u"-    \"rtoSeconds\": 660"_s), qPrintable(text->toPlainText()));
        QVERIFY(text->toPlainText().contains(u"+    \"rtoSeconds\": 1800"_s));
        auto *parts = w.part<SegmentedControl>(u"versionParts"_s);
        parts->setFocus();
        QTest::keyClick(parts, Qt::Key_Right);
        QTRY_VERIFY(text->toPlainText().startsWith(u'{'));
        // One that cannot be read is shown, and says why it stays where it is.
        list->setFocus();
        QTest::keyClick(list, Qt::Key_End);
        auto *take = w.part<QPushButton>(u"takeBackVersion"_s);
        QTRY_VERIFY(!take->isEnabled());
        QVERIFY(w.text(u"versionPlace"_s).contains(u"line 1"_s));
        QTest::keyClick(list, Qt::Key_Home);
        QTRY_VERIFY(take->isEnabled());
        w.click(u"takeBackVersion"_s);
        auto *dialog = w.part<QDialog>(u"takeBackDialog"_s);
        QVERIFY(dialog);
        QTest::mouseClick(dialog->findChild<QPushButton *>(u"confirmTakeBack"_s), Qt::LeftButton);
        QTRY_VERIFY(!w.desk.saved.isEmpty());
        const Result<RecoveryDocument> kept = recoveryDocumentFrom(w.desk.saved);
        QVERIFY(kept);
        QCOMPARE(kept->version, u"1.1"_s); // shipped are 1.0
        QCOMPARE(kept->rto, std::chrono::seconds{660});
        QTRY_VERIFY(w.shows(u"scenarioView"_s));
    }

    /// The overview names the plan that fits what is worst, and how ready the cluster is.
    void fromFindings()
    {
        RecoveryWindow w(m_profiles.path());
        w.window.go({u"overview"_s, {}});
        Page *overview = w.window.page(u"overview"_s);
        auto *plan = overview->findChild<QPushButton *>(u"openRecoveryPlan"_s);
        QVERIFY(plan && plan->isVisible());
        auto *ready = overview->findChild<QPushButton *>(u"recoveryReadiness"_s);
        QVERIFY(ready->text().contains(QString::number(w.desk.view().readiness.score)));
        QTest::mouseClick(plan, Qt::LeftButton);
        QTRY_COMPARE(w.window.current().page, u"recovery"_s);
        QVERIFY2(!w.window.current().object.isEmpty(), qPrintable(w.window.current().object));
    }

    /// One that was left in the middle is offered to be finished or undone.
    void leftInTheMiddle()
    {
        RecoveryWindow w(m_profiles.path());
        w.desk.run.setUnfinished(
            {{.run = u"20260317-1"_s, .kind = u"recovery-disk-full"_s, .title = u"Disk full: broker2"_s, .who = u"ops"_s, .steps = 9, .finished = 4}});
        QVERIFY(w.open());
        QVERIFY(w.shows(u"recoveryUnfinished"_s));
        QTest::mouseClick(w.part<QWidget>(u"recoveryUnfinished"_s)->findChild<QPushButton *>(), Qt::LeftButton);
        QTRY_VERIFY(w.window.findChild<QDialog *>());
    }
};

QTEST_MAIN(RecoveryPageTest)
#include "RecoveryPageTest.moc"
