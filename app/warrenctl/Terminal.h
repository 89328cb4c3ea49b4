#pragma once

#include "base/Error.h"

#include <QString>

#include <cstdio>

namespace warrener::ctl {

// What people read while a command works, always on stderr: stdout holds the answer alone.

/// One line, or several; made safe for the terminal, because names come from outside.
void tell(const QString &lines);
/// "warrenctl: …", with the error's detail.
void complainOf(const Error &error);
/// A line that the next one replaces; nothing where stderr is no terminal. Empty clears it.
void showProgress(const QString &line);

/// As it is.
void print(std::FILE *where, const QString &text);

} // namespace warrener::ctl
