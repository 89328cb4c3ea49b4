#pragma once

#include "look/amqp/AmqpOptions.h"
#include "look/examination/ReachLook.h"

#include <QCoroTask>

#include <stop_token>

namespace warrener {

constexpr Millis mostTripTime{5000};

/// Sends one message to an exclusive queue of its own and takes it back, on a worker thread. The
/// queue goes with the connection. Ends about a second after `most`, soon after `stop`.
QCoro::Task<AmqpTrip> amqpTrip(QString protocol, AmqpOptions options, std::stop_token stop, Millis most = mostTripTime);

/// The same on the calling thread, which it blocks.
AmqpTrip runAmqpTrip(QString protocol, AmqpOptions options, std::stop_token stop, Millis most = mostTripTime);

} // namespace warrener
