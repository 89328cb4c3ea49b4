#pragma once

#include "cluster/Snapshot.h"
#include "look/access/ClusterAccess.h"
#include "record/journal/Journal.h"
#include "run/operations/FactsLook.h"
#include "run/operations/SecondLook.h"
#include "run/procedure/Runner.h"
#include "run/runs/EveryOperation.h"

#include <functional>
#include <memory>

namespace warrener {

class Lease;
class RunLog;
struct LeaseHolder;

/// What it takes to run plans of this folder on one cluster: opened once, shared by the runs.
struct RunKit
{
    std::shared_ptr<ClusterAccess> access;
    /// What was seen for the operations that use force; who looks before a plan is made, looks for them too.
    std::shared_ptr<LookMemory> looks;
    std::shared_ptr<const Operations> operations;
    std::shared_ptr<Journal> journal;
    std::shared_ptr<Timekeeper> time;
    /// The newest snapshot, safe to ask for from the kit's thread; empty: runs measure nothing.
    std::function<SnapshotPtr()> snapshot{};

    /// For one run of this plan: with a lease of its own, asked of the nodes that are to stay. `log`:
    /// instead of the journal itself (kill tests watch it).
    RunnerParts partsFor(const Plan &plan, std::shared_ptr<RunLog> log = {}) const;
    /// Who runs something here that needs no right to change the cluster (LeaseNeed::Kind::Beside).
    std::optional<LeaseHolder> besideHolder() const;
    /// Whether this machine's lock can be taken once it is needed. Errors: Io.
    Status tryOutLock() const;

private:
    std::shared_ptr<Lease> leaseFor(const Plan &plan) const;
};

/// What a plan is made of. `accused`, where it is known already: looked at meanwhile, for the guards of a
/// plan that fences it.
QCoro::Task<ClusterFacts> askFacts(RunKit kit, FactsPace pace, NodeName accused = {}, std::stop_token stop = {});

/// Adds the operations of one library; they share the access, and live in its thread.
using Registrar = std::function<void(Operations &operations, std::shared_ptr<ClusterAccess> access)>;

/// `journals`: the folder; empty: the usual one. `registrars`: of everything that plans of this program
/// can name; every program hands in all that it links, so that each can recover the others' runs.
/// `isolated`: these operations and no others, not even the guards that every kit has: for a rehearsal, whose plans must
/// find no hand that could touch anything.
/// Errors: those of Journal::open().
Result<RunKit> openRunKit(std::shared_ptr<const ClusterProfile> profile, Credentials credentials, const QString &journals = {},
                          const QList<Registrar> &registrars = {addEveryOperation}, bool isolated = false);

} // namespace warrener
