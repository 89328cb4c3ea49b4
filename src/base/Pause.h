#pragma once

#include "base/Timekeeper.h"

#include <QCoroTask>

#include <memory>
#include <stop_token>

namespace warrener {

/// Lets `length` go by on that clock; nothing and less are one turn of the event loop. False: `stop`,
/// which any thread may request, ended it early, or had been requested before. The one way to wait
/// for time: under a test's clock a day of pauses takes no time.
QCoro::Task<bool> pauseFor(std::shared_ptr<Timekeeper> time, Millis length, std::stop_token stop = {});

} // namespace warrener
