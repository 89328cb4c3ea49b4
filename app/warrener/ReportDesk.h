#pragma once

#include "DesktopNotifier.h"
#include "base/Clock.h"
#include "look/monitor/LatestSnapshot.h"
#include "look/monitor/Monitor.h"
#include "record/report/DiagnosisThread.h"
#include "record/report/ReportStore.h"
#include "ui/diagnosis/DiagnosisDesk.h"

#include <QFileSystemWatcher>
#include <QTimer>

#include <functional>
#include <memory>
#include <optional>

namespace warrener {

class ClusterStore;
struct DiagnosisRequest;

/// The desk of the open cluster: runs the diagnosis in a thread of its own with the console's
/// figures, keeps the reports on disk, and tells of a new verdict.
class ReportDesk final : public DiagnosisDesk
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ReportDesk)

public:
    /// `store` outlives the desk.
    ReportDesk(ClusterStore &store, std::shared_ptr<const Clock> clock, QObject *parent = nullptr);
    ~ReportDesk() override;

    /// Writes a profile where the open one came from; `done` is called in this thread.
    using KeepProfile = std::function<void(const ClusterProfile &, const std::function<void(const Status &)> &done)>;
    /// `file`: of the open profile; empty: the configuration folder. Without it a webhook cannot be set.
    void setProfilePlace(const QString &file, KeepProfile keep);

    /// Nothing can be asked before the password is known.
    void setCredentials(const Credentials &credentials);

    void run() override;
    void cancel() override;
    bool isRunning() const override { return m_running; }
    RunProgress progress() const override { return m_progress; }

    QList<ReportEntry> reports() const override { return m_entries; }
    ReportPtr latest() const override { return m_latest; }
    QCoro::Task<Result<ReportPtr>> report(QString id) override;
    QCoro::Task<Result<ReportComparison>> compare(QString older, QString newer) override;
    QCoro::Task<Status> exportTo(ReportPtr report, QString file, ReportFormat format) override;

    RunSchedule schedule() const override { return m_schedule; }
    QCoro::Task<Status> setSchedule(RunSchedule schedule) override;
    QString timerProblem() const override;

private:
    DiagnosisRequest request() const;
    void reload();
    void take(const KeptReport &kept);
    std::optional<OverallStatus> lastVerdict() const;
    void notify(const Report &report);
    void tellWebhookOf(const Report &report, std::optional<OverallStatus> before);
    QCoro::Task<Status> keepWebhook(QUrl webhook);
    void readSchedule();
    void keepSchedule();

    ClusterStore &m_store;
    const std::shared_ptr<const Clock> m_clock;
    const ReportStore m_reports;
    std::optional<Credentials> m_credentials; ///< empty: not known yet
    const std::shared_ptr<LatestSnapshot> m_snapshot = std::make_shared<LatestSnapshot>();
    QString m_profileFile;
    KeepProfile m_keepProfile;
    DesktopNotifier m_notifier;
    QFileSystemWatcher m_watcher; ///< a timer writes reports, too
    QTimer m_every;
    RunSchedule m_schedule;
    QList<ReportEntry> m_entries;
    ReportPtr m_latest;
    bool m_running = false;
    RunProgress m_progress;
    DiagnosisThread m_thread; ///< goes first
};

} // namespace warrener
