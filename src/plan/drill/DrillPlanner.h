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
    QString login{};    ///< who the process belongs to; empty: as `who`
    QString approver{}; ///< of a production cluster: somebody else, who typed their own name

    bool operator==(const DrillRequest &) const = default;
};

/// Pure. Errors: Usage (a mode, a target or a length that the drill does not have), NotConfigured (a host without a login, or
/// whose service is not the target's),
/// Forbidden (a production cluster without a second person, see whyNoSecondPerson()).
Result<Plan> planDrill(const ClusterView &view, const DrillDocument &document, const DrillRequest &request);

/// Stands in for a second person where a plan is only looked at; who runs it asks for a real one.
QString anybody();

/// The same wish with everything said that planDrill() would choose by itself: mode, targets, length. For what is agreed to
/// now and run later. Pure. Errors: as planDrill(), but for the length and the second person.
Result<DrillRequest> resolvedDrill(const ClusterProfile &profile, const DrillDocument &document, DrillRequest request);

/// Translated: what nobody could see or stop in a drill that lasts so long; facts "warnings" of a plan. Pure.
QStringList drillWarnings(const DrillDocument &document, std::chrono::seconds length);

/// Why modes cannot be made on this cluster, by mode; those that can are not in it. What only the hosts can tell is asked
/// when a drill begins. `verifiedBackup`: the newest one; never: there is none. Pure.
QHash<QString, QString> drillNeeds(const ClusterView &view, const DrillDocument &document, TimePoint verifiedBackup, TimePoint now);

/// What is expected of the probe's queues of each type in that mode, where they are probed. `node`: the faults are made on
/// nodes. What the document says goes first; else what RabbitMQ can do: a classic queue lives on one node, and stands still
/// while that is out. Pure.
QMap<QString, ProbeExpectation> probeExpectations(const DrillDocument &document, const DrillMode &mode);

/// Longest time from the arming to the making and from the end to the way back: the deadline is later by that.
std::chrono::seconds drillMargin(FaultKind kind);

} // namespace warrener
