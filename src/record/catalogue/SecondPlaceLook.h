#pragma once

#include "record/catalogue/SecondPlaceFiles.h"

/// What is seen of a second place before anything is done with it.
namespace warrener::placefiles {

inline constexpr qsizetype longestFolder = 1'000; ///< of a place

/// Whether it can be one by its names. Errors: Usage.
Status isUsablePlace(const SecondPlace &place);

struct HashThere
{
    QString sha256;
    QString how;
};
/// What stands there, as its own machine reads it, or as it comes back from there. Errors: those of the files there, Io, Cancelled.
QCoro::Task<Result<HashThere>> hashThere(Catalogue catalogue, SecondPlace place, QString id, QString name, qint64 bytes, OnArchiveProgress progress,
                                         std::stop_token stop);
/// Malformed, in words about that copy.
std::unexpected<Error> otherBytes(const SecondPlace &place, const QString &name);

/// How many backups were copied to a place in which nothing lies. A disk that is not mounted leaves an empty folder where copies were: what is written
/// there lies on another disk, and is out of sight once it is back.
QCoro::Task<Result<int>> missedThere(QList<BackupSummary> here, SecondPlace place, std::stop_token stop);

} // namespace warrener::placefiles
