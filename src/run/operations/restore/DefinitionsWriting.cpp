#include "run/operations/restore/DefinitionsWriting.h"

#include "base/OffThread.h"
#include "base/Pause.h"
#include "look/messages/StreamRead.h"
#include "look/net/JsonFields.h"
#include "run/operations/restore/DefinitionChanges.h"
#include "run/operations/restore/RestoreMovers.h"
#include "run/operations/restore/RestoreTargets.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

using namespace parts;

namespace {

constexpr Millis importTimeout{std::chrono::minutes{10}};
constexpr Millis writingTimeout{120'000};
/// A shovel that is told to end does so at once; a broker's figures follow some seconds later.
constexpr Millis moversEndWithin{30'000};
constexpr Millis betweenMoverLooks{500};

/// One request to the management API, with an answer nobody reads.
QCoro::Task<Status> send(HttpClient *http, QByteArray method, QString path, QJsonObject body, std::stop_token stop)
{
    HttpRequest request;
    request.method = method;
    request.path = path;
    request.timeout = importTimeout;
    request.maxBytes = 16LL * 1024 * 1024;
    request.retries = 0;
    if (!body.isEmpty()) {
        request.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
        request.headers = {{"Content-Type", "application/json"}};
    }
    const Result<HttpReply> reply = co_await http->send(request, std::move(stop));
    if (!reply)
        co_return std::unexpected(reply.error());
    co_return Status{};
}

/// What a broker (4.0.6 and later) answers where a virtual host is protected from deletion.
constexpr int protectedStatus = 412;

QString protectedWords()
{
    return QCoreApplication::translate("Restore", "it is protected from deletion");
}

/// Where an object can be deleted; empty: it cannot by itself. A queue goes only while it is empty and nobody uses it.
QString deletePath(const QString &section, const QJsonObject &object)
{
    const auto segment = [&object](QLatin1StringView field) { return pathSegment(object.value(field).toString()); };
    if (section == "queues"_L1)
        return u"/api/queues/%1/%2"_s.arg(segment("vhost"_L1), segment("name"_L1));
    if (section == "exchanges"_L1)
        return u"/api/exchanges/%1/%2"_s.arg(segment("vhost"_L1), segment("name"_L1));
    if (section == "users"_L1)
        return u"/api/users/%1"_s.arg(segment("name"_L1));
    if (section == "vhosts"_L1)
        return u"/api/vhosts/%1"_s.arg(segment("name"_L1));
    if (section == "permissions"_L1)
        return u"/api/permissions/%1/%2"_s.arg(segment("vhost"_L1), segment("user"_L1));
    if (section == "topic_permissions"_L1)
        return u"/api/topic-permissions/%1/%2"_s.arg(segment("vhost"_L1), segment("user"_L1));
    if (section == "policies"_L1)
        return u"/api/policies/%1/%2"_s.arg(segment("vhost"_L1), segment("name"_L1));
    if (section == "parameters"_L1)
        return u"/api/parameters/%1/%2/%3"_s.arg(segment("component"_L1), segment("vhost"_L1), segment("name"_L1));
    if (section == "global_parameters"_L1)
        return u"/api/global-parameters/%1"_s.arg(segment("name"_L1));
    return {};
}

/// A binding's own name is the broker's: it is looked for among those of its ends.
QCoro::Task<Result<QString>> bindingPath(HttpClient *http, QJsonObject binding, std::stop_token stop)
{
    const QString vhost = pathSegment(binding.value("vhost"_L1).toString());
    const bool toQueue = binding.value("destination_type"_L1).toString() == "queue"_L1;
    const QString ends = u"/api/bindings/%1/e/%2/%3/%4"_s.arg(vhost, pathSegment(binding.value("source"_L1).toString()), toQueue ? u"q"_s : u"e"_s,
                                                              pathSegment(binding.value("destination"_L1).toString()));
    HttpRequest request;
    request.path = ends;
    request.timeout = writingTimeout;
    request.maxBytes = answers::definitions.bytes;
    const Result<HttpReply> reply = co_await http->send(request, std::move(stop));
    if (!reply)
        co_return std::unexpected(reply.error());
    const Result<QJsonArray> between = json::array(reply->body, answers::definitions);
    if (!between)
        co_return std::unexpected(between.error());
    for (const QJsonValue found : *between) {
        if (found["routing_key"_L1] == binding.value("routing_key"_L1) && found["arguments"_L1].toObject() == binding.value("arguments"_L1).toObject())
            co_return ends + u'/' + pathSegment(found["properties_key"_L1].toString());
    }
    co_return QString();
}

/// What a queue says before it goes.
struct QueueLook
{
    bool isThere = true;
    QString type{};
    QString stays{}; ///< why it must not go; empty: it may
    bool isKnown = true;
};

/// Whether a queue may go: it is what was made, holds nothing, and nobody reads from it. Classic ones prove the rest themselves
/// when they are deleted.
QCoro::Task<QueueLook> lookAt(AccessPtr access, NodeName node, RestoreObject queue, std::stop_token stop)
{
    const QueueRef ref{.vhost = queue.vhost, .name = queue.name};
    const auto notKnown = [](const QString &why) {
        return QueueLook{.stays = QCoreApplication::translate("Restore", "whether it is used is not known: %1").arg(why), .isKnown = false};
    };
    const Result<QJsonObject> seen = co_await access->management(node)->queueObject(ref, stop);
    if (!seen && seen.error().kind == ErrorKind::NotFound)
        co_return QueueLook{.isThere = false};
    if (!seen)
        co_return notKnown(seen.error().message);
    QueueLook look{.type = seen->value("type"_L1).toString()};
    const bool isStream = look.type == "stream"_L1;
    if (look.type != "classic"_L1 && look.type != "quorum"_L1 && !isStream)
        co_return notKnown(QCoreApplication::translate("Restore", "its type is not known"));
    // A stream goes whatever it holds: the type is the cluster's word of now, not the backup's.
    const QString made = queue.object.value("arguments"_L1)["x-queue-type"_L1].toString();
    if (!made.isEmpty() && made != look.type)
        look.stays = QCoreApplication::translate("Restore", "somebody has changed it since");
    else if (const int consumers = seen->value("consumers"_L1).toInt(); consumers > 0)
        look.stays = QCoreApplication::translate("Restore", "%n client(s) consume from it", nullptr, consumers);
    else if (seen->value("messages"_L1).toDouble() > 0)
        look.stays = QCoreApplication::translate("Restore", "it holds messages");
    if (!look.stays.isEmpty() || look.type == "classic"_L1)
        co_return look;
    const AmqpOptions door = restoreDoor(*access, {node}, ref);
    const Result<AmqpQueueState> state = co_await lookInto(door, ref, stop);
    if (!state && state.error().kind == ErrorKind::NotFound)
        co_return QueueLook{.isThere = false};
    if (!state)
        co_return notKnown(state.error().message);
    bool isHolding = state->ready > 0;
    if (state->consumers > 0)
        look.stays = QCoreApplication::translate("Restore", "%n client(s) consume from it", nullptr, int(state->consumers));
    // For a quorum queue whose leader is late the broker says 0, and figures may be missing: what clients have put there would go with it.
    if (!isStream && look.stays.isEmpty() && !isHolding) {
        const Result<bool> empty = co_await isProvenEmpty(door, ref, stop);
        const bool isToldElse = !empty && empty.error().kind == ErrorKind::Forbidden && seen->value("messages"_L1).isDouble();
        if (!empty && !isToldElse)
            co_return notKnown(empty.error().message);
        isHolding = empty && !*empty;
    }
    // What a stream says of its length is old, or nothing.
    if (isStream && !isHolding) {
        const auto last = [door, ref, stop] { return lastOffset(door, ref, stop); };
        const Result<std::optional<quint64>> offset = co_await WaitingThread(last);
        if (!offset)
            co_return notKnown(offset.error().message);
        isHolding = offset->has_value();
    }
    if (isHolding && look.stays.isEmpty())
        look.stays = QCoreApplication::translate("Restore", "it holds messages");
    co_return look;
}

/// Until nobody consumes from these any more, or it is clear that it is not the movers alone that do.
QCoro::Task<> untilMoversEnd(AccessPtr access, NodeName node, QList<QueueRef> queues, std::stop_token stop)
{
    const Millis until = access->time()->monotonic() + moversEndWithin;
    for (bool isWaiting = !queues.isEmpty(); isWaiting;) {
        QList<QueueRef> used;
        for (const QueueRef &queue : std::as_const(queues)) {
            const Result<QJsonObject> seen = co_await access->management(node)->queueObject(queue, stop);
            if (seen && seen->value("consumers"_L1).toInt() > 0)
                used.append(queue);
        }
        queues = used;
        isWaiting = !queues.isEmpty() && access->time()->monotonic() < until && co_await pauseFor(access->time(), betweenMoverLooks, stop);
    }
}

/// Shovels and federation that go, before anybody looks whether queues are used: they consume from some themselves, and what they brought into one
/// between a look at it and its end would be lost.
QCoro::Task<Status> removeMovers(AccessPtr access, NodeName node, QList<RestoreObject> movers, QList<RestoreObject> queues, StepContext context, int *removed,
                                 QList<LeftObject> *left)
{
    if (movers.isEmpty())
        co_return Status{};
    if (const Status gone = co_await removeObjects(&access->management(node)->http(), movers, context, removed, left); !gone)
        co_return gone;
    QSet<QueueRef> taken;
    for (const RestoreObject &mover : std::as_const(movers)) {
        for (const QueueRef &named : queuesNamedBy(mover.object))
            taken.insert(named);
    }
    for (const RestoreObject &queue : std::as_const(queues)) {
        const QueueRef ref{.vhost = queue.vhost, .name = queue.name};
        if (!taken.contains(ref) && std::ranges::any_of(movers, [&ref](const RestoreObject &mover) { return mayTakeFrom(mover.object, ref); }))
            taken.insert(ref);
    }
    co_await untilMoversEnd(access, node, taken.values(), context.stop);
    co_return Status{};
}

/// Takes queues away that are empty and unused. A broker does both in one for classic queues; quorum queues it does not
/// delete so at all ("not supported"), and streams whatever they hold: those are looked into directly before.
QCoro::Task<Status> removeUnused(AccessPtr access, NodeName node, QList<RestoreObject> queues, StepContext context, int *removed, QList<LeftObject> *left)
{
    HttpClient &http = access->management(node)->http();
    for (const RestoreObject &queue : queues) {
        const QueueLook look = co_await lookAt(access, node, queue, context.stop);
        // Whoever was told to stop has seen nothing.
        if (context.stop.stop_requested())
            co_return failure(ErrorKind::Cancelled, QCoreApplication::translate("Restore", "Cancelled"));
        if (!look.stays.isEmpty())
            left->append({.object = queue, .why = look.stays, .isKnown = look.isKnown});
        if (!look.isThere || !look.stays.isEmpty())
            continue;
        HttpRequest request;
        request.method = "DELETE";
        request.path = deletePath(queue.section, queue.object);
        request.timeout = writingTimeout;
        if (look.type == "classic"_L1) {
            request.query.addQueryItem(u"if-empty"_s, u"true"_s);
            request.query.addQueryItem(u"if-unused"_s, u"true"_s);
        }
        const Result<HttpReply> reply = co_await http.send(request, context.stop);
        if (reply)
            ++*removed;
        else if (reply.error().httpStatus == 400)
            left->append({.object = queue, .why = reply.error().message});
        else if (reply.error().kind != ErrorKind::NotFound)
            co_return std::unexpected(reply.error());
    }
    co_return Status{};
}

/// Of the queues of a virtual host what these columns say; one that is gone has none.
QCoro::Task<Result<QJsonArray>> queuesIn(HttpClient *http, QString vhost, QString columns, std::stop_token stop)
{
    HttpRequest request;
    request.path = u"/api/queues/"_s + pathSegment(vhost);
    request.timeout = writingTimeout;
    request.maxBytes = answers::allQueues.bytes;
    request.query.addQueryItem(u"columns"_s, columns);
    const Result<HttpReply> reply = co_await http->send(request, std::move(stop));
    if (!reply && reply.error().kind == ErrorKind::NotFound)
        co_return QJsonArray();
    if (!reply)
        co_return std::unexpected(reply.error());
    const Result<QJsonArray> queues = json::array(reply->body, answers::allQueues);
    if (!queues)
        co_return failure(queues.error().kind, QCoreApplication::translate("Restore", "The list of queues cannot be read"), queues.error().message);
    co_return *queues;
}

/// Takes rights on topics away, and nothing of others: the broker takes all of a user in a virtual host at once.
QCoro::Task<Status> removeTopics(HttpClient *http, QList<RestoreObject> topics, StepContext context, int *removed, QList<LeftObject> *left)
{
    QMap<QString, QList<RestoreObject>> meant;
    for (const RestoreObject &topic : topics)
        meant[deletePath(topic.section, topic.object)].append(topic);
    for (const auto &[path, some] : meant.asKeyValueRange()) {
        HttpRequest request;
        request.path = path;
        request.timeout = writingTimeout;
        request.maxBytes = answers::definitions.bytes;
        const Result<HttpReply> reply = co_await http->send(request, context.stop);
        if (!reply && reply.error().kind == ErrorKind::NotFound)
            continue;
        if (!reply)
            co_return std::unexpected(reply.error());
        const Result<QJsonArray> rights = json::array(reply->body, answers::definitions);
        if (!rights)
            co_return failure(rights.error().kind, QCoreApplication::translate("Restore", "The rights on topics cannot be read"), rights.error().message);
        QJsonArray others;
        int found = 0;
        for (const QJsonValue value : *rights) {
            const auto same = std::ranges::find_if(some, [&](const RestoreObject &one) { return one.object.value("exchange"_L1) == value["exchange"_L1]; });
            const bool isMeant = same != some.end() && isAsImported(same->section, value.toObject(), same->object);
            if (same != some.end() && !isMeant && left != nullptr)
                left->append({.object = *same, .why = QCoreApplication::translate("Restore", "somebody has changed it since")});
            if (isMeant)
                ++found;
            else
                others.append(value);
        }
        if (found == 0)
            continue;
        // Before they go: who dies in between leaves word of them. Where nobody can, an undo leaves those that were meant, since
        // the others are no more than a moment's bad luck away from being gone.
        if (!others.isEmpty()) {
            if (const Status kept = co_await context.keep(noteTopics(others)); !kept) {
                if (left == nullptr || kept.error().kind == ErrorKind::Cancelled)
                    co_return kept;
                for (const RestoreObject &topic : some)
                    left->append({.object = topic, .why = kept.error().message, .isKnown = false});
                continue;
            }
        }
        if (const Status gone = co_await send(http, "DELETE", path, {}, context.stop); !gone && gone.error().kind != ErrorKind::NotFound)
            co_return gone;
        *removed += found;
        if (others.isEmpty())
            continue;
        if (const Status back = co_await send(http, "POST", u"/api/definitions"_s, {{u"topic_permissions"_s, others}}, context.stop); !back)
            co_return back;
        // They are there: whoever believes the note looks first.
        if (const Status kept = co_await context.keep(noteTopics({})); !kept && (left == nullptr || kept.error().kind == ErrorKind::Cancelled))
            co_return kept;
    }
    co_return Status{};
}

/// Whether any queue is in a virtual host; one that is gone has none.
QCoro::Task<Result<bool>> hasQueues(HttpClient *http, QString vhost, std::stop_token stop)
{
    HttpRequest request;
    request.path = u"/api/queues/"_s + pathSegment(vhost);
    request.timeout = writingTimeout;
    request.maxBytes = answers::queuePage.bytes;
    for (const auto &[field, value] : {std::pair(u"page"_s, u"1"_s), {u"page_size"_s, u"1"_s}, {u"columns"_s, u"name"_s}, {u"disable_stats"_s, u"true"_s}})
        request.query.addQueryItem(field, value);
    const Result<HttpReply> reply = co_await http->send(request, std::move(stop));
    if (!reply && reply.error().kind == ErrorKind::NotFound)
        co_return false;
    if (!reply)
        co_return std::unexpected(reply.error());
    // What cannot be read is no permission.
    const Result<QJsonObject> page = json::object(reply->body, answers::queuePage);
    co_return !page || !page->value("items"_L1).isArray() || !page->value("items"_L1).toArray().isEmpty();
}

/// One that this console made. The protection from deletion that came with it goes before it; one that somebody else has given
/// it since is left alone: status 412.
QCoro::Task<Status> deleteOwnVhost(HttpClient *http, QJsonObject object, std::stop_token stop)
{
    const QString path = deletePath(u"vhosts"_s, object);
    if (object.value("metadata"_L1)["protected_from_deletion"_L1].toBool()) {
        // A broker that knows no protection has not got that path.
        if (const Status open = co_await send(http, "DELETE", path + "/deletion/protection"_L1, {}, stop); !open && open.error().httpStatus != 404)
            co_return open;
    }
    co_return co_await send(http, "DELETE", path, {}, stop);
}

} // namespace

QString parts::shownObject(const QString &section, const QJsonObject &object)
{
    return u"%1 %2"_s.arg(section, definedName(section, object));
}

QCoro::Task<Status> parts::import(HttpClient *http, QJsonObject part, ImportOutcome *outcome, std::stop_token stop)
{
    const QString section = part.keys().value(0);
    const QJsonArray rows = part.value(section).toArray();
    const Status sent = co_await send(http, "POST", u"/api/definitions"_s, part, stop);
    if (sent) {
        outcome->imported += rows.size();
        co_return Status{};
    }
    // Only what the broker says of the objects themselves; a broker that is gone says nothing.
    const bool isTheirs = sent.error().httpStatus >= 400 && sent.error().httpStatus < 500 && sent.error().httpStatus != 401;
    if (!isTheirs)
        co_return sent;
    if (rows.size() == 1) {
        outcome->refused.append({shownObject(section, rows.first().toObject()), sent.error()});
        outcome->refusedKeys.insert(definedKey(section, rows.first().toObject()));
        co_return Status{};
    }
    const qsizetype half = rows.size() / 2;
    QJsonArray first;
    QJsonArray second;
    for (qsizetype i = 0; i < rows.size(); ++i)
        (i < half ? first : second).append(rows.at(i));
    if (const Status one = co_await import(http, {{section, first}}, outcome, stop); !one)
        co_return one;
    co_return co_await import(http, {{section, second}}, outcome, stop);
}

QCoro::Task<Status> parts::liftLimits(HttpClient *http, DefinitionsPreview imported, std::stop_token stop)
{
    constexpr auto ofLimits = "limits."_L1;
    for (const RestoreObject &object : std::as_const(imported.objects)) {
        if (object.section != "users"_L1 || !changesThere(object))
            continue;
        for (const FieldChange &change : object.fields) {
            if (!change.field.startsWith(ofLimits) || !change.after.isUndefined())
                continue;
            const QString path = u"/api/user-limits/%1/%2"_s.arg(pathSegment(object.name), pathSegment(change.field.sliced(ofLimits.size())));
            if (const Status lifted = co_await send(http, "DELETE", path, {}, stop); !lifted && lifted.error().kind != ErrorKind::NotFound)
                co_return lifted;
        }
    }
    co_return Status{};
}

QCoro::Task<Status> parts::removeObjects(HttpClient *http, QList<RestoreObject> objects, StepContext context, int *removed, QList<LeftObject> *left,
                                         bool onlyUnused)
{
    QList<RestoreObject> topics;
    std::ranges::copy_if(objects, std::back_inserter(topics), [](const RestoreObject &object) { return object.section == "topic_permissions"_L1; });
    if (const Status gone = co_await removeTopics(http, topics, context, removed, left); !gone)
        co_return gone;
    for (auto it = objects.crbegin(); it != objects.crend(); ++it) {
        if (it->section == "topic_permissions"_L1)
            continue;
        Result<QString> path = deletePath(it->section, it->object);
        if (it->section == "bindings"_L1)
            path = co_await bindingPath(http, it->object, context.stop);
        // With an end of it that is gone it is gone too.
        if (!path && path.error().kind == ErrorKind::NotFound)
            continue;
        if (!path)
            co_return std::unexpected(path.error());
        if (path->isEmpty())
            continue;
        HttpRequest request;
        request.method = "DELETE";
        request.path = *path;
        request.timeout = writingTimeout;
        const bool isExchange = it->section == "exchanges"_L1;
        if (isExchange && onlyUnused)
            request.query.addQueryItem(u"if-unused"_s, u"true"_s);
        const Result<HttpReply> reply = co_await http->send(request, context.stop);
        if (reply) {
            ++*removed;
        } else if (const int status = reply.error().httpStatus; status == 400 || status == protectedStatus) {
            const QString why = status == protectedStatus && it->section == "vhosts"_L1 ? protectedWords() : reply.error().message;
            if (left == nullptr)
                context.output(QCoreApplication::translate("Restore", "%1 stays: %2").arg(shownObject(it->section, it->object), why));
            else
                left->append({.object = *it, .why = why, .isKnown = isExchange && onlyUnused});
        } else if (reply.error().kind != ErrorKind::NotFound) {
            co_return std::unexpected(reply.error());
        }
    }
    co_return Status{};
}

QCoro::Task<Status> parts::topicsAgain(HttpClient *http, QJsonArray topics, QJsonObject live, StepContext context, UndoKeeper *keeper)
{
    if (topics.isEmpty())
        co_return Status{};
    const QMap<QString, QJsonObject> there = definedObjects(u"topic_permissions"_s, live.value("topic_permissions"_L1).toArray());
    const QMap<QString, QJsonObject> wanted = definedObjects(u"topic_permissions"_s, topics);
    QJsonArray lacking;
    for (const auto &[key, topic] : wanted.asKeyValueRange()) {
        if (!there.contains(key))
            lacking.append(topic);
    }
    ImportOutcome outcome;
    if (!lacking.isEmpty()) {
        if (const Status back = co_await import(http, {{u"topic_permissions"_s, lacking}}, &outcome, context.stop); !back)
            co_return back;
    }
    // Whose user or virtual host has gone meanwhile.
    for (const auto &[what, error] : outcome.refused)
        context.output(QCoreApplication::translate("Restore", "%1 was refused: %2").arg(what, error.message));
    if (keeper != nullptr)
        co_return co_await keeper->keep(noteTopics({}));
    co_return co_await context.keep(noteTopics({}));
}

QCoro::Task<Result<TakeBack>> parts::takeBack(AccessPtr access, NodeName node, TakeBack plan, QJsonObject live, StepContext context, UndoKeeper *keeper,
                                              int *removed)
{
    HttpClient *http = &access->management(node)->http();
    QList<LeftObject> stay;
    const auto whole = [&live, &access, &stay](TakeBack some) {
        return [some, live, more = std::exchange(stay, {}), user = access->profile().user]() mutable {
            some.leave(more);
            keepWhole(some, live, user);
            return some;
        };
    };
    const auto goingVhosts = [&plan] {
        QSet<QString> names;
        for (const RestoreObject &object : plan.goes) {
            if (object.section == "vhosts"_L1)
                names.insert(object.name);
        }
        return names;
    };
    plan = co_await OffThread(whole(plan));

    // A virtual host that somebody uses stays whole: that is to be known before anything of it goes.
    QSet<QString> vhosts = goingVhosts();
    QSet<QString> ours;
    for (const RestoreObject &object : plan.goes) {
        if (object.section == "queues"_L1)
            ours.insert(object.vhost + u'\n' + object.name);
    }
    for (const RestoreObject &object : plan.goes) {
        if (object.section != "vhosts"_L1)
            continue;
        const Result<QJsonArray> there = co_await queuesIn(http, object.name, u"name"_s, context.stop);
        const bool isOurs =
            there && std::ranges::all_of(*there, [&](const QJsonValue &queue) { return ours.contains(object.name + u'\n' + queue["name"_L1].toString()); });
        if (!there)
            stay.append({.object = object, .why = there.error().message, .isKnown = false});
        else if (!isOurs)
            stay.append({.object = object, .why = QCoreApplication::translate("Restore", "it holds queues that somebody has made since")});
    }
    plan = co_await OffThread(whole(plan));

    // Where one of these stays after all, for what its queues hold, its movers come again: that has to be known before they go.
    vhosts = goingVhosts();
    const QSet<QString> begun = vhosts;
    QList<RestoreObject> movers;
    QList<RestoreObject> ofMovers;
    for (const RestoreObject &object : plan.goes) {
        if (movesMessages(object.section, object.object))
            movers.append(object);
        else if (object.section == "queues"_L1)
            ofMovers.append(object);
    }
    for (const RestoreObject &mover : std::as_const(movers)) {
        if (begun.contains(mover.vhost))
            plan.taken.insert(definedKey(mover.section, mover.object));
    }
    if (!movers.isEmpty() && !begun.isEmpty()) {
        if (const Status kept = co_await keeper->keep(noteTaken(begun)); !kept)
            co_return std::unexpected(kept.error());
    }
    if (const Status gone = co_await removeMovers(access, node, movers, ofMovers, context, removed, &stay); !gone)
        co_return std::unexpected(gone.error());
    for (const RestoreObject &object : plan.goes) {
        if (object.section != "queues"_L1 || !vhosts.contains(object.vhost))
            continue;
        const QueueLook look = co_await lookAt(access, node, object, context.stop);
        if (!look.stays.isEmpty())
            stay.append({.object = object, .why = look.stays, .isKnown = look.isKnown});
    }
    if (context.stop.stop_requested())
        co_return failure(ErrorKind::Cancelled, QCoreApplication::translate("Restore", "Cancelled"));
    plan = co_await OffThread(whole(plan));

    // Then nobody may come any more, the queues go one by one, and what else is in it goes with it.
    vhosts = goingVhosts();
    QList<RestoreObject> rights;
    QList<RestoreObject> queues;
    for (const RestoreObject &object : plan.goes) {
        if (vhosts.contains(object.vhost))
            plan.taken.insert(definedKey(object.section, object.object));
        // But for this console's own, which looks on.
        if (object.section == "permissions"_L1 && vhosts.contains(object.vhost) && object.object.value("user"_L1).toString() != access->profile().user)
            rights.append(object);
        if (object.section == "queues"_L1)
            queues.append(object);
    }
    if (!vhosts.isEmpty()) {
        if (const Status kept = co_await keeper->keep(noteTaken(movers.isEmpty() ? vhosts : begun)); !kept)
            co_return std::unexpected(kept.error());
    }
    if (const Status gone = co_await removeObjects(http, rights, context, removed, &stay); !gone)
        co_return std::unexpected(gone.error());
    if (const Status gone = co_await removeUnused(access, node, queues, context, removed, &stay); !gone)
        co_return std::unexpected(gone.error());
    plan = co_await OffThread(whole(plan));
    QSet<QString> gone;
    for (const RestoreObject &object : plan.goes) {
        if (object.section != "vhosts"_L1)
            continue;
        const Result<bool> isUsed = co_await hasQueues(http, object.name, context.stop);
        if (!isUsed || *isUsed) {
            stay.append({.object = object,
                         .why = isUsed ? QCoreApplication::translate("Restore", "it holds queues") : isUsed.error().message,
                         .isKnown = isUsed.has_value()});
            continue;
        }
        const Status away = co_await deleteOwnVhost(http, object.object, context.stop);
        if (!away && away.error().httpStatus == protectedStatus) {
            stay.append({.object = object, .why = protectedWords()});
            continue;
        }
        if (!away && away.error().kind != ErrorKind::NotFound)
            co_return std::unexpected(away.error());
        gone.insert(object.name);
        ++*removed;
    }
    plan = co_await OffThread(whole(plan));

    QList<RestoreObject> rest;
    for (const RestoreObject &object : plan.goes) {
        const bool isOver = object.section == "vhosts"_L1 || object.section == "queues"_L1 || movesMessages(object.section, object.object);
        if (gone.contains(object.vhost))
            *removed += isOver || rights.contains(object) ? 0 : 1;
        else if (!isOver)
            rest.append(object);
    }
    if (const Status away = co_await removeObjects(http, rest, context, removed, &stay, true); !away)
        co_return std::unexpected(away.error());
    co_return co_await OffThread(whole(plan));
}

QCoro::Task<QStringList> parts::keepMessages(HttpClient *http, DefinitionsPreview *back, TakeBack plan, QJsonObject live, std::stop_token stop)
{
    QHash<QString, QStringList> staying;
    for (const LeftObject &one : plan.left) {
        if (one.object.section == "queues"_L1 || one.object.section == "exchanges"_L1)
            staying[one.object.vhost].append(one.object.name);
    }
    QHash<QString, QJsonObject> present;
    for (const QString &section : {u"policies"_s, u"parameters"_s}) {
        for (const QJsonValue value : live.value(section).toArray())
            present.insert(definedKey(section, value.toObject()), value.toObject());
    }
    QHash<QString, Result<QJsonArray>> queues;
    QStringList unknown;
    for (RestoreObject &object : back->objects) {
        const bool isOffered = comesNew(object) || changesThere(object);
        if (!isOffered || (object.section != "policies"_L1 && object.section != "parameters"_L1))
            continue;
        const auto leave = [&object](const QString &why) {
            object.fate = RestoreFate::Left;
            object.advice = why;
        };
        if (const QString name = appliesTo(object.section, object.object, staying.value(object.vhost)); !name.isEmpty()) {
            leave(QCoreApplication::translate("Restore", "it applies to %1, which stays").arg(name));
            continue;
        }
        const QJsonObject tighter = tighterLimits(object.section, object.object, present.value(definedKey(object.section, object.object)));
        if (tighter.isEmpty())
            continue;
        if (!queues.contains(object.vhost))
            queues.insert(object.vhost, co_await queuesIn(http, object.vhost, u"name,messages"_s, stop));
        const Result<QJsonArray> there = queues.value(object.vhost);
        if (!there) {
            unknown.append(shownObject(object.section, object.object));
            leave(there.error().message);
            continue;
        }
        for (const QJsonValue queue : *there) {
            if (appliesTo(object.section, object.object, {queue["name"_L1].toString()}).isEmpty())
                continue;
            const bool isCounted = queue["messages"_L1].isDouble();
            const double messages = queue["messages"_L1].toDouble();
            const bool isLengthAlone = tighter.size() == 1 && tighter.contains("max-length"_L1);
            if (isCounted && messages <= (isLengthAlone ? tighter.value("max-length"_L1).toDouble() : 0))
                continue;
            if (!isCounted)
                unknown.append(shownObject(object.section, object.object));
            leave(QCoreApplication::translate("Restore", "it could cost messages of %1").arg(queue["name"_L1].toString()));
            break;
        }
    }
    co_return unknown;
}

} // namespace warrener
