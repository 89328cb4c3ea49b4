// The page of the guided restore in the real window: each thing that it does.

#include "RestoreWindow.h"
#include "plan/restore/RestorePlanner.h"
#include "support/SuiteTheme.h"
#include "ui/backups/BackupsModel.h"
#include "ui/backups/ContentsModel.h"
#include "ui/parts/Label.h"
#include "ui/parts/SegmentedControl.h"
#include "ui/parts/TableView.h"
#include "ui/parts/VerdictCard.h"
#include "ui/queues/QueuesPage.h"
#include "ui/restore/PreviewList.h"
#include "ui/restore/PreviewModel.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDialog>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QScreen>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeView>
#include <QWizard>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace warrener;

class RestorePageTest final : public QObject
{
    Q_OBJECT

public:
    static void initMain() { qputenv("TZ", "UTC"); }

private Q_SLOTS:
    /// What restores have kept on the hosts is shown as the plan that removes it, and goes when the name was typed.
    void whatWasKeptGoes()
    {
        RestoreWindow shown(m_folder.path());
        QVERIFY(shown.ready);
        const auto ask = [&] {
            shown.key(Qt::Key_K, Qt::ControlModifier);
            shown.type(u"restores have kept"_s);
            shown.key(Qt::Key_Return);
        };
        shown.desk.keptAnswer = failure(ErrorKind::NotFound, u"Restores have kept nothing"_s);
        ask();
        QTRY_COMPARE(shown.desk.kepts, 1);
        QCOMPARE(shown.desk.keptOf, shown.store->profile().name);
        QTRY_COMPARE(shown.part<QLabel>("planProblem")->text(), u"Restores have kept nothing"_s);
        shown.click(shown.part<QPushButton>("cancelPlan"));

        const ClusterView view{.profile = std::make_shared<const ClusterProfile>(shown.store->profile()), .snapshot = shown.store->snapshot()};
        shown.desk.keptAnswer = planRemoveKept(view,
                                               {{.of = u"rabbit@broker1"_s,
                                                 .host = HostName{u"broker1"_s},
                                                 .path = u"/var/lib/rabbitmq_pre_restore_20261101-101112"_s,
                                                 .isDirectory = true,
                                                 .bytes = 1 << 30}},
                                               {u"broker2: no login"_s}, {});
        QVERIFY(shown.desk.keptAnswer);
        ask();
        QTRY_VERIFY(shown.part<QLabel>("planState") && shown.part<QLabel>("planState")->text().contains("broker2: no login"_L1));
        auto *confirm = shown.part<QPushButton>("confirmPlan");
        QTRY_VERIFY(confirm->isVisible());
        QVERIFY(!confirm->isEnabled());
        auto *name = shown.part<QLineEdit>("typedName");
        QTRY_VERIFY(name->isVisible());
        name->setText(shown.store->profile().name.value);
        QTRY_VERIFY(confirm->isEnabled());
        shown.click(confirm);
        QTRY_COMPARE(shown.care.started.size(), 1);
        QTRY_COMPARE(shown.window.current().page, u"activity"_s);
    }

