// What asks the catalogue alone; diff may ask the cluster too.
#include "app/warrenctl/BackupReports.h"
#include "app/warrenctl/BackupWish.h"
#include "app/warrenctl/MessageJson.h"
#include "app/warrenctl/RunPlan.h"
#include "app/warrenctl/Terminal.h"
#include "base/Interrupt.h"
#include "base/OffThread.h"
#include "base/SafeFile.h"
#include "base/Units.h"
#include "look/access/ClusterAccess.h"
#include "plan/backup/BackupPlanner.h"
#include "record/catalogue/Catalogue.h"
#include "record/catalogue/CatalogueFiles.h"
#include "record/catalogue/Chain.h"
#include "record/catalogue/EntryPaths.h"
#include "record/catalogue/SecondPlaceRetention.h"
#include "run/operations/restore/LiveSideLook.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>

#include <algorithm>
#include <cstdio>
#include <optional>

using namespace Qt::StringLiterals;

namespace warrener::ctl {

namespace {

ReadOptions readOptions(const BackupWish &wish)
{
    return {.ageIdentityFile = wish.identity};
}

/// One archive is as long as the line that shows it.
OnArchiveProgress shownProgress(const QString &what)
{
    return [what](const ArchiveProgress &progress) {
        showProgress(progress.total > 0 ? u"%1: %2 %"_s.arg(what, QString::number(progress.done * 100 / progress.total)) : what);
    };
}

/// Runs work that waits for a disk; Ctrl+C stops it.
template <class Work>
auto interruptible(Work work)
{
    std::stop_source stop;
    const Interrupt interrupt([&stop] { stop.request_stop(); });
    const auto run = [work, token = stop.get_token()] { return work(token); };
    auto result = QCoro::waitFor(waitedFor(run));
    showProgress({});
    return result;
}

std::unexpected<Complaint> complaint(Error error)
{
    return std::unexpected(Complaint(std::move(error)));
}

/// The ids that were named, whole; where none was, those that `otherwise` wants.
template <class Wanted>
Result<QStringList> idsOf(const Catalogue &catalogue, const ClusterProfile &profile, const BackupWish &wish, Wanted otherwise)
{
    QStringList ids;
    for (const QString &said : wish.ids) {
        const Result<BackupSummary> found = catalogue.find(said);
        if (!found)
            return std::unexpected(found.error());
        ids.append(found->id);
    }
    if (!ids.isEmpty())
        return ids;
    const Result<QList<BackupSummary>> all = catalogue.list(profile.name.value);
    if (!all)
        return std::unexpected(all.error());
    for (const BackupSummary &backup : *all) {
        if (otherwise(backup))
            ids.append(backup.id);
    }
    return ids;
}

Error noMoreOutput()
{
    return {.kind = ErrorKind::Io, .message = QCoreApplication::translate("warrenctl", "Standard output takes no more"), .detail = {}};
}

Status printMessages(ChainReader &reader, const BackedUpQueue &queue)
{
    return reader.messages(queue.vhost, queue.name, [](const QueueMessage &message) -> Result<bool> {
        const QByteArray line = QJsonDocument(toJson(message)).toJson(QJsonDocument::Compact) + '\n';
        if (std::fwrite(line.constData(), 1, size_t(line.size()), stdout) != size_t(line.size()))
            return std::unexpected(noMoreOutput());
        return true;
    });
}

/// Errors: Io, and what the device says of a damaged entry.
Status copyTo(QIODevice &from, QIODevice *file)
{
    QByteArray buffer(1 << 20, Qt::Uninitialized);
    for (;;) {
        const qint64 read = from.read(buffer.data(), buffer.size());
        if (read < 0)
            return failure(ErrorKind::Malformed, from.errorString());
        if (read == 0)
            return {};
        const bool written =
            file != nullptr ? file->write(buffer.constData(), read) == read : std::fwrite(buffer.constData(), 1, size_t(read), stdout) == size_t(read);
        // Who has read enough of it, as `head` does, gets no complaint.
        if (!written && file == nullptr && isReaderGone(stdout))
            return {};
        if (!written)
            return file != nullptr ? failure(ErrorKind::Io, file->errorString()) : std::unexpected(noMoreOutput());
    }
}

Status catEntry(ChainReader &reader, const BackupWish &wish)
{
    const QList<BackedUpQueue> &queues = reader.manifest().queues;
    const auto queue = std::ranges::find(queues, wish.path, &BackedUpQueue::entry);
    // What waits to be written is not written: a full disk says so only then.
    const auto flushed = [](Status printed) { return printed && std::fflush(stdout) != 0 ? Status(std::unexpected(noMoreOutput())) : printed; };
    if (queue != queues.end() && wish.out.isEmpty())
        return flushed(printMessages(reader, *queue));
    Result<std::unique_ptr<QIODevice>> entry = reader.entry(wish.path);
    if (!entry)
        return std::unexpected(entry.error());
    if (wish.out.isEmpty())
        return flushed(copyTo(**entry, nullptr));
    QFile file(wish.out);
    if (const Status opened = cataloguefiles::openNewFile(file); !opened)
        return opened;
    Status copied = copyTo(**entry, &file);
    if (copied && !file.flush())
        copied = failure(ErrorKind::Io, QCoreApplication::translate("warrenctl", "%1 cannot be written: %2").arg(wish.out, file.errorString()));
    if (!copied)
        removeUnfinished(file);
    return copied;
}

/// The second place that the profile names. Usage: none.
Result<SecondPlace> namedSecondPlace(const ClusterProfile &profile)
{
    const Result<std::optional<SecondPlace>> place = secondPlaceOf(profile);
    if (!place)
        return std::unexpected(place.error());
    if (!*place)
        return failure(ErrorKind::Usage, QCoreApplication::translate("warrenctl", "The profile names no second place (backup.secondPlace)"));
    return **place;
}

/// What lies in the second place, and what is said of it here.
struct CopiesThere
{
    SecondPlace place{};
    QList<BackupSummary> here{};
    QList<BackupSummary> copies{};
};

Result<CopiesThere> lookIntoSecondPlace(const ClusterProfile &profile, const Catalogue &catalogue, const std::stop_token &stop)
{
    const Result<SecondPlace> place = namedSecondPlace(profile);
    if (!place)
        return std::unexpected(place.error());
    const Result<QList<BackupSummary>> here = catalogue.list();
    if (!here)
        return std::unexpected(here.error());
    if (const Status there = QCoro::waitFor(isSecondPlaceThere(catalogue, *place, stop)); !there)
        return std::unexpected(there.error());
    const Result<QList<BackupSummary>> copies = QCoro::waitFor(backupsInSecondPlace(*place, stop));
    if (!copies)
        return std::unexpected(copies.error());
    return CopiesThere{.place = *place, .here = *here, .copies = *copies};
}

/// The ids that were named, whole; where none was, all of the cluster that lie there or should.
Result<QStringList> idsThere(const CopiesThere &there, const Catalogue &catalogue, const QString &cluster, const QStringList &named)
{
    QStringList ids;
    for (const QString &said : named) {
        const Result<BackupSummary> found = catalogue.find(said);
        if (found) {
            ids.append(found->id);
            continue;
        }
        if (found.error().kind != ErrorKind::NotFound)
            return std::unexpected(found.error());
        QStringList begun;
        for (const BackupSummary &copy : there.copies) {
            if (copy.id.startsWith(said))
                begun.append(copy.id);
        }
        if (begun.size() != 1 && !begun.contains(said))
            return std::unexpected(found.error());
        ids.append(begun.contains(said) ? said : begun.first());
    }
    if (!named.isEmpty())
        return ids;
    for (const BackupSummary &copy : there.copies) {
        if (!idOfArchive(QFileInfo(copy.file).fileName()).isEmpty() && isOfCluster(copy, cluster))
            ids.append(copy.id);
    }
    // One that was copied and is gone has no row there.
    for (const BackupSummary &backup : there.here) {
        const bool wasCopied = !isNever(backup.copiedAt) && backup.copiedTo == there.place.label();
        if (wasCopied && isOfCluster(backup, cluster) && !ids.contains(backup.id))
            ids.append(backup.id);
    }
    return ids;
}

Outcome listCopies(const ClusterProfile &profile, const BackupWish &wish)
{
    const Catalogue catalogue(wish.folder);
    std::stop_source stop;
    const Interrupt interrupt([&stop] { stop.request_stop(); });
    Result<CopiesThere> there = lookIntoSecondPlace(profile, catalogue, stop.get_token());
    if (!there)
        return complaint(there.error());
    if (!wish.all)
        there->copies.removeIf([&profile](const BackupSummary &copy) { return !isOfCluster(copy, profile.name.value); });
    return copiesReport(there->copies, there->here, there->place.label(), SystemClock().now());
}

Outcome verifyCopies(const ClusterProfile &profile, const BackupWish &wish)
{
    const Catalogue catalogue(wish.folder);
    std::stop_source stop;
    const Interrupt interrupt([&stop] { stop.request_stop(); });
    const Result<CopiesThere> there = lookIntoSecondPlace(profile, catalogue, stop.get_token());
    if (!there)
        return complaint(there.error());
    const Result<QStringList> ids = idsThere(*there, catalogue, profile.name.value, wish.ids);
    if (!ids)
        return complaint(ids.error());
    QList<std::pair<QString, Status>> verdicts;
    for (const QString &id : *ids) {
        Status sound = QCoro::waitFor(verifyInSecondPlace(catalogue, id, there->place, shownProgress(id), stop.get_token()));
        showProgress({});
        // Where nobody answers nothing is said of the copies.
        if (!sound && sound.error().kind != ErrorKind::NotFound && sound.error().kind != ErrorKind::Malformed)
            return complaint(sound.error());
        verdicts.emplaceBack(id, std::move(sound));
    }
    return copiesVerifiedReport(verdicts, there->place.label());
}

} // namespace

Outcome listBackups(const ClusterProfile &profile, const BackupWish &wish)
{
    if (wish.second)
        return listCopies(profile, wish);
    const Catalogue catalogue(wish.folder);
    const Result<QList<BackupSummary>> all = catalogue.list();
    if (!all)
        return complaint(all.error());
    QList<BackupSummary> shown = *all;
    if (!wish.all)
        shown.removeIf([&profile](const BackupSummary &backup) { return !isOfCluster(backup, profile.name.value); });
    return backupsReport(shown, *all, catalogue.folder(), SystemClock().now());
}

Outcome showBackup(const ClusterProfile &, const BackupWish &wish)
{
    const Catalogue catalogue(wish.folder);
    const Result<BackupSummary> summary = catalogue.find(wish.ids.first());
    if (!summary)
        return complaint(summary.error());
    const Result<BackupManifest> manifest = catalogue.manifest(summary->id, readOptions(wish));
    if (!manifest)
        return complaint(manifest.error());
    return backupReport(*summary, *manifest);
}

Outcome catBackup(const ClusterProfile &, const BackupWish &wish, const Options &options)
{
    const Catalogue catalogue(wish.folder);
    const Result<BackupSummary> summary = catalogue.find(wish.ids.first());
    if (!summary)
        return complaint(summary.error());
    const auto reader = ChainReader::open(catalogue, summary->id, readOptions(wish));
    if (!reader)
        return complaint(reader.error());
    if (wish.path.isEmpty())
        return entriesReport((*reader)->manifest());
    if (options.format == Format::Json && wish.out.isEmpty())
        return complaint({.kind = ErrorKind::Usage,
                          .message = QCoreApplication::translate("warrenctl", "cat --path prints the file itself: no --format json"),
                          .detail = {}});
    if (const Status done = catEntry(**reader, wish); !done)
        return complaint(done.error());
    return Report{.text = {}, .json = {{u"written"_s, wish.out}}};
}

namespace {

/// Of a backup whose sidecar is missing or damaged; of another one nothing is done. What only the sidecar knew (that it was verified,
/// copied, proven) is gone with it.
Status rebuildSidecar(const Catalogue &catalogue, const QString &id, const BackupWish &wish)
{
    const Result<BackupSummary> summary = catalogue.find(id);
    if (!summary)
        return std::unexpected(summary.error());
    if (summary->condition != BackupCondition::NoSidecar && summary->condition != BackupCondition::BadSidecar)
        return {};
    const Result<BackupSummary> made = interruptible([=](std::stop_token stop) {
        ReadOptions options = readOptions(wish);
        options.stop = std::move(stop);
        return catalogue.rebuildSidecar(id, std::move(options));
    });
    return made ? Status{} : std::unexpected(made.error());
}

VerifyOptions verifyOptions(const BackupWish &wish)
{
    return {.deepChain = wish.deep, .elsewhere = wish.deep, .allMessages = wish.deep, .ageIdentityFile = wish.identity};
}

/// What a file builds upon is no part of it: without that it brings nothing back. None: it stands alone, or the other one is here and was found good.
std::optional<VerifyTrouble> lackOfOthers(const QString &file, const BackupWish &wish)
{
    const Catalogue catalogue(wish.folder);
    const auto reader = ChainReader::openFile(catalogue, file, {.ageIdentityFile = wish.identity});
    if (!reader || !(*reader)->manifest().parent)
        return std::nullopt;
    const BackupParent &parent = *(*reader)->manifest().parent;
    const Result<BackupSummary> found = catalogue.find(parent.id);
    if (found && found->manifestSha256 == parent.manifestSha256 && found->verification == Verification::Good)
        return std::nullopt;
    return VerifyTrouble{
        .backup = (*reader)->manifest().id,
        .error = {.kind = ErrorKind::NotAvailable,
                  .message = QCoreApplication::translate("warrenctl", "It builds upon %1, which is not in the catalogue as it was, or was not found good there")
                                 .arg(parent.id),
                  .detail = {}}};
}

/// What somebody was sent lies in no catalogue, and is read back all the same before anybody counts on it: without a sidecar, and without what it builds upon.
Outcome verifyFiles(const BackupWish &wish)
{
    if (wish.sidecar)
        return complaint({.kind = ErrorKind::Usage,
                          .message = QCoreApplication::translate("warrenctl", "--rebuild-sidecar is for backups of the catalogue, and not for a file"),
                          .detail = {}});
    QList<VerifyReport> reports;
    for (const QString &file : wish.ids) {
        const Result<VerifyReport> report =
            interruptible([=](std::stop_token stop) { return verifyFile(file, verifyOptions(wish), shownProgress(file), std::move(stop)); });
        if (!report && report.error().kind == ErrorKind::Cancelled)
            return complaint(report.error());
        VerifyReport told = report ? *report : VerifyReport{.troubles = {{.error = report.error()}}};
        if (const std::optional<VerifyTrouble> lack = told.isGood() ? lackOfOthers(file, wish) : std::nullopt)
            told.troubles.append(*lack);
        told.id = file;
        reports.append(told);
    }
    return verifyReport(reports);
}

bool isFileThere(const QString &said)
{
    return QFileInfo(said).isFile();
}

} // namespace

Outcome verifyBackups(const ClusterProfile &profile, const BackupWish &wish)
{
    if (wish.second)
        return verifyCopies(profile, wish);
    if (!wish.ids.isEmpty() && std::ranges::all_of(wish.ids, isFileThere))
        return verifyFiles(wish);
    const Catalogue catalogue(wish.folder);
    // What is there and is no backup at all is told by list; what a run is at work on is not there yet.
    const Result<QStringList> ids = idsOf(catalogue, profile, wish, [](const BackupSummary &backup) { return backup.condition != BackupCondition::Running; });
    if (!ids)
        return complaint(ids.error());
    QList<VerifyReport> reports;
    for (const QString &id : *ids) {
        if (const Status made = wish.sidecar ? rebuildSidecar(catalogue, id, wish) : Status{}; !made) {
            if (made.error().kind == ErrorKind::Cancelled)
                return complaint(made.error());
            reports.append({.id = id, .troubles = {{.backup = id, .error = made.error()}}});
            continue;
        }
        const Result<VerifyReport> report =
            interruptible([=](std::stop_token stop) { return verifyBackup(catalogue, id, verifyOptions(wish), shownProgress(id), std::move(stop)); });
        if (!report && report.error().kind == ErrorKind::Cancelled)
            return complaint(report.error());
        // What cannot even be looked at is not sound.
        reports.append(report ? *report : VerifyReport{.id = id, .troubles = {{.backup = id, .error = report.error()}}});
    }
    return verifyReport(reports);
}

Outcome pruneSecondPlaceToo(const ClusterProfile &profile, const BackupWish &wish, const Options &options)
{
    const Catalogue catalogue(wish.folder);
    const RetentionRules rules = retentionRulesOf(backupSettings(profile));
    const Result<SecondPlace> place = namedSecondPlace(profile);
    if (!place)
        return complaint(place.error());
    std::stop_source stop;
    const Interrupt interrupt([&stop] { stop.request_stop(); });
    const Result<QList<RetentionVerdict>> preview =
        QCoro::waitFor(previewSecondPlace(catalogue, *place, profile.name.value, rules, SystemClock().now(), stop.get_token()));
    if (!preview)
        return complaint(preview.error());
    const Report shown = pruneReport(*preview, false, place->label());
    if (options.change.dryRun || std::ranges::all_of(*preview, &RetentionVerdict::isKept))
        return shown;
    if (const Status confirmed = confirm(profile, options.change, shown.text); !confirmed)
        return complaint(confirmed.error());
    const Result<QList<RetentionVerdict>> removed =
        QCoro::waitFor(pruneSecondPlace(catalogue, *place, profile.name.value, rules, SystemClock().now(), stop.get_token()));
    if (!removed)
        return complaint(removed.error());
    return pruneReport(*removed, true, place->label());
}

Outcome pruneBackups(const ClusterProfile &profile, const BackupWish &wish, const Options &options)
{
    if (wish.second)
        return pruneSecondPlaceToo(profile, wish, options);
    const Catalogue catalogue(wish.folder);
    const RetentionRules rules = retentionRulesOf(backupSettings(profile));
    const Result<QList<RetentionVerdict>> previewed = previewRetention(catalogue, profile.name.value, rules, SystemClock().now());
    if (!previewed)
        return complaint(previewed.error());
    const QList<RetentionVerdict> &preview = *previewed;
    const Report shown = pruneReport(preview, false);
    if (options.change.dryRun || std::ranges::all_of(preview, &RetentionVerdict::isKept))
        return shown;
    if (const Status confirmed = confirm(profile, options.change, shown.text); !confirmed)
        return complaint(confirmed.error());
    const Result<QList<RetentionVerdict>> removed = applyRetention(catalogue, profile.name.value, rules, SystemClock().now());
    if (!removed)
        return complaint(removed.error());
    return pruneReport(*removed, true);
}

Outcome copyBackups(const ClusterProfile &profile, const BackupWish &wish)
{
    const Catalogue catalogue(wish.folder);
    const Result<SecondPlace> place = namedSecondPlace(profile);
    if (!place)
        return complaint(place.error());
    // One that lies in a former place does not lie in this one, nor does one that was found damaged there.
    const Result<QStringList> ids =
        idsOf(catalogue, profile, wish, [there = place->label()](const BackupSummary &backup) { return backup.isGood() && !backup.liesIn(there); });
    if (!ids)
        return complaint(ids.error());
    Report report;
    QJsonArray rows;
    std::stop_source stop;
    const Interrupt interrupt([&stop] { stop.request_stop(); });
    for (const QString &id : *ids) {
        const Result<CopyOutcome> copied = QCoro::waitFor(copyToSecondPlace(catalogue, id, *place, shownProgress(id), stop.get_token()));
        showProgress({});
        if (!copied)
            return complaint(copied.error());
        report.text +=
            (copied->wasThere ? QCoreApplication::translate("warrenctl", "%1 was there: %2") : QCoreApplication::translate("warrenctl", "%1 copied: %2"))
                .arg(id, copied->verifiedBy)
            + u'\n';
        rows.append(QJsonObject{{u"id"_s, id}, {u"bytes"_s, double(copied->bytes)}, {u"wasThere"_s, copied->wasThere}});
    }
    if (ids->isEmpty())
        report.text = QCoreApplication::translate("warrenctl", "Every good backup has been copied") + u'\n';
    report.json = {{u"to"_s, place->label()}, {u"backups"_s, rows}};
    return report;
}

Outcome pinBackup(const ClusterProfile &, const BackupWish &wish, bool pinned)
{
    const Catalogue catalogue(wish.folder);
    const Result<BackupSummary> found = catalogue.find(wish.ids.first());
    if (!found)
        return complaint(found.error());
    if (const Status done = catalogue.setPinned(found->id, pinned); !done)
        return complaint(done.error());
    if (const Status noted = wish.note.isEmpty() ? Status{} : catalogue.setDescription(found->id, wish.note); !noted)
        return complaint(noted.error());
    return Report{.text = (pinned ? QCoreApplication::translate("warrenctl", "%1 stays whatever the rules say")
                                  : QCoreApplication::translate("warrenctl", "%1 is left to the rules"))
                              .arg(found->id)
                          + u'\n',
                  .json = {{u"id"_s, found->id}, {u"pinned"_s, pinned}}};
}

Outcome consolidateBackup(const ClusterProfile &, const BackupWish &wish)
{
    const Catalogue catalogue(wish.folder);
    const Result<BackupSummary> found = catalogue.find(wish.ids.first());
    if (!found)
        return complaint(found.error());
    const Result<BackupSummary> made =
        interruptible([catalogue, id = found->id, read = readOptions(wish), recipients = wish.request.recipients](std::stop_token stop) {
            return consolidate(catalogue, id, {.ageRecipients = recipients}, read, shownProgress(id), std::move(stop));
        });
    if (!made)
        return complaint(made.error());
    return Report{.text = QCoreApplication::translate("warrenctl", "%1 holds all of %2 itself").arg(made->id, found->id) + u'\n',
                  .json = {{u"backup"_s, toJson(*made)}, {u"of"_s, found->id}}};
}

Outcome diffBackup(const Errand &errand, const BackupWish &said)
{
    const std::expected<ClusterProfile, Complaint> profile = errand.profile();
    if (!profile)
        return std::unexpected(profile.error());
    const QString folder = said.folder.isEmpty() ? backupSettings(*profile).folder : said.folder;
    const Catalogue catalogue(folder);
    if (said.ids.size() > 2)
        return complaint({.kind = ErrorKind::Usage, .message = QCoreApplication::translate("warrenctl", "diff takes one backup or two"), .detail = {}});
    QList<std::shared_ptr<ChainReader>> readers;
    for (const QString &id : said.ids) {
        const Result<BackupSummary> found = catalogue.find(id);
        if (!found)
            return complaint(found.error());
        Result<std::unique_ptr<ChainReader>> reader = ChainReader::open(catalogue, found->id, readOptions(said));
        if (!reader)
            return complaint(reader.error());
        readers.append(std::shared_ptr<ChainReader>(*std::move(reader)));
    }
    if (readers.size() == 2) {
        const Result<BackupDiff> diff = interruptible([readers](std::stop_token stop) { return diffBackups(*readers.at(0), *readers.at(1), std::move(stop)); });
        if (!diff)
            return complaint(diff.error());
        return diffReport(*diff);
    }
    const std::expected<Credentials, Complaint> credentials = errand.credentials(*profile);
    if (!credentials)
        return std::unexpected(credentials.error());
    const auto access = std::make_shared<ClusterAccess>(Doors{.profile = std::make_shared<const ClusterProfile>(*profile), .credentials = *credentials});
    const Result<LiveSide> live = QCoro::waitFor(askLiveSide(access, std::make_shared<const BackupManifest>(readers.first()->manifest())));
    if (!live)
        return complaint(live.error());
    const Result<BackupDiff> diff =
        interruptible([reader = readers.first(), live = *live](std::stop_token stop) { return diffWithLive(*reader, live, std::move(stop)); });
    if (!diff)
        return complaint(diff.error());
    return diffReport(*diff);
}

} // namespace warrener::ctl
