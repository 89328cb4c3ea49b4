// What becomes of a backup once it is made: a copy elsewhere, and what the rules of retention let go.
#include "base/OffThread.h"
#include "record/catalogue/Catalogue.h"
#include "record/catalogue/SecondPlaceRetention.h"
#include "run/operations/StepBuilders.h"
#include "run/operations/backup/BackupParts.h"

using namespace Qt::StringLiterals;

namespace warrener {

using namespace parts;

namespace {

constexpr auto backupCopyName = "backup.copy"_L1;
constexpr auto backupPruneName = "backup.prune"_L1;
constexpr auto backupPruneSecondName = "backup.prune-second"_L1;

constexpr auto secondKey = "second"_L1;
constexpr auto clusterKey = "cluster"_L1;
constexpr auto rulesKey = "rules"_L1;

/// Argument: {"backup", "folder", "second"}.
OperationTask copyBackup(AccessPtr, QJsonObject arguments, StepContext context)
{
    if (isDry(context))
        co_return onlyWhenItRuns();
    const BackupPlace place = placeFrom(arguments);
    const Result<SecondPlace> second = secondPlaceFromJson(arguments.value(secondKey).toObject());
    if (!second)
        co_return std::unexpected(second.error());
    const auto relay = std::make_shared<ProgressRelay>(context);
    const auto tell = [relay](const ArchiveProgress &progress) {
        relay->tell(progress.total > 0 ? double(progress.done) / double(progress.total) : -1, progress.entry);
    };
    const Result<CopyOutcome> copied = co_await copyToSecondPlace(Catalogue(place.folder), place.id, *second, tell, context.stop);
    if (!copied)
        co_return std::unexpected(copied.error());
    co_return saying(QCoreApplication::translate("Backup", "It lies in %1 too: %2").arg(second->label(), copied->verifiedBy));
}

/// Argument: {"folder", "cluster", "rules"}.
OperationTask pruneBackup(AccessPtr access, QJsonObject arguments, StepContext context)
{
    const Result<RetentionRules> rules = retentionRulesFromJson(arguments.value(rulesKey).toObject());
    if (!rules)
        co_return std::unexpected(rules.error());
    // One that lacks something is no reason to part with one that may not.
    if (!failedQueues(context).isEmpty())
        co_return saying(QCoreApplication::translate("Backup", "Every backup stays, since this one is not complete"));
    const auto apply = [rules = *rules, folder = placeFrom(arguments).folder, cluster = arguments.value(clusterKey).toString(), now = access->time()->now()] {
        return applyRetention(Catalogue(folder), cluster, rules, now);
    };
    const Result<QList<RetentionVerdict>> removed = co_await WaitingThread(apply);
    if (!removed)
        co_return std::unexpected(removed.error());
    for (const RetentionVerdict &verdict : *removed)
        context.output(QCoreApplication::translate("Backup", "%1 removed: %2").arg(verdict.backup.id, verdict.reason));
    co_return saying(removed->isEmpty() ? QCoreApplication::translate("Backup", "Every backup stays")
                                        : QCoreApplication::translate("Backup", "%n backup(s) removed", nullptr, int(removed->size())));
}

/// Argument: {"backup", "folder", "second", "cluster", "rules"}.
OperationTask pruneSecond(AccessPtr access, QJsonObject arguments, StepContext context)
{
    if (isDry(context))
        co_return onlyWhenItRuns();
    const Result<RetentionRules> rules = retentionRulesFromJson(arguments.value(rulesKey).toObject());
    if (!rules)
        co_return std::unexpected(rules.error());
    const Result<SecondPlace> second = secondPlaceFromJson(arguments.value(secondKey).toObject());
    if (!second)
        co_return std::unexpected(second.error());
    const BackupPlace place = placeFrom(arguments);
    const Catalogue catalogue(place.folder);
    if (!failedQueues(context).isEmpty())
        co_return saying(QCoreApplication::translate("Backup", "Every copy stays, since this backup is not complete"));
    const Result<BackupSummary> made = co_await WaitingThread([catalogue, id = place.id] { return catalogue.find(id); });
    if (!made)
        co_return std::unexpected(made.error());
    if (isNever(made->copiedAt) || made->copiedTo != second->label())
        co_return saying(QCoreApplication::translate("Backup", "Every copy stays, since this backup did not arrive there"));
    const Result<QList<RetentionVerdict>> removed =
        co_await pruneSecondPlace(catalogue, *second, arguments.value(clusterKey).toString(), *rules, access->time()->now(), context.stop);
    if (!removed)
        co_return std::unexpected(removed.error());
    for (const RetentionVerdict &verdict : *removed)
        context.output(QCoreApplication::translate("Backup", "The copy of %1 removed: %2").arg(verdict.backup.id, verdict.reason));
    co_return saying(removed->isEmpty() ? QCoreApplication::translate("Backup", "Every copy stays")
                                        : QCoreApplication::translate("Backup", "%n copy(s) removed", nullptr, int(removed->size())));
}

} // namespace

void parts::addBackupKeepingOperations(Operations &operations, AccessPtr access)
{
    add(operations, backupCopyName, access, copyBackup);
    add(operations, backupPruneName, access, pruneBackup);
    add(operations, backupPruneSecondName, access, pruneSecond);
}

Step copyBackupStep(const BackupPlace &place, const SecondPlace &second, qint64 bytes)
{
    QJsonObject about = toJson(place);
    about.insert(secondKey, toJson(second));
    Step step = check(u"copy"_s, QCoreApplication::translate("Backup", "Copy it to %1 and look at it there").arg(second.label()), call(backupCopyName, about),
                      expectedFor(bytes, 50'000'000));
    step.timeout = longestBackupWork;
    step.commands = {u"warrenctl backup copy "_s + place.id};
    step.onFailure = OnFailure::Continue;
    return step;
}

Step pruneStep(const BackupPlace &place, const QString &cluster, const RetentionRules &rules)
{
    QJsonObject about = toJson(place);
    about.insert(clusterKey, cluster);
    about.insert(rulesKey, toJson(rules));
    Step step = action(u"prune"_s, QCoreApplication::translate("Backup", "Remove backups that no rule keeps"), call(backupPruneName, about), Millis{200});
    step.timeout = Millis{std::chrono::minutes{10}};
    step.idempotent = true;
    step.commands = {u"warrenctl backup prune"_s};
    step.cannotBeUndone = QCoreApplication::translate("Backup", "What is removed is gone");
    step.onFailure = OnFailure::Continue;
    return step;
}

Step pruneSecondStep(const BackupPlace &place, const SecondPlace &second, const QString &cluster, const RetentionRules &rules)
{
    QJsonObject about = toJson(place);
    about.insert(secondKey, toJson(second));
    about.insert(clusterKey, cluster);
    about.insert(rulesKey, toJson(rules));
    Step step = action(u"prune-second"_s, QCoreApplication::translate("Backup", "Remove copies that no rule keeps from %1").arg(second.label()),
                       call(backupPruneSecondName, about), Millis{5'000});
    step.timeout = longestBackupWork;
    step.idempotent = true;
    step.commands = {u"warrenctl backup prune --second"_s};
    step.cannotBeUndone = QCoreApplication::translate("Backup", "What is removed is gone");
    step.onFailure = OnFailure::Continue;
    return step;
}

} // namespace warrener
