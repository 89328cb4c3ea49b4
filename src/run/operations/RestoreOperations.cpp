// Definitions back into a cluster.
#include "run/operations/RestoreOperations.h"

#include "base/OffThread.h"
#include "base/ShellQuote.h"
#include "base/Units.h"
#include "record/catalogue/Catalogue.h"
#include "record/catalogue/EntryPaths.h"
#include "record/catalogue/Verify.h"
#include "run/operations/DefinitionsExport.h"
#include "run/operations/DefinitionsWriting.h"
#include "run/operations/RestoreParts.h"
#include "run/operations/StepBuilders.h"

#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

using namespace parts;

namespace {

constexpr auto checkBackupName = "restore.check"_L1;
constexpr auto restoreDefinitionsName = "restore.definitions"_L1;
constexpr auto definitionsBackName = "restore.definitions-back"_L1;
constexpr auto beforeKey = "before"_L1;
constexpr Millis definitionsTimeout{120'000};
constexpr qint64 mostDefinitions = 512LL * 1024 * 1024;

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
        const VerifyOptions options{.ageIdentityFile = source.identity};
        return source.file.isEmpty() ? verifyBackup(Catalogue(source.folder), source.id, options, {}, stop) : verifyFile(source.file, options, {}, stop);
    };
    const Result<VerifyReport> report = co_await WaitingThread(look);
    if (!report)
        co_return std::unexpected(report.error());
    if (!report->isGood()) {
        const VerifyTrouble &first = report->troubles.first();
        co_return failure(ErrorKind::Malformed, QCoreApplication::translate("Restore", "The backup is damaged: %1").arg(first.error.message), first.entry);
    }
    co_return saying(isDry ? QCoreApplication::translate("Restore", "It can be opened")
                           : QCoreApplication::translate("Restore", "Whole: %1 files").arg(units::count(double(report->entries))));
}

QList<RestoreObject> withFate(const DefinitionsPreview &preview, RestoreFate fate)
{
    QList<RestoreObject> some;
    std::ranges::copy_if(preview.objects, std::back_inserter(some), [fate](const RestoreObject &object) { return object.fate == fate; });
    return some;
}

/// Argument: {"source", "choice", "ask"}.
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
    const DefinitionsPreview preview = co_await OffThread(compare);
    HttpClient &http = access->management(live->node)->http();
    const QList<QJsonObject> parts = importParts(preview);
    ImportOutcome outcome;
    for (qsizetype i = 0; i < parts.size(); ++i) {
        const QString section = parts.at(i).keys().value(0);
        context.progress(double(i) / double(parts.size()), u"%1, %2"_s.arg(section, units::count(double(outcome.imported))));
        if (const Status imported = co_await import(&http, parts.at(i), &outcome, context.stop); !imported)
            co_return std::unexpected(imported.error());
    }
    for (const RestoreObject &object : withFate(preview, RestoreFate::Cannot))
        context.output(QCoreApplication::translate("Restore", "%1 is as it was: %2").arg(shownObject(object.section, object.object), object.advice));
    for (const RestoreFate fate : {RestoreFate::Unfit, RestoreFate::LeftOut}) {
        for (const RestoreObject &object : withFate(preview, fate))
            context.output(u"%1: %2"_s.arg(shownObject(object.section, object.object), object.advice));
    }
    QHash<QString, QString> reasons;
    for (const auto &[what, error] : outcome.refused) {
        const QString reason = error.detail.isEmpty() ? error.message : error.detail.left(300);
        reasons.insert(what, reason);
        context.output(QCoreApplication::translate("Restore", "%1 was refused: %2").arg(what, reason));
    }

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
        if (const Status gone = co_await removeObjects(&http, withFate(preview, RestoreFate::Remove), context, &removed); !gone)
            co_return std::unexpected(gone.error());
        if (const Status back = co_await topicsBesides(&http, withFate(preview, RestoreFate::Remove), after->definitions, context.stop); !back)
            co_return std::unexpected(back.error());
        after = co_await askLiveDefinitions(access, {live->node}, context.stop);
        if (!after)
            co_return std::unexpected(after.error());
        missing = co_await OffThread(look(after->definitions));
    } else {
        missing.removeIf(isToGo);
    }
    QStringList names;
    for (const RestoreObject &object : missing) {
        const QString name = shownObject(object.section, object.object);
        const QString reason = reasons.value(name);
        names.append(reason.isEmpty() ? name : u"%1 (%2)"_s.arg(name, reason));
    }
    for (const QString &name : names.first(std::min<qsizetype>(names.size(), 100)))
        context.output(QCoreApplication::translate("Restore", "Did not arrive: %1").arg(name));
    if (!missing.isEmpty()) {
        // What was refused by itself says more than what hung on it.
        std::ranges::stable_partition(names, [](const QString &name) { return name.endsWith(u')'); });
        co_return failure(ErrorKind::Command, QCoreApplication::translate("Restore", "%n object(s) did not arrive: %1", nullptr, int(missing.size()))
                                                  .arg(names.first(std::min<qsizetype>(3, names.size())).join(u", "_s)));
    }
    QStringList words{QCoreApplication::translate("Restore", "%1 created, %2 changed, %3 as they were")
                          .arg(units::count(preview.created()), units::count(preview.changed()), units::count(preview.count(RestoreFate::Same)))};
    if (const int adapted = preview.count(RestoreFate::Unfit); adapted > 0)
        words.append(QCoreApplication::translate("Restore", "%1 of them adapted").arg(units::count(adapted)));
    if (const int leftOut = preview.count(RestoreFate::LeftOut); leftOut > 0)
        words.append(QCoreApplication::translate("Restore", "%1 left out").arg(units::count(leftOut)));
    co_return saying(words.join(u", "_s), {{u"created"_s, preview.created()},
                                           {u"changed"_s, preview.changed()},
                                           {u"removed"_s, removed},
                                           {u"adapted"_s, preview.count(RestoreFate::Unfit)},
                                           {u"leftOut"_s, preview.count(RestoreFate::LeftOut)}});
}

