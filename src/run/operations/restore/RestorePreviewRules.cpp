// What a preview comes to, out of what was seen. Pure.
#include "base/Units.h"
#include "run/operations/restore/DefinitionChanges.h"
#include "run/operations/restore/RestoreMovers.h"
#include "run/operations/restore/RestoreParts.h"
#include "run/operations/restore/RestorePreview.h"
#include "run/operations/restore/RestoreTargets.h"
#include "run/operations/restore/RestoreUndo.h"

#include <QJsonArray>
#include <QMap>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

using namespace parts;

qint64 toPublish(const RestorePreview &preview, bool skipPresent)
{
    qint64 messages = preview.messages;
    for (const RestoreQueue &queue : preview.queues) {
        if (queue.refused.isEmpty())
            messages -= queue.inBackup - queue.published(skipPresent);
    }
    return std::max<qint64>(0, messages);
}

QString CompareRoom::take(qint64 moreMessages, qint64 moreBytes)
{
    if (!closed.isEmpty())
        return closed;
    if (queues <= 0 || moreMessages > messages || moreBytes > bytes)
        return QCoreApplication::translate("Restore", "too many to be compared beforehand; the restore itself compares them all");
    --queues;
    messages -= moreMessages;
    bytes -= moreBytes;
    return {};
}

QString takenBy(const parts::MoversByQueue &movers, const QueueRef &queue, bool areHeld)
{
    QStringList here;
    QStringList perhaps;
    for (const auto listed = movers.value(queue.name); const KnownMover &mover : listed) {
        QStringList hosts;
        bool isHere = false;
        for (const MoverSource &source : mover.sources) {
            if (!source.vhosts.contains(queue.vhost))
                continue;
            isHere = isHere || source.host.isEmpty();
            if (!hosts.contains(source.host))
                hosts.append(source.host);
        }
        if (isHere)
            here.append(mover.name);
        else if (!hosts.isEmpty())
            perhaps.append(QCoreApplication::translate("Restore", "%1 (at %2)").arg(mover.name, hosts.join(u", "_s)));
    }
    QStringList words;
    if (!here.isEmpty()) {
        words.append((areHeld ? QCoreApplication::translate("Restore", "%1 takes its messages and moves them on: it begins only when all of them are there")
                              : QCoreApplication::translate("Restore", "%1 is at work in the cluster: it moves these messages on at once, and they are missed"))
                         .arg(here.join(u", "_s)));
    }
    if (!perhaps.isEmpty()) {
        words.append((areHeld
                          ? QCoreApplication::translate(
                                "Restore", "%1 takes from a queue of that name: if from this one, it moves the messages on, and begins only when all are there")
                          : QCoreApplication::translate(
                                "Restore", "%1 takes from a queue of that name: if from this one, it moves these messages on at once, and they are missed"))
                         .arg(perhaps.join(u", "_s)));
    }
    return words.join(u"; "_s);
}

QList<RestoreObject> comingMovers(const DefinitionsPreview &preview)
{
    QList<RestoreObject> movers;
    std::ranges::copy_if(preview.objects, std::back_inserter(movers),
                         [](const RestoreObject &object) { return movesMessages(object.section, object.object) && isBrought(object); });
    return movers;
}

HeldBack heldBackBy(const QList<RestoreObject> &movers, const QList<QueueRef> &missing)
{
    HeldBack held;
    for (const RestoreObject &mover : movers) {
        const auto touched = std::ranges::find_if(missing, [&mover](const QueueRef &queue) { return mayTouch(mover.object, queue); });
        if (touched == missing.end())
            continue;
        held.keys.append(objectKey(mover));
        held.names.append(QCoreApplication::translate("Restore", "%1 (because of %2)").arg(mover.name, touched->name));
    }
    return held;
}

HeldBack heldBackIn(const RestorePreview &preview)
{
    QList<QueueRef> missing;
    for (const RestoreQueue &queue : preview.queues) {
        if (!queue.refused.isEmpty())
            missing.append({.vhost = queue.targetVhost, .name = queue.targetName});
    }
    return missing.isEmpty() ? HeldBack{} : heldBackBy(comingMovers(preview.definitions), missing);
}

QString whatIsHeldBack(const HeldBack &held)
{
    if (held.names.isEmpty())
        return {};
    return QCoreApplication::translate("Restore", "Not begun, since they may touch a queue whose messages do not come back: %1; restore their definitions once "
                                                  "more when it has them")
        .arg(held.names.first(std::min<qsizetype>(10, held.names.size())).join(u", "_s) + (held.names.size() > 10 ? u", …"_s : QString()));
}

