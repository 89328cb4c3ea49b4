#pragma once

#include "cluster/Bounds.h"
#include "cluster/ClusterProfile.h"

#include <QStringList>

#include <chrono>

namespace warrener {

class JsonReader;

/// Which backups stay. A backup stays when one of the rules wants it; 0 switches a rule off.
struct BackupRetention
{
    int days = 30;   ///< "days": all that are younger
    int last = 0;    ///< "last": the newest so many
    int hourly = 0;  ///< "hourly": the newest of each of so many hours that have one
    int daily = 0;   ///< "daily"
    int weekly = 0;  ///< "weekly": from Monday
    int monthly = 0; ///< "monthly"
    int yearly = 0;  ///< "yearly"
    int minimum = 3; ///< "minimum": the newest good ones that always stay

    bool operator==(const BackupRetention &) const = default;
};

namespace backupbounds {
inline constexpr Bounds days{0, 36'500};
inline constexpr Bounds kept{0, 10'000}; ///< by each of the other rules
inline constexpr Bounds minimum{1, 10'000};
inline constexpr Bounds rpoMinutes{0, 525'600};
} // namespace backupbounds

/// A backup that is made by itself.
struct ScheduledBackup
{
    QString type;     ///< "full", "incremental", "config", "queue-data"
    QString calendar; ///< systemd's OnCalendar: "hourly", "*-*-* 02:00:00"

    bool operator==(const ScheduledBackup &) const = default;
};

/// What the operators said about backups of one cluster, from the profile's key "backup".
struct BackupSettings
{
    std::chrono::minutes rpo{24 * 60}; ///< "rpoMinutes": the last good backup is never older, 0: no target
    QString folder;                    ///< "folder": the catalogue, an absolute path (see placeBackupFolder()); empty: the console's own
    BackupRetention retention;         ///< "retention"
    QString secondPlace;               ///< "secondPlace": an absolute path, or "sftp:HOST:/PATH"; empty: none
    QStringList recipients;            ///< "recipients": of age, to whom backups are encrypted; empty: they are not
    QList<ScheduledBackup> schedule;   ///< "schedule"; at most 32

    bool operator==(const BackupSettings &) const = default;
};

/// Missing keys and those of a wrong type keep their defaults; figures are held within their bounds.
BackupSettings backupSettings(const ClusterProfile &profile);

/// A relative folder is one beside the profile, a leading “~” the home of who runs this: never the working directory, which is another one
/// under systemd, so that a timer's backups would lie elsewhere than the window's. `file`: of the profile. Says so in the
/// profile's remarks.
void placeBackupFolder(ClusterProfile &profile, const QString &file);

/// Into the profile's key; other keys there are kept, and what is as the defaults is not written.
void setBackupSettings(ClusterProfile &profile, const BackupSettings &settings);

/// A key of theirs that is of another type than it must be is wrong in the whole profile: recipients that are no list would
/// be backups that are not encrypted.
void checkBackupSettings(JsonReader profile);

} // namespace warrener
