#include "record/catalogue/Manifest.h"

#include "base/JsonBounds.h"
#include "base/JsonReader.h"
#include "record/catalogue/EntryPaths.h"
#include "record/catalogue/Sha256.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr auto manifestFormat = "warrener-backup"_L1;
// Numbers of JSON are exact up to here, and a file of 9 PB is none of ours.
constexpr qint64 mostBytes = 1LL << 53;
constexpr qsizetype longestDescription = 2'000;
constexpr auto stoodStillKey = "stoodStillUs"_L1;
// Looks of one snapshot into one queue, and how long the longest of them may be said to have taken: a day.
constexpr qsizetype mostLooks = 1'000;
constexpr qint64 longestLook = 86'400'000'000;

void put(QJsonObject &json, QLatin1StringView key, const QString &text)
{
    if (!text.isEmpty())
        json.insert(key, text);
}

void put(QJsonObject &json, QLatin1StringView key, TimePoint at)
{
    if (!isNever(at))
        json.insert(key, toDateTime(at).toUTC().toString(Qt::ISODateWithMs));
}

/// Indexes of Raft are 64 bits wide: above 2⁵³ a number of JSON would be another one.
QString toText(quint64 value)
{
    return QString::number(value);
}

quint64 takeIndex(JsonReader &json, QLatin1StringView key)
{
    const QString text = json.text(key, u"0"_s, 20);
    bool isNumber = false;
    const quint64 value = text.toULongLong(&isNumber);
    if (!isNumber || QString::number(value) != text)
        json.wrong(key, QCoreApplication::translate("BackupManifest", "is not a whole number"));
    return value;
}

