#include "look/messages/QueueRead.h"

#include "look/amqp/AmqpSession.h"
#include "look/messages/DeliveredMessage.h"
#include "look/net/ManagementClient.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr int mostOfOneConsumer = 65535;
/// A delivery for us, one for the look at the first message, and one that the next consumer keeps.
constexpr qint64 leastLimit = 3;

std::optional<qint64> wholeIn(const QJsonObject &json, QLatin1StringView key)
{
    const QJsonValue value = json.value(key);
    return value.isDouble() ? std::optional(value.toInteger()) : std::nullopt;
}

/// From 4.0 on a quorum queue without a limit of its own has this one.
std::optional<qint64> defaultLimit(const QString &version)
{
    return version.section(u'.', 0, 0).toInt() >= 4 ? std::optional(qint64(20)) : std::nullopt;
}

/// A limit below 0 is none, from 4.0 on; the broker then takes the greater of the two, else the smaller.
std::optional<qint64> stricter(std::optional<qint64> argument, std::optional<qint64> policy)
{
    if (!argument || !policy)
        return argument ? argument : policy;
    return *argument < 0 || *policy < 0 ? std::max(*argument, *policy) : std::min(*argument, *policy);
}

Error noHeadroom(const ReadHeadroom &headroom, const QString &why)
{
    const QString limit = headroom.deliveryLimit ? QString::number(*headroom.deliveryLimit) : u"-"_s;
    return {.kind = ErrorKind::Forbidden,
            .message = QCoreApplication::translate("Messages", "Reading “%1” by AMQP could spend the last delivery of a message (limit %2): %3")
                           .arg(headroom.queue.name, limit, why),
            .detail = {}};
}

/// All that is ready, and no more, is asked for: of one consumer at most so much. A classic queue puts what
/// comes back in its place whoever had it; a quorum queue puts back one consumer's after another's.
Status consumeAll(AmqpSession &session, const QString &queue, qint64 count, const std::stop_token &stop)
{
    const qint64 consumers = (count + mostOfOneConsumer - 1) / mostOfOneConsumer;
    for (qint64 left = count, n = 0; n < consumers; ++n) {
        const int window = int(std::min(left, qint64(mostOfOneConsumer)));
        left -= window;
        if (const Status set = session.setPrefetch(window, stop); !set)
            return set;
        if (const Result<QString> tag = session.consume(queue, {}, stop); !tag)
            return std::unexpected(tag.error());
    }
    return {};
}

/// Looks at the first message alone, and gives it back. Returned messages come before all others.
Status tryFirst(AmqpSession &session, const ReadHeadroom &headroom, const ReadBounds &bounds, const std::stop_token &stop)
{
    if (const Status set = session.setPrefetch(1, stop); !set)
        return set;
    if (const Result<QString> tag = session.consume(headroom.queue.name, {}, stop); !tag)
        return std::unexpected(tag.error());
    const Result<std::optional<AmqpDelivery>> first = session.next(bounds.silence, stop);
    if (!first)
        return std::unexpected(first.error());
    if (*first && ((*first)->redelivered || (*first)->deliveryCount.value_or(0) > 0))
        return std::unexpected(noHeadroom(headroom, QCoreApplication::translate("Messages", "a message has come back from a consumer before")));
    return {};
}

/// A broker says of a quorum queue that nothing is there and nobody consumes when its leader is late by a quarter of a second, or away. Where the figures
/// know better, or nothing, the leader has to say so itself: read as empty, a full queue would be saved as empty, or deleted.
Status isSureOf(AmqpSession &session, const AmqpQueueState &state, const ReadHeadroom &headroom, const std::stop_token &stop)
{
    const bool isClear = headroom.messages == 0 && headroom.unacked == 0 && headroom.consumers == 0;
    if (headroom.type != QueueType::Quorum || state.ready > 0 || state.consumers > 0 || isClear)
        return {};
    const Result<bool> holds = session.holdsReady(headroom.queue.name, stop);
    if (!holds)
        return std::unexpected(holds.error());
    if (!*holds)
        return {};
    return failure(
        ErrorKind::Timeout,
        QCoreApplication::translate("Messages", "The leader of “%1” answers late or not at all: what it holds is not known").arg(headroom.queue.name));
}

} // namespace

