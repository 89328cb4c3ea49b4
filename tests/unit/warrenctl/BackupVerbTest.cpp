// A backup that the window wrote as a command is the same backup, and what it costs is told before.
#include "app/warrenctl/BackupReports.h"
#include "app/warrenctl/Verbs.h"

#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace warrener;
using namespace warrener::ctl;

class BackupVerbTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// Each word that a request is written as is one that the verb takes.
    void everyWordOfACommandIsTaken()
    {
        BackupRequest request = usualRequest(BackupType::Incremental);
        request.base = u"20261127-001122"_s;
        request.logs = request.messages = false;
        request.cold = request.together = request.readConsumed = request.tlsFiles = request.cookie = request.prune = request.pruneSecond = true;
        request.queuePattern = u"^orders"_s;
        request.vhosts = {u"/"_s, u"a b"_s};
        request.ways = {{queueKey(u"/"_s, u"orders"_s), MessageWay::Read}, {queueKey(u"a b/c"_s, u"d=e"_s), MessageWay::None}};
        request.format = ArchiveFormat::Gzip;
        request.recipients = {u"age1xyz"_s};
        request.identity = u"/root/key"_s;
        request.description = u"before the move"_s;
        const Verb verb = backupVerb();
        const auto create = std::ranges::find(verb.verbs, u"create"_s, &Verb::name);
        QVERIFY(create != verb.verbs.end());
        const QList<VerbOption> known = verb.options + create->options;
        Options options;
        QStringList words = argumentsOf(request).sliced(2);
        QCOMPARE(words.count(u"--way"_s), 2);
        while (!words.isEmpty()) {
            const QString word = words.takeFirst();
            const auto option = std::ranges::find(known, word.sliced(2), &VerbOption::name);
            QVERIFY2(option != known.end(), qPrintable(word));
            const Status taken = option->take(options, option->value.isEmpty() ? QString() : words.takeFirst());
            QVERIFY2(taken, taken ? "" : qPrintable(taken.error().message));
        }
        const auto way = std::ranges::find(known, u"way"_s, &VerbOption::name);
        QVERIFY(!way->take(options, u"orders=read"_s));
    }

    /// What builds upon an encrypted one is asked whom the new one is for: so it can be said.
    void aConsolidatedOneIsEncryptedToo()
    {
        const Verb verb = backupVerb();
        const auto consolidate = std::ranges::find(verb.verbs, u"consolidate"_s, &Verb::name);
        QVERIFY(consolidate != verb.verbs.end());
        QVERIFY(std::ranges::contains(consolidate->options, u"recipient"_s, &VerbOption::name));
    }

    /// --dry-run: queue by queue way, size, time and effect, for people and for scripts.
    void thePriceIsToldBefore()
    {
        BackupEstimate estimate{.bytes = 5'000'000, .time = Millis{4000}, .freeBytes = 50'000'000, .effect = u"Clients go on"_s, .refused = u"no room"_s};
        estimate.queues = {{.vhost = u"/"_s,
                            .name = u"orders"_s,
                            .type = u"quorum"_s,
                            .way = MessageWay::Snapshot,
                            .possible = {MessageWay::Snapshot, MessageWay::Read},
                            .messages = 1000,
                            .bytes = 1'000'000,
                            .time = Millis{100}},
                           {.vhost = u"/"_s, .name = u"busy"_s, .type = u"classic"_s, .messages = 7, .reason = u"clients consume from it"_s}};
        const ctl::Report report = estimateReport(estimate);
        for (const QString &part : {u"orders"_s, u"100 ms"_s, u"clients consume from it"_s, u"Clients go on"_s, u"no room"_s})
            QVERIFY2(report.text.contains(part), qPrintable(part + u'\n' + report.text));
        const QJsonObject json = report.json.value("estimate"_L1).toObject();
        QCOMPARE(json.value("timeMs"_L1).toInt(), 4000);
        QCOMPARE(json.value("base"_L1), QJsonValue(QJsonValue::Null));
        const QJsonArray queues = json.value("queues"_L1).toArray();
        QCOMPARE(queues.size(), 2);
        QCOMPARE(queues.at(0)["way"_L1].toString(), u"snapshot"_s);
        QCOMPARE(queues.at(0)["possible"_L1].toArray(), (QJsonArray{u"snapshot"_s, u"read"_s}));
        QCOMPARE(queues.at(0)["timeMs"_L1].toInt(), 100);
        QCOMPARE(queues.at(1)["way"_L1].toString(), u"none"_s);
        QCOMPARE(queues.at(1)["bytes"_L1], QJsonValue(QJsonValue::Null));
        QCOMPARE(queues.at(1)["reason"_L1].toString(), u"clients consume from it"_s);
    }
};

QTEST_GUILESS_MAIN(BackupVerbTest)
#include "BackupVerbTest.moc"
