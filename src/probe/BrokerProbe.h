#pragma once

#include "probe/BrokerLook.h"
#include "probe/ProbeContext.h"

#include <QCoroTask>
#include <QMap>

#include <stop_token>

namespace warrener {

QCoro::Task<BrokerLook> lookAtBroker(ProbeContext context, std::stop_token stop);

} // namespace warrener
