#pragma once

#include "run/operations/drill/DrillConditions.h"
#include "run/operations/drill/DrillObservation.h"
#include "run/operations/drill/DrillWork.h"
#include "run/procedure/Plan.h"

#include <memory>

namespace warrener {

class ClusterAccess;
class Operations;

// What the steps of a drill look at and measure. While a fault lasts: DrillObservation.h. Faults: FaultOperations.h.

/// Ids of steps whose answers an outcome is made of.
namespace drillstep {
inline constexpr QLatin1StringView before("steady-before"), probe("probe"), count("count"), after("steady-after");
inline constexpr QLatin1StringView steady("steady-");   ///< with the act's number behind it
inline constexpr QLatin1StringView observe("observe-"); ///< with the fault's number behind it
inline constexpr QLatin1StringView possible("possible-");
inline constexpr QLatin1StringView arm("arm-"), armed("armed-"); ///< the way back: set, and looked at
inline constexpr QLatin1StringView make("make-");
inline constexpr QLatin1StringView reverse("reverse-");
inline constexpr QLatin1StringView stopped("stopped"); ///< what a wait for steadiness keeps that a person has ended
} // namespace drillstep

/// Each of these holds; the answer says so one by one. `ask`: nodes, the first that answers tells.
Step steadyBeforeStep(const QList<DrillCondition> &conditions, const QList<NodeName> &ask);
/// Before the fault of that act is armed: until each of these holds, also those of the probe, which has just begun, or the
/// fault before it has just been taken back. `lenient`: types of the probe's queues that may be lost by then.
Step steadyUntilStep(const QList<DrillCondition> &conditions, const QList<NodeName> &ask, const QString &token, const QStringList &lenient, qsizetype act,
                     Millis longest);
/// Until each of these holds again, within `longest`. `lenient`: types of the probe's queues that may be lost for good.
Step steadyAfterStep(const QList<DrillCondition> &conditions, const QList<NodeName> &ask, const QString &token, const QStringList &lenient, Millis expected,
                     Millis longest);
/// Begins to publish and to consume through the proxies; without one, on the nodes; and to look who misses the targets of
/// the faults, `ask` being asked about them; and, where the wish names no types of queues, which of them the cluster has.
/// Undo: ends, and tells what became of the messages. Its answer names the {"types"} that are probed.
Step startProbeStep(const QString &token, const ProbeWish &wish, const QList<NodeName> &targets, const QList<NodeName> &ask);
/// Ends it, and tells. `wish`: what it was begun with; where its process has died, what would not go by itself is removed.
Step endProbeStep(const QString &token, const ProbeWish &wish);

/// What a step that looks at the steady state asks for.
QList<DrillCondition> steadyOf(const Step &step);

/// What the steps of this file name, for a kit of operations.
void addDrillOperations(Operations &operations, std::shared_ptr<ClusterAccess> access);

} // namespace warrener
