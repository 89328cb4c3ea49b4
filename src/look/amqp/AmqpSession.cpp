#include "look/amqp/AmqpSession.h"

#include "look/amqp/AmqpArguments.h"
#include "look/amqp/AmqpConnect.h"
#include "look/amqp/AmqpErrors.h"
#include "look/amqp/SocketInterrupt.h"

#include <QCoreApplication>

#include <cerrno>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

using Steady = std::chrono::steady_clock;

constexpr Millis slice{100};
constexpr Millis farewell{1000};
/// Frames read at one go without a look at the caller's time.
constexpr int mostAtOnce = 10000;

Millis until(Steady::time_point deadline)
{
    return std::max(Millis{0}, std::chrono::ceil<Millis>(deadline - Steady::now()));
}

bool isWritable(int socket)
{
    pollfd wanted{.fd = socket, .events = POLLOUT, .revents = 0};
    return ::poll(&wanted, 1, 0) > 0;
}

/// Properties as on the wire, in the library's form.
class WireProperties final
{
public:
    explicit WireProperties(const QByteArray &wire)
    {
        init_amqp_pool(&m_pool, 4096);
        void *decoded = nullptr;
        if (!wire.isEmpty() && amqp_decode_properties(AMQP_BASIC_CLASS, &m_pool, toBytes(wire), &decoded) >= 0)
            m_properties = static_cast<amqp_basic_properties_t *>(decoded);
    }
    ~WireProperties() { empty_amqp_pool(&m_pool); }
    Q_DISABLE_COPY_MOVE(WireProperties)

    /// Null where there are none, or they cannot be read.
    const amqp_basic_properties_t *get() const { return m_properties; }

private:
    amqp_pool_t m_pool{};
    amqp_basic_properties_t *m_properties = nullptr;
};

AmqpOptions withoutPassword(AmqpOptions options)
{
    options.password.clear();
    return options;
}

} // namespace

Result<std::unique_ptr<AmqpSession>> AmqpSession::open(AmqpOptions options, std::stop_token stop)
{
    std::optional<AmqpCloseReason> reason;
    const auto deadline = Steady::now() + options.connectTimeout;
    Result<AmqpHandle> handle = connectAmqp(options, stop, reason);
    if (!handle)
        return std::unexpected(std::move(handle.error()));
    // Not make_unique: the constructor is private.
    std::unique_ptr<AmqpSession> session(new AmqpSession(withoutPassword(std::move(options)), std::move(*handle)));
    const timeval opening = toTimeval(std::max(Millis{1}, until(deadline)));
    amqp_set_rpc_timeout(session->m_handle.get(), &opening);
    if (const Status opened = session->reopenChannel(stop); !opened)
        return std::unexpected(opened.error());
    const timeval later = toTimeval(session->m_options.callTimeout);
    amqp_set_rpc_timeout(session->m_handle.get(), &later);
    return session;
}

AmqpSession::AmqpSession(AmqpOptions options, AmqpHandle handle)
    : m_options(std::move(options)), m_where(toText(m_options.endpoint)), m_handle(std::move(handle)), m_inbox(m_options.largestMessage)
{
    // A peer that stopped reading must not hold a half-sent message for ever.
    const unsigned patience = unsigned(m_options.callTimeout.count());
    ::setsockopt(amqp_get_sockfd(m_handle.get()), IPPROTO_TCP, TCP_USER_TIMEOUT, &patience, sizeof patience);
}

AmqpSession::~AmqpSession()
{
    close();
}

void AmqpSession::close()
{
    if (!isOpen())
        return;
    holdPackets(false);
    const timeval patience = toTimeval(farewell);
    amqp_set_rpc_timeout(m_handle.get(), &patience);
    amqp_connection_close(m_handle.get(), AMQP_REPLY_SUCCESS);
    drop();
}

void AmqpSession::drop()
{
    m_channelOpen = false;
    m_handle.reset();
}

std::unexpected<Error> AmqpSession::given(Error error)
{
    drop();
    return std::unexpected(std::move(error));
}

