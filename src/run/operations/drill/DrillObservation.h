#pragma once

#include "look/access/ClusterAccess.h"
#include "run/operations/drill/DrillConditions.h"
#include "run/operations/drill/DrillWork.h"
#include "run/procedure/Operations.h"
#include "run/procedure/Plan.h"

#include <memory>

namespace warrener {

/// What is watched while a fault lasts.
struct Observation
{
    QString token{};
    QList<NodeName> targets{}; ///< of the fault
    QList<NodeName> ask{};     ///< who is asked about them
    Millis length{60000};
    QList<DrillCondition> expected{}; ///< what should hold all the while, once `settle` is over
    Millis settle{0};                 ///< so long after the fault the expected need not hold yet
    QList<DrillCondition> abort{};    ///< where one of these does not hold any more, everything is taken back at once
    QStringList lenient{};            ///< types of the probe's queues that may stand still meanwhile: no condition rests on them
    QList<NodeName> stay{};           ///< nodes that no fault is made on: where one of them goes too, all is taken back at once

    bool operator==(const Observation &) const = default;
};
/// While it runs its samples (RunView::measured) tell the probe's progress once a second, {"at", "confirmed", "consumed",
/// "silenceMs"}, and how the conditions are whenever that changes: {"at", "sinceMs", "conditions", "abort", "detectMs",
/// "settling"}. Fails as soon as one of `abort` does not hold, one of `stay` is gone, the lever is pulled, nobody sees the cluster for half a minute (or
/// as long as it may settle), or the probe has ended by itself. Its answer says of each expected condition whether it was
/// looked at once it should have held, and whether it held.
Step observeStep(const Observation &observation, const QString &id, const QString &title);

/// What such a step watches; none: it is of another kind.
std::optional<Observation> observationOf(const Step &step);

namespace parts {
/// drill.observe. Part of addDrillOperations().
void addObservation(Operations &operations, std::shared_ptr<DrillWorks> works, std::shared_ptr<ClusterAccess> access);
} // namespace parts

} // namespace warrener
