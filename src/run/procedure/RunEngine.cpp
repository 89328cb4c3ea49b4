#include "run/procedure/RunEngine.h"

#include "base/Units.h"

#include <QCoreApplication>
#include <QRandomGenerator>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr int linesWritten = 200;
constexpr int samplesWritten = 1800; ///< of one step: half an hour at one a second
constexpr qsizetype longestLine = 500;
constexpr int mostMeasures = 2000; ///< half an hour at one a second

// Rules that every run has, besides its plan's own guards.
const auto profileRule = u"profile"_s;
const auto leaseRule = u"lease"_s;

std::unexpected<Error> refused(const QString &rule, bool overridable, const QString &reason, const QString &detail = {})
{
    return std::unexpected(Error{.kind = ErrorKind::Forbidden, .message = reason, .detail = detail, .rule = overridable ? rule : QString()});
}

using TimedAnswer = std::pair<Result<QJsonObject>, Millis>;

QCoro::Task<TimedAnswer> withItsTime(QCoro::Task<Result<QJsonObject>> asking, std::shared_ptr<Timekeeper> time)
{
    const Result<QJsonObject> answer = co_await std::move(asking);
    co_return TimedAnswer(answer, time->monotonic());
}

} // namespace

QString newRunId(TimePoint now, const QString &kind)
{
    return u"%1-%2-%3"_s.arg(units::stamp(now), kind.isEmpty() ? u"run"_s : kind).arg(uint(QRandomGenerator::system()->bounded(0x10000)), 4, 16, QChar(u'0'));
}

RunEngine::RunEngine(RunnerParts parts, Listener listener) : m_parts(std::move(parts)), m_listener(std::move(listener)) {}

QCoro::Task<Result<Verdict>> RunEngine::start(Plan plan, RunRequest request)
{
    const auto self = shared_from_this();
    if (const Status sound = checkPlan(plan); !sound)
        co_return std::unexpected(sound.error());
    if (const QStringList missing = m_parts.operations->missing(plan); !missing.isEmpty()) {
        co_return failure(ErrorKind::NotAvailable,
                          QCoreApplication::translate("RunEngine", "This Warrener lacks what the plan needs: %1").arg(missing.join(u", "_s)));
    }
    m_state.run = request.run.isEmpty() ? newRunId(m_parts.time->now(), plan.kind) : request.run;
    m_state.plan = std::move(plan);
    const QJsonObject opening{{u"plan"_s, warrener::toJson(m_state.plan)}, {u"why"_s, m_state.plan.why}};
    if (const Status begun = co_await record(RecordKind::RunStarted, {}, opening, request.who); !begun)
        co_return std::unexpected(begun.error());
    if (const Status same = co_await passProfile(request.overrides); !same) {
        m_error = same.error().message;
        co_await record(RecordKind::GuardRefused, {},
                        {{u"guard"_s, profileRule},
                         {u"words"_s, QCoreApplication::translate("RunEngine", "The profile is the one of the plan")},
                         {u"reason"_s, m_error},
                         {u"overridable"_s, true}});
        co_await end(Verdict::Refused);
        co_return Verdict::Refused;
    }
    measure();
    // While a node is out its clients wait: the rules and the lease are asked side by side then, and who is refused gives it back.
    // Not where somebody else's is to be broken: that takes it from a run in the middle of its work, and no giving back mends it.
    std::optional<QCoro::Task<Result<LeaseAnswer>>> leasing;
    if (m_state.plan.lease.kind == LeaseNeed::Kind::Emergency && !request.overrides.contains(leaseRule))
        leasing.emplace(takeLease(request.overrides));
    const auto refusal = co_await passGuards(request.overrides);
    if (refusal && *refusal) {
        m_error = (*refusal)->error.message;
        co_await record(RecordKind::GuardRefused, {}, toJson(**refusal));
    }
    if (!refusal || *refusal || m_aborted || m_abandoned) {
        if (leasing)
            co_await *leasing;
        co_await end(Verdict::Refused);
        co_return Verdict::Refused;
    }
    const Result<LeaseAnswer> lease = leasing ? co_await *leasing : co_await takeLease(request.overrides);
    if (!lease || !lease->granted) {
        m_error = lease ? lease->reason : lease.error().message;
        QJsonObject said{{u"guard"_s, leaseRule}, {u"reason"_s, m_error}, {u"overridable"_s, lease && lease->overridable}};
        // Whoever waits for help must not break another's work for want of knowing that it may be over in a moment. Not asked for again by
        // itself: what a person has agreed to is what was there before the other one acted.
        if (lease && lease->holder) {
            said.insert(u"detail"_s,
                        QCoreApplication::translate("RunEngine", "Look again in some seconds: where that run's own rules refuse, it gives the lease "
                                                                 "back at once; where they do not, it changes what this plan was made for"));
        }
        co_await record(RecordKind::GuardRefused, {}, said);
        co_await end(Verdict::Refused);
        co_return Verdict::Refused;
    }
    co_return co_await walk(false);
}

