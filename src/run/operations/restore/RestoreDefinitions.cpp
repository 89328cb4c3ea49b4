#include "run/operations/restore/RestoreDefinitions.h"

#include "base/BoundedExpression.h"
#include "run/operations/restore/DefinitionChanges.h"
#include "run/operations/restore/RestoreFit.h"
#include "run/operations/restore/RestoreMirrored.h"
#include "run/operations/restore/RestoreMovers.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QSet>
#include <QVersionNumber>

#include <algorithm>
#include <functional>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

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

bool isShovel(const RestoreObject &object)
{
    return object.section == "parameters"_L1 && object.object.value("component"_L1) == "shovel"_L1;
}

/// A shovel, or what federates exchanges and queues.
bool worksByItself(const QString &section, const QJsonObject &object)
{
    if (parts::movesMessages(section, object))
        return true;
    const QString component = object.value("component"_L1).toString();
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

/// Policies mirror classic queues before 4.0 only.
bool isWithoutMirrors(const BrokerTraits &target)
{
    return QVersionNumber::fromString(target.version).majorVersion() >= 4;
}

/// A queue that was mirrored, as a quorum queue; what that costs, or why it cannot be one, goes into the advice.
void fitMirrored(RestoreFit &fit, QJsonObject &queue)
{
    const parts::AsQuorum quorum = parts::asQuorumQueue(queue);
    QStringList said{fit.advice};
    if (quorum.refused.isEmpty()) {
        queue = quorum.queue;
        said += {QCoreApplication::translate("Restore", "it was mirrored: it comes as a quorum queue"), quorum.lost};
    } else {
        said.append(QCoreApplication::translate("Restore", "it was mirrored, and cannot be a quorum queue: %1").arg(quorum.refused));
    }
    said.removeAll(QString());
    fit.advice = said.join(u"; "_s);
}

/// What its policy says of the queues that it mirrored. `queues`: how many of them come.
QString saidOfMirrored(int queues, bool asQuorum)
{
    return asQuorum
               ? QCoreApplication::translate("Restore", "queues that it mirrored come as quorum queues: %1").arg(queues)
               : QCoreApplication::translate("Restore", "queues that it mirrored come without copies, each on one node: %1; they can come as quorum queues")
                     .arg(queues);
}

/// Once it is known what becomes of all: what hangs on something that is left alone does not come in a later step either.
DefinitionsPreview withMovers(DefinitionsPreview preview, MoversChoice movers)
{
    const auto isComing = [](const RestoreObject &object) { return parts::movesMessages(object.section, object.object) && isBrought(object); };
    if (movers == MoversChoice::Held)
        preview.objects.removeIf(isComing);
    if (movers == MoversChoice::Only) {
        preview.objects.removeIf([&isComing](const RestoreObject &object) {
            return !isComing(object) && !(parts::movesMessages(object.section, object.object) && object.fate == RestoreFate::Same);
        });
    }
    return preview;
}

/// What becomes of an object of the backup. `present`: the target's of its name; null: it has none. `isElsewhere`: its virtual host has another
/// name there.
void setFate(RestoreObject &object, const QJsonObject *present, const DefinitionsChoice &choice, bool wasMirrored, bool isElsewhere, const BrokerTraits &target)
{
    const QString &section = object.section;
    object.isThere = present != nullptr;
    // An older cluster's objects live on through an upgrade: what is as the backup says is not looked at again.
    if (present != nullptr && definitionChanges(section, *present, object.object).isEmpty())
        return;
    // Older brokers leave out what newer ones would fill in by the virtual host's own default.
    if (section == "queues"_L1 && QVersionNumber::fromString(target.version).majorVersion() >= 4)
        object.object = asExportedToday(section, object.object);
    RestoreFit fit = fitInto(section, object.object, target);
    if (wasMirrored && choice.mirroredAsQuorum && !fit.isLeftOut)
        fitMirrored(fit, object.object);
    if (choice.isIdle && worksByItself(section, object.object)) {
        fit = {.isLeftOut = true,
               .advice = QCoreApplication::translate("Restore", "it would begin to work by itself, and take messages from other brokers: it is left out")};
    }
    // Nobody renames what its addresses say: it would drain the queues of the virtual host that this one is a copy of.
    if (isElsewhere && parts::movesMessages(section, object.object)) {
        fit = {.isLeftOut = true,
               .advice = QCoreApplication::translate(
                   "Restore", "its addresses still name the virtual host of the backup, and it would take messages there: it is left out, make it by hand")};
    }
    // Its password would change in the middle of the run, which could then neither go on nor go back.
    if (present != nullptr && isOwnLogin(section, object.object, target))
        fit = {.isLeftOut = true, .advice = QCoreApplication::translate("Restore", "it is what this console logs in with: it stays as it is")};
    object.advice = fit.advice;
    if (fit.isLeftOut) {
        object.fate = RestoreFate::LeftOut;
        return;
    }
    const bool isAdapted = !object.advice.isEmpty();
    if (isAdapted)
        object.fields = diffFields(present != nullptr ? *present : QJsonObject{}, object.object);
    if (present == nullptr) {
        object.fate = isAdapted ? RestoreFate::Unfit : RestoreFate::Create;
        return;
    }
    const QList<FieldChange> changes = definitionChanges(section, *present, object.object);
    if (!isAdapted)
        object.fields = changes;
    if (changes.isEmpty()) {
        object.fate = RestoreFate::Same;
    } else if (isImmutable(section)) {
        object.fate = RestoreFate::Cannot;
        object.advice = whatToDo(section);
    } else {
        object.fate = isAdapted ? RestoreFate::Unfit : RestoreFate::Change;
    }
}

} // namespace

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

