// The way forward of RunEngine.
#include "base/Pause.h"
#include "run/procedure/RunEngine.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

QCoro::Task<RunEngine::Flow> RunEngine::runSteps(const QList<Step> *steps)
{
    const auto self = shared_from_this();
    for (const Step &step : *steps) {
        if (const Flow flow = co_await runStep(&step); flow != Flow::GoOn)
            co_return flow;
    }
    co_return Flow::GoOn;
}

QCoro::Task<RunEngine::Flow> RunEngine::runStep(const Step *step)
{
    const auto self = shared_from_this();
    if (isOver(*step, m_state.step(step->id)))
        co_return Flow::GoOn;
    if (const Flow flow = co_await boundary(); flow != Flow::GoOn)
        co_return flow;
    m_began.insert(step->id, m_parts.time->monotonic());
    if (step->force) {
        if (const Status sure = co_await makeSure(); !sure)
            co_return co_await heldBack(step, sure.error(), isUntouched(step));
        if (const Flow flow = halted(); flow != Flow::GoOn)
            co_return flow;
    }
    if (step->type == StepType::Group)
        co_return co_await runGroup(step);
    if (step->precondition) {
        const Result<QJsonObject> met = co_await call(step, *step->precondition, step->timeout);
        if (!met)
            co_return co_await failed(step, met.error(), isUntouched(step));
        if (met->value("skip"_L1).toBool()) {
            const Status written = co_await record(RecordKind::StepSkipped, step->id, {{u"reason"_s, met->value("words"_L1).toString()}});
            co_return written ? Flow::GoOn : halted();
        }
    }
    co_return co_await act(step);
}

QCoro::Task<RunEngine::Flow> RunEngine::runGroup(const Step *group)
{
    const auto self = shared_from_this();
    if (!co_await record(RecordKind::StepIntent, group->id, {{u"group"_s, true}}))
        co_return halted();
    Flow flow = Flow::GoOn;
    if (group->parallel) {
        // All members end, also when one has failed: each works on something of its own.
        std::vector<QCoro::Task<Flow>> members;
        for (const Step &step : group->steps)
            members.push_back(runStep(&step));
        for (QCoro::Task<Flow> &member : members) {
            const Flow one = co_await member;
            flow = std::max(flow, one);
        }
    } else {
        flow = co_await runSteps(&group->steps);
    }
    const qint64 took = (m_parts.time->monotonic() - m_began.value(group->id)).count();
    QJsonObject data{{u"group"_s, true}, {u"tookMs"_s, took}};
    if (flow != Flow::GoOn) {
        data.insert("error"_L1, m_error);
        data.insert("effect"_L1, u"none"_s); // its members speak for themselves
    }
    const Status written = co_await record(flow == Flow::GoOn ? RecordKind::StepDone : RecordKind::StepFailed, group->id, data);
    co_return written ? flow : std::max(flow, halted());
}