    /// In a cluster that is not open, too: it is asked there, runs there, and is told here, where the proof stays what it was.
    void whatWasKeptElsewhereGoes()
    {
        RestoreWindow shown(m_folder.path());
        QVERIFY(shown.ready);
        shown.begin(u"backup/"_s + full);
        QVERIFY(walk(shown, RestoreStage::Where));
        const RestorePlace place = sampleData::restorePlaces().at(2);
        RestoreDraft draft = shown.page()->flow().draft();
        draft.to = place.name;
        draft.configuration = true;
        shown.page()->flow().setDraft(draft);
        QVERIFY(walk(shown, RestoreStage::Run));
        RunView done = sampleData::doneRestore();
        done.state.plan.cluster = place.name;
        shown.desk.run.setRun(done, false);
        QVERIFY(walk(shown, RestoreStage::Proof));
        // Its run stands in another journal; what can be pressed has the focus all the same.
        QVERIFY(!shown.part<QPushButton>("proofRun")->isVisible());
        auto *kept = shown.part<QPushButton>("proofKept");
        QVERIFY(kept->isVisible());
        QTRY_COMPARE(QApplication::focusWidget(), kept);

        const ClusterView view{.profile = std::make_shared<const ClusterProfile>(shown.store->profile()), .snapshot = shown.store->snapshot()};
        shown.desk.keptAnswer = planRemoveKept(
            view, {{.of = u"rabbit@broker1"_s, .host = HostName{u"broker1"_s}, .path = u"/etc/rabbitmq/rabbitmq.conf.pre_restore_20261101-101112"_s}}, {}, {});
        QVERIFY(shown.desk.keptAnswer);
        shown.key(Qt::Key_Space);
        auto *confirm = shown.part<QPushButton>("confirmPlan");
        QTRY_VERIFY((confirm = shown.part<QPushButton>("confirmPlan")) != nullptr && confirm->isEnabled());
        QCOMPARE(shown.desk.keptOf, place.name);
        RunView removal;
        removal.state.run = u"removal"_s;
        removal.state.plan = *shown.desk.keptAnswer;
        shown.desk.runElsewhere.setRun(removal, true);
        shown.click(confirm);
        QTRY_COMPARE(shown.desk.elsewhere.started.size(), 1);
        QVERIFY(shown.care.started.isEmpty());
        auto *notice = shown.part<QWidget>("restoreNotice");
        QTRY_VERIFY(notice->isVisible());
        // Its desk is the one that made the restore.
        removal.state.verdict = Verdict::Done;
        shown.desk.run.setRun(removal, false);
        shown.desk.runElsewhere.setRun(removal, false);
        QTRY_VERIFY(std::ranges::any_of(notice->findChildren<QLabel *>(), [](const QLabel *label) { return label->text().contains(u"is removed"_s); }));
        QCOMPARE(shown.page()->stage(), RestoreStage::Proof);
        QVERIFY(shown.part<QWidget>("proofVerdict")->accessibleName().startsWith(u"Complete"_s));
        // What another run comes to keeps nobody from the next restore.
        QCOMPARE(shown.window.current().page, u"restore"_s);
    }

    /// Beside its figures it read "Complete but for what t…".
    void theProofsHeadlineIsReadWhole()
    {
        VerdictCard card;
        card.setLineWrapping(true);
        card.addButton(u"Show the run"_s);
        card.setVerdict({.level = Level::Note,
                         .headline = u"Complete but for what the preview left out"_s,
                         .line = u"Complete; 24 messages are there, byte for byte; not restored, as the preview says: orders-0: 1 client consumes from it"_s,
                         .facts = {{u"Created"_s, u"1"_s},
                                   {u"Changed"_s, u"0"_s},
                                   {u"Messages published"_s, u"12"_s},
                                   {u"Were there already"_s, u"12"_s},
                                   {u"Took"_s, u"3.2 s"_s}},
                         .findings = {}});
        card.resize(938, 150);
        card.show();
        QVERIFY(QTest::qWaitForWindowExposed(&card));
        auto *headline = card.findChild<Label *>(u"verdictHeadline"_s);
        QTRY_VERIFY2(!headline->isElided(), qPrintable(QString::number(headline->width())));
        QTRY_VERIFY(headline->height() >= headline->sizeHint().height());
    }

    /// Whether a backup can be restored is known once it was: a plan that is shown before, and thrown away afterwards.
    void aBackupIsTested()
    {
        RestoreWindow shown(m_folder.path());
        QVERIFY(shown.ready);
        // Where no other cluster is known there is nothing to choose.
        shown.desk.setPlaces({shown.desk.places().first()});
        auto *backups = qobject_cast<BackupsPage *>(shown.window.page(u"backups"_s));
        backups->open(full);
        shown.desk.testAnswer = failure(ErrorKind::NotAvailable, u"No node answers"_s);
        const auto ask = [&] {
            shown.key(Qt::Key_K, Qt::ControlModifier);
            shown.type(u"test whether"_s);
            shown.key(Qt::Key_Return);
        };
        ask();
        QTRY_COMPARE(shown.desk.tested, QStringList{full});
        QTRY_COMPARE(shown.part<QLabel>("planProblem")->text(), u"No node answers"_s);
        shown.click(shown.part<QPushButton>("cancelPlan"));

        // Any small plan will do here.
        const ClusterView view{.profile = std::make_shared<const ClusterProfile>(shown.store->profile()), .snapshot = shown.store->snapshot()};
        shown.desk.testAnswer = planRemoveKept(view,
                                               {{.of = u"rabbit@broker1"_s,
                                                 .host = HostName{u"broker1"_s},
                                                 .path = u"/var/lib/rabbitmq_pre_restore_20261101-101112"_s,
                                                 .isDirectory = true,
                                                 .bytes = 1 << 30}},
                                               {}, {});
        QVERIFY(shown.desk.testAnswer);
        // And from the menu of its row.
        QVERIFY(QMetaObject::invokeMethod(backups->findChild<QAbstractButton *>(u"moreBackupActions"_s), "aboutToOpen"));
        auto *test = shown.window.findChild<QAction *>(u"testAction"_s);
        QVERIFY(test != nullptr && test->isEnabled());
        test->trigger();
        QTRY_COMPARE(shown.desk.tested.size(), 2);
        auto *confirm = shown.part<QPushButton>("confirmPlan");
        QTRY_VERIFY(confirm && confirm->isVisible());
        // It grew with its plan: its buttons stay on the screen.
        QTRY_VERIFY(confirm->window()->frameGeometry().bottom() <= confirm->window()->screen()->availableGeometry().bottom());
        if (auto *name = shown.part<QLineEdit>("typedName"); name != nullptr && name->isVisible())
            name->setText(shown.store->profile().name.value);
        QTRY_VERIFY(confirm->isEnabled());
        shown.click(confirm);
        QTRY_COMPARE(shown.care.started.size(), 1);
    }

