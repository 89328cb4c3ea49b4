#include "ui/steps/StepRow.h"

#include "base/Phrases.h"
#include "run/runs/LearnedTimes.h"
#include "ui/steps/StepWords.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

/// A group stands for its members.
QString irreversibleOf(const Step &step)
{
    QString reason;
    eachStep({step}, [&reason](const Step &each, int) {
        // What an undo does not bring back stands in its words.
        if (reason.isEmpty() && !each.undo)
            reason = each.cannotBeUndone;
    });
    return reason;
}

QString undoWords(const Step &step)
{
    if (!irreversibleOf(step).isEmpty())
        return QCoreApplication::translate("StepRow", "cannot be undone");
    QString words;
    eachStep({step}, [&words](const Step &each, int) {
        if (words.isEmpty() && each.undo)
            words = each.undo->words.isEmpty() ? QCoreApplication::translate("StepRow", "can be undone") : each.undo->words;
    });
    return words.isEmpty() ? QCoreApplication::translate("StepRow", "nothing to undo") : words;
}

StepRow rowOf(const Step &step, int depth, int number)
{
    return {
        .id = step.id,
        .depth = depth,
        .number = number,
        .type = step.type,
        .title = step.title,
        .detail = step.detail,
        .commands = step.commands,
        .expected = expectedDuration({step}),
        .undo = undoWords(step),
        .irreversible = irreversibleOf(step),
    };
}

/// Of a group what its members make of it; they have no records of their own.
StepState stateOf(const Step &step, const RunState &state)
{
    if (step.type != StepType::Group)
        return state.step(step.id);
    StepState all;
    int members = 0;
    int done = 0;
    int begun = 0;
    int skipped = 0;
    int undone = 0;
    std::optional<StepPhase> stands;
    for (const Step &member : step.steps) {
        const StepState one = stateOf(member, state);
        ++members;
        if (one.phase == StepPhase::Pending)
            continue;
        ++begun;
        if (isNever(all.startedAt) || (!isNever(one.startedAt) && one.startedAt < all.startedAt))
            all.startedAt = one.startedAt;
        all.endedAt = std::max(all.endedAt, one.endedAt);
        all.asks = all.asks || one.asks;
        done += one.phase == StepPhase::Done || one.phase == StepPhase::Skipped;
        skipped += one.phase == StepPhase::Skipped;
        undone += one.phase == StepPhase::Undone;
        if (one.phase == StepPhase::Failed || one.phase == StepPhase::UndoFailed || one.phase == StepPhase::Undoing)
            stands = one.phase;
        if (all.words.isEmpty())
            all.words = one.words;
    }
    if (begun == 0)
        return all;
    if (stands)
        all.phase = *stands;
    else if (undone > 0)
        all.phase = StepPhase::Undone;
    else if (done == members)
        all.phase = skipped == members ? StepPhase::Skipped : StepPhase::Done;
    else
        all.phase = StepPhase::Running;
    if (all.phase == StepPhase::Running)
        all.endedAt = {};
    all.progress = static_cast<double>(done) / members;
    return all;
}

std::optional<Millis> tookOf(const StepState &step, TimePoint end)
{
    switch (step.phase) {
    case StepPhase::Running:
    case StepPhase::Done:
    case StepPhase::Failed:
        break;
    default:
        return std::nullopt; // of an undone one the end is that of its undo
    }
    if (isNever(step.startedAt))
        return std::nullopt;
    return std::max(Millis{0}, (isNever(step.endedAt) ? end : step.endedAt) - step.startedAt);
}

/// A run that ended, or whose process was killed, makes nothing go on.
TimePoint endOf(const RunState &state, TimePoint now)
{
    return isNever(state.endedAt) ? now : state.endedAt;
}

QString lineOf(const Step &step, const StepRow &row, const StepState &state, TimePoint now)
{
    switch (state.phase) {
    case StepPhase::Pending:
        if (!row.irreversible.isEmpty())
            return row.undo;
        if (!step.detail.isEmpty())
            return step.detail;
        return step.undo ? QCoreApplication::translate("StepRow", "undo: %1").arg(row.undo) : QString();
    case StepPhase::Running:
        if (state.asks)
            return step.detail;
        if (const QString why = whyItWaits(step, state, now); !why.isEmpty())
            return row.irreversible.isEmpty() ? why : phrases::clauses({why, row.undo});
        return row.irreversible.isEmpty() ? step.detail : row.undo;
    case StepPhase::Done:
    case StepPhase::Skipped: {
        if (state.phase == StepPhase::Done && !state.remark.isEmpty())
            return state.remark;
        const QString &said = state.words.isEmpty() ? step.detail : state.words;
        return said == step.title ? QString() : said; // “No alarm” under “No alarm” tells nothing
    }
    case StepPhase::Failed:
    case StepPhase::UndoFailed:
        return state.words.isEmpty() ? steps::wordOf(state) : state.words;
    case StepPhase::Undoing:
        return QCoreApplication::translate("StepRow", "%1: %2").arg(steps::wordOf(state), row.undo);
    case StepPhase::Undone:
        return QCoreApplication::translate("StepRow", "%1: %2").arg(steps::wordOf(state), state.words.isEmpty() ? row.undo : state.words);
    }
    Q_UNREACHABLE_RETURN({});
}

