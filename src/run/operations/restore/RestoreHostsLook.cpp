#include "run/operations/restore/RestoreHostsLook.h"

#include "base/OffThread.h"
#include "base/Pause.h"
#include "base/Units.h"
#include "look/host/HostFiles.h"
#include "look/host/MarkedOutput.h"
#include "look/proxy/HaproxyFiles.h"
#include "record/catalogue/EntryPaths.h"
#include "run/operations/GuardOperations.h"
#include "run/operations/HostCommands.h"
#include "run/operations/StepBuilders.h"
#include "run/operations/backup/TlsFiles.h"
#include "run/operations/restore/RestoreHostSteps.h"

#include <QSet>
#include <QVersionNumber>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

using namespace parts;

namespace {

constexpr Millis hostLookPatience{60'000};
/// Beside the bytes themselves: what a file system takes for many small files.
constexpr qint64 roomBeside = 64LL * 1024 * 1024;
/// Unpacked by tar over SSH; measured.
constexpr qint64 unpackedASecond = 40'000'000;

/// A node that is taken out of service, stopped, started and waited for; all of them side by side; a proxy that reads its file anew.
constexpr Millis oneOutage{30'000};
constexpr Millis outageOfAll{45'000};
constexpr Millis proxyReload{3'000};

/// A node that is taken back before this one takes a while until its peers count it.
constexpr int mostAsksOfPeers = 10;
constexpr Millis betweenAsksOfPeers{5'000};
constexpr Millis forAsksOfPeers{90'000};

/// A host of the backup in this cluster.
struct Place
{
    HostProfile host{};
    bool isProxy = false;
    QStringList folders{}; ///< below which its files lie
    QString cookie{};      ///< empty: it has none
};

std::optional<Place> placeOf(const ClusterProfile &profile, const QString &of)
{
    if (profile.node(NodeName{of}) != nullptr) {
        const HostProfile host = hostOf(profile, NodeName{of});
        return Place{.host = host, .folders = {host.paths.config}, .cookie = host.paths.data + "/.erlang.cookie"_L1};
    }
    const auto proxy = std::ranges::find(profile.proxies, ProxyName{of}, &ProxyProfile::name);
    if (proxy == profile.proxies.end())
        return std::nullopt;
    const HostProfile host = hostOf(profile, *proxy);
    return Place{.host = host, .isProxy = true, .folders = {haproxy::usualFile(host).section(u'/', 0, -2)}};
}

QCoro::Task<ServiceState> serviceOf(HostShell *shell, HostProfile host, std::stop_token stop)
{
    const QString mark = newMark();
    const QString script = serviceStateScript(host, mark);
    if (script.isEmpty())
        co_return ServiceState::Unknown;
    const Result<CommandResult> seen = co_await shell->run(script, {.asRoot = true}, std::move(stop));
    co_return seen ? serviceStateFrom(seen->out, mark) : ServiceState::Unknown;
}

/// Commands of one's own say nothing of the state: it is taken for running, and is stopped in order. One that systemd starts
/// again and again because its settings are broken does not run.
bool mayRun(ServiceState state)
{
    return state == ServiceState::Active || state == ServiceState::Unknown;
}

/// Somebody is at work on it: what it will be in a moment nobody knows.
QString whyNotNow(ServiceState state)
{
    return state == ServiceState::Stopping ? QCoreApplication::translate("Restore", "its service is being stopped or restarted at this moment") : QString();
}

bool isWanted(const QStringList &names, const QString &of)
{
    return names.isEmpty() || std::ranges::any_of(names, [&](const QString &name) { return name == of || name == shortName(NodeName{of}); });
}

/// What cannot be read is not empty: nobody may take its place unseen.
QCoro::Task<Result<QByteArray>> readLive(HostShell *shell, HostFile file, std::stop_token stop)
{
    if (file.kind != HostFile::Kind::File)
        co_return failure(ErrorKind::Forbidden, QCoreApplication::translate("Restore", "it is a link or no file there: links are not followed"));
    if (file.size > largestSettingsFile) {
        co_return failure(ErrorKind::TooLarge,
                          QCoreApplication::translate("Restore", "it has %1 there: too large for a file of settings").arg(units::bytes(double(file.size))));
    }
    const Result<CommandResult> read = co_await shell->runChecked(
        readFileCommand(file.path), {.timeout = hostLookPatience, .maxBytes = largestSettingsFile + 1024, .asRoot = true}, std::move(stop));
    if (!read)
        co_return failure(read.error().kind, QCoreApplication::translate("Restore", "it is there and cannot be read: %1").arg(read.error().message));
    co_return Result<QByteArray>(read->out);
}

using Contents = QHash<QString, QByteArray>;

/// The settings in the backup, by entry.
Result<Contents> readSettings(const RestoreSource &source, const QList<BackupEntry> &entries)
{
    const auto reader = openSource(source);
    if (!reader)
        return std::unexpected(reader.error());
    Contents contents;
    for (const BackupEntry &entry : entries) {
        const Result<QByteArray> bytes = (*reader)->read(entry.path, largestSettingsFile);
        if (!bytes)
            return std::unexpected(bytes.error());
        contents.insert(entry.path, *bytes);
    }
    return contents;
}

struct FilesOfHost
{
    RestoreHost host{};
    QList<RestoreFile> files{};
};

/// One host's files.
QCoro::Task<FilesOfHost> lookAtFiles(AccessPtr access, RestoreSource source, QString of, QList<BackupEntry> entries, ConfigurationChoice choice, QString stamp,
                                     std::stop_token stop)
{
    FilesOfHost look{.host = {.of = of, .keptAs = keptSuffix(stamp)}};
    const std::optional<Place> place = placeOf(access->profile(), of);
    if (!place) {
        look.host.refused = QCoreApplication::translate("Restore", "This cluster has neither a node nor a proxy of this name");
        co_return look;
    }
    look.host.host = place->host.name;
    look.host.isProxy = place->isProxy;
    HostShell *shell = access->shell(place->host.name);
    if (shell == nullptr) {
        look.host.refused = noLogin(of).error().message;
        co_return look;
    }
    const auto read = [source, entries] { return readSettings(source, entries); };
    const Result<Contents> contents = co_await WaitingThread(read);
    QStringList places = place->folders;
    for (const BackupEntry &entry : std::as_const(entries)) {
        if (!std::ranges::any_of(place->folders, [&](const QString &folder) { return entry.source.path.startsWith(folder + u'/'); }))
            places.append(entry.source.path);
    }
    const Result<QList<HostFile>> listed = co_await listHostFiles(*shell, places, stop);
    if (!contents || !listed) {
        look.host.refused = !contents ? contents.error().message : listed.error().message;
        co_return look;
    }
    const ServiceState state = co_await serviceOf(shell, place->host, stop);
    look.host.isRunning = mayRun(state);
    look.host.refused = whyNotNow(state);
    Contents live;
    QHash<QString, QString> unseen; // why, by path
    QStringList named;
    for (const HostFile &file : *listed) {
        const bool isCompared = std::ranges::contains(entries, file.path, [](const BackupEntry &entry) { return entry.source.path; });
        if (!isCompared && !file.path.endsWith(".conf"_L1))
            continue;
        const Result<QByteArray> bytes = co_await readLive(shell, file, stop);
        if (!bytes) {
            unseen.insert(file.path, bytes.error().message);
            continue;
        }
        live.insert(file.path, *bytes);
        if (file.path.endsWith(".conf"_L1))
            named += tlsFilesNamedIn(*bytes);
    }
    for (const BackupEntry &entry : std::as_const(entries)) {
        const auto there = std::ranges::find(*listed, entry.source.path, &HostFile::path);
        const std::optional<HostFile> liveFile = there == listed->end() ? std::nullopt : std::optional(*there);
        const QByteArray bytes = contents->value(entry.path);
        const auto unread = unseen.constFind(entry.source.path);
        RestoreFile file = liveFile && unread != unseen.cend() ? unseenFile(entry, bytes.size(), *liveFile)
                                                               : restoredFile(entry, bytes, liveFile, live.value(entry.source.path));
        file.of = of;
        file.refused = whyLeftOut(file, bytes, choice, {.folders = place->folders, .tlsFiles = named, .cookie = place->cookie});
        if (file.isUnseen && (file.refused.isEmpty() || liveFile->kind != HostFile::Kind::File))
            file.refused = *unread;
        if (!file.refused.isEmpty() && file.fate != FileFate::Same)
            file.fate = FileFate::LeftOut;
        if (file.fate == FileFate::Create || file.fate == FileFate::Change)
            ++look.host.toWrite;
        look.files.append(file);
    }
    for (const HostFile &file : *listed) {
        const bool isKnown = std::ranges::contains(entries, file.path, [](const BackupEntry &entry) { return entry.source.path; });
        if (isKnown || file.path.contains(".pre_restore_"_L1) || file.path.endsWith("/.erlang.cookie"_L1))
            continue;
        look.files.append({.fate = FileFate::OnlyLive,
                           .of = of,
                           .path = file.path,
                           .mode = file.mode,
                           .owner = file.owner,
                           .group = file.group,
                           .change = {.kind = DiffKind::Added, .path = file.path, .sizeBefore = -1, .sizeAfter = file.size}});
    }
    std::ranges::stable_sort(look.files, {}, &RestoreFile::path);
    if (look.host.toWrite > 0) {
        look.host.afterwards = place->isProxy        ? QCoreApplication::translate("Restore", "HAProxy judges the new file, then reads it; sessions go on")
                               : look.host.isRunning ? QCoreApplication::translate("Restore", "RabbitMQ is stopped in order and started with them")
                                                     : QCoreApplication::translate("Restore", "RabbitMQ does not run there, and is started with them");
    }
    co_return look;
}

QCoro::Task<RestoreData> lookAtDirectory(AccessPtr access, BackupManifest manifest, BackupEntry entry, QString stamp, std::stop_token stop)
{
    RestoreData row{.node = NodeName{entry.source.host}, .bytes = entry.size, .folder = entry.source.path};
    const auto node = std::ranges::find(manifest.nodes, row.node, &BackupNode::name);
    row.madeOn = node == manifest.nodes.end() ? QString() : node->rabbitmq;
    if (access->profile().node(row.node) == nullptr) {
        row.refused = QCoreApplication::translate("Restore", "This cluster has no node of this name, and a data directory is of its node alone");
        co_return row;
    }
    const HostProfile host = hostOf(access->profile(), row.node);
    row.host = host.name;
    HostShell *shell = access->shellOf(row.node);
    if (shell == nullptr) {
        row.refused = noLogin(shortName(row.node)).error().message;
        co_return row;
    }
    const Result<DataLook> look = co_await askDataLook(access, row.node, stop);
    if (!look) {
        row.refused = look.error().message;
        co_return row;
    }
    row.folder = look->folder;
    row.liveBytes = look->liveBytes;
    row.freeBytes = look->freeBytes;
    row.keptAs = look->liveBytes >= 0 ? dataPlaces(look->folder, stamp, look->isMountPoint).kept : QString();
    row.isMountPoint = look->isMountPoint;
    const ServiceState state = co_await serviceOf(shell, host, stop);
    row.isRunning = mayRun(state);
    row.refused = whyNotNow(state).isEmpty() ? whyNoData(*look, row.bytes) : whyNotNow(state);
    if (row.refused.isEmpty())
        row.refused = whyOtherVersion(row.madeOn, look->rabbitmq);
    if (row.refused.isEmpty() && !row.madeOn.isEmpty() && !look->rabbitmq.isEmpty() && row.madeOn != look->rabbitmq)
        row.notes.append(QCoreApplication::translate("Restore", "It is of RabbitMQ %1, and %2 is installed there").arg(row.madeOn, look->rabbitmq));
    if (row.isMountPoint)
        row.notes.append(QCoreApplication::translate("Restore", "%1 is a mount point: what is in it moves, and is kept within it").arg(look->folder));
    if (!look->hasCookie)
        row.notes.append(QCoreApplication::translate("Restore", "The Erlang cookie is not there; another node's is taken"));
    co_return row;
}

} // namespace

Millis parts::expectedOutage(const RestorePreview &preview, bool isTogether)
{
    QSet<QString> stopped;
    Millis time{0};
    for (const RestoreHost &host : preview.hosts) {
        if (host.toWrite == 0 || !host.refused.isEmpty())
            continue;
        if (host.isProxy)
            time += proxyReload;
        else
            stopped.insert(host.of);
    }
    for (const RestoreData &row : preview.directories) {
        if (row.refused.isEmpty())
            stopped.insert(row.node.value);
    }
    return time + (isTogether && !stopped.isEmpty() ? outageOfAll : Millis{oneOutage * stopped.size()});
}

QCoro::Task<Result<DataLook>> parts::askDataLook(AccessPtr access, NodeName node, std::stop_token stop)
{
    HostShell *shell = access->shellOf(node);
    if (shell == nullptr)
        co_return noLogin(shortName(node));
    const QString mark = newMark();
    const Result<CommandResult> seen =
        co_await shell->run(lookAtDataScript(hostOf(access->profile(), node).paths.data, mark), {.timeout = hostLookPatience, .asRoot = true}, stop);
    if (!seen)
        co_return std::unexpected(seen.error());
    co_return dataLookFrom(seen->out, mark);
}

QString parts::whyNoData(const DataLook &look, qint64 bytes)
{
    if (!look.lacks.isEmpty())
        return QCoreApplication::translate("Restore", "the host lacks the program %1").arg(look.lacks);
    if (!look.mountedBelow.isEmpty()) {
        return QCoreApplication::translate("Restore",
                                           "%1 is mounted within %2, and would be mounted into the restored directory at the next boot: mount all of %2 "
                                           "instead, or restore this node by hand")
            .arg(look.mountedBelow, look.folder);
    }
    if (look.freeBytes >= 0 && look.freeBytes < bytes + roomBeside) {
        return QCoreApplication::translate("Restore", "beside %1 %2 are free, and %3 are needed")
            .arg(look.folder, units::bytes(double(look.freeBytes)), units::bytes(double(bytes + roomBeside)));
    }
    return {};
}

QString parts::whyOtherVersion(const QString &madeOn, const QString &installed)
{
    const QVersionNumber made = QVersionNumber::fromString(madeOn);
    const QVersionNumber there = QVersionNumber::fromString(installed);
    const bool isKnown = made.segmentCount() >= 2 && there.segmentCount() >= 2;
    if (!isKnown || (made.majorVersion() == there.majorVersion() && made.minorVersion() == there.minorVersion()))
        return {};
    return QCoreApplication::translate("Restore", "It is of RabbitMQ %1, and %2 is installed there: RabbitMQ may not start with it").arg(madeOn, installed);
}

QCoro::Task<Status> parts::seeStopped(AccessPtr access, NodeName node, std::stop_token stop)
{
    const HostProfile host = hostOf(access->profile(), node);
    HostShell *shell = access->shellOf(node);
    if (shell == nullptr)
        co_return noLogin(shortName(node));
    // Of commands of one's own nobody can ask: what they stopped has stopped.
    if (hasOwnCommands(host))
        co_return Status{};
    const ServiceState state = co_await serviceOf(shell, host, stop);
    if (state == ServiceState::Stopped || state == ServiceState::Failed)
        co_return Status{};
    co_return failure(ErrorKind::Forbidden, QCoreApplication::translate("Restore", "The service of %1 has not stopped").arg(shortName(node)));
}

QCoro::Task<Status> parts::mayStopAgain(AccessPtr access, NodeName node, QList<NodeName> ask, StepContext context)
{
    HostShell *shell = access->shellOf(node);
    if (ask.isEmpty() || shell == nullptr)
        co_return Status{};
    const ServiceState state = co_await serviceOf(shell, hostOf(access->profile(), node), context.stop);
    if (!mayRun(state))
        co_return Status{};
    for (int asked = 1;; ++asked) {
        const Status mayGo = co_await nodeMayGo(access, node, ask, context);
        if (mayGo)
            co_return Status{};
        if (asked == mostAsksOfPeers || !co_await pauseFor(access->time(), betweenAsksOfPeers, context.stop)) {
            co_return failure(
                mayGo.error().kind,
                QCoreApplication::translate("Restore", "%1 serves with what was restored, and goes on with it, since it would stop to take that back: %2")
                    .arg(shortName(node), mayGo.error().message),
                mayGo.error().detail);
        }
    }
}

Step onlyWhileOthersServe(Step step, const QList<NodeName> &others)
{
    step.undo->act.arguments.insert(key::ask, parts::toJson(others));
    step.undo->timeout += forAsksOfPeers;
    return step;
}

RestoreFile parts::restoredFile(const BackupEntry &entry, const QByteArray &bytes, const std::optional<HostFile> &liveFile, const QByteArray &live)
{
    // Of a name that nobody knows it gets the one that it has.
    RestoreFile file{.path = entry.source.path,
                     .entry = entry.path,
                     .mode = entry.mode & 0777,
                     .owner = !entry.owner.isEmpty() ? entry.owner
                              : liveFile             ? liveFile->owner
                                                     : u"root"_s,
                     .group = !entry.group.isEmpty() ? entry.group
                              : liveFile             ? liveFile->group
                                                     : u"root"_s};
    file.change = diffFile(entry.source.path, liveFile ? std::optional(live) : std::nullopt, bytes);
    if (holdsTlsFile(bytes) || holdsTlsFile(live) || entry.source.path.endsWith("/.erlang.cookie"_L1))
        file.change.lines.clear();
    if (!liveFile) {
        file.fate = FileFate::Create;
        return file;
    }
    const auto differs = [&](const QString &field, const QJsonValue &before, const QJsonValue &after) {
        if (before != after)
            file.change.about.append({field, before, after});
    };
    const auto octal = [](int mode) { return QString::number(mode & 0777, 8).rightJustified(4, u'0'); };
    differs(u"mode"_s, octal(liveFile->mode), octal(file.mode));
    differs(u"owner"_s, liveFile->owner, file.owner);
    differs(u"group"_s, liveFile->group, file.group);
    file.fate = live == bytes && file.change.about.isEmpty() ? FileFate::Same : FileFate::Change;
    return file;
}

RestoreFile parts::unseenFile(const BackupEntry &entry, qint64 bytes, const HostFile &liveFile)
{
    return {.fate = FileFate::LeftOut,
            .path = entry.source.path,
            .entry = entry.path,
            .mode = liveFile.mode & 0777,
            .owner = liveFile.owner,
            .group = liveFile.group,
            .change = {.kind = DiffKind::Changed, .path = entry.source.path, .sizeBefore = liveFile.size, .sizeAfter = bytes},
            .isUnseen = true};
}

QString parts::whyLeftOut(const RestoreFile &file, const QByteArray &bytes, const ConfigurationChoice &choice, const WritablePlaces &places)
{
    if (!choice.files.isEmpty() && !choice.files.contains(file.entry) && !choice.files.contains(file.path))
        return QCoreApplication::translate("Restore", "not chosen");
    if (file.path == places.cookie) {
        return choice.cookie ? QString() : QCoreApplication::translate("Restore", "the Erlang cookie is written by choice only");
    }
    const bool isTls = holdsTlsFile(bytes);
    if (isTls && !choice.tlsFiles)
        return QCoreApplication::translate("Restore", "certificates and private keys are written by choice only");
    const bool isBelow = std::ranges::any_of(places.folders, [&](const QString &place) { return file.path.startsWith(place + u'/'); });
    if (!isBelow && !(isTls && places.tlsFiles.contains(file.path)))
        return QCoreApplication::translate("Restore", "it lies outside of %1").arg(places.folders.join(u", "_s));
    return {};
}

QCoro::Task<Status> parts::lookAtHosts(AccessPtr access, RestoreRequest request, RestorePreview *preview, std::stop_token stop)
{
    const QString stamp = units::stamp(access->time()->now());
    preview->stamp = stamp;
    if (request.configuration) {
        QStringList owners;
        QHash<QString, QList<BackupEntry>> entriesOf;
        for (const BackupEntry &entry : std::as_const(preview->manifest.entries)) {
            const QString of = entry.source.host;
            if (!entry.path.startsWith(entrypath::ofConfiguration) || of.isEmpty() || !isWanted(request.files.hosts, of))
                continue;
            if (!owners.contains(of))
                owners.append(of);
            entriesOf[of].append(entry);
        }
        if (owners.isEmpty())
            co_return failure(ErrorKind::NotFound, QCoreApplication::translate("Restore", "The backup holds no configuration of such hosts"));
        for (const QString &of : std::as_const(owners)) {
            const FilesOfHost look = co_await lookAtFiles(access, request.source, of, entriesOf.value(of), request.files, stamp, stop);
            preview->hosts.append(look.host);
            preview->files += look.files;
        }
    }
    if (request.data) {
        for (const BackupEntry &entry : std::as_const(preview->manifest.entries)) {
            if (entry.path.startsWith(entrypath::ofData) && isWanted(request.directories.nodes, entry.source.host))
                preview->directories.append(co_await lookAtDirectory(access, preview->manifest, entry, stamp, stop));
        }
        if (preview->directories.isEmpty())
            co_return failure(ErrorKind::NotFound,
                              QCoreApplication::translate("Restore", "The backup holds no data directory of such nodes: a cold backup does"));
        qint64 bytes = 0;
        for (const RestoreData &row : std::as_const(preview->directories))
            bytes += row.bytes;
        preview->time += Millis{bytes * 1000 / unpackedASecond};
    }
    // A node that serves is not stopped while another one is down.
    const auto isDown = [](const auto &row) { return row.refused.isEmpty() && !row.isRunning; };
    QString down;
    for (const RestoreHost &host : std::as_const(preview->hosts)) {
        if (!host.isProxy && host.toWrite > 0 && isDown(host))
            down = shortName(NodeName{host.of});
    }
    for (const RestoreData &row : std::as_const(preview->directories)) {
        if (isDown(row))
            down = shortName(row.node);
    }
    if (!down.isEmpty() && !request.directories.together) {
        const QString why = QCoreApplication::translate("Restore", "%1 does not run: it comes first, and this one when that serves again").arg(down);
        for (RestoreHost &host : preview->hosts) {
            if (!host.isProxy && host.isRunning && host.toWrite > 0 && host.refused.isEmpty())
                host.refused = why;
        }
        for (RestoreData &row : preview->directories) {
            if (row.isRunning && row.refused.isEmpty())
                row.refused = why;
        }
    }
    preview->time += expectedOutage(*preview, request.directories.together);
    co_return Status{};
}

} // namespace warrener
