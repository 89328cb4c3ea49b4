#include "record/catalogue/BackupDiff.h"

#include "look/host/HostSecrets.h"
#include "record/catalogue/Chain.h"
#include "record/catalogue/DefinitionsFile.h"
#include "record/catalogue/EntryPaths.h"

#include <QCoreApplication>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QMap>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr qint64 longestComparedText = 2 * 1024 * 1024;
constexpr QStringView hiddenValue = u"•••";

/// Fields that say which object it is, of each list in the definitions.
QStringList identityOf(const QString &section)
{
    if (section == "users"_L1 || section == "vhosts"_L1 || section == "global_parameters"_L1)
        return {u"name"_s};
    if (section == "permissions"_L1)
        return {u"vhost"_s, u"user"_s};
    if (section == "topic_permissions"_L1)
        return {u"vhost"_s, u"user"_s, u"exchange"_s};
    if (section == "parameters"_L1)
        return {u"vhost"_s, u"component"_s, u"name"_s};
    if (section == "bindings"_L1)
        return {u"vhost"_s, u"source"_s, u"destination_type"_s, u"destination"_s, u"routing_key"_s, u"arguments"_s};
    return {u"vhost"_s, u"name"_s};
}

QString textOfValue(const QJsonValue &value)
{
    return value.isString() ? value.toString() : QString::fromUtf8(QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact)).sliced(1).chopped(1);
}

bool isSecretField(const QString &field)
{
    const QString last = field.section(u'.', -1).toLower();
    return last.contains("password"_L1) || last.contains("secret"_L1) || last.contains("passphrase"_L1) || last == "token"_L1 || last == "hashing_salt"_L1;
}

/// "amqp://user:password@host" without the password.
QJsonValue withoutSecrets(const QString &field, const QJsonValue &value)
{
    static const QRegularExpression password(u"(://[^:/@\\s]*):[^@/\\s]*@"_s);
    if (value.isUndefined())
        return value;
    if (isSecretField(field))
        return hiddenValue.toString();
    if (value.isString())
        return value.toString().replace(password, u"\\1:•••@"_s);
    if (value.isArray()) {
        QJsonArray list;
        for (const auto all = value.toArray(); const QJsonValue &item : all)
            list.append(withoutSecrets(field, item));
        return list;
    }
    if (value.isObject()) {
        QJsonObject object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it)
            *it = withoutSecrets(it.key(), *it);
        return object;
    }
    return value;
}

void addFields(QList<FieldChange> &fields, const QString &prefix, const QJsonObject &before, const QJsonObject &after)
{
    QSet<QString> keys;
    for (const auto all = before.keys() + after.keys(); const QString &key : all)
        keys.insert(key);
    QStringList sorted(keys.cbegin(), keys.cend());
    sorted.sort();
    for (const QString &key : std::as_const(sorted)) {
        const QJsonValue was = before.value(key);
        const QJsonValue is = after.value(key);
        if (was == is)
            continue;
        const QString field = prefix.isEmpty() ? key : prefix + u'.' + key;
        const bool isTree = (was.isObject() || was.isUndefined()) && (is.isObject() || is.isUndefined());
        if (isTree && !(was.toObject().isEmpty() && is.toObject().isEmpty())) {
            addFields(fields, field, was.toObject(), is.toObject());
            continue;
        }
        fields.append({.field = field, .before = withoutSecrets(field, was), .after = withoutSecrets(field, is)});
    }
}

bool isConfigurationPath(const QString &path)
{
    return path.startsWith(entrypath::ofConfiguration);
}

/// What must not be shown line by line, whoever asks.
bool isSecretFile(const QString &path, const QByteArray &bytes)
{
    return path.endsWith(".erlang.cookie"_L1) || path.endsWith("%2Eerlang.cookie"_L1) || bytes.contains("PRIVATE KEY-----");
}

