#include "look/probe/ReachProbe.h"

#include "look/access/ProxyDoor.h"
#include "look/net/ManagementClient.h"
#include "look/net/PortProbe.h"
#include "look/probe/AmqpTripRun.h"
#include "look/probe/Ping.h"
#include "look/probe/ReachNames.h"
#include "look/probe/TlsDial.h"

#include <QCoreApplication>
#include <QElapsedTimer>

#include <algorithm>
#include <vector>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

using namespace std::chrono_literals;

/// A lost first packet is sent again after 1 s, a second one after 3 s: less than that would call a
/// lossy way a closed one.
Millis patience(const ProbeContext &context)
{
    return std::clamp(context.profile().timeout, Millis{3500}, Millis{4500});
}

/// One task after the other is told to people and measured; all are under way at once.
template <class T>
QCoro::Task<Answer<T>> told(ProbeContext context, QString what, QCoro::Task<Result<T>> task)
{
    if (context.progress)
        context.progress(what, false);
    QElapsedTimer timer;
    timer.start();
    Result<T> result = co_await std::move(task);
    const Millis took{timer.elapsed()};
    if (context.progress)
        context.progress(what, true);
    co_return Answer<T>::of(std::move(result), took);
}

QCoro::Task<PortLook> lookAtPort(ProbeContext context, QString name, QString protocol, Endpoint endpoint, std::stop_token stop)
{
    PortLook look{.protocol = protocol, .endpoint = endpoint, .connect = {}};
    look.connect = co_await told(context, QCoreApplication::translate("ReachProbe", "%1: port %2").arg(name, QString::number(endpoint.port)),
                                 connectTime(endpoint, patience(context), stop));
    co_return look;
}

QCoro::Task<PortLook> lookAtSsh(ProbeContext context, HostProfile host, std::stop_token stop)
{
    PortLook look{.protocol = u"ssh"_s, .endpoint = {}, .connect = {}};
    const Result<Endpoint> endpoint = co_await sshEndpoint(context.doors().login(host).value_or(HostTarget{}), stop);
    if (!endpoint) {
        look.connect.error = endpoint.error();
        co_return look;
    }
    co_return co_await lookAtPort(context, host.name.value, u"ssh"_s, *endpoint, stop);
}

Endpoint endpointOf(const QUrl &url)
{
    return url.isEmpty() ? Endpoint{} : Endpoint{.host = url.host(), .port = quint16(url.port(url.scheme() == "https"_L1 ? 443 : 80))};
}

QCoro::Task<ApiLook> lookAtApi(ProbeContext context, QString name, HttpAccess access, std::stop_token stop)
{
    ApiLook look{.protocol = access.base.scheme(), .endpoint = endpointOf(access.base), .user = {}, .version = {}};
    access.timeout = patience(context);
    access.retries = 0;
    ManagementClient client(access);
    const QString what = QCoreApplication::translate("ReachProbe", "%1: management API").arg(name);
    auto user = told(context, what, client.whoAmI(stop));
    auto overview = told(context, what, client.overview(stop));
    const Answer<WhoAmI> who = co_await std::move(user);
    look.tags = who.value ? who.value->tags : QStringList();
    look.user = {.value = who.value ? std::optional(who.value->user) : std::nullopt, .error = who.error, .took = who.took};
    const Answer<BrokerOverview> seen = co_await std::move(overview);
    look.version = {.value = seen.value ? std::optional(seen.value->versions.rabbitmq) : std::nullopt, .error = seen.error, .took = seen.took};
    co_return look;
}

/// The smallest question of the API alone, within `slowApi`.
QCoro::Task<Answer<WhoAmI>> askWhoAgain(ProbeContext context, QString name, HttpAccess access, std::stop_token stop)
{
    access.timeout = slowApi;
    access.retries = 0;
    ManagementClient client(access);
    co_return co_await told(context, QCoreApplication::translate("ReachProbe", "%1: management API").arg(name), client.whoAmI(stop));
}

