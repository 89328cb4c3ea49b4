#pragma once

#include "look/access/ClusterAccess.h"
#include "look/monitor/TaskCount.h"

#include <memory>
#include <stop_token>

namespace warrener {

class SnapshotBuilder;

/// What every poller of one cluster needs.
struct PollContext
{
    ClusterAccess *access = nullptr; ///< outlives the pollers
    std::shared_ptr<const Clock> clock;
    SnapshotBuilder *builder = nullptr;
    TaskCount tasks;
    std::stop_token stop;

    const ClusterProfile &profile() const { return access->profile(); }
    const Doors &doors() const { return access->doors(); }
};

} // namespace warrener
