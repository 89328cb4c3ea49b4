#include "run/runs/RunBook.h"

#include "base/OffThread.h"
#include "base/Post.h"
#include "record/journal/JournalReader.h"
#include "run/lease/LeaseLookup.h"

#include <QCoreApplication>
#include <QThread>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

Error closedError()
{
    return {.kind = ErrorKind::Cancelled, .message = QCoreApplication::translate("RunBook", "The cluster was closed"), .detail = {}};
}

/// Whose runs are under way, in this console or another: who holds the cluster's lease, and who works beside it
/// here. Nobody where nobody can tell.
QCoro::Task<QList<LeaseHolder>> holdersOf(RunKit kit, std::stop_token stop)
{
    QList<LeaseHolder> holders;
    if (const auto beside = kit.besideHolder())
        holders.append(*beside);
    QList<HttpAccess> nodes;
    for (const NodeProfile &node : kit.access->profile().nodes) {
        if (!kit.access->http(node.name).base.isEmpty())
            nodes.append(kit.access->http(node.name));
    }
    const WhoHolds ask = askWhoHolds(nodes);
    const std::optional<LeaseOwner> owner = co_await ask(std::move(stop));
    if (owner && owner->holder)
        holders.append(*owner->holder);
    co_return holders;
}

/// The same of a book that knows no cluster, and asks none.
QCoro::Task<QList<LeaseHolder>> holdersBeside(RunKit kit, std::stop_token)
{
    const std::optional<LeaseHolder> beside = kit.besideHolder();
    co_return beside ? QList<LeaseHolder>{*beside} : QList<LeaseHolder>{};
}

QCoro::Task<Status> tryOut(RunKit kit)
{
    if (const Status writes = co_await kit.journal->tryOut(); !writes)
        co_return std::unexpected(writes.error());
    co_return kit.tryOutLock();
}

QCoro::Task<RecoveryPlan> examineWith(RunKit kit, RunState state)
{
    return examineRun(std::move(state), kit.operations, kit.time);
}

} // namespace

/// Lives in the thread of the runs, with all that they use.
class RunBook::Worker final : public QObject
{
    Q_OBJECT

public:
    QCoro::Task<Status> open(std::shared_ptr<const ClusterProfile> profile, Credentials credentials, QString journals, QList<Registrar> registrars,
                             bool isolated, std::function<SnapshotPtr()> snapshot)
    {
        Result<RunKit> opened = openRunKit(std::move(profile), std::move(credentials), journals, registrars, isolated);
        if (!opened)
            co_return std::unexpected(opened.error());
        opened->snapshot = std::move(snapshot);
        kit = std::make_shared<const RunKit>(std::move(*opened));
        co_return Status{};
    }
    QCoro::Task<Result<Verdict>> run(Plan plan, RunRequest request)
    {
        makeRunner(plan);
        return runner->run(std::move(plan), std::move(request));
    }
    QCoro::Task<Result<Verdict>> resume(Resumption resumption)
    {
        makeRunner(resumption.state.plan);
        return runner->resume(std::move(resumption));
    }
    QCoro::Task<bool> answer(QString step, PersonAnswer said) { co_return runner && runner->answer(step, said); }

    std::shared_ptr<const RunKit> kit;
    std::unique_ptr<Runner> runner; ///< goes before the kit

Q_SIGNALS:
    void happened(const warrener::JournalRecord &record);

private:
    void makeRunner(const Plan &plan)
    {
        // Who begins a run wants the password tried again where it was refused; the automatic runs without a book.
        kit->access->doors().credentials.tries->forgive();
        runner = std::make_unique<Runner>(kit->partsFor(plan));
        connect(runner.get(), &Runner::happened, this, &Worker::happened);
    }
};

struct RunBook::Private
{
    Setup setup{};
    QThread thread{};
    Worker *worker = nullptr; ///< dies with the thread
    std::stop_source stop{};
    std::shared_ptr<void> alive{}; ///< ends the thread when nobody holds it any more
    bool open = false;
    QString noKit{}; ///< why it could not be opened
    RunView view{};
    bool running = false;
    bool other = false;
    bool pausing = false;
    bool changeToTell = false; ///< changed() is on its way
    quint64 aborts = 0;        ///< how often somebody wanted no more of what is under way
    QList<RunSummary> unfinished{};
    Pending<Status> begun{}; ///< of the run that was started last
};

