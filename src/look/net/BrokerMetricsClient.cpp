#include "look/net/BrokerMetricsClient.h"

#include "base/OffThread.h"
#include "base/Utf8.h"
#include "look/net/AnswerBounds.h"
#include "look/net/HttpErrors.h"
#include "look/net/PrometheusText.h"

#include <QCoreApplication>
#include <QPointer>

#include <cmath>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr qint64 mostQueueText = 64LL * 1024 * 1024;
/// As many as fit into that text with the labels and families that a broker writes.
constexpr size_t mostQueueRows = 200'000;

// Cheap on the broker: 0.24 s for 20,000 queues, 0.56 s with consumers and rates (4.0.5). Memory is
// only in queue_metrics, 27 MB and 3 s for the same. Deliveries are listed for queues only that
// have had some.
constexpr QLatin1StringView queueFamilies[] = {
    "queue_coarse_metrics"_L1, // first: what is asked for at least
    "queue_consumer_count"_L1,
    "queue_delivery_metrics"_L1,
    "queue_exchange_metrics"_L1,
};

HttpRequest queueRequest(std::span<const QLatin1StringView> families)
{
    HttpRequest request;
    request.path = u"/metrics/detailed"_s;
    for (const QLatin1StringView family : families)
        request.query.addQueryItem(u"family"_s, family);
    request.maxBytes = mostQueueText;
    return request;
}

std::string_view view(const QByteArray &text)
{
    return {text.constData(), static_cast<size_t>(text.size())};
}

void add(std::optional<double> &sum, double value)
{
    sum = sum.value_or(0) + value;
}

/// A metric that is taken as it is, or summed up over its labels (protocol, queue type).
struct Figure
{
    std::string_view name;
    std::optional<double> BrokerMetrics::*into;
};

constexpr Figure figures[] = {
    {"rabbitmq_connections", &BrokerMetrics::connections},
    {"rabbitmq_channels", &BrokerMetrics::channels},
    {"rabbitmq_consumers", &BrokerMetrics::consumers},
    {"rabbitmq_queues", &BrokerMetrics::queues},
    {"rabbitmq_queue_messages_ready", &BrokerMetrics::messagesReady},
    {"rabbitmq_queue_messages_unacked", &BrokerMetrics::messagesUnacked},
    // The global counters outlive the channels; those of channels shrink when one closes.
    {"rabbitmq_global_messages_received_total", &BrokerMetrics::published},
    {"rabbitmq_global_messages_delivered_total", &BrokerMetrics::delivered},
    {"rabbitmq_global_messages_acknowledged_total", &BrokerMetrics::acknowledged},
    {"rabbitmq_global_messages_unroutable_returned_total", &BrokerMetrics::unroutableReturned},
    {"rabbitmq_global_messages_unroutable_dropped_total", &BrokerMetrics::unroutableDropped},
    {"rabbitmq_connections_opened_total", &BrokerMetrics::connectionsOpened},
    {"rabbitmq_connections_closed_total", &BrokerMetrics::connectionsClosed},
    {"rabbitmq_process_resident_memory_bytes", &BrokerMetrics::memoryUsed},
    {"rabbitmq_resident_memory_limit_bytes", &BrokerMetrics::memoryLimit},
    {"rabbitmq_disk_space_available_bytes", &BrokerMetrics::diskFree},
    {"rabbitmq_disk_space_available_limit_bytes", &BrokerMetrics::diskFreeLimit},
    {"rabbitmq_process_open_fds", &BrokerMetrics::descriptors},
    {"rabbitmq_process_max_fds", &BrokerMetrics::descriptorsLimit},
    {"rabbitmq_erlang_processes_used", &BrokerMetrics::erlangProcesses},
    {"rabbitmq_erlang_processes_limit", &BrokerMetrics::erlangProcessesLimit},
    {"rabbitmq_unreachable_cluster_peers_count", &BrokerMetrics::unreachablePeers},
    {"rabbitmq_erlang_uptime_seconds", &BrokerMetrics::uptime}, // as old as the other figures of the node: an agent samples them
};

