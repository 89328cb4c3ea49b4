#pragma once

#include "run/operations/DrillConditions.h"
#include "run/operations/DrillWork.h"
#include "run/procedure/Plan.h"

namespace warrener {

// What the steps of a drill look at and measure. Faults: FaultOperations.h.

/// Ids of steps whose answers an outcome is made of.
namespace drillstep {
inline constexpr QLatin1StringView before("steady-before"), probe("probe"), count("count"), after("steady-after");
inline constexpr QLatin1StringView steady("steady-");   ///< with the act's number behind it
inline constexpr QLatin1StringView observe("observe-"); ///< with the fault's number behind it
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

    bool operator==(const Observation &) const = default;
};
/// While it runs its samples (RunView::measured) tell the probe's progress once a second, {"at", "confirmed", "consumed",
/// "silenceMs"}, and how the conditions are whenever that changes: {"at", "sinceMs", "conditions", "abort", "detectMs",
/// "settling"}. Fails as soon as one of `abort` does not hold, the lever is pulled, nobody sees the cluster for half a minute (or
/// as long as it may settle), or the probe has ended by itself. Its answer says of each expected condition whether it was
/// looked at once it should have held, and whether it held.
Step observeStep(const Observation &observation, const QString &id, const QString &title);

/// What such a step watches; none: it is of another kind.
std::optional<Observation> observationOf(const Step &step);
/// What a step that looks at the steady state asks for.
QList<DrillCondition> steadyOf(const Step &step);

} // namespace warrener