QHash<QString, Override> overridesOf(const QHash<QString, QString> &why, const QString &who)
{
    QHash<QString, Override> overrides;
    for (auto it = why.cbegin(); it != why.cend(); ++it)
        overrides.insert(it.key(), {.who = who, .why = it.value()});
    return overrides;
}

RunBook::RunBook(Setup setup, QObject *parent) : QObject(parent), d(std::make_unique<Private>())
{
    d->setup = std::move(setup);
    if (d->setup.who.isEmpty())
        d->setup.who = thisProcess({}, {}).who;
    d->worker = new Worker;
    d->worker->moveToThread(&d->thread);
    connect(&d->thread, &QThread::finished, d->worker, &QObject::deleteLater);
    connectAcross(d->worker, &Worker::happened, this, [this](const JournalRecord &record) { take(record); });
    d->thread.setObjectName(u"runs"_s);
    d->alive = std::shared_ptr<void>(d->worker, [thread = &d->thread](void *) { thread->quit(); });
    d->thread.start();
}

RunBook::~RunBook()
{
    d->stop.request_stop();
    // The runner first: from here on nothing acts any more.
    postAndWait(d->worker, [worker = d->worker] { worker->runner.reset(); });
    d->alive.reset();
    d->thread.wait();
}

const ClusterProfile &RunBook::profile() const
{
    return *d->setup.profile;
}
QString RunBook::who() const
{
    return d->setup.who;
}
QString RunBook::journal() const
{
    return journalPath(profile().name, d->setup.journals);
}
bool RunBook::isOpen() const
{
    return d->open;
}
QObject *RunBook::place() const
{
    return d->open ? d->worker : nullptr;
}
const RunKit &RunBook::kitHere() const
{
    Q_ASSERT(QThread::currentThread() == &d->thread);
    return *d->worker->kit;
}
const RunView &RunBook::current() const
{
    return d->view;
}
bool RunBook::isRunning() const
{
    return d->running || d->other;
}
bool RunBook::isOther() const
{
    return d->other;
}
bool RunBook::isPausing() const
{
    return d->running && d->pausing && !d->view.state.isUndoing();
}
const QList<RunSummary> &RunBook::unfinished() const
{
    return d->unfinished;
}
const std::shared_ptr<const RunKit> *RunBook::kitInThread() const
{
    return &d->worker->kit;
}
std::shared_ptr<void> RunBook::alive() const
{
    return d->alive;
}
std::stop_token RunBook::stopToken() const
{
    return d->stop.get_token();
}

QCoro::Task<Status> RunBook::open(Credentials credentials)
{
    const QPointer<RunBook> self(this);
    auto begin = [alive = d->alive, worker = d->worker, setup = d->setup, credentials] {
        return worker->open(setup.profile, credentials, setup.journals, setup.registrars, setup.isolated, setup.snapshot);
    };
    const Status opened = co_await InThread(d->worker, std::move(begin));
    if (!self)
        co_return std::unexpected(closedError());
    if (!opened) {
        d->noKit = opened.error().message;
        co_return opened;
    }
    d->open = true;
    Q_EMIT this->opened();
    Q_EMIT runsChanged();
    lookForUnfinished(self);
    co_return opened;
}

Status RunBook::obstacle() const
{
    if (d->open)
        return {};
    return failure(ErrorKind::NotAvailable,
                   d->noKit.isEmpty() ? QCoreApplication::translate("RunBook", "The password of this cluster is not known yet") : d->noKit);
}

QCoro::Task<Status> RunBook::tryOutJournal()
{
    const Result<Status> tried = co_await withKit([](const RunKit &kit, std::stop_token) { return tryOut(kit); });
    co_return tried ? *tried : std::unexpected(tried.error());
}

Status RunBook::refusal() const
{
    if (const Status ready = obstacle(); !ready)
        return ready;
    if (isRunning())
        return failure(ErrorKind::Usage, QCoreApplication::translate("RunBook", "“%1” is still running").arg(d->view.state.plan.title));
    return {};
}

void RunBook::take(const JournalRecord &record)
{
    d->view.apply(record);
    if (record.kind == RecordKind::AbortAsked || record.kind == RecordKind::RunEnded)
        d->pausing = false;
    d->begun.finish({});
    Q_EMIT happened(record);
    tellChanged();
}