struct Alarm
{
    std::string_view name;
    std::optional<bool> BrokerMetrics::*into;
};

constexpr Alarm alarms[] = {
    {"rabbitmq_alarms_memory_used_watermark", &BrokerMetrics::memoryAlarm},
    {"rabbitmq_alarms_free_disk_space_watermark", &BrokerMetrics::diskAlarm},
    {"rabbitmq_alarms_file_descriptor_limit", &BrokerMetrics::descriptorAlarm},
};

/// Name and labels as they stand in the text: the same twice is no second figure.
std::string identity(const PrometheusSample &sample)
{
    std::string text(sample.name);
    for (int i = 0; i < sample.labelCount; ++i) {
        const PrometheusLabel &label = sample.labels[static_cast<size_t>(i)];
        text.append(1, '\0').append(label.name).append(1, '\0').append(label.rawValue);
    }
    return text;
}

void take(const PrometheusSample &sample, BrokerMetrics &metrics, std::set<std::string> &taken)
{
    // NaN and Inf are no figures of a node: it did not measure, and the management API may know better. Nor is less
    // than nothing of what is counted or weighed.
    const bool finite = std::isfinite(sample.value);
    for (const Figure &figure : figures) {
        if (sample.name == figure.name) {
            if (finite && sample.value >= 0 && taken.insert(identity(sample)).second)
                add(metrics.*figure.into, sample.value);
            return;
        }
    }
    for (const Alarm &alarm : alarms) {
        if (sample.name == alarm.name) {
            if (finite)
                metrics.*alarm.into = sample.value != 0;
            return;
        }
    }
    if (sample.name == "rabbitmq_build_info") {
        metrics.rabbitmqVersion = sample.labelText("rabbitmq_version");
        metrics.erlangVersion = sample.labelText("erlang_version");
    } else if (sample.name == "rabbitmq_identity_info") {
        metrics.node = sample.labelText("rabbitmq_node");
    }
}

/// How long the Erlang VM has run, in milliseconds, as it says at the moment of the answer. Prometheus' Erlang client of RabbitMQ 4.3
/// calls them seconds (measured: 3,591 after 3.6 s).
bool isAgeOfMachine(std::string_view name)
{
    return name == "erlang_vm_statistics_wallclock_time_milliseconds" || name == "erlang_vm_statistics_wallclock_time_seconds_total";
}

/// Memory, disk, descriptors, processes and uptime are those of the management agent's last round (every five seconds). When it
/// has ended, the endpoint goes on telling that round for ever (measured on 4.0.5): the age of the VM goes on, and gives it away.
void leaveOutWhatStoodStill(BrokerMetrics &metrics, const std::optional<double> &machineAge)
{
    constexpr double millis = 1000;
    constexpr double oldest = 60; // seconds; a broker that is busy is some rounds late
    if (!machineAge || !metrics.uptime || *machineAge / millis - *metrics.uptime < oldest)
        return;
    metrics.figuresStoodStill = true;
    metrics.uptime = *machineAge / millis;
    for (auto figure : {&BrokerMetrics::memoryUsed, &BrokerMetrics::memoryLimit, &BrokerMetrics::diskFree, &BrokerMetrics::diskFreeLimit,
                        &BrokerMetrics::descriptors, &BrokerMetrics::descriptorsLimit, &BrokerMetrics::erlangProcesses, &BrokerMetrics::erlangProcessesLimit})
        (metrics.*figure).reset();
}

/// A queue as its labels stand in the text: compared before anything is unescaped.
struct RawQueue
{
    std::string_view vhost;
    std::string_view queue;

    bool operator==(const RawQueue &) const = default;
};

struct RawQueueHash
{
    size_t operator()(const RawQueue &key) const
    {
        const std::hash<std::string_view> hash;
        return hash(key.queue) * 31 + hash(key.vhost);
    }
};

