#pragma once

#include "run/operations/drill/Fault.h"
#include "run/procedure/Plan.h"
#include "run/procedure/RunState.h"

#include <memory>

namespace warrener {

class ClusterAccess;
class Operations;

// Faults of drills, and the way back that is armed before each. A fault belongs to one host; the plan names the host's
// profile, and the operation takes the command from there.

/// That host can do it and may be asked to now; changes nothing.
Step faultPossibleStep(const ClusterProfile &profile, const Fault &fault, const QString &id);
/// Puts the way back onto the host, where a timer starts it at the deadline. Undo: taken back and looked at.
Step armFaultStep(const ClusterProfile &profile, const Fault &fault, const QString &id);
/// Reads back that it is armed: evidence for the force that follows.
Step faultArmedStep(const ClusterProfile &profile, const Fault &fault, const QString &id);
/// Makes the fault, by force; only where the way back is armed. Undo: taken back and looked at.
Step makeFaultStep(const ClusterProfile &profile, const Fault &fault, const QString &id);
/// Takes the fault back, and looks at what is left: nothing, or the step fails and names it. `takesBack`: the steps that
/// armed, looked and made, which are no evidence any more afterwards.
Step reverseFaultStep(const ClusterProfile &profile, const Fault &fault, const QString &id, const QStringList &takesBack);

/// The fault that a step of these is about; none: it is of another kind.
std::optional<Fault> faultOf(const Step &step);

/// When the host began to make the fault, for a step that makes one; until it has told that: when the step began.
TimePoint faultMadeAt(const StepState &made);
/// The same out of what the step answered; never: it does not tell.
TimePoint faultMadeAt(const QJsonObject &answer);

/// On none of these hosts is anything of another drill than those of `own` tokens; `targets` must say so in any case, and
/// `witnesses` unless a person takes it on themselves.
QList<Guard> nothingLeftGuards(const QList<HostName> &hosts, const QList<HostName> &targets, QList<HostName> witnesses, const QStringList &own);

/// The step took back what was still there: nobody else had before, and the timer of its host had not fired. True where
/// it does not tell. `deadline`: of that timer; never: not known.
bool reverseFoundIt(const StepState &reversed, TimePoint deadline);
/// When that timer fires, as the host said to a step that looked; never: it does not tell.
TimePoint faultHealsAt(const StepState &armed);

/// What the steps of this file name, for a kit of operations.
void addFaultOperations(Operations &operations, std::shared_ptr<ClusterAccess> access);

} // namespace warrener
