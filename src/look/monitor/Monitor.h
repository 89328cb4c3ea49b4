#pragma once

#include "base/Clock.h"
#include "cluster/ClusterProfile.h"
#include "cluster/NodeDetail.h"
#include "cluster/Snapshot.h"
#include "look/access/Credentials.h"
#include "look/monitor/MonitorFocus.h"

#include <QObject>

#include <memory>

namespace warrener {

/// Polls every node, host and proxy of one cluster side by side, each with its own time-out and
/// back-off, and publishes a Snapshot whenever a round of answers is in. Lives in a thread of
/// its own (see MonitorThread); every member is called there, signals leave it queued.
class Monitor final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Monitor)

public:
    Monitor(ClusterProfile profile, Credentials credentials, std::shared_ptr<const Clock> clock, QObject *parent = nullptr);
    ~Monitor() override;

    void start();
    /// Cancels what is under way; nothing goes out afterwards.
    void stop();
    /// Stopped, and the last cancelled request has ended.
    bool isIdle() const;
    /// Asks everything again now, the nodes that are backed off too (F5).
    void askNow();
    void setFocus(const MonitorFocus &focus);
    /// The queues are looked at also while no page shows them, so that what is said of the cluster does not hang on which
    /// page is open: once a minute, more often where that is cheap (every 10 s at most), and soon after a node went or came.
    /// Where only long lists could tell, they are left alone.
    void keepQueuesInMind();
    void setPollInterval(std::chrono::seconds interval);

Q_SIGNALS:
    /// At least once a polling interval, and at once when something essential changed.
    void snapshotReady(const warrener::SnapshotPtr &snapshot);
    void nodeDetailReady(const warrener::NodeDetailPtr &detail);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace warrener
