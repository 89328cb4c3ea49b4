// The guided restore in the real window, from end to end: by mouse, and by the keyboard alone.

#include "RestoreWindow.h"
#include "support/SuiteTheme.h"
#include "ui/frame/RailButton.h"
#include "ui/parts/SearchField.h"
#include "ui/parts/SegmentedControl.h"
#include "ui/parts/TableView.h"
#include "ui/restore/PreviewList.h"
#include "ui/restore/PreviewModel.h"
#include "ui/restore/StageList.h"

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QWizard>

using namespace Qt::StringLiterals;
using namespace warrener;

class RestoreWalkTest final : public QObject
{
    Q_OBJECT

public:
    static void initMain() { qputenv("TZ", "UTC"); }

private Q_SLOTS:
    void fromTheBackupToTheProofByMouse()
    {
        RestoreWindow shown(m_folder.path());
        QVERIFY(shown.ready);
        // From a backup: its page leads here, and stays the page of the rail.
        auto *backups = qobject_cast<BackupsPage *>(shown.window.page(u"backups"_s));
        backups->open(full);
        auto *restore = backups->findChild<QPushButton *>(u"restoreBackup"_s);
        QTRY_VERIFY(restore->isVisible() && restore->isEnabled());
        shown.click(restore);
        QVERIFY(shown.page());
        QTRY_VERIFY(shown.page()->isVisible());
        for (const RailButton *button : shown.window.findChildren<RailButton *>())
            QCOMPARE(button->isChecked(), button->pageId() == "backups"_L1);
        QCOMPARE(shown.page()->flow().draft().backup, full);
        QCOMPARE(shown.part<QLabel>("restoreLine")->text(), u"from Full, 17 March 02:00"_s);
        QVERIFY(!shown.back()->isEnabled());

        // Source → what.
        QVERIFY(shown.canGoOn());
        shown.click(shown.next());
        QVERIFY(shown.reaches(RestoreStage::What));
        auto *definitions = shown.part<QCheckBox>("part.definitions");
        auto *messages = shown.part<QCheckBox>("part.messages");
        QVERIFY(definitions->isChecked() && messages->isChecked());
        definitions->setChecked(false);
        messages->setChecked(false);
        QVERIFY(!shown.next()->isEnabled());
        QCOMPARE(shown.reason(), u"Choose at least one part"_s);
        definitions->setChecked(true);
        messages->setChecked(true);
        QVERIFY(shown.next()->isEnabled());

        // What → where; a name that is not whole holds it up.
        shown.click(shown.next());
        QVERIFY(shown.reaches(RestoreStage::Where));
        QCOMPARE(shown.part<QComboBox>("restorePlace")->count(), 3);
        auto *names = shown.page()->findChild<QWidget *>(u"queueNames"_s);
        shown.click(names->findChild<QPushButton *>());
        auto *to = shown.part<QLineEdit>("renameTo");
        QVERIFY(to);
        QVERIFY(!shown.next()->isEnabled());
        QVERIFY(!shown.reason().isEmpty());
        to->setText(u"orders.restored"_s);
        QVERIFY(shown.next()->isEnabled());
        shown.click(shown.part<QRadioButton>("publishAll"));

        // Where → preview: compared, with numbers; what is ticked off does not come.
        shown.click(shown.next());
        QVERIFY(shown.reaches(RestoreStage::Preview));
        QVERIFY(shown.canGoOn());
        QVERIFY(!shown.desk.previewed.skipPresent);
        QCOMPARE(shown.desk.previewed.queueNames.size(), 1);
        auto *created = shown.part<PreviewList>("willBeCreated");
        QVERIFY(created->isVisible());
        const QModelIndex refund = created->model()->index(1, 0);
        QTest::mouseClick(created->viewport(), Qt::LeftButton, {}, created->visualRect(refund).topLeft() + QPoint(18, 14));
        QCOMPARE(shown.page()->flow().draft().leave, QStringList{u"queues\npayments\npayments.refund"_s});
        QCOMPARE(shown.page()->flow().figures().created, 36);
        auto *live = shown.part<PreviewList>("onlyLive");
        QTest::mouseClick(live->viewport(), Qt::LeftButton, {}, live->visualRect(live->model()->index(2, 0)).topLeft() + QPoint(18, 14));
        QCOMPARE(shown.page()->flow().draft().remove, QStringList{u"users\n\nanna.tmp"_s});

        // By an expression of names as well, of queues and exchanges; one that is none ticks nothing.
        auto *byName = shown.part<SearchField>("onlyLiveByName");
        // In the smallest window, of 900 px without rail and stages, its heading holds it.
        QVERIFY(byName->parentWidget()->minimumSizeHint().width() <= 590);
        const QString hint = byName->toolTip();
        for (const QString &expression : {u"("_s, u"^orders[.]debug"_s}) {
            byName->setText(expression);
            QTest::keyClick(byName, Qt::Key_Return);
            const qsizetype ticked = shown.page()->flow().draft().remove.size();
            QVERIFY2(expression.size() == 1 ? ticked == 1 : ticked > 1, qPrintable(expression));
            QVERIFY2((byName->toolTip() == hint) == (expression.size() > 1), qPrintable(byName->toolTip()));
        }
        RestoreDraft one = shown.page()->flow().draft();
        one.remove = {u"users\n\nanna.tmp"_s};
        shown.page()->flow().setDraft(one);

        // The same for a terminal.
        QSignalSpy told(shown.page(), &Page::succeeded);
        shown.click(shown.part<QPushButton>("copyCommand"));
        QCOMPARE(QGuiApplication::clipboard()->text(), "warrenctl restore "_L1 + shown.page()->flow().draft().backup);
        QCOMPARE(told.size(), 1);

        // Back, by the list of pages, and forth: everything is as it was chosen.
        auto *stages = shown.part<StageList>("restoreStages");
        QTest::mouseClick(stages, Qt::LeftButton, {}, QPoint(60, 30));
        QVERIFY(shown.reaches(RestoreStage::Source));
        for (int i = 0; i < 3; ++i)
            shown.click(shown.next());
        QVERIFY(shown.reaches(RestoreStage::Preview));
        QVERIFY(shown.part<PreviewList>("willBeCreated")->model()->index(1, 0).data(Qt::CheckStateRole).toInt() == Qt::Unchecked);
        QCOMPARE(shown.desk.previews, 1);

        // Preview → confirm: the steps, and of production the name.
        shown.click(shown.next());
        QVERIFY(shown.reaches(RestoreStage::Confirm));
        QCOMPARE(shown.desk.planned.leave.size(), 1);
        QTRY_COMPARE(shown.reason(), u"Enabled when the name is complete"_s);
        QCOMPARE(shown.next()->text(), u"Restore into orders-prod"_s);
        QCOMPARE(shown.next()->property("kind").toString(), u"danger"_s);
        shown.part<QLineEdit>("typedName")->setText(u"orders-prod"_s);
        QVERIFY(shown.canGoOn());
        QCOMPARE(shown.desk.starts, 0);
        shown.click(shown.next());

        // Run: no way back, and on when it has ended.
        QVERIFY(shown.reaches(RestoreStage::Run));
        QCOMPARE(shown.desk.starts, 1);
        shown.desk.run.setRun(sampleData::runningRestore(), true);
        QVERIFY(!shown.back()->isVisible());
        QVERIFY(!shown.next()->isEnabled());
        QVERIFY(shown.reason().contains(u"ended"_s));
        shown.desk.run.setRun(sampleData::doneRestore(), false);
        QVERIFY(shown.canGoOn());
        shown.click(shown.next());

        // Proof.
        QVERIFY(shown.reaches(RestoreStage::Proof));
        QVERIFY(shown.part<QWidget>("proofVerdict")->accessibleName().startsWith(u"Complete"_s));
        QVERIFY(shown.page()->findChild<StageList *>()->doubtful().isEmpty());
        QCOMPARE(shown.next()->text(), u"Done"_s);
        shown.click(shown.next());
        QTRY_COMPARE(shown.window.current().page, u"backups"_s);
    }

