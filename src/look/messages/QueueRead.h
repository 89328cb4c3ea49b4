#pragma once

#include "base/Clock.h"
#include "base/Result.h"
#include "cluster/Queue.h"
#include "cluster/QueueMessage.h"
#include "look/amqp/AmqpOptions.h"

#include <QCoroTask>

#include <functional>
#include <optional>
#include <stop_token>

namespace warrener {

class ManagementClient;

/// What it takes to read a queue by AMQP, as its broker tells it.
struct ReadHeadroom
{
    QueueType type = QueueType::Unknown;
    qint64 messages = -1; ///< −1: not known
    qint64 bytes = -1;
    /// Deliveries that may come back before the broker drops or dead-letters a message; none: without limit
    /// (classic queues; quorum queues of 3.x and those with −1).
    std::optional<qint64> deliveryLimit{};
    QString limitFrom{}; ///< translated: "the queue's argument", "policy “x”", "operator policy “x”", "default of this version"

    bool operator==(const ReadHeadroom &) const = default;
};

struct ReadBounds
{
    qint64 messages = 100'000;           ///< unacknowledged at once: the whole queue is, while it is read
    qint64 bytes = 1024LL * 1024 * 1024; ///< of payloads, likewise
    int prefetch = 1000;                 ///< deliveries asked for beyond what came, 1–65535
    qint64 largestMessage = 512LL * 1024 * 1024;
    Millis silence{5000}; ///< nothing came so long, although the queue is not empty: the end
};

struct QueueReadOutcome
{
    qint64 messages = 0;
    qint64 bytes = 0;
    TimePoint at{};       ///< when the first came
    bool marked = false;  ///< messages that were not, are `redelivered` from now on
    bool counted = false; ///< each message's delivery count is one higher from now on
};

/// Type, size and delivery limit (argument, policy, operator policy, default of the version) of a queue.
/// Errors: those of ManagementClient; NotFound.
QCoro::Task<Result<ReadHeadroom>> askHeadroom(ManagementClient &client, QueueRef queue, std::stop_token stop);

/// Why a queue must not be read by AMQP, with its numbers; none: it may be. Pure.
std::optional<Error> whyNotRead(const ReadHeadroom &headroom, const ReadBounds &bounds);

/// Reads a classic or quorum queue by AMQP 0-9-1: takes all its messages without acknowledging one, hands each
/// to `take` as it comes, and gives all back at once. Consumers of the queue compete meanwhile. Of a quorum
/// queue each message has its delivery counted: the first message whose next delivery would be its last ends
/// the reading before it is given back wrongly (README.md has the table of effects). Blocks its thread: run it
/// by WaitingThread. Errors: those of AmqpSession; Forbidden, with rule-like words, where headroom or bounds do
/// not allow it; those of `take`.
Result<QueueReadOutcome> readQueue(AmqpOptions options, QueueRef queue, ReadHeadroom headroom, ReadBounds bounds,
                                   const std::function<Status(QueueMessage message)> &take, std::stop_token stop);

} // namespace warrener
