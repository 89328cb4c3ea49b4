#pragma once

#include "base/Clock.h"
#include "base/Result.h"
#include "cluster/ClusterProfile.h"

#include <stop_token>

struct addrinfo;

namespace warrener {

/// Opens a TCP connection: a non-blocking, close-on-exec socket that the caller closes. Blocks the
/// calling thread at most `timeout`, the look-up of the name included; `stop` is seen within 100 ms.
/// Errors: Unresolved, Refused, Unreachable, Timeout, Cancelled, Io.
Result<int> connectTcp(Endpoint endpoint, Millis timeout, std::stop_token stop);

/// The same by the first of these addresses of `where` that lets us in; each has its share of what is left.
Result<int> connectToOneOf(const addrinfo *addresses, const QString &where, Millis timeout, const std::stop_token &stop);

} // namespace warrener
