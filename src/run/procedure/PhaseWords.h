#pragma once

#include "run/procedure/RunState.h"

namespace warrener {

/// Translated: "Still to come", "Running", "Done"….
QString describe(StepPhase phase);

} // namespace warrener
