#include "run/operations/FactsLook.h"

#include "base/Deadline.h"
#include "base/Pause.h"
#include "base/Pending.h"
#include "base/Post.h"
#include "base/WholeNumber.h"
#include "run/operations/MaintenanceLook.h"
#include "run/operations/Paused.h"
#include "run/operations/ProxyRoutes.h"
#include "run/operations/SeatsLook.h"
#include "run/operations/SecondLook.h"

#include <QCoreApplication>
#include <QHostInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

/// One under load is slow: without it the plan would leave its clients where they are.
constexpr Millis proxyPatience{6500};
/// A name server that is away must not hold up a plan: who has no address is matched by what is known.
constexpr Millis namePatience{2000};

QCoro::Task<QMap<NodeName, qint64>> askConnections(std::shared_ptr<ClusterAccess> access, std::stop_token stop)
{
    // Each node counts its own for its metrics; that is exact and small.
    std::vector<std::pair<NodeName, QCoro::Task<Result<BrokerMetrics>>>> tasks;
    for (const NodeProfile &node : access->profile().nodes) {
        if (BrokerMetricsClient *client = access->metrics(node.name))
            tasks.emplace_back(node.name, client->metrics(stop));
    }
    QMap<NodeName, qint64> counts;
    for (auto &[node, task] : tasks) {
        const Result<BrokerMetrics> metrics = co_await task;
        const std::optional<qint64> count = metrics && metrics->connections ? wholeNumber(*metrics->connections) : std::nullopt;
        if (count)
            counts.insert(node, *count);
    }
    co_return counts;
}

/// What a name leads to. Ends with nothing when `stop` does; the answer that comes later is dropped.
QCoro::Task<QStringList> resolve(QString name, std::stop_token stop)
{
    const Pending<QStringList> pending;
    // A receiver of its own: whoever waits may be gone when the answer comes.
    const auto receiver = std::make_shared<QObject>();
    const std::stop_callback ended(stop, [pending, receiver] { post(receiver.get(), [pending] { pending.finish({}); }); });
    QHostInfo::lookupHost(name, receiver.get(), [pending](const QHostInfo &info) {
        QStringList addresses;
        for (const auto all = info.addresses(); const QHostAddress &address : all)
            addresses.append(address.toString());
        pending.finish(addresses);
    });
    co_return co_await pending;
}

QCoro::Task<QMap<QString, QStringList>> resolveAll(QStringList names, std::stop_token stop)
{
    std::vector<std::pair<QString, QCoro::Task<QStringList>>> asking;
    for (const QString &name : std::as_const(names))
        asking.emplace_back(name, resolve(name, stop));
    QMap<QString, QStringList> addresses;
    for (auto &[name, task] : asking) {
        if (const QStringList found = co_await task; !found.isEmpty())
            addresses.insert(name, found);
    }
    co_return addresses;
}

/// A long list costs a broker seconds of its processors, and three at once cost the cluster three times that: who sees most of
/// the others run is asked first, and the rest where that one fails, takes long, or where the list is short: then the one who
/// knows most is nearest to the truth.
struct ListingTurn
{
    bool isTaken = false;
    bool isEnough = false;   ///< what the first has told
    std::stop_source over{}; ///< nobody need wait for the first any more
};

/// At most, and never more than a third of what there is: one that answers and then hangs leaves the others their time.
constexpr Millis turnPatience{1000};

/// None: another one's answer is enough.
QCoro::Task<std::optional<Result<Seats>>> askSeatsInTurn(std::shared_ptr<ClusterAccess> access, NodeName name, std::shared_ptr<ListingTurn> turn,
                                                         Millis patience, std::stop_token stop)
{
    ManagementClient *client = access->management(name);
    if (client == nullptr)
        co_return std::optional(co_await askSeats(access, {name}, false, stop));
    const Result<QList<NodeFigures>> rows = co_await client->nodes(stop);
    if (!rows)
        co_return std::optional(Result<Seats>(std::unexpected(rows.error())));
    const qsizetype running = std::ranges::count(*rows, true, &NodeFigures::running);
    const bool seesEnough = 2 * running >= access->profile().nodes.size();
    if (seesEnough && !turn->isTaken) {
        turn->isTaken = true;
        Result<Seats> seats = co_await askSeats(access, {name}, false, stop);
        turn->isEnough = seats && seats->total > listedWhole;
        turn->over.request_stop();
        co_return std::optional(std::move(seats));
    }
    {
        const std::stop_callback ended(stop, [turn] { turn->over.request_stop(); });
        co_await pauseFor(access->time(), std::min(turnPatience, patience / 3), turn->over.get_token());
    }
    if (turn->isEnough)
        co_return std::nullopt;
    co_return std::optional(co_await askSeats(access, {name}, false, stop));
}

/// Their hosts are asked side by side.
QCoro::Task<QList<NodeName>> askPaused(std::shared_ptr<ClusterAccess> access, QList<NodeName> nodes, std::stop_token stop)
{
    std::vector<std::pair<NodeName, QCoro::Task<parts::ApplicationState>>> asking;
    for (const NodeName &node : std::as_const(nodes))
        asking.emplace_back(node, parts::askApplication(access, node, stop));
    QList<NodeName> paused;
    for (auto &[node, task] : asking) {
        if (co_await task == parts::ApplicationState::Paused)
            paused.append(node);
    }
    co_return paused;
}

} // namespace

