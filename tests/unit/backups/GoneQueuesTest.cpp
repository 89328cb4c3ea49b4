#include "ui/backups/GoneQueues.h"

#include "support/SampleBackups.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace warrener;

namespace {

BackupManifest ofThree()
{
    BackupManifest manifest;
    manifest.finishedAt = sampleData::backupsNow();
    for (const QString &name : {u"orders"_s, u"mail"_s, u"amq.gen-4711"_s})
        manifest.queues.append({.vhost = u"/"_s, .name = name});
    return manifest;
}

QueueTable tableOf(const QStringList &names)
{
    QueueTable table;
    table.vhosts = {u"/"_s};
    table.asOf = sampleData::backupsNow() + 1min;
    for (const QString &name : names) {
        QueueRow row;
        row.name = name;
        row.vhost = 0;
        table.rows.push_back(row);
    }
    table.total = names.size();
    return table;
}

} // namespace

class GoneQueuesTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsNotThereAnyMore()
    {
        QCOMPARE(goneQueues(ofThree(), tableOf({u"orders"_s})), QStringList{u"/\nmail"_s});
        QCOMPARE(goneQueues(ofThree(), tableOf({u"orders"_s, u"mail"_s, u"later"_s})), QStringList());
    }

    /// A queue that was not told of is not gone.
    void anAnswerThatIsNotWholeProvesNothing()
    {
        QueueTable table = tableOf({u"orders"_s});
        table.missing = {{u"rabbit@broker2"_s}};
        QCOMPARE(goneQueues(ofThree(), table), QStringList());
        table = tableOf({u"orders"_s});
        table.total = 2;
        QCOMPARE(goneQueues(ofThree(), table), QStringList());
        table = tableOf({u"orders"_s});
        table.detour = QueueDetour{.refused = {}, .by = QueueDetour::By::Parts, .unlisted = {{.vhost = u"/"_s, .first = 2}}};
        table.total = -1;
        QCOMPARE(goneQueues(ofThree(), table), QStringList());
        table = tableOf({u"orders"_s});
        table.asOf = sampleData::backupsNow() - 1min;
        QCOMPARE(goneQueues(ofThree(), table), QStringList());
    }

    void theNewestSoundBackupThatTellsOfQueues()
    {
        BackupsView view = sampleData::backupsView();
        for (BackupRow &row : view.rows)
            row.backup.queues = 0;
        QCOMPARE(newestWithQueues(view.rows), QString());
        view.rows[3].backup.queues = 36;
        view.rows[4].backup.queues = 36; // that one is damaged
        QCOMPARE(newestWithQueues(view.rows), QString::fromLatin1(sampleData::fullBackup));
    }
};

QTEST_GUILESS_MAIN(GoneQueuesTest)
#include "GoneQueuesTest.moc"
