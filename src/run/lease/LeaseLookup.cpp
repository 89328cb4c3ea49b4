#include "run/lease/LeaseLookup.h"

#include "base/JsonReader.h"
#include "look/net/AnswerBounds.h"

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

/// Nothing where there is no answer, or none that can be read.
QCoro::Task<std::optional<JsonReader>> get(std::shared_ptr<HttpClient> client, QString path, std::stop_token stop)
{
    HttpRequest request;
    request.path = path;
    request.maxBytes = answers::small.bytes;
    const Result<HttpReply> reply = co_await client->send(request, stop);
    if (!reply || !withinBounds(reply->body, answers::small))
        co_return std::nullopt;
    const Result<QJsonObject> json = jsonObjectFrom(reply->body, answers::small.bytes);
    co_return json && !json->isEmpty() ? std::optional(JsonReader(*json)) : std::nullopt;
}

/// What a broker shows of the connection: whoever may declare a queue can hold this one, and it is ours only
/// where a Warrener's own words stand in every place.
LeaseOwner ownerFrom(const QString &name, JsonReader connection)
{
    JsonReader properties = connection.object("client_properties"_L1);
    LeaseOwner owner{.connection = name, .user = connection.text("user"_L1), .client = properties.text("connection_name"_L1), .holder = {}};
    if (properties.text("product"_L1) == "Warrener"_L1 && connection.isGood())
        owner.holder = leaseHolderFromText(owner.client);
    return owner;
}

QCoro::Task<std::optional<LeaseOwner>> ask(QList<HttpAccess> nodes, QString vhost, QString queue, std::stop_token stop)
{
    for (const HttpAccess &node : std::as_const(nodes)) {
        const auto client = std::make_shared<HttpClient>(node);
        std::optional<JsonReader> found = co_await get(client, "/api/queues/"_L1 + pathSegment(vhost) + u'/' + pathSegment(queue), stop);
        const QString owner = found ? found->object("owner_pid_details"_L1).text("name"_L1) : QString();
        if (owner.isEmpty())
            continue;
        const std::optional<JsonReader> connection = co_await get(client, "/api/connections/"_L1 + pathSegment(owner), stop);
        if (connection)
            co_return ownerFrom(owner, *connection);
    }
    co_return std::nullopt;
}

} // namespace

WhoHolds askWhoHolds(QList<HttpAccess> nodes, QString vhost, QString queue)
{
    return [nodes, vhost, queue](std::stop_token stop) { return ask(nodes, vhost, queue, std::move(stop)); };
}

} // namespace warrener
