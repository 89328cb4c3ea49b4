#pragma once

#include "base/Clock.h"
#include "base/Result.h"
#include "cluster/Queue.h"
#include "cluster/QueueMessage.h"
#include "look/amqp/AmqpOptions.h"

#include <functional>
#include <optional>
#include <stop_token>

namespace warrener {

/// Offsets of a stream, both ends included.
struct StreamRange
{
    quint64 first = 0;
    quint64 last = 0;

    bool operator==(const StreamRange &) const = default;
};

struct StreamBounds
{
    int prefetch = 1000; ///< 1–65535
    qint64 largestMessage = 512LL * 1024 * 1024;
    Millis silence{5000}; ///< nothing came so long before the last offset: given up
    bool openEnd = false; ///< nobody knows the last offset: silence is the end
};

struct StreamReadOutcome
{
    std::optional<StreamRange> range; ///< what was read; none: nothing is there
    qint64 messages = 0;
    qint64 bytes = 0;
};

/// The last offset of which AMQP clients get the message now; none: none came within two seconds, or, with `holdsMessages`, which
/// the broker has said of it, within fifteen: then it is empty all the same only for AMQP. Takes two seconds longer than the last message; of a stream that
/// grows all the time, three after the first one. Blocks its thread. Errors: those of AmqpSession.
Result<std::optional<quint64>> lastOffset(AmqpOptions options, QueueRef stream, std::stop_token stop, bool holdsMessages = false);

/// The first message's offset that a consumer gets now: what stood before has been removed by retention, or AMQP clients never
/// see it. None: none came within fifteen seconds. Blocks its thread. Errors: those of AmqpSession.
Result<std::optional<quint64>> firstOffset(AmqpOptions options, QueueRef stream, std::stop_token stop);

/// Reads the messages from offset `from` (or the first that is still there) up to `last`, never further, and
/// hands each to `take` as it comes. A stream is not changed by being read. An incremental backup goes on at
/// the base's last offset + 1. Not every offset has a message that AMQP clients get: StreamGaps counts the others. Blocks its thread: run it by WaitingThread.
/// Errors: those of AmqpSession, Timeout, those of `take`.
Result<StreamReadOutcome> readStream(AmqpOptions options, QueueRef stream, quint64 from, quint64 last, StreamBounds bounds,
                                     const std::function<Status(QueueMessage message)> &take, std::stop_token stop);

} // namespace warrener
