#include "look/monitor/MonitorThread.h"

#include "base/Post.h"

#include <QElapsedTimer>
#include <QTimer>

namespace warrener {

namespace {

using namespace std::chrono_literals;

/// Cancelled requests end within one turn of the event loop; this bounds whatever does not.
constexpr Millis patience = 800ms;
constexpr Millis look = 5ms;

/// Ends `thread` when the last coroutine of `monitor` is through, or patience is.
void endWhenIdle(Monitor *monitor, QThread *thread)
{
    monitor->stop();
    auto *timer = new QTimer(monitor);
    QElapsedTimer waited;
    waited.start();
    QObject::connect(timer, &QTimer::timeout, monitor, [monitor, thread, waited] {
        if (monitor->isIdle() || waited.durationElapsed() >= patience)
            thread->quit();
    });
    timer->start(look);
}

} // namespace

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
    post(m_monitor, [monitor = m_monitor, thread = &m_thread] { endWhenIdle(monitor, thread); });
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
