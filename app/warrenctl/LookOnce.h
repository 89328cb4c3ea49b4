#pragma once

#include "base/Clock.h"
#include "cluster/ClusterProfile.h"
#include "cluster/Snapshot.h"
#include "look/monitor/Monitor.h"

namespace warrener::ctl {

/// Lets a monitor ask everybody and returns the snapshot in which everybody has answered or
/// failed (and the queues are there, where the focus wants them), or what there is after
/// `patience`. Null where there is nothing at all. Runs an event loop meanwhile.
SnapshotPtr lookOnce(const ClusterProfile &profile, const Credentials &credentials, const MonitorFocus &focus, Millis patience);

/// Whether nobody is still to be heard.
bool isComplete(const Snapshot &snapshot, const MonitorFocus &focus);

} // namespace warrener::ctl
