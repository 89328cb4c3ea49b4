#include "run/operations/restore/RestorePreview.h"

#include "base/OffThread.h"
#include "base/Units.h"
#include "look/net/JsonFields.h"
#include "run/operations/backup/BackupQueues.h"
#include "run/operations/restore/DefinitionChanges.h"
#include "run/operations/restore/RestoreExpiry.h"
#include "run/operations/restore/RestoreHostsLook.h"
#include "run/operations/restore/RestoreMovers.h"
#include "run/operations/restore/RestoreParts.h"
#include "run/operations/restore/RestorePour.h"
#include "run/operations/restore/RestoreReplace.h"
#include "run/operations/restore/RestoreTargets.h"
#include "run/operations/restore/RestoreUndo.h"

#include <QJsonArray>
#include <QMap>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

using namespace parts;

namespace {

/// So many queues are asked by themselves, each by a request or a session of its own. Of more that exist only in the cluster each page of the list is read, up
/// to so many.
constexpr int mostAsked = 50;
constexpr int countedPage = 500;
constexpr int mostCountedPages = 200;
/// Of the definitions as they are, before anything is done.
constexpr Millis safetyBackupTime{1600};

QString bothNotes(const QString &one, const QString &other)
{
    return one.isEmpty() ? other : u"%1; %2"_s.arg(one, other);
}

bool isKnownEmpty(const QueueInfo &live)
{
    return live.ready == 0 && live.unacked == 0;
}

/// What stands in the way where nobody can tell which messages a queue holds, as the restore itself will say. Empty: nothing does.
QString whyUnseen(ClusterAccess &access, const QList<NodeName> &ask, const QueueInfo &live, qint64 ready)
{
    const QueueType type = queueTypeFromId(live.type);
    QString why;
    if (type == QueueType::Classic && ready > 0)
        why = QCoreApplication::translate("Restore", "A classic queue cannot be looked into without touching it");
    else if (type == QueueType::Quorum && ready > 0 && std::ranges::none_of(ask, [&](const NodeName &node) { return access.shellOf(node) != nullptr; }))
        why = QCoreApplication::translate("Restore", "No login to a broker's host: its log cannot be read");
    if (why.isEmpty())
        return {};
    return QCoreApplication::translate("Restore", "it holds messages, and nobody can tell which: %1 (publish all of them, or empty it first)").arg(why);
}

/// The policies that there will be: those of now, with what the restore makes of them.
QJsonObject policiesAfter(const DefinitionsPreview &preview, const QJsonObject &live)
{
    QJsonObject after;
    for (const QString &section : {u"policies"_s, u"parameters"_s}) {
        QMap<QString, QJsonObject> there;
        for (const auto listed = live.value(section).toArray(); const QJsonValue &value : listed)
            there.insert(definedKey(section, value.toObject()), value.toObject());
        for (const RestoreObject &object : preview.objects) {
            if (object.section != section)
                continue;
            if (object.fate == RestoreFate::Remove)
                there.remove(definedKey(section, object.object));
            else if (isBrought(object))
                there.insert(definedKey(section, object.object), object.object);
        }
        QJsonArray rows;
        for (const QJsonObject &object : std::as_const(there))
            rows.append(object);
        after.insert(section, rows);
    }
    return after;
}

/// Shovels and federation that there will be: those that come are held until all is there, those of now are at work.
struct MoversAfter
{
    QList<QJsonObject> held{};
    QList<QJsonObject> working{};
};

MoversAfter moversAfter(const DefinitionsPreview &preview, const QJsonObject &live)
{
    MoversAfter after;
    QSet<QString> other;
    for (const RestoreObject &object : preview.objects) {
        if (!movesMessages(object.section, object.object))
            continue;
        if (isBrought(object))
            after.held.append(object.object);
        // One that is there and changes takes as it did until then.
        if (object.fate == RestoreFate::Remove)
            other.insert(definedKey(object.section, object.object));
    }
    for (const auto listed = live.value("parameters"_L1).toArray(); const QJsonValue &value : listed) {
        if (movesMessages(u"parameters"_s, value.toObject()) && !other.contains(definedKey(u"parameters"_s, value.toObject())))
            after.working.append(value.toObject());
    }
    return after;
}

/// How many of its messages of the backup the queue holds, so that both are known before it is chosen: leaving those out, or publishing all.
QCoro::Task<> comparePresent(std::shared_ptr<ClusterAccess> access, QList<NodeName> ask, RestoreRequest request, QString backup, RestoreTarget target,
                             QueueInfo live, CompareRoom *room, RestoreQueue *queue, std::stop_token stop)
{
    if (isKnownEmpty(live)) {
        queue->present = 0;
        co_return;
    }
    const QueueType type = queueTypeFromId(live.type);
    // What cannot be looked into takes no room.
    if (type == QueueType::Quorum || type == QueueType::Stream)
        queue->notCounted = room->take(queue->inBackup + queue->live, queue->bytes + std::max<qint64>(0, live.messageBytes));
    if (!queue->notCounted.isEmpty())
        co_return;
    const Result<QList<quint64>> prints = co_await printsOf(access, ask, target.to, type, stop);
    if (!prints) {
        queue->notCounted = prints.error().message;
        if (prints.error().kind != ErrorKind::NotAvailable && prints.error().kind != ErrorKind::NotFound)
            room->closed = prints.error().message;
        co_return;
    }
    Prints present;
    for (const quint64 print : *prints)
        ++present[print];
    const auto count = [read = messagesOf(request.source, target, stop), present, user = restoreDoor(*access, ask, target.to).user,
                        mark = request.queues.mark ? backup : QString()] { return countPresent(read, present, user, mark); };
    const Result<qint64> counted = co_await WaitingThread(count);
    if (counted)
        queue->present = *counted;
    else
        queue->notCounted = counted.error().message;
}

QCoro::Task<> lookAtQueues(std::shared_ptr<ClusterAccess> access, NodeName node, QList<NodeName> ask, RestoreRequest request, QJsonObject definitions,
                           RestorePreview *preview, std::stop_token stop)
{
    CompareRoom room;
    int asked = 0;
    const QJsonObject policies = policiesAfter(preview->definitions, definitions);
    const MoversAfter movers = moversAfter(preview->definitions, definitions);
    const MoversByQueue held = moversByQueue(movers.held);
    const MoversByQueue working = moversByQueue(movers.working);
    const QList<RestoreTarget> targets = restoreTargets(preview->manifest, request.queues);
    for (const RestoreTarget &target : targets) {
        const BackedUpQueue &from = target.from;
        RestoreQueue queue{.vhost = from.vhost,
                           .name = from.name,
                           .targetVhost = target.to.vhost,
                           .targetName = target.to.name,
                           .type = from.type,
                           .inBackup = from.messages,
                           .bytes = from.bytes};
        if (!target.refused.isEmpty()) {
            queue.refused = target.refused;
            preview->queues.append(queue);
            continue;
        }
        const auto live = co_await access->management(node)->queue({queue.targetVhost, queue.targetName}, stop);
        if (live) {
            qint64 ready = std::max<qint64>(0, live->ready);
            queue.live = ready + std::max<qint64>(0, live->unacked);
            queue.consumers = live->consumers;
            queue.notes = notesOfTarget(*live, queue.type);
            // Where the broker keeps no figures, or they would stand in the way, the queue itself is asked, as the restore does: figures are some seconds old.
            const bool isUnknown = live->ready < 0 || live->consumers < 0;
            const bool isInTheWay =
                (live->consumers > 0 && !request.queues.withConsumers) || (request.queues.skipPresent && !whyUnseen(*access, ask, *live, ready).isEmpty());
            bool isStillUnknown = isUnknown;
            // Each is a session of its own: of a broker that keeps no figures at all nobody waits for thousands.
            if ((isUnknown || isInTheWay) && asked++ < mostAsked) {
                const Result<AmqpQueueState> state = co_await lookInto(restoreDoor(*access, ask, target.to), target.to, stop);
                if (state) {
                    ready = qint64(state->ready);
                    queue.live = ready + std::max<qint64>(0, live->unacked);
                    queue.consumers = qint64(state->consumers);
                    isStillUnknown = false;
                }
            }
            if (isStillUnknown)
                queue.notes = bothNotes(queue.notes, QCoreApplication::translate("Restore", "how many messages it holds is not known"));
            if (queue.consumers > 0 && !request.queues.withConsumers)
                queue.refused =
                    QCoreApplication::translate("Restore", "%n client(s) consume from it: they would get old messages at once", nullptr, int(queue.consumers));
            else if (request.queues.skipPresent)
                queue.refused = whyUnseen(*access, ask, *live, ready);
            if (queue.consumers > 0 && request.queues.withConsumers)
                queue.notes = bothNotes(queue.notes, QCoreApplication::translate("Restore", "%n client(s) consume from it: they get old messages at once",
                                                                                 nullptr, int(queue.consumers)));
        } else if (live.error().kind == ErrorKind::NotFound) {
            const auto comes = std::ranges::find_if(preview->definitions.objects, [&](const RestoreObject &object) {
                return object.section == "queues"_L1 && object.vhost == queue.targetVhost && object.name == queue.targetName && comesNew(object);
            });
            if (!request.definitions || comes == preview->definitions.objects.end()) {
                queue.refused = QCoreApplication::translate("Restore", "it is not there, and its definition is not restored");
            } else {
                queue.notes = notesOfTarget(asItWillBe(comes->object, policies), queue.type);
            }
        } else {
            queue.refused = live.error().message;
            queue.isUnasked = true;
        }
        if (queue.refused.isEmpty() && live && request.isCompared)
            co_await comparePresent(access, ask, request, preview->manifest.id, target, *live, &room, &queue, stop);
        else if (queue.refused.isEmpty() && !live)
            queue.present = 0;
        if (queue.refused.isEmpty()) {
            preview->messages += queue.inBackup;
            preview->bytes += queue.bytes;
            for (const auto &[taking, areHeld] : {std::pair(&held, true), {&working, false}}) {
                if (const QString words = takenBy(*taking, target.to, areHeld); !words.isEmpty())
                    queue.notes = bothNotes(queue.notes, words);
            }
        }
        preview->queues.append(queue);
    }
}

/// A message that lay there for days may live for seconds once it is published again: who chooses is told how many. What cannot be read is told by the check
/// of the backup, and is no preview's failure.
QCoro::Task<> lookForExpiring(RestoreSource source, RestorePreview *preview, std::stop_token stop)
{
    const auto count = [source, queues = preview->queues, stop] { return countExpiring(source, queues, {}, stop); };
    const Result<QHash<QString, ExpiringMessages>> counted = co_await WaitingThread(count);
    if (!counted)
        co_return;
    for (RestoreQueue &queue : preview->queues) {
        const QString words = notesOfExpiring(counted->value(queueKey(queue.vhost, queue.name)));
        if (!words.isEmpty())
            queue.notes = bothNotes(queue.notes, words);
    }
}

/// Of all queues of a virtual host, by the broker's own sum; −1: not known.
QCoro::Task<qint64> messagesIn(ManagementClient *client, QString vhost, std::stop_token stop)
{
    HttpRequest request;
    request.path = u"/api/vhosts/"_s + pathSegment(vhost);
    request.maxBytes = answers::usual.bytes;
    const Result<HttpReply> reply = co_await client->http().send(request, std::move(stop));
    const auto row = reply ? json::object(reply->body) : std::unexpected(reply.error());
    co_return row ? row->value("messages"_L1).toInteger(-1) : -1;
}

bool canGo(const RestoreObject &object)
{
    return object.fate == RestoreFate::Remove || object.fate == RestoreFate::OnlyLive;
}

qint64 heldBy(const QueueInfo &queue)
{
    return queue.ready >= 0 && queue.unacked >= 0 ? queue.ready + queue.unacked : -1;
}

/// Of many queues, by the pages of their virtual host's list, `left` at most. What is on none of them stays not known.
QCoro::Task<> countByPages(ManagementClient *client, QString vhost, QHash<QString, qint64> *goes, int *left, std::stop_token stop)
{
    for (int page = 1; *left > 0; ++page, --*left) {
        const Result<QueuePage> list = co_await client->queuesPageOf(vhost, page, countedPage, false, stop);
        if (!list)
            co_return;
        for (const QueueInfo &queue : list->queues) {
            const auto wanted = goes->find(objectKey({.section = u"queues"_s, .vhost = vhost, .name = queue.ref.name}));
            if (wanted != goes->end())
                *wanted = heldBy(queue);
        }
        if (page >= list->pageCount) {
            --*left;
            co_return;
        }
    }
}

/// Of what exists only in the cluster: before a person chooses that it goes, what would be lost with it is to be known.
QCoro::Task<> countWhatGoes(std::shared_ptr<ClusterAccess> access, NodeName node, RestorePreview *preview, std::stop_token stop)
{
    const QList<RestoreObject> objects = preview->definitions.objects;
    const bool isMany = std::ranges::count_if(objects, [](const RestoreObject &object) { return object.section == "queues"_L1 && canGo(object); }) > mostAsked;
    QStringList vhosts;
    int asked = 0;
    for (const RestoreObject &object : objects) {
        if (!canGo(object))
            continue;
        if (object.section == "vhosts"_L1) {
            // Where each tenant has one, nobody waits for all of those that stay anyhow.
            qint64 held = -1;
            if (object.fate == RestoreFate::Remove || asked++ < mostAsked)
                held = co_await messagesIn(access->management(node), object.name, stop);
            preview->goes.insert(objectKey(object), held);
        }
        if (object.section != "queues"_L1)
            continue;
        // What has been chosen to go is counted by itself.
        if (isMany && object.fate == RestoreFate::OnlyLive) {
            preview->goes.insert(objectKey(object), -1);
            if (!vhosts.contains(object.vhost))
                vhosts.append(object.vhost);
            continue;
        }
        const auto live = co_await access->management(node)->queue({object.vhost, object.name}, stop);
        preview->goes.insert(objectKey(object), live ? heldBy(*live) : -1);
    }
    int pages = mostCountedPages;
    for (const QString &vhost : std::as_const(vhosts))
        co_await countByPages(access->management(node), vhost, &preview->goes, &pages, stop);
}

QCoro::Task<> lookAtReplacements(std::shared_ptr<ClusterAccess> access, NodeName node, RestorePreview *preview, std::stop_token stop)
{
    const QList<RestoreObject> objects = preview->definitions.objects;
    for (const RestoreObject &object : objects) {
        if (!canBeReplaced(object))
            continue;
        const Replacement found = co_await lookAtReplacement(access, node, preview->targetVersion, object, stop);
        preview->replacements.insert(objectKey(object), found);
        if (object.fate == RestoreFate::Replace)
            preview->time += Millis{4000} + 2 * expectedPublishing(found.messages, {});
    }
}

/// As the steps of the plan expect it that are there in any case: without learned times, and without hosts.
Millis expectedOf(const RestorePreview &preview, const RestoreRequest &request)
{
    Millis time{500}; // the backup is looked at, and the cluster once more at the end
    if (request.definitions || request.messages)
        time += proveRestoreStep(request.source, std::nullopt, std::nullopt, {}).expected;
    if (request.definitions) {
        const qsizetype objects = preview.definitions.created() + preview.definitions.changed();
        time += safetyBackupTime + restoreDefinitionsStep(request.source, {}, request.objects, {}, objects).expected;
    }
    if (const qint64 messages = toPublish(preview, request.queues.skipPresent); request.messages && messages > 0)
        time += restoreMessagesStep(request.source, request.queues, {}, messages).expected;
    return time;
}

} // namespace

