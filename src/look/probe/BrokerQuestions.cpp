#include "look/probe/BrokerQuestions.h"

#include "base/Units.h"
#include "cluster/QueuePurpose.h"
#include "look/net/BrokerMetricsClient.h"
#include "look/net/ManagementClient.h"
#include "look/net/QueueParts.h"

#include <QCoreApplication>
#include <QCoroTimer>
#include <QElapsedTimer>
#include <QTimer>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

using namespace std::chrono_literals;

constexpr Millis mostQuestionTime = 2500ms; ///< of one question: two in a row stay within the look's bound
constexpr Millis betweenSamples = 1500ms;
constexpr int mostParts = 40; ///< questions for a list that is refused: enough to find one broken row
constexpr int mostPages = 4;  ///< of 500: beyond this a list costs the broker too much

/// Waits for one question, measures it, and tells the person about it.
template <class T>
QCoro::Task<Answer<T>> timed(ProbeContext context, QString what, QCoro::Task<Result<T>> task)
{
    if (context.progress)
        context.progress(what, false);
    const Millis began = context.clock->monotonic();
    Result<T> result = co_await std::move(task);
    const Millis took = context.clock->monotonic() - began;
    // The look's own deadline stops it; that is a time-out to whoever reads the answer.
    if (!result && result.error().kind == ErrorKind::Cancelled) {
        result = failure(ErrorKind::Timeout, QCoreApplication::translate("BrokerProbe", "There was no answer within %1").arg(units::duration(took)));
    }
    if (context.progress)
        context.progress(what, true);
    co_return Answer<T>::of(std::move(result), took);
}

QStringList checkIds(const NodeProfile &node)
{
    QStringList ids = healthCheckIds(node);
    // Every node would fail for one alarm; certificates are read from themselves.
    ids.removeIf([](const QString &id) { return id == "alarms"_L1 || id.startsWith("certificate-expiration/"_L1); });
    return ids;
}

QCoro::Task<Result<UnroutableCount>> countUnroutable(std::shared_ptr<BrokerMetricsClient> client, std::shared_ptr<const Clock> clock, std::stop_token stop)
{
    const auto first = co_await client->metrics(stop);
    if (!first)
        co_return std::unexpected(first.error());
    const Millis began = clock->monotonic();
    QTimer pause;
    pause.start(betweenSamples);
    co_await pause;
    const auto second = co_await client->metrics(stop);
    if (!second)
        co_return std::unexpected(second.error());
    if (!second->unroutableReturned && !second->unroutableDropped) {
        co_return failure(ErrorKind::NotAvailable, QCoreApplication::translate("BrokerProbe", "This version does not count messages that find no queue"));
    }
    UnroutableCount count{
        .returned = second->unroutableReturned.value_or(0),
        .dropped = second->unroutableDropped.value_or(0),
        .returnedBefore = first->unroutableReturned.value_or(0),
        .droppedBefore = first->unroutableDropped.value_or(0),
        .between = clock->monotonic() - began,
    };
    // A node that has restarted in between counts from nought again.
    count.returnedBefore = std::min(count.returnedBefore, count.returned);
    count.droppedBefore = std::min(count.droppedBefore, count.dropped);
    co_return count;
}

double known(double value)
{
    return std::isfinite(value) ? value : -1;
}

QCoro::Task<Result<QList<QueueFill>>> fills(std::shared_ptr<BrokerMetricsClient> client, std::stop_token stop)
{
    const auto metrics = co_await client->queueMetrics(stop);
    if (!metrics)
        co_return std::unexpected(metrics.error());
    QList<QueueFill> list;
    list.reserve(static_cast<qsizetype>(metrics->size()));
    for (const QueueMetric &queue : *metrics) {
        list.append(
            {.vhost = queue.vhost, .name = queue.queue, .ready = known(queue.ready), .unacked = known(queue.unacked), .consumers = known(queue.consumers)});
    }
    co_return list;
}