/// Once for all records that have come together: a page that draws itself anew for each would stand still.
void RunBook::tellChanged()
{
    if (std::exchange(d->changeToTell, true))
        return;
    post(this, [this] {
        if (d->changeToTell)
            tellChangedNow();
    });
}

/// With all that waited to be told.
void RunBook::tellChangedNow()
{
    d->changeToTell = false;
    Q_EMIT changed();
}

void RunBook::showOther(const JournalRecord &record)
{
    if (record.kind == RecordKind::RunStarted && !isRunning()) {
        d->view = {};
        d->other = true;
    }
    if (!d->other || (!d->view.state.run.isEmpty() && record.run != d->view.state.run))
        return;
    d->view.apply(record);
    const bool over = record.kind == RecordKind::RunEnded;
    d->other = !over;
    Q_EMIT happened(record);
    tellChanged();
    if (over) {
        Q_EMIT ended();
        Q_EMIT runsChanged();
    }
}

/// From its begin to its end; the book knows what happens by the records, which arrive before the end.
QCoro::Task<Result<Verdict>> RunBook::follow(std::function<QCoro::Task<Result<Verdict>>(Worker *)> work, RunView view, Pending<Status> begun)
{
    const QPointer<RunBook> self(this);
    d->view = std::move(view);
    d->running = true;
    d->pausing = false;
    d->begun = begun;
    tellChangedNow();
    auto begin = [alive = d->alive, worker = d->worker, work = std::move(work)] { return work(worker); };
    const Result<Verdict> verdict = co_await InThread(d->worker, std::move(begin));
    begun.finish(verdict ? Status() : Status(std::unexpected(verdict.error())));
    if (self) {
        d->running = false;
        d->pausing = false;
        tellChangedNow();
        if (self && verdict)
            Q_EMIT ended();
        if (self)
            Q_EMIT runsChanged();
    }
    co_return verdict;
}

QCoro::Task<Result<Verdict>> RunBook::run(Plan plan, QHash<QString, Override> overrides)
{
    if (const Status free = refusal(); !free)
        co_return std::unexpected(free.error());
    const RunRequest request{.who = d->setup.who, .overrides = std::move(overrides)};
    co_return co_await follow([plan, request](Worker *worker) { return worker->run(plan, request); }, {}, {});
}

QCoro::Task<Status> RunBook::start(Plan plan, QHash<QString, Override> overrides)
{
    if (const Status free = refusal(); !free)
        co_return free;
    const RunRequest request{.who = d->setup.who, .overrides = std::move(overrides)};
    const Pending<Status> begun;
    follow([plan, request](Worker *worker) { return worker->run(plan, request); }, {}, begun);
    co_return co_await begun;
}

QCoro::Task<Result<Verdict>> RunBook::resumeRun(QString run, RecoveryChoice choice, Pending<Status> begun)
{
    const QPointer<RunBook> self(this);
    const auto fail = [&begun](const Error &error) {
        begun.finish(std::unexpected(error));
        return std::unexpected(error);
    };
    if (const Status free = refusal(); !free)
        co_return fail(free.error());
    const quint64 aborts = d->aborts;
    const Result<RecoveryPlan> plan = co_await examine(run);
    if (!self)
        co_return fail(closedError());
    if (!plan)
        co_return fail(plan.error());
    Result<RunView> view = co_await read(run);
    if (!self)
        co_return fail(closedError());
    if (!view)
        co_return fail(view.error());
    if (const Status free = refusal(); !free)
        co_return fail(free.error());
    if (d->aborts != aborts)
        co_return fail({.kind = ErrorKind::Cancelled, .message = QCoreApplication::translate("RunBook", "Stopped before anything was done"), .detail = {}});
    if (choice.finish && !plan->canFinish)
        co_return fail({.kind = ErrorKind::Usage,
                        .message = QCoreApplication::translate("RunBook", "The run cannot be finished: %1").arg(plan->whyNotFinish),
                        .detail = {}});
    Resumption resumption = choose(*plan, choice.finish ? Direction::Finish : Direction::Undo, d->setup.who, choice.tookEffect);
    resumption.overrides = choice.overrides;
    for (Override &passed : resumption.overrides) {
        if (passed.who.isEmpty())
            passed.who = d->setup.who;
    }
    const Result<Verdict> verdict = co_await follow([resumption](Worker *worker) { return worker->resume(resumption); }, std::move(*view), begun);
    if (self)
        lookForUnfinished(self);
    co_return verdict;
}