QCoro::Task<Result<RestorePreview>> previewRestore(std::shared_ptr<ClusterAccess> access, RestoreRequest request, std::stop_token stop)
{
    if (const Status checked = checkChoice(request.objects); !checked)
        co_return std::unexpected(checked.error());
    if (const Status checked = checkChoice(request.queues); !checked)
        co_return std::unexpected(checked.error());
    const auto read = [source = request.source, definitions = request.definitions]() -> Result<std::pair<BackupManifest, QJsonObject>> {
        const auto reader = openSource(source);
        if (!reader)
            return std::unexpected(reader.error());
        QJsonObject defined;
        if (definitions) {
            const Result<QJsonObject> found = readDefinitions(source);
            if (!found)
                return std::unexpected(found.error());
            defined = *found;
        }
        return std::pair((*reader)->manifest(), defined);
    };
    const auto backup = co_await WaitingThread(read);
    if (!backup)
        co_return std::unexpected(backup.error());
    QList<NodeName> ask;
    for (const NodeProfile &node : access->profile().nodes)
        ask.append(node.name);
    RestorePreview preview{.manifest = backup->first};
    // Files and directories can be brought back while no broker answers.
    if (request.definitions || request.messages) {
        const Result<LiveDefinitions> live = co_await askLiveDefinitions(access, ask, stop);
        if (!live)
            co_return std::unexpected(live.error());
        preview.targetVersion = live->traits.version;
        if (request.definitions) {
            const auto compare = [wanted = backup->second, live = *live, choice = request.objects] {
                return previewDefinitions(wanted, live.definitions, choice, live.traits);
            };
            preview.definitions = co_await OffThread(compare);
            if (const QString words = collectsFromNowOn(preview.definitions, request.objects.queueNames); !words.isEmpty())
                preview.notes.append(words);
            co_await countWhatGoes(access, live->node, &preview, stop);
            co_await lookAtReplacements(access, live->node, &preview, stop);
        }
        if (request.messages) {
            co_await lookAtQueues(access, live->node, ask, request, live->definitions, &preview, stop);
            if (request.isCompared)
                co_await lookForExpiring(request.source, &preview, stop);
            if (const QString words = whatIsHeldBack(heldBackIn(preview)); !words.isEmpty())
                preview.notes.append(words);
            if (const auto nodes = co_await access->management(live->node)->nodes(stop))
                preview.notes += tooFullFor(*nodes, preview.bytes);
        }
    }
    preview.time += expectedOf(preview, request);
    if (request.configuration || request.data) {
        if (const Status looked = co_await lookAtHosts(access, request, &preview, stop); !looked)
            co_return std::unexpected(looked.error());
    }
    if (preview.manifest.cluster != access->profile().name.value) {
        preview.notes.append(
            QCoreApplication::translate("Restore", "The backup is of %1, and goes into %2").arg(preview.manifest.cluster, access->profile().name.value));
        preview.notes += movedFromElsewhere(preview.definitions);
    }
    preview.notes += lacksOf(preview.manifest, request);
    co_return preview;
}

} // namespace warrener