QCoro::Task<RunEngine::Flow> RunEngine::act(const Step *step)
{
    const auto self = shared_from_this();
    const int before = m_state.step(step->id).attempts;
    const bool changes = step->type == StepType::Action;
    bool noEffect = isUntouched(step);
    for (int attempts = 1;; ++attempts) {
        if (!co_await record(RecordKind::StepIntent, step->id, {{u"attempt"_s, before + attempts}}))
            co_return halted();
        // A disk that hangs, a process that stood still: what was sure before the record may be of another time after it.
        if (step->force) {
            if (const Status sure = co_await makeSure(); !sure) {
                if (attempts == 1)
                    co_return co_await heldBack(step, sure.error(), noEffect);
                co_return co_await failed(step, sure.error(), noEffect);
            }
            if (halted() != Flow::GoOn) {
                const Error stopped{.kind = ErrorKind::Cancelled, .message = QCoreApplication::translate("RunEngine", "Stopped while waiting"), .detail = {}};
                co_return co_await failed(step, stopped, noEffect);
            }
        }
        // What a person said was said of the attempts before.
        m_saidToHaveEffect.remove(step->id);
        m_hadNoEffect.remove(step->id);
        const Result<QJsonObject> result = co_await attempt(step);
        if (result)
            co_return co_await done(step, result->isEmpty() ? QJsonObject() : QJsonObject{{u"result"_s, *result}});
        if (m_abandoned)
            co_return Flow::Stop;
        noEffect = !changes;
        if (changes && step->probe && !m_aborted) {
            const std::optional<bool> took = co_await tookEffect(step);
            if (took == true)
                co_return co_await done(step, {{u"probed"_s, true}});
            noEffect = took == false;
        }
        // What refuses to use force has a reason that a moment does not change.
        const bool isRefused = step->force && result.error().kind == ErrorKind::Forbidden;
        const bool again = attempts <= step->retry.times && (noEffect || step->idempotent) && halted() == Flow::GoOn && !isRefused;
        const bool retries = step->type == StepType::Check || changes;
        if (isRefused && noEffect)
            co_return co_await heldBack(step, result.error(), true);
        if (!again || !retries)
            co_return co_await failed(step, result.error(), noEffect);
        const QJsonObject data{{u"error"_s, result.error().message}, {u"pauseMs"_s, qint64(step->retry.pause.count())}};
        if (!co_await record(RecordKind::Retrying, step->id, data))
            co_return halted();
        co_await pauseFor(m_parts.time, step->retry.pause, m_stop.get_token());
        if (co_await boundary() != Flow::GoOn)
            co_return co_await failed(step, result.error(), noEffect);
        if (step->force) {
            if (const Status sure = co_await makeSure(); !sure)
                co_return co_await failed(step, sure.error(), noEffect);
        }
    }
}

QCoro::Task<RunEngine::Flow> RunEngine::done(const Step *step, QJsonObject data)
{
    const auto self = shared_from_this();
    m_ended.insert(step->id, m_parts.time->monotonic());
    data.insert("tookMs"_L1, qint64((m_parts.time->monotonic() - m_began.value(step->id, m_parts.time->monotonic())).count()));
    const Status written = co_await record(RecordKind::StepDone, step->id, data);
    co_return written ? Flow::GoOn : halted();
}

QCoro::Task<RunEngine::Flow> RunEngine::failed(const Step *step, Error error, bool noEffect)
{
    const auto self = shared_from_this();
    if (m_abandoned)
        co_return Flow::Stop;
    QJsonObject data{
        {u"error"_s, error.message}, {u"kind"_s, toId(error.kind)}, {u"tookMs"_s, qint64((m_parts.time->monotonic() - m_began.value(step->id)).count())}};
    if (!error.detail.isEmpty())
        data.insert("detail"_L1, error.detail);
    if (noEffect)
        data.insert("effect"_L1, u"none"_s);
    const bool mayFail = step->onFailure == OnFailure::Continue;
    if (m_error.isEmpty() && !mayFail)
        m_error = QCoreApplication::translate("RunEngine", "%1: %2").arg(step->title.isEmpty() ? step->id : step->title, error.message);
    const Status written = co_await record(RecordKind::StepFailed, step->id, data);
    if (const Flow flow = halted(); flow != Flow::GoOn || !written)
        co_return flow;
    switch (step->onFailure) {
    case OnFailure::Undo:
        co_return Flow::Undo;
    case OnFailure::Stop:
        co_return Flow::Stop;
    case OnFailure::Continue:
        break;
    }
    co_return Flow::GoOn;
}

/// Nothing of it can have been done: no attempt of a process before, which ended in the middle of it, is left open.
bool RunEngine::isUntouched(const Step *step) const
{
    return !isUnclear(*step, m_state.step(step->id)) || m_hadNoEffect.contains(step->id) || !m_saidToHaveEffect.value(step->id, true);
}

