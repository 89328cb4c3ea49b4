#pragma once

#include "base/Result.h"
#include "look/examination/ReachLook.h"

#include <QCoroTask>

#include <stop_token>

namespace warrener {

/// Twenty packets in 4 s by the system's `ping` program, which may send them without being root.
/// A host that is silent costs 5 s and is a figure with 100 % loss, no error. Errors: NotConfigured
/// (no `ping` here, or it may not send), Unresolved, Unreachable, Cancelled, Timeout, Malformed, Usage.
QCoro::Task<Result<PingFigures>> ping(QString host, std::stop_token stop = {});

/// Reads the summary of iputils', BusyBox's, inetutils' and BSD's `ping -q` in the C locale.
/// Malformed where there is none, or its figures make no sense.
Result<PingFigures> parsePing(const QByteArray &text);

} // namespace warrener
