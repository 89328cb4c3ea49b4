#include "run/operations/RestoreDefinitions.h"

#include "base/BoundedExpression.h"
#include "run/operations/RestoreFit.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QSet>
#include <QVersionNumber>

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

bool isImmutable(const QString &section)
{
    return section == "queues"_L1 || section == "exchanges"_L1 || section == "bindings"_L1;
}

/// What is a cluster's own, and would be wrong in another.
bool isOfItsCluster(const QString &section, const QJsonObject &object)
{
    // The broker makes them itself, as its configuration and plugins say (amq.rabbitmq.log), and lets nobody else.
    if (section == "exchanges"_L1)
        return object.value("name"_L1).toString().startsWith("amq."_L1);
    if (section != "global_parameters"_L1)
        return false;
    const QString name = object.value("name"_L1).toString();
    return name == "internal_cluster_id"_L1 || name == "imported_definition_hash_value"_L1 || name.startsWith("warrener"_L1);
}

/// As the broker of today would export it: older ones leave out what has become explicit.
QJsonObject normalised(const QString &section, QJsonObject object)
{
    if (section == "queues"_L1) {
        QJsonObject arguments = object.value("arguments"_L1).toObject();
        if (!arguments.contains("x-queue-type"_L1))
            arguments.insert("x-queue-type"_L1, "classic"_L1);
        object.insert("arguments"_L1, arguments);
    }
    // 4.3 does not say of an exchange that everybody may publish to it.
    if (section == "exchanges"_L1 && !object.contains("internal"_L1))
        object.insert("internal"_L1, false);
    if (section == "users"_L1 && object.value("tags"_L1).isString()) {
        QJsonArray tags;
        for (const QString &tag : object.value("tags"_L1).toString().split(u',', Qt::SkipEmptyParts))
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

/// What the backup says of an object and the cluster has otherwise; what only the cluster says is a newer broker's.
QList<FieldChange> differences(const QString &section, const QJsonObject &live, const QJsonObject &wanted)
{
    const QStringList &fields = comparedFields(section);
    QJsonObject is = only(normalised(section, live), fields);
    const QJsonObject shall = only(normalised(section, wanted), fields);
    for (const QString &key : is.keys()) {
        if (!shall.contains(key))
            is.remove(key);
    }
    QList<FieldChange> changes = diffFields(is, shall);
    // A newer broker adds fields within metadata as well.
    changes.removeIf([](const FieldChange &change) { return change.field.startsWith("metadata."_L1) && change.after.isUndefined(); });
    return changes;
}

/// Under the names that it gets in the target; `isQueue` of a binding's destination.
QJsonObject renamed(const QString &section, QJsonObject object, const DefinitionsChoice &choice)
{
    const auto rename = [&object](QLatin1StringView field, const QHash<QString, QString> &names) {
        const QString name = object.value(field).toString();
        if (const auto other = names.constFind(name); other != names.cend())
            object.insert(field, *other);
    };
    if (section == "vhosts"_L1)
        rename("name"_L1, choice.vhostNames);
    else if (object.contains("vhost"_L1))
        rename("vhost"_L1, choice.vhostNames);
    if (section == "queues"_L1)
        rename("name"_L1, choice.queueNames);
    if (section == "bindings"_L1 && object.value("destination_type"_L1).toString() == "queue"_L1)
        rename("destination"_L1, choice.queueNames);
    return object;
}

/// Whether the choice means this object of the backup.
class Chooser
{
public:
    Chooser(const DefinitionsChoice &choice, const QJsonObject &backup) : m_choice(choice), m_pattern(boundedExpression(choice.pattern))
    {
        const QSet<QString> ticked(m_choice.queues.begin(), m_choice.queues.end());
        // A binding goes with its ends: it is wanted where its destination is.
        for (const QLatin1StringView section : {"queues"_L1, "exchanges"_L1}) {
            for (const QJsonValue value : backup.value(section).toArray()) {
                const QString key = value["vhost"_L1].toString() + u'\n' + value["name"_L1].toString();
                const bool isChosen = m_choice.queues.isEmpty() || (section == "queues"_L1 && ticked.contains(key));
                if (isChosen && m_pattern.match(value["name"_L1].toString()).hasMatch())
                    m_matched.insert(section + u'\n' + key);
            }
        }
        if (m_choice.queues.isEmpty())
            return;
        // A queue that is brought back is fed as it was: an exchange that is gone too comes with it.
        for (const QJsonValue value : backup.value("bindings"_L1).toArray()) {
            const QString vhost = value["vhost"_L1].toString() + u'\n';
            if (value["destination_type"_L1] == "queue"_L1 && m_matched.contains(u"queues\n"_s + vhost + value["destination"_L1].toString()))
                m_matched.insert(u"exchanges\n"_s + vhost + value["source"_L1].toString());
        }
    }

    bool wants(const QString &section, const QJsonObject &object) const
    {
        if (!m_choice.sections.isEmpty() && !m_choice.sections.contains(section))
            return false;
        const QString vhost = section == "vhosts"_L1 ? object.value("name"_L1).toString() : object.value("vhost"_L1).toString();
        if (!m_choice.vhosts.isEmpty() && !vhost.isEmpty() && !m_choice.vhosts.contains(vhost))
            return false;
        if (m_choice.pattern.isEmpty() && m_choice.queues.isEmpty())
            return true;
        if (section == "queues"_L1 || section == "exchanges"_L1)
            return m_matched.contains(section + u'\n' + vhost + u'\n' + object.value("name"_L1).toString());
        if (section == "bindings"_L1) {
            const bool toQueue = object.value("destination_type"_L1).toString() == "queue"_L1;
            if (!toQueue && !m_choice.queues.isEmpty())
                return false;
            return m_matched.contains((toQueue ? u"queues\n"_s : u"exchanges\n"_s) + vhost + u'\n' + object.value("destination"_L1).toString());
        }
        // Only queues and exchanges are chosen by name; what else stands beside them is chosen by its section.
        return !m_choice.sections.isEmpty() || section == "vhosts"_L1;
    }

private:
    const DefinitionsChoice &m_choice;
    const QRegularExpression m_pattern;
    QSet<QString> m_matched;
};

/// What others hang on: virtual hosts, users, exchanges, queues. Where one is not there they cannot be, and they go with it.
class Holders
{
public:
    void add(const QString &section, const QJsonObject &object)
    {
        m_names.insert(section + u'\n' + object.value("vhost"_L1).toString() + u'\n' + object.value("name"_L1).toString());
    }

    /// The one of these that this one hangs on; empty: none.
    QString holderOf(const QString &section, const QJsonObject &object) const
    {
        if (m_names.isEmpty())
            return {};
        const QString vhost = object.value("vhost"_L1).toString();
        const auto among = [this](const QString &kind, const QString &in, const QString &name) {
            return !name.isEmpty() && m_names.contains(kind + u'\n' + in + u'\n' + name) ? name : QString();
        };
        const bool isRight = section == "permissions"_L1 || section == "topic_permissions"_L1;
        const bool toQueue = object.value("destination_type"_L1) == "queue"_L1;
        const bool isBinding = section == "bindings"_L1;
        for (const QString &name : {among(u"vhosts"_s, {}, vhost), isRight ? among(u"users"_s, {}, object.value("user"_L1).toString()) : QString(),
                                    section == "topic_permissions"_L1 ? among(u"exchanges"_s, vhost, object.value("exchange"_L1).toString()) : QString(),
                                    isBinding ? among(u"exchanges"_s, vhost, object.value("source"_L1).toString()) : QString(),
                                    isBinding ? among(toQueue ? u"queues"_s : u"exchanges"_s, vhost, object.value("destination"_L1).toString()) : QString()}) {
            if (!name.isEmpty())
                return name;
        }
        return {};
    }

private:
    QSet<QString> m_names; ///< "SECTION\nVHOST\nNAME"
};

/// What this console logs in with, and what that may do.
bool isOwnLogin(const QString &section, const QJsonObject &object, const BrokerTraits &target)
{
    if (target.user.isEmpty())
        return false;
    if (section == "users"_L1)
        return object.value("name"_L1).toString() == target.user;
    return (section == "permissions"_L1 || section == "topic_permissions"_L1) && object.value("user"_L1).toString() == target.user;
}

/// A shovel, or what federates exchanges and queues.
bool worksByItself(const QString &section, const QJsonObject &object)
{
    const QString component = object.value("component"_L1).toString();
    if (section == "parameters"_L1 && (component == "shovel"_L1 || component.startsWith("federation-upstream"_L1)))
        return true;
    const QJsonObject definition = (component == "operator_policy"_L1 ? object.value("value"_L1).toObject() : object).value("definition"_L1).toObject();
    const QStringList keys = definition.keys();
    return (section == "policies"_L1 || section == "parameters"_L1)
           && std::ranges::any_of(keys, [](const QString &key) { return key.startsWith("federation-"_L1); });
}

QString whatToDo(const QString &section)
{
    if (section == "queues"_L1)
        return QCoreApplication::translate("Restore",
                                           "a queue's settings cannot be changed: restore it under another name, or replace it, moving its messages");
    if (section == "exchanges"_L1)
        return QCoreApplication::translate("Restore", "an exchange's settings cannot be changed: replace it, with its bindings");
    return QCoreApplication::translate("Restore", "its settings cannot be changed: restore it under another name, or delete the present one first");
}

QString whatReplaceDoes(const QString &section)
{
    if (section == "queues"_L1)
        return QCoreApplication::translate("Restore",
                                           "its messages are written down, not encrypted, into the backups' folder, where this user alone can read them; it "
                                           "is deleted and declared as in the backup, and they are put back in order");
    return QCoreApplication::translate("Restore", "it is deleted and declared as in the backup, and bound as it is now");
}

} // namespace

QJsonObject toJson(const DefinitionsChoice &choice)
{
    const auto object = [](const QHash<QString, QString> &names) {
        QJsonObject json;
        for (const auto [from, to] : names.asKeyValueRange())
            json.insert(from, to);
        return json;
    };
    return {{u"sections"_s, QJsonArray::fromStringList(choice.sections)},
            {u"vhosts"_s, QJsonArray::fromStringList(choice.vhosts)},
            {u"pattern"_s, choice.pattern},
            {u"vhostNames"_s, object(choice.vhostNames)},
            {u"queueNames"_s, object(choice.queueNames)},
            {u"queues"_s, QJsonArray::fromStringList(choice.queues)},
            {u"remove"_s, QJsonArray::fromStringList(choice.remove)},
            {u"idle"_s, choice.isIdle},
            {u"leave"_s, QJsonArray::fromStringList(choice.leave)},
            {u"replace"_s, QJsonArray::fromStringList(choice.replace)}};
}

DefinitionsChoice definitionsChoiceFromJson(const QJsonObject &json)
{
    const auto list = [&json](QLatin1StringView key) {
        QStringList texts;
        for (const QJsonValue value : json.value(key).toArray())
            texts.append(value.toString());
        return texts;
    };
    const auto names = [&json](QLatin1StringView key) {
        QHash<QString, QString> hash;
        const QJsonObject object = json.value(key).toObject();
        for (auto each = object.begin(); each != object.end(); ++each)
            hash.insert(each.key(), each.value().toString());
        return hash;
    };
    return {.sections = list("sections"_L1),
            .vhosts = list("vhosts"_L1),
            .pattern = json.value("pattern"_L1).toString(),
            .queues = list("queues"_L1),
            .vhostNames = names("vhostNames"_L1),
            .queueNames = names("queueNames"_L1),
            .remove = list("remove"_L1),
            .leave = list("leave"_L1),
            .replace = list("replace"_L1),
            .isIdle = json.value("idle"_L1).toBool()};
}

Status checkChoice(const DefinitionsChoice &choice)
{
    const QRegularExpression pattern(choice.pattern);
    if (pattern.isValid())
        return {};
    return failure(ErrorKind::Usage,
                   QCoreApplication::translate("Backup", "“%1” is no regular expression: %2").arg(choice.pattern.left(100), pattern.errorString()));
}

QString toId(RestoreFate fate)
{
    switch (fate) {
    case RestoreFate::Create:
        return u"create"_s;
    case RestoreFate::Change:
        return u"change"_s;
    case RestoreFate::Same:
        return u"same"_s;
    case RestoreFate::Cannot:
        return u"cannot"_s;
    case RestoreFate::Unfit:
        return u"unfit"_s;
    case RestoreFate::OnlyLive:
        return u"only-live"_s;
    case RestoreFate::Remove:
        return u"remove"_s;
    case RestoreFate::Left:
        return u"left"_s;
    case RestoreFate::LeftOut:
        return u"left-out"_s;
    case RestoreFate::Replace:
        return u"replace"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

QString toWord(RestoreFate fate)
{
    switch (fate) {
    case RestoreFate::Create:
        return QCoreApplication::translate("Restore", "Created");
    case RestoreFate::Change:
        return QCoreApplication::translate("Restore", "Changed");
    case RestoreFate::Same:
        return QCoreApplication::translate("Restore", "As it is");
    case RestoreFate::Cannot:
        return QCoreApplication::translate("Restore", "Cannot be changed");
    case RestoreFate::Unfit:
        return QCoreApplication::translate("Restore", "Adapted");
    case RestoreFate::OnlyLive:
        return QCoreApplication::translate("Restore", "Only in the cluster");
    case RestoreFate::Remove:
        return QCoreApplication::translate("Restore", "Removed");
    case RestoreFate::Left:
        return QCoreApplication::translate("Restore", "Left alone");
    case RestoreFate::LeftOut:
        return QCoreApplication::translate("Restore", "Left out");
    case RestoreFate::Replace:
        return QCoreApplication::translate("Restore", "Replaced");
    }
    Q_UNREACHABLE_RETURN({});
}

const QStringList &restoreSections()
{
    // Topic permissions name an exchange: with Khepri one that comes before it is refused, and keeps it from being made
    // (rabbitmq-server #14407).
    static const QStringList sections{u"vhosts"_s,     u"users"_s,    u"permissions"_s, u"global_parameters"_s,
                                      u"parameters"_s, u"policies"_s, u"exchanges"_s,   u"topic_permissions"_s,
                                      u"queues"_s,     u"bindings"_s};
    return sections;
}

QString objectKey(const RestoreObject &object)
{
    return object.section + u'\n' + object.vhost + u'\n' + object.name;
}

bool canBeReplaced(const RestoreObject &object)
{
    const bool isFixed = object.fate == RestoreFate::Cannot || object.fate == RestoreFate::Replace;
    return isFixed && object.isThere && (object.section == "queues"_L1 || object.section == "exchanges"_L1);
}

bool comesNew(const RestoreObject &object)
{
    return object.fate == RestoreFate::Create || (object.fate == RestoreFate::Unfit && !object.isThere);
}

bool changesThere(const RestoreObject &object)
{
    return object.fate == RestoreFate::Change || (object.fate == RestoreFate::Unfit && object.isThere);
}

int DefinitionsPreview::created() const
{
    return int(std::ranges::count_if(objects, comesNew));
}

int DefinitionsPreview::changed() const
{
    return int(std::ranges::count_if(objects, changesThere));
}

int DefinitionsPreview::count(RestoreFate fate) const
{
    return int(std::ranges::count(objects, fate, &RestoreObject::fate));
}

DefinitionsPreview previewDefinitions(const QJsonObject &backup, const QJsonObject &live, const DefinitionsChoice &choice, const BrokerTraits &target)
{
    const Chooser chooser(choice, backup);
    DefinitionsPreview preview;
    QList<RestoreObject> onlyLive;
    for (const QString &name : restoreSections()) {
        const QString section(name);
        QJsonArray wanted;
        for (const QJsonValue value : backup.value(name).toArray()) {
            if (chooser.wants(section, value.toObject()) && !isOfItsCluster(section, value.toObject()))
                wanted.append(renamed(section, value.toObject(), choice));
        }
        const QMap<QString, QJsonObject> there = definedObjects(section, live.value(name).toArray());
        const QMap<QString, QJsonObject> objects = definedObjects(section, wanted);
        for (auto it = objects.cbegin(); it != objects.cend(); ++it) {
            RestoreObject object{.section = section, .vhost = it->value("vhost"_L1).toString(), .name = definedName(section, *it), .object = *it};
            // Files that were put together by hand do that; of two the broker takes the first.
            if (definedObjects(section, QJsonArray{*it}).firstKey() != it.key()) {
                object.fate = RestoreFate::Cannot;
                object.advice = QCoreApplication::translate("Restore", "the backup names it twice: the first one is taken");
                preview.objects.append(object);
                continue;
            }
            const auto present = there.constFind(it.key());
            const bool isThere = present != there.cend();
            object.isThere = isThere;
            // An older cluster's objects live on through an upgrade: what is as the backup says is not looked at again.
            if (isThere && differences(section, *present, object.object).isEmpty()) {
                preview.objects.append(object);
                continue;
            }
            // Older brokers leave out what newer ones would fill in by the virtual host's own default.
            if (section == "queues"_L1 && QVersionNumber::fromString(target.version).majorVersion() >= 4)
                object.object = normalised(section, object.object);
            RestoreFit fit = fitInto(section, object.object, target);
            if (choice.isIdle && worksByItself(section, object.object)) {
                fit = {.isLeftOut = true,
                       .advice =
                           QCoreApplication::translate("Restore", "it would begin to work by itself, and take messages from other brokers: it is left out")};
            }
            // Its password would change in the middle of the run, which could then neither go on nor go back.
            if (isThere && isOwnLogin(section, object.object, target))
                fit = {.isLeftOut = true, .advice = QCoreApplication::translate("Restore", "it is what this console logs in with: it stays as it is")};
            object.advice = fit.advice;
            if (fit.isLeftOut) {
                object.fate = RestoreFate::LeftOut;
            } else if (!object.advice.isEmpty()) {
                object.fate = RestoreFate::Unfit;
                object.fields = diffFields(isThere ? *present : QJsonObject{}, object.object);
                if (isThere && differences(section, *present, object.object).isEmpty())
                    object.fate = RestoreFate::Same;
                else if (isThere && isImmutable(section)) {
                    object.fate = RestoreFate::Cannot;
                    object.advice = whatToDo(section);
                }
            } else if (!isThere) {
                object.fate = RestoreFate::Create;
            } else if (object.fields = differences(section, *present, object.object); object.fields.isEmpty()) {
                object.fate = RestoreFate::Same;
            } else if (isImmutable(section)) {
                object.fate = RestoreFate::Cannot;
                object.advice = whatToDo(section);
            } else {
                object.fate = RestoreFate::Change;
            }
            preview.objects.append(object);
        }
        for (auto it = there.cbegin(); it != there.cend(); ++it) {
            if (objects.contains(it.key()) || isOfItsCluster(section, *it) || isOwnLogin(section, *it, target) || !chooser.wants(section, *it))
                continue;
            RestoreObject object{.fate = RestoreFate::OnlyLive,
                                 .isThere = true,
                                 .section = section,
                                 .vhost = it->value("vhost"_L1).toString(),
                                 .name = definedName(section, *it),
                                 .object = *it};
            onlyLive.append(object);
        }
    }
    preview.objects += onlyLive;
    return asTicked(preview, choice.leave, choice.remove, choice.replace);
}

DefinitionsPreview asTicked(DefinitionsPreview preview, const QStringList &leave, const QStringList &remove, const QStringList &replace)
{
    const QSet<QString> replaced(replace.begin(), replace.end());
    const QSet<QString> left(leave.begin(), leave.end());
    const QSet<QString> gone(remove.begin(), remove.end());
    Holders leftOut;
    for (RestoreObject &object : preview.objects) {
        const bool isOffered = comesNew(object) || changesThere(object);
        if (isOffered && !left.isEmpty() && left.contains(objectKey(object))) {
            object.fate = RestoreFate::Left;
        } else if (comesNew(object)) {
            if (const QString holder = leftOut.holderOf(object.section, object.object); !holder.isEmpty()) {
                object.fate = RestoreFate::LeftOut;
                object.fields.clear();
                object.advice = QCoreApplication::translate("Restore", "%1 is left out, and this with it").arg(holder);
            }
        } else if (object.fate == RestoreFate::OnlyLive && !gone.isEmpty() && gone.contains(objectKey(object))) {
            object.fate = RestoreFate::Remove;
        } else if (!replaced.isEmpty() && canBeReplaced(object) && replaced.contains(objectKey(object))) {
            object.fate = RestoreFate::Replace;
            object.advice = whatReplaceDoes(object.section);
        }
        if (!object.isThere && (object.fate == RestoreFate::LeftOut || object.fate == RestoreFate::Left))
            leftOut.add(object.section, object.object);
    }
    return preview;
}

QList<QJsonObject> importParts(const DefinitionsPreview &preview, qint64 mostBytes)
{
    QList<QJsonObject> parts;
    QString section;
    QJsonArray rows;
    qint64 bytes = 0;
    const auto close = [&] {
        if (!rows.isEmpty())
            parts.append(QJsonObject{{section, rows}});
        rows = {};
        bytes = 0;
    };
    for (const RestoreObject &object : preview.objects) {
        if (!comesNew(object) && !changesThere(object))
            continue;
        const qint64 size = QJsonDocument(object.object).toJson(QJsonDocument::Compact).size() + 1;
        if (object.section != section || bytes + size > mostBytes)
            close();
        section = object.section;
        rows.append(object.object);
        bytes += size;
    }
    close();
    return parts;
}

QString definedKey(const QString &section, const QJsonObject &object)
{
    // The key of an object is that of a list of it alone.
    return section + u'\n' + definedObjects(section, QJsonArray{object}).firstKey();
}

bool isAsImported(const QString &section, const QJsonObject &live, const QJsonObject &imported)
{
    return differences(section, live, imported).isEmpty();
}

DefinitionsPreview undoOf(const DefinitionsPreview &made, const QJsonObject &was, const QJsonObject &live, const BrokerTraits &target)
{
    Holders gone;
    QHash<QString, const RestoreObject *> touched;
    QList<QJsonObject> bindings;
    QSet<QString> queues;
    const auto nameIn = [](const QJsonObject &object, QLatin1StringView field) {
        return object.value("vhost"_L1).toString() + u'\n' + object.value(field).toString();
    };
    for (const RestoreObject &object : made.objects) {
        const bool isToGo = object.fate == RestoreFate::Remove;
        if (changesThere(object) || isToGo)
            touched.insert(definedKey(object.section, object.object), &object);
        if (isToGo)
            gone.add(object.section, object.object);
        if (!isToGo && !comesNew(object))
            continue;
        if (object.section == "bindings"_L1)
            bindings.append(object.object);
        if (object.section == "queues"_L1)
            queues.insert(nameIn(object.object, "name"_L1));
    }
    // An exchange that deletes itself goes with its last binding, and then the bindings that lead to it.
    QHash<QString, QJsonObject> shortLived;
    for (const QJsonValue exchange : was.value("exchanges"_L1).toArray()) {
        if (exchange["auto_delete"_L1].toBool())
            shortLived.insert(nameIn(exchange.toObject(), "name"_L1), exchange.toObject());
    }
    QSet<QString> withBindings;
    QList<QJsonObject> before;
    for (const QJsonValue value : shortLived.isEmpty() ? QJsonArray() : was.value("bindings"_L1).toArray()) {
        before.append(value.toObject());
        if (value["destination_type"_L1] == "queue"_L1 && queues.contains(nameIn(value.toObject(), "destination"_L1)))
            bindings.append(value.toObject());
    }
    for (qsizetype i = 0; i < bindings.size() && !shortLived.isEmpty(); ++i) {
        const QJsonObject binding = bindings.at(i);
        const bool toQueue = binding.value("destination_type"_L1) == "queue"_L1;
        for (const QString &end : {nameIn(binding, "source"_L1), toQueue ? QString() : nameIn(binding, "destination"_L1)}) {
            if (!shortLived.contains(end) || withBindings.contains(end))
                continue;
            withBindings.insert(end);
            gone.add(u"exchanges"_s, shortLived.value(end));
            std::ranges::copy_if(before, std::back_inserter(bindings), [&](const QJsonObject &other) {
                return other.value("destination_type"_L1) != "queue"_L1 && nameIn(other, "destination"_L1) == end;
            });
        }
    }
    DefinitionsPreview back;
    QHash<QString, QJsonObject> there;
    for (const QString &section : restoreSections()) {
        for (const QJsonValue value : live.value(section).toArray()) {
            if (const QString key = definedKey(section, value.toObject()); touched.contains(key))
                there.insert(key, value.toObject());
        }
    }
    // What somebody has made anew since is theirs, and so is what may hang on it.
    Holders theirs;
    for (RestoreObject object : previewDefinitions(was, live, {}, target).objects) {
        const QString key = definedKey(object.section, object.object);
        const RestoreObject *touch = touched.value(key);
        const bool isChange = touch != nullptr && changesThere(*touch);
        const bool wasShortLived = object.section == "exchanges"_L1 && withBindings.contains(nameIn(object.object, "name"_L1)) && !object.isThere;
        const bool isOther = object.fate != RestoreFate::Same && object.fate != RestoreFate::OnlyLive;
        if (!isOther || (touch == nullptr && !wasShortLived && gone.holderOf(object.section, object.object).isEmpty()))
            continue;
        const bool isOurs = isChange ? object.isThere && isAsImported(object.section, there.value(key), touch->object) : !object.isThere;
        const bool isOffered = comesNew(object) || changesThere(object) || object.fate == RestoreFate::Cannot;
        if (isOffered && (!isOurs || !theirs.holderOf(object.section, object.object).isEmpty())) {
            object.fate = RestoreFate::Left;
            object.advice = QCoreApplication::translate("Restore", "somebody has changed it since");
            if (!isChange)
                theirs.add(object.section, object.object);
        }
        back.objects.append(object);
    }
    return back;
}

QList<RestoreObject> missingAfter(const DefinitionsPreview &preview, const QJsonObject &liveAfter)
{
    QHash<QString, QMap<QString, QJsonObject>> there;
    for (const QString &section : restoreSections())
        there.insert(section, definedObjects(section, liveAfter.value(section).toArray()));
    QList<RestoreObject> missing;
    for (RestoreObject object : preview.objects) {
        const QMap<QString, QJsonObject> &live = there[object.section];
        // The key of an object is that of a list of it alone.
        const QMap<QString, QJsonObject> alone = definedObjects(object.section, QJsonArray{object.object});
        const auto present = live.constFind(alone.isEmpty() ? QString() : alone.firstKey());
        const bool isThere = present != live.cend();
        if (object.fate == RestoreFate::Remove) {
            if (isThere)
                missing.append(object);
            continue;
        }
        if (!comesNew(object) && !changesThere(object))
            continue;
        object.fields = isThere ? differences(object.section, *present, object.object) : QList<FieldChange>{};
        if (!isThere || !object.fields.isEmpty())
            missing.append(object);
    }
    return missing;
}

} // namespace warrener
