#pragma once

#include "look/access/ClusterAccess.h"
#include "run/procedure/Operations.h"

#include <memory>

namespace warrener {

/// Whatever a plan of the house can name, but for what needs more than the access (`ClusterOperations.h`). The operations share
/// `access`, and live in its thread.
void addEveryOperation(Operations &operations, std::shared_ptr<ClusterAccess> access);

} // namespace warrener
