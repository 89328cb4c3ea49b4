#pragma once

#include "look/monitor/Monitor.h"

#include <QCoroTask>

#include <stop_token>

namespace warrener {

/// One look at everybody by a monitor of its own: the snapshot in which all have answered or failed
/// (hosts twice: CPU is a difference), or what there is after `patience` or `stop`. Null where
/// there is nothing at all.
QCoro::Task<SnapshotPtr> lookNow(ClusterProfile profile, Credentials credentials, Millis patience, std::stop_token stop);

} // namespace warrener
