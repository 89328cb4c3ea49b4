#include "run/procedure/RunState.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr qsizetype linesKept = 200;

constexpr std::array verdicts{
    std::pair{Verdict::Done, "done"_L1},
    std::pair{Verdict::Partly, "partly"_L1},
    std::pair{Verdict::Failed, "failed"_L1},
    std::pair{Verdict::Undone, "undone"_L1},
    std::pair{Verdict::UndoIncomplete, "undo-incomplete"_L1},
    std::pair{Verdict::Refused, "refused"_L1},
    std::pair{Verdict::Aborted, "aborted"_L1},
};

/// What it came to is not forgotten because it stays: how many messages those are is what a person asks.
QString afterUndoSkipped(const StepState &step, const QString &reason, bool hadNoEffect)
{
    const bool isTold = step.words.isEmpty() || step.words.endsWith(reason);
    return hadNoEffect || isTold ? reason : step.words + u"; "_s + reason;
}

void applyToStep(const JournalRecord &record, StepState &step)
{
    const QJsonObject &data = record.data;
    const auto end = [&](StepPhase phase, const QString &words) {
        step.phase = phase;
        step.endedAt = record.at;
        step.words = words;
        step.asks = false;
    };
    switch (record.kind) {
    case RecordKind::StepIntent:
        step.phase = StepPhase::Running;
        step.noEffect = false; // that was said of the attempt before
        step.attempts = data.value("attempt"_L1).toInt(1);
        if (isNever(step.startedAt))
            step.startedAt = record.at;
        break;
    case RecordKind::StepKept: {
        const QJsonObject kept = data.value("kept"_L1).toObject();
        for (auto it = kept.begin(); it != kept.end(); ++it)
            step.kept.insert(it.key(), it.value());
        break;
    }
    case RecordKind::Retrying:
        step.words = data.value("error"_L1).toString();
        break;
    case RecordKind::StepDone:
        step.result = data.value("result"_L1).toObject();
        step.progress = 1;
        end(StepPhase::Done, step.result.value("words"_L1).toString());
        break;
    case RecordKind::StepFailed:
        step.noEffect = data.value("effect"_L1).toString() == "none"_L1;
        end(StepPhase::Failed, data.value("error"_L1).toString());
        break;
    case RecordKind::StepSkipped:
        end(StepPhase::Skipped, data.value("reason"_L1).toString());
        break;
    case RecordKind::Asked:
        step.asks = true;
        step.words = data.value("words"_L1).toString();
        break;
    case RecordKind::Answered: {
        const bool isSimulated = data.value(simulatedAnswerKey).toBool();
        step.asks = false;
        step.answeredBy = isSimulated ? QString() : record.who;
        step.remark = isSimulated ? QString() : data.value("note"_L1).toString();
        break;
    }
    case RecordKind::UndoIntent:
        step.phase = StepPhase::Undoing;
        break;
    case RecordKind::UndoDone:
        end(StepPhase::Undone, data.value("result"_L1).toObject().value("words"_L1).toString());
        step.left.clear();
        for (const QJsonValue name : data.value("result"_L1).toObject().value(notTakenBackKey).toArray())
            step.left.append(name.toString());
        break;
    case RecordKind::UndoFailed:
        end(StepPhase::UndoFailed, data.value("error"_L1).toString());
        break;
    case RecordKind::UndoSkipped:
        step.words = afterUndoSkipped(step, data.value("reason"_L1).toString(), data.value("effect"_L1).toString() == "none"_L1);
        step.noEffect = step.noEffect || data.value("effect"_L1).toString() == "none"_L1;
        break;
    case RecordKind::Output:
        step.output.append(data.value("line"_L1).toString());
        if (step.output.size() > linesKept)
            step.output.removeFirst();
        break;
    case RecordKind::Progress:
        step.progress = data.value("fraction"_L1).toDouble(-1);
        step.words = data.value("words"_L1).toString();
        break;
    default:
        break;
    }
}

} // namespace

bool isOver(const Step &step, const StepState &state)
{
    return state.phase == StepPhase::Done || state.phase == StepPhase::Skipped || (state.phase == StepPhase::Failed && step.onFailure == OnFailure::Continue);
}

bool isUnclear(const Step &step, const StepState &state)
{
    return step.type == StepType::Action && (state.phase == StepPhase::Running || (state.phase == StepPhase::Failed && !state.noEffect));
}

