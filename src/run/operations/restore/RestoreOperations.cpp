// Definitions back into a cluster.
#include "run/operations/restore/RestoreOperations.h"

#include "base/OffThread.h"
#include "base/ShellQuote.h"
#include "base/Units.h"
#include "record/catalogue/Catalogue.h"
#include "record/catalogue/Verify.h"
#include "run/operations/StepBuilders.h"
#include "run/operations/backup/BackupParts.h"
#include "run/operations/backup/DefinitionsExport.h"
#include "run/operations/restore/DefinitionChanges.h"
#include "run/operations/restore/DefinitionsWriting.h"
#include "run/operations/restore/RestoreParts.h"
#include "run/operations/restore/RestorePreview.h"
#include "run/operations/restore/RestoreReplace.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace warrener {

using namespace parts;

namespace {

constexpr auto checkBackupName = "restore.check"_L1;
constexpr auto restoreDefinitionsName = "restore.definitions"_L1;
constexpr auto definitionsBackName = "restore.definitions-back"_L1;
constexpr auto onceProvenName = "restore.once-proven"_L1;
constexpr auto proofStepKey = "proof"_L1;

/// Argument: {"source"}.
OperationTask checkBackup(AccessPtr, QJsonObject arguments, StepContext context)
{
    const RestoreSource source = restoreSourceFromJson(arguments.value(key::source).toObject());
    const bool isDry = context.run.isEmpty();
    const auto look = [source, isDry, stop = context.stop]() -> Result<VerifyReport> {
        const auto reader = openSource(source, stop);
        if (!reader)
            return std::unexpected(reader.error());
        if (isDry)
            return VerifyReport{.id = (*reader)->manifest().id};
        // What stands in the backups below is restored as well: found damaged half-way, it would be found too late.
        const VerifyOptions options{.elsewhere = true, .ageIdentityFile = source.identity};
        return source.file.isEmpty() ? verifyBackup(Catalogue(source.folder), source.id, options, {}, stop) : verifyFile(source.file, options, {}, stop);
    };
    const Result<VerifyReport> report = co_await WaitingThread(look);
    if (!report)
        co_return std::unexpected(report.error());
    if (const QString unnoted = notNotedWords(*report); !unnoted.isEmpty())
        context.output(unnoted);
    if (!report->isGood()) {
        const VerifyTrouble &first = report->troubles.first();
        if (!report->isDamaged())
            co_return std::unexpected(first.error);
        co_return failure(ErrorKind::Malformed, QCoreApplication::translate("Restore", "The backup is damaged: %1").arg(first.error.message), first.entry);
    }
    co_return saying(isDry ? QCoreApplication::translate("Restore", "It can be opened")
                           : QCoreApplication::translate("Restore", "Whole: %1 files").arg(units::count(double(report->entries))));
}

/// Argument: {"proof"}: the step whose answer says that all is there. A precondition: what moves messages on would falsify every later look at them, and
/// a restore that goes on later would publish again what it has moved. Where queues alone lack something, movers that touch none of these do no such thing.
OperationTask onceProven(AccessPtr, QJsonObject arguments, StepContext context)
{
    if (isDry(context))
        co_return onlyWhenItRuns();
    const QString proof = arguments.value(proofStepKey).toString();
    if (context.results.value(proof).value("complete"_L1).toBool() || proofLacksFromJson(context.keptBefore.value(proof)).isAll)
        co_return QJsonObject();
    const QString words =
        QCoreApplication::translate("Restore", "Shovels and federation are not begun, since not all of it is there: restore the definitions once "
                                               "more when it is");
    context.output(words);
    co_return failure(ErrorKind::Forbidden, words);
}

QList<RestoreObject> withFate(const DefinitionsPreview &preview, RestoreFate fate)
{
    QList<RestoreObject> some;
    std::ranges::copy_if(preview.objects, std::back_inserter(some), [fate](const RestoreObject &object) { return object.fate == fate; });
    return some;
}

/// Those of `keys` that have this fate.
QSet<QString> withKeys(const DefinitionsPreview &preview, const QSet<QString> &keys, RestoreFate fate)
{
    QSet<QString> some;
    for (const RestoreObject &object : preview.objects) {
        if (keys.isEmpty() || object.fate != fate)
            continue;
        if (const QString key = definedKey(object.section, object.object); keys.contains(key))
            some.insert(key);
    }
    return some;
}

QSet<QString> keysOf(const DefinitionsPreview &preview, bool (*isMeant)(const RestoreObject &object))
{
    QSet<QString> keys;
    for (const RestoreObject &object : preview.objects) {
        if (isMeant(object))
            keys.insert(definedKey(object.section, object.object));
    }
    return keys;
}

/// What a run has made, its earlier attempts included: those left to the last one what they had not made.
struct MadeByRun
{
    qsizetype created = 0;
    qsizetype changed = 0;
    qsizetype asTheyWere = 0;
};

MadeByRun madeByRun(const DefinitionsPreview &preview, const RestoreNotes &before)
{
    const QSet<QString> created = keysOf(preview, comesNew) | (before.created - before.unsure);
    const QSet<QString> changed = (keysOf(preview, changesThere) | (before.changed - before.unsure)) - created;
    const QSet<QString> same = keysOf(preview, [](const RestoreObject &object) { return object.fate == RestoreFate::Same; });
    return {.created = created.size(), .changed = changed.size(), .asTheyWere = (same - created - changed).size()};
}

/// All parts in their order. Each is noted before and after: an undo takes back what this run made, and nothing that others make
/// before it comes to that.
QCoro::Task<Status> importAll(AccessPtr access, HttpClient *http, DefinitionsPreview preview, StepContext context, ImportOutcome *outcome)
{
    const QSet<QString> created = co_await OffThread([preview] { return keysOf(preview, comesNew); });
    const QList<QJsonObject> parts = importParts(preview);
    const int firstPart = nextPart(context.kept);
    const int all = preview.created() + preview.changed();
    qsizetype sent = 0;
    for (qsizetype i = 0; i < parts.size(); ++i) {
        const QString section = parts.at(i).keys().value(0);
        context.progress(double(sent) / double(std::max(1, all)), u"%1, %2"_s.arg(section, units::count(double(outcome->imported))));
        const int part = firstPart + int(i);
        const auto note = [part, body = parts.at(i), created, now = access->time()->now()] { return noteBefore(part, body, created, now); };
        if (const Status kept = co_await context.keep(co_await OffThread(note)); !kept)
            co_return kept;
        if (const Status imported = co_await import(http, parts.at(i), outcome, context.stop); !imported)
            co_return imported;
        sent += parts.at(i).value(section).toArray().size();
        if (const Status kept = co_await context.keep(noteAfter(part, outcome->refusedKeys)); !kept)
            co_return kept;
    }
    co_return co_await liftLimits(http, preview, context.stop);
}

/// Tells what does not come as it was; what the broker has refused, and why.
QHash<QString, QString> tellWhatIsOtherwise(const DefinitionsPreview &preview, const ImportOutcome &outcome, const StepContext &context)
{
    for (const auto listed = withFate(preview, RestoreFate::Cannot); const RestoreObject &object : listed)
        context.output(QCoreApplication::translate("Restore", "%1 is as it was: %2").arg(shownObject(object.section, object.object), object.advice));
    for (const RestoreFate fate : {RestoreFate::Unfit, RestoreFate::LeftOut}) {
        for (const auto listed = withFate(preview, fate); const RestoreObject &object : listed)
            context.output(u"%1: %2"_s.arg(shownObject(object.section, object.object), object.advice));
    }
    QHash<QString, QString> reasons;
    for (const auto &[what, error] : outcome.refused) {
        const QString reason = error.detail.isEmpty() ? error.message : error.detail.left(300);
        reasons.insert(what, reason);
        context.output(QCoreApplication::translate("Restore", "%1 was refused: %2").arg(what, reason));
    }
    return reasons;
}

/// `missing`: although it was sent.
Result<QJsonObject> tellImported(const DefinitionsPreview &preview, const MadeByRun &made, const QList<RestoreObject> &missing,
                                 const QHash<QString, QString> &reasons, int removed, const StepContext &context)
{
    QStringList names;
    QStringList unexplained;
    for (const RestoreObject &object : missing) {
        const QString name = shownObject(object.section, object.object);
        if (const QString reason = reasons.value(name); reason.isEmpty())
            unexplained.append(name);
        else
            names.append(u"%1 (%2)"_s.arg(name, reason));
    }
    // What was refused by itself says more than what hung on it.
    names += unexplained;
    for (const auto listed = names.first(std::min<qsizetype>(names.size(), 100)); const QString &name : listed)
        context.output(QCoreApplication::translate("Restore", "Did not arrive: %1").arg(name));
    if (!missing.isEmpty()) {
        return failure(ErrorKind::Command, QCoreApplication::translate("Restore", "%n object(s) did not arrive: %1", nullptr, int(missing.size()))
                                               .arg(names.first(std::min<qsizetype>(3, names.size())).join(u", "_s)));
    }
    QStringList words{QCoreApplication::translate("Restore", "%1 created, %2 changed, %3 as they were")
                          .arg(units::count(double(made.created)), units::count(double(made.changed)), units::count(double(made.asTheyWere)))};
    if (const int adapted = preview.count(RestoreFate::Unfit); adapted > 0)
        words.append(QCoreApplication::translate("Restore", "%1 of them adapted").arg(units::count(adapted)));
    if (const int leftOut = preview.count(RestoreFate::LeftOut); leftOut > 0)
        words.append(QCoreApplication::translate("Restore", "%1 left out").arg(units::count(leftOut)));
    return saying(words.join(u", "_s), {{u"created"_s, qint64(made.created)},
                                        {u"changed"_s, qint64(made.changed)},
                                        {u"removed"_s, removed},
                                        {u"adapted"_s, preview.count(RestoreFate::Unfit)},
                                        {u"leftOut"_s, preview.count(RestoreFate::LeftOut)}});
}

/// Argument: {"source", "choice", "ask", "proof"?}.
OperationTask restoreDefinitions(AccessPtr access, QJsonObject arguments, StepContext context)
{
    const DefinitionsChoice choice = definitionsChoiceFromJson(arguments.value(key::choice).toObject());
    const auto read = [source = restoreSourceFromJson(arguments.value(key::source).toObject())] { return readDefinitions(source); };
    const Result<QJsonObject> backup = co_await WaitingThread(read);
    if (!backup)
        co_return std::unexpected(backup.error());
    const Result<LiveDefinitions> live = co_await askLiveDefinitions(access, nodes(arguments, key::ask), context.stop);
    if (!live)
        co_return std::unexpected(live.error());
    const auto compare = [backup = *backup, live = *live, choice] { return previewDefinitions(backup, live.definitions, choice, live.traits); };
    DefinitionsPreview preview = co_await OffThread(compare);
    // What a proof has missed is touched by nothing that begins after it.
    const QList<QueueRef> lacking = proofLacksFromJson(context.keptBefore.value(arguments.value(proofStepKey).toString())).queues;
    const HeldBack held = lacking.isEmpty() ? HeldBack{} : heldBackBy(comingMovers(preview), lacking);
    if (!held.keys.isEmpty()) {
        preview = asTicked(preview, held.keys, {});
        context.output(whatIsHeldBack(held));
    }
    HttpClient &http = access->management(live->node)->http();
    const RestoreNotes before = restoreNotes(context.kept, access->time()->now());
    if (const Status again = co_await topicsAgain(&http, before.topics, live->definitions, context); !again)
        co_return std::unexpected(again.error());
    // Where an earlier attempt died while the broker was at work: what has come since is the run's own.
    if (const QSet<QString> sure = withKeys(preview, before.open - before.unsure, RestoreFate::Same); !sure.isEmpty()) {
        if (const Status kept = co_await context.keep(noteSure(sure | before.sure)); !kept)
            co_return std::unexpected(kept.error());
    }
    ImportOutcome outcome;
    if (const Status imported = co_await importAll(access, &http, preview, context, &outcome); !imported)
        co_return std::unexpected(imported.error());
    const QHash<QString, QString> reasons = tellWhatIsOtherwise(preview, outcome, context);

    // An import answers "done" for what it has passed over: only what stands there afterwards counts.
    Result<LiveDefinitions> after = co_await askLiveDefinitions(access, {live->node}, context.stop);
    if (!after)
        co_return std::unexpected(after.error());
    const auto look = [preview](const QJsonObject &there) { return [preview, there] { return missingAfter(preview, there); }; };
    QList<RestoreObject> missing = co_await OffThread(look(after->definitions));
    const auto isToGo = [](const RestoreObject &object) { return object.fate == RestoreFate::Remove; };
    int removed = 0;
    // What goes takes its messages with it: only once everything else has come.
    if (std::ranges::all_of(missing, isToGo) && !missing.isEmpty()) {
        const QList<RestoreObject> toGo = withFate(preview, RestoreFate::Remove);
        if (const Status kept = co_await context.keep(noteRemoved(toGo, before.removed)); !kept)
            co_return std::unexpected(kept.error());
        if (const Status gone = co_await removeObjects(&http, toGo, context, &removed); !gone)
            co_return std::unexpected(gone.error());
        after = co_await askLiveDefinitions(access, {live->node}, context.stop);
        if (!after)
            co_return std::unexpected(after.error());
        missing = co_await OffThread(look(after->definitions));
    } else {
        missing.removeIf(isToGo);
    }
    const MadeByRun made = co_await OffThread([preview, before] { return madeByRun(preview, before); });
    co_return tellImported(preview, made, missing, reasons, removed, context);
}

} // namespace

