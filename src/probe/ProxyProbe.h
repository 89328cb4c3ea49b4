#pragma once

#include "probe/ProxyDeepLook.h"
#include "probe/ProbeContext.h"

#include <QCoroTask>
#include <QMap>

#include <stop_token>

namespace warrener {

QCoro::Task<QMap<ProxyName, ProxyDeepLook>> lookAtProxies(ProbeContext context, std::stop_token stop);

} // namespace warrener