BackupEntry entryFrom(JsonReader json)
{
    BackupEntry entry{.path = json.text("path"_L1, {}, 4'000)};
    if (!isEntryPath(entry.path) || entry.path == entrypath::manifest || entry.path == entrypath::manifestHash)
        json.wrong("path"_L1, QCoreApplication::translate("BackupManifest", "is a path that may not stand in a backup"));
    entry.size = json.whole("size"_L1, 0, mostBytes, 0);
    entry.sha256 = json.text("sha256"_L1, {}, 64);
    if (!isSha256Hex(entry.sha256))
        json.wrong("sha256"_L1, QCoreApplication::translate("BackupManifest", "is no SHA-256"));
    const QString mode = json.text("mode"_L1, u"600"_s, 4);
    bool isOctal = false;
    entry.mode = mode.toInt(&isOctal, 8);
    if (!isOctal || entry.mode < 0 || entry.mode > 07777)
        json.wrong("mode"_L1, QCoreApplication::translate("BackupManifest", "is no file mode"));
    entry.owner = json.text("owner"_L1, {}, 255);
    entry.group = json.text("group"_L1, {}, 255);
    entry.modified = json.time("modified"_L1);
    entry.in = json.text("in"_L1, {}, 200);
    if (!entry.in.isEmpty() && !isBackupId(entry.in))
        json.wrong("in"_L1, QCoreApplication::translate("BackupManifest", "is no ID of a backup"));
    JsonReader source = json.object("source"_L1);
    entry.source = {.host = source.text("host"_L1, {}, 1'000), .path = source.text("path"_L1, {}, 10'000)};
    entry.rest = json.rest();
    return entry;
}

QJsonObject toJson(const BackedUpQueue &queue)
{
    QJsonObject json = queue.rest;
    json.insert("vhost"_L1, queue.vhost);
    json.insert("name"_L1, queue.name);
    put(json, "type"_L1, queue.type);
    json.insert("way"_L1, toId(queue.way));
    put(json, "reason"_L1, queue.reason);
    json.insert("messages"_L1, queue.messages);
    json.insert("bytes"_L1, queue.bytes);
    put(json, "entry"_L1, queue.entry);
    if (queue.cut) {
        QJsonObject cut = json.value("cut"_L1).toObject();
        cut.insert("node"_L1, queue.cut->node.value);
        cut.insert("uid"_L1, queue.cut->uid);
        cut.insert("index"_L1, toText(queue.cut->index));
        cut.insert("term"_L1, toText(queue.cut->term));
        put(cut, "at"_L1, queue.cut->at);
        json.insert("cut"_L1, cut);
    }
    if (queue.stoodStill.isKnown()) {
        QJsonArray steps;
        for (const std::chrono::microseconds step : queue.stoodStill.steps)
            steps.append(qint64(step.count()));
        json.insert(stoodStillKey, steps);
    }
    return json;
}

StoodStill takeStoodStill(JsonReader &json)
{
    StoodStill stoodStill;
    for (const auto all = json.array(stoodStillKey, mostLooks); const QJsonValue &step : all) {
        const qint64 us = step.toInteger(-1);
        if (us < 0 || us > longestLook)
            json.wrong(stoodStillKey, QCoreApplication::translate("BackupManifest", "is no list of whole numbers of microseconds"));
        else
            stoodStill.steps.append(std::chrono::microseconds{us});
    }
    return stoodStill;
}

BackedUpQueue queueFrom(JsonReader json)
{
    BackedUpQueue queue{.vhost = json.text("vhost"_L1, {}, 1'000), .name = json.text("name"_L1, {}, 1'000)};
    queue.type = json.text("type"_L1, {}, 255);
    queue.way = json.oneOf("way"_L1, messageWays, MessageWay::None);
    queue.reason = json.text("reason"_L1);
    queue.messages = json.whole("messages"_L1, 0, mostBytes, 0);
    queue.bytes = json.whole("bytes"_L1, 0, mostBytes, 0);
    queue.entry = json.text("entry"_L1, {}, 4'000);
    if (json.has("cut"_L1)) {
        JsonReader cut = json.object("cut"_L1);
        queue.cut = QueueCutMark{.node = NodeName{cut.text("node"_L1, {}, 1'000)},
                                 .uid = cut.text("uid"_L1, {}, 1'000),
                                 .index = takeIndex(cut, "index"_L1),
                                 .term = takeIndex(cut, "term"_L1),
                                 .at = cut.time("at"_L1)};
    }
    queue.stoodStill = takeStoodStill(json);
    queue.rest = json.rest();
    return queue;
}

BackupManifest manifestFrom(JsonReader &json, const ManifestBounds &bounds)
{
    BackupManifest manifest;
    manifest.id = json.text("id"_L1, {}, 200);
    if (!isBackupId(manifest.id))
        json.wrong("id"_L1, QCoreApplication::translate("BackupManifest", "is no ID of a backup"));
    manifest.type = json.oneOf("type"_L1, backupTypes, BackupType::Full);
    manifest.cold = json.flag("cold"_L1);
    manifest.cluster = json.text("cluster"_L1, {}, 1'000);
    manifest.environment = json.text("environment"_L1, {}, 1'000);
    manifest.at = json.time("at"_L1);
    manifest.cutAt = json.time("cutAt"_L1);
    manifest.finishedAt = json.time("finishedAt"_L1);
    manifest.description = json.text("description"_L1, {}, longestDescription);
    manifest.onlyQueues = json.text("onlyQueues"_L1, {}, longestDescription);
    if (json.has("parent"_L1)) {
        JsonReader parent = json.object("parent"_L1);
        manifest.parent = BackupParent{.id = parent.text("id"_L1, {}, 200), .manifestSha256 = parent.text("manifestSha256"_L1, {}, 64)};
        if (!isBackupId(manifest.parent->id) || manifest.parent->id == manifest.id)
            parent.wrong("id"_L1, QCoreApplication::translate("BackupManifest", "is no ID of another backup"));
        if (!isSha256Hex(manifest.parent->manifestSha256))
            parent.wrong("manifestSha256"_L1, QCoreApplication::translate("BackupManifest", "is no SHA-256"));
    }
    manifest.tool = json.text("tool"_L1, {}, 1'000);
    manifest.profileDigest = json.text("profileDigest"_L1, {}, 1'000);
    manifest.nodes = json.list("nodes"_L1, [](JsonReader node) {
        BackupNode value{
            .name = NodeName{node.text("name"_L1, {}, 1'000)}, .rabbitmq = node.text("rabbitmq"_L1, {}, 255), .erlang = node.text("erlang"_L1, {}, 255)};
        value.rest = node.rest();
        return value;
    });
    for (const auto all = json.texts("holds"_L1, 100); const QString &id : all) {
        if (const auto part = backupPartFromId(id))
            manifest.holds.append(*part);
        else
            json.wrong("holds"_L1, QCoreApplication::translate("BackupManifest", "names a part that is not known"));
    }
    manifest.leftOut = json.list(
        "leftOut"_L1,
        [](JsonReader left) {
            const QString part = left.text("part"_L1, {}, 100);
            LeftOut value{.what = left.text("what"_L1), .reason = left.text("reason"_L1), .part = backupPartFromId(part)};
            value.failed = left.flag("failed"_L1);
            value.rest = left.rest();
            if (!value.part && !part.isEmpty())
                value.rest.insert("part"_L1, part);
            return value;
        },
        bounds.queues);
    manifest.queues = json.list("queues"_L1, queueFrom, bounds.queues);
    manifest.entries = json.list("entries"_L1, entryFrom, bounds.entries);
    manifest.rest = json.rest();
    return manifest;
}

/// What no single place of it shows. Empty: nothing is wrong.
QString contradictionIn(const BackupManifest &manifest)
{
    QSet<QString> paths;
    paths.reserve(manifest.entries.size());
    QSet<QString> folders;
    for (const BackupEntry &entry : manifest.entries) {
        if (paths.contains(entry.path))
            return QCoreApplication::translate("BackupManifest", "The manifest names the entry %1 twice").arg(entry.path);
        paths.insert(entry.path);
        if (entry.in == manifest.id)
            return QCoreApplication::translate("BackupManifest", "The manifest says of its own entry %1 that it stands in another backup").arg(entry.path);
        for (qsizetype slash = entry.path.lastIndexOf(u'/'); slash > 0; slash = entry.path.lastIndexOf(u'/', slash - 1)) {
            const QString folder = entry.path.first(slash);
            if (folders.contains(folder))
                break;
            folders.insert(folder);
        }
    }
    for (const BackupEntry &entry : manifest.entries) {
        if (folders.contains(entry.path))
            return QCoreApplication::translate("BackupManifest", "The manifest names %1 as a file and as a folder").arg(entry.path);
    }
    QSet<std::pair<QString, QString>> queues;
    queues.reserve(manifest.queues.size());
    QSet<QString> messages;
    for (const BackedUpQueue &queue : manifest.queues) {
        // Restored by such a list, its messages would be published twice.
        const std::pair both(queue.vhost, queue.name);
        if (queues.contains(both) || messages.contains(queue.entry))
            return QCoreApplication::translate("BackupManifest", "The manifest names the queue %1, or its messages, twice").arg(queue.name);
        queues.insert(both);
        if (!queue.entry.isEmpty())
            messages.insert(queue.entry);
        if (!queue.entry.isEmpty() && !paths.contains(queue.entry))
            return QCoreApplication::translate("BackupManifest", "The manifest says that the messages of %1 stand in %2, which it does not name")
                .arg(queue.name, queue.entry);
    }
    return {};
}

} // namespace

qint64 BackupManifest::messages() const
{
    // Thousands of queues may each claim as many as a number holds.
    qint64 sum = 0;
    for (const BackedUpQueue &queue : queues)
        sum = std::min(sum + queue.messages, mostBytes);
    return sum;
}

qint64 BackupManifest::missing() const
{
    return std::ranges::count_if(leftOut, [](const LeftOut &left) { return left.failed && left.part != BackupPart::Logs; });
}

const BackupEntry *BackupManifest::findEntry(const QString &path) const
{
    const auto found = std::ranges::find(entries, path, &BackupEntry::path);
    return found == entries.cend() ? nullptr : &*found;
}

const BackedUpQueue *BackupManifest::findQueue(const QString &vhost, const QString &name) const
{
    const auto found = std::ranges::find_if(queues, [&](const BackedUpQueue &queue) { return queue.vhost == vhost && queue.name == name; });
    return found == queues.cend() ? nullptr : &*found;
}

QJsonObject toJson(const BackupEntry &entry)
{
    QJsonObject json = entry.rest;
    json.insert("path"_L1, entry.path);
    json.insert("size"_L1, entry.size);
    json.insert("sha256"_L1, entry.sha256);
    json.insert("mode"_L1, QString::number(entry.mode, 8));
    put(json, "owner"_L1, entry.owner);
    put(json, "group"_L1, entry.group);
    put(json, "modified"_L1, entry.modified);
    put(json, "in"_L1, entry.in);
    if (entry.source != EntrySource{}) {
        QJsonObject source = json.value("source"_L1).toObject();
        source.insert("host"_L1, entry.source.host);
        source.insert("path"_L1, entry.source.path);
        json.insert("source"_L1, source);
    }
    return json;
}

Result<BackupEntry> entryFromJson(const QJsonObject &json)
{
    JsonReader reader(json);
    BackupEntry entry = entryFrom(reader);
    if (const auto error = reader.error())
        return std::unexpected(*error);
    return entry;
}

QJsonObject toJson(const BackupManifest &manifest)
{
    QJsonObject json = manifest.rest;
    json.insert("format"_L1, manifestFormat);
    json.insert("version"_L1, manifest.version);
    json.insert("id"_L1, manifest.id);
    json.insert("type"_L1, toId(manifest.type));
    if (manifest.cold)
        json.insert("cold"_L1, true);
    json.insert("cluster"_L1, manifest.cluster);
    put(json, "environment"_L1, manifest.environment);
    put(json, "at"_L1, manifest.at);
    put(json, "cutAt"_L1, manifest.cutAt);
    put(json, "finishedAt"_L1, manifest.finishedAt);
    put(json, "description"_L1, manifest.description);
    put(json, "onlyQueues"_L1, manifest.onlyQueues);
    if (manifest.parent) {
        QJsonObject parent = json.value("parent"_L1).toObject();
        parent.insert("id"_L1, manifest.parent->id);
        parent.insert("manifestSha256"_L1, manifest.parent->manifestSha256);
        json.insert("parent"_L1, parent);
    }
    put(json, "tool"_L1, manifest.tool);
    put(json, "profileDigest"_L1, manifest.profileDigest);
    QJsonArray nodes, holds, leftOut, queues, entries;
    for (const BackupNode &node : manifest.nodes) {
        QJsonObject object = node.rest;
        object.insert("name"_L1, node.name.value);
        put(object, "rabbitmq"_L1, node.rabbitmq);
        put(object, "erlang"_L1, node.erlang);
        nodes.append(object);
    }
    for (const BackupPart part : manifest.holds)
        holds.append(toId(part));
    for (const LeftOut &left : manifest.leftOut) {
        QJsonObject object = left.rest;
        object.insert("what"_L1, left.what);
        object.insert("reason"_L1, left.reason);
        if (left.part)
            object.insert("part"_L1, toId(*left.part));
        if (left.failed)
            object.insert("failed"_L1, true);
        leftOut.append(object);
    }
    for (const BackedUpQueue &queue : manifest.queues)
        queues.append(toJson(queue));
    for (const BackupEntry &entry : manifest.entries)
        entries.append(toJson(entry));
    json.insert("nodes"_L1, nodes);
    json.insert("holds"_L1, holds);
    json.insert("leftOut"_L1, leftOut);
    json.insert("queues"_L1, queues);
    json.insert("entries"_L1, entries);
    return json;
}

QByteArray toBytes(const BackupManifest &manifest)
{
    return QJsonDocument(toJson(manifest)).toJson(QJsonDocument::Compact);
}

Result<BackupManifest> manifestFromBytes(const QByteArray &bytes, const ManifestBounds &bounds)
{
    // Some 20 values an entry or a queue: a bound on those is one on the tree.
    const JsonBounds room{.bytes = bounds.bytes, .values = 20 * (bounds.entries + bounds.queues) + 10'000, .depth = 32};
    const Result<QJsonObject> object = jsonObjectFrom(bytes, room);
    if (!object && object.error().kind == ErrorKind::TooLarge)
        return std::unexpected(object.error());
    if (!object || object->value("format"_L1).toString() != manifestFormat) {
        return failure(ErrorKind::Malformed, QCoreApplication::translate("BackupManifest", "This is no manifest of a Warrener backup"),
                       object                            ? QString()
                       : object.error().detail.isEmpty() ? object.error().message
                                                         : object.error().detail);
    }
    JsonReader json(*object);
    json.ignore({u"format"_s});
    const qint64 version = json.whole("version"_L1, 1, 1'000'000, 0);
    if (version > BackupManifest::currentVersion)
        return failure(ErrorKind::NotAvailable,
                       QCoreApplication::translate("BackupManifest", "The backup was made by a newer Warrener (its format is %1, this one reads up to %2)")
                           .arg(version)
                           .arg(BackupManifest::currentVersion));
    if (version == 0)
        json.missing("version"_L1);
    BackupManifest manifest = manifestFrom(json, bounds);
    if (const auto error = json.error())
        return std::unexpected(*error);
    if (const QString why = contradictionIn(manifest); !why.isEmpty())
        return failure(ErrorKind::Malformed, why);
    return manifest;
}

QString sha256Hex(QByteArrayView bytes)
{
    return Sha256::hexOf(bytes);
}

bool isSha256Hex(const QString &text)
{
    return text.size() == 64 && std::ranges::all_of(text, [](QChar c) { return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f'); });
}

} // namespace warrener
