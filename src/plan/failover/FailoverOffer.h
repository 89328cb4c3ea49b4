#pragma once

#include "plan/failover/Planner.h"
#include "run/runs/GuardVerdict.h"

#include <cstdint>
#include <optional>

namespace warrener {

enum class FailoverKind : std::uint8_t {
    Switchover, ///< planned, with the node's cooperation
    Failover,   ///< forced, without it
    Failback,   ///< to a node that has returned
};

/// What could be done at present: the candidates, and the plan for the one that is chosen.
struct FailoverOffer
{
    FailoverKind kind = FailoverKind::Switchover;
    FailoverWish wish{}; ///< with `from` and `to` as they were found; a failback goes to `to`
    QList<Candidate> candidates{};
    std::optional<Plan> plan{};
    QString problem{};                           ///< translated: why there is no plan
    ErrorKind problemKind = ErrorKind::NotFound; ///< of that
    QString problemDetail{};
    QList<GuardVerdict> guards{};
    FailbackEvaluation failback{}; ///< of a failback only
    TimePoint at{};                ///< of the snapshot; never: none yet
    bool asking = true;            ///< a newer one is being made
};

/// The offer for a wish, pure; its guards have not been asked. A node that the wish leaves empty is
/// found: a switchover begins where most clients and leaders are; a forced failover and a failback
/// are about the node that is out of service, and where none is, a person has to name it: nobody is
/// forced out by default. The target is the best candidate.
FailoverOffer offerFor(const ClusterView &view, FailoverKind kind, FailoverWish wish);

/// Why this cluster can have no failover at all.
struct FailoverObstacle
{
    QString title{};
    QString text{};

    bool operator==(const FailoverObstacle &) const = default;
};
std::optional<FailoverObstacle> failoverObstacle(const ClusterProfile &profile);

} // namespace warrener
