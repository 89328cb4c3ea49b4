#pragma once

#include "look/examination/BrokerLook.h"
#include "look/probe/ProbeContext.h"

#include <QCoroTask>

#include <stop_token>

namespace warrener {

/// Asks every node what only it knows, and the first that answers what holds for all, side by
/// side; at most 6 s in all. A dead node holds up nobody else. Never lists queues with statistics.
QCoro::Task<BrokerLook> lookAtBroker(ProbeContext context, std::stop_token stop);

} // namespace warrener
