#pragma once

#include "look/monitor/PollContext.h"
#include "look/monitor/Recurring.h"

#include <QPointer>

namespace warrener {

class NodePoller;

/// Asks one node for the figures of the whole cluster, and another one when that fails.
class TotalsPoller final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TotalsPoller)

public:
    TotalsPoller(std::shared_ptr<const PollContext> context, QList<NodePoller *> nodes, QObject *parent);

    void start(Millis interval);
    void setInterval(Millis interval);
    void askNow();

private:
    QCoro::Task<bool> ask();
    /// The nodes worth asking, the best first.
    QList<QPointer<NodePoller>> candidates() const;

    std::shared_ptr<const PollContext> m_context;
    QList<NodePoller *> m_nodes;
    qsizetype m_current = 0; ///< the one that answered last
    Recurring m_question;
};

} // namespace warrener
