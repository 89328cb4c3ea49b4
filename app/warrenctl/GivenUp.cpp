#include "app/warrenctl/GivenUp.h"

#include "app/warrenctl/TextTable.h"
#include "base/Units.h"
#include "run/operations/drill/FaultOperations.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener::ctl {

namespace {

/// Has changed something, or may have, and was not taken back.
bool mayStand(const Step &step, const StepState &known)
{
    switch (known.phase) {
    case StepPhase::Pending:
    case StepPhase::Skipped:
    case StepPhase::Undone:
        return false;
    case StepPhase::Failed:
        return !known.noEffect;
    default:
        return step.type == StepType::Action;
    }
}

/// Steps that a later one has taken back as part of the plan.
QSet<QString> takenBackIn(const RunState &state)
{
    QSet<QString> gone;
    eachStep(state.plan.steps, [&](const Step &step, int) {
        if (state.step(step.id).phase == StepPhase::Done)
            gone += QSet<QString>(step.takesBack.begin(), step.takesBack.end());
    });
    return gone;
}

/// When the host's own timer takes the fault back; what the host said of it is better than what was wished. Never: it may not be armed.
TimePoint healsBy(const RunState &state, const Fault &fault)
{
    TimePoint said;
    TimePoint wished;
    eachStep(state.plan.steps, [&](const Step &step, int) {
        const std::optional<Fault> of = faultOf(step);
        if (!of || of->token != fault.token || of->host != fault.host)
            return;
        const StepState known = state.step(step.id);
        said = std::max(said, faultHealsAt(known));
        const bool arms = step.undo && !step.force;
        if (arms && known.phase != StepPhase::Pending && !isNever(known.startedAt))
            wished = std::max(known.startedAt, known.endedAt) + fault.deadline;
    });
    return isNever(said) ? wished : said;
}

QString faultLine(const RunState &state, const Fault &fault)
{
    const TimePoint heals = healsBy(state, fault);
    if (isNever(heals))
        return QCoreApplication::translate("warrenctl", "%1: it is not certain that the host takes it back by itself").arg(describe(fault));
    return QCoreApplication::translate("warrenctl", "%1: the host itself takes it back at %2").arg(describe(fault), units::clockTime(heals));
}

} // namespace

QStringList leftBehind(const RunState &state)
{
    QStringList lines;
    const QSet<QString> gone = takenBackIn(state);
    eachStep(state.plan.steps, [&](const Step &step, int) {
        if (!step.undo || gone.contains(step.id) || !mayStand(step, state.step(step.id)))
            return;
        const std::optional<Fault> fault = faultOf(step);
        const QString line = printable(fault ? faultLine(state, *fault) : step.title);
        // What arms a fault's way back and what makes it are one thing to who reads this.
        if (!lines.contains(line))
            lines.append(line);
    });
    return lines;
}

QString interruptedWords(const RunState &state)
{
    const QStringList left = leftBehind(state);
    QString words = left.isEmpty()
                        ? QCoreApplication::translate("warrenctl", "Interrupted: nothing is done yet that must be taken back; the run ends")
                        : QCoreApplication::translate("warrenctl", "Interrupted: what was done is taken back. Once more gives that up and leaves over:");
    for (const QString &line : left)
        words += u"\n  - "_s + line;
    return words;
}

QString givenUpWords(const RunState &state)
{
    if (state.verdict)
        return {};
    const QStringList left = leftBehind(state);
    QString words = u"\nwarrenctl: "_s
                    + (left.isEmpty() ? QCoreApplication::translate("warrenctl", "given up; nothing was done that must be taken back")
                                      : QCoreApplication::translate("warrenctl", "given up, and not taken back:"));
    for (const QString &line : left)
        words += u"\n  - "_s + line;
    if (!state.run.isEmpty())
        words += u'\n' + QCoreApplication::translate("warrenctl", "warrenctl journal recover %1 takes up the run again").arg(state.run);
    return words + u'\n';
}

} // namespace warrener::ctl