QString protocolOf(const AmqpOptions &options)
{
    return options.tls ? u"amqps"_s : u"amqp"_s;
}

bool isSlow(const ApiLook &look)
{
    return look.user.has() && look.user.took > slowApi;
}

bool isSlow(const AmqpTrip &trip)
{
    return trip.isWhole() && trip.took() > slowTrip;
}

void keepFaster(ApiLook &look, const Answer<WhoAmI> &again)
{
    if (again.has() && again.took < look.user.took)
        look.user = {.value = again.value->user, .error = {}, .took = again.took};
}

void keepFaster(AmqpTrip &trip, const AmqpTrip &again)
{
    if (again.isWhole() && again.took() < trip.took())
        trip = again;
}

QCoro::Task<AmqpTrip> travel(ProbeContext context, QString name, AmqpOptions options, Millis most, std::stop_token stop)
{
    const QString protocol = protocolOf(options);
    const QString what = protocol == "amqps"_L1 ? QCoreApplication::translate("ReachProbe", "%1: a message by AMQPS").arg(name)
                                                : QCoreApplication::translate("ReachProbe", "%1: a message by AMQP").arg(name);
    if (context.progress)
        context.progress(what, false);
    options.connectTimeout = patience(context);
    AmqpTrip trip = co_await amqpTrip(protocol, options, stop, most);
    if (context.progress)
        context.progress(what, true);
    co_return trip;
}

/// None where nobody knows what the proxy speaks: the password is not sent there to find out.
QCoro::Task<std::optional<AmqpTrip>> travelThrough(ProbeContext context, ProxyProfile proxy, Millis most, std::stop_token stop)
{
    const Result<AmqpOptions> options = co_await amqpThrough(context.access, proxy, {}, stop);
    if (!options)
        co_return std::nullopt;
    co_return co_await travel(context, proxy.name.value, *options, most, stop);
}

/// What is to be asked about one subject. The parts that concern a machine as such are asked once
/// for each address, whoever shares it.
struct Plan
{
    QString name;
    QString address{};
    QList<std::pair<QString, Endpoint>> ports{};
    QList<HttpAccess> apis{};
    QList<std::pair<QString, Endpoint>> tls{};
    QList<AmqpOptions> trips{};
    std::optional<ProxyProfile> through{};
    std::optional<HostProfile> ssh{};
};

/// One address: its name and its ping, shared by all who have it.
struct AddressLook
{
    Answer<QStringList> lookup;
    Answer<PingFigures> ping;
};

QCoro::Task<AddressLook> lookAtAddress(ProbeContext context, QString address, std::stop_token stop)
{
    AddressLook look;
    auto lookup = told(context, QCoreApplication::translate("ReachProbe", "%1: name").arg(address), lookUp(address, patience(context), stop));
    auto pinging = told(context, QCoreApplication::translate("ReachProbe", "%1: ping").arg(address), ping(address, stop));
    look.lookup = co_await std::move(lookup);
    look.ping = co_await std::move(pinging);
    co_return look;
}

QCoro::Task<ReachLook> lookAt(ProbeContext context, Plan plan, std::stop_token stop)
{
    ReachLook look{.name = plan.name, .address = plan.address};
    std::vector<QCoro::Task<PortLook>> ports;
    std::vector<QCoro::Task<ApiLook>> apis;
    std::vector<QCoro::Task<TlsLook>> handshakes;
    std::vector<QCoro::Task<AmqpTrip>> trips;
    for (const auto &[protocol, endpoint] : std::as_const(plan.ports))
        ports.push_back(lookAtPort(context, plan.name, protocol, endpoint, stop));
    if (plan.ssh)
        ports.push_back(lookAtSsh(context, *plan.ssh, stop));
    for (const HttpAccess &access : std::as_const(plan.apis))
        apis.push_back(lookAtApi(context, plan.name, access, stop));
    for (const auto &[protocol, endpoint] : std::as_const(plan.tls))
        handshakes.push_back(lookAtTls(protocol, endpoint, context.profile().tls, patience(context), stop));
    for (const AmqpOptions &options : std::as_const(plan.trips))
        trips.push_back(travel(context, plan.name, options, mostTripTime, stop));
    std::optional<QCoro::Task<std::optional<AmqpTrip>>> through;
    if (plan.through)
        through.emplace(travelThrough(context, *plan.through, mostTripTime, stop));
    for (auto &task : ports)
        look.ports.append(co_await std::move(task));
    for (auto &task : apis)
        look.apis.append(co_await std::move(task));
    for (auto &task : handshakes)
        look.tls.append(co_await std::move(task));
    for (auto &task : trips)
        look.trips.append(co_await std::move(task));
    if (through) {
        if (const std::optional<AmqpTrip> trip = co_await std::move(*through))
            look.trips.append(*trip);
    }
    co_return look;
}

