#pragma once

#include "CalendarReading.h"
#include "record/calendar/CalendarStore.h"
#include "ui/calendar/CalendarDesk.h"

#include <QSet>
#include <QTimer>

#include <memory>

namespace warrener {

class ClusterStore;

/// Keeps the calendar of the open cluster in its file, and the timers of the user's systemd as the file says. What was run
/// comes from journal and reports.
class LiveCalendarDesk final : public CalendarDesk
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LiveCalendarDesk)

public:
    /// `store` outlives the desk.
    LiveCalendarDesk(ClusterStore &store, std::shared_ptr<const Clock> clock, QObject *parent = nullptr);
    ~LiveCalendarDesk() override;

    /// Where the profile lies that timers are to read; empty: in the configuration folder.
    void setProfileFile(const QString &file) { m_profileFile = file; }
    /// The profiles of this console: restore tests go into any of them.
    void setProfiles(std::function<QList<ClusterProfile>()> profiles);

    TimePoint now() const override { return m_clock->now(); }
    QTimeZone zone() const override { return QTimeZone::systemTimeZone(); }
    const CalendarView &view() const override { return m_view; }
    QList<CalendarOffer> offers() const override { return m_offers; }
    QString who() const override;
    void refresh() override;
    QCoro::Task<Status> change(Change act) override;
    QCoro::Task<Status> exportTo(QString file) override;
    QCoro::Task<Result<QList<ImportItem>>> lookAt(QString file) override;

Q_SIGNALS:
    /// A reminder is due.
    void reminded(const QString &title, const QString &text);

private:
    QCoro::Task<void> read();
    void remind();

    ClusterStore &m_store;
    const std::shared_ptr<const Clock> m_clock;
    const CalendarStore m_file;
    QString m_profileFile;
    std::function<QList<ClusterProfile>()> m_profiles;
    CalendarView m_view;
    QString m_renewProblem; ///< why the timers could not follow the last change
    QList<CalendarOffer> m_offers;
    std::shared_ptr<KnownRuns> m_known = std::make_shared<KnownRuns>();
    bool m_reading = false;
    bool m_again = false; ///< asked for while it was read
    QTimer m_reminders{this};
    QSet<QString> m_remindingTimers; ///< of the user's systemd, that run
    TimePoint m_remindedAt{};        ///< when it was looked at last; never: not yet
};

} // namespace warrener
