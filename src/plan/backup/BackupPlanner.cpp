#include "plan/backup/BackupPlanner.h"

#include "base/Phrases.h"
#include "base/Units.h"
#include "cluster/AllowedNames.h"
#include "cluster/HostService.h"
#include "judge/assess/NodeCondition.h"
#include "record/catalogue/Chain.h"
#include "run/operations/HostCommands.h"
#include "run/operations/ServiceOutage.h"
#include "run/operations/StepBuilders.h"
#include "run/operations/backup/BackupOperations.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

using namespace parts;

namespace {

/// What a queue of messages costs beside its payloads: properties, and the file's own.
constexpr qint64 aroundAMessage = 150;
constexpr qint64 definitionsOfAQueue = 400;
constexpr qint64 usualFiles = 2 * 1024 * 1024;
/// Read from the log and written here; measured with 1 kB messages.
constexpr qint64 bytesASecond = 20'000'000;

bool hasLogin(const ClusterProfile &profile, const HostName &name)
{
    const HostProfile *host = profile.host(name);
    return host != nullptr && !host->ssh.isEmpty();
}

bool hasAnyLogin(const ClusterProfile &profile)
{
    return std::ranges::any_of(profile.nodes, [&](const NodeProfile &node) { return hasLogin(profile, node.host); });
}

QueueChoice choiceOf(const BackupRequest &request)
{
    return {.pattern = request.queuePattern, .vhosts = request.vhosts, .ways = request.ways, .readConsumed = request.readConsumed};
}

struct Amount
{
    qint64 messages = 0;
    qint64 bytes = 0; ///< payloads
    bool isKnown = true;
};

Amount amountOf(const QList<QueueWay> &ways)
{
    Amount amount;
    for (const QueueWay &way : ways) {
        if (way.way == MessageWay::None)
            continue;
        amount.isKnown = amount.isKnown && way.messages() >= 0;
        amount.messages += std::max<qint64>(0, way.messages());
        // Where a queue does not count its bytes, a kilobyte each.
        amount.bytes += way.queue.messageBytes >= 0 ? way.queue.messageBytes : std::max<qint64>(0, way.messages()) * 1024;
    }
    return amount;
}

Millis timeOf(qint64 messages, qint64 bytes)
{
    return Millis{std::max<qint64>(0, bytes) * 1000 / bytesASecond + messages / 20};
}

/// Of one queue by itself: some milliseconds at least.
Millis timeOf(const QueueWay &way)
{
    const Amount amount = amountOf({way});
    return way.way == MessageWay::None ? Millis{0} : std::max(Millis{10}, timeOf(amount.messages, amount.bytes));
}

qint64 bytesOf(const BackupFacts &facts, const BackupRequest &request, const Amount &amount)
{
    return usualFiles + facts.queues.size() * definitionsOfAQueue + (request.messages ? amount.bytes + amount.messages * aroundAMessage : 0)
           + (request.cold ? std::max<qint64>(0, facts.dataBytes) : 0) + (request.logs ? std::max<qint64>(0, facts.logBytes) : 0);
}

/// What it takes on the disk of the catalogue at once: all of it as it is collected, and beside it the archive, which may be as
/// large where nothing compresses.
qint64 roomFor(qint64 bytes)
{
    return 2 * bytes + bytes / 50;
}

/// The one that a person named by its ID or a beginning of it. Errors: NotFound, Usage (several: it would build upon any; no good one).
Result<QString> namedBase(const BackupFacts &facts, const QString &named)
{
    QStringList begun;
    for (const BackupSummary &backup : facts.backups) {
        if (backup.id.startsWith(named) && backup.condition != BackupCondition::Foreign)
            begun.append(backup.id);
    }
    if (begun.isEmpty())
        return failure(ErrorKind::NotFound, QCoreApplication::translate("Backup", "There is no backup %1 of this cluster").arg(named));
    if (begun.size() > 1 && !begun.contains(named))
        return failure(ErrorKind::Usage, QCoreApplication::translate("Catalogue", "“%1” is the beginning of several backups").arg(named), begun.join(u'\n'));
    const QString id = begun.contains(named) ? named : begun.constFirst();
    const auto backup = std::ranges::find(facts.backups, id, &BackupSummary::id);
    if (isRestorable(facts.backups, *backup))
        return id;
    return failure(ErrorKind::Usage, QCoreApplication::translate("Backup", "%1 is not good: nothing may build upon it").arg(id),
                   whyNotRestorable(facts.backups, id));
}

/// The backup that an incremental one builds upon. Errors: NotFound, Usage.
Result<QString> baseOf(const BackupFacts &facts, const BackupRequest &request)
{
    if (request.type != BackupType::Incremental) {
        if (!request.base.isEmpty())
            return failure(ErrorKind::Usage, QCoreApplication::translate("Backup", "Only an incremental backup builds upon another one"));
        return QString();
    }
    if (!request.base.isEmpty())
        return namedBase(facts, request.base);
    const BackupSummary *newest = nullptr;
    for (const BackupSummary &backup : facts.backups) {
        if ((backup.type == BackupType::Full || backup.type == BackupType::Incremental) && (!backup.isEncrypted || !request.identity.isEmpty())
            && isNewer(backup, newest, facts.at) && isRestorable(facts.backups, backup)) {
            newest = &backup;
        }
    }
    if (newest != nullptr)
        return newest->id;
    return failure(ErrorKind::NotFound, QCoreApplication::translate("Backup", "There is no good full backup to build upon: make one first"));
}

Status checkRequest(const ClusterProfile &profile, const BackupRequest &request)
{
    if (!request.definitions && !request.configuration && !request.logs && !request.messages && !request.cold)
        return failure(ErrorKind::Usage, QCoreApplication::translate("Backup", "Nothing is chosen to be saved"));
    if (request.cookie && request.recipients.isEmpty())
        return failure(ErrorKind::Usage, QCoreApplication::translate("Backup", "The Erlang cookie goes into an encrypted backup only: name a recipient"));
    if (request.cold && request.type != BackupType::Full)
        return failure(ErrorKind::Usage, QCoreApplication::translate("Backup", "A cold backup is a full one"));
    if (request.together && !request.cold)
        return failure(ErrorKind::Usage, QCoreApplication::translate("Backup", "Only a cold backup stops nodes"));
    if (request.cold) {
        for (const NodeProfile &node : profile.nodes) {
            if (!hasLogin(profile, node.host))
                return failure(ErrorKind::NotConfigured,
                               QCoreApplication::translate("Failover", "The profile names no SSH login to %1").arg(shortName(node.name)));
        }
    }
    return checkChoice(choiceOf(request));
}

/// Nodes that serve first: one that is down costs its time-out.
QList<NodeName> askFirstWhoServes(const ClusterView &view)
{
    QList<NodeName> order = askOrder(*view.profile, {});
    std::ranges::stable_partition(order, [&](const NodeName &name) {
        const NodeLook *look = view.snapshot->node(name);
        return look != nullptr && serves(judgeNode(*view.snapshot, *look));
    });
    return order;
}

QList<Step> fileSteps(const BackupPlace &place, const ClusterProfile &profile, const BackupRequest &request, QList<LeftOut> &leftOut)
{
    QList<Step> steps;
    for (const NodeProfile &node : profile.nodes) {
        if ((request.configuration || request.logs) && !hasLogin(profile, node.host)) {
            leftOut.append({.what = QCoreApplication::translate("Backup", "files of %1").arg(shortName(node.name)),
                            .reason = QCoreApplication::translate("Backup", "the profile names no login to its host"),
                            .part = request.configuration ? BackupPart::Configuration : BackupPart::Logs});
            continue;
        }
        if (request.configuration)
            steps += nodeFilesStep(place, profile, node.name, {.tlsFiles = request.tlsFiles, .cookie = request.cookie});
        if (request.logs)
            steps += nodeFilesStep(place, profile, node.name, {.part = BackupPart::Logs});
    }
    for (const ProxyProfile &proxy : profile.proxies) {
        if (request.configuration && hasLogin(profile, proxy.host))
            steps += proxyFilesStep(place, profile, proxy.name, request.tlsFiles);
    }
    return steps;
}

/// All that is collected while everything runs; the estimate is made of the same steps as the plan.
QList<Step> collectSteps(const BackupPlace &place, const ClusterProfile &profile, const BackupRequest &request, BackupBeginning &beginning,
                         const QList<NodeName> &ask, const Amount &amount, bool isKnown)
{
    QList<Step> collecting;
    if (request.definitions)
        collecting += definitionsStep(place, ask);
    collecting += fileSteps(place, profile, request, beginning.leftOut);
    QList<Step> steps{checkCatalogueStep(place, beginning), beginBackupStep(place, beginning, profile)};
    if (!collecting.isEmpty())
        steps += together(u"collect"_s, QCoreApplication::translate("Backup", "Definitions and files"), collecting);
    if (request.messages)
        steps += messagesStep(place, choiceOf(request), ask, request.identity, isKnown ? amount.messages : -1, isKnown ? amount.bytes : -1);
    return steps;
}

QList<Step> archiveSteps(const BackupPlace &place, const BackupRequest &request, qint64 bytes)
{
    return {packStep(place, {.format = request.format, .ageRecipients = request.recipients}, request.identity, bytes),
            verifyBackupStep(place, request.identity, bytes)};
}

/// Every node with its data directory, in the profile's order. One that is down is copied as it lies.
QList<NodeOutage> coldOutages(const BackupPlace &place, const ClusterView &view)
{
    QList<NodeOutage> outages;
    for (const NodeProfile &node : view.profile->nodes) {
        const NodeLook *look = view.snapshot->node(node.name);
        const bool isRunning = look == nullptr || judgeNode(*view.snapshot, *look) != NodeCondition::Stopped;
        outages.append({.node = node.name, .isRunning = isRunning, .starts = isRunning, .meanwhile = {dataStep(place, *view.profile, node.name)}});
    }
    return outages;
}

/// How much of them goes in; empty where none do, or nobody asked.
QString logWords(const BackupFacts &facts, const BackupRequest &request)
{
    if (!request.logs || facts.logBytes < 0)
        return {};
    QString words = QCoreApplication::translate("Backup", "%1 of logs").arg(units::bytes(double(facts.logBytes)));
    if (!facts.logsCut.isEmpty()) {
        words += u", "_s
                 + QCoreApplication::translate("Backup", "of %1 the newest %2 only").arg(phrases::list(facts.logsCut), units::bytes(double(mostLogsOfAHost)));
    }
    if (!facts.logsNotTold.isEmpty())
        words += u", "_s + QCoreApplication::translate("Backup", "how much of %1 is not known").arg(phrases::list(facts.logsNotTold));
    return words;
}

} // namespace

