// What is in a backup: messages, definitions, and why something of it cannot be looked at.
#include "BackupsShown.h"
#include "support/SuiteTheme.h"
#include "ui/backups/DragOut.h"
#include "ui/backups/MessageCard.h"
#include "ui/backups/MessagesCard.h"
#include "ui/parts/StatePanel.h"
#include "ui/parts/TipDelegate.h"

#include <QApplication>
#include <QComboBox>
#include <QLineEdit>
#include <QMouseEvent>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace warrener;

class BackupContentsTest final : public QObject
{
    Q_OBJECT

public:
    static void initMain() { qputenv("TZ", "UTC"); }

private Q_SLOTS:
    void aBackupIsOpenedAndLookedInto()
    {
        BackupsShown shown(sampleData::fillBackups, fullId);
        QCOMPARE(shown.table()->currentIndex().row(), 3);
        QTRY_COMPARE(shown.tree()->model()->rowCount(), 1);
        QCOMPARE(shown.askedFor(u"manifest "_s + fullId).size(), 1);
        // What it says of itself first.
        auto *about = shown.part<TableView>("aboutBackup");
        QVERIFY(about->isVisible());
        QString all;
        for (int row = 0; row < about->model()->rowCount(); ++row)
            all += about->model()->index(row, 2).data().toString() + u'\n';
        QVERIFY(all.contains(u"RabbitMQ 4.0.5, Erlang 27.2"_s));
        QVERIFY(all.contains(u"12 messages have one delivery left"_s));
        QVERIFY(all.contains(u"for 4.7 ms at once at most (payments.settle)"_s));
        // Enter leads to what is inside.
        shown.table()->setFocus();
        QTest::keyClick(shown.table(), Qt::Key_Return);
        QVERIFY(shown.tree()->hasFocus());
    }

    void messagesArePagedAndShownInAllLooks()
    {
        BackupsShown shown(sampleData::fillBackups, fullId);
        shown.openEntry(dlqPath);
        auto *messages = shown.part<TableView>("messagesTable");
        QTRY_VERIFY(messages->isVisible());
        QCOMPARE(messages->model()->rowCount(), 588);
        QVERIFY2(shown.textOf("messagesFoot").contains(u"stood still for 0.3 ms"_s), qPrintable(shown.textOf("messagesFoot")));
        QTRY_COMPARE(messages->model()->index(2, 2).data().toString(), u"payment.timeout"_s);
        // Only the page that is looked at was read.
        QCOMPARE(shown.askedFor(u"messages "_s), QStringList{u"messages 1 200 "_s});
        shown.page.findChild<MessagesCard *>()->choose(3);
        auto *text = shown.part<QPlainTextEdit>("messageText");
        QTRY_VERIFY(text->toPlainText().contains(u"\"amount\": { \"value\": 129.90, \"currency\": \"EUR\" }"_s));
        QVERIFY(shown.says(u"payments.capture, rejected"_s));
        QVERIFY(shown.says(u"hash equals the manifest"_s));
        auto *card = shown.page.findChild<MessageCard *>();
        card->setLook(MessageCard::TextLook);
        QVERIFY(text->toPlainText().startsWith(u"{\"payment\":"_s));
        card->setLook(MessageCard::HexLook);
        QVERIFY(text->toPlainText().startsWith(u"00000000  7b 22 70 61 79"_s));
        // Bytes and their letters stand side by side in whatever room there is.
        const auto isWhole = [text] { return text->horizontalScrollBar()->maximum() == 0; };
        shown.page.resize(1200, 860);
        QTRY_VERIFY(text->toPlainText().contains(u"\n00000008  "_s) && isWhole());
        shown.page.resize(2400, 860);
        QTRY_VERIFY(!text->toPlainText().contains(u"\n00000008  "_s) && isWhole());
        card->setLook(MessageCard::HeadersLook);
        auto *headers = shown.part<TableView>("messageHeaders");
        QVERIFY(headers->isVisible());
        QStringList types;
        for (int row = 0; row < headers->model()->rowCount(); ++row)
            types += headers->model()->index(row, 1).data().toString();
        QVERIFY(types.contains(u"table"_s) && types.contains(u"bytes"_s) && types.contains(u"int32"_s));
        // How somebody looks at one message is how the next one is looked at.
        shown.page.findChild<MessagesCard *>()->choose(4);
        QTRY_VERIFY(shown.says(u"Message 4"_s));
        QVERIFY(headers->isVisible());
    }

    /// Each page is a way through the queue from its beginning.
    void ofPagesThatPassTheLastIsReadFirst()
    {
        BackupsShown shown(
            [](FakeBackupsDesk &desk) {
                sampleData::fillBackups(desk);
                desk.messagesHeld.emplace();
            },
            fullId);
        shown.openEntry(dlqPath);
        QTRY_COMPARE(shown.askedFor(u"messages "_s), QStringList{u"messages 1 200 "_s});
        const QAbstractItemModel *model = shown.part<TableView>("messagesTable")->model();
        for (const int row : {250, 450})
            QCOMPARE(model->index(row, 2).data().toString(), u"…"_s);
        QCoreApplication::processEvents();
        QCOMPARE(shown.askedFor(u"messages "_s).size(), 1); // one way at a time
        shown.desk.messagesHeld->finish(true);
        QTRY_VERIFY(model->index(250, 2).data().toString() != u"…"_s);
        QCOMPARE(shown.askedFor(u"messages "_s), (QStringList{u"messages 1 200 "_s, u"messages 401 200 "_s, u"messages 201 200 "_s}));
    }

