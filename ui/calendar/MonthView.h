#pragma once

#include "ui/calendar/CalendarSurface.h"

namespace warrener {

/// Six weeks, a day a cell. Weeks begin on Monday wherever one is, so that the weekend, on which nobody is there, is one piece.
class MonthView final : public CalendarSurface
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MonthView)

public:
    using CalendarSurface::CalendarSurface;

    static constexpr int weeks = 6;
    /// The first day that is shown of a month: a Monday.
    static QDate firstDay(const QDate &month);

    QRect dayRect(const QDate &date) const override;
    QRect markRect(const CalendarMark &mark) const override;
    QRectF spanRect(const QDate &date, double from, double until) const override;
    QSize minimumSizeHint() const override { return {560, 360}; }

protected:
    std::optional<WallTime> timeAt(QPoint position, const QTime &keep) const override;
    const CalendarMark *markAt(QPoint position) const override;
    QString tipAt(QPoint position) const override;
    int daysAcross() const override { return 7; }
    void paintEvent(QPaintEvent *event) override;

private:
    struct Layout
    {
        int shown = 0; ///< of the marks
        int lines = 2; ///< that each has
        int height = 0;
        int first = 0; ///< mark that is shown: what is chosen by keys is seen

        bool shows(int mark) const { return mark >= first && mark < first + shown; }
    };
    QRect cell(int index) const;
    Layout layoutOf(const CalendarDay &day) const;
    QRect markBox(int index, const CalendarDay &day, int mark) const;
    QString footOf(const CalendarDay &day) const;
    void paintTag(QPainter &painter, int index, const DarkSpan &dark) const;
    void paintDay(QPainter &painter, int index) const;
    void paintHead(QPainter &painter, const QRect &box, const CalendarDay &day) const;
};

} // namespace warrener
