#include "look/load/Consumer.h"

#include "look/load/Payload.h"

using namespace Qt::StringLiterals;

namespace warrener::load {

namespace {

using Steady = std::chrono::steady_clock;

constexpr Millis oldestUnacknowledged{100};

} // namespace

Consumer::Consumer(const LoadOptions &options, Book &book, int number)
    // Not where publisher of the same number starts.
    : m_options(options), m_book(book), m_client(options, book, u"consumer-%1"_s.arg(number), number + 1)
{
    for (const int queue : options.queuesOf(number, options.consumers))
        m_queues.insert(options.queueName(queue), queue);
}

void Consumer::run(std::stop_token end)
{
    while (!end.stop_requested()) {
        AmqpSession *session = m_client.session([&](AmqpSession &fresh) { return subscribe(fresh, end); }, end);
        if (session == nullptr)
            break;
        const Status went = takeOne(*session, end);
        if (!went && went.error().kind == ErrorKind::Cancelled)
            acknowledge(*session);
        else if (!went)
            m_client.fail(went.error());
    }
    m_client.close();
}

Status Consumer::subscribe(AmqpSession &session, const std::stop_token &end)
{
    m_unacknowledged = 0;
    if (const Status set = session.setPrefetch(m_options.prefetch, end); !set)
        return set;
    for (auto it = m_queues.cbegin(); it != m_queues.cend(); ++it) {
        QVariantMap arguments;
        if (m_options.type == "stream"_L1)
            arguments.insert(u"x-stream-offset"_s, m_streamNext.contains(it.key()) ? QVariant(m_streamNext[it.key()]) : QVariant(u"first"_s));
        if (const auto consumer = session.consume(it.key(), arguments, end); !consumer)
            return std::unexpected(consumer.error());
    }
    return {};
}

Status Consumer::takeOne(AmqpSession &session, const std::stop_token &end)
{
    const auto came = session.next(oldestUnacknowledged, end);
    if (!came)
        return std::unexpected(came.error());
    if (const std::optional<AmqpDelivery> &delivery = *came) {
        if (const auto payload = Payload::decode(delivery->body))
            m_book.consumed(*payload, m_queues.value(QString::fromUtf8(delivery->routingKey)), delivery->redelivered);
        else
            m_book.foreign();
        if (delivery->streamOffset)
            m_streamNext[QString::fromUtf8(delivery->routingKey)] = *delivery->streamOffset + 1;
        m_lastTag = delivery->tag;
        if (m_unacknowledged++ == 0)
            m_oldest = Steady::now();
    }
    const bool due = m_unacknowledged >= std::max(1, m_options.prefetch / 4) || (m_unacknowledged > 0 && Steady::now() - m_oldest >= oldestUnacknowledged);
    return due ? acknowledge(session) : Status{};
}

Status Consumer::acknowledge(AmqpSession &session)
{
    if (std::exchange(m_unacknowledged, 0) == 0)
        return {};
    return session.ack(m_lastTag, true);
}

} // namespace warrener::load
