#pragma once

#include "base/Clock.h"
#include "base/Pending.h"
#include "look/examination/BrokerLook.h"
#include "look/probe/ProbeContext.h"

#include <QCoroTask>

#include <memory>
#include <stop_token>

namespace warrener {

class BrokerMetricsClient;
class ManagementClient;

/// One node's two doors for the time of one look. Null where the profile has none.
struct BrokerDoors
{
    NodeProfile profile;
    std::shared_ptr<ManagementClient> api;
    std::shared_ptr<BrokerMetricsClient> metrics;
};

BrokerDoors doorsOf(const ProbeContext &context, const NodeProfile &node);

/// What only this node knows. `answers` is finished with true as soon as its API has answered, else
/// with false.
QCoro::Task<BrokerNodeLook> lookAtBrokerNode(ProbeContext context, BrokerDoors doors, Pending<bool> answers, std::stop_token stop);

/// Fills in what holds for the whole cluster, asked of the node behind `doors`.
QCoro::Task<BrokerLook> lookAtCluster(ProbeContext context, BrokerDoors doors, std::stop_token stop);

} // namespace warrener
