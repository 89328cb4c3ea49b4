#pragma once

#include "record/journal/JournalRuns.h"
#include "run/runs/RunBook.h"

#include <QCoroTask>
#include <QObject>

namespace warrener {

struct RecoveryPlan;

/// Who runs plans and knows the runs of one cluster for the pages; app/ implements it, and tests
/// do. Nothing here waits: what takes time is a task, or is told by a signal.
class RunDesk : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RunDesk)

public:
    explicit RunDesk(QObject *parent = nullptr) : QObject(parent) {}

    virtual TimePoint now() const = 0;
    /// The run under way in this window, or the last one of it; no run: an empty id.
    virtual const RunView &current() const = 0;
    virtual bool isRunning() const = 0;
    /// The automatic makes the run: here nobody can pause or abort it.
    virtual bool isOther() const = 0;
    /// Pausing was asked for; the step under way may still end.
    virtual bool isPausing() const = 0;

    virtual void pause() = 0;
    virtual void goOn() = 0;
    virtual void abort(const QString &why, bool undo) = 0;
    virtual void answer(const QString &step, bool yes, const QString &note) = 0;

    /// Runs that another process left in the middle, newest first.
    virtual QList<RunSummary> unfinished() const = 0;
    /// What can be done with a run; changes nothing.
    virtual QCoro::Task<Result<RecoveryPlan>> examine(QString run) = 0;
    /// Ends when it has begun; then it is current().
    virtual QCoro::Task<Status> recover(QString run, RecoveryChoice choice) = 0;

    // The journal.
    virtual QCoro::Task<Result<QList<RunSummary>>> runs(RunFilter filter) = 0;
    virtual QCoro::Task<Result<RunView>> read(QString run) = 0;
    virtual QCoro::Task<Status> exportTo(RunFilter filter, ExportFormat format, QString file) = 0;
    virtual QCoro::Task<Result<ChainReport>> verify() = 0;

Q_SIGNALS:
    void changed();     ///< current(), isRunning() or isPausing()
    void ended();       ///< current() has its verdict
    void runsChanged(); ///< the journal has other runs or notes
    void unfinishedChanged();
    /// Something that was asked for could not be done; one translated sentence.
    void failed(const QString &reason);
};

} // namespace warrener
