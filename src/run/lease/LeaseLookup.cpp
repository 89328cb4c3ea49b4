#include "run/lease/LeaseLookup.h"

#include "look/net/AnswerBounds.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

QCoro::Task<QJsonObject> get(std::shared_ptr<HttpClient> client, QString path, std::stop_token stop)
{
    HttpRequest request;
    request.path = path;
    request.maxBytes = answers::small.bytes;
    const Result<HttpReply> reply = co_await client->send(request, stop);
    if (!reply || !withinBounds(reply->body, answers::small))
        co_return QJsonObject();
    co_return QJsonDocument::fromJson(reply->body).object();
}

/// What a broker shows of the connection: whoever may declare a queue can hold this one, and it is ours only
/// where a Warrener's own words stand in every place.
LeaseOwner ownerFrom(const QString &name, const QJsonObject &connection)
{
    const QJsonObject properties = connection.value("client_properties"_L1).toObject();
    LeaseOwner owner{
        .connection = name, .user = connection.value("user"_L1).toString(), .client = properties.value("connection_name"_L1).toString(), .holder = {}};
    if (properties.value("product"_L1).toString() == "Warrener"_L1)
        owner.holder = leaseHolderFromText(owner.client);
    return owner;
}

QCoro::Task<std::optional<LeaseOwner>> ask(QList<HttpAccess> nodes, QString vhost, QString queue, std::stop_token stop)
{
    for (const HttpAccess &node : std::as_const(nodes)) {
        const auto client = std::make_shared<HttpClient>(node);
        const QJsonObject found = co_await get(client, "/api/queues/"_L1 + pathSegment(vhost) + u'/' + pathSegment(queue), stop);
        const QString owner = found.value("owner_pid_details"_L1).toObject().value("name"_L1).toString();
        if (owner.isEmpty())
            continue;
        const QJsonObject connection = co_await get(client, "/api/connections/"_L1 + pathSegment(owner), stop);
        if (!connection.isEmpty())
            co_return ownerFrom(owner, connection);
    }
    co_return std::nullopt;
}

} // namespace

WhoHolds askWhoHolds(QList<HttpAccess> nodes, QString vhost, QString queue)
{
    return [nodes, vhost, queue](std::stop_token stop) { return ask(nodes, vhost, queue, std::move(stop)); };
}

} // namespace warrener
