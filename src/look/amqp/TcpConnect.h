#pragma once

#include "base/Clock.h"
#include "base/Result.h"
#include "cluster/ClusterProfile.h"

#include <stop_token>

namespace warrener {

/// Opens a TCP connection: a non-blocking, close-on-exec socket that the caller closes. Blocks the
/// calling thread at most `timeout`, the look-up of the name included; `stop` is seen within 100 ms.
/// Errors: Unresolved, Refused, Unreachable, Timeout, Cancelled, Io.
Result<int> connectTcp(Endpoint endpoint, Millis timeout, std::stop_token stop);

} // namespace warrener