/// Argument: {"source", "before", "choice", "ask"}: as it was before, for what the restore was about. Undo.
OperationTask definitionsBack(AccessPtr access, QJsonObject arguments, StepContext context)
{
    const auto read = [source = restoreSourceFromJson(arguments.value(key::source).toObject()),
                       before = restoreSourceFromJson(arguments.value(beforeKey).toObject())]() -> Result<std::pair<QJsonObject, QJsonObject>> {
        const Result<QJsonObject> wanted = readDefinitions(source);
        if (!wanted)
            return std::unexpected(wanted.error());
        const Result<QJsonObject> was = readDefinitions(before);
        if (!was)
            return std::unexpected(was.error());
        return std::pair(*wanted, *was);
    };
    const auto both = co_await WaitingThread(read);
    if (!both)
        co_return std::unexpected(both.error());
    const auto &[wanted, was] = *both;
    const Result<LiveDefinitions> live = co_await askLiveDefinitions(access, nodes(arguments, key::ask), context.stop);
    if (!live)
        co_return std::unexpected(live.error());
    const DefinitionsChoice choice = definitionsChoiceFromJson(arguments.value(key::choice).toObject());
    // What the restore made: wanted by it, and not there before.
    const DefinitionsPreview made = previewDefinitions(wanted, was, choice, live->traits);
    HttpClient &http = access->management(live->node)->http();
    int removed = 0;
    QList<RestoreObject> created;
    std::ranges::copy_if(made.objects, std::back_inserter(created), [](const RestoreObject &object) { return comesNew(object); });
    if (const Status gone = co_await takeBack(access, live->node, created, context, &removed); !gone)
        co_return std::unexpected(gone.error());
    const Result<LiveDefinitions> now = co_await askLiveDefinitions(access, {live->node}, context.stop);
    if (!now)
        co_return std::unexpected(now.error());
    // What it changed or took away: as it was.
    const DefinitionsPreview back = undoOf(made, was, now->definitions, now->traits);
    ImportOutcome outcome;
    for (const QJsonObject &part : importParts(back)) {
        if (const Status imported = co_await import(&http, part, &outcome, context.stop); !imported)
            co_return std::unexpected(imported.error());
    }
    for (const auto &[what, error] : outcome.refused)
        context.output(QCoreApplication::translate("Restore", "%1 was refused: %2").arg(what, error.message));
    QStringList others;
    for (const RestoreObject &object : back.objects) {
        const QString shown = shownObject(object.section, object.object);
        if (object.fate != RestoreFate::Create && object.fate != RestoreFate::Change)
            context.output(u"%1: %2"_s.arg(shown, object.advice));
        if (!comesNew(object) && !changesThere(object))
            others.append(shown);
    }
    for (const auto &[what, error] : outcome.refused)
        others.append(what);
    if (!others.isEmpty()) {
        co_return failure(ErrorKind::Command, QCoreApplication::translate("Restore", "%n object(s) are not as before: %1", nullptr, int(others.size()))
                                                  .arg(others.first(std::min<qsizetype>(3, others.size())).join(u", "_s)));
    }
    co_return saying(QCoreApplication::translate("Restore", "%1 taken away, %2 as before").arg(units::count(removed), units::count(double(outcome.imported))));
}

} // namespace

