#include "run/operations/restore/RestoreDefinitions.h"

#include "base/BoundedExpression.h"
#include "run/operations/restore/DefinitionChanges.h"
#include "run/operations/restore/DefinitionHolders.h"
#include "run/operations/restore/RestoreFates.h"
#include "run/operations/restore/RestoreMirrored.h"
#include "run/operations/restore/RestoreMovers.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <functional>

using namespace Qt::StringLiterals;

namespace warrener {

using namespace parts;

namespace {

bool isShovel(const RestoreObject &object)
{
    return object.section == "parameters"_L1 && object.object.value("component"_L1) == "shovel"_L1;
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
    const auto isComing = [](const RestoreObject &object) { return movesMessages(object.section, object.object) && isBrought(object); };
    if (movers == MoversChoice::Held)
        preview.objects.removeIf(isComing);
    if (movers == MoversChoice::Only) {
        preview.objects.removeIf([&isComing](const RestoreObject &object) {
            return !isComing(object) && !(movesMessages(object.section, object.object) && object.fate == RestoreFate::Same);
        });
    }
    return preview;
}

/// What others of the backup may hang on, and neither comes, nor is there, nor is made beforehand as throw-away places of tests are.
void noteAbsent(Holders &absent, const QString &section, const QJsonObject &object, const QMap<QString, QJsonObject> &there, const DefinitionsChoice &choice)
{
    static const QStringList holding{u"vhosts"_s, u"users"_s, u"exchanges"_s, u"queues"_s};
    const bool isPlace = section == "vhosts"_L1 && std::ranges::contains(choice.vhostNames, object.value("name"_L1).toString());
    if (holding.contains(section) && !isPlace && !isOfItsCluster(section, object) && !there.contains(keyInSection(section, object)))
        absent.add(section, object);
}

/// A broker refuses what hangs on something that is not there, in the middle of the import; it is said before.
void leaveOutDangling(DefinitionsPreview &preview, Holders absent)
{
    // What has got the name of one that does not come.
    for (const RestoreObject &object : std::as_const(preview.objects))
        absent.remove(object.section, object.object);
    for (RestoreObject &object : preview.objects) {
        const QString holder = comesNew(object) ? absent.holderOf(object.section, object.object) : QString();
        if (holder.isEmpty())
            continue;
        object.fate = RestoreFate::LeftOut;
        object.fields.clear();
        object.advice = QCoreApplication::translate("Restore", "%1 is not in the cluster, and not chosen: choose it too").arg(holder);
    }
}

} // namespace

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

DefinitionsPreview previewDefinitions(const QJsonObject &backup, const QJsonObject &live, const DefinitionsChoice &choice, const BrokerTraits &target,
                                      Dangling dangling)
{
    const DefinitionsChooser chooser(choice, backup);
    DefinitionsPreview preview;
    QList<RestoreObject> onlyLive;
    const MirroredQueues mirrored(isWithoutMirrors(target) ? backup : QJsonObject());
    Holders absent;
    QSet<QString> elsewhere;            // keys of what a renamed virtual host of the backup holds
    QHash<QString, QString> mirroredBy; // of queues, by their key in the target → their policy, as "VHOST\nNAME" there
    for (const QString &name : restoreSections()) {
        const QString section(name);
        const QMap<QString, QJsonObject> there = definedObjects(section, live.value(name).toArray());
        QJsonArray wanted;
        for (const auto listed = backup.value(name).toArray(); const QJsonValue &value : listed) {
            if (!chooser.wants(section, value.toObject())) {
                noteAbsent(absent, section, chooser.renamed(section, value.toObject()), there, choice);
                continue;
            }
            if (isOfItsCluster(section, value.toObject()))
                continue;
            const QJsonObject object = withoutUndefined(section, chooser.renamed(section, value.toObject()));
            wanted.append(object);
            if (movesMessages(section, object) && object.value("vhost"_L1) != value["vhost"_L1])
                elsewhere.insert(keyInSection(section, object));
            if (const QString policy = section == "queues"_L1 ? mirrored.policyOf(value.toObject()) : QString(); !policy.isEmpty())
                mirroredBy.insert(keyInSection(section, object), object.value("vhost"_L1).toString() + u'\n' + policy);
        }
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
            setFate(object,
                    {.present = present == there.cend() ? nullptr : &*present,
                     .wasMirrored = section == "queues"_L1 && mirroredBy.contains(it.key()),
                     .isElsewhere = elsewhere.contains(it.key())},
                    choice, target);
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
    if (dangling == Dangling::LeftOut)
        leaveOutDangling(preview, absent);
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
        for (const auto listed = backup.value(section).toArray(); const QJsonValue &value : listed) {
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
    for (const auto listed = backup.value("bindings"_L1).toArray(); const QJsonValue &value : listed) {
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
