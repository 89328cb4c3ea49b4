#include "run/runs/RunView.h"

#include "base/Units.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

/// What a record says below its step; nothing where only its state matters.
std::optional<OutputLine> lineOf(const JournalRecord &record)
{
    const auto text = [&record](QLatin1StringView key) { return record.data.value(key).toString(); };
    const auto say = [&record](const QString &words, bool bad = false) { return OutputLine{record.at, words, bad}; };
    const Millis took{record.data.value("tookMs"_L1).toInteger()}; // none: it took no time that counts
    switch (record.kind) {
    case RecordKind::Output:
        return say(text("line"_L1));
    case RecordKind::StepFailed:
        return say(QCoreApplication::translate("RunView", "Failed: %1").arg(text("error"_L1)), true);
    case RecordKind::Retrying:
        return say(QCoreApplication::translate("RunView", "Tried again after: %1").arg(text("error"_L1)), true);
    case RecordKind::StepSkipped:
        return say(QCoreApplication::translate("RunView", "Skipped: %1").arg(text("reason"_L1)));
    case RecordKind::StepDone:
        return say(took > Millis{0} ? QCoreApplication::translate("RunView", "Done in %1").arg(units::stepTime(took))
                                    : QCoreApplication::translate("RunView", "Done"));
    case RecordKind::UndoIntent:
        return say(QCoreApplication::translate("RunView", "Undo begins"));
    case RecordKind::UndoDone: {
        // What a way back could not take back is said by it alone.
        const QString words = record.data.value("result"_L1).toObject().value("words"_L1).toString();
        const QString undone = took > Millis{0} ? QCoreApplication::translate("RunView", "Undone in %1").arg(units::stepTime(took))
                                                : QCoreApplication::translate("RunView", "Undone");
        return say(words.isEmpty() ? undone : QCoreApplication::translate("RunView", "%1: %2").arg(undone, words));
    }
    case RecordKind::UndoFailed:
        return say(QCoreApplication::translate("RunView", "Undo failed: %1").arg(text("error"_L1)), true);
    case RecordKind::UndoSkipped:
        return say(QCoreApplication::translate("RunView", "Not undone: %1").arg(text("reason"_L1)));
    case RecordKind::Answered: {
        const QString note = text("note"_L1);
        const bool yes = record.data.value("yes"_L1).toBool();
        if (note.isEmpty())
            return say(yes ? QCoreApplication::translate("RunView", "%1 said yes").arg(record.who)
                           : QCoreApplication::translate("RunView", "%1 said no").arg(record.who));
        return say(yes ? QCoreApplication::translate("RunView", "%1 said yes: %2").arg(record.who, note)
                       : QCoreApplication::translate("RunView", "%1 said no: %2").arg(record.who, note));
    }
    default:
        return std::nullopt;
    }
}

} // namespace

void RunView::apply(const JournalRecord &record)
{
    // RunState leaves the plan to whoever reads the whole run; a page meets the first record first.
    if (record.kind == RecordKind::RunStarted && state.plan.steps.isEmpty()) {
        if (Result<Plan> plan = planFromJson(record.data.value("plan"_L1).toObject()))
            state.plan = std::move(*plan);
    }
    state.apply(record);
    lastRecord = std::max(lastRecord, record.number);
    if (record.kind == RecordKind::GuardRefused)
        refusalDetail = record.data.value("detail"_L1).toString();
    if (record.kind == RecordKind::GuardRefused && record.data.value("guard"_L1).toString() == "lease"_L1) {
        leaseRefusal = record.data.value("reason"_L1).toString();
        leaseOverridable = record.data.value("overridable"_L1).toBool();
    }
    if (record.kind == RecordKind::Sample && !record.step.isEmpty()) {
        QList<QJsonObject> &samples = measured[record.step];
        samples.append(record.data);
        if (samples.size() > mostMeasured)
            samples.removeFirst();
        return;
    }
    if (record.kind == RecordKind::Sample) {
        if (const std::optional<RunSample> sample = runSampleFromJson(record.data)) {
            samples.append(*sample);
            // What was known when the run began stands at its begin.
            samples.last().at = std::max(sample->at, state.startedAt);
        }
        return;
    }
    if (record.step.isEmpty())
        return;
    if (const auto line = lineOf(record)) {
        QList<OutputLine> &lines = output[record.step];
        lines.append(*line);
        if (lines.size() > mostLines)
            lines.removeFirst();
    }
}

Result<RunView> runViewFrom(const QList<JournalRecord> &records)
{
    // The state is checked as a whole first: a run without a readable plan is none.
    Result<RunState> state = runStateFrom(records);
    if (!state)
        return std::unexpected(state.error());
    RunView view;
    for (const JournalRecord &record : records)
        view.apply(record);
    view.state = std::move(*state);
    return view;
}

} // namespace warrener
