#pragma once

#include "ui/calendar/CalendarDesk.h"

namespace warrener {

/// A calendar in memory.
class FakeCalendarDesk final : public CalendarDesk
{
public:
    explicit FakeCalendarDesk(TimePoint now = {}, const QTimeZone &zone = QTimeZone("Europe/Berlin")) : m_now(now), m_zone(zone) { shown.loaded = true; }

    TimePoint now() const override { return m_now; }
    QTimeZone zone() const override { return m_zone; }
    const CalendarView &view() const override { return shown; }
    QList<CalendarOffer> offers() const override { return offered; }
    void refresh() override { ++refreshes; }
    QCoro::Task<Status> change(Change act) override
    {
        ++changes;
        if (!changeAnswer)
            co_return Status(changeAnswer);
        const Result<RunCalendar> next = act(shown.calendar);
        if (!next)
            co_return std::unexpected(next.error());
        shown.calendar = *next;
        Q_EMIT changed();
        co_return Status{};
    }
    QCoro::Task<Status> exportTo(QString file) override
    {
        exported = file;
        co_return Status{};
    }
    QCoro::Task<Result<QList<ImportItem>>> lookAt(QString file) override
    {
        looked = file;
        co_return Result<QList<ImportItem>>(importAnswer);
    }

    // What the test sets.
    void setView(const CalendarView &view)
    {
        shown = view;
        Q_EMIT changed();
    }

    CalendarView shown;
    QList<CalendarOffer> offered;
    int refreshes = 0;
    int changes = 0;
    Status changeAnswer;
    QString exported;
    QString looked;
    Result<QList<ImportItem>> importAnswer = QList<ImportItem>();

private:
    TimePoint m_now;
    QTimeZone m_zone;
};

} // namespace warrener
