#pragma once

#include "base/Result.h"
#include "look/amqp/AmqpCloseReason.h"
#include "look/amqp/AmqpConfirms.h"
#include "look/amqp/AmqpDelivery.h"
#include "look/amqp/AmqpInbox.h"
#include "look/amqp/AmqpMessage.h"
#include "look/amqp/AmqpOptions.h"
#include "look/amqp/AmqpQueue.h"

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <rabbitmq-c/amqp.h>
#include <stop_token>

namespace warrener {

/// One AMQP 0-9-1 connection with one channel, for a worker thread: every call blocks its thread,
/// at most as long as said, never the GUI thread. One thread at a time.
///
/// `stop` is seen within 200 ms. A call that only waits (takeConfirms, awaitConfirms, next) then
/// leaves the session as it was; any other call that is given up half-way ends it.
///
/// After an error: isOpen() tells whether the connection still stands; a closed channel alone
/// (wrong queue, missing right) is opened again by reopenChannel().
///
/// Heartbeats are sent and checked only inside of calls: a session that is kept idle wants a
/// keepAlive() several times in each heartbeat interval.
class AmqpSession final
{
public:
    /// Connects, logs in and opens the channel. Errors: those of connectAmqp().
    static Result<std::unique_ptr<AmqpSession>> open(AmqpOptions options, std::stop_token stop = {});
    ~AmqpSession();
    Q_DISABLE_COPY_MOVE(AmqpSession)

    bool isOpen() const { return m_handle != nullptr; }
    bool isChannelOpen() const { return isOpen() && m_channelOpen; }
    /// The broker's own words, once it closed the connection or the channel.
    const std::optional<AmqpCloseReason> &closeReason() const { return m_closeReason; }
    /// Not empty: the broker takes no messages now (an alarm), for this reason.
    const QString &blocked() const { return m_inbox.blocked(); }

    /// A fresh channel in place of one that the broker closed; confirms, consumers and prefetch
    /// are to be asked for again, and what was unconfirmed stays so.
    Status reopenChannel(std::stop_token stop = {});

    /// An existing queue of the same kind is left as it is. Errors: Usage (exists otherwise),
    /// Forbidden (exclusive to somebody else: closeReason()->code is 405).
    Result<AmqpQueueState> declare(AmqpQueue queue, std::stop_token stop = {});
    /// How the queue is, changing nothing. Errors: NotFound.
    Result<AmqpQueueState> inspect(QString queue, std::stop_token stop = {});
    /// Whether a message is ready, by the word of the queue's leader: for a quorum queue whose leader is late or away inspect() says that nothing is there.
    /// True: it was given to us, which ends the session and gives it back, counted as one delivery; only where 0 was said and is doubted. Errors: NotFound;
    /// Forbidden (exclusive, or its single active consumer is its only way out).
    Result<bool> holdsReady(QString queue, std::stop_token stop = {});
    /// From now on the exchange sends the queue what has this routing key. Errors: NotFound.
    Status bind(QString queue, QString exchange, QString routingKey, std::stop_token stop = {});
    /// Deleting what is not there succeeds. `onlyEmpty`: not while anything is ready in it, which classic queues alone can be
    /// told (Usage otherwise: the broker's own words); what this session holds of it is not ready.
    Status remove(QString queue, std::stop_token stop = {}, bool onlyEmpty = false);

    /// From now on the broker confirms every message of this channel.
    Status enableConfirms(std::stop_token stop = {});
    /// The message's number for takeConfirms(): 1, 2, … (0 without confirms). Waits at most
    /// callTimeout for a broker that takes nothing; then Timeout, with the broker's reason in the
    /// detail where it gave one, and the message was not sent.
    Result<quint64> publish(const AmqpMessage &message, std::stop_token stop = {});
    /// From now on messages wait in the socket until a packet is full, this session waits for the broker, or 200 ms have gone: for who
    /// publishes many in a row and then asks for their confirms.
    void gatherPackets() { m_gathers = true; }
    /// What was confirmed, refused or returned since; waits at most `wait` for the first of it.
    Result<AmqpConfirms> takeConfirms(Millis wait, std::stop_token stop = {});
    /// Waits until nothing is unconfirmed. Timeout: some still are, and takeConfirms() has the rest.
    Result<AmqpConfirms> awaitConfirms(Millis wait, std::stop_token stop = {});
    qsizetype unconfirmed() const { return m_inbox.unconfirmed(); }
    /// publish()'s number of the oldest that is; nothing: none is.
    std::optional<quint64> firstUnconfirmed() const { return m_inbox.firstUnconfirmed(); }

    /// At most this many unacknowledged deliveries at a time, 1–65535. Before consume().
    Status setPrefetch(int count, std::stop_token stop = {});
    /// The consumer's tag. `arguments`: "x-stream-offset", "x-priority"…
    Result<QString> consume(QString queue, QVariantMap arguments = {}, std::stop_token stop = {});
    /// The next message; nothing when none came within `wait`. NotFound: the broker ended a
    /// consumer, its queue is gone.
    Result<std::optional<AmqpDelivery>> next(Millis wait, std::stop_token stop = {});
    /// `multiple`: this one and all before it.
    Status ack(quint64 tag, bool multiple = false);
    Status nack(quint64 tag, bool requeue, bool multiple = false);

    /// Reads what came and sends a heartbeat where one is due, without waiting.
    Status keepAlive();

    /// Says good-bye, at most 1 s long. The destructor does the same.
    void close();

private:
    static constexpr amqp_channel_t channel = 1;

    AmqpSession(AmqpOptions options, std::shared_ptr<amqp_connection_state_t_> handle);

    Status ask(const std::function<void(amqp_connection_state_t)> &question, std::stop_token stop, bool needsChannel = true);
    Result<bool> readFrame(Millis wait, const std::stop_token &stop);
    Result<bool> readFrame(Millis wait, std::optional<std::chrono::steady_clock::time_point> &deadline, const std::stop_token &stop);
    Status readWaiting();
    Status awaitWritable(const std::stop_token &stop);
    void holdPackets(bool hold);
    Status takeClosing();
    Status usable(const std::stop_token &stop, bool needsChannel = true) const;
    Status sent(int status);
    std::unexpected<Error> broken(int status);
    std::unexpected<Error> given(Error error);
    void drop();

    const AmqpOptions m_options;
    const QString m_where;
    std::shared_ptr<amqp_connection_state_t_> m_handle; ///< null: the connection is over
    AmqpInbox m_inbox;
    std::optional<AmqpCloseReason> m_closeReason;
    bool m_channelOpen = false;
    bool m_confirms = false;
    bool m_gathers = false;
    bool m_holds = false; ///< the socket holds back a packet that is not full
    quint64 m_published = 0;
};

} // namespace warrener
