#include "plan/restore/RestorePlanner.h"

#include "base/Phrases.h"
#include "base/Units.h"
#include "cluster/BackupSettings.h"
#include "plan/restore/RestoreHostWork.h"
#include "record/catalogue/Catalogue.h"
#include "run/operations/AmqpOperations.h"
#include "run/operations/LeaderOperations.h"
#include "run/operations/ServiceOutage.h"
#include "run/operations/StepBuilders.h"
#include "run/operations/backup/BackupOperations.h"
#include "run/operations/restore/RestoreReplace.h"
#include "run/operations/restore/RestoreTargets.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

using namespace parts;

namespace {

/// The target's definitions as they are, before anything is done: what an undo goes back to.
QList<Step> safetySteps(const BackupPlace &place, const ClusterProfile &profile, const QList<NodeName> &ask, const QString &why)
{
    const BackupBeginning beginning{.type = BackupType::Config, .description = why};
    QList<Step> steps{checkCatalogueStep(place, beginning), beginBackupStep(place, beginning, profile), definitionsStep(place, ask), packStep(place, {}, {}, 0),
                      verifyBackupStep(place, {}, 0)};
    for (Step &step : steps)
        step.id = u"safety-"_s + step.id;
    steps[0].title = QCoreApplication::translate("Restore", "Room for a safety backup of the definitions as they are");
    steps[1].title = QCoreApplication::translate("Restore", "Begin the safety backup");
    // It stays when the restore is taken back: it is what that is taken back to.
    steps[3].undo.reset();
    steps[3].title = QCoreApplication::translate("Restore", "Write the safety backup");
    return steps;
}

/// What a person must have read before: of what goes, nothing comes back by an undo but its definition.
QString whatGoes(const RestorePreview &preview)
{
    const QString objects =
        QCoreApplication::translate("Restore", "Objects that are deleted: %1.").arg(units::count(preview.definitions.count(RestoreFate::Remove)));
    qint64 messages = 0;
    qint64 uncounted = 0;
    bool anyHolds = false;
    QSet<QString> vhosts; // whose own sum has what their queues hold
    for (const RestoreObject &object : preview.definitions.objects) {
        if (object.fate == RestoreFate::Remove && object.section == "vhosts"_L1 && preview.goes.value(objectKey(object), -1) >= 0)
            vhosts.insert(object.name);
    }
    for (const RestoreObject &object : preview.definitions.objects) {
        const auto held = object.fate == RestoreFate::Remove ? preview.goes.constFind(objectKey(object)) : preview.goes.cend();
        if (held == preview.goes.cend() || vhosts.contains(object.vhost))
            continue;
        anyHolds = true;
        messages += std::max<qint64>(0, *held);
        uncounted += *held < 0 ? 1 : 0;
    }
    QString words = objects;
    if (anyHolds)
        words += u' ' + QCoreApplication::translate("Restore", "Messages that are lost with their queues: %1.").arg(units::count(double(messages)));
    if (uncounted > 0)
        words += u' ' + QCoreApplication::translate("Restore", "Queues whose messages nobody could count: %1.").arg(units::count(double(uncounted)));
    return words;
}

bool isRefusedQueue(const RestoreQueue &queue)
{
    return !queue.refused.isEmpty();
}

/// That a broker did not answer for a moment is no choice of anybody's.
bool isForetold(const RestoreQueue &queue)
{
    return isRefusedQueue(queue) && !queue.isUnasked;
}

qint64 backedUpIn(const QList<RestoreQueue> &queues, bool (*isMeant)(const RestoreQueue &queue))
{
    qint64 messages = 0;
    for (const RestoreQueue &queue : queues)
        messages += isMeant(queue) ? queue.inBackup : 0;
    return messages;
}

bool isUnaskedQueue(const RestoreQueue &queue)
{
    return queue.isUnasked;
}

QString whatIsNotPublished(const QList<RestoreQueue> &queues)
{
    const auto first = std::ranges::find_if(queues, isForetold);
    return QCoreApplication::translate("Restore", "Messages that are not published: %1, of queues: %2; %3: %4.")
        .arg(units::count(double(backedUpIn(queues, isForetold))), units::count(double(std::ranges::count_if(queues, isForetold))),
             inVhost(first->targetName, first->targetVhost), first->refused);
}

/// They are tried all the same.
QString whatIsTried(const QList<RestoreQueue> &queues)
{
    const auto first = std::ranges::find_if(queues, isUnaskedQueue);
    return QCoreApplication::translate("Restore", "Queues that could not be looked at now, and are tried all the same: %1, with messages: up to %2; %3: %4.")
        .arg(units::count(double(std::ranges::count_if(queues, isUnaskedQueue))), units::count(double(backedUpIn(queues, isUnaskedQueue))),
             inVhost(first->targetName, first->targetVhost), first->refused);
}

/// "the full backup of 17 March 02:00"; a file that says nothing of itself keeps its name.
QString shownBackup(const BackupManifest &manifest)
{
    if (isNever(manifest.at))
        return manifest.id;
    //: Format of a day with its time; see QLocale::toString().
    const QString at = QLocale().toString(toDateTime(manifest.at).toLocalTime(), QCoreApplication::translate("Restore", "d MMMM yyyy HH:mm"));
    switch (manifest.type) {
    case BackupType::Full:
        return QCoreApplication::translate("Restore", "the full backup of %1").arg(at);
    case BackupType::Incremental:
        return QCoreApplication::translate("Restore", "the incremental backup of %1").arg(at);
    case BackupType::Config:
        return QCoreApplication::translate("Restore", "the configuration backup of %1").arg(at);
    case BackupType::QueueData:
        return QCoreApplication::translate("Restore", "the queue backup of %1").arg(at);
    }
    return manifest.id;
}

/// As they stand in the backup.
QStringList keysOfRefused(const QList<RestoreQueue> &queues)
{
    QStringList keys;
    for (const RestoreQueue &queue : queues) {
        if (isForetold(queue))
            keys.append(queue.vhost + u'\n' + queue.name);
    }
    return keys;
}

/// Who confirms has read it, and goes on without: no proof misses it.
ForetoldLacks foretoldLacks(const RestorePreview &preview, bool withDefinitions, bool withMessages)
{
    ForetoldLacks foretold;
    for (const RestoreObject &object : preview.definitions.objects) {
        if (withDefinitions && object.fate == RestoreFate::Cannot)
            foretold.objects.append(objectKey(object));
    }
    for (const RestoreQueue &queue : preview.queues) {
        if (withMessages && isForetold(queue))
            foretold.lines.append(QCoreApplication::translate("Restore", "%1: %2").arg(inVhost(queue.targetName, queue.targetVhost), queue.refused));
    }
    return foretold;
}

/// "rabbit@broker1:/etc/rabbitmq/rabbitmq.conf (it is there and cannot be read: …)"
QStringList filesThatNobodyCouldRead(const RestorePreview &preview)
{
    QStringList names;
    for (const RestoreFile &file : preview.files) {
        if (file.isUnseen)
            names.append(u"%1:%2 (%3)"_s.arg(file.of, file.path, file.refused));
    }
    return names;
}

QList<RestoreObject> toReplace(const RestorePreview &preview)
{
    QList<RestoreObject> objects;
    std::ranges::copy_if(preview.definitions.objects, std::back_inserter(objects),
                         [](const RestoreObject &object) { return object.fate == RestoreFate::Replace; });
    return objects;
}

/// What a person must have read before it.
QString whatIsReplaced(const RestorePreview &preview, const QString &folder)
{
    QStringList names;
    qint64 messages = 0;
    for (const auto listed = toReplace(preview); const RestoreObject &object : listed) {
        names.append(object.name);
        messages += std::max<qint64>(0, preview.replacements.value(objectKey(object)).messages);
    }
    const QString words = QCoreApplication::translate("Restore", "Replaced: %1; messages that are moved: %2. Each of them is away for a moment: stop what "
                                                                 "publishes to it and what consumes from it before.")
                              .arg(phrases::list(names), units::count(double(messages)));
    const bool anyQueue = std::ranges::any_of(toReplace(preview), [](const RestoreObject &object) { return object.section == "queues"_L1; });
    if (!anyQueue)
        return words;
    return words + u' '
           + QCoreApplication::translate("Restore",
                                         "Meanwhile their messages lie in %1, not encrypted, also where backups are; this user alone can read them. "
                                         "They are removed once they are back; of a run that was killed they lie there until it is finished or undone.")
                 .arg(folder);
}

/// What of a request is done, once it is known that it can be.
struct RestoreScope
{
    HostWork work{};
    QList<NodeName> ask{};
    QList<RestoreObject> replaced{};
    HeldBack held{}; ///< what nothing is published into is touched by no shovel either: what that moved would be missed for good
    /// Shovels and federation would move on what is published before it is proven to be there, and a restore that goes on would
    /// publish that again: they come last.
    qsizetype movers = 0;
    DefinitionsChoice choice{};  ///< without what is held back
    DefinitionsChoice objects{}; ///< and without those that come last
    MessagesChoice queues{};     ///< without those that get nothing
    qint64 publishes = 0;
    qint64 tries = 0;           ///< more of them perhaps: into queues that could not be looked at
    bool wantsMessages = false; ///< of queues that the backup has
    bool withMessages = false;  ///< and one of them at least gets them
    RestoreSource before{};     ///< the definitions as they were, once their steps stand in the plan