    /// In this cluster or in another one that is known; there its own hands start it, and its own rules for names count.
    void aBackupIsTestedElsewhere()
    {
        RestoreWindow shown(m_folder.path());
        QVERIFY(shown.ready);
        QList<RestorePlace> places = shown.desk.places();
        places[1].obstacle = u"A restore into it is running"_s;
        shown.desk.setPlaces(places);
        const RestorePlace &staging = places.at(2);
        auto *backups = qobject_cast<BackupsPage *>(shown.window.page(u"backups"_s));
        backups->open(full);
        shown.key(Qt::Key_K, Qt::ControlModifier);
        shown.type(u"test whether"_s);
        shown.key(Qt::Key_Return);
        QTRY_VERIFY(shown.part<QComboBox>("testPlace") != nullptr);
        auto *chosen = shown.part<QComboBox>("testPlace");
        QCOMPARE(chosen->count(), 3);
        QVERIFY(chosen->itemText(0).startsWith(shown.store->profile().name.value));
        auto *goOn = shown.part<QPushButton>("confirmTestPlace");
        QVERIFY(goOn->isEnabled());
        chosen->setCurrentIndex(1);
        QVERIFY(!goOn->isEnabled());
        QCOMPARE(shown.part<QLabel>("testPlaceReason")->text(), places.at(1).obstacle);
        chosen->setCurrentIndex(2);
        QVERIFY(goOn->isEnabled());
        const ClusterView view{.profile = std::make_shared<const ClusterProfile>(shown.store->profile()), .snapshot = shown.store->snapshot()};
        shown.desk.testAnswer =
            planRemoveKept(view, {{.of = u"rabbit@broker1"_s, .host = HostName{u"broker1"_s}, .path = u"/var/lib/a_pre_restore_1"_s}}, {}, {});
        QVERIFY(shown.desk.testAnswer);
        shown.click(goOn);
        QTRY_COMPARE(shown.desk.tested, QStringList{full});
        QCOMPARE(shown.desk.testedIn, staging.name);
        auto *confirm = shown.part<QPushButton>("confirmPlan");
        QTRY_VERIFY(confirm && confirm->isEnabled());
        RunView run;
        run.state.run = u"20260317-120000-restore-test"_s;
        shown.desk.runElsewhere.setRun(run, true);
        QSignalSpy said(backups, &Page::succeeded);
        shown.click(confirm);
        QTRY_COMPARE(shown.desk.elsewhere.started.size(), 1);
        QVERIFY(shown.care.started.isEmpty());
        QTRY_COMPARE(said.size(), 1);
        QVERIFY2(said.first().first().toString().contains(staging.name.value), qPrintable(said.first().first().toString()));
        // What went wrong is not said in passing.
        run.state.verdict = Verdict::Failed;
        run.state.error = u"no node answers"_s;
        shown.desk.runElsewhere.setRun(run, false);
        QTRY_VERIFY(shown.part<QDialog>("toldDialog") != nullptr);
        QCOMPARE(said.size(), 1);
    }

