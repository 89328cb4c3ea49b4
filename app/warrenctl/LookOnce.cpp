#include "app/warrenctl/LookOnce.h"

#include "look/monitor/MonitorThread.h"

#include <QEventLoop>
#include <QSet>
#include <QTimer>

#include <algorithm>

namespace warrener::ctl {

namespace {

/// CPU and network come as differences: one more look at a host that has answered only once.
bool hostIsDone(const HostLook &host)
{
    if (host.figures.isPending())
        return false;
    return host.figures.error || (host.figures.value && host.figures.value->cpuPercent);
}

} // namespace

bool isComplete(const Snapshot &snapshot, const MonitorFocus &focus)
{
    const bool nodes =
        std::ranges::none_of(snapshot.nodes, [](const NodeLook &node) { return node.answer.isPending() || (!node.answer.error && node.versions.isPending()); });
    const bool hosts = std::ranges::all_of(snapshot.hosts, hostIsDone);
    const bool proxies = std::ranges::none_of(snapshot.proxies, [](const ProxyLook &proxy) { return proxy.figures.isPending(); });
    if (focus.queues)
        return nodes && snapshot.queues && (snapshot.queues->error || !isNever(snapshot.queues->asOf));
    return nodes && hosts && proxies && !snapshot.totals.isPending();
}

SnapshotPtr lookOnce(const ClusterProfile &profile, const Credentials &credentials, const MonitorFocus &focus, Millis patience)
{
    ClusterProfile quick = profile;
    quick.poll = std::chrono::seconds{1};
    MonitorThread monitor(quick, credentials);
    SnapshotPtr latest;
    QSet<TimePoint::rep> queueRounds;
    QEventLoop loop;
    QObject::connect(&monitor, &MonitorThread::snapshotReady, &loop, [&](const SnapshotPtr &snapshot) {
        latest = snapshot;
        if (snapshot->queues)
            queueRounds.insert(snapshot->queues->asOf.time_since_epoch().count());
        // Rates out of counters come with the second round.
        const bool needsAnother = snapshot->queues && !snapshot->queues->error && snapshot->queues->source == QueueSource::Metrics && queueRounds.size() < 2;
        if (isComplete(*snapshot, focus) && !needsAnother)
            loop.quit();
    });
    QTimer::singleShot(patience, &loop, &QEventLoop::quit);
    monitor.setFocus(focus);
    monitor.start();
    loop.exec();
    return latest;
}

} // namespace warrener::ctl