std::optional<QString> comparedText(const QString &path, const std::optional<QByteArray> &bytes)
{
    if (!bytes)
        return QString();
    if (bytes->size() > longestComparedText || bytes->contains('\0') || !QByteArrayView(*bytes).isValidUtf8() || isSecretFile(path, *bytes))
        return std::nullopt;
    return QString::fromUtf8(*bytes);
}

/// What differs, by the lines as they are, shown without what nobody is to read over a shoulder, in a terminal's log or in a journal. Where hiding it would
/// move lines nothing is shown.
QList<DiffLine> shownLines(const QString &was, const QString &is)
{
    QList<DiffLine> lines = lineDiff(was, is);
    const QStringList wasHidden = warrener::withoutSecrets(was).split(u'\n');
    const QStringList isHidden = warrener::withoutSecrets(is).split(u'\n');
    if (wasHidden.size() != was.count(u'\n') + 1 || isHidden.size() != is.count(u'\n') + 1)
        return {};
    qsizetype before = 0;
    qsizetype after = 0;
    for (DiffLine &line : lines) {
        line.text = line.kind == DiffLine::Kind::Added ? isHidden.value(after) : wasHidden.value(before);
        before += line.kind == DiffLine::Kind::Added ? 0 : 1;
        after += line.kind == DiffLine::Kind::Removed ? 0 : 1;
    }
    return lines;
}

Result<QJsonObject> definitionsOf(ChainReader &backup)
{
    const Result<QByteArray> bytes = backup.read(entrypath::clusterDefinitions, definitionsBounds.bytes);
    if (!bytes)
        return std::unexpected(bytes.error());
    const Result<QJsonObject> read = definitionsFrom(*bytes);
    if (!read && read.error().kind == ErrorKind::Malformed) {
        return failure(ErrorKind::Malformed, QCoreApplication::translate("BackupDiff", "The definitions of %1 are no JSON object").arg(backup.manifest().id),
                       read.error().detail.isEmpty() ? read.error().message : read.error().detail);
    }
    return read;
}

LeftOut notCompared(const QString &what, const QString &reason)
{
    return {.what = what, .reason = reason};
}

QString lacks(const QString &id)
{
    return QCoreApplication::translate("BackupDiff", "%1 does not hold it").arg(id);
}

QList<FieldChange> aboutFile(const BackupEntry &before, const BackupEntry &after)
{
    QList<FieldChange> about;
    const auto compare = [&about](const QString &field, const QString &was, const QString &is) {
        if (was != is)
            about.append({.field = field, .before = was, .after = is});
    };
    compare(u"mode"_s, QString::number(before.mode, 8), QString::number(after.mode, 8));
    compare(u"owner"_s, before.owner, after.owner);
    compare(u"group"_s, before.group, after.group);
    return about;
}

Error diffCancelled()
{
    return {.kind = ErrorKind::Cancelled, .message = QCoreApplication::translate("BackupDiff", "Cancelled"), .detail = {}};
}

} // namespace

QString definedName(const QString &section, const QJsonObject &object)
{
    if (section == "bindings"_L1) {
        const QString key = object.value("routing_key"_L1).toString();
        const QString source = object.value("source"_L1).toString();
        // Two bindings may differ in nothing but their arguments, or in what kind of thing has the name.
        const QString kind = object.value("destination_type"_L1).toString() == "exchange"_L1 ? u" [exchange]"_s : QString();
        const QJsonObject arguments = object.value("arguments"_L1).toObject();
        const QString more = arguments.isEmpty() ? QString() : u' ' + textOfValue(arguments);
        return u"%1 → %2%3 (%4)%5"_s.arg(source.isEmpty() ? u"(default)"_s : source, object.value("destination"_L1).toString(), kind, key, more);
    }
    if (section == "permissions"_L1)
        return object.value("user"_L1).toString();
    if (section == "topic_permissions"_L1)
        return object.value("user"_L1).toString() + u" @ "_s + object.value("exchange"_L1).toString();
    if (section == "parameters"_L1)
        return object.value("component"_L1).toString() + u' ' + object.value("name"_L1).toString();
    return object.contains("name"_L1) ? object.value("name"_L1).toString() : textOfValue(object);
}

