#include "look/monitor/DetailPoller.h"

#include "look/monitor/SnapshotBuilder.h"
#include "look/net/PortProbe.h"

#include <QPointer>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

using namespace std::chrono_literals;

constexpr Millis collecting = 200ms;
constexpr Millis featureFlagInterval = 60s;
constexpr int mostConnections = 500;

} // namespace

DetailPoller::DetailPoller(std::shared_ptr<const PollContext> context, NodeProfile profile, QObject *parent)
    : QObject(parent), m_context(std::move(context)), m_profile(std::move(profile)), m_management(m_context->doors().management(m_profile)),
      m_memory(
          m_context->clock, m_context->tasks, [this] { return askMemory(); }, this),
      m_checks(
          m_context->clock, m_context->tasks, [this] { return askChecks(); }, this),
      m_featureFlags(
          m_context->clock, m_context->tasks, [this] { return askFeatureFlags(); }, this),
      m_ports(
          m_context->clock, m_context->tasks, [this] { return askPorts(); }, this),
      m_connections(m_context->clock, m_context->tasks, [this] { return askConnections(); }, this)
{
    m_context->builder->meter().watch(m_management.http());
    m_detail.node = m_profile.name;
    m_soon.setSingleShot(true);
    connect(&m_soon, &QTimer::timeout, this, [this] { Q_EMIT ready(std::make_shared<const NodeDetail>(m_detail)); });
}

DetailPoller::~DetailPoller() = default;

void DetailPoller::start(Millis interval)
{
    // The first is shown at once with all parts pending: the page of another node is gone then.
    m_soon.start(0ms);
    m_memory.start(interval);
    m_connections.start(2 * interval);
    m_ports.start(2 * interval);
    m_checks.start(3 * interval);
    m_featureFlags.start(std::max<Millis>(featureFlagInterval, interval));
}

void DetailPoller::askNow()
{
    for (Recurring *question : {&m_memory, &m_checks, &m_featureFlags, &m_ports, &m_connections})
        question->askNow();
}

template <class T>
bool DetailPoller::take(Part<T> &part, Result<T> result, Millis began)
{
    const bool well = m_context->builder->take(part, std::move(result), began);
    if (!m_soon.isActive())
        m_soon.start(collecting);
    return well;
}

QCoro::Task<bool> DetailPoller::askMemory()
{
    const QPointer<DetailPoller> self(this);
    const Millis began = m_context->clock->monotonic();
    Result<MemoryBreakdown> memory = co_await m_management.memory(m_profile.name, m_context->stop);
    if (!self)
        co_return false;
    m_memory.spare(m_context->clock->monotonic() - began);
    co_return take(m_detail.memory, std::move(memory), began);
}

QCoro::Task<bool> DetailPoller::askFeatureFlags()
{
    const QPointer<DetailPoller> self(this);
    const Millis began = m_context->clock->monotonic();
    Result<QList<FeatureFlag>> flags = co_await m_management.featureFlags(m_context->stop);
    if (!self)
        co_return false;
    m_featureFlags.spare(m_context->clock->monotonic() - began);
    co_return take(m_detail.featureFlags, std::move(flags), began);
}

QCoro::Task<bool> DetailPoller::askConnections()
{
    const QPointer<DetailPoller> self(this);
    const Millis began = m_context->clock->monotonic();
    Result<QList<ConnectionInfo>> connections = co_await m_management.connections(m_profile.name, mostConnections, m_context->stop);
    if (!self)
        co_return false;
    m_connections.spare(m_context->clock->monotonic() - began);
    co_return take(m_detail.connections, std::move(connections), began);
}

QCoro::Task<bool> DetailPoller::askChecks()
{
    const QPointer<DetailPoller> self(this);
    const Millis began = m_context->clock->monotonic();
    const QStringList ids = healthCheckIds(m_profile);
    QList<HealthCheck> checks;
    std::optional<Error> error;
    for (const QString &id : ids) {
        Result<HealthCheck> check = co_await m_management.healthCheck(id, m_context->stop);
        if (!self)
            co_return false;
        if (check) {
            checks.append(*check);
            continue;
        }
        error = check.error();
        // The first that cannot be asked for a reason all share ends the round: no thirteen time-outs.
        if (checks.isEmpty())
            break;
        checks.append({.id = id, .outcome = HealthCheck::Outcome::NotAsked, .reason = error->message});
        if (error->kind == ErrorKind::Timeout || error->kind == ErrorKind::Unreachable || error->kind == ErrorKind::Refused)
            break;
    }
    m_checks.spare(m_context->clock->monotonic() - began);
    if (checks.isEmpty() && error)
        co_return take(m_detail.checks, Result<QList<HealthCheck>>(std::unexpected(*error)), began);
    co_return take(m_detail.checks, Result<QList<HealthCheck>>(std::move(checks)), began);
}

QList<Listener> DetailPoller::listeners() const
{
    QList<Listener> found;
    const Part<ClusterTotals> &totals = m_context->builder->now().totals;
    if (totals.has()) {
        for (const Listener &listener : totals.value->listeners) {
            const bool isNew =
                std::ranges::none_of(found, [&](const Listener &other) { return other.protocol == listener.protocol && other.port == listener.port; });
            if (listener.node == m_profile.name && isNew)
                found.append(listener);
        }
    }
    if (!found.isEmpty())
        return found;
    // A node that is down has no listeners in the overview: what the profile names should be open.
    const auto add = [&](const QString &protocol, quint16 port) {
        if (port != 0)
            found.append({.node = m_profile.name, .protocol = protocol, .address = {}, .port = port});
    };
    add(u"amqp"_s, m_profile.amqp.port);
    add(u"amqp/ssl"_s, m_profile.amqps.port);
    add(m_profile.management.scheme(), static_cast<quint16>(std::max(0, m_profile.management.port(0))));
    if (m_profile.managementTls != m_profile.management)
        add(u"https"_s, static_cast<quint16>(std::max(0, m_profile.managementTls.port(0))));
    add(u"http/prometheus"_s, static_cast<quint16>(std::max(0, m_profile.metrics.port(0))));
    return found;
}

QCoro::Task<bool> DetailPoller::askPorts()
{
    const QPointer<DetailPoller> self(this);
    const Millis began = m_context->clock->monotonic();
    const QList<Listener> wanted = listeners();
    std::vector<QCoro::Task<Result<Millis>>> tasks;
    for (const Listener &listener : wanted)
        tasks.push_back(connectTime({m_management.http().access().base.host(), listener.port}, m_context->profile().timeout, m_context->stop));
    QList<PortCheck> checks;
    for (qsizetype i = 0; i < wanted.size(); ++i) {
        const Result<Millis> took = co_await tasks[static_cast<std::size_t>(i)];
        if (!self)
            co_return false;
        checks.append({.protocol = wanted.at(i).protocol,
                       .port = wanted.at(i).port,
                       .connectTime = took ? std::optional(*took) : std::nullopt,
                       .error = took ? std::nullopt : std::optional(took.error())});
    }
    co_return take(m_detail.ports, Result<QList<PortCheck>>(std::move(checks)), began);
}

} // namespace warrener
