#pragma once

#include "base/Clock.h"

#include <optional>

namespace warrener {

struct RunState;

/// How far a backup's run is, and how fast.
struct BackupPace
{
    qint64 bytes = 0;                  ///< of what the step under way has to do
    double bytesPerSecond = 0;         ///< of that step, not of the steps before it; 0: not known
    std::optional<Millis> remaining{}; ///< of the whole run; empty: cannot be told

    bool operator==(const BackupPace &) const = default;
};

/// `bytes`: what each of its long steps goes through; 0: not known. A step that says how far it is, is taken by its own speed,
/// one that does not by what was expected of it, until that is over. Pure.
BackupPace backupPaceOf(const RunState &state, qint64 bytes, TimePoint now);

} // namespace warrener
