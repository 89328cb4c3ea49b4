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
    for (const QJsonValue &found : *between) {
        if (found["routing_key"_L1] == binding.value("routing_key"_L1) && found["arguments"_L1].toObject() == binding.value("arguments"_L1).toObject())
            co_return ends + u'/' + pathSegment(found["properties_key"_L1].toString());
    }
    co_return QString();
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
        for (const QJsonValue &value : *rights) {
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
                for (const RestoreObject &topic : std::as_const(some))
                    left->append({.object = topic, .why = kept.error().message, .isKnown = false});
                continue;
            }
        }
        if (const Status gone = co_await tellBroker(http, "DELETE", path, {}, context.stop); !gone && gone.error().kind != ErrorKind::NotFound)
            co_return gone;
        *removed += found;
        if (others.isEmpty())
            continue;
        if (const Status back = co_await tellBroker(http, "POST", u"/api/definitions"_s, {{u"topic_permissions"_s, others}}, context.stop); !back)
            co_return back;
        // They are there: whoever believes the note looks first.
        if (const Status kept = co_await context.keep(noteTopics({})); !kept && (left == nullptr || kept.error().kind == ErrorKind::Cancelled))
            co_return kept;
    }
    co_return Status{};
}

} // namespace

QCoro::Task<Status> parts::tellBroker(HttpClient *http, QByteArray method, QString path, QJsonObject body, std::stop_token stop)
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

QString parts::protectedWords()
{
    return QCoreApplication::translate("Restore", "it is protected from deletion");
}

QString parts::deletePath(const QString &section, const QJsonObject &object)
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

QString parts::shownObject(const QString &section, const QJsonObject &object)
{
    return inVhost(u"%1 %2"_s.arg(section, definedName(section, object)), object.value("vhost"_L1).toString());
}

QCoro::Task<Status> parts::import(HttpClient *http, QJsonObject part, ImportOutcome *outcome, std::stop_token stop)
{
    const QString section = part.keys().value(0);
    const QJsonArray rows = part.value(section).toArray();
    const Status sent = co_await tellBroker(http, "POST", u"/api/definitions"_s, part, stop);
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
            if (const Status lifted = co_await tellBroker(http, "DELETE", path, {}, stop); !lifted && lifted.error().kind != ErrorKind::NotFound)
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
    for (const auto &[what, error] : std::as_const(outcome.refused))
        context.output(QCoreApplication::translate("Restore", "%1 was refused: %2").arg(what, error.message));
    if (keeper != nullptr)
        co_return co_await keeper->keep(noteTopics({}));
    co_return co_await context.keep(noteTopics({}));
}

} // namespace warrener
