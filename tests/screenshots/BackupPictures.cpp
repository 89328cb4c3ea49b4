#include "BackupPictures.h"

#include "support/SampleBackups.h"
#include "ui/backups/BackupsPage.h"
#include "ui/backups/ContentsModel.h"
#include "ui/backups/MessageCard.h"
#include "ui/backups/MessagesCard.h"
#include "ui/backups/TextCard.h"
#include "ui/parts/SearchField.h"

#include <QAbstractButton>
#include <QAction>
#include <QCheckBox>
#include <QLineEdit>
#include <QTest>
#include <QTreeView>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace warrener {

namespace {

using namespace sampleData;

using Act = std::function<void(QWidget &)>;

void settle()
{
    QTest::qWait(30);
}

Act entry(const QString &path, const Act &then = {})
{
    return [path, then](QWidget &page) {
        settle();
        auto *tree = page.findChild<QTreeView *>(u"contentsTree"_s);
        const auto *model = qobject_cast<const ContentsModel *>(tree->model());
        tree->setCurrentIndex(model->indexOf(path));
        settle();
        if (then)
            then(page);
    };
}

Act press(const QString &button)
{
    return [button](QWidget &page) {
        settle();
        page.findChild<QAbstractButton *>(button)->click();
        settle();
    };
}

Act message(qint64 number, MessageCard::Look look)
{
    return entry(u"messages/%2F/payments.dlq.cborseq"_s, [number, look](QWidget &page) {
        page.findChild<MessagesCard *>()->choose(number);
        settle();
        page.findChild<MessageCard *>()->setLook(look);
    });
}

void fillSample(FakeBackupsDesk &desk)
{
    fillBackups(desk);
}

void fillLate(FakeBackupsDesk &desk)
{
    fillBackups(desk);
    BackupsView view = backupsView();
    view.lastGood = backupsNow() - 3h;
    view.problem = u"The second place ops@vault:/srv/backups does not answer: Connection refused"_s;
    desk.setView(view);
}

} // namespace

