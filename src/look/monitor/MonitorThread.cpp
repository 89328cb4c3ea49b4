#include "look/monitor/MonitorThread.h"

#include "base/Post.h"
#include "look/monitor/QuitWhenIdle.h"

namespace warrener {

MonitorThread::MonitorThread(ClusterProfile profile, Credentials credentials, QObject *parent)
    : QObject(parent), m_monitor(new Monitor(std::move(profile), std::move(credentials), std::make_shared<SystemClock>()))
{
    m_thread.setObjectName(QStringLiteral("monitor"));
    m_monitor->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_monitor, &QObject::deleteLater);
    connectAcross(m_monitor, &Monitor::snapshotReady, this, [this](const SnapshotPtr &snapshot) { Q_EMIT snapshotReady(snapshot); });
    connectAcross(m_monitor, &Monitor::nodeDetailReady, this, [this](const NodeDetailPtr &detail) { Q_EMIT nodeDetailReady(detail); });
    m_thread.start();
}

MonitorThread::~MonitorThread()
{
    disconnect(m_monitor, nullptr, this, nullptr);
    post(m_monitor, [monitor = m_monitor, thread = &m_thread] {
        monitor->stop();
        quitWhenIdle(monitor, thread, [monitor] { return monitor->isIdle(); });
    });
    m_thread.wait();
}

void MonitorThread::keepQueuesInMind()
{
    post(m_monitor, [monitor = m_monitor] { monitor->keepQueuesInMind(); });
}

void MonitorThread::start()
{
    post(m_monitor, [monitor = m_monitor] { monitor->start(); });
}

void MonitorThread::stop()
{
    post(m_monitor, [monitor = m_monitor] { monitor->stop(); });
}

void MonitorThread::askNow()
{
    post(m_monitor, [monitor = m_monitor] { monitor->askNow(); });
}

void MonitorThread::setFocus(const MonitorFocus &focus)
{
    post(m_monitor, [monitor = m_monitor, focus] { monitor->setFocus(focus); });
}

void MonitorThread::setPollInterval(std::chrono::seconds interval)
{
    post(m_monitor, [monitor = m_monitor, interval] { monitor->setPollInterval(interval); });
}

} // namespace warrener
