#pragma once

#include "probe/HostDeepLook.h"
#include "probe/ProbeContext.h"

#include <QCoroTask>
#include <QMap>

#include <stop_token>

namespace warrener {

QCoro::Task<QMap<HostName, HostDeepLook>> lookAtHosts(ProbeContext context, std::stop_token stop);

} // namespace warrener
