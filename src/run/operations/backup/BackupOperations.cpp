#include "run/operations/backup/BackupOperations.h"

#include "base/OffThread.h"
#include "base/Units.h"
#include "record/catalogue/Catalogue.h"
#include "record/catalogue/Chain.h"
#include "record/catalogue/EntryPaths.h"
#include "record/catalogue/SecondPlaceRetention.h"
#include "record/catalogue/Verify.h"
#include "run/operations/StepBuilders.h"
#include "run/operations/backup/BackupParts.h"
#include "run/operations/backup/DefinitionsExport.h"

#include <QVersionNumber>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

using namespace parts;

namespace {

constexpr auto checkCatalogueName = "backup.check"_L1;
constexpr auto backupBeginName = "backup.begin"_L1;
constexpr auto backupDiscardName = "backup.discard"_L1;
constexpr auto backupDefinitionsName = "backup.definitions"_L1;
constexpr auto backupPackName = "backup.pack"_L1;
constexpr auto backupRemoveName = "backup.remove"_L1;
constexpr auto backupVerifyName = "backup.verify"_L1;

constexpr auto typeKey = "type"_L1;
constexpr auto coldKey = "cold"_L1;
constexpr auto descriptionKey = "description"_L1;
constexpr auto onlyQueuesKey = "onlyQueues"_L1;
constexpr auto parentKey = "parent"_L1;
constexpr auto needsKey = "needs"_L1;
constexpr auto leftOutKey = "leftOut"_L1;
constexpr auto leftPartKey = "part"_L1;
constexpr auto whatKey = "what"_L1;
constexpr auto digestKey = "profile"_L1;
constexpr auto formatKey = "format"_L1;
constexpr auto recipientsKey = "recipients"_L1;
constexpr auto bytesKey = "bytes"_L1;
constexpr auto fileKey = "file"_L1;

constexpr Millis definitionsPatience{120000};

QJsonObject arguments(const BackupPlace &place, const BackupBeginning &beginning)
{
    QJsonObject json = toJson(place);
    json.insert(typeKey, toId(beginning.type));
    json.insert(coldKey, beginning.cold);
    json.insert(descriptionKey, beginning.description);
    if (!beginning.onlyQueues.isEmpty())
        json.insert(onlyQueuesKey, beginning.onlyQueues);
    json.insert(parentKey, beginning.parent);
    json.insert(key::identity, beginning.identity);
    json.insert(needsKey, beginning.needs);
    if (!beginning.recipients.isEmpty())
        json.insert(recipientsKey, QJsonArray::fromStringList(beginning.recipients));
    QJsonArray leftOut;
    for (const LeftOut &left : beginning.leftOut)
        leftOut.append(QJsonObject{{whatKey, left.what}, {key::reason, left.reason}, {leftPartKey, left.part ? toId(*left.part) : QString()}});
    json.insert(leftOutKey, leftOut);
    return json;
}

/// Opens what the backup builds upon. Errors: those of ChainReader, Usage (it is not good).
Result<BackupParent> openParent(const Catalogue &catalogue, const QString &id, const QString &identity)
{
    const Result<QList<BackupSummary>> all = catalogue.list();
    if (!all)
        return std::unexpected(all.error());
    const auto summary = std::ranges::find(*all, id, &BackupSummary::id);
    if (summary == all->cend())
        return failure(ErrorKind::NotFound, QCoreApplication::translate("Catalogue", "There is no backup %1").arg(id));
    if (!isRestorable(*all, *summary))
        return failure(ErrorKind::Usage, QCoreApplication::translate("Backup", "%1 is not good: nothing may build upon it").arg(id),
                       whyNotRestorable(*all, id));
    const Result<std::unique_ptr<ArchiveReader>> reader = catalogue.open(id, {.ageIdentityFile = identity});
    if (!reader)
        return std::unexpected(reader.error());
    return BackupParent{.id = summary->id, .manifestSha256 = (*reader)->manifestSha256()};
}

/// Argument: {"backup", "folder", "needs", "parent", "identity"}.
OperationTask checkCatalogue(AccessPtr, QJsonObject arguments, StepContext)
{
    const auto look = [arguments]() -> OperationResult {
        const BackupPlace place = placeFrom(arguments);
        const Catalogue catalogue(place.folder);
        if (!catalogue.archiveOf(place.id).isEmpty())
            return failure(ErrorKind::Usage, QCoreApplication::translate("Backup", "%1 was made already: make a new plan").arg(place.id));
        // Made here, so that its disk can be asked; an empty folder does no harm.
        if (const Result<std::shared_ptr<Staging>> tried = catalogue.stage(place.id); !tried)
            return std::unexpected(tried.error());
        else if (const Status gone = (*tried)->discard(); !gone)
            return std::unexpected(gone.error());
        if (const Status encrypts = checkEncryption({.ageRecipients = parts::texts(arguments, recipientsKey)}); !encrypts)
            return std::unexpected(encrypts.error());
        const qint64 needs = arguments.value(needsKey).toInteger();
        const qint64 free = catalogue.freeBytes();
        if (free >= 0 && free < needs) {
            return failure(ErrorKind::Io, QCoreApplication::translate("Backup", "%1 has %2 free, and the backup needs about %3")
                                              .arg(catalogue.folder(), units::bytes(double(free)), units::bytes(double(needs))));
        }
        if (const QString parent = arguments.value(parentKey).toString(); !parent.isEmpty()) {
            if (const Result<BackupParent> opened = openParent(catalogue, parent, arguments.value(key::identity).toString()); !opened)
                return std::unexpected(opened.error());
        }
        return saying(free < 0 ? QCoreApplication::translate("Backup", "%1 can be written").arg(catalogue.folder())
                               : QCoreApplication::translate("Backup", "%1 can be written, %2 are free").arg(catalogue.folder(), units::bytes(double(free))));
    };
    co_return co_await WaitingThread(look);
}

/// Argument: as checkCatalogue(), and {"type", "cold", "description", "profile"}.
OperationTask beginBackup(WorksPtr works, AccessPtr access, QJsonObject arguments, StepContext)
{
    const BackupPlace place = placeFrom(arguments);
    BackupManifest manifest{.id = place.id, .cold = arguments.value(coldKey).toBool(), .cluster = access->profile().name.value};
    manifest.type = backupTypeFromId(arguments.value(typeKey).toString()).value_or(BackupType::Full);
    manifest.environment = toId(access->profile().environment);
    manifest.description = arguments.value(descriptionKey).toString();
    manifest.onlyQueues = arguments.value(onlyQueuesKey).toString();
    manifest.at = access->time()->now();
    manifest.tool = u"Warrener "_s + QLatin1StringView(WARRENER_VERSION);
    manifest.profileDigest = arguments.value(digestKey).toString();
    for (const auto listed = arguments.value(leftOutKey).toArray(); const QJsonValue &left : listed)
        manifest.leftOut.append(
            {.what = left[whatKey].toString(), .reason = left[key::reason].toString(), .part = backupPartFromId(left[leftPartKey].toString())});
    const auto stage = [place, isEncrypted = !texts(arguments, recipientsKey).isEmpty(), parent = arguments.value(parentKey).toString(),
                        identity = arguments.value(key::identity).toString()]() -> Result<std::pair<std::shared_ptr<Staging>, std::optional<BackupParent>>> {
        const Catalogue catalogue(place.folder);
        std::optional<BackupParent> upon;
        if (!parent.isEmpty()) {
            const Result<BackupParent> opened = openParent(catalogue, parent, identity);
            if (!opened)
                return std::unexpected(opened.error());
            upon = *opened;
        }
        // What cannot be cleaned up now is in nobody's way: the next one tries again.
        static_cast<void>(catalogue.cleanUp());
        const Result<std::shared_ptr<Staging>> staging = catalogue.stage(place.id, parent);
        if (!staging)
            return std::unexpected(staging.error());
        // What is to be encrypted does not lie in clear before it is, nor after a run that died.
        if (isEncrypted)
            (*staging)->seal();
        return std::pair(*staging, upon);
    };
    const auto staged = co_await WaitingThread(stage);
    if (!staged)
        co_return std::unexpected(staged.error());
    manifest.parent = staged->second;
    works->begin(place.id, std::make_shared<BackupWork>(staged->first, manifest));
    co_return saying(QCoreApplication::translate("Backup", "It is collected in %1").arg(staged->first->folder()));
}

/// Argument: {"backup", "folder"}. Undo.
OperationTask discardBackup(WorksPtr works, AccessPtr, QJsonObject arguments, StepContext)
{
    const BackupPlace place = placeFrom(arguments);
    const Result<std::shared_ptr<BackupWork>> work = works->find(place.id);
    works->end(place.id);
    const auto remove = [place, work]() -> Status { return work ? (*work)->staging().discard() : Catalogue(place.folder).discardStaging(place.id); };
    if (const Status gone = co_await WaitingThread(remove); !gone)
        co_return std::unexpected(gone.error());
    co_return saying(QCoreApplication::translate("Backup", "Nothing of it is left"));
}

HttpRequest definitionsRequest(const QString &path)
{
    HttpRequest request;
    request.path = path;
    request.timeout = definitionsPatience;
    request.maxBytes = mostLiveDefinitions;
    return request;
}

/// Versions of the nodes that answer, for the manifest.
QCoro::Task<> noteNodes(std::shared_ptr<BackupWork> work, AccessPtr access, std::stop_token stop)
{
    for (const NodeProfile &node : access->profile().nodes) {
        BackupNode row{.name = node.name};
        if (ManagementClient *client = access->management(node.name)) {
            if (const auto overview = co_await client->overview(stop)) {
                row.rabbitmq = overview->versions.rabbitmq;
                row.erlang = overview->versions.erlang;
            }
        }
        work->addNode(row);
    }
}

/// Where an answer goes, and what it is about.
struct DefinitionsEntry
{
    QString path{}; ///< of the API
    QString entry{};
    QString vhost{}; ///< empty: all
};

/// One answer into one entry, completed by exchanges that some brokers leave out: `internal` asks for them once for all
/// entries. Errors: those of the client, Malformed (no definitions), Io.
QCoro::Task<Status> saveDefinitions(std::shared_ptr<BackupWork> work, ManagementClient *client, DefinitionsEntry what, NodeName node, TimePoint now,
                                    std::shared_ptr<std::optional<QJsonArray>> internal, std::stop_token stop)
{
    const Result<HttpReply> reply = co_await client->http().send(definitionsRequest(what.path), stop);
    if (!reply)
        co_return std::unexpected(reply.error());
    // A proxy's page with status 200 is no backup.
    if (!reply->body.trimmed().startsWith('{') || !reply->body.contains("\"queues\""))
        co_return failure(ErrorKind::Malformed, QCoreApplication::translate("Backup", "What %1 sent are no definitions").arg(shortName(node)));
    if (mayLackInternalExchanges(reply->body) && !*internal) {
        const Result<QJsonArray> exchanges = co_await client->internalExchanges(std::move(stop));
        if (!exchanges)
            co_return std::unexpected(exchanges.error());
        *internal = *exchanges;
    }
    const auto save = [work, body = reply->body, what, now, exchanges = internal->value_or(QJsonArray())] {
        return work->staging().add({.path = what.entry, .source = {.host = {}, .path = what.path}, .modified = now},
                                   withInternalExchanges(body, exchanges, what.vhost));
    };
    const Result<BackupEntry> saved = co_await WaitingThread(save);
    if (!saved)
        co_return std::unexpected(saved.error());
    co_return Status{};
}

/// Argument: {"backup", "folder", "ask"}.
OperationTask collectDefinitions(WorksPtr works, AccessPtr access, QJsonObject arguments, StepContext context)
{
    if (isDry(context))
        co_return onlyWhenItRuns();
    const Result<std::shared_ptr<BackupWork>> work = works->find(placeFrom(arguments).id);
    if (!work)
        co_return std::unexpected(work.error());
    Error last{.kind = ErrorKind::NotConfigured, .message = QCoreApplication::translate("Backup", "No node can be asked for its definitions"), .detail = {}};
    for (const auto listed = nodes(arguments, key::ask); const NodeName &node : listed) {
        const NodeProfile *profile = access->profile().node(node);
        if (profile == nullptr || access->doors().management(*profile).base.isEmpty())
            continue;
        ManagementClient client(access->doors().management(*profile));
        const TimePoint now = access->time()->now();
        const auto internal = std::make_shared<std::optional<QJsonArray>>();
        const DefinitionsEntry all{.path = u"/api/definitions"_s, .entry = entrypath::clusterDefinitions};
        const Status whole = co_await saveDefinitions(*work, &client, all, node, now, internal, context.stop);
        if (!whole) {
            last = whole.error();
            if (last.kind == ErrorKind::Cancelled || last.kind == ErrorKind::Unauthorized)
                break;
            continue;
        }
        const Result<QStringList> vhosts = co_await client.vhosts(context.stop);
        if (!vhosts)
            co_return std::unexpected(vhosts.error());
        // Nobody can ask for what has no name.
        if (const qint64 nameless = client.odd().value(u"/api/vhosts"_s).count; nameless > 0) {
            (*work)->leaveOut(
                BackupPart::Definitions,
                QCoreApplication::translate("Backup", "definitions of virtual hosts without a name, each by itself: %1").arg(units::count(double(nameless))),
                QCoreApplication::translate("Backup", "%1 lists them without a name").arg(shortName(node)));
        }
        for (qsizetype i = 0; i < vhosts->size(); ++i) {
            const QString &vhost = vhosts->at(i);
            context.progress(double(i) / double(vhosts->size()), vhost);
            const DefinitionsEntry some{.path = u"/api/definitions/"_s + pathSegment(vhost), .entry = entrypath::vhostDefinitions(vhost), .vhost = vhost};
            const Status one = co_await saveDefinitions(*work, &client, some, node, now, internal, context.stop);
            // Virtual hosts come and go; the whole is there.
            if (!one && one.error().kind == ErrorKind::NotFound) {
                (*work)->leaveOut(BackupPart::Definitions, QCoreApplication::translate("Backup", "definitions of the virtual host %1 by itself").arg(vhost),
                                  QCoreApplication::translate("Backup", "%1 lists it, and does not find it").arg(shortName(node)));
                continue;
            }
            if (!one)
                co_return std::unexpected(one.error());
        }
        co_await noteNodes(*work, access, context.stop);
        (*work)->holds(BackupPart::Definitions);
        co_return saying(
            QCoreApplication::translate("Backup", "Definitions of %n virtual host(s), from %1", nullptr, int(vhosts->size())).arg(shortName(node)));
    }
    if (last.kind == ErrorKind::Forbidden)
        last.message = QCoreApplication::translate("Backup", "Definitions are given to administrators only: %1").arg(last.message);
    co_return std::unexpected(last);
}

/// What is as it was in the parent stands there: it need not be in this archive too.
Status leaveUnchanged(Staging &staging, const BackupManifest &parent)
{
    for (const auto listed = staging.entries(); const BackupEntry &entry : listed) {
        const BackupEntry *before = parent.findEntry(entry.path);
        if (before == nullptr || before->sha256 != entry.sha256 || before->size != entry.size || !entry.in.isEmpty())
            continue;
        BackupEntry unchanged = entry;
        unchanged.in = before->in.isEmpty() ? parent.id : before->in;
        if (const Status removed = staging.remove(entry.path); !removed)
            return removed;
        if (const Status noted = staging.addUnchanged(unchanged); !noted)
            return noted;
    }
    return {};
}

QString packedWords(const BackupSummary &summary)
{
    return QCoreApplication::translate("Backup", "%1: %2 of %3 files")
        .arg(summary.id, units::bytes(double(summary.archiveBytes)), units::count(double(summary.entries)));
}

/// Argument: {"backup", "folder", "format", "recipients", "identity"}.
OperationTask writeArchive(WorksPtr works, AccessPtr access, QJsonObject arguments, StepContext context)
{
    const BackupPlace place = placeFrom(arguments);
    const Result<std::shared_ptr<BackupWork>> work = works->find(place.id);
    if (!work)
        co_return std::unexpected(work.error());
    ArchiveOptions options{.format = arguments.value(formatKey).toString() == "gzip"_L1 ? ArchiveFormat::Gzip : ArchiveFormat::Zstd};
    options.ageRecipients = texts(arguments, recipientsKey);
    // A plan is a file that anybody may have changed: what was begun to be encrypted is.
    if ((*work)->staging().isSealed() && options.ageRecipients.isEmpty())
        co_return failure(ErrorKind::Forbidden, QCoreApplication::translate("Backup", "This backup was begun as an encrypted one: it is not packed in clear"));
    const auto relay = std::make_shared<ProgressRelay>(context);
    const auto make = [work = *work, place, options, identity = arguments.value(key::identity).toString(), relay, now = access->time()->now(),
                       stop = context.stop]() -> Result<BackupSummary> {
        const Catalogue catalogue(place.folder);
        BackupManifest manifest = work->manifest();
        manifest.finishedAt = now;
        if (manifest.parent) {
            const Result<BackupManifest> parent = catalogue.manifest(manifest.parent->id, {.ageIdentityFile = identity});
            if (!parent)
                return std::unexpected(parent.error());
            if (const Status left = leaveUnchanged(work->staging(), *parent); !left)
                return std::unexpected(left.error());
        }
        const auto tell = [relay](const ArchiveProgress &progress) {
            relay->tell(progress.total > 0 ? double(progress.done) / double(progress.total) : -1, progress.entry);
        };
        return packBackup(catalogue, work->staging(), std::move(manifest), options, tell, stop);
    };
    const Result<BackupSummary> packed = co_await WaitingThread(make);
    if (!packed)
        co_return std::unexpected(packed.error());
    works->end(place.id);
    for (const auto listed = (*work)->manifest().leftOut; const LeftOut &left : listed)
        context.output(QCoreApplication::translate("Backup", "Not in it: %1 (%2)").arg(left.what, left.reason));
    co_return saying(packedWords(*packed), {{fileKey, packed->file}, {bytesKey, packed->archiveBytes}});
}

/// Argument: {"backup", "folder"}. Undo.
OperationTask removeArchive(AccessPtr, QJsonObject arguments, StepContext)
{
    const BackupPlace place = placeFrom(arguments);
    const auto remove = [place]() -> Result<QString> {
        const Catalogue catalogue(place.folder);
        if (catalogue.archiveOf(place.id).isEmpty())
            return QString();
        const auto list = catalogue.list();
        if (!list)
            return std::unexpected(list.error());
        // A sound backup is worth more than an end without traces, and what builds upon it would be worth nothing.
        if (const QStringList needing = dependantsOf(*list, place.id); !needing.isEmpty())
            return QCoreApplication::translate("Backup", "The archive stays: %1 needs it").arg(needing.first());
        const auto own = std::ranges::find(*list, place.id, &BackupSummary::id);
        if (own != list->end() && own->isGood() && own->verification != Verification::Never)
            return QCoreApplication::translate("Backup", "The archive stays: it was read back and is sound");
        if (const Status gone = catalogue.removeTogether({place.id}); !gone)
            return std::unexpected(gone.error());
        return QString();
    };
    const Result<QString> stays = co_await WaitingThread(remove);
    if (!stays)
        co_return std::unexpected(stays.error());
    co_return saying(stays->isEmpty() ? QCoreApplication::translate("Backup", "The archive is gone") : *stays);
}

/// Argument: {"backup", "folder", "identity"}.
OperationTask readBack(AccessPtr, QJsonObject arguments, StepContext context)
{
    if (isDry(context))
        co_return onlyWhenItRuns();
    const BackupPlace place = placeFrom(arguments);
    const auto relay = std::make_shared<ProgressRelay>(context);
    const auto read = [place, identity = arguments.value(key::identity).toString(), relay, stop = context.stop] {
        const auto tell = [relay](const ArchiveProgress &progress) {
            relay->tell(progress.total > 0 ? double(progress.done) / double(progress.total) : -1, progress.entry);
        };
        return verifyBackup(Catalogue(place.folder), place.id, {.ageIdentityFile = identity}, tell, stop);
    };
    const Result<VerifyReport> report = co_await WaitingThread(read);
    if (!report)
        co_return std::unexpected(report.error());
    if (const QString unnoted = notNotedWords(*report); !unnoted.isEmpty())
        context.output(unnoted);
    if (!report->isGood()) {
        const VerifyTrouble &first = report->troubles.first();
        if (!report->isDamaged())
            co_return failure(first.error.kind, QCoreApplication::translate("Backup", "It could not be read back: %1").arg(first.error.message),
                              first.error.detail);
        co_return failure(ErrorKind::Malformed, QCoreApplication::translate("Backup", "What was written is not what is read: %1").arg(first.error.message),
                          first.entry);
    }
    if (!report->wasOpened) {
        co_return saying(QCoreApplication::translate("Backup", "The archive's SHA-256 is the one that was written, and its chain is there; encrypted, and no "
                                                               "identity was named: nothing in it was read back"));
    }
    co_return saying((report->entries == 1 ? QCoreApplication::translate("Backup", "%1 file read back, messages decoded: %2")
                                           : QCoreApplication::translate("Backup", "%1 files read back, messages decoded: %2"))
                         .arg(units::count(double(report->entries)), units::count(double(report->messages))));
}

} // namespace