/// It was not done, since what it rests on does not hold. A plan that stops there so that what was done by force stands has
/// nothing to let stand yet where nothing was: then everything is taken back.
QCoro::Task<RunEngine::Flow> RunEngine::heldBack(const Step *step, Error error, bool noEffect)
{
    const auto self = shared_from_this();
    bool forced = !noEffect && step->force && !step->undo;
    eachStep(m_state.plan.steps, [&](const Step &each, int) {
        const StepPhase phase = m_state.step(each.id).phase;
        const bool isBegun = phase != StepPhase::Pending && phase != StepPhase::Skipped && each.id != step->id;
        forced = forced || (each.force && each.type == StepType::Action && !each.undo && isBegun);
    });
    const Flow flow = co_await failed(step, std::move(error), noEffect);
    co_return flow == Flow::Stop && !forced && !m_abandoned && !m_leaseTaken && !m_aborted && m_journalFailed == Flow::GoOn ? Flow::Undo : flow;
}

QCoro::Task<Result<QJsonObject>> RunEngine::attempt(const Step *step)
{
    switch (step->type) {
    case StepType::Wait:
        return waitFor(step);
    case StepType::Manual:
    case StepType::Approval:
        return askPerson(step);
    default:
        return carryOut(step);
    }
}

/// An act by force may look for itself before it does anything, for as long as what the run rests on is good for.
QCoro::Task<Result<QJsonObject>> RunEngine::carryOut(const Step *step)
{
    StepContext context = contextFor(step);
    if (step->force && step->type == StepType::Action) {
        const std::weak_ptr<RunEngine> weak = weak_from_this();
        context.onSure = [weak]() -> QCoro::Task<Status> {
            if (const auto engine = weak.lock())
                co_return co_await engine->makeSure();
            co_return failure(ErrorKind::Cancelled, QCoreApplication::translate("RunEngine", "Stopped while waiting"));
        };
    }
    return Operations::call(m_parts.operations, *step->act, std::move(context), m_parts.time, {.timeout = step->timeout, .grace = m_parts.grace});
}

QCoro::Task<Result<QJsonObject>> RunEngine::waitFor(const Step *step)
{
    const auto self = shared_from_this();
    const Millis deadline = m_parts.time->monotonic() + step->timeout;
    QString last;
    for (;;) {
        const Millis left = deadline - m_parts.time->monotonic();
        if (left <= Millis{0})
            break;
        const Result<QJsonObject> answer = co_await call(step, *step->act, left);
        if (m_stop.stop_requested())
            break;
        if (answer && answer->value("done"_L1).toBool())
            co_return answer;
        if (answer && answer->value("givenUp"_L1).toBool())
            co_return failure(ErrorKind::Cancelled, answer->value("words"_L1).toString());
        // An answer that does not come is no reason to give up before the time is over.
        last = answer ? answer->value("words"_L1).toString() : answer.error().message;
        if (answer)
            progress(step->id, answer->value("fraction"_L1).toDouble(-1), last);
        if (!co_await pauseFor(m_parts.time, std::min(step->every, deadline - m_parts.time->monotonic()), m_stop.get_token()))
            break;
    }
    if (m_stop.stop_requested())
        co_return failure(ErrorKind::Cancelled, QCoreApplication::translate("RunEngine", "Stopped while waiting"), last);
    co_return failure(ErrorKind::Timeout, last.isEmpty() ? QCoreApplication::translate("RunEngine", "It did not come true in time")
                                                         : QCoreApplication::translate("RunEngine", "It did not come true in time; at last: %1").arg(last));
}

