#include "run/runs/LearnedTimes.h"

#include "base/Phrases.h"
#include "base/Units.h"

#include <QCoreApplication>

#include <algorithm>

namespace warrener {

namespace {

std::optional<Millis> medianTook(const QString &id, const QList<RunState> &earlier)
{
    QList<Millis> times;
    for (const auto all = earlier.first(std::min(earlier.size(), runsToLearnFrom)); const RunState &run : all) {
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

bool takesLong(const Step &step, const StepState &state, TimePoint now)
{
    constexpr Millis doubt{2000};
    const bool runs = state.phase == StepPhase::Running && !state.asks && !isNever(state.startedAt);
    return runs && step.expected > Millis{0} && now - state.startedAt > 2 * step.expected + doubt;
}

QString whyItWaits(const Step &step, const StepState &state, TimePoint now)
{
    QStringList words;
    if (const QString said = state.words.isEmpty() && !state.output.isEmpty() ? state.output.last().trimmed() : state.words; !said.isEmpty())
        words.append(said);
    if (takesLong(step, state, now) && words.isEmpty() && !step.detail.isEmpty())
        words.append(step.detail);
    if (takesLong(step, state, now))
        words.append(QCoreApplication::translate("StepRow", "takes longer than the %1 that are usual").arg(units::duration(step.expected)));
    return phrases::clauses(words);
}

Plan withLearnedTimes(Plan plan, const QList<RunState> &earlier)
{
    learn(plan.steps, earlier);
    return plan;
}

} // namespace warrener