RetentionRules retentionRulesOf(const BackupSettings &settings)
{
    const BackupRetention &keep = settings.retention;
    return {.days = keep.days,
            .last = keep.last,
            .hourly = keep.hourly,
            .daily = keep.daily,
            .weekly = keep.weekly,
            .monthly = keep.monthly,
            .yearly = keep.yearly,
            .minimum = keep.minimum};
}

BackupEstimate estimateBackup(const ClusterProfile &profile, const BackupFacts &facts, const BackupRequest &request)
{
    BackupEstimate estimate;
    estimate.freeBytes = facts.freeBytes;
    const auto refuse = [&estimate](const Error &why) { estimate.refused = why.message; };
    if (const Status checked = checkRequest(profile, request); !checked) {
        refuse(checked.error());
        return estimate;
    }
    if (facts.catalogueError)
        refuse(*facts.catalogueError);
    if (request.messages && facts.queuesError)
        refuse(*facts.queuesError);
    if (request.cold && facts.dataError)
        refuse(*facts.dataError);
    if (const Result<QString> base = baseOf(facts, request))
        estimate.base = *base;
    else
        refuse(base.error());
    const QList<QueueWay> ways = request.messages ? chooseWays(facts.queues, choiceOf(request), hasAnyLogin(profile)) : QList<QueueWay>();
    bool isMarked = false;
    for (const QueueWay &way : ways) {
        estimate.queues.append({.vhost = way.queue.ref.vhost,
                                .name = way.queue.ref.name,
                                .type = way.queue.type,
                                .way = way.way,
                                .possible = way.possible,
                                .messages = std::max<qint64>(0, way.messages()),
                                .bytes = way.queue.messageBytes,
                                .effect = way.effect,
                                .reason = way.reason,
                                .time = timeOf(way)});
        isMarked = isMarked || !way.effect.isEmpty();
    }
    const Amount amount = amountOf(ways);
    estimate.bytes = amount.isKnown ? bytesOf(facts, request, amount) : -1;
    estimate.logs = logWords(facts, request);
    const BackupPlace place{.folder = facts.folder};
    BackupBeginning beginning{.type = request.type};
    estimate.time = expectedDuration(collectSteps(place, profile, request, beginning, {}, amount, amount.isKnown)
                                     + archiveSteps(place, request, std::max<qint64>(0, estimate.bytes)));
    if (request.cold)
        estimate.time += timeOf(0, facts.dataBytes);
    if (request.cold && request.together)
        estimate.effect = QCoreApplication::translate("Backup", "All nodes are stopped at once: nobody is served until they have been copied and started");
    else if (request.cold)
        estimate.effect = QCoreApplication::translate("Backup", "Each node is out of service for a while, one after the other; clients move to the others");
    else if (isMarked)
        estimate.effect = QCoreApplication::translate("Backup", "Clients go on; messages that are read and given back are marked as redelivered");
    else
        estimate.effect = QCoreApplication::translate("Backup", "Clients go on, nothing in the cluster changes");
    const qint64 room = roomFor(estimate.bytes);
    if (estimate.refused.isEmpty() && facts.freeBytes >= 0 && room > facts.freeBytes) {
        estimate.refused = QCoreApplication::translate("Backup", "%1 has %2 free, and the backup needs about %3")
                               .arg(facts.folder, units::bytes(double(facts.freeBytes)), units::bytes(double(room)));
    }
    return estimate;
}

