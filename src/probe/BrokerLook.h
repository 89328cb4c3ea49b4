#pragma once

#include "probe/Answer.h"

namespace warrener {

/// What the cluster says of itself beyond the snapshot.
struct BrokerLook
{
};

} // namespace warrener
