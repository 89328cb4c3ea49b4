#pragma once

#include "look/access/ClusterAccess.h"
#include "run/operations/recovery/ClusterConditions.h"

#include <QCoroTask>
#include <QJsonObject>

namespace warrener {

/// Of an answer that says no: whether that is only because it is not known; true or not there.
inline constexpr QLatin1StringView conditionUntoldKey("unknown");

/// Asks whether the condition holds at this moment: {"done", "words"}, and conditionUntoldKey. `node`: of one that needsNode().
/// `ask`: nodes, the first that answers tells; what each node tells of itself all nodes of the profile are asked, side by side.
/// Changes nothing. Errors: those of whom it asks, where nobody else could tell; Malformed, where a host's words are none that
/// can be read.
QCoro::Task<Result<QJsonObject>> lookForCondition(std::shared_ptr<ClusterAccess> access, ClusterCondition condition, NodeName node, QList<NodeName> ask,
                                                  std::stop_token stop);

} // namespace warrener