    bool hasHosts() const { return !work.outages.isEmpty() || !work.proxies.isEmpty(); }
};

Status nothingToDo(const RestorePreview &preview, const RestoreRequest &request)
{
    if (const QStringList unseen = filesThatNobodyCouldRead(preview); !request.messages && !unseen.isEmpty())
        return failure(ErrorKind::NotAvailable, QCoreApplication::translate("Restore", "Nothing is written: %1").arg(unseen.join(u"; "_s)));
    if (!request.messages)
        return failure(ErrorKind::NotFound, QCoreApplication::translate("Restore", "Every file is as in the backup: there is nothing to do"));
    return failure(ErrorKind::NotFound, preview.queues.isEmpty() ? QCoreApplication::translate("Restore", "The backup holds no messages of such queues")
                                                                 : preview.queues.first().name + u": "_s + preview.queues.first().refused);
}

Result<RestoreScope> scopeOf(const ClusterView &view, const RestorePreview &preview, const RestoreRequest &request)
{
    if (!preview.refused.isEmpty())
        return failure(ErrorKind::Forbidden, preview.refused);
    if (!request.definitions && !request.messages && !request.configuration && !request.data)
        return failure(ErrorKind::Usage, QCoreApplication::translate("Restore", "Nothing is chosen to be restored"));
    RestoreScope scope{.ask = askOrder(*view.profile, {}), .queues = request.queues, .publishes = toPublish(preview, request.queues.skipPresent)};
    scope.queues.without = keysOfRefused(preview.queues);
    scope.wantsMessages = request.messages && !preview.queues.isEmpty();
    scope.tries = request.messages ? backedUpIn(preview.queues, isUnaskedQueue) : 0;
    scope.withMessages = request.messages && !std::ranges::all_of(preview.queues, isForetold);
    Result<HostWork> work = hostWork(view, preview, request);
    if (!work)
        return std::unexpected(work.error());
    scope.work = *std::move(work);
    if (!request.definitions && !scope.hasHosts() && (!request.messages || std::ranges::all_of(preview.queues, isRefusedQueue)))
        return std::unexpected(nothingToDo(preview, request).error());
    const qint64 most = scope.publishes + scope.tries;
    if (const Millis lasts = expectedPublishing(most, request.queues); scope.withMessages && lasts > longestPublishing) {
        return failure(
            ErrorKind::Usage,
            QCoreApplication::translate("Restore", "At %1 a second %2 messages take %3, and a run is ended after %4: choose more a second, or fewer queues")
                .arg(units::count(request.queues.perSecond), units::count(double(most)), units::duration(lasts), units::duration(longestPublishing)));
    }
    if (!request.definitions)
        return scope;
    scope.replaced = toReplace(preview);
    for (const RestoreObject &object : std::as_const(scope.replaced)) {
        if (const QString why = preview.replacements.value(objectKey(object)).refused; !why.isEmpty())
            return failure(ErrorKind::Forbidden, QCoreApplication::translate("Restore", "%1 cannot be replaced: %2").arg(object.name, why));
    }
    if (scope.wantsMessages)
        scope.held = heldBackIn(preview);
    scope.choice = request.objects;
    scope.choice.leave += scope.held.keys;
    scope.objects = scope.choice;
    if (scope.withMessages)
        scope.movers = comingMovers(preview.definitions).size() - scope.held.keys.size();
    if (scope.movers > 0)
        scope.objects.movers = MoversChoice::Held;
    return scope;
}

Status addHostSteps(Plan *plan, const ClusterView &view, const HostWork &work)
{
    const Result<QList<Step>> outage = work.outages.isEmpty() ? QList<Step>{}
                                       : work.isTogether      ? allTogether(view, work.outages, false)
                                                              : oneAfterTheOther(view, work.outages);
    if (!outage)
        return std::unexpected(outage.error());
    plan->steps += work.before + *outage + work.proxies;
    if (!work.isTogether)
        plan->guards += outageGuards(view, work.outages);
    if (!work.outages.isEmpty())
        plan->lease = outageLease(work.outages);
    return {};
}

/// Of queues that are chosen to go: the undo makes them again, empty. One that is known to hold nothing loses nothing.
bool losesMessages(const RestorePreview &preview)
{
    return std::ranges::any_of(preview.definitions.objects, [&preview](const RestoreObject &object) {
        return object.fate == RestoreFate::Remove && (object.section == "queues"_L1 || object.section == "vhosts"_L1)
               && preview.goes.value(objectKey(object), -1) != 0;
    });
}

/// The definitions, with a safety backup of what they are now before, which is returned.
RestoreSource addDefinitionsSteps(Plan *plan, const ClusterView &view, const RestorePreview &preview, const RestoreRequest &request, const RestoreScope &scope)
{
    const ClusterProfile &profile = *view.profile;
    const BackupPlace place{.id = newBackupId(BackupType::Config, profile.name.value, view.snapshot->at), .folder = backupSettings(profile).folder};
    QStringList keys;
    std::ranges::transform(scope.replaced, std::back_inserter(keys), objectKey);
    if (!keys.isEmpty())
        plan->steps += checkReplaceStep(request.source, request.objects, keys, scope.ask);
    plan->steps += safetySteps(place, profile, scope.ask, QCoreApplication::translate("Restore", "before the restore of %1").arg(preview.manifest.id));
    const RestoreSource before{.folder = place.folder, .id = place.id};
    const DefinitionsPreview &definitions = preview.definitions;
    plan->steps +=
        restoreDefinitionsStep(request.source, before, scope.objects, scope.ask,
                               definitions.created() + definitions.changed() + definitions.count(RestoreFate::Remove) - scope.movers - scope.held.keys.size());
    if (losesMessages(preview)) {
        Step &step = plan->steps.last();
        step.cannotBeUndone = QCoreApplication::translate("Restore", "messages of queues that are deleted do not come back");
        step.undo->words += u"; "_s + step.cannotBeUndone;
    }
    plan->facts.insert(u"safety"_s, place.id);
    // Everything that they need is there by then; exchanges come before queues, as in the import.
    for (const RestoreObject &object : scope.replaced) {
        plan->steps += replaceStep(request.source, request.objects, object, preview.replacements.value(objectKey(object)).messages, place.folder,
                                   int(plan->steps.size()), scope.ask);
    }
    return before;
}

/// All of the backup is asked for, and none of it is known to be missing.
bool isWholeRestore(const RestorePreview &preview, const RestoreRequest &request)
{
    return std::ranges::none_of(preview.queues, isRefusedQueue) && request.definitions && request.objects.sections.isEmpty() && request.objects.vhosts.isEmpty()
           && request.queues.vhosts.isEmpty() && !request.objects.isIdle && restoresAll(preview, request);
}

/// An import goes to one node, and what is made there is led there (x-queue-leader-locator, client-local unless it is set): of so
/// many quorum queues that every node can have one of them, one node would carry all. Streams are not moved by it.
bool leadsAllOnOneNode(const ClusterView &view, const RestorePreview &preview)
{
    const qsizetype nodes = view.profile->nodes.size();
    return nodes > 1 && std::ranges::count_if(preview.definitions.objects, [](const RestoreObject &object) {
                            return object.section == "queues"_L1 && comesNew(object) && object.object.value("arguments"_L1)["x-queue-type"_L1] == "quorum"_L1;
                        }) >= nodes;
}

/// What that comes to is told, and takes nothing back: what was restored is there either way.
QList<Step> spreadSteps(const QList<NodeName> &ask)
{
    Step spread = rebalanceStep(ask), even = balancedStep(ask);
    // In a recovery a step of its own may be called as those are.
    spread.id = u"spread-leaders"_s;
    even.id = u"leaders-spread"_s;
    spread.onFailure = OnFailure::Continue;
    even.timeout = Millis{30000};
    return {spread, even};
}

QMap<QString, QString> titlesOf(const Plan &plan, const QStringList &ids)
{
    QMap<QString, QString> titles;
    for (const QString &id : ids)
        titles.insert(id, plan.step(id)->title);
    return titles;
}

/// That it is there, and what waits for that. Returned: their ids, the proof's first.
QStringList addProofSteps(Plan *plan, const ClusterView &view, const RestorePreview &preview, const RestoreRequest &request, const RestoreScope &scope)
{
    // Data directories of all nodes bring the definitions with them: what came of those is looked at likewise.
    const bool isWholeCluster = request.data && scope.work.isTogether && scope.work.outages.size() == view.profile->nodes.size();
    const bool broughtByData = isWholeCluster && !request.definitions && preview.manifest.holds.contains(BackupPart::Definitions);
    if (!request.definitions && !scope.withMessages && !broughtByData)
        return {};
    Step proof = proveRestoreStep(request.source,
                                  request.definitions ? std::optional(scope.objects)
                                  : broughtByData     ? std::optional(DefinitionsChoice{})
                                                      : std::nullopt,
                                  scope.wantsMessages ? std::optional(scope.queues) : std::nullopt, scope.ask,
                                  foretoldLacks(preview, request.definitions, scope.wantsMessages));
    plan->steps += broughtByData ? ofDataDirectories(std::move(proof)) : proof;
    QStringList added{plan->steps.last().id};
    if (scope.movers > 0) {
        plan->steps += restoreMoversStep(request.source, scope.before, scope.choice, scope.ask, scope.movers, added.first());
        added.append(plan->steps.last().id);
    }
    return added;
}

/// What the definitions come to, for who reads the plan.
QStringList whatBecomesOfObjects(const RestorePreview &preview)
{
    const auto fates = [&preview](RestoreFate fate) { return preview.definitions.count(fate); };
    QStringList lines{
        QCoreApplication::translate("Restore", "Objects that are created: %1, changed: %2; that cannot be changed and stay as they are: %3.")
            .arg(units::count(preview.definitions.created()), units::count(preview.definitions.changed()), units::count(fates(RestoreFate::Cannot)))};
    if (fates(RestoreFate::Unfit) + fates(RestoreFate::LeftOut) > 0) {
        lines.append(QCoreApplication::translate("Restore", "The cluster cannot have all of it as it was: adapted: %1, left out: %2.")
                         .arg(units::count(fates(RestoreFate::Unfit)), units::count(fates(RestoreFate::LeftOut))));
    }
    return lines;
}

QStringList whatComesOfIt(const ClusterView &view, const RestorePreview &preview, const RestoreRequest &request, const RestoreScope &scope)
{
    QStringList after;
    if (request.definitions)
        after += whatBecomesOfObjects(preview);
    if (preview.definitions.count(RestoreFate::Remove) > 0)
        after.append(whatGoes(preview));
    if (!scope.replaced.isEmpty())
        after.append(whatIsReplaced(preview, replacedMessagesFolder(backupSettings(*view.profile).folder)));
    if (scope.withMessages && (scope.publishes > 0 || scope.tries == 0)) {
        after.append((scope.publishes == 1 ? QCoreApplication::translate("Restore", "Up to %1 message is published.")
                                           : QCoreApplication::translate("Restore", "Up to %1 messages are published."))
                         .arg(units::count(double(scope.publishes))));
        if (scope.publishes < preview.messages)
            after.append(QCoreApplication::translate("Restore", "Messages that are there already, and left out: %1.")
                             .arg(units::count(double(preview.messages - scope.publishes))));
    }
    if (scope.movers > 0)
        after.append(QCoreApplication::translate("Restore", "Shovels and federation begin only when all of it is proven to be there: %1.")
                         .arg(units::count(double(scope.movers))));
    if (const QString words = request.definitions ? collectsFromNowOn(preview.definitions, request.objects.queueNames) : QString(); !words.isEmpty())
        after.append(words + u'.');
    if (request.messages && std::ranges::any_of(preview.queues, isForetold))
        after.append(whatIsNotPublished(preview.queues));
    if (request.messages && std::ranges::any_of(preview.queues, isUnaskedQueue))
        after.append(whatIsTried(preview.queues));
    if (const QString words = whatIsHeldBack(scope.held); !words.isEmpty())
        after.append(words + u'.');
    if (!scope.work.left.isEmpty())
        after.append(QCoreApplication::translate("Restore", "Nothing is restored on: %1.").arg(scope.work.left.join(u"; "_s)));
    if (const QStringList unseen = request.configuration ? filesThatNobodyCouldRead(preview) : QStringList(); !unseen.isEmpty()) {
        after.append(QCoreApplication::translate("Restore", "Files that stay as they are, since nobody could see what is in them: %1.")
                         .arg(unseen.first(std::min<qsizetype>(5, unseen.size())).join(u", "_s) + (unseen.size() > 5 ? u", …"_s : QString())));
    }
    if (!scope.work.kept.isEmpty())
        after.append(QCoreApplication::translate("Restore", "What was there before is kept: %1.").arg(scope.work.kept.join(u"; "_s)));
    return after;
}

} // namespace

