// The page of backups: the list, what can be done with one, and how all of them stand.
#include "BackupsShown.h"
#include "support/SuiteTheme.h"
#include "ui/backups/DiffModel.h"
#include "ui/backups/StandingStrip.h"
#include "ui/parts/Label.h"
#include "ui/parts/Roles.h"
#include "ui/parts/SegmentedControl.h"
#include "ui/parts/StatePanel.h"
#include "ui/theme/Theme.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QDropEvent>
#include <QLineEdit>
#include <QMimeData>
#include <QPlainTextEdit>

using namespace Qt::StringLiterals;
using namespace warrener;
using namespace std::chrono_literals;

namespace {

const QString damagedId = QString::fromLatin1(sampleData::damagedBackup);

} // namespace

class BackupsPageTest final : public QObject
{
    Q_OBJECT

public:
    static void initMain() { qputenv("TZ", "UTC"); }

private Q_SLOTS:
    void theListIsThatOfThePicture()
    {
        BackupsShown shown;
        const QAbstractItemModelTester tester(shown.table()->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(shown.table()->model()->rowCount(), 8);
        QCOMPARE(shown.cell(3, BackupsModel::TypeColumn), u"Full"_s);
        QCOMPARE(shown.cell(3, BackupsModel::MadeColumn), u"17 March 02:00"_s);
        QCOMPARE(shown.cell(3, BackupsModel::AgeColumn), u"12 h 32 min"_s);
        QCOMPARE(shown.cell(3, BackupsModel::SizeColumn), u"6.2 GB"_s);
        QCOMPARE(shown.cell(3, BackupsModel::TrustColumn), u"Verified"_s);
        QCOMPARE(shown.cell(3, BackupsModel::KeptColumn), u"daily, base of 3"_s);
        QCOMPARE(shown.cell(0, BackupsModel::SizeColumn), u"41 MB"_s);
        QCOMPARE(shown.textOf("rpoText"), u"newest good backup 32 min old"_s);
        QCOMPARE(shown.textOf("provenRestorable"), u"2 h 12 min ago, 17 March 12:20 on dr1"_s);
        QCOMPARE(shown.textOf("freeSpace"), u"212 GB, about 70 days"_s);
        // What is no backup counts neither as one nor by its size.
        QVERIFY(shown.says(u"7 of orders-prod, 12 GB"_s));
    }

    void fitsIntoTheNarrowWindow()
    {
        // 1100 less the rail of 56; a busy page with a message open is the widest.
        BackupsShown shown(sampleData::fillBackups, fullId);
        shown.openEntry(dlqPath);
        QTRY_VERIFY(shown.part<TableView>("messagesTable")->isVisible());
        QTRY_VERIFY(shown.says(u"hash equals the manifest"_s));
        shown.desk.setProgress(sampleData::backupProgress());
        QVERIFY2(shown.page.minimumSizeHint().width() <= 1044, qPrintable(QString::number(shown.page.minimumSizeHint().width())));
        QVERIFY2(shown.page.minimumSizeHint().height() <= 620, qPrintable(QString::number(shown.page.minimumSizeHint().height())));
    }

    /// On the smallest window how backups stand is read whole.
    void theStandingIsWhole()
    {
        StandingStrip strip;
        strip.resize(1004, 62); // 1100 without the rail and the margins
        strip.setView(sampleData::backupsView(), sampleData::backupsNow());
        strip.show();
        QVERIFY(QTest::qWaitForWindowExposed(&strip));
        for (const QString &name : {u"rpoText"_s, u"provenRestorable"_s, u"keptRules"_s, u"freeSpace"_s}) {
            const auto *label = strip.findChild<Label *>(name);
            QTRY_VERIFY2(!label->isElided(), qPrintable(label->text()));
        }
    }

    void agesAreCountedAnew()
    {
        BackupsShown shown;
        shown.desk.setNow(sampleData::backupsNow() + 60min);
        shown.desk.setView(sampleData::backupsView());
        QCOMPARE(shown.cell(0, BackupsModel::AgeColumn), u"1 h 32 min"_s);
        QCOMPARE(shown.textOf("rpoText"), u"newest good backup 1 h 32 min old"_s);
        QVERIFY(shown.says(u"RPO missed"_s));
    }

    void statesOfThePage_data()
    {
        QTest::addColumn<int>("listing");
        QTest::addColumn<QString>("problem");
        QTest::addColumn<QString>("title");
        QTest::addColumn<QString>("action");
        QTest::newRow("loading") << static_cast<int>(BackupsListing::Loading) << QString() << u"The backups are being read"_s << QString();
        QTest::newRow("empty") << static_cast<int>(BackupsListing::Ready) << QString() << u"There is no backup of orders-prod"_s << u"Create backup…"_s;
        QTest::newRow("unreachable") << static_cast<int>(BackupsListing::Unreachable) << u"permission denied"_s << u"The backups cannot be read"_s
                                     << u"Try again"_s;
    }
    void statesOfThePage()
    {
        QFETCH(int, listing);
        QFETCH(QString, problem);
        QFETCH(QString, title);
        QFETCH(QString, action);
        BackupsShown shown([&](FakeBackupsDesk &desk) {
            desk.setNow(sampleData::backupsNow());
            desk.setView({.listing = static_cast<BackupsListing>(listing), .problem = problem});
        });
        auto *state = shown.part<StatePanel>("backupsState");
        QVERIFY(state->isVisible());
        QCOMPARE(state->accessibleName(), title);
        QVERIFY(problem.isEmpty() || state->accessibleDescription().contains(problem));
        int primary = 0;
        for (const auto *each : shown.page.findChildren<QAbstractButton *>())
            primary += each->isVisible() && each->isEnabled() && each->property("kind").toString() == "primary"_L1 ? 1 : 0;
        QVERIFY2(primary <= 1, qPrintable(QString::number(primary)));
        if (static_cast<BackupsListing>(listing) == BackupsListing::Ready)
            QCOMPARE(primary, 1); // the first one is offered
        if (action.isEmpty())
            return;
        QAbstractButton *button = nullptr;
        for (auto *each : state->findChildren<QAbstractButton *>()) {
            if (each->isVisible())
                button = each;
        }
        QVERIFY(button);
        QCOMPARE(button->text(), action);
        QTest::mouseClick(button, Qt::LeftButton);
        if (static_cast<BackupsListing>(listing) == BackupsListing::Ready)
            QVERIFY(shown.part<QWidget>("createBackupDialog"));
        else
            QCOMPARE(shown.askedFor(u"refresh"_s).size(), 1);
    }

    void figuresOfTheLastTimeStayAndSaySo()
    {
        BackupsShown shown;
        BackupsView view = sampleData::backupsView();
        view.listing = BackupsListing::Unreachable;
        view.problem = u"Stale file handle"_s;
        shown.desk.setView(view);
        QVERIFY(shown.table()->isVisible());
        QVERIFY(shown.says(u"the list is that of the last time"_s));
        QCOMPARE(shown.table()->model()->index(0, BackupsModel::TypeColumn).data(roles::Tone).toInt(), static_cast<int>(Token::Text3));
        QVERIFY(!shown.part<QAbstractButton>("createBackupButton")->isEnabled());
        shown.desk.setView(sampleData::backupsView());
        QVERIFY(!shown.says(u"the list is that of the last time"_s));
    }

    void aListThatWasMadeAnewKeepsTheChoice()
    {
        BackupsShown shown(sampleData::fillBackups, fullId);
        shown.openEntry(dlqPath);
        QTRY_VERIFY(shown.part<TableView>("messagesTable")->isVisible());
        BackupsView view = sampleData::backupsView();
        BackupRow newest = view.rows.first();
        newest.backup.id = u"20260317-150000-incremental-orders-prod-0001"_s;
        view.rows.prepend(newest);
        shown.desk.setView(view);
        QCOMPARE(shown.table()->currentIndex().row(), 4);
        QCOMPARE(shown.chosenEntry(), dlqPath);
        QCOMPARE(shown.askedFor(u"manifest "_s + fullId).size(), 1);
        QVERIFY(shown.badges >= 1);
    }

    void aFileThatIsNoBackupIsNotOpened()
    {
        BackupsShown shown;
        const qsizetype asked = shown.askedFor(u"manifest"_s).size();
        shown.choose(7);
        QCOMPARE(shown.askedFor(u"manifest"_s).size(), asked);
        QVERIFY(!shown.part<QAbstractButton>("verifyBackup")->isEnabled());
        QVERIFY(!shown.offers("pinAction"));
        QVERIFY(shown.offers("removeAction"));
    }

    void verifying()
    {
        BackupsShown shown(sampleData::fillBackups, fullId);
        shown.click("verifyBackup");
        QTRY_COMPARE(shown.said, u"Everything is as it was written: read back in 41 s, entries: 214, messages: 4,200"_s);
        shown.desk.verifyAnswer->troubles = {{fullId, u"messages/%2F/a.cborseq"_s, {.kind = ErrorKind::Malformed, .message = u"Its bytes are others"_s}}};
        shown.click("verifyBackup");
        QTRY_VERIFY(shown.part<QWidget>("verifyDialog"));
        QCOMPARE(shown.part<TableView>("verifyTroubles")->model()->rowCount(), 1);
        shown.desk.verifyAnswer = failure(ErrorKind::NotFound, u"The file is gone"_s);
        shown.click("verifyBackup");
        QTRY_VERIFY(shown.says(u"The file is gone"_s));
        QVERIFY(shown.page.escape());
        QVERIFY(!shown.says(u"The file is gone"_s));
    }

    void comparing()
    {
        BackupsShown shown(sampleData::fillBackups, fullId);
        shown.trigger("liveAction");
        QCOMPARE(shown.requested, (PageTarget{u"backups"_s, u"compare/"_s + fullId + u".."_s}));
        QCOMPARE(shown.askedFor(u"compare"_s), QStringList{u"compare %1 "_s.arg(fullId)});
        auto *table = shown.part<TableView>("diffTable");
        QTRY_VERIFY(table->isVisible());
        QCOMPARE(table->model()->rowCount(), 6);
        QCOMPARE(shown.textOf("diffLine"), u"Full, 17 March 02:00 → orders-prod as it is now"_s);
        QCOMPARE(shown.textOf("diffMissing"), u"Not compared: Logs (they grow)"_s);
        table->setCurrentIndex(table->model()->index(2, 0));
        auto *fields = shown.part<TableView>("diffFields");
        QCOMPARE(fields->model()->index(0, 0).data().toString(), u"definition.message-ttl"_s);
        QCOMPARE(fields->model()->index(0, 1).data().toString(), u"3600000"_s);
        QCOMPARE(fields->model()->index(1, 2).data().toString(), u"not set"_s);
        table->setCurrentIndex(table->model()->index(5, 0));
        auto *lines = shown.part<QPlainTextEdit>("diffLines");
        QVERIFY(lines->isVisible());
        QVERIFY(lines->toPlainText().contains(u"+vm_memory_high_watermark.relative = 0.6"_s));
        Q_EMIT shown.part<SegmentedControl>("diffKinds")->currentChanged(0);
        QVERIFY(shown.page.askAgain());
        QCOMPARE(shown.askedFor(u"compare"_s).size(), 2);
        // Esc leads back to the backup.
        QVERIFY(shown.page.escape());
        QVERIFY(shown.table()->isVisible());
        QCOMPARE(shown.requested, (PageTarget{u"backups"_s, fullId}));
    }

    /// What it is for stands in the list: safety backups look like any other of the configuration.
    void whatABackupIsForIsInTheList()
    {
        BackupsShown shown(sampleData::fillBackups, fullId);
        QStringList held;
        for (int row = 0; row < shown.table()->model()->rowCount(); ++row)
            held.append(shown.cell(row, BackupsModel::HoldsColumn));
        QVERIFY2(std::ranges::any_of(held, [](const QString &text) { return text.endsWith("; before 4.0.5"_L1); }), qPrintable(held.join(u'\n')));
    }

    /// What a comparison shows as gone can be had back from there.
    void aDifferenceLeadsToARestore()
    {
        BackupsShown shown(sampleData::fillBackups, fullId);
        QString asked;
        QStringList askedQueues;
        QObject::connect(&shown.page, &BackupsPage::restoreRequested, &shown.page, [&](const QString &id, const QStringList &queues) {
            asked = id;
            askedQueues = queues;
        });
        auto diff = std::make_shared<BackupDiff>();
        diff->queues.append({.vhost = u"/"_s, .name = u"orders.new"_s, .kind = DiffKind::Removed, .messagesBefore = 40});
        shown.desk.diffAnswer = BackupDiffPtr(diff);
        shown.trigger("liveAction");
        auto *table = shown.part<TableView>("diffTable");
        QTRY_VERIFY(table->isVisible());
        QVERIFY(table->model()->index(0, DiffModel::BriefColumn).data().toString().contains(u"40 messages"_s));
        QTRY_VERIFY(shown.part<QAbstractButton>("restoreDiff")->isVisible());
        shown.click("restoreDiff");
        QCOMPARE(asked, fullId);
        QCOMPARE(askedQueues, QStringList{u"/\norders.new"_s});
    }

    /// A queue that has come since the backup is not in it, and cannot be had back from it.
    void whatHasComeSinceIsNotOfferedForRestore()
    {
        BackupsShown shown(sampleData::fillBackups, fullId);
        QStringList askedQueues{u"not asked"_s};
        QObject::connect(&shown.page, &BackupsPage::restoreRequested, &shown.page, [&](const QString &, const QStringList &queues) { askedQueues = queues; });
        auto diff = std::make_shared<BackupDiff>();
        diff->queues.append({.vhost = u"/"_s, .name = u"orders.late"_s, .kind = DiffKind::Added, .messagesAfter = 40});
        shown.desk.diffAnswer = BackupDiffPtr(diff);
        shown.trigger("liveAction");
        QTRY_VERIFY(shown.part<TableView>("diffTable")->isVisible());
        QTRY_VERIFY(shown.part<QAbstractButton>("restoreDiff")->isVisible());
        QCOMPARE(shown.part<QAbstractButton>("restoreDiff")->text(), u"Restore…"_s);
        shown.click("restoreDiff");
        QCOMPARE(askedQueues, QStringList{});
    }

    void nothingDiffers()
    {
        BackupsShown shown(
            [](FakeBackupsDesk &desk) {
                sampleData::fillBackups(desk);
                desk.diffAnswer = std::make_shared<const BackupDiff>();
            },
            u"compare/%1..%2"_s.arg(damagedId, fullId));
        QTRY_COMPARE(shown.part<StatePanel>("diffState")->accessibleName(), u"Nothing differs"_s);
        shown.desk.diffAnswer = failure(ErrorKind::Unreachable, u"No node answers"_s);
        shown.page.askAgain();
        QTRY_COMPARE(shown.part<StatePanel>("diffState")->accessibleDescription(), u"No node answers"_s);
    }

    void progressIsShownAndCanBeStopped()
    {
        BackupsShown shown;
        QVERIFY(!shown.part<QWidget>("backupProgress")->isVisible());
        shown.desk.setProgress(sampleData::backupProgress());
        QVERIFY(shown.part<QWidget>("backupProgress")->isVisible());
        QCOMPARE(shown.textOf("progressWhat"), u"Full backup: messages of payments.settle"_s);
        QCOMPARE(shown.textOf("progressRest"), u"about 36 s left"_s);
        QVERIFY(!shown.part<QAbstractButton>("createBackupButton")->isEnabled());
        shown.click("showBackupRun");
        QCOMPARE(shown.requested, (PageTarget{u"activity"_s, u"run/20260317-000101-backup"_s}));
        shown.click("cancelBackup");
        QCOMPARE(shown.askedFor(u"cancel"_s).size(), 1);
        shown.desk.setProgress({});
        QVERIFY(!shown.part<QWidget>("backupProgress")->isVisible());
    }

    void pinsCopiesAndUnpins()
    {
        BackupsShown shown(sampleData::fillBackups, fullId);
        shown.trigger("copyAction");
        QTRY_VERIFY(shown.said.contains(u"ops@vault:/srv/backups"_s));
        QCOMPARE(shown.askedFor(u"copy"_s), QStringList{u"copy "_s + fullId});
        shown.choose(5);
        shown.trigger("pinAction");
        QCOMPARE(shown.askedFor(u"unpin"_s).size(), 1);
        QVERIFY(!shown.offers("removeAction")); // it is pinned
        shown.choose(3);
        shown.desk.answer = failure(ErrorKind::Io, u"No space left"_s);
        shown.trigger("copyAction");
        QTRY_VERIFY(shown.says(u"No space left"_s));
    }

    void theSecondPlaceIsShownAndLookedAt()
    {
        BackupsShown shown(sampleData::fillBackups, fullId);
        QCOMPARE(shown.cell(3, BackupsModel::SecondColumn), u"Copied 02:09"_s);
        QCOMPARE(shown.cell(0, BackupsModel::SecondColumn), u"No copy"_s);
        shown.trigger("verifyCopyAction");
        QTRY_COMPARE(shown.askedFor(u"verify copy"_s), QStringList{u"verify copy "_s + fullId});
        QTRY_VERIFY(shown.said.contains(fullId));
        // A damaged one is told, and stands in the list.
        shown.desk.answer = failure(ErrorKind::Malformed, u"its SHA-256 is another"_s);
        shown.trigger("verifyCopyAction");
        QTRY_VERIFY(shown.says(u"its SHA-256 is another"_s));
        BackupsView view = sampleData::backupsView();
        view.rows[3].there = CopyThere::Whole;
        view.rows[3].backup.copyCheckedAt = sampleData::backupsNow() - 5min;
        view.rows[3].backup.copyTrouble = u"its SHA-256 is another"_s;
        shown.desk.setView(view);
        QCOMPARE(shown.cell(3, BackupsModel::SecondColumn), u"Damaged there"_s);
        QCOMPARE(shown.table()->model()->index(3, BackupsModel::SecondColumn).data(roles::Glyph).toInt(), int(GlyphKind::Bad));
        // What is not there cannot be looked at.
        shown.choose(0);
        QVERIFY(!shown.offers("verifyCopyAction"));
        // When a backup was last restored comes first where there is no room for all; without a second place nothing is said of one.
        shown.page.resize(1240, 840);
        QTRY_VERIFY(shown.table()->isColumnHidden(BackupsModel::SecondColumn));
        QVERIFY(!shown.table()->isColumnHidden(BackupsModel::RestoredColumn));
        shown.page.resize(1700, 840);
        QTRY_VERIFY(!shown.table()->isColumnHidden(BackupsModel::SecondColumn));
        view.secondPlace.clear();
        shown.desk.setView(view);
        QVERIFY(shown.table()->isColumnHidden(BackupsModel::SecondColumn));
        shown.choose(3);
        QVERIFY(!shown.offers("verifyCopyAction"));
    }

    void consolidates()
    {
        BackupsShown shown(sampleData::fillBackups, fullId);
        QVERIFY(!shown.offers("consolidateAction")); // it stands alone
        const BackupsView view = sampleData::backupsView();
        const auto incremental = std::ranges::find(view.rows, BackupType::Incremental, [](const BackupRow &row) { return row.backup.type; });
        shown.choose(int(incremental - view.rows.begin()));
        shown.trigger("consolidateAction");
        QTRY_COMPARE(shown.askedFor(u"consolidate"_s), QStringList{u"consolidate "_s + incremental->backup.id});
        QTRY_VERIFY(shown.said.contains(incremental->backup.id));
        shown.desk.answer = failure(ErrorKind::Io, u"No space left"_s);
        shown.trigger("consolidateAction");
        QTRY_VERIFY(shown.says(u"No space left"_s));
    }

    void aFileIsDroppedToBeRead()
    {
        BackupsShown shown;
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(u"/tmp/there.tar.zst"_s)});
        QDragEnterEvent enter({10, 10}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&shown.page, &enter);
        QVERIFY(enter.isAccepted());
        // It comes with the next list.
        shown.desk.readAnswer = u"outside"_s;
        QDropEvent drop(QPointF(10, 10), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&shown.page, &drop);
        QTRY_COMPARE(shown.askedFor(u"read "_s), QStringList{u"read /tmp/there.tar.zst"_s});
        BackupsView view = sampleData::backupsView();
        BackupRow row = view.rows.at(3);
        row.backup.id = u"outside"_s;
        row.outside = true;
        view.rows.append(row);
        shown.desk.setView(view);
        QTRY_COMPARE(shown.table()->currentIndex().row(), 8);
        QCOMPARE(shown.cell(8, BackupsModel::KeptColumn), u"outside, opened to be read"_s);
        // Text that is dragged is no file.
        QMimeData words;
        words.setText(u"hello"_s);
        QDragEnterEvent other({10, 10}, Qt::CopyAction, &words, Qt::LeftButton, Qt::NoModifier);
        other.ignore();
        QCoreApplication::sendEvent(&shown.page, &other);
        QVERIFY(!other.isAccepted());
        shown.desk.readAnswer = failure(ErrorKind::Malformed, u"This is no backup"_s);
        QCoreApplication::sendEvent(&shown.page, &enter);
        QDropEvent again(QPointF(10, 10), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&shown.page, &again);
        QTRY_VERIFY(shown.says(u"there.tar.zst: This is no backup"_s));
    }

    void theListIsFiltered()
    {
        BackupsShown shown(sampleData::fillBackups, fullId);
        shown.table()->setFocus();
        QVERIFY(shown.page.focusFilter());
        auto *field = shown.part<QLineEdit>("backupsFilter");
        QVERIFY(field->isVisible());
        field->setText(u"DAMAGED"_s);
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(shown.table()->model()->rowCount(), 1);
        QCOMPARE(shown.cell(0, BackupsModel::TrustColumn), u"Damaged, 1 of 214"_s);
        QVERIFY(shown.page.escape());
        QVERIFY(!field->isVisible());
        QCOMPARE(shown.table()->model()->rowCount(), 8);
        // Inside a backup the key leads to what is looked at there.
        shown.tree()->setFocus();
        QVERIFY(shown.page.focusFilter());
        QVERIFY(shown.part<QLineEdit>("contentsFilter")->isVisible());
        QVERIFY(shown.page.escape());
        QVERIFY(!shown.part<QLineEdit>("contentsFilter")->isVisible());
        QVERIFY(!shown.page.escape());
    }

    void thePaletteActs()
    {
        BackupsShown shown(sampleData::fillBackups, fullId);
        shown.page.act(BackupsPage::Act::Prune);
        QVERIFY(shown.part<QWidget>("pruneDialog"));
        shown.page.act(BackupsPage::Act::Compare);
        QVERIFY(shown.part<QWidget>("compareDialog"));
        shown.page.act(BackupsPage::Act::Create);
        QVERIFY(shown.part<QWidget>("createBackupDialog"));
        shown.page.act(BackupsPage::Act::Verify);
        QTRY_COMPARE(shown.askedFor(u"verify"_s), QStringList{u"verify "_s + fullId});
    }

    void restoringIsOfferedWhereSomebodyCan()
    {
        BackupsShown shown(sampleData::fillBackups, fullId);
        QVERIFY(!shown.part<QAbstractButton>("restoreBackup")->isVisible());
        QString asked;
        QObject::connect(&shown.page, &BackupsPage::restoreRequested, &shown.page, [&asked](const QString &id) { asked = id; });
        shown.desk.setView(sampleData::backupsView());
        QVERIFY(shown.part<QAbstractButton>("restoreBackup")->isVisible());
        shown.click("restoreBackup");
        QCOMPARE(asked, fullId);
    }

    void aHiddenPageDoesNothing()
    {
        BackupsShown shown;
        shown.page.deactivate();
        shown.desk.setView({.listing = BackupsListing::Ready});
        QCOMPARE(shown.table()->model()->rowCount(), 8);
        shown.page.activate();
        QCOMPARE(shown.table()->model()->rowCount(), 0);
    }

private:
    SuiteTheme m_theme;
};

QTEST_MAIN(BackupsPageTest)
#include "BackupsPageTest.moc"
