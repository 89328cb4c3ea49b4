#include "run/operations/drill/DrillLook.h"

#include "run/operations/SeatsLook.h"

#include <QCoreApplication>

#include <algorithm>

namespace warrener {

namespace {

/// What the first of these tells that answers, and which it is.
struct ToldRows
{
    Result<QList<NodeFigures>> rows{QList<NodeFigures>()};
    NodeName by{};
};

QCoro::Task<ToldRows> firstRows(std::shared_ptr<ClusterAccess> access, QList<NodeName> ask, std::stop_token stop)
{
    ToldRows last{.rows = failure(ErrorKind::NotConfigured, QCoreApplication::translate("Drill", "the profile names no management API"))};
    for (const NodeName &node : ask) {
        ManagementClient *client = access->management(node);
        if (client == nullptr)
            continue;
        last = {.rows = co_await client->nodes(stop), .by = node};
        if (last.rows || stop.stop_requested())
            break;
    }
    co_return last;
}

QCoro::Task<Result<int>> serversThatServe(std::shared_ptr<ClusterAccess> access, QString name, std::stop_token stop)
{
    const Result<HaproxyClient> client = access->proxy(name);
    if (!client)
        co_return std::unexpected(client.error());
    const Result<ProxyFigures> figures = co_await client->figures(stop);
    if (!figures)
        co_return std::unexpected(figures.error());
    co_return int(figures->serversUp());
}

bool asksQueues(const QList<DrillCondition> &conditions)
{
    return std::ranges::any_of(conditions, [](const DrillCondition &one) {
        return one.kind == DrillConditionKind::QueuesAvailable || one.kind == DrillConditionKind::QueuesComplete;
    });
}

} // namespace

QCoro::Task<DrillSight> lookForDrill(std::shared_ptr<ClusterAccess> access, QList<NodeName> ask, QList<DrillCondition> conditions, std::stop_token stop)
{
    QCoro::Task<ToldRows> rows = firstRows(access, ask, stop);
    std::vector<std::pair<QString, QCoro::Task<Result<int>>>> proxies;
    if (std::ranges::contains(conditions, DrillConditionKind::ProxiesServe, &DrillCondition::kind)) {
        for (const ProxyProfile &proxy : access->profile().proxies)
            proxies.emplace_back(proxy.name.value, serversThatServe(access, proxy.name.value, stop));
    }
    DrillSight sight;
    if (asksQueues(conditions)) {
        const Result<Seats> seats = co_await askSeats(access, ask, false, stop);
        if (seats)
            sight.queues = seats->queues;
        else
            sight.queues = std::unexpected(seats.error());
    }
    const ToldRows told = co_await rows;
    sight.nodes = told.rows;
    sight.toldBy = told.by;
    for (auto &[name, one] : proxies)
        sight.proxies.emplaceBack(name, co_await one);
    co_return sight;
}

} // namespace warrener
