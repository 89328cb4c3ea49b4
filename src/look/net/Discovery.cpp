#include "look/net/Discovery.h"

#include "base/Phrases.h"
#include "look/net/HttpErrors.h"
#include "look/net/ManagementClient.h"
#include "look/net/NodeProbe.h"
#include "look/net/PortProbe.h"

#include <QElapsedTimer>
#include <QHostAddress>
#include <QPointer>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

using NodeOutcome = DiscoveryStep::Outcome;

constexpr qsizetype mostNodes = 64; // no RabbitMQ cluster comes near; each costs seven connections

/// A cluster's name as a name for a file: "rabbit@broker1" becomes "rabbit-broker1".
QString profileName(const QString &clusterName)
{
    QString name = clusterName.left(64);
    name.replace(QRegularExpression(u"[^A-Za-z0-9._-]+"_s), u"-"_s);
    while (name.startsWith(u'.') || name.startsWith(u'-'))
        name.remove(0, 1);
    return name.isEmpty() ? u"cluster"_s : name;
}

/// The port of every node's management API: its own listener where the URL goes straight to one,
/// else (a tunnel, a load balancer, a mapped port) the URL's for all.
quint16 managementPort(const QUrl &url, const BrokerOverview &overview, const NodeName &node)
{
    const auto port = static_cast<quint16>(url.port(url.scheme() == "https"_L1 ? 443 : 80));
    const auto listens = [&](const NodeName &who, quint16 where) {
        return std::ranges::find_if(overview.totals.listeners, [&](const Listener &listener) {
            return listener.node == who && listener.protocol == url.scheme() && (where == 0 || listener.port == where);
        });
    };
    const auto end = overview.totals.listeners.end();
    if (listens(overview.node, port) == end)
        return port;
    const auto own = listens(node, 0);
    return own == end ? port : own->port;
}

QStringList candidatesFor(const NodeFigures &node, const QList<Listener> &listeners, const QUrl &url, bool answered, bool alone)
{
    QStringList candidates;
    const auto add = [&](const QString &host) {
        if (!host.isEmpty() && !candidates.contains(host))
            candidates.append(host);
    };
    if (alone)
        add(url.host());
    add(node.name.value.section(u'@', 1));
    for (const Listener &listener : listeners) {
        const QHostAddress address(listener.address);
        if (!address.isNull() && address != QHostAddress::AnyIPv4 && address != QHostAddress::AnyIPv6 && !address.isLoopback())
            add(listener.address);
    }
    if (answered)
        add(url.host());
    return candidates;
}

/// All nodes side by side.
std::vector<QCoro::Task<NodeDraft>> probesOf(const DiscoveryRequest &request, const BrokerOverview &overview, const QList<NodeFigures> &nodes,
                                             const std::function<void(const DiscoveryStep &)> &report, const std::stop_token &stop)
{
    std::vector<QCoro::Task<NodeDraft>> probes;
    for (const auto listed = nodes.first(std::min(nodes.size(), mostNodes)); const NodeFigures &node : listed) {
        QList<Listener> listeners;
        std::ranges::copy_if(overview.totals.listeners, std::back_inserter(listeners), [&](const Listener &listener) { return listener.node == node.name; });
        probes.push_back(probeNode({
            .request = request,
            .node = node,
            .listeners = listeners,
            .candidates = candidatesFor(node, listeners, request.management, node.name == overview.node, nodes.size() == 1),
            .managementPort = managementPort(request.management, overview, node.name),
            .stop = stop,
            .report = report,
        }));
    }
    return probes;
}

} // namespace

QCoro::Task<QUrl> withOpenPort(QUrl url, QList<quint16> ports, Millis timeout, std::stop_token stop)
{
    if (url.port() >= 0 || url.host().isEmpty() || ports.isEmpty())
        co_return url;
    url.setPort(ports.first());
    for (const quint16 port : std::as_const(ports)) {
        const Result<Millis> open = co_await connectTime({.host = url.host(), .port = port}, timeout, stop);
        if (open) {
            url.setPort(port);
            break;
        }
    }
    co_return url;
}

Discovery::Discovery(QObject *parent) : QObject(parent) {}

Discovery::~Discovery()
{
    m_stop.request_stop();
}

QCoro::Task<Result<DiscoveryResult>> Discovery::run(DiscoveryRequest request, std::stop_token stop)
{
    m_stop = std::stop_source();
    const std::stop_callback passOn(stop, [source = m_stop]() mutable { source.request_stop(); });
    const std::stop_token token = m_stop.get_token();
    const QPointer<Discovery> self(this);
    const auto report = [self](const DiscoveryStep &step) {
        if (self)
            Q_EMIT self->stepDone(step);
    };
    request.management.setUserInfo(QString());
    // A URL without a port means the broker's own port to some, and a server before the API, at its scheme's port, to others.
    const bool isSecure = request.management.scheme() == "https"_L1;
    request.management = co_await withOpenPort(request.management, isSecure ? QList<quint16>{15671, 443} : QList<quint16>{15672, 80}, request.timeout, token);

    DiscoveryResult result;
    const auto add = [&](DiscoveryStep step) {
        report(step);
        result.steps.append(std::move(step));
    };
    QElapsedTimer elapsed;
    elapsed.start();
    ManagementClient client({
        .base = request.management,
        .user = request.user,
        .password = request.password,
        .tls = request.tls,
        .timeout = request.timeout,
    });
    const QString server = client.http().serverText();

    DiscoveryStep login{.id = u"login"_s, .what = tr("Login at %1").arg(server)};
    auto account = co_await client.whoAmI(token);
    login.took = Millis{elapsed.restart()};
    if (account && !account->mayMonitor()) {
        account = failure(ErrorKind::Forbidden, tr("The user %1 may log in, but lacks the tag monitoring: rabbitmqctl set_user_tags %2 %3")
                                                    .arg(request.user, shellWord(request.user), tagsToMonitor(account->tags)));
    }
    if (!account) {
        login.outcome = NodeOutcome::Failed;
        login.text = account.error().message;
        login.error = account.error();
        add(login);
        co_return std::unexpected(account.error());
    }
    login.text = tr("Logged in as %1 (%2)").arg(account->user, phrases::list(account->tags));
    add(login);
    result.account = *account;

    auto overviewTask = client.overview(token);
    auto nodesTask = client.nodes(token);
    const auto overview = co_await overviewTask;
    const auto nodes = co_await nodesTask;
    DiscoveryStep found{.id = u"nodes"_s, .what = tr("Nodes of the cluster")};
    found.took = Millis{elapsed.restart()};
    if (!overview || !nodes) {
        const Error error = overview ? nodes.error() : overview.error();
        found.outcome = NodeOutcome::Failed;
        found.text = error.message;
        found.error = error;
        add(found);
        co_return std::unexpected(error);
    }
    found.text = tr("Nodes in the cluster %1: %2").arg(overview->totals.clusterName, QString::number(nodes->size()));
    add(found);

    std::vector<QCoro::Task<NodeDraft>> probes = probesOf(request, *overview, *nodes, report, token);

    ClusterProfile &profile = result.profile;
    profile.name.value = profileName(overview->totals.clusterName);
    profile.user = request.user;
    profile.tls = request.tls;
    for (QCoro::Task<NodeDraft> &probe : probes) {
        const NodeDraft draft = co_await probe;
        profile.nodes.append(draft.node);
        if (!profile.host(draft.host.name))
            profile.hosts.append(draft.host);
        result.steps.append(draft.steps);
    }
    if (token.stop_requested())
        co_return std::unexpected(cancelledError(server));
    co_return result;
}

} // namespace warrener
