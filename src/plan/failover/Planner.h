#pragma once

#include "base/Result.h"
#include "plan/failover/Candidates.h"
#include "run/procedure/Plan.h"

#include <optional>

namespace warrener {

/// What a person, or the automatic, wants.
struct FailoverWish
{
    NodeName from{};
    NodeName to{}; ///< empty: the best candidate; of a failback: ignored
    QString why{};
    int clientsPerSecond = 0; ///< asked to reconnect; 0: as the profile says
    bool drain = true;        ///< of a switchover: the broker itself goes into maintenance
    bool rebalance = true;    ///< of a failback: leaders come back too
    bool automatic = false;   ///< asked for by the automatic
};

/// In maintenance mode, as told when the plan is made, else as the snapshot has it.
bool isInMaintenance(const ClusterView &view, const NodeName &node);
/// In maintenance mode, or its listeners are closed as there: a revive opens them.
bool isOutOfService(const ClusterView &view, const NodeName &node);

/// The node that clients and leaders are mostly on: where a switchover begins when nobody names one.
NodeName busiestNode(const ClusterView &view);
/// The node that is out of service at present, or out of every proxy: where a failback goes. Empty: none.
NodeName missingNode(const ClusterView &view);
/// The node that something speaks against at this moment: where a forced failover begins. One that is lost
/// before one whose API hangs; never one in maintenance mode, which is out on purpose. Empty: none.
NodeName silentNode(const ClusterView &view);

/// Every proxy that has a server for the node keeps clients from it, as somebody told it to.
bool isOutOfEveryProxy(const ClusterView &view, const NodeName &node);

/// The target that was asked for, or the best; Errors: NotFound, Usage.
Result<Candidate> targetFor(const ClusterView &view, const FailoverWish &wish);

// Pure: values in, a plan out. Errors: NotFound (no such node, no candidate), Usage (from and to are
// the same; nothing to do), NotConfigured (no proxy, no login where the plan needs one).
// Plan::facts: {"from", "to": node names, "graceful": bool, "sessions": clients that must reconnect,
// "leaders": queues whose leader moves, "unavailable": ["vhost/queue"…] until the node returns,
// "unavailableCount" (−1: not known; the same of sessions and leaders), "proxies": [names], "score": of the target; of a failover also "leftOut": the
// proxies that take no part, each with its reason}.

/// Planned: kind "switchover".
Result<Plan> planSwitchover(const ClusterView &view, const FailoverWish &wish);
/// Unplanned: kind "failover".
Result<Plan> planFailover(const ClusterView &view, const FailoverWish &wish);
/// Back to a node that has returned: kind "failback".
Result<Plan> planFailback(const ClusterView &view, const FailoverWish &wish);

/// What speaks for a failback now, and what against.
struct FailbackEvaluation
{
    struct Point
    {
        Level level = Level::Note; ///< Ok: speaks for it
        QString id;
        QString words; ///< translated

        bool operator==(const Point &) const = default;
    };

    NodeName node{};
    bool possible = false;  ///< the node is there
    bool advisable = false; ///< and nothing speaks against it
    QString headline{};     ///< translated: "Back to broker1 now"
    QList<Point> benefits{};
    QList<Point> risks{};
    QList<Point> against{}; ///< reasons to wait

    bool operator==(const FailbackEvaluation &) const = default;
};
FailbackEvaluation evaluateFailback(const ClusterView &view, const NodeName &node);

/// What is not available while `node` is away: queues of which it holds the only copy, and those
/// that have no majority without it.
QList<QueueRef> unavailableWithout(const ClusterFacts &facts, const NodeName &node);

} // namespace warrener
