#include "record/catalogue/Standing.h"

#include "cluster/BackupSettings.h"
#include "record/catalogue/Catalogue.h"
#include "record/catalogue/SecondPlace.h"

#include <QCoreApplication>

#include <algorithm>
#include <iterator>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

TimePoint shownTime(const BackupSummary &backup, TimePoint now)
{
    return isNever(backup.cutAt) || backup.cutAt > now + clocksDiffer ? backup.at : backup.cutAt;
}

/// Of the copies in the place that the profile names now: those of a former one are of no use to who looks there.
void addCopies(BackupStanding &standing, const QString &cluster, const QList<BackupSummary> &backups, TimePoint now, bool savesMessages)
{
    QList<BackupSummary> copied;
    std::ranges::copy_if(backups, std::back_inserter(copied),
                         [&](const BackupSummary &backup) { return backup.liesIn(standing.secondPlace) && !isAhead(backup, now); });
    const BackupSummary *newest = lastGood(copied, cluster, now, savesMessages, true);
    if (newest != nullptr)
        standing.lastCopied = shownTime(*newest, now);
    for (const BackupSummary &backup : backups) {
        const bool counts = backup.cluster == cluster && backup.isGood() && !isAhead(backup, now) && (newest == nullptr || backup.at > newest->at)
                            && (!savesMessages || (backup.holds.contains(BackupPart::Messages) && backup.onlyQueues.isEmpty() && backup.missing == 0));
        if (counts && (isNever(standing.uncopiedSince) || backup.at < standing.uncopiedSince))
            standing.uncopiedSince = backup.at;
    }
}

} // namespace

BackupStanding standingOf(const ClusterProfile &profile, const QList<BackupSummary> &backups, TimePoint now)
{
    const BackupSettings settings = backupSettings(profile);
    BackupStanding standing{.isKnown = true};
    standing.rpo = settings.rpo;
    // Nobody who never made one is told that it is late.
    standing.isWanted = !backups.isEmpty() || !settings.schedule.isEmpty() || profile.other.value("backup"_L1).toObject().contains("rpoMinutes"_L1);
    // Who saves messages is not calmed by a backup without them.
    const bool savesMessages = std::ranges::any_of(backups, [&profile](const BackupSummary &backup) {
        return backup.cluster == profile.name.value && backup.holds.contains(BackupPart::Messages) && backup.onlyQueues.isEmpty();
    });
    // One from the future would be the newest good one until then. The cut's time is another host's, and may be as wrong.
    const BackupSummary *last = lastGood(backups, profile.name.value, now, savesMessages, true);
    if (last != nullptr && !isAhead(*last, now)) {
        standing.lastGood = shownTime(*last, now);
        standing.isVerified = last->verification == Verification::Good;
    }
    const Result<std::optional<SecondPlace>> place = secondPlaceOf(profile);
    standing.secondPlace = !place ? settings.secondPlace : *place ? (*place)->label() : QString();
    if (!standing.secondPlace.isEmpty())
        addCopies(standing, profile.name.value, backups, now, savesMessages);
    for (const BackupSummary &backup : backups) {
        if (isAhead(backup, now))
            standing.ahead.append(backup.id);
        if (backup.provenAt > now + clocksDiffer)
            continue;
        const bool isLater = isNever(standing.lastProven) || backup.provenAt > standing.lastProven;
        if (!isNever(backup.provenAt) && backup.provenTrouble.isEmpty() && isLater)
            standing.lastProven = backup.provenAt;
    }
    const auto newest =
        std::ranges::find_if(backups, [now](const BackupSummary &backup) { return backup.condition != BackupCondition::Running && !isAhead(backup, now); });
    if (newest != backups.end() && !newest->isGood())
        standing.lastTrouble = newest->trouble.isEmpty() ? newest->verifyTrouble : newest->trouble;
    else if (newest != backups.end() && newest->missing > 0)
        standing.lastTrouble =
            QCoreApplication::translate("BackupSummary", "%n part(s) of what was to be in it could not be had", nullptr, int(newest->missing));
    return standing;
}

QList<QueueRef> queuesOf(const BackupManifest &manifest)
{
    QList<QueueRef> queues;
    queues.reserve(manifest.queues.size());
    for (const BackedUpQueue &queue : manifest.queues)
        queues.append({queue.vhost, queue.name});
    return queues;
}

void addQueues(BackupStanding &standing, const Catalogue &catalogue, const QList<BackupSummary> &backups, TimePoint now)
{
    const BackupSummary *newest = nullptr;
    for (const BackupSummary &backup : backups) {
        if (backup.isGood() && backup.queues > 0 && isNewer(backup, newest, now))
            newest = &backup;
    }
    if (newest == nullptr)
        return;
    // What cannot be read is told by who verifies it.
    if (const Result<BackupManifest> manifest = catalogue.manifest(newest->id)) {
        standing.queues = queuesOf(*manifest);
        standing.queuesAt = manifest->finishedAt;
    }
}

BackupStanding readStanding(const ClusterProfile &profile, TimePoint now)
{
    const Catalogue catalogue(backupSettings(profile).folder);
    const Result<QList<BackupSummary>> backups = catalogue.list(profile.name.value);
    if (!backups)
        return {};
    BackupStanding standing = standingOf(profile, *backups, now);
    addQueues(standing, catalogue, *backups, now);
    return standing;
}

} // namespace warrener