    /// Who walks down the list with a key waits for the last one only.
    void aMessageThatIsPassedIsNotReadOn()
    {
        BackupsShown shown(sampleData::fillBackups, fullId);
        shown.openEntry(dlqPath);
        QTRY_VERIFY(!shown.desk.messageStops.isEmpty());
        shown.page.findChild<MessagesCard *>()->choose(3);
        shown.page.findChild<MessagesCard *>()->choose(4);
        QTRY_VERIFY(shown.says(u"Message 4"_s));
        QVERIFY(shown.desk.messageStops.size() >= 3);
        for (const std::stop_token &passed : shown.desk.messageStops.first(shown.desk.messageStops.size() - 1))
            QVERIFY(passed.stop_requested());
        QVERIFY(!shown.desk.messageStops.last().stop_requested());
    }

    void messagesAreSearched()
    {
        BackupsShown shown(sampleData::fillBackups, fullId);
        shown.openEntry(dlqPath);
        QTRY_VERIFY(shown.part<TableView>("messagesTable")->isVisible());
        shown.part<TableView>("messagesTable")->setFocus();
        QVERIFY(shown.page.focusFilter());
        auto *field = shown.part<QLineEdit>("findMessages");
        QVERIFY(field->hasFocus());
        field->setText(u"invalid"_s);
        QTest::keyClick(field, Qt::Key_Return);
        auto *messages = shown.part<TableView>("messagesTable");
        QTRY_COMPARE(messages->model()->rowCount(), 98);
        QCOMPARE(shown.textOf("messagesFoot"), u"98 found"_s);
        QCOMPARE(messages->model()->index(0, 0).data().toString(), u"6"_s);
        // Esc leads back to all of them.
        QVERIFY(shown.page.escape());
        QTRY_COMPARE(messages->model()->rowCount(), 588);
        QVERIFY(!shown.page.escape());
    }

    void aLongSearchGoesOnWhenAsked()
    {
        BackupsShown shown([](FakeBackupsDesk &desk) { sampleData::fillBackups(desk); }, fullId);
        shown.openEntry(dlqPath);
        QTRY_VERIFY(shown.part<TableView>("messagesTable")->isVisible());
        auto *field = shown.part<QLineEdit>("findMessages");
        field->setText(u"payment"_s);
        QTest::keyClick(field, Qt::Key_Return);
        auto *messages = shown.part<TableView>("messagesTable");
        QTRY_COMPARE(messages->model()->rowCount(), 200);
        QCOMPARE(shown.textOf("messagesFoot"), u"200 found among the first 200"_s);
        shown.click("searchOn");
        QTRY_COMPARE(messages->model()->rowCount(), 400);
        shown.click("searchOn");
        QTRY_COMPARE(messages->model()->rowCount(), 588);
        QVERIFY(!shown.part<QAbstractButton>("searchOn")->isVisible());
    }

    void whatCannotBeReadSaysWhy()
    {
        BackupsShown shown(
            [](FakeBackupsDesk &desk) {
                sampleData::fillBackups(desk);
                desk.messagesProblem = Error{.kind = ErrorKind::Malformed, .message = u"The entry is damaged"_s, .detail = u"at byte 4,096"_s};
            },
            fullId);
        shown.openEntry(dlqPath);
        QTRY_COMPARE(shown.textOf("messagesFoot"), u"The entry is damaged: at byte 4,096"_s);
        // Each painting does not ask anew.
        const qsizetype asked = shown.askedFor(u"messages "_s).size();
        shown.part<TableView>("messagesTable")->viewport()->repaint();
        QCoreApplication::processEvents();
        QCOMPARE(shown.askedFor(u"messages "_s).size(), asked);
    }

    void queuesWithoutMessagesSayWhy()
    {
        BackupsShown shown(sampleData::fillBackups, fullId);
        auto *model = shown.tree()->model();
        QTRY_COMPARE(model->rowCount(), 1);
        const QModelIndexList found =
            model->match(model->index(0, 0), ContentsModel::QueueRole, u"orders.mail.confirm"_s, 1, Qt::MatchExactly | Qt::MatchRecursive);
        QCOMPARE(found.size(), 1);
        shown.tree()->setCurrentIndex(found.first());
        auto *state = shown.part<StatePanel>("insideState");
        QVERIFY(state->isVisible());
        QVERIFY(state->accessibleDescription().contains(u"one delivery left"_s));
    }

