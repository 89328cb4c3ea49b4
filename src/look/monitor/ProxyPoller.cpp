#include "look/monitor/ProxyPoller.h"

#include "look/monitor/SnapshotBuilder.h"

#include <QPointer>

namespace warrener {

namespace {

using namespace std::chrono_literals;

/// Connecting over SSH takes longer than a request.
constexpr Millis proxyTimeout = 5s;

} // namespace

ProxyPoller::ProxyPoller(std::shared_ptr<const PollContext> context, const ProxyProfile &profile, QObject *parent)
    : QObject(parent), m_context(std::move(context)), m_name(profile.name), m_client(m_context->access->proxy(profile)),
      m_question(m_context->clock, m_context->tasks, [this] { return ask(); }, this)
{
    connect(&m_question, &Recurring::began, m_context->builder, &SnapshotBuilder::questionBegan);
    connect(&m_question, &Recurring::ended, m_context->builder, &SnapshotBuilder::questionEnded);
}

QCoro::Task<bool> ProxyPoller::ask()
{
    const QPointer<ProxyPoller> self(this);
    const Millis began = m_context->clock->monotonic();
    // A copy of the client that lives as long as this question, whatever becomes of the poller.
    const HaproxyClient client = m_client;
    Result<ProxyFigures> figures = co_await client.figures(m_context->stop, std::max(proxyTimeout, m_context->profile().timeout));
    if (!self)
        co_return false;
    SnapshotBuilder &builder = *m_context->builder;
    co_return builder.take(builder.proxy(m_name).figures, std::move(figures), began);
}

} // namespace warrener
