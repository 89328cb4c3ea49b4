// What an undo of restored definitions has to bring back. Pure.
#include "run/operations/restore/DefinitionChanges.h"
#include "run/operations/restore/DefinitionHolders.h"
#include "run/operations/restore/RestoreDefinitions.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

using namespace parts;

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
    for (const auto all = was.value("exchanges"_L1).toArray(); const QJsonValue &exchange : all) {
        if (exchange["auto_delete"_L1].toBool())
            shortLived.insert(nameIn(exchange.toObject(), "name"_L1), exchange.toObject());
    }
    QSet<QString> withBindings;
    QList<QJsonObject> before;
    for (const auto all = shortLived.isEmpty() ? QJsonArray() : was.value("bindings"_L1).toArray(); const QJsonValue &value : all) {
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
        for (const auto all = live.value(section).toArray(); const QJsonValue &value : all) {
            if (const QString key = definedKey(section, value.toObject()); touched.contains(key))
                there.insert(key, value.toObject());
        }
    }
    // What somebody has made anew since is theirs, and so is what may hang on it.
    Holders theirs;
    for (const auto all = previewDefinitions(was, live, {}, target).objects; RestoreObject object : all) {
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

} // namespace warrener
