#pragma once

#include "probe/Answer.h"

namespace warrener {

/// One host as it sees itself and its peers.
struct HostDeepLook
{
};

} // namespace warrener
