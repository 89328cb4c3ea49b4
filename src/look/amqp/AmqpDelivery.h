#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace warrener {

/// A message that came to a consumer.
struct AmqpDelivery
{
    quint64 tag = 0; ///< for ack() and nack() of the same session
    bool redelivered = false;
    QString consumer; ///< the consumer's tag
    QByteArray exchange;
    QByteArray routingKey;
    QByteArray properties{}; ///< flags and list as on the wire: nothing of them is lost
    QByteArray body{};
    std::optional<qint64> deliveryCount{}; ///< x-delivery-count of quorum queues: earlier attempts
    std::optional<qint64> streamOffset{};  ///< x-stream-offset, where the queue is a stream

    bool operator==(const AmqpDelivery &) const = default;
};

} // namespace warrener
