#include "run/operations/restore/DefinitionChanges.h"

#include "record/catalogue/UserHash.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

/// Of a queue or an exchange: what the broker compares when it is declared again. All else is told about it, not set.
const QStringList &comparedFields(const QString &section)
{
    static const QStringList ofQueues{u"durable"_s, u"auto_delete"_s, u"arguments"_s};
    static const QStringList ofExchanges{u"type"_s, u"durable"_s, u"auto_delete"_s, u"internal"_s, u"arguments"_s};
    static const QStringList ofOthers;
    return section == "queues"_L1 ? ofQueues : section == "exchanges"_L1 ? ofExchanges : ofOthers;
}

const QStringList describingFields{u"description"_s, u"tags"_s, u"default_queue_type"_s};

/// What a virtual host is said to be: 3.10 and 4.3 say it in its metadata alone, those between beside them once more, and people beside
/// them alone. Nothing said is as good as an empty word.
QJsonObject withOneDescription(QJsonObject vhost)
{
    QJsonObject metadata = vhost.value("metadata"_L1).toObject();
    for (const QString &field : describingFields) {
        if (!metadata.contains(field) && vhost.contains(field))
            metadata.insert(field, vhost.value(field));
        vhost.remove(field);
        if (const QJsonValue said = metadata.value(field); said.toString().isEmpty() && said.toArray().isEmpty())
            metadata.remove(field);
    }
    vhost.insert("metadata"_L1, metadata);
    return vhost;
}

/// One that contradicts itself is taken by 4.0 at the word beside the metadata, and by 4.3 at that within.
QJsonObject asTaken(QJsonObject vhost, const QJsonObject &live)
{
    QJsonObject metadata = vhost.value("metadata"_L1).toObject();
    for (const QString &field : describingFields) {
        if (vhost.contains(field) && metadata.contains(field) && live.value("metadata"_L1)[field] == vhost.value(field))
            metadata.insert(field, vhost.value(field));
    }
    if (!metadata.isEmpty())
        vhost.insert("metadata"_L1, metadata);
    return vhost;
}

QJsonObject only(const QJsonObject &object, const QStringList &fields)
{
    if (fields.isEmpty())
        return object;
    QJsonObject some;
    for (const QString &field : fields) {
        if (object.contains(field))
            some.insert(field, object.value(field));
    }
    return some;
}

/// Limits that a user has and, by the backup, had not: they are no newer broker's words, and may keep somebody out.
void addLiftedLimits(QList<FieldChange> &changes, const QJsonObject &live, const QJsonObject &wanted)
{
    if (!wanted.value("limits"_L1).isObject())
        return;
    const QJsonObject has = live.value("limits"_L1).toObject();
    const QJsonObject had = wanted.value("limits"_L1).toObject();
    for (auto limit = has.begin(); limit != has.end(); ++limit) {
        const QString field = "limits."_L1 + limit.key();
        if (!had.contains(limit.key()) && std::ranges::find(changes, field, &FieldChange::field) == changes.end())
            changes.append({.field = field, .before = *limit, .after = QJsonValue(QJsonValue::Undefined)});
    }
}

} // namespace

QJsonObject withoutUndefined(const QString &section, QJsonObject object)
{
    constexpr auto field = "default_queue_type"_L1;
    if (section != "vhosts"_L1)
        return object;
    if (object.value(field) == "undefined"_L1)
        object.remove(field);
    QJsonObject metadata = object.value("metadata"_L1).toObject();
    if (metadata.value(field) == "undefined"_L1) {
        metadata.remove(field);
        object.insert("metadata"_L1, metadata);
    }
    return object;
}

QJsonObject asExportedToday(const QString &section, QJsonObject object)
{
    if (section == "queues"_L1) {
        QJsonObject arguments = object.value("arguments"_L1).toObject();
        if (!arguments.contains("x-queue-type"_L1))
            arguments.insert("x-queue-type"_L1, "classic"_L1);
        object.insert("arguments"_L1, arguments);
    }
    if (section == "vhosts"_L1)
        object = withOneDescription(withoutUndefined(section, object));
    // 4.3 does not say of an exchange that everybody may publish to it.
    if (section == "exchanges"_L1 && !object.contains("internal"_L1))
        object.insert("internal"_L1, false);
    if (section == "users"_L1 && object.value("tags"_L1).isString()) {
        QJsonArray tags;
        for (const auto all = object.value("tags"_L1).toString().split(u',', Qt::SkipEmptyParts); const QString &tag : all)
            tags.append(tag.trimmed());
        object.insert("tags"_L1, tags);
    }
    // An empty set of limits is none.
    if (object.value("limits"_L1).isObject() && object.value("limits"_L1).toObject().isEmpty())
        object.remove("limits"_L1);
    if (object.value("limits"_L1).isArray() && object.value("limits"_L1).toArray().isEmpty())
        object.remove("limits"_L1);
    return object;
}

QString keyInSection(const QString &section, const QJsonObject &object)
{
    return definedObjects(section, QJsonArray{object}).firstKey();
}

QList<FieldChange> definitionChanges(const QString &section, const QJsonObject &live, const QJsonObject &wanted)
{
    const QStringList &fields = comparedFields(section);
    QJsonObject is = only(asExportedToday(section, live), fields);
    QJsonObject shall = only(asExportedToday(section, section == "vhosts"_L1 ? asTaken(wanted, live) : wanted), fields);
    if (section == "users"_L1 && hashMatches(shall, live))
        shall.remove("password"_L1);
    for (const auto all = is.keys(); const QString &key : all) {
        if (!shall.contains(key))
            is.remove(key);
    }
    QList<FieldChange> changes = diffFields(is, shall);
    // A newer broker adds fields within metadata as well.
    changes.removeIf([](const FieldChange &change) { return change.field.startsWith("metadata."_L1) && change.after.isUndefined(); });
    if (section == "users"_L1)
        addLiftedLimits(changes, live, wanted);
    return changes;
}

QString definedKey(const QString &section, const QJsonObject &object)
{
    return section + u'\n' + keyInSection(section, object);
}

bool isAsImported(const QString &section, const QJsonObject &live, const QJsonObject &imported)
{
    return definitionChanges(section, live, imported).isEmpty();
}

} // namespace warrener
