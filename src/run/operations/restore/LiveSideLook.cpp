#include "run/operations/restore/LiveSideLook.h"

#include "look/access/ClusterAccess.h"
#include "look/host/HostFiles.h"
#include "look/proxy/HaproxyFiles.h"
#include "record/catalogue/EntryPaths.h"
#include "run/operations/HostCommands.h"
#include "run/operations/backup/BackupQueues.h"
#include "run/operations/backup/TlsFiles.h"
#include "run/operations/restore/RestoreParts.h"

#include <QSet>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr qsizetype mostLetters = 20'000;

/// Of a node or a proxy, by the name under which the backup has its files; null where the profile has no login.
HostShell *shellFor(ClusterAccess &access, const QString &of)
{
    if (const NodeProfile *node = access.profile().node(NodeName{of}))
        return access.shell(node->host);
    const QList<ProxyProfile> &proxies = access.profile().proxies;
    const auto proxy = std::ranges::find(proxies, of, [](const ProxyProfile &each) { return each.name.value; });
    return proxy == proxies.end() ? nullptr : access.shell(proxy->host);
}

/// Where its configuration lies, as a backup looks for it; empty: the profile does not know it.
QString configurationPlace(const ClusterProfile &profile, const QString &of)
{
    if (profile.node(NodeName{of}) != nullptr)
        return parts::hostOf(profile, NodeName{of}).paths.config;
    const auto proxy = std::ranges::find(profile.proxies, of, [](const ProxyProfile &each) { return each.name.value; });
    return proxy == profile.proxies.end() ? QString() : haproxy::usualFile(parts::hostOf(profile, *proxy)).section(u'/', 0, -2);
}

/// Files of the backup that do not lie there. A shell takes no longer words than these: of more nobody compares owner and mode.
QStringList elsewhere(const BackupManifest &manifest, const QString &of, const QString &place)
{
    QStringList paths;
    qsizetype letters = 0;
    for (const BackupEntry &entry : manifest.entries) {
        const QString &path = entry.source.path;
        if (!entry.path.startsWith(entrypath::ofConfiguration) || entry.source.host != of || path.isEmpty() || path.startsWith(place + u'/'))
            continue;
        letters += path.size();
        if (letters > mostLetters)
            break;
        paths.append(path);
    }
    return paths;
}

/// The files of one host: those of the backup, and what lies beside them.
QCoro::Task<> readLiveFilesOf(std::shared_ptr<ClusterAccess> access, std::shared_ptr<const BackupManifest> manifest, QString of, LiveSide *live,
                              std::stop_token stop)
{
    HostShell *shell = shellFor(*access, of);
    if (shell == nullptr)
        co_return;
    const auto read = [shell, stop](const QString &path) {
        return shell->runChecked(readFileCommand(path), {.timeout = Millis{20'000}, .maxBytes = largestSettingsFile, .asRoot = true}, stop);
    };
    const QString place = configurationPlace(access->profile(), of);
    const QStringList others = elsewhere(*manifest, of, place);
    Result<QList<HostFile>> listed = failure(ErrorKind::NotConfigured, QString());
    if (!place.isEmpty())
        listed = co_await listHostFiles(*shell, QStringList{place} + others, stop);
    QSet<QString> seen;
    for (const auto all = listed.value_or(QList<HostFile>()); const HostFile &file : all) {
        const QString path = entrypath::configuration(of, file.path);
        seen.insert(path);
        if (file.kind == HostFile::Kind::File)
            live->about.insert(path, {.mode = file.mode, .owner = file.owner, .group = file.group});
        if (file.kind != HostFile::Kind::File || file.size > largestSettingsFile)
            continue;
        const bool isBackedUp = manifest->findEntry(path) != nullptr;
        // The cookie is shown to nobody, and what a restore has kept is no configuration.
        if (!isBackedUp && (file.path.endsWith("/.erlang.cookie"_L1) || file.path.contains(".pre_restore_"_L1)))
            continue;
        const Result<CommandResult> bytes = co_await read(file.path);
        // Keys and certificates go into a backup by choice only: that they are not in it tells nothing.
        if (bytes && (isBackedUp || !parts::holdsTlsFile(bytes->out)))
            live->files.insert(path, bytes->out);
    }
    for (const BackupEntry &entry : manifest->entries) {
        if (!entry.path.startsWith(entrypath::ofConfiguration) || entry.source.path.isEmpty() || entry.source.host != of || seen.contains(entry.path))
            continue;
        if (listed && (entry.source.path.startsWith(place + u'/') || others.contains(entry.source.path))) {
            live->gone.append(entry.path);
            continue;
        }
        if (const Result<CommandResult> bytes = co_await read(entry.source.path))
            live->files.insert(entry.path, bytes->out);
    }
}

QCoro::Task<> readLiveFiles(std::shared_ptr<ClusterAccess> access, std::shared_ptr<const BackupManifest> manifest, LiveSide *live, std::stop_token stop)
{
    QStringList hosts;
    for (const BackupEntry &entry : manifest->entries) {
        if (entry.path.startsWith(entrypath::ofConfiguration) && !hosts.contains(entry.source.host))
            hosts.append(entry.source.host);
    }
    for (const QString &of : std::as_const(hosts))
        co_await readLiveFilesOf(access, manifest, of, live, stop);
}

} // namespace

QCoro::Task<Result<LiveSide>> askLiveSide(std::shared_ptr<ClusterAccess> access, std::shared_ptr<const BackupManifest> manifest, std::stop_token stop)
{
    LiveSide live;
    QList<NodeName> ask;
    for (const NodeProfile &node : access->profile().nodes)
        ask.append(node.name);
    const Result<parts::LiveDefinitions> definitions = co_await parts::askLiveDefinitions(access, ask, stop);
    if (!definitions)
        co_return std::unexpected(definitions.error());
    live.definitions = definitions->definitions;
    if (const Result<QList<QueueInfo>> queues = co_await askBackupQueues(access, ask, stop)) {
        for (const QueueInfo &queue : *queues) {
            if (queue.ready >= 0)
                live.messages.insert(entrypath::messages(queue.ref.vhost, queue.ref.name), queue.ready + std::max<qint64>(0, queue.unacked));
        }
    }
    co_await readLiveFiles(access, manifest, &live, stop);
    co_return live;
}

} // namespace warrener
