#pragma once

#include "base/Result.h"
#include "look/amqp/AmqpCloseReason.h"
#include "look/amqp/AmqpOptions.h"

#include <memory>
#include <optional>
#include <rabbitmq-c/amqp.h>
#include <stop_token>
#include <sys/time.h>

namespace warrener {

/// A connection of rabbitmq-c, closed with its last owner.
using AmqpHandle = std::shared_ptr<amqp_connection_state_t_>;

/// Connects, by TLS where asked for, and logs in; no channel is open yet. Blocks the calling thread
/// at most options.connectTimeout. `stop` is seen within 100 ms. `reason` takes the broker's words
/// when it refused. A password that was refused too often by options.tries is not told again: its last refusal. Errors: those of connectTcp(), Tls,
/// CertificateExpired, Silent (no answer after the connection was accepted), Unauthorized, Forbidden, NotFound (virtual host), Malformed, Disconnected.
Result<AmqpHandle> connectAmqp(const AmqpOptions &options, std::stop_token stop, std::optional<AmqpCloseReason> &reason);

timeval toTimeval(Millis time);

} // namespace warrener
