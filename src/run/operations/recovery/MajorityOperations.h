#pragma once

#include "look/access/ClusterAccess.h"
#include "run/procedure/Plan.h"

#include <memory>

namespace warrener {

class Operations;

// What is done where a majority is lost for good. Somebody has accepted the loss before: what only the lost members had is
// gone, and nothing takes it back.

/// Where the metadata store (Khepri) has lost its majority, it goes on with the one node that still runs: a cluster of one,
/// which the others join anew. Does nothing where there is a majority, or where the store needs none (Mnesia). The other nodes
/// must surely be down. Source: `rabbitmqctl force_standalone_khepri_boot`.
Step metadataAloneStep(const QString &id, const ClusterProfile &profile, const QList<NodeName> &ask);

/// Each quorum queue that has lost its majority goes on with one member alone: of those that are left the one whose log is the
/// longest. The nodes of the others must surely be down. Queues that have their majority are not touched; one without any member that is left is named, and
/// needs a backup. Success is that each is led by that member. Source: rabbit_quorum_queue:force_shrink_member_to_current_member/2 of RabbitMQ.
Step shrinkQueuesStep(const QString &id, const ClusterProfile &profile, const QList<NodeName> &ask);

/// Writes down which streams have lost their majority or their leader; never ends a run. Outcomes: "some", "none", "unknown".
Step stalledStreamsStep(const QString &id, const QList<NodeName> &ask);

/// What leads all streams (rabbit_stream_coordinator, a Raft member on every node) has lost its majority: no stream can be declared,
/// deleted or led anew. It goes on with the one node that runs; nodes that join become members of it again by themselves. The other
/// nodes must surely be down. Does nothing where it has its majority, or where there never was a stream. Its answer names the streams
/// that stood still. Errors: Forbidden, where several nodes run, or where the broker cannot (3.10). No command of RabbitMQ does it.
/// Source: ra_server_proc:force_shrink_members_to_current_member/1, which force_standalone_khepri_boot and the quorum queues' own go by.
Step coordinatorAloneStep(const QString &id, const ClusterProfile &profile, const QList<NodeName> &ask);

/// What the steps of this file name, for a kit of operations.
void addMajorityOperations(Operations &operations, std::shared_ptr<ClusterAccess> access);

} // namespace warrener
