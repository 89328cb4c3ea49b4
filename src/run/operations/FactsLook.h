#pragma once

#include "look/access/ClusterAccess.h"
#include "run/operations/ClusterFacts.h"

namespace warrener {

/// How long brokers are waited for: as long as they may need, or no longer than a failover can wait for
/// one that may be dead.
enum class FactsPace : std::uint8_t { Unhurried, Hurried };
constexpr Millis patienceOf(FactsPace pace)
{
    return pace == FactsPace::Hurried ? Millis{1000} : Millis{8000};
}

/// Asks what a plan needs beyond the snapshot, everybody side by side; brokers get `patience`, proxies
/// (without which there is no plan) at least 6.5 s. Nodes that do not answer are asked too, and cost nothing but their place: the
/// first one that answers about the queues is believed. Changes nothing.
QCoro::Task<ClusterFacts> askClusterFacts(std::shared_ptr<ClusterAccess> access, Millis patience = patienceOf(FactsPace::Unhurried), std::stop_token stop = {});

/// One proxy as it stands. `withWorkers`: old workers are counted too, by the master socket.
QCoro::Task<ProxyFacts> askProxy(std::shared_ptr<ClusterAccess> access, ProxyName proxy, bool withWorkers, std::stop_token stop);

} // namespace warrener