    /// Queues that were mirrored are offered as quorum queues; the choice is compared anew, and nothing of it where there are none.
    void mirroredQueuesAreOffered()
    {
        RestoreWindow shown(m_folder.path());
        QVERIFY(shown.ready);
        shown.desk.previewAnswer->definitions.mirrored = 2;
        shown.begin();
        for (const RestoreStage stage : {RestoreStage::What, RestoreStage::Where, RestoreStage::Preview}) {
            QVERIFY(shown.canGoOn());
            shown.click(shown.next());
            QVERIFY(shown.reaches(stage));
        }
        QVERIFY(shown.canGoOn());
        auto *asQuorum = shown.part<QCheckBox>("mirroredAsQuorum");
        QVERIFY(asQuorum->isVisible() && !asQuorum->isChecked());
        QVERIFY2(asQuorum->text().contains(u'2'), qPrintable(asQuorum->text()));
        const int previews = shown.desk.previews;
        asQuorum->setFocus();
        QTest::keyClick(asQuorum, Qt::Key_Space);
        QTRY_VERIFY(shown.desk.previewed.mirroredAsQuorum);
        QCOMPARE(shown.desk.previews, previews + 1);
        QTRY_VERIFY(asQuorum->isVisible() && asQuorum->isChecked());
        // Whoever works by keys is where they were.
        QTRY_COMPARE(QApplication::focusWidget(), asQuorum);
        shown.desk.previewAnswer->definitions.mirrored = 0;
        shown.page()->flow().compareAgain();
        QTRY_VERIFY(shown.canGoOn() && !asQuorum->isVisible());
    }

    /// Which file is meant is read whole in a narrow window, too.
    void namesOfFilesAreReadWhole()
    {
        RestoreWindow shown(m_folder.path());
        QVERIFY(shown.ready);
        RestorePreview preview = sampleData::hostsPreview();
        RestoreFile file = preview.files.first();
        file.path = file.change.path = u"/etc/rabbitmq/conf.d/20-federation of orders.conf"_s;
        file.entry = u"config/rabbit%40broker1"_s + file.path;
        preview.files.append(file);
        shown.desk.previewAnswer = preview;
        shown.window.resize(1100, 700);
        shown.begin(u"backup/"_s + full);
        QVERIFY(walk(shown, RestoreStage::What));
        RestoreDraft draft = shown.page()->flow().draft();
        draft.definitions = draft.messages = false;
        draft.configuration = true;
        shown.page()->flow().setDraft(draft);
        QVERIFY(walk(shown, RestoreStage::Preview));
        auto *table = shown.part<TableView>("previewFiles");
        QTRY_VERIFY(table->isVisible());
        QVERIFY(table->model()->rowCount() >= 5);
        const auto isWhole = [table] {
            for (int row = 0; row < table->model()->rowCount(); ++row) {
                const QModelIndex index = table->model()->index(row, 0);
                if (table->itemDelegateForIndex(index)->sizeHint({}, index).width() > table->columnWidth(0))
                    return false;
            }
            return true;
        };
        QTRY_VERIFY(isWhole());
        // What differs in it is there as well.
        auto *difference = shown.part<QWidget>("previewFileText");
        QVERIFY(difference->isVisible());
        QVERIFY2(difference->height() >= 40, qPrintable(QString::number(difference->height())));
        // Where there is room the two stand side by side.
        shown.window.resize(1900, 1000);
        QTRY_VERIFY(difference->mapToGlobal(QPoint(0, 0)).x() > table->mapToGlobal(QPoint(table->width(), 0)).x());
        QTRY_VERIFY(isWhole());
    }

    /// Cancelled in the middle it is taken back, or says what remains.
    void cancelledInTheMiddle()
    {
        RestoreWindow shown(m_folder.path());
        shown.begin(u"backup/"_s + full);
        QVERIFY(walk(shown, RestoreStage::Run));
        shown.desk.run.setRun(sampleData::runningRestore(), true);
        auto *cancel = shown.part<QPushButton>("restoreCancel");
        QVERIFY(cancel->isVisible());
        shown.click(cancel);
        auto *dialog = shown.page()->findChild<QDialog *>(u"undoDialog"_s);
        QTRY_VERIFY(dialog && dialog->isVisible());
        QVERIFY(dialog->findChild<QLabel *>(u"undoList"_s)->text().contains(u"safety backup"_s));
        QVERIFY(dialog->findChild<QLabel *>(u"staysList"_s)->text().contains(u"Messages that were published stay"_s));
        shown.click(dialog->findChild<QPushButton *>(u"confirmUndo"_s));
        QTRY_VERIFY(shown.desk.run.asked.contains(u"abort and undo"_s));
        shown.desk.run.setRun(sampleData::undoneRestore(), false);
        QVERIFY(shown.canGoOn());
        shown.click(shown.next());
        QVERIFY(shown.part<QWidget>("proofVerdict")->accessibleName().startsWith(u"Undone"_s));
        // Nothing was compared, and nothing says so.
        const QString sentence = shown.part<QWidget>("restoreProof")->accessibleDescription();
        QVERIFY2(sentence.contains(u"not come to the comparison"_s), qPrintable(sentence));
    }

