#pragma once

#include "cluster/ClusterProfile.h"
#include "cluster/Snapshot.h"
#include "look/net/Discovery.h"

#include <QCoroTask>
#include <QList>
#include <QStringList>

#include <functional>
#include <stop_token>

namespace warrener {

/// Whom to look for, and where.
struct NodeProbeTask
{
    DiscoveryRequest request;
    NodeFigures node;
    QList<Listener> listeners; ///< this node's own
    QStringList candidates;    ///< host names and addresses to try, the likeliest first
    quint16 managementPort = 0;
    std::stop_token stop;
    std::function<void(const DiscoveryStep &)> report; ///< called for every step as it is done
};

/// What of it goes into the profile.
struct NodeDraft
{
    NodeProfile node;
    HostProfile host;
    QList<DiscoveryStep> steps;
};

/// Tries one candidate after the other until the management API there answers as this node, then
/// every other part of the node side by side.
QCoro::Task<NodeDraft> probeNode(NodeProbeTask task);

} // namespace warrener
