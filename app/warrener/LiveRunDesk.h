#pragma once

#include "base/Clock.h"
#include "cluster/ClusterProfile.h"
#include "look/monitor/LatestSnapshot.h"
#include "ui/steps/RunDesk.h"

#include <memory>

namespace warrener {

/// The run book of the open cluster, as pages see it.
class LiveRunDesk final : public RunDesk
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LiveRunDesk)

public:
    LiveRunDesk(const ClusterProfile &profile, std::shared_ptr<const Clock> clock, QObject *parent = nullptr);
    /// Of a book of its own kind: a rehearsal's, which knows no cluster.
    LiveRunDesk(RunBook::Setup setup, std::shared_ptr<const Clock> clock, QObject *parent = nullptr);
    ~LiveRunDesk() override;

    /// Nothing can be run before the password is known.
    void setCredentials(const Credentials &credentials);
    RunBook &book() { return m_book; }
    /// What runs measure is taken from it; safe to use from another thread.
    LatestSnapshot &latest() { return *m_latest; }
    std::shared_ptr<LatestSnapshot> sharedLatest() const { return m_latest; }

    /// Ends when the run has begun, or with the reason why it did not. `overrides`: guard → why.
    QCoro::Task<Status> start(Plan plan, QHash<QString, QString> overrides);

    TimePoint now() const override { return m_clock->now(); }
    const RunView &current() const override { return m_book.current(); }
    bool isRunning() const override { return m_book.isRunning(); }
    bool isOther() const override { return m_book.isOther(); }
    bool isPausing() const override { return m_book.isPausing(); }

    void pause() override;
    void goOn() override { m_book.goOn(); }
    void abort(const QString &why, bool undo) override;
    void answer(const QString &step, bool yes, const QString &note) override;

    QList<RunSummary> unfinished() const override { return m_book.unfinished(); }
    QCoro::Task<Result<RecoveryPlan>> examine(QString run) override { return m_book.examine(std::move(run)); }
    QCoro::Task<Status> recover(QString run, RecoveryChoice choice) override { return m_book.recover(std::move(run), std::move(choice)); }

    QCoro::Task<Result<QList<RunSummary>>> runs(RunFilter filter) override { return m_book.runs(std::move(filter)); }
    QCoro::Task<Result<RunView>> read(QString run) override { return m_book.read(std::move(run)); }
    QCoro::Task<Status> exportTo(RunFilter filter, ExportFormat format, QString file) override
    {
        return m_book.exportTo(std::move(filter), format, std::move(file));
    }
    QCoro::Task<Result<ChainReport>> verify() override { return m_book.verify(); }

Q_SIGNALS:
    /// The book is open, or cannot be opened for that reason.
    void opened(const warrener::Status &status);

private:
    void tellOn();
    bool refusesOther();

    const std::shared_ptr<const Clock> m_clock;
    const std::shared_ptr<LatestSnapshot> m_latest;
    RunBook m_book;
};

} // namespace warrener
