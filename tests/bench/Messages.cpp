// Messages out of queues: the snapshot and the reading, beside a plain consumer of rabbitmq-c. What is read a second time comes out of a broker's memory,
// and a queue that was filled a moment ago is still being written: so each of the two has a queue that was just filled, they take turns at being
// first, and the ratio is the median of the rounds.
#include "Bench.h"
#include "LiveCluster.h"
#include "look/access/ClusterAccess.h"
#include "look/amqp/AmqpSession.h"
#include "look/messages/QueueRead.h"
#include "look/messages/QuorumSnapshot.h"

#include <QCoroTask>
#include <QElapsedTimer>

#include <algorithm>
#include <functional>
#include <rabbitmq-c/amqp.h>
#include <rabbitmq-c/tcp_socket.h>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr qint64 benchMessageCount = 60'000;
/// One broker beside everything else on a machine is twice as fast in one turn as in the next.
constexpr int benchTurns = 7;

/// Counts what comes, and keeps nothing.
class CountingSink final : public SnapshotSink
{
public:
    CountingSink() { m_clock.start(); }

    Status body(qsizetype, QueueMessage) override
    {
        ++m_messages;
        return {};
    }
    Status roster(qsizetype, const QueueCut &, const QList<LiveEntry> &) override
    {
        m_endedAt = m_clock.elapsed();
        return {};
    }
    /// After each chunk: what the node beside the broker takes to start, and the first chunk, are not of the rate.
    void chunkCame()
    {
        if (m_begun > 0 || m_messages == 0)
            return;
        m_begun = m_messages;
        m_begunAt = m_clock.elapsed();
    }

    double rate() const { return double(m_messages - m_begun) * 1000 / double(std::max(qint64(1), m_endedAt - m_begunAt)); }
    qint64 startedAfter() const { return m_begunAt; }
    qint64 whole() const { return m_endedAt; }

private:
    QElapsedTimer m_clock;
    qint64 m_messages = 0;
    qint64 m_begun = 0;
    qint64 m_begunAt = 0; ///< ms
    qint64 m_endedAt = 0;
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

/// Messages a second of the library's own loop: prefetch 1,000, an acknowledgement for every 100, from the subscription on; or none at all, and
/// then from the connecting until the broker has put everything back, as our own reading is measured. 0: it failed.
double plainConsumer(const AmqpOptions &options, const QString &queue, bool acknowledge)
{
    const QByteArray host = options.endpoint.host.toUtf8();
    const QByteArray user = options.user.toUtf8();
    const QByteArray password = options.password.toUtf8();
    const QByteArray name = queue.toUtf8();
    amqp_connection_state_t connection = amqp_new_connection();
    amqp_socket_t *socket = amqp_tcp_socket_new(connection);
    qint64 taken = 0;
    qint64 spent = 0;
    QElapsedTimer clock;
    clock.start();
    if (amqp_socket_open(socket, host.constData(), options.endpoint.port) == AMQP_STATUS_OK
        && amqp_login(connection, "/", 0, 131072, 0, AMQP_SASL_METHOD_PLAIN, user.constData(), password.constData()).reply_type == AMQP_RESPONSE_NORMAL) {
        if (acknowledge)
            clock.start();
        amqp_channel_open(connection, 1);
        amqp_basic_qos(connection, 1, 0, acknowledge ? 1000 : uint16_t(benchMessageCount), false);
        amqp_basic_consume(connection, 1, amqp_cstring_bytes(name.constData()), amqp_empty_bytes, false, false, false, amqp_empty_table);
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
        spent = clock.elapsed();
        amqp_connection_close(connection, AMQP_REPLY_SUCCESS);
    }
    amqp_destroy_connection(connection);
    if (!acknowledge)
        spent = clock.elapsed();
    return taken == benchMessageCount ? double(taken) * 1000 / double(std::max(qint64(1), spent)) : 0;
}

struct Turn
{
    double ours = 0;
    double plain = 0;
};

using Measure = std::function<Result<double>()>;

/// Each on a queue that `fill` has just filled; who is first changes from turn to turn.
Result<QList<Turn>> inTurns(const std::function<Status()> &fill, const Measure &ours, const Measure &plain)
{
    QList<Turn> turns;
    for (int i = 0; i < benchTurns; ++i) {
        Turn turn;
        for (const bool isOurs : {i % 2 == 0, i % 2 != 0}) {
            if (const Status filled = fill(); !filled)
                return std::unexpected(filled.error());
            const Result<double> rate = isOurs ? ours() : plain();
            if (!rate)
                return std::unexpected(rate.error());
            (isOurs ? turn.ours : turn.plain) = *rate;
        }
        turns.append(turn);
    }
    std::ranges::sort(turns, {}, [](const Turn &turn) { return turn.ours / turn.plain; });
    return turns;
}

QString perSecond(double rate)
{
    return u"%1 /s"_s.arg(rate, 0, 'f', 0);
}

} // namespace

