// 56 MB of queues as the management API answers them, into rows of the table.

#include "Bench.h"
#include "look/net/ManagementAnswers.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <limits>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr qsizetype wantedBytes = 56'800'000; // GET /api/queues/detailed of 50,000 classic queues
constexpr int rounds = 3;

/// One queue with the members that 4.0.5 sends.
QByteArray queueJson(int number)
{
    const QByteArray id = QByteArray::number(number);
    const QByteArray node = "rabbit@broker" + QByteArray::number(1 + number % 3);
    const QByteArray count = QByteArray::number(number % 977);
    QByteArray json =
        R"({"arguments":{"x-queue-type":"classic"},"auto_delete":false,"consumer_capacity":0,"consumer_utilisation":0,"consumers":)"
        + QByteArray::number(number % 5)
        + R"(,"durable":true,"effective_policy_definition":{},"exclusive":false,"garbage_collection":{"fullsweep_after":65535,"max_heap_size":0,"min_bin_vheap_size":46422,"min_heap_size":233,"minor_gcs":12},"head_message_timestamp":null,"idle_since":"2026-03-08T14:21:40.123+00:00","memory":)"
        + QByteArray::number(19'000 + number % 4000) + R"(,"message_bytes":)" + count
        + R"(,"message_bytes_paged_out":0,"message_bytes_persistent":0,"message_bytes_ram":)" + count + R"(,"message_bytes_ready":)" + count
        + R"(,"message_bytes_unacknowledged":0,"message_stats":{"ack":8,"ack_details":{"rate":0.4},"deliver":8,"deliver_details":{"rate":0.4},"deliver_get":8,"deliver_get_details":{"rate":0.4},"publish":9,"publish_details":{"rate":0.6}},"messages":)"
        + count + R"(,"messages_details":{"rate":0.0},"messages_paged_out":0,"messages_persistent":0,"messages_ram":)" + count + R"(,"messages_ready":)" + count
        + R"(,"messages_ready_details":{"rate":0.0},"messages_ready_ram":0,"messages_unacknowledged":0,"messages_unacknowledged_details":{"rate":0.0},"messages_unacknowledged_ram":0,"name":"orders.queue.)"
        + id + R"(","node":")" + node + R"(","operator_policy":null,"policy":"limits","reductions":)" + QByteArray::number(4000 + number)
        + R"(,"reductions_details":{"rate":0.0},"single_active_consumer_tag":null,"state":"running","storage_version":2,"type":"classic","vhost":"/"})";
    return json;
}

QByteArray queuesJson(int *count)
{
    QByteArray json;
    json.reserve(wantedBytes + 4096);
    json += '[';
    for (*count = 0; json.size() < wantedBytes; ++*count) {
        if (*count > 0)
            json += ',';
        json += queueJson(*count);
    }
    json += ']';
    return json;
}

template <class Act>
double bestOf(Act act)
{
    double best = std::numeric_limits<double>::infinity();
    for (int round = 0; round < rounds; ++round) {
        QElapsedTimer timer;
        timer.start();
        act();
        best = std::min(best, static_cast<double>(timer.nsecsElapsed()) / 1e6);
    }
    return best;
}

QString msText(double value)
{
    return QString::number(value, 'f', 0) + u" ms"_s;
}

} // namespace

BenchResult benchParseQueues()
{
    int count = 0;
    const QByteArray json = queuesJson(&count);
    qsizetype parsed = 0;
    const double ours = bestOf([&] {
        const Result<QueuePage> page = queuePageFromJson(json);
        parsed = page ? page->queues.size() : -1;
    });
    if (parsed != count)
        return failure(ErrorKind::Internal, u"parsed %1 of %2 queues"_s.arg(parsed).arg(count));
    qsizetype listed = 0;
    const double document = bestOf([&] { listed = QJsonDocument::fromJson(json).array().size(); });
    if (listed != count)
        return failure(ErrorKind::Internal, u"QJsonDocument listed %1 of %2 queues"_s.arg(listed).arg(count));
    return QList<BenchLine>{{.what = u"parse %1 MB, %2 queues, into rows"_s.arg(json.size() / 1'000'000).arg(count),
                             .measured = msText(ours),
                             .baseline = u"QJsonDocument, no rows made: "_s + msText(document),
                             .ratio = ours / document,
                             .bound = u"faster"_s,
                             .holds = ours < document}};
}

} // namespace warrener
