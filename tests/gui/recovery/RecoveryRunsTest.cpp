// Runs of recovery in the real window: the question before one, rehearsals at the table, the war room.

#include "RecoveryWindow.h"
#include "base/Units.h"
#include "record/journal/JournalRuns.h"
#include "support/SuiteTheme.h"
#include "ui/parts/Pill.h"

#include <QComboBox>
#include <QDialog>
#include <QFileDialog>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace warrener;

class RecoveryRunsTest final : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_profiles;
    SuiteTheme m_theme;

public:
    static void initMain() { qputenv("TZ", "UTC"); }

private Q_SLOTS:
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
        ended.state.plan.facts.insert(u"since"_s, toDateTime(ended.state.startedAt - std::chrono::hours{2}).toUTC().toString(Qt::ISODateWithMs));
        w.desk.table.setRun(ended, false);
        QTRY_VERIFY2(w.part<QWidget>(u"rehearsalRoom"_s)->findChild<QLabel *>(u"clockLeft"_s)->text().contains(u"not measured"_s),
                     qPrintable(w.part<QWidget>(u"rehearsalRoom"_s)->findChild<QLabel *>(u"clockLeft"_s)->text()));
        // It has taken what passed since one sat down, whenever the disaster is said to have begun.
        QCOMPARE(w.part<QWidget>(u"rehearsalRoom"_s)->findChild<QLabel *>(u"clock"_s)->text(),
                 units::stopwatch(std::chrono::duration_cast<Millis>(w.now - ended.state.startedAt)));
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
        // What it is called may be read later than the run.
        const RecoveryView whole = w.desk.view();
        RecoveryView before = whole;
        before.scenarios.removeIf([](const RecoveryScenario &scenario) { return scenario.entry.id == "cluster-node-failure"_L1; });
        w.desk.setView(before);
        QVERIFY(!w.shows(u"openFallback"_s));
        w.desk.setView(whole);
        QVERIFY(w.shows(u"openFallback"_s));
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

QTEST_MAIN(RecoveryRunsTest)
#include "RecoveryRunsTest.moc"
