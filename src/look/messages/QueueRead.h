#pragma once

#include "base/Clock.h"
#include "base/Result.h"
#include "cluster/Queue.h"
#include "cluster/QueueMessage.h"
#include "look/amqp/AmqpOptions.h"

#include <QCoroTask>
#include <QJsonObject>

#include <functional>
#include <optional>
#include <stop_token>

namespace warrener {

class AmqpSession;
class ManagementClient;

/// Where a quorum queue's delivery limit comes from.
enum class LimitSource : std::uint8_t { None, Argument, Policy, OperatorPolicy, Default };

/// What it takes to read a queue by AMQP, as its broker tells it. −1: not known.
struct ReadHeadroom
{
    QueueRef queue{};
    QueueType type = QueueType::Unknown;
    qint64 messages = -1;
    qint64 bytes = -1; ///< of payloads
    qint64 unacked = -1;
    qint64 consumers = -1;
    qint64 returned = -1; ///< that came back from consumers and wait; not told by 3.x
    /// Deliveries that may come back before the broker drops or dead-letters a message; none: without limit.
    std::optional<qint64> deliveryLimit{};
    LimitSource limitFrom = LimitSource::None;
    bool autoDelete = false;   ///< it is deleted, with its messages, when its last consumer leaves
    bool singleActive = false; ///< one consumer at a time has its messages: its leader can be asked for none by anybody else

    bool operator==(const ReadHeadroom &) const = default;
};

struct ReadBounds
{
    qint64 messages = 100'000;           ///< unacknowledged at once: the whole queue is, while it is read
    qint64 bytes = 1024LL * 1024 * 1024; ///< of payloads, likewise
    qint64 largestMessage = 512LL * 1024 * 1024;
    Millis silence{5000}; ///< nothing came so long, although the queue was not empty: others took the rest
};

struct QueueReadOutcome
{
    qint64 messages = 0;
    qint64 bytes = 0;
    qint64 expected = 0;  ///< ready when reading began; more than `messages` where consumers took some meanwhile
    TimePoint at{};       ///< when reading began
    bool counted = false; ///< each message's delivery count is one higher from now on; `redelivered` is set in any case
};

/// Called while all that was ready is held and nothing has been given back: nobody else has a message of it. Not called where
/// others took some. Its error is that of the reading, and everything is given back.
using WhileHeld = std::function<Status(AmqpSession &session, const QueueReadOutcome &outcome)>;

/// Type, size and delivery limit (argument, policy, operator policy, default of the version) of a queue, from
/// the broker's own answer. Pure.
ReadHeadroom headroomFrom(const QJsonObject &queue, const QString &version);

/// The same, asked. Errors: those of ManagementClient; NotFound.
QCoro::Task<Result<ReadHeadroom>> askHeadroom(ManagementClient &client, QueueRef queue, std::stop_token stop);

/// A quorum queue that was just made has no figures for some seconds, and cannot be read without them: nobody can say whether a message has come back
/// before or, where its leader gives none to anybody but its one consumer, whether it is empty. Pure.
bool lacksFigures(const ReadHeadroom &headroom);

/// Why a queue must not be read by AMQP, with its numbers; none: it may be. A quorum queue with a limit may be
/// read only where it is sure that each of its messages keeps a delivery: no consumer, nothing that came back,
/// and a limit of two at least. Pure.
std::optional<Error> whyNotRead(const ReadHeadroom &headroom, const ReadBounds &bounds);

/// Reads a classic or quorum queue by AMQP 0-9-1: takes all that is ready without acknowledging one, hands each
/// message to `take` as it comes, and gives all back at once, in order. What it does besides stands as a table
/// in README.md. Of a quorum queue with a limit the first message is looked at alone: returned ones come first,
/// so that a count on it ends the reading before others are counted. Memory: one message. Blocks its thread:
/// run it by WaitingThread. Errors: those of AmqpSession; those of whyNotRead(); those of `take`.
Result<QueueReadOutcome> readQueue(AmqpOptions options, const ReadHeadroom &headroom, const ReadBounds &bounds,
                                   const std::function<Status(QueueMessage message)> &take, std::stop_token stop, const WhileHeld &held = {});

} // namespace warrener
