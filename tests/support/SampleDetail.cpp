#include "support/SampleParts.h"

using namespace Qt::StringLiterals;

namespace warrener::sampleData {

namespace {

MemoryBreakdown memoryOf()
{
    const auto share = [](const char *id, double inGib) { return MemoryShare{QString::fromLatin1(id), static_cast<qint64>(inGib * gib)}; };
    return {
        .shares = {share("quorum_queue_procs", 2.31), share("binary", 1.42), share("allocated_unused", 0.88), share("connection_other", 0.43),
                   share("other_proc", 0.32), share("queue_procs", 0.27), share("msg_index", 0.22), share("mgmt_db", 0.19), share("plugins", 0.12),
                   share("code", 0.04)},
        .total = static_cast<qint64>(6.2 * gib),
        .strategy = u"rss"_s,
    };
}

} // namespace

NodeDetailPtr nodeDetail(const NodeName &node, TimePoint now)
{
    auto detail = std::make_shared<NodeDetail>();
    detail->node = node;
    detail->memory.succeed(memoryOf(), now - Millis{2000}, Millis{14});
    using Outcome = HealthCheck::Outcome;
    detail->checks.succeed(
        {
            {u"local-alarms"_s, Outcome::Passed, {}},
            {u"port-listener"_s, Outcome::Passed, {}},
            {u"virtual-hosts"_s, Outcome::Passed, {}},
            {u"node-is-quorum-critical"_s, Outcome::Failed, u"41 queues would lose their majority without this node"_s},
            {u"certificate-expiration"_s, Outcome::Passed, {}},
            {u"ready-to-serve-clients"_s, Outcome::NotAvailable, {}},
        },
        now - Millis{4000}, Millis{31});
    detail->featureFlags.succeed(
        {
            {u"quorum_queue"_s, u"enabled"_s, u"required"_s, u"Support queues of type quorum"_s},
            {u"stream_queue"_s, u"enabled"_s, u"required"_s, u"Support queues of type stream"_s},
            {u"stream_filtering"_s, u"enabled"_s, u"stable"_s, u"Support for stream filtering"_s},
            {u"message_containers"_s, u"enabled"_s, u"stable"_s, u"Message containers"_s},
            {u"khepri_db"_s, u"disabled"_s, u"experimental"_s, u"New Raft-based metadata store"_s},
        },
        now - Millis{4000}, Millis{9});
    detail->ports.succeed(
        {
            {u"amqp"_s, 5672, Millis{2}, {}},
            {u"amqps"_s, 5671, Millis{4}, {}},
            {u"http"_s, 15672, Millis{3}, {}},
            {u"https"_s, 15671, Millis{5}, {}},
            {u"prometheus"_s, 15692, Millis{2}, {}},
            {u"clustering"_s, 25672, Millis{1}, {}},
        },
        now - Millis{4000}, Millis{5});
    QList<ConnectionInfo> connections;
    for (int i = 0; i < 203; ++i) {
        connections.append({
            .name = u"10.20.4.%1:%2 -> 10.20.1.12:5672"_s.arg(i % 60 + 10).arg(41000 + i * 13),
            .user = i % 3 == 0 ? u"payments"_s : u"orders"_s,
            .vhost = i % 3 == 0 ? u"payments"_s : u"/"_s,
            .peer = u"10.20.4.%1:%2"_s.arg(i % 60 + 10).arg(41000 + i * 13),
            .state = u"running"_s,
            .protocol = u"AMQP 0-9-1"_s,
            .clientName = i % 4 == 0 ? u"settlement"_s : u"checkout"_s,
            .channels = 2 + i % 5,
            .connectedAt = now - std::chrono::minutes{40 + i * 7},
            .receiveRate = 1200.0 + i * 31,
            .sendRate = 900.0 + i * 17,
        });
    }
    detail->connections.succeed(connections, now - Millis{3000}, Millis{22});
    return detail;
}

} // namespace warrener::sampleData