QList<BackupPicture> backupPictures()
{
    const QString full = QString::fromLatin1(fullBackup);
    return {
        {u"backups"_s, fillSample, full, message(3, MessageCard::JsonLook)},
        {u"backups-1100x700"_s, fillSample, full, message(3, MessageCard::JsonLook), {}, {1100, 700}},
        {u"backups-about"_s, fillSample, full},
        {u"backups-gone"_s, fillSample, full},
        {u"backups-hex"_s, fillSample, full, message(3, MessageCard::HexLook)},
        {u"backups-headers"_s, fillSample, full, message(3, MessageCard::HeadersLook)},
        {u"backups-definitions"_s, fillSample, full, entry(u"definitions/cluster.json"_s)},
        {u"backups-definitions-1100x700"_s, fillSample, full, entry(u"definitions/cluster.json"_s), {}, {1100, 700}},
        {u"backups-config"_s, fillSample, full, entry(u"config/rabbit%40broker1/etc/rabbitmq/rabbitmq.conf"_s)},
        {u"backups-erlang"_s, fillSample, full, entry(u"config/rabbit%40broker1/etc/rabbitmq/advanced.config"_s)},
        {u"backups-haproxy"_s, fillSample, full, entry(u"config/lb1/etc/haproxy/haproxy.cfg"_s)},
        {u"backups-log"_s, fillSample, full,
         entry(u"logs/rabbit%40broker1/var/log/rabbitmq/rabbit.log"_s,
               [](QWidget &page) {
                   auto *field = page.findChild<SearchField *>(u"findText"_s);
                   field->setText(u"handshake"_s);
                   QTest::keyClick(field, Qt::Key_Return);
               })},
        {u"backups-damaged"_s, fillSample, QString::fromLatin1(damagedBackup)},
        {u"backups-late"_s, fillLate, full},
        {u"backups-late-1100x700"_s, fillLate, full, {}, {}, {1100, 700}},
        {u"backups-empty"_s,
         [](FakeBackupsDesk &desk) {
             desk.setNow(backupsNow());
             desk.setView({.listing = BackupsListing::Ready, .rpo = 60min});
         }},
        {u"backups-loading"_s,
         [](FakeBackupsDesk &desk) {
             desk.setNow(backupsNow());
             desk.setView({.listing = BackupsListing::Loading, .folder = u"/var/backups/warrener"_s, .read = 12, .files = 61});
         }},
        {u"backups-unreachable"_s,
         [](FakeBackupsDesk &desk) {
             desk.setNow(backupsNow());
             desk.setView({.listing = BackupsListing::Unreachable, .problem = u"The folder /var/backups/warrener cannot be read: permission denied"_s});
         }},
        {u"backups-stale"_s,
         [](FakeBackupsDesk &desk) {
             fillBackups(desk);
             BackupsView view = backupsView();
             view.listing = BackupsListing::Unreachable;
             view.problem = u"The folder /var/backups/warrener cannot be read: Stale file handle"_s;
             desk.setView(view);
         },
         full},
        {u"backups-locked"_s,
         [](FakeBackupsDesk &desk) {
             fillBackups(desk);
             BackupsView view = backupsView();
             view.rows[3].backup.isEncrypted = true;
             desk.setView(view);
             desk.manifests.clear();
             desk.noManifest = {.kind = ErrorKind::Forbidden, .message = u"No identity opens it"_s, .detail = {}};
         },
         full},
        {u"backups-progress"_s,
         [](FakeBackupsDesk &desk) {
             fillBackups(desk);
             desk.setProgress(backupProgress());
         },
         full, message(3, MessageCard::JsonLook)},
        {u"backups-diff"_s, fillSample, u"compare/%1.."_s.arg(full)},
        {u"backups-diff-1100x700"_s, fillSample, u"compare/%1.."_s.arg(full), {}, {}, {1100, 700}},
        {u"backups-diff-file"_s, fillSample, u"compare/%1.."_s.arg(full),
         [](QWidget &page) {
             settle();
             auto *table = page.findChild<QAbstractItemView *>(u"diffTable"_s);
             table->setCurrentIndex(table->model()->index(table->model()->rowCount() - 1, 0));
         }},
        {u"backup-create"_s, fillSample, full, press(u"createBackupButton"_s), u"createBackupDialog"_s},
        {u"backup-create-disturbs"_s,
         [](FakeBackupsDesk &desk) {
             fillBackups(desk);
             QueueEstimate &mail = desk.estimateAnswer.queues[3];
             mail.way = MessageWay::Read;
             mail.possible = {MessageWay::Read};
             mail.effect = u"each message counts one more delivery; order may change"_s;
             mail.reason.clear();
             desk.estimateAnswer.effect = u"640 messages of 1 queue are delivered once more and given back."_s;
         },
         full,
         [](QWidget &page) {
             press(u"createBackupButton"_s)(page);
             auto *dialog = page.findChild<QWidget *>(u"createBackupDialog"_s);
             dialog->findChild<QLineEdit *>(u"backupRecipients"_s)->setText(u"age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p"_s);
             QTest::qWait(400);
         },
         u"createBackupDialog"_s},
        {u"backup-plan"_s, fillSample, full,
         [](QWidget &page) {
             press(u"createBackupButton"_s)(page);
             press(u"showBackupPlan"_s)(page);
         },
         u"planSheet"_s},
        {u"backup-prune"_s, fillSample, full, press(u"prunePreview"_s), u"pruneDialog"_s},
        {u"backup-compare"_s, fillSample, full, press(u"compareBackups"_s), u"compareDialog"_s},
        {u"backup-verify"_s,
         [](FakeBackupsDesk &desk) {
             fillBackups(desk);
             desk.verifyAnswer =
                 VerifyReport{.id = QString::fromLatin1(fullBackup),
                              .troubles = {{QString::fromLatin1(fullBackup),
                                            u"messages/%2F/orders.audit.cborseq"_s,
                                            {.kind = ErrorKind::Malformed, .message = u"Its bytes are not those that were written"_s, .detail = {}}}},
                              .entries = 214,
                              .messages = 4'200,
                              .chain = {QString::fromLatin1(fullBackup)},
                              .took = Millis{41'000}};
         },
         full, press(u"verifyBackup"_s), u"verifyDialog"_s},
        {u"backup-remove"_s, fillSample, full,
         [](QWidget &page) {
             settle();
             auto *more = page.findChild<QAbstractButton *>(u"moreBackupActions"_s);
             QMetaObject::invokeMethod(more, "aboutToOpen");
             page.findChild<QAction *>(u"removeAction"_s)->trigger();
             settle();
         },
         u"removeBackupDialog"_s},
        {u"backup-pin"_s, fillSample, full,
         [](QWidget &page) {
             settle();
             auto *more = page.findChild<QAbstractButton *>(u"moreBackupActions"_s);
             QMetaObject::invokeMethod(more, "aboutToOpen");
             page.findChild<QAction *>(u"pinAction"_s)->trigger();
             settle();
         },
         u"pinDialog"_s},
    };
}

} // namespace warrener
