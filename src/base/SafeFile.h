#pragma once

#include "base/Result.h"

#include <QFile>
#include <QSaveFile>

namespace warrener {

/// A file that is written whole or not at all: under a temporary name beside it, readable by its owner
/// alone (0600), synced, renamed over what was there, and its folder synced, so that a power cut
/// leaves the old one or the new one. What is not committed leaves nothing behind. Waits for the disk:
/// not for the GUI thread. Errors: Io, with the file and the reason.
class SafeFile final
{
public:
    explicit SafeFile(const QString &file) : m_file(file) {}
    Q_DISABLE_COPY_MOVE(SafeFile)

    Status open();
    /// What is written into it; what fails there fails commit() too.
    QIODevice &device() { return m_file; }
    Status commit();

private:
    std::unexpected<Error> failed(const QString &reason) const;

    QSaveFile m_file;
};

/// All of `bytes`, as SafeFile does it.
Status writeFileSafely(const QString &file, const QByteArray &bytes);

/// Closes a file that was not written to its end, and removes it by its name: QFile::remove() closes an open one first, which fails
/// once more on a full disk, and then it stays.
void removeUnfinished(QFile &file);

/// Syncs a folder, so that a file made, renamed or removed in it stays so. True also where the file
/// system knows no such thing.
bool syncFolder(const QString &folder);

} // namespace warrener
