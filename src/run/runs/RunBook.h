#pragma once

#include "base/InThread.h"
#include "cluster/ClusterProfile.h"
#include "look/access/Credentials.h"
#include "record/journal/JournalRuns.h"
#include "run/procedure/Recovery.h"
#include "run/runs/EveryOperation.h"
#include "run/runs/GuardVerdict.h"
#include "run/runs/RunKit.h"
#include "run/runs/RunView.h"

#include <QCoroTask>
#include <QObject>
#include <QPointer>

#include <functional>
#include <memory>
#include <stop_token>

namespace warrener {

/// What a person says to go on with a run that was left, or to undo one that has ended.
struct RecoveryChoice
{
    bool finish = false;                  ///< else undo
    QHash<QString, bool> tookEffect{};    ///< of the steps that nobody else can tell
    QHash<QString, Override> overrides{}; ///< "lease" and "profile": the guards were passed when the run began; nobody said: this book's

    bool operator==(const RecoveryChoice &) const = default;
};

/// The runs of one cluster, for whoever starts and watches them: the window, warrenctl, the automatic.
/// Lives in a thread with an event loop, which it never blocks: plans run, and everything that they
/// use (clients, logins, the journal) lives, in a thread of the book's own. Asked from its own thread.
///
/// When it is destroyed, what it asks is told to stop and waited for; a run under way is left where it
/// is, as if the process had been killed: whoever does not want that waits until isRunning() is over.
class RunBook final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RunBook)

public:
    struct Setup
    {
        std::shared_ptr<const ClusterProfile> profile{};
        /// The newest snapshot, asked for from the thread of the runs while one is under way: what it
        /// measures is kept with the run. Null where nothing is known. Empty: nothing is measured.
        std::function<SnapshotPtr()> snapshot{};
        QString journals{}; ///< the folder; empty: the usual one
        QString who{};      ///< empty: this user on this machine
        /// Of everything that plans of this program can name; without an operation its plans are refused.
        QList<Registrar> registrars{addEveryOperation};
        bool isolated = false; ///< see openRunKit()
    };

    explicit RunBook(Setup setup, QObject *parent = nullptr);
    ~RunBook() override;

    const ClusterProfile &profile() const;
    QString who() const;
    QString journal() const;

    /// Opens what runs need. Errors: those of openRunKit().
    QCoro::Task<Status> open(Credentials credentials);
    bool isOpen() const;
    /// Why nothing can be run: not opened yet, or the reason why it cannot be. Errors: NotAvailable.
    Status obstacle() const;

    /// `work(kit, stop)` begins a coroutine in the thread of the runs; gives what it returns. Errors:
    /// that of obstacle(). Both parameters are values that the coroutine may keep.
    template <class Work>
    auto withKit(Work work) -> QCoro::Task<Result<typename std::decay_t<decltype(work(std::declval<RunKit>(), std::stop_token()))>::value_type>>
    {
        return askKit(this, std::move(work));
    }
    /// For objects that live in the thread of the runs; null before open() has ended.
    QObject *place() const;
    /// For who is in the thread of the runs already.
    const RunKit &kitHere() const;

    /// Whether runs can be written down now: without that none begins. Errors: those of obstacle(), of
    /// Journal::tryOut(), and the same of this machine's lock.
    QCoro::Task<Status> tryOutJournal();

    // One run at a time.
    /// Ends when the run has begun, or with the reason why it did not: Usage (another one is under way),
    /// those of obstacle(), of Runner::run().
    QCoro::Task<Status> start(Plan plan, QHash<QString, Override> overrides);
    /// The same, ends with the run.
    QCoro::Task<Result<Verdict>> run(Plan plan, QHash<QString, Override> overrides);
    /// A run that was left in the middle is undone or finished, as chosen; ends when that has begun, as start() does. Errors: those of
    /// examine(), and of Runner::resume().
    QCoro::Task<Status> recover(QString run, RecoveryChoice choice);
    /// The same, ends with the run.
    QCoro::Task<Result<Verdict>> recoverToEnd(QString run, RecoveryChoice choice);
    /// A record of a run that somebody else makes with this book's kit (the automatic): shown like an
    /// own one, but nobody can pause it here.
    void showOther(const JournalRecord &record);

    /// The run under way, or the last one; no run: an empty id.
    const RunView &current() const;
    bool isRunning() const;
    /// Shown by showOther().
    bool isOther() const;
    /// Pausing was asked for; the step under way may still end.
    bool isPausing() const;

    void pause();
    void goOn();
    /// Also of a recovery that is still being looked at: then nothing of it begins.
    void abort(const QString &why, bool undo);
    /// False: the step does not wait for an answer (any more).
    QCoro::Task<bool> answer(QString step, PersonAnswer answer);

    /// Runs that another process left in the middle, newest first; looked for when the book is opened
    /// and after each recovery.
    const QList<RunSummary> &unfinished() const;
    /// Runs that have not ended and that another process has in its hands now, newest first.
    QCoro::Task<Result<QList<RunSummary>>> runsElsewhere();
    /// What can be done with a run; changes nothing. Errors: NotFound, Malformed, Io.
    QCoro::Task<Result<RecoveryPlan>> examine(QString run);

    // The journal. Each reads files, not in this thread; errors: NotFound, Malformed, Io.
    QCoro::Task<Result<QList<RunSummary>>> runs(RunFilter filter);
    QCoro::Task<Result<RunView>> read(QString run);
    /// The plan with what this cluster's earlier runs of its kind took: withLearnedTimes(). As it came where there are none.
    QCoro::Task<Plan> learned(Plan plan);
    /// What the plan's guard rules say now, in its order; Unknown where they could not be asked. Changes nothing.
    QCoro::Task<QList<GuardVerdict>> verdicts(Plan plan);
    /// All records of the runs that pass the filter, into a file that is written whole or not at all.
    QCoro::Task<Status> exportTo(RunFilter filter, ExportFormat format, QString file);
    /// Follows the chain of hashes through all segments: a broken one is a value, not an error.
    QCoro::Task<Result<ChainReport>> verify();

