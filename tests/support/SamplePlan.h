#pragma once

#include "run/procedure/Plan.h"
#include "support/SampleData.h"
#include "ui/failover/FailoverDesk.h"

namespace warrener::sampleData {

Sample healthyProduction(); ///< healthyStaging() under another name, in production

Plan switchoverPlan(Environment environment = Environment::Production); ///< broker1 to broker3, 9 steps
Plan failoverPlan();                                                    ///< broker1 froze: forced, 7 steps, two queues are lost for a while
Plan failbackPlan();                                                    ///< back to broker1, with an approval and a step by hand

FailoverOffer switchoverOffer(Environment environment = Environment::Production);
FailoverOffer refusedOffer(); ///< two guard rules refuse, one of them can be overridden
FailoverOffer failoverOffer();
FailoverOffer failbackOffer();

AutomaticView armedView(TimePoint now);
AutomaticView lostView(TimePoint now);    ///< shall be armed, and cannot be
AutomaticView blockedView(TimePoint now); ///< failing once more, blocked against flapping

} // namespace warrener::sampleData
