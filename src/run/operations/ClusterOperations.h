#pragma once

#include "look/access/ClusterAccess.h"
#include "run/procedure/Operations.h"

#include <memory>

namespace warrener {

class Journal;
class LookMemory;

/// What plans of all trades can name, but for what needs more than the access (below); README.md lists
/// them, `run/runs/EveryOperation` adds those of the trades. The operations share `access`, and live in its thread.
void addClusterOperations(Operations &operations, std::shared_ptr<ClusterAccess> access);

// The same by the system that they act on.
void addHaproxyOperations(Operations &operations, std::shared_ptr<ClusterAccess> access);
void addAgentOperations(Operations &operations, std::shared_ptr<ClusterAccess> access);
void addSessionOperations(Operations &operations, std::shared_ptr<ClusterAccess> access);
void addBrokerOperations(Operations &operations, std::shared_ptr<ClusterAccess> access);
void addMaintenanceOperations(Operations &operations, std::shared_ptr<ClusterAccess> access);
void addLeaderOperations(Operations &operations, std::shared_ptr<ClusterAccess> access);
void addConnectionOperations(Operations &operations, std::shared_ptr<ClusterAccess> access);
void addHostOperations(Operations &operations, std::shared_ptr<ClusterAccess> access);
void addAmqpOperations(Operations &operations, std::shared_ptr<ClusterAccess> access);
void addGuardOperations(Operations &operations, std::shared_ptr<ClusterAccess> access);
void addRoomGuard(Operations &operations, std::shared_ptr<ClusterAccess> access);
void addMarkOperations(Operations &operations, std::shared_ptr<ClusterAccess> access);

/// What ends a broker, and who may be called down: by the looks that `looks` remembers.
void addFenceOperations(Operations &operations, std::shared_ptr<ClusterAccess> access, std::shared_ptr<LookMemory> looks);

/// guard.not-blocked: what the journal at this path, and the cluster itself, say of earlier failovers, by
/// this clock.
void addBlockGuard(Operations &operations, const QString &journal, std::shared_ptr<const Clock> clock, std::shared_ptr<ClusterAccess> access);

/// What tells the automatic failover to stand by for a while: words in this journal.
void addAutomaticOperations(Operations &operations, std::shared_ptr<Journal> journal, std::shared_ptr<const Clock> clock);

} // namespace warrener