Millis RunState::took(TimePoint now) const
{
    const TimePoint end = isNever(endedAt) ? now : endedAt;
    return isNever(startedAt) ? Millis{0} : std::max(Millis{0}, end - startedAt - persons.until(end));
}

void RunState::apply(const JournalRecord &record)
{
    const QJsonObject &data = record.data;
    persons.take(record);
    if (record.kind != RecordKind::Progress && record.kind != RecordKind::Output && record.kind != RecordKind::Sample)
        lastAt = std::max(lastAt, record.at);
    if (!record.step.isEmpty()) {
        const Step *step = plan.step(record.step);
        if (step == nullptr)
            return;
        if (record.kind == RecordKind::StepIntent && step->type != StepType::Group) {
            order.removeOne(record.step);
            order.append(record.step);
        }
        if (record.kind == RecordKind::UndoIntent)
            undoWanted = true;
        applyToStep(record, steps[record.step]);
        return;
    }
    switch (record.kind) {
    case RecordKind::RunStarted:
        run = record.run;
        who = record.who;
        startedAt = record.at;
        phase = RunPhase::Running;
        break;
    case RecordKind::Recovered:
        undoWanted = data.value("direction"_L1).toString() == "undo"_L1;
        phase = undoWanted ? RunPhase::Undoing : RunPhase::Running;
        verdict.reset();
        error.clear();
        endedAt = {};
        break;
    case RecordKind::LeaseTaken:
        leaseAt = data.value("where"_L1).toString();
        break;
    case RecordKind::LeaseLost:
        leaseAt.clear();
        break;
    case RecordKind::Paused:
        phase = RunPhase::Paused;
        break;
    case RecordKind::Resumed:
        phase = undoWanted ? RunPhase::Undoing : RunPhase::Running;
        break;
    case RecordKind::AbortAsked:
        undoWanted = data.value("undo"_L1).toBool();
        phase = undoWanted ? RunPhase::Undoing : RunPhase::Running;
        break;
    case RecordKind::RunEnded:
        phase = RunPhase::Ended;
        verdict = verdictFromId(data.value("verdict"_L1).toString());
        error = data.value("error"_L1).toString();
        endedAt = record.at;
        leaseAt.clear();
        break;
    default:
        break;
    }
}

Result<RunState> runStateFrom(const QList<JournalRecord> &records)
{
    RunState state;
    for (const JournalRecord &record : records) {
        if (record.kind == RecordKind::RunStarted && state.phase == RunPhase::NotStarted) {
            Result<Plan> plan = planFromJson(record.data.value("plan"_L1).toObject());
            if (!plan)
                return std::unexpected(plan.error());
            state.plan = std::move(*plan);
        }
        state.apply(record);
    }
    if (state.phase == RunPhase::NotStarted)
        return failure(ErrorKind::Malformed, QCoreApplication::translate("RunState", "The records of the run hold no plan"));
    return state;
}

QString toId(StepPhase phase)
{
    switch (phase) {
    case StepPhase::Pending:
        return u"pending"_s;
    case StepPhase::Running:
        return u"running"_s;
    case StepPhase::Done:
        return u"done"_s;
    case StepPhase::Failed:
        return u"failed"_s;
    case StepPhase::Skipped:
        return u"skipped"_s;
    case StepPhase::Undoing:
        return u"undoing"_s;
    case StepPhase::Undone:
        return u"undone"_s;
    case StepPhase::UndoFailed:
        return u"undo-failed"_s;
    }
    return {};
}

QString toId(Verdict verdict)
{
    for (const auto &[known, id] : verdicts) {
        if (known == verdict)
            return id;
    }
    return {};
}

std::optional<Verdict> verdictFromId(const QString &id)
{
    for (const auto &[verdict, known] : verdicts) {
        if (known == id)
            return verdict;
    }
    return std::nullopt;
}

QString describe(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Done:
        return QCoreApplication::translate("RunState", "Done");
    case Verdict::Partly:
        return QCoreApplication::translate("RunState", "Done in part");
    case Verdict::Failed:
        return QCoreApplication::translate("RunState", "Failed");
    case Verdict::Undone:
        return QCoreApplication::translate("RunState", "Undone");
    case Verdict::UndoIncomplete:
        return QCoreApplication::translate("RunState", "Undone in part");
    case Verdict::Refused:
        return QCoreApplication::translate("RunState", "Refused");
    case Verdict::Aborted:
        return QCoreApplication::translate("RunState", "Aborted");
    }
    return {};
}

} // namespace warrener
