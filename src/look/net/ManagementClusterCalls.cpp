// The management API's rarer questions: what a diagnosis asks once.
#include "base/JsonReader.h"
#include "look/net/AnswerBounds.h"
#include "look/net/ManagementClient.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

/// What a 404 means to one question.
enum class Missing : std::uint8_t { NotFound, NotAvailable, NotConfigured };

template <class T>
QCoro::Task<Result<T>> ask(HttpClient &http, HttpRequest request, Result<T> (*parse)(const QByteArray &), Missing missing, std::stop_token stop)
{
    Result<HttpReply> reply = co_await http.send(std::move(request), std::move(stop));
    if (reply)
        co_return parse(reply->body);
    if (reply.error().httpStatus == 404 && missing != Missing::NotFound) {
        const bool isOld = missing == Missing::NotAvailable;
        reply.error().kind = isOld ? ErrorKind::NotAvailable : ErrorKind::NotConfigured;
        reply.error().message = isOld ? QCoreApplication::translate("ManagementAnswers", "This version of RabbitMQ cannot be asked this")
                                      : QCoreApplication::translate("ManagementAnswers", "The plugin that could answer this is not enabled");
    }
    co_return std::unexpected(reply.error());
}

HttpRequest requestFor(const QString &path, const JsonBounds &bounds = answers::usual)
{
    HttpRequest request;
    request.path = path;
    request.maxBytes = bounds.bytes;
    return request;
}

} // namespace

QCoro::Task<Result<QList<PolicyInfo>>> ManagementClient::policies(std::stop_token stop)
{
    return ask(m_http, requestFor(u"/api/policies"_s), &policiesFromJson, Missing::NotFound, std::move(stop));
}

QCoro::Task<Result<QList<PolicyInfo>>> ManagementClient::operatorPolicies(std::stop_token stop)
{
    return ask(m_http, requestFor(u"/api/operator-policies"_s), &policiesFromJson, Missing::NotAvailable, std::move(stop));
}

QCoro::Task<Result<QList<VhostInfo>>> ManagementClient::vhostStates(std::stop_token stop)
{
    return ask(m_http, requestFor(u"/api/vhosts"_s), &vhostStatesFromJson, Missing::NotFound, std::move(stop));
}

QCoro::Task<Result<QList<DeprecatedFeature>>> ManagementClient::deprecatedUsed(std::stop_token stop)
{
    return ask(m_http, requestFor(u"/api/deprecated-features/used"_s), &deprecatedFromJson, Missing::NotAvailable, std::move(stop));
}

QCoro::Task<Result<BrokerTraits>> ManagementClient::traits(NodeName node, std::stop_token stop)
{
    HttpRequest request = requestFor(u"/api/nodes/"_s + pathSegment(node.value));
    request.query.addQueryItem(u"columns"_s, u"exchange_types,enabled_plugins"_s);
    Result<BrokerTraits> traits = co_await ask(m_http, std::move(request), &brokerTraitsFromJson, Missing::NotFound, stop);
    if (!traits)
        co_return traits;
    const Result<QStringList> denied =
        co_await ask(m_http, requestFor(u"/api/deprecated-features"_s), &deniedFeaturesFromJson, Missing::NotAvailable, std::move(stop));
    if (denied)
        traits->deniedFeatures = *denied;
    co_return traits;
}

QCoro::Task<Result<QJsonArray>> ManagementClient::internalExchanges(std::stop_token stop)
{
    HttpRequest request = requestFor(u"/api/exchanges"_s, answers::definitions);
    request.query.addQueryItem(u"columns"_s, u"name,vhost,type,durable,auto_delete,internal,arguments"_s);
    return ask(m_http, std::move(request), &internalExchangesFromJson, Missing::NotFound, std::move(stop));
}

QCoro::Task<Result<QList<LinkInfo>>> ManagementClient::federationLinks(std::stop_token stop)
{
    return ask(m_http, requestFor(u"/api/federation-links"_s), &federationLinksFromJson, Missing::NotConfigured, std::move(stop));
}

QCoro::Task<Result<QList<LinkInfo>>> ManagementClient::shovels(std::stop_token stop)
{
    return ask(m_http, requestFor(u"/api/shovels"_s), &shovelsFromJson, Missing::NotConfigured, std::move(stop));
}

QCoro::Task<Result<QList<ConnectionLimit>>> ManagementClient::connectionLimits(std::stop_token stop)
{
    return ask(m_http, requestFor(u"/api/vhost-limits"_s), &connectionLimitsFromJson, Missing::NotAvailable, std::move(stop));
}

QCoro::Task<Result<QJsonObject>> ManagementClient::queueObject(QueueRef ref, std::stop_token stop)
{
    const auto whole = [](const QByteArray &text) { return jsonObjectFrom(text, answers::small.bytes); };
    const QString path = u"/api/queues/%1/%2"_s.arg(pathSegment(ref.vhost), pathSegment(ref.name));
    return ask<QJsonObject>(m_http, requestFor(path, answers::small), whole, Missing::NotFound, std::move(stop));
}

QCoro::Task<Result<QJsonObject>> ManagementClient::definitions(std::stop_token stop)
{
    return ask(m_http, requestFor(u"/api/definitions"_s, answers::definitions), &definitionsFromJson, Missing::NotFound, std::move(stop));
}

QCoro::Task<Result<ConnectionPage>> ManagementClient::connectionsPage(int page, std::stop_token stop)
{
    HttpRequest request = requestFor(u"/api/connections"_s);
    request.query.addQueryItem(u"page"_s, QString::number(std::max(page, 1)));
    request.query.addQueryItem(u"page_size"_s, u"500"_s);
    Result<ConnectionPage> answer = co_await ask(m_http, std::move(request), &connectionPageFromJson, Missing::NotFound, std::move(stop));
    // Connections come and go: the last page may have gone since the one before said it is there.
    if (!answer && page > 1 && answer.error().httpStatus == 400)
        co_return ConnectionPage{.connections = {}, .pageCount = page - 1};
    co_return answer;
}

} // namespace warrener