Result<std::unique_ptr<ChainReader>> parts::openSource(const RestoreSource &source, std::stop_token stop)
{
    const ReadOptions options{.ageIdentityFile = source.identity, .stop = std::move(stop)};
    const Catalogue catalogue(source.folder);
    return source.file.isEmpty() ? ChainReader::open(catalogue, source.id, options) : ChainReader::openFile(catalogue, source.file, options);
}

Result<QJsonObject> parts::readDefinitions(const RestoreSource &source)
{
    const auto reader = openSource(source);
    if (!reader)
        return std::unexpected(reader.error());
    const Result<QByteArray> bytes = (*reader)->read(entrypath::clusterDefinitions, mostDefinitions);
    if (!bytes)
        return std::unexpected(bytes.error());
    const QJsonDocument document = QJsonDocument::fromJson(*bytes);
    if (!document.isObject())
        return failure(ErrorKind::Malformed, QCoreApplication::translate("Restore", "The backup's definitions cannot be read"));
    return document.object();
}

QCoro::Task<Result<LiveDefinitions>> parts::askLiveDefinitions(AccessPtr access, QList<NodeName> ask, std::stop_token stop)
{
    Error last{.kind = ErrorKind::NotConfigured, .message = QCoreApplication::translate("Backup", "No node can be asked for its definitions"), .detail = {}};
    for (const NodeName &node : ask) {
        ManagementClient *client = access->management(node);
        if (client == nullptr)
            continue;
        HttpRequest request;
        request.path = u"/api/definitions"_s;
        request.timeout = definitionsTimeout;
        request.maxBytes = mostDefinitions;
        const Result<HttpReply> reply = co_await client->http().send(request, stop);
        if (!reply) {
            last = reply.error();
            continue;
        }
        QByteArray body = reply->body;
        if (mayLackInternalExchanges(body)) {
            const Result<QJsonArray> internal = co_await client->internalExchanges(stop);
            if (!internal) {
                last = internal.error();
                continue;
            }
            body = withInternalExchanges(body, *internal);
        }
        LiveDefinitions live{.node = node, .definitions = QJsonDocument::fromJson(body).object()};
        if (const Result<BrokerTraits> traits = co_await client->traits(node, stop))
            live.traits = *traits;
        live.traits.version = live.definitions.value("rabbitmq_version"_L1).toString();
        live.traits.user = access->profile().user;
        co_return live;
    }
    co_return std::unexpected(last);
}

void parts::addRestoreDefinitionsOperations(Operations &operations, AccessPtr access)
{
    add(operations, checkBackupName, access, checkBackup);
    add(operations, restoreDefinitionsName, access, restoreDefinitions);
    add(operations, definitionsBackName, access, definitionsBack);
}

void addRestoreOperations(Operations &operations, std::shared_ptr<ClusterAccess> access)
{
    addRestoreDefinitionsOperations(operations, access);
    addRestoreFileOperations(operations, access);
    addRestoreDataOperations(operations, access);
    addRestoreKeptOperations(operations, access);
    addRestoreMessagesOperations(operations, access);
    addRestoreProofOperations(operations, access);
    addRestoreTestOperations(operations, access);
}

QJsonObject toJson(const RestoreSource &source)
{
    return {{u"folder"_s, source.folder}, {u"id"_s, source.id}, {u"file"_s, source.file}, {u"identity"_s, source.identity}};
}

RestoreSource restoreSourceFromJson(const QJsonObject &json)
{
    return {.folder = json.value("folder"_L1).toString(),
            .id = json.value("id"_L1).toString(),
            .file = json.value("file"_L1).toString(),
            .identity = json.value("identity"_L1).toString()};
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
    const QJsonObject about{{key::source, toJson(source)}, {beforeKey, toJson(before)}, {key::choice, toJson(choice)}, {key::ask, parts::toJson(ask)}};
    Step step =
        action(u"definitions"_s, QCoreApplication::translate("Restore", "Import definitions (%1), and look at what arrived").arg(units::count(double(objects))),
               call(restoreDefinitionsName, about), Millis{1000 + qint64(objects) * 4});
    step.timeout = Millis{std::chrono::hours{4}};
    step.commands = {u"POST /api/definitions"_s};
    step.idempotent = true;
    step.force = true;
    step.undo = Undo{.act = call(definitionsBackName, about),
                     .words = QCoreApplication::translate("Restore", "as they were before, by the safety backup; queues that hold messages stay"),
                     .timeout = Millis{std::chrono::hours{1}}};
    return step;
}

} // namespace warrener
