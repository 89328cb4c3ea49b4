#pragma once

#include "base/Error.h"

namespace warrener {

/// Why a journal cannot be written, in words of its own for each case that an operator can do something
/// about, and what that is. `code`: of errno. Kind Io.
Error journalTrouble(const QString &path, int code);
/// The file system has no locks: two processes could write at once.
Error journalWithoutLocks(const QString &path, int code);

} // namespace warrener
