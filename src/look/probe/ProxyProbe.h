#pragma once

#include "look/examination/ProxyDeepLook.h"
#include "look/probe/ProbeContext.h"

#include <QCoroTask>
#include <QMap>

#include <stop_token>

namespace warrener {

/// Of one proxy: its servers, workers, and configuration. Errors stand in the answers; ends within
/// 12 s.
QCoro::Task<ProxyDeepLook> lookAtProxy(ProbeContext context, ProxyProfile proxy, std::stop_token stop);

/// Of all of them, side by side.
QCoro::Task<QMap<ProxyName, ProxyDeepLook>> lookAtProxies(ProbeContext context, std::stop_token stop);

} // namespace warrener