ReadHeadroom headroomFrom(const QJsonObject &queue, const QString &version)
{
    ReadHeadroom headroom{.queue = {.vhost = queue.value("vhost"_L1).toString(), .name = queue.value("name"_L1).toString()},
                          .type = queueTypeFromId(queue.value("type"_L1).toString())};
    headroom.messages = wholeIn(queue, "messages_ready"_L1).value_or(-1);
    headroom.bytes = wholeIn(queue, "message_bytes_ready"_L1).value_or(-1);
    headroom.unacked = wholeIn(queue, "messages_unacknowledged"_L1).value_or(-1);
    headroom.consumers = wholeIn(queue, "consumers"_L1).value_or(-1);
    headroom.returned = wholeIn(queue, "messages_ready_returned"_L1).value_or(-1);
    headroom.autoDelete = queue.value("auto_delete"_L1).toBool();
    headroom.singleActive = queue.value("arguments"_L1)["x-single-active-consumer"_L1].toBool();
    if (headroom.type != QueueType::Quorum)
        return headroom;
    const std::optional<qint64> argument = wholeIn(queue.value("arguments"_L1).toObject(), "x-delivery-limit"_L1);
    // What policy and operator policy amount to together.
    const std::optional<qint64> policy = wholeIn(queue.value("effective_policy_definition"_L1).toObject(), "delivery-limit"_L1);
    std::optional<qint64> limit = stricter(argument, policy);
    if (!limit) {
        limit = defaultLimit(version);
        headroom.limitFrom = limit ? LimitSource::Default : LimitSource::None;
    } else if (limit == argument && argument) {
        headroom.limitFrom = LimitSource::Argument;
    } else {
        headroom.limitFrom = queue.value("policy"_L1).toString().isEmpty() ? LimitSource::OperatorPolicy : LimitSource::Policy;
    }
    // The broker's own word for what it goes by, where it has one; it may be some seconds old.
    if (const std::optional<qint64> told = wholeIn(queue, "delivery_limit"_L1))
        limit = limit && *limit >= 0 ? std::min(*limit, *told) : *told;
    headroom.deliveryLimit = limit && *limit >= 0 ? limit : std::nullopt;
    if (!headroom.deliveryLimit)
        headroom.limitFrom = LimitSource::None;
    return headroom;
}

QCoro::Task<Result<ReadHeadroom>> askHeadroom(ManagementClient &client, QueueRef queue, std::stop_token stop)
{
    const Result<QJsonObject> answer = co_await client.queueObject(queue, stop);
    if (!answer)
        co_return std::unexpected(answer.error());
    const Result<ManagementClient::Overview> overview = co_await client.overview(stop);
    if (!overview)
        co_return std::unexpected(overview.error());
    co_return headroomFrom(*answer, overview->versions.rabbitmq);
}

bool lacksFigures(const ReadHeadroom &headroom)
{
    const bool areNeeded = headroom.type == QueueType::Quorum && (headroom.singleActive || headroom.deliveryLimit);
    return areNeeded && (headroom.messages < 0 || headroom.unacked < 0 || headroom.consumers < 0);
}

std::optional<Error> whyNotRead(const ReadHeadroom &headroom, const ReadBounds &bounds)
{
    const QString &name = headroom.queue.name;
    if (headroom.type != QueueType::Classic && headroom.type != QueueType::Quorum) {
        return Error{.kind = ErrorKind::NotAvailable,
                     .message = QCoreApplication::translate("Messages", "“%1” is neither a classic nor a quorum queue").arg(name),
                     .detail = {}};
    }
    if (headroom.autoDelete) {
        return Error{.kind = ErrorKind::Forbidden,
                     .message = QCoreApplication::translate("Messages", "“%1” is deleted when its last consumer leaves, and who reads it is one").arg(name),
                     .detail = {}};
    }
    if (headroom.messages > bounds.messages || headroom.bytes > bounds.bytes) {
        return Error{.kind = ErrorKind::TooLarge,
                     .message =
                         QCoreApplication::translate("Messages", "“%1” holds %2 messages: the broker would have to keep them all as unacknowledged at once")
                             .arg(name, QString::number(headroom.messages)),
                     .detail = {}};
    }
    if (headroom.type == QueueType::Quorum && headroom.messages > mostOfOneConsumer) {
        return Error{.kind = ErrorKind::TooLarge,
                     .message =
                         QCoreApplication::translate("Messages", "“%1” holds %2 messages: one consumer, who alone keeps their order, can have %3 at once")
                             .arg(name, QString::number(headroom.messages), QString::number(mostOfOneConsumer)),
                     .detail = {}};
    }
    if (headroom.type == QueueType::Classic || !headroom.deliveryLimit)
        return std::nullopt;
    if (*headroom.deliveryLimit < leastLimit)
        return noHeadroom(headroom, QCoreApplication::translate("Messages", "no delivery would be left"));
    if (headroom.consumers != 0 || headroom.unacked != 0)
        return noHeadroom(headroom, QCoreApplication::translate("Messages", "consumers hold messages that may come back at any time"));
    if (headroom.returned > 0)
        return noHeadroom(headroom,
                          QCoreApplication::translate("Messages", "messages that came back before wait in it (%1), and nobody can tell how often they did")
                              .arg(headroom.returned));
    if (headroom.returned < 0)
        return noHeadroom(headroom, QCoreApplication::translate("Messages", "this version does not tell whether messages came back before"));
    return std::nullopt;
}