QCoro::Task<Result<QJsonObject>> RunEngine::askPerson(const Step *step)
{
    const auto self = shared_from_this();
    const Pending<PersonAnswer> question;
    m_questions.insert(step->id, question);
    const auto noAnswer = [question] { question.finish({}); };
    const std::stop_callback onStop(m_stop.get_token(), noAnswer);
    const Timekeeper::Alarm alarm = m_parts.time->after(step->timeout, noAnswer);
    const Status asked = co_await record(RecordKind::Asked, step->id, {{u"words"_s, step->detail.isEmpty() ? step->title : step->detail}});
    const PersonAnswer answer = asked ? co_await question : PersonAnswer();
    m_parts.time->cancel(alarm);
    m_questions.remove(step->id);
    if (!asked)
        co_return std::unexpected(asked.error());
    if (answer.who.isEmpty()) {
        if (m_stop.stop_requested())
            co_return failure(ErrorKind::Cancelled, QCoreApplication::translate("RunEngine", "Stopped while waiting"));
        co_return failure(ErrorKind::Timeout, QCoreApplication::translate("RunEngine", "Nobody answered in time"));
    }
    QJsonObject said{{u"yes"_s, answer.yes}, {u"note"_s, answer.note}};
    if (answer.simulated)
        said.insert(simulatedAnswerKey, true);
    const Status written = co_await record(RecordKind::Answered, step->id, said, answer.who);
    if (!written)
        co_return std::unexpected(written.error());
    if (!answer.yes)
        co_return failure(ErrorKind::Forbidden, QCoreApplication::translate("RunEngine", "%1 said no").arg(answer.who), answer.note);
    if (!step->act)
        co_return QJsonObject();
    co_return co_await carryOut(step);
}

/// None where nobody can tell.
QCoro::Task<std::optional<bool>> RunEngine::tookEffect(const Step *step)
{
    const auto self = shared_from_this();
    if (const auto said = m_saidToHaveEffect.constFind(step->id); said != m_saidToHaveEffect.cend())
        co_return *said;
    if (!step->probe)
        co_return std::nullopt;
    const Result<QJsonObject> answer = co_await call(step, *step->probe, step->timeout);
    if (!answer || !answer->value("done"_L1).isBool())
        co_return std::nullopt;
    co_return answer->value("done"_L1).toBool();
}

/// Something was done by force that has not been taken back, in a run in which somebody must look all the while.
bool RunEngine::mustGoOn() const
{
    if (!m_state.plan.watchedThroughout)
        return false;
    bool forced = false;
    bool allBack = true;
    eachStep(m_state.plan.steps, [&](const Step &step, int) {
        const StepState state = m_state.step(step.id);
        forced = forced || (step.force && state.phase != StepPhase::Pending && state.phase != StepPhase::Skipped);
        allBack = allBack && (step.takesBack.isEmpty() || isOver(step, state));
    });
    return forced && !allBack;
}

/// Between two steps: waits out a pause.
QCoro::Task<RunEngine::Flow> RunEngine::boundary()
{
    const auto self = shared_from_this();
    // Nobody ends the pause of a run that was left.
    while (m_paused && !m_abandoned && !mustGoOn()) {
        const Pending<bool> resumed = m_resumed;
        co_await resumed;
    }
    co_return halted();
}

/// Before force: a run may have been paused, the laptop may have slept, the journal may be of another day.
/// What was seen is looked for again where it has aged, the guards are asked again, the lease must stand.
QCoro::Task<Status> RunEngine::makeSure()
{
    const auto self = shared_from_this();
    constexpr Millis justNow{1000};
    if (m_sureAt && m_parts.time->monotonic() - *m_sureAt < justNow)
        co_return Status();
    // Of steps side by side the first one asks, for all of them.
    if (m_makingSure) {
        const Pending<Status> asked = *m_makingSure;
        co_return co_await asked;
    }
    const Pending<Status> asked;
    m_makingSure = asked;
    const Status sure = co_await askAgain();
    m_makingSure.reset();
    asked.finish(sure);
    co_return sure;
}

