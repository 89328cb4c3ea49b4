#include "look/monitor/TotalsPoller.h"

#include "look/monitor/NodePoller.h"
#include "look/monitor/SnapshotBuilder.h"

#include <algorithm>

namespace warrener {

namespace {

/// One that hangs costs a whole time-out, so not all of a large cluster in one go.
constexpr qsizetype mostAtOnce = 3;

} // namespace

TotalsPoller::TotalsPoller(std::shared_ptr<const PollContext> context, QList<NodePoller *> nodes, QObject *parent)
    : QObject(parent), m_context(std::move(context)), m_nodes(std::move(nodes)), m_question(m_context->clock, m_context->tasks, [this] { return ask(); }, this)
{
    connect(&m_question, &Recurring::began, m_context->builder, &SnapshotBuilder::questionBegan);
    connect(&m_question, &Recurring::ended, m_context->builder, &SnapshotBuilder::questionEnded);
}

void TotalsPoller::start(Millis interval)
{
    m_question.start(interval);
}

void TotalsPoller::setInterval(Millis interval)
{
    m_question.setInterval(interval);
}

void TotalsPoller::askNow()
{
    m_question.askNow();
}

QList<QPointer<NodePoller>> TotalsPoller::candidates() const
{
    QList<QPointer<NodePoller>> answering;
    QList<QPointer<NodePoller>> others;
    for (qsizetype i = 0; i < m_nodes.size(); ++i) {
        NodePoller *node = m_nodes.at((m_current + i) % m_nodes.size());
        if (!node->management())
            continue;
        const bool isPending = m_context->builder->node(node->profile().name).answer.isPending();
        (node->isAnswering() || isPending ? answering : others).append(node);
    }
    return (answering + others).sliced(0, std::min(mostAtOnce, answering.size() + others.size()));
}

QCoro::Task<bool> TotalsPoller::ask()
{
    const QPointer<TotalsPoller> self(this);
    const Millis began = m_context->clock->monotonic();
    Result<ClusterTotals> totals = failure(ErrorKind::NotConfigured, tr("No management URL is configured"));
    const QList<QPointer<NodePoller>> nodes = candidates();
    for (const QPointer<NodePoller> &node : nodes) {
        Result<BrokerOverview> overview = co_await node->management()->overview(m_context->stop);
        if (!self)
            co_return false;
        if (overview) {
            m_current = m_nodes.indexOf(node.data());
            node->takeVersions(overview->versions);
            totals = std::move(overview->totals);
            break;
        }
        totals = std::unexpected(overview.error());
    }
    m_question.spare(m_context->clock->monotonic() - began);
    co_return m_context->builder->take(m_context->builder->now().totals, std::move(totals), began);
}

} // namespace warrener