    /// The same without a mouse: Tab, Space, arrows, Alt with them, and letters.
    void fromThePaletteToTheProofByKeys()
    {
        RestoreWindow shown(m_folder.path());
        QVERIFY(shown.ready);
        shown.key(Qt::Key_K, Qt::ControlModifier);
        shown.type(u"restore from"_s);
        shown.key(Qt::Key_Return);
        QTRY_VERIFY(shown.page() && shown.page()->isVisible());
        // The list of backups has the keys at once: two further down is another one.
        QTRY_COMPARE(QApplication::focusWidget(), shown.part<TableView>("restoreBackups"));
        const QString newest = shown.page()->flow().draft().backup;
        for (int i = 0; i < 3; ++i)
            shown.key(Qt::Key_Down);
        QVERIFY(shown.page()->flow().draft().backup != newest);
        QCOMPARE(shown.page()->flow().draft().backup, full);
        QVERIFY(shown.canGoOn());
        shown.key(Qt::Key_Right, Qt::AltModifier);
        QVERIFY(shown.reaches(RestoreStage::What));

        // Parts by Space; queues by an expression.
        QCOMPARE(QApplication::focusWidget(), shown.part<QCheckBox>("part.definitions"));
        auto *how = shown.part<SegmentedControl>("queuesHow");
        QVERIFY(shown.tabTo(how));
        shown.key(Qt::Key_Right);
        QCOMPARE(QApplication::focusWidget(), shown.part<QLineEdit>("queuesField"));
        shown.type(u"[.]dlq$"_s);
        shown.key(Qt::Key_Return);
        QTRY_COMPARE(shown.page()->flow().draft().pattern, u"[.]dlq$"_s);
        QCOMPARE(shown.part<QLabel>("queuesCount")->text(), u"2 of 36 queues, 2,702 messages"_s);
        shown.key(Qt::Key_Right, Qt::AltModifier);
        QVERIFY(shown.reaches(RestoreStage::Where));
        auto *mark = shown.part<QCheckBox>("markMessages");
        QVERIFY(shown.tabTo(mark));
        shown.key(Qt::Key_Space);
        QVERIFY(shown.page()->flow().draft().mark);
        // A step back and forth again: nothing is forgotten.
        shown.key(Qt::Key_Left, Qt::AltModifier);
        QVERIFY(shown.reaches(RestoreStage::What));
        QCOMPARE(how->current(), 1);
        shown.key(Qt::Key_Right, Qt::AltModifier);
        QVERIFY(shown.reaches(RestoreStage::Where));
        QVERIFY(mark->isChecked());
        shown.key(Qt::Key_Right, Qt::AltModifier);
        QVERIFY(shown.reaches(RestoreStage::Preview));
        QVERIFY(shown.canGoOn());

        // In the preview Space ticks, Left folds a kind, Enter offers what can be done.
        auto *created = shown.part<PreviewList>("willBeCreated");
        QVERIFY(shown.tabTo(created));
        shown.key(Qt::Key_Left);
        QCOMPARE(qobject_cast<const PreviewModel *>(created->model())->rowAt(1)->isSection, true);
        shown.key(Qt::Key_Right);
        shown.key(Qt::Key_Down);
        shown.key(Qt::Key_Space);
        QCOMPARE(shown.page()->flow().draft().leave.size(), 1);
        auto *cannot = shown.part<PreviewList>("cannotBeChanged");
        QVERIFY(shown.tabTo(cannot));
        shown.key(Qt::Key_Return);
        auto *menu = shown.page()->findChild<QMenu *>(u"cannotMenu"_s);
        QVERIFY(menu && menu->isVisible());
        QTest::keyClick(menu, Qt::Key_Down);
        QTest::keyClick(menu, Qt::Key_Down);
        QTest::keyClick(menu, Qt::Key_Return);
        QTRY_COMPARE(shown.page()->flow().draft().queueNames, (QList<Renaming>{{u"orders.mail.confirm"_s, u"orders.mail.confirm.restored"_s}}));
        QTRY_COMPARE(shown.desk.previews, 2);
        QVERIFY(shown.canGoOn());
        shown.key(Qt::Key_Right, Qt::AltModifier);
        QVERIFY(shown.reaches(RestoreStage::Confirm));

        // The name has the keys; Enter never means yes.
        QTRY_VERIFY(shown.page()->flow().plan());
        auto *name = shown.part<QLineEdit>("typedName");
        QVERIFY(shown.tabTo(name));
        shown.type(u"orders-prod"_s);
        shown.key(Qt::Key_Return);
        QCOMPARE(shown.desk.starts, 0);
        shown.key(Qt::Key_Right, Qt::AltModifier);
        QCOMPARE(shown.desk.starts, 0);
        QCOMPARE(QApplication::focusWidget(), shown.next());
        shown.key(Qt::Key_Space);
        QVERIFY(shown.reaches(RestoreStage::Run));
        QCOMPARE(shown.desk.starts, 1);

        // Esc asks what shall become of it.
        shown.desk.run.setRun(sampleData::runningRestore(), true);
        shown.key(Qt::Key_Escape);
        auto *undo = shown.page()->findChild<QDialog *>(u"undoDialog"_s);
        QTRY_VERIFY(undo && undo->isVisible());
        QTest::keyClick(undo, Qt::Key_Escape);
        QCOMPARE(shown.page()->stage(), RestoreStage::Run);
        shown.desk.run.setRun(sampleData::incompleteRestore(), false);
        QVERIFY(shown.canGoOn());
        shown.key(Qt::Key_Right, Qt::AltModifier);
        QVERIFY(shown.reaches(RestoreStage::Proof));
        QVERIFY(shown.part<QWidget>("proofVerdict")->accessibleName().startsWith(u"Not complete"_s));
        // No tick for what was done in part.
        QCOMPARE(shown.page()->findChild<StageList *>()->doubtful(), QList<int>{static_cast<int>(RestoreStage::Run)});
        // Over is over: who asks for one again begins another, and is not led back to the proof of the last one.
        shown.key(Qt::Key_K, Qt::ControlModifier);
        shown.type(u"restore from"_s);
        shown.key(Qt::Key_Return);
        QVERIFY(shown.reaches(RestoreStage::Source));
    }

