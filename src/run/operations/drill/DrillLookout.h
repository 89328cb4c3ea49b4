#pragma once

#include "look/access/ClusterAccess.h"
#include "run/operations/drill/DrillConditions.h"

#include <QCoroTask>
#include <QHash>

#include <memory>
#include <optional>
#include <stop_token>
#include <vector>

namespace warrener {

/// Who is looked at, and what was so before any fault.
struct LookoutWish
{
    QList<NodeName> targets{};           ///< of the faults
    QList<NodeName> ask{};               ///< the first that answers tells of them
    QHash<QString, int> serversBefore{}; ///< by proxy: how many of its servers took clients
    QList<DrillCondition> conditions{};  ///< what the looks are to answer besides
};

/// Looks at the cluster, at its proxies and at the targets' doors again and again, from before a fault is made: a broker
/// that takes ten seconds to stop is missed by its proxies long before it has stopped. Belongs to one thread. When it
/// goes, the looking stops.
class DrillLookout final
{
public:
    DrillLookout(std::shared_ptr<ClusterAccess> access, LookoutWish wish);
    ~DrillLookout();
    Q_DISABLE_COPY_MOVE(DrillLookout)

    void setConditions(QList<DrillCondition> conditions);
    /// "cluster", "proxy", "console": when each missed a target, or had an alarm of it or that it had parted from another, first, by a look that began at
    /// `from` or later; one that hung before any fault is no notice of it. Who sees all of them well again is not among these any more.
    QHash<QString, TimePoint> noticedSince(TimePoint from) const;
    /// The newest look that nobody has taken yet. None: it takes its time, as it may while a fault lasts.
    std::optional<DrillSight> takeSight();
    /// Waits for what is under way.
    QCoro::Task<> end();

private:
    struct State;
    std::shared_ptr<State> m_state;
    std::stop_source m_stop;
    std::vector<QCoro::Task<>> m_running;
};

} // namespace warrener