QCoro::Task<Result<Verdict>> RunEngine::resume(Resumption resumption)
{
    const auto self = shared_from_this();
    m_state = std::move(resumption.state);
    m_saidToHaveEffect = resumption.tookEffect;
    const bool undoOnly = resumption.direction == Direction::Undo;
    // A run that is refused here stays as it was: it can still be recovered.
    if (const Status same = co_await passProfile(resumption.overrides); !same)
        co_return std::unexpected(same.error());
    // The guards were passed by another process, at another time. Taking back asks nobody.
    if (!undoOnly) {
        const auto refusal = co_await passGuards(resumption.overrides, spentGuards());
        if (!refusal)
            co_return std::unexpected(refusal.error());
        if (*refusal) {
            const Guard &guard = (*refusal)->guard;
            co_return refused(
                guard.id, guard.overridable, (*refusal)->error.message,
                QCoreApplication::translate("RunEngine", "Refused by the rule “%1” (%2), which held when the run began").arg(guard.words, guard.id));
        }
    }
    const Result<LeaseAnswer> lease = co_await takeLease(resumption.overrides);
    if (!lease)
        co_return std::unexpected(lease.error());
    if (!lease->granted)
        co_return refused(leaseRule, lease->overridable, lease->reason);
    if (const Status same = co_await passChanges(); !same) {
        co_await giveBackLease();
        co_return std::unexpected(same.error());
    }
    const QJsonObject data{{u"direction"_s, undoOnly ? u"undo"_s : u"finish"_s}};
    if (const Status begun = co_await record(RecordKind::Recovered, {}, data, resumption.who); !begun) {
        if (m_parts.lease != nullptr)
            m_parts.lease->release();
        co_return std::unexpected(begun.error());
    }
    measure();
    if (!undoOnly && !co_await settleUnclear()) {
        co_await end(Verdict::Failed);
        co_return Verdict::Failed;
    }
    co_return co_await walk(undoOnly);
}

/// What the plan says of hosts and commands was true of its own profile; of another it may name the wrong ones.
QCoro::Task<Status> RunEngine::passProfile(QHash<QString, Override> overrides)
{
    const auto self = shared_from_this();
    const QString plans = m_state.plan.profileDigest;
    if (m_parts.profileDigest.isEmpty() || plans == m_parts.profileDigest)
        co_return Status();
    const QString reason = plans.isEmpty() ? QCoreApplication::translate("RunEngine", "The plan does not say for which profile of the cluster it was made")
                                           : QCoreApplication::translate("RunEngine", "The profile of the cluster is not the one that the plan was made for");
    const auto given = overrides.constFind(profileRule);
    if (given == overrides.cend()) {
        co_return refused(profileRule, true, reason,
                          QCoreApplication::translate("RunEngine", "Make the plan anew, bring that profile back, or pass the rule “profile” and say why"));
    }
    co_return co_await record(RecordKind::Overridden, {}, {{u"guard"_s, profileRule}, {u"reason"_s, reason}, {u"why"_s, given->why}}, given->who);
}

/// Between the look at the run and the lease another process may have gone on with it, or have ended it: what would be done
/// by the look is then not what is left to do. From here on the lease keeps all others away.
QCoro::Task<Status> RunEngine::passChanges()
{
    const auto self = shared_from_this();
    const Result<std::optional<RunState>> now = co_await m_parts.log->reread(m_state.run);
    if (!now)
        co_return std::unexpected(now.error());
    if (!*now || **now == m_state)
        co_return Status();
    co_return failure(ErrorKind::Usage,
                      QCoreApplication::translate("RunEngine", "Somebody else has gone on with the run since it was looked at: look at it again"));
}

