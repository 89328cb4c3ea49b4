#include "LiveRunDesk.h"

#include "base/OffThread.h"
#include "base/SafeFile.h"
#include "record/journal/JournalReader.h"
#include "run/lease/LeaseLookup.h"
#include "run/procedure/Recovery.h"
#include "run/runs/RunKit.h"

#include <QCoreApplication>
#include <QPointer>

using namespace Qt::StringLiterals;

namespace warrener {

struct LiveRunDesk::Private
{
    std::shared_ptr<const ClusterProfile> profile;
    std::shared_ptr<const Clock> clock;
    std::shared_ptr<const RunKit> kit{};
    QString who{};
    QString noKit{}; ///< why there is none
    std::unique_ptr<Runner> runner{};
    RunView view{};
    bool automatic = false; ///< the view is of a run that the automatic makes
    QList<RunSummary> unfinished{};
    Pending<Status> begun{}; ///< of the run that was started last
};

namespace {

QString journalOf(const ClusterProfile &profile)
{
    return journalPath(profile.name);
}

Error noKitError(const QString &reason)
{
    return {.kind = ErrorKind::NotAvailable,
            .message = reason.isEmpty() ? QCoreApplication::translate("LiveRunDesk", "The password of this cluster is not known yet") : reason,
            .detail = {}};
}

Status exportWhole(const QString &journal, const RunFilter &filter, ExportFormat format, const QString &file)
{
    SafeFile out(file);
    if (const Status opened = out.open(); !opened)
        return opened;
    if (const Status status = exportRuns(journal, filter, format, out.device()); !status)
        return status;
    return out.commit();
}

/// Who holds the cluster's lease, in this console or another; nothing where nobody can tell.
QCoro::Task<std::optional<LeaseHolder>> holderOf(std::shared_ptr<const RunKit> kit)
{
    QList<HttpAccess> nodes;
    for (const NodeProfile &node : kit->access->profile().nodes) {
        if (!kit->access->http(node.name).base.isEmpty())
            nodes.append(kit->access->http(node.name));
    }
    const WhoHolds ask = askWhoHolds(nodes);
    co_return co_await ask({});
}

} // namespace

LiveRunDesk::LiveRunDesk(const ClusterProfile &profile, std::shared_ptr<const Clock> clock, QObject *parent)
    : RunDesk(parent), d(new Private{.profile = std::make_shared<const ClusterProfile>(profile), .clock = std::move(clock)})
{
    d->who = thisProcess({}, d->clock->now()).who;
}

LiveRunDesk::~LiveRunDesk() = default;

void LiveRunDesk::setPassword(const QString &password)
{
    auto kit = openRunKit(d->profile, password);
    if (!kit) {
        d->noKit = kit.error().message;
        return;
    }
    d->kit = std::make_shared<const RunKit>(std::move(*kit));
    Q_EMIT runsChanged();
    lookForUnfinished(this);
}

std::shared_ptr<const RunKit> LiveRunDesk::kit() const
{
    return d->kit;
}

QCoro::Task<> LiveRunDesk::lookForUnfinished(QPointer<LiveRunDesk> self)
{
    const std::shared_ptr<const RunKit> kit = self->d->kit;
    const QString journal = journalOf(*self->d->profile);
    const auto work = [journal] { return listRuns(journal, {.verdicts = {u"open"_s}, .notes = false}); };
    const Result<QList<RunSummary>> open = co_await WaitingThread(work);
    if (!self || !open)
        co_return;
    QList<RunSummary> left = *open;
    if (!left.isEmpty() && kit) {
        // What another console is running has not been left.
        const std::optional<LeaseHolder> holder = co_await holderOf(kit);
        if (!self)
            co_return;
        left.removeIf([&holder](const RunSummary &run) { return holder && holder->run == run.run; });
    }
    left.removeIf([&self](const RunSummary &run) { return self->isRunning() && run.run == self->current().state.run; });
    if (left == self->d->unfinished)
        co_return;
    self->d->unfinished = left;
    Q_EMIT self->unfinishedChanged();
}

TimePoint LiveRunDesk::now() const
{
    return d->clock->now();
}
const RunView &LiveRunDesk::current() const
{
    return d->view;
}
bool LiveRunDesk::isRunning() const
{
    return d->automatic || (d->runner && d->runner->isRunning());
}
bool LiveRunDesk::isPausing() const
{
    return !d->automatic && isRunning() && d->runner->isPausing();
}
QString LiveRunDesk::who() const
{
    return d->who;
}
QList<RunSummary> LiveRunDesk::unfinished() const
{
    return d->unfinished;
}

/// Makes the picture of the run from its records.
void LiveRunDesk::watch(RunView view)
{
    d->view = std::move(view);
    d->begun = {};
    Runner *runner = d->runner.get();
    connect(runner, &Runner::happened, this, [this, runner](const JournalRecord &record) {
        if (runner != d->runner.get())
            return;
        d->view.apply(record);
        d->view.state = runner->state(); // says it all, the plan too
        d->begun.finish({});
        Q_EMIT changed();
    });
}

void LiveRunDesk::showAutomaticRun(const JournalRecord &record)
{
    if (record.kind == RecordKind::RunStarted && !isRunning()) {
        d->view = {};
        d->automatic = true;
    }
    if (!d->automatic || (!d->view.state.run.isEmpty() && record.run != d->view.state.run))
        return;
    d->view.apply(record);
    const bool over = record.kind == RecordKind::RunEnded;
    d->automatic = !over;
    Q_EMIT changed();
    if (over) {
        Q_EMIT ended();
        Q_EMIT runsChanged();
    }
}

QCoro::Task<Status> LiveRunDesk::start(Plan plan, QHash<QString, QString> overrides)
{
    if (!d->kit)
        co_return std::unexpected(noKitError(d->noKit));
    if (isRunning())
        co_return failure(ErrorKind::Usage, tr("“%1” is still running").arg(d->view.state.plan.title));
    d->runner = std::make_unique<Runner>(d->kit->partsFor(plan));
    watch({});
    RunRequest request{.who = d->who};
    for (auto it = overrides.cbegin(); it != overrides.cend(); ++it)
        request.overrides.insert(it.key(), {.who = d->who, .why = it.value()});
    const Pending<Status> begun = d->begun;
    QCoro::connect(d->runner->run(std::move(plan), std::move(request)), this, [this, begun](const Result<Verdict> &verdict) {
        begun.finish(verdict ? Status() : Status(std::unexpected(verdict.error())));
        Q_EMIT changed();
        if (verdict)
            Q_EMIT ended();
        Q_EMIT runsChanged();
    });
    co_return co_await begun;
}

void LiveRunDesk::pause()
{
    if (d->automatic)
        Q_EMIT failed(tr("The automatic failover makes this run; it ends by itself"));
    else if (isRunning())
        d->runner->pause(d->who);
    Q_EMIT changed();
}

void LiveRunDesk::goOn()
{
    if (!d->automatic && isRunning())
        d->runner->goOn(d->who);
    Q_EMIT changed();
}

void LiveRunDesk::abort(const QString &why, bool undo)
{
    if (d->automatic)
        Q_EMIT failed(tr("The automatic failover makes this run; it ends by itself"));
    else if (isRunning())
        d->runner->abort(d->who, why, undo);
}

void LiveRunDesk::answer(const QString &step, bool yes, const QString &note)
{
    if (d->automatic || !isRunning() || !d->runner->answer(step, {.yes = yes, .who = d->who, .note = note}))
        Q_EMIT failed(tr("The step does not wait for an answer any more"));
}

QCoro::Task<Result<RecoveryPlan>> LiveRunDesk::examine(QString run)
{
    const std::shared_ptr<const RunKit> kit = d->kit;
    if (!kit)
        co_return std::unexpected(noKitError(d->noKit));
    const QString journal = journalOf(*d->profile);
    const auto work = [journal, run] { return readRun(journal, run); };
    const Result<QList<JournalRecord>> records = co_await WaitingThread(work);
    if (!records)
        co_return std::unexpected(records.error());
    Result<RunState> state = runStateFrom(*records);
    if (!state)
        co_return std::unexpected(state.error());
    co_return co_await examineRun(std::move(*state), kit->operations, kit->time);
}

QCoro::Task<Status> LiveRunDesk::recover(QString run, RecoveryChoice choice)
{
    const QPointer<LiveRunDesk> self(this);
    if (isRunning())
        co_return failure(ErrorKind::Usage, tr("“%1” is still running").arg(d->view.state.plan.title));
    const Result<RecoveryPlan> plan = co_await examine(run);
    if (!self)
        co_return failure(ErrorKind::Cancelled, QCoreApplication::translate("LiveRunDesk", "The cluster was closed"));
    if (!plan)
        co_return std::unexpected(plan.error());
    if (isRunning())
        co_return failure(ErrorKind::Usage, tr("“%1” is still running").arg(d->view.state.plan.title));
    Result<RunView> view = co_await read(run);
    if (!self)
        co_return failure(ErrorKind::Cancelled, QCoreApplication::translate("LiveRunDesk", "The cluster was closed"));
    if (!view)
        co_return std::unexpected(view.error());
    d->runner = std::make_unique<Runner>(d->kit->partsFor(plan->state.plan));
    watch(std::move(*view));
    const Pending<Status> begun = d->begun;
    Resumption resumption = choose(*plan, choice.finish ? Direction::Finish : Direction::Undo, d->who, choice.tookEffect);
    QCoro::connect(d->runner->resume(std::move(resumption)), this, [this, begun](const Result<Verdict> &verdict) {
        begun.finish(verdict ? Status() : Status(std::unexpected(verdict.error())));
        Q_EMIT changed();
        if (verdict)
            Q_EMIT ended();
        Q_EMIT runsChanged();
        lookForUnfinished(this);
    });
    const Status status = co_await begun;
    if (self)
        lookForUnfinished(self);
    co_return status;
}

QCoro::Task<Result<QList<RunSummary>>> LiveRunDesk::runs(RunFilter filter)
{
    const auto work = [journal = journalOf(*d->profile), filter] { return listRuns(journal, filter); };
    co_return co_await WaitingThread(work);
}

QCoro::Task<Result<RunView>> LiveRunDesk::read(QString run)
{
    const auto work = [journal = journalOf(*d->profile), run]() -> Result<RunView> {
        const Result<QList<JournalRecord>> records = readRun(journal, run);
        if (!records)
            return std::unexpected(records.error());
        return runViewFrom(*records);
    };
    co_return co_await WaitingThread(work);
}

QCoro::Task<Status> LiveRunDesk::exportTo(RunFilter filter, ExportFormat format, QString file)
{
    const auto work = [journal = journalOf(*d->profile), filter, format, file] { return exportWhole(journal, filter, format, file); };
    co_return co_await WaitingThread(work);
}

QCoro::Task<Result<ChainReport>> LiveRunDesk::verify()
{
    const auto work = [journal = journalOf(*d->profile)] { return verifyJournal(journal); };
    co_return co_await WaitingThread(work);
}

} // namespace warrener
