#include "run/runs/RunKit.h"

#include "run/lease/BrokerLease.h"
#include "run/lease/ClusterLease.h"
#include "run/lease/EmergencyLease.h"
#include "run/lease/HostsLease.h"
#include "run/lease/LeaseLookup.h"
#include "run/lease/LocalLease.h"
#include "run/operations/ClusterOperations.h"
#include "run/procedure/Lease.h"
#include "run/procedure/RunLog.h"
#include "run/runs/RunSample.h"

#include <QCoreApplication>
#include <QPointer>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

/// A dead node that is asked first would cost the run its time-out.
constexpr Millis leasePatience{1500};

/// In the order in which they are asked.
QList<NodeName> leaseNodes(const ClusterProfile &profile, const LeaseNeed &need)
{
    QList<NodeName> order;
    const auto append = [&](const NodeName &name) {
        if (profile.node(name) != nullptr && !order.contains(name))
            order.append(name);
    };
    const bool emergency = need.kind == LeaseNeed::Kind::Emergency;
    for (const NodeName &name : need.prefer) {
        if (!emergency || !need.avoid.contains(name))
            append(name);
    }
    for (const NodeProfile &node : profile.nodes) {
        if (!need.avoid.contains(node.name))
            append(node.name);
    }
    if (!emergency) {
        for (const NodeName &name : need.avoid)
            append(name);
    }
    return order;
}

/// Every node but `without` serves clients at this moment.
QCoro::Task<Status> othersAreThere(std::shared_ptr<ClusterAccess> access, QList<NodeName> without, std::stop_token stop)
{
    std::vector<std::pair<NodeName, QCoro::Task<Sight>>> looking;
    for (const NodeProfile &node : access->profile().nodes) {
        if (!without.contains(node.name))
            looking.emplace_back(node.name, lookFromHere(access, node.name, leasePatience, stop));
    }
    Status all;
    for (auto &[node, one] : looking) {
        if (co_await one != Sight::Answers)
            all = failure(ErrorKind::Forbidden, QCoreApplication::translate("Lease", "%1 does not answer").arg(shortName(node)));
    }
    co_return all;
}

/// Names that stand in what brokers and commands say.
QStringList publicWords(const ClusterProfile &profile)
{
    QStringList words{profile.name.value, profile.user};
    for (const NodeProfile &node : profile.nodes) {
        words += {node.name.value, node.management.toString(), node.managementTls.toString(), toText(node.amqp), toText(node.amqps), node.metrics.toString()};
    }
    for (const HostProfile &host : profile.hosts)
        words += {host.name.value, host.address, host.ssh, host.service, host.paths.data, host.paths.config, host.paths.log};
    for (const ProxyProfile &proxy : profile.proxies)
        words += {proxy.name.value, proxy.host.value, toText(proxy.address), proxy.socket, proxy.masterSocket, proxy.backend};
    return words;
}

/// FOLDER/CLUSTER.lock
QString localLock(const QString &journal)
{
    return journal.chopped(QLatin1StringView(".jsonl").size()) + ".lock"_L1;
}

/// FOLDER/CLUSTER.beside.lock
QString besideLock(const QString &journal)
{
    return journal.chopped(QLatin1StringView(".jsonl").size()) + ".beside.lock"_L1;
}

/// A sample of each snapshot, once.
std::function<std::optional<QJsonObject>()> measureOf(std::function<SnapshotPtr()> snapshot)
{
    return [snapshot = std::move(snapshot), last = TimePoint{}]() mutable -> std::optional<QJsonObject> {
        const SnapshotPtr seen = snapshot();
        if (!seen || seen->at <= last)
            return std::nullopt;
        last = seen->at;
        return toJson(sampleOf(*seen));
    };
}

} // namespace

std::optional<LeaseHolder> RunKit::besideHolder() const
{
    return LocalLease::holderOf(besideLock(journal->path()));
}

Status RunKit::tryOutLock() const
{
    return LocalLease::tryOut(localLock(journal->path()));
}