namespace {

/// As the catalogue keeps it: such a backup is not one of the whole cluster's messages.
QString chosenQueues(const BackupRequest &request)
{
    QStringList parts;
    if (!request.queuePattern.isEmpty())
        parts.append(request.queuePattern);
    if (!request.vhosts.isEmpty())
        parts.append(QCoreApplication::translate("Backup", "of %1").arg(phrases::list(request.vhosts)));
    return request.messages ? parts.join(u", "_s) : QString();
}

} // namespace

Result<Plan> planBackup(const ClusterView &view, const BackupFacts &facts, const BackupRequest &request, const QString &why)
{
    const ClusterProfile &profile = *view.profile;
    if (const Status checked = checkRequest(profile, request); !checked)
        return std::unexpected(checked.error());
    if (facts.catalogueError)
        return std::unexpected(*facts.catalogueError);
    // Not found out with the nodes down.
    if (request.cold && facts.dataError)
        return std::unexpected(*facts.dataError);
    const Result<QString> base = baseOf(facts, request);
    if (!base)
        return std::unexpected(base.error());
    const Result<std::optional<SecondPlace>> second = secondPlaceOf(profile);
    if (!second)
        return std::unexpected(second.error());

    const BackupPlace place{.id = newBackupId(request.type, profile.name.value, facts.at), .folder = facts.folder};
    const QList<QueueWay> ways = request.messages ? chooseWays(facts.queues, choiceOf(request), hasAnyLogin(profile)) : QList<QueueWay>();
    const Amount amount = amountOf(ways);
    const bool isKnown = request.messages && !facts.queuesError && amount.isKnown;
    const qint64 bytes = bytesOf(facts, request, amount);
    const QList<NodeName> ask = askFirstWhoServes(view);
    BackupBeginning beginning{.type = request.type,
                              .cold = request.cold,
                              .description = request.description,
                              .onlyQueues = chosenQueues(request),
                              .parent = *base,
                              .identity = request.identity,
                              .needs = roomFor(bytes),
                              .recipients = request.recipients};

    Plan plan = beginPlan(view, {u"backup"_s, QCoreApplication::translate("Backup", "Backup"), u"backup"_s},
                          QCoreApplication::translate("Backup", "%1 backup of %2").arg(toWord(request.type), profile.name.value), why);
    plan.steps = collectSteps(place, profile, request, beginning, ask, amount, isKnown);
    if (request.cold) {
        const QList<NodeOutage> outages = coldOutages(place, view);
        const Result<QList<Step>> cold = request.together ? allTogether(view, outages, true) : oneAfterTheOther(view, outages);
        if (!cold)
            return std::unexpected(cold.error());
        plan.steps += *cold;
        if (!request.together)
            plan.guards += outageGuards(view, outages);
        plan.lease = outageLease(outages);
    }
    plan.steps += archiveSteps(place, request, bytes);
    if (*second)
        plan.steps += copyBackupStep(place, **second, bytes);
    if (request.messages)
        plan.steps += completeStep();
    if (request.prune)
        plan.steps += pruneStep(place, profile.name.value, retentionRulesOf(backupSettings(profile)));
    if (request.pruneSecond && *second)
        plan.steps += pruneSecondStep(place, **second, profile.name.value, retentionRulesOf(backupSettings(profile)));
    plan.afterwards = QCoreApplication::translate("Backup", "The backup lies in %1; the cluster is as it was.").arg(facts.folder);
    if (!request.cold)
        plan.lease.kind = LeaseNeed::Kind::Beside;
    plan.page = u"backups"_s;
    plan.facts = {{u"backup"_s, place.id}, {u"type"_s, toId(request.type)}, {u"folder"_s, facts.folder}, {u"parent"_s, *base}, {u"bytes"_s, bytes}};
    return plan;
}

} // namespace warrener