QStringList movedFromElsewhere(const DefinitionsPreview &preview)
{
    QStringList words;
    for (const RestoreObject &object : preview.objects) {
        if (!movesMessages(object.section, object.object) || !isBrought(object))
            continue;
        QStringList hosts;
        for (const auto listed = sourcesOf(object.object); const MoverSource &source : listed) {
            if (!source.host.isEmpty() && !hosts.contains(source.host))
                hosts.append(source.host);
        }
        if (!hosts.isEmpty()) {
            words.append(QCoreApplication::translate("Restore", "%1 comes along and takes messages from %2, as it did where the backup was made: leave it out "
                                                                "where that is still at work")
                             .arg(object.name, hosts.join(u", "_s)));
        }
    }
    return words;
}

QString collectsFromNowOn(const DefinitionsPreview &preview, const QHash<QString, QString> &queueNames)
{
    QStringList names;
    for (const RestoreObject &object : preview.objects) {
        const QString to = object.object.value("destination"_L1).toString();
        const bool isOfQueue = object.section == "bindings"_L1 && object.object.value("destination_type"_L1).toString() == "queue"_L1;
        if (isOfQueue && comesNew(object) && !names.contains(to) && std::ranges::find(queueNames, to) != queueNames.end())
            names.append(to);
    }
    if (names.isEmpty())
        return {};
    return QCoreApplication::translate("Restore", "%1 is bound to exchanges as it was under its old name, and gets their new messages from now on: untick "
                                                  "its bindings to have what the backup holds alone")
        .arg(names.first(std::min<qsizetype>(5, names.size())).join(u", "_s));
}

QString notesOfTarget(const QueueInfo &target, const QString &typeInBackup)
{
    QStringList notes;
    if (target.ready + target.unacked > 0)
        notes.append((target.ready + target.unacked == 1 ? QCoreApplication::translate("Restore", "it holds %1 message now")
                                                         : QCoreApplication::translate("Restore", "it holds %1 messages now"))
                         .arg(target.ready + target.unacked));
    if (typeInBackup != target.type)
        notes.append(QCoreApplication::translate("Restore", "it was a %1 queue, and is a %2 queue now").arg(typeInBackup, target.type));
    if (target.limited)
        notes.append(QCoreApplication::translate("Restore", "its length is limited: what is above that is refused, or drops what is there"));
    if (target.expires)
        notes.append(QCoreApplication::translate("Restore", "its messages expire: restored ones too, from now on"));
    if (target.vanishes)
        notes.append(QCoreApplication::translate("Restore", "it deletes itself, with what it holds, where nobody uses it for a while"));
    return notes.join(u"; "_s);
}

QueueInfo asItWillBe(const QJsonObject &queue, const QJsonObject &policies)
{
    const QJsonObject arguments = queue.value("arguments"_L1).toObject();
    const QJsonObject set = definitionFor(queue, policies);
    const auto isSet = [&](QLatin1StringView key) { return arguments.contains("x-"_L1 + key) || set.contains(key); };
    return {.type = arguments.value("x-queue-type"_L1).toString(u"classic"_s),
            .limited = isSet("max-length"_L1) || isSet("max-length-bytes"_L1),
            .expires = isSet("message-ttl"_L1) || isSet("max-age"_L1),
            .vanishes = isSet("expires"_L1)};
}

QStringList tooFullFor(const QList<NodeFigures> &nodes, qint64 bytes)
{
    QStringList words;
    for (const NodeFigures &node : nodes) {
        if (!node.diskFree || !node.diskFreeLimit || node.diskUnwatched)
            continue;
        const qint64 above = *node.diskFree - *node.diskFreeLimit;
        if (bytes > 0 && above < bytes) {
            words.append(
                QCoreApplication::translate("Restore", "The messages take %1 and more, and the disk of %2 has %3 above its limit: there publishing stops")
                    .arg(units::bytes(double(bytes)), shortName(node.name), units::bytes(double(std::max<qint64>(0, above)))));
        }
    }
    return words;
}

QStringList lacksOf(const BackupManifest &manifest, const RestoreRequest &request)
{
    const auto isWanted = [&request](BackupPart part) {
        switch (part) {
        case BackupPart::Definitions:
            return request.definitions;
        case BackupPart::Configuration:
            return request.configuration;
        case BackupPart::Messages:
            return request.messages;
        case BackupPart::Data:
            return request.data;
        case BackupPart::Logs:
            return false;
        }
        return true;
    };
    QStringList words;
    for (const LeftOut &left : manifest.leftOut) {
        if (!left.part || isWanted(*left.part))
            words.append(QCoreApplication::translate("Restore", "Not in the backup: %1 (%2)").arg(left.what, left.reason));
    }
    return words;
}

} // namespace warrener
