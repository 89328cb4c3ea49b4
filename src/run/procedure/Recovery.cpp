#include "run/procedure/Recovery.h"

#include <QCoreApplication>

#include <algorithm>
#include <ranges>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

/// Probes answer soon or not at all: a person waits for the list.
constexpr Millis probePatience{15000};

QCoro::Task<std::optional<bool>> probe(const Step *step, const RunState *state, std::shared_ptr<const Operations> operations, std::shared_ptr<Timekeeper> time)
{
    if (!step->probe)
        co_return std::nullopt;
    const StepState known = state->step(step->id);
    StepContext context{.run = state->run, .step = step->id, .kept = known.kept, .result = known.result};
    const Result<QJsonObject> answer = co_await Operations::call(operations, *step->probe, context, time, {.timeout = std::min(step->timeout, probePatience)});
    if (!answer || !answer->value("done"_L1).isBool())
        co_return std::nullopt;
    co_return answer->value("done"_L1).toBool();
}

void listFinish(RecoveryPlan &plan, const QHash<QString, bool> &took)
{
    eachStep(plan.state.plan.steps, [&](const Step &step, int) {
        if (step.type == StepType::Group || isOver(step, plan.state.step(step.id)) || took.value(step.id))
            return;
        plan.finish.append({.step = step.id, .words = step.title, .command = step.commands.join(u'\n')});
    });
}

void listUndo(RecoveryPlan &plan, const QHash<QString, bool> &took)
{
    for (const QString &id : std::views::reverse(plan.state.order)) {
        const Step *step = plan.state.plan.step(id);
        const StepState state = plan.state.step(id);
        const bool changed = state.phase != StepPhase::Pending && state.phase != StepPhase::Skipped && state.phase != StepPhase::Undone && !state.noEffect
                             && took.value(id, true);
        if (step->type != StepType::Action || !changed)
            continue;
        if (step->undo)
            plan.undo.append({.step = id, .words = step->undo->words, .command = step->undo->command});
        if (!step->cannotBeUndone.isEmpty())
            plan.cannotBeUndone.append(id);
    }
}

/// What was known then may be wrong by now. A clock that was set back makes a run as old as one of days ago.
bool isOld(const RunState &state, TimePoint now)
{
    constexpr Millis young = std::chrono::minutes(10);
    return state.lastAt > now || now - state.lastAt > young;
}

/// Something by force is still to be done.
bool needsForce(const RecoveryPlan &plan)
{
    return std::ranges::any_of(plan.finish, [&](const RecoveryPlan::Item &item) {
        const Step *step = plan.state.plan.step(item.step);
        return step != nullptr && step->force;
    });
}

void judge(RecoveryPlan &plan, TimePoint now)
{
    const RunState &state = plan.state;
    const bool ended = state.phase == RunPhase::Ended;
    const bool asks = std::ranges::any_of(plan.unclear, &RecoveryPlan::Unclear::needsPerson);
    if (state.undoWanted)
        plan.whyNotFinish = QCoreApplication::translate("Recovery", "Taking back has begun already");
    else if (ended && (state.verdict == Verdict::Done || state.verdict == Verdict::Partly))
        plan.whyNotFinish = QCoreApplication::translate("Recovery", "The run has come to its end");
    else if (ended && state.verdict == Verdict::Refused)
        plan.whyNotFinish = QCoreApplication::translate("Recovery", "The run was refused before it began");
    else if (state.plan.onlyWhole)
        plan.whyNotFinish = QCoreApplication::translate("Recovery", "The rest of it alone would be worth nothing");
    plan.canFinish = plan.whyNotFinish.isEmpty();

    const bool nothingDone = plan.undo.isEmpty() && plan.cannotBeUndone.isEmpty();
    const bool stale = isOld(state, now) && !state.plan.harmlessToFinish;
    const bool force = needsForce(plan);
    plan.recommended = plan.canFinish && !asks && !nothingDone && !ended && !stale && !force ? Direction::Finish : Direction::Undo;
    if (!plan.canFinish)
        plan.why = plan.whyNotFinish;
    else if (asks)
        plan.why = QCoreApplication::translate("Recovery", "Nobody can tell whether a step took effect that must not be done twice");
    else if (force)
        plan.why = QCoreApplication::translate("Recovery", "What is left to do ends something by force, and what was seen then may not be so any more");
    else if (nothingDone)
        plan.why = QCoreApplication::translate("Recovery", "Nothing was changed yet");
    else if (ended)
        plan.why = QCoreApplication::translate("Recovery", "The run ended at a step that failed");
    else if (stale)
        plan.why = QCoreApplication::translate("Recovery", "The run is old: the cluster may be another one by now");
    else
        plan.why = QCoreApplication::translate("Recovery", "What was done is known, and the rest can follow");
}

} // namespace

QCoro::Task<RecoveryPlan> examineRun(RunState state, std::shared_ptr<const Operations> operations, std::shared_ptr<Timekeeper> time)
{
    RecoveryPlan plan{.state = std::move(state)};
    QHash<QString, bool> took;
    const QStringList order = plan.state.order;
    for (const QString &id : order) {
        const Step *step = plan.state.plan.step(id);
        const StepState known = plan.state.step(id);
        if (known.phase == StepPhase::Done)
            plan.done.append(id);
        if (!isUnclear(*step, known))
            continue;
        const std::optional<bool> effect = co_await probe(step, &plan.state, operations, time);
        if (effect)
            took.insert(id, *effect);
        plan.unclear.append({.step = id, .tookEffect = effect, .needsPerson = !effect && !step->idempotent && !isOver(*step, known)});
    }
    listFinish(plan, took);
    listUndo(plan, took);
    judge(plan, time->now());
    co_return plan;
}

Resumption choose(const RecoveryPlan &plan, Direction direction, QString who, QHash<QString, bool> answers)
{
    return {.state = plan.state, .direction = direction, .who = std::move(who), .tookEffect = std::move(answers), .overrides = {}};
}

} // namespace warrener