QCoro::Task<Result<Verdict>> RunBook::recoverToEnd(QString run, RecoveryChoice choice)
{
    return resumeRun(std::move(run), std::move(choice), {});
}

QCoro::Task<Status> RunBook::recover(QString run, RecoveryChoice choice)
{
    const QPointer<RunBook> self(this);
    const Pending<Status> begun;
    resumeRun(std::move(run), std::move(choice), begun);
    const Status status = co_await begun;
    if (self)
        lookForUnfinished(self);
    co_return status;
}

void RunBook::pause()
{
    if (!d->running)
        return;
    d->pausing = true;
    post(d->worker, [worker = d->worker, who = d->setup.who] { worker->runner->pause(who); });
    tellChangedNow();
}

void RunBook::goOn()
{
    if (!d->running)
        return;
    d->pausing = false;
    post(d->worker, [worker = d->worker, who = d->setup.who] { worker->runner->goOn(who); });
    tellChangedNow();
}

void RunBook::abort(const QString &why, bool undo)
{
    ++d->aborts;
    if (d->running)
        post(d->worker, [worker = d->worker, who = d->setup.who, why, undo] { worker->runner->abort(who, why, undo); });
}

QCoro::Task<bool> RunBook::answer(QString step, PersonAnswer said)
{
    if (!d->running)
        co_return false;
    if (said.who.isEmpty())
        said.who = d->setup.who;
    auto begin = [alive = d->alive, worker = d->worker, step, said] { return worker->answer(step, said); };
    co_return co_await InThread(d->worker, std::move(begin));
}

QCoro::Task<> RunBook::lookForUnfinished(QPointer<RunBook> self)
{
    const Result<QList<RunSummary>> open = co_await self->runs({.verdicts = {u"open"_s}, .notes = false});
    if (!self || !open)
        co_return;
    QList<RunSummary> left = *open;
    if (!left.isEmpty()) {
        // What another console is running has not been left.
        const auto holders = co_await self->withKit(self->d->setup.isolated ? holdersBeside : holdersOf);
        if (!self)
            co_return;
        left.removeIf([&holders](const RunSummary &run) { return holders && std::ranges::contains(*holders, run.run, &LeaseHolder::run); });
    }
    left.removeIf([&self](const RunSummary &run) { return self->isRunning() && run.run == self->current().state.run; });
    if (left == self->d->unfinished)
        co_return;
    self->d->unfinished = left;
    Q_EMIT self->unfinishedChanged();
}

QCoro::Task<Result<QList<RunSummary>>> RunBook::runsElsewhere()
{
    const QPointer<RunBook> self(this);
    const Result<QList<RunSummary>> open = co_await runs({.verdicts = {u"open"_s}, .notes = false});
    if (!open)
        co_return std::unexpected(open.error());
    if (!self || open->isEmpty())
        co_return QList<RunSummary>();
    const auto holders = co_await withKit(d->setup.isolated ? holdersBeside : holdersOf);
    if (!holders)
        co_return std::unexpected(holders.error());
    if (!self)
        co_return QList<RunSummary>();
    QList<RunSummary> others = *open;
    others.removeIf([this, &holders](const RunSummary &run) {
        // One of this book may have ended while the holders were asked.
        return !std::ranges::contains(*holders, run.run, &LeaseHolder::run) || run.run == current().state.run;
    });
    co_return others;
}

QCoro::Task<Result<RecoveryPlan>> RunBook::examine(QString run)
{
    const QPointer<RunBook> self(this);
    if (const Status ready = obstacle(); !ready)
        co_return std::unexpected(ready.error());
    const auto work = [path = journal(), run] { return readRun(path, run); };
    const Result<QList<JournalRecord>> records = co_await WaitingThread(work);
    if (!records)
        co_return std::unexpected(records.error());
    const Result<RunState> state = runStateFrom(*records);
    if (!state)
        co_return std::unexpected(state.error());
    if (!self)
        co_return std::unexpected(closedError());
    co_return co_await withKit([state = *state](RunKit kit, std::stop_token) { return examineWith(std::move(kit), state); });
}

} // namespace warrener

#include "RunBook.moc"
