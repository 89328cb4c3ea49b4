#pragma once

#include "judge/diagnosis/HaproxyAdvice.h"
#include "look/access/ClusterAccess.h"

#include <QCoroTask>

#include <memory>
#include <stop_token>

namespace warrener {

/// Asks the proxy for its configuration and the brokers for their versions, and judges; changes
/// nothing. A proxy that cannot be looked into still gets a recommendation, and brokers that do not
/// answer count as old. Call it in the thread of `access`; ends within 15 s. Errors: NotFound (no such
/// proxy in the profile), Cancelled, and those of adviseHaproxy().
QCoro::Task<Result<HaproxyAdvice>> askHaproxyAdvice(std::shared_ptr<ClusterAccess> access, ProxyName proxy, std::stop_token stop);

} // namespace warrener
