#pragma once

#include "judge/assess/Draft.h"
#include "judge/assess/HostCondition.h"

namespace warrener {

QList<Draft> hostFindings(const Snapshot &snapshot, const HostLook &host, HostCondition condition);

/// Its state in a word; `findings` are the ones of this host.
SubjectState hostState(const HostLook &host, HostCondition condition, const QList<Draft> &findings);

} // namespace warrener
