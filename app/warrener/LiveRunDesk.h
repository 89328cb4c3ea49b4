#pragma once

#include "base/Clock.h"
#include "cluster/ClusterProfile.h"
#include "ui/steps/RunDesk.h"

#include <functional>
#include <memory>

namespace warrener {

struct RunKit;
struct Plan;

/// Runs plans on the open cluster and reads its journal. Runs live in the window's thread, which
/// none of them blocks: the disk is waited for on other threads, all else is asynchronous.
class LiveRunDesk final : public RunDesk
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LiveRunDesk)

public:
    LiveRunDesk(const ClusterProfile &profile, std::shared_ptr<const Clock> clock, QObject *parent = nullptr);
    ~LiveRunDesk() override;

    /// Nothing can be run before the password is known.
    void setPassword(const QString &password);
    /// Null before that, and where the journal cannot be opened.
    std::shared_ptr<const RunKit> kit() const;

    /// Ends when the run has begun, or with the reason why it did not. `overrides`: guard → why.
    QCoro::Task<Status> start(Plan plan, QHash<QString, QString> overrides);

    /// A record of a run that the automatic makes in this process: shown like the window's own, but
    /// nobody can pause it here.
    void showAutomaticRun(const JournalRecord &record);
    QString who() const;

    TimePoint now() const override;
    const RunView &current() const override;
    bool isRunning() const override;
    bool isPausing() const override;

    void pause() override;
    void goOn() override;
    void abort(const QString &why, bool undo) override;
    void answer(const QString &step, bool yes, const QString &note) override;

    QList<RunSummary> unfinished() const override;
    QCoro::Task<Result<RecoveryPlan>> examine(QString run) override;
    QCoro::Task<Status> recover(QString run, RecoveryChoice choice) override;

    QCoro::Task<Result<QList<RunSummary>>> runs(RunFilter filter) override;
    QCoro::Task<Result<RunView>> read(QString run) override;
    QCoro::Task<Status> exportTo(RunFilter filter, ExportFormat format, QString file) override;
    QCoro::Task<Result<ChainReport>> verify() override;

private:
    struct Private;

    static QCoro::Task<> lookForUnfinished(QPointer<LiveRunDesk> self);
    void watch(RunView view);

    std::unique_ptr<Private> d;
};

} // namespace warrener
