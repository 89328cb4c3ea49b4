#pragma once

#include "plan/drill/DrillDocument.h"
#include "run/operations/ClusterFacts.h"
#include "run/procedure/Plan.h"

#include <QHash>

namespace warrener {

/// What a person wants of a drill.
struct DrillRequest
{
    QString mode{};                  ///< empty: the document's first
    QList<NodeName> nodes{};         ///< empty: the last of the profile
    QList<ProxyName> proxies{};      ///< likewise
    std::chrono::seconds seconds{0}; ///< of the fault; 0: as the document says
    QString why{};
    QString who{};      ///< who runs it
    QString approver{}; ///< of a production cluster: somebody else

    bool operator==(const DrillRequest &) const = default;
};

/// Pure. Errors: Usage (a mode, a target or a length that the drill does not have), NotConfigured (a host without a login),
/// Forbidden (a production cluster without a second person: rule "second-approver").
Result<Plan> planDrill(const ClusterView &view, const DrillDocument &document, const DrillRequest &request);

/// Why modes cannot be made on this cluster, by mode; those that can are not in it. What only the hosts can tell is asked
/// when a drill begins. `verifiedBackup`: the newest one; never: there is none. Pure.
QHash<QString, QString> drillNeeds(const ClusterView &view, const DrillDocument &document, TimePoint verifiedBackup, TimePoint now);

/// Longest time from the arming to the making and from the end to the way back: the deadline is later by that.
std::chrono::seconds drillMargin(FaultKind kind);

} // namespace warrener