QMap<QString, QJsonObject> definedObjects(const QString &section, const QJsonArray &list)
{
    QMap<QString, QJsonObject> objects;
    // How many have one identity: looked for from the first anew, a list of the same ones over and over would take hours.
    QHash<QString, int> alike;
    const QStringList identity = identityOf(section);
    for (const QJsonValue &value : list) {
        QJsonObject object = value.isObject() ? value.toObject() : QJsonObject{{u"value"_s, value}};
        // Files that people write leave them out; a broker's export never does.
        if ((section == "bindings"_L1 || section == "queues"_L1 || section == "exchanges"_L1) && !object.contains("arguments"_L1))
            object.insert("arguments"_L1, QJsonObject());
        // 4.3 does not say of an exchange that everybody may publish to it; others do.
        if (section == "exchanges"_L1 && !object.contains("internal"_L1))
            object.insert("internal"_L1, false);
        QStringList parts;
        const bool isNamed = std::ranges::any_of(identity, [&](const QString &field) { return object.contains(field); });
        for (const QString &field : identity)
            parts.append(textOfValue(object.value(field)));
        // By vhost and name first, so that a list of them is in that order.
        const QString base = isNamed ? parts.join(u'\n') : textOfValue(object);
        QString key = base;
        if (objects.contains(key)) {
            int &last = alike[base];
            last = std::max(last, 1);
            do
                key = base + u'\n' + QString::number(++last);
            while (objects.contains(key));
        }
        objects.insert(key, object);
    }
    return objects;
}

QString toId(DiffKind kind)
{
    switch (kind) {
    case DiffKind::Added:
        return u"added"_s;
    case DiffKind::Removed:
        return u"removed"_s;
    case DiffKind::Changed:
        return u"changed"_s;
    }
    return {};
}

QString toWord(DiffKind kind)
{
    switch (kind) {
    case DiffKind::Added:
        return QCoreApplication::translate("BackupDiff", "Added");
    case DiffKind::Removed:
        return QCoreApplication::translate("BackupDiff", "Removed");
    case DiffKind::Changed:
        return QCoreApplication::translate("BackupDiff", "Changed");
    }
    return {};
}

QList<FieldChange> diffFields(const QJsonObject &before, const QJsonObject &after)
{
    QList<FieldChange> fields;
    addFields(fields, {}, before, after);
    return fields;
}

QList<ObjectChange> diffDefinitions(const QJsonObject &before, const QJsonObject &after)
{
    QList<ObjectChange> changes;
    QSet<QString> sections;
    for (const auto all = before.keys() + after.keys(); const QString &key : all)
        sections.insert(key);
    QStringList sorted(sections.cbegin(), sections.cend());
    sorted.sort();
    for (const QString &section : std::as_const(sorted)) {
        const QJsonValue was = before.value(section);
        const QJsonValue is = after.value(section);
        // Versions and the like say which broker wrote them, not what is defined.
        if (was == is || !(was.isArray() || was.isUndefined()) || !(is.isArray() || is.isUndefined()))
            continue;
        const QMap<QString, QJsonObject> wasObjects = definedObjects(section, was.toArray());
        const QMap<QString, QJsonObject> isObjects = definedObjects(section, is.toArray());
        QMap<QString, ObjectChange> found;
        const auto note = [&](const QString &key, DiffKind kind, const QJsonObject &named, const QJsonObject &from, const QJsonObject &to) {
            found.insert(key, {.kind = kind,
                               .section = section,
                               .vhost = named.value("vhost"_L1).toString(),
                               .name = definedName(section, named),
                               .fields = diffFields(from, to)});
        };
        for (auto it = wasObjects.cbegin(); it != wasObjects.cend(); ++it) {
            const auto other = isObjects.constFind(it.key());
            if (other == isObjects.cend())
                note(it.key(), DiffKind::Removed, *it, *it, {});
            else if (*other != *it)
                note(it.key(), DiffKind::Changed, *it, *it, *other);
        }
        for (auto it = isObjects.cbegin(); it != isObjects.cend(); ++it) {
            if (!wasObjects.contains(it.key()))
                note(it.key(), DiffKind::Added, *it, {}, *it);
        }
        changes += found.values();
    }
    return changes;
}

