// Messages out of queues: the snapshot and the reading, beside a plain consumer of rabbitmq-c.
#include "Bench.h"
#include "cluster/ProfileStore.h"
#include "look/access/ClusterAccess.h"
#include "look/amqp/AmqpSession.h"
#include "look/messages/QueueRead.h"
#include "look/messages/QuorumSnapshot.h"

#include <QCoroTask>
#include <QElapsedTimer>

#include <rabbitmq-c/amqp.h>
#include <rabbitmq-c/tcp_socket.h>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr qint64 benchMessageCount = 60'000;

/// Counts what comes, and keeps nothing.
class CountingSink final : public SnapshotSink
{
public:
    Status body(qsizetype, QueueMessage message) override
    {
        if (messages == 0)
            firstAfter = clock.elapsed();
        ++messages;
        bytes += message.payload.size();
        return {};
    }
    Status roster(qsizetype, const QueueCut &, const QList<LiveEntry> &entries) override
    {
        listed += entries.size();
        return {};
    }

    QElapsedTimer clock;
    qint64 firstAfter = 0; ///< ms: what the node beside the broker takes to start
    qint64 messages = 0;
    qint64 bytes = 0;
    qint64 listed = 0;
};

AmqpOptions benchAmqp(const ClusterProfile &profile)
{
    return {.endpoint = profile.nodes.first().amqp,
            .user = profile.user,
            .password = qEnvironmentVariable("WARRENER_PASSWORD"),
            .name = u"bench"_s,
            .callTimeout = Millis{60000},
            .heartbeat = std::chrono::seconds{0}};
}

Status fillQueue(const AmqpOptions &options, const AmqpQueue &queue, qsizetype size)
{
    auto session = AmqpSession::open(options);
    if (!session)
        return std::unexpected(session.error());
    if (const Status removed = (*session)->remove(queue.name); !removed)
        return removed;
    if (const auto declared = (*session)->declare(queue); !declared)
        return std::unexpected(declared.error());
    if (const Status enabled = (*session)->enableConfirms(); !enabled)
        return enabled;
    for (qint64 i = 0; i < benchMessageCount; ++i) {
        if (const auto sent = (*session)->publish({.exchange = {}, .routingKey = queue.name, .body = QByteArray(size, 'x')}); !sent)
            return std::unexpected(sent.error());
        if ((*session)->unconfirmed() > 2000) {
            if (const auto confirms = (*session)->takeConfirms(Millis{30000}); !confirms)
                return std::unexpected(confirms.error());
        }
    }
    if (const auto confirms = (*session)->awaitConfirms(Millis{60000}); !confirms)
        return std::unexpected(confirms.error());
    return {};
}

/// Messages a second of the library's own loop: prefetch 1,000, an acknowledgement for every 100; or none at all, and
/// the time in which the broker puts everything back is its own too.
double plainConsumer(const AmqpOptions &options, const QString &queue, bool acknowledge)
{
    const QByteArray host = options.endpoint.host.toUtf8();
    const QByteArray user = options.user.toUtf8();
    const QByteArray password = options.password.toUtf8();
    const QByteArray name = queue.toUtf8();
    amqp_connection_state_t connection = amqp_new_connection();
    amqp_socket_t *socket = amqp_tcp_socket_new(connection);
    double rate = 0;
    if (amqp_socket_open(socket, host.constData(), options.endpoint.port) == AMQP_STATUS_OK
        && amqp_login(connection, "/", 0, 131072, 0, AMQP_SASL_METHOD_PLAIN, user.constData(), password.constData()).reply_type == AMQP_RESPONSE_NORMAL) {
        QElapsedTimer clock;
        clock.start();
        amqp_channel_open(connection, 1);
        amqp_basic_qos(connection, 1, 0, acknowledge ? 1000 : uint16_t(benchMessageCount), false);
        amqp_basic_consume(connection, 1, amqp_cstring_bytes(name.constData()), amqp_empty_bytes, false, false, false, amqp_empty_table);
        qint64 taken = 0;
        for (; taken < benchMessageCount; ++taken) {
            amqp_envelope_t envelope;
            amqp_maybe_release_buffers(connection);
            const timeval patience{.tv_sec = 20, .tv_usec = 0};
            if (amqp_consume_message(connection, &envelope, &patience, 0).reply_type != AMQP_RESPONSE_NORMAL)
                break;
            if (acknowledge && taken % 100 == 99)
                amqp_basic_ack(connection, 1, envelope.delivery_tag, true);
            amqp_destroy_envelope(&envelope);
        }
        qint64 spent = clock.elapsed();
        amqp_connection_close(connection, AMQP_REPLY_SUCCESS);
        if (!acknowledge)
            spent = clock.elapsed();
        rate = double(taken) * 1000 / double(std::max(qint64(1), spent));
    }
    amqp_destroy_connection(connection);
    return rate;
}

