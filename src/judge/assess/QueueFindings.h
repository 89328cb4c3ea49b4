#pragma once

#include "judge/assess/Draft.h"

namespace warrener {

/// One finding for each condition that queues are in and that wants somebody to look, "queues." and the condition's
/// id, with how many they are: what the page of queues counts, by the same judgement. None where nobody looks at the
/// queues any more.
QList<Draft> queueFindings(const Snapshot &snapshot);

/// Of such a finding's id: no lost node brings it about.
bool isOfQueuesAlone(const QString &id);

} // namespace warrener
