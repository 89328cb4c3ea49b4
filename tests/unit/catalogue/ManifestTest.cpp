// What a manifest says comes back, also what a newer Warrener said; what may not stand in one is refused with its place.
#include "record/catalogue/Manifest.h"

#include "BackupSamples.h"
#include "record/catalogue/BackupSummary.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace warrener;
using namespace Qt::StringLiterals;

class ManifestTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void thereAndBack();
    void keepsWhatItDoesNotKnow();
    void refuses_data();
    void refuses();
    void sumsOfWhatIsClaimed();
    void saysWhereItIsCut();
    void ids();
    void paths_data();
    void paths();
    void namesBecomeParts();
};

namespace {

BackupManifest sampleManifest()
{
    const QTemporaryDir folder;
    const auto staging = Catalogue(folder.path()).stage(samples::idOf(0));
    BackupManifest manifest = samples::fill(**staging);
    manifest.entries = (*staging)->entries();
    manifest.type = BackupType::Incremental;
    manifest.parent = BackupParent{.id = samples::idOf(1), .manifestSha256 = QString(64, u'a')};
    manifest.leftOut = {{.what = u"logs of broker3"_s, .reason = u"no login"_s, .part = BackupPart::Logs},
                        {.what = u"messages of orders"_s, .reason = u"no member answers"_s, .part = BackupPart::Messages, .failed = true},
                        {.what = u"logs of broker2"_s, .reason = u"no login"_s, .part = BackupPart::Logs, .failed = true}};
    manifest.entries[0].in = samples::idOf(1);
    manifest.finishedAt = samples::at + Millis{1'234};
    manifest.queues[0].stoodStill.steps = {std::chrono::microseconds{4210}, std::chrono::microseconds{0}};
    return manifest;
}

} // namespace

void ManifestTest::thereAndBack()
{
    const BackupManifest manifest = sampleManifest();
    const auto read = manifestFromBytes(toBytes(manifest));
    QGOOD(read);
    QCOMPARE(*read, manifest);
    QCOMPARE(toBytes(*read), toBytes(manifest));
    QCOMPARE(read->queues.constFirst().cut->index, ~0ULL);
    QCOMPARE(read->missing(), 1);
    QCOMPARE(summaryOf(*read).missing, 1);
    // As an older Warrener wrote it.
    QJsonObject json = toJson(manifest);
    QJsonArray queues = json.value("queues"_L1).toArray();
    QJsonObject first = queues.first().toObject();
    first.remove("stoodStillUs"_L1);
    queues.replace(0, first);
    json.insert("queues"_L1, queues);
    const auto older = manifestFromBytes(QJsonDocument(json).toJson());
    QGOOD(older);
    QVERIFY(!older->queues.constFirst().stoodStill.isKnown());
}

void ManifestTest::keepsWhatItDoesNotKnow()
{
    QJsonObject json = toJson(sampleManifest());
    json.insert(u"mood"_s, u"good"_s);
    const auto into = [&json](const QString &list, const QString &part) {
        QJsonArray items = json.value(list).toArray();
        QJsonObject first = items.first().toObject();
        if (part.isEmpty()) {
            first.insert(u"extra"_s, 7);
        } else {
            QJsonObject inner = first.value(part).toObject();
            inner.insert(u"deep"_s, u"kept"_s);
            first.insert(part, inner);
        }
        items.replace(0, first);
        json.insert(list, items);
    };
    for (const QString &list : {u"nodes"_s, u"leftOut"_s, u"queues"_s, u"entries"_s})
        into(list, {});
    into(u"queues"_s, u"cut"_s);
    QJsonObject parent = json.value(u"parent"_s).toObject();
    parent.insert(u"place"_s, u"elsewhere"_s);
    json.insert(u"parent"_s, parent);
    const QByteArray bytes = QJsonDocument(json).toJson(QJsonDocument::Compact);
    const auto read = manifestFromBytes(bytes);
    QGOOD(read);
    QCOMPARE(toBytes(*read), bytes);
}

void ManifestTest::refuses_data()
{
    QTest::addColumn<QString>("list"); // empty: the manifest itself
    QTest::addColumn<QString>("key");
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("says");

    const auto row = [](const char *name, const QString &list, const QString &key, const QJsonValue &value, const QString &says,
                        const QString &kind = u"malformed"_s) { QTest::newRow(name) << list << key << value << kind << says; };
    row("another format", {}, u"format"_s, u"tarball"_s, u"no manifest"_s);
    row("newer", {}, u"version"_s, 2, u"newer Warrener"_s, toId(ErrorKind::NotAvailable));
    row("no version", {}, u"version"_s, QJsonValue(), u"version"_s);
    row("ID with a path", {}, u"id"_s, u"../../etc/passwd"_s, u"“id”"_s);
    row("own parent", {}, u"parent"_s, QJsonObject{{u"id"_s, samples::idOf(0)}, {u"manifestSha256"_s, QString(64, u'a')}}, u"parent"_s);
    row("unknown part", {}, u"holds"_s, QJsonArray{u"souls"_s}, u"“holds”"_s);
    row("traversal", u"entries"_s, u"path"_s, u"config/../../etc/passwd"_s, u"entries[0].path"_s);
    row("absolute", u"entries"_s, u"path"_s, u"/etc/passwd"_s, u"entries[0].path"_s);
    row("the manifest itself", u"entries"_s, u"path"_s, u"manifest.json"_s, u"entries[0].path"_s);
    row("negative size", u"entries"_s, u"size"_s, -1, u"entries[0].size"_s);
    row("huge size", u"entries"_s, u"size"_s, 1e18, u"entries[0].size"_s);
    row("no hash", u"entries"_s, u"sha256"_s, u"ABCDEF"_s, u"entries[0].sha256"_s);
    row("mode", u"entries"_s, u"mode"_s, u"99"_s, u"entries[0].mode"_s);
    row("elsewhere", u"entries"_s, u"in"_s, u"/tmp/x"_s, u"entries[0].in"_s);
    row("in itself", u"entries"_s, u"in"_s, samples::idOf(0), u"stands in another backup"_s);
    row("unknown way", u"queues"_s, u"way"_s, u"magic"_s, u"queues[0].way"_s);
    row("no such entry", u"queues"_s, u"entry"_s, u"messages/none"_s, u"does not name"_s);
    row("stood still in words", u"queues"_s, u"stoodStillUs"_s, QJsonArray{u"long"_s}, u"queues[0].stoodStillUs"_s);
    row("stood still below nought", u"queues"_s, u"stoodStillUs"_s, QJsonArray{-1}, u"queues[0].stoodStillUs"_s);
    row("index", u"queues"_s, u"cut"_s, QJsonObject{{u"index"_s, u"12x"_s}}, u"queues[0].cut.index"_s);
}

void ManifestTest::refuses()
{
    QFETCH(const QString, list);
    QFETCH(const QString, key);
    QFETCH(const QJsonValue, value);
    QFETCH(const QString, kind);
    QFETCH(const QString, says);
    QJsonObject json = toJson(sampleManifest());
    if (list.isEmpty()) {
        json.insert(key, value);
    } else {
        QJsonArray items = json.value(list).toArray();
        QJsonObject first = items.first().toObject();
        first.insert(key, value);
        items.replace(0, first);
        json.insert(list, items);
    }
    const auto read = manifestFromBytes(QJsonDocument(json).toJson());
    QVERIFY(!read);
    QCOMPARE(toId(read.error().kind), kind);
    QVERIFY2(read.error().message.contains(says), qPrintable(read.error().message));
}

/// What is no JSON at all is told with its place, as everywhere.
/// What queues claim to hold is added up without running over, and to a number that a sidecar may say.
void ManifestTest::sumsOfWhatIsClaimed()
{
    constexpr qint64 most = 1LL << 53;
    BackupManifest manifest;
    for (int i = 0; i < 3'000; ++i)
        manifest.queues.append({.vhost = u"/"_s, .name = QString::number(i), .messages = most});
    QCOMPARE(manifest.messages(), most);
    QCOMPARE(summaryOf(manifest).messages, most);
    manifest.queues = {{.vhost = u"/"_s, .name = u"a"_s, .messages = 3}, {.vhost = u"/"_s, .name = u"b"_s, .messages = 4}};
    QCOMPARE(manifest.messages(), 7);
}

void ManifestTest::saysWhereItIsCut()
{
    const auto read = manifestFromBytes(toBytes(sampleManifest()).chopped(9));
    QVERIFY(!read);
    QCOMPARE(read.error().kind, ErrorKind::Malformed);
    QVERIFY2(read.error().detail.contains("offset"_L1), qPrintable(read.error().detail));
}

void ManifestTest::ids()
{
    const QString id = newBackupId(BackupType::QueueData, u"Orders (prod) / Zürich"_s, samples::at);
    QVERIFY2(isBackupId(id), qPrintable(id));
    QVERIFY2(id.startsWith(u"20261127-002030-queue-data-Orders-prod-Z-rich-"_s), qPrintable(id));
    QCOMPARE(timeOfBackupId(id), samples::at);
    QVERIFY(isBackupId(newBackupId(BackupType::Full, QString(500, u'x'), samples::at)));
    QVERIFY(isBackupId(newBackupId(BackupType::Full, u"生产"_s, samples::at)));
    for (const QString &bad : {u""_s, u"x"_s, id + u'\n', u"../"_s + id, id + u"/x"_s, id.toUpper()})
        QVERIFY2(!isBackupId(bad), qPrintable(bad));
}

void ManifestTest::paths_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<bool>("isGood");
    QTest::newRow("plain") << u"config/a/etc/rabbitmq/rabbitmq.conf"_s << true;
    QTest::newRow("hidden") << u"config/.erlang.cookie"_s << true;
    QTest::newRow("letters") << u"config/Zürich/生产"_s << true;
    QTest::newRow("empty") << QString() << false;
    QTest::newRow("absolute") << u"/etc/passwd"_s << false;
    QTest::newRow("up") << u"../x"_s << false;
    QTest::newRow("up within") << u"a/../x"_s << false;
    QTest::newRow("here") << u"./x"_s << false;
    QTest::newRow("double slash") << u"a//x"_s << false;
    QTest::newRow("slash behind") << u"a/"_s << false;
    QTest::newRow("backslash") << u"a\\..\\x"_s << false;
    QTest::newRow("NUL") << u"a\0b"_s << false;
    QTest::newRow("line end") << u"a\nb"_s << false;
    QTest::newRow("half a letter") << QString(u"a"_s + QChar(0xd800)) << false;
    QTest::newRow("long part") << QString(256, u'x') << false;
    QTest::newRow("long") << QString(u"x/"_s.repeated(3'000) + u'x') << false;
}

void ManifestTest::paths()
{
    QFETCH(const QString, path);
    QFETCH(const bool, isGood);
    QCOMPARE(isEntryPath(path), isGood);
}

void ManifestTest::namesBecomeParts()
{
    QCOMPARE(entrypath::messages(u"/"_s, u"orders"_s), u"messages/%2F/orders.cborseq"_s);
    QCOMPARE(entrypath::configuration(u"rabbit@b1"_s, u"/etc/rabbitmq/rabbitmq.conf"_s), u"config/rabbit%40b1/etc/rabbitmq/rabbitmq.conf"_s);
    for (const QString &host : {u"rabbit@b1"_s, u"lb1"_s, u"ü/%2F"_s}) {
        QCOMPARE(entrypath::hostOf(entrypath::configuration(host, u"/etc/x"_s)), host);
        QCOMPARE(entrypath::hostOf(entrypath::log(host, u"/var/log/x"_s)), host);
        QCOMPARE(entrypath::hostOf(entrypath::data(host)), host);
    }
    QCOMPARE(entrypath::hostOf(entrypath::messages(u"/"_s, u"orders"_s)), QString());
    QSet<QString> seen;
    const QStringList names{u"."_s, u".."_s, u"a/b"_s, u"a%2Fb"_s,         u"生产"_s,          u"a\nb"_s,          u"a b"_s,
                            u"%"_s, u""_s,   u"\\"_s,  QString(255, u'x'), QString(255, u'y'), QString(255, u'/'), QString(254, u'/')};
    for (const QString &name : names) {
        const QString path = entrypath::messages(name, name);
        QVERIFY2(isEntryPath(path), qPrintable(path));
        QVERIFY2(!seen.contains(path), qPrintable(path));
        seen.insert(path);
    }
}

QTEST_GUILESS_MAIN(ManifestTest)
#include "ManifestTest.moc"
