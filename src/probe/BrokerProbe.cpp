#include "probe/BrokerProbe.h"

namespace warrener {

QCoro::Task<BrokerLook> lookAtBroker(ProbeContext context, std::stop_token stop)
{
    Q_UNUSED(context)
    Q_UNUSED(stop)
    co_return {};
}

} // namespace warrener
