#pragma once

#include <memory>

namespace warrener {

class ClusterAccess;
class Operations;

/// Whatever a plan of the house can name, but for what needs more than the access (`ClusterOperations.h`). The operations share
/// `access`, and live in its thread.
void addEveryOperation(Operations &operations, std::shared_ptr<ClusterAccess> access);

} // namespace warrener
