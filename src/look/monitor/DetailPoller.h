#pragma once

#include "look/monitor/PollContext.h"
#include "look/monitor/Recurring.h"
#include "look/net/ManagementClient.h"

namespace warrener {

/// Asks for what the page of one node shows beyond the snapshot, while that page is open.
class DetailPoller final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DetailPoller)

public:
    DetailPoller(std::shared_ptr<const PollContext> context, NodeProfile profile, QObject *parent);
    ~DetailPoller() override;

    const NodeName &node() const { return m_profile.name; }
    void start(Millis interval);
    void askNow();

Q_SIGNALS:
    void ready(const warrener::NodeDetailPtr &detail);

private:
    QCoro::Task<bool> askMemory();
    QCoro::Task<bool> askChecks();
    QCoro::Task<bool> askFeatureFlags();
    QCoro::Task<bool> askPorts();
    QCoro::Task<bool> askConnections();

    QList<Listener> listeners() const;
    template <class T>
    bool take(Part<T> &part, Result<T> result, Millis began);

    std::shared_ptr<const PollContext> m_context;
    NodeProfile m_profile;
    ManagementClient m_management;
    NodeDetail m_detail;
    QTimer m_soon;
    Recurring m_memory;
    Recurring m_checks;
    Recurring m_featureFlags;
    Recurring m_ports;
    Recurring m_connections;
};

} // namespace warrener