std::unexpected<Error> AmqpSession::broken(int status)
{
    // The broker's reason may lie unread behind the failure.
    for (int frames = 0; isOpen() && frames < mostAtOnce && !m_closeReason; ++frames) {
        amqp_frame_t frame;
        const timeval now{};
        if (amqp_simple_wait_frame_noblock(m_handle.get(), &frame, &now) != AMQP_STATUS_OK || !m_inbox.take(frame))
            break;
        if (auto closing = m_inbox.takeClosing())
            m_closeReason = std::move(closing);
    }
    if (m_closeReason && m_closeReason->connection)
        return given(closedByBroker(*m_closeReason, m_where, false));
    return given(fromStatus(status, m_where));
}

Status AmqpSession::usable(const std::stop_token &stop, bool needsChannel) const
{
    if (stop.stop_requested())
        return std::unexpected(cancelled(m_where));
    if (isOpen() && (m_channelOpen || !needsChannel))
        return {};
    if (m_closeReason)
        return std::unexpected(closedByBroker(*m_closeReason, m_where, false));
    return std::unexpected(fromStatus(AMQP_STATUS_CONNECTION_CLOSED, m_where));
}

/// After frames were taken: answers a closing, and makes an error of it.
Status AmqpSession::takeClosing()
{
    auto closing = m_inbox.takeClosing();
    if (!closing)
        return {};
    m_closeReason = std::move(closing);
    m_channelOpen = false;
    Error error = closedByBroker(*m_closeReason, m_where, false);
    if (!isWritable(amqp_get_sockfd(m_handle.get())))
        return given(std::move(error));
    if (m_closeReason->connection) {
        amqp_connection_close_ok_t ok{};
        amqp_send_method(m_handle.get(), 0, AMQP_CONNECTION_CLOSE_OK_METHOD, &ok);
        return given(std::move(error));
    }
    amqp_channel_close_ok_t ok{};
    if (const int status = amqp_send_method(m_handle.get(), channel, AMQP_CHANNEL_CLOSE_OK_METHOD, &ok); status != AMQP_STATUS_OK)
        return broken(status);
    return std::unexpected(std::move(error));
}

/// One question with its answer. The library keeps what else comes in meanwhile.
Status AmqpSession::ask(const std::function<void(amqp_connection_state_t)> &question, std::stop_token stop, bool needsChannel)
{
    if (const Status ready = usable(stop, needsChannel); !ready)
        return ready;
    if (const Status ready = awaitWritable(stop); !ready)
        return ready;
    holdPackets(false);
    amqp_rpc_reply_t reply{};
    {
        const SocketInterrupt interrupt(stop, amqp_get_sockfd(m_handle.get()));
        question(m_handle.get());
        reply = amqp_get_rpc_reply(m_handle.get());
    }
    if (stop.stop_requested())
        return given(cancelled(m_where));
    switch (reply.reply_type) {
    case AMQP_RESPONSE_NORMAL:
        amqp_maybe_release_buffers(m_handle.get());
        return {};
    case AMQP_RESPONSE_SERVER_EXCEPTION: {
        // As if it had come by itself: the answer to a closing is the same.
        amqp_frame_t frame{};
        frame.frame_type = AMQP_FRAME_METHOD;
        frame.payload.method = reply.reply;
        if (const Status taken = m_inbox.take(frame); !taken)
            return given(taken.error());
        if (const Status closing = takeClosing(); !closing)
            return closing;
        return broken(AMQP_STATUS_BAD_AMQP_DATA);
    }
    case AMQP_RESPONSE_LIBRARY_EXCEPTION:
        return broken(reply.library_error);
    default:
        return broken(AMQP_STATUS_BAD_AMQP_DATA);
    }
}

