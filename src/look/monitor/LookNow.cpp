#include "look/monitor/LookNow.h"

#include "base/Pending.h"
#include "base/Post.h"
#include "look/monitor/MonitorThread.h"

#include <QSet>
#include <QTimer>

#include <algorithm>

namespace warrener {

namespace {

bool isHeard(const HostLook &host)
{
    return host.figures.error || (host.figures.value && host.figures.value->cpuPercent);
}

/// A node that another one calls gone, and that has not answered since: whether it is gone shows in the
/// next round, not by which of two answers was the first.
bool isDisputed(const Snapshot &snapshot)
{
    for (const NodeLook &witness : snapshot.nodes) {
        if (!witness.answer.isCurrent())
            continue;
        const auto &gone = witness.answer.value->goneSince;
        for (auto since = gone.cbegin(); since != gone.cend(); ++since) {
            const NodeLook *node = snapshot.node(since.key());
            if (node != nullptr && node->answer.isCurrent() && node->answer.asOf <= since.value())
                return true;
        }
    }
    return false;
}

/// Rates out of counters come with the second round.
bool needsAnotherRound(const Snapshot &snapshot, QSet<TimePoint::rep> *rounds)
{
    if (!snapshot.queues)
        return false;
    rounds->insert(snapshot.queues->asOf.time_since_epoch().count());
    return !snapshot.queues->error && snapshot.queues->source == QueueSource::Metrics && rounds->size() < 2;
}

} // namespace

bool isWhole(const Snapshot &snapshot, const LookWish &wish)
{
    const auto isOpen = [](const NodeLook &node) { return node.answer.isPending() || (!node.answer.error && node.versions.isPending()); };
    if (std::ranges::any_of(snapshot.nodes, isOpen))
        return false;
    const bool areQueuesTold = snapshot.queues && (snapshot.queues->error || !isNever(snapshot.queues->asOf));
    if (wish.focus.queues)
        return areQueuesTold;
    const auto isThere = [](const NodeLook &node) { return node.answer.isCurrent(); };
    if (wish.keepsQueuesInMind && !areQueuesTold && std::ranges::any_of(snapshot.nodes, isThere))
        return false;
    return !isDisputed(snapshot) && std::ranges::all_of(snapshot.hosts, isHeard)
           && std::ranges::none_of(snapshot.proxies, [](const ProxyLook &proxy) { return proxy.figures.isPending(); }) && !snapshot.totals.isPending();
}

QCoro::Task<SnapshotPtr> lookNow(ClusterProfile profile, Credentials credentials, Millis patience, std::stop_token stop, LookWish wish)
{
    profile.poll = std::chrono::seconds{1};
    MonitorThread monitor(profile, credentials);
    QObject context;
    SnapshotPtr latest;
    QSet<TimePoint::rep> rounds;
    const Pending<bool> done;
    QObject::connect(&monitor, &MonitorThread::snapshotReady, &context, [&](const SnapshotPtr &snapshot) {
        latest = snapshot;
        if (const bool isAwaited = wish.focus.queues && needsAnotherRound(*snapshot, &rounds); isWhole(*snapshot, wish) && !isAwaited)
            done.finish(true);
    });
    QTimer::singleShot(patience, &context, [&done] { done.finish(false); });
    const std::stop_callback onStop(stop, [&context, done] { post(&context, [done] { done.finish(false); }); });
    monitor.setFocus(wish.focus);
    if (wish.keepsQueuesInMind)
        monitor.keepQueuesInMind();
    monitor.start();
    co_await done;
    co_return latest;
}

} // namespace warrener