/// What programs connect to.
QString addressOf(const NodeProfile &node)
{
    for (const QString &host : {node.amqp.host, node.management.host(), node.amqps.host, node.managementTls.host()}) {
        if (!host.isEmpty())
            return host;
    }
    return {};
}

Plan planFor(const Doors &doors, const NodeProfile &node)
{
    Plan plan{.name = shortName(node.name), .address = addressOf(node)};
    const auto port = [&plan](const QString &protocol, const Endpoint &endpoint) {
        if (endpoint.isSet())
            plan.ports.append({protocol, endpoint});
    };
    port(u"amqp"_s, node.amqp);
    port(u"amqps"_s, node.amqps);
    QList<QUrl> urls{node.management};
    if (node.managementTls != node.management)
        urls.append(node.managementTls);
    for (const QUrl &url : std::as_const(urls)) {
        if (url.host().isEmpty())
            continue;
        port(url.scheme(), endpointOf(url));
        if (url.scheme() == "https"_L1)
            plan.tls.append({u"https"_s, endpointOf(url)});
    }
    // What asks with the password goes through the doors; of the others it is seen that they are open.
    plan.apis = doors.managements(node);
    port(u"metrics"_s, endpointOf(node.metrics));
    plan.trips = doors.amqps(node);
    if (node.amqps.isSet())
        plan.tls.append({u"amqps"_s, node.amqps});
    return plan;
}

Plan planFor(const ClusterProfile &profile, const HostProfile &host)
{
    Plan plan{.name = host.name.value, .address = host.exporter.host()};
    // `address` is for showing; what programs connect to says more.
    for (const NodeProfile &node : profile.nodes) {
        if (plan.address.isEmpty() && node.host == host.name)
            plan.address = addressOf(node);
    }
    for (const ProxyProfile &proxy : profile.proxies) {
        if (plan.address.isEmpty() && proxy.host == host.name)
            plan.address = proxy.address.host;
    }
    if (plan.address.isEmpty())
        plan.address = host.address;
    if (!host.exporter.host().isEmpty())
        plan.ports.append({u"exporter"_s, endpointOf(host.exporter)});
    if (!host.ssh.isEmpty())
        plan.ssh = host;
    return plan;
}

Plan planFor(const ProxyProfile &proxy)
{
    Plan plan{.name = proxy.name.value, .address = proxy.address.host};
    if (proxy.address.isSet()) {
        plan.ports.append({u"amqp"_s, proxy.address});
        plan.through = proxy;
    }
    return plan;
}

} // namespace

