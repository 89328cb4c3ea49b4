#include "ui/backups/BackupsPage.h"

#include "support/SampleBackups.h"
#include "ui/backups/BackupsModel.h"
#include "ui/backups/ContentsModel.h"
#include "ui/backups/DragOut.h"
#include "ui/backups/MessageCard.h"
#include "ui/backups/MessagesCard.h"
#include "ui/backups/StandingStrip.h"
#include "ui/backups/TextCard.h"
#include "ui/parts/Label.h"
#include "ui/parts/SegmentedControl.h"
#include "ui/parts/StatePanel.h"
#include "ui/parts/TableView.h"
#include "ui/theme/Theme.h"

#include <QAbstractButton>
#include <QAbstractItemModelTester>
#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QDropEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTest>
#include <QTreeView>

using namespace Qt::StringLiterals;
using namespace warrener;
using namespace std::chrono_literals;

namespace {

const QString fullId = QString::fromLatin1(sampleData::fullBackup);
const QString damagedId = QString::fromLatin1(sampleData::damagedBackup);
const QString dlqPath = u"messages/%2F/payments.dlq.cborseq"_s;

class BackupsShown
{
public:
    explicit BackupsShown(const std::function<void(FakeBackupsDesk &)> &fill = sampleData::fillBackups, const QString &object = {})
        : store(sampleData::storeOf(sampleData::ordersProd())), page((fill(desk), *store), desk)
    {
        page.resize(1232, 818);
        QObject::connect(&page, &Page::openRequested, &page, [this](const PageTarget &target) {
            requested = target;
            if (target.page == "backups"_L1)
                page.open(target.object);
        });
        QObject::connect(&page, &Page::succeeded, &page, [this](const QString &text) { said = text; });
        QObject::connect(&page, &Page::badgeChanged, &page, [this] { ++badges; });
        page.show();
        ready = QTest::qWaitForWindowExposed(&page);
        page.activate();
        page.open(object);
    }

    template <class Part>
    Part *part(const char *name)
    {
        return page.findChild<Part *>(QString::fromLatin1(name));
    }
    QString textOf(const char *name)
    {
        for (const auto *label : page.findChildren<QLabel *>(QString::fromLatin1(name))) {
            if (label->isVisible())
                return label->text();
        }
        return {};
    }
    bool says(const QString &text)
    {
        const auto labels = page.findChildren<QLabel *>();
        return std::ranges::any_of(labels, [&text](const QLabel *label) { return label->isVisible() && label->text().contains(text); });
    }
    TableView *table() { return part<TableView>("backupsTable"); }
    QString cell(int row, int column) { return table()->model()->index(row, column).data().toString(); }
    void choose(int row) { table()->setCurrentIndex(table()->model()->index(row, BackupsModel::TypeColumn)); }
    QTreeView *tree() { return part<QTreeView>("contentsTree"); }
    void openEntry(const QString &path) { tree()->setCurrentIndex(qobject_cast<const ContentsModel *>(tree()->model())->indexOf(path)); }
    QString chosenEntry() { return tree()->currentIndex().data(ContentsModel::PathRole).toString(); }
    void click(const char *name) { QTest::mouseClick(part<QAbstractButton>(name), Qt::LeftButton); }
    /// The menu "More" is filled when it opens.
    void trigger(const char *action)
    {
        QMetaObject::invokeMethod(part<QAbstractButton>("moreBackupActions"), "aboutToOpen");
        part<QAction>(action)->trigger();
    }
    bool offers(const char *action)
    {
        QMetaObject::invokeMethod(part<QAbstractButton>("moreBackupActions"), "aboutToOpen");
        return part<QAction>(action)->isEnabled();
    }
    QStringList askedFor(const QString &what) const { return desk.asked.filter(what); }

    std::unique_ptr<ClusterStore> store;
    FakeBackupsDesk desk;
    BackupsPage page;
    PageTarget requested;
    QString said;
    int badges = 0;
    bool ready = false;
};

} // namespace

