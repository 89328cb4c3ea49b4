#pragma once

#include "app/warrenctl/Verb.h"

namespace warrener::ctl {

/// The whole command line. Its texts are in the language that is installed when it is called.
Verb commandLine();

// Each in a file of its own.
Verb clustersVerb();
Verb statusVerb();
Verb nodesVerb();
Verb queuesVerb();
Verb diagnoseVerb();
Verb failoverVerb();
Verb failbackVerb();
Verb rebalanceVerb();
Verb drainVerb();
Verb reviveVerb();
Verb restartVerb();
Verb startVerb();
Verb startApplicationVerb();
Verb thawVerb();
Verb resumeListenersVerb();
Verb closeConnectionsVerb();
Verb backupVerb();
Verb restoreVerb();
Verb recoveryVerb();
Verb drillVerb();
Verb calendarVerb();
Verb watchVerb();
Verb journalVerb();
Verb proxyVerb();
Verb completionVerb();
Verb helpVerb();
Verb manVerb();

} // namespace warrener::ctl