FileChange diffFile(const QString &path, const std::optional<QByteArray> &before, const std::optional<QByteArray> &after)
{
    FileChange change{.kind = !before  ? DiffKind::Added
                              : !after ? DiffKind::Removed
                                       : DiffKind::Changed,
                      .path = path,
                      .sizeBefore = before ? before->size() : -1,
                      .sizeAfter = after ? after->size() : -1};
    const auto was = comparedText(path, before);
    const auto is = comparedText(path, after);
    if (was && is)
        change.lines = shownLines(*was, *is);
    return change;
}

namespace {

/// Reads a file of a backup for a comparison; too large a one counts as bytes of its size.
Result<std::optional<QByteArray>> fileFor(ChainReader &backup, const QString &path)
{
    Result<QByteArray> bytes = backup.read(path, longestComparedText + 1);
    if (bytes)
        return std::optional(*std::move(bytes));
    if (bytes.error().kind == ErrorKind::TooLarge)
        return std::nullopt;
    return std::unexpected(bytes.error());
}

Status diffFiles(BackupDiff &diff, ChainReader &before, ChainReader &after, const std::stop_token &stop)
{
    QMap<QString, const BackupEntry *> was, is;
    for (const BackupEntry &entry : before.manifest().entries) {
        if (isConfigurationPath(entry.path))
            was.insert(entry.path, &entry);
    }
    for (const BackupEntry &entry : after.manifest().entries) {
        if (isConfigurationPath(entry.path))
            is.insert(entry.path, &entry);
    }
    QSet<QString> paths(was.keyBegin(), was.keyEnd());
    paths.unite(QSet<QString>(is.keyBegin(), is.keyEnd()));
    for (const QString &path : std::as_const(paths)) {
        if (stop.stop_requested())
            return std::unexpected(diffCancelled());
        const BackupEntry *old = was.value(path);
        const BackupEntry *now = is.value(path);
        const QList<FieldChange> about = old && now ? aboutFile(*old, *now) : QList<FieldChange>();
        if (old && now && old->sha256 == now->sha256) {
            if (!about.isEmpty())
                diff.files.append({.kind = DiffKind::Changed, .path = path, .sizeBefore = old->size, .sizeAfter = now->size, .about = about});
            continue;
        }
        std::optional<QByteArray> oldBytes, newBytes;
        bool isText = true;
        for (const auto &[entry, backup, bytes] : {std::tuple(old, &before, &oldBytes), std::tuple(now, &after, &newBytes)}) {
            if (!entry)
                continue;
            Result<std::optional<QByteArray>> read = fileFor(*backup, path);
            if (!read)
                return std::unexpected(read.error());
            isText = isText && read->has_value();
            *bytes = read->value_or(QByteArray());
        }
        FileChange change = diffFile(path, oldBytes, newBytes);
        if (!isText)
            change.lines.clear();
        change.sizeBefore = old ? old->size : -1;
        change.sizeAfter = now ? now->size : -1;
        change.about = about;
        diff.files.append(change);
    }
    std::ranges::sort(diff.files, {}, &FileChange::path);
    return {};
}

void addQueue(BackupDiff &diff, const QString &vhost, const QString &name, qint64 before, qint64 after)
{
    if (before != after)
        diff.queues.append({.vhost = vhost,
                            .name = name,
                            .kind = before < 0  ? DiffKind::Added
                                    : after < 0 ? DiffKind::Removed
                                                : DiffKind::Changed,
                            .messagesBefore = before,
                            .messagesAfter = after});
}

} // namespace

