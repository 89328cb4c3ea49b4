#include "record/catalogue/SecondPlaceRetention.h"

#include "base/OffThread.h"
#include "record/catalogue/Chain.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

struct TwoPlaces
{
    QList<BackupSummary> here;
    QList<BackupSummary> copies;
};

QCoro::Task<Result<TwoPlaces>> lookAtBoth(Catalogue catalogue, SecondPlace place, QString cluster, TimePoint now, std::stop_token stop)
{
    if (const Status other = isAnotherPlace(catalogue, place); !other)
        co_return std::unexpected(other.error());
    const Result<QList<BackupSummary>> here = co_await WaitingThread([catalogue] { return catalogue.list(); });
    if (!here)
        co_return std::unexpected(here.error());
    if (lastGood(*here, cluster, now) == nullptr) {
        co_return failure(ErrorKind::Usage, QCoreApplication::translate("SecondPlace", "%1 holds no good backup of %2: the copies may be all that is left, and "
                                                                                       "none of them is removed")
                                                .arg(catalogue.folder(), cluster));
    }
    const Result<QList<BackupSummary>> copies = co_await backupsInSecondPlace(place, stop);
    if (!copies)
        co_return std::unexpected(copies.error());
    co_return TwoPlaces{.here = *here, .copies = *copies};
}

/// Of every group that loses one the newest sound one that stays, with what it needs.
QList<BackupSummary> reliedUpon(const QList<RetentionVerdict> &verdicts, const QList<BackupSummary> &copies)
{
    QSet<QString> losing;
    for (const RetentionVerdict &verdict : verdicts) {
        if (!verdict.isKept)
            losing.insert(retentionGroup(verdict.backup));
    }
    QList<BackupSummary> relied;
    QSet<QString> taken;
    for (const RetentionVerdict &verdict : verdicts) {
        if (!verdict.isKept || !verdict.backup.isGood() || !losing.contains(retentionGroup(verdict.backup)))
            continue;
        const QList<ChainLink> chain = chainOf(copies, verdict.backup.id);
        if (!isWhole(chain) || !std::ranges::all_of(chain, [](const ChainLink &link) { return link.backup && link.backup->isGood(); }))
            continue;
        losing.remove(retentionGroup(verdict.backup));
        for (const ChainLink &link : chain) {
            if (!taken.contains(link.id))
                relied.append(*link.backup);
            taken.insert(link.id);
        }
    }
    return relied;
}

} // namespace

QList<RetentionVerdict> secondPlacePreview(const QList<BackupSummary> &here, const QList<BackupSummary> &copies, const QString &cluster,
                                           const RetentionRules &rules, TimePoint now)
{
    QHash<QString, QString> stays;
    for (const auto listed = retentionPreview(here, rules, now); const RetentionVerdict &verdict : listed) {
        if (verdict.isKept) {
            stays.insert(verdict.backup.id, verdict.backup.isPinned ? QCoreApplication::translate("Retention", "Pinned in the first place")
                                                                    : QCoreApplication::translate("Retention", "Stays in the first place too"));
        }
    }
    QList<RetentionVerdict> verdicts = retentionPreview(copies, rules, now, stays);
    verdicts.removeIf([&cluster](const RetentionVerdict &verdict) { return !isOfCluster(verdict.backup, cluster); });
    return verdicts;
}

QCoro::Task<Result<QList<RetentionVerdict>>> previewSecondPlace(Catalogue catalogue, SecondPlace place, QString cluster, RetentionRules rules, TimePoint now,
                                                                std::stop_token stop)
{
    const Result<TwoPlaces> both = co_await lookAtBoth(catalogue, place, cluster, now, stop);
    if (!both)
        co_return std::unexpected(both.error());
    co_return secondPlacePreview(both->here, both->copies, cluster, rules, now);
}

QCoro::Task<Result<QList<RetentionVerdict>>> pruneSecondPlace(Catalogue catalogue, SecondPlace place, QString cluster, RetentionRules rules, TimePoint now,
                                                              std::stop_token stop)
{
    const Result<QMap<QString, qint64>> before = co_await sizesInSecondPlace(place, stop);
    if (!before)
        co_return std::unexpected(before.error());
    const Result<TwoPlaces> both = co_await lookAtBoth(catalogue, place, cluster, now, stop);
    if (!both)
        co_return std::unexpected(both.error());
    const QList<RetentionVerdict> preview = secondPlacePreview(both->here, both->copies, cluster, rules, now);
    const QList<RetentionVerdict> going = inOrderOfRemoval(preview, cluster);
    QList<RetentionVerdict> removed;
    if (going.isEmpty())
        co_return Result<QList<RetentionVerdict>>(std::move(removed));
    // A sidecar's word is not enough to part with an older copy for: the newer one may have rotted since.
    const QList<BackupSummary> relied = reliedUpon(preview, both->copies);
    for (const BackupSummary &copy : relied) {
        const Status sound = co_await checkInSecondPlace(catalogue, copy, place, stop);
        if (!sound && sound.error().kind == ErrorKind::Malformed) {
            co_return failure(ErrorKind::Malformed,
                              QCoreApplication::translate("SecondPlace", "The copy of %1 in %2, for which older ones would go, is damaged: nothing was "
                                                                         "removed there. Copy it again")
                                  .arg(copy.id, place.label()),
                              sound.error().message);
        }
        if (!sound)
            co_return std::unexpected(sound.error());
    }
    const Result<QMap<QString, qint64>> after = co_await sizesInSecondPlace(place, stop);
    if (!after)
        co_return std::unexpected(after.error());
    // Reading back takes hours: one may have been pinned here meanwhile, or the last good one here been lost.
    const Result<TwoPlaces> again = co_await lookAtBoth(catalogue, place, cluster, now, stop);
    if (!again)
        co_return std::unexpected(again.error());
    if (*after != *before || fatesOf(secondPlacePreview(again->here, again->copies, cluster, rules, now)) != fatesOf(preview)) {
        co_return failure(ErrorKind::Usage, QCoreApplication::translate(
                                                "SecondPlace", "What lies in %1 has changed meanwhile: nothing was removed there; look at the preview again")
                                                .arg(place.label()));
    }
    QSet<QString> noted;
    for (const BackupSummary &backup : both->here) {
        if (!isNever(backup.copiedAt) && backup.copiedTo == place.label())
            noted.insert(backup.id);
    }
    for (const RetentionVerdict &verdict : going) {
        if (stop.stop_requested())
            co_return failure(ErrorKind::Cancelled, QCoreApplication::translate("SecondPlace", "Cancelled"));
        // First the note: one that says “copied” of what is gone would be believed.
        if (noted.contains(verdict.backup.id)) {
            const Status told = co_await WaitingThread([catalogue, id = verdict.backup.id] { return catalogue.setCopied(id, TimePoint{}, {}); });
            if (!told && told.error().kind != ErrorKind::NotFound)
                co_return std::unexpected(told.error());
        }
        if (const Status gone = co_await removeInSecondPlace(place, verdict.backup, stop); !gone)
            co_return std::unexpected(gone.error());
        removed.append(verdict);
    }
    co_return Result<QList<RetentionVerdict>>(std::move(removed));
}

} // namespace warrener