/// True: a frame came and was taken. The wait is cut into slices, so that a stop is seen. What is at hand already is taken without a look at the clock:
/// a message has three frames, and many come at a time. `deadline` is set where one has to wait, and counts from then on.
Result<bool> AmqpSession::readFrame(Millis wait, std::optional<Steady::time_point> &deadline, const std::stop_token &stop)
{
    for (;;) {
        if (const Status ready = usable(stop); !ready)
            return std::unexpected(ready.error());
        const bool atHand = amqp_frames_enqueued(m_handle.get()) != 0 || amqp_data_in_buffer(m_handle.get()) != 0;
        timeval time{};
        if (!atHand && wait > Millis{0}) {
            holdPackets(false);
            if (!deadline)
                deadline = Steady::now() + wait;
            time = toTimeval(std::min(slice, until(*deadline)));
        }
        amqp_frame_t frame;
        int status = AMQP_STATUS_OK;
        {
            // Without data at hand the library sends a heartbeat that is due, and waits without end
            // until it can.
            std::optional<SocketInterrupt> interrupt;
            if (const int socket = amqp_get_sockfd(m_handle.get()); !atHand && !isWritable(socket))
                interrupt.emplace(stop, socket);
            status = amqp_simple_wait_frame_noblock(m_handle.get(), &frame, &time);
        }
        if (status == AMQP_STATUS_TIMEOUT) {
            // What was at hand was a part of a frame: the rest is waited for.
            if (wait <= Millis{0} || (deadline && Steady::now() >= *deadline))
                return false;
            continue;
        }
        if (status != AMQP_STATUS_OK)
            return broken(status);
        const Status taken = m_inbox.take(frame);
        amqp_maybe_release_buffers_on_channel(m_handle.get(), frame.channel);
        if (!taken)
            return given(taken.error());
        if (const Status closing = takeClosing(); !closing)
            return std::unexpected(closing.error());
        return true;
    }
}

Result<bool> AmqpSession::readFrame(Millis wait, const std::stop_token &stop)
{
    std::optional<Steady::time_point> deadline;
    return readFrame(wait, deadline, stop);
}

Status AmqpSession::readWaiting()
{
    for (int frames = 0; frames < mostAtOnce; ++frames) {
        const Result<bool> came = readFrame(Millis{0}, {});
        if (!came)
            return std::unexpected(came.error());
        if (!*came)
            break;
    }
    return {};
}

/// rabbitmq-c waits without end for a peer that does not read, so this waits first. What comes in
/// meanwhile is read: a broker that cannot write may not read either.
Status AmqpSession::awaitWritable(const std::stop_token &stop)
{
    const auto deadline = Steady::now() + m_options.callTimeout;
    for (;;) {
        pollfd socket{.fd = amqp_get_sockfd(m_handle.get()), .events = POLLIN | POLLOUT, .revents = 0};
        if (isWritable(socket.fd))
            return {};
        if (stop.stop_requested())
            return std::unexpected(cancelled(m_where));
        if (Steady::now() >= deadline)
            return given(timedOut(m_where));
        ::poll(&socket, 1, int(slice.count()));
        if ((socket.revents & POLLIN) != 0 && m_channelOpen) {
            if (const Status read = readWaiting(); !read)
                return read;
        }
    }
}

/// Without this the library's three pieces of a message make a packet each message, or three with TLS, and each of them wakes the broker.
void AmqpSession::holdPackets(bool hold)
{
    if (m_holds == hold || !isOpen())
        return;
    const int value = hold ? 1 : 0;
    ::setsockopt(amqp_get_sockfd(m_handle.get()), IPPROTO_TCP, TCP_CORK, &value, sizeof value);
    m_holds = hold;
}

Status AmqpSession::sent(int status)
{
    if (status != AMQP_STATUS_OK)
        return broken(status);
    return {};
}

Status AmqpSession::reopenChannel(std::stop_token stop)
{
    m_inbox.forgetChannel();
    m_confirms = false;
    m_published = 0;
    const Status opened = ask([](amqp_connection_state_t state) { amqp_channel_open(state, channel); }, stop, false);
    m_channelOpen = opened.has_value();
    if (opened)
        m_closeReason.reset();
    return opened;
}