QCoro::Task<Result<std::vector<RaftIndex>>> raft(std::shared_ptr<BrokerMetricsClient> client, std::stop_token stop)
{
    co_return co_await client->raftIndexes(stop);
}

QCoro::Task<Result<ConnectionLook>> connections(std::shared_ptr<ManagementClient> api, std::stop_token stop)
{
    ConnectionLook look;
    for (int page = 1; page <= mostPages; ++page) {
        auto answer = co_await api->connectionsPage(page, stop);
        if (!answer)
            co_return std::unexpected(answer.error());
        look.connections += answer->connections;
        look.odd.add(answer->odd);
        look.all = page >= answer->pageCount;
        if (look.all)
            break;
    }
    co_return look;
}

QCoro::Task<Result<QueueLook>> queues(std::shared_ptr<ManagementClient> api, std::stop_token stop)
{
    QueueLook look;
    for (int page = 1; page <= mostPages; ++page) {
        auto answer = co_await api->queuesPage(page, 500, false, stop);
        // A large cluster may need longer than there is: what has come is still worth judging.
        if (!answer && page > 1)
            break;
        if (!answer && isListRefused(answer.error())) {
            Result<QueueParts> parts = co_await queuesByParts(api.get(), {.mostQuestions = mostParts}, stop);
            if (!parts)
                co_return std::unexpected(answer.error());
            co_return QueueLook{.queues = parts->queues,
                                .total = parts->queues.size(),
                                .unreadable = parts->unreadable,
                                .odd = parts->odd,
                                .all = parts->unlisted.isEmpty(),
                                .refused = answer.error(),
                                .unlisted = parts->unlisted};
        }
        if (!answer)
            co_return std::unexpected(answer.error());
        look.queues += answer->queues;
        look.unreadable += answer->unreadable;
        look.odd.add(answer->odd);
        look.total = std::max(answer->total, look.total);
        look.all = page >= answer->pageCount;
        if (look.all)
            break;
    }
    markDeadLetterTargets(look.queues);
    co_return look;
}

} // namespace

BrokerDoors doorsOf(const ProbeContext &context, const NodeProfile &node)
{
    const auto hasty = [](HttpAccess access) {
        access.timeout = std::min(access.timeout, mostQuestionTime);
        access.retries = 0;
        return access;
    };
    BrokerDoors doors{.profile = node, .api = {}, .metrics = {}};
    if (const HttpAccess metrics = hasty(context.doors().metrics(node)); !metrics.base.isEmpty())
        doors.metrics = std::make_shared<BrokerMetricsClient>(metrics);
    if (const HttpAccess api = hasty(context.doors().management(node)); !api.base.isEmpty())
        doors.api = std::make_shared<ManagementClient>(api);
    return doors;
}

