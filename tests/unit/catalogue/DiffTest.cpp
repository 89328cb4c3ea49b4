// Two sides, field by field; what is secret is compared and not shown.
#include "BackupSamples.h"
#include "record/catalogue/BackupDiff.h"
#include "record/catalogue/Chain.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace warrener;
using namespace Qt::StringLiterals;

class DiffTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void definitions_data();
    void definitions();
    void oneOverAndOver();
    void secrets();
    void files();
    void backups();
    void live();
};

namespace {

QJsonObject jsonOf(const QByteArray &text)
{
    return QJsonDocument::fromJson(text).object();
}

/// "changed queues / orders: arguments.x-max-length 10 → 20"
QStringList linesOf(const QList<ObjectChange> &changes)
{
    QStringList lines;
    for (const ObjectChange &change : changes) {
        QStringList fields;
        for (const FieldChange &field : change.fields)
            fields.append(field.field + u' ' + field.before.toVariant().toString() + u" → "_s + field.after.toVariant().toString());
        lines.append(toId(change.kind) + u' ' + change.section + u' ' + change.vhost + u' ' + change.name
                     + (change.kind == DiffKind::Changed ? u": "_s + fields.join(u", "_s) : QString()));
    }
    return lines;
}

} // namespace

void DiffTest::definitions_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::addColumn<QStringList>("lines");
    const QByteArray base =
        R"({"rabbit_version":"4.0.5","queues":[{"name":"a","vhost":"/","durable":true,"arguments":{"x-max-length":10,"x-queue-type":"quorum"}},{"name":"b","vhost":"/"}]})";
    QTest::newRow("same") << base << base << QStringList();
    QTest::newRow("another version") << base << QByteArray(base).replace("4.0.5", "4.3.6") << QStringList();
    QTest::newRow("another order")
        << base
        << QByteArray(
               R"({"queues":[{"vhost":"/","name":"b"},{"name":"a","vhost":"/","durable":true,"arguments":{"x-queue-type":"quorum","x-max-length":10}}]})")
        << QStringList();
    QTest::newRow("a field") << base << QByteArray(base).replace("\":10", "\":20") << QStringList{u"changed queues / a: arguments.x-max-length 10 → 20"_s};
    QTest::newRow("a field more") << base << QByteArray(base).replace("\"vhost\":\"/\"}", "\"vhost\":\"/\",\"auto_delete\":true}")
                                  << QStringList{u"changed queues / b: auto_delete  → true"_s};
    QTest::newRow("renamed") << base << QByteArray(base).replace("\"name\":\"b\"", "\"name\":\"c\"")
                             << QStringList{u"removed queues / b"_s, u"added queues / c"_s};
    QTest::newRow("other vhost") << base << QByteArray(base).replace("\"b\",\"vhost\":\"/\"", "\"b\",\"vhost\":\"v\"")
                                 << QStringList{u"removed queues / b"_s, u"added queues v b"_s};
    QTest::newRow("section gone") << QByteArray(R"({"users":[{"name":"guest"}]})") << QByteArray("{}") << QStringList{u"removed users  guest"_s};
    QTest::newRow("binding with other arguments")
        << QByteArray(R"({"bindings":[{"source":"x","vhost":"/","destination":"q","destination_type":"queue","routing_key":"k","arguments":{}}]})")
        << QByteArray(R"({"bindings":[{"source":"x","vhost":"/","destination":"q","destination_type":"queue","routing_key":"k","arguments":{"a":1}}]})")
        << QStringList{u"removed bindings / x → q (k)"_s, u"added bindings / x → q (k) {\"a\":1}"_s};
    QTest::newRow("an exchange and a queue of one name")
        << QByteArray(R"({"bindings":[]})")
        << QByteArray(R"({"bindings":[{"source":"x","vhost":"/","destination":"q","destination_type":"queue","routing_key":"k","arguments":{}},)"
                      R"({"source":"x","vhost":"/","destination":"q","destination_type":"exchange","routing_key":"k","arguments":{}}]})")
        << QStringList{u"added bindings / x → q (k)"_s, u"added bindings / x → q [exchange] (k)"_s};
    QTest::newRow("the same twice") << QByteArray(R"({"permissions":[{"user":"u","vhost":"/","read":".*"}]})")
                                    << QByteArray(R"({"permissions":[{"user":"u","vhost":"/","read":".*"},{"user":"u","vhost":"/","read":".*"}]})")
                                    << QStringList{u"added permissions / u"_s};
    QTest::newRow("parameters by component")
        << QByteArray(R"({"parameters":[{"component":"shovel","name":"s","vhost":"/","value":{"ack-mode":"on-confirm"}}]})")
        << QByteArray(
               R"({"parameters":[{"component":"shovel","name":"s","vhost":"/","value":{"ack-mode":"no-ack"}},{"component":"federation","name":"s","vhost":"/"}]})")
        << QStringList{u"added parameters / federation s"_s, u"changed parameters / shovel s: value.ack-mode on-confirm → no-ack"_s};
    QTest::newRow("a section of tomorrow") << QByteArray(R"({"widgets":[{"name":"w","vhost":"/","size":1},7]})")
                                           << QByteArray(R"({"widgets":[{"name":"w","vhost":"/","size":2},8]})")
                                           << QStringList{u"changed widgets / w: size 1 → 2"_s, u"removed widgets  {\"value\":7}"_s,
                                                          u"added widgets  {\"value\":8}"_s};
}

