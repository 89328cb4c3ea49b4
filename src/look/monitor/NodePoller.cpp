#include "look/monitor/NodePoller.h"

#include "base/Phrases.h"
#include "look/monitor/SilenceProbe.h"
#include "look/monitor/SnapshotBuilder.h"

#include <QPointer>

#include <algorithm>

namespace warrener {

namespace {

using namespace std::chrono_literals;

/// Versions change with a restart only, and after that they are asked again anyway.
constexpr Millis versionsInterval = 10min;

Result<NodeAnswer> answerFrom(const QList<NodeFigures> &rows, const NodeName &name)
{
    NodeAnswer answer;
    bool found = false;
    for (const NodeFigures &row : rows) {
        if (row.name == name) {
            answer.self = row;
            found = true;
        } else {
            answer.peers.insert(row.name, row);
        }
    }
    if (!found) {
        QStringList others;
        for (auto peer = answer.peers.keyBegin(); peer != answer.peers.keyEnd(); ++peer)
            others.append(peer->value);
        others.sort();
        return failure(ErrorKind::Malformed,
                       others.isEmpty() ? NodePoller::tr("The cluster that answers has no node %1").arg(name.value)
                                        : NodePoller::tr("The cluster that answers has no node %1, but %2: the profile's name or address of it is wrong")
                                              .arg(name.value, phrases::list(others.mid(0, 5))));
    }
    return answer;
}

/// Since when in a row this node has called another one gone. One that still answers later than that is
/// wrongly called so, however the two answers of one round fall.
void rememberGone(NodeAnswer &answer, const std::optional<NodeAnswer> &before, TimePoint now)
{
    for (auto peer = answer.peers.cbegin(); peer != answer.peers.cend(); ++peer) {
        if (peer->isCalledGone())
            answer.goneSince.insert(peer.key(), before ? before->goneSince.value(peer.key(), now) : now);
    }
}

} // namespace

NodePoller::NodePoller(std::shared_ptr<const PollContext> context, NodeProfile profile, QObject *parent)
    : QObject(parent), m_context(std::move(context)), m_profile(std::move(profile)), m_management(m_context->access->management(m_profile.name)),
      m_metrics(m_context->access->metrics(m_profile.name)), m_nodesQuestion(
                                                                 m_context->clock, m_context->tasks, [this] { return askNodes(); }, this),
      m_metricsQuestion(
          m_context->clock, m_context->tasks, [this] { return askMetrics(); }, this),
      m_versionsQuestion(m_context->clock, m_context->tasks, [this] { return askVersions(); }, this)
{
    SnapshotBuilder *builder = m_context->builder;
    if (m_management)
        builder->meter().watch(m_management->http());
    if (m_metrics)
        builder->meter().watch(m_metrics->http());
    for (Recurring *question : {&m_nodesQuestion, &m_metricsQuestion}) {
        connect(question, &Recurring::began, builder, &SnapshotBuilder::questionBegan);
        connect(question, &Recurring::ended, builder, &SnapshotBuilder::questionEnded);
    }
}

bool NodePoller::isAnswering() const
{
    return m_management && m_context->builder->node(m_profile.name).answer.isCurrent();
}

void NodePoller::start(Millis interval)
{
    NodeLook &look = m_context->builder->node(m_profile.name);
    const Millis now = m_context->clock->monotonic();
    if (m_management) {
        m_nodesQuestion.start(interval);
    } else {
        m_context->builder->take(look.answer, Result<NodeAnswer>(failure(ErrorKind::NotConfigured, tr("No management URL is configured"))), now);
    }
    if (m_metrics) {
        m_metricsQuestion.start(interval);
    } else {
        m_context->builder->take(look.metrics, Result<BrokerMetrics>(failure(ErrorKind::NotConfigured, tr("No metrics URL is configured"))), now);
    }
}

void NodePoller::setInterval(Millis interval)
{
    m_nodesQuestion.setInterval(interval);
    m_metricsQuestion.setInterval(interval);
}

void NodePoller::askNow()
{
    m_nodesQuestion.askNow();
    m_metricsQuestion.askNow();
    m_versionsQuestion.askNow();
}

void NodePoller::takeVersions(const NodeVersions &versions)
{
    m_context->builder->take(m_context->builder->node(m_profile.name).versions, Result<NodeVersions>(versions), m_context->clock->monotonic());
}

QCoro::Task<bool> NodePoller::askNodes()
{
    const QPointer<NodePoller> self(this);
    const Millis began = m_context->clock->monotonic();
    // Asked beside, so that one that is frozen is not found out later for it.
    HttpAccess strangers = m_management->http().access();
    const Millis wait = 2 * strangers.timeout / 3;
    strangers.user.clear();
    strangers.password.clear();
    strangers.tries.reset();
    strangers.retries = 0;
    strangers.timeout = std::max(Millis{1}, strangers.timeout - wait);
    std::stop_source over;
    const std::stop_callback ends(m_context->stop, [&over] { over.request_stop(); });
    auto stranger = answersStrangers(strangers, m_context->access->time(), wait, over.get_token());
    Result<QList<NodeFigures>> rows = co_await m_management->nodes(m_context->stop);
    if (rows || rows.error().kind != ErrorKind::Timeout)
        over.request_stop();
    const bool lives = co_await std::move(stranger);
    if (!self)
        co_return false;
    Result<NodeAnswer> answer = rows ? answerFrom(*rows, m_profile.name) : std::unexpected(rows.error());
    if (rows || lives)
        m_nodesQuestion.spare(m_context->clock->monotonic() - began);
    if (!answer && answer.error().kind == ErrorKind::Timeout && lives) {
        answer = std::unexpected(slowToLogIn(answer.error(), strangers.base));
    } else if (!answer && answer.error().kind == ErrorKind::Timeout) {
        Error error = co_await toldApart(answer.error(), m_management->http().access().base, m_context->stop);
        if (!self)
            co_return false;
        answer = std::unexpected(std::move(error));
    }
    const bool wasAnswering = isAnswering();
    if (answer)
        rememberGone(*answer, m_context->builder->node(m_profile.name).answer.value, m_context->clock->now());
    const bool well = m_context->builder->take(m_context->builder->node(m_profile.name).answer, std::move(answer), began);
    if (well && !wasAnswering)
        m_versionsQuestion.start(versionsInterval);
    else if (!well)
        m_versionsQuestion.stop();
    co_return well;
}

QCoro::Task<bool> NodePoller::askMetrics()
{
    const QPointer<NodePoller> self(this);
    const Millis began = m_context->clock->monotonic();
    Result<BrokerMetrics> metrics = co_await m_metrics->metrics(m_context->stop);
    if (!self)
        co_return false;
    metrics = metricsOfNode(std::move(metrics), m_profile.name);
    co_return m_context->builder->take(m_context->builder->node(m_profile.name).metrics, std::move(metrics), began);
}

QCoro::Task<bool> NodePoller::askVersions()
{
    const QPointer<NodePoller> self(this);
    const Millis began = m_context->clock->monotonic();
    Result<BrokerOverview> overview = co_await m_management->overview(m_context->stop);
    if (!self)
        co_return false;
    m_versionsQuestion.spare(m_context->clock->monotonic() - began);
    Result<NodeVersions> versions = overview ? Result<NodeVersions>(overview->versions) : std::unexpected(overview.error());
    co_return m_context->builder->take(m_context->builder->node(m_profile.name).versions, std::move(versions), began);
}

} // namespace warrener
