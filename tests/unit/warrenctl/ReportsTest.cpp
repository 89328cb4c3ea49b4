#include "app/warrenctl/BackupReports.h"
#include "app/warrenctl/Commands.h"
#include "app/warrenctl/Json.h"
#include "app/warrenctl/MessageJson.h"
#include "app/warrenctl/RecoveryWishes.h"
#include "app/warrenctl/Verb.h"
#include "tests/unit/diagnosis/Snapshots.h"

#include <QJsonArray>
#include <QTest>

#include <algorithm>
#include <functional>

using namespace warrener;
using namespace warrener::ctl;
using namespace warrener::snapshots;
using namespace Qt::StringLiterals;

using Change = std::function<void(Snapshot &)>;
Q_DECLARE_METATYPE(Change)

class ReportsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// Who may read a file is told beside what stands in it.
    void differencesOfFiles()
    {
        BackupDiff diff;
        diff.files = {{.path = u"config/lb1/etc/c"_s, .sizeBefore = 5, .sizeAfter = 5, .about = {{u"mode"_s, u"640"_s, u"644"_s}}}};
        const ctl::Report report = diffReport(diff);
        QVERIFY2(report.text.contains(u"config/lb1/etc/c\n      mode: 640 → 644\n"_s), qPrintable(report.text));
    }

    /// Which copies go is said of the place where they lie.
    void copiesThatGo()
    {
        const QList<RetentionVerdict> verdicts{{.backup = {.id = u"20261127-002030-full-orders-1a2b"_s}, .isKept = false, .reason = u"old"_s}};
        const ctl::Report there = pruneReport(verdicts, false, u"ops@nas:/srv"_s);
        QVERIFY(there.text.startsWith(u"Copies in ops@nas:/srv\n"_s));
        QCOMPARE(there.json.value(u"place"_s).toString(), u"ops@nas:/srv"_s);
        QVERIFY(!pruneReport(verdicts, false).json.contains(u"place"_s));
        QCOMPARE(pruneReport({}, false, u"ops@nas:/srv"_s).text, u"Every copy in ops@nas:/srv stays\n"_s);
    }

    /// One that was read back whole, and whose base is gone since, cannot be restored: a list does not call it good.
    void withoutItsBase()
    {
        const BackupSummary base{.id = u"20261127-002030-full-orders-1a2b"_s, .cluster = u"orders"_s, .manifestSha256 = QString(64, u'a')};
        BackupSummary increment{.id = u"20261127-012030-incremental-orders-1a2c"_s, .type = BackupType::Incremental, .cluster = u"orders"_s};
        increment.parent = BackupParent{.id = base.id, .manifestSha256 = base.manifestSha256};
        increment.verification = Verification::Good;
        const auto rowOf = [&](const QList<BackupSummary> &all) { return backupsReport({increment}, all, u"/b"_s, TimePoint{}); };
        const ctl::Report whole = rowOf({increment, base});
        QVERIFY2(whole.text.contains(u"verified"_s), qPrintable(whole.text));
        QVERIFY(whole.json.value("backups"_L1)[0]["restorable"_L1].toBool());
        QVERIFY(whole.json.value("backups"_L1)[0]["notRestorable"_L1].isNull());
        BackupSummary replaced = base;
        replaced.manifestSha256 = QString(64, u'b');
        for (const QList<BackupSummary> &all : {QList{increment}, QList{increment, replaced}}) {
            const ctl::Report broken = rowOf(all);
            QVERIFY2(broken.text.contains(u"base missing or damaged"_s) && broken.text.contains(base.id), qPrintable(broken.text));
            const QJsonValue row = broken.json.value("backups"_L1)[0];
            QVERIFY(!row["restorable"_L1].toBool());
            QVERIFY(row["notRestorable"_L1].toString().contains(base.id));
        }
    }

    /// Indexes have 64 bits and a time may be of any unit: none of them comes out as another one.
    void figuresOfAMessage()
    {
        const QJsonObject large = toJson(QueueMessage{.index = (1ULL << 53) + 1, .deliveryCount = (1LL << 53) + 1, .receivedMs = -1});
        QCOMPARE(large.value("index"_L1).toInteger(), (1LL << 53) + 1);
        QCOMPARE(large.value("deliveryCount"_L1).toInteger(), (1LL << 53) + 1);
        QCOMPARE(large.value("receivedAt"_L1).toString(), u"1969-12-31T23:59:59.999Z"_s);
        QVERIFY(!large.contains("receivedMs"_L1));
        QCOMPARE(toJson(QueueMessage{.index = ~0ULL}).value("index"_L1).toString(), u"18446744073709551615"_s);
        for (const qint64 odd : {std::numeric_limits<qint64>::min(), std::numeric_limits<qint64>::max(), 1'795'000'000'000'000'000LL}) {
            const QJsonObject json = toJson(QueueMessage{.index = 1, .receivedMs = odd});
            QVERIFY(json.value("receivedAt"_L1).isNull());
            QCOMPARE(json.value("receivedMs"_L1).toInteger(), odd);
        }
        QVERIFY(!toJson(QueueMessage{.index = 1}).contains("receivedMs"_L1));
    }

    /// What a backup lacks, and how long it held a member up, stands in its report: left out is not empty.
    void whatABackupLacks()
    {
        BackupManifest manifest{.id = u"20261127-002030-full-orders-1a2b"_s};
        manifest.leftOut = {{.what = u"messages of c"_s, .reason = u"no member answers"_s, .part = BackupPart::Messages, .failed = true}};
        BackedUpQueue read{.vhost = u"/"_s, .name = u"q"_s, .type = u"quorum"_s, .way = MessageWay::Snapshot, .messages = 3};
        read.stoodStill.steps = {std::chrono::microseconds{4000}, std::chrono::microseconds{500}};
        manifest.queues = {read, {.vhost = u"/"_s, .name = u"c"_s, .type = u"quorum"_s, .reason = u"no member answers"_s}};
        const ctl::Report report = backupReport(summaryOf(manifest), manifest);
        QVERIFY2(report.text.contains(u"4.0 ms of 4.5 ms in 2 looks"_s), qPrintable(report.text));
        QVERIFY2(report.text.contains(u"1 of what was to be in it missing"_s), qPrintable(report.text));
        const QJsonObject backup = report.json.value("backup"_L1).toObject();
        QCOMPARE(backup.value("missing"_L1).toInt(), 1);
        const QJsonArray queues = backup.value("queueList"_L1).toArray();
        QCOMPARE(queues.at(0)["stoodStill"_L1].toObject(), (QJsonObject{{u"stepsUs"_s, QJsonArray{4000, 500}}, {u"longestUs"_s, 4000}, {u"totalUs"_s, 4500}}));
        QVERIFY(queues.at(1)["stoodStill"_L1].isNull());
        const QStringList lines = report.text.split(u'\n');
        const auto left = std::ranges::find_if(lines, [](const QString &line) { return line.startsWith("/ c"_L1); });
        QVERIFY(left != lines.end() && left->contains(u"left out"_s) && !left->contains(u'0'));
    }

    void exitCodes_data()
    {
        QTest::addColumn<Change>("change");
        QTest::addColumn<int>("code");
        QTest::newRow("healthy") << Change([](Snapshot &) {}) << 0;
        QTest::newRow("warning") << Change([](Snapshot &s) { node(s, u"broker2"_s)->answer.value->self.memoryUsed = 3'900'000'000; }) << 0;
        QTest::newRow("busy host") << Change([](Snapshot &s) { s.hosts[0].figures.value->cpuPercent = 99; }) << 1;
        QTest::newRow("node down") << Change([](Snapshot &s) { stop(s, u"broker2"_s); }) << 1;
        QTest::newRow("alarm") << Change([](Snapshot &s) { node(s, u"broker2"_s)->answer.value->self.diskAlarm = true; }) << 1;
        QTest::newRow("wrong password") << Change([](Snapshot &s) {
            for (NodeLook &look : s.nodes) {
                look.answer = {};
                fail(look.answer, ErrorKind::Unauthorized);
            }
        }) << 3;
        QTest::newRow("nobody") << Change([](Snapshot &s) {
            for (NodeLook &look : s.nodes) {
                look.answer = {};
                look.metrics = {};
                fail(look.answer, ErrorKind::Unreachable);
            }
        }) << 3;
    }
    void exitCodes()
    {
        QFETCH(Change, change);
        QFETCH(int, code);
        Snapshot snapshot = healthy();
        change(snapshot);
        QCOMPARE(static_cast<int>(statusReport(snapshot, assess(snapshot)).exitCode), code);
    }

    void statusHasStableKeys()
    {
        Snapshot snapshot = healthy();
        stop(snapshot, u"broker2"_s);
        const QJsonObject json = statusReport(snapshot, assess(snapshot)).json;
        QCOMPARE(json.keys(),
                 (QStringList{u"areQueuesRead"_s, u"at"_s, u"cluster"_s, u"environment"_s, u"findings"_s, u"states"_s, u"totals"_s, u"verdict"_s}));
        QCOMPARE(json[u"verdict"_s][u"level"_s].toString(), u"critical"_s);
        QCOMPARE(json[u"findings"_s][0][u"id"_s].toString(), u"node.stopped"_s);
        QVERIFY(json[u"findings"_s][0][u"cause"_s].isNull());
        QCOMPARE(json[u"findings"_s][1][u"cause"_s].toInt(-1), 0);
        QCOMPARE(json[u"states"_s].toArray().size(), 3 + 5 + 2);
    }

    /// Who reads no queues does not pass for somebody who has found them well.
    void statusSaysWhetherTheQueuesWereRead()
    {
        Snapshot snapshot = healthy();
        snapshot.queues = nullptr;
        const ctl::Report without = statusReport(snapshot, assess(snapshot));
        QVERIFY(!without.json[u"areQueuesRead"_s].toBool(true));
        QVERIFY2(without.text.contains(u"queues have not been read"_s), qPrintable(without.text));
        QueueTable table;
        table.asOf = snapshot.at;
        snapshot.queues = std::make_shared<const QueueTable>(table);
        const ctl::Report with = statusReport(snapshot, assess(snapshot));
        QVERIFY(with.json[u"areQueuesRead"_s].toBool());
        QVERIFY2(!with.text.contains(u"queues have not been read"_s), qPrintable(with.text));
    }

    void nodesSayWhyAFigureIsMissing()
    {
        Snapshot snapshot = healthy();
        stop(snapshot, u"broker2"_s);
        const QJsonObject json = nodesReport(snapshot, assess(snapshot)).json;
        QCOMPARE(json[u"nodes"_s].toArray().size(), 3);
        QVERIFY(json[u"nodes"_s][0][u"error"_s].isNull());
        QCOMPARE(json[u"nodes"_s][1][u"error"_s][u"kind"_s].toString(), u"refused"_s);
        QCOMPARE(json[u"nodes"_s][1][u"state"_s].toString(), u"stopped"_s);
        QCOMPARE(json[u"hosts"_s].toArray().size(), 5);
        QCOMPARE(json[u"proxies"_s][0][u"serversUp"_s].toInt(), 3);
    }

    /// What the window shows of a node whose API is silent, and of a host in need, stands here too.
    void nodesAreToldAsInTheWindow()
    {
        Snapshot snapshot = healthy();
        NodeLook *two = node(snapshot, u"broker2"_s);
        fail(two->answer, ErrorKind::Silent);
        two->metrics.value->memoryUsed = 3e9;
        two->metrics.value->rabbitmqVersion = u"4.0.5"_s;
        two->versions = {};
        host(snapshot, u"broker3"_s)->figures.value->diskDataPercent = 100;
        const ctl::Report report = nodesReport(snapshot, assess(snapshot));
        const QJsonValue silent = report.json[u"nodes"_s][1];
        QCOMPARE(silent[u"memoryUsed"_s].toInteger(), qint64(3'000'000'000));
        QCOMPARE(silent[u"version"_s].toString(), u"4.0.5"_s);
        QVERIFY(silent[u"uptimeMs"_s].isNull()); // nobody tells it now
        QVERIFY(report.json[u"hosts"_s][2][u"score"_s].isNull());
        QVERIFY(report.json[u"hosts"_s][0][u"score"_s].toDouble() > 50);
        // The last figures of one that is gone are of then.
        stop(snapshot, u"broker1"_s);
        QVERIFY(nodesReport(snapshot, assess(snapshot)).json[u"nodes"_s][0][u"uptimeMs"_s].isNull());
    }

    void queuesAreChosenAndSorted()
    {
        Snapshot snapshot = healthy();
        QueueTable table;
        table.asOf = now;
        table.vhosts = {u"/"_s};
        table.total = 4;
        const auto add = [&table](const QString &name, qint64 ready) {
            QueueRow row;
            row.name = name;
            row.vhost = 0;
            row.ready = ready;
            table.rows.push_back(row);
        };
        add(u"orders.a"_s, 5);
        add(u"orders.b"_s, 50);
        add(u"other"_s, 500);
        add(u"orders.c"_s, -1);
        snapshot.queues = std::make_shared<const QueueTable>(table);
        Options options;
        options.match = u"^orders"_s;
        options.sort = u"ready"_s;
        options.limit = 2;
        const ctl::Report report = queuesReport(snapshot, options);
        QCOMPARE(report.json[u"matched"_s].toInt(), 3);
        QCOMPARE(report.json[u"queues"_s].toArray().size(), 2);
        QCOMPARE(report.json[u"queues"_s][0][u"name"_s].toString(), u"orders.b"_s);
        QCOMPARE(report.json[u"queues"_s][1][u"name"_s].toString(), u"orders.a"_s);
        // What is not known is null, not 0.
        QVERIFY(report.json[u"queues"_s][0][u"inRate"_s].isNull());
        QVERIFY(report.text.contains(u"orders.b"_s));
        QVERIFY(!report.text.contains(u"other"_s));

        table.detour = QueueDetour{.refused = {.kind = ErrorKind::Http, .message = u"badarg"_s, .detail = {}},
                                   .by = QueueDetour::By::Parts,
                                   .unlisted = {{.vhost = u"shop"_s, .first = 7, .count = 1, .after = u"six"_s}}};
        snapshot.queues = std::make_shared<const QueueTable>(table);
        const ctl::Report part = queuesReport(snapshot, options);
        QVERIFY2(part.text.contains(u"badarg"_s) && part.text.contains(u"no. 7 of shop, which comes after six"_s), qPrintable(part.text));
        QCOMPARE(part.json[u"detour"_s][u"by"_s].toString(), u"parts"_s);
        QVERIFY(report.json[u"detour"_s].isNull());

        QueueTable failed;
        failed.error = Error{.kind = ErrorKind::Http, .message = u"the broker has had enough"_s, .detail = u"list_to_binary"_s};
        snapshot.queues = std::make_shared<const QueueTable>(failed);
        // It was reached, and says why.
        QCOMPARE(queuesReport(snapshot, options).exitCode, Failed);
        QCOMPARE(queuesReport(snapshot, options).text, u"the broker has had enough: list_to_binary\n"_s);
        failed.error = Error{.kind = ErrorKind::Timeout, .message = u"no answer"_s, .detail = {}};
        snapshot.queues = std::make_shared<const QueueTable>(failed);
        QCOMPARE(queuesReport(snapshot, options).exitCode, NotReached);
    }

    /// What a plan was before: by name and version, and line by line beside the present one.
    void olderVersionsOfAPlan()
    {
        QCOMPARE(ctl::schemaReport(recoverySchema()).text.toUtf8(), recoverySchema());
        QVERIFY(ctl::schemaReport(recoverySchema()).json.contains("$defs"_L1));
        const RecoveryEntry present = recoveryDocument(u"disk-full"_s).value();
        RecoveryVersion older{.name = u"0.9-20260317T100640000"_s, .until = TimePoint{Millis{1'773'742'000'000}}, .entry = present};
        older.entry.file = u"/kept/disk-full-0.9.json"_s;
        older.entry.text.replace("\"rtoSeconds\": 1800", "\"rtoSeconds\": 600");
        older.entry.document = *recoveryDocumentFrom(older.entry.text);
        const ctl::Report list = recoveryVersionsReport(u"disk-full"_s, {older});
        const QJsonObject one = list.json.value("versions"_L1).toArray().first().toObject();
        QCOMPARE(one.value("name"_L1).toString(), older.name);
        QCOMPARE(one.value("valid"_L1).toBool(), true);
        QVERIFY(list.text.contains(older.name) && list.text.contains(older.entry.file));
        QVERIFY(recoveryVersionsReport(u"disk-full"_s, {}).text.contains(u"disk-full"_s));
        const ctl::Report diff = recoveryDiffReport(older, present);
        QVERIFY2(diff.text.contains(u"-    \"rtoSeconds\": 600"_s) && diff.text.contains(u"+    \"rtoSeconds\": 1800"_s), qPrintable(diff.text));
        QCOMPARE(diff.json.value("lines"_L1).toArray().size(), 2);
        older.entry.text = present.text;
        QVERIFY(recoveryDiffReport(older, present).json.value("lines"_L1).toArray().isEmpty());
        QVERIFY(recoveryDiffReport(older, present).text.contains(older.name));
    }

    void whatTheShellIsTold_data()
    {
        QTest::addColumn<ErrorKind>("kind");
        QTest::addColumn<int>("code");
        QTest::newRow("nobody listens") << ErrorKind::Refused << int(NotReached);
        QTest::newRow("no such name") << ErrorKind::Unresolved << int(NotReached);
        QTest::newRow("no way") << ErrorKind::Unreachable << int(NotReached);
        QTest::newRow("no answer") << ErrorKind::Timeout << int(NotReached);
        QTest::newRow("accepts, says nothing") << ErrorKind::Silent << int(NotReached);
        QTest::newRow("closed in the middle") << ErrorKind::Disconnected << int(NotReached);
        QTest::newRow("not trusted") << ErrorKind::Tls << int(NotReached);
        QTest::newRow("expired") << ErrorKind::CertificateExpired << int(NotReached);
        QTest::newRow("wrong password") << ErrorKind::Unauthorized << int(NotReached);
        QTest::newRow("wrong words") << ErrorKind::Usage << int(WrongUsage);
        QTest::newRow("a guard") << ErrorKind::Forbidden << int(ctl::Refused);
        QTest::newRow("a file") << ErrorKind::Io << int(Failed);
        QTest::newRow("stopped") << ErrorKind::Cancelled << int(Failed);
    }
    void whatTheShellIsTold()
    {
        QFETCH(const ErrorKind, kind);
        QTEST(int(Complaint(Error{.kind = kind, .message = u"no"_s, .detail = {}}).exitCode), "code");
    }
};

QTEST_GUILESS_MAIN(ReportsTest)
#include "ReportsTest.moc"
