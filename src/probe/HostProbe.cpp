#include "probe/HostProbe.h"

namespace warrener {

QCoro::Task<QMap<HostName, HostDeepLook>> lookAtHosts(ProbeContext context, std::stop_token stop)
{
    Q_UNUSED(context)
    Q_UNUSED(stop)
    co_return {};
}

} // namespace warrener
