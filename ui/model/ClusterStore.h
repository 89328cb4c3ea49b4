#pragma once

#include "cluster/ClusterProfile.h"
#include "cluster/Event.h"
#include "cluster/NodeDetail.h"
#include "cluster/Snapshot.h"
#include "judge/assess/Assessment.h"
#include "look/history/History.h"
#include "look/monitor/MonitorFocus.h"

#include <QObject>

namespace warrener {

/// What the window knows about the cluster it shows: pages read it, the monitor feeds it. Lives
/// on the GUI thread and asks nobody anything itself.
class ClusterStore final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ClusterStore)

public:
    explicit ClusterStore(ClusterProfile profile, QObject *parent = nullptr);
    ~ClusterStore() override;

    const ClusterProfile &profile() const { return m_profile; }
    /// Null until the first answer.
    SnapshotPtr snapshot() const { return m_snapshot; }
    const Assessment &assessment() const { return m_assessment; }
    const History &history() const { return m_history; }
    /// Oldest first, of the last 24 hours, at most 2,000.
    const QList<Event> &events() const { return m_events; }
    NodeDetailPtr nodeDetail() const { return m_nodeDetail; }

    /// The colour index of a node, host or proxy: the same on every page, in the profile's order
    /// (brokers, then proxies, then other hosts). A node and its host share one.
    int seriesIndex(const QString &name) const;

    // Fed by the monitor, or by a test.
    void take(const SnapshotPtr &snapshot);
    void take(const NodeDetailPtr &detail);
    void take(const QList<Event> &events);
    /// Stored buckets and events from an earlier run.
    void restore(History &&history, const QList<Event> &events);

    // Pages say what they need; the window passes it on to the monitor.
    void setFocus(const MonitorFocus &focus);
    const MonitorFocus &focus() const { return m_focus; }
    void askNow();
    /// Nobody is asked, for that reason: no password was given. Empty: they are.
    void setNotAsked(const QString &why);
    /// How its backups stand, by whoever reads the catalogue.
    void setBackups(const BackupStanding &backups);
    const BackupStanding &backups() const { return m_backups; }
    const QString &notAsked() const { return m_notAsked; }

Q_SIGNALS:
    void changed(); ///< a new snapshot and its assessment
    void nodeDetailChanged();
    void eventsChanged();
    void focusChanged(const warrener::MonitorFocus &focus);
    void askNowRequested();

private:
    ClusterProfile m_profile;
    QString m_notAsked;
    SnapshotPtr m_snapshot;
    Assessment m_assessment;
    BackupStanding m_backups;
    History m_history;
    QList<Event> m_events;
    NodeDetailPtr m_nodeDetail;
    MonitorFocus m_focus;
};

} // namespace warrener
