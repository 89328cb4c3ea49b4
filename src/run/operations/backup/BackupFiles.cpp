// What a backup takes from hosts: configuration, logs, data directories.
#include "base/OffThread.h"
#include "base/ShellQuote.h"
#include "base/Units.h"
#include "look/host/HostFiles.h"
#include "look/host/MarkedOutput.h"
#include "look/proxy/HaproxyFiles.h"
#include "record/catalogue/EntryPaths.h"
#include "run/operations/HostCommands.h"
#include "run/operations/StepBuilders.h"
#include "run/operations/backup/BackupFactsLook.h"
#include "run/operations/backup/BackupParts.h"
#include "run/operations/backup/TlsFiles.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

using namespace parts;

namespace {

constexpr auto backupDataName = "backup.data"_L1;
constexpr auto backupFilesName = "backup.host-files"_L1;
constexpr auto backupPartKey = "part"_L1;
constexpr auto backupOwnerKey = "of"_L1; ///< the node's or proxy's name, under which the files stand in the archive
constexpr auto backupPlacesKey = "places"_L1;
constexpr auto backupTlsKey = "tls"_L1;
constexpr auto backupCookieKey = "cookie"_L1;

constexpr qint64 chunk = 8LL * 1024 * 1024;
constexpr Millis chunkPatience{60000};
constexpr Millis longestFiles{std::chrono::hours{2}};

/// A step that collects from a host: what it could not get, the manifest says.
struct Collecting
{
    std::shared_ptr<BackupWork> work;
    HostShell *shell = nullptr;
    QString of{};
    bool isLogs = false;
    bool tlsFiles = false;
    StepContext context{};
    int files = 0;
    qint64 bytes = 0;
};

BackupEntry entryFor(const Collecting &collecting, const HostFile &file)
{
    return {.path = collecting.isLogs ? entrypath::log(collecting.of, file.path) : entrypath::configuration(collecting.of, file.path),
            .mode = file.mode,
            .owner = file.owner,
            .group = file.group,
            .source = {.host = collecting.of, .path = file.path},
            .modified = file.modified};
}

QString named(const Collecting &collecting, const HostFile &file)
{
    return collecting.of + u':' + file.path;
}

/// Some of a file, from `from` on. Errors: those of runChecked().
QCoro::Task<Result<QByteArray>> readSome(HostShell *shell, QString path, qint64 from, qint64 most, std::stop_token stop)
{
    const QString command = readFileCommand(path) + u" iflag=skip_bytes,count_bytes skip=%1 count=%2"_s.arg(from).arg(most);
    const Result<CommandResult> result =
        co_await shell->runChecked(command, {.timeout = chunkPatience, .maxBytes = most + 1024, .asRoot = true}, std::move(stop));
    if (!result)
        co_return std::unexpected(result.error());
    co_return result->out;
}

/// A settings file whole. Errors: those of reading and of writing here.
QCoro::Task<Status> takeConfiguration(Collecting *collecting, HostFile file)
{
    if (file.size > largestSettingsFile) {
        collecting->work->leaveOut(BackupPart::Configuration, named(*collecting, file),
                                   QCoreApplication::translate("Backup", "%1 are much for a settings file").arg(units::bytes(double(file.size))));
        co_return Status{};
    }
    const Result<QByteArray> bytes = co_await readSome(collecting->shell, file.path, 0, largestSettingsFile, collecting->context.stop);
    if (!bytes)
        co_return std::unexpected(bytes.error());
    if (holdsTlsFile(*bytes) && !collecting->tlsFiles) {
        collecting->work->leaveOut(BackupPart::Configuration, named(*collecting, file),
                                   QCoreApplication::translate("Backup", "certificates and private keys go in by choice only"));
        co_return Status{};
    }
    const auto save = [work = collecting->work, entry = entryFor(*collecting, file), bytes = *bytes] { return work->staging().add(entry, bytes); };
    const Result<BackupEntry> saved = co_await WaitingThread(save);
    if (!saved)
        co_return std::unexpected(saved.error());
    ++collecting->files;
    collecting->bytes += saved->size;
    co_return Status{};
}

/// A log file as far as it went when it was listed, piece by piece.
QCoro::Task<Status> takeLog(Collecting *collecting, HostFile file)
{
    if (!fitsIntoLogs(collecting->bytes, file)) {
        collecting->work->leaveOut(BackupPart::Logs, named(*collecting, file),
                                   QCoreApplication::translate("Backup", "the newest %1 of logs are in it").arg(units::bytes(double(mostLogsOfAHost))));
        co_return Status{};
    }
    Result<std::unique_ptr<StagedFile>> opened = collecting->work->staging().open(entryFor(*collecting, file));
    if (!opened)
        co_return std::unexpected(opened.error());
    const std::shared_ptr<StagedFile> staged = *std::move(opened);
    qint64 taken = 0;
    while (taken < file.size) {
        const Result<QByteArray> bytes = co_await readSome(collecting->shell, file.path, taken, std::min(chunk, file.size - taken), collecting->context.stop);
        if (!bytes)
            co_return std::unexpected(bytes.error());
        if (bytes->isEmpty()) // it was rotated meanwhile: what there is of it is in
            break;
        const auto write = [staged, bytes = *bytes] { return staged->write(bytes); };
        co_await WaitingThread(write);
        taken += bytes->size();
    }
    const auto commit = [staged] { return staged->commit(); };
    const Result<BackupEntry> saved = co_await WaitingThread(commit);
    if (!saved)
        co_return std::unexpected(saved.error());
    ++collecting->files;
    collecting->bytes += saved->size;
    co_return Status{};
}

/// Empty: it is a file, and has a name.
QString whyNotTaken(const HostFile &file)
{
    switch (file.kind) {
    case HostFile::Kind::File:
        return {};
    case HostFile::Kind::Link:
        return QCoreApplication::translate("Backup", "a link to %1, not followed").arg(file.target);
    case HostFile::Kind::Unnamable:
        return QCoreApplication::translate("Backup", "its name is no plain text: rename it there, then it can be saved");
    case HostFile::Kind::Other:
        break;
    }
    return QCoreApplication::translate("Backup", "no file");
}

QCoro::Task<Status> takeFiles(Collecting *collecting, QList<HostFile> files)
{
    const BackupPart part = collecting->isLogs ? BackupPart::Logs : BackupPart::Configuration;
    for (qsizetype i = 0; i < files.size(); ++i) {
        const HostFile &file = files.at(i);
        collecting->context.progress(double(i) / double(files.size()), file.path);
        if (const QString why = whyNotTaken(file); !why.isEmpty()) {
            collecting->work->leaveOut(part, named(*collecting, file), why);
            continue;
        }
        const Status taken = co_await (collecting->isLogs ? takeLog(collecting, file) : takeConfiguration(collecting, file));
        if (taken)
            continue;
        if (taken.error().kind != ErrorKind::Command)
            co_return std::unexpected(taken.error());
        // One that went meanwhile, or that nobody can read, is no reason to leave the others. But what is there was to be in it.
        const Result<QList<HostFile>> still = co_await listHostFiles(*collecting->shell, {file.path}, collecting->context.stop);
        const bool isGone = still && still->isEmpty();
        collecting->work->leaveOut(part, named(*collecting, file), taken.error().detail.isEmpty() ? taken.error().message : taken.error().detail.left(200),
                                   !isGone);
    }
    co_return Status{};
}

/// The files of TLS that lie outside of what was listed, listed too.
QCoro::Task<Result<QList<HostFile>>> namedElsewhere(Collecting *collecting, QList<HostFile> listed)
{
    QStringList places;
    for (const HostFile &file : listed) {
        if (file.kind != HostFile::Kind::File || !file.path.endsWith(".conf"_L1) || file.size > largestSettingsFile)
            continue;
        const Result<QByteArray> bytes = co_await readSome(collecting->shell, file.path, 0, largestSettingsFile, collecting->context.stop);
        if (!bytes)
            continue;
        for (const auto all = tlsFilesNamedIn(*bytes); const QString &path : all) {
            if (!places.contains(path) && !std::ranges::contains(listed, path, &HostFile::path))
                places.append(path);
        }
    }
    if (places.isEmpty())
        co_return QList<HostFile>{};
    co_return co_await listHostFiles(*collecting->shell, places, collecting->context.stop);
}

/// Argument: {"backup", "folder", "host", "of", "part", "places", "tls", "cookie"}.
OperationTask collectFiles(WorksPtr works, AccessPtr access, QJsonObject arguments, StepContext context)
{
    if (isDry(context))
        co_return onlyWhenItRuns();
    const Result<std::shared_ptr<BackupWork>> work = works->find(placeFrom(arguments).id);
    if (!work)
        co_return std::unexpected(work.error());
    // The planner asks for it likewise, but a plan is a file that anybody may have changed.
    if (arguments.value(backupCookieKey).toBool() && !(*work)->staging().isSealed())
        co_return failure(ErrorKind::Forbidden,
                          QCoreApplication::translate("Backup", "The Erlang cookie goes into an encrypted backup only: name a recipient"));
    const BackupPart part = backupPartFromId(arguments.value(backupPartKey).toString()).value_or(BackupPart::Configuration);
    const QString of = arguments.value(backupOwnerKey).toString();
    const auto missing = [&](const Error &error) {
        (*work)->leaveOut(part,
                          part == BackupPart::Logs ? QCoreApplication::translate("Backup", "logs of %1").arg(of)
                                                   : QCoreApplication::translate("Backup", "configuration of %1").arg(of),
                          error.message, true);
        return std::unexpected(error);
    };
    Collecting collecting{.work = *work,
                          .shell = access->shell(HostName{arguments.value(key::host).toString()}),
                          .of = of,
                          .isLogs = part == BackupPart::Logs,
                          .tlsFiles = arguments.value(backupTlsKey).toBool(),
                          .context = context};
    if (collecting.shell == nullptr)
        co_return missing(noLogin(of).error());
    Result<QList<HostFile>> files = co_await listHostFiles(*collecting.shell, texts(arguments, backupPlacesKey), context.stop);
    if (!files)
        co_return missing(files.error());
    if (!arguments.value(backupCookieKey).toBool())
        files->removeIf([](const HostFile &file) { return file.path.endsWith("/.erlang.cookie"_L1); });
    if (collecting.isLogs) {
        sortLogs(*files);
    } else if (collecting.tlsFiles) {
        const Result<QList<HostFile>> more = co_await namedElsewhere(&collecting, *files);
        if (!more)
            co_return missing(more.error());
        *files += *more;
    }
    if (const Status taken = co_await takeFiles(&collecting, *files); !taken)
        co_return missing(taken.error());
    (*work)->holds(part);
    co_return saying(QCoreApplication::translate("Backup", "%n file(s), %1", nullptr, collecting.files).arg(units::bytes(double(collecting.bytes))));
}

/// The whole data directory as one archive of the host's own tar, but for the cookie: that lets anybody into the cluster.
/// What restores have kept or left within it is not the node's. Folders and files, as DataTarCheck lets them back in; found from within, whether the path is a
/// link or a mount point.
QString dataCommand(const HostProfile &host)
{
    // sh has no pipefail: a list that broke off names what is not there, so that tar fails as well.
    return u"cd %1 && { find . \\( -path './_pre_restore_[0-9]*' -o -path './_restore_[0-9]*' \\) -prune -o ! -path ./.erlang.cookie \\( -type d -o -type f "
           u"\\) -print0 || printf './not-listed-whole\\0'; } | "
           "tar --create --file=- --format=gnu --numeric-owner --hard-dereference --no-recursion --null --files-from=-"_s.arg(shellQuote(host.paths.data));
}

/// What is neither, one a line.
QString oddDataCommand(const HostProfile &host)
{
    return u"cd %1 && find . \\( -path './_pre_restore_[0-9]*' -o -path './_restore_[0-9]*' \\) -prune -o ! -type d ! -type f -printf '%P\\n' | head -n 20"_s
        .arg(shellQuote(host.paths.data));
}

/// What is written to while it is read can be read by nobody afterwards.
QCoro::Task<Status> standsStill(HostShell *shell, HostProfile host, NodeName name, std::stop_token stop)
{
    const QString mark = newMark();
    const Result<CommandResult> seen = co_await shell->run(serviceStateScript(host, mark), {.asRoot = true}, std::move(stop));
    if (!seen)
        co_return std::unexpected(seen.error());
    const ServiceState state = serviceStateFrom(seen->out, mark);
    if (state != ServiceState::Stopped && state != ServiceState::Failed)
        co_return failure(ErrorKind::Forbidden,
                          QCoreApplication::translate("Backup", "The service of %1 has not stopped: its data cannot be copied").arg(shortName(name)));
    co_return Status{};
}

/// Argument: {"backup", "folder", "node"}.
OperationTask collectData(WorksPtr works, AccessPtr access, QJsonObject arguments, StepContext context)
{
    if (isDry(context))
        co_return onlyWhenItRuns();
    const Result<std::shared_ptr<BackupWork>> work = works->find(placeFrom(arguments).id);
    if (!work)
        co_return std::unexpected(work.error());
    const NodeName name = node(arguments);
    const HostProfile host = hostOf(access->profile(), name);
    HostShell *shell = access->shellOf(name);
    if (shell == nullptr)
        co_return noLogin(shortName(name));
    if (const Status still = co_await standsStill(shell, host, name, context.stop); !still)
        co_return std::unexpected(still.error());
    Result<std::unique_ptr<StagedFile>> opened = (*work)->staging().open(
        {.path = entrypath::data(name.value), .source = {.host = name.value, .path = host.paths.data}, .modified = access->time()->now()});
    if (!opened)
        co_return std::unexpected(opened.error());
    const std::shared_ptr<StagedFile> staged = *std::move(opened);
    const auto relay = std::make_shared<ProgressRelay>(context);
    const auto taken = std::make_shared<qint64>(0);
    const auto take = [staged, relay, taken](QByteArrayView bytes) -> Status {
        if (staged->write(bytes.data(), bytes.size()) != bytes.size())
            return failure(ErrorKind::Io, staged->errorString());
        *taken += bytes.size();
        relay->tell(-1, units::bytes(double(*taken)));
        return {};
    };
    const Result<CommandResult> copied = co_await shell->runStreaming(dataCommand(host), {.asRoot = true}, take, context.stop);
    if (!copied)
        co_return std::unexpected(copied.error());
    if (copied->exitCode != 0) {
        co_return failure(ErrorKind::Command, QCoreApplication::translate("Backup", "The data of %1 could not be read whole").arg(shortName(name)),
                          QString::fromUtf8(copied->err).trimmed().right(500));
    }
    // It takes minutes, in which somebody, or the host as it boots, may have started it.
    if (const Status still = co_await standsStill(shell, host, name, context.stop); !still)
        co_return std::unexpected(still.error());
    const auto commit = [staged] { return staged->commit(); };
    const Result<BackupEntry> saved = co_await WaitingThread(commit);
    if (!saved)
        co_return std::unexpected(saved.error());
    if (const Result<CommandResult> odd = co_await shell->run(oddDataCommand(host), {.asRoot = true}, context.stop); odd && odd->exitCode == 0) {
        for (const auto all = QString::fromUtf8(odd->out).split(u'\n', Qt::SkipEmptyParts); const QString &path : all)
            (*work)->leaveOut(BackupPart::Data, name.value + u':' + host.paths.data + u'/' + path,
                              QCoreApplication::translate("Backup", "neither file nor folder"));
    }
    (*work)->holds(BackupPart::Data);
    co_return saying(QCoreApplication::translate("Backup", "%1 of data").arg(units::bytes(double(saved->size))));
}

Step filesStep(const BackupPlace &place, const HostProfile &host, const QString &of, const QString &id, const QString &title, const HostFilesWish &wish,
               const QStringList &places)
{
    QJsonObject about = toJson(place);
    about.insert(key::host, host.name.value);
    about.insert(backupOwnerKey, of);
    about.insert(backupPartKey, toId(wish.part));
    about.insert(backupPlacesKey, QJsonArray::fromStringList(places));
    about.insert(backupTlsKey, wish.tlsFiles);
    about.insert(backupCookieKey, wish.cookie);
    Step step = check(id, title, call(backupFilesName, about), Millis{1500});
    step.timeout = longestFiles;
    step.commands = {shown(host, listFilesCommand(places)), shown(host, readFileCommand(places.first() + u"/…"_s))};
    step.onFailure = OnFailure::Continue;
    return step;
}

} // namespace

