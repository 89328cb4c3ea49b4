#pragma once

#include "DesktopNotifier.h"
#include "LiveBackupsDesk.h"
#include "LiveCalendarDesk.h"
#include "LiveCareDesk.h"
#include "LiveDrillDesk.h"
#include "LiveFailoverDesk.h"
#include "LiveRecoveryDesk.h"
#include "LiveRestoreDesk.h"
#include "LiveRunDesk.h"
#include "ReportDesk.h"
#include "base/Clock.h"
#include "look/monitor/MonitorThread.h"
#include "look/secrets/SecretStore.h"
#include "record/history/HistoryStore.h"
#include "ui/model/ClusterStore.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

#include <memory>

namespace warrener {

/// One open cluster: the store that pages read, the monitor that feeds it, and what an earlier
/// run has left on disk.
class Session final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Session)

public:
    /// `settings`: of the program, outlives it; null: nothing is remembered.
    Session(ClusterProfile profile, std::shared_ptr<SecretStore> secrets, std::shared_ptr<const Clock> clock, QSettings *settings, QObject *parent = nullptr);
    ~Session() override;

    ClusterStore *store() { return &m_store; }
    ReportDesk *desk() { return &m_desk; }
    LiveRunDesk *runs() { return &m_runs; }
    LiveFailoverDesk *failover() { return &m_failover; }
    LiveCareDesk *care() { return &m_care; }
    LiveBackupsDesk *backups() { return &m_backups; }
    LiveRestoreDesk *restore() { return &m_restore; }
    LiveCalendarDesk *calendar() { return &m_calendar; }
    LiveDrillDesk *drills() { return &m_drills; }
    LiveRecoveryDesk *recovery() { return &m_recovery; }
    /// What a person has begun here, and nobody may cut off by the way: a failover or the like, a restore, a backup.
    QList<RunDesk *> allRuns();
    /// What goes on in it now; null: nothing does.
    const RunDesk *runningNow();

    /// Reads history and password, then begins to ask.
    void start();
    /// After passwordMissing(): goes on with this one; an empty one lets the brokers refuse it.
    void usePassword(const QString &password);
    /// The password is known, and everybody is being asked.
    bool isAsking() const { return m_monitor != nullptr; }
    /// After passwordMissing(): nobody gave one. Nothing is asked, and nothing is protected.
    void goWithoutPassword();

Q_SIGNALS:
    /// No store of secrets has the password, or none can be asked; `reason` says which.
    void passwordMissing(const warrener::Error &reason);
    /// The automatic can do nothing for the reason, although it shall be armed; empty: it can again.
    void protectionChanged(const QString &loss);
    /// Every node that answers refuses the password; told once for each.
    void passwordRefused(const warrener::Error &reason);

private:
    void readPassword();
    void keep();
    void tellAutomatic(const AutoDecision &decision);
    void tellProtection(const QString &loss);
    void lookAtRefusals();
    /// What this window did to the cluster stands among what happened to it, and is asked for at once.
    void tellOfRun(const RunState &state);
    /// A line of Activity.
    void tell(const QString &id, const Error &error);

    ClusterStore m_store;
    HistoryStore m_history;
    std::shared_ptr<SecretStore> m_secrets;
    std::shared_ptr<const Clock> m_clock;
    ReportDesk m_desk;
    LiveRunDesk m_runs;
    LiveFailoverDesk m_failover;
    LiveCareDesk m_care;
    LiveBackupsDesk m_backups;
    LiveRestoreDesk m_restore;
    LiveCalendarDesk m_calendar;
    DesktopNotifier m_notifier; ///< of reminders
    LiveDrillDesk m_drills;
    LiveRecoveryDesk m_recovery;
    std::unique_ptr<MonitorThread> m_monitor;
    bool m_refused = false; ///< passwordRefused() was told
    QTimer m_keep;
    QList<Event> m_kept; ///< events that are on disk
};

} // namespace warrener
