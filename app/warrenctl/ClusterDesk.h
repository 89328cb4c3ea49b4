#pragma once

#include "app/warrenctl/ChangeOptions.h"
#include "app/warrenctl/Report.h"
#include "look/access/Credentials.h"
#include "look/monitor/LatestSnapshot.h"
#include "look/monitor/MonitorThread.h"
#include "run/operations/FactsLook.h"
#include "run/runs/RunBook.h"

#include <memory>

namespace warrener::ctl {

/// One cluster for a command that plans or runs something: its run book, and the monitor whose
/// snapshots plans are made from and every run is measured by. What waits here runs an event loop.
class ClusterDesk final
{
    Q_DISABLE_COPY_MOVE(ClusterDesk)

public:
    /// Errors: those of RunBook::open().
    static Result<std::unique_ptr<ClusterDesk>> open(const ClusterProfile &profile, const Credentials &credentials, const QString &who = {});
    /// The same, for a person who passes the rule "journal": where the usual one cannot be written, runs are
    /// written into one of their own, in a new folder of the system's for temporary files, which is told.
    static Result<std::unique_ptr<ClusterDesk>> open(const ClusterProfile &profile, const Credentials &credentials, const ChangeOptions &change);

    RunBook &book() { return m_book; }
    const ClusterProfile &profile() const { return m_book.profile(); }
    /// The newest snapshot, safe to take from any thread; null before the monitor has begun.
    std::function<SnapshotPtr()> latest() const;
    MonitorThread &monitor() { return m_monitor; }
    /// From now on the cluster is looked at as often as its profile says: for runs that take long and move no clients.
    void lookAtEase() { m_monitor.setPollInterval(profile().poll); }

    /// Snapshot and facts side by side: both take their time; hurried no longer than a failover can wait.
    /// `accused`: is looked at meanwhile. The monitor goes on asking. Errors: Timeout.
    Result<ClusterView> view(FactsPace pace, Millis patience, const NodeName &accused = {});

private:
    ClusterDesk(const ClusterProfile &profile, const Credentials &credentials, const QString &who, const QString &journals = {});

    std::shared_ptr<LatestSnapshot> m_latest = std::make_shared<LatestSnapshot>();
    MonitorThread m_monitor;
    RunBook m_book;
};

} // namespace warrener::ctl