Q_SIGNALS:
    void opened();
    /// Records of the run under way, in order, each after it is on the disk.
    void happened(const warrener::JournalRecord &record);
    void changed();     ///< current(), isRunning() or isPausing()
    void ended();       ///< current() has its verdict
    void runsChanged(); ///< the journal has other runs
    void unfinishedChanged();

private:
    class Worker;
    struct Private;

    template <class Work>
    static auto askKit(QPointer<RunBook> self, Work work)
        -> QCoro::Task<Result<typename std::decay_t<decltype(work(std::declval<RunKit>(), std::stop_token()))>::value_type>>
    {
        if (const Status ready = self->obstacle(); !ready)
            co_return std::unexpected(ready.error());
        const std::shared_ptr<const RunKit> *kit = self->kitInThread();
        const std::stop_token stop = self->stopToken();
        // What keeps the thread until the work has ended goes over there with it: held here too, it would
        // keep the book's end waiting for a thread that waits for this frame, which waits for the book's end.
        // The kit is copied in its own thread: its parts must not be counted up and down from two.
        auto begin = [kit, stop, alive = self->alive(), work = std::move(work)]() mutable { return work(**kit, stop); };
        co_return co_await InThread(self->place(), std::move(begin));
    }
    const std::shared_ptr<const RunKit> *kitInThread() const;
    std::stop_token stopToken() const;
    std::shared_ptr<void> alive() const;

    Status refusal() const;
    QCoro::Task<Result<Verdict>> follow(std::function<QCoro::Task<Result<Verdict>>(Worker *)> work, RunView view, Pending<Status> begun);
    QCoro::Task<Result<Verdict>> resumeRun(QString run, RecoveryChoice choice, Pending<Status> begun);
    void take(const JournalRecord &record);
    void tellChanged();
    void tellChangedNow();
    static QCoro::Task<> lookForUnfinished(QPointer<RunBook> self);

    std::unique_ptr<Private> d;
};

/// A person's "guard → why" as overrides of theirs.
QHash<QString, Override> overridesOf(const QHash<QString, QString> &why, const QString &who);

} // namespace warrener