Result<BackupDiff> diffBackups(ChainReader &before, ChainReader &after, std::stop_token stop)
{
    BackupDiff diff;
    const auto bothHold = [&](BackupPart part) {
        for (ChainReader *side : {&before, &after}) {
            if (!side->manifest().holds.contains(part)) {
                if (before.manifest().holds.contains(part) || after.manifest().holds.contains(part))
                    diff.notCompared.append(notCompared(toWord(part), lacks(side->manifest().id)));
                return false;
            }
        }
        return true;
    };
    if (bothHold(BackupPart::Definitions)) {
        const auto was = definitionsOf(before);
        const auto is = was ? definitionsOf(after) : was;
        if (!is)
            return std::unexpected(is.error());
        diff.objects = diffDefinitions(*was, *is);
    }
    if (bothHold(BackupPart::Configuration)) {
        if (const Status compared = diffFiles(diff, before, after, stop); !compared)
            return std::unexpected(compared.error());
    }
    if (bothHold(BackupPart::Messages)) {
        QMap<std::pair<QString, QString>, std::pair<qint64, qint64>> counts;
        for (const BackedUpQueue &queue : before.manifest().queues)
            counts.insert({queue.vhost, queue.name}, {queue.messages, -1});
        for (const BackedUpQueue &queue : after.manifest().queues) {
            const auto was = counts.constFind({queue.vhost, queue.name});
            counts.insert({queue.vhost, queue.name}, {was == counts.cend() ? -1 : was->first, queue.messages});
        }
        for (auto it = counts.cbegin(); it != counts.cend(); ++it)
            addQueue(diff, it.key().first, it.key().second, it->first, it->second);
    }
    return diff;
}

namespace {

QString liveKey(const QString &vhost, const QString &name)
{
    return vhost + u'\n' + name;
}

/// The queues that are live, for looking up as many of the backup; none: what nobody counted is not what is gone, since definitions do not
/// name queues that are not durable.
std::optional<QSet<QString>> countedLive(const LiveSide &live)
{
    if (!live.definitions)
        return std::nullopt;
    const QJsonArray rows = live.definitions->value("queues"_L1).toArray();
    if (live.messages.isEmpty() && !rows.isEmpty())
        return std::nullopt;
    QSet<QString> queues;
    for (const QJsonValue &row : rows)
        queues.insert(liveKey(row["vhost"_L1].toString(), row["name"_L1].toString()));
    return queues;
}

} // namespace

