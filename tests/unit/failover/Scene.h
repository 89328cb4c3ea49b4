#pragma once

#include "plan/failover/Planner.h"

namespace warrener {

/// A healthy cluster of three nodes behind two proxies, to be made worse by a test.
struct Scene
{
    ClusterProfile profile;
    Snapshot snapshot;
    ClusterFacts facts;

    Scene();
    ClusterView view() const;

    NodeFigures &figures(int node); ///< 1–3, its own row
    void setDown(int node);
    void setDraining(int node);
    /// A quorum queue on all three, led by `leader`.
    QueueSeat &addQueue(const QString &name, int leader);
    void setServer(const QString &proxy, int node, int adminBits);
    /// Another backend of the proxy, with these nodes on that port.
    void addBackend(const QString &proxy, const QString &backend, quint16 port, const QList<int> &nodes = {1, 2, 3});
    static NodeName node(int number);
};

} // namespace warrener