    /// Whatever the page does about a letter, the next one goes into the same field: a wizard in a page hides that page for a moment, and
    /// the focus went to the frame around it.
    void eachLetterStaysInItsField()
    {
        RestoreWindow shown(m_folder.path());
        QVERIFY(shown.ready);
        shown.begin(u"backup/"_s + full);
        for (const RestoreStage stage : {RestoreStage::What, RestoreStage::Where, RestoreStage::Preview, RestoreStage::Confirm}) {
            QVERIFY(shown.canGoOn());
            shown.click(shown.next());
            QVERIFY(shown.reaches(stage));
        }
        QTRY_VERIFY(shown.page()->flow().plan());
        for (const char *name : {"confirmWhy", "typedName"}) {
            auto *field = shown.part<QLineEdit>(name);
            field->setFocus();
            for (const QChar letter : u"orders-prod"_s) {
                shown.type(QString(letter));
                QCOMPARE(QApplication::focusWidget(), field);
            }
            QCOMPARE(field->text(), u"orders-prod"_s);
        }
        QVERIFY(shown.canGoOn());
        // The wizard arranges itself anew for other reasons too: another style does not take the focus away either.
        auto *name = shown.part<QLineEdit>("typedName");
        QEvent style(QEvent::StyleChange);
        QApplication::sendEvent(shown.page()->findChild<QWizard *>(), &style);
        QCOMPARE(QApplication::focusWidget(), name);
    }

