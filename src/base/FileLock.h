#pragma once

#include <cstdint>

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

} // namespace warrener
