#include "look/monitor/Monitor.h"

#include "look/access/ClusterAccess.h"
#include "look/monitor/DetailPoller.h"
#include "look/monitor/HostPoller.h"
#include "look/monitor/NodePoller.h"
#include "look/monitor/ProxyPoller.h"
#include "look/monitor/QueuePoller.h"
#include "look/monitor/SnapshotBuilder.h"
#include "look/monitor/TotalsPoller.h"

#include <algorithm>

namespace warrener {

/// Everything that exists between start() and stop(). Members end in the reverse order: pollers
/// before the clients, the shells and the builder that they use.
struct Monitor::Private
{
    ClusterProfile profile;
    Credentials credentials;
    std::shared_ptr<const Clock> clock;
    TaskCount tasks;
    MonitorFocus focus;
    bool keepsQueuesInMind = false;
    std::optional<QList<NodeName>> answering; ///< of the last snapshot

    struct Run
    {
        std::stop_source stop;
        std::unique_ptr<SnapshotBuilder> builder;
        ClusterAccess access;
        std::shared_ptr<PollContext> context;
        std::vector<std::unique_ptr<NodePoller>> nodes;
        std::vector<std::unique_ptr<HostPoller>> hosts;
        std::vector<std::unique_ptr<ProxyPoller>> proxies;
        std::unique_ptr<TotalsPoller> totals;
        std::unique_ptr<QueuePoller> queues;
        std::unique_ptr<DetailPoller> detail;

        explicit Run(Doors doors) : access(std::move(doors)) {}
    };
    std::unique_ptr<Run> run;

    Millis interval() const { return profile.poll; }
    Millis queueInterval() const { return focus.queues ? interval() : std::max<Millis>(std::chrono::minutes{1}, interval()); }
    std::unique_ptr<Run> makeRun() const;
    void lookForChange(const Snapshot &snapshot);
};

/// Who leads a queue, and who takes part in it, is another matter since a node went or came.
void Monitor::Private::lookForChange(const Snapshot &snapshot)
{
    QList<NodeName> now;
    for (const NodeLook &node : snapshot.nodes) {
        // Before the first word of all there is no change to see.
        if (node.answer.isPending())
            return;
        if (node.answer.isCurrent())
            now.append(node.name);
    }
    if (answering && *answering != now)
        run->queues->askSoon();
    answering = now;
}

std::unique_ptr<Monitor::Private::Run> Monitor::Private::makeRun() const
{
    auto made = std::make_unique<Run>(Doors{.profile = std::make_shared<const ClusterProfile>(profile), .credentials = credentials});
    made->builder = std::make_unique<SnapshotBuilder>(profile, clock);
    made->context = std::make_shared<PollContext>(
        PollContext{.access = &made->access, .clock = clock, .builder = made->builder.get(), .tasks = tasks, .stop = made->stop.get_token()});
    QList<NodePoller *> nodes;
    for (const NodeProfile &node : profile.nodes) {
        made->nodes.push_back(std::make_unique<NodePoller>(made->context, node, nullptr));
        nodes.append(made->nodes.back().get());
    }
    for (const HostProfile &host : profile.hosts)
        made->hosts.push_back(std::make_unique<HostPoller>(made->context, host, made->access.shell(host.name), nullptr));
    for (const ProxyProfile &proxy : profile.proxies)
        made->proxies.push_back(std::make_unique<ProxyPoller>(made->context, proxy, nullptr));
    made->totals = std::make_unique<TotalsPoller>(made->context, nodes, nullptr);
    made->queues = std::make_unique<QueuePoller>(made->context, nodes, nullptr);
    return made;
}

Monitor::Monitor(ClusterProfile profile, Credentials credentials, std::shared_ptr<const Clock> clock, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>())
{
    d->profile = std::move(profile);
    d->credentials = std::move(credentials);
    d->clock = std::move(clock);
}

Monitor::~Monitor()
{
    stop();
}

void Monitor::start()
{
    if (d->run)
        return;
    d->run = d->makeRun();
    Private::Run &run = *d->run;
    connect(run.builder.get(), &SnapshotBuilder::ready, this, &Monitor::snapshotReady);
    connect(run.builder.get(), &SnapshotBuilder::ready, this, [this](const SnapshotPtr &snapshot) { d->lookForChange(*snapshot); });
    run.builder->start();
    for (const auto &node : run.nodes)
        node->start(d->interval());
    for (const auto &host : run.hosts)
        host->start(d->interval());
    for (const auto &proxy : run.proxies)
        proxy->start(d->interval());
    run.totals->start(d->interval());
    setFocus(std::exchange(d->focus, {}));
}

void Monitor::stop()
{
    if (!d->run)
        return;
    d->run->stop.request_stop();
    d->run->builder->stop();
    d->run.reset();
    d->answering.reset();
}

bool Monitor::isIdle() const
{
    return !d->run && d->tasks.isIdle();
}

void Monitor::askNow()
{
    if (!d->run)
        return;
    d->credentials.tries->forgive();
    for (const auto &node : d->run->nodes)
        node->askNow();
    for (const auto &host : d->run->hosts)
        host->askNow();
    for (const auto &proxy : d->run->proxies)
        proxy->askNow();
    d->run->totals->askNow();
    d->run->queues->askNow();
    if (d->run->detail)
        d->run->detail->askNow();
}

void Monitor::setFocus(const MonitorFocus &focus)
{
    const MonitorFocus before = std::exchange(d->focus, focus);
    if (!d->run)
        return;
    Private::Run &run = *d->run;
    run.queues->setInBackground(!focus.queues);
    run.queues->setActive(focus.queues || d->keepsQueuesInMind, d->queueInterval());
    if (focus.visibleQueues != before.visibleQueues)
        run.queues->setVisible(focus.visibleQueues);

    const NodeProfile *node = focus.node ? d->profile.node(*focus.node) : nullptr;
    if (run.detail && (!node || run.detail->node() != node->name))
        run.detail.reset();
    if (!run.detail && node) {
        run.detail = std::make_unique<DetailPoller>(run.context, *node, nullptr);
        connect(run.detail.get(), &DetailPoller::ready, this, &Monitor::nodeDetailReady);
        run.detail->start(d->interval());
    }
}

void Monitor::keepQueuesInMind()
{
    d->keepsQueuesInMind = true;
    setFocus(MonitorFocus(d->focus));
}

void Monitor::setPollInterval(std::chrono::seconds interval)
{
    d->profile.poll = interval;
    if (!d->run)
        return;
    d->run->builder->setPollInterval(interval);
    for (const auto &node : d->run->nodes)
        node->setInterval(interval);
    for (const auto &host : d->run->hosts)
        host->setInterval(interval);
    for (const auto &proxy : d->run->proxies)
        proxy->setInterval(interval);
    d->run->totals->setInterval(interval);
    d->run->queues->setInterval(d->queueInterval());
}

} // namespace warrener
