#include "run/operations/restore/RestoreDoors.h"

#include "look/net/AnswerBounds.h"
#include "look/net/HttpClient.h"
#include "look/net/JsonFields.h"
#include "look/net/ManagementClient.h"
#include "run/operations/restore/RestoreTargets.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace warrener {

using namespace parts;

namespace {

constexpr Millis doorTimeout{30'000};
constexpr int doorsAPage = 100;
constexpr int mostDoorPages = 1000; // of a run that left that many, and of a broker that takes none of them away

/// One page of the exchanges whose names begin so. Errors: those of HttpClient; Malformed.
QCoro::Task<Result<QList<QueueRef>>> doorsNamed(ManagementClient *client, QString prefix, std::stop_token stop)
{
    HttpRequest request;
    request.path = u"/api/exchanges"_s;
    request.timeout = doorTimeout;
    request.maxBytes = answers::queuePage.bytes;
    for (const auto &[field, value] : {std::pair(u"page"_s, u"1"_s),
                                       {u"page_size"_s, QString::number(doorsAPage)},
                                       {u"name"_s, prefix},
                                       {u"use_regex"_s, u"false"_s},
                                       {u"columns"_s, u"name,vhost"_s},
                                       {u"disable_stats"_s, u"true"_s}})
        request.query.addQueryItem(field, value);
    const Result<HttpReply> reply = co_await client->http().send(request, std::move(stop));
    if (!reply)
        co_return std::unexpected(reply.error());
    const Result<QJsonObject> page = json::object(reply->body, answers::queuePage);
    if (!page)
        co_return std::unexpected(page.error());
    QList<QueueRef> doors;
    for (const auto all = page->value("items"_L1).toArray(); const QJsonValue &row : all) {
        // A broker looks for the name anywhere in a name.
        if (const QString name = row["name"_L1].toString(); name.startsWith(prefix))
            doors.append({.vhost = row["vhost"_L1].toString(), .name = name});
    }
    co_return doors;
}

} // namespace

QString parts::doorName(const QString &run, const QString &what)
{
    return u"warrener.restore.%1.%2"_s.arg(run, what);
}

QCoro::Task<Status> parts::makeDoor(ManagementClient *client, QueueRef queue, QString name, std::stop_token stop)
{
    const auto send = [client, &stop](QByteArray method, QString path, QJsonObject body) {
        HttpRequest request;
        request.method = method;
        request.path = path;
        request.timeout = doorTimeout;
        request.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
        request.headers = {{"Content-Type", "application/json"}};
        request.retries = 0;
        return client->http().send(request, stop);
    };
    const QString vhost = pathSegment(queue.vhost);
    const Result<HttpReply> made = co_await send("PUT", u"/api/exchanges/%1/%2"_s.arg(vhost, pathSegment(name)),
                                                 {{u"type"_s, u"fanout"_s}, {u"durable"_s, true}, {u"auto_delete"_s, true}});
    if (!made)
        co_return std::unexpected(made.error());
    const Result<HttpReply> bound =
        co_await send("POST", u"/api/bindings/%1/e/%2/q/%3"_s.arg(vhost, pathSegment(name), pathSegment(queue.name)), {{u"routing_key"_s, QString()}});
    if (!bound) {
        // Without a binding it would never go by itself.
        static_cast<void>(co_await closeDoor(client, queue.vhost, name));
        co_return std::unexpected(bound.error());
    }
    co_return Status();
}

QCoro::Task<Status> parts::closeDoor(ManagementClient *client, QString vhost, QString name)
{
    HttpRequest request;
    request.method = "DELETE";
    request.path = u"/api/exchanges/%1/%2"_s.arg(pathSegment(vhost), pathSegment(name));
    request.timeout = doorTimeout;
    const Result<HttpReply> reply = co_await client->http().send(request);
    if (!reply && reply.error().kind != ErrorKind::NotFound)
        co_return std::unexpected(reply.error());
    co_return Status();
}

QCoro::Task<Result<QStringList>> parts::closeDoorsOf(ManagementClient *client, QString run, std::stop_token stop)
{
    // Without it every run's would be meant, those of one at work too.
    QStringList closed;
    if (run.isEmpty())
        co_return closed;
    QSet<QString> tried;
    std::optional<Error> refused;
    for (int page = 0; page < mostDoorPages; ++page) {
        const Result<QList<QueueRef>> doors = co_await doorsNamed(client, doorName(run, QString()), stop);
        if (!doors)
            co_return std::unexpected(doors.error());
        const qsizetype before = tried.size();
        for (const QueueRef &door : *doors) {
            const QString shown = inVhost(door.name, door.vhost);
            if (tried.contains(shown))
                continue; // a node that is behind the one that took it away
            tried.insert(shown);
            // One that stays keeps none of the others.
            if (const Status gone = co_await closeDoor(client, door.vhost, door.name); gone)
                closed.append(shown);
            else if (!refused)
                refused = gone.error();
        }
        if (doors->size() < doorsAPage || tried.size() == before)
            break;
    }
    if (refused)
        co_return std::unexpected(*refused);
    co_return closed;
}

QString parts::saidOfDoors(const QStringList &closed)
{
    constexpr qsizetype mostNamed = 5;
    if (closed.isEmpty())
        return QCoreApplication::translate("Restore", "No exchange that it published through was left");
    const QString names = closed.first(std::min(mostNamed, closed.size())).join(u", "_s) + (closed.size() > mostNamed ? u", …"_s : QString());
    return QCoreApplication::translate("Restore", "%n exchange(s) that it published through removed: %1", nullptr, int(closed.size())).arg(names);
}

} // namespace warrener
