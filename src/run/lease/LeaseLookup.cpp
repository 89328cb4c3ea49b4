#include "run/lease/LeaseLookup.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr qint64 largestAnswer = 1024 * 1024;

QCoro::Task<QJsonObject> get(std::shared_ptr<HttpClient> client, QString path, std::stop_token stop)
{
    HttpRequest request;
    request.path = path;
    request.maxBytes = largestAnswer;
    const Result<HttpReply> reply = co_await client->send(request, stop);
    co_return reply ? QJsonDocument::fromJson(reply->body).object() : QJsonObject();
}

QCoro::Task<std::optional<LeaseHolder>> ask(QList<HttpAccess> nodes, QString vhost, QString queue, std::stop_token stop)
{
    for (const HttpAccess &node : std::as_const(nodes)) {
        const auto client = std::make_shared<HttpClient>(node);
        const QJsonObject found = co_await get(client, "/api/queues/"_L1 + pathSegment(vhost) + u'/' + pathSegment(queue), stop);
        const QString owner = found.value("owner_pid_details"_L1).toObject().value("name"_L1).toString();
        if (owner.isEmpty())
            continue;
        const QJsonObject connection = co_await get(client, "/api/connections/"_L1 + pathSegment(owner), stop);
        const QString name = connection.value("client_properties"_L1).toObject().value("connection_name"_L1).toString();
        if (const auto holder = leaseHolderFromText(name))
            co_return holder;
    }
    co_return std::nullopt;
}

} // namespace

WhoHolds askWhoHolds(QList<HttpAccess> nodes, QString vhost, QString queue)
{
    return [nodes, vhost, queue](std::stop_token stop) { return ask(nodes, vhost, queue, std::move(stop)); };
}

} // namespace warrener
