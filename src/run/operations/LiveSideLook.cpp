#include "run/operations/LiveSideLook.h"

#include "look/access/ClusterAccess.h"
#include "look/host/HostFiles.h"
#include "record/catalogue/EntryPaths.h"
#include "run/operations/BackupQueues.h"
#include "run/operations/RestoreParts.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr qint64 fileMost = 16LL * 1024 * 1024;

/// Of a node or a proxy, by the name under which the backup has its files; null where the profile has no login.
HostShell *shellFor(ClusterAccess &access, const QString &of)
{
    if (const NodeProfile *node = access.profile().node(NodeName{of}))
        return access.shell(node->host);
    const QList<ProxyProfile> &proxies = access.profile().proxies;
    const auto proxy = std::ranges::find(proxies, of, [](const ProxyProfile &each) { return each.name.value; });
    return proxy == proxies.end() ? nullptr : access.shell(proxy->host);
}

QCoro::Task<> readLiveFiles(std::shared_ptr<ClusterAccess> access, std::shared_ptr<const BackupManifest> manifest, LiveSide *live, std::stop_token stop)
{
    for (const BackupEntry &entry : manifest->entries) {
        if (!entry.path.startsWith("config/"_L1) || entry.source.path.isEmpty())
            continue;
        HostShell *shell = shellFor(*access, entry.source.host);
        if (shell == nullptr)
            continue;
        const Result<CommandResult> read =
            co_await shell->runChecked(readFileCommand(entry.source.path), {.timeout = Millis{20'000}, .maxBytes = fileMost, .asRoot = true}, stop);
        if (read)
            live->files.insert(entry.path, read->out);
    }
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