/// All at once: one that waits for a cluster that hangs must not keep the others waiting. Those that somebody
/// has passed are not asked again.
QCoro::Task<QList<RunEngine::Refusal>> RunEngine::askGuards(QSet<QString> but)
{
    const auto self = shared_from_this();
    std::vector<std::pair<const Guard *, QCoro::Task<TimedAnswer>>> asking;
    for (const Guard &guard : std::as_const(m_state.plan.guards)) {
        if (m_overridden.contains(guard.id) || but.contains(guard.id))
            continue;
        const StepContext context{.run = m_state.run, .began = m_state.startedAt, .stop = m_stop.get_token()};
        asking.emplace_back(&guard,
                            withItsTime(Operations::call(m_parts.operations, guard.act, context, m_parts.time, {.grace = m_parts.grace}), m_parts.time));
    }
    QList<Refusal> refusals;
    for (auto &[guard, task] : asking) {
        const auto [verdict, at] = co_await task;
        m_guardsAt.insert(guard->id, at);
        if (!verdict)
            refusals.append({*guard, verdict.error()});
    }
    co_return refusals;
}

/// What a run asks of force alone, once no step by force is left of it.
QSet<QString> RunEngine::spentGuards() const
{
    bool isForceLeft = false;
    eachStep(m_state.plan.steps, [&](const Step &step, int) { isForceLeft = isForceLeft || (step.force && !isOver(step, m_state.step(step.id))); });
    QSet<QString> spent;
    for (const Guard &guard : std::as_const(m_state.plan.guards)) {
        if (guard.ofForceAlone && !isForceLeft)
            spent.insert(guard.id);
    }
    return spent;
}

/// The first rule that refuses and that nobody passes; none: go on. Errors: of the journal.
QCoro::Task<Result<std::optional<RunEngine::Refusal>>> RunEngine::passGuards(QHash<QString, Override> overrides, QSet<QString> but)
{
    const auto self = shared_from_this();
    const QList<Refusal> refusals = co_await askGuards(std::move(but));
    for (const Refusal &refusal : refusals) {
        const auto given = overrides.constFind(refusal.guard.id);
        if (!refusal.guard.overridable || given == overrides.cend())
            co_return std::optional(refusal);
        QJsonObject passed = toJson(refusal);
        passed.insert("why"_L1, given->why);
        if (const Status written = co_await record(RecordKind::Overridden, {}, passed, given->who); !written)
            co_return std::unexpected(written.error());
        m_overridden.insert(refusal.guard.id);
        m_guardsAt.remove(refusal.guard.id); // nobody asks it any more
    }
    co_return std::optional<Refusal>();
}

QJsonObject RunEngine::toJson(const Refusal &refusal)
{
    QJsonObject said{
        {u"guard"_s, refusal.guard.id}, {u"words"_s, refusal.guard.words}, {u"reason"_s, refusal.error.message}, {u"overridable"_s, refusal.guard.overridable}};
    // What each place and each peer said: who reads it later cannot ask again.
    if (!refusal.error.detail.isEmpty())
        said.insert(u"detail"_s, refusal.error.detail);
    return said;
}

QCoro::Task<Result<LeaseAnswer>> RunEngine::takeLease(QHash<QString, Override> overrides)
{
    const auto self = shared_from_this();
    Lease *lease = m_parts.lease.get();
    if (lease == nullptr)
        co_return LeaseAnswer{.granted = true};
    const auto given = overrides.constFind(leaseRule);
    const bool overriding = given != overrides.cend();
    const LeaseHolder holder = thisProcess(m_state.run, m_parts.time->now());
    const Result<LeaseAnswer> answer = co_await lease->acquire(holder, overriding, m_stop.get_token());
    if (!answer || !answer->granted)
        co_return answer;
    const std::weak_ptr<RunEngine> weak = self;
    QObject::connect(lease, &Lease::lost, &m_context, [weak](const QString &reason, bool taken) {
        if (const auto engine = weak.lock()) {
            engine->m_leaseTaken = engine->m_leaseTaken || taken;
            if (taken && engine->m_error.isEmpty())
                engine->m_error = reason;
            engine->record(RecordKind::LeaseLost, {}, {{u"reason"_s, reason}, {u"taken"_s, taken}});
        }
    });
    QObject::connect(lease, &Lease::regained, &m_context, [weak](const QString &where) {
        if (const auto engine = weak.lock())
            engine->record(RecordKind::LeaseTaken, {}, {{u"where"_s, where}});
    });
    if (overriding && !answer->reason.isEmpty()) {
        co_await record(RecordKind::Overridden, {}, {{u"guard"_s, leaseRule}, {u"reason"_s, answer->reason}, {u"why"_s, given->why}}, given->who);
    }
    co_await record(RecordKind::LeaseTaken, {}, {{u"where"_s, answer->where}});
    co_return answer;
}