    /// While it runs the person may look elsewhere, and finds it where it is.
    void aRunGoesOnBehind()
    {
        RestoreWindow shown(m_folder.path());
        shown.begin();
        QVERIFY(walk(shown, RestoreStage::Run));
        shown.desk.run.setRun(sampleData::runningRestore(), true);
        shown.window.go({u"overview"_s, {}});
        shown.begin(u"backup/"_s + full);
        QCOMPARE(shown.page()->stage(), RestoreStage::Run);
        QVERIFY(shown.part<QWidget>("restoreNotice")->isVisible());
        shown.desk.run.setRun(sampleData::doneRestore(), false);
        shown.begin(u"backup/"_s + full);
        QCOMPARE(shown.page()->stage(), RestoreStage::Source);
    }

    /// The way back through the pages leads to where one was, not to the beginning.
    void historyKeepsWhatWasChosen()
    {
        RestoreWindow shown(m_folder.path());
        shown.begin(u"backup/"_s + full);
        QVERIFY(walk(shown, RestoreStage::Where));
        shown.window.go({u"overview"_s, {}});
        shown.key(Qt::Key_Left, Qt::AltModifier);
        QTRY_VERIFY(shown.page()->isVisible());
        QCOMPARE(shown.page()->stage(), RestoreStage::Where);
        // On the first page the key leads out as everywhere.
        shown.key(Qt::Key_Left, Qt::AltModifier);
        shown.key(Qt::Key_Left, Qt::AltModifier);
        QCOMPARE(shown.page()->stage(), RestoreStage::Source);
        shown.key(Qt::Key_Left, Qt::AltModifier);
        QTRY_VERIFY(!shown.page()->isVisible());
    }

    void escapeLeavesWhileNothingWasDone()
    {
        RestoreWindow shown(m_folder.path());
        shown.begin(u"backup/"_s + full);
        QVERIFY(walk(shown, RestoreStage::What));
        shown.key(Qt::Key_Escape);
        QTRY_COMPARE(shown.window.current().page, u"backups"_s);
        QCOMPARE(shown.desk.starts, 0);
        QVERIFY(!shown.page()->findChild<QWizard *>()->isHidden());
    }

