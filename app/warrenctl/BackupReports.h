#pragma once

#include "app/warrenctl/Report.h"
#include "plan/backup/BackupRequest.h"
#include "record/catalogue/BackupDiff.h"
#include "record/catalogue/BackupSummary.h"
#include "record/catalogue/Retention.h"
#include "record/catalogue/Verify.h"

namespace warrener::ctl {

// Pure: values in, a report out. README.md beside this file describes the JSON.

/// `all`: of every cluster in the folder, what one of them builds upon among them.
Report backupsReport(const QList<BackupSummary> &backups, const QList<BackupSummary> &all, const QString &folder, TimePoint now);
/// The copies in the second place, beside what `here`, the catalogue, says of them.
Report copiesReport(const QList<BackupSummary> &copies, const QList<BackupSummary> &here, const QString &place, TimePoint now);
/// Exit code 1 where one is not what was written.
Report copiesVerifiedReport(const QList<std::pair<QString, Status>> &verdicts, const QString &place);
Report backupReport(const BackupSummary &summary, const BackupManifest &manifest);
Report entriesReport(const BackupManifest &manifest);
/// Exit code 1 where one is not good.
Report verifyReport(const QList<VerifyReport> &reports);
/// `place`: the second place, where it is about the copies there.
Report pruneReport(const QList<RetentionVerdict> &verdicts, bool isDone, const QString &place = {});
/// What a backup would cost, queue by queue: `json` has "estimate" alone.
Report estimateReport(const BackupEstimate &estimate);
/// Exit code 0 also where they differ.
Report diffReport(const BackupDiff &diff);
QJsonObject toJson(const BackupSummary &summary);

} // namespace warrener::ctl
