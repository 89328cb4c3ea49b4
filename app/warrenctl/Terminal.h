#pragma once

#include "base/Result.h"

#include <QString>

#include <cstdio>

namespace warrener::ctl {

// What people read while a command works, always on stderr: stdout holds the answer alone.

/// One line, or several; made safe for the terminal, because names come from outside.
void tell(const QString &lines);
/// The error in one line, with its detail: what the system says of a file.
QString withDetail(const Error &error);
/// "warrenctl: …", with the error's detail.
void complainOf(const Error &error);
/// A line that the next one replaces; nothing where stderr is no terminal. Empty clears it.
void showProgress(const QString &line);

/// The answer, as it is, with all that was written there before. Errors: Io, where not all of it went out (a full disk, a descriptor that is
/// closed), now or before; a reader that has gone, as `head` does, has had what it wanted.
Status printAnswer(std::FILE *where, const QString &text);
/// Nobody reads the pipe any more.
bool isReaderGone(std::FILE *where);

} // namespace warrener::ctl
