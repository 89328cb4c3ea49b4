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
    static NodeName node(int number);
};

} // namespace warrener
