#pragma once

#include <QByteArray>
#include <QList>

#include <cstdint>
#include <optional>

namespace warrener {

/// Where a message stood in its queue when it was looked at.
enum class MessageState : std::uint8_t {
    Ready,
    Unacknowledged, ///< with a consumer at that moment
    Returned,       ///< came back from a consumer, waits to be delivered again before the ready ones
    DeadLettering,  ///< no longer the queue's: on its way to its dead-letter exchange (at-least-once)
};

/// One message of a queue, whole.
struct QueueMessage
{
    /// What names it in its queue: Raft index (quorum queue), offset (stream), position from 1 on (classic queue).
    quint64 index = 0;
    MessageState state = MessageState::Ready;
    qint64 deliveryCount = -1; ///< deliveries that came back; −1: not known
    bool redelivered = false;  ///< as the broker said, or would say, at the next delivery
    QByteArray exchange{};
    QList<QByteArray> routingKeys{};    ///< the first one is the message's own; more by CC and BCC
    std::optional<qint64> receivedMs{}; ///< when the broker took it, since the epoch, UTC
    QByteArray properties{};            ///< AMQP 0-9-1 content properties, flags and list as on the wire; look/messages/MessageProperties.h reads them
    QByteArray payload{};
    QByteArray container{}; ///< as the broker kept it: "mc_amqpl", "mc_amqp", "mc_mqtt"; empty on 3.x and where read by AMQP

    bool operator==(const QueueMessage &) const = default;
};

} // namespace warrener
