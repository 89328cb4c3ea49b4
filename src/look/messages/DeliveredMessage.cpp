#include "look/messages/DeliveredMessage.h"

#include "look/messages/MessageProperties.h"

namespace warrener {

namespace {

QByteArray withoutDeliveryHeaders(const QByteArray &wire)
{
    Result<MessageProperties> properties = decodeProperties(wire);
    if (!properties || !properties->headers)
        return wire;
    std::erase_if(*properties->headers, [](const AmqpField &field) { return field.key == "x-delivery-count" || field.key == "x-stream-offset"; });
    // A table that held nothing else was none of the publisher's.
    if (properties->headers->empty())
        properties->headers.reset();
    return encodeProperties(*properties).value_or(wire);
}

} // namespace

QueueMessage deliveredMessage(AmqpDelivery delivery, quint64 index)
{
    const bool marked = delivery.deliveryCount || delivery.streamOffset;
    return {
        .index = index,
        .deliveryCount = delivery.deliveryCount.value_or(delivery.redelivered ? -1 : 0),
        .redelivered = delivery.redelivered,
        .exchange = std::move(delivery.exchange),
        .routingKeys = {std::move(delivery.routingKey)},
        .properties = marked ? withoutDeliveryHeaders(delivery.properties) : std::move(delivery.properties),
        .payload = std::move(delivery.body),
    };
}

} // namespace warrener
