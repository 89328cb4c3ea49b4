#pragma once

#include "look/access/ClusterAccess.h"
#include "run/procedure/Step.h"

namespace warrener {

/// The last failover by force, as the cluster itself remembers it for every console of every user: a global
/// runtime parameter, "warrener-failover". Until its block is over, or somebody acknowledges it, no automatic
/// of any console acts.
struct FailoverMark
{
    NodeName node{};
    QString who{}; ///< "watch@console"
    QString run{};
    TimePoint at{}; ///< by the clock of the console that did it
    bool acknowledged = false;

    /// A mark of the future is of a console whose clock is ahead: it counts as of this moment.
    bool blocks(TimePoint now, std::chrono::seconds block) const { return !acknowledged && (at > now || now - at < block); }
    bool operator==(const FailoverMark &) const = default;
};

QJsonObject toJson(const FailoverMark &mark);
/// None where the value is no mark of ours.
std::optional<FailoverMark> failoverMarkFrom(const QJsonObject &value);

/// As the first of `nodes` that answers tells it; none: there was none. Errors: those of asking, where nobody
/// answered within `patience`.
QCoro::Task<Result<std::optional<FailoverMark>>> askFailoverMark(std::shared_ptr<ClusterAccess> access, QList<NodeName> nodes, Millis patience,
                                                                 std::stop_token stop);
/// Somebody has seen what happened: the mark is kept, and blocks nobody any more. Nothing where there is none.
QCoro::Task<Status> acknowledgeFailoverMark(std::shared_ptr<ClusterAccess> access, std::stop_token stop);

/// Translated: whose failover it was, when, and until when none follows by itself.
QString describeBlock(const FailoverMark &mark, TimePoint now, std::chrono::seconds block);

/// Writes it down in the cluster, and reads it back.
Step markFailoverStep(const NodeName &node, const QList<NodeName> &ask);

} // namespace warrener