void parts::addBackupArchiveOperations(Operations &operations, WorksPtr works, AccessPtr access)
{
    add(operations, checkCatalogueName, access, checkCatalogue);
    add(operations, backupBeginName, works, access, beginBackup);
    add(operations, backupDiscardName, works, access, discardBackup);
    add(operations, backupDefinitionsName, works, access, collectDefinitions);
    add(operations, backupPackName, works, access, writeArchive);
    add(operations, backupRemoveName, access, removeArchive);
    add(operations, backupVerifyName, access, readBack);
}

void addBackupOperations(Operations &operations, std::shared_ptr<ClusterAccess> access)
{
    const auto works = std::make_shared<BackupWorks>();
    addBackupArchiveOperations(operations, works, access);
    addBackupKeepingOperations(operations, access);
    addBackupFileOperations(operations, works, access);
    addBackupMessageOperations(operations, works, access);
}

Step checkCatalogueStep(const BackupPlace &place, const BackupBeginning &beginning)
{
    return check(u"check-catalogue"_s, QCoreApplication::translate("Backup", "The backups' folder can be written and has room"),
                 call(checkCatalogueName, arguments(place, beginning)), Millis{100});
}

Step beginBackupStep(const BackupPlace &place, const BackupBeginning &beginning, const ClusterProfile &profile)
{
    QJsonObject about = arguments(place, beginning);
    about.insert(digestKey, digestOf(profile));
    Step step = action(u"begin"_s, QCoreApplication::translate("Backup", "Begin to collect"), call(backupBeginName, about), Millis{100});
    step.idempotent = true;
    step.undo = Undo{.act = call(backupDiscardName, toJson(place)), .words = QCoreApplication::translate("Backup", "remove what was collected")};
    return step;
}