QString perSecond(double rate)
{
    return u"%1 /s"_s.arg(rate, 0, 'f', 0);
}

} // namespace

BenchResult benchMessages()
{
    const QString file = qEnvironmentVariable("WARRENER_PROFILE");
    if (file.isEmpty())
        return failure(ErrorKind::NotConfigured, u"no test hosts: run it as tests/testbed/testbed exec -- bench"_s);
    const Result<ClusterProfile> profile = readProfile(file);
    if (!profile)
        return std::unexpected(profile.error());
    ClusterAccess access(std::make_shared<const ClusterProfile>(*profile), qEnvironmentVariable("WARRENER_PASSWORD"));
    const AmqpOptions options = benchAmqp(*profile);
    const NodeProfile &node = profile->nodes.first();
    QList<BenchLine> lines;
    for (const qsizetype size : {100, 1000}) {
        const QString queue = u"bench-snapshot"_s;
        if (const Status filled = fillQueue(options, {.name = queue, .arguments = {{u"x-queue-type"_s, u"quorum"_s}}}, size); !filled)
            return std::unexpected(filled.error());
        CountingSink sink;
        sink.clock.start();
        const auto outcome = QCoro::waitFor(takeSnapshot(*access.shellOf(node.name), node.name, {{.vhost = u"/"_s, .name = queue}}, {}, sink, {}, {}));
        const qint64 whole = sink.clock.elapsed();
        const double snapshot = double(sink.messages) * 1000 / double(std::max(qint64(1), whole - sink.firstAfter));
        if (!outcome)
            return std::unexpected(outcome.error());
        if (!outcome->queues.first())
            return std::unexpected(outcome->queues.first().error());
        const double plain = plainConsumer(options, queue, true);
        lines.append({.what = u"snapshot, messages of %1 B, once it runs"_s.arg(size),
                      .measured = perSecond(snapshot),
                      .baseline = perSecond(plain) + u" consumed by rabbitmq-c"_s,
                      .ratio = snapshot / plain});
        lines.append({.what = u"  until its first body came, of %1 ms"_s.arg(whole), .measured = u"%1 ms"_s.arg(sink.firstAfter), .baseline = {}});
    }
    const QString queue = u"bench-read"_s;
    if (const Status filled = fillQueue(options, {.name = queue, .arguments = {{u"x-queue-type"_s, u"classic"_s}}}, 1000); !filled)
        return std::unexpected(filled.error());
    const ReadHeadroom headroom{.queue = {.vhost = u"/"_s, .name = queue}, .type = QueueType::Classic};
    QElapsedTimer clock;
    clock.start();
    const auto read = readQueue(options, headroom, {}, [](const QueueMessage &) { return Status{}; }, {});
    if (!read)
        return std::unexpected(read.error());
    const double reading = double(read->messages) * 1000 / double(clock.elapsed());
    const double plain = plainConsumer(options, queue, false);
    lines.append({.what = u"reading a classic queue, 1 kB"_s,
                  .measured = perSecond(reading),
                  .baseline = perSecond(plain) + u" consumed by rabbitmq-c and given back"_s,
                  .ratio = reading / plain,
                  .bound = u"≥ × 0.8"_s,
                  .holds = reading >= 0.8 * plain});
    return lines;
}

} // namespace warrener