std::shared_ptr<Lease> RunKit::leaseFor(const Plan &plan) const
{
    if (plan.lease.kind == LeaseNeed::Kind::Beside)
        return std::make_shared<LocalLease>(besideLock(journal->path()));
    QList<AmqpOptions> nodes;
    QList<HttpAccess> asked;
    for (const auto listed = leaseNodes(access->profile(), plan.lease); const NodeName &node : listed) {
        const NodeProfile *known = access->profile().node(node);
        if (AmqpOptions options = access->doors().amqp(*known); options.endpoint.isSet()) {
            options.connectTimeout = leasePatience;
            nodes.append(options);
        }
        if (!access->http(node).base.isEmpty())
            asked.append(access->http(node));
    }
    std::unique_ptr<BrokerLease> broker;
    if (!nodes.isEmpty())
        broker = std::make_unique<BrokerLease>(BrokerLease::Setup{.nodes = nodes, .whoHolds = askWhoHolds(asked), .time = time});
    std::unique_ptr<Lease> hosts;
    if (HostsLease::isPossible(access->profile()))
        hosts = std::make_unique<HostsLease>(HostsLease::Setup{.access = access});
    auto local = std::make_unique<LocalLease>(localLock(journal->path()));
    if (plan.lease.kind == LeaseNeed::Kind::Emergency) {
        const QPointer<BrokerLease> asking = broker.get();
        EmergencyLease::Setup setup{.local = std::move(local), .broker = std::move(broker), .hosts = std::move(hosts), .time = time};
        setup.othersAreThere = [access = access, without = plan.lease.avoid](std::stop_token stop) { return othersAreThere(access, without, std::move(stop)); };
        setup.loginTook = [asking] { return asking ? asking->loginTook() : Millis{0}; };
        return std::make_shared<EmergencyLease>(std::move(setup));
    }
    return std::make_shared<ClusterLease>(std::move(local), std::move(broker), std::move(hosts));
}

RunnerParts RunKit::partsFor(const Plan &plan, std::shared_ptr<RunLog> log) const
{
    RunnerParts parts{.operations = operations,
                      .log = log != nullptr ? std::move(log) : std::make_shared<JournalLog>(journal),
                      .time = time,
                      .lease = leaseFor(plan),
                      .profileDigest = digestOf(access->profile())};
    if (snapshot)
        parts.measure = measureOf(snapshot);
    return parts;
}

QCoro::Task<ClusterFacts> askFacts(RunKit kit, FactsPace pace, NodeName accused, std::stop_token stop)
{
    QCoro::Task<ClusterFacts> asking = askClusterFacts(kit.access, patienceOf(pace), stop);
    if (!accused.isEmpty())
        LookMemory::look(kit.looks, accused, LookMemory::reuseAge, stop); // remembered there
    co_return co_await asking;
}

Result<RunKit> openRunKit(std::shared_ptr<const ClusterProfile> profile, Credentials credentials, const QString &journals, const QList<Registrar> &registrars,
                          bool isolated)
{
    Result<std::shared_ptr<Journal>> journal = Journal::open(profile->name, journals);
    if (!journal)
        return std::unexpected(journal.error());
    (*journal)->guard(OutsideText(credentials.password, profile->user, publicWords(*profile)));
    auto access = std::make_shared<ClusterAccess>(Doors{.profile = std::move(profile), .credentials = std::move(credentials)});
    auto operations = std::make_shared<Operations>();
    for (const Registrar &addTo : registrars)
        addTo(*operations, access);
    const std::shared_ptr<Timekeeper> time = access->time();
    auto looks = std::make_shared<LookMemory>(access);
    if (!isolated) {
        addBlockGuard(*operations, (*journal)->path(), time, access);
        addAutomaticOperations(*operations, *journal, time);
        addFenceOperations(*operations, access, looks);
    }
    return RunKit{.access = std::move(access),
                  .looks = std::move(looks),
                  .operations = std::move(operations),
                  .journal = std::move(*journal),
                  .time = time,
                  .snapshot = {}};
}

} // namespace warrener
