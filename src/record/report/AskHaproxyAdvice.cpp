#include "record/report/AskHaproxyAdvice.h"

#include "judge/diagnosis/BrokerParts.h"
#include "look/probe/ProxyProbe.h"

#include <QCoreApplication>

#include <algorithm>
#include <vector>

namespace warrener {

namespace {

/// Of the brokers that answer; empty where none does.
QCoro::Task<QString> askOldestVersion(std::shared_ptr<ClusterAccess> access, std::stop_token stop)
{
    std::vector<QCoro::Task<Result<BrokerOverview>>> tasks;
    for (const NodeProfile &node : access->profile().nodes) {
        if (ManagementClient *client = access->management(node.name))
            tasks.push_back(client->overview(stop));
    }
    QStringList versions;
    for (auto &task : tasks) {
        if (const Result<BrokerOverview> overview = co_await std::move(task))
            versions.append(overview->versions.rabbitmq);
    }
    co_return oldestVersion(versions);
}

} // namespace

QCoro::Task<Result<HaproxyAdvice>> askHaproxyAdvice(std::shared_ptr<ClusterAccess> access, ProxyName proxy, std::stop_token stop)
{
    const std::shared_ptr<const ClusterProfile> profile = access->sharedProfile();
    const auto known = std::ranges::find(profile->proxies, proxy, &ProxyProfile::name);
    if (known == profile->proxies.end())
        co_return failure(ErrorKind::NotFound, QCoreApplication::translate("Haproxy", "The profile has no proxy %1").arg(proxy.value));
    // A task runs as far as it can when it is made: both are under way before the first wait.
    auto asking = askOldestVersion(access, stop);
    auto looking = lookAtProxy({.access = access, .clock = std::make_shared<const SystemClock>(), .progress = {}}, *known, stop);
    const ProxyDeepLook look = co_await std::move(looking);
    const QString version = co_await std::move(asking);
    if (stop.stop_requested())
        co_return failure(ErrorKind::Cancelled, {});
    co_return adviseHaproxy(*profile, *known, look, version);
}

} // namespace warrener