void parts::addRestoreDefinitionsOperations(Operations &operations, AccessPtr access)
{
    add(operations, checkBackupName, access, checkBackup);
    add(operations, restoreDefinitionsName, access, restoreDefinitions);
    add(operations, definitionsBackName, access, definitionsBack);
    add(operations, onceProvenName, access, onceProven);
}

void addRestoreOperations(Operations &operations, std::shared_ptr<ClusterAccess> access)
{
    addRestoreDefinitionsOperations(operations, access);
    addRestoreFileOperations(operations, access);
    addRestoreDataOperations(operations, access);
    addRestoreKeptOperations(operations, access);
    addRestoreMessagesOperations(operations, access);
    addRestoreReplaceOperations(operations, access, amqpHands(access));
    addRestoreProofOperations(operations, access);
    addRestoreTestOperations(operations, access);
}

Step checkBackupStep(const RestoreSource &source, qint64 bytes)
{
    Step step = check(u"check-backup"_s, QCoreApplication::translate("Restore", "The backup is whole"), call(checkBackupName, {{key::source, toJson(source)}}),
                      Millis{200 + std::max<qint64>(0, bytes) / 150'000});
    step.timeout = Millis{std::chrono::hours{6}};
    step.commands = {u"warrenctl backup verify "_s + (source.id.isEmpty() ? shellQuote(source.file) : source.id)};
    return step;
}

Step restoreDefinitionsStep(const RestoreSource &source, const RestoreSource &before, const DefinitionsChoice &choice, const QList<NodeName> &ask,
                            qsizetype objects)
{
    const QJsonObject about{{key::source, toJson(source)}, {key::before, toJson(before)}, {key::choice, toJson(choice)}, {key::ask, parts::toJson(ask)}};
    Step step =
        action(u"definitions"_s, QCoreApplication::translate("Restore", "Import definitions (%1), and look at what arrived").arg(units::count(double(objects))),
               call(restoreDefinitionsName, about), Millis{1000 + qint64(objects) * 4});
    step.timeout = Millis{std::chrono::hours{4}};
    step.commands = {u"POST /api/definitions"_s};
    step.idempotent = true;
    step.force = true;
    step.undo = Undo{.act = call(definitionsBackName, about),
                     .words = QCoreApplication::translate(
                         "Restore", "what it made goes, the rest is as before; a queue with messages or in use stays, and what was changed since"),
                     .timeout = Millis{std::chrono::hours{1}}};
    return step;
}

Step restoreMoversStep(const RestoreSource &source, const RestoreSource &before, DefinitionsChoice choice, const QList<NodeName> &ask, qsizetype movers,
                       const QString &proof)
{
    choice.movers = MoversChoice::Only;
    choice.remove.clear();
    choice.replace.clear();
    Step step = restoreDefinitionsStep(source, before, choice, ask, movers);
    step.id = u"movers"_s;
    step.title = QCoreApplication::translate("Restore", "Begin shovels and federation (%1), now that all is there").arg(units::count(double(movers)));
    step.precondition = call(onceProvenName, {{proofStepKey, proof}});
    step.act->arguments.insert(proofStepKey, proof);
    // What is there stays there: they can be restored by themselves.
    step.onFailure = OnFailure::Continue;
    return step;
}

} // namespace warrener
