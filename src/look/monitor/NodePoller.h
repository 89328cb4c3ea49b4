#pragma once

#include "look/monitor/PollContext.h"
#include "look/monitor/Recurring.h"
#include "look/net/BrokerMetricsClient.h"
#include "look/net/ManagementClient.h"

namespace warrener {

/// Asks one node for itself: its row and its opinion of its peers, its metrics, its versions.
class NodePoller final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(NodePoller)

public:
    NodePoller(std::shared_ptr<const PollContext> context, NodeProfile profile, QObject *parent);

    const NodeProfile &profile() const { return m_profile; }
    /// Null: no URL configured.
    ManagementClient *management() { return m_management; }
    /// Its management API has answered last time.
    bool isAnswering() const;

    void start(Millis interval);
    void setInterval(Millis interval);
    void askNow();
    /// An overview of this node has come by another way.
    void takeVersions(const NodeVersions &versions);

private:
    QCoro::Task<bool> askNodes();
    QCoro::Task<bool> askMetrics();
    QCoro::Task<bool> askVersions();

    std::shared_ptr<const PollContext> m_context;
    NodeProfile m_profile;
    ManagementClient *m_management; ///< the cluster's; null: no URL configured, likewise the next one
    BrokerMetricsClient *m_metrics;
    Recurring m_nodesQuestion;
    Recurring m_metricsQuestion;
    Recurring m_versionsQuestion;
};

} // namespace warrener
