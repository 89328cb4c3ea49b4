// The management API's rarer questions: what a diagnosis asks once.
#include "base/JsonReader.h"
#include "look/net/AnswerBounds.h"
#include "look/net/ManagementClient.h"

#include <QCoreApplication>

#include <memory>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

/// What a 404 means to one question.
enum class Missing : std::uint8_t { NotFound, NotAvailable, NotConfigured };

template <class T, class Parse>
Result<T> answerOf(Result<HttpReply> reply, const Parse &parse, Missing missing)
{
    if (reply)
        return parse(reply->body);
    if (reply.error().httpStatus == 404 && missing != Missing::NotFound) {
        const bool isOld = missing == Missing::NotAvailable;
        reply.error().kind = isOld ? ErrorKind::NotAvailable : ErrorKind::NotConfigured;
        reply.error().message = isOld ? QCoreApplication::translate("ManagementAnswers", "This version of RabbitMQ cannot be asked this")
                                      : QCoreApplication::translate("ManagementAnswers", "The plugin that could answer this is not enabled");
    }
    return std::unexpected(reply.error());
}

template <class T>
QCoro::Task<Result<T>> ask(HttpClient &http, HttpRequest request, Result<T> (*parse)(const QByteArray &), Missing missing, std::stop_token stop)
{
    Result<HttpReply> reply = co_await http.send(std::move(request), std::move(stop));
    co_return answerOf<T>(std::move(reply), parse, missing);
}

/// As ask(), of a list: what was left out of it is kept in `odd` by its path. The client may be gone by then.
template <class T>
QCoro::Task<Result<QList<T>>> askRows(HttpClient &http, std::shared_ptr<QMap<QString, OddFields>> odd, QString path,
                                      Result<QList<T>> (*parse)(const QByteArray &, OddFields *), Missing missing, std::stop_token stop)
{
    HttpRequest request;
    request.path = path;
    request.maxBytes = answers::usual.bytes;
    Result<HttpReply> reply = co_await http.send(std::move(request), std::move(stop));
    OddFields left;
    Result<QList<T>> rows = answerOf<QList<T>>(std::move(reply), [&](const QByteArray &text) { return parse(text, &left); }, missing);
    if (left.count > 0)
        odd->insert(path, left);
    else
        odd->remove(path);
    co_return rows;
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
    return askRows(m_http, m_odd, u"/api/policies"_s, &policiesFromJson, Missing::NotFound, std::move(stop));
}

QCoro::Task<Result<QList<PolicyInfo>>> ManagementClient::operatorPolicies(std::stop_token stop)
{
    return askRows(m_http, m_odd, u"/api/operator-policies"_s, &policiesFromJson, Missing::NotAvailable, std::move(stop));
}

QCoro::Task<Result<QList<VhostInfo>>> ManagementClient::vhostStates(std::stop_token stop)
{
    return askRows(m_http, m_odd, u"/api/vhosts"_s, &vhostStatesFromJson, Missing::NotFound, std::move(stop));
}

QCoro::Task<Result<QList<DeprecatedFeature>>> ManagementClient::deprecatedUsed(std::stop_token stop)
{
    return askRows(m_http, m_odd, u"/api/deprecated-features/used"_s, &deprecatedFromJson, Missing::NotAvailable, std::move(stop));
}

QCoro::Task<Result<BrokerTraits>> ManagementClient::traits(NodeName node, std::stop_token stop)
{
    HttpRequest request = requestFor(u"/api/nodes/"_s + pathSegment(node.value));
    request.query.addQueryItem(u"columns"_s, u"exchange_types,enabled_plugins"_s);
    Result<BrokerTraits> traits = co_await ask(m_http, std::move(request), &brokerTraitsFromJson, Missing::NotFound, stop);
    if (!traits)
        co_return traits;
    const Result<QStringList> denied =
        co_await askRows(m_http, m_odd, u"/api/deprecated-features"_s, &deniedFeaturesFromJson, Missing::NotAvailable, std::move(stop));
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

QCoro::Task<Result<QList<DelayingExchange>>> ManagementClient::delayingExchanges(std::stop_token stop)
{
    HttpRequest request = requestFor(u"/api/exchanges"_s, answers::definitions);
    request.query.addQueryItem(u"columns"_s, u"name,vhost,type,messages_delayed"_s);
    return ask(m_http, std::move(request), &delayingExchangesFromJson, Missing::NotFound, std::move(stop));
}

QCoro::Task<Result<QList<LinkInfo>>> ManagementClient::federationLinks(std::stop_token stop)
{
    return askRows(m_http, m_odd, u"/api/federation-links"_s, &federationLinksFromJson, Missing::NotConfigured, std::move(stop));
}

QCoro::Task<Result<QList<LinkInfo>>> ManagementClient::shovels(std::stop_token stop)
{
    return askRows(m_http, m_odd, u"/api/shovels"_s, &shovelsFromJson, Missing::NotConfigured, std::move(stop));
}

QCoro::Task<Result<QList<ConnectionLimit>>> ManagementClient::connectionLimits(std::stop_token stop)
{
    return askRows(m_http, m_odd, u"/api/vhost-limits"_s, &connectionLimitsFromJson, Missing::NotAvailable, std::move(stop));
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
    Result<HttpReply> reply = co_await m_http.send(std::move(request), std::move(stop));
    const std::optional<TimePoint> toldAt = reply ? reply->date : std::nullopt;
    Result<ConnectionPage> answer = answerOf<ConnectionPage>(std::move(reply), &connectionPageFromJson, Missing::NotFound);
    if (answer)
        answer->toldAt = toldAt;
    // Connections come and go: the last page may have gone since the one before said it is there.
    if (!answer && page > 1 && answer.error().httpStatus == 400)
        co_return ConnectionPage{.connections = {}, .pageCount = page - 1};
    co_return answer;
}

} // namespace warrener
