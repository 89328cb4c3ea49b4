#include "run/operations/DefinitionsWriting.h"

#include "base/OffThread.h"
#include "look/messages/StreamRead.h"
#include "run/operations/RestoreTargets.h"

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
    const Result<HttpReply> reply = co_await http->send(request, std::move(stop));
    if (!reply)
        co_return std::unexpected(reply.error());
    for (const QJsonValue found : QJsonDocument::fromJson(reply->body).array()) {
        if (found["routing_key"_L1] == binding.value("routing_key"_L1) && found["arguments"_L1].toObject() == binding.value("arguments"_L1).toObject())
            co_return ends + u'/' + pathSegment(found["properties_key"_L1].toString());
    }
    co_return QString();
}

/// Why a queue must not go: it holds something, somebody reads from it, or nobody knows; empty: it may. Classic queues prove
/// it themselves when they are deleted.
QCoro::Task<QString> whyItStays(AccessPtr access, NodeName node, QueueRef ref, QString type, std::stop_token stop)
{
    const AmqpOptions door = restoreDoor(*access, {node}, ref);
    const Result<AmqpQueueState> state = co_await lookInto(door, ref, stop);
    if (!state)
        co_return state.error().kind == ErrorKind::NotFound ? QString() : state.error().message;
    if (state->consumers > 0)
        co_return QCoreApplication::translate("Restore", "%n client(s) consume from it", nullptr, int(state->consumers));
    bool isHolding = state->ready > 0;
    // What a stream says of its length is old, or nothing.
    if (type == "stream"_L1 && !isHolding) {
        const auto last = [door, ref, stop] { return lastOffset(door, ref, stop); };
        const Result<std::optional<quint64>> offset = co_await WaitingThread(last);
        if (!offset)
            co_return offset.error().message;
        isHolding = offset->has_value();
    }
    co_return isHolding ? QCoreApplication::translate("Restore", "it holds messages") : QString();
}

/// Takes queues away that are empty and unused. A broker does both in one for classic queues; quorum queues it does not
/// delete so at all ("not supported"), and streams whatever they hold: those are looked into before.
QCoro::Task<Status> removeUnused(AccessPtr access, NodeName node, QList<RestoreObject> queues, StepContext context, int *removed)
{
    HttpClient &http = access->management(node)->http();
    for (const RestoreObject &queue : queues) {
        HttpRequest request;
        request.method = "DELETE";
        request.path = deletePath(queue.section, queue.object);
        request.timeout = writingTimeout;
        const QString type = queue.object.value("arguments"_L1)["x-queue-type"_L1].toString();
        const QueueRef ref{.vhost = queue.vhost, .name = queue.name};
        QString stays;
        // A queue without a type of its own has its virtual host's.
        const bool isClassic = type == "classic"_L1;
        if (!isClassic)
            stays = co_await whyItStays(access, node, ref, type, context.stop);
        if (isClassic || type.isEmpty()) {
            request.query.addQueryItem(u"if-empty"_s, u"true"_s);
            request.query.addQueryItem(u"if-unused"_s, u"true"_s);
        }
        if (stays.isEmpty()) {
            Result<HttpReply> reply = co_await http.send(request, context.stop);
            if (!reply && reply.error().httpStatus == 400 && type.isEmpty() && (reply.error().message + reply.error().detail).contains("not supported"_L1)) {
                request.query.clear();
                reply = co_await http.send(request, context.stop);
            }
            if (reply)
                ++*removed;
            else if (reply.error().httpStatus == 400)
                stays = reply.error().message;
            else if (reply.error().kind != ErrorKind::NotFound)
                co_return std::unexpected(reply.error());
        }
        if (!stays.isEmpty())
            context.output(QCoreApplication::translate("Restore", "%1 stays: %2").arg(shownObject(queue.section, queue.object), stays));
    }
    co_return Status{};
}

