#pragma once

#include "cluster/ClusterProfile.h"
#include "cluster/Snapshot.h"

#include <memory>

namespace warrener {

class ClusterStore;

/// An invented cluster: three nodes, two proxies and a standby host, as they answer at one moment.
class SampleCluster
{
public:
    SampleCluster();

    ClusterProfile profile;
    TimePoint now{};
    Snapshot snapshot; ///< everybody answers, nothing is wrong

    NodeLook &node(int index) { return snapshot.nodes[index]; }
    /// broker2 has stopped 11 minutes ago, its disk is full; its host answers.
    void stopBroker2();
    /// Nobody answers since 14:21.
    void cutOff();
    /// Nobody has been asked.
    void forgetAll();

    /// A store that holds two hours of history and this snapshot.
    std::unique_ptr<ClusterStore> makeStore() const;
    /// The next snapshot, some seconds later, to the same store.
    void sendTo(ClusterStore &store, Millis later);
    SnapshotPtr share() const { return std::make_shared<const Snapshot>(snapshot); }

private:
    void addNode(const QString &name, double memory, double diskFree);
    void addHost(const QString &name, HostRole role, double cpu, double load, double net, double memory);
    void addProxy(const QString &name, qint64 sessions);

    TimePoint m_down{};
};

} // namespace warrener
