#pragma once

#include "cluster/Queue.h"
#include "cluster/Snapshot.h"
#include "look/net/HttpClient.h"
#include "look/net/RaftAnswers.h"

#include <limits>
#include <vector>

namespace warrener {

/// One queue as its leader's node counts it. NaN stands for "not known". Counters count since
/// the queue's figures began on that node.
struct QueueMetric
{
    static constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

    QString vhost;
    QString queue;
    QueueType type = QueueType::Unknown; ///< said by newer brokers only (4.3 does, 4.0 does not)
    double ready = unknown;
    double unacked = unknown;
    double consumers = unknown;
    double memory = unknown;    ///< bytes; not asked for by queueMetrics(): it costs too much
    double published = unknown; ///< counter of messages; like the next two unknown before 4.0
    double delivered = unknown; ///< counter of messages, redelivered ones included
    double acked = unknown;     ///< counter of messages
};

/// The broker's own Prometheus endpoint (port 15692, plugin rabbitmq_prometheus): what one node
/// says of itself, also where the management API is slow or missing. Errors: those of HttpClient,
/// and Malformed. Large answers are parsed on a thread of the global pool.
class BrokerMetricsClient final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(BrokerMetricsClient)

public:
    explicit BrokerMetricsClient(HttpAccess access, QObject *parent = nullptr);

    HttpClient &http() { return m_http; }

    /// GET /metrics: constant in size whatever the number of queues.
    QCoro::Task<Result<BrokerMetrics>> metrics(std::stop_token stop = {});
    /// GET /metrics/detailed: the queues whose leader is on this node, at most 64 MiB of text; where
    /// it would be more (above some 50,000 busy queues), without consumers and counters.
    /// NotAvailable where the broker (before 3.9) has no such endpoint.
    QCoro::Task<Result<std::vector<QueueMetric>>> queueMetrics(std::stop_token stop = {});
    /// How far this node's members of quorum queues have come; at most 64 MiB of text, which is some
    /// 6,800 queues on 4.3 and ten times as many before. NotAvailable as above.
    QCoro::Task<Result<std::vector<RaftIndex>>> raftIndexes(std::stop_token stop = {});

private:
    HttpClient m_http;
};

/// Pure parsers of the two answers.
Result<BrokerMetrics> brokerMetricsFromText(const QByteArray &text);
Result<std::vector<QueueMetric>> queueMetricsFromText(const QByteArray &text);

/// Malformed where they say themselves that they are another node's: a tunnel or a balancer answers there.
Result<BrokerMetrics> metricsOfNode(Result<BrokerMetrics> metrics, const NodeName &node);

} // namespace warrener
