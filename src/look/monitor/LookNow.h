#pragma once

#include "look/monitor/Monitor.h"
#include "look/monitor/MonitorFocus.h"

#include <QCoroTask>

#include <stop_token>

namespace warrener {

/// What one look is for.
struct LookWish
{
    MonitorFocus focus{};
    bool keepsQueuesInMind = false; ///< the queues too, as a window has them for its verdict: without rates
};

/// All have answered or failed (hosts twice: CPU is a difference), and nobody's answer is in dispute; where they are kept in mind, the
/// queues too, if anybody answers who could tell of them. Where the focus is on queues: the nodes and those alone. Pure.
bool isWhole(const Snapshot &snapshot, const LookWish &wish = {});

/// One look at everybody by a monitor of its own: the first snapshot that is whole (with the focus on queues and those out of counters
/// the one after, since rates are differences), or what there is after `patience` or `stop`. Null where there is nothing at all.
QCoro::Task<SnapshotPtr> lookNow(ClusterProfile profile, Credentials credentials, Millis patience, std::stop_token stop, LookWish wish = {});

} // namespace warrener