QCoro::Task<ReachLooks> lookAtReach(ProbeContext context, std::stop_token stop)
{
    QMap<QString, Plan> nodePlans, hostPlans, proxyPlans;
    for (const NodeProfile &node : context.profile().nodes)
        nodePlans.insert(node.name.value, planFor(context.doors(), node));
    for (const HostProfile &host : context.profile().hosts)
        hostPlans.insert(host.name.value, planFor(context.profile(), host));
    for (const ProxyProfile &proxy : context.profile().proxies)
        proxyPlans.insert(proxy.name.value, planFor(proxy));

    // A task runs as far as it can when it is made: everything is under way before the first wait.
    QStringList addresses;
    std::vector<QCoro::Task<AddressLook>> machines;
    std::vector<std::pair<QString, QCoro::Task<ReachLook>>> nodes, hosts, proxies;
    for (const auto &[plans, tasks] : {std::pair(&nodePlans, &nodes), std::pair(&hostPlans, &hosts), std::pair(&proxyPlans, &proxies)}) {
        for (const auto &[name, plan] : std::as_const(*plans).asKeyValueRange()) {
            if (!addresses.contains(plan.address)) {
                addresses.append(plan.address);
                machines.push_back(lookAtAddress(context, plan.address, stop));
            }
            tasks->emplace_back(name, lookAt(context, plan, stop));
        }
    }

    QMap<QString, AddressLook> machineLooks;
    for (qsizetype i = 0; i < addresses.size(); ++i)
        machineLooks.insert(addresses.at(i), co_await std::move(machines[std::size_t(i)]));
    const auto whole = [&machineLooks](ReachLook look) {
        const AddressLook machine = machineLooks.value(look.address);
        look.lookup = machine.lookup;
        look.ping = machine.ping;
        return look;
    };
    ReachLooks looks;
    for (auto &[name, task] : nodes)
        looks.nodes.insert(NodeName{name}, whole(co_await std::move(task)));
    for (auto &[name, task] : hosts)
        looks.hosts.insert(HostName{name}, whole(co_await std::move(task)));
    for (auto &[name, task] : proxies)
        looks.proxies.insert(ProxyName{name}, whole(co_await std::move(task)));
    co_return looks;
}

QCoro::Task<ReachLooks> askTheSlowAgain(ProbeContext context, ReachLooks looks, std::stop_token stop)
{
    // What was slow stands in `looks`, which lives as long as this: tasks are made first, and nothing is inserted meanwhile.
    std::vector<std::pair<ApiLook *, QCoro::Task<Answer<WhoAmI>>>> apis;
    std::vector<std::pair<AmqpTrip *, QCoro::Task<AmqpTrip>>> trips;
    std::vector<std::pair<AmqpTrip *, QCoro::Task<std::optional<AmqpTrip>>>> through;
    for (const NodeProfile &node : context.profile().nodes) {
        const auto look = looks.nodes.find(node.name);
        if (look == looks.nodes.end())
            continue;
        for (const auto listed = context.doors().managements(node); const HttpAccess &access : listed) {
            for (ApiLook &api : look->apis) {
                if (isSlow(api) && api.protocol == access.base.scheme() && api.endpoint == endpointOf(access.base))
                    apis.emplace_back(&api, askWhoAgain(context, shortName(node.name), access, stop));
            }
        }
        for (const auto listed = context.doors().amqps(node); const AmqpOptions &options : listed) {
            for (AmqpTrip &trip : look->trips) {
                if (isSlow(trip) && trip.protocol == protocolOf(options) && trip.endpoint == options.endpoint)
                    trips.emplace_back(&trip, travel(context, shortName(node.name), options, slowTrip, stop));
            }
        }
    }
    for (const ProxyProfile &proxy : context.profile().proxies) {
        const auto look = looks.proxies.find(proxy.name);
        if (look == looks.proxies.end())
            continue;
        for (AmqpTrip &trip : look->trips) {
            if (isSlow(trip))
                through.emplace_back(&trip, travelThrough(context, proxy, slowTrip, stop));
        }
    }
    for (auto &[api, task] : apis) {
        const Answer<WhoAmI> again = co_await std::move(task);
        keepFaster(*api, again);
    }
    for (auto &[trip, task] : trips) {
        const AmqpTrip again = co_await std::move(task);
        keepFaster(*trip, again);
    }
    for (auto &[trip, task] : through) {
        const std::optional<AmqpTrip> again = co_await std::move(task);
        keepFaster(*trip, again.value_or(AmqpTrip{}));
    }
    co_return looks;
}

} // namespace warrener