Result<BackupDiff> diffWithLive(ChainReader &before, const LiveSide &after, std::stop_token stop)
{
    BackupDiff diff;
    const BackupManifest &manifest = before.manifest();
    const QString live = QCoreApplication::translate("BackupDiff", "the cluster as it is");
    if (after.definitions && manifest.holds.contains(BackupPart::Definitions)) {
        const auto was = definitionsOf(before);
        if (!was)
            return std::unexpected(was.error());
        diff.objects = diffDefinitions(*was, *after.definitions);
    } else {
        diff.notCompared.append(
            notCompared(toWord(BackupPart::Definitions),
                        after.definitions ? lacks(manifest.id) : QCoreApplication::translate("BackupDiff", "%1 was not asked for it").arg(live)));
    }
    qsizetype notRead = 0;
    for (const BackupEntry &entry : manifest.entries) {
        if (!isConfigurationPath(entry.path))
            continue;
        if (stop.stop_requested())
            return std::unexpected(diffCancelled());
        const auto now = after.files.constFind(entry.path);
        const bool isGone = after.gone.contains(entry.path);
        if (now == after.files.cend() && !isGone) {
            ++notRead;
            continue;
        }
        QList<FieldChange> about;
        if (const auto facts = after.about.constFind(entry.path); !isGone && facts != after.about.cend())
            about = aboutFile(entry, {.mode = facts->mode, .owner = facts->owner, .group = facts->group});
        if (!isGone && sha256Hex(*now) == entry.sha256) {
            if (!about.isEmpty())
                diff.files.append({.kind = DiffKind::Changed, .path = entry.path, .sizeBefore = entry.size, .sizeAfter = entry.size, .about = about});
            continue;
        }
        const auto was = fileFor(before, entry.path);
        if (!was)
            return std::unexpected(was.error());
        FileChange change = diffFile(entry.path, was->value_or(QByteArray()), isGone ? std::nullopt : std::optional(*now));
        if (!*was)
            change.lines.clear();
        change.sizeBefore = entry.size;
        change.about = about;
        diff.files.append(change);
    }
    for (auto it = after.files.cbegin(); it != after.files.cend(); ++it) {
        if (!manifest.findEntry(it.key()))
            diff.files.append(diffFile(it.key(), std::nullopt, *it));
    }
    std::ranges::sort(diff.files, {}, &FileChange::path);
    if (notRead > 0) {
        diff.notCompared.append(
            notCompared(toWord(BackupPart::Configuration), (notRead == 1 ? QCoreApplication::translate("BackupDiff", "%1 file was not read on the hosts")
                                                                         : QCoreApplication::translate("BackupDiff", "%1 files were not read on the hosts"))
                                                               .arg(notRead)));
    }
    const std::optional<QSet<QString>> counted = countedLive(after);
    for (const BackedUpQueue &queue : manifest.queues) {
        if (queue.entry.isEmpty())
            continue;
        if (const auto now = after.messages.constFind(queue.entry); now != after.messages.cend())
            addQueue(diff, queue.vhost, queue.name, queue.messages, *now);
        else if (counted && !counted->contains(liveKey(queue.vhost, queue.name)))
            addQueue(diff, queue.vhost, queue.name, queue.messages, -1);
    }
    return diff;
}

namespace {

QJsonArray fieldsToJson(const QList<FieldChange> &fields)
{
    QJsonArray array;
    for (const FieldChange &change : fields) {
        QJsonObject json{{u"field"_s, change.field}};
        if (!change.before.isUndefined())
            json.insert("before"_L1, change.before);
        if (!change.after.isUndefined())
            json.insert("after"_L1, change.after);
        array.append(json);
    }
    return array;
}

} // namespace

QJsonObject toJson(const BackupDiff &diff)
{
    QJsonArray objects, files, queues, left;
    for (const ObjectChange &change : diff.objects) {
        objects.append(QJsonObject{{u"change"_s, toId(change.kind)},
                                   {u"section"_s, change.section},
                                   {u"vhost"_s, change.vhost},
                                   {u"name"_s, change.name},
                                   {u"fields"_s, fieldsToJson(change.fields)}});
    }
    for (const FileChange &change : diff.files) {
        QJsonObject json{
            {u"change"_s, toId(change.kind)}, {u"path"_s, change.path}, {u"about"_s, fieldsToJson(change.about)}, {u"diff"_s, toText(change.lines)}};
        if (change.sizeBefore >= 0)
            json.insert("sizeBefore"_L1, change.sizeBefore);
        if (change.sizeAfter >= 0)
            json.insert("sizeAfter"_L1, change.sizeAfter);
        files.append(json);
    }
    for (const QueueChange &change : diff.queues) {
        QJsonObject json{{u"change"_s, toId(change.kind)}, {u"vhost"_s, change.vhost}, {u"name"_s, change.name}};
        if (change.messagesBefore >= 0)
            json.insert("messagesBefore"_L1, change.messagesBefore);
        if (change.messagesAfter >= 0)
            json.insert("messagesAfter"_L1, change.messagesAfter);
        queues.append(json);
    }
    for (const LeftOut &part : diff.notCompared)
        left.append(QJsonObject{{u"what"_s, part.what}, {u"reason"_s, part.reason}});
    return {{u"objects"_s, objects}, {u"files"_s, files}, {u"queues"_s, queues}, {u"notCompared"_s, left}};
}

} // namespace warrener