/// Collects the rows of several families into one row a queue.
class QueueCollector
{
public:
    void take(const PrometheusSample &sample)
    {
        constexpr std::string_view prefix = "rabbitmq_detailed_queue_";
        if (!sample.name.starts_with(prefix))
            return;
        const std::string_view name = sample.name.substr(prefix.size());
        if (name == "messages_ready")
            set(sample, &QueueMetric::ready);
        else if (name == "messages_unacked")
            set(sample, &QueueMetric::unacked);
        else if (name == "consumers")
            set(sample, &QueueMetric::consumers);
        else if (name == "process_memory_bytes")
            set(sample, &QueueMetric::memory);
        else if (name == "exchange_messages_published_total")
            sum(sample, &QueueMetric::published);
        else if (name == "messages_delivered_ack_total" || name == "messages_delivered_total" || name == "get_ack_total" || name == "get_total")
            sum(sample, &QueueMetric::delivered);
        else if (name == "messages_acked_total")
            sum(sample, &QueueMetric::acked);
        else if (name == "info" && sample.labelText("membership") == "leader"_L1)
            setType(sample);
    }

    /// There were more queues than are taken.
    bool isFull() const { return m_full; }

    std::vector<QueueMetric> result()
    {
        for (size_t i = 0; i < m_rows.size(); ++i) {
            m_rows[i].vhost = text({"vhost", m_keys[i].vhost});
            m_rows[i].queue = text({"queue", m_keys[i].queue});
        }
        return std::move(m_rows);
    }

private:
    static QString text(const PrometheusLabel &label)
    {
        if (label.hasEscapes())
            return nameFromUtf8(label.value());
        return nameFromUtf8(label.rawValue);
    }

    QueueMetric *row(const PrometheusSample &sample)
    {
        const PrometheusLabel *vhost = sample.label("vhost");
        const PrometheusLabel *queue = sample.label("queue");
        if (!vhost || !queue)
            return nullptr;
        const RawQueue key{.vhost = vhost->rawValue, .queue = queue->rawValue};
        // Every family lists the queues in one order, so the next row is the likely one.
        if (++m_last < m_keys.size() && m_keys[m_last] == key)
            return &m_rows[m_last];
        const auto [found, isNew] = m_index.try_emplace(key, m_rows.size());
        if (isNew && m_rows.size() == mostQueueRows) {
            m_index.erase(found);
            m_full = true;
            return nullptr;
        }
        if (isNew) {
            m_rows.emplace_back();
            m_keys.push_back(key);
        }
        m_last = found->second;
        return &m_rows[m_last];
    }
    void setType(const PrometheusSample &sample)
    {
        if (QueueMetric *queue = row(sample))
            queue->type = queueTypeFromId(sample.labelText("queue_type"));
    }
    void set(const PrometheusSample &sample, double QueueMetric::*field)
    {
        if (QueueMetric *queue = row(sample))
            queue->*field = sample.value;
    }
    void sum(const PrometheusSample &sample, double QueueMetric::*field)
    {
        if (QueueMetric *queue = row(sample))
            queue->*field = (std::isnan(queue->*field) ? 0 : queue->*field) + sample.value;
    }

    std::vector<QueueMetric> m_rows;
    std::vector<RawQueue> m_keys;
    std::unordered_map<RawQueue, size_t, RawQueueHash> m_index;
    size_t m_last = static_cast<size_t>(-1);
    bool m_full = false;
};

} // namespace

