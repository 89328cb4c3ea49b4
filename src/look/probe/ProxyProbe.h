#pragma once

#include "look/examination/ProxyDeepLook.h"
#include "look/probe/ProbeContext.h"

#include <QCoroTask>
#include <QMap>

#include <stop_token>

namespace warrener {

QCoro::Task<QMap<ProxyName, ProxyDeepLook>> lookAtProxies(ProbeContext context, std::stop_token stop);

} // namespace warrener