/// Whether any queue is in a virtual host; one that is gone has none.
QCoro::Task<Result<bool>> hasQueues(HttpClient *http, QString vhost, std::stop_token stop)
{
    HttpRequest request;
    request.path = u"/api/queues/"_s + pathSegment(vhost);
    request.timeout = writingTimeout;
    for (const auto &[field, value] : {std::pair(u"page"_s, u"1"_s), {u"page_size"_s, u"1"_s}, {u"columns"_s, u"name"_s}, {u"disable_stats"_s, u"true"_s}})
        request.query.addQueryItem(field, value);
    const Result<HttpReply> reply = co_await http->send(request, std::move(stop));
    if (!reply && reply.error().kind == ErrorKind::NotFound)
        co_return false;
    if (!reply)
        co_return std::unexpected(reply.error());
    // What cannot be read is no permission.
    co_return !QJsonDocument::fromJson(reply->body)["items"_L1].isArray() || !QJsonDocument::fromJson(reply->body)["items"_L1].toArray().isEmpty();
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

QCoro::Task<Status> parts::removeObjects(HttpClient *http, QList<RestoreObject> objects, StepContext context, int *removed)
{
    for (auto it = objects.crbegin(); it != objects.crend(); ++it) {
        Result<QString> path = deletePath(it->section, it->object);
        if (it->section == "bindings"_L1)
            path = co_await bindingPath(http, it->object, context.stop);
        if (!path)
            co_return std::unexpected(path.error());
        if (path->isEmpty())
            continue;
        HttpRequest request;
        request.method = "DELETE";
        request.path = *path;
        request.timeout = writingTimeout;
        const Result<HttpReply> reply = co_await http->send(request, context.stop);
        if (reply)
            ++*removed;
        else if (reply.error().httpStatus == 400)
            context.output(QCoreApplication::translate("Restore", "%1 stays: %2").arg(shownObject(it->section, it->object), reply.error().message));
        else if (reply.error().kind != ErrorKind::NotFound)
            co_return std::unexpected(reply.error());
    }
    co_return Status{};
}

QCoro::Task<Status> parts::topicsBesides(HttpClient *http, QList<RestoreObject> removed, QJsonObject live, std::stop_token stop)
{
    const auto of = [](const QJsonObject &topic) { return topic.value("vhost"_L1).toString() + u'\n' + topic.value("user"_L1).toString(); };
    QSet<QString> touched;
    QSet<QString> meant;
    for (const RestoreObject &object : removed) {
        if (object.section != "topic_permissions"_L1)
            continue;
        touched.insert(of(object.object));
        meant.insert(of(object.object) + u'\n' + object.object.value("exchange"_L1).toString());
    }
    QJsonArray others;
    for (const QJsonValue value : live.value("topic_permissions"_L1).toArray()) {
        const QJsonObject topic = value.toObject();
        if (touched.contains(of(topic)) && !meant.contains(of(topic) + u'\n' + topic.value("exchange"_L1).toString()))
            others.append(topic);
    }
    if (others.isEmpty())
        co_return Status{};
    co_return co_await send(http, "POST", u"/api/definitions"_s, {{u"topic_permissions"_s, others}}, std::move(stop));
}

QCoro::Task<Status> parts::takeBack(AccessPtr access, NodeName node, QList<RestoreObject> created, StepContext context, int *removed)
{
    HttpClient *http = &access->management(node)->http();
    QList<RestoreObject> queues;
    QList<RestoreObject> rest;
    for (const RestoreObject &object : created)
        (object.section == "queues"_L1 ? queues : rest).append(object);
    if (const Status gone = co_await removeUnused(access, node, queues, context, removed); !gone)
        co_return gone;
    QSet<QString> kept;
    for (const RestoreObject &object : rest) {
        if (object.section != "vhosts"_L1)
            continue;
        const Result<bool> isUsed = co_await hasQueues(http, object.name, context.stop);
        if (!isUsed)
            co_return std::unexpected(isUsed.error());
        if (!*isUsed)
            continue;
        kept.insert(object.name);
        context.output(QCoreApplication::translate("Restore", "The virtual host %1 stays, with all that is in it: it holds queues").arg(object.name));
    }
    QSet<QString> users;
    for (const RestoreObject &object : rest) {
        if (object.section == "permissions"_L1 && kept.contains(object.vhost))
            users.insert(object.object.value("user"_L1).toString());
    }
    rest.removeIf([&](const RestoreObject &object) {
        return kept.contains(object.section == "vhosts"_L1 ? object.name : object.vhost) || (object.section == "users"_L1 && users.contains(object.name));
    });
    co_return co_await removeObjects(http, rest, context, removed);
}

} // namespace warrener
