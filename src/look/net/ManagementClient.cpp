#include "look/net/ManagementClient.h"

#include "base/OffThread.h"
#include "look/net/HttpErrors.h"
#include "look/net/JsonFields.h"

#include <QPointer>

#include <algorithm>

using namespace Qt::StringLiterals;

// In every coroutine here: once send() has been awaited the client may be gone, so nothing of it
// is touched any more.
namespace warrener {

namespace {

/// Of a list of all queues: what half a million of them take, with nothing else to do.
constexpr Millis placesPatience{15000};

HttpRequest get(const QString &path, const JsonBounds &bounds, const QUrlQuery &query = {})
{
    HttpRequest request;
    request.path = path;
    request.query = query;
    request.maxBytes = bounds.bytes;
    return request;
}

/// With statistics 3.10 tells the members of streams, and every broker collects what it need not; with
/// `enable_queue_totals` it asks every queue's process (20 s instead of 0.7 s among 50,000).
QUrlQuery onlyPlaces(bool withStats)
{
    QUrlQuery query;
    if (!withStats)
        query.addQueryItem(u"disable_stats"_s, u"true"_s);
    query.addQueryItem(u"columns"_s, u"name,vhost,type,state,exclusive,node,leader,members,online,slave_nodes,synchronised_slave_nodes"_s);
    return query;
}

template <class T, class Parse>
Result<T> parsedBy(const Result<HttpReply> &reply, const Parse &parse)
{
    if (!reply)
        return std::unexpected(reply.error());
    Result<T> result = parse(reply->body);
    // A login page of some proxy is the usual reason why JSON is none.
    if (!result && result.error().kind == ErrorKind::Malformed && reply->contentType.contains("html")) {
        result.error().message = QCoreApplication::translate("ManagementAnswers", "A web page came instead of an answer of RabbitMQ's management API");
    }
    return result;
}

template <class T>
Result<T> parsed(const Result<HttpReply> &reply, Result<T> (*parse)(const QByteArray &))
{
    return parsedBy<T>(reply, parse);
}

/// Of a list: what was left out of it is kept in `odd` by its path.
template <class T>
Result<T> parsedRows(const Result<HttpReply> &reply, QMap<QString, OddFields> &odd, const QString &path, Result<T> (*parse)(const QByteArray &, OddFields *))
{
    OddFields left;
    Result<T> result = parsedBy<T>(reply, [&](const QByteArray &text) { return parse(text, &left); });
    if (left.count > 0)
        odd.insert(path, left);
    else
        odd.remove(path);
    return result;
}

QUrlQuery pageOf(int page, int size, bool withStats)
{
    QUrlQuery query;
    query.addQueryItem(u"page"_s, QString::number(page));
    query.addQueryItem(u"page_size"_s, QString::number(std::clamp(size, 1, 500)));
    if (!withStats) {
        query.addQueryItem(u"disable_stats"_s, u"true"_s);
        query.addQueryItem(u"enable_queue_totals"_s, u"true"_s);
    }
    return query;
}

Result<QueuePage> pageFrom(const Result<HttpReply> &reply, int page)
{
    if (!reply && page > 1 && reply.error().httpStatus == 400 && reply.error().detail.startsWith("page_out_of_range"_L1))
        return QueuePage{.queues = {}, .total = -1, .page = page, .pageCount = page - 1};
    return parsed(reply, &queuePageFromJson);
}

} // namespace

ManagementClient::ManagementClient(HttpAccess access, QObject *parent) : QObject(parent), m_http(std::move(access), this) {}

QCoro::Task<Result<BrokerOverview>> ManagementClient::overview(std::stop_token stop)
{
    const auto reply = co_await m_http.send(get(u"/api/overview"_s, answers::usual), std::move(stop));
    co_return parsed(reply, &overviewFromJson);
}

QCoro::Task<Result<QList<NodeFigures>>> ManagementClient::nodes(std::stop_token stop)
{
    const auto reply = co_await m_http.send(get(u"/api/nodes"_s, answers::usual), std::move(stop));
    co_return parsed(reply, &nodesFromJson);
}

QCoro::Task<Result<MemoryBreakdown>> ManagementClient::memory(NodeName node, std::stop_token stop)
{
    const auto reply = co_await m_http.send(get(u"/api/nodes/%1/memory"_s.arg(pathSegment(node.value)), answers::small), std::move(stop));
    co_return parsed(reply, &memoryFromJson);
}

QCoro::Task<Result<HealthCheck>> ManagementClient::healthCheck(QString idWithPath, std::stop_token stop)
{
    QStringList segments;
    for (const auto listed = idWithPath.split(u'/', Qt::SkipEmptyParts); const QString &segment : listed)
        segments.append(pathSegment(segment));
    HttpRequest request = get(u"/api/health/checks/"_s + segments.join(u'/'), answers::small);
    const auto reply = co_await m_http.send(std::move(request), std::move(stop));

    HealthCheck check{.id = idWithPath, .outcome = HealthCheck::Outcome::Passed, .reason = {}};
    if (reply) {
        // A login page, or the words of a server before the broker, come with 200 too: they vouch for nobody's health.
        const Result<QJsonObject> said = parsedBy<QJsonObject>(reply, [](const QByteArray &text) { return json::object(text, answers::small); });
        if (!said)
            co_return std::unexpected(said.error());
        const QString reason = json::text(*said, "reason"_L1);
        const QString status = json::text(*said, "status"_L1);
        if (status.isEmpty() && said->contains("error"_L1))
            co_return std::unexpected(json::malformed(reason.left(500)));
        if (status == "failed"_L1) {
            check.outcome = HealthCheck::Outcome::Failed;
            check.reason = reason;
        }
        co_return check;
    }
    if (reply.error().httpStatus == 404) {
        check.outcome = HealthCheck::Outcome::NotAvailable;
        co_return check;
    }
    if (reply.error().httpStatus == 503) {
        check.outcome = HealthCheck::Outcome::Failed;
        check.reason = reply.error().detail;
        co_return check;
    }
    co_return std::unexpected(reply.error());
}

QCoro::Task<Result<QList<FeatureFlag>>> ManagementClient::featureFlags(std::stop_token stop)
{
    const std::shared_ptr<QMap<QString, OddFields>> odd = m_odd;
    const auto reply = co_await m_http.send(get(u"/api/feature-flags"_s, answers::usual), std::move(stop));
    co_return parsedRows(reply, *odd, u"/api/feature-flags"_s, &featureFlagsFromJson);
}

QCoro::Task<Result<QList<ConnectionInfo>>> ManagementClient::connections(NodeName node, int most, std::stop_token stop)
{
    constexpr int pageSize = 500;
    constexpr int mostPages = 10; // the broker cannot filter by node: beyond this it costs too much
    most = std::clamp(most, 1, 500);
    const QPointer<ManagementClient> self(this);
    QList<ConnectionInfo> connections;
    for (int page = 1; page <= mostPages; ++page) {
        QUrlQuery query;
        query.addQueryItem(u"page"_s, QString::number(page));
        query.addQueryItem(u"page_size"_s, QString::number(pageSize));
        const auto reply = co_await self->m_http.send(get(u"/api/connections"_s, answers::usual, query), stop);
        // Connections come and go: the last page may have gone since the one before said it is there.
        if (!reply && page > 1 && reply.error().httpStatus == 400)
            break;
        auto answer = parsed(reply, &connectionPageFromJson);
        if (!answer)
            co_return std::unexpected(answer.error());
        for (auto &[where, connection] : answer->connections) {
            if (connections.size() < most && (node.isEmpty() || where == node))
                connections.append(std::move(connection));
        }
        if (connections.size() >= most || page >= answer->pageCount || !self)
            break;
    }
    co_return connections;
}

QCoro::Task<Result<QueuePage>> ManagementClient::queuesPage(int page, int size, bool withStats, std::stop_token stop)
{
    page = std::max(page, 1);
    const auto reply = co_await m_http.send(get(u"/api/queues"_s, answers::queuePage, pageOf(page, size, withStats)), std::move(stop));
    co_return pageFrom(reply, page);
}

QCoro::Task<Result<QueuePage>> ManagementClient::queuesPageOf(QString vhost, int page, int size, bool withStats, std::stop_token stop)
{
    page = std::max(page, 1);
    const QString path = u"/api/queues/%1"_s.arg(pathSegment(vhost));
    const auto reply = co_await m_http.send(get(path, answers::queuePage, pageOf(page, size, withStats)), std::move(stop));
    co_return pageFrom(reply, page);
}

QCoro::Task<Result<QueueInfo>> ManagementClient::queue(QueueRef ref, std::stop_token stop)
{
    const QString path = u"/api/queues/%1/%2"_s.arg(pathSegment(ref.vhost), pathSegment(ref.name));
    const auto reply = co_await m_http.send(get(path, answers::small), std::move(stop));
    co_return parsed(reply, &queueFromJson);
}

QCoro::Task<Result<QueuePage>> ManagementClient::queuePlaces(std::stop_token stop)
{
    QUrlQuery query = onlyPlaces(false);
    query.addQueryItem(u"page"_s, u"1"_s);
    query.addQueryItem(u"page_size"_s, u"500"_s);
    query.addQueryItem(u"sort"_s, u"type"_s);
    query.addQueryItem(u"sort_reverse"_s, u"true"_s);
    HttpRequest request = get(u"/api/queues"_s, answers::queuePage, query);
    request.timeout = placesPatience;
    const QPointer<ManagementClient> self(this);
    const auto reply = co_await m_http.send(std::move(request), std::move(stop));
    Result<QueuePage> page = parsed(reply, &queuePageFromJson);
    if (self && page)
        m_queuesSeen = page->total;
    co_return page;
}

QCoro::Task<Result<bool>> ManagementClient::sortsPages(QueueRef first, std::stop_token stop)
{
    if (m_sortsPages)
        co_return true;
    const QPointer<ManagementClient> self(this);
    QUrlQuery query = onlyPlaces(false);
    query.addQueryItem(u"page"_s, u"1"_s);
    query.addQueryItem(u"page_size"_s, u"1"_s);
    query.addQueryItem(u"sort"_s, u"name"_s);
    HttpRequest request = get(u"/api/queues"_s, answers::queuePage, query);
    request.timeout = placesPatience;
    const auto reply = co_await m_http.send(std::move(request), std::move(stop));
    const Result<QueuePage> page = parsed(reply, &queuePageFromJson);
    if (!page)
        co_return std::unexpected(page.error());
    // Who heeds no order gives the same one for both.
    const bool sorts = !page->queues.isEmpty() && page->queues.first().ref != first;
    if (self)
        m_sortsPages = sorts;
    co_return sorts;
}

QCoro::Task<Result<QueuePage>> ManagementClient::allQueuePlaces(std::stop_token stop)
{
    const QString server = m_http.serverText();
    HttpRequest request = get(u"/api/queues"_s, answers::allQueues, onlyPlaces(false));
    request.timeout = placesPatience;
    Result<HttpReply> reply = co_await m_http.send(std::move(request), stop);
    auto places = co_await OffThread([reply = std::move(reply)] { return parsed(reply, &allQueuesFromJson); });
    if (stop.stop_requested())
        co_return std::unexpected(cancelledError(server));
    co_return places;
}

QCoro::Task<Result<QueueInfo>> ManagementClient::queuePlace(QueueRef ref, std::stop_token stop)
{
    const QString path = u"/api/queues/%1/%2"_s.arg(pathSegment(ref.vhost), pathSegment(ref.name));
    const auto reply = co_await m_http.send(get(path, answers::small, onlyPlaces(true)), std::move(stop));
    co_return parsed(reply, &queueFromJson);
}

QCoro::Task<Result<WhoAmI>> ManagementClient::whoAmI(std::stop_token stop)
{
    const auto reply = co_await m_http.send(get(u"/api/whoami"_s, answers::small), std::move(stop));
    co_return parsed(reply, &whoAmIFromJson);
}

QCoro::Task<Result<QStringList>> ManagementClient::vhosts(std::stop_token stop)
{
    const std::shared_ptr<QMap<QString, OddFields>> odd = m_odd;
    const auto reply = co_await m_http.send(get(u"/api/vhosts"_s, answers::usual), std::move(stop));
    co_return parsedRows(reply, *odd, u"/api/vhosts"_s, &vhostsFromJson);
}

QStringList healthCheckIds(const NodeProfile &node)
{
    return {u"local-alarms"_s,
            u"alarms"_s,
            u"virtual-hosts"_s,
            u"node-is-quorum-critical"_s,
            u"node-is-mirror-sync-critical"_s,
            u"port-listener/%1"_s.arg(clientPort(node)),
            u"certificate-expiration/1/months"_s,
            u"ready-to-serve-clients"_s,
            u"is-in-service"_s,
            u"below-node-connection-limit"_s,
            u"metadata-store/initialized"_s,
            u"quorum-queues-without-elected-leaders/all-vhosts/"_s,
            u"reached-target-cluster-size"_s};
}

} // namespace warrener