bool restoresAll(const RestorePreview &preview, const RestoreRequest &request)
{
    const bool anyQueue = !std::ranges::all_of(preview.queues, isRefusedQueue);
    const bool holdsMessages = std::ranges::any_of(preview.manifest.queues, [](const BackedUpQueue &queue) { return queue.messages > 0; });
    const bool allQueues = request.queues.queues.isEmpty() && request.queues.pattern.isEmpty() && ((request.messages && anyQueue) || !holdsMessages);
    return allQueues && request.objects.queues.isEmpty() && request.objects.leave.isEmpty() && request.objects.pattern.isEmpty()
           && !request.objects.isOfObjects();
}

Result<Plan> planRestore(const ClusterView &view, const RestorePreview &preview, const RestoreRequest &request)
{
    Result<RestoreScope> scope = scopeOf(view, preview, request);
    if (!scope)
        return std::unexpected(scope.error());
    Plan plan =
        beginPlan(view, {u"restore"_s, QCoreApplication::translate("Restore", "Restore"), u"restore"_s},
                  QCoreApplication::translate("Restore", "Restore %1 into %2").arg(shownBackup(preview.manifest), view.profile->name.value), request.why);
    plan.steps = {checkBackupStep(request.source, preview.bytes)};
    if (scope->hasHosts()) {
        if (const Status added = addHostSteps(&plan, view, scope->work); !added)
            return std::unexpected(added.error());
    }
    if (request.definitions)
        scope->before = addDefinitionsSteps(&plan, view, preview, request, *scope);
    if (scope->withMessages)
        plan.steps += restoreMessagesStep(request.source, scope->queues, scope->ask, scope->publishes + scope->tries);
    plan.steps += scope->work.proofs;
    QStringList needed = addProofSteps(&plan, view, preview, request, *scope);
    // Equal is not yet usable: messages go through it. What that finds is told, and takes nothing back.
    Step works = verifyNodeStep(scope->ask.first());
    works.title = QCoreApplication::translate("Restore", "Publish and consume works: 40 test messages through %1").arg(shortName(scope->ask.first()));
    works.onFailure = OnFailure::Continue;
    plan.steps += works;
    needed.append(works.id);
    // Only when the run has gone well: what a shovel or a node refuses after the proof is no restore that others can count on.
    if (isWholeRestore(preview, request) && request.source.file.isEmpty())
        plan.steps += noteProofStep(request.source, needed.first(), titlesOf(plan, needed));
    if (request.definitions && leadsAllOnOneNode(view, preview))
        plan.steps += spreadSteps(scope->ask);
    plan.afterwards = whatComesOfIt(view, preview, request, *scope).join(u' ');
    plan.facts.insert(u"kept"_s, QJsonArray::fromStringList(scope->work.kept));
    plan.page = u"backups"_s;
    plan.keepsOnHosts = true;
    plan.facts.insert(u"backup"_s, preview.manifest.id);
    plan.facts.insert(u"bytes"_s, preview.bytes);
    return plan;
}

} // namespace warrener
