#pragma once

#include "base/Clock.h"
#include "base/Result.h"

#include <QCoroTask>
#include <QList>
#include <QString>
#include <QStringList>

#include <cstdint>
#include <stop_token>

namespace warrener {

class HostShell;

/// A file as it lies on a host.
struct HostFile
{
    enum class Kind : std::uint8_t {
        File,
        Link,      ///< symbolic; never followed
        Other,     ///< a device, a socket, a pipe
        Unnamable, ///< whose name is no text, or holds controls: `path` shows it and does not lead to it
    };

    QString path{}; ///< absolute
    Kind kind = Kind::File;
    qint64 size = 0; ///< bytes
    int mode = 0;    ///< permission bits, 0–07777
    QString owner{};
    QString group{};
    TimePoint modified{};
    QString target{}; ///< of a link

    bool operator==(const HostFile &) const = default;
};

/// Bytes of a file of settings: what is larger is none, and nobody reads it whole.
inline constexpr qint64 largestSettingsFile = 16LL * 1024 * 1024;

/// Lists what lies in folders, each on its own file system, and single files; what is not there is left out.
/// Sorted by path. Links are listed, not followed: root must not be led out of the folder by who may write into it.
/// Paths are absolute. Changes nothing. Errors: those of HostShell::run(), Malformed, TooLarge (over 100,000 files).
QCoro::Task<Result<QList<HostFile>>> listHostFiles(HostShell &shell, QStringList places, std::stop_token stop = {});

/// What listHostFiles() runs: GNU find, one record a file.
QString listFilesCommand(const QStringList &places);
/// Reads what it printed. One whose name is not UTF-8 or holds controls is Unnamable, and no reason to miss the others. Errors: Malformed, TooLarge.
Result<QList<HostFile>> hostFilesFrom(const QByteArray &output);

/// Writes the file to standard output; refuses a link in its place.
QString readFileCommand(const QString &path);

} // namespace warrener
