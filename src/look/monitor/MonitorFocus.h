#pragma once

#include "base/Ids.h"
#include "cluster/Queue.h"

#include <QList>

#include <optional>

namespace warrener {

/// What somebody is looking at right now, so that nothing else is asked for.
struct MonitorFocus
{
    bool queues = false;           ///< a page shows the table of queues
    QList<QueueRef> visibleQueues; ///< rows on screen: leader, members, state are asked for these
    std::optional<NodeName> node;  ///< the page of one node is open

    bool operator==(const MonitorFocus &) const = default;
};

} // namespace warrener
