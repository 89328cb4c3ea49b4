#pragma once

#include "base/Result.h"
#include "record/catalogue/BackupSummary.h"

#include <QByteArray>
#include <QHash>
#include <QString>

namespace warrener {

/// Where one entry stands in an archive.
struct EntryPlace
{
    qint64 offset = 0; ///< bytes of the archive before its compressed frame
    qint64 packed = 0; ///< bytes of the frame
    qint64 size = 0;   ///< bytes of the entry

    bool operator==(const EntryPlace &) const = default;
};

/// What stands beside an archive, `ID.json`: the summary for lists, the table of offsets for random access, and
/// what happened to it since it was written. All but the last can be rebuilt from the archive.
struct Sidecar
{
    BackupSummary summary;                          ///< `file`, `condition`, `trouble` and `isPinned` are not written
    QList<std::pair<QString, EntryPlace>> places{}; ///< in the order of the archive; none where it is encrypted

    bool operator==(const Sidecar &) const = default;
};

/// Two lines that are one JSON document; each line carries its SHA-256, so that a list reads the first one only.
QByteArray toBytes(const Sidecar &sidecar);
/// Errors: Malformed (not the bytes that were written), TooLarge, NotAvailable (a newer Warrener's).
Result<Sidecar> sidecarFromBytes(const QByteArray &bytes);
/// The same of a file, of which no more is read than a sidecar may have. Errors: NotFound, Io, and those above.
Result<Sidecar> readSidecar(const QString &file);
/// The summary of the first line.
Result<BackupSummary> summaryFromSidecar(QByteArrayView firstLine);

} // namespace warrener
