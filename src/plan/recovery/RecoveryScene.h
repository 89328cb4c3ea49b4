#pragma once

#include "plan/recovery/RecoveryDocument.h"
#include "plan/recovery/RecoveryPlanner.h"
#include "run/operations/ClusterFacts.h"

namespace warrener {

/// What all builders of one plan share. Its parts outlive it.
struct RecoveryScene
{
    const RecoveryDocument &document;
    const ClusterView &view;
    const RecoveryWish &wish;
    QList<NodeName> affected;

    const ClusterProfile &profile() const { return *view.profile; }
    /// Who is asked about `node`, the likeliest first; at least one.
    QList<NodeName> peersOf(const NodeName &node) const;
    /// Who is asked about the cluster; those that do not serve last.
    QList<NodeName> everybody() const;
    /// Whose backup goes into this cluster; empty: its own, or it is not known.
    QString restoredFrom() const;
    /// For an id: short, and of no two nodes the same, whose names may differ at their end alone.
    QString idPart(const NodeName &node) const;
};

} // namespace warrener