Result<BrokerMetrics> brokerMetricsFromText(const QByteArray &text)
{
    BrokerMetrics metrics;
    std::set<std::string> taken;
    std::optional<double> machineAge;
    const auto takeIn = [&](const PrometheusSample &sample) {
        if (!isAgeOfMachine(sample.name))
            take(sample, metrics, taken);
        else if (std::isfinite(sample.value) && sample.value >= 0)
            machineAge = sample.value;
    };
    const auto leftOut = parsePrometheus(view(text), takeIn, BrokenLines::Skip);
    if (!leftOut)
        return std::unexpected(leftOut.error());
    if (metrics == BrokerMetrics{}) {
        return failure(ErrorKind::Malformed, QCoreApplication::translate("BrokerMetricsClient", "These are not the metrics of a RabbitMQ node"));
    }
    leaveOutWhatStoodStill(metrics, machineAge);
    metrics.unreadLines = leftOut->count;
    metrics.firstUnread = leftOut->first;
    return metrics;
}

Result<BrokerMetrics> metricsOfNode(Result<BrokerMetrics> metrics, const NodeName &node)
{
    if (metrics && !metrics->node.isEmpty() && metrics->node != node.value) {
        return failure(ErrorKind::Malformed,
                       QCoreApplication::translate("BrokerMetricsClient", "The metrics there are those of %1, not of %2").arg(metrics->node, node.value));
    }
    return metrics;
}

Result<std::vector<QueueMetric>> queueMetricsFromText(const QByteArray &text)
{
    QueueCollector queues;
    const auto parsed = parsePrometheus(view(text), [&](const PrometheusSample &sample) { queues.take(sample); }, BrokenLines::Skip);
    if (!parsed)
        return std::unexpected(parsed.error());
    if (queues.isFull())
        return failure(ErrorKind::TooLarge, QCoreApplication::translate("BrokerMetricsClient", "The node lists more than %1 queues").arg(mostQueueRows));
    return queues.result();
}

BrokerMetricsClient::BrokerMetricsClient(HttpAccess access, QObject *parent) : QObject(parent), m_http(std::move(access), this) {}

QCoro::Task<Result<BrokerMetrics>> BrokerMetricsClient::metrics(std::stop_token stop)
{
    HttpRequest request;
    request.path = u"/metrics"_s;
    request.maxBytes = answers::metricsText;
    const auto reply = co_await m_http.send(std::move(request), std::move(stop));
    if (!reply)
        co_return std::unexpected(reply.error());
    co_return brokerMetricsFromText(wholeText(*reply));
}

QCoro::Task<Result<std::vector<QueueMetric>>> BrokerMetricsClient::queueMetrics(std::stop_token stop)
{
    const QString server = m_http.serverText();
    const QPointer<BrokerMetricsClient> self(this);
    Result<HttpReply> reply = co_await m_http.send(queueRequest(queueFamilies), stop);
    // Too many queues with traffic: then at least what is in them.
    if (!reply && reply.error().kind == ErrorKind::TooLarge && self)
        reply = co_await m_http.send(queueRequest(std::span(queueFamilies).first(1)), stop);
    if (!reply) {
        if (reply.error().kind == ErrorKind::NotFound)
            reply.error().kind = ErrorKind::NotAvailable;
        co_return std::unexpected(reply.error());
    }
    auto parsed = co_await OffThread([text = wholeText(*reply)] { return queueMetricsFromText(text); });
    if (stop.stop_requested())
        co_return std::unexpected(cancelledError(server));
    co_return parsed;
}

QCoro::Task<Result<std::vector<RaftIndex>>> BrokerMetricsClient::raftIndexes(std::stop_token stop)
{
    const QString server = m_http.serverText();
    HttpRequest request;
    request.path = u"/metrics/detailed"_s;
    request.query.addQueryItem(u"family"_s, u"ra_metrics"_s);
    request.maxBytes = mostQueueText;
    Result<HttpReply> reply = co_await m_http.send(std::move(request), stop);
    if (!reply) {
        if (reply.error().kind == ErrorKind::NotFound)
            reply.error().kind = ErrorKind::NotAvailable;
        co_return std::unexpected(reply.error());
    }
    auto parsed = co_await OffThread([text = wholeText(*reply)] { return raftIndexesFromText(text); });
    if (stop.stop_requested())
        co_return std::unexpected(cancelledError(server));
    co_return parsed;
}

} // namespace warrener
