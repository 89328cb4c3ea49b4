#include "probe/ProxyProbe.h"

namespace warrener {

QCoro::Task<QMap<ProxyName, ProxyDeepLook>> lookAtProxies(ProbeContext context, std::stop_token stop)
{
    Q_UNUSED(context)
    Q_UNUSED(stop)
    co_return {};
}

} // namespace warrener
