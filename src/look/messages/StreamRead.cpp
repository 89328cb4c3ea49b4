#include "look/messages/StreamRead.h"

#include "look/amqp/AmqpSession.h"
#include "look/messages/DeliveredMessage.h"

#include <QCoreApplication>
#include <QElapsedTimer>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

/// How long nothing may come behind the last message before it is the last one: a chunk of megabytes takes its time on a slow
/// link, and may stand still in its middle.
constexpr Millis lastChunk{2000};
/// A stream that grows all the time has its cut then.
constexpr Millis longestEnd{3000};
constexpr Millis firstOfStream{15000}; ///< which holds messages, as its broker says
constexpr Millis firstOfUnknown{2000}; ///< of which nobody has said so

Result<std::unique_ptr<AmqpSession>> openStream(AmqpOptions options, const QueueRef &stream, const StreamBounds &bounds, const QVariant &offset,
                                                const std::stop_token &stop)
{
    options.vhost = stream.vhost;
    options.largestMessage = bounds.largestMessage;
    Result<std::unique_ptr<AmqpSession>> session = AmqpSession::open(options, stop);
    if (!session)
        return session;
    if (const Status set = (*session)->setPrefetch(bounds.prefetch, stop); !set)
        return std::unexpected(set.error());
    if (const Result<QString> tag = (*session)->consume(stream.name, {{u"x-stream-offset"_s, offset}}, stop); !tag)
        return std::unexpected(tag.error());
    return session;
}

} // namespace

Result<std::optional<quint64>> lastOffset(AmqpOptions options, QueueRef stream, std::stop_token stop, bool holdsMessages)
{
    const StreamBounds bounds;
    const Result<std::unique_ptr<AmqpSession>> session = openStream(std::move(options), stream, bounds, u"last"_s, stop);
    if (!session)
        return std::unexpected(session.error());
    std::optional<quint64> last;
    QElapsedTimer clock;
    for (int unacknowledged = 0;;) {
        const Result<std::optional<AmqpDelivery>> delivery = (*session)->next(last ? lastChunk : holdsMessages ? firstOfStream : firstOfUnknown, stop);
        if (!delivery)
            return std::unexpected(delivery.error());
        if (!*delivery)
            return last;
        if (!(*delivery)->streamOffset)
            return failure(ErrorKind::NotAvailable, QCoreApplication::translate("Messages", "“%1” is no stream").arg(stream.name));
        if (!last)
            clock.start();
        last = quint64(*(*delivery)->streamOffset);
        if (clock.durationElapsed() > longestEnd)
            return last;
        if (++unacknowledged >= bounds.prefetch / 2) {
            if (const Status acked = (*session)->ack((*delivery)->tag, true); !acked)
                return std::unexpected(acked.error());
            unacknowledged = 0;
        }
    }
}

Result<std::optional<quint64>> firstOffset(AmqpOptions options, QueueRef stream, std::stop_token stop)
{
    StreamBounds one;
    one.prefetch = 1;
    const Result<std::unique_ptr<AmqpSession>> session = openStream(std::move(options), stream, one, u"first"_s, stop);
    if (!session)
        return std::unexpected(session.error());
    const Result<std::optional<AmqpDelivery>> delivery = (*session)->next(firstOfStream, stop);
    if (!delivery)
        return std::unexpected(delivery.error());
    if (!*delivery)
        return std::optional<quint64>{};
    if (!(*delivery)->streamOffset)
        return failure(ErrorKind::NotAvailable, QCoreApplication::translate("Messages", "“%1” is no stream").arg(stream.name));
    return std::optional(quint64(*(*delivery)->streamOffset));
}

Result<StreamReadOutcome> readStream(AmqpOptions options, QueueRef stream, quint64 from, quint64 last, StreamBounds bounds,
                                     const std::function<Status(QueueMessage message)> &take, std::stop_token stop)
{
    StreamReadOutcome outcome;
    if (from > last)
        return outcome;
    const Result<std::unique_ptr<AmqpSession>> session = openStream(std::move(options), stream, bounds, qlonglong(from), stop);
    if (!session)
        return std::unexpected(session.error());
    for (int unacknowledged = 0;;) {
        Result<std::optional<AmqpDelivery>> delivery = (*session)->next(bounds.silence, stop);
        if (!delivery)
            return std::unexpected(delivery.error());
        if (!*delivery && bounds.openEnd)
            return outcome;
        if (!*delivery) {
            return failure(ErrorKind::Timeout,
                           QCoreApplication::translate("Messages", "The stream “%1” ended before the offset %2").arg(stream.name, QString::number(last)));
        }
        if (!(*delivery)->streamOffset)
            return failure(ErrorKind::NotAvailable, QCoreApplication::translate("Messages", "“%1” is no stream").arg(stream.name));
        const auto offset = quint64(*(*delivery)->streamOffset);
        const quint64 tag = (*delivery)->tag;
        // A chunk may begin before the offset asked for.
        if (offset >= from && offset <= last) {
            if (!outcome.range)
                outcome.range = StreamRange{.first = offset, .last = offset};
            outcome.range->last = offset;
            ++outcome.messages;
            outcome.bytes += (*delivery)->body.size();
            if (const Status taken = take(deliveredMessage(std::move(**delivery), offset, ofStreams)); !taken)
                return std::unexpected(taken.error());
        }
        if (offset >= last)
            return outcome;
        if (++unacknowledged >= bounds.prefetch / 2) {
            if (const Status acked = (*session)->ack(tag, true); !acked)
                return std::unexpected(acked.error());
            unacknowledged = 0;
        }
    }
}

} // namespace warrener