Result<QueueReadOutcome> readQueue(AmqpOptions options, const ReadHeadroom &headroom, const ReadBounds &bounds,
                                   const std::function<Status(QueueMessage message)> &take, std::stop_token stop, const WhileHeld &held)
{
    if (const std::optional<Error> why = whyNotRead(headroom, bounds))
        return std::unexpected(*why);
    options.vhost = headroom.queue.vhost;
    options.largestMessage = bounds.largestMessage;
    const Result<std::unique_ptr<AmqpSession>> opened = AmqpSession::open(options, stop);
    if (!opened)
        return std::unexpected(opened.error());
    AmqpSession &session = **opened;
    const Result<AmqpQueueState> state = session.inspect(headroom.queue.name, stop);
    if (!state)
        return std::unexpected(state.error());

    const bool limited = headroom.deliveryLimit.has_value();
    QueueReadOutcome outcome{.expected = state->ready, .at = SystemClock().now(), .counted = headroom.type == QueueType::Quorum};
    ReadHeadroom now = headroom;
    now.messages = state->ready;
    now.consumers = state->consumers;
    if (const std::optional<Error> why = whyNotRead(now, bounds))
        return std::unexpected(*why);
    if (const Status sure = isSureOf(session, *state, headroom, stop); !sure)
        return std::unexpected(sure.error());
    const auto whileHeld = [&held, &session, &outcome]() -> Status { return held ? held(session, outcome) : Status(); };
    if (state->ready == 0) {
        if (const Status done = whileHeld(); !done)
            return std::unexpected(done.error());
        return outcome;
    }
    if (limited) {
        const Result<std::unique_ptr<AmqpSession>> trial = AmqpSession::open(options, stop);
        if (!trial)
            return std::unexpected(trial.error());
        if (const Status tried = tryFirst(**trial, headroom, bounds, stop); !tried)
            return std::unexpected(tried.error());
    }
    if (const Status asked = consumeAll(session, headroom.queue.name, state->ready, stop); !asked)
        return std::unexpected(asked.error());
    const auto added = headroom.type == QueueType::Quorum ? ofQuorumQueues : ofClassicQueues;
    while (outcome.messages < state->ready) {
        Result<std::optional<AmqpDelivery>> delivery = session.next(bounds.silence, stop);
        if (!delivery)
            return std::unexpected(delivery.error());
        if (!*delivery)
            break;
        ++outcome.messages;
        outcome.bytes += (*delivery)->body.size();
        if (outcome.bytes > bounds.bytes)
            return failure(ErrorKind::TooLarge, QCoreApplication::translate("Messages", "“%1” holds more bytes than are allowed").arg(headroom.queue.name));
        QueueMessage message = deliveredMessage(std::move(**delivery), quint64(outcome.messages), added);
        // One delivery of the limit is ours, and one stays.
        if (limited && message.deliveryCount + 2 > *headroom.deliveryLimit)
            return std::unexpected(noHeadroom(headroom, QCoreApplication::translate("Messages", "a message has come back from a consumer before")));
        if (const Status taken = take(std::move(message)); !taken)
            return std::unexpected(taken.error());
    }
    if (outcome.messages == state->ready) {
        if (const Status done = whileHeld(); !done)
            return std::unexpected(done.error());
    }
    // Closing gives back all that was not acknowledged, in order; a nack would count twice on 3.10 and 4.0.
    session.close();
    return outcome;
}

} // namespace warrener
