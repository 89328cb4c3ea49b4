#pragma once

#include "record/catalogue/BackupSummary.h"

#include <QHash>
#include <QMap>
#include <QTimeZone>

namespace warrener {

/// Which backups of one cluster stay. Full and incremental ones are looked at together, those of configuration and of queue
/// data each by themselves: an hourly one of the configuration is no reason to let a full one go; of those again, who holds the same parts. A backup stays
/// where any rule keeps it; 0 switches a rule off. Only good backups count for a rule; hours, days, weeks (from Monday), months and years are those of `zone`,
/// and of each the newest backup is kept, for as many as there are backups in. The newest that was read back whole stays too.
struct RetentionRules
{
    int days = 30; ///< younger than this stay
    int last = 0;
    int hourly = 0;
    int daily = 0;
    int weekly = 0;
    int monthly = 0;
    int yearly = 0;
    int minimum = 3; ///< so many of the newest good ones always stay; with no other rule everything does
    QTimeZone zone = QTimeZone::systemTimeZone();

    bool operator==(const RetentionRules &) const = default;
};

struct RetentionVerdict
{
    BackupSummary backup;
    bool isKept = true;
    QString reason; ///< translated, the strongest: "pinned", "younger than 30 days", "needed by …", "older than 30 days"

    bool operator==(const RetentionVerdict &) const = default;
};

/// Each backup's fate, newest first, every cluster by itself. Pinned ones, running ones and what is no backup
/// of ours, or has a sidecar that cannot be read, stay; those dated ahead of `now` stay too, and count for none of the others; a base that a kept one needs
/// stays; damaged backups stay while they are young, then go as others. Pure. `stays`: ID → a translated reason why it stays whatever the rules say; like a
/// pinned one it counts among the newest.
QList<RetentionVerdict> retentionPreview(const QList<BackupSummary> &summaries, const RetentionRules &rules, TimePoint now,
                                         const QHash<QString, QString> &stays = {});
/// What of a cluster goes by such a preview, what others need behind those: an interrupted removal leaves no backup without its base. Pure.
QList<RetentionVerdict> inOrderOfRemoval(const QList<RetentionVerdict> &preview, const QString &cluster);
/// Which stay, by ID: whether a preview that somebody has read still says the same. Pure.
QMap<QString, bool> fatesOf(const QList<RetentionVerdict> &verdicts);
/// Backups of one group stand for each other: an older one may go because a newer one of its group stays. Pure.
QString retentionGroup(const BackupSummary &backup);

class Catalogue;

/// The fates of a cluster's backups by all that lie in the folder, as applyRetention() sees them: a base may be needed by, and may stand, what is of
/// another cluster, as after a new name of the profile. Waits for the disk.
Result<QList<RetentionVerdict>> previewRetention(const Catalogue &catalogue, const QString &cluster, const RetentionRules &rules, TimePoint now);
/// Does it: looks again under the catalogue's lock, removes dependants before their bases, and stops at the first failure.
/// Gives what was removed. Waits for the disk.
Result<QList<RetentionVerdict>> applyRetention(const Catalogue &catalogue, const QString &cluster, const RetentionRules &rules, TimePoint now);

QJsonObject toJson(const RetentionRules &rules);
Result<RetentionRules> retentionRulesFromJson(const QJsonObject &json);

} // namespace warrener