Step definitionsStep(const BackupPlace &place, const QList<NodeName> &ask)
{
    QJsonObject about = toJson(place);
    about.insert(key::ask, parts::toJson(ask));
    Step step = check(u"definitions"_s, QCoreApplication::translate("Backup", "Definitions of the cluster and of each virtual host"),
                      call(backupDefinitionsName, about), Millis{800});
    step.timeout = Millis{std::chrono::minutes{30}};
    step.commands = {u"GET /api/definitions"_s};
    return step;
}

Step packStep(const BackupPlace &place, const ArchiveOptions &options, const QString &identity, qint64 bytes)
{
    QJsonObject about = toJson(place);
    about.insert(key::identity, identity);
    about.insert(formatKey, options.format == ArchiveFormat::Gzip ? u"gzip"_s : u"zstd"_s);
    about.insert(recipientsKey, QJsonArray::fromStringList(options.ageRecipients));
    Step step = action(u"pack"_s,
                       options.ageRecipients.isEmpty() ? QCoreApplication::translate("Backup", "Write the archive")
                                                       : QCoreApplication::translate("Backup", "Write the archive, encrypted"),
                       call(backupPackName, about), expectedFor(bytes, 60'000'000));
    step.timeout = longestBackupWork;
    step.idempotent = true;
    step.undo = Undo{.act = call(backupRemoveName, toJson(place)), .words = QCoreApplication::translate("Backup", "remove the archive")};
    return step;
}

Step verifyBackupStep(const BackupPlace &place, const QString &identity, qint64 bytes)
{
    QJsonObject about = toJson(place);
    about.insert(key::identity, identity);
    Step step = check(u"verify"_s, QCoreApplication::translate("Backup", "Read it back: every hash, the chain, messages"), call(backupVerifyName, about),
                      expectedFor(bytes, 150'000'000));
    step.timeout = longestBackupWork;
    step.commands = {u"warrenctl backup verify "_s + place.id};
    return step;
}

} // namespace warrener
