#pragma once

#include "look/monitor/Monitor.h"
#include "look/monitor/MonitorFocus.h"

#include <QCoroTask>

#include <stop_token>

namespace warrener {

/// All have answered or failed (hosts twice: CPU is a difference), and nobody's answer is in dispute. Where the focus is on queues:
/// the nodes and those. Pure.
bool isWhole(const Snapshot &snapshot, const MonitorFocus &focus = {});

/// One look at everybody by a monitor of its own: the first snapshot that is whole (of queues out of counters the one after, since
/// rates are differences), or what there is after `patience` or `stop`. Null where there is nothing at all.
QCoro::Task<SnapshotPtr> lookNow(ClusterProfile profile, Credentials credentials, Millis patience, std::stop_token stop, MonitorFocus focus = {});

} // namespace warrener
