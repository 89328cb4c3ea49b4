#pragma once

#include "look/access/ClusterAccess.h"
#include "run/operations/drill/DrillConditions.h"

#include <QCoroTask>

namespace warrener {

/// What these conditions are judged by, asked side by side: nodes and queues of the first of `ask` that answers.
/// The probe's silence is the caller's to add. Changes nothing.
QCoro::Task<DrillSight> lookForDrill(std::shared_ptr<ClusterAccess> access, QList<NodeName> ask, QList<DrillCondition> conditions, std::stop_token stop);

} // namespace warrener
