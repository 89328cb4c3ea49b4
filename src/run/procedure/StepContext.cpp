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

QCoro::Task<Status> StepContext::stillSure() const
{
    const auto onSureNow = onSure;
    if (!onSureNow)
        co_return Status();
    const Status sure = co_await onSureNow();
    if (sure)
        co_return sure;
    // That nothing was done is what whoever reads it must know.
    Error error = sure.error();
    error.kind = ErrorKind::Forbidden;
    co_return std::unexpected(std::move(error));
}

} // namespace warrener
