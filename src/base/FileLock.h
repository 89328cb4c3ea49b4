#pragma once

#include "base/Clock.h"

#include <cstdint>
#include <functional>
#include <stop_token>

namespace warrener {

enum class LockAnswer : std::uint8_t {
    Taken,
    Held,       ///< by another process, or another descriptor of this one
    Impossible, ///< the file system has no locks; errno says how it put that
};

/// Tries to take the file for this descriptor alone, until it is closed: whatever ends the process ends the
/// lock. Never waits. By flock(), or, where the file system has none, by a lock of fcntl() that belongs to the
/// open file; all processes on one file system meet by the same means.
LockAnswer lockFile(int descriptor);

/// Asks until the answer is another one than Held, for `patience` at most: a process that is frozen while it holds a lock must
/// not freeze this one. Asks once at least; `stop` ends it early, as Held. For threads that may wait: nobody tells when a lock
/// of another process is free. The one place where they do.
LockAnswer waitForLock(Millis patience, const std::function<LockAnswer()> &ask, const std::stop_token &stop = {});

} // namespace warrener