BenchResult benchMessages()
{
    const Result<ClusterProfile> profile = liveBenchProfile();
    if (!profile)
        return std::unexpected(profile.error());
    ClusterAccess access(std::make_shared<const ClusterProfile>(*profile), qEnvironmentVariable("WARRENER_PASSWORD"));
    const AmqpOptions options = benchAmqp(*profile);
    const NodeProfile &node = profile->nodes.first();
    const auto consumed = [&](const QString &queue, bool acknowledge) -> Measure {
        return [&options, queue, acknowledge]() -> Result<double> {
            const double rate = plainConsumer(options, queue, acknowledge);
            if (rate <= 0)
                return failure(ErrorKind::Disconnected, u"the plain consumer did not get all messages"_s);
            return rate;
        };
    };
    const auto ofRange = [](const QList<Turn> &turns) {
        return u" (× %1 to × %2)"_s.arg(turns.first().ours / turns.first().plain, 0, 'f', 2).arg(turns.last().ours / turns.last().plain, 0, 'f', 2);
    };
    QList<BenchLine> lines;
    for (const qsizetype size : {100, 1000}) {
        const QString queue = u"bench-snapshot"_s;
        qint64 startedAfter = 0;
        qint64 whole = 0;
        const auto fill = [&] { return fillQueue(options, {.name = queue, .arguments = {{u"x-queue-type"_s, u"quorum"_s}}}, size); };
        const Measure snapshot = [&]() -> Result<double> {
            CountingSink sink;
            const auto outcome = QCoro::waitFor(takeSnapshot(*access.shellOf(node.name), node.name, {{.vhost = u"/"_s, .name = queue}}, {}, sink,
                                                             [&sink](const SnapshotProgress &) { sink.chunkCame(); }, {}));
            if (!outcome)
                return std::unexpected(outcome.error());
            if (!outcome->queues.first())
                return std::unexpected(outcome->queues.first().error());
            startedAfter = sink.startedAfter();
            whole = sink.whole();
            return sink.rate();
        };
        const Result<QList<Turn>> turns = inTurns(fill, snapshot, consumed(queue, true));
        if (!turns)
            return std::unexpected(turns.error());
        const Turn &median = turns->at(benchTurns / 2);
        lines.append({.what = u"snapshot, messages of %1 B, once it runs"_s.arg(size),
                      .measured = perSecond(median.ours) + ofRange(*turns),
                      .baseline = perSecond(median.plain) + u" consumed by rabbitmq-c"_s,
                      .ratio = median.ours / median.plain});
        lines.append({.what = u"  until its first chunk came, of %1 ms"_s.arg(whole), .measured = u"%1 ms"_s.arg(startedAfter), .baseline = {}});
    }
    const QString queue = u"bench-read"_s;
    const auto fill = [&] { return fillQueue(options, {.name = queue, .arguments = {{u"x-queue-type"_s, u"classic"_s}}}, 1000); };
    const ReadHeadroom headroom{.queue = {.vhost = u"/"_s, .name = queue}, .type = QueueType::Classic};
    const Measure reading = [&]() -> Result<double> {
        QElapsedTimer clock;
        clock.start();
        const auto read = readQueue(options, headroom, {}, [](const QueueMessage &) { return Status{}; }, {});
        if (!read)
            return std::unexpected(read.error());
        if (read->messages != benchMessageCount)
            return failure(ErrorKind::Internal, u"the reading did not get all messages"_s);
        return double(read->messages) * 1000 / double(std::max(qint64(1), clock.elapsed()));
    };
    const Result<QList<Turn>> turns = inTurns(fill, reading, consumed(queue, false));
    if (!turns)
        return std::unexpected(turns.error());
    const Turn &median = turns->at(benchTurns / 2);
    lines.append({.what = u"reading a classic queue, 1 kB"_s,
                  .measured = perSecond(median.ours) + ofRange(*turns),
                  .baseline = perSecond(median.plain) + u" consumed by rabbitmq-c and given back"_s,
                  .ratio = median.ours / median.plain,
                  .bound = u"≥ × 0.8"_s,
                  .holds = median.ours >= 0.8 * median.plain});
    return lines;
}

} // namespace warrener
