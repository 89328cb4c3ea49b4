#pragma once

#include "look/net/ClusterAnswers.h"
#include "look/net/HttpClient.h"
#include "look/net/ManagementAnswers.h"

#include <QMap>

#include <memory>

namespace warrener {

/// The management API of one node (port 15672 or 15671). Each answer is that node's own view.
/// Errors: those of HttpClient, and Malformed. Every member may be called side by side; after the
/// client is destroyed the tasks that are left end with Cancelled.
class ManagementClient final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ManagementClient)

public:
    using Overview = BrokerOverview;
    using QueueInfo = warrener::QueueInfo;
    using QueuePage = warrener::QueuePage;
    using WhoAmI = warrener::WhoAmI;

    explicit ManagementClient(HttpAccess access, QObject *parent = nullptr);

    HttpClient &http() { return m_http; }

    QCoro::Task<Result<Overview>> overview(std::stop_token stop = {});
    /// Every node of the cluster, with this node's opinion of whether it runs.
    QCoro::Task<Result<QList<NodeFigures>>> nodes(std::stop_token stop = {});
    /// Asked of the node itself it is exact; NotAvailable where the broker has no figures.
    QCoro::Task<Result<MemoryBreakdown>> memory(NodeName node, std::stop_token stop = {});
    /// `idWithPath` is what follows /api/health/checks/: "local-alarms", "port-listener/5672"; its
    /// id becomes the answer's. 404 is the outcome NotAvailable, 503 Failed with the broker's reason.
    QCoro::Task<Result<HealthCheck>> healthCheck(QString idWithPath, std::stop_token stop = {});
    QCoro::Task<Result<QList<FeatureFlag>>> featureFlags(std::stop_token stop = {});
    /// Connections of `node` (empty: of all nodes), at most `most` (1–500).
    QCoro::Task<Result<QList<ConnectionInfo>>> connections(NodeName node, int most, std::stop_token stop = {});
    /// `page` from 1, `size` 1–500. Without stats: totals, but no rates and no memory, at a third of
    /// the broker's effort. A page past the end has no queues and a total of −1.
    QCoro::Task<Result<QueuePage>> queuesPage(int page, int size, bool withStats, std::stop_token stop = {});
    /// As queuesPage(), of one virtual host.
    QCoro::Task<Result<QueuePage>> queuesPageOf(QString vhost, int page, int size, bool withStats, std::stop_token stop = {});
    QCoro::Task<Result<QueueInfo>> queue(QueueRef ref, std::stop_token stop = {});
    /// The same as it came, with what QueueInfo has no field for: arguments, limits, policies.
    QCoro::Task<Result<QJsonObject>> queueObject(QueueRef ref, std::stop_token stop = {});
    /// Where queues are and nothing else: type, state, leader, members, who of them is online. The first
    /// 500, streams and quorum queues before classic ones; among 50,000 it is a twentieth of the effort of
    /// queuesPage(). 3.10 leaves out the members of streams.
    QCoro::Task<Result<QueuePage>> queuePlaces(std::stop_token stop = {});
    /// Whether the broker sorts what it gives by pages, as queuePlaces() wishes it: its first of all queues by name is not
    /// `first`, the first of a page sorted the other way. Asked once; costs as much as a page.
    QCoro::Task<Result<bool>> sortsPages(QueueRef first, std::stop_token stop = {});
    /// How many queues the last queuePlaces() told of.
    std::optional<qint64> queuesSeen() const { return m_queuesSeen; }
    /// The same of every queue in one answer of at most 64 MiB, some 600,000 queues; takes 3 s for 50,000.
    QCoro::Task<Result<QueuePage>> allQueuePlaces(std::stop_token stop = {});
    /// The same of one queue, with its members on every version.
    QCoro::Task<Result<QueueInfo>> queuePlace(QueueRef ref, std::stop_token stop = {});
    QCoro::Task<Result<WhoAmI>> whoAmI(std::stop_token stop = {});
    QCoro::Task<Result<QStringList>> vhosts(std::stop_token stop = {});

    // Asked once by a diagnosis, of one node for all.
    QCoro::Task<Result<QList<PolicyInfo>>> policies(std::stop_token stop = {});
    QCoro::Task<Result<QList<PolicyInfo>>> operatorPolicies(std::stop_token stop = {});
    QCoro::Task<Result<QList<VhostInfo>>> vhostStates(std::stop_token stop = {});
    /// NotAvailable before 3.13.
    QCoro::Task<Result<QList<DeprecatedFeature>>> deprecatedUsed(std::stop_token stop = {});
    /// What it can have and what it refuses; what it does not say is left unknown. Errors: those of asking for the node.
    QCoro::Task<Result<BrokerTraits>> traits(NodeName node, std::stop_token stop = {});
    /// What an export of 4.3 leaves out though bindings in it lead there (4.0 has them, see the READMEs of backups).
    QCoro::Task<Result<QJsonArray>> internalExchanges(std::stop_token stop = {});
    QCoro::Task<Result<QList<DelayingExchange>>> delayingExchanges(std::stop_token stop = {});
    /// NotConfigured where the plugin is off, likewise shovels().
    QCoro::Task<Result<QList<LinkInfo>>> federationLinks(std::stop_token stop = {});
    QCoro::Task<Result<QList<LinkInfo>>> shovels(std::stop_token stop = {});
    QCoro::Task<Result<QList<ConnectionLimit>>> connectionLimits(std::stop_token stop = {});
    /// Needs an administrator; without secrets (see withoutSecrets()).
    QCoro::Task<Result<QJsonObject>> definitions(std::stop_token stop = {});
    /// 500 connections, `page` from 1; a page past the end is empty.
    QCoro::Task<Result<ConnectionPage>> connectionsPage(int page, std::stop_token stop = {});

    /// What was left out of the latest answer to each of the questions for lists above, by its path.
    const QMap<QString, OddFields> &odd() const { return *m_odd; }

private:
    HttpClient m_http;
    const std::shared_ptr<QMap<QString, OddFields>> m_odd = std::make_shared<QMap<QString, OddFields>>();
    bool m_sortsPages = false; ///< proven
    std::optional<qint64> m_queuesSeen{};
};

/// The health checks that are worth asking of a node, as ManagementClient::healthCheck() takes them, in the order in which they are shown.
/// Versions that do not have one say so. "protocol-listener" is not among them: it says what "port-listener" says.
QStringList healthCheckIds(const NodeProfile &node);

} // namespace warrener
