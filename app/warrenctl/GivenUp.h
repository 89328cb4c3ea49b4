#pragma once

#include "run/procedure/RunState.h"

namespace warrener::ctl {

// What a person hears who interrupts a run. Pure.

/// What would stay behind if the run's program ended now, line by line: faults with the time at which their host takes them back by itself, other steps by
/// their titles. Empty: nothing.
QStringList leftBehind(const RunState &state);
/// At the first Ctrl+C: what happens now, and what the second one would leave over.
QString interruptedWords(const RunState &state);
/// The last words at the second one: what is left over, and what takes it back.
QString givenUpWords(const RunState &state);

} // namespace warrener::ctl
