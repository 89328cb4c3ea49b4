#pragma once

#include "ui/calendar/CalendarSurface.h"
#include "ui/calendar/WeekLayout.h"

namespace warrener {

/// Seven days beside each other, hours down; a drag snaps to a quarter of an hour.
class WeekView final : public CalendarSurface
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(WeekView)

public:
    using CalendarSurface::CalendarSurface;

    QRect dayRect(const QDate &date) const override;
    QRect markRect(const CalendarMark &mark) const override;
    QRectF spanRect(const QDate &date, double from, double until) const override;
    QSize minimumSizeHint() const override { return {560, 420}; }

protected:
    std::optional<WallTime> timeAt(QPoint position, const QTime &keep) const override;
    const CalendarMark *markAt(QPoint position) const override;
    int daysAcross() const override { return 0; }
    void paintEvent(QPaintEvent *event) override;

private:
    QRect column(int index) const;
    int yOf(const QTime &time) const;
    WeekDayLayout layoutOf(int index) const;
    /// Empty: it is not shown.
    QRect boxOf(int index, const WeekBar &bar) const;
    void paintColumn(QPainter &painter, int index) const;
};

} // namespace warrener