bool isBrought(const RestoreObject &object)
{
    return comesNew(object) || changesThere(object);
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
    const DefinitionsChooser chooser(choice, backup);
    DefinitionsPreview preview;
    QList<RestoreObject> onlyLive;
    const parts::MirroredQueues mirrored(isWithoutMirrors(target) ? backup : QJsonObject());
    QSet<QString> elsewhere;            // keys of what a renamed virtual host of the backup holds
    QHash<QString, QString> mirroredBy; // of queues, by their key in the target → their policy, as "VHOST\nNAME" there
    for (const QString &name : restoreSections()) {
        const QString section(name);
        QJsonArray wanted;
        for (const QJsonValue value : backup.value(name).toArray()) {
            if (!chooser.wants(section, value.toObject()) || isOfItsCluster(section, value.toObject()))
                continue;
            const QJsonObject object = withoutUndefined(section, chooser.renamed(section, value.toObject()));
            wanted.append(object);
            if (parts::movesMessages(section, object) && object.value("vhost"_L1) != value["vhost"_L1])
                elsewhere.insert(keyInSection(section, object));
            if (const QString policy = section == "queues"_L1 ? mirrored.policyOf(value.toObject()) : QString(); !policy.isEmpty())
                mirroredBy.insert(keyInSection(section, object), object.value("vhost"_L1).toString() + u'\n' + policy);
        }
        const QMap<QString, QJsonObject> there = definedObjects(section, live.value(name).toArray());
        const QMap<QString, QJsonObject> objects = definedObjects(section, wanted);
        for (auto it = objects.cbegin(); it != objects.cend(); ++it) {
            RestoreObject object{.section = section, .vhost = it->value("vhost"_L1).toString(), .name = definedName(section, *it), .object = *it};
            // Files that were put together by hand do that; of two the broker takes the first.
            if (keyInSection(section, *it) != it.key()) {
                object.fate = RestoreFate::Cannot;
                object.advice = QCoreApplication::translate("Restore", "the backup names it twice: the first one is taken");
                preview.objects.append(object);
                continue;
            }
            const auto present = there.constFind(it.key());
            setFate(object, present == there.cend() ? nullptr : &*present, choice, section == "queues"_L1 && mirroredBy.contains(it.key()),
                    elsewhere.contains(it.key()), target);
            preview.objects.append(object);
        }
        for (auto it = there.cbegin(); it != there.cend(); ++it) {
            if (objects.contains(it.key()) || isOfItsCluster(section, *it) || isOwnLogin(section, *it, target) || !chooser.meansLive(section, *it))
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
    // A shovel begins at once, and makes queues that it does not find: as classic ones, in the place of those that were to come.
    std::ranges::stable_partition(preview.objects, std::not_fn(isShovel));
    QHash<QString, int> queuesOf;
    for (const RestoreObject &object : std::as_const(preview.objects)) {
        const bool isIt = !mirroredBy.isEmpty() && object.section == "queues"_L1 && comesNew(object);
        if (const QString policy = isIt ? mirroredBy.value(keyInSection(object.section, object.object)) : QString(); !policy.isEmpty()) {
            ++queuesOf[policy];
            ++preview.mirrored;
        }
    }
    for (RestoreObject &object : preview.objects) {
        const int queues = object.section == "policies"_L1 ? queuesOf.value(object.vhost + u'\n' + object.name) : 0;
        if (queues > 0 && !object.advice.isEmpty())
            object.advice += "; "_L1 + saidOfMirrored(queues, choice.mirroredAsQuorum);
    }
    preview.objects += onlyLive;
    return withMovers(asTicked(preview, choice.leave, choice.remove, choice.replace), choice.movers);
}

DefinitionsPreview asTicked(DefinitionsPreview preview, const QStringList &leave, const QStringList &remove, const QStringList &replace)
{
    const QSet<QString> replaced(replace.begin(), replace.end());
    const QSet<QString> left(leave.begin(), leave.end());
    const QSet<QString> gone(remove.begin(), remove.end());
    Holders leftOut;
    for (RestoreObject &object : preview.objects) {
        const bool isOffered = isBrought(object);
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

QStringList onlyLiveNamed(const DefinitionsPreview &preview, const QString &pattern)
{
    const QRegularExpression named = boundedExpression(pattern);
    QStringList keys;
    if (pattern.isEmpty() || !named.isValid())
        return keys;
    for (const RestoreObject &object : preview.objects) {
        const bool canMatch = object.fate == RestoreFate::OnlyLive && (object.section == "queues"_L1 || object.section == "exchanges"_L1);
        if (canMatch && named.match(object.name).hasMatch())
            keys.append(objectKey(object));
    }
    return keys;
}

QJsonObject thatOutlivesAStop(QJsonObject backup)
{
    QSet<QString> gone;
    const auto place = [](const QString &section, const QJsonObject &object, QLatin1StringView name) {
        return section + u'\n' + object.value("vhost"_L1).toString() + u'\n' + object.value(name).toString();
    };
    for (const QString &section : {u"queues"_s, u"exchanges"_s}) {
        QJsonArray stay;
        for (const QJsonValue value : backup.value(section).toArray()) {
            const QJsonObject object = value.toObject();
            if (object.value("durable"_L1).toBool(true) && !object.value("auto_delete"_L1).toBool())
                stay.append(object);
            else
                gone.insert(place(section, object, "name"_L1));
        }
        if (backup.contains(section))
            backup.insert(section, stay);
    }
    if (gone.isEmpty())
        return backup;
    QJsonArray bindings;
    for (const QJsonValue value : backup.value("bindings"_L1).toArray()) {
        const QJsonObject binding = value.toObject();
        const QString to = binding.value("destination_type"_L1).toString() == "exchange"_L1 ? u"exchanges"_s : u"queues"_s;
        if (!gone.contains(place(u"exchanges"_s, binding, "source"_L1)) && !gone.contains(place(to, binding, "destination"_L1)))
            bindings.append(binding);
    }
    backup.insert(u"bindings"_s, bindings);
    return backup;
}

QList<QJsonObject> importParts(const DefinitionsPreview &preview, qint64 mostBytes, qsizetype mostObjects)
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
        if (object.section != section || bytes + size > mostBytes || rows.size() >= mostObjects)
            close();
        section = object.section;
        rows.append(object.object);
        bytes += size;
    }
    close();
    return parts;
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
        const bool isOffered = isBrought(object) || object.fate == RestoreFate::Cannot;
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
        const auto present = live.constFind(keyInSection(object.section, object.object));
        const bool isThere = present != live.cend();
        if (object.fate == RestoreFate::Remove) {
            if (isThere)
                missing.append(object);
            continue;
        }
        if (!comesNew(object) && !changesThere(object))
            continue;
        object.fields = isThere ? definitionChanges(object.section, *present, object.object) : QList<FieldChange>{};
        if (!isThere || !object.fields.isEmpty())
            missing.append(object);
    }
    return missing;
}

} // namespace warrener
