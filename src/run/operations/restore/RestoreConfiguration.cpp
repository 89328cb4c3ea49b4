// Files of configuration back onto hosts.
#include "base/OffThread.h"
#include "look/host/HostFiles.h"
#include "look/host/MarkedOutput.h"
#include "run/operations/HostCommands.h"
#include "run/operations/StepBuilders.h"
#include "run/operations/restore/RestoreCommands.h"
#include "run/operations/restore/RestoreHostSteps.h"
#include "run/operations/restore/RestoreHostsLook.h"
#include "run/operations/restore/RestoreParts.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

using namespace parts;

namespace {

constexpr auto placeFilesName = "restore.files"_L1;
constexpr auto filesBackName = "restore.files-back"_L1;
constexpr auto areFilesPlacedName = "restore.files-are-there"_L1;
constexpr auto placedFilesKey = "files"_L1;
constexpr auto placedOfKey = "of"_L1;
constexpr auto placedStampKey = "stamp"_L1;
constexpr auto placedBeforeKey = "stops"_L1;    ///< of the way back: the service is stopped first
constexpr auto placedAfterKey = "reloads"_L1;   ///< of the way back: the service is told to read its files
constexpr auto placedCreatedKey = "created"_L1; ///< kept: files that were not there
constexpr Millis filePatience{30000};

QJsonObject fileJson(const RestoreFile &file, const QString &sha256)
{
    return {{u"entry"_s, file.entry}, {u"path"_s, file.path},   {u"mode"_s, file.mode},
            {u"owner"_s, file.owner}, {u"group"_s, file.group}, {u"sha256"_s, sha256}};
}

PlacedFile placedFrom(const QJsonObject &json)
{
    return {.path = json.value("path"_L1).toString(),
            .mode = json.value("mode"_L1).toInt(),
            .owner = json.value("owner"_L1).toString(),
            .group = json.value("group"_L1).toString(),
            .sha256 = json.value("sha256"_L1).toString()};
}

QList<PlacedFile> placedFiles(const QJsonObject &arguments)
{
    QList<PlacedFile> files;
    for (const auto listed = arguments.value(placedFilesKey).toArray(); const QJsonValue &file : listed)
        files.append(placedFrom(file.toObject()));
    return files;
}

const HostProfile *hostIn(const AccessPtr &access, const QJsonObject &arguments)
{
    return access->profile().host(HostName{arguments.value(key::host).toString()});
}

/// What lies on a broker's host is that broker's: what the host is to another one, too, is left alone.
Status isOfOne(const AccessPtr &access, const HostProfile &host, const QJsonObject &arguments)
{
    return arguments.contains(key::proxy) ? Status() : servesAlone(access->profile(), host.name);
}

/// What the service of a host is told on the way back; empty: nothing.
Result<QString> tellService(const HostProfile &host, const QJsonObject &arguments, QLatin1StringView whether, ServiceVerb verb)
{
    return arguments.value(whether).toBool() ? serviceCommand(host, verb) : Result<QString>(QString());
}

Error stageError(const Error &error, int exitCode, const QString &path)
{
    switch (exitCode) {
    case linkInTheWay:
        return {.kind = ErrorKind::Forbidden,
                .message = QCoreApplication::translate("Restore", "%1 is a link, or lies behind one, or is no file: it is not written").arg(path),
                .detail = error.detail};
    case otherBytes:
        return {.kind = ErrorKind::Io, .message = QCoreApplication::translate("Restore", "%1 did not arrive as it was sent").arg(path), .detail = error.detail};
    case noSuchOwner:
        return {
            .kind = ErrorKind::NotFound, .message = QCoreApplication::translate("Restore", "The host has no owner for %1").arg(path), .detail = error.detail};
    default:
        return error;
    }
}

QCoro::Task<Status> stageFile(HostShell *shell, PlacedFile file, QByteArray bytes, QString stamp, std::stop_token stop)
{
    const Result<CommandResult> staged =
        co_await shell->run(stageFileScript(file, stamp), {.timeout = filePatience, .asRoot = true, .input = bytes}, std::move(stop));
    if (!staged)
        co_return std::unexpected(staged.error());
    if (staged->exitCode != 0) {
        const Error error{.kind = ErrorKind::Command,
                          .message = QCoreApplication::translate("Restore", "%1 cannot be written on %2").arg(file.path, shell->label()),
                          .detail = QString::fromUtf8(staged->err).trimmed().right(500)};
        co_return std::unexpected(stageError(error, staged->exitCode, file.path));
    }
    co_return Status{};
}

/// Beside their places, and a proxy's judged there; then in their places.
QCoro::Task<Status> stageAndPlace(HostShell *shell, HostProfile host, QList<PlacedFile> files, QList<QByteArray> bytes, QString stamp, bool isProxy,
                                  StepContext context)
{
    for (qsizetype i = 0; i < files.size(); ++i) {
        context.progress(double(i) / double(files.size()), files.at(i).path);
        if (const Status staged = co_await stageFile(shell, files.at(i), bytes.at(i), stamp, context.stop); !staged)
            co_return staged;
    }
    if (isProxy) {
        const Result<CommandResult> judged = co_await shell->run(checkStagedProxyScript(host, stamp), {.timeout = filePatience, .asRoot = true}, context.stop);
        if (!judged)
            co_return std::unexpected(judged.error());
        if (judged->exitCode != 0) {
            for (const auto listed = (judged->err + judged->out).left(4000).trimmed().split('\n'); const QByteArray &line : listed)
                context.output(QString::fromUtf8(line));
            co_return failure(ErrorKind::Command,
                              QCoreApplication::translate("Restore", "HAProxy on %1 would not start with the file of the backup").arg(shell->label()),
                              QString::fromUtf8(judged->err).trimmed().right(500));
        }
    }
    const Result<CommandResult> placed = co_await shell->runChecked(placeFilesScript(files, stamp), {.timeout = filePatience, .asRoot = true}, context.stop);
    co_return placed ? Status{} : Status(std::unexpected(placed.error()));
}

/// Argument: {"source", "host", "of", "proxy"?, "stamp", "files": [{"entry", "path", "mode", "owner", "group", "sha256"}]}.
OperationTask placeFiles(AccessPtr access, QJsonObject arguments, StepContext context)
{
    const HostProfile *host = hostIn(access, arguments);
    HostShell *shell = host == nullptr ? nullptr : access->shell(host->name);
    if (shell == nullptr)
        co_return noLogin(arguments.value(placedOfKey).toString());
    if (const Status alone = isOfOne(access, *host, arguments); !alone)
        co_return std::unexpected(alone.error());
    const QString stamp = arguments.value(placedStampKey).toString();
    const QList<PlacedFile> files = placedFiles(arguments);
    const auto read = [source = restoreSourceFromJson(arguments.value(key::source).toObject()),
                       wanted = arguments.value(placedFilesKey).toArray()]() -> Result<QList<QByteArray>> {
        const auto reader = openSource(source);
        if (!reader)
            return std::unexpected(reader.error());
        QList<QByteArray> all;
        for (const QJsonValue &file : wanted) {
            const Result<QByteArray> bytes = (*reader)->read(file["entry"_L1].toString(), largestSettingsFile);
            if (!bytes)
                return std::unexpected(bytes.error());
            all.append(*bytes);
        }
        return all;
    };
    const Result<QList<QByteArray>> bytes = co_await WaitingThread(read);
    if (!bytes)
        co_return std::unexpected(bytes.error());
    // What the first attempt has placed is there by now because of it.
    QStringList created = texts(context.kept, placedCreatedKey);
    if (!context.kept.contains(placedCreatedKey)) {
        const QString mark = newMark();
        const Result<CommandResult> seen =
            co_await shell->runChecked(whichAreThereScript(files, mark), {.timeout = filePatience, .asRoot = true}, context.stop);
        if (!seen)
            co_return std::unexpected(seen.error());
        const QStringList there = markedLines(seen->out, mark);
        for (const PlacedFile &file : files) {
            if (std::ranges::none_of(there, [&](const QString &line) { return line.trimmed() == file.path; }))
                created.append(file.path);
        }
        if (const Status kept = co_await context.keep({{placedCreatedKey, QJsonArray::fromStringList(created)}}); !kept)
            co_return std::unexpected(kept.error());
    }
    const Status placed = co_await stageAndPlace(shell, *host, files, *bytes, stamp, arguments.contains(key::proxy), context);
    if (!placed) {
        // Nothing of it stays, so that the probe can say so. Where the host does not answer, the undo does this.
        static_cast<void>(co_await shell->run(filesBackScript(files, created, stamp, u":"_s, u":"_s), {.timeout = filePatience, .asRoot = true}));
        co_return std::unexpected(placed.error());
    }
    for (const PlacedFile &file : files)
        context.output(file.path);
    co_return saying(
        QCoreApplication::translate("Restore", "%n file(s) on %1 are as in the backup; those that were there end in %2 now", nullptr, int(files.size()))
            .arg(shell->label(), keptSuffix(stamp)));
}

/// The same arguments, and {"stops"?, "reloads"?, "ask"?}. Undo.
OperationTask filesBack(AccessPtr access, QJsonObject arguments, StepContext context)
{
    const HostProfile *host = hostIn(access, arguments);
    HostShell *shell = host == nullptr ? nullptr : access->shell(host->name);
    if (shell == nullptr)
        co_return noLogin(arguments.value(placedOfKey).toString());
    if (const Status alone = isOfOne(access, *host, arguments); !alone)
        co_return std::unexpected(alone.error());
    const Result<QString> before = tellService(*host, arguments, placedBeforeKey, ServiceVerb::Stop);
    const Result<QString> after = tellService(*host, arguments, placedAfterKey, ServiceVerb::Reload);
    if (!before || !after)
        co_return std::unexpected(!before ? before.error() : after.error());
    const NodeName stopped{before->isEmpty() ? QString() : arguments.value(placedOfKey).toString()};
    if (const Status may = co_await mayStopAgain(access, stopped, nodes(arguments, key::ask), context); !may)
        co_return std::unexpected(may.error());
    const QString script =
        filesBackScript(placedFiles(arguments), texts(context.kept, placedCreatedKey), arguments.value(placedStampKey).toString(), *before, *after);
    const Result<CommandResult> back = co_await shell->runChecked(script, {.timeout = Millis{180'000}, .asRoot = true}, context.stop);
    if (!back)
        co_return std::unexpected(back.error());
    co_return saying(QCoreApplication::translate("Restore", "The files of %1 are as they were").arg(shell->label()));
}

/// The same arguments. Probe.
OperationTask areFilesPlaced(AccessPtr access, QJsonObject arguments, StepContext context)
{
    HostShell *shell = access->shell(HostName{arguments.value(key::host).toString()});
    if (shell == nullptr)
        co_return noLogin(arguments.value(placedOfKey).toString());
    const QString mark = newMark();
    const Result<CommandResult> seen =
        co_await shell->runChecked(arePlacedScript(placedFiles(arguments), mark), {.timeout = filePatience, .asRoot = true}, context.stop);
    if (!seen)
        co_return std::unexpected(seen.error());
    co_return whether(markedLines(seen->out, mark).value(0).trimmed() == "yes"_L1);
}

/// The same arguments as a check at the end.
OperationTask proveFiles(AccessPtr access, QJsonObject arguments, StepContext context)
{
    if (context.run.isEmpty())
        co_return saying(QCoreApplication::translate("Backup", "looked at when it runs"));
    const qsizetype count = arguments.value(placedFilesKey).toArray().size();
    const OperationResult seen = co_await areFilesPlaced(access, std::move(arguments), std::move(context));
    if (!seen)
        co_return std::unexpected(seen.error());
    if (!seen->value(key::done).toBool())
        co_return failure(ErrorKind::Command, QCoreApplication::translate("Restore", "The files are not those of the backup any more"));
    co_return saying(QCoreApplication::translate("Restore", "%n file(s) are those of the backup", nullptr, int(count)));
}

constexpr auto proveFilesName = "restore.prove-files"_L1;

} // namespace

void parts::addRestoreFileOperations(Operations &operations, AccessPtr access)
{
    add(operations, placeFilesName, access, placeFiles);
    add(operations, filesBackName, access, filesBack);
    add(operations, areFilesPlacedName, access, areFilesPlaced);
    add(operations, proveFilesName, access, proveFiles);
}

RestoreFileSteps restoreFilesSteps(const RestoreSource &source, const BackupManifest &manifest, const ClusterProfile &profile, const RestoreHost &host,
                                   const QList<RestoreFile> &files, const QString &stamp, bool isRunning)
{
    QJsonArray placed;
    QStringList paths;
    QStringList created;
    for (const RestoreFile &file : files) {
        const BackupEntry *entry = manifest.findEntry(file.entry);
        placed.append(fileJson(file, entry != nullptr ? entry->sha256 : QString()));
        paths.append(file.path);
        if (file.fate == FileFate::Create)
            created.append(file.path);
    }
    QJsonObject about{{key::source, toJson(source)}, {key::host, host.host.value}, {placedOfKey, host.of}, {placedStampKey, stamp}, {placedFilesKey, placed}};
    if (host.isProxy)
        about.insert(key::proxy, host.of);
    const QString name = host.isProxy ? host.of : shortName(NodeName{host.of});
    Step step = action(u"files-"_s + name, QCoreApplication::translate("Restore", "Write %n file(s) on %1", nullptr, int(files.size())).arg(name),
                       call(placeFilesName, about), Millis{500 + files.size() * 300});
    step.detail = paths.join(u'\n');
    step.timeout = Millis{std::chrono::minutes{10}};
    const HostProfile onIt = profile.host(host.host) != nullptr ? *profile.host(host.host) : HostProfile{};
    const QList<PlacedFile> all = placedFiles(about);
    for (const PlacedFile &file : all)
        step.commands.append(shown(onIt, stageFileScript(file, stamp)));
    if (host.isProxy)
        step.commands.append(shown(onIt, checkStagedProxyScript(onIt, stamp)));
    step.commands.append(shown(onIt, placeFilesScript(all, stamp)));
    step.idempotent = true;
    step.probe = call(areFilesPlacedName, about);
    QJsonObject back = about;
    back.insert(placedBeforeKey, !host.isProxy && isRunning);
    back.insert(placedAfterKey, host.isProxy && isRunning);
    // What is not there now goes again; what the first attempt finds counts.
    const QString before = tellService(onIt, back, placedBeforeKey, ServiceVerb::Stop).value_or(QString());
    const QString after = tellService(onIt, back, placedAfterKey, ServiceVerb::Reload).value_or(QString());
    step.undo = Undo{.act = call(filesBackName, back),
                     .words = QCoreApplication::translate("Restore", "the files of %1 as they were").arg(name),
                     .command = shown(onIt, filesBackScript(all, created, stamp, before, after)),
                     .timeout = Millis{std::chrono::minutes{5}}};
    Step prove = check(u"prove-files-"_s + name, QCoreApplication::translate("Restore", "The files of %1 are those of the backup").arg(name),
                       call(proveFilesName, about), Millis{500});
    prove.onFailure = OnFailure::Continue;
    return {.place = step, .prove = prove};
}

} // namespace warrener
