#pragma once

#include "cluster/QueueMessage.h"
#include "look/amqp/AmqpDelivery.h"

namespace warrener {

/// The header that the broker adds on the way out of a queue of its type, and that tells of the delivery, not of the message. In a message of a queue
/// of another type it is its publisher's: one that was moved there by a shovel has it from the queue before.
inline constexpr auto ofQuorumQueues = "x-delivery-count";
inline constexpr auto ofStreams = "x-stream-offset";
inline constexpr auto ofClassicQueues = "";

/// A delivery as a message of its queue, without the header `added`, one of the three.
QueueMessage deliveredMessage(AmqpDelivery delivery, quint64 index, QByteArrayView added);

} // namespace warrener
