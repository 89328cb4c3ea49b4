#pragma once

#include "plan/recovery/RecoveryScene.h"
#include "run/procedure/Plan.h"

namespace warrener {

/// Pure. Those that the document asks for, of each node that its plan takes away; and those of versions, where what was seen speaks
/// for them.
QList<Guard> recoveryGuards(const RecoveryScene &scene);

} // namespace warrener
