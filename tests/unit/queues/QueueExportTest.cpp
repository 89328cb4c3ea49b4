#include "ui/queues/QueueExport.h"

#include "base/Csv.h"

using namespace Qt::StringLiterals;
using namespace warrener;

namespace {

QueueArrangementPtr view()
{
    auto table = std::make_shared<QueueTable>();
    table->vhosts = {u"/"_s};
    table->nodes = {NodeName{u"rabbit@broker1"_s}, NodeName{u"rabbit@broker2"_s}};
    table->rows.push_back({.name = u"=cmd, \"now\""_s,
                           .vhost = 0,
                           .type = QueueType::Quorum,
                           .state = QueueState::Running,
                           .leader = 1,
                           .leaderKnown = true,
                           .members = {0, 1},
                           .online = {0, 1},
                           .membersKnown = true,
                           .ready = 12,
                           .unacked = 0,
                           .consumers = 3,
                           .memory = 4096,
                           .inRate = 0.25F,
                           .outRate = 2,
                           .ackRate = 2});
    table->rows.push_back({.name = u"not.asked"_s, .vhost = 0, .members = {}, .online = {}});
    return *arrange({.table = table}, {});
}

QByteArray contents(const QString &file)
{
    QFile in(file);
    return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray();
}

} // namespace

class QueueExportTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void quotesFields_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("field");
        QTest::newRow("plain") << u"orders"_s << u"orders"_s;
        QTest::newRow("comma") << u"a,b"_s << u"\"a,b\""_s;
        QTest::newRow("quote") << u"a\"b"_s << u"\"a\"\"b\""_s;
        QTest::newRow("line break") << u"a\nb"_s << u"\"a\nb\""_s;
        QTest::newRow("formula") << u"=1+1"_s << u"'=1+1"_s;
        QTest::newRow("negative number") << u"-12.5"_s << u"-12.5"_s;
        QTest::newRow("at sign") << u"@sum"_s << u"'@sum"_s;
    }
    void quotesFields()
    {
        QFETCH(QString, text);
        QTEST(csvField(text), "field");
    }

    void writesCsv()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"queues.csv"_s);
        QVERIFY(exportQueues(*view(), queueFileFormatOf(file), file));
        QCOMPARE(contents(file), "name,state,vhost,type,leader,members,ready,unacked,in-rate,out-rate,ack-rate,consumers,memory\r\n"
                                 "\"'=cmd, \"\"now\"\"\",running,/,quorum,rabbit@broker2,rabbit@broker1 rabbit@broker2,"
                                 "12,0,0.25,2,2,3,4096\r\n"
                                 "not.asked,unknown,/,,,,,,,,,,\r\n"_ba);
    }

    void writesJson()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"queues.JSON"_s);
        QVERIFY(exportQueues(*view(), queueFileFormatOf(file), file));
        const QJsonArray queues = QJsonDocument::fromJson(contents(file)).object().value(u"queues"_s).toArray();
        QCOMPARE(queues.size(), 2);
        QCOMPARE(queues.at(0).toObject().value(u"name"_s).toString(), u"=cmd, \"now\""_s);
        QCOMPARE(queues.at(0).toObject().value(u"members"_s).toArray().size(), 2);
        QVERIFY(queues.at(1).toObject().value(u"ready"_s).isNull());
    }

    void saysWhyItCannotWrite()
    {
        const QString file = u"/proc/no/such/queues.csv"_s;
        const Status status = exportQueues(*view(), QueueFileFormat::Csv, file);
        QVERIFY(!status);
        QCOMPARE(status.error().kind, ErrorKind::Io);
        QVERIFY(status.error().message.contains(file));
    }
};

QTEST_GUILESS_MAIN(QueueExportTest)
#include "QueueExportTest.moc"
