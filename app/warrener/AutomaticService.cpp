#include "AutomaticService.h"

#include "Warrenctl.h"

#include <QCoroTask>
#include <QPointer>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr int serviceLookMs = 30'000;

} // namespace

AutomaticService::AutomaticService(WatchedCluster watched, QObject *parent) : QObject(parent), m_watched(std::move(watched))
{
    m_again.setInterval(serviceLookMs);
    connect(&m_again, &QTimer::timeout, this, [this] { look(); });
}

AutomaticService::~AutomaticService()
{
    m_stop.request_stop();
}

QString AutomaticService::obstacle() const
{
    if (warrenctlProgram().isEmpty())
        return tr("The program warrenctl, which the service would start, is not installed");
    if (QStandardPaths::findExecutable(u"systemctl"_s).isEmpty())
        return tr("There is no systemd here that could start a service");
    return {};
}

QCoro::Task<> AutomaticService::look()
{
    const QPointer<AutomaticService> self(this);
    if (m_acting || !WatchService(QString()).isWritten(m_watched.cluster))
        co_return;
    const Result<bool> active = co_await WatchService::isActive(m_watched.cluster, m_stop.get_token());
    if (self && active && !m_acting)
        set(*active, !*active && (m_active || m_lost));
    if (self && m_active)
        Q_EMIT looked();
}

void AutomaticService::set(bool active, bool lost)
{
    if (active)
        m_again.start();
    else if (!lost)
        m_again.stop();
    if (active == m_active && lost == m_lost)
        return;
    m_active = active;
    m_lost = lost;
    Q_EMIT changed();
}

void AutomaticService::setActing(bool acting)
{
    m_acting = acting;
    Q_EMIT changed();
}

void AutomaticService::forget()
{
    if (m_lost)
        set(false, false);
}

QCoro::Task<Status> AutomaticService::start()
{
    const QPointer<AutomaticService> self(this);
    if (const QString reason = obstacle(); !reason.isEmpty())
        co_return failure(ErrorKind::NotAvailable, reason);
    const WatchService service(warrenctlProgram());
    if (const Status written = service.write(m_watched); !written)
        co_return written;
    setActing(true);
    const ClusterName cluster = m_watched.cluster;
    const Status started = co_await WatchService::start(cluster, m_stop.get_token());
    if (!started)
        (void)service.removeFile(cluster);
    if (!self)
        co_return started;
    set(started.has_value(), false);
    setActing(false);
    if (started)
        Q_EMIT looked();
    co_return started;
}

QCoro::Task<Status> AutomaticService::stop()
{
    const QPointer<AutomaticService> self(this);
    setActing(true);
    const ClusterName cluster = m_watched.cluster;
    const Status stopped = co_await WatchService::stop(cluster, m_stop.get_token());
    if (stopped)
        (void)WatchService(QString()).removeFile(cluster);
    if (!self)
        co_return stopped;
    if (stopped)
        set(false, false);
    setActing(false);
    co_return stopped;
}

} // namespace warrener
