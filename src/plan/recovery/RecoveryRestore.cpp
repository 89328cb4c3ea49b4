#include "plan/recovery/RecoveryRestore.h"

#include "base/OffThread.h"
#include "cluster/BackupSettings.h"
#include "plan/recovery/ReadinessSources.h"
#include "plan/recovery/RecoveryBackup.h"
#include "record/catalogue/Catalogue.h"

#include <QFileInfo>

namespace warrener {

namespace {

Result<BackupSummary> meantBackup(const Catalogue &catalogue, const ClusterProfile &profile, const RecoveryDocument &document, const RecoveryRestoreWish &wish,
                                  TimePoint now)
{
    if (!wish.backup.isEmpty())
        return catalogue.find(wish.backup);
    const Result<QList<BackupSummary>> all = catalogue.list();
    return all ? backupFor(document, profile.name, *all, now, wish.of) : std::unexpected(all.error());
}

} // namespace

Result<RecoveryRestore> chooseRecoveryBackup(const ClusterProfile &profile, const RecoveryDocument &document, const RecoveryRestoreWish &wish, TimePoint now)
{
    RecoveryRestore chosen;
    // In a rehearsal the cluster whose backup it is goes on: its shovels would run twice.
    chosen.request.objects.isIdle = !wish.of.isEmpty();
    // Nobody chooses by it, and somebody waits.
    chosen.request.isCompared = false;
    chosen.request.source.folder = wish.folder.isEmpty() ? backupSettings(profile).folder : wish.folder;
    if (QFileInfo(wish.backup).isFile()) {
        chosen.request.source.file = QFileInfo(wish.backup).absoluteFilePath();
        chosen.point.isNamed = true;
        return chosen;
    }
    const Catalogue catalogue(chosen.request.source.folder);
    static_cast<void>(catalogue.cleanUp(Millis{0}));
    const Result<BackupSummary> meant = meantBackup(catalogue, profile, document, wish, now);
    if (!meant)
        return std::unexpected(meant.error());
    if (const Status may = mayStandFor(meant->id, meant->cluster, wish.of); !may)
        return std::unexpected(may.error());
    chosen.request.source.id = meant->id;
    chosen.point = pointOf(*meant);
    chosen.point.isNamed = !wish.backup.isEmpty();
    return chosen;
}

QCoro::Task<Result<RecoveryRestore>> askRecoveryRestore(RunKit kit, RecoveryDocument document, RecoveryRestoreWish wish, TimePoint now, std::stop_token stop)
{
    const auto choose = [profile = kit.access->profile(), document, wish, now] { return chooseRecoveryBackup(profile, document, wish, now); };
    Result<RecoveryRestore> chosen = co_await WaitingThread(choose);
    if (!chosen)
        co_return std::unexpected(chosen.error());
    Result<RestorePreview> preview = co_await previewRestore(kit.access, chosen->request, stop);
    if (!preview)
        co_return std::unexpected(preview.error());
    chosen->preview = *std::move(preview);
    const BackupManifest &manifest = chosen->preview.manifest;
    if (chosen->point.id.isEmpty()) { // an archive of no folder
        chosen->point = {.id = manifest.id, .at = manifest.cutAt, .cluster = manifest.cluster, .isNamed = true};
        if (const Status may = mayStandFor(manifest.id, manifest.cluster, wish.of); !may)
            co_return std::unexpected(may.error());
    }
    co_return chosen;
}

} // namespace warrener
