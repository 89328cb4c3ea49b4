#pragma once

#include "cluster/Queue.h"
#include "judge/assess/QueueCondition.h"

#include <optional>

namespace warrener {

/// Which queues a person wants to see.
struct QueueFilter
{
    QString expression = {}; ///< a regular expression found in the name; empty: every name
    std::optional<QString> vhost = {};
    std::optional<QueueType> type = {};
    QueueConditions conditions = 0;      ///< 0: any
    std::optional<NodeName> leader = {}; ///< an empty name: queues that are known to have none

    bool isEmpty() const { return *this == QueueFilter{}; }
    bool operator==(const QueueFilter &) const = default;
};

} // namespace warrener