void DiffTest::definitions()
{
    QFETCH(const QByteArray, before);
    QFETCH(const QByteArray, after);
    QFETCH(QStringList, lines);
    QStringList found = linesOf(diffDefinitions(jsonOf(before), jsonOf(after)));
    found.sort();
    lines.sort();
    QCOMPARE(found, lines);
    QVERIFY(diffDefinitions(jsonOf(after), jsonOf(after)).isEmpty());
}

/// Definitions that name one thing a hundred thousand times are compared like any others: each is looked for once.
void DiffTest::oneOverAndOver()
{
    const QJsonObject queue{{u"vhost"_s, u"/"_s}, {u"name"_s, u"a"_s}};
    QJsonArray list;
    for (int i = 0; i < 100'000; ++i)
        list.append(queue);
    const QMap<QString, QJsonObject> objects = definedObjects(u"queues"_s, list);
    QCOMPARE(objects.size(), list.size());
    QVERIFY(objects.contains(u"/\na"_s) && objects.contains(u"/\na\n2"_s) && objects.contains(u"/\na\n100000"_s));
}

void DiffTest::secrets()
{
    const auto changes = diffDefinitions(
        jsonOf(
            R"({"users":[{"name":"u","password_hash":"OLDHASH"}],"parameters":[{"component":"shovel","name":"s","value":{"src-uri":["amqp://u:hunter2@a"]}}]})"),
        jsonOf(
            R"({"users":[{"name":"u","password_hash":"NEWHASH"}],"parameters":[{"component":"shovel","name":"s","value":{"src-uri":["amqp://u:hunter3@b"]}}]})"));
    QCOMPARE(changes.size(), 2);
    const QByteArray text = QJsonDocument(toJson(BackupDiff{.objects = changes})).toJson();
    for (const char *secret : {"OLDHASH", "NEWHASH", "hunter"})
        QVERIFY2(!text.contains(secret), text.constData());
    QVERIFY(text.contains("amqp://u:•••@b"));
    const auto removed = diffDefinitions(jsonOf(R"({"users":[{"name":"u","password_hash":"OLDHASH"}]})"), {});
    QVERIFY(!QJsonDocument(toJson(BackupDiff{.objects = removed})).toJson().contains("OLDHASH"));
    // Whatever the browser's tables do not show.
    const auto keys = diffDefinitions(jsonOf(R"({"global_parameters":[{"name":"x","value":{"passphrase":"OLDHASH","token":["OLDHASH"]}}]})"), {});
    QVERIFY(!keys.isEmpty());
    QVERIFY(!QJsonDocument(toJson(BackupDiff{.objects = keys})).toJson().contains("OLDHASH"));
}

void DiffTest::files()
{
    const FileChange text = diffFile(u"config/a"_s, "one\ntwo\n", "one\nthree\n");
    QCOMPARE(text.kind, DiffKind::Changed);
    QCOMPARE(toText(text.lines), u" one\n-two\n+three\n"_s);
    QCOMPARE(diffFile(u"config/a"_s, std::nullopt, "x").kind, DiffKind::Added);
    QCOMPARE(diffFile(u"config/a"_s, "x", std::nullopt).sizeAfter, -1);
    QVERIFY(diffFile(u"config/a"_s, QByteArray("a\0b", 3), "x").lines.isEmpty());
    QVERIFY(diffFile(u"config/a"_s, "\xff\xfe", "x").lines.isEmpty());
    QVERIFY(diffFile(u"config/n/var/lib/rabbitmq/%2Eerlang.cookie"_s, "SECRET", "OTHER").lines.isEmpty());
    QVERIFY(diffFile(u"config/n/key.pem"_s, "-----BEGIN PRIVATE KEY-----\nx", "y").lines.isEmpty());
    QVERIFY(diffFile(u"config/a"_s, QByteArray(3'000'000, 'x'), "y").lines.isEmpty());
    // That a password changed is shown, and not what it was or is.
    const FileChange secret = diffFile(u"config/a"_s, "default_user = ops\ndefault_pass = OLDWORD\nlog.level = info\n",
                                       "default_user = ops\ndefault_pass = NEWWORD\nlog.level = debug\n");
    QCOMPARE(toText(secret.lines), u" default_user = ops\n-default_pass = ***\n-log.level = info\n+default_pass = ***\n+log.level = debug\n"_s);
    const FileChange proxy = diffFile(u"config/p/etc/haproxy/haproxy.cfg"_s, "  stats auth admin:OLDWORD\n", "  stats auth admin:NEWWORD\n");
    QCOMPARE(toText(proxy.lines), u"-  stats auth admin:***\n+  stats auth admin:***\n"_s);
}

void DiffTest::backups()
{
    const QTemporaryDir folder;
    const Catalogue catalogue(folder.path());
    QGOOD(samples::make(catalogue, samples::idOf(0)));
    const auto staging = catalogue.stage(samples::idOf(1));
    BackupManifest manifest = samples::fill(**staging, {}, 600);
    const QString configuration = u"config/rabbit%40broker1/etc/rabbitmq/rabbitmq.conf"_s;
    BackupEntry about = (*staging)->entries().at(0);
    QCOMPARE(about.path, configuration);
    about.mode = 0600;
    QGOOD((*staging)->add(about, "vm_memory_high_watermark.relative = 0.7\n"));
    QGOOD((*staging)->add({.path = u"config/rabbit%40broker1/etc/rabbitmq/new.conf"_s}, "new\n"));
    QGOOD((*staging)->add({.path = entrypath::clusterDefinitions}, R"({"queues":[{"name":"orders","vhost":"/","durable":false,"arguments":{}}]})"));
    manifest.queues.append({.vhost = u"/"_s, .name = u"more"_s});
    QGOOD(packBackup(catalogue, **staging, manifest));
    auto before = ChainReader::open(catalogue, samples::idOf(0));
    auto after = ChainReader::open(catalogue, samples::idOf(1));
    const auto diff = diffBackups(**before, **after);
    QGOOD(diff);
    QCOMPARE(linesOf(diff->objects), QStringList{u"changed queues / orders: durable true → false"_s});
    QCOMPARE(diff->files.size(), 2);
    QCOMPARE(diff->files.at(0).kind, DiffKind::Added);
    QCOMPARE(diff->files.at(1).path, configuration);
    QCOMPARE(diff->files.at(1).about.at(0).field, u"mode"_s);
    QVERIFY(toText(diff->files.at(1).lines).contains(u"+vm_memory_high_watermark.relative = 0.7"_s));
    QCOMPARE(diff->queues.size(), 2);
    QCOMPARE(diff->queues.at(0).kind, DiffKind::Added);
    QCOMPARE(diff->queues.at(1).messagesAfter, 600);
    QVERIFY(diff->notCompared.isEmpty());
    QVERIFY(diffBackups(**before, **before)->isEmpty());
    QVERIFY(toJson(*diff).value(u"files"_s).toArray().size() == 2);
}

void DiffTest::live()
{
    const QTemporaryDir folder;
    const Catalogue catalogue(folder.path());
    QGOOD(samples::make(catalogue, samples::idOf(0)));
    auto before = ChainReader::open(catalogue, samples::idOf(0));
    LiveSide side;
    auto diff = diffWithLive(**before, side);
    QGOOD(diff);
    QVERIFY(diff->isEmpty());
    QCOMPARE(diff->notCompared.size(), 2);
    side.definitions = jsonOf(R"({"queues":[]})");
    side.files.insert(u"config/rabbit%40broker1/etc/rabbitmq/rabbitmq.conf"_s, "other\n");
    side.files.insert(u"config/rabbit%40broker1/etc/rabbitmq/new.conf"_s, "new\n");
    side.messages.insert(u"messages/%2F/orders.cborseq"_s, 0);
    diff = diffWithLive(**before, side);
    QGOOD(diff);
    QCOMPARE(linesOf(diff->objects), QStringList{u"removed queues / orders"_s});
    QCOMPARE(diff->files.size(), 2);
    QCOMPARE(diff->queues.at(0).messagesBefore, 500);
    QVERIFY(diff->notCompared.isEmpty());
    // A queue that is gone took its messages with it: they are what a person looks for.
    side.messages.clear();
    diff = diffWithLive(**before, side);
    QGOOD(diff);
    QCOMPARE(diff->queues.size(), 1);
    QCOMPARE(diff->queues.at(0).kind, DiffKind::Removed);
    QCOMPARE(diff->queues.at(0).messagesBefore, 500);
    // One that is there and was not counted is not gone.
    LiveSide uncounted = side;
    uncounted.definitions = jsonOf(R"({"queues":[{"name":"orders","vhost":"/","durable":true,"arguments":{}}]})");
    QVERIFY(diffWithLive(**before, uncounted)->queues.isEmpty());
    // Nor where others were counted.
    uncounted.messages.insert(u"messages/%2F/other.cborseq"_s, 1);
    QVERIFY(diffWithLive(**before, uncounted)->queues.isEmpty());
    // One that nobody could read is not compared, and one that somebody has deleted is not one that nobody could read.
    side.files.clear();
    diff = diffWithLive(**before, side);
    QGOOD(diff);
    QVERIFY(diff->files.isEmpty());
    QCOMPARE(diff->notCompared.size(), 1);
    // The same bytes, and others may read them now.
    const QString path = u"config/rabbit%40broker1/etc/rabbitmq/rabbitmq.conf"_s;
    side.files.insert(path, "vm_memory_high_watermark.relative = 0.6\n");
    side.about.insert(path, {.mode = 0640, .owner = u"root"_s, .group = u"rabbitmq"_s});
    QVERIFY(diffWithLive(**before, side)->files.isEmpty());
    side.about.insert(path, {.mode = 0644, .owner = u"rabbitmq"_s, .group = u"rabbitmq"_s});
    diff = diffWithLive(**before, side);
    QCOMPARE(diff->files.size(), 1);
    QCOMPARE(diff->files.first().kind, DiffKind::Changed);
    QVERIFY(diff->files.first().lines.isEmpty());
    const QList<FieldChange> opened{{u"mode"_s, u"640"_s, u"644"_s}, {u"owner"_s, u"root"_s, u"rabbitmq"_s}};
    QCOMPARE(diff->files.first().about, opened);
    side.files.insert(path, "other\n");
    QCOMPARE(diffWithLive(**before, side)->files.first().about, opened);
    side.files.clear();
    side.about.clear();
    side.gone = {u"config/rabbit%40broker1/etc/rabbitmq/rabbitmq.conf"_s};
    diff = diffWithLive(**before, side);
    QGOOD(diff);
    QCOMPARE(diff->files.size(), 1);
    QCOMPARE(diff->files.first().kind, DiffKind::Removed);
    QCOMPARE(diff->files.first().sizeAfter, -1);
    QVERIFY(diff->files.first().sizeBefore > 0);
    QVERIFY(diff->notCompared.isEmpty());
}

QTEST_GUILESS_MAIN(DiffTest)
#include "DiffTest.moc"