QCoro::Task<Status> RunEngine::askAgain()
{
    const auto self = shared_from_this();
    QList<const Step *> evidence;
    QStringList gone;
    eachStep(m_state.plan.steps, [&](const Step &step, int) {
        if (!step.takesBack.isEmpty() && isOver(step, m_state.step(step.id)))
            gone += step.takesBack;
        if (step.type == StepType::Check && step.freshFor > Millis{0} && m_state.step(step.id).phase == StepPhase::Done)
            evidence.append(&step);
    });
    // What such a step saw was taken back since, as it was meant to be: it cannot be seen again, and is nothing to rest on.
    evidence.removeIf([&gone](const Step *step) { return gone.contains(step->id); });
    for (const Step *step : std::as_const(evidence)) {
        const auto seen = m_ended.constFind(step->id);
        if (seen != m_ended.cend() && m_parts.time->monotonic() - *seen <= step->freshFor)
            continue;
        const int before = m_state.step(step->id).attempts;
        m_began.insert(step->id, m_parts.time->monotonic());
        if (const Status written = co_await record(RecordKind::StepIntent, step->id, {{u"attempt"_s, before + 1}}); !written)
            co_return written;
        const Result<QJsonObject> result = co_await attempt(step);
        if (!result) {
            co_await failed(step, result.error(), true);
            co_return std::unexpected(result.error());
        }
        co_await done(step, {{u"result"_s, *result}});
    }
    // The slowest of them may take so long that the first one's answer is of another time.
    constexpr Millis oldestAnswer{10000};
    constexpr int mostRounds = 3;
    QSet<QString> young;
    for (int round = 1; round <= mostRounds; ++round) {
        if (const QList<Refusal> refusals = co_await askGuards(young); !refusals.isEmpty()) {
            co_return failure(
                ErrorKind::Forbidden, refusals.first().error.message,
                QCoreApplication::translate("RunEngine", "The rule “%1” held when the run began, and does not any more").arg(refusals.first().guard.words));
        }
        const Millis now = m_parts.time->monotonic();
        young.clear();
        for (auto it = m_guardsAt.cbegin(); it != m_guardsAt.cend(); ++it) {
            if (now - *it <= oldestAnswer)
                young.insert(it.key());
        }
        if (young.size() == m_guardsAt.size())
            break;
    }
    if (young.size() != m_guardsAt.size()) {
        co_return failure(ErrorKind::Timeout,
                          QCoreApplication::translate("RunEngine", "The rules answer so slowly that no moment is known at which all of them held"));
    }
    if (m_parts.lease != nullptr) {
        if (const Status held = co_await m_parts.lease->confirm(m_stop.get_token()); !held)
            co_return held;
    }
    m_sureAt = m_parts.time->monotonic();
    co_return Status();
}

RunEngine::Flow RunEngine::halted() const
{
    if (m_abandoned || m_leaseTaken)
        return Flow::Stop;
    if (m_aborted)
        return m_abortUndoes ? Flow::Undo : Flow::Stop;
    return m_journalFailed;
}

QCoro::Task<Result<QJsonObject>> RunEngine::call(const Step *step, Call what, Millis timeout)
{
    return Operations::call(m_parts.operations, std::move(what), contextFor(step), m_parts.time, {.timeout = timeout, .grace = m_parts.grace});
}

StepContext RunEngine::contextFor(const Step *step)
{
    const StepState state = m_state.step(step->id);
    StepContext context{.run = m_state.run,
                        .step = step->id,
                        .began = m_state.startedAt,
                        .kept = state.kept,
                        .result = state.result,
                        .overridden = m_overridden,
                        .stop = stopToken()};
    for (auto it = m_state.steps.cbegin(); it != m_state.steps.cend(); ++it) {
        // A person's step answers nothing, and is done all the same.
        if (it->phase == StepPhase::Done || !it->result.isEmpty())
            context.results.insert(it.key(), it->result);
        if (it.key() != step->id && !it->kept.isEmpty())
            context.keptBefore.insert(it.key(), it->kept);
    }
    const std::weak_ptr<RunEngine> weak = weak_from_this();
    const QString id = step->id;
    context.onOutput = [weak, id](const QString &line) {
        if (const auto engine = weak.lock())
            engine->output(id, line);
    };
    context.onProgress = [weak, id](double fraction, const QString &words) {
        if (const auto engine = weak.lock())
            engine->progress(id, fraction, words);
    };
    context.onKeep = [weak, id](QJsonObject what) {
        const auto engine = weak.lock();
        return engine ? engine->keep(id, std::move(what)) : StepContext{}.keep({});
    };
    context.onSample = [weak, id](const QJsonObject &what) {
        if (const auto engine = weak.lock())
            engine->sample(id, what);
    };
    return context;
}

} // namespace warrener