QCoro::Task<ProxyFacts> askProxy(std::shared_ptr<ClusterAccess> access, ProxyName proxy, bool withWorkers, std::stop_token stop)
{
    ProxyFacts facts{.name = proxy, .error = {}};
    const Result<HaproxyClient> client = access->proxy(proxy.value);
    if (!client) {
        facts.error = client.error();
        co_return facts;
    }
    facts.backend = client->profile().backend;
    std::optional<QCoro::Task<Result<QList<haproxy::Worker>>>> counting;
    if (withWorkers && !client->profile().masterSocket.isEmpty())
        counting.emplace(client->workers(stop));
    const Result<HaproxyClient::Whole> whole = co_await client->whole(stop, proxyPatience);
    if (!whole) {
        facts.error = whole.error();
        co_return facts;
    }
    facts.servers = whole->tables;
    facts.intake = co_await client->origins(*whole, true, stop);
    facts.level = whole->level;
    facts.mayWrite = whole->mayWrite;
    facts.pid = whole->pid;
    if (counting) {
        const Result<QList<haproxy::Worker>> workers = co_await *counting;
        if (workers)
            facts.oldWorkers = int(std::ranges::count_if(*workers, &haproxy::Worker::old));
    }
    co_return facts;
}

QCoro::Task<ClusterFacts> askClusterFacts(std::shared_ptr<ClusterAccess> access, Millis patience, std::stop_token stop)
{
    const Deadline deadline(patience, stop);
    const Deadline proxyDeadline(std::max(patience, proxyPatience), stop);
    const std::stop_token token = deadline.token();
    // Every node is asked, and the first good answer counts: a dead one must not hold up the rest.
    std::vector<QCoro::Task<std::optional<Result<Seats>>>> askings;
    const auto turn = std::make_shared<ListingTurn>();
    for (const NodeProfile &node : access->profile().nodes)
        askings.push_back(askSeatsInTurn(access, node.name, turn, patience, token));
    QCoro::Task<LogProgress> progress = askProgress(access, token);
    QCoro::Task<QMap<NodeName, qint64>> counting = askConnections(access, token);
    std::vector<std::pair<NodeName, QCoro::Task<Sight>>> sights;
    for (const NodeProfile &node : access->profile().nodes)
        sights.emplace_back(node.name, lookFromHere(access, node.name, std::min(patience, Millis{1000}), token));
    const Deadline namesDeadline(std::min(patience / 2, namePatience), stop);
    QCoro::Task<QMap<QString, QStringList>> resolving = resolveAll(namesToResolve(access->profile()), namesDeadline.token());
    QList<NodeName> nodes;
    for (const NodeProfile &node : access->profile().nodes)
        nodes.append(node.name);
    QCoro::Task<MaintenanceMarks> maintenance = askMaintenance(access, nodes, token);
    std::vector<QCoro::Task<ProxyFacts>> proxies;
    for (const ProxyProfile &proxy : access->profile().proxies)
        proxies.push_back(askProxy(access, proxy.name, true, proxyDeadline.token()));

    ClusterFacts facts;
    for (QCoro::Task<ProxyFacts> &asking : proxies)
        facts.proxies.append(co_await asking);
    for (auto &asking : askings) {
        const std::optional<Result<Seats>> told = co_await asking;
        if (!told)
            continue;
        const Result<Seats> &seats = *told;
        // The one who knows most is nearest to the truth: a lonely node counts the others as offline.
        const auto online = [](const QList<QueueSeat> &list) {
            qsizetype sum = 0;
            for (const QueueSeat &seat : list)
                sum += seat.online.size();
            return sum;
        };
        for (const NodeName &node : seats ? seats->nodes : QList<NodeName>()) {
            if (!facts.nodes.contains(node))
                facts.nodes.append(node);
        }
        if (seats && (!facts.queuesKnown || online(seats->queues) > online(facts.queues))) {
            facts.queues = seats->queues;
            facts.queuesKnown = true;
            facts.queuesWhole = seats->whole;
            facts.queuesTotal = seats->total;
        } else if (!seats && !facts.queuesKnown) {
            facts.queuesError = seats.error();
        }
    }
    if (facts.queuesKnown)
        facts.queuesError.reset();
    access->rememberMembers(facts.nodes);
    for (auto &[node, looking] : sights)
        facts.amqp.insert(node, co_await looking);
    facts.connections = co_await counting;
    facts.addresses = co_await resolving;
    facts.maintenance = co_await maintenance;
    // A host takes seconds to say so: only where nobody serves, and by who has the time.
    const bool isServed = facts.queuesKnown || std::ranges::any_of(facts.amqp, [](Sight sight) { return sight == Sight::Answers; });
    if (!isServed && patience > patienceOf(FactsPace::Hurried))
        facts.paused = co_await askPaused(access, nodes, stop);
    // Who is in a hurry takes what was told first.
    co_await addLag(access, &facts.queues, co_await progress, patience, token);
    facts.at = std::chrono::time_point_cast<Millis>(std::chrono::system_clock::now());
    co_return facts;
}

} // namespace warrener
