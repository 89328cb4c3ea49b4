#pragma once

#include "cluster/Event.h"
#include "ui/frame/PageSpec.h"

#include <initializer_list>

namespace warrener {

class ClusterStore;
class DiagnosisDesk;
class DrillDesk;
class RecoveryDesk;
class RunDesk;

/// What stands beside a page's name in the rail: the worst of what is on it, and how many are that bad. None: nothing that somebody
/// has to look at. Desks may be null: there is none for that cluster.
namespace badges {

/// The worst level among findings about such subjects, and how many of them are that bad.
PageBadge subjects(const ClusterStore &store, std::initializer_list<SubjectKind> kinds);
/// Findings speak of queues in sum; those that are as bad as the worst are counted.
PageBadge queues(const ClusterStore &store);
/// The worst level among the newest report's findings, and how many are that bad; what somebody
/// has marked as known is not counted, nor what has ended since.
PageBadge report(const DiagnosisDesk *desk, const ClusterStore &store);
/// A run that was left in the middle is the worst there is on this page.
PageBadge failovers(const RunDesk *runs);
/// The same of a recovery.
PageBadge recoveries(RecoveryDesk *desk);
/// One that goes on; else how many failed within a week and have not run well since.
PageBadge drills(const DrillDesk *desk);

} // namespace badges

} // namespace warrener