/// Steps that had begun when the run was left: a probe, or a person, says what became of them.
QCoro::Task<bool> RunEngine::settleUnclear()
{
    const auto self = shared_from_this();
    const QStringList begun = m_state.order;
    for (const QString &id : begun) {
        const Step *step = m_state.plan.step(id);
        const StepState state = m_state.step(id);
        if (!isUnclear(*step, state) || isOver(*step, state))
            continue;
        const std::optional<bool> took = co_await tookEffect(step);
        if (took == true) {
            if (co_await done(step, {{u"probed"_s, true}}) != Flow::GoOn)
                co_return false;
        } else if (took == false) {
            m_hadNoEffect.insert(id);
        } else if (!step->idempotent) {
            m_error = QCoreApplication::translate("RunEngine", "Nobody can tell whether “%1” took effect, and doing it twice would do harm").arg(step->title);
            co_return false;
        }
    }
    co_return true;
}

QCoro::Task<Result<Verdict>> RunEngine::walk(bool undoOnly)
{
    const auto self = shared_from_this();
    Flow flow = undoOnly ? Flow::Undo : co_await runSteps(&m_state.plan.steps);
    if (flow == Flow::GoOn)
        flow = halted();
    Verdict verdict = Verdict::Done;
    if (flow == Flow::GoOn) {
        const bool anyFailed = std::ranges::any_of(m_state.steps, [](const StepState &step) { return step.phase == StepPhase::Failed; });
        verdict = anyFailed ? Verdict::Partly : Verdict::Done;
    } else {
        verdict = m_aborted ? Verdict::Aborted : Verdict::Failed;
    }
    if (flow == Flow::Undo) {
        const UndoCount count = co_await undoAll();
        if (count.failed + count.partly > 0)
            verdict = Verdict::UndoIncomplete;
        else if (count.done > 0 || undoOnly)
            verdict = Verdict::Undone;
    }
    if (m_abandoned)
        co_return failure(ErrorKind::Cancelled, QCoreApplication::translate("RunEngine", "The run was left; the journal knows how far it came"));
    co_await end(verdict);
    co_return verdict;
}

QCoro::Task<> RunEngine::end(Verdict verdict)
{
    const auto self = shared_from_this();
    QJsonObject data{{u"verdict"_s, toId(verdict)}, {u"tookMs"_s, qint64(m_state.took(m_parts.time->now()).count())}};
    if (!m_error.isEmpty())
        data.insert("error"_L1, m_error);
    m_parts.time->cancel(std::exchange(m_nextMeasure, 0));
    m_ending = true;
    m_undoing = true; // nothing acts any more: what cannot be written is still told
    co_await record(RecordKind::RunEnded, {}, data);
    co_await giveBackLease();
}

QCoro::Task<> RunEngine::giveBackLease()
{
    const auto self = shared_from_this();
    if (m_parts.lease == nullptr)
        co_return;
    QObject::disconnect(m_parts.lease.get(), nullptr, &m_context, nullptr);
    co_await m_parts.lease->giveBack();
}

void RunEngine::pause(const QString &who)
{
    if (m_paused || m_undoing || m_aborted || m_state.phase != RunPhase::Running)
        return;
    m_paused = true;
    m_resumed = {};
    record(RecordKind::Paused, {}, {}, who);
}

void RunEngine::goOn(const QString &who)
{
    if (!m_paused)
        return;
    m_paused = false;
    record(RecordKind::Resumed, {}, {}, who);
    m_resumed.finish(true);
}

void RunEngine::abort(const QString &who, const QString &why, bool undo)
{
    if (m_state.phase == RunPhase::Ended)
        return;
    // While it undoes, there is only one thing left to give up.
    if (m_undoing) {
        m_undoStop.request_stop();
        return;
    }
    if (m_aborted)
        return;
    // What somebody must look at all the while is never left as it is.
    undo = undo || mustGoOn();
    m_aborted = true;
    m_abortUndoes = undo;
    m_paused = false;
    if (m_error.isEmpty())
        m_error = why.isEmpty() ? QCoreApplication::translate("RunEngine", "Aborted by %1").arg(who)
                                : QCoreApplication::translate("RunEngine", "Aborted by %1: %2").arg(who, why);
    record(RecordKind::AbortAsked, {}, {{u"why"_s, why}, {u"undo"_s, undo}}, who);
    m_stop.request_stop();
    m_resumed.finish(true);
}