class BackupsPageTest final : public QObject
{
    Q_OBJECT

public:
    static void initMain() { qputenv("TZ", "UTC"); }

private Q_SLOTS:
    void initTestCase()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        m_theme = std::make_unique<Theme>(*qApp);
    }
    void cleanupTestCase() { m_theme.reset(); }

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

    void filesAreReadAndLogsSearched()
    {
        BackupsShown shown(sampleData::fillBackups, fullId);
        shown.openEntry(u"config/rabbit%40broker1/etc/rabbitmq/rabbitmq.conf"_s);
        auto *text = shown.part<QPlainTextEdit>("fileText");
        QTRY_VERIFY(text->toPlainText().contains(u"cluster_partition_handling = pause_minority"_s));
        shown.openEntry(u"logs/rabbit%40broker1/var/log/rabbitmq/rabbit.log"_s);
        QTRY_COMPARE(text->document()->blockCount(), 2000);
        QCOMPARE(shown.textOf("fileFoot"), u"the first 2,000 lines"_s);
        shown.click("readOn");
        QTRY_COMPARE(text->document()->blockCount(), 4000);
        auto *field = shown.part<QLineEdit>("findText");
        field->setText(u"handshake"_s);
        QTest::keyClick(field, Qt::Key_Return);
        QTRY_COMPARE(shown.textOf("fileFoot"), u"42 lines found"_s);
        QVERIFY(text->toPlainText().startsWith(u"     1  2026-03-17"_s));
    }

    void allLogsAreSearchedAtOnce()
    {
        BackupsShown shown(sampleData::fillBackups, fullId);
        const QString second = u"logs/rabbit%40broker2/var/log/rabbitmq/rabbit.log"_s;
        shown.desk.texts.insert(second, u"one\n"_s.repeated(700) + u"Handshake of nobody\nthe end"_s);
        const auto *contents = qobject_cast<const ContentsModel *>(shown.tree()->model());
        const QModelIndex host = contents->parent(contents->indexOf(second));
        QVERIFY(host.isValid());
        shown.tree()->setCurrentIndex(contents->parent(host));
        auto *table = shown.part<TableView>("logsTable");
        QTRY_VERIFY(table->isVisible());
        auto *field = shown.part<QLineEdit>("findLogs");
        field->setText(u"handshake"_s);
        QTest::keyClick(field, Qt::Key_Return);
        QTRY_COMPARE(table->model()->rowCount(), 43);
        QCOMPARE(table->model()->index(42, 0).data().toString(), u"broker2: rabbit.log"_s);
        QCOMPARE(table->model()->index(42, 1).data().toString(), u"701"_s);
        QVERIFY(shown.textOf("logsFoot").startsWith(u"43 lines found in 2 logs"_s));
        // Enter leads to the line, with what led to it above.
        table->setCurrentIndex(table->model()->index(42, 0));
        Q_EMIT table->opened(table->currentIndex());
        auto *text = shown.part<QPlainTextEdit>("fileText");
        QTRY_VERIFY(text->isVisible());
        QTRY_COMPARE(text->textCursor().selectedText(), u"Handshake of nobody"_s);
        QCOMPARE(shown.chosenEntry(), second);
        QCOMPARE(shown.textOf("fileFoot"), u"lines 201 to 702"_s);
        shown.click("fromBeginning");
        QTRY_COMPARE(shown.textOf("fileFoot"), u"702 lines, read from the archive, nothing unpacked"_s);
        // Back at the logs the list is as it was; those of one host are searched for the same.
        shown.tree()->setCurrentIndex(contents->parent(host));
        QCOMPARE(table->model()->rowCount(), 43);
        shown.tree()->setCurrentIndex(host);
        QTRY_COMPARE(table->model()->rowCount(), 1);
        QVERIFY(shown.page.escape());
        QCOMPARE(table->model()->rowCount(), 0);
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
        QTRY_COMPARE(shown.said, u"214 entries and 4,200 messages read back in 41 s: everything is as it was written"_s);
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
    std::unique_ptr<Theme> m_theme;
};

QTEST_MAIN(BackupsPageTest)
#include "BackupsPageTest.moc"
