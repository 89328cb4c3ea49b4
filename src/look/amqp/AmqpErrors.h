#pragma once

#include "base/Result.h"
#include "look/amqp/AmqpCloseReason.h"

#include <QString>

#include <rabbitmq-c/amqp.h>

namespace warrener {

/// A broker's closing words, cut to 512 characters, without control characters.
AmqpCloseReason reasonOf(const amqp_connection_close_t &close);
AmqpCloseReason reasonOf(const amqp_channel_close_t &close);

/// A close by the broker as an error. `where` is the endpoint; `opening`: before the session
/// was open, when a refusal means a wrong password.
Error closedByBroker(const AmqpCloseReason &reason, const QString &where, bool opening);

/// One of rabbitmq-c's status codes as an error.
Error fromStatus(int status, const QString &where);

Error cancelled(const QString &where);
Error timedOut(const QString &where);

} // namespace warrener
