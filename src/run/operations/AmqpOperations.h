#pragma once

#include "run/procedure/Plan.h"

namespace warrener {

// The proof: 40 messages to a queue of its own, confirmed, consumed and counted.

Step verifyProxyStep(const ProxyName &proxy);
Step verifyNodeStep(const NodeName &node);

} // namespace warrener
