#include "look/messages/DeliveredMessage.h"

#include "look/messages/MessageProperties.h"

namespace warrener {

namespace {

QByteArray withoutHeader(const QByteArray &wire, QByteArrayView header)
{
    Result<MessageProperties> properties = decodeProperties(wire);
    if (!properties || !properties->headers)
        return wire;
    if (std::erase_if(*properties->headers, [header](const AmqpField &field) { return field.key == header; }) == 0)
        return wire;
    // A table that held nothing else was none of the publisher's.
    if (properties->headers->empty())
        properties->headers.reset();
    return encodeProperties(*properties).value_or(wire);
}

} // namespace

QueueMessage deliveredMessage(AmqpDelivery delivery, quint64 index, QByteArrayView added)
{
    const bool isCounted = added == ofQuorumQueues && delivery.deliveryCount;
    const bool isMarked = isCounted || (added == ofStreams && delivery.streamOffset);
    return {
        .index = index,
        .deliveryCount = isCounted              ? *delivery.deliveryCount
                         : delivery.redelivered ? -1
                                                : 0,
        .redelivered = delivery.redelivered,
        .exchange = std::move(delivery.exchange),
        .routingKeys = {std::move(delivery.routingKey)},
        .properties = isMarked ? withoutHeader(delivery.properties, added) : std::move(delivery.properties),
        .payload = std::move(delivery.body),
    };
}

} // namespace warrener