    /// What the tree cuts off is whole in the tip, before what the tip says besides.
    void aNameThatIsCutIsWholeInTheTip()
    {
        BackupsShown shown(sampleData::fillBackups, fullId);
        auto *model = shown.tree()->model();
        QTRY_COMPARE(model->rowCount(), 1);
        const QModelIndexList found =
            model->match(model->index(0, 0), ContentsModel::QueueRole, u"orders.mail.confirm"_s, 1, Qt::MatchExactly | Qt::MatchRecursive);
        QCOMPARE(found.size(), 1);
        const auto *delegate = qobject_cast<TipDelegate *>(shown.tree()->itemDelegate());
        QVERIFY(delegate);
        const QString own = found.first().data(Qt::ToolTipRole).toString();
        QVERIFY(!own.contains(u"orders.mail.confirm"_s));
        QCOMPARE(delegate->tipOf(found.first(), 2000), own);
        QCOMPARE(delegate->tipOf(found.first(), 60), u"orders.mail.confirm\n"_s + own);
    }

    void definitionsAreTables()
    {
        BackupsShown shown(sampleData::fillBackups, fullId);
        shown.openEntry(u"definitions/cluster.json"_s);
        auto *table = shown.part<TableView>("definitionsTable");
        QTRY_VERIFY(table->isVisible());
        QCOMPARE(table->model()->rowCount(), 36);
        auto *kinds = shown.part<QComboBox>("definitionsTables");
        QCOMPARE(kinds->itemText(3), u"Users (1)"_s);
        kinds->setCurrentIndex(3);
        Q_EMIT kinds->activated(3);
        QCOMPARE(table->model()->rowCount(), 1);
        QString all;
        auto *fields = shown.part<TableView>("objectFields");
        for (int row = 0; row < fields->model()->rowCount(); ++row)
            all += fields->model()->index(row, 2).data().toString();
        QVERIFY(all.contains(u"in the backup, not shown"_s));
        QVERIFY(!all.contains(u"1ZUg"_s));
        Q_EMIT kinds->activated(0);
        auto *field = shown.part<QLineEdit>("findDefinitions");
        field->setText(u"store.0001"_s);
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(table->model()->rowCount(), 10);
        QCOMPARE(shown.textOf("definitionsFoot"), u"10 of 36 objects match"_s);
        QVERIFY(shown.page.escape());
        QCOMPARE(table->model()->rowCount(), 36);
    }

    void theSameThingIsLookedAtInTheNextBackup()
    {
        BackupsShown shown(sampleData::fillBackups, fullId);
        shown.openEntry(dlqPath);
        QTRY_VERIFY(shown.part<TableView>("messagesTable")->isVisible());
        shown.choose(2);
        QTRY_COMPARE(shown.chosenEntry(), dlqPath);
        QVERIFY(shown.part<TableView>("messagesTable")->isVisible());
    }

    void encryptedOnesAskForAnIdentity()
    {
        BackupsShown shown(
            [](FakeBackupsDesk &desk) {
                sampleData::fillBackups(desk);
                BackupsView view = sampleData::backupsView();
                view.rows[3].backup.isEncrypted = true;
                desk.manifests.clear();
                desk.noManifest = {.kind = ErrorKind::Forbidden, .message = u"No identity opens it"_s};
                desk.setView(view);
            },
            fullId);
        auto *state = shown.part<StatePanel>("insideState");
        QTRY_COMPARE(state->accessibleName(), u"This backup is encrypted"_s);
        QVERIFY(state->isVisible());
    }

    void aMessageIsDraggedOut()
    {
        BackupsShown shown(sampleData::fillBackups, fullId);
        shown.openEntry(dlqPath);
        auto *messages = shown.part<TableView>("messagesTable");
        QTRY_VERIFY(messages->isVisible());
        auto *drag = messages->findChild<DragOut *>();
        QVERIFY(drag);
        QSignalSpy prepared(drag, &DragOut::prepared);
        const QPoint from = messages->visualRect(messages->model()->index(2, 1)).center();
        // The hand has let go before the files are there: nothing is dragged, and nothing hangs.
        const auto send = [&](QEvent::Type type, QPoint at, Qt::MouseButton button) {
            QMouseEvent event(type, QPointF(at), messages->viewport()->mapToGlobal(QPointF(at)), button, Qt::LeftButton, Qt::NoModifier);
            drag->eventFilter(messages->viewport(), &event);
        };
        send(QEvent::MouseButtonPress, from, Qt::LeftButton);
        send(QEvent::MouseMove, from + QPoint(1, 0), Qt::NoButton);
        QVERIFY(shown.askedFor(u"save message"_s).isEmpty());
        send(QEvent::MouseMove, from + QPoint(40, 0), Qt::NoButton);
        QTRY_COMPARE(prepared.size(), 1);
        QCOMPARE(shown.askedFor(u"save message"_s), QStringList{u"save message 3 /tmp/drag"_s});
    }

private:
    SuiteTheme m_theme;
};

QTEST_MAIN(BackupContentsTest)
#include "BackupContentsTest.moc"
