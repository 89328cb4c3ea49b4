#pragma once

#include <QFile>

namespace warrener {

/// Opens a file that was found in a folder, to be read. False where it is not there, is no plain file, or cannot be
/// opened: error strings as QFile's. A pipe that somebody left among our files would let its reader wait for ever, a
/// device never end; what a person names outright may be a pipe, and is opened as it is.
bool openPlainFile(QFile &file, QIODevice::OpenMode mode = QIODevice::ReadOnly);

/// All of the bytes; false: not, and errorString() says why. A disk that fills up takes a part of them first, of which Qt says nothing:
/// only who goes on with the rest is told the reason.
bool writeAll(QIODevice &device, QByteArrayView bytes);

} // namespace warrener