/// Of a group what the first of its members that has something to say says.
QString waitsFor(const Step &step, const StepState &is, const RunState &state, TimePoint end)
{
    if (step.type != StepType::Group)
        return is.phase == StepPhase::Running ? whyItWaits(step, is, end) : is.words;
    for (const Step &member : step.steps) {
        const StepState one = stateOf(member, state);
        if (one.phase != StepPhase::Running)
            continue;
        if (const QString why = waitsFor(member, one, state, end); !why.isEmpty())
            return why;
    }
    return is.words;
}

double shareDone(const StepState &step, Millis expected, std::optional<Millis> took)
{
    switch (step.phase) {
    case StepPhase::Pending:
        return 0;
    case StepPhase::Running:
        break;
    default:
        return 1;
    }
    if (step.progress >= 0)
        return std::min(1.0, step.progress);
    // Without figures of its own a step comes near its end, and never there by itself.
    return expected > Millis{0} && took ? std::min(0.95, static_cast<double>(took->count()) / static_cast<double>(expected.count())) : 0.5;
}

} // namespace

QList<StepRow> planRows(const Plan &plan)
{
    QList<StepRow> rows;
    int number = 0;
    eachStep(plan.steps, [&](const Step &step, int depth) { rows.append(rowOf(step, depth, depth == 0 ? ++number : 0)); });
    return rows;
}

QList<StepRow> runRows(const RunState &state, TimePoint now)
{
    QList<StepRow> rows;
    int number = 0;
    eachStep(state.plan.steps, [&](const Step &step, int depth) {
        StepRow row = rowOf(step, depth, depth == 0 ? ++number : 0);
        const StepState is = stateOf(step, state);
        row.phase = is.phase;
        row.asks = is.asks;
        row.glyph = steps::glyphOf(is);
        row.word = steps::wordOf(is);
        row.line = step.type == StepType::Group && is.phase != StepPhase::Pending ? QString() : lineOf(step, row, is, endOf(state, now));
        row.took = tookOf(is, endOf(state, now));
        row.ticked = row.expected > Millis{0};
        if (row.took && row.ticked)
            row.fill = std::min(1.0, StepRow::tick * static_cast<double>(row.took->count()) / static_cast<double>(row.expected.count()));
        else if (row.took)
            row.fill = is.phase == StepPhase::Running ? std::max(0.0, is.progress) : 1;
        rows.append(row);
    });
    return rows;
}

RunGlance glanceOf(const RunState &state, TimePoint now)
{
    RunGlance glance;
    glance.steps = static_cast<int>(state.plan.steps.size());
    const TimePoint end = endOf(state, now);
    // Where a run is nothing but a talk, what the talk took is all there is.
    glance.elapsed = isAtTable(state.plan) && !isNever(state.startedAt) ? std::max(Millis{0}, end - state.startedAt) : state.took(now);
    Millis toGo{0};
    bool known = false;
    int number = 0;
    for (const Step &step : state.plan.steps) {
        ++number;
        const StepState is = stateOf(step, state);
        const Millis expected = expectedDuration({step});
        known = known || expected > Millis{0};
        const auto took = tookOf(is, end);
        const double done = shareDone(is, expected, took);
        glance.finished += isOver(step, is) ? 1 : 0;
        if (is.phase == StepPhase::Running || is.phase == StepPhase::Undoing) {
            glance.step = number;
            const QString why = waitsFor(step, is, state, end);
            glance.line = why.isEmpty() || why == step.title ? step.title : QCoreApplication::translate("StepRow", "%1: %2").arg(step.title, why);
        }
        if (is.phase == StepPhase::Running && took)
            toGo += is.progress > 0 ? Millis{std::llround(static_cast<double>(expected.count()) * (1 - done))} : std::max(Millis{0}, expected - *took);
        else if (is.phase == StepPhase::Pending)
            toGo += expected;
        // The square root keeps steps of a tenth of a second in sight beside one of a minute.
        glance.segments.append({std::sqrt(static_cast<double>(std::max<Millis::rep>(expected.count(), 100))), done, steps::glyphOf(is)});
    }
    eachStep(state.plan.steps, [&](const Step &step, int) {
        const StepState is = state.step(step.id);
        if (is.asks && glance.asks.isEmpty())
            glance.asks = step.id;
        if (step.undo && (is.phase == StepPhase::Done || is.phase == StepPhase::Running || (is.phase == StepPhase::Failed && !is.noEffect)))
            ++glance.undoable;
    });
    if (!state.verdict && state.phase != RunPhase::NotStarted && state.phase != RunPhase::Undoing && !state.undoWanted && known)
        glance.toGo = toGo;
    return glance;
}

} // namespace warrener
