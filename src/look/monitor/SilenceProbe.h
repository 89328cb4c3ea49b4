#pragma once

#include "base/Result.h"

#include <QCoroTask>
#include <QUrl>

#include <stop_token>

namespace warrener {

/// After a time-out, tells a program that hangs from a host that is gone: Silent where the port of
/// `url` still accepts, Unreachable where nothing comes back at all, else what the port says.
QCoro::Task<Error> toldApart(Error timeout, QUrl url, std::stop_token stop);

} // namespace warrener
