#pragma once

#include "probe/Answer.h"

namespace warrener {

/// One proxy from inside: servers, workers, configuration.
struct ProxyDeepLook
{
};

} // namespace warrener
