#include "run/operations/recovery/GoesOn.h"

#include "run/operations/HostCommands.h"
#include "run/operations/StepBuilders.h"

namespace warrener::parts {

namespace {
constexpr Millis goesOnPatience{300000};
} // namespace

Step goesOnStep(const QString &id, const QString &title, const Call &act, Millis expected, const QStringList &commands, const QString &cannotBeUndone)
{
    Step step = action(id, title, act, expected);
    step.timeout = goesOnPatience;
    step.force = true;
    step.idempotent = true;
    step.onFailure = OnFailure::Stop;
    step.commands = commands;
    step.cannotBeUndone = cannotBeUndone;
    return step;
}

QStringList onOneOf(const ClusterProfile &profile, const QList<NodeName> &ask, const std::function<QString(const NodeName &)> &commandOn)
{
    return {shown(hostOf(profile, ask.value(0)), commandOn(ask.value(0)))};
}

} // namespace warrener::parts
