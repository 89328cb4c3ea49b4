#pragma once

#include "record/catalogue/Retention.h"
#include "record/catalogue/SecondPlace.h"

namespace warrener {

/// What becomes of the copies by the rules of the catalogue, newest first, those of `cluster` alone. `here` and `copies` are all that is in the two
/// places, of every cluster: a copy of what stays here stays, pinned or needed here included, and so does what it needs. Pure.
QList<RetentionVerdict> secondPlacePreview(const QList<BackupSummary> &here, const QList<BackupSummary> &copies, const QString &cluster,
                                           const RetentionRules &rules, TimePoint now);

/// The same of the places as they are. Where the catalogue has no good backup of the cluster nothing can go there: the copies may
/// be all that is left, and nobody can tell which were pinned. Errors: Usage (that; the second place is the first one), and
/// those of backupsInSecondPlace.
QCoro::Task<Result<QList<RetentionVerdict>>> previewSecondPlace(Catalogue catalogue, SecondPlace place, QString cluster, RetentionRules rules, TimePoint now,
                                                                std::stop_token stop);

/// Does it. First the newest sound copy that stands for what goes, and its chain, are read back there by their SHA-256: where
/// one is not what was written nothing goes. Dependants go before their bases, and the first failure or `stop` ends it. What went is noted here as not copied.
/// Gives what was removed. Errors: as above; Malformed (a copy that others rely upon is damaged); Usage (somebody changed what is there meanwhile).
QCoro::Task<Result<QList<RetentionVerdict>>> pruneSecondPlace(Catalogue catalogue, SecondPlace place, QString cluster, RetentionRules rules, TimePoint now,
                                                              std::stop_token stop);

} // namespace warrener