Result<quint64> AmqpSession::publish(const AmqpMessage &message, std::stop_token stop)
{
    if (const Status ready = usable(stop); !ready)
        return std::unexpected(ready.error());
    const auto deadline = Steady::now() + m_options.callTimeout;
    while (!blocked().isEmpty()) {
        const Result<bool> came = readFrame(until(deadline), stop);
        if (!came)
            return std::unexpected(came.error());
        if (!*came) {
            return failure(ErrorKind::Timeout, QCoreApplication::translate("Amqp", "%1 takes no messages at present").arg(m_where), blocked());
        }
    }
    if (const Status ready = awaitWritable(stop); !ready)
        return std::unexpected(ready.error());

    amqp_basic_properties_t plain{};
    plain._flags = AMQP_BASIC_DELIVERY_MODE_FLAG;
    plain.delivery_mode = message.persistent ? AMQP_DELIVERY_PERSISTENT : AMQP_DELIVERY_NONPERSISTENT;
    const WireProperties wire(message.properties);
    if (!message.properties.isEmpty() && wire.get() == nullptr)
        return failure(ErrorKind::Usage, QCoreApplication::translate("Amqp", "The properties of a message cannot be read"));
    const amqp_basic_properties_t &properties = wire.get() != nullptr ? *wire.get() : plain;
    const QByteArray exchange = message.exchange.toUtf8();
    const QByteArray key = message.keyBytes.isEmpty() ? message.routingKey.toUtf8() : message.keyBytes;
    int status = AMQP_STATUS_OK;
    holdPackets(m_gathers);
    {
        const SocketInterrupt interrupt(stop, amqp_get_sockfd(m_handle.get()));
        status = amqp_basic_publish(m_handle.get(), channel, toBytes(exchange), toBytes(key), message.mandatory, false, &properties, toBytes(message.body));
    }
    if (stop.stop_requested())
        return given(cancelled(m_where));
    if (status != AMQP_STATUS_OK)
        return broken(status);
    if (!m_confirms)
        return 0;
    m_inbox.expect(++m_published);
    return m_published;
}

Result<AmqpConfirms> AmqpSession::takeConfirms(Millis wait, std::stop_token stop)
{
    const auto deadline = Steady::now() + wait;
    // First what is there, so that a busy channel is read with few waits.
    Status read = usable(stop);
    if (read)
        read = readWaiting();
    while (read && !m_inbox.hasConfirms()) {
        const Result<bool> came = readFrame(until(deadline), stop);
        if (!came)
            read = std::unexpected(came.error());
        else if (!*came)
            break;
        else
            read = readWaiting();
    }
    // What was confirmed before the failure counts; the failure comes back with the next call.
    if (!read && !m_inbox.hasConfirms())
        return std::unexpected(read.error());
    return m_inbox.takeConfirms();
}

Result<AmqpConfirms> AmqpSession::awaitConfirms(Millis wait, std::stop_token stop)
{
    const auto deadline = Steady::now() + wait;
    while (unconfirmed() > 0) {
        const Result<bool> came = readFrame(until(deadline), stop);
        if (!came)
            return std::unexpected(came.error());
        if (!*came)
            return std::unexpected(timedOut(m_where));
    }
    return m_inbox.takeConfirms();
}

Result<std::optional<AmqpDelivery>> AmqpSession::next(Millis wait, std::stop_token stop)
{
    std::optional<Steady::time_point> deadline;
    for (;;) {
        if (m_inbox.hasDelivery())
            return m_inbox.takeDelivery();
        if (m_inbox.takeConsumerEnd()) {
            return failure(ErrorKind::NotFound, QCoreApplication::translate("Amqp", "%1 ended the consumer: its queue is gone").arg(m_where));
        }
        const Result<bool> came = readFrame(wait, deadline, stop);
        if (!came)
            return std::unexpected(came.error());
        if (!*came)
            return std::nullopt;
    }
}

Status AmqpSession::ack(quint64 tag, bool multiple)
{
    if (const Status ready = usable({}); !ready)
        return ready;
    holdPackets(false);
    if (const Status ready = awaitWritable({}); !ready)
        return ready;
    return sent(amqp_basic_ack(m_handle.get(), channel, tag, multiple));
}

Status AmqpSession::nack(quint64 tag, bool requeue, bool multiple)
{
    if (const Status ready = usable({}); !ready)
        return ready;
    holdPackets(false);
    if (const Status ready = awaitWritable({}); !ready)
        return ready;
    return sent(amqp_basic_nack(m_handle.get(), channel, tag, multiple, requeue));
}

Status AmqpSession::keepAlive()
{
    if (const Status ready = usable({}); !ready)
        return ready;
    holdPackets(false);
    return readWaiting();
}

} // namespace warrener
