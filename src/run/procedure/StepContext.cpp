#include "run/procedure/StepContext.h"

namespace warrener {

QCoro::Task<Status> StepContext::keep(QJsonObject what) const
{
    // A copy: this context may go while the disk is waited for.
    const auto onKeepNow = onKeep;
    if (!onKeepNow)
        co_return Status();
    co_return co_await onKeepNow(std::move(what));
}

} // namespace warrener
