#pragma once

#include "LiveRunDesk.h"
#include "plan/recovery/RecoveryPlanner.h"
#include "ui/recovery/RecoveryDesk.h"

#include <QTimer>

#include <functional>
#include <memory>
#include <optional>

namespace warrener {

class ClusterStore;

/// Recovery plans of the open cluster. What is run in earnest runs in the console's own book; a rehearsal in one that holds
/// simulated answers and no other operation, so that whatever a plan named, there is no hand to do it.
class LiveRecoveryDesk final : public RecoveryDesk
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LiveRecoveryDesk)

public:
    /// `store` and `runs` outlive the desk.
    LiveRecoveryDesk(ClusterStore &store, LiveRunDesk &runs, std::shared_ptr<const Clock> clock, QObject *parent = nullptr);
    ~LiveRecoveryDesk() override;

    TimePoint now() const override { return m_clock->now(); }
    QString person() const override { return m_table.book().who(); }
    const RecoveryView &view() const override { return m_view; }
    /// All that the console knows; asked when needed.
    void setProfiles(std::function<QList<ClusterProfile>()> profiles) { m_profiles = std::move(profiles); }
    QList<ClusterName> rehearsable() const override;
    QList<ClusterName> standbys() const override;
    void refresh() override;
    Result<Plan> outline(const RecoveryDocument &document, const NodeName &node) const override;
    QString backupFolder() const override;
    QCoro::Task<Result<QList<BackupSummary>>> backups(ClusterName of, QString folder) override;
    QCoro::Task<Result<Plan>> plan(RecoveryOrder order) override;
    QCoro::Task<QList<GuardVerdict>> examine(Plan plan) override;
    QCoro::Task<Status> start(Plan plan, QHash<QString, QString> overrides) override;
    RunDesk &runs() override { return m_runs; }
    LiveRunDesk &rehearsals() override { return m_table; }
    const RunView *elsewhere() const override { return m_elsewhere ? &*m_elsewhere : nullptr; }
    void setWatching(bool watching) override;
    QCoro::Task<Result<RecoveryReport>> report(QString run) override;
    QCoro::Task<Status> exportReport(RecoveryReport report, QString file) override;
    QCoro::Task<Status> keepRemark(QString run, QString step, QString words) override;
    QCoro::Task<Status> keepLessons(QString run, QString lessons) override;
    QCoro::Task<Result<QList<RecoveryVersion>>> versions(QString id) override;
    QCoro::Task<Status> saveDocument(QByteArray text) override;
    QCoro::Task<Status> removeDocument(QString id) override;

private:
    /// The node that was named, else the only one that does not serve; empty: nobody can tell.
    NodeName meantBy(const RecoveryDocument &document, const NodeName &node) const;
    /// Begins with m_table's book: it waits for nothing but the disk.
    void openTable();
    QCoro::Task<> look();
    QCoro::Task<Result<Plan>> planForAnother(RecoveryOrder order);
    /// A rehearsal for another cluster counts for its readiness.
    QCoro::Task<> keepNote();
    QCoro::Task<Result<Plan>> planInEarnest(RecoveryOrder order, RecoveryDocument document, std::optional<ClusterProfile> of = {});

    ClusterStore &m_store;
    LiveRunDesk &m_runs;
    const std::shared_ptr<const Clock> m_clock;
    const std::shared_ptr<const ClusterProfile> m_profile;
    mutable LiveRunDesk m_table;
    std::function<QList<ClusterProfile>()> m_profiles;
    RecoveryView m_view;
    int m_read = 0; ///< numbers the readings: the newest counts
    std::optional<RecoveryPoint> m_backup;
    std::optional<RunView> m_elsewhere;
    QTimer m_watch;
    QTimer m_again; ///< what was read grows old by itself
    bool m_looking = false;
};

/// Whether a run of a drill passed, as readiness counts it.
bool drillPassed(const RunState &run);
/// Documents, journal and catalogue of one cluster. Waits for the disk.
RecoveryView readRecoveryView(const ClusterProfile &profile, TimePoint now, std::optional<RecoveryPoint> *backup = nullptr);

} // namespace warrener
