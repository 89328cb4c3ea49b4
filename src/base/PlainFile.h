#pragma once

#include "base/Clock.h"
#include "base/Result.h"

#include <QFile>

namespace warrener {

/// Opens a file that was found in a folder, to be read. False where it is not there, is no plain file, or cannot be
/// opened: error strings as QFile's. A pipe that somebody left among our files would let its reader wait for ever, a
/// device never end; what a person names outright may be a pipe: readNamedFile().
bool openPlainFile(QFile &file, QIODevice::OpenMode mode = QIODevice::ReadOnly);

/// The whole of a small file that was found in a folder, as openPlainFile() opens it. Errors: Io (the message is the bare reason, the system's where it gave
/// one), TooLarge (more than `most` bytes).
Result<QByteArray> readPlainFile(const QString &name, qint64 most);

/// So long a pipe may take to say all that it has to say: the plan of another warrenctl is asked for meanwhile.
constexpr Millis namedFilePatience{60'000};
/// The same of what a person names outright, which may be a pipe or a terminal too (/dev/stdin). One into which nobody writes, or that never ends, is an
/// error once `patience` is over. Errors: as readPlainFile(). Waits: not for the GUI thread.
Result<QByteArray> readNamedFile(const QString &name, qint64 most, Millis patience = namedFilePatience);

/// All of the bytes; false: not, and errorString() says why. A disk that fills up takes a part of them first, of which Qt says nothing:
/// only who goes on with the rest is told the reason.
bool writeAll(QIODevice &device, QByteArrayView bytes);

} // namespace warrener