QCoro::Task<BrokerNodeLook> lookAtBrokerNode(ProbeContext context, BrokerDoors doors, Pending<bool> answers, std::stop_token stop)
{
    BrokerNodeLook look;
    const QString node = shortName(doors.profile.name);
    std::optional<QCoro::Task<Answer<BrokerMetrics>>> metrics;
    std::optional<QCoro::Task<Answer<UnroutableCount>>> unroutable;
    std::optional<QCoro::Task<Answer<QList<QueueFill>>>> filled;
    std::optional<QCoro::Task<Answer<std::vector<RaftIndex>>>> indexes;
    if (doors.metrics) {
        const QString what = QCoreApplication::translate("BrokerProbe", "%1: metrics").arg(node);
        metrics.emplace(timed(context, what, doors.metrics->metrics(stop)));
        unroutable.emplace(timed(context, what, countUnroutable(doors.metrics, context.clock, stop)));
        filled.emplace(timed(context, QCoreApplication::translate("BrokerProbe", "%1: queues").arg(node), fills(doors.metrics, stop)));
        indexes.emplace(timed(context, QCoreApplication::translate("BrokerProbe", "%1: queue members").arg(node), raft(doors.metrics, stop)));
    }
    if (doors.api) {
        look.ping = co_await timed(context, QCoreApplication::translate("BrokerProbe", "%1: management API").arg(node), doors.api->whoAmI(stop));
        answers.finish(look.ping.has());
        if (look.ping.has()) {
            const QStringList ids = checkIds(doors.profile);
            std::vector<QCoro::Task<Answer<HealthCheck>>> tasks;
            for (const QString &id : ids) {
                tasks.push_back(
                    timed(context, QCoreApplication::translate("BrokerProbe", "%1: health check %2").arg(node, id), doors.api->healthCheck(id, stop)));
            }
            for (qsizetype i = 0; i < ids.size(); ++i)
                look.checks.append({.id = ids.at(i), .answer = co_await tasks[static_cast<std::size_t>(i)]});
        }
    } else {
        answers.finish(false);
    }
    if (metrics)
        look.metrics = co_await *metrics;
    if (look.metrics.has()) {
        if (Result<BrokerMetrics> own = metricsOfNode(*look.metrics.value, doors.profile.name); !own)
            look.metrics = Answer<BrokerMetrics>::of(std::move(own), look.metrics.took);
    }
    if (filled)
        look.queues = co_await *filled;
    if (indexes)
        look.raft = co_await *indexes;
    if (unroutable)
        look.unroutable = co_await *unroutable;
    co_return look;
}

QCoro::Task<BrokerLook> lookAtCluster(ProbeContext context, BrokerDoors doors, std::stop_token stop)
{
    ManagementClient &api = *doors.api;
    auto policies = timed(context, QCoreApplication::translate("BrokerProbe", "Policies"), api.policies(stop));
    auto operatorPolicies = timed(context, QCoreApplication::translate("BrokerProbe", "Operator policies"), api.operatorPolicies(stop));
    auto vhosts = timed(context, QCoreApplication::translate("BrokerProbe", "Virtual hosts"), api.vhostStates(stop));
    auto flags = timed(context, QCoreApplication::translate("BrokerProbe", "Feature flags"), api.featureFlags(stop));
    auto deprecated = timed(context, QCoreApplication::translate("BrokerProbe", "Deprecated features"), api.deprecatedUsed(stop));
    auto federation = timed(context, QCoreApplication::translate("BrokerProbe", "Federation links"), api.federationLinks(stop));
    auto shovels = timed(context, QCoreApplication::translate("BrokerProbe", "Shovels"), api.shovels(stop));
    auto limits = timed(context, QCoreApplication::translate("BrokerProbe", "Limits of virtual hosts"), api.connectionLimits(stop));
    auto connected = timed(context, QCoreApplication::translate("BrokerProbe", "Connections"), connections(doors.api, stop));
    auto listed = timed(context, QCoreApplication::translate("BrokerProbe", "Queues"), queues(doors.api, stop));
    auto definitions = timed(context, QCoreApplication::translate("BrokerProbe", "Definitions"), api.definitions(stop));

    BrokerLook look;
    look.answeredBy = doors.profile.name;
    look.policies = co_await policies;
    look.operatorPolicies = co_await operatorPolicies;
    look.vhosts = co_await vhosts;
    look.featureFlags = co_await flags;
    look.deprecatedUsed = co_await deprecated;
    look.federation = co_await federation;
    look.shovels = co_await shovels;
    look.limits = co_await limits;
    look.connections = co_await connected;
    look.queues = co_await listed;
    look.definitions = co_await definitions;
    look.odd = api.odd();
    if (look.connections.has() && look.connections.value->odd.count > 0)
        look.odd.insert(u"/api/connections"_s, look.connections.value->odd);
    if (look.queues.has() && look.queues.value->odd.count > 0)
        look.odd.insert(u"/api/queues"_s, look.queues.value->odd);
    co_return look;
}

} // namespace warrener
