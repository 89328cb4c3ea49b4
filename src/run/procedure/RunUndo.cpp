// The way back of RunEngine.
#include "base/Pause.h"
#include "run/procedure/RunEngine.h"

#include <QCoreApplication>

#include <ranges>

using namespace Qt::StringLiterals;

namespace warrener {

QCoro::Task<RunEngine::UndoCount> RunEngine::undoAll()
{
    const auto self = shared_from_this();
    m_undoing = true;
    UndoCount count;
    const QStringList order = m_state.order;
    for (const QString &id : std::views::reverse(order)) {
        const Step *step = m_state.plan.step(id);
        const StepState state = m_state.step(id);
        const bool begun = state.phase != StepPhase::Pending && state.phase != StepPhase::Skipped && state.phase != StepPhase::Undone;
        if (!begun || state.noEffect || step->type != StepType::Action)
            continue;
        if (!step->undo) {
            if (!step->cannotBeUndone.isEmpty())
                co_await record(RecordKind::UndoSkipped, id, {{u"reason"_s, step->cannotBeUndone}});
            continue;
        }
        if (m_abandoned || m_leaseTaken || m_undoStop.stop_requested()) {
            ++count.failed;
            continue;
        }
        if (isUnclear(*step, state)) {
            const std::optional<bool> took = co_await tookEffect(step);
            if (took == false) {
                co_await record(RecordKind::UndoSkipped, id,
                                {{u"reason"_s, QCoreApplication::translate("RunEngine", "It had not taken effect")}, {u"effect"_s, u"none"_s}});
                continue;
            }
        }
        if (!co_await undoStep(step))
            ++count.failed;
        else if (m_state.step(id).left.isEmpty())
            ++count.done;
        else
            ++count.partly;
    }
    co_return count;
}

QCoro::Task<bool> RunEngine::undoStep(const Step *step)
{
    const auto self = shared_from_this();
    const Undo &undo = *step->undo;
    const Millis began = m_parts.time->monotonic();
    const auto took = [&] { return qint64((m_parts.time->monotonic() - began).count()); };
    for (int attempts = 1;; ++attempts) {
        co_await record(RecordKind::UndoIntent, step->id, {{u"attempt"_s, attempts}});
        const Result<QJsonObject> result = co_await call(step, undo.act, undo.timeout);
        if (m_abandoned)
            co_return false;
        if (result) {
            co_await record(RecordKind::UndoDone, step->id, {{u"tookMs"_s, took()}, {u"result"_s, *result}});
            co_return true;
        }
        if (attempts > undo.retry.times || m_undoStop.stop_requested()) {
            co_await record(RecordKind::UndoFailed, step->id, {{u"error"_s, result.error().message}, {u"tookMs"_s, took()}});
            co_return false;
        }
        co_await pauseFor(m_parts.time, undo.retry.pause, m_undoStop.get_token());
    }
}

} // namespace warrener
