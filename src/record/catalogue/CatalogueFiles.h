#pragma once

#include "base/Result.h"

#include <QString>

class QFile;

namespace warrener::cataloguefiles {

// Names in a catalogue's folder; README.md lists them.
inline constexpr auto stagingFolder = QLatin1StringView(".staging");
inline constexpr auto lockFile = QLatin1StringView(".lock");
inline constexpr auto sidecarEnd = QLatin1StringView(".json");
inline constexpr auto pinEnd = QLatin1StringView(".pin");
inline constexpr auto partEnd = QLatin1StringView(".part");
inline constexpr auto stagingLockEnd = QLatin1StringView(".lock");
inline constexpr auto stagingListEnd = QLatin1StringView(".entries");
inline constexpr auto stagingOpenEnd = QLatin1StringView(".open");
inline constexpr auto readBackEnd = QLatin1StringView(".readback");
inline constexpr auto copyingEnd = QLatin1StringView(".copying");

/// ".tar.zst", ".tar.gz", either with ".age" behind it, where a name ends so; empty otherwise.
QString archiveEndOf(const QString &name);
/// ".ID.tar.zst.part".
QString partNameOf(const QString &archiveName);
/// The archive's name of a part's; empty: it is none.
QString archiveNameOfPart(const QString &name);

/// 0700, with those above it. Errors: Io.
Status makeFolder(const QString &folder);
/// NotFound, in words about that backup.
std::unexpected<Error> noBackup(const QString &id);
std::unexpected<Error> fileFailed(const QString &message, int code);
/// Makes and locks a file, and gives its descriptor: the lock ends with it. The file is one that still has its
/// name: who removes it does that under its lock. Errors: Forbidden (held by another), Io.
Result<int> openLocked(const QString &file);

/// Opens a file for what comes out of a backup, 0600, and never over what is there: on many disks “Orders” is “orders”. Errors: Io, with
/// words of its own where there is such a file.
Status openNewFile(QFile &file);

} // namespace warrener::cataloguefiles
