#include "RunMonitor.h"

#include "LiveRunDesk.h"
#include "look/monitor/MonitorThread.h"

namespace warrener {

RunMonitor::RunMonitor(LiveRunDesk &desk, Credentials credentials) : m_desk(desk), m_credentials(std::move(credentials))
{
    connect(&m_desk, &RunDesk::changed, this, &RunMonitor::follow);
}

RunMonitor::~RunMonitor() = default;

void RunMonitor::follow()
{
    if (!m_desk.isRunning()) {
        // What was seen of one run is no beginning of the next.
        m_desk.latest().set(nullptr);
        if (m_monitor)
            m_monitor->stop();
        return;
    }
    if (!m_monitor) {
        ClusterProfile profile = m_desk.book().profile();
        profile.poll = std::chrono::seconds{1};
        m_monitor = std::make_unique<MonitorThread>(std::move(profile), m_credentials);
        connect(m_monitor.get(), &MonitorThread::snapshotReady, &m_desk, [this](const SnapshotPtr &snapshot) {
            if (m_desk.isRunning())
                m_desk.latest().set(snapshot);
        });
    }
    m_monitor->start();
}

} // namespace warrener
