#pragma once

#include "cluster/QueueMessage.h"
#include "look/amqp/AmqpDelivery.h"

namespace warrener {

/// A delivery as a message of its queue, without the headers that the broker adds on the way out
/// (x-delivery-count, x-stream-offset): they tell of the delivery, not of the message.
QueueMessage deliveredMessage(AmqpDelivery delivery, quint64 index);

} // namespace warrener
