#include "probe/ReachProbe.h"

namespace warrener {

QCoro::Task<ReachLooks> lookAtReach(ProbeContext context, std::stop_token stop)
{
    Q_UNUSED(context)
    Q_UNUSED(stop)
    co_return {};
}

} // namespace warrener
