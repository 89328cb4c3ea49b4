#pragma once

#include "ui/drills/DrillDesk.h"

#include <QTimer>

#include <functional>
#include <memory>

namespace warrener {

class ClusterStore;
class LiveRunDesk;

/// Drills of the open cluster: planned from its profile, run as all other plans, read from the journal.
class LiveDrillDesk final : public DrillDesk
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LiveDrillDesk)

public:
    /// Both outlive the desk. `verified`: when the newest verified backup was made; never: there is none.
    LiveDrillDesk(ClusterStore &store, LiveRunDesk &runs, std::function<TimePoint()> verified, QObject *parent = nullptr);

    TimePoint now() const override;
    const DrillsView &view() const override { return m_view; }
    void refresh() override;
    void follow(bool on) override;
    const RunView &run() const override;
    bool isRunning() const override;
    bool isBusy() const override;

    QCoro::Task<Result<Plan>> plan(QString drill, DrillRequest request) override;
    QCoro::Task<QList<GuardVerdict>> examine(Plan plan) override;
    QCoro::Task<Status> start(QString drill, DrillRequest request, QHash<QString, QString> overrides) override;
    void stop() override;
    QCoro::Task<Status> releaseLever() override;
    QString who() const override;
    QCoro::Task<Status> save(DrillDocument document) override;
    QCoro::Task<Status> remove(QString drill) override;
    QCoro::Task<Status> exportTo(DrillOutcome outcome, QList<DrillOutcome> earlier, QString file) override;

private:
    QCoro::Task<> read();
    QCoro::Task<> look();
    bool isOwn() const;
    bool isLeft(const QString &run) const;
    ClusterView clusterView() const;
    Result<Plan> planFor(const QString &drill, const DrillRequest &request) const;

    ClusterStore &m_store;
    LiveRunDesk &m_runs;
    const std::function<TimePoint()> m_verified;
    DrillsView m_view;
    QHash<QString, DrillOutcome> m_outcomes; ///< of runs that have ended, by run
    bool m_reading = false;
    bool m_again = false; ///< something has changed while it was read
    bool m_looking = false;
    QTimer m_follow;
    RunView m_other; ///< a drill that another process runs, or ran while it was followed
};

} // namespace warrener