    void bringsBackWhatWasInAQueue()
    {
        RestoreWindow shown(m_folder.path());
        auto *queues = [&] {
            shown.window.go({u"queues"_s, {}});
            return qobject_cast<QueuesPage *>(shown.window.page(u"queues"_s));
        }();
        Q_EMIT queues->bringBackRequested(u"/"_s, u"payments.dlq"_s);
        QTRY_VERIFY(shown.page() && shown.page()->flow().contents());
        QCOMPARE(shown.page()->flow().draft().ticked, QStringList{u"/\npayments.dlq"_s});
        shown.click(shown.next());
        QVERIFY(shown.reaches(RestoreStage::What));
        QCOMPARE(shown.part<SegmentedControl>("queuesHow")->current(), 2);
        QCOMPARE(shown.part<QLabel>("queuesCount")->text(), u"1 of 36 queues, 588 messages"_s);
        // A tick more makes two of them.
        auto *table = shown.part<TableView>("restoreQueues");
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, table->visualRect(table->model()->index(0, 0)).topLeft() + QPoint(16, 12));
        QCOMPARE(shown.page()->flow().draft().ticked.size(), 2);
    }

    /// When a backup was made is read whole, and whoever comes to a table by keys sees where they are.
    void tablesCanBeReadAndWalked()
    {
        RestoreWindow shown(m_folder.path());
        QVERIFY(shown.ready);
        shown.begin(u"backup/"_s + full);
        auto *source = shown.part<TableView>("restoreBackups");
        QTRY_VERIFY(source->isVisible());
        const int needs = source->fontMetrics().horizontalAdvance(u"30 November 06:58"_s);
        QVERIFY2(source->columnWidth(BackupsModel::MadeColumn) >= needs + 20, qPrintable(QString::number(source->columnWidth(BackupsModel::MadeColumn))));
        QVERIFY(walk(shown, RestoreStage::What));
        auto *queues = shown.part<TableView>("restoreQueues");
        QVERIFY(shown.tabTo(queues));
        QVERIFY(queues->selectionModel()->hasSelection());
    }

    /// Who chose one queue in a backup wants that one: not all of them, of which others may be refused.
    void aQueueOfABackupComesBackAlone()
    {
        RestoreWindow shown(m_folder.path());
        QVERIFY(shown.ready);
        auto *backups = qobject_cast<BackupsPage *>(shown.window.page(u"backups"_s));
        backups->open(full);
        auto *tree = backups->findChild<QTreeView *>(u"contentsTree"_s);
        const auto *contents = qobject_cast<const ContentsModel *>(tree->model());
        const QString path = u"messages/%2F/payments.dlq.cborseq"_s;
        QTRY_VERIFY(contents->indexOf(path).isValid());
        auto *restore = backups->findChild<QPushButton *>(u"restoreBackup"_s);
        QCOMPARE(restore->text(), u"Restore…"_s);
        tree->setCurrentIndex(contents->indexOf(path));
        QCOMPARE(restore->text(), u"Restore this queue…"_s);
        // By its menu as by the button.
        Q_EMIT tree->customContextMenuRequested(tree->visualRect(tree->currentIndex()).center());
        auto *menu = backups->findChild<QMenu *>(u"entryMenu"_s);
        QVERIFY(menu && menu->findChild<QAction *>(u"restoreEntry"_s));
        menu->close();
        shown.click(restore);
        QTRY_VERIFY(shown.page() && shown.page()->flow().contents());
        QCOMPARE(shown.page()->flow().draft().backup, full);
        QCOMPARE(shown.page()->flow().draft().ticked, QStringList{u"/\npayments.dlq"_s});
        QCOMPARE(shown.page()->flow().draft().queues, RestoreDraft::Queues::Ticked);
        // From the root all of it again.
        shown.window.go({u"backups"_s, full});
        tree->setCurrentIndex(tree->model()->index(0, 0));
        shown.click(restore);
        QTRY_VERIFY(shown.page()->flow().contents());
        QTRY_COMPARE(shown.page()->flow().draft().queues, RestoreDraft::Queues::All);
    }

    /// Queues that the newest backup has and the cluster has not are missed by the page of backups.
    void queuesThatAreGoneAreOffered()
    {
        RestoreWindow shown(m_folder.path());
        BackupsView view = shown.backups.view();
        view.rows[3].backup.queues = 36;
        auto snapshot = std::make_shared<Snapshot>(*shown.store->snapshot());
        auto table = std::make_shared<QueueTable>();
        table->vhosts = {u"/"_s};
        table->asOf = sampleData::backupsNow();
        for (const BackedUpQueue &queue : sampleData::backupManifest().queues) {
            if (queue.name == "payments.dlq"_L1 || queue.name == "orders.dlq"_L1)
                continue;
            QueueRow row;
            row.name = queue.name;
            row.vhost = 0;
            table->rows.push_back(row);
        }
        snapshot->queues = table;
        snapshot->at += std::chrono::seconds(5);
        ++snapshot->generation;
        shown.store->take(SnapshotPtr(snapshot));
        shown.backups.setView(view);
        auto *notice = shown.window.page(u"backups"_s)->findChild<QWidget *>(u"backupsNotice"_s);
        QTRY_VERIFY(notice->isVisible());
        QCOMPARE(shown.store->snapshot()->queues->rows.size(), table->rows.size());
        auto *bring = notice->findChild<QPushButton *>();
        QCOMPARE(bring->text(), u"Bring them back…"_s);
        shown.click(bring);
        QTRY_VERIFY(shown.page() && shown.page()->flow().contents());
        QCOMPARE(shown.page()->flow().draft().ticked, (QStringList{u"/\norders.dlq"_s, u"/\npayments.dlq"_s}));
    }

    /// Who came for several queues reads which of them this backup has not, and goes on with the others alone.
    void whatABackupLacksIsNamed()
    {
        RestoreWindow shown(m_folder.path());
        QVERIFY(shown.ready);
        shown.window.go(RestorePage::ofQueues({u"/\norders.dlq"_s, u"/\nnever.seen"_s}));
        QTRY_VERIFY(shown.page() && shown.page()->flow().contents());
        auto *notice = shown.part<QWidget>("restoreSourceNotice");
        QTRY_VERIFY(notice->isVisible());
        const QList<QLabel *> labels = notice->findChildren<QLabel *>();
        QVERIFY(std::ranges::any_of(labels, [](const QLabel *label) { return label->text().contains(u"never.seen"_s); }));
        QCOMPARE(shown.page()->flow().draft().ticked, QStringList{u"/\norders.dlq"_s});
        QVERIFY(shown.canGoOn());
    }

    void whatStandsInTheWayIsSaid()
    {
        RestoreWindow shown(m_folder.path());
        shown.desk.previewAnswer = failure(ErrorKind::Unreachable, u"No node gives its definitions"_s);
        shown.begin();
        QVERIFY(walk(shown, RestoreStage::Preview));
        QTRY_COMPARE(shown.reason(), u"No node gives its definitions"_s);
        QVERIFY(!shown.next()->isEnabled());
        QCOMPARE(shown.page()->stage(), RestoreStage::Preview);
        // F5 compares again.
        shown.desk.previewAnswer = sampleData::restorePreview();
        shown.key(Qt::Key_F5);
        QVERIFY(shown.canGoOn());
        QCOMPARE(shown.desk.previews, 2);
    }

    void aRefusalCanBeOverriddenWithAReason()
    {
        RestoreWindow shown(m_folder.path());
        Error refused{.kind = ErrorKind::Forbidden, .message = u"Another console holds the lease"_s, .detail = {}};
        refused.rule = u"lease"_s;
        shown.desk.startAnswer = std::unexpected(refused);
        shown.begin();
        QVERIFY(walk(shown, RestoreStage::Confirm));
        shown.part<QLineEdit>("typedName")->setText(u"orders-prod"_s);
        QVERIFY(shown.canGoOn());
        shown.click(shown.next());
        QTRY_COMPARE(shown.part<QLabel>("confirmProblem")->text(), u"Another console holds the lease"_s);
        QCOMPARE(shown.reason(), u"Say why the rule is overridden"_s);
        shown.part<QCheckBox>("confirmOverride")->setChecked(true);
        shown.part<QLineEdit>("confirmWhy")->setText(u"agreed with ops"_s);
        shown.desk.startAnswer = {};
        QVERIFY(shown.canGoOn());
        shown.click(shown.next());
        QVERIFY(shown.reaches(RestoreStage::Run));
        QCOMPARE(shown.desk.overridden.value(u"lease"_s), u"agreed with ops"_s);
    }

    void anotherClusterAsksForItsOwnName()
    {
        RestoreWindow shown(m_folder.path());
        shown.begin();
        QVERIFY(walk(shown, RestoreStage::Where));
        shown.part<QComboBox>("restorePlace")->setCurrentIndex(2);
        QVERIFY(walk(shown, RestoreStage::Confirm));
        QCOMPARE(shown.desk.planned.to.value, u"orders-staging"_s);
        // Staging asks for none.
        QVERIFY(!shown.part<QLineEdit>("typedName")->isVisible());
        QVERIFY(shown.canGoOn());
        QCOMPARE(shown.next()->text(), u"Restore into orders-staging"_s);
        QCOMPARE(shown.next()->property("kind").toString(), u"primary"_s);
        // It becomes one of production while the page stands open.
        QList<RestorePlace> places = shown.desk.places();
        for (RestorePlace &place : places)
            place.environment = Environment::Production;
        shown.desk.setPlaces(places);
        QTRY_VERIFY(shown.part<QLineEdit>("typedName")->isVisible());
        QVERIFY(!shown.next()->isEnabled());
        QVERIFY(!shown.reason().isEmpty());
        shown.part<QLineEdit>("typedName")->setText(u"orders-staging"_s);
        QVERIFY(shown.canGoOn());
    }

    void thePreviewCanBeSaved()
    {
        RestoreWindow shown(m_folder.path());
        shown.begin(u"backup/"_s + full);
        QVERIFY(walk(shown, RestoreStage::Preview));
        QVERIFY(shown.canGoOn());
        shown.click(shown.part<QPushButton>("savePreview"));
        auto *dialog = shown.page()->findChild<QFileDialog *>(u"savePreviewDialog"_s);
        QVERIFY(dialog);
        const QString file = m_folder.filePath(u"preview.txt"_s);
        Q_EMIT dialog->fileSelected(file);
        QTRY_VERIFY(QFile::exists(file));
        QFile saved(file);
        QVERIFY(saved.open(QIODevice::ReadOnly));
        const QString text = QString::fromUtf8(saved.readAll());
        QVERIFY2(text.contains(u"payments.refund"_s) && text.contains(u"definition.message-ttl: 3600000 → 86400000"_s), qPrintable(text));
        dialog->close();
    }

    /// "cl…ic ≠ qu…um" tells nobody what it was and what it will be.
    void aFieldThatHasNoRoomInOneLineHasTwo()
    {
        RestoreWindow shown(m_folder.path());
        shown.begin(u"backup/"_s + full);
        QVERIFY(walk(shown, RestoreStage::Preview));
        auto *model = qobject_cast<PreviewModel *>(shown.part<PreviewList>("willBeChanged")->model());
        QVERIFY(model && model->rowAt(0)->fields.size() >= 2);
        PreviewList list(model, PreviewList::Look::Column);
        const auto tallAt = [&list](int width) {
            list.resize(width, 600);
            return list.sizeHintForIndex(list.model()->index(0, 0)).height();
        };
        list.show();
        QVERIFY(QTest::qWaitForWindowExposed(&list));
        const int one = tallAt(600);
        QCOMPARE(tallAt(800), one);
        QVERIFY(tallAt(160) > one);
    }

    /// Only by choice, one by one; what cannot be replaced now says why where it would be chosen.
    void whatCannotBeChangedIsReplacedByChoice()
    {
        RestoreWindow shown(m_folder.path());
        shown.begin(u"backup/"_s + full);
        QVERIFY(walk(shown, RestoreStage::Preview));
        QVERIFY(shown.canGoOn());
        QCOMPARE(shown.page()->flow().figures().replaced, 0);
        auto *cannot = shown.part<PreviewList>("cannotBeChanged");
        const auto offered = [&shown, cannot](int row) {
            cannot->setFocus();
            cannot->setCurrentIndex(cannot->model()->index(row, 0));
            shown.key(Qt::Key_Return);
            const QList<QMenu *> menus = shown.page()->findChildren<QMenu *>(u"cannotMenu"_s);
            return menus.isEmpty() ? nullptr : menus.last();
        };
        QMenu *menu = offered(0);
        QVERIFY(menu);
        auto *replace = menu->findChild<QAction *>(u"replaceIt"_s);
        QVERIFY(replace && replace->isEnabled() && !replace->isChecked());
        QVERIFY2(replace->text().contains(u"640"_s), qPrintable(replace->text()));
        replace->trigger();
        menu->close();
        QCOMPARE(shown.page()->flow().draft().replace, QStringList{u"queues\n/\norders.mail.confirm"_s});
        QCOMPARE(shown.page()->flow().figures().replaced, 1);
        QCOMPARE(shown.desk.previews, 1);
        menu = offered(1);
        QVERIFY(menu);
        replace = menu->findChild<QAction *>(u"replaceIt"_s);
        QVERIFY(replace && !replace->isEnabled());
        QVERIFY2(replace->text().contains(u"stop them first"_s), qPrintable(replace->text()));
        menu->close();
        QVERIFY(walk(shown, RestoreStage::Confirm));
        QTRY_COMPARE(shown.desk.planned.replace, QStringList{u"queues\n/\norders.mail.confirm"_s});
    }

private:
    /// As a person in a hurry; false: something stands in the way.
    bool walk(RestoreWindow &shown, RestoreStage to)
    {
        while (shown.page()->stage() < to) {
            const RestoreStage before = shown.page()->stage();
            if (before == RestoreStage::Confirm && shown.part<QLineEdit>("typedName")->isVisible())
                shown.part<QLineEdit>("typedName")->setText(u"orders-prod"_s);
            if (!shown.canGoOn())
                return false;
            shown.click(shown.next());
            if (!QTest::qWaitFor([&] { return shown.page()->stage() != before; }))
                return false;
        }
        return true;
    }

    SuiteTheme m_theme{u"Inter"_s};
    QTemporaryDir m_folder;
};

QTEST_MAIN(RestorePageTest)

#include "RestorePageTest.moc"