void parts::addBackupFileOperations(Operations &operations, WorksPtr works, AccessPtr access)
{
    add(operations, backupFilesName, works, access, collectFiles);
    add(operations, backupDataName, works, access, collectData);
}

Step nodeFilesStep(const BackupPlace &place, const ClusterProfile &profile, const NodeName &node, const HostFilesWish &wish)
{
    const HostProfile host = hostOf(profile, node);
    const bool logs = wish.part == BackupPart::Logs;
    QStringList places{logs ? host.paths.log : host.paths.config};
    if (!logs && wish.cookie)
        places.append(host.paths.data + "/.erlang.cookie"_L1);
    Step step = filesStep(place, host, node.value, (logs ? u"logs-"_s : u"config-"_s) + shortName(node),
                          logs ? QCoreApplication::translate("Backup", "Logs of %1").arg(shortName(node))
                               : QCoreApplication::translate("Backup", "Configuration of %1").arg(shortName(node)),
                          wish, places);
    if (logs)
        step.detail = QCoreApplication::translate("Backup", "At most %1, the newest files first; what is left out stands in the backup")
                          .arg(units::bytes(double(mostLogsOfAHost)));
    return step;
}

Step dataStep(const BackupPlace &place, const ClusterProfile &profile, const NodeName &node)
{
    QJsonObject about = toJson(place);
    about.insert(key::node, node.value);
    Step step =
        check(u"data"_s, QCoreApplication::translate("Backup", "The data directory of %1").arg(shortName(node)), call(backupDataName, about), Millis{5000});
    step.timeout = longestFiles;
    step.commands = {shown(hostOf(profile, node), dataCommand(hostOf(profile, node)))};
    return step;
}

Step proxyFilesStep(const BackupPlace &place, const ClusterProfile &profile, const ProxyName &proxy, bool tlsFiles)
{
    const auto known = std::ranges::find(profile.proxies, proxy, &ProxyProfile::name);
    ProxyProfile stranger;
    stranger.name = proxy;
    const HostProfile host = hostOf(profile, known == profile.proxies.end() ? stranger : *known);
    const QString file = haproxy::usualFile(host);
    return filesStep(place, host, proxy.value, u"config-"_s + proxy.value, QCoreApplication::translate("Backup", "Configuration of %1").arg(proxy.value),
                     {.part = BackupPart::Configuration, .tlsFiles = tlsFiles, .cookie = false}, {file.section(u'/', 0, -2)});
}

} // namespace warrener
