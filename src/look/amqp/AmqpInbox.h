#pragma once

#include "base/Result.h"
#include "look/amqp/AmqpCloseReason.h"
#include "look/amqp/AmqpConfirms.h"
#include "look/amqp/AmqpDelivery.h"

#include <deque>
#include <optional>
#include <rabbitmq-c/amqp.h>
#include <set>
#include <variant>

namespace warrener {

/// What came in on one channel and was not asked for: deliveries, confirms, returns, closings.
/// Puts them together from frames; knows no socket.
class AmqpInbox final
{
public:
    /// `largest`: bytes of one message; `mostWaiting`: deliveries kept for next().
    explicit AmqpInbox(qint64 largest, qsizetype mostWaiting = 65536) : m_largest(largest), m_mostWaiting(mostWaiting) {}

    /// Copies all that it needs. Errors: Malformed (frames out of order), TooLarge.
    Status take(const amqp_frame_t &frame);

    /// From now on `number` waits for a confirm.
    void expect(quint64 number) { m_unconfirmed.insert(m_unconfirmed.end(), number); }
    qsizetype unconfirmed() const { return qsizetype(m_unconfirmed.size()); }
    /// All before it are settled; nothing: all are.
    std::optional<quint64> firstUnconfirmed() const { return m_unconfirmed.empty() ? std::nullopt : std::optional(*m_unconfirmed.begin()); }

    std::optional<AmqpDelivery> takeDelivery();
    bool hasDelivery() const { return !m_deliveries.empty(); }
    AmqpConfirms takeConfirms() { return std::exchange(m_confirms, {}); }
    bool hasConfirms() const { return !m_confirms.isEmpty(); }

    /// The last closing of a channel or of the connection; takeable once.
    std::optional<AmqpCloseReason> takeClosing() { return std::exchange(m_closing, std::nullopt); }
    /// The broker ended a consumer (its queue was deleted or lost); takeable once.
    bool takeConsumerEnd() { return std::exchange(m_consumerEnded, false); }
    /// Not empty: the broker takes no messages at present, for this reason.
    const QString &blocked() const { return m_blocked; }

    /// After a new channel was opened in place of a closed one.
    void forgetChannel();

private:
    using Content = std::variant<std::monostate, AmqpDelivery, AmqpReturn>;

    Status takeMethod(const amqp_method_t &method);
    Status takeHeader(const amqp_frame_t &frame);
    Status keepProperties(const amqp_frame_t &frame, AmqpDelivery &delivery);
    Status takeBody(amqp_bytes_t fragment);
    Status finishContent();
    void settle(quint64 number, bool multiple, QList<quint64> &into);

    const qint64 m_largest;
    const qsizetype m_mostWaiting;
    std::deque<AmqpDelivery> m_deliveries;
    AmqpConfirms m_confirms;
    std::set<quint64> m_unconfirmed;
    std::optional<AmqpCloseReason> m_closing;
    bool m_consumerEnded = false;
    QString m_blocked;
    // Of the delivery before, shared with the next where it has the same.
    QByteArray m_consumer;
    QString m_consumerName;
    QByteArray m_exchange;
    QByteArray m_routingKey;
    Content m_content;
    QByteArray m_body;
    QByteArray m_encoded = QByteArray(1024, '\0'); ///< room in which properties are written
    std::optional<quint64> m_bodySize;             ///< set: the header came, this many bytes belong to the content
};

} // namespace warrener
