#include "run/runs/LearnedTimes.h"

#include <algorithm>

namespace warrener {

namespace {

std::optional<Millis> medianTook(const QString &id, const QList<RunState> &earlier)
{
    QList<Millis> times;
    for (const RunState &run : earlier.first(std::min(earlier.size(), runsToLearnFrom))) {
        const StepState step = run.step(id);
        const Step *planned = run.plan.step(id);
        const bool byPerson = planned == nullptr || planned->type == StepType::Manual || planned->type == StepType::Approval;
        if (!byPerson && step.phase == StepPhase::Done && !isNever(step.startedAt) && step.endedAt >= step.startedAt)
            times.append(step.endedAt - step.startedAt);
    }
    if (times.isEmpty())
        return std::nullopt;
    std::ranges::sort(times);
    return times.at(times.size() / 2);
}

void learn(QList<Step> &steps, const QList<RunState> &earlier)
{
    for (Step &step : steps) {
        learn(step.steps, earlier);
        const std::optional<Millis> took = step.type == StepType::Group ? std::nullopt : medianTook(step.id, earlier);
        if (took && *took > step.expected)
            step.expected = step.timeout > Millis{0} ? std::max(step.expected, std::min(*took, step.timeout)) : *took;
    }
}

} // namespace

Plan withLearnedTimes(Plan plan, const QList<RunState> &earlier)
{
    learn(plan.steps, earlier);
    return plan;
}

} // namespace warrener
