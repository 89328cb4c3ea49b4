#include "plan/backup/BackupPace.h"

#include "run/procedure/RunState.h"

#include <algorithm>

namespace warrener {

namespace {

/// Before that a speed is a guess.
constexpr Millis tooEarly{1000};

/// What is left of a step that runs; empty: cannot be told.
std::optional<Millis> restOf(const Step &step, const StepState &state, Millis spent)
{
    if (state.progress > 0 && spent > tooEarly)
        return Millis{qint64(double(spent.count()) * (1 - std::min(1.0, state.progress)) / state.progress)};
    return spent < step.expected ? std::optional(step.expected - spent) : std::nullopt;
}

} // namespace

BackupPace backupPaceOf(const RunState &state, qint64 bytes, TimePoint now)
{
    BackupPace pace;
    bool isRunning = false;
    bool isKnown = true;
    Millis rest = Millis{0};
    eachStep(state.plan.steps, [&](const Step &step, int) {
        const StepState at = state.step(step.id);
        // A group's members stand behind it.
        if (!step.steps.isEmpty())
            return;
        if (at.phase == StepPhase::Pending)
            rest += step.expected;
        if (at.phase != StepPhase::Running)
            return;
        isRunning = true;
        const Millis spent = std::max(Millis{0}, std::chrono::duration_cast<Millis>(now - at.startedAt));
        const std::optional<Millis> left = restOf(step, at, spent);
        isKnown = isKnown && left.has_value();
        rest += left.value_or(Millis{0});
        if (at.progress > 0 && bytes > 0) {
            pace.bytes = qint64(std::min(1.0, at.progress) * double(bytes));
            pace.bytesPerSecond = spent > tooEarly ? double(pace.bytes) * 1000 / double(spent.count()) : 0;
        }
    });
    if (isRunning && isKnown && !state.isUndoing())
        pace.remaining = rest;
    return pace;
}

} // namespace warrener
