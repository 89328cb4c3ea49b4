#pragma once

#include "run/procedure/RunRequest.h"
#include "run/procedure/RunnerParts.h"

#include <QCoroTask>
#include <QObject>
#include <QPointer>

namespace warrener {

class RunEngine;

/// Runs plans, one at a time, on the thread it lives in, and never blocks it. What happens comes as
/// the records that are written, each after it is on the disk (and progress, which is not written):
/// RunState::apply() makes the picture of them.
///
/// When it is destroyed in the middle, nothing more is done: the journal knows how far the run
/// came, and recovery can finish or undo it.
class Runner final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Runner)

public:
    explicit Runner(RunnerParts parts, QObject *parent = nullptr);
    ~Runner() override;

    /// The verdict, or why nothing was begun: Usage (a run is under way), Malformed (the plan),
    /// NotAvailable (operations are missing), Io (the journal); Cancelled when the Runner went.
    QCoro::Task<Result<Verdict>> run(Plan plan, RunRequest request);
    /// Goes on with a run under its own id. Errors as above, and Forbidden: somebody else has the lease,
    /// or the plan was made for another profile.
    QCoro::Task<Result<Verdict>> resume(Resumption resumption);

    /// Before the next step; what is under way ends first.
    void pause(const QString &who);
    void goOn(const QString &who);
    /// Stops what is under way; `undo`: then everything is taken back, and in any case what a plan that is `watchedThroughout` has
    /// done by force. While it is being taken back:
    /// gives that up too.
    void abort(const QString &who, const QString &why, bool undo);
    /// To a manual step or an approval that asks. False: it does not ask (any more).
    bool answer(const QString &step, const PersonAnswer &answer);

    bool isRunning() const { return m_running; }
    bool isPausing() const;
    /// Of the run under way, or of the last one.
    const RunState &state() const;

Q_SIGNALS:
    void happened(const warrener::JournalRecord &record);
    void ended(warrener::Verdict verdict);

private:
    std::shared_ptr<RunEngine> begin();
    static QCoro::Task<Result<Verdict>> watch(QPointer<Runner> self, QCoro::Task<Result<Verdict>> work);

    const RunnerParts m_parts;
    std::shared_ptr<RunEngine> m_engine;
    bool m_running = false;
};

} // namespace warrener
