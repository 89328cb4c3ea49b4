#include "cluster/HostSample.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

using Figure = std::optional<double>;

Figure usable(Figure value)
{
    return value && std::isfinite(*value) && *value >= 0 ? value : std::nullopt;
}

/// What a counter has gained. One that went down, or whose host has booted since, began anew
/// at 0: all it shows has come since.
Figure gain(Figure before, Figure now, bool rebooted)
{
    before = usable(before);
    now = usable(now);
    if (!before || !now)
        return std::nullopt;
    return rebooted || *now < *before ? *now : *now - *before;
}

Figure percentUsed(Figure total, Figure free)
{
    total = usable(total);
    free = usable(free);
    if (!total || !free || *total <= 0)
        return std::nullopt;
    return std::clamp(100.0 * (1.0 - *free / *total), 0.0, 100.0);
}

/// busy = 1 − (Δidle + Δiowait) / Δtotal: a core that waits for a disk does not compute.
void judgeCpu(const HostSample &before, const HostSample &now, bool rebooted, HostFigures &figures)
{
    // The kernel's idle and iowait may step back a little; only the total tells of a new start.
    const Figure totalBefore = usable(before.cpuTotal);
    const Figure totalNow = usable(now.cpuTotal);
    if (!totalBefore || !totalNow)
        return;
    rebooted = rebooted || *totalNow < *totalBefore;
    const double total = rebooted ? *totalNow : *totalNow - *totalBefore;
    if (total <= 0)
        return;
    const auto share = [&](Figure sampleBefore, Figure sampleNow) -> Figure {
        const Figure from = rebooted ? 0 : usable(sampleBefore);
        const Figure to = usable(sampleNow);
        if (!from || !to)
            return std::nullopt;
        return std::clamp(100.0 * (*to - *from) / total, 0.0, 100.0);
    };
    const Figure idle = share(before.cpuIdle, now.cpuIdle);
    const Figure wait = share(before.cpuIoWait, now.cpuIoWait);
    figures.ioWaitPercent = wait;
    if (idle)
        figures.cpuPercent = std::clamp(100.0 - *idle - wait.value_or(0), 0.0, 100.0);
}

/// "/var/lib" holds "/var/lib" and "/var/lib/rabbitmq", not "/var/library".
bool holds(const QString &mount, const QString &folder)
{
    return mount == "/"_L1 || folder == mount || folder.startsWith(mount + u'/');
}

} // namespace

HostFigures hostFigures(const HostSample *before, const HostSample &now, const QString &dataFolder)
{
    HostFigures figures;
    figures.cores = std::max(0, now.cores);
    figures.unreadLines = now.unreadLines;
    figures.firstUnread = now.firstUnread;
    figures.memoryTotal = usable(now.memoryTotal);
    figures.memoryAvailable = usable(now.memoryAvailable);
    figures.memoryPercent = percentUsed(now.memoryTotal, now.memoryAvailable);
    figures.processes = usable(now.processes);
    figures.load1 = usable(now.load1);
    figures.load5 = usable(now.load5);
    figures.load15 = usable(now.load15);
    figures.outOfMemoryKills = usable(now.outOfMemoryKills);
    figures.kernel = now.kernel;
    if (now.bootedAt && *now.bootedAt <= now.at)
        figures.uptime = now.at - *now.bootedAt;

    const FileSystemSample *data = nullptr;
    for (const FileSystemSample &fileSystem : now.fileSystems) {
        // Of two mounts on one place, the later one is seen.
        const bool closer = data == nullptr || fileSystem.mount.size() >= data->mount.size();
        if (dataFolder.startsWith(u'/') && closer && holds(fileSystem.mount, dataFolder))
            data = &fileSystem;
        if (fileSystem.mount == "/"_L1) {
            figures.diskRootPercent = percentUsed(fileSystem.total, fileSystem.free);
            figures.diskRootTotal = usable(fileSystem.total);
            figures.diskRootFree = usable(fileSystem.free);
        }
    }
    if (data != nullptr) {
        figures.diskDataPercent = percentUsed(data->total, data->free);
        figures.diskDataTotal = usable(data->total);
        figures.diskDataFree = usable(data->free);
        figures.diskDataMount = data->mount;
    }

    if (before == nullptr || now.at <= before->at)
        return figures;
    const double seconds = std::chrono::duration<double>(now.at - before->at).count();
    const bool rebooted = now.bootedAt && *now.bootedAt > before->at;
    judgeCpu(*before, now, rebooted, figures);
    const auto rate = [&](Figure HostSample::*counter) -> Figure {
        const Figure gained = gain(before->*counter, now.*counter, rebooted);
        return gained ? Figure(*gained / seconds) : std::nullopt;
    };
    figures.netInBytes = rate(&HostSample::netInBytes);
    figures.netOutBytes = rate(&HostSample::netOutBytes);
    figures.netInPackets = rate(&HostSample::netInPackets);
    figures.netOutPackets = rate(&HostSample::netOutPackets);
    return figures;
}

} // namespace warrener
