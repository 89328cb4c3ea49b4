#pragma once

#include "look/examination/HostDeepLook.h"
#include "look/probe/ProbeContext.h"

#include <QCoroTask>
#include <QMap>

#include <stop_token>

namespace warrener {

/// Asks every host that has SSH, all at once, by one script each; a host that does not answer
/// costs the eight seconds that a login has, one that hangs behind the login 20 s more. Every host of the profile is in the result: the ones without SSH
/// with NotConfigured as the answer of their login.
QCoro::Task<QMap<HostName, HostDeepLook>> lookAtHosts(ProbeContext context, std::stop_token stop);

} // namespace warrener
