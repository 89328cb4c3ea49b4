#pragma once

#include "app/warrenctl/Errand.h"
#include "plan/backup/BackupRequest.h"

namespace warrener::ctl {

/// What `warrenctl backup …` is told beside what all commands are told.
struct BackupWish
{
    BackupRequest request = usualRequest(BackupType::Full);
    QStringList without{}; ///< parts, by their ids
    QString folder{};      ///< the catalogue; empty: as the profile says
    QStringList ids{};     ///< what the verb is about
    QString path{};        ///< cat: an entry
    QString out{};         ///< cat: a file; "": standard output
    QString note{};        ///< pin
    QString identity{};    ///< age identity file
    bool all = false;      ///< list: of every cluster in the folder
    bool second = false;   ///< list, verify, prune: the copies in the second place
    bool deep = false;     ///< verify: all messages, all of the chain
    bool sidecar = false;  ///< verify: a sidecar that is missing or damaged is made again first
    QString schedule{};    ///< create: systemd's OnCalendar; empty: now
    bool unschedule = false;
};

/// backup create.
Outcome createBackup(const ClusterProfile &profile, const Credentials &credentials, const BackupWish &wish, const Options &options);
/// backup create --schedule, --unschedule.
Outcome scheduleBackup(const ClusterProfile &profile, const BackupWish &wish, const Options &options);
// Of the catalogue: no broker is asked.
Outcome listBackups(const ClusterProfile &profile, const BackupWish &wish);
Outcome showBackup(const ClusterProfile &profile, const BackupWish &wish);
Outcome catBackup(const ClusterProfile &profile, const BackupWish &wish, const Options &options);
Outcome verifyBackups(const ClusterProfile &profile, const BackupWish &wish);
Outcome pruneBackups(const ClusterProfile &profile, const BackupWish &wish, const Options &options);
Outcome copyBackups(const ClusterProfile &profile, const BackupWish &wish);
Outcome pinBackup(const ClusterProfile &profile, const BackupWish &wish, bool pinned);
Outcome consolidateBackup(const ClusterProfile &profile, const BackupWish &wish);
/// Of two backups, or of one and the cluster as it is.
Outcome diffBackup(const Errand &errand, const BackupWish &wish);

} // namespace warrener::ctl
