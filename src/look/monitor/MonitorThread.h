#pragma once

#include "look/monitor/Monitor.h"

#include <QThread>

namespace warrener {

/// A Monitor in a thread of its own. Lives on the caller's thread; its signals come there.
class MonitorThread final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MonitorThread)

public:
    MonitorThread(ClusterProfile profile, Credentials credentials, QObject *parent = nullptr);
    /// Returns within a second, also while requests hang.
    ~MonitorThread() override;

    void start();
    /// Cancels what is under way; until it is started again, nothing goes out.
    void stop();
    void askNow();
    void setFocus(const MonitorFocus &focus);
    void setPollInterval(std::chrono::seconds interval);
    void keepQueuesInMind();

Q_SIGNALS:
    void snapshotReady(const warrener::SnapshotPtr &snapshot);
    void nodeDetailReady(const warrener::NodeDetailPtr &detail);

private:
    QThread m_thread;
    Monitor *m_monitor = nullptr; ///< deleted in its thread, as that ends
};

} // namespace warrener