    /// A reason is given for one restore: it is not there for the next one.
    void theNextRestoreAsksForItsOwnReason()
    {
        RestoreWindow shown(m_folder.path());
        QVERIFY(shown.ready);
        shown.begin(u"backup/"_s + full);
        for (const RestoreStage stage : {RestoreStage::What, RestoreStage::Where, RestoreStage::Preview, RestoreStage::Confirm}) {
            QVERIFY(shown.canGoOn());
            shown.click(shown.next());
            QVERIFY(shown.reaches(stage));
        }
        auto *why = shown.page()->findChild<QLineEdit *>(u"confirmWhy"_s);
        why->setText(u"orders.new was deleted by mistake"_s);
        // A step back and forth is the same restore.
        shown.click(shown.back());
        QVERIFY(shown.reaches(RestoreStage::Preview));
        QVERIFY(shown.canGoOn());
        shown.click(shown.next());
        QVERIFY(shown.reaches(RestoreStage::Confirm));
        QCOMPARE(why->text(), u"orders.new was deleted by mistake"_s);
        shown.begin();
        QVERIFY(shown.reaches(RestoreStage::Source));
        QCOMPARE(why->text(), QString());
    }

private:
    SuiteTheme m_theme{u"Inter"_s};
    QTemporaryDir m_folder;
};

QTEST_MAIN(RestoreWalkTest)

#include "RestoreWalkTest.moc"