bool RunEngine::answer(const QString &step, PersonAnswer answer)
{
    const auto question = m_questions.constFind(step);
    if (question == m_questions.cend() || question->isFinished())
        return false;
    question->finish(std::move(answer));
    return true;
}

void RunEngine::abandon()
{
    m_abandoned = true;
    m_listener = nullptr;
    m_parts.time->cancel(std::exchange(m_nextMeasure, 0));
    if (m_parts.lease != nullptr && !m_ending) {
        QObject::disconnect(m_parts.lease.get(), nullptr, &m_context, nullptr);
        m_parts.lease->release();
    }
    m_undoStop.request_stop();
    m_stop.request_stop();
    m_resumed.finish(true);
}

QCoro::Task<Status> RunEngine::record(RecordKind kind, QString step, QJsonObject data, QString who)
{
    const auto self = shared_from_this();
    if (m_abandoned)
        co_return failure(ErrorKind::Cancelled, QCoreApplication::translate("RunEngine", "The run was left; the journal knows how far it came"));
    const JournalRecord wanted{.at = m_parts.time->now(), .run = m_state.run, .kind = kind, .step = step, .who = who, .data = data};
    const Result<JournalRecord> written = co_await m_parts.log->append(wanted, kind != RecordKind::Output && kind != RecordKind::Sample);
    if (m_abandoned)
        co_return Status();
    if (written) {
        take(*written);
        co_return Status();
    }
    // Nothing new is begun without a record of it, but what was done is still taken back.
    const Step *at = m_state.plan.step(step);
    m_journalFailed = at != nullptr && at->onFailure == OnFailure::Undo ? Flow::Undo : std::max(m_journalFailed, Flow::Stop);
    if (m_error.isEmpty())
        m_error = written.error().message;
    if (m_undoing)
        take(wanted);
    co_return std::unexpected(written.error());
}

void RunEngine::take(const JournalRecord &record)
{
    m_state.apply(record);
    if (m_listener)
        m_listener(record);
}

QCoro::Task<Status> RunEngine::keep(QString step, QJsonObject what)
{
    return record(RecordKind::StepKept, std::move(step), {{u"kept"_s, what}});
}

/// Takes a measure now and then one after the other, until the run ends.
void RunEngine::measure()
{
    if (!m_parts.measure || m_abandoned || m_measures >= mostMeasures)
        return;
    if (const std::optional<QJsonObject> seen = m_parts.measure()) {
        ++m_measures;
        record(RecordKind::Sample, {}, *seen);
    }
    m_nextMeasure = m_parts.time->after(m_parts.measureEvery, [weak = weak_from_this()] {
        if (const auto engine = weak.lock()) {
            engine->m_nextMeasure = 0;
            engine->measure();
        }
    });
}

void RunEngine::output(const QString &step, const QString &line)
{
    // An operation that was left to itself may go on talking when its run has ended.
    if (m_abandoned || m_ending)
        return;
    const QJsonObject data{{u"line"_s, line.left(longestLine)}};
    if (++m_outputLines[step] <= linesWritten)
        record(RecordKind::Output, step, data);
    else
        take({.at = m_parts.time->now(), .run = m_state.run, .kind = RecordKind::Output, .step = step, .data = data});
}

void RunEngine::sample(const QString &step, const QJsonObject &what)
{
    if (m_abandoned || m_ending)
        return;
    if (++m_samples[step] <= samplesWritten)
        record(RecordKind::Sample, step, what);
    else
        take({.at = m_parts.time->now(), .run = m_state.run, .kind = RecordKind::Sample, .step = step, .data = what});
}

void RunEngine::progress(const QString &step, double fraction, const QString &words)
{
    if (m_abandoned || m_ending)
        return;
    take({.at = m_parts.time->now(), .run = m_state.run, .kind = RecordKind::Progress, .step = step, .data = {{u"fraction"_s, fraction}, {u"words"_s, words}}});
}

} // namespace warrener
