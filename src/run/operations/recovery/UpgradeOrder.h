#pragma once

#include "run/operations/ClusterFacts.h"

namespace warrener {

/// One node of a rolling upgrade.
struct NodeRelease
{
    NodeName node{};
    QString version{};    ///< as it tells itself, "4.0.5"; empty: it does not answer
    bool drained = false; ///< in maintenance mode, by somebody's word

    bool operator==(const NodeRelease &) const = default;
};

struct UpgradeAdvice
{
    NodeName next{}; ///< the node whose turn it is; empty: none may leave now, or none has to
    QString words{}; ///< translated: which one, and why, or why none

    bool operator==(const UpgradeAdvice &) const = default;
};

/// What may be done next where nodes run different versions. Who does not answer comes first, then whoever is in maintenance mode;
/// of the others the first that runs an older version and that neither the cluster nor a replicated queue needs for its majority.
/// Nobody goes back: the newest version is what all are to run. `seats`: none where nobody could list the queues. Pure.
UpgradeAdvice upgradeAdvice(const QList<NodeRelease> &nodes, const std::optional<QList<QueueSeat>> &seats);

} // namespace warrener
